// The encoding of a list's text: UTF-8 unless its publisher says otherwise. A file in the wrong one is answered with the
// line and with what to do, never with mangled names.
import Order

enum ListText {
    /// Where the text begins, behind a byte order mark.
    static func start(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// UTF-16 and UTF-32 begin with their mark, or hold a zero beside each letter.
    static func refuseWideText(_ bytes: [UInt8], file: String) throws(ListError) {
        if let kind = archives.first(where: { bytes.starts(with: $0.mark) })?.kind {
            throw ListError.unreadable(file, "it is \(kind). Unpack or export it, and import the text that is in it.")
        }
        let head = bytes.prefix(64)
        let zeros = head.count { $0 == 0 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || zeros * 3 >= head.count, zeros > 0 {
            throw ListError.wrongEncoding(file: file, line: 1, "it looks like UTF-16 or UTF-32")
        }
        // No text begins with so many control characters.
        let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0D, 0x1A].contains($0) || $0 == 0x7F }
        if zeros > 0 || controls > 3 {
            throw ListError.unreadable(file, "it is no text, so it is no list. Download the file again.")
        }
    }

    /// What lists travel in, by its first bytes.
    private static let archives: [(mark: [UInt8], kind: String)] = [
        ([0x1F, 0x8B], "packed with gzip"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or a spreadsheet"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with Zstandard"), ([0x42, 0x5A, 0x68], "packed with bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF"), ([0xD0, 0xCF, 0x11, 0xE0], "an old spreadsheet"),
    ]

    /// Refuses what is not UTF-8, with the line of the first byte that is wrong.
    static func requireUTF8(_ bytes: [UInt8], file: String) throws(ListError) {
        try refuseWideText(bytes, file: file)
        guard let place = firstInvalid(bytes) else { return }
        let line = bytes[..<place].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        throw ListError.wrongEncoding(
            file: file, line: line,
            "byte 0x\(String(bytes[place], radix: 16)) is no UTF-8; it looks like Latin-1 or Windows-1252")
    }

    /// Where the first sequence stands that RFC 3629 does not allow; `nil` when all is well.
    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let first = bytes[at]
                if first < 0x80 {
                    at += 1
                    continue
                }
                let length: Int
                var low: UInt8 = 0x80, high: UInt8 = 0xBF
                switch first {
                case 0xC2...0xDF: length = 2
                case 0xE0...0xEF:
                    length = 3
                    if first == 0xE0 { low = 0xA0 }
                    if first == 0xED { high = 0x9F }
                case 0xF0...0xF4:
                    length = 4
                    if first == 0xF0 { low = 0x90 }
                    if first == 0xF4 { high = 0x8F }
                default: return at
                }
                guard at + length <= bytes.count, (low...high).contains(bytes[at + 1]) else { return at }
                for next in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[at + next]) { return at }
                at += length
            }
            return nil
        }
    }
}

/// Countries as lists name them: in the words of OFAC and the United Nations, or by code.
enum ListedCountry {
    static func code(_ text: String) -> JurisdictionCode? {
        let name = text.trimmed
        guard !name.isEmpty else { return nil }
        if let code = CountryNames.code(name) { return code }
        if let code = try? JurisdictionCode(parsing: name) { return code }
        // "Iran (Islamic Republic of)"; "China, Hong Kong Special Administrative Region".
        if let bracket = name.firstIndex(of: "(") { return code(String(name[..<bracket])) }
        switch name {
        case "State of Palestine": return JurisdictionCode(unchecked: "PS")
        case "China, Hong Kong Special Administrative Region": return JurisdictionCode(unchecked: "HK")
        case "China, Macao Special Administrative Region": return JurisdictionCode(unchecked: "MO")
        case "United Kingdom of Great Britain and Northern Ireland": return JurisdictionCode(unchecked: "GB")
        case "former Soviet Union": return try? JurisdictionCode(parsing: "Soviet Union")
        default: return nil
        }
    }
}
