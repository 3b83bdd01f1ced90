// Comma-separated rows as RFC 4180 has them, over bytes, strictly.

/// Reads a whole CSV text row by row.
struct CSVRows {
    private let bytes: [UInt8]
    private let file: String
    private var at = 0
    private(set) var line = 0

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        // A byte order mark is no part of the first field.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The next row's fields, or `nil` at the end. A quote inside an unquoted field is refused.
    mutating func next() throws(ListError) -> [[UInt8]]? {
        if at >= bytes.count { return nil }
        line += 1
        // Ctrl-Z ends a file written by DOS tools; with rows behind it, it would cut a list short in silence.
        if bytes[at] == 0x1A {
            guard bytes[at...].allSatisfy({ $0 == 0x1A || $0 <= 0x20 }) else {
                throw ListError.malformed(file: file, line: line, "an end-of-file mark stands before further rows")
            }
            at = bytes.count
            return nil
        }
        var fields: [[UInt8]] = []
        while true {
            var field: [UInt8] = []
            if at < bytes.count, bytes[at] == 0x22 {
                at += 1
                while true {
                    guard at < bytes.count else { throw ListError.truncated(file: file, line: line) }
                    if bytes[at] == 0x22 {
                        at += 1
                        guard at < bytes.count, bytes[at] == 0x22 else { break }
                    }
                    field.append(bytes[at])
                    at += 1
                }
                while at < bytes.count, bytes[at] == 0x20 { at += 1 }
                guard at >= bytes.count || bytes[at] == 0x2C || bytes[at] == 0x0A || bytes[at] == 0x0D else {
                    throw ListError.malformed(file: file, line: line, "text stands behind a closing quote")
                }
            } else {
                while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x0A, bytes[at] != 0x0D {
                    if bytes[at] == 0x22 {
                        throw ListError.malformed(file: file, line: line, "a quote stands inside a field")
                    }
                    field.append(bytes[at])
                    at += 1
                }
            }
            fields.append(field)
            guard at < bytes.count else { return fields }
            if bytes[at] == 0x2C {
                at += 1
                continue
            }
            if bytes[at] == 0x0D { at += 1 }
            if at < bytes.count, bytes[at] == 0x0A { at += 1 }
            return fields
        }
    }
}

/// Text whose encoding is UTF-8 where it is valid, else ISO 8859-1, as OFAC's files are.
enum LatinText {
    static func decode(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }
}
