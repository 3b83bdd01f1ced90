// Where what evidence says and what was stated, or two pieces of evidence, do not agree. Each is explained and resolved by a
// documented rule or left for a person; nothing is overwritten.
import Order

/// One attribute on which two sources do not agree, cannot be compared, or agree only by a rule.
public struct EvidenceDiscrepancy: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case differs, cannotTell
        /// The two are written differently and mean the same.
        case spelledDifferently
    }
    /// One of the two values, and who says it.
    public struct Side: Hashable, Sendable {
        /// `declared`, or how the claim was established and by whom.
        public var source: String
        public var value: String
        public init(source: String, value: String) {
            self.source = source
            self.value = value
        }
    }
    public var attribute: Claim.Attribute
    public var kind: Kind
    public var reason: Reason
    public var first: Side
    public var second: Side
    /// The rule that resolves it; `nil` when a person has to.
    public var rule: DiscrepancyRule?
}

/// Whether two spellings of a name may be one name, as somebody who knows scripts and variants compares them. Evidence has the
/// tables of Doc 9303 only; the program passes in the comparison that screening uses.
public typealias NameLikeness = (_ first: String, _ second: String) -> Bool

extension EvidenceDiscrepancy {
    /// Every discrepancy between the claims of one piece of evidence and what an individual stated, then within the claims.
    public static func find(among claims: [Claim], stated person: Individual) -> [EvidenceDiscrepancy] {
        claims.flatMap { compare($0, in: claims, with: person) { _, _ in false } } + conflicts(among: claims)
    }

    /// Every discrepancy between pieces of evidence and what an individual stated, then within each piece and between them. What was
    /// not stated is not compared.
    public static func find(
        among pieces: [[Claim]], stated person: Individual, alike: NameLikeness = { _, _ in false }
    ) -> [EvidenceDiscrepancy] {
        var found: [EvidenceDiscrepancy] = []
        for claims in pieces {
            for claim in claims {
                found += compare(claim, in: claims, with: person, alike)
            }
        }
        for (index, first) in pieces.enumerated() {
            found += conflicts(within: first, alike)
            for second in pieces.dropFirst(index + 1) { found += conflicts(between: first, and: second, alike) }
        }
        return found
    }

    /// Claims that cannot both be so: two birth dates, say.
    public static func conflicts(among claims: [Claim]) -> [EvidenceDiscrepancy] {
        conflicts(within: claims) { _, _ in true }
    }

    private static func conflicts(within claims: [Claim], _ alike: NameLikeness) -> [EvidenceDiscrepancy] {
        var found: [EvidenceDiscrepancy] = []
        for (index, first) in claims.enumerated() {
            for second in claims[(index + 1)...] {
                if let conflict = conflict(first, second, alike, isOnePiece: true) { found.append(conflict) }
            }
        }
        return found
    }

    // MARK: With what was stated

    private static func compare(
        _ claim: Claim, in piece: [Claim], with person: Individual, _ alike: NameLikeness
    ) -> [EvidenceDiscrepancy] {
        switch (claim.attribute, claim.value) {
        case (.name, _): compare(name: claim, with: [person.name] + person.otherNames, alike)
        case (.birthDate, .date(let date)): compare(date, claim, with: person.birthDate)
        case (.nationality, .jurisdiction(let code)): compare(code, claim, with: person.citizenships)
        case (.placeOfBirth, .text(let place)): compare(place: place, claim, with: person.birthPlace)
        case (.nationality, .text), (.issuingState, .text):
            [
                discrepancy(
                    claim.attribute, .cannotTell,
                    "The evidence writes the \(claim.attribute.words) with a code that is not known.",
                    declared("citizenships", (person.citizenships ?? []).map(\.code).joined(separator: ", ")),
                    fact(claim))
            ]
        case (.issuingState, .jurisdiction(let code)):
            compare(issuer: code, claim, in: piece, with: person.citizenships)
        case (.documentNumber, .text(let number)):
            compare(
                number, claim,
                with: person.identificationNumbers.filter { $0.kind == .passport || $0.kind == .identityCard },
                "The document's number is none of those stated.")
        case (.nationalNumber, .text(let number)):
            compare(
                number, claim, with: person.identificationNumbers.filter { $0.kind == .nationalID },
                "The national number in the evidence is none of those stated.")
        default: []
        }
    }

    private static func compare(
        name claim: Claim, with stated: [String], _ alike: NameLikeness
    ) -> [EvidenceDiscrepancy] {
        guard let first = stated.first else { return [] }
        let comparisons = stated.map { (stated: $0, result: NameAgreement.of($0, claim.value, alike)) }
        let best =
            comparisons.max { $0.result.rank < $1.result.rank } ?? (first, .differs("There is no name to compare."))
        switch best.result {
        case .same: return []
        case .byRule(let rule, let explanation):
            return [
                discrepancy(
                    .name, .spelledDifferently, explanation, declared("name", best.stated), fact(claim), rule: rule)
            ]
        case .cannotTell(let explanation):
            return [
                discrepancy(
                    .name, .cannotTell, explanation, declared("name", stated.joined(separator: "; ")), fact(claim))
            ]
        case .differs(let explanation):
            return [
                discrepancy(
                    .name, .differs, explanation, declared("name", stated.joined(separator: "; ")), fact(claim))
            ]
        }
    }

    private static func compare(
        _ date: CalendarDate, _ claim: Claim, with stated: CalendarDate?
    ) -> [EvidenceDiscrepancy] {
        guard let stated, !agree(date, stated) else { return [] }
        return [
            discrepancy(
                .birthDate, .differs, "The stated birth date is not the one in the evidence.",
                declared("birth date", stated.description), fact(claim))
        ]
    }

    /// As far as both go: an unknown day or month agrees with any.
    private static func agree(_ a: CalendarDate, _ b: CalendarDate) -> Bool {
        guard a.year == b.year else { return false }
        guard let monthA = a.month, let monthB = b.month else { return true }
        guard monthA == monthB else { return false }
        guard let dayA = a.day, let dayB = b.day else { return true }
        return dayA == dayB
    }

    private static func holds(_ code: JurisdictionCode, _ stated: [JurisdictionCode]) -> Bool {
        stated.contains(code) || stated.contains { $0.country == code.country }
    }

    private static func compare(
        _ code: JurisdictionCode, _ claim: Claim, with stated: [JurisdictionCode]?
    ) -> [EvidenceDiscrepancy] {
        guard let stated, !holds(code, stated) else { return [] }
        return [
            discrepancy(
                .nationality, .differs, "The nationality in the evidence is none of those stated.",
                declared("citizenships", stated.map(\.code).joined(separator: ", ")), fact(claim))
        ]
    }

    private static func compare(place: String, _ claim: Claim, with stated: String?) -> [EvidenceDiscrepancy] {
        guard let stated, PlacesOfBirth.contradict(place, stated) else { return [] }
        return [
            discrepancy(
                .placeOfBirth, .differs, "The stated place of birth is not the one in the evidence.",
                declared("place of birth", stated), fact(claim))
        ]
    }

    /// A state also issues documents to others than its nationals; then the field for the nationality says whose national it is.
    private static func compare(
        issuer code: JurisdictionCode, _ claim: Claim, in piece: [Claim], with stated: [JurisdictionCode]?
    ) -> [EvidenceDiscrepancy] {
        guard let stated, !holds(code, stated) else { return [] }
        let nationalities = piece.compactMap { other -> JurisdictionCode? in
            if other.attribute == .nationality, case .jurisdiction(let code) = other.value { code } else { nil }
        }
        // One that names another nationality is found by that.
        guard nationalities.allSatisfy({ holds($0, stated) }) else { return [] }
        let isExplained = !nationalities.isEmpty
        return [
            discrepancy(
                .issuingState, .differs,
                "The state that issued the document is none of the stated nationalities.",
                declared("citizenships", stated.map(\.code).joined(separator: ", ")), fact(claim),
                rule: isExplained ? .nationalityFieldGoverns : nil)
        ]
    }

    private static func compare(
        _ number: String, _ claim: Claim, with stated: [IdentificationNumber], _ finding: String
    ) -> [EvidenceDiscrepancy] {
        let ours = alphanumeric(number)
        guard !stated.isEmpty, !stated.contains(where: { alphanumeric($0.number.text) == ours }) else { return [] }
        return [
            discrepancy(
                claim.attribute, .differs, finding,
                declared(claim.attribute.words, stated.map(\.number.text).joined(separator: ", ")), fact(claim))
        ]
    }

    private static func alphanumeric(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A: byte
            case 0x61...0x7A: byte & 0xDF
            default: nil
            }
        }
    }

    // MARK: Between pieces

    private static func conflicts(
        between first: [Claim], and second: [Claim], _ alike: NameLikeness
    ) -> [EvidenceDiscrepancy] {
        var found: [EvidenceDiscrepancy] = []
        for a in first {
            for b in second {
                if let conflict = conflict(a, b, alike, isOnePiece: false) { found.append(conflict) }
            }
        }
        return found
    }

    private static func conflict(
        _ a: Claim, _ b: Claim, _ alike: NameLikeness, isOnePiece: Bool
    ) -> EvidenceDiscrepancy? {
        guard a.attribute == b.attribute, a.value != b.value else { return nil }
        let finding = isOnePiece ? "The evidence states two values." : "Two pieces of evidence state different values."
        let rule = DiscrepancyRule.between(a, b)
        switch (a.attribute, a.value, b.value) {
        case (.birthDate, .date(let one), .date(let other)):
            return agree(one, other) ? nil : discrepancy(.birthDate, .differs, finding, fact(a), fact(b), rule: rule)
        case (.sex, .text(let one), .text(let other)):
            // An unspecified sex, or one that is not in the letters of ICAO 9303, differs from none.
            guard Set([one, other]) == ["F", "M"] else { return nil }
            return discrepancy(.sex, .differs, finding, fact(a), fact(b), rule: rule)
        case (.placeOfBirth, .text(let one), .text(let other)):
            guard PlacesOfBirth.contradict(one, other) else { return nil }
            return discrepancy(.placeOfBirth, .differs, finding, fact(a), fact(b), rule: rule)
        case (.name, _, _):
            switch NameAgreement.of(a.value, b.value, alike) {
            case .same, .byRule: return nil
            case .cannotTell(let explanation):
                return discrepancy(.name, .cannotTell, explanation, fact(a), fact(b), rule: rule)
            case .differs:
                return discrepancy(
                    .name, .differs,
                    isOnePiece
                        ? "The evidence names two different people." : "Two pieces of evidence name different people.",
                    fact(a), fact(b), rule: rule)
            }
        default: return nil
        }
    }

    // MARK: Words

    private static func fact(_ claim: Claim) -> ReasonFact {
        ReasonFact(
            claim.attribute.words, claim.value.text, source: "\(claim.method.words), \(claim.issuer)", sensitive: true)
    }
    private static func declared(_ name: String, _ value: String) -> ReasonFact {
        ReasonFact(name, value, source: "declared", sensitive: true)
    }
    private static func discrepancy(
        _ attribute: Claim.Attribute, _ kind: Kind, _ finding: String, _ first: ReasonFact, _ second: ReasonFact,
        rule: DiscrepancyRule? = nil
    ) -> EvidenceDiscrepancy {
        let clause: ClauseID = attribute == .email || attribute == .telephone ? "1(a)(ii)(C)" : "1(a)(ii)(A)"
        var reason = Reason(
            clause, finding, holds: kind == .differs ? false : nil, facts: [first, second],
            missing: kind == .cannotTell && rule == nil ? ["evidence.\(attribute.rawValue).decision"] : [])
        if let rule {
            reason.holds = true
            reason.finding = "\(finding) Resolved by rule: \(rule.words)"
        }
        return EvidenceDiscrepancy(
            attribute: attribute, kind: kind, reason: reason, first: Side(source: first.source, value: first.value),
            second: Side(source: second.source, value: second.value), rule: rule)
    }
}

extension Claim.Attribute {
    public var words: String {
        switch self {
        case .name: "name"
        case .birthDate: "birth date"
        case .sex: "sex"
        case .nationality: "nationality"
        case .issuingState: "issuing state"
        case .documentNumber: "document number"
        case .documentExpiry: "document expiry"
        case .email: "e-mail address"
        case .telephone: "telephone number"
        case .documentIssued: "date of issue"
        case .issuingAuthority: "issuing authority"
        case .nationalNumber: "national identification number"
        case .placeOfBirth: "place of birth"
        case .address: "address"
        case .portrait: "portrait"
        case .ageOver: "age"
        }
    }
}
