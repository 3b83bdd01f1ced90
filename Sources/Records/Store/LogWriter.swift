// The one writer of the log. It owns the growing edge of the tree and the numbers of kinds; what it holds always equals what
// the last committed transaction left, because a batch works on a copy and the copy replaces it only after COMMIT.
import Foundation
import GRDB
import Order

struct LogWriter {
    private(set) var edge: TreeEdge
    private var kinds: [EntryKind: Int64]
    /// What the subject table says of subjects met lately.
    private var recent: [SubjectID: SubjectState] = [:]
    let views: [any View]
    let tables: [ViewTable]
    let keys: KeyStore
    /// How each view stores its values, made once.
    private let storing: [ViewTable.Storing]

    init(edge: TreeEdge, kinds: [EntryKind: Int64], views: [any View], tables: [ViewTable], keys: KeyStore) {
        self.edge = edge
        self.kinds = kinds
        self.views = views
        self.tables = tables
        self.keys = keys
        storing = tables.map { $0.storing(with: keys) }
    }

    typealias Outcome = Result<[AppendedEntry], AppendError>

    /// Writes the requests in one transaction: each whole or not at all, a refused one without harm to the others. Throws
    /// when the transaction itself fails; then nothing was written.
    mutating func commit(_ requests: [[PreparedEntry]], in pool: DatabasePool) throws -> [Outcome] {
        do {
            return try commit(requests, in: pool, checksIDs: false)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // Somebody's id is taken: once more, asking for each, so that only its caller is refused.
            return try commit(requests, in: pool, checksIDs: true)
        }
    }

    private mutating func commit(
        _ requests: [[PreparedEntry]], in pool: DatabasePool, checksIDs: Bool
    ) throws -> [Outcome] {
        var batch = Batch(edge: edge, kinds: kinds)
        batch.checksIDs = checksIDs
        var outcomes: [Outcome] = []
        try pool.write { db in
            outcomes = try write(requests, into: &batch, db)
        }
        edge = batch.edge
        kinds = batch.kinds
        if recent.count + batch.subjects.count > Limits.cachedSubjectStates { recent.removeAll(keepingCapacity: true) }
        recent.merge(batch.subjects) { _, new in new }
        return outcomes
    }

    /// As `commit`, with more work in the same transaction.
    mutating func commit(
        _ entries: [PreparedEntry], in pool: DatabasePool, with work: (Database) throws -> Void
    ) throws -> Outcome {
        var batch = Batch(edge: edge, kinds: kinds)
        var outcomes: [Outcome] = []
        try pool.write { db in
            try work(db)
            recent.removeAll()
            outcomes = try write([entries], into: &batch, db)
        }
        edge = batch.edge
        kinds = batch.kinds
        return outcomes[0]
    }

    private struct SubjectState: Sendable {
        var entries: Int64
        var last: PrivateHeader.Previous?
        var destroyed: Int64
    }

    private struct Batch {
        var edge: TreeEdge
        var kinds: [EntryKind: Int64]
        var next: UInt64
        var subjects: [SubjectID: SubjectState] = [:]
        var changed: Set<SubjectID> = []
        var requests: [[UInt8]: (entry: AppendedEntry, digest: [UInt8])] = [:]
        /// Whether each entry's id is looked for first, and the ids so far.
        var checksIDs = false
        var ids: Set<EntryID> = []
        init(edge: TreeEdge, kinds: [EntryKind: Int64]) {
            self.edge = edge
            self.kinds = kinds
            next = edge.size
        }
    }

    /// An entry that is accepted, with all that is to be written for it.
    private struct Accepted {
        var entry: PreparedEntry
        var index: UInt64
        var header: [PrivateHeader.Part]
        var changes: [(view: Int, change: ViewChange)]
    }

    private func write(_ requests: [[PreparedEntry]], into batch: inout Batch, _ db: Database) throws -> [Outcome] {
        let statements = try Statements(db)
        var accepted: [Accepted] = []
        accepted.reserveCapacity(requests.count)
        var outcomes: [Outcome] = []
        for request in requests {
            let before = (batch.next, accepted.count)
            var undo: [(SubjectID, SubjectState)] = []
            do {
                var appended: [AppendedEntry] = []
                for entry in request {
                    let one = try accept(entry, &batch, &undo, statements, db)
                    accepted.append(one)
                    appended.append(AppendedEntry(id: entry.draft.id, index: one.index))
                }
                outcomes.append(.success(appended))
            } catch let error as AppendError {
                for (subject, state) in undo.reversed() { batch.subjects[subject] = state }
                for one in accepted[before.1...] {
                    if let token = one.entry.request?.token { batch.requests[token] = nil }
                }
                accepted.removeLast(accepted.count - before.1)
                batch.next = before.0
                outcomes.append(.failure(error))
            }
        }
        guard !accepted.isEmpty else { return outcomes }
        for one in accepted {
            for part in one.header { if let subject = part.subject { batch.changed.insert(subject) } }
        }
        // Every key that these entries are sealed under is durable before they are.
        try keys.flush()
        var rows = RowChanges()
        for one in accepted {
            try insert(one, &batch, statements, db)
            for (view, change) in one.changes { rows.add(change, to: view) }
        }
        for (view, change) in rows.changes {
            try tables[view].apply(change, table: tables[view].table, in: db, storing: storing[view])
        }
        try finish(batch, db)
        return outcomes
    }

    /// Checks one entry against the log and the batch so far, and counts it in.
    private func accept(
        _ entry: PreparedEntry, _ batch: inout Batch, _ undo: inout [(SubjectID, SubjectState)],
        _ statements: Statements, _ db: Database
    ) throws -> Accepted {
        let index = batch.next
        if let request = entry.request {
            if let earlier = try recorded(request.token, batch, db) {
                throw earlier.digest == request.digest
                    ? AppendError.alreadyDone(earlier.entry) : AppendError.idempotencyKeyReused
            }
        }
        var header: [PrivateHeader.Part] = []
        for part in entry.draft.parts {
            guard let subject = part.subject else {
                header.append(PrivateHeader.Part(subject: nil, previous: nil))
                continue
            }
            let state = try state(of: subject, &batch, statements)
            guard state.destroyed == 0 else { throw AppendError.destroyed(subject) }
            let isAsDecided =
                switch part.expecting {
                case .any: true
                case .none: state.last == nil
                case .entry(let id): state.last?.id == id
                }
            guard isAsDecided else { throw AppendError.stale(subject: subject, last: state.last?.id) }
            header.append(PrivateHeader.Part(subject: subject, previous: state.last))
        }
        if batch.checksIDs, try idIsTaken(entry.draft.id, &batch, statements) {
            throw AppendError.malformed("the entry id \(entry.draft.id) is taken")
        }
        let whole = Entry(
            id: entry.draft.id, index: index, kind: entry.draft.kind, actor: entry.draft.actor, time: entry.draft.time,
            parts: header.indices.map {
                Entry.Part(subject: header[$0].subject, previous: header[$0].previous?.id, fields: entry.fields[$0])
            })
        var changes: [(view: Int, change: ViewChange)] = []
        for (place, view) in views.enumerated() {
            for change in view.changes(for: whole) {
                do { try tables[place].check(change) } catch { throw AppendError.malformed(error.description) }
                // A row may be about a subject that the entry itself says nothing of.
                if case .upsert(_, let subject?, _) = change, try state(of: subject, &batch, statements).destroyed != 0
                {
                    throw AppendError.destroyed(subject)
                }
                changes.append((place, change))
            }
        }
        for part in header {
            guard let subject = part.subject, let state = batch.subjects[subject] else { continue }
            undo.append((subject, state))
            batch.subjects[subject] = SubjectState(
                entries: state.entries + 1, last: PrivateHeader.Previous(id: entry.draft.id, index: index), destroyed: 0
            )
        }
        if let request = entry.request {
            batch.requests[request.token] = (AppendedEntry(id: entry.draft.id, index: index), request.digest)
        }
        batch.next += 1
        return Accepted(entry: entry, index: index, header: header, changes: changes)
    }

    /// Ids are 80 random bits, so this is asked only after a batch met one that is taken.
    private func idIsTaken(_ id: EntryID, _ batch: inout Batch, _ statements: Statements) throws -> Bool {
        guard batch.ids.insert(id).inserted else { return true }
        statements.taken.bind(1, id.rawValue)
        defer { statements.taken.reset() }
        return try statements.taken.step() != nil
    }

    private func recorded(
        _ token: [UInt8], _ batch: Batch, _ db: Database
    ) throws -> (entry: AppendedEntry, digest: [UInt8])? {
        if let found = batch.requests[token] { return found }
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT digest, position, id FROM request WHERE token = ?"),
            arguments: [Data(token)])
        guard let row, let digest = row.bytes(0) else { return nil }
        return (AppendedEntry(id: EntryID(unchecked: try row.text(2)), index: try row.position(1)), digest)
    }

    private func state(
        of subject: SubjectID, _ batch: inout Batch, _ statements: Statements
    ) throws -> SubjectState {
        if let state = batch.subjects[subject] ?? recent[subject] {
            batch.subjects[subject] = state
            return state
        }
        var state = SubjectState(entries: 0, last: nil, destroyed: 0)
        statements.subject.bind(1, subject.rawValue)
        defer { statements.subject.reset() }
        if let row = try statements.subject.step() {
            guard let entries = row.integer(0), let position = row.integer(1), let id = row.text(2),
                let destroyed = row.integer(3)
            else { throw StoreError.damaged("the row of \(subject) is altered") }
            state.entries = entries
            state.destroyed = destroyed
            if let index = UInt64(exactly: position) {
                state.last = PrivateHeader.Previous(id: EntryID(unchecked: id), index: index)
            }
        }
        batch.subjects[subject] = state
        return state
    }

    private func insert(_ one: Accepted, _ batch: inout Batch, _ statements: Statements, _ db: Database) throws {
        let draft = one.entry.draft
        let header = PrivateHeader(
            kind: draft.kind, actor: draft.actor, time: draft.time, request: one.entry.request, salt: one.entry.salt,
            parts: one.header
        ).canonicalBytes
        let leaf = Leaf(
            id: draft.id, header: LogHash.digest(of: header), body: one.entry.body, commitment: one.entry.commitment)
        if batch.kinds[draft.kind] == nil {
            let number = Int64(batch.kinds.count + 1)
            try db.execute(
                sql: "INSERT INTO kind(number, name) VALUES (?, ?)", arguments: [number, draft.kind.rawValue])
            batch.kinds[draft.kind] = number
        }
        let insert = statements.entry
        insert.bind(1, Int64(one.index))
        insert.bind(2, draft.id.rawValue)
        insert.bind(3, batch.kinds[draft.kind] ?? 0)
        try leaf.stored.withUnsafeBytes { leaf in
            try header.withUnsafeBytes { header in
                try one.entry.stored.withUnsafeBytes { parts in
                    insert.bind(4, inPlace: leaf)
                    insert.bind(5, inPlace: header)
                    insert.bind(6, inPlace: parts)
                    try insert.run()
                }
            }
        }
        try batch.edge.append(leaf.hash) { tile in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(256 * 32)
            for hash in tile.hashes { hash.append(to: &bytes) }
            try db.cachedStatement(sql: "INSERT INTO tile(place, hashes) VALUES (?, ?)")
                .execute(arguments: [LogTables.place(level: tile.level, index: tile.index), Data(bytes)])
        }
        if let request = one.entry.request {
            try db.cachedStatement(sql: "INSERT INTO request(token, digest, position, id) VALUES (?, ?, ?, ?)")
                .execute(arguments: [Data(request.token), Data(request.digest), Int64(one.index), draft.id.rawValue])
        }
    }

    /// The statements that every entry needs, looked up once for a batch.
    private struct Statements {
        let entry: RawStatement
        let subject: RawStatement
        let taken: RawStatement
        init(_ db: Database) throws {
            entry = try RawStatement(
                db, "INSERT INTO entry(position, id, kind, leaf, header, parts) VALUES (?, ?, ?, ?, ?, ?)")
            subject = try RawStatement(
                db, "SELECT entries, last_position, last_id, destroyed FROM subject WHERE id = ?")
            taken = try RawStatement(db, "SELECT 1 FROM entry WHERE id = ?")
        }
    }

    private func finish(_ batch: Batch, _ db: Database) throws {
        let upsert = try db.cachedStatement(
            sql: """
                INSERT INTO subject(id, entries, last_position, last_id, destroyed) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT(id) DO UPDATE SET entries = excluded.entries, last_position = excluded.last_position, last_id = excluded.last_id
                """)
        for subject in batch.changed.sorted() {
            guard let state = batch.subjects[subject], let last = state.last else { continue }
            try upsert.execute(arguments: [subject.rawValue, state.entries, Int64(last.index), last.id.rawValue])
        }
        let update = try db.cachedStatement(sql: "UPDATE view SET size = ? WHERE name = ?")
        for table in tables { try update.execute(arguments: [Int64(batch.next), table.schema.name]) }
        try LogTables.setHead(size: batch.edge.size, root: batch.edge.root, keys: keys, db)
    }
}
