// The textual encodings of certificates and lists (RFC 7468).
import Foundation
import Order

/// One encapsulated block of a text.
struct PEMBlock: Hashable, Sendable {
    /// `CERTIFICATE`, `X509 CRL`, `PKCS7`, `PRIVATE KEY` …
    var label: String
    /// `nil` when what stands between the boundaries is not base64.
    var bytes: [UInt8]?

    private static let boundary = Array("-----BEGIN ".utf8)
    private static let dashes = Array("-----".utf8)

    static func isPEM(_ text: [UInt8]) -> Bool {
        // A text has no control characters; DER has some within its first octets.
        guard text.prefix(64).allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) else { return false }
        return text.prefix(4096).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains {
            $0.starts(with: boundary)
        }
    }

    /// Every block of a text, in order; what stands between blocks is left out.
    static func blocks(of text: [UInt8]) throws(EncodingError) -> [PEMBlock] {
        guard text.count <= Limits.encodedBytes else { throw .tooLarge(limit: Limits.encodedBytes) }
        var blocks: [PEMBlock] = []
        var label: String?
        var base64: [UInt8] = []
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if line.starts(with: boundary) {
                label = String(
                    decoding: line.dropFirst(boundary.count).prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self)
                base64 = []
            } else if line.starts(with: dashes), let found = label {
                let bytes = Data(base64Encoded: Data(base64), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
                blocks.append(PEMBlock(label: found, bytes: bytes))
                guard blocks.count <= Limits.pemBlocks else { throw .tooMany("blocks", limit: Limits.pemBlocks) }
                label = nil
            } else if label != nil, !line.contains(UInt8(ascii: ":")) {
                base64 += line
            }
        }
        guard label == nil else { throw .truncated(at: text.count) }
        return blocks
    }
}

extension Limits {
    /// Blocks of one text of certificates; the world has about 700 authorities' certificates.
    public static let pemBlocks = 10_000
}
