// Signed texts in JSON (RFC 7519) that are no credential: requests, proofs, tokens of a log-in. They are told by their type, and whether
// their signature holds.
import Order

enum WebTokenInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.statusTokenBytes, file.bytes.starts(with: Array("ey".utf8)) else { return nil }
        let text = file.bytes.trimmedOfSpace
        // Five parts are an encrypted text (RFC 7516), which only its receiver reads.
        let dots = text.count { $0 == UInt8(ascii: ".") }
        guard dots == 2 || dots == 4, text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        guard dots == 2 else {
            guard let dot = text.firstIndex(of: UInt8(ascii: ".")), let header = Base64URL.decode(text[..<dot]),
                (try? JSONValue(parsing: header))?["enc"] != nil
            else { return nil }
            var findings = EvidenceFindings()
            findings.leavesOpen(
                "It is an encrypted text, which only its receiver can read. Hand in what was encrypted.",
                missing: "evidence.kind")
            return EvidenceInspection(.webToken, findings.verdict(claims: []))
        }
        do throws(CompactSignatureError) {
            let token = try CompactSignature(parsing: text)
            return EvidenceInspection(.webToken, try verdict(token, context))
        } catch {
            if case .malformed = error, !looksSigned(text) { return nil }
            return .invalid(.webToken, error.description)
        }
    }

    private static func looksSigned(_ text: ArraySlice<UInt8>) -> Bool {
        guard let dot = text.firstIndex(of: UInt8(ascii: ".")), let header = Base64URL.decode(text[..<dot]) else {
            return false
        }
        return (try? JSONValue(parsing: header))?["alg"] != nil
    }

    private static func verdict(
        _ token: CompactSignature, _ context: InspectionContext
    ) throws(CompactSignatureError) -> EvidenceVerdict {
        let claims = try token.claims()
        var findings = EvidenceFindings()
        let type = token.type ?? "no stated type"
        findings.leavesOpen(
            "It is a signed text of \(token.type == nil ? "" : "type ")\(type.short), which is no credential: it has no disclosures and names nobody by itself.",
            missing: "evidence.kind")
        _ = CredentialSigner.check(token, issuer: claims["iss"]?.string, in: context, &findings)
        if let end = claims["exp"]?.numericDate, end < context.time { findings.notes("It was valid until \(end).") }
        return findings.verdict(claims: [])
    }
}
