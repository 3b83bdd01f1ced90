// Reading a view from end to end, as a machine job does: rows come a page at a time in order of key with their columns still
// sealed, together with the wrapped keys that open them. Opening touches no lock and no database, so that several workers
// share the work; and it leaves no key in the cache that the rest of the program lives by.
import Crypto
import Foundation
import GRDB
import Order

/// A page of a view whose sealed columns are not opened yet.
public struct SealedPage: Sendable {
    public struct Row: Sendable {
        public var key: String
        public var subject: SubjectID?
        /// The plain columns asked for, in that order.
        public var plain: [ViewValue]
        /// The sealed columns asked for, in that order; `nil` for NULL.
        var sealed: [[UInt8]?]
    }

    public let rows: [Row]
    let columns: [String]
    let table: ViewTable
    let keys: KeyStore
    let wrapped: [SubjectID: KeyStore.WrappedKey]

    /// The sealed columns of a row in the order asked for; `nil` when the subject's key has been destroyed.
    ///
    /// - Throws: ``StoreError`` for a row that was altered.
    public func open(_ row: Row) throws -> [JSONValue?]? {
        let key: SymmetricKey
        if let subject = row.subject {
            guard let wrapped = wrapped[subject] else { return nil }
            key = try keys.unwrap(wrapped, of: subject)
        } else {
            key = keys.installation
        }
        return try zip(columns, row.sealed).map { column, sealed -> JSONValue? in
            guard let sealed else { return nil }
            do {
                let plain = try Sealing.open(
                    sealed, under: key,
                    associatedData: table.binding(key: row.key, column: column, subject: row.subject))
                return try JSONValue(parsing: plain, limits: .stored)
            } catch {
                throw StoreError.damaged("view \(table.schema.name) row \(row.key) is altered in column \(column)")
            }
        }
    }
}

extension RecordStore {
    /// Rows after `key` in order of key, at most `limit`, that meet the conditions.
    public func sealedPage(
        of view: String, plain: [String], sealed: [String], _ conditions: [ViewQuery.Condition] = [],
        after key: String?, limit: Int
    ) throws -> SealedPage {
        let table = try table(view)
        var (clause, arguments) = try ViewSQL.conditions(conditions, on: table, keys: keys)
        if let key {
            clause.parts.append("key > ?")
            arguments += [key]
        }
        arguments += [max(0, min(limit, Limits.pageRows))]
        return try sealedPage(
            table, plain, sealed, clause: "\(clause.whereClause) ORDER BY key LIMIT ?", arguments)
    }

    /// The rows of these keys, in order of key; those that are not there are left out.
    public func sealedPage(of view: String, plain: [String], sealed: [String], keys wanted: [String]) throws
        -> SealedPage
    {
        guard !wanted.isEmpty, wanted.count <= Limits.conditionValues else {
            return SealedPage(rows: [], columns: sealed, table: try table(view), keys: keys, wrapped: [:])
        }
        let marks = Array(repeating: "?", count: wanted.count).joined(separator: ", ")
        return try sealedPage(
            table(view), plain, sealed, clause: " WHERE key IN (\(marks)) ORDER BY key",
            StatementArguments(wanted))
    }

    private func sealedPage(
        _ table: ViewTable, _ plain: [String], _ sealed: [String], clause: String, _ arguments: StatementArguments
    ) throws -> SealedPage {
        for column in plain + sealed where table.columns[column] == nil {
            throw StoreError.noSuchColumn(view: table.schema.name, column: column)
        }
        let columns = (["key", "subject"] + (plain + sealed).map { "\"\($0)\"" }).joined(separator: ", ")
        let sql = "SELECT \(columns) FROM \"\(table.table)\"\(clause)"
        let rows = try pool.unsafeRead { db in
            let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            return try Array(
                cursor.map { row -> SealedPage.Row in
                    let key = try row.text(0)
                    let values = try plain.indices.map { place -> ViewValue in
                        switch (row[place + 2] as DatabaseValue).storage {
                        case .int64(let number): return .integer(number)
                        case .string(let text): return .text(text)
                        case .null: return .null
                        default: throw StoreError.damaged("view \(table.schema.name) row \(key) is altered")
                        }
                    }
                    return SealedPage.Row(
                        key: key, subject: row.textIfAny(1).map(SubjectID.init(unchecked:)), plain: values,
                        sealed: sealed.indices.map { row.bytes(plain.count + 2 + $0) })
                })
        }
        let subjects = rows.compactMap(\.subject)
        return SealedPage(
            rows: rows, columns: sealed, table: table, keys: keys, wrapped: try keys.wrappedKeys(of: subjects))
    }
}

extension KeyStore {
    /// A subject's key as it is stored, under the key of its epoch.
    struct WrappedKey: Sendable {
        var epoch: Int64
        var bytes: [UInt8]
    }

    /// The keys of many subjects at once; those that have none, or whose key was destroyed, are left out.
    func wrappedKeys(of subjects: [SubjectID]) throws -> [SubjectID: WrappedKey] {
        var found: [SubjectID: WrappedKey] = [:]
        found.reserveCapacity(subjects.count)
        var start = 0
        while start < subjects.count {
            let part = subjects[start..<min(start + 500, subjects.count)]
            start += part.count
            let marks = Array(repeating: "?", count: part.count).joined(separator: ", ")
            try database.unsafeRead { db in
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: "SELECT subject, epoch, wrapped FROM subject_key WHERE subject IN (\(marks))"),
                    arguments: StatementArguments(part.map(\.rawValue)))
                while let row = try rows.next() {
                    guard let bytes = row.bytes(2) else { continue }
                    found[SubjectID(unchecked: try row.text(0))] = WrappedKey(epoch: try row.integer(1), bytes: bytes)
                }
            }
        }
        return found
    }

    func unwrap(_ key: WrappedKey, of subject: SubjectID) throws -> SymmetricKey {
        try unwrap(key.bytes, epoch: key.epoch, of: subject)
    }
}
