import Order

/// What was decided of an application or an account, and why: the thing that the API returns, the console draws and the log keeps.
public struct Decision: Hashable, Sendable {
    public var outcome: Outcome
    /// One sentence for people.
    public var summary: String
    /// The tree of reasons; its root states the outcome.
    public var reason: Reason
    /// What is asked for, in plain words, in the order to be asked; empty unless held.
    public var missing: [MissingItem]
    /// Until when what is missing may be brought or a person has to decide; `nil` when nothing is awaited.
    public var deadline: Timestamp?
    /// Conditions the account is under, or would be.
    public var conditions: [String]
    /// Whether a person has to decide before anything else can.
    public var needsPerson: Bool
    /// The determination under 5(k): `unitedStatesPerson`, `foreignPerson`, `undetermined`.
    public var determination: String
    /// Risk tier under the standard.
    public var tier: String
    /// The standard (id and version) it was decided under.
    public var standard: String
    /// Every list (id and version) that was screened.
    public var lists: [String]
    /// Number of directives in force that were weighed, as a position in the directive log.
    public var directives: Int
    public var decidedAt: Timestamp
    /// Who decided: `sys_program`, or a user's id.
    public var decidedBy: String

    public init(
        outcome: Outcome, summary: String, reason: Reason, missing: [MissingItem] = [], deadline: Timestamp? = nil,
        conditions: [String] = [], needsPerson: Bool = false, determination: String, tier: String, standard: String,
        lists: [String], directives: Int, decidedAt: Timestamp, decidedBy: String
    ) {
        self.outcome = outcome
        self.summary = summary
        self.reason = reason
        self.missing = missing
        self.deadline = deadline
        self.conditions = conditions
        self.needsPerson = needsPerson
        self.determination = determination
        self.tier = tier
        self.standard = standard
        self.lists = lists
        self.directives = directives
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
    }
}

/// One thing that is asked of the applicant.
public struct MissingItem: Hashable, Sendable {
    /// The field or evidence: a JSON pointer into the application (`/applicant/telephone`) or `evidence/emailCode`, `evidence/document`.
    public var pointer: String
    /// What it is, in plain words.
    public var label: String
    /// Why it is asked, in plain words.
    public var why: String
    public var clause: ClauseID
    public init(pointer: String, label: String, why: String, clause: ClauseID) {
        self.pointer = pointer
        self.label = label
        self.why = why
        self.clause = clause
    }
}
