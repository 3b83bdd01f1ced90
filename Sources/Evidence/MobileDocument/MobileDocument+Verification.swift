// The verdict over a mobile document (ISO/IEC 18013-5 section 9.3.1): who signed it and whether that is an authority that is believed
// (section 9.3.3, annex B), then what its own bytes show.
//
// Not enforced, because real issuers stray and nothing rests on it: that a signer's certificate carries every extension of table B.3,
// and that its country is the document's. Both are said.
import Order

/// A mobile document with everything that was found.
public struct MobileDocumentVerification: Sendable {
    public let document: MobileDocument
    public let findings: EvidenceFindings
    public let claims: [Claim]

    public var verdict: EvidenceVerdict { findings.verdict(claims: claims) }
}

extension MobileDocument {
    /// Verifies the document at `context.time` against `context.trust`.
    ///
    /// - Parameters:
    ///   - session: The session in which a device answered; `nil` when the document was handed over as a file.
    ///   - readerKey: The reader's ephemeral key of that session, for devices that answer with a tag.
    public func verified(
        in context: InspectionContext, session: SessionTranscript? = nil, readerKey: ReaderKey? = nil
    ) -> MobileDocumentVerification {
        var findings = EvidenceFindings()
        let signer = readSigner(&findings)
        issuerSigned.checkDigests(&findings)
        if let type = documentType, type != issuerSigned.securityObject.documentType {
            findings.refuses(
                "The document calls itself \(type.short), and the issuer signed \(issuerSigned.securityObject.documentType.short)."
            )
        }
        // What was altered states nothing.
        let isAltered = findings.isRefused
        let elements = issuerSigned.elements
        if let signer { checkSigner(signer, country: elements.issuingCountry, in: context, &findings) }
        issuerSigned.checkValidity(at: context.time, &findings)
        let today = context.time.day
        if let expiry = elements.expiryDate, expiry < today {
            findings.refuses("The document expired on \(expiry). Use one that is valid.")
        }
        findings.checkBirth(elements.birthDate, asOf: today)
        issuerSigned.securityObject.status?.check(in: context, for: .mobileDocuments, &findings)
        checkDevice(session: session, readerKey: readerKey, &findings)
        let issuer = signer?.subject.country ?? elements.issuingCountry?.code ?? "unknown issuer"
        let claims =
            isAltered
            ? []
            : elements.claims(
                issuer: issuer, method: findings.method, validUntil: issuerSigned.securityObject.validUntil,
                at: context.time)
        return MobileDocumentVerification(document: self, findings: findings, claims: claims)
    }

    /// The certificate that came with the signature, and the signature itself.
    private func readSigner(_ findings: inout EvidenceFindings) -> Certificate? {
        guard let leaf = issuerSigned.issuerAuth.certificates.first else {
            findings.leavesOpen(
                "No certificate came with the issuer's signature, so that it cannot be checked.",
                missing: "evidence.signer")
            return nil
        }
        do {
            let certificate = try Certificate(parsing: Array(leaf))
            issuerSigned.checkSignature(by: try SignatureKey(certificate.publicKey), &findings)
            return certificate
        } catch {
            findings.refuses("The certificate that came with the signature cannot be used. \(error)")
            return nil
        }
    }

    /// The path from the signer to an authority.
    private func checkSigner(
        _ signer: Certificate, country: JurisdictionCode?, in context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) {
        var offered = context.offered.certificates
        for further in issuerSigned.issuerAuth.certificates.dropFirst() {
            if let further = try? Certificate(parsing: Array(further)) { offered.insert(further) }
        }
        let chain = CertificateChain.find(
            from: signer, trusted: context.trust.mobileDocumentIssuers, offered: offered)
        let judgement = ChainJudgement(chain, context, leaf: .signer, staysInState: true)
        findings.add(judgement.status, judgement.reasons)
        findings.marks(chain.weaknesses)
        let type = issuerSigned.securityObject.documentType
        let authority = chain.certificates[chain.certificates.count - 1]
        if chain.isTrusted, let types = context.trust.documentTypes(of: authority), !types.contains(type) {
            findings.refuses(
                "The authority \(authority.subject) is trusted by a list that names it for \(types.sorted().map(\.short).joined(separator: ", ")), and not for \(type.short)."
            )
        }
        checkProfile(
            of: signer, isNamedItself: chain.certificates.count == 1, country: country, at: context.time, &findings)
    }

    /// Annex B: what a document signer's certificate may be, and when.
    private func checkProfile(
        of signer: Certificate, isNamedItself: Bool, country stated: JurisdictionCode?, at time: Timestamp,
        _ findings: inout EvidenceFindings
    ) {
        let object = issuerSigned.securityObject
        if object.signed > time.adding(milliseconds: Limits.clockSkewMilliseconds) {
            findings.refuses("The document says that it was signed on \(object.signed), which has not come yet.")
        }
        if object.signed < signer.notBefore || object.signed > signer.notAfter || object.validFrom > signer.notAfter {
            findings.refuses(
                "The document was signed on \(object.signed.day), when its signer's certificate was not valid (\(signer.notBefore.day) to \(signer.notAfter.day))."
            )
        } else if time > signer.notAfter {
            findings.refuses(
                "The signer's certificate expired on \(signer.notAfter.day). Ask the issuer for a fresh document.")
        }
        if let usage = signer.extensions.keyUsage, !usage.contains(.digitalSignature) {
            findings.refuses("The signer's certificate is not for signing documents.")
        }
        let purposes = signer.extensions.extendedKeyUsage
        if object.documentType == Self.drivingLicence, !purposes.isEmpty, !purposes.contains(Self.signsDrivingLicences)
        {
            findings.refuses("The signer's certificate is for another purpose than driving licences.")
        } else if let other = purposes.first(where: { TrustRole(purpose: $0) == .passports }) {
            findings.refuses("The signer's certificate is for travel documents (extended key usage \(other)).")
        }
        if !isNamedItself, signer.extensions.isAuthority == true {
            findings.refuses("An authority's own certificate signed the document, where a document signer's is due.")
        }
        if let country = signer.subject.country, let stated = stated?.country, country != stated {
            findings.notes("The document says that \(stated) issued it, and its signer's certificate says \(country).")
        }
    }

    static let drivingLicence = "org.iso.18013.5.1.mDL"
    /// `id-mdl-kp-mdlDS`.
    private static let signsDrivingLicences: OID = "1.0.18013.5.1.2"
}
