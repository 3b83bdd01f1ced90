/// One statement in the explanation of a decision, with the clause behind it and the reasons beneath it.
///
/// The tree that the API returns, the console draws and the log keeps is this one. A reason states a finding about a
/// rule: it holds, it does not, or it cannot be told because facts are missing, which are then named.
///
///     Reason("5(k)", "A foreign person: none of the grounds of a United States person holds.", holds: true,
///            facts: [.init("citizenship", "LV", source: "declared")],
///            because: [Reason("5(k)", "Not located in the United States.", holds: false)])
public struct Reason: Hashable, Sendable {
    /// The clause the rule rests on.
    public var clause: ClauseID
    /// One short sentence for people, in plain words.
    public var finding: String
    /// Whether the rule's condition holds; `nil` when unknown.
    public var holds: Bool?
    /// What the finding rests on.
    public var facts: [ReasonFact]
    /// Names of the facts that are unknown and would decide it, e.g. `applicant.citizenships`.
    public var missing: [String]
    /// The reasons beneath this one, in the order they were weighed.
    public var because: [Reason]

    public init(
        _ clause: ClauseID, _ finding: String, holds: Bool?, facts: [ReasonFact] = [], missing: [String] = [],
        because: [Reason] = []
    ) {
        self.clause = clause
        self.finding = finding
        self.holds = holds
        self.facts = facts
        self.missing = missing
        self.because = because
    }

    /// Every clause cited in this tree, this reason's first.
    public var clauses: [ClauseID] { [clause] + because.flatMap(\.clauses) }
    /// Every fact that is missing anywhere in this tree, without repeats.
    public var allMissing: [String] {
        var seen = Set<String>()
        return (missing + because.flatMap(\.allMissing)).filter { seen.insert($0).inserted }
    }
}

/// A fact that a reason cites: what it is, what it says, and where it came from.
///
/// `value` may be personal; faces mask it unless `sensitive` is false.
public struct ReasonFact: Hashable, Sendable {
    public var name: String
    public var value: String
    /// Where the fact came from: `declared`, `passport MRZ`, `OFAC SDN 2022-01-31`, `measure SM-2026-03` …
    public var source: String
    /// Whether the value identifies a person and is masked until revealed for a purpose.
    public var sensitive: Bool

    public init(_ name: String, _ value: String, source: String, sensitive: Bool = false) {
        self.name = name
        self.value = value
        self.source = source
        self.sensitive = sensitive
    }
}
