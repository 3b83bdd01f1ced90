// What a piece of evidence says, and what that is worth: the seam at which every kind of evidence meets the road (clause
// 1(a)(i); NIST SP 800-63A-4 sections 2.3 to 2.5: collection, validation, verification).
import Order

/// One attribute that one piece of evidence states.
public struct Claim: Hashable, Sendable {
    public var attribute: Attribute
    public var value: Value
    /// Who vouches for it: an issuing state's code, `applicant`, a verifier's name.
    public var issuer: String
    public var method: EvidenceMethod
    /// `nil` when the evidence is not even fair.
    public var strength: EvidenceStrength?
    /// When it was established.
    public var time: Timestamp
    /// Until when the evidence is valid; `nil` when it states no end.
    public var expiry: CalendarDate?

    public enum Attribute: String, Hashable, Sendable, CaseIterable {
        case name, birthDate, sex, nationality, issuingState, documentNumber, documentExpiry, email, telephone
        case documentIssued, issuingAuthority, nationalNumber, placeOfBirth, address
        /// The digest of a picture of the holder, in hexadecimal; the picture itself is kept apart.
        case portrait
        /// The ages that the issuer says the holder has passed, in years.
        case ageOver
    }

    public enum Value: Hashable, Sendable {
        case text(String)
        /// Given and family name as a zone writes them.
        case zoneName(MRZName)
        /// Family and given name as two fields, in the issuer's own script; a holder of one name has an empty given name.
        case personName(family: String, given: String)
        case date(CalendarDate)
        case jurisdiction(JurisdictionCode)

        public var text: String {
            switch self {
            case .text(let text): text
            case .zoneName(let name): name.text
            case .personName(let family, let given): given.isEmpty ? family : "\(given) \(family)"
            case .date(let date): date.description
            case .jurisdiction(let code): code.code
            }
        }
    }

    public init(
        _ attribute: Attribute, _ value: Value, issuer: String, method: EvidenceMethod, strength: EvidenceStrength?,
        time: Timestamp, expiry: CalendarDate? = nil
    ) {
        self.attribute = attribute
        self.value = value
        self.issuer = issuer
        self.method = method
        self.strength = strength
        self.time = time
        self.expiry = expiry
    }
}

extension Claim {
    /// The claim with no more strength than what it stands in has.
    public func atMost(_ strength: EvidenceStrength?) -> Claim {
        guard let own = self.strength, strength.map({ own > $0 }) ?? true else { return self }
        var claim = self
        claim.strength = strength
        return claim
    }
}

/// How a claim was established.
public enum EvidenceMethod: String, Hashable, Sendable, CaseIterable {
    /// The applicant says so.
    case declared
    /// Typed or photographed lines of a document whose check digits agree.
    case machineReadableZone
    /// A code sent there came back.
    case contactCode
    /// A person looked at the document itself.
    case seenInPerson
    /// A person looked at document and holder over video.
    case seenOnVideo
    /// The issuer's digital signature over the data was verified up to a trusted root.
    case issuerSignature
    /// The issuer's signature was verified, and whoever presented it holds the key that the issuer bound to it.
    case issuerSignatureAndHolderKey
    /// An outside verifier says so.
    case outsideVerifier

    /// What it is called among the facts of a reason.
    public var words: String {
        switch self {
        case .declared: "declared"
        case .machineReadableZone: "machine-readable zone"
        case .contactCode: "code sent to the contact point"
        case .seenInPerson: "document seen in person"
        case .seenOnVideo: "document seen over video"
        case .issuerSignature: "issuer's signature"
        case .issuerSignatureAndHolderKey: "issuer's signature and the holder's key"
        case .outsideVerifier: "an outside verifier's word"
        }
    }
}

/// Strength of identity evidence (NIST SP 800-63A-4 section 2.4.1).
public enum EvidenceStrength: String, Hashable, Sendable, CaseIterable, Comparable {
    case fair, strong, superior

    private var rank: Int {
        switch self {
        case .fair: 0
        case .strong: 1
        case .superior: 2
        }
    }
    public static func < (a: EvidenceStrength, b: EvidenceStrength) -> Bool { a.rank < b.rank }

    /// The strength that what was done supports: computed from the steps, never asserted by the evidence itself.
    ///
    /// Superior needs the issuer's signature over the data; strong a document with a portrait, examined itself; what merely
    /// agrees with itself is fair at most, and what is only declared is no evidence.
    public static func supported(by method: EvidenceMethod, hasPortrait: Bool) -> EvidenceStrength? {
        switch method {
        case .declared: nil
        case .machineReadableZone, .contactCode: .fair
        case .seenInPerson, .seenOnVideo: hasPortrait ? .strong : .fair
        case .issuerSignature, .issuerSignatureAndHolderKey: .superior
        case .outsideVerifier: .fair
        }
    }
}

/// What became of one piece of evidence.
public struct EvidenceVerdict: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// It is genuine, as far as its kind can show.
        case valid
        /// It is not, or it is not acceptable; the reasons say why.
        case invalid
        /// Nothing speaks against it, and nothing proves it.
        case unproven
    }
    public let status: Status
    public var reasons: [Reason]
    /// None is stronger than the evidence as a whole.
    public let claims: [Claim]
    /// What makes it worth less although it is genuine.
    public let weaknesses: Set<EvidenceWeakness>

    public init(
        status: Status, reasons: [Reason], claims: [Claim], weaknesses: Set<EvidenceWeakness> = []
    ) {
        self.status = status
        self.reasons = reasons
        self.weaknesses = weaknesses
        guard !claims.isEmpty else {
            self.claims = claims
            return
        }
        let strength = EvidenceAssessment.strength(
            status: status, acts: Self.acts(status, claims), attributes: Set(claims.map(\.attribute)),
            weaknesses: weaknesses)
        self.claims = claims.map { $0.atMost(strength) }
    }

    /// The verdict as one reason over its own.
    public var reason: Reason {
        let holds: Bool? =
            switch status {
            case .valid: true
            case .invalid: false
            case .unproven: nil
            }
        let finding =
            switch status {
            case .valid: "The evidence is genuine."
            case .invalid: "The evidence cannot be relied on."
            case .unproven: "The evidence agrees with itself, and nothing proves that it is genuine."
            }
        return Reason(
            "1(a)(i)", finding, holds: holds, missing: status == .unproven ? ["evidence.authenticity"] : [],
            because: reasons)
    }
}
