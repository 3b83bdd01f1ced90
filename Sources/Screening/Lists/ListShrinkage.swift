// What a list may lose from one edition to the next before somebody has to look (NEEDS, Screening: a truncated or suddenly
// smaller file must not take people off the list in silence).
import Order

/// How many of one thing two editions hold.
public struct ListLoss: Hashable, Sendable, CustomStringConvertible {
    /// In the plural: `parties`, `names beside the first`.
    public var what: String
    public var before: Int
    public var now: Int
    public init(_ what: String, before: Int, now: Int) {
        self.what = what
        self.before = before
        self.now = now
    }
    public var description: String { "\(what) from \(before) to \(now)" }
}

extension ListVersion.Counts {
    /// What parties hold, counted on the parties themselves.
    public init(of entries: [ListEntry]) {
        self.init(parties: entries.count, birthDates: 0, nationalities: 0)
        for entry in entries {
            aliases += max(0, entry.names.count - 1)
            addresses += entry.addresses.count
            documents += entry.documents.count
            wallets += entry.wallets.count
            birthDates? += entry.birthDates.count
            nationalities? += entry.nationalities.count + entry.citizenships.count
        }
    }

    /// Each thing of which `other` holds so much less that it is not taken without a look. What was not counted is not compared.
    func losses(to other: ListVersion.Counts) -> [ListLoss] {
        var losses: [ListLoss] = []
        func compare(_ what: String, _ before: Int?, _ now: Int?, allowed: (Int) -> Int) {
            guard let before, let now, before - now > allowed(before) else { return }
            losses.append(ListLoss(what, before: before, now: now))
        }
        compare("parties", parties, other.parties, allowed: Self.partiesThatMayGo)
        compare("aliases", aliases, other.aliases, allowed: Self.detailsThatMayGo)
        compare("addresses", addresses, other.addresses, allowed: Self.detailsThatMayGo)
        compare("documents", documents, other.documents, allowed: Self.detailsThatMayGo)
        compare("wallets", wallets, other.wallets, allowed: Self.detailsThatMayGo)
        compare("birth dates", birthDates, other.birthDates, allowed: Self.detailsThatMayGo)
        compare("nationalities", nationalities, other.nationalities, allowed: Self.detailsThatMayGo)
        return losses
    }

    /// The larger of each.
    func larger(_ other: ListVersion.Counts) -> ListVersion.Counts {
        func most(_ a: Int?, _ b: Int?) -> Int? { a.map { max($0, b ?? 0) } ?? b }
        return ListVersion.Counts(
            parties: max(parties, other.parties), aliases: max(aliases, other.aliases),
            addresses: max(addresses, other.addresses), documents: max(documents, other.documents),
            wallets: max(wallets, other.wallets), birthDates: most(birthDates, other.birthDates),
            nationalities: most(nationalities, other.nationalities))
    }

    /// A list of three or fewer loses nobody unseen; one of four to eleven loses a quarter; from there three, and from sixty on
    /// the share.
    private static func partiesThatMayGo(_ count: Int) -> Int {
        max(count * Limits.listShrinkPercent / 100, min(Limits.listShrinkFloor, count / 4))
    }
    /// One party takes several of its details with it, so that a small list may lose half of them.
    private static func detailsThatMayGo(_ count: Int) -> Int {
        max(count * Limits.listDetailShrinkPercent / 100, min(Limits.listDetailShrinkFloor, (count + 1) / 2))
    }
    /// How many parties of an edition may be gone from the next, whoever came in their place.
    static func partiesThatMayBeReplaced(_ count: Int) -> Int {
        max(count * Limits.listReplacedPercent / 100, min(Limits.listReplacedFloor, (count + 1) / 2))
    }
}

extension Limits {
    /// How much smaller than the edition in force, and than the largest of those looked back on, a list may be, in percent of
    /// its parties.
    public static let listShrinkPercent = 5
    /// How many parties a list of any but the smallest size may lose at once.
    public static let listShrinkFloor = 3
    /// The same of aliases, addresses, documents, wallets, birth dates and nationalities, each by itself.
    public static let listDetailShrinkPercent = 10
    public static let listDetailShrinkFloor = 10
    /// How many of the parties of the edition in force may be gone from the next, in percent, when others came instead.
    public static let listReplacedPercent = 20
    public static let listReplacedFloor = 10
    /// Editions that a new one is compared with, so that small losses do not add up unseen: these many, and all of these days,
    /// but never more than `listEditionsLookedBack`.
    public static let listEditionsCompared = 10
    public static let listDaysCompared = 30
    public static let listEditionsLookedBack = 60
}
