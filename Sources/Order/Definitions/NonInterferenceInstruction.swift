// Clause 7(d) in practice: authorities may ask a provider, for a time, not to act on an account or tell its customer. Such an
// instruction is dated, ends, and takes two people; it defers action and notice and decides nothing else. Who may see that it
// exists is for the rooms that show things to people.

public struct NonInterferenceInstruction: Hashable, Sendable {
    /// The authority's own reference.
    public let reference: String
    public let account: AccountID
    public let from: Timestamp
    /// The first instant at which it no longer binds.
    public let until: Timestamp
    public let enteredBy: UserID
    public let approvedBy: UserID

    public init(
        reference: String, account: AccountID, from: Timestamp, until: Timestamp, enteredBy: UserID, approvedBy: UserID
    ) throws(InstructionError) {
        guard reference.contains(where: { !$0.isWhitespace }) else { throw .withoutReference }
        guard from < until else { throw .endsBeforeItBegins }
        guard enteredBy != approvedBy else { throw .onePersonOnly }
        self.reference = reference
        self.account = account
        self.from = from
        self.until = until
        self.enteredBy = enteredBy
        self.approvedBy = approvedBy
    }

    /// Whether action on its account and notice of it are deferred at an instant.
    public func isInForce(at now: Timestamp) -> Bool { from <= now && now < until }

    public func reason(at now: Timestamp) -> Reason {
        Reason(
            "7(d)",
            isInForce(at: now)
                ? "Action and notice are deferred until \(until)." : "No instruction defers action or notice.",
            holds: isInForce(at: now),
            facts: [ReasonFact("instruction", reference, source: "authority", sensitive: true)])
    }
}

public enum InstructionError: Error, Hashable, Sendable, CustomStringConvertible {
    case withoutReference, endsBeforeItBegins, onePersonOnly

    public var description: String {
        switch self {
        case .withoutReference: "An instruction not to interfere needs the authority's reference."
        case .endsBeforeItBegins: "An instruction not to interfere must end after it begins: give both times."
        case .onePersonOnly: "A second person must approve an instruction not to interfere."
        }
    }
}
