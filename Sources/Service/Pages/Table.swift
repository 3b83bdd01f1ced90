import Order

/// A table as it stands on a page, and as it is taken away: the same rows, under the same filter, as CSV (RFC 4180) or JSON.
struct Table: Sendable {
    struct Column: Sendable {
        var label: String
        var number = false
        /// A label for screen readers where the eye needs none.
        var hidden: String?
        /// The name in CSV and JSON.
        var name: String
        init(_ label: String, name: String? = nil, number: Bool = false, hidden: String? = nil) {
            self.label = label
            self.number = number
            self.hidden = hidden
            self.name = name ?? label.lowercased().replacing(" ", with: "_")
        }
    }
    struct Cell: Sendable {
        var text: String
        var href: String?
        var mono: Bool
        var note: String?
        var mark: Mark?
        var css: String?
        /// What CSV and JSON carry instead of the text, e.g. the whole time.
        var taken: JSONValue?
        /// The column's label, for narrow screens.
        var label = ""
        init(
            _ text: String, href: String? = nil, mono: Bool = false, note: String? = nil, mark: Mark? = nil,
            css: String? = nil, taken: JSONValue? = nil
        ) {
            self.text = text
            self.href = href
            self.mono = mono
            self.note = note
            self.mark = mark
            self.css = css
            self.taken = taken
        }
        /// A time: short on the page, whole when taken away.
        init(_ time: Timestamp?) {
            self.init(
                time.map(Moment.short) ?? "—", css: "nowrap", taken: time.map { .string($0.description) } ?? .null)
        }
    }
    struct Row: Sendable { var cells: [Cell] }
    struct Empty: Sendable {
        var title: String
        var next: String
    }
    struct Take: Sendable {
        var csv: String
        var json: String
        var next: String?
    }

    var columns: [Column]
    var rows: [Row]
    var css: String?
    var empty: Empty?
    var take: Take?

    /// - Parameter page: the page's own address with its filter; the table is taken away from there.
    init(
        _ columns: [Column], _ rows: [[Cell]], css: String? = nil, whenEmpty: (title: String, next: String),
        page: String? = nil, next: String? = nil
    ) {
        self.columns = columns
        self.rows = rows.map { cells in
            Row(
                cells: zip(cells, columns).map { cell, column in
                    var cell = cell
                    cell.label = column.label
                    if column.number { cell.css = "num" }
                    return cell
                })
        }
        self.css = css
        empty = rows.isEmpty ? Empty(title: whenEmpty.title, next: whenEmpty.next) : nil
        take = page.map { page in
            let join = page.contains("?") ? "&" : "?"
            return Take(
                csv: "\(page)\(join)format=csv", json: "\(page)\(join)format=json",
                next: next.map { "\(page)\(join)cursor=\($0)" })
        }
    }

    /// RFC 4180, UTF-8, with a header line. A cell that a spreadsheet would run as a formula is led by an apostrophe.
    var csv: String {
        func quoted(_ text: String) -> String {
            var text = text
            if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
            guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        var lines = [columns.map { quoted($0.name) }.joined(separator: ",")]
        for row in rows {
            lines.append(
                row.cells.map { cell in
                    switch cell.taken {
                    case .null?: ""
                    case .string(let text)?: quoted(text)
                    case .integer(let value)?: String(value)
                    case .bool(let value)?: String(value)
                    default: quoted(cell.text)
                    }
                }.joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    var json: JSONValue {
        .array(
            rows.map { row in
                .object(
                    Dictionary(zip(columns, row.cells).map { ($0.name, $1.taken ?? .string($1.text)) }) { first, _ in
                        first
                    })
            })
    }
}
