/// What a standard requires of each type of person at each tier, worked out once when the standard is resolved, so that
/// an application that is complete is answered from here without building anything.
struct RequirementPlans: Sendable {
    private var plans: [RequirementPlan] = []

    init(collect: [PersonType: CollectedFields], verify: [RiskTier: Assurances], standard: String) {
        for type in PersonType.allCases {
            for tier in RiskTier.allCases {
                let binds = type == .foreignIndividual || type == .foreignEntity
                plans.append(
                    RequirementPlan(
                        type: type, tier: tier, fields: collect[type] ?? [],
                        assurances: binds ? verify[tier] ?? [] : [], standard: standard))
            }
        }
    }

    func plan(_ type: PersonType, _ tier: RiskTier) -> RequirementPlan { plans[type.ordinal * 3 + tier.rank] }
}

struct RequirementPlan: Sendable {
    let type: PersonType
    let fields: CollectedFields
    let assurances: Assurances
    /// Every requirement, satisfied.
    let requirements: [Requirement]
    /// The fields of each clause, in the order of clauses, with the reason when all are there.
    let groups: [Group]
    let verification: Group?
    /// The reasons when everything is there, in order.
    let allHold: [Reason]
    let finding: String
    let findingWhenMissing: String

    struct Group: Sendable {
        var fields: CollectedFields
        var holds: Reason
        var findingWhenMissing: String
    }

    init(type: PersonType, tier: RiskTier, fields: CollectedFields, assurances: Assurances, standard: String) {
        self.type = type
        self.fields = fields
        self.assurances = assurances
        requirements =
            fields.fields.map { Requirement(field: $0, person: "/applicant", satisfied: true) }
            + assurances.assurances.map { Requirement(assurance: $0, person: "/applicant", satisfied: true) }
        var groups: [Group] = []
        for clause in ["5(k)", "1(a)(ii)(A)", "1(a)(ii)(B)", "1(a)(ii)(C)", "1(a)(ii)(D)"] as [ClauseID] {
            let members = fields.fields.filter { $0.clause == clause }
            guard !members.isEmpty else { continue }
            let (what, holds, lacks) = RequirementPlan.words(clause)
            groups.append(
                Group(
                    fields: CollectedFields(members),
                    holds: Reason(
                        clause, holds, holds: true,
                        facts: [
                            ReasonFact(what, members.map(\.rawValue).joined(separator: ", "), source: standard)
                        ]),
                    findingWhenMissing: lacks))
        }
        self.groups = groups
        verification =
            assurances.isEmpty
            ? nil
            : Group(
                fields: [],
                holds: Reason(
                    "1(a)(i)", "Who it is has been verified in the ways that the standard asks at this risk.",
                    holds: true,
                    facts: [
                        ReasonFact(
                            "asked", assurances.assurances.map(\.rawValue).joined(separator: ", "), source: standard)
                    ]),
                findingWhenMissing: "Who it is has not been verified in every way that the standard asks at this risk.")
        allHold = groups.map(\.holds) + (verification.map { [$0.holds] } ?? [])
        let whom = RequirementPlan.whom(type)
        finding = "All that is asked of \(whom) is there."
        findingWhenMissing = "Not all that is asked of \(whom) is there."
    }

    private static func words(_ clause: ClauseID) -> (what: String, holds: String, lacks: String) {
        switch clause {
        case "5(k)":
            (
                "asked", "What tells whether this is a United States person was given.",
                "Not all that tells whether this is a United States person was given."
            )
        case "1(a)(ii)(A)":
            ("asked", "What establishes the identity was given.", "Not all that establishes the identity was given.")
        case "1(a)(ii)(B)":
            (
                "asked", "The means and source of payment were given.",
                "The means and source of payment were not all given."
            )
        case "1(a)(ii)(C)":
            ("asked", "The means of contact were given.", "The means of contact were not all given.")
        default:
            (
                "asked", "The internet address and time of the application are recorded.",
                "The internet address and time of the application are not recorded."
            )
        }
    }

    private static func whom(_ type: PersonType) -> String {
        switch type {
        case .unitedStatesIndividual: "a United States person"
        case .unitedStatesEntity: "an entity that is a United States person"
        case .undeterminedIndividual: "somebody of whom it cannot be told yet"
        case .undeterminedEntity: "an entity of which it cannot be told yet"
        case .foreignIndividual: "a foreign individual"
        case .foreignEntity: "a foreign entity"
        case .foreignBeneficialOwner: "a foreign beneficial owner"
        case .foreignOwningEntity: "a foreign entity that owns the customer"
        }
    }
}

extension Requirement {
    init(field: CollectedField, person: String, satisfied: Bool?) {
        self.init(
            subject: .field(field), clause: field.clause, label: field.label, why: field.why, satisfied: satisfied,
            pointer: field.pointer(person: person))
    }
    init(assurance: Assurance, person: String, satisfied: Bool?) {
        self.init(
            subject: .assurance(assurance), clause: assurance.clause, label: assurance.label, why: assurance.why,
            satisfied: satisfied, pointer: assurance.pointer(person: person))
    }
}
