// Who signed a credential or a list, and whether that is somebody who is believed (SD-JWT VC section 3.5; RFC 7515 section 4.1.6): a
// certificate that travels with it and leads to an authority, a key that the operator trusts, or a key that merely came along.
import Order

enum CredentialSigner {
    /// Checks the signature and says whose it is.
    ///
    /// - Parameter issuer: What the signed text calls its issuer.
    /// - Returns: Who vouches for what was signed, as far as that is known.
    static func check(
        _ signature: CompactSignature, issuer: String?, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) -> String? {
        guard signature.algorithm != nil else {
            findings.refuses(signature.refusedAlgorithm)
            return nil
        }
        guard let certificates = signature.certificates else {
            findings.refuses("The certificates that came with the signature cannot be read.")
            return nil
        }
        if let signer = certificates.first {
            guard let key = try? SignatureKey(signer.publicKey), signature.isSigned(by: key) else {
                findings.refuses(
                    "The signature is not by the key of the certificate that came with it: the text was altered.")
                return nil
            }
            findings.proves("It is signed with the key of the certificate that came with it, \(signer.subject).")
            checkPath(from: signer, further: certificates.dropFirst(), in: context, &findings)
            return signer.subject.description
        }
        return checkKeys(signature, issuer: issuer, in: context, &findings)
    }

    /// The same for a message of COSE.
    static func check(_ message: COSEMessage, in context: InspectionContext, _ findings: inout EvidenceFindings) {
        let certificates = message.certificates.compactMap { try? Certificate(parsing: Array($0)) }
        guard let signer = certificates.first else {
            findings.leavesOpen("No certificate came with the signature.", missing: "evidence.signer")
            return
        }
        guard let key = try? SignatureKey(signer.publicKey), (try? message.isSigned(by: key)) == true else {
            findings.refuses("The signature is not by the key of the certificate that came with it.")
            return
        }
        findings.proves("It is signed with the key of the certificate that came with it, \(signer.subject).")
        checkPath(from: signer, further: certificates.dropFirst(), in: context, &findings)
    }

    private static func checkPath(
        from signer: Certificate, further: ArraySlice<Certificate>, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) {
        var offered = context.offered.certificates
        for certificate in further { offered.insert(certificate) }
        let chain = CertificateChain.find(
            from: signer, trusted: context.trust.mobileDocumentIssuers, offered: offered)
        let judgement = ChainJudgement(chain, context, leaf: .signer)
        findings.add(judgement.status, judgement.reasons)
        if signer.notAfter < context.time {
            findings.refuses(
                "The signer's certificate expired on \(signer.notAfter.day). Ask the issuer for a fresh one.")
        }
        if let usage = signer.extensions.keyUsage, !usage.contains(.digitalSignature) {
            findings.refuses("The signer's certificate is not for signing.")
        }
    }

    private static func checkKeys(
        _ signature: CompactSignature, issuer: String?, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) -> String? {
        let name = issuer?.short ?? "its issuer"
        let trusted = context.trust.credentialIssuers.filter { $0.mayHaveSigned(signature, as: issuer) }
        if trusted.contains(where: { $0.signed(signature) }) {
            findings.proves("It is signed with a key that is trusted for \(name).")
            return issuer
        }
        if trusted.contains(where: { $0.issuer != nil }) {
            findings.refuses(
                "The signature is by none of the keys that are trusted for \(name): it was altered, or another signed it."
            )
            return nil
        }
        if let jwk = signature.header["jwk"] {
            guard let key = try? SignatureKey(jwk: jwk), signature.isSigned(by: key) else {
                findings.refuses("The signature is not by the key that came with it: the text was altered.")
                return nil
            }
            findings.proves("It is signed with the key that came with it.")
            findings.leavesOpen(
                "A key that travels with what it signed proves nothing. Name the issuer's key as trusted to rely on it.",
                missing: "trust.credentialIssuer")
            return issuer
        }
        if let offered = context.offered.keys.first(where: {
            $0.issuer.mayHaveSigned(signature, as: issuer) && $0.issuer.signed(signature)
        }) {
            findings.proves("It is signed with a key in \(offered.file).")
            findings.leavesOpen(
                "That key came along with what it is to prove. Name it as trusted to rely on it.",
                missing: "trust.credentialIssuer")
            return issuer
        }
        findings.leavesOpen(
            "The key of \(name) is not known here, so that the signature cannot be checked. Name it as trusted.",
            missing: "trust.credentialIssuer")
        return issuer
    }
}

extension CredentialIssuer {
    /// The keys of a file: one JWK, a set of them (RFC 7517 section 5), or an issuer's metadata as it is published at
    /// `/.well-known/jwt-vc-issuer` (SD-JWT VC section 5).
    static func keys(in bytes: [UInt8]) -> [CredentialIssuer] {
        guard bytes.count <= Limits.jsonBytes, bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
            let value = try? JSONValue(parsing: bytes)
        else { return [] }
        if value["kty"]?.string != nil {
            return [CredentialIssuer(issuer: value["iss"]?.string, keyID: value["kid"]?.string, key: value)]
        }
        let keys = value["keys"]?.array ?? value["jwks"]?["keys"]?.array ?? []
        return keys.prefix(Limits.issuerKeys).filter { $0["kty"]?.string != nil }.map {
            CredentialIssuer(issuer: value["issuer"]?.string, keyID: $0["kid"]?.string, key: $0)
        }
    }

    /// Whether the key is for this issuer and, where both name one, by this name.
    func mayHaveSigned(_ signature: CompactSignature, as issuer: String?) -> Bool {
        if let own = self.issuer, own != issuer { return false }
        if let keyID, let asked = signature.keyID, keyID != asked { return false }
        return true
    }
    func signed(_ signature: CompactSignature) -> Bool {
        signatureKey.map { signature.isSigned(by: $0) } ?? false
    }
}
