import Order
import Records

// Cursors are opaque texts of the last row's order value and key; a cursor of another list is refused.

extension IdentificationProgram {
    static let largestPage = 1000

    func page<Item>(
        _ view: String, _ conditions: [ViewQuery.Condition], orderedBy column: String, descending: Bool = false,
        cursor: String?, limit: Int, opensSealed: Bool = false, _ read: (ViewRow) throws -> Item?
    ) throws -> Page<Item> {
        guard (1...Self.largestPage).contains(limit) else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "limit", message: "A page has between 1 and \(Self.largestPage) rows.")
            ])
        }
        var after: ViewQuery.Cursor?
        if let cursor {
            guard let parsed = ViewQuery.Cursor(text: cursor, view: view) else {
                throw ProgramError.invalid([
                    FieldProblem(pointer: "cursor", message: "This cursor is not one of this list. Start without one.")
                ])
            }
            after = parsed
        }
        let rows = try records.rows(
            view,
            ViewQuery(
                conditions, orderedBy: column, descending: descending, after: after, limit: limit + 1,
                opensSealed: opensSealed))
        let shown = rows.prefix(limit)
        let next =
            rows.count > limit ? shown.last.map { ViewQuery.Cursor(row: $0, column: column).text(view: view) } : nil
        return Page(items: try shown.compactMap(read), next: next)
    }
}

extension ViewQuery.Cursor {
    init(row: ViewRow, column: String) { self.init(value: row.plain[column] ?? .null, key: row.key) }

    func text(view: String) -> String {
        let number: String
        if case .integer(let value) = value { number = String(value) } else { number = "" }
        return "\(view)~\(number)~\(key)"
    }
    init?(text: String, view: String) {
        let parts = text.split(separator: "~", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == view, parts[2].utf8.count < 256 else { return nil }
        if parts[1].isEmpty {
            self.init(value: .null, key: String(parts[2]))
        } else {
            guard let value = Int64(parts[1]) else { return nil }
            self.init(value: .integer(value), key: String(parts[2]))
        }
    }
}
