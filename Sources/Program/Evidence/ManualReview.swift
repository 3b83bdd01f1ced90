import Evidence
import Order
import Records

// A person states what they saw: which document, whose, in person or over video, and whether its holder is the applicant. What they
// say becomes claims like any other, with the person as the one who established them.

/// What a person saw.
public struct SeenDocument: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case passport, identityCard, residencePermit, driverLicence, registerExtract, other

        public var words: String {
            switch self {
            case .passport: "passport"
            case .identityCard: "identity card"
            case .residencePermit: "residence permit"
            case .driverLicence: "driver licence"
            case .registerExtract: "extract of a register"
            case .other: "other document"
            }
        }
    }
    public enum Medium: String, Hashable, Sendable, CaseIterable { case inPerson, video }
    public var kind: Kind
    public var medium: Medium
    /// The name as the document writes it.
    public var name: String
    public var issuer: JurisdictionCode?
    public var nationality: JurisdictionCode?
    public var birthDate: CalendarDate?
    public var number: String?
    public var expiry: CalendarDate?
    /// Whether the person compared the face with the portrait, and they are one.
    public var faceMatches: Bool
    /// Whether the document looked genuine by its security features.
    public var isGenuine: Bool
    /// What else there is to say; always given.
    public var why: String

    public init(
        kind: Kind, medium: Medium, name: String, issuer: JurisdictionCode? = nil, nationality: JurisdictionCode? = nil,
        birthDate: CalendarDate? = nil, number: String? = nil, expiry: CalendarDate? = nil, faceMatches: Bool,
        isGenuine: Bool, why: String
    ) {
        self.kind = kind
        self.medium = medium
        self.name = name
        self.issuer = issuer
        self.nationality = nationality
        self.birthDate = birthDate
        self.number = number
        self.expiry = expiry
        self.faceMatches = faceMatches
        self.isGenuine = isGenuine
        self.why = why
    }
}

extension IdentificationProgram {
    /// Keeps what a person saw as evidence and travels the road again. `lastEntry` is the entry that the person saw.
    public func recordSeenDocument(
        _ seen: SeenDocument, for id: ApplicationID, seeing lastEntry: EntryID, by user: UserID
    ) async throws -> EvidenceAnswer {
        let why = try statedReason(seen.why)
        let name = try Self.line(seen.name, "/name", limit: Limits.name, required: true)
        let number = try Self.line(seen.number ?? "", "/number", limit: Limits.documentNumber, required: false)
        return try await keep(to: id, by: .user(user)) { record, time in
            guard record.lastEntry == lastEntry else {
                throw ProgramError.conflict(
                    "The application moved on since you opened it. Look again and decide again.")
            }
            if !record.deciders.contains(user) { record.deciders.append(user) }
            let verdict = seen.verdict(name: name, number: number, why: why, by: user, at: time)
            return EvidenceRecord(
                kind: KeptEvidence.manualReview, verdict: verdict.status.rawValue,
                claims: verdict.claims.map(ClaimRecord.init(_:)), reason: verdict.reason, at: time, by: user.rawValue)
        }
    }

    private static func line(_ text: String, _ pointer: String, limit: Int, required: Bool) throws -> String {
        let text = text.trimmingSpace
        guard !required || !text.isEmpty else {
            throw ProgramError.invalid([FieldProblem(pointer: pointer, message: "Say what the document has here.")])
        }
        guard text.unicodeScalars.count <= limit,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw ProgramError.invalid([
                FieldProblem(pointer: pointer, message: "At most \(limit) characters on one line, please.")
            ])
        }
        try refuseWholeCard(in: text, at: pointer)
        return text
    }
}

extension SeenDocument {
    /// What was seen, judged: genuine, not expired and its holder the applicant, or not.
    fileprivate func verdict(name: String, number: String, why: String, by user: UserID, at time: Timestamp)
        -> EvidenceVerdict
    {
        let today = CalendarDate(daysSince1970: Int(time.milliseconds / 86_400_000))
        let method: EvidenceMethod = medium == .inPerson ? .seenInPerson : .seenOnVideo
        let strength = EvidenceStrength.supported(by: method, hasPortrait: faceMatches)
        let isExpired = expiry.map { $0 < today } ?? false
        let reasons =
            [
                Reason(
                    "1(a)(i)",
                    isGenuine
                        ? "A person looked at the \(kind.words) and found it genuine."
                        : "A person looked at the \(kind.words) and did not find it genuine.", holds: isGenuine,
                    facts: [ReasonFact("reason given", why, source: user.rawValue, sensitive: true)]),
                Reason(
                    "1(a)(i)",
                    faceMatches
                        ? "The person compared the face with the portrait, and they are one."
                        : "The person could not tell that the applicant is the holder.",
                    holds: faceMatches ? true : nil,
                    missing: faceMatches ? [] : ["evidence.holder"]),
            ] + (isExpired ? [Reason("1(a)(i)", "The document has expired.", holds: false)] : [])
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value?) -> Claim? {
            value.map {
                Claim(
                    attribute, $0, issuer: issuer?.code ?? "", method: method, strength: strength, time: time,
                    expiry: expiry)
            }
        }
        let claims = [
            claim(.name, .text(name)), claim(.birthDate, birthDate.map { .date($0) }),
            claim(.nationality, nationality.map { .jurisdiction($0) }),
            claim(.issuingState, issuer.map { .jurisdiction($0) }),
            claim(.documentNumber, number.isEmpty ? nil : .text(number)),
            claim(.documentExpiry, expiry.map { .date($0) }),
            claim(.portrait, faceMatches ? .text("compared by a person") : nil),
        ].compactMap { $0 }
        let status: EvidenceVerdict.Status =
            !isGenuine || isExpired ? .invalid : faceMatches || kind == .registerExtract ? .valid : .unproven
        return EvidenceVerdict(status: status, reasons: reasons, claims: claims)
    }
}
