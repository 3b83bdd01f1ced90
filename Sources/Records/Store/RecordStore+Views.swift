import Foundation
import GRDB
import Order

extension RecordStore {
    public func row(_ view: String, key: String, opensSealed: Bool = true) throws -> ViewRow? {
        let table = try table(view)
        return try pool.unsafeRead { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(table.selection) FROM \"\(table.table)\" WHERE key = ?"),
                arguments: [key])
            return try row.map { try table.row($0, keys: keys, opensSealed: opensSealed) }
        }
    }

    public func rows(_ view: String, _ query: ViewQuery) throws -> [ViewRow] {
        try rows(view, each: [query]).first ?? []
    }

    /// The rows of each query, in the queries' order, read on one connection: what a decision asks of several identifiers costs
    /// one visit to the store.
    public func rows(_ view: String, each queries: [ViewQuery]) throws -> [[ViewRow]] {
        guard !queries.isEmpty else { return [] }
        let table = try table(view)
        let selects = try queries.map { try ViewSQL.select($0, from: table, keys: keys) }
        return try pool.unsafeRead { db in
            try zip(queries, selects).map { query, select in
                let rows = try Row.fetchCursor(db.cachedStatement(sql: select.0), arguments: select.1)
                return try Array(rows.map { [keys] in try table.row($0, keys: keys, opensSealed: query.opensSealed) })
            }
        }
    }

    public func count(_ view: String, _ conditions: [ViewQuery.Condition]) throws -> Int {
        let table = try table(view)
        let (clause, arguments) = try ViewSQL.conditions(conditions, on: table, keys: keys)
        return try pool.unsafeRead { db in
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM \"\(table.table)\"" + clause.whereClause),
                arguments: arguments) ?? 0
        }
    }

    func table(_ view: String) throws(StoreError) -> ViewTable {
        guard let table = tables[view] else { throw .noSuchView(view) }
        return table
    }

    // MARK: Keeping views at the log's size

    /// Creates missing views, folds what they have not seen, and folds anew those whose columns changed.
    func catchUpViews() throws {
        for view in views {
            let table = try table(view.schema.name)
            let kept = try pool.read { db in
                try Row.fetchOne(
                    db, sql: "SELECT schema, size FROM view WHERE name = ?", arguments: [table.schema.name])
            }
            if let kept, kept.textIfAny(0) == table.fingerprint {
                try fold(view, table, into: table.table, from: kept.position(1))
            } else {
                try rebuild(view, table)
            }
        }
    }

    /// Folds a view from the whole log into a fresh table and puts it in the place of the old one.
    func rebuild(_ view: any View, _ table: ViewTable) throws {
        let fresh = table.table + "__new"
        try pool.write { db in
            try db.execute(sql: "DROP TABLE IF EXISTS \"\(fresh)\"")
            // The indexes come last: filling a table and then sorting is faster than keeping five orders while filling.
            try db.execute(sql: table.statements(table: fresh)[0].sql)
        }
        try fold(view, table, into: fresh, from: 0)
        try pool.write { db in
            try db.execute(sql: "DROP TABLE IF EXISTS \"\(table.table)\"")
            try db.execute(sql: "ALTER TABLE \"\(fresh)\" RENAME TO \"\(table.table)\"")
            for (_, sql) in table.statements(table: table.table).dropFirst() { try db.execute(sql: sql) }
            try db.execute(
                sql: "INSERT OR REPLACE INTO view(name, schema, size) VALUES (?, ?, ?)",
                arguments: [table.schema.name, table.fingerprint, Int64(size)])
        }
    }

    private func fold(_ view: any View, _ table: ViewTable, into name: String, from start: UInt64) throws {
        let storing = table.storing(with: keys)
        var next = start
        let end = size
        while next < end {
            let page = try entries(from: next, kinds: [], limit: 2000)
            guard let last = page.last else { throw StoreError.damaged("entry \(next) is missing") }
            try pool.write { db in
                for entry in page {
                    for change in view.changes(for: entry) {
                        try table.check(change)
                        // What is left of the log may still speak of a subject that was destroyed; its rows stay forgotten.
                        if case .upsert(_, let subject?, _) = change, try keys.isDestroyed(subject) { continue }
                        try table.apply(change, table: name, in: db, storing: storing)
                    }
                }
                if name == table.table {
                    try db.execute(
                        sql: "UPDATE view SET size = ? WHERE name = ?",
                        arguments: [Int64(last.index) + 1, table.schema.name])
                }
            }
            next = last.index + 1
        }
    }

    /// Folds every view from the whole log into fresh tables and swaps them in. Nothing is appended meanwhile.
    public func rebuildViews() async throws {
        try await exclusively { [self] in
            if case .readOnly(let why) = condition { throw StoreError.readOnly(why) }
            for view in views { try rebuild(view, table(view.schema.name)) }
        }
    }
}
