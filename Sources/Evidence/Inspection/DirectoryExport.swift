// Exports of a directory (RFC 2849), in which ICAO publishes signers, authorities, revocation lists and master lists.
import Order

enum DirectoryExport {
    /// Whether a text begins as an export does: comments, then a version or the first entry's name.
    static func isExport(_ text: [UInt8]) -> Bool {
        guard text.prefix(64).allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) else { return false }
        for line in text.prefix(4096).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if line.first == UInt8(ascii: "#") { continue }
            return line.starts(with: Array("dn:".utf8)) || line.starts(with: Array("version:".utf8))
        }
        return false
    }

    /// The values that are ASN.1, in order: those written in base64 that begin a sequence. Names and texts are left out.
    static func values(of text: [UInt8]) throws(EncodingError) -> [[UInt8]] {
        guard text.count <= Limits.encodedBytes else { throw .tooLarge(limit: Limits.encodedBytes) }
        var values: [[UInt8]] = []
        var base64: [UInt8]?
        func finish() throws(EncodingError) {
            guard let characters = base64 else { return }
            base64 = nil
            guard let bytes = Base64URL.decodeOrdinary(characters), bytes.first == 0x30, bytes.count > 64 else {
                return
            }
            values.append(bytes)
            guard values.count <= Limits.directoryValues else {
                throw .tooMany("certificates and lists", limit: Limits.directoryValues)
            }
        }
        let colon = UInt8(ascii: ":"), space = UInt8(ascii: " ")
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            // A line that begins with a space goes on with the one before (section 2, note 2).
            if line.first == space {
                base64?.append(contentsOf: line.dropFirst())
                continue
            }
            try finish()
            guard let place = line.firstIndex(of: colon), place + 1 < line.endIndex, line[place + 1] == colon else {
                continue
            }
            base64 = Array(line[(place + 2)...].drop { $0 == space })
        }
        try finish()
        return values
    }
}

extension Limits {
    /// Certificates and lists of one export; the world's document signers are about 35,000.
    public static let directoryValues = 100_000
}
