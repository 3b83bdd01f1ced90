// Comma-separated values (RFC 4180), with CRLF after each row.

public enum CSVWriter {
    /// What is done about cells that a spreadsheet would run as a formula.
    public enum Formulas: Hashable, Sendable {
        /// Written as they are: what is written is read back the same.
        case kept
        /// An apostrophe is put before `=`, `+`, `-`, `@`, tab and carriage return at a cell's beginning, so that a
        /// spreadsheet shows them. For files that people open.
        case defused
    }

    public static func append(_ fields: some Sequence<String>, to bytes: inout [UInt8], formulas: Formulas = .kept) {
        var first = true
        for field in fields {
            if !first { bytes.append(UInt8(ascii: ",")) }
            first = false
            append(field, to: &bytes, formulas)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private static func append(_ field: String, to bytes: inout [UInt8], _ formulas: Formulas) {
        var field = field
        if formulas == .defused, let first = field.utf8.first, isFormula(first) { field = "'" + field }
        field.withUTF8 { text in
            let quotes = text.contains {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
            }
            guard quotes || text.first == 0x20 || text.last == 0x20 else { return bytes.append(contentsOf: text) }
            bytes.append(UInt8(ascii: "\""))
            for byte in text {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private static func isFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
