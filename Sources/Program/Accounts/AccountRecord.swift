import Order

/// An account as it stands (clause 5(d)): who holds it, under what, and what is recorded of it.
public struct AccountRecord: Hashable, Sendable {
    public var id: AccountID
    public var subject: SubjectID
    public var state: AccountState
    /// The provider's own reference.
    public var reference: String?
    public var holder: Application
    public var decision: Decision
    /// The application that opened it; `nil` for an account that existed before and was imported.
    public var application: ApplicationID?
    public var openedAt: Timestamp
    public var updatedAt: Timestamp
    /// When it is to be reviewed, or for an imported account verified.
    public var reviewDue: Timestamp?
    /// Counted as unverified in the certification until the road has been travelled.
    public var verified: Bool
    public var evidence: [EvidenceRecord]
    public var hits: [HitRecord]
    public var clearedHits: [ClearedHit]
    public var sequence: Int64
    public var lastEntry: EntryID
    public var deciders: [UserID]
    /// Holds that a person lifted, by kind of queue item.
    public var overrides: [String] = []
    /// What persons decided about discrepancies.
    public var resolutions: [DiscrepancyResolution] = []
    var salt = ""
    /// When what was stated was stated.
    var statedAt: Timestamp { holder.origin?.time ?? openedAt }
}

/// A row in a list of accounts.
public struct AccountSummary: Hashable, Sendable {
    public var id: AccountID
    public var state: AccountState
    public var determination: String
    public var product: String
    public var accountType: String
    public var jurisdiction: String?
    public var verified: Bool
    public var openedAt: Timestamp
    public var updatedAt: Timestamp
    public var reviewDue: Timestamp?
}

/// What a customer or the provider says has changed; the road is travelled again from `determine`.
public struct AccountChange: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case name, address, owner, payment, contact, holder, location
    }
    public var kind: Kind
    /// The holder's application as it is to be from now on.
    public var holder: Application
    public init(kind: Kind, holder: Application) {
        self.kind = kind
        self.holder = holder
    }
}

/// A payment or other transaction, kept with the account (clauses 5(d), 1(a)(ii)(B)).
public struct TransactionRecord: Hashable, Sendable {
    public var account: AccountID
    public var at: Timestamp
    /// `payment`, `refund`, `lease`, `release` …
    public var kind: String
    public var means: MeansOfPayment?
    /// Minor units of the currency.
    public var amount: Int64?
    public var currency: String?
    /// What was leased or paid for.
    public var product: String?
    public var reference: String?
    public init(
        account: AccountID, at: Timestamp, kind: String, means: MeansOfPayment?, amount: Int64?, currency: String?,
        product: String?, reference: String?
    ) {
        self.account = account
        self.at = at
        self.kind = kind
        self.means = means
        self.amount = amount
        self.currency = currency
        self.product = product
        self.reference = reference
    }
}
