import Foundation
import Order

// Seam only: the Records author replaces every body in this file and may split it; the signatures are what other rooms call.

/// The log, its keys and its views in one data directory.
public final class RecordStore: Sendable {
    public struct Options: Sendable {
        /// The log's origin line (C2SP tlog-checkpoint), e.g. `gatehouse.example/log`.
        public var origin: String
        /// Where the key-encryption key is: a file of mode 0600 outside the data directory. Created when absent.
        public var keyFile: URL
        /// `false` opens for reading beside a running writer.
        public var writes: Bool
        public init(origin: String = "gatehouse.local/log", keyFile: URL, writes: Bool = true) {
            self.origin = origin
            self.keyFile = keyFile
            self.writes = writes
        }
    }

    /// Opens the store, creating it when absent; takes the writer's lock.
    public static func open(directory: URL, options: Options, views: [any View]) throws -> RecordStore { fatalError("seam") }
    /// Waits for what is queued, checkpoints the WAL, releases the lock.
    public func close() async throws { fatalError("seam") }

    // MARK: Appending
    /// Appends all drafts in one transaction or none; returns when they are durable. Concurrent callers share one fsync.
    public func append(_ drafts: [EntryDraft]) async throws(AppendError) -> [AppendedEntry] { fatalError("seam") }

    // MARK: Reading
    public var size: UInt64 { fatalError("seam") }
    public func lastEntry(of subject: SubjectID) throws -> EntryID? { fatalError("seam") }
    /// The subject's entries, oldest first, opened (only the parts of that subject).
    public func entries(of subject: SubjectID) throws -> [Entry] { fatalError("seam") }
    public func entry(_ id: EntryID) throws -> Entry? { fatalError("seam") }
    /// Entries from `index` on, oldest first, at most `limit`; `kinds` empty means all. For feeds and registers.
    public func entries(from index: UInt64, kinds: Set<EntryKind>, limit: Int) throws -> [Entry] { fatalError("seam") }
    /// The entry that an idempotency key recorded, if it was used.
    public func entry(recordedFor key: IdempotencyKey) throws -> AppendedEntry? { fatalError("seam") }

    // MARK: Views
    public func row(_ view: String, key: String) throws -> ViewRow? { fatalError("seam") }
    public func rows(_ view: String, _ query: ViewQuery) throws -> [ViewRow] { fatalError("seam") }
    public func count(_ view: String, _ conditions: [ViewQuery.Condition]) throws -> Int { fatalError("seam") }

    // MARK: Keys
    /// Makes sure each subject has a durable key. Appending does this by itself.
    public func createKeys(for subjects: [SubjectID]) async throws { fatalError("seam") }
    /// AES-256-GCM under the subject's key (`nil`: the installation's): nonce ‖ ciphertext ‖ tag.
    public func seal(_ bytes: [UInt8], for subject: SubjectID?, associatedData: [UInt8]) throws -> [UInt8] { fatalError("seam") }
    public func open(_ sealed: [UInt8], for subject: SubjectID?, associatedData: [UInt8]) throws -> [UInt8] { fatalError("seam") }
    /// HMAC-SHA-256 under the purpose's key, first 16 bytes.
    public func blindIndex(_ purpose: BlindIndexPurpose, _ canonical: String) -> [UInt8] { fatalError("seam") }
    /// Destroys the subject's key and its rows: intent entry, deletion, done entry.
    public func destroy(_ subject: SubjectID, actor: Actor, time: Timestamp, ground: String) async throws { fatalError("seam") }

    // MARK: Proofs
    /// The newest signed checkpoint (C2SP signed note), `nil` before the first.
    public func checkpoint() throws -> String? { fatalError("seam") }
    /// Signs and publishes a checkpoint over all durable entries, also outside the database.
    @discardableResult public func publishCheckpoint(at time: Timestamp) async throws -> String { fatalError("seam") }
    /// A C2SP tlog-proof with the named fields of one part opened in `extra`; `nil` until a checkpoint covers the entry.
    public func receipt(for entry: EntryID, subject: SubjectID?, disclosing fields: [String]) throws -> String? { fatalError("seam") }
    /// A C2SP tlog-tiles hash tile: `width` 256 for a full one; `nil` when beyond the last checkpoint.
    public func tile(level: Int, index: UInt64, width: Int) throws -> [UInt8]? { fatalError("seam") }
    /// The verification key line of the log (C2SP signed-note vkey).
    public var verifierKey: String { fatalError("seam") }
}
