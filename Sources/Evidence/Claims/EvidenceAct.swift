// What can be done with a piece of evidence, and which of the three steps of identity proofing it carries out (NIST SP 800-63A-4
// section 2.1.1: resolution with collection, validation, verification).

/// One thing that was done with a piece of evidence and succeeded. Steps and strength are worked out from these alone.
public enum EvidenceAct: String, Hashable, Sendable, CaseIterable {
    /// The check digits of its lines agree. Anybody can compute them, so this shows a careful copy and nothing else.
    case checkDigitsAgree
    /// The issuer's digital signature over the data was verified up to a trusted root.
    case issuerSignatureVerified
    /// Whoever presented it holds the key that the issuer bound to it.
    case holderKeyProven
    /// A person held the document and looked at its security features and at the holder.
    case seenInPerson
    /// A person saw document and holder over video.
    case seenOnVideo
    /// An outside verifier examined the document and found it genuine.
    case documentCheckedByVerifier
    /// An outside verifier compared the face of whoever presented it with the portrait, and tested that the face is live.
    case faceComparedByVerifier
    /// An independent record agrees: a register, a bureau, a bank.
    case recordMatched
    /// A code sent to the contact point came back.
    case codeReturned
    /// Two people accepted it although it was found invalid. It shows neither that it is genuine nor whose it is.
    case acceptedByTwoPeople

    /// Whether it shows the evidence to be genuine (section 2.4.2.2: inspection by trained personnel, automated document
    /// validation, cryptographic verification) or what it states to be right (section 2.4.2.4: a credible source).
    public var validates: Bool {
        switch self {
        case .issuerSignatureVerified, .seenInPerson, .seenOnVideo, .documentCheckedByVerifier, .recordMatched: true
        case .checkDigitsAgree, .holderKeyProven, .faceComparedByVerifier, .codeReturned, .acceptedByTwoPeople: false
        }
    }

    /// Whether it shows that the applicant is the one whom the evidence is about (section 2.5.1).
    public var verifies: Bool {
        switch self {
        case .holderKeyProven, .seenInPerson, .seenOnVideo, .faceComparedByVerifier, .codeReturned: true
        case .checkDigitsAgree, .issuerSignatureVerified, .documentCheckedByVerifier, .recordMatched,
            .acceptedByTwoPeople:
            false
        }
    }

    public var words: String {
        switch self {
        case .checkDigitsAgree: "its check digits agree"
        case .issuerSignatureVerified: "the issuer's signature was verified"
        case .holderKeyProven: "the presenter holds the key that the issuer bound to it"
        case .seenInPerson: "a person saw the document and its holder"
        case .seenOnVideo: "a person saw the document and its holder over video"
        case .documentCheckedByVerifier: "an outside verifier examined the document"
        case .faceComparedByVerifier: "an outside verifier compared the face with the portrait"
        case .recordMatched: "an independent record agrees"
        case .codeReturned: "a code sent there came back"
        case .acceptedByTwoPeople: "two people accepted it"
        }
    }
}

extension EvidenceMethod {
    /// What must have been done for a claim to be established in this way.
    public var acts: Set<EvidenceAct> {
        switch self {
        case .declared, .outsideVerifier: []
        case .machineReadableZone: [.checkDigitsAgree]
        case .contactCode: [.codeReturned]
        case .seenInPerson: [.seenInPerson]
        case .seenOnVideo: [.seenOnVideo]
        case .issuerSignature: [.issuerSignatureVerified]
        case .issuerSignatureAndHolderKey: [.issuerSignatureVerified, .holderKeyProven]
        }
    }
}

extension EvidenceVerdict {
    /// What was done, as far as the claims tell. Evidence that is not valid had nothing done to it that counts but its lines read.
    public var acts: Set<EvidenceAct> { Self.acts(status, claims) }

    static func acts(_ status: Status, _ claims: [Claim]) -> Set<EvidenceAct> {
        var done: Set<EvidenceAct> = []
        var last: EvidenceMethod?
        for claim in claims where claim.method != last {
            done.formUnion(claim.method.acts)
            last = claim.method
        }
        switch status {
        case .valid: return done
        case .unproven: return done.intersection([.checkDigitsAgree])
        case .invalid: return []
        }
    }
}
