// The fold, made again: every view and every table that follows from the log is built a second time in a database of its own
// and compared with what is stored, row by row. Memory stays bounded; the second database goes when the check ends.
import Crypto
import Foundation
import GRDB
import Order

final class FoldCheck {
    private let file: URL
    private let database: DatabaseQueue
    private let views: [any View]
    private let tables: [ViewTable]
    private let keys: KeyStore
    private let storing: [ViewTable.Storing]
    /// Sealed values are compared as digests under this key, so that the second database holds nothing to read or to guess.
    private let digestKey = SymmetricKey(size: .bits256)
    private(set) var findings: [VerificationFinding] = []
    private(set) var rows: UInt64 = 0
    /// Subjects that the log says were destroyed.
    private(set) var destroyed: Set<SubjectID> = []

    init(views: [any View], tables: [ViewTable], keys: KeyStore) throws {
        file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gatehouse-verify-\(UUID().uuidString).sqlite")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        }
        database = try DatabaseQueue(path: file.path, configuration: configuration)
        self.views = views
        self.tables = tables
        self.keys = keys
        let digestKey = digestKey
        storing = tables.map { table in
            let kept = table.storing(with: keys)
            return { value, column, key, subject in
                guard case .sealed(let json) = value else { return try kept(value, column, key, subject) }
                return .bytes(Self.digest(json.canonicalBytes, digestKey))
            }
        }
        try database.write { db in
            for table in tables { try db.execute(sql: table.statements(table: table.table)[0].sql) }
            for (name, sql) in LogTables.all where name == "subject" || name == "request" { try db.execute(sql: sql) }
        }
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(at: file)
    }

    private static func digest(_ bytes: [UInt8], _ key: SymmetricKey) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(16))
    }

    // MARK: Folding

    func fold(_ entries: [EntryCheck.Folded]) throws {
        guard !entries.isEmpty else { return }
        try database.write { db in
            for folded in entries {
                try follow(folded, db)
                for (place, view) in views.enumerated() {
                    for change in view.changes(for: folded.entry) {
                        try tables[place].check(change)
                        try tables[place].apply(change, table: tables[place].table, in: db, storing: storing[place])
                    }
                }
                try forget(folded.entry, db)
            }
        }
    }

    /// The log's own tables, and the chain of each subject.
    private func follow(_ folded: EntryCheck.Folded, _ db: Database) throws {
        let index = Int64(folded.entry.index)
        let select = try RawStatement(db, "SELECT last_position, last_id FROM subject WHERE id = ?")
        let upsert = try RawStatement(
            db,
            """
            INSERT INTO subject(id, entries, last_position, last_id, destroyed) VALUES (?, 1, ?, ?, 0)
            ON CONFLICT(id) DO UPDATE SET entries = entries + 1, last_position = excluded.last_position, last_id = excluded.last_id
            """)
        for part in folded.header.parts {
            guard let subject = part.subject else { continue }
            select.bind(1, subject.rawValue)
            let last = try select.step().map { ($0.integer(0), $0.text(1)) }
            select.reset()
            if last?.0 != part.previous.map({ Int64($0.index) }) || last?.1 != part.previous?.id.rawValue {
                findings.append(
                    VerificationFinding(.entry(folded.entry.index), "does not follow its subject's last entry"))
            }
            upsert.bind(1, subject.rawValue)
            upsert.bind(2, index)
            upsert.bind(3, folded.entry.id.rawValue)
            try upsert.run()
        }
        if let request = folded.header.request {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO request(token, digest, position, id) VALUES (?, ?, ?, ?)"
            )
            .execute(arguments: [Data(request.token), Data(request.digest), index, folded.entry.id.rawValue])
        }
    }

    private func forget(_ entry: Entry, _ db: Database) throws {
        guard entry.kind == .destructionBegun || entry.kind == .destructionDone,
            let subject = entry.parts.first?.fields?["subject"]?.string
        else { return }
        let isDone = entry.kind == .destructionDone
        try db.execute(
            sql: """
                INSERT INTO subject(id, entries, last_position, last_id, destroyed) VALUES (?, 0, -1, '', ?)
                ON CONFLICT(id) DO UPDATE SET destroyed = excluded.destroyed
                """, arguments: [subject, isDone ? 2 : 1])
        guard isDone else { return }
        destroyed.insert(SubjectID(unchecked: subject))
        for table in tables {
            try db.execute(sql: "DELETE FROM \"\(table.table)\" WHERE subject = ?", arguments: [subject])
        }
    }

    // MARK: Comparing

    func compare(with stored: Database, size: UInt64) throws {
        try database.read { folded in
            compare(
                "SELECT id, entries, last_position, last_id, destroyed FROM subject ORDER BY id", stored, folded,
                name: { VerificationFinding.Subject.row(table: "subject", key: $0) })
            compare(
                "SELECT token, digest, position, id FROM request ORDER BY token", stored, folded,
                name: { VerificationFinding.Subject.row(table: "idempotency", key: $0) })
            for table in tables {
                compare(
                    "SELECT \(table.selection) FROM \"\(table.table)\" ORDER BY key", stored, folded,
                    name: { VerificationFinding.Subject.viewRow(view: table.schema.name, key: $0) },
                    same: { try self.isSame($0, $1, table) })
            }
        }
        let kept = try Row.fetchAll(stored, sql: "SELECT name, schema, size FROM view")
        var byName = Dictionary(kept.map { ($0.textIfAny(0) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for table in tables {
            guard let row = byName.removeValue(forKey: table.schema.name) else {
                findings.append(VerificationFinding(.row(table: "view", key: table.schema.name), "missing"))
                continue
            }
            if row.textIfAny(1) != table.fingerprint || (try? row.position(2)) != size {
                findings.append(VerificationFinding(.row(table: "view", key: table.schema.name), "altered"))
            }
        }
    }

    /// Walks both in the order of the first column.
    private func compare(
        _ sql: String, _ stored: Database, _ folded: Database, name: (String) -> VerificationFinding.Subject,
        same: (Row, Row) throws -> Bool = { a, b in (0..<a.count).allSatisfy { (a[$0] as DatabaseValue) == b[$0] } }
    ) {
        do {
            let left = try Row.fetchCursor(stored, sql: sql)
            let right = try Row.fetchCursor(folded, sql: sql)
            // A cursor hands out one row object, so each side is copied when the other runs ahead.
            var a = try left.next()?.copy()
            var b = try right.next()?.copy()
            while a != nil || b != nil {
                let keyA = a.map(Self.key), keyB = b.map(Self.key)
                if let x = a, let y = b, let keyA, keyA == keyB {
                    rows += 1
                    if try !same(x, y) { findings.append(VerificationFinding(name(Self.text(keyA)), "altered")) }
                    a = try left.next()?.copy()
                    b = try right.next()?.copy()
                } else if let keyA, keyB.map({ keyA.lexicographicallyPrecedes($0) }) ?? true {
                    findings.append(VerificationFinding(name(Self.text(keyA)), "does not follow from the log"))
                    a = try left.next()?.copy()
                } else if let keyB {
                    findings.append(VerificationFinding(name(Self.text(keyB)), "missing"))
                    b = try right.next()?.copy()
                }
                if findings.count > 10 * VerificationReport.keptFindings { return }
            }
        } catch {
            findings.append(VerificationFinding(name("?"), "cannot be read (\(error))"))
            probe(sql, stored, folded, name: name, same: same)
        }
    }

    /// After a page that cannot be walked: asks for each row by its key, and names those that do not answer.
    private func probe(
        _ sql: String, _ stored: Database, _ folded: Database, name: (String) -> VerificationFinding.Subject,
        same: (Row, Row) throws -> Bool
    ) {
        guard let order = sql.range(of: " ORDER BY ") else { return }
        let one = sql[..<order.lowerBound] + " WHERE \(sql[order.upperBound...]) = ?"
        guard let rows = try? Row.fetchCursor(folded, sql: sql) else { return }
        while let expected = try? rows.next() {
            let found = try? Row.fetchOne(stored, sql: String(one), arguments: [expected[0] as DatabaseValue])
            if let found, (try? same(found, expected)) == true { continue }
            findings.append(VerificationFinding(name(Self.text(Self.key(expected))), "altered or on a damaged page"))
            if findings.count > 10 * VerificationReport.keptFindings { return }
        }
    }

    private static func key(_ row: Row) -> [UInt8] {
        switch (row[0] as DatabaseValue).storage {
        case .string(let text): Array(text.utf8)
        case .blob(let data): [UInt8](data)
        default: []
        }
    }

    private static func text(_ key: [UInt8]) -> String {
        if key.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: key, as: UTF8.self) }
        var hex: [UInt8] = []
        hex.appendHex(key)
        return String(decoding: hex, as: UTF8.self)
    }

    private func isSame(_ stored: Row, _ folded: Row, _ table: ViewTable) throws -> Bool {
        guard (stored[0] as DatabaseValue) == folded[0], (stored[1] as DatabaseValue) == folded[1] else { return false }
        let key = try folded.text(0)
        let subject = folded.textIfAny(1).map(SubjectID.init(unchecked:))
        for (place, (name, column)) in table.schema.columns.enumerated() {
            let a: DatabaseValue = stored[place + 2]
            let b: DatabaseValue = folded[place + 2]
            guard case .sealed = column, !b.isNull else {
                if a != b { return false }
                continue
            }
            guard let sealed = stored.bytes(place + 2), let sealingKey = try? keys.key(for: subject),
                let plain = try? Sealing.open(
                    sealed, under: sealingKey, associatedData: table.binding(key: key, column: name, subject: subject)),
                Self.digest(plain, digestKey) == folded.bytes(place + 2)
            else { return false }
        }
        return true
    }
}
