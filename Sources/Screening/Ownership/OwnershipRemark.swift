// Why a party that no list names stands among the listed: through whom it is owned (OFAC, August 13, 2014).
import Order

extension ListEntry {
    /// Whether those it owns half of are blocked with it. A list that does not say what it does is taken to block.
    public var blocksWhatItOwns: Bool { effect == .blocked || effect == .unstated }

    private static let isOwned = "Counts as listed through its owners (50 percent rule): "
    private static let mayBeOwned = "May count as listed through its owners (50 percent rule): "

    /// Says on a line before its own remarks why a party that no list names stands among the listed.
    static func ownershipRemark(isCertain: Bool, chains: [OwnershipPath], _ remarks: String?) -> String {
        let said =
            (isCertain ? isOwned : mayBeOwned)
            + chains.prefix(Limits.ownershipChainsSaid).map(\.description).joined(separator: "; and ") + "."
        return remarks.map { "\(said)\n\($0)" } ?? said
    }

    /// Through whom it counts as listed, when that is the only reason: a sentence.
    public var ownershipReason: String? {
        guard let remarks, remarks.hasPrefix(Self.isOwned) || remarks.hasPrefix(Self.mayBeOwned) else { return nil }
        return remarks.split(separator: "\n", maxSplits: 1).first.map(String.init)
    }
}

extension Limits {
    /// Chains of ownership that the remarks of a party name.
    static let ownershipChainsSaid = 4
}
