// Passive authentication (Doc 9303 part 11 section 5.1): the security object's signature, the digests of the data groups, and the path
// from the document signer to its state's authority. It shows that the data are the issuer's and unchanged; it shows neither that
// the chip is no copy nor whose hands it is in.
import Order

/// A security object and what its signature is worth.
struct PassiveAuthentication {
    let object: SecurityObject?
    let signed: SignedData.Verified?
    private(set) var status: EvidenceVerdict.Status
    private(set) var reasons: [Reason]
    private(set) var weaknesses: Set<EvidenceWeakness> = []
    private let chain: CertificateChain?

    /// Verifies a security object by itself, at the time of the context.
    init(securityObject bytes: [UInt8], in context: InspectionContext) {
        let object: SecurityObject
        do throws(SecurityObjectError) {
            object = try SecurityObject(parsing: bytes)
        } catch {
            self.init(refused: "The security object cannot be used. \(error.description)")
            return
        }
        let signed: SignedData.Verified
        do throws(SignedDataError) {
            signed = try object.data.verified(
                others: object.data.certificates.isEmpty ? context.knownSigners : [])
        } catch {
            self.init(refused: error.description, object: object)
            return
        }
        let chain = CertificateChain.find(
            from: signed.signer, trusted: context.trust.travelDocumentAuthorities,
            offered: context.offered.certificates)
        self.init(object, signed, chain, context)
    }

    private init(refused finding: String, object: SecurityObject? = nil) {
        self.object = object
        signed = nil
        chain = nil
        status = .invalid
        reasons = [.evidence(finding, holds: false)]
    }

    private init(
        _ object: SecurityObject, _ signed: SignedData.Verified, _ chain: CertificateChain,
        _ context: InspectionContext
    ) {
        self.object = object
        self.signed = signed
        self.chain = chain
        let signer = signed.signer
        reasons = [
            .evidence(
                "The security object is signed by the document signer \(signer.subject), and its signature is right.",
                holds: true,
                facts: [
                    ReasonFact(
                        "signature", object.data.signer.signatureAlgorithm.description, source: "security object"),
                    ReasonFact("key", signer.publicKey.kind.description, source: "document signer"),
                    ReasonFact("data-group digests", object.digestAlgorithm.rawValue, source: "security object"),
                    ReasonFact(
                        "data groups", object.digests.keys.sorted().map(\.description).joined(separator: ", "),
                        source: "security object"),
                ])
        ]
        reasons += signed.remarks.map { .evidence($0, holds: nil) }
        if let type = object.unusualContentType {
            reasons.append(.evidence("The list of digests has the older type \(type).", holds: nil))
        }
        if object.digestAlgorithm.isWeak {
            reasons.append(.evidence("Its digests of the data groups are SHA-1, which is weak.", holds: nil))
        }
        let ownSigner = object.data.signer
        weaknesses = chain.weaknesses
            .union(ownSigner.signatureAlgorithm.weaknesses(digest: ownSigner.digestAlgorithm))
            .union(object.digestAlgorithm.isWeak ? [.digest] : [])
        reasons += weaknesses.reasons
        let judgement = ChainJudgement(chain, context, leaf: .signer, staysInState: true)
        status = judgement.status
        reasons += judgement.reasons
        if let finding = PassiveAuthentication.unfit(signer) {
            status = .invalid
            reasons.append(.evidence(finding, holds: false))
        }
    }

    /// Why a certificate is no document signer's; `nil` when nothing speaks against it (part 12 table 6).
    private static func unfit(_ signer: Certificate) -> String? {
        if signer.extensions.isAuthority == true {
            return "The signer's certificate is an authority's, which may not sign documents itself."
        }
        if let usage = signer.extensions.keyUsage, !usage.contains(.digitalSignature) {
            return "The signer's certificate is not for signing documents (key usage)."
        }
        if let purpose = signer.extensions.extendedKeyUsage.first(where: {
            otherPurposes.contains($0) || TrustRole(purpose: $0) == .mobileDocuments
        }) {
            return "The signer's certificate is for signing something else (extended key usage \(purpose))."
        }
        return nil
    }
    /// Signing master lists, deviation lists.
    private static let otherPurposes: Set<OID> = [MasterList.signerPurpose, "2.23.136.1.1.8"]

    /// What makes it worth less, found elsewhere.
    mutating func mark(_ weakness: EvidenceWeakness) { weaknesses.insert(weakness) }
    /// What stands against it, found elsewhere.
    mutating func refuse(_ finding: String) {
        status = .invalid
        reasons.append(.evidence(finding, holds: false))
    }
    /// What keeps it from being proven.
    mutating func doubt(_ finding: String, missing: [String]) {
        if status == .valid { status = .unproven }
        reasons.append(.evidence(finding, holds: nil, missing: missing))
    }
    mutating func remark(_ finding: String, holds: Bool?, missing: [String] = []) {
        reasons.append(.evidence(finding, holds: holds, missing: missing))
    }

    /// Whether a data group's digest is the signed one; `nil` when the object does not list it.
    func matches(_ group: DataGroup, _ bytes: [UInt8]) -> Bool? {
        guard let object, signed != nil, let digest = object.digests[group] else { return nil }
        return object.digestAlgorithm.digest(of: bytes) == digest
    }

    /// The state whose authority vouches for the signer; `nil` when that authority names none.
    var signingState: IssuingState? { chain?.state }
}

extension InspectionContext {
    /// Certificates that a signer may be among when none travels with what it signed.
    var knownSigners: [Certificate] { offered.certificates.certificates + trust.travelDocumentAuthorities.certificates }
}
