/// One thing that the standard in force requires, and whether it is there.
public struct Requirement: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        case field(CollectedField)
        case assurance(Assurance)
        /// All that was asked is there and it still cannot be told whether this is a United States person.
        case determination
        /// How much an owner holds.
        case ownershipShare
        /// Somebody behind the customer has not been determined.
        case party
    }
    public var subject: Subject
    public var clause: ClauseID
    /// What it is, in a few plain words.
    public var label: String
    /// Why it is asked, in plain words, for the form.
    public var why: String
    /// `nil` when it cannot be told yet.
    public var satisfied: Bool?
    /// A JSON pointer into the application, or `evidence/emailCode`.
    public var pointer: String
}

/// What a standard requires of one application, what of it is missing, and why.
public struct RequirementVerdict: Sendable {
    /// In the order in which a form would ask.
    public var requirements: [Requirement]
    /// Those that are not satisfied, or of which it cannot be told.
    public var missing: [Requirement]
    public var tier: RiskTier
    public var reason: Reason

    public var isSatisfied: Bool { missing.isEmpty }
    /// Whether what is missing is evidence alone: all that must be stated is stated.
    public var lacksOnlyEvidence: Bool {
        !missing.isEmpty && missing.allSatisfy { if case .assurance = $0.subject { true } else { false } }
    }
}

extension Requirement {
    public var json: JSONValue {
        [
            "label": .string(label), "why": .string(why), "clause": .string(clause.rawValue),
            "satisfied": satisfied.map { .bool($0) } ?? .null, "pointer": .string(pointer),
        ]
    }
}
