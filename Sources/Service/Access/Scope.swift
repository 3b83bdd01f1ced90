/// What a machine caller's key may do. A key has one scope; `admin` includes none of the others, so that a key that changes
/// measures cannot also read records.
public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// Sends applications, supplements and evidence, and reads back its own.
    case intake
    /// Streams access events, assignments and transactions.
    case access
    /// As intake, for the customers of one reseller account.
    case reseller
    /// Reads decisions, accounts, cases and the feed.
    case read
    /// Measures, webhooks, lists and keys.
    case admin
}

/// What a person may do in the console.
public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Works the queue.
    case analyst
    /// As an analyst, and gives the second decision.
    case officer
    /// Retention, holds and disclosures.
    case custodian
    /// Reads the log; decides nothing.
    case auditor
    /// Keys and persons; sees no record.
    case administrator

    /// Whether this role decides queue items.
    var decides: Bool { self == .analyst || self == .officer }
    /// Whether this role may reveal masked fields for a purpose.
    var reveals: Bool { self != .administrator && self != .auditor }
    /// Whether this role places and lifts holds.
    var holds: Bool { self == .custodian || self == .officer }
    /// Whether this role sees accounts, applications and cases at all.
    var reads: Bool { self != .administrator }
}
