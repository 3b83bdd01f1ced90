// Clause 5(a) (entity), 5(g) (person), and 5(c) (foreign person) over a determination made under 5(k).

/// What is known of the kind of somebody.
public struct PersonKindFacts: Hashable, Sendable {
    /// The forms that 5(a) names; `otherOrganization` is its own last word.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        case partnership, association, trust, jointVenture, corporation, group, subgroup, otherOrganization
    }
    /// Whether this is a natural person; `nil` when unknown. A sole trader is an individual.
    public var isIndividual: Bool?
    /// The form of an organisation; `nil` when unknown or when it is none.
    public var form: Form?

    public init(isIndividual: Bool?, form: Form? = nil) {
        self.isIndividual = isIndividual
        self.form = form
    }
}

public enum PersonDefinition {
    private static let individualWording = Wording(
        yes: "An individual.", no: "Not an individual.", unknown: "Whether this is an individual is not known.")
    private static let entityWording = Wording(
        yes: "An entity: an organization of one of the forms of 5(a).", no: "Not an entity.",
        unknown: "Whether this is an entity is not known.")
    private static let personWording = Wording(
        yes: "A person: an individual or an entity.", no: "Not a person: neither an individual nor an entity.",
        unknown: "Whether this is a person is not known.")

    /// Clause 5(a). Registration, size and profit do not matter: a group that never registered is an entity.
    public static func entity(_ facts: PersonKindFacts) -> Reason {
        let holds: Bool? = facts.form != nil ? true : facts.isIndividual == true ? false : nil
        let cited = facts.form.map { [ReasonFact("form", $0.rawValue, source: "stated")] } ?? []
        return .test("5(a)", entityWording, holds, facts: cited, missing: ["form"])
    }

    /// Clause 5(g).
    public static func person(_ facts: PersonKindFacts) -> Reason {
        .any(
            "5(g)", personWording,
            [.test("5(g)", individualWording, facts.isIndividual, missing: ["isIndividual"]), entity(facts)])
    }

    private static let foreignWording = Wording(
        yes: "A foreign person: not a United States person.", no: "Not a foreign person: a United States person.",
        unknown: "Whether this is a foreign person is not determined.")

    /// Clause 5(c): the exact complement of 5(k), and unknown when that is unknown.
    public static func foreignPerson(_ determination: Determination) -> Reason {
        if determination.status == .foreignPerson { return determination.reason }
        let holds = determination.isUnitedStatesPerson.map { !$0 }
        return Reason("5(c)", foreignWording[holds], holds: holds, because: [determination.reason])
    }
}
