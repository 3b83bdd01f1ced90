// A view as a table: its SQL, how a change becomes a statement, and how a row becomes values again.
import Crypto
import Foundation
import GRDB
import Order

struct ViewTable: Sendable {
    let schema: ViewSchema
    let columns: [String: ViewSchema.Column]
    /// The table's name; a rebuild folds into another one and swaps.
    let table: String
    private let upserts = UpsertTexts()

    init(_ schema: ViewSchema) throws(StoreError) {
        func isName(_ text: String) -> Bool {
            (1...48).contains(text.utf8.count) && text.utf8.first.map { (0x61...0x7A).contains($0) } == true
                && text.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
                }
        }
        guard isName(schema.name) else {
            throw .badSchema(view: schema.name, "its name must be a lower-case letter and then letters, digits or _")
        }
        guard schema.columns.count <= UpsertTexts.columns else {
            throw .badSchema(view: schema.name, "it has more than \(UpsertTexts.columns) columns")
        }
        var columns: [String: ViewSchema.Column] = [:]
        var lowered: Set<String> = ["key", "subject", "rowid", "oid", "_rowid_"]
        for (name, column) in schema.columns {
            guard isName(name), lowered.insert(name.lowercased()).inserted else {
                throw .badSchema(view: schema.name, "the column name \(name) is taken or not plain")
            }
            columns[name] = column
        }
        self.schema = schema
        self.columns = columns
        table = "view_" + schema.name
    }

    // MARK: SQL

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }

    /// Name and SQL of the table and its indexes. A row's order within an index is (column, key), so that a page of any
    /// query on it is read without sorting. A blind index is only ever asked for one token and most rows have none, so rows
    /// without one are left out of it: an identifier then costs its own index, not one for each kind there is.
    func statements(table: String) -> [(name: String, sql: String)] {
        let list = schema.columns.map { Self.quoted($0.name) }
        var all = [
            (
                table,
                "CREATE TABLE \(Self.quoted(table))(\((["key TEXT NOT NULL PRIMARY KEY", "subject TEXT"] + list).joined(separator: ", ")))"
            ),
            (
                "\(table)__subject",
                "CREATE INDEX \(Self.quoted("\(table)__subject")) ON \(Self.quoted(table))(subject, key)"
            ),
        ]
        for (name, column) in schema.columns {
            let rows: String
            switch column {
            case .plain(_, indexed: true): rows = ""
            case .blindIndex: rows = " WHERE \(Self.quoted(name)) IS NOT NULL"
            case .plain(_, indexed: false), .sealed: continue
            }
            let index = "\(table)_\(name)"
            all.append(
                (
                    index,
                    "CREATE INDEX \(Self.quoted(index)) ON \(Self.quoted(table))(\(Self.quoted(name)), key)\(rows)"
                ))
        }
        return all
    }

    /// The schema as text, kept beside the view: a change of it rebuilds the view.
    var fingerprint: String { statements(table: table).map(\.sql).joined(separator: ";\n") + columnKinds }
    private var columnKinds: String {
        ";\n" + schema.columns.map { "\($0.name)=\($0.column.text)" }.joined(separator: ",")
    }

    // MARK: Changes

    /// Whether the change fits the schema; a violation is a fault of the view, named before anything is written.
    func check(_ change: ViewChange) throws(StoreError) {
        guard case .upsert(_, _, let values) = change else { return }
        for (name, value) in values {
            guard let column = columns[name] else { throw .noSuchColumn(view: schema.name, column: name) }
            switch (column, value) {
            case (_, .null), (.blindIndex, .blind), (.sealed, .sealed): continue
            case (.plain(let kind, _), .text(let text)):
                guard kind.admits(text) else {
                    throw .badSchema(
                        view: schema.name, "the plain column \(name) was given a text that is no \(kind.rawValue)")
                }
            case (.plain(let kind, _), .integer):
                guard kind.admitsIntegers else {
                    throw .badSchema(view: schema.name, "the plain column \(name) was given a number")
                }
            default:
                throw .badSchema(view: schema.name, "the column \(name) was given a value of another kind")
            }
        }
    }

    /// How a value is put into a column: sealed and tokenised in the store, by keyed digest in a check of it.
    typealias Storing = (_ value: ViewValue, _ column: String, _ key: String, _ subject: SubjectID?) throws ->
        StoredValue

    /// What SQLite keeps of a value.
    enum StoredValue {
        case null
        case text(String)
        case integer(Int64)
        case bytes([UInt8])
    }

    /// Writes one change. A row that passes to another subject loses the sealed columns that the change does not name: they
    /// are sealed under the other subject's key and bound to it.
    func apply(_ change: ViewChange, table: String, in db: Database, storing: Storing) throws {
        switch change {
        case .delete(let key):
            let delete = try RawStatement(db, "DELETE FROM \(Self.quoted(table)) WHERE key = ?")
            delete.bind(1, key)
            try delete.run()
        case .upsert(let key, let subject, let values):
            var present: UInt64 = 0
            for (place, column) in schema.columns.enumerated() where values[column.name] != nil {
                present |= 1 << UInt64(place)
            }
            let upsert = try RawStatement(
                db, upserts.text(table: table, present: present) { upsertText(table: table, present: present) })
            upsert.bind(1, key)
            upsert.bind(2, subject.map { .text($0.rawValue) } ?? .null)
            var next: Int32 = 3
            for (name, _) in schema.columns {
                guard let value = values[name] else { continue }
                upsert.bind(next, try storing(value, name, key, subject))
                next += 1
            }
            try upsert.run()
        }
    }

    /// In the schema's order, so that equal changes share one statement.
    private func upsertText(table: String, present: UInt64) -> String {
        var list = ["key", "subject"]
        var updates = ["subject = excluded.subject"]
        for (place, (name, column)) in schema.columns.enumerated() {
            let quoted = Self.quoted(name)
            if present & (1 << UInt64(place)) != 0 {
                list.append(quoted)
                updates.append("\(quoted) = excluded.\(quoted)")
            } else if column == .sealed {
                updates.append("\(quoted) = CASE WHEN subject IS excluded.subject THEN \(quoted) END")
            }
        }
        let marks = Array(repeating: "?", count: list.count).joined(separator: ", ")
        return """
            INSERT INTO \(Self.quoted(table))(\(list.joined(separator: ", "))) VALUES (\(marks)) \
            ON CONFLICT(key) DO UPDATE SET \(updates.joined(separator: ", "))
            """
    }

    /// As the store keeps it.
    func storing(with keys: KeyStore) -> Storing {
        { value, column, key, subject in
            switch value {
            case .null: return .null
            case .text(let text): return .text(text)
            case .integer(let number): return .integer(number)
            case .blind(let canonical): return .bytes(try token(of: canonical, column: column, keys: keys))
            case .sealed(let json):
                return .bytes(
                    try Sealing.seal(
                        json.canonicalBytes, under: keys.keyForWriting(subject),
                        associatedData: binding(key: key, column: column, subject: subject)))
            }
        }
    }

    func token(of canonical: String, column: String, keys: KeyStore) throws -> [UInt8] {
        guard case .blindIndex(let purpose)? = columns[column] else {
            throw StoreError.noSuchColumn(view: schema.name, column: column)
        }
        return keys.blindIndex(purpose, canonical)
    }

    /// Associated data of a sealed column: a value moved to another row, column or view does not open.
    func binding(key: String, column: String, subject: SubjectID?) -> [UInt8] {
        var out: [UInt8] = []
        for text in [schema.name, key, column, subject?.rawValue ?? ""] {
            withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { out.append(contentsOf: $0) }
            out.append(contentsOf: text.utf8)
        }
        return out
    }

    // MARK: Rows

    var selection: String {
        (["key", "subject"] + schema.columns.map { Self.quoted($0.name) }).joined(separator: ", ")
    }

    func row(_ row: Row, keys: KeyStore, opensSealed: Bool) throws -> ViewRow {
        let key = try row.text(0)
        let subject = row.textIfAny(1).map(SubjectID.init(unchecked:))
        var plain: [String: ViewValue] = [:]
        var sealed: [String: JSONValue] = [:]
        for (place, (name, column)) in schema.columns.enumerated() {
            switch column {
            case .plain:
                switch (row[place + 2] as DatabaseValue).storage {
                case .int64(let number): plain[name] = .integer(number)
                case .string(let text): plain[name] = .text(text)
                case .null: continue
                default: throw StoreError.damaged("view \(schema.name) row \(key) is altered")
                }
            case .blindIndex: continue
            case .sealed:
                guard opensSealed, let bytes = row.bytes(place + 2) else { continue }
                do {
                    let plain = try Sealing.open(
                        bytes, under: try keys.key(for: subject),
                        associatedData: binding(key: key, column: name, subject: subject))
                    sealed[name] = try JSONValue(parsing: plain, limits: .stored)
                } catch SealingError.noKey {
                    continue
                } catch {
                    throw StoreError.damaged("view \(schema.name) row \(key) is altered in column \(name)")
                }
            }
        }
        return ViewRow(key: key, subject: subject, plain: plain, sealed: sealed)
    }
}

extension JSONLimits {
    /// For what this store wrote itself.
    static let stored = JSONLimits(bytes: Limits.partBytes, depth: 256, values: 4_000_000, largeIntegers: .kept)
}

extension ViewSchema.Column {
    var text: String {
        switch self {
        case .plain(let kind, _): "plain " + kind.rawValue
        case .blindIndex(let purpose): "blind " + purpose.rawValue
        case .sealed: "sealed"
        }
    }
}

extension ViewSchema.PlainKind {
    /// Whether a text may stand in the clear as this kind: short, printable, and nothing that a person wrote.
    func admits(_ text: String) -> Bool {
        guard text.utf8.count <= Limits.entryNameBytes, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            return false
        }
        switch self {
        case .entryIndex, .count: return false
        case .jurisdiction: return text.utf8.count <= 8
        case .randomID: return !text.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: "@") }
        default: return !text.utf8.contains(UInt8(ascii: "@"))
        }
    }
    var admitsIntegers: Bool {
        switch self {
        case .entryIndex, .count, .clockDate, .code, .state: true
        default: false
        }
    }
}
