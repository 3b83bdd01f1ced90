import Measures
import Order

/// The order's own `Finding` is the wording of a rule; here it is the Secretary's.
typealias Finding = Measures.Finding

/// Times, places and directives that the tests of this room share.
enum Fixture {
    static let origin = Timestamp(rfc3339: "2026-01-01T00:00:00Z")!
    static func day(_ n: Int) -> Timestamp { origin + Days(n) }
    static let country = JurisdictionCode(unchecked: "QM")
    static let province = JurisdictionCode(unchecked: "QM-07")
    static let elsewhere = JurisdictionCode(unchecked: "XZ")

    static let days180 = Period(180, .days)!
    static let days365 = Period(365, .days)!

    /// A final rule on day -200, both clocks at 180 days, at most 365 days.
    static let terms = MeasureTerms(
        standard: "test", finalRuleIssued: day(-200), afterDetermination: days180, maximum: days365)

    static func finding(
        _ id: String = "F-1", about code: JurisdictionCode = country, grounds: Set<Finding.Ground> = [.offering],
        determined: Timestamp = day(-190)
    ) -> Finding {
        Finding(
            id: FindingID(unchecked: id), object: .jurisdiction(code), grounds: grounds,
            factors: [
                .init(.obtainedThroughJurisdiction, note: "a"), .init(.sourceOfActivity, note: "b"),
                .init(.legalAssistance, note: "c"),
            ], consulted: Finding.requiredConsultations, determined: determined)
    }

    static let person = FoundPerson(
        id: FoundPersonID(unchecked: "P-1"), kind: .entity, name: "Nirgendwo Hosting", otherNames: ["NH"],
        birthDate: nil, jurisdictions: [elsewhere],
        identifiers: [.email("noc@nirgendwo.example"), .document(number: "HRB 1", country: elsewhere)])

    static func personFinding(_ id: String = "FP-1", grounds: Set<Finding.Ground> = [.directlyObtaining]) -> Finding {
        Finding(
            id: FindingID(unchecked: id), object: .person(person), grounds: grounds,
            factors: [
                .init(.personsOwnUse, note: "a"), .init(.productsOffered, note: "b"), .init(.legitimateUse, note: "c"),
                .init(.lesserActionsSuffice, note: "d"),
            ], consulted: Finding.requiredConsultations, determined: day(-190))
    }

    static func measure(
        _ id: String = "SM-1", on finding: String = "F-1", target: SpecialMeasure.Target = .jurisdiction(country),
        effect: SpecialMeasure.Effect = .prohibit, scope: SpecialMeasure.Scope = .both, from: Timestamp = day(0),
        until: Timestamp? = day(100), whenUncertain: SpecialMeasure.WhenUncertain = .recommended,
        supersedes: String? = nil
    ) -> SpecialMeasure {
        SpecialMeasure(
            id: MeasureID(unchecked: id), basis: .finding(FindingID(unchecked: finding)), target: target,
            effect: effect,
            scope: scope, issued: day(-100), effectiveFrom: from, until: until, whenUncertain: whenUncertain,
            supersedes: supersedes.map { MeasureID(unchecked: $0) })
    }

    static func policy(
        _ id: String, target: SpecialMeasure.Target, effect: SpecialMeasure.Effect = .prohibit,
        from: Timestamp = day(0),
        until: Timestamp? = nil, person: FoundPerson? = nil
    ) -> SpecialMeasure {
        SpecialMeasure(
            id: MeasureID(unchecked: id), basis: .ownPolicy(document: "policy 7", person: person), target: target,
            effect: effect, scope: .both, issued: day(-1), effectiveFrom: from, until: until)
    }

    static func register(_ directives: Directive..., terms: MeasureTerms = terms) throws -> MeasureRegister {
        var register = MeasureRegister(terms: terms)
        for directive in directives { try register.admit(directive, at: day(-90)) }
        return register
    }

    static func located(_ codes: JurisdictionCode...) -> [LocationFact] {
        codes.map { LocationFact($0, asOf: day(-95), source: "declared address") }
    }

    static func subject(
        foreign: Bool? = true, at codes: [JurisdictionCode] = [country], others: [MeasureSubject.Party] = [],
        matches: [TargetMatch] = [], type: AccountType = .standard, inUnitedStates: Bool? = true
    ) -> MeasureSubject {
        MeasureSubject(
            holder: .init(
                .holder, foreignPerson: foreign,
                locations: codes.map { LocationFact($0, asOf: day(-95), source: "declared address") }, matches: matches),
            others: others, accountType: type, inUnitedStates: inUnitedStates)
    }

    static func match(_ certainty: TargetMatch.Certainty) -> TargetMatch {
        TargetMatch(person: person.id, certainty: certainty, agreement: "the registration number agrees")
    }
}

extension MeasureRegister {
    /// The defects for which the directive is refused.
    func refusals(of directive: Directive) -> [DirectiveDefect] { defects(of: directive).filter(\.refuses) }
}
