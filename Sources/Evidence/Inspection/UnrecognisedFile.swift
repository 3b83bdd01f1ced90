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
        if let problem = brokenEncoding(bytes) {
            return .invalid(.unrecognised, "It looks like ASN.1 and cannot be read. \(problem.description)")
        }
        let what =
            if PEMBlock.isPEM(bytes) {
                String(decoding: bytes.prefix(2048), as: UTF8.self).contains("PRIVATE KEY")
                    ? "It is a private key, which is no evidence. Keep it secret, and do not hand it in."
                    : "It is a PEM text without a certificate or a revocation list."
            } else if bytes.prefix(4096).allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) {
                "It is a text without evidence in a form that is known."
            } else {
                "It is of no kind that is known."
            }
        return EvidenceInspection(
            .unrecognised,
            EvidenceVerdict(
                status: .unproven, reasons: [.evidence(what, holds: nil, missing: ["evidence.kind"])], claims: []))
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
