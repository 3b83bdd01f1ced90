import Crypto
import Foundation
import GRDB
import Order
import Records
import Synchronization

/// A slice that is sealed and waits to be written.
struct PreparedSlice: Sendable {
    struct Part: Sendable {
        var lowest: UInt32
        var highest: UInt32
        var body: [UInt8]
    }
    var id: Int64
    var era: SubjectID
    var events: Int
    var first: Int64
    var last: Int64
    var digest: [UInt8]
    /// The keyed digest by which a repeated batch is known; `nil` for a slice that was merged from others.
    var batch: [UInt8]?
    var parts: [Part]
    /// The entry of the log that the slice is recorded in.
    var entry: EntryDraft
    /// The slices that it replaces.
    var replaces: [Int64] = []
}

/// One month's file. It owns the connections to it and what is remembered of it; appends and maintenance write through it.
///
/// A slice is sealed under the key of its *era*: a subject that stands for nobody. Compaction begins a new era, turns the
/// slices of the old one into runs and destroys the old era's key, so that no copy of a slice can be opened afterwards, in a
/// backup either.
final class MonthFile: Sendable {
    let month: AccessMonth
    let name: String
    let pool: DatabasePool
    let records: RecordStore
    private let writes: Bool
    private let committer: SliceCommitter
    private let state: Mutex<State>

    private struct State {
        var era: SubjectID?
        /// Appends that are sealing or writing under an era's key.
        var uses: [SubjectID: Int] = [:]
        var waiting: [SubjectID: [CheckedContinuation<Void, Never>]] = [:]
        var slices: [Int64: Int] = [:]
        var unlogged: Set<Int64> = []
        var vocabulary: Vocabulary?
        /// The addresses in each part of each slice, in order; filled when first asked for.
        var addresses: [SlicePart: [IPAddress]] = [:]
    }
    struct SlicePart: Hashable, Sendable { var slice: Int64, part: Int64 }

    static func name(of month: AccessMonth) -> String { "access-\(month).sqlite" }

    init(_ month: AccessMonth, directory: URL, records: RecordStore, writes: Bool) throws {
        self.month = month
        name = Self.name(of: month)
        self.records = records
        self.writes = writes
        pool = try DatabasePool(
            path: directory.appendingPathComponent(name).path, configuration: MonthTables.configuration(writes: writes))
        if writes {
            try pool.writeWithoutTransaction { db in
                // After opening, because GRDB sets NORMAL when it turns WAL mode on.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try MonthTables.create(db)
            }
        }
        var state = State()
        let (era, slices, unlogged) = try pool.read { db in
            (
                try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'era'"),
                try Row.fetchAll(db, sql: "SELECT id, events FROM slice"),
                try Int64.fetchAll(db, sql: "SELECT slice FROM outbox WHERE slice IS NOT NULL")
            )
        }
        state.era = era.map(SubjectID.init(unchecked:))
        for row in slices { if let id = row.integer(0) { state.slices[id] = Int(row.integer(1) ?? 0) } }
        state.unlogged = Set(unlogged)
        self.state = Mutex(state)
        committer = SliceCommitter(pool: pool)
    }

    func close() async throws {
        try await committer.flush()
        if writes {
            // So that the file is whole by itself. Readers of the moment may keep the log from emptying, which loses nothing.
            try await pool.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
        }
        try pool.close()
    }

    // MARK: Eras

    /// The era to seal under, held until ``release(_:)``.
    func holdEra() async throws -> SubjectID {
        if let era = state.withLock({ state -> SubjectID? in
            if let era = state.era { state.uses[era, default: 0] += 1 }
            return state.era
        }) {
            return era
        }
        // The first append of a month makes its era; several at once agree on one through the table.
        let fresh = SubjectID.random()
        try await records.createKeys(for: [fresh])
        let agreed = try await pool.write { db -> String in
            try db.execute(
                sql: "INSERT INTO setting(name, value) VALUES ('era', ?) ON CONFLICT(name) DO NOTHING",
                arguments: [fresh.rawValue])
            return try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'era'") ?? fresh.rawValue
        }
        return state.withLock { state in
            let era = state.era ?? SubjectID(unchecked: agreed)
            state.era = era
            state.uses[era, default: 0] += 1
            return era
        }
    }

    func release(_ era: SubjectID) {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.uses[era, default: 1] -= 1
            guard state.uses[era] == 0 else { return [] }
            state.uses[era] = nil
            return state.waiting.removeValue(forKey: era) ?? []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Begins a new era and returns when nobody writes under the old one any more.
    func beginEra() async throws -> SubjectID {
        let fresh = SubjectID.random()
        try await records.createKeys(for: [fresh])
        try await pool.write { db in
            try db.execute(
                sql:
                    "INSERT INTO setting(name, value) VALUES ('era', ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
                arguments: [fresh.rawValue])
        }
        let old = state.withLock { state in
            defer { state.era = fresh }
            return state.era
        }
        if let old {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.uses[old] == nil { return true }
                    state.waiting[old, default: []].append(continuation)
                    return false
                }
                if isFree { continuation.resume() }
            }
        }
        return fresh
    }

    var era: SubjectID? { state.withLock { $0.era } }

    // MARK: Slices

    /// Writes a slice durably, and the entry it waits to be recorded in; `false` when the batch was there before.
    func commit(_ slice: PreparedSlice) async throws -> Bool {
        let written = try await committer.commit(slice, fields: sealedFields(slice.entry))
        if written {
            state.withLock { state in
                state.slices[slice.id] = slice.events
                state.unlogged.insert(slice.id)
                for id in slice.replaces { state.slices[id] = nil }
                if !slice.replaces.isEmpty {
                    state.addresses = state.addresses.filter { !slice.replaces.contains($0.key.slice) }
                }
            }
        }
        return written
    }

    /// Appends the entry of a slice to the log, and remembers that it is there.
    func log(_ entry: EntryDraft, slice: Int64?) async throws {
        do {
            _ = try await records.append([entry])
        } catch {
            // A crash or a repeated batch came between the entry and the mark that it was made.
            guard case .alreadyDone = error else { throw error }
        }
        if let slice { state.withLock { _ = $0.unlogged.remove(slice) } }
        await committer.logged(entry.id)
    }

    /// Makes the entries that a crash or a failed append left out.
    func logWhatIsMissing(by actor: Actor) async throws {
        try await committer.flush()
        let drafts = try await pool.read { db in
            try Row.fetchAll(db, sql: "SELECT entry, kind, slice, at, fields FROM outbox ORDER BY at, entry").map {
                (slice: $0.integer(2), entry: try self.waitingEntry($0, by: actor))
            }
        }
        for draft in drafts { try await log(draft.entry, slice: draft.slice) }
        try await committer.flush()
    }

    /// The entry that a row of the outbox (entry, kind, slice, at, fields) holds.
    private func waitingEntry(_ row: Row, by actor: Actor) throws -> EntryDraft {
        guard let id = row.text(0).flatMap(EntryID.init(rawValue:)), let kind = row.text(1), let at = row.integer(3),
            let sealed = row.blob(4),
            let fields = try? records.open(sealed, for: nil, associatedData: Self.outboxContext(id, kind)),
            let object = try? JSONValue(parsing: fields).object
        else { throw AccessStoreError.damaged(file: name, part: "outbox row \(row.text(0) ?? "?")") }
        return Self.draft(EntryKind(rawValue: kind), object, actor: actor, time: Timestamp(milliseconds: at), id: id)
    }

    /// Entries that were written here and are not in the log yet, as they will be.
    func pendingEntries() async throws -> [Entry] {
        let drafts = try await pool.read { db in
            try Row.fetchAll(db, sql: "SELECT entry, kind, slice, at, fields FROM outbox ORDER BY at, entry").map {
                try self.waitingEntry($0, by: .system("access"))
            }
        }
        return try drafts.compactMap { draft in
            guard try records.entry(draft.id) == nil else { return nil }
            return Entry(
                id: draft.id, index: 0, kind: draft.kind, actor: draft.actor, time: draft.time,
                parts: draft.parts.map { Entry.Part(subject: nil, previous: nil, fields: $0.fields) })
        }
    }

    /// An entry about a month's blocks. Its own id makes it happen once.
    static func draft(
        _ kind: EntryKind, _ fields: [String: JSONValue], actor: Actor, time: Timestamp, id: EntryID = .random()
    ) -> EntryDraft {
        EntryDraft(
            kind, actor: actor, time: time, subject: nil, fields: fields,
            idempotency: IdempotencyKey(
                scope: "access", key: id.rawValue,
                requestDigest: Array(SHA256.hash(data: JSONValue.object(fields).canonicalBytes))), id: id)
    }

    static func outboxContext(_ id: EntryID, _ kind: String) -> [UInt8] {
        Array("gatehouse access outbox \(id) \(kind)".utf8)
    }

    func sealedFields(_ entry: EntryDraft) throws -> [UInt8] {
        try records.seal(
            JSONValue.object(entry.parts[0].fields).canonicalBytes, for: nil,
            associatedData: Self.outboxContext(entry.id, entry.kind.rawValue))
    }

    var sliceCount: Int { state.withLock { $0.slices.count } }
    var sliceEvents: Int { state.withLock { $0.slices.values.reduce(0, +) } }

    /// Slices of about the same size, enough of them to be worth merging; only such as stand in the log.
    func mergeable() -> [Int64]? {
        state.withLock { state in
            var classes: [Int: [Int64]] = [:]
            for (id, events) in state.slices where !state.unlogged.contains(id) {
                classes[(Int.bitWidth - max(1, events).leadingZeroBitCount - 1) / 3, default: []].append(id)
            }
            return classes.values.filter { $0.count >= Self.mergedAtOnce }.max { $0.count < $1.count }?.sorted()
        }
    }
    /// Slices of one class of size (each class is eight times the one below) that become one.
    private static let mergedAtOnce = 4

    func forgetSlices(_ ids: [Int64]) {
        state.withLock { state in
            for id in ids {
                state.slices[id] = nil
                state.unlogged.remove(id)
            }
            state.addresses = state.addresses.filter { !ids.contains($0.key.slice) }
        }
    }

    static func chunkContext(_ month: AccessMonth, slice: Int64, part: Int) -> [UInt8] {
        Array("gatehouse access chunk 1 \(month) \(slice) \(part)".utf8)
    }
    static func wordContext(_ month: AccessMonth, _ number: Int64) -> [UInt8] {
        Array("gatehouse access word \(month) \(number)".utf8)
    }

    func openChunk(_ body: [UInt8], era: SubjectID, slice: Int64, part: Int) throws -> Chunk {
        let packed = try records.open(
            body, for: era, associatedData: Self.chunkContext(month, slice: slice, part: part))
        do { return try Chunk(Zstandard.decompress(packed), month: month) } catch {
            throw AccessStoreError.damaged(file: name, part: "part \(part) of slice \(slice)")
        }
    }

    /// Seals the events of some columns into a slice: parts of at most `partEvents` events each.
    func seal(
        _ columns: EventColumns, _ order: [UInt32], partEvents: Int, era: SubjectID, kind: EntryKind,
        replacing: [Int64] = [],
        actor: Actor, time: Timestamp
    ) throws -> PreparedSlice {
        let id = Int64.random(in: 1...Int64.max)
        var parts: [PreparedSlice.Part] = []
        var digest = SHA256(), content = SHA256()
        content.update(data: records.blindIndex(.reference, "gatehouse access batch"))
        var start = 0
        while start < order.count {
            let end = min(order.count, start + partEvents)
            let plain = Chunk.encode(columns, order[start..<end], month: month)
            content.update(data: plain)
            let body = try records.seal(
                Zstandard.compress(plain), for: era,
                associatedData: Self.chunkContext(month, slice: id, part: parts.count))
            digest.update(data: body)
            parts.append(
                PreparedSlice.Part(
                    lowest: columns.account[Int(order[start])], highest: columns.account[Int(order[end - 1])],
                    body: body))
            start = end
        }
        var first = Int64.max, last = Int64.min
        for position in order {
            first = min(first, columns.time[Int(position)])
            last = max(last, columns.time[Int(position)])
        }
        let sealed = Array(digest.finalize())
        let batch = replacing.isEmpty ? Array(Array(content.finalize()).prefix(16)) : nil
        var fields: [String: JSONValue] = [
            "month": .string(month.description), "slice": .string(String(id)), "digest": .string(sealed.hexadecimal),
            "events": .integer(Int64(order.count)), "first": .string(Timestamp(milliseconds: first).description),
            "last": .string(Timestamp(milliseconds: last).description), "era": .string(era.rawValue),
        ]
        if let batch { fields["batch"] = .string(batch.hexadecimal) }
        if !replacing.isEmpty { fields["from"] = .array(replacing.map { .string(String($0)) }) }
        return PreparedSlice(
            id: id, era: era, events: order.count, first: first, last: last, digest: sealed, batch: batch, parts: parts,
            entry: Self.draft(kind, fields, actor: actor, time: time), replaces: replacing)
    }

    // MARK: What is remembered

    /// The vocabulary as it stands in the file.
    func vocabulary(_ db: Database) throws -> Vocabulary {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM vocabulary") ?? 0
        if let known = state.withLock({ $0.vocabulary }), known.count == count { return known }
        var vocabulary = Vocabulary()
        let rows = try Row.fetchCursor(db, sql: "SELECT id, body FROM vocabulary ORDER BY id")
        while let row = try rows.next() {
            guard let id = row.integer(0), let word = Vocabulary.Word(row: id), let body = row.blob(1),
                let text = try? records.open(body, for: nil, associatedData: Self.wordContext(month, id)),
                vocabulary.add(text, to: word.section) == word
            else { throw AccessStoreError.damaged(file: name, part: "vocabulary row \(row.integer(0) ?? 0)") }
        }
        state.withLock { $0.vocabulary = vocabulary }
        return vocabulary
    }

    /// The addresses of a part of a slice, in order; read once.
    func addresses(of part: SlicePart, reading read: () throws -> [IPAddress]) rethrows -> [IPAddress] {
        if let known = state.withLock({ $0.addresses[part] }) { return known }
        let addresses = try read().sorted()
        state.withLock { $0.addresses[part] = addresses }
        return addresses
    }
}

/// Writes slices of concurrent appends together: one transaction, one wait for the disk.
private actor SliceCommitter {
    private let pool: DatabasePool
    private var waiting: [(slice: PreparedSlice, fields: [UInt8], done: CheckedContinuation<Bool, any Error>)] = []
    /// Entries that are in the log and need no row in the outbox any more.
    private var done: [EntryID] = []
    private var isWriting = false

    init(pool: DatabasePool) { self.pool = pool }

    func commit(_ slice: PreparedSlice, fields: [UInt8]) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((slice, fields, continuation))
            if !isWriting {
                isWriting = true
                Task { await drain() }
            }
        }
    }

    /// The row goes with the next transaction: until then the entry would merely be found to exist already.
    func logged(_ entry: EntryID) { done.append(entry) }

    func flush() async throws {
        let entries = done
        done = []
        guard !entries.isEmpty else { return }
        try await pool.write { db in try Self.forget(entries, db) }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let group = waiting, entries = done
            waiting = []
            done = []
            do {
                let written = try await pool.write { db in
                    try Self.forget(entries, db)
                    return try group.map { try Self.write($0.slice, $0.fields, db) }
                }
                for (request, isNew) in zip(group, written) { request.done.resume(returning: isNew) }
            } catch {
                done += entries
                for request in group { request.done.resume(throwing: error) }
            }
        }
        isWriting = false
    }

    private static func forget(_ entries: [EntryID], _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM outbox WHERE entry = ?")
        for entry in entries { try statement.execute(arguments: [entry.rawValue]) }
    }

    private static func write(_ slice: PreparedSlice, _ fields: [UInt8], _ db: Database) throws -> Bool {
        if let batch = slice.batch {
            try db.cachedStatement(sql: "INSERT INTO batch(digest) VALUES (?) ON CONFLICT DO NOTHING")
                .execute(arguments: [Data(batch)])
            if db.changesCount == 0 { return false }
        }
        for id in slice.replaces {
            try db.execute(sql: "DELETE FROM slice WHERE id = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM chunk WHERE slice = ?", arguments: [id])
        }
        try db.cachedStatement(sql: "INSERT INTO slice(id, events, first, last, era, digest) VALUES (?, ?, ?, ?, ?, ?)")
            .execute(
                arguments: [slice.id, slice.events, slice.first, slice.last, slice.era.rawValue, Data(slice.digest)])
        let insert = try db.cachedStatement(
            sql: "INSERT INTO chunk(slice, part, lowest, highest, body) VALUES (?, ?, ?, ?, ?)")
        for (number, part) in slice.parts.enumerated() {
            try insert.execute(
                arguments: [slice.id, number, Int64(part.lowest), Int64(part.highest), Data(part.body)])
        }
        try db.cachedStatement(sql: "INSERT INTO outbox(entry, kind, slice, at, fields) VALUES (?, ?, ?, ?, ?)")
            .execute(
                arguments: [
                    slice.entry.id.rawValue, slice.entry.kind.rawValue, slice.id, slice.entry.time.milliseconds,
                    Data(fields),
                ])
        return true
    }
}
