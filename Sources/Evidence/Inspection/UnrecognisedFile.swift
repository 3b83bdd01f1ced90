// Files of no kind that proves anything. A file that looks like one kind and is damaged is judged as that kind; what is left is told
// apart only as far as it helps whoever handed it in.
import Order

enum UnrecognisedFile {
    static func inspect(_ file: EvidenceFile) -> EvidenceInspection {
        let bytes = file.bytes
        if bytes.isEmpty { return .invalid(.unrecognised, "The file is empty.") }
        if bytes.count > Limits.evidenceFileBytes {
            return .invalid(.unrecognised, EncodingError.tooLarge(limit: Limits.evidenceFileBytes).description)
        }
        if let picture = picture(bytes) {
            return EvidenceInspection(
                .picture,
                EvidenceVerdict(
                    status: .unproven,
                    reasons: [
                        .evidence(
                            "It is a picture (\(picture)). What it shows is not read here: a person or an outside verifier looks at it.",
                            holds: nil, missing: ["evidence.review"])
                    ], claims: []))
        }
        if let problem = brokenEncoding(bytes) {
            return .invalid(.unrecognised, "It looks like ASN.1 and cannot be read. \(problem.description)")
        }
        if let problem = brokenText(bytes) {
            return .invalid(.unrecognised, "It looks like JSON and cannot be read: \(problem).")
        }
        let what =
            if PEMBlock.isPEM(bytes) {
                "It is a PEM text without a certificate or a revocation list."
            } else if let package = package(bytes) {
                "It is \(package). Unpack it, and hand in what it holds."
            } else if bytes.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }),
                String(validating: bytes, as: UTF8.self) != nil
            {
                "It is a text without evidence in a form that is known."
            } else {
                "It is of no kind that is known."
            }
        return EvidenceInspection(
            .unrecognised,
            EvidenceVerdict(
                status: .unproven, reasons: [.evidence(what, holds: nil, missing: ["evidence.kind"])], claims: []))
    }

    /// What is wrong with a text that begins like JSON: nested deeper than anything honest, cut short, or a name twice.
    private static func brokenText(_ bytes: [UInt8]) -> String? {
        let beginning = bytes.lazy.filter { $0 > 0x20 }.prefix(2)
        guard ["{\"", "[{", "[["].contains(where: { beginning.elementsEqual($0.utf8) }) else { return nil }
        do throws(JSONError) {
            _ = try JSONValue(
                parsing: bytes, limits: JSONLimits(bytes: Limits.evidenceFileBytes, largeIntegers: .kept))
            return nil
        } catch {
            return error.description
        }
    }

    private static func picture(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "JPEG" }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "PNG" }
        if bytes.starts(with: Array("GIF8".utf8)) { return "GIF" }
        if bytes.starts(with: [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]) { return "JPEG 2000" }
        guard bytes.count > 12 else { return nil }
        if bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8) { return "WebP" }
        return bytes[4..<8].elementsEqual("ftyp".utf8) ? "HEIC" : nil
    }

    private static func package(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a ZIP archive" }
        if bytes.starts(with: [0x1F, 0x8B]) { return "a file packed with gzip" }
        if bytes.starts(with: Array("%PDF-".utf8)) { return "a PDF" }
        return bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8) ? "a tar archive" : nil
    }

    /// What is wrong with bytes that begin like ASN.1; `nil` when they do not, or when nothing is.
    private static func brokenEncoding(_ bytes: [UInt8]) -> EncodingError? {
        guard bytes.count >= 2, bytes[0] == 0x30 || bytes[0] == 0x31 || bytes[0] == 0x77, bytes[1] >= 0x80 else {
            return nil
        }
        do throws(EncodingError) {
            _ = try IndefiniteLengths.removed(from: bytes)
            return nil
        } catch {
            return error
        }
    }
}
