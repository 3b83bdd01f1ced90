// A table with a header: CSV whose columns are known by name, in any order.
import Order

/// Rows of a table by column name. A row of another length is refused: a table that is read half is not read.
struct Table {
    private(set) var columns: [String]
    private var rows: CSVRows
    private let file: String
    private let positions: [String: Int]
    private var row: [[UInt8]] = []
    /// The number of the current row, the header being 1.
    var number: Int { rows.line }

    /// Throws when the text is not UTF-8, has no header, or names a column twice.
    init(_ bytes: [UInt8], file: String) throws(ListError) {
        try ListText.requireUTF8(bytes, file: file)
        rows = CSVRows(bytes, file: file)
        guard let header = try rows.next() else { throw ListError.empty(file) }
        columns = header.map { String(decoding: $0, as: UTF8.self).trimmed.lowercased() }
        var positions: [String: Int] = [:]
        for (position, name) in columns.enumerated() where !name.isEmpty {
            guard positions.updateValue(position, forKey: name) == nil else {
                throw ListError.malformed(
                    file: file, line: 1, "the column “\(name.prefix(60))” stands twice in the header")
            }
        }
        self.positions = positions
        self.file = file
    }

    /// Goes to the next row; `false` at the end. Empty lines are passed over.
    mutating func next() throws(ListError) -> Bool {
        while let row = try rows.next() {
            if row.count == 1, row[0].allSatisfy({ $0 <= 0x20 }) { continue }
            guard row.count == columns.count else {
                throw ListError.malformed(
                    file: file, line: rows.line, "\(row.count) fields stand where the header has \(columns.count)")
            }
            self.row = row
            return true
        }
        return false
    }

    /// The field's text without white space at its ends; `nil` when there is no such column or nothing in it.
    subscript(_ name: String) -> String? {
        guard let position = positions[name] else { return nil }
        let text = String(decoding: row[position], as: UTF8.self).trimmed
        return text.isEmpty ? nil : text
    }

    /// The parts of a field, parted by semicolons.
    func all(_ name: String) -> [String] {
        self[name]?.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty } ?? []
    }
    func has(_ name: String) -> Bool { positions[name] != nil }
}
