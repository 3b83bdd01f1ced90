// The encoding of a list's text: UTF-8 unless its publisher says otherwise. A file in the wrong one is answered with the
// line and with what to do, never with mangled names.
import Order

enum ListText {
    /// Where the text begins, behind a byte order mark.
    static func start(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// UTF-16 and UTF-32 begin with their mark, or hold a zero beside each letter.
    static func refuseWideText(_ bytes: [UInt8], file: String) throws(ListError) {
        let isWide =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.prefix(64).contains(0)
        if isWide { throw ListError.wrongEncoding(file: file, line: 1, "it looks like UTF-16 or UTF-32") }
    }

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
