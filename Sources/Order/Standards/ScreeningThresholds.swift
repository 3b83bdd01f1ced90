/// From which score of a hit a person has to look, by the list it stands on and the customer's risk tier (clause 2(d)(ii)): what
/// `screening.reviewLow`, `reviewStandard` and `reviewHigh` say.
public struct ScreeningThresholds: Hashable, Sendable, CustomStringConvertible {
    /// The name under which a threshold stands for every list that is not named.
    public static let anyList = "any"
    /// 0 to 1000 by list, for each tier.
    private var scores: [RiskTier: [String: Int]]

    init(_ scores: [RiskTier: [String: Int]]) { self.scores = scores }

    /// 0 to 1000. A tier of which nothing is said is screened as the strictest is.
    public func score(for list: String, tier: RiskTier) -> Int {
        guard let byList = scores[tier] else { return lowest(for: list) }
        return Self.score(of: list, in: byList)
    }

    /// The lowest of any tier: below it no hit of the list stops anybody.
    public func lowest(for list: String) -> Int { scores.values.map { Self.score(of: list, in: $0) }.min() ?? 0 }

    /// The same with one threshold changed: of one list, or of every list that is not named, at one tier or at all of them.
    public func changing(list: String?, tier: RiskTier?, to score: Int) -> ScreeningThresholds {
        var changed = self
        for each in tier.map({ [$0] }) ?? RiskTier.allCases {
            changed.scores[each, default: [:]][list ?? Self.anyList] = score
        }
        return changed
    }

    /// `low any 720; standard any 700, ofac-sdn 680; …`: equal thresholds give equal texts.
    public var description: String {
        RiskTier.allCases.map { tier in
            let each = (scores[tier] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return "\(tier.rawValue) \(each.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    static func score(of list: String, in scores: [String: Int]) -> Int { scores[list] ?? scores[anyList] ?? 0 }
}
