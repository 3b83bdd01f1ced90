import Evidence
import Order

/// The kinds of evidence that the program keeps beside those that `Evidence` tells apart.
enum KeptEvidence {
    static let emailCode = "emailCode"
    static let telephoneCode = "telephoneCode"
    static let machineReadableZone = "machineReadableZone"
    /// A person looked at what there is and accepted it.
    static let reviewer = "reviewer"
    /// A person saw a document and its holder.
    static let manualReview = "manualReview"
    /// A picture of a document.
    static let picture = "picture"
    /// `verifier.NAME.KIND`: what an outside verifier said to a question of one kind.
    static func verifier(_ check: VerifierCheck) -> String { "verifier.\(check.verifier).\(check.kind.rawValue)" }
}

/// One piece of evidence as it was judged; what it said is copied, so that it stays checkable whoever judged it.
public struct EvidenceRecord: Hashable, Sendable {
    public var id: EvidenceID
    /// `emailCode`, `machineReadableZone`, `passportChip`, `mobileDocument`, `manualReview`, `verifier.NAME.KIND` …
    public var kind: String
    /// `valid`, `invalid`, `unproven`.
    public var verdict: String
    /// What it shows: attribute, value, strength.
    public var claims: [ClaimRecord]
    public var reason: Reason
    public var at: Timestamp
    /// What was done with it, beyond what its claims' methods say: a face compared later, say.
    public var acts: Set<EvidenceAct>
    /// What makes it worth less although it is genuine; the standard decides what it counts for.
    public var weaknesses: Set<EvidenceWeakness>
    /// Who handed it in or stated it.
    public var by: String
    /// What was trusted when it was judged: the version of the trust store.
    public var trust: String?
    /// The files that were handed in, by digest; their bytes are not kept here.
    public var files: [FileDigest]
    /// A person's wish to accept it although it is invalid.
    public var override: EvidenceOverride?

    public struct FileDigest: Hashable, Sendable {
        public var name: String
        public var bytes: Int
        /// SHA-256 in hexadecimal.
        public var digest: String
        /// For a picture that is kept until it expires: the subject of its own, under whose key it lies.
        public var picture: SubjectID?
    }

    public init(
        id: EvidenceID = .random(), kind: String, verdict: String, claims: [ClaimRecord], reason: Reason,
        at: Timestamp, acts: Set<EvidenceAct> = [], weaknesses: Set<EvidenceWeakness> = [], by: String = "",
        trust: String? = nil, files: [FileDigest] = []
    ) {
        self.id = id
        self.kind = kind
        self.verdict = verdict
        self.claims = claims
        self.reason = reason
        self.at = at
        self.acts = acts
        self.weaknesses = weaknesses
        self.by = by
        self.trust = trust
        self.files = files
        // No claim is stronger than the piece that it stands in.
        let strength = assessment().strength
        for place in self.claims.indices { self.claims[place].lower(to: strength) }
    }

    public var status: EvidenceVerdict.Status { EvidenceVerdict.Status(rawValue: verdict) ?? .invalid }

    /// Whether two people accepted it although it was found invalid.
    var isAccepted: Bool { status == .invalid && override?.isApproved == true }

    /// What was done with it. To accept what was found invalid adds nothing that was not done: its issuer's signature does not
    /// count, somebody's own eyes do.
    var allActs: Set<EvidenceAct> {
        let typed = claims.compactMap(\.claim)
        guard !isAccepted else {
            let done = typed.reduce(into: acts) { $0.formUnion($1.method.acts) }
            return done.intersection([.checkDigitsAgree, .seenInPerson, .seenOnVideo]).union([.acceptedByTwoPeople])
        }
        let own = EvidenceVerdict(status: status, reasons: [], claims: typed).acts
        return status == .invalid ? [] : own.union(acts)
    }

    /// Steps and strength by NIST SP 800-63A-4, computed from what was done with it, and from what was done beside it: a face that
    /// an outside verifier compared belongs to the document that holds the portrait.
    ///
    /// - Parameter weak: what the standard lets weak evidence count for.
    public func assessment(
        beside others: [EvidenceRecord] = [], weak: WeakEvidence = .lowered
    ) -> EvidenceAssessment {
        let attributes = Set(claims.compactMap { Claim.Attribute(rawValue: $0.attribute) })
        var acts = allActs
        if attributes.contains(.portrait),
            others.contains(where: { $0.status == .valid && $0.acts.contains(.faceComparedByVerifier) })
        {
            acts.insert(.faceComparedByVerifier)
        }
        return EvidenceAssessment(
            status: isAccepted ? .unproven : status, acts: acts, attributes: attributes,
            weaknesses: weak == .accepted ? [] : weaknesses)
    }
}

/// One attribute that one piece of evidence states, as it is kept.
public struct ClaimRecord: Hashable, Sendable {
    public var attribute: String
    public var value: String
    public var issuer: String
    public var method: String
    public var strength: String
    /// The value with its form; `nil` for claims of a form that `Evidence` does not have.
    public var typed: Claim.Value?
    /// Until when the evidence is valid, if it states an end.
    public var expiry: String?
    public var at: Timestamp?

    public init(
        attribute: String, value: String, issuer: String, method: String, strength: String, typed: Claim.Value? = nil,
        expiry: String? = nil, at: Timestamp? = nil
    ) {
        self.attribute = attribute
        self.value = value
        self.issuer = issuer
        self.method = method
        self.strength = strength
        self.typed = typed
        self.expiry = expiry
        self.at = at
    }

    public init(_ claim: Claim) {
        self.init(
            attribute: claim.attribute.rawValue, value: claim.value.text, issuer: claim.issuer,
            method: claim.method.rawValue, strength: claim.strength?.rawValue ?? "none", typed: claim.value,
            expiry: claim.expiry?.description, at: claim.time)
    }

    /// Leaves it no stronger than the piece that it stands in.
    fileprivate mutating func lower(to strength: EvidenceStrength?) {
        guard let own = EvidenceStrength(rawValue: self.strength), strength.map({ own > $0 }) ?? true else { return }
        self.strength = strength?.rawValue ?? "none"
    }

    /// The claim as `Evidence` compares it; `nil` for what it has no words for.
    var claim: Claim? {
        guard let attribute = Claim.Attribute(rawValue: attribute), let method = EvidenceMethod(rawValue: method) else {
            return nil
        }
        return Claim(
            attribute, typed ?? .text(value), issuer: issuer, method: method,
            strength: EvidenceStrength(rawValue: strength), time: at ?? Timestamp(milliseconds: 0),
            expiry: expiry.flatMap { CalendarDate($0) })
    }
}

/// A person's wish that a piece of evidence count although it is invalid, and the second person's word.
public struct EvidenceOverride: Hashable, Sendable {
    public var proposer: UserID
    public var roles: [String]
    public var why: String
    public var proposedAt: Timestamp
    /// The second person; `nil` while it waits for one.
    public var approver: UserID?
    public var approvedAt: Timestamp?
    public var isApproved: Bool { approver != nil }
}
