// One clause of Executive Order 13984: its text, who must act, the duty in our words, and what Gatehouse does for it.

public struct Clause: Hashable, Sendable {
    public let id: ClauseID
    /// The text of the order, whole. Works of the United States Government are in the public domain (17 U.S.C. 105).
    public let text: String
    public let actor: DutyBearer
    /// What the clause asks, in one sentence of our own words.
    public let duty: String
    public let kind: Kind
    /// What Gatehouse does for it; for `context`, why nothing is built.
    public let gatehouse: String
    /// Paths in the repository that do it.
    public let code: [String]
    /// Sentences of tests, or paths of test files, that show it.
    public let tests: [String]

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Code does it or refuses what breaks it, and a test shows so.
        case enforced
        /// A record or a report helps those who must act.
        case supported
        /// Nothing here can or should be code; ``Clause/gatehouse`` says why.
        case context
    }

    /// `{id, actor, duty, kind, code, tests}`.
    public var json: JSONValue {
        .object([
            "id": .string(id.rawValue), "actor": .string(actor.text), "duty": .string(duty),
            "kind": .string(kind.rawValue), "code": .array(code.map(JSONValue.string)),
            "tests": .array(tests.map(JSONValue.string)),
        ])
    }
}

/// Who must act on a clause. Section 1 binds the Secretary; a provider is bound through the Secretary's rule, or binds itself.
public enum DutyBearer: String, Hashable, Sendable, CaseIterable {
    case president
    case secretary
    /// The Secretary sets it by rule; the provider does it, under that rule or under its own policy until there is one.
    case providerByRuleOrPolicy
    /// The Secretary imposes it on a finding; the provider must then comply.
    case providerByDirective
    case attorneyGeneralAndHomelandSecurity
    case treasury
    case agencies
    /// A definition binds whoever reads the order.
    case everyReader
    /// The clause only opens or limits; nobody must act.
    case nobody

    public var text: String {
        switch self {
        case .president: "the President"
        case .secretary: "the Secretary of Commerce"
        case .providerByRuleOrPolicy: "the Secretary, by rule; the provider, under that rule or its own policy"
        case .providerByDirective: "the Secretary, on a finding; the provider, once the measure is in effect"
        case .attorneyGeneralAndHomelandSecurity: "the Attorney General and the Secretary of Homeland Security"
        case .treasury: "the Secretary of the Treasury"
        case .agencies: "all departments and agencies"
        case .everyReader: "whoever applies the order"
        case .nobody: "nobody"
        }
    }
}
