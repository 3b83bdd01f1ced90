// Which edition of a list a decision used (NEEDS, Screening: every decision is stamped with the versions it used).
import Order

/// One imported edition of a list.
public struct ListVersion: Hashable, Sendable {
    public var list: ListID
    /// 1 for the first edition kept, then counting up.
    public var number: Int
    /// SHA-256 over the source files, lower-case hexadecimal.
    public var sourceDigest: String
    /// SHA-256 over the parties as understood; equal when nothing that matters changed.
    public var contentDigest: String
    public var importedAt: Timestamp
    /// The day the publisher gives for the edition; `nil` when the source does not say.
    public var publishedOn: CalendarDate?
    public var counts: Counts
    /// Whether it was taken although it lost more than a list may: somebody had looked, and later ones are not held to what
    /// came before it.
    public var isAcceptedSmaller: Bool

    /// What the edition holds.
    public struct Counts: Hashable, Sendable {
        /// Rows of parties in the source.
        public var parties: Int
        public var aliases: Int
        public var addresses: Int
        public var documents: Int
        public var wallets: Int
        /// `nil` for editions that were kept before these were counted.
        public var birthDates: Int?
        /// With citizenships.
        public var nationalities: Int?
        public init(
            parties: Int = 0, aliases: Int = 0, addresses: Int = 0, documents: Int = 0, wallets: Int = 0,
            birthDates: Int? = nil, nationalities: Int? = nil
        ) {
            self.parties = parties
            self.aliases = aliases
            self.addresses = addresses
            self.documents = documents
            self.wallets = wallets
            self.birthDates = birthDates
            self.nationalities = nationalities
        }
    }

    public init(
        list: ListID, number: Int, sourceDigest: String, contentDigest: String, importedAt: Timestamp,
        publishedOn: CalendarDate? = nil, counts: Counts, isAcceptedSmaller: Bool = false
    ) {
        self.list = list
        self.number = number
        self.sourceDigest = sourceDigest
        self.contentDigest = contentDigest
        self.importedAt = importedAt
        self.publishedOn = publishedOn
        self.counts = counts
        self.isAcceptedSmaller = isAcceptedSmaller
    }

    /// SHA-256 over parties as understood: the content digest of a list of one's own making.
    public static func digest(of entries: [ListEntry]) -> String { ListCodec.digest(ListCodec.encode(entries)) }

    /// What a decision is stamped with: `ofac-sdn@3 (4f1c9a02)`.
    public var stamp: String { "\(list.rawValue)@\(number) (\(contentDigest.prefix(8)))" }

    /// Days since the edition was imported.
    public func age(at time: Timestamp) -> Days { Days(Int(max(0, time - importedAt) / 86_400_000)) }
}

/// One edition of a list with its parties.
public struct ScreeningList: Sendable {
    public var version: ListVersion
    public var entries: [ListEntry]
    public init(version: ListVersion, entries: [ListEntry]) {
        self.version = version
        self.entries = entries
    }
}
