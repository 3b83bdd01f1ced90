import Order

/// One thing that needs a person.
public struct QueueItem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A possible listed person.
        case possibleMatch
        /// A hit that a first person cleared and a second has to confirm.
        case clearing
        /// A measure may apply.
        case uncertainMeasure
        /// Evidence and statement differ, or facts contradict each other.
        case discrepancy
        /// The applicant asked for another look.
        case appeal
        /// An account's review, or an imported account's verification, is due.
        case review
        /// A case was opened about an account.
        case caseOpened
        /// Anything else that a machine may not do alone.
        case decision

        /// Whether hits wait, so that nothing can be approved over them.
        public var isAboutHits: Bool { self == .possibleMatch || self == .clearing }
    }
    /// Stable id, e.g. `app_…` for an application's item: there is at most one open item per application, account or case.
    public var id: String
    public var kind: Kind
    public var subject: SubjectID?
    public var application: ApplicationID?
    public var account: AccountID?
    public var caseID: CaseID?
    /// What is to be decided and why it is here, in plain words; holds no personal value.
    public var sentence: String
    public var clause: ClauseID
    public var since: Timestamp
    public var due: Timestamp
    /// Who holds it now, and since when.
    public var takenBy: UserID?
    public var takenAt: Timestamp?
}

/// What a person decides of a queue item.
public enum ReviewResolution: Hashable, Sendable {
    /// The hit is not this person; its key says which. The road is travelled again without it.
    ///
    /// At or above the standard's score for clearing, the hit stands until a second person confirms.
    case notTheListedPerson(hits: [String])
    /// As the second person: these hits are cleared indeed, or are not.
    case confirmClearing(hits: [String])
    case rejectClearing(hits: [String])
    /// The hit is this person: refuse, or suspend the account.
    case theListedPerson(hit: String)
    /// Open, or maintain, despite what stands against it.
    case approve
    case refuse
    /// Put on hold until the time given.
    case hold(until: Timestamp)
    /// Appeal: another look changed nothing.
    case uphold
}

/// The figures in the queue's title.
public struct QueueFigures: Hashable, Sendable {
    public var open: Int
    public var byKind: [QueueItem.Kind: Int]
    /// Applications received in the last seven days, and how many of them a machine decided.
    public var receivedThisWeek: Int
    public var decidedWithoutPerson: Int
    /// Median time from received to decided in the last seven days, in milliseconds; `nil` when none was.
    public var medianDecision: Int64?
}
