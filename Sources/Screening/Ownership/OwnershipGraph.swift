// Who holds how much of whom: what the 50 percent rule is asked of (OFAC, Revised Guidance on Entities Owned by Persons
// Whose Property and Interests in Property Are Blocked, August 13, 2014).
import Order

/// Names one party of an ownership graph: an id of the caller's own, e.g. a JSON pointer or the key of a list entry.
public struct OwnershipPartyID: RawRepresentable, Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public var description: String { rawValue }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One statement that a party holds a share of another.
public struct OwnershipInterest: Hashable, Sendable {
    public var owner: OwnershipPartyID
    public var owned: OwnershipPartyID
    /// In basis points: 5000 is 50 %. `nil` when the share is unknown, which is then anything from nothing to everything.
    public var share: ClosedRange<Int>?

    public init(_ owner: OwnershipPartyID, owns owned: OwnershipPartyID, share: ClosedRange<Int>?) {
        self.owner = owner
        self.owned = owned
        self.share = share
    }
    /// A share that is known exactly, or not at all.
    public init(_ owner: OwnershipPartyID, owns owned: OwnershipPartyID, basisPoints: Int?) {
        self.init(owner, owns: owned, share: basisPoints.map { $0...$0 })
    }
}

/// Interests between parties, ready to be asked who is owned by whom. Immutable; built in time linear in the interests.
///
///     let graph = OwnershipGraph([OwnershipInterest("X", owns: "A", basisPoints: 5000),
///                                 OwnershipInterest("A", owns: "B", basisPoints: 5000)])
///     graph.blockedOwnership(of: "B", listed: ["X"]).verdict   // .owned
///
/// Shares are cut to 0…10,000. A party's interest in itself (treasury shares) says nothing of who owns it and is left out.
/// The same interest stated twice with different shares is one that holds at least the larger lower bound and at most the
/// sum: whether two statements are two holdings or one told twice is not known.
public struct OwnershipGraph: Sendable {
    /// The whole of an entity, in basis points.
    public static let whole = 10_000
    /// From this aggregate on an entity counts as blocked itself.
    public static let threshold = 5_000

    /// An interest between parties by number.
    struct Edge: Sendable {
        var owner: Int
        var owned: Int
        var low: Int
        var high: Int
    }

    /// Every party, in the order of first mention.
    public private(set) var parties: [OwnershipPartyID] = []
    private(set) var numberOf: [OwnershipPartyID: Int] = [:]
    private(set) var edges: [Edge] = []
    /// Numbers of edges by the party that holds, and by the party that is held.
    private(set) var holdings: [[Int]] = []
    private(set) var owners: [[Int]] = []
    /// What people call the parties; the id stands where a name is missing.
    public var names: [OwnershipPartyID: String]

    public init(_ interests: [OwnershipInterest] = [], names: [OwnershipPartyID: String] = [:]) {
        self.names = names
        var stated = Set<OwnershipInterest>()
        var edgeOf: [Pair: Int] = [:]
        for interest in interests {
            let owner = number(of: interest.owner), owned = number(of: interest.owned)
            guard owner != owned, stated.insert(interest).inserted else { continue }
            let low = Self.cut(interest.share?.lowerBound ?? 0)
            let high = Self.cut(interest.share?.upperBound ?? Self.whole)
            let pair = Pair(owner: owner, owned: owned)
            if let known = edgeOf[pair] {
                edges[known].low = max(edges[known].low, low)
                edges[known].high = Self.cut(edges[known].high + high)
            } else {
                edgeOf[pair] = edges.count
                holdings[owner].append(edges.count)
                owners[owned].append(edges.count)
                edges.append(Edge(owner: owner, owned: owned, low: low, high: high))
            }
        }
    }

    public func name(of party: OwnershipPartyID) -> String { names[party] ?? party.rawValue }

    private struct Pair: Hashable {
        var owner: Int
        var owned: Int
    }
    private static func cut(_ share: Int) -> Int { min(max(share, 0), whole) }

    private mutating func number(of party: OwnershipPartyID) -> Int {
        if let known = numberOf[party] { return known }
        numberOf[party] = parties.count
        parties.append(party)
        holdings.append([])
        owners.append([])
        return parties.count - 1
    }
}
