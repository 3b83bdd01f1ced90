// Who signed a credential or a list, and whether that is somebody who is believed (SD-JWT VC section 3.5; RFC 7515 section 4.1.6): a
// certificate that travels with it and leads to an authority, a key that the operator trusts, or a key that merely came along.
import Order

enum CredentialSigner {
    /// Checks the signature and says whose it is.
    ///
    /// - Parameters:
    ///   - issuer: What the signed text calls its issuer.
    ///   - isCredential: Whether it is a credential, whose issuer has to be named in the certificate that came with it.
    ///   - role: What the certificate's authority has to be trusted for.
    /// - Returns: Who vouches for what was signed, as far as that is known.
    static func check(
        _ signature: CompactSignature, issuer: String?, isCredential: Bool = false, for role: TrustRole = .credentials,
        in context: InspectionContext, _ findings: inout EvidenceFindings
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
            if isByOtherKeyThanPinned(signature, of: issuer, in: context, &findings) { return nil }
            checkPath(from: signer, further: certificates.dropFirst(), for: role, in: context, &findings)
            if isCredential { checkName(of: signer, as: issuer, &findings) }
            return isCredential ? issuer ?? signer.subject.description : signer.subject.description
        }
        return checkKeys(signature, issuer: issuer, in: context, &findings)
    }

    /// The same for a message of COSE.
    static func check(
        _ message: COSEMessage, for role: TrustRole, in context: InspectionContext, _ findings: inout EvidenceFindings
    ) {
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
        checkPath(from: signer, further: certificates.dropFirst(), for: role, in: context, &findings)
    }

    /// An issuer whose keys the operator named signs with those: no certificate stands in for them.
    private static func isByOtherKeyThanPinned(
        _ signature: CompactSignature, of issuer: String?, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) -> Bool {
        guard let issuer else { return false }
        let pinned = context.trust.credentialIssuers.filter { $0.issuer == issuer }
        guard !pinned.isEmpty, !pinned.contains(where: { $0.signed(signature) }) else { return false }
        findings.refuses(
            "The keys of \(issuer.short) are trusted here, and the certificate that came along has none of them: another signed it."
        )
        return true
    }

    /// SD-JWT VC section 3.5: the certificate names the issuer, by its address or by the host in it.
    private static func checkName(of signer: Certificate, as issuer: String?, _ findings: inout EvidenceFindings) {
        if let other = signer.extensions.extendedKeyUsage.first(where: { TrustRole(purpose: $0) != nil }) {
            findings.refuses(
                "The signer's certificate is for other documents than credentials (extended key usage \(other)).")
        }
        guard let issuer else { return }
        let addresses = signer.extensions.addresses, hosts = signer.extensions.dnsNames
        guard !addresses.contains(issuer), !(host(of: issuer).map { hosts.contains($0) } ?? false) else { return }
        if addresses.isEmpty, hosts.isEmpty {
            findings.leavesOpen(
                "The signer's certificate names no address, so that nothing ties it to the issuer \(issuer.short).",
                missing: "trust.credentialIssuer")
        } else {
            findings.refuses(
                "The signer's certificate is one of \((addresses + hosts)[0].short), and the credential names \(issuer.short) as its issuer."
            )
        }
    }

    /// The host of an `https` address, in lower case.
    private static func host(of address: String) -> String? {
        guard address.lowercased().hasPrefix("https://") else { return nil }
        let rest = address.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
        return host.isEmpty || rest.prefix(while: { $0 != "/" }).contains("@") ? nil : host.lowercased()
    }

    private static func checkPath(
        from signer: Certificate, further: ArraySlice<Certificate>, for role: TrustRole, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) {
        var offered = context.offered.certificates
        for certificate in further { offered.insert(certificate) }
        let chain = CertificateChain.find(
            from: signer, trusted: context.trust.authorities(for: role), offered: offered)
        let judgement = ChainJudgement(chain, context, leaf: .signer)
        findings.add(judgement.status, judgement.reasons)
        findings.marks(chain.weaknesses)
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
        let fitting = context.trust.credentialIssuers.filter { $0.mayHaveSigned(signature, as: issuer) }
        // A key for any issuer is none of one whose keys are named.
        let isPinned = issuer != nil && context.trust.credentialIssuers.contains { $0.issuer == issuer }
        let trusted = isPinned ? fitting.filter { $0.issuer != nil } : fitting
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
