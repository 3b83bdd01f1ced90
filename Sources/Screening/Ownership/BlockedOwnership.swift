// The 50 percent rule as a fixed point. OFAC's guidance of August 13, 2014: an entity owned 50 percent or more, in the
// aggregate, directly or indirectly, by one or more blocked persons is itself blocked; indirectly means through entities
// that are themselves so owned, whose whole stake then counts and is not multiplied along the chain (FAQ 401). Control
// without ownership does not count (FAQ 398).
import Order

/// What is known of the share of an entity that blocked persons hold.
public struct OwnershipFinding: Hashable, Sendable {
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// The party is on a list itself.
        case listed
        /// Blocked persons certainly hold 50 % or more in the aggregate.
        case owned
        /// Blocked persons may hold 50 % or more: a share is unknown, an owner may be a listed party, or the rest of the
        /// owners of an entity in which a blocked person holds something is not stated.
        case undetermined
        /// Blocked persons hold something, and certainly less than 50 %.
        case minority
        /// No blocked person is known to hold anything.
        case none
    }

    public var party: OwnershipPartyID
    public var verdict: Verdict
    /// What blocked persons hold in the aggregate, in basis points: at least and at most.
    public var aggregate: ClosedRange<Int>
    /// Chains from a listed party to this one, at most `Limits.ownershipPaths`, the surest and largest first.
    public var paths: [OwnershipPath]
    /// How many basis points the stated interests leave open.
    public var unstated: Int
    /// Names of what is not known and would decide it.
    public var missing: [String]
    /// The sums and where they come from, as a decision shows them.
    public var reason: Reason

    /// What blocked persons hold: `60 %`, `25 to 75 %`, `an unknown share`.
    public var shareInWords: String { OwnershipGraph.percent(aggregate) }
}

/// A chain of holdings from a listed party down to an entity.
public struct OwnershipPath: Hashable, Sendable, CustomStringConvertible {
    public struct Step: Hashable, Sendable {
        public var owner: String
        public var owned: String
        public var share: ClosedRange<Int>
    }
    public var steps: [Step]
    /// `X 50 % of A, A 50 % of B`.
    public var description: String {
        steps.map { "\($0.owner) \(OwnershipGraph.percent($0.share)) of \($0.owned)" }.joined(separator: ", ")
    }
}

extension OwnershipGraph {
    /// Whether one party is owned by listed ones, with the sums and chains.
    ///
    /// - Parameters:
    ///   - listed: parties whose property is certainly blocked. Leave out those that a list only notes.
    ///   - possiblyListed: parties that may be blocked, e.g. a hit that nobody has decided yet: they can make a finding
    ///     `undetermined`, never `owned`.
    public func blockedOwnership(
        of party: OwnershipPartyID, listed: Set<OwnershipPartyID>, possiblyListed: Set<OwnershipPartyID> = []
    ) -> OwnershipFinding {
        if numberOf[party] == nil, listed.contains(party) || possiblyListed.contains(party) {
            return Self([OwnershipInterest(party, owns: "", share: 0...0)], names: names).blockedOwnership(
                of: party, listed: listed, possiblyListed: possiblyListed)
        }
        return finding(of: party, BlockedParties(self, listed: listed, possiblyListed: possiblyListed))
    }

    /// The finding of every party in which listed ones hold anything, listed ones left out, in the order of first mention.
    public func blockedOwnership(
        listed: Set<OwnershipPartyID>, possiblyListed: Set<OwnershipPartyID> = []
    ) -> [OwnershipFinding] {
        let blocked = BlockedParties(self, listed: listed, possiblyListed: possiblyListed)
        return parties.indices.compactMap { number in
            guard blocked.origin[number] != .listed, blocked.reaches(number) else { return nil }
            return finding(of: parties[number], blocked)
        }
    }
}

/// Who is blocked, certainly and possibly: the least sets that the rule makes of the listed parties. Every party enters
/// each set at most once, so that circles end; time and memory are linear in the graph.
struct BlockedParties {
    enum Origin { case none, possiblyListed, listed }
    let origin: [Origin]
    /// The order in which parties were found to be blocked; `nil` for those that are not. An owner's place before its
    /// holding's is what keeps explanations from running in circles.
    private(set) var certainRank: [Int?]
    private(set) var possibleRank: [Int?]
    /// What certainly blocked owners hold at least.
    private(set) var certain: [Int]
    /// What possibly blocked owners hold at most, and at least.
    private(set) var possibleHigh: [Int]
    private(set) var possibleLow: [Int]
    /// What all stated owners hold at least.
    private(set) var stated: [Int]

    init(_ graph: OwnershipGraph, listed: Set<OwnershipPartyID>, possiblyListed: Set<OwnershipPartyID>) {
        let count = graph.parties.count
        let origin = graph.parties.map { party -> Origin in
            listed.contains(party) ? .listed : possiblyListed.contains(party) ? .possiblyListed : .none
        }
        self.origin = origin
        certainRank = [Int?](repeating: nil, count: count)
        possibleRank = certainRank
        certain = [Int](repeating: 0, count: count)
        possibleHigh = certain
        possibleLow = certain
        stated = certain
        for edge in graph.edges { stated[edge.owned] += edge.low }

        var queue: [Int] = []
        for number in 0..<count where origin[number] == .listed {
            certainRank[number] = queue.count
            queue.append(number)
        }
        var next = 0
        while next < queue.count {
            for edge in graph.holdings[queue[next]].map({ graph.edges[$0] }) {
                certain[edge.owned] += edge.low
                if certain[edge.owned] >= OwnershipGraph.threshold, certainRank[edge.owned] == nil {
                    certainRank[edge.owned] = queue.count
                    queue.append(edge.owned)
                }
            }
            next += 1
        }

        // Who is certainly blocked is possibly so, and comes first.
        possibleRank = certainRank
        for number in 0..<count where origin[number] == .possiblyListed && possibleRank[number] == nil {
            possibleRank[number] = queue.count
            queue.append(number)
        }
        next = 0
        while next < queue.count {
            for edge in graph.holdings[queue[next]].map({ graph.edges[$0] }) {
                possibleHigh[edge.owned] += edge.high
                possibleLow[edge.owned] += edge.low
                if atMost(edge.owned) >= OwnershipGraph.threshold, possibleRank[edge.owned] == nil {
                    possibleRank[edge.owned] = queue.count
                    queue.append(edge.owned)
                }
            }
            next += 1
        }
    }

    /// Whether a blocked or possibly blocked party holds anything of it.
    func reaches(_ number: Int) -> Bool { possibleHigh[number] > 0 }

    /// The most that blocked persons can hold: all but what others certainly hold, once one of them holds anything. The
    /// owners who are not stated are among those who might be blocked.
    func atMost(_ number: Int) -> Int {
        guard possibleHigh[number] > 0 else { return 0 }
        let others = max(0, stated[number] - possibleLow[number])
        return max(min(possibleLow[number], OwnershipGraph.whole), OwnershipGraph.whole - others)
    }
}
