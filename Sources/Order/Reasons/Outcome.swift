/// What is decided of an application.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The account may be opened.
    case open
    /// The account may be opened under the conditions stated with the decision.
    case openWithConditions
    /// Something is missing or awaits a person; the decision says what and until when.
    case hold
    /// The account may not be opened.
    case refuse
    /// The product or the provider lies outside clauses 5(i) and 5(j): the order does not apply.
    case outOfScope
}

/// What is decided of an account that already exists.
public enum AccountOutcome: String, Hashable, Sendable, CaseIterable {
    case maintain, condition, suspend, close
}
