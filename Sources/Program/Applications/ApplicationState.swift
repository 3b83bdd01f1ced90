import Order

/// Where an application stands. The machine is total: ``transitions`` names every step that exists, and ``ApplicationState/step(to:)``
/// refuses any other.
public enum ApplicationState: String, Hashable, Sendable, CaseIterable {
    /// It has arrived and is not yet decided; lasts no longer than one transaction.
    case received
    /// Something that the standard asks for, or a fact that decides who is a United States person, is missing.
    case collecting
    /// All is stated; a piece of evidence is outstanding (an e-mail code, a document).
    case verifying
    /// A person has to decide.
    case review
    /// A person has put it on hold for a reason outside the application.
    case held
    case opened
    case openedWithConditions
    case refused
    case withdrawn
    /// A deadline passed while something was missing.
    case expired
    case outOfScope

    /// States in which the applicant or an analyst can still bring something about.
    public var isPending: Bool {
        switch self {
        case .received, .collecting, .verifying, .review, .held: true
        case .opened, .openedWithConditions, .refused, .withdrawn, .expired, .outOfScope: false
        }
    }

    /// Every step there is, with what brings it about. docs/STATES.md is drawn from this table.
    public static let transitions: [(from: ApplicationState, to: ApplicationState, when: String)] = {
        let pending: [ApplicationState] = [.collecting, .verifying, .review, .held]
        let decided: [(ApplicationState, String)] = [
            (.collecting, "facts or fields are missing"), (.verifying, "evidence is outstanding"),
            (.review, "a person must decide"), (.opened, "nothing stands against it"),
            (.openedWithConditions, "a measure or a tier sets conditions"),
            (.refused, "a certain directive or exact identifier, or a person, refuses"),
            (.outOfScope, "outside clauses 5(i) and 5(j)"),
        ]
        var table: [(ApplicationState, ApplicationState, String)] = decided.map { (.received, $0.0, $0.1) }
        for from in pending {
            for (to, when) in decided { table.append((from, to, when)) }
            table.append((from, .withdrawn, "the applicant withdraws"))
            table.append((from, .expired, "its deadline passes"))
            if from != .held { table.append((from, .held, "a person puts it on hold")) }
        }
        // Another look (7.302(e), redress): taken by a different person.
        table.append((.refused, .review, "the applicant asks for another look"))
        return table.map { (from: $0.0, to: $0.1, when: $0.2) }
    }()

    private static let allowed: Set<[ApplicationState]> = Set(transitions.map { [$0.from, $0.to] })

    /// The state after a step, or an error that names both states.
    public func step(to next: ApplicationState) throws(StateError) -> ApplicationState {
        guard ApplicationState.allowed.contains([self, next]) else {
            throw StateError.noSuchStep(from: rawValue, to: next.rawValue)
        }
        return next
    }
}

/// Where an account stands.
public enum AccountState: String, Hashable, Sendable, CaseIterable {
    case maintained, conditioned, suspended, closed

    public static let transitions: [(from: AccountState, to: AccountState, when: String)] = [
        (.maintained, .maintained, "a change or a review finds nothing"),
        (.maintained, .conditioned, "a measure sets conditions, or review is pending"),
        (.maintained, .suspended, "a certain prohibition, or a person"),
        (.maintained, .closed, "the customer, or a person"),
        (.conditioned, .maintained, "the conditions fall away"),
        (.conditioned, .conditioned, "the conditions change"),
        (.conditioned, .suspended, "a certain prohibition, or a person"),
        (.conditioned, .closed, "the customer, or a person"),
        (.suspended, .maintained, "a person restores it"),
        (.suspended, .conditioned, "a person restores it with conditions"),
        (.suspended, .suspended, "a review upholds it"),
        (.suspended, .closed, "a person"),
    ]

    private static let allowed: Set<[AccountState]> = Set(transitions.map { [$0.from, $0.to] })

    public func step(to next: AccountState) throws(StateError) -> AccountState {
        guard AccountState.allowed.contains([self, next]) else {
            throw StateError.noSuchStep(from: rawValue, to: next.rawValue)
        }
        return next
    }

    public init(_ outcome: AccountOutcome) {
        switch outcome {
        case .maintain: self = .maintained
        case .condition: self = .conditioned
        case .suspend: self = .suspended
        case .close: self = .closed
        }
    }
}

public enum StateError: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchStep(from: String, to: String)
    public var description: String {
        switch self {
        case .noSuchStep(let from, let to): "It is \(from); it cannot become \(to) from there."
        }
    }
}

/// The two machines as Mermaid state diagrams, for docs/STATES.md.
public func stateDiagrams() -> String {
    func draw<State: RawRepresentable<String> & CaseIterable & Hashable>(
        _ transitions: [(from: State, to: State, when: String)], start: State
    ) -> String {
        var lines = ["```mermaid", "stateDiagram-v2", "    [*] --> \(start.rawValue)"]
        lines += transitions.map { "    \($0.from.rawValue) --> \($0.to.rawValue): \($0.when)" }
        let left = Set(transitions.map(\.from))
        lines += State.allCases.filter { !left.contains($0) }.map { "    \($0.rawValue) --> [*]" }
        return (lines + ["```"]).joined(separator: "\n")
    }
    return """
        # States

        Drawn from `ApplicationState.transitions` and `AccountState.transitions` by `gatehouse order --states`; a test compares.

        ## Application

        \(draw(ApplicationState.transitions, start: .received))

        ## Account

        An account begins `maintained` or `conditioned` when an application opens it, and `maintained` when it is imported.

        \(draw(AccountState.transitions, start: .maintained))

        """
}
