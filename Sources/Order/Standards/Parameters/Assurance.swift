// What must be proven rather than only stated (clauses 1(a)(i), 1(a)(ii)(C), 1(b)), and which checks prove it.

/// One check of evidence that succeeded. Evidence makes these; the standard only counts them.
public struct EvidenceChecks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// A code sent by e-mail came back.
    public static let emailCode = EvidenceChecks(rawValue: 1 << 0)
    /// A code sent to the telephone came back.
    public static let telephoneCode = EvidenceChecks(rawValue: 1 << 1)
    /// A document was read, its check digits agree and it has not expired; nothing proves that it is genuine.
    public static let documentRead = EvidenceChecks(rawValue: 1 << 2)
    /// The issuer's signature over a chip, mobile document or credential verified.
    public static let documentAuthentic = EvidenceChecks(rawValue: 1 << 3)
    /// An independent record (credit file, utility, bank) agrees: a non-documentary method.
    public static let recordMatch = EvidenceChecks(rawValue: 1 << 4)
    /// An official register agrees (company register, LEI).
    public static let registerMatch = EvidenceChecks(rawValue: 1 << 5)
    /// The person was seen with the document.
    public static let seenInPerson = EvidenceChecks(rawValue: 1 << 6)
    /// A reviewer looked at the evidence and accepted it, with a reason.
    public static let acceptedByReviewer = EvidenceChecks(rawValue: 1 << 7)
    /// Control of the means of payment was shown.
    public static let paymentConfirmed = EvidenceChecks(rawValue: 1 << 8)
    /// The address was confirmed.
    public static let addressConfirmed = EvidenceChecks(rawValue: 1 << 9)
    /// Validated evidence of at least strong strength (NIST SP 800-63A-4 section 2.4.1.2).
    public static let strongEvidence = EvidenceChecks(rawValue: 1 << 10)
    /// Validated evidence of superior strength (section 2.4.1.3).
    public static let superiorEvidence = EvidenceChecks(rawValue: 1 << 11)
    /// It was shown that whoever presented validated evidence is its holder (section 2.5).
    public static let holderVerified = EvidenceChecks(rawValue: 1 << 12)
    /// Two people accepted a document that was found invalid: their judgement of what it states, which makes it no stronger.
    public static let acceptedByTwoPeople = EvidenceChecks(rawValue: 1 << 13)
}

/// Something a standard may require to be proven. Each can be met in more than one way, so that nobody is shut out for
/// want of a camera or a telephone.
public enum Assurance: String, Hashable, Sendable, CaseIterable {
    /// E-mail or telephone answers to the applicant.
    case contactControl
    case emailControl
    case telephoneControl
    /// The stated identity agrees with a document or an independent record.
    case identity
    /// The identity is proven by something that is hard to forge, or by a person's judgement.
    case identityAuthentic
    /// A piece of evidence that is strong by NIST SP 800-63A-4, validated.
    case strongEvidence
    /// A piece of evidence that is superior by NIST SP 800-63A-4, validated.
    case superiorEvidence
    /// Whoever presented the evidence was shown to be its holder.
    case holderVerified
    case paymentControl
    case addressConfirmed

    /// Any one of these is enough.
    public func isMet(by checks: EvidenceChecks, isEntity: Bool) -> Bool { !checks.isDisjoint(with: ways(isEntity)) }

    private func ways(_ isEntity: Bool) -> EvidenceChecks {
        switch self {
        case .contactControl: [.emailCode, .telephoneCode]
        case .emailControl: .emailCode
        case .telephoneControl: .telephoneCode
        case .identity:
            isEntity
                ? [
                    .registerMatch, .recordMatch, .documentAuthentic, .seenInPerson, .acceptedByReviewer,
                    .acceptedByTwoPeople,
                ]
                : [
                    .documentRead, .documentAuthentic, .recordMatch, .seenInPerson, .acceptedByReviewer,
                    .acceptedByTwoPeople,
                ]
        case .identityAuthentic:
            isEntity
                ? [.registerMatch, .documentAuthentic, .seenInPerson, .acceptedByReviewer, .acceptedByTwoPeople]
                : [.documentAuthentic, .seenInPerson, .acceptedByReviewer, .acceptedByTwoPeople]
        case .strongEvidence:
            isEntity ? [.registerMatch, .strongEvidence, .acceptedByReviewer] : [.strongEvidence, .acceptedByReviewer]
        case .superiorEvidence:
            isEntity
                ? [.registerMatch, .superiorEvidence, .acceptedByReviewer] : [.superiorEvidence, .acceptedByReviewer]
        case .holderVerified: [.holderVerified, .acceptedByReviewer]
        case .paymentControl: .paymentConfirmed
        case .addressConfirmed: .addressConfirmed
        }
    }

    public var clause: ClauseID {
        switch self {
        case .contactControl, .emailControl, .telephoneControl: "1(a)(ii)(C)"
        case .identity, .identityAuthentic, .strongEvidence, .superiorEvidence, .holderVerified, .addressConfirmed:
            "1(a)(i)"
        case .paymentControl: "1(a)(ii)(B)"
        }
    }

    public var why: String {
        switch self {
        case .contactControl: "Confirm your e-mail address or telephone number with the code we send."
        case .emailControl: "Confirm your e-mail address with the code we send."
        case .telephoneControl: "Confirm your telephone number with the code we send."
        case .identity: "Show a document, or let a record that already exists confirm who you are."
        case .identityAuthentic: "Show something that is hard to forge, or let a person look at your papers."
        case .strongEvidence:
            "Show a document with your portrait that can be checked itself: its chip, a wallet, or in person."
        case .superiorEvidence: "Show a document that its issuer signed: the chip of a passport, or a wallet."
        case .holderVerified: "Show that the document is yours: from your wallet, in person, or by your face."
        case .paymentControl: "Show that the means of payment is yours."
        case .addressConfirmed: "Confirm the address."
        }
    }

    public var label: String {
        switch self {
        case .contactControl: "Confirmation of your e-mail address or telephone number"
        case .emailControl: "Confirmation of your e-mail address"
        case .telephoneControl: "Confirmation of your telephone number"
        case .identity: "Evidence of identity"
        case .identityAuthentic: "Evidence of identity that is hard to forge"
        case .strongEvidence: "Strong evidence of identity"
        case .superiorEvidence: "Superior evidence of identity"
        case .holderVerified: "That you are the holder of the document"
        case .paymentControl: "Confirmation of the means of payment"
        case .addressConfirmed: "Confirmation of the address"
        }
    }

    /// What to bring, as `evidence/emailCode`; of an owner, `evidence/document/applicant/owners/0/person`.
    public func pointer(person: String = "/applicant") -> String {
        let evidence =
            switch self {
            case .contactControl, .emailControl: "evidence/emailCode"
            case .telephoneControl: "evidence/telephoneCode"
            case .identity: "evidence/document"
            case .identityAuthentic: "evidence/authenticDocument"
            case .strongEvidence: "evidence/strongDocument"
            case .superiorEvidence: "evidence/superiorDocument"
            case .holderVerified: "evidence/holder"
            case .paymentControl: "evidence/payment"
            case .addressConfirmed: "evidence/address"
            }
        return person == "/applicant" ? evidence : evidence + person
    }

    var set: Assurances { Assurances(rawValue: 1 << UInt16(Assurance.ordinals[self] ?? 0)) }
    private static let ordinals = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// A set of assurances as bits.
public struct Assurances: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public init(_ assurances: some Sequence<Assurance>) {
        self.init(rawValue: assurances.reduce(0) { $0 | $1.set.rawValue })
    }
    /// Without those that a stronger one of these already shows, so that nothing is asked twice.
    var withoutImplied: Assurances {
        var kept = self
        if contains(Assurance.emailControl.set) || contains(Assurance.telephoneControl.set) {
            kept.remove(Assurance.contactControl.set)
        }
        if contains(Assurance.superiorEvidence.set) { kept.remove(Assurance.strongEvidence.set) }
        let graded = contains(Assurance.superiorEvidence.set) || contains(Assurance.strongEvidence.set)
        if graded { kept.remove(Assurance.identityAuthentic.set) }
        if graded || contains(Assurance.identityAuthentic.set) { kept.remove(Assurance.identity.set) }
        return kept
    }
    public var assurances: [Assurance] { Assurance.allCases.filter { contains($0.set) } }
}
