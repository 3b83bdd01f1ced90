import Foundation
import GRDB
import Order

extension RecordStore {
    public func lastEntry(of subject: SubjectID) throws -> EntryID? {
        try pool.unsafeRead { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT last_id FROM subject WHERE id = ? AND last_position >= 0"),
                arguments: [subject.rawValue])
            return try row.map { EntryID(unchecked: try $0.text(0)) }
        }
    }

    /// The subject's entries, oldest first, opened (only the parts of that subject).
    public func entries(of subject: SubjectID) throws -> [Entry] {
        try pool.read { db in
            let reader = EntryReader(keys: keys)
            return try Self.chain(of: subject, db).reversed().map {
                try reader.entry($0, only: subject)
            }
        }
    }

    /// A subject's entries, newest first: each header names the one before.
    static func chain(of subject: SubjectID, _ db: Database) throws -> [StoredEntry] {
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT last_position FROM subject WHERE id = ?"), arguments: [subject.rawValue])
        var entries: [StoredEntry] = []
        var next = last.flatMap { UInt64(exactly: $0) }
        let select = try db.cachedStatement(sql: StoredEntry.selection + " WHERE position = ?")
        while let position = next {
            guard let row = try Row.fetchOne(select, arguments: [Int64(position)]) else {
                throw StoreError.damaged("entry \(position) is missing")
            }
            let entry = try StoredEntry(row)
            guard let part = try entry.opened().header.parts.first(where: { $0.subject == subject }),
                part.previous.map({ $0.index < position }) ?? true
            else { throw entry.damage }
            entries.append(entry)
            next = part.previous?.index
        }
        return entries
    }

    public func entry(_ id: EntryID) throws -> Entry? {
        try pool.unsafeRead { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: StoredEntry.selection + " WHERE id = ?"), arguments: [id.rawValue])
            return try row.map { try EntryReader(keys: keys).entry(StoredEntry($0)) }
        }
    }

    /// Entries from `index` on, oldest first, at most `limit`; `kinds` empty means all. For feeds and registers.
    public func entries(from index: UInt64, kinds: Set<EntryKind>, limit: Int) throws -> [Entry] {
        let limit = min(limit, Limits.pageRows)
        guard limit > 0, let from = Int64(exactly: index) else { return [] }
        return try pool.read { db in
            let reader = EntryReader(keys: keys)
            if kinds.isEmpty {
                let rows = try Row.fetchCursor(
                    db.cachedStatement(sql: StoredEntry.selection + " WHERE position >= ? ORDER BY position LIMIT ?"),
                    arguments: [from, limit])
                return try Array(rows.map { try reader.entry(StoredEntry($0)) })
            }
            // One index walk per kind, each in order and no longer than the page; then the page is the first of them all.
            let known = try LogTables.kinds(db)
            let statement = try db.cachedStatement(
                sql: "SELECT position FROM entry WHERE kind = ? AND position >= ? ORDER BY position LIMIT ?")
            var positions: [Int64] = []
            for kind in kinds {
                guard let number = known[kind] else { continue }
                positions += try Int64.fetchAll(statement, arguments: [number, from, limit])
            }
            positions.sort()
            let select = try db.cachedStatement(sql: StoredEntry.selection + " WHERE position = ?")
            return try positions.prefix(limit).compactMap { position in
                try Row.fetchOne(select, arguments: [position]).map { try reader.entry(StoredEntry($0)) }
            }
        }
    }

    /// The entry that an idempotency key recorded, if it was used.
    public func entry(recordedFor key: IdempotencyKey) throws -> AppendedEntry? {
        let token = key.token(keys)
        return try pool.unsafeRead { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT position, id FROM request WHERE token = ?"), arguments: [Data(token)])
            return try row.map { AppendedEntry(id: EntryID(unchecked: try $0.text(1)), index: try $0.position(0)) }
        }
    }
}
