// Where what evidence says and what was stated, or two pieces of evidence, do not agree. Each is explained and left for a rule
// or a person to resolve; nothing is overwritten.
import Order

/// One attribute on which two sources do not agree, or cannot be compared.
public struct EvidenceDiscrepancy: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case differs, cannotTell }
    public var attribute: Claim.Attribute
    public var kind: Kind
    public var reason: Reason
}

extension EvidenceDiscrepancy {
    /// Every discrepancy between claims and what an individual stated, then among the claims themselves. What was not stated
    /// is not compared.
    public static func find(among claims: [Claim], stated person: Individual) -> [EvidenceDiscrepancy] {
        var found: [EvidenceDiscrepancy] = []
        for claim in claims {
            switch (claim.attribute, claim.value) {
            case (.name, .zoneName(let name)): found += compare(name, claim, with: [person.name] + person.otherNames)
            case (.birthDate, .date(let date)): found += compare(date, claim, with: person.birthDate)
            case (.nationality, .jurisdiction(let code)): found += compare(code, claim, with: person.citizenships)
            case (.documentNumber, .text(let number)):
                found += compare(number, claim, with: person.identificationNumbers)
            default: break
            }
        }
        return found + conflicts(among: claims)
    }

    /// Two pieces of evidence that name different birth dates or nationalities, say.
    public static func conflicts(among claims: [Claim]) -> [EvidenceDiscrepancy] {
        var found: [EvidenceDiscrepancy] = []
        for (index, first) in claims.enumerated() {
            for second in claims[(index + 1)...] where first.attribute == second.attribute {
                guard first.attribute.isSingular else { continue }
                if case .date(let a) = first.value, case .date(let b) = second.value, agree(a, b) { continue }
                if first.value == second.value { continue }
                found.append(
                    discrepancy(
                        first.attribute, .differs, "Two pieces of evidence state different values.",
                        facts: [fact(first), fact(second)]))
            }
        }
        return found
    }

    private static func compare(_ name: MRZName, _ claim: Claim, with stated: [String]) -> [EvidenceDiscrepancy] {
        let comparisons = stated.map { MRZNameComparison.agrees(declared: $0, mrz: name) }
        if comparisons.contains(where: { $0.result == .agrees }) { return [] }
        guard let first = comparisons.first else { return [] }
        let kind: Kind = comparisons.contains { $0.result == .cannotTell } ? .cannotTell : .differs
        let explanation = comparisons.first { $0.result == .cannotTell }?.explanation ?? first.explanation
        return [
            discrepancy(
                .name, kind, explanation, facts: [declared("name", stated.joined(separator: "; ")), fact(claim)])
        ]
    }

    private static func compare(
        _ date: CalendarDate, _ claim: Claim, with stated: CalendarDate?
    ) -> [EvidenceDiscrepancy] {
        guard let stated, !agree(date, stated) else { return [] }
        return [
            discrepancy(
                .birthDate, .differs, "The stated birth date is not the one in the evidence.",
                facts: [declared("birth date", stated.description), fact(claim)])
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

    private static func compare(
        _ code: JurisdictionCode, _ claim: Claim, with stated: [JurisdictionCode]?
    ) -> [EvidenceDiscrepancy] {
        guard let stated, !stated.contains(code), !stated.contains(where: { $0.country == code.country }) else {
            return []
        }
        return [
            discrepancy(
                .nationality, .differs, "The nationality in the evidence is none of those stated.",
                facts: [
                    declared("citizenships", stated.map(\.code).joined(separator: ", ")), fact(claim),
                ])
        ]
    }

    /// Compared with the stated passports and identity cards; other numbers are other documents'.
    private static func compare(
        _ number: String, _ claim: Claim, with stated: [IdentificationNumber]
    ) -> [EvidenceDiscrepancy] {
        let documents = stated.filter { $0.kind == .passport || $0.kind == .identityCard }
        let ours = alphanumeric(number)
        guard !documents.isEmpty, !documents.contains(where: { alphanumeric($0.number.text) == ours }) else {
            return []
        }
        return [
            discrepancy(
                .documentNumber, .differs, "The document's number is none of those stated.",
                facts: [
                    declared("document number", documents.map(\.number.text).joined(separator: ", ")), fact(claim),
                ])
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

    private static func fact(_ claim: Claim) -> ReasonFact {
        ReasonFact(
            claim.attribute.words, claim.value.text, source: "\(claim.method.words), \(claim.issuer)", sensitive: true)
    }
    private static func declared(_ name: String, _ value: String) -> ReasonFact {
        ReasonFact(name, value, source: "declared", sensitive: true)
    }
    private static func discrepancy(
        _ attribute: Claim.Attribute, _ kind: Kind, _ finding: String, facts: [ReasonFact]
    ) -> EvidenceDiscrepancy {
        let clause: ClauseID = attribute == .email || attribute == .telephone ? "1(a)(ii)(C)" : "1(a)(ii)(A)"
        return EvidenceDiscrepancy(
            attribute: attribute, kind: kind,
            reason: Reason(
                clause, finding, holds: kind == .differs ? false : nil, facts: facts,
                missing: kind == .cannotTell ? ["evidence.\(attribute.rawValue).decision"] : []))
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

    /// Whether a person has only one, so that two different ones are a conflict. People have several nationalities, documents,
    /// addresses and spellings of their names.
    var isSingular: Bool { self == .birthDate }
}
