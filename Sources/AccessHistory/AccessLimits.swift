import Order

extension Limits {
    // Access events
    /// One line of NDJSON; a longer one is a rejected line, and its bytes are not kept.
    public static let accessLineBytes = 16 << 10
    /// One text of an event: an action, a principal, a user agent.
    public static let accessTextBytes = 1_024
    /// Events in one batch, which becomes one sealed block a month.
    public static let accessBatchEvents = 10_000
    /// Calendar months that one batch may touch.
    public static let accessBatchMonths = 64
    /// Problems that are told one by one; further ones are only counted.
    public static let accessProblemsTold = 1_000
    /// One CloudTrail file (the service itself writes files far smaller).
    public static let cloudTrailFileBytes = 256 << 20
    /// The earliest time an event may have: 2000-01-01T00:00:00Z.
    public static let accessEarliest = Timestamp(milliseconds: 946_684_800_000)
    /// How far ahead of our clock an event's time may be, in milliseconds.
    public static let accessClockErrorMilliseconds: Int64 = 86_400_000

    // Access store
    /// Slices of one month before an append waits for them to be merged.
    public static let accessSlices = 32
    /// Events that may lie in a month's slices before they are compacted into runs.
    public static let accessSliceEvents = 2_000_000
    /// Events of one account in one run; a busier account has several runs a month.
    public static let accessRunEvents = 65_536
    /// How long events of a reference that no account claims are kept.
    public static let provisionalDays = Days(30)
    /// Rows that one page of an answer holds at most.
    public static let accessPage = 10_000
}

extension Limits {
    // Assignments
    /// Assignments of one network that are looked at to find a holder.
    public static let assignmentsOfNetwork = 10_000
}
