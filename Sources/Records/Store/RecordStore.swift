import Crypto
import Foundation
import GRDB
import Order
import Synchronization

/// The log, its keys and its views in one data directory.
///
/// Who owns what: the log's connection pool and the tree's edge belong to the writer, which runs on the committer's one serial
/// queue; keys belong to `KeyStore`. Readers take their own connections and see the last committed transaction.
public final class RecordStore: Sendable {
    public struct Options: Sendable {
        /// The log's origin line (C2SP tlog-checkpoint), e.g. `gatehouse.example/log`.
        public var origin: String
        /// Where the key-encryption key is: a file of mode 0600 outside the data directory. Created when absent.
        public var keyFile: URL
        /// `false` opens for reading beside a running writer.
        public var writes: Bool
        /// The key-encryption key itself, 32 bytes, when it comes from elsewhere; the key file is then not read.
        public var keyMaterial: [UInt8]?
        /// Begins the log anew under `origin` after a restore that lost published entries: what is there stays as its
        /// beginning, and its first own entry holds the last published checkpoint and states the lost range.
        public var newOrigin: Bool
        public init(
            origin: String = "gatehouse.local/log", keyFile: URL, writes: Bool = true, keyMaterial: [UInt8]? = nil,
            newOrigin: Bool = false
        ) {
            self.origin = origin
            self.keyFile = keyFile
            self.writes = writes
            self.keyMaterial = keyMaterial
            self.newOrigin = newOrigin
        }
    }

    let directory: URL
    let origin: String
    let pool: DatabasePool
    let keys: KeyStore
    let views: [any View]
    let tables: [String: ViewTable]
    let published: PublishedCheckpoint
    let opensForWriting: Bool
    /// Used on the committer's queue only, one holder at a time; the lock costs nothing and lets the compiler prove it.
    let writer: Mutex<LogWriter>
    private let committed: Mutex<UInt64>
    private let state: Mutex<State>
    private let committer: Mutex<Committer?>

    private struct State {
        var condition = StoreCondition.writable
        /// A failed transaction or a short restore is not healed by room on the disk.
        var isFinal = false
        var lastLook: ContinuousClock.Instant?
        var lock: WriterLock?
    }

    init(
        directory: URL, origin: String, pool: DatabasePool, keys: KeyStore, views: [any View], tables: [ViewTable],
        published: PublishedCheckpoint, edge: TreeEdge, kinds: [EntryKind: Int64], lock: WriterLock?, refusal: String?
    ) {
        self.directory = directory
        self.origin = origin
        self.pool = pool
        self.keys = keys
        self.views = views
        self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.schema.name, $0) })
        self.published = published
        opensForWriting = lock != nil
        writer = Mutex(LogWriter(edge: edge, kinds: kinds, views: views, tables: tables, keys: keys))
        committed = Mutex(edge.size)
        var first = State()
        first.lock = lock
        if let refusal {
            first.condition = .readOnly(refusal)
            first.isFinal = true
        }
        state = Mutex(first)
        committer = Mutex(nil)
        committer.withLock {
            $0 = Committer { [weak self] requests in
                self?.commit(requests) ?? requests.map { _ in .failure(.readOnly("the store is closed")) }
            }
        }
    }

    /// Waits for what is queued, checkpoints the WAL, releases the lock.
    public func close() async throws {
        try await exclusively { [self] in
            if opensForWriting { try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
            state.withLock {
                $0.condition = .readOnly("the store is closed")
                $0.isFinal = true
            }
            try pool.close()
            try keys.close()
            state.withLock { $0.lock = nil }
        }
    }

    // MARK: Appending

    /// Whether the store can write, looked at no more than once a second.
    public var condition: StoreCondition {
        state.withLock { state in
            if state.isFinal { return state.condition }
            if !opensForWriting { return .readOnly("the store was opened for reading") }
            let now = ContinuousClock.now
            if let last = state.lastLook, now - last < .seconds(1) { return state.condition }
            state.lastLook = now
            state.condition = StoreCondition(freeBytes: DiskSpace.free(at: directory))
            return state.condition
        }
    }

    /// Whether nothing more can be written. After a failed fsync it stays so: the process should stop.
    public var readOnly: Bool { if case .readOnly = condition { true } else { false } }

    /// Appends all drafts in one transaction or none; returns when they are durable. Concurrent callers share one fsync.
    public func append(_ drafts: [EntryDraft]) async throws(AppendError) -> [AppendedEntry] {
        guard !drafts.isEmpty else { return [] }
        guard drafts.count <= Limits.appendEntries else {
            throw .malformed("one append takes at most \(Limits.appendEntries) entries; append the rest after it")
        }
        if case .readOnly(let why) = condition { throw .readOnly(why) }
        guard let committer = committer.withLock({ $0 }) else { throw .readOnly("the store is closed") }
        // Sealed sizes are not known yet; what matters is that callers wait, not the exact byte at which they do.
        let bytes = drafts.count * 2048
        await committer.admit(bytes: bytes)
        var prepared: [PreparedEntry] = []
        prepared.reserveCapacity(drafts.count)
        do throws(AppendError) {
            for draft in drafts { prepared.append(try PreparedEntry(draft, keys: keys)) }
        } catch {
            committer.leave(bytes: bytes)
            throw error
        }
        return try await committer.submit(prepared, bytes: bytes).get()
    }

    /// One batch, on the committer's queue.
    private func commit(_ requests: [[PreparedEntry]]) -> [LogWriter.Outcome] {
        if case .readOnly(let why) = condition { return requests.map { _ in .failure(.readOnly(why)) } }
        do {
            return try writer.withLock { writer in
                let outcomes = try writer.commit(requests, in: pool)
                committed.withLock { $0 = writer.edge.size }
                return outcomes
            }
        } catch {
            let why = stopWriting(after: error)
            return requests.map { _ in .failure(.readOnly(why)) }
        }
    }

    /// A transaction that fails as a whole, at its fsync above all, leaves it unknown what the disk holds: nothing more is
    /// written by this process.
    @discardableResult func stopWriting(after error: any Error) -> String {
        let why = "a transaction failed (\(error)); stop the process, look at the disk, run `gatehouse records verify`"
        state.withLock {
            $0.condition = .readOnly(why)
            $0.isFinal = true
        }
        return why
    }

    /// Runs work on the writer's queue, between batches.
    func exclusively<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
        guard let committer = committer.withLock({ $0 }) else { throw StoreError.readOnly("the store is closed") }
        return try await committer.exclusively(work)
    }

    /// As `exclusively`, for work that writes.
    func writing<R: Sendable>(_ work: @escaping @Sendable (inout LogWriter) throws -> R) async throws -> R {
        try await exclusively { [self] in
            if case .readOnly(let why) = condition { throw StoreError.readOnly(why) }
            return try writer.withLock { writer in
                defer { committed.withLock { $0 = writer.edge.size } }
                do {
                    return try work(&writer)
                } catch let error as DatabaseError {
                    throw StoreError.readOnly(stopWriting(after: error))
                }
            }
        }
    }

    func refreshSize() { writer.withLock { writer in committed.withLock { $0 = writer.edge.size } } }

    /// Entries that are durable. A store opened for reading looks each time.
    public var size: UInt64 {
        if opensForWriting { return committed.withLock { $0 } }
        return (try? pool.read { try LogTables.size($0) }) ?? 0
    }
}
