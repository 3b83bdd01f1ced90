// Evidence travels as text as often as in its own bytes: base64 in an e-mail, hexadecimal from a debugger, CMS in PEM, lines saved with a
// byte order mark or as UTF-16. What stands in the text is judged; that it was text proves nothing either way.
import Order

/// How a file writes down the one thing that it holds.
enum EvidenceNotation: String, Hashable, Sendable {
    case base64 = "base64"
    case hexadecimal = "hexadecimal"
    case pem = "PEM"

    /// What the whole of a text is, taken out of its notation; `nil` when it is in none, or when nothing binary comes of it.
    static func taken(out text: [UInt8]) -> (bytes: [UInt8], notation: EvidenceNotation)? {
        guard text.count >= 8, text.count <= Limits.evidenceFileBytes, text[0] < 0x80, text[0] >= 0x09 else {
            return nil
        }
        if let bytes = pem(text) { return (bytes, .pem) }
        let prefixed = text.starts(with: Array("mdoc:".utf8)) ? text.dropFirst(5) : text[...]
        if let bytes = hexadecimal(prefixed), isStructured(bytes) { return (bytes, .hexadecimal) }
        if let bytes = base64(prefixed), isStructured(bytes) { return (bytes, .base64) }
        return nil
    }

    /// A text of one block that is neither a certificate nor a revocation list nor a key: signed data, usually.
    private static func pem(_ text: [UInt8]) -> [UInt8]? {
        guard PEMBlock.isPEM(text), let blocks = try? PEMBlock.blocks(of: text), blocks.count == 1,
            let block = blocks.first, !CertificateBundle.labels.contains(block.label), !block.label.contains("KEY")
        else { return nil }
        return block.bytes
    }

    /// Digits in lines, with spaces or with colons between them, as debuggers and certificate tools print them.
    private static func hexadecimal(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let digits = text.starts(with: Array("0x".utf8)) ? text.dropFirst(2) : text
        let bytes = Hexadecimal.bytes(
            digits.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) && $0 != UInt8(ascii: ":") })
        return bytes.flatMap { $0.count >= 4 ? $0 : nil }
    }

    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let bytes = Base64URL.decodeOrdinary(text.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) })
        return bytes.flatMap { $0.count >= 6 ? $0 : nil }
    }

    /// Whether bytes begin like ASN.1, a chip's file or CBOR and are no text themselves: words are base64 too.
    private static func isStructured(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        let isKnown =
            first == 0x30 || first == 0x31 || first == 0x77 || (0x60...0x76).contains(first)
            || (0x80...0xDB).contains(first)
        return isKnown && (bytes.prefix(64).contains { $0 < 0x09 || $0 >= 0x80 } || ChipFile.recognise(bytes) != nil)
    }
}

extension EvidenceFile {
    /// The file as it is judged: without a byte order mark, in UTF-8, and taken out of the notation that the whole of it is in.
    var read: (file: EvidenceFile, notation: EvidenceNotation?) {
        var file = EvidenceFile(name: name, bytes: TextEncoding.unified(bytes))
        guard let (inner, notation) = EvidenceNotation.taken(out: file.bytes) else { return (file, nil) }
        file.bytes = inner
        return (file, notation)
    }
}

/// The marks that some programs put before a text (Unicode section 23.8).
enum TextEncoding {
    static func unified(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2),
            bytes.count <= Limits.evidenceFileBytes
        else { return bytes }
        let units = stride(from: 2, to: bytes.count, by: 2).map {
            isLittle
                ? UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 : UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
