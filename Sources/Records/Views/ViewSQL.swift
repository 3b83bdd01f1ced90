// Queries over a view as SQL. Names come from the schema, values are always bound.
import Foundation
import GRDB
import Order

enum ViewSQL {
    struct Clause {
        var parts: [String] = []
        var whereClause: String { parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND ") }
    }

    static func conditions(
        _ conditions: [ViewQuery.Condition], on table: ViewTable, keys: KeyStore
    ) throws -> (Clause, StatementArguments) {
        var clause = Clause()
        var arguments = StatementArguments()
        for condition in conditions {
            switch condition {
            case .equals(let column, let value):
                if value == .null {
                    clause.parts.append("\(try name(column, table)) IS NULL")
                } else {
                    clause.parts.append("\(try name(column, table)) = ?")
                    arguments += [try bound(value, column, table, keys)]
                }
            case .oneOf(let column, let values):
                guard !values.isEmpty, values.count <= Limits.conditionValues else {
                    clause.parts.append("0")
                    continue
                }
                clause.parts.append(
                    "\(try name(column, table)) IN (\(Array(repeating: "?", count: values.count).joined(separator: ", ")))"
                )
                for value in values { arguments += [try bound(value, column, table, keys)] }
            case .lessThan(let column, let bound):
                clause.parts.append("\(try name(column, table)) < ?")
                arguments += [bound]
            case .atLeast(let column, let bound):
                clause.parts.append("\(try name(column, table)) >= ?")
                arguments += [bound]
            case .matches(let column, let canonical):
                clause.parts.append("\(try name(column, table)) = ?")
                arguments += [try bound(.blind(canonical), column, table, keys)]
            case .subject(let subject):
                clause.parts.append("subject = ?")
                arguments += [subject.rawValue]
            case .isNull(let column):
                clause.parts.append("\(try name(column, table)) IS NULL")
            }
        }
        return (clause, arguments)
    }

    static func select(
        _ query: ViewQuery, from table: ViewTable, keys: KeyStore
    ) throws -> (String, StatementArguments) {
        var (clause, arguments) = try conditions(query.conditions, on: table, keys: keys)
        let direction = query.descending ? "DESC" : "ASC"
        let beyond = query.descending ? "<" : ">"
        var order = "key \(direction)"
        if let column = query.orderedBy {
            let name = try name(column, table)
            order = "\(name) \(direction), key \(direction)"
            if let after = query.after {
                // NULL sorts first, and compares with nothing.
                switch (after.value, query.descending) {
                case (.null, false): clause.parts.append("(\(name) IS NOT NULL OR key > ?)")
                case (.null, true): clause.parts.append("(\(name) IS NULL AND key < ?)")
                case (_, false): clause.parts.append("(\(name), key) > (?, ?)")
                case (_, true): clause.parts.append("((\(name), key) < (?, ?) OR \(name) IS NULL)")
                }
                if after.value != .null { arguments += [try bound(after.value, column, table, keys)] }
                arguments += [after.key]
            }
        } else if let after = query.after {
            clause.parts.append("key \(beyond) ?")
            arguments += [after.key]
        }
        arguments += [max(0, min(query.limit, Limits.pageRows))]
        return (
            "SELECT \(table.selection) FROM \"\(table.table)\"\(clause.whereClause) ORDER BY \(order) LIMIT ?",
            arguments
        )
    }

    /// A column that may be compared: plain or a blind index, or the key or subject of the row.
    private static func name(_ column: String, _ table: ViewTable) throws -> String {
        if column == "key" || column == "subject" { return column }
        switch table.columns[column] {
        case .plain, .blindIndex: return "\"\(column)\""
        case .sealed, nil: throw StoreError.noSuchColumn(view: table.schema.name, column: column)
        }
    }

    private static func bound(
        _ value: ViewValue, _ column: String, _ table: ViewTable, _ keys: KeyStore
    ) throws -> (any DatabaseValueConvertible)? {
        switch (value, table.columns[column]) {
        case (.text(let text), .plain), (.text(let text), nil): return text
        case (.integer(let number), .plain): return number
        case (.blind(let canonical), .blindIndex(let purpose)?): return Data(keys.blindIndex(purpose, canonical))
        case (.null, _): return nil
        default: throw StoreError.noSuchColumn(view: table.schema.name, column: column)
        }
    }
}
