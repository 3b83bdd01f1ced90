// Keys that are handed in as if they were evidence. A public key proves nothing until somebody names it as trusted; a private key has no
// business here at all.
import Order

enum KeyInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.jsonBytes else { return nil }
        if PEMBlock.isPEM(file.bytes) { return pem(file.bytes) }
        if file.bytes.first == 0x30 { return der(file.bytes) }
        return json(file.bytes, context)
    }

    fileprivate static let secret = EvidenceInspection(
        .privateKey,
        EvidenceVerdict(
            status: .unproven,
            reasons: [
                .evidence(
                    "It is a private key, which is no evidence. Keep it secret, and do not hand it in.", holds: nil,
                    missing: ["evidence.kind"])
            ], claims: []))

    private static func pem(_ bytes: [UInt8]) -> EvidenceInspection? {
        guard let blocks = try? PEMBlock.blocks(of: bytes) else { return nil }
        if blocks.contains(where: { $0.label.contains("PRIVATE KEY") }) { return secret }
        guard blocks.count == 1, let block = blocks.first, block.label == "PUBLIC KEY" else { return nil }
        guard let key = block.bytes.flatMap({ try? PublicKey(subjectPublicKeyInfo: $0) }) else {
            return .invalid(.publicKey, "It is called a public key and cannot be read as one.")
        }
        return describe(["\(key.kind)"], issuer: nil, isTrusted: false)
    }

    /// SubjectPublicKeyInfo (RFC 5280), PrivateKeyInfo (RFC 5958), ECPrivateKey (RFC 5915) and RSAPrivateKey (RFC 8017).
    private static func der(_ bytes: [UInt8]) -> EvidenceInspection? {
        guard var parts = try? EncodedReader.only(bytes, .sequence, "a key").parts,
            let first = try? parts.next("a part")
        else { return nil }
        if first.tag == .sequence {
            guard (try? PublicKey(subjectPublicKeyInfo: bytes)) != nil,
                let key = try? PublicKey(subjectPublicKeyInfo: bytes)
            else { return nil }
            return describe(["\(key.kind)"], issuer: nil, isTrusted: false)
        }
        guard first.tag == .integer, first.count == 1, let second = try? parts.next("a part") else { return nil }
        var inner = second.parts
        // PKCS #12 (RFC 7292) holds keys with their certificates.
        if second.tag == .sequence, first.bytes == [3],
            (try? inner.next(.objectIdentifier, "a type"))?.contentEquals(SignedData.plainData.content) == true
        {
            return secret
        }
        inner = second.parts
        let isAlgorithm = second.tag == .sequence && (try? inner.next(.objectIdentifier, "an algorithm")) != nil
        let isPrivate =
            isAlgorithm && parts.nextTag == .octetString
            || second.tag == .octetString && (24...80).contains(second.count)
            || second.tag == .integer && second.count >= 64
        return isPrivate ? secret : nil
    }

    private static func json(_ bytes: [UInt8], _ context: InspectionContext) -> EvidenceInspection? {
        let issuers = CredentialIssuer.keys(in: bytes)
        guard !issuers.isEmpty else { return nil }
        // `d` is the private part of every type of key (RFC 7518 section 6, RFC 8037), `k` a secret that both sides share.
        if issuers.contains(where: { $0.key["d"] != nil || $0.key["k"] != nil }) { return secret }
        var names: [String] = []
        for issuer in issuers {
            do throws(SignatureKeyError) {
                let key = try SignatureKey(jwk: issuer.key)
                names.append(key.curve?.rawValue ?? "RSA")
            } catch {
                return .invalid(.publicKey, error.description)
            }
        }
        let isTrusted = issuers.allSatisfy { issuer in
            context.trust.credentialIssuers.contains { $0.key == issuer.key && $0.issuer == issuer.issuer }
        }
        return describe(names, issuer: issuers[0].issuer, isTrusted: isTrusted)
    }

    private static func describe(_ keys: [String], issuer: String?, isTrusted: Bool) -> EvidenceInspection {
        let what =
            keys.count == 1
            ? "It is a public key (\(keys[0]))" : "It holds \(keys.count) public keys (\(keys.joined(separator: ", ")))"
        var findings = EvidenceFindings()
        findings.proves(what + (issuer.map { " of \($0.short)." } ?? "."))
        if isTrusted {
            findings.proves("It is trusted.")
        } else {
            findings.leavesOpen(
                "A key proves nothing by itself. Name it as trusted if you know whose it is.",
                missing: "trust.credentialIssuer")
        }
        return EvidenceInspection(.publicKey, findings.verdict(claims: []))
    }
}

/// Private keys in YAML or in words: the names of a JSON Web Key, one a line.
enum WrittenKeyInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.jsonBytes, file.bytes.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) })
        else { return nil }
        return Set(TextFields.names(in: file.bytes)).isSuperset(of: ["kty", "d"]) ? KeyInspector.secret : nil
    }
}

/// The names at the beginning of a text's lines, as YAML writes them.
enum TextFields {
    static func names(in text: [UInt8]) -> [String] {
        text.split { $0 == 0x0A || $0 == 0x0D }.prefix(Limits.textFields).compactMap { line in
            var rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "-") }
            // A mark of YAML, such as `!sd`.
            if rest.first == UInt8(ascii: "!"), let space = rest.firstIndex(of: 0x20) { rest = rest[(space + 1)...] }
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest.startIndex < colon,
                colon - rest.startIndex <= 64
            else { return nil }
            let name = rest[..<colon]
            let isName = name.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
            }
            return isName ? String(decoding: name, as: UTF8.self) : nil
        }
    }
}

extension Limits {
    /// Lines of a text that are looked at to tell what it states.
    public static let textFields = 5_000
}
