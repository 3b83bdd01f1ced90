import Order

/// One event of the feed, which webhooks also carry. Random ids and states only: whoever may see more asks with its own key.
public struct FeedItem: Hashable, Sendable {
    /// The entry it tells of.
    public var id: EntryID
    /// `application.decided`, `account.changed`, `case.opened` …
    public var type: String
    public var at: Timestamp
    public var subject: SubjectID?
    /// Grows by one per subject, so that a receiver sees a gap and drops a repeat.
    public var sequence: Int64
    public var application: ApplicationID?
    public var account: AccountID?
    public var caseID: CaseID?
    /// The list that an event about lists is about.
    public var list: String?
    public var state: String?
    public var outcome: String?
}

/// One line of a subject's history: that something happened, not what it says.
public struct HistoryLine: Hashable, Sendable {
    public var index: UInt64
    public var id: EntryID
    public var kind: String
    public var actor: String
    public var at: Timestamp
}
