// The finding in words: sums, chains and what is missing (DESIGN, Deciding: explanations name what is unknown).
import Order

extension OwnershipGraph {
    /// The clause that a finding stands under: whom the measures and sanctions name.
    static let clause: ClauseID = "2(d)(ii)"

    func finding(of party: OwnershipPartyID, _ blocked: BlockedParties) -> OwnershipFinding {
        let name = name(of: party)
        guard let number = numberOf[party] else {
            return OwnershipFinding(
                party: party, verdict: .none, aggregate: 0...0, paths: [], unstated: Self.whole,
                missing: ["owners of \(name)"],
                reason: Reason(
                    Self.clause, "Nothing is stated of who owns \(name).", holds: nil, missing: ["owners of \(name)"]))
        }
        let low = min(blocked.certain[number], Self.whole)
        let high = max(low, blocked.atMost(number))
        let verdict = verdict(of: number, blocked)
        let missing = verdict == .undetermined ? missing(number, blocked) : []
        var explained = Set<Int>()
        var reason = reason(number, blocked, depth: 0, &explained)
        if verdict != .undetermined, !owners[number].isEmpty { reason = reason.withoutMissing }
        return OwnershipFinding(
            party: party, verdict: verdict, aggregate: low...high, paths: paths(to: number, blocked),
            unstated: max(0, Self.whole - blocked.stated[number]), missing: missing, reason: reason)
    }

    func verdict(of number: Int, _ blocked: BlockedParties) -> OwnershipFinding.Verdict {
        if blocked.origin[number] == .listed { return .listed }
        if blocked.certainRank[number] != nil { return .owned }
        if blocked.atMost(number) >= Self.threshold || blocked.origin[number] == .possiblyListed {
            return .undetermined
        }
        return blocked.reaches(number) ? .minority : .none
    }

    /// `50 %`, `12.5 %`, `25 to 50 %`, `an unknown share`.
    static func percent(_ share: ClosedRange<Int>) -> String {
        if share == 0...whole { return "an unknown share" }
        func text(_ basisPoints: Int) -> String {
            var rest = "\(basisPoints % 100)"
            if rest.count == 1 { rest = "0" + rest }
            while rest.last == "0" { rest.removeLast() }
            return rest.isEmpty ? "\(basisPoints / 100)" : "\(basisPoints / 100).\(rest)"
        }
        return share.lowerBound == share.upperBound
            ? "\(text(share.lowerBound)) %" : "\(text(share.lowerBound)) to \(text(share.upperBound)) %"
    }
    static func percent(_ basisPoints: Int) -> String { percent(basisPoints...basisPoints) }

    // MARK: Reasons

    private func reason(_ number: Int, _ blocked: BlockedParties, depth: Int, _ explained: inout Set<Int>) -> Reason {
        let name = name(of: parties[number])
        let low = min(blocked.certain[number], Self.whole)
        let verdict = verdict(of: number, blocked)
        let finding: String
        let holds: Bool?
        switch verdict {
        case .listed: return Reason(Self.clause, "\(name) is a listed party.", holds: true)
        case .owned:
            finding = "Blocked persons own at least \(Self.percent(low)) of \(name) in the aggregate; half is enough."
            holds = true
        case .undetermined:
            finding =
                blocked.origin[number] == .possiblyListed
                ? "\(name) may be a listed party."
                : "Blocked persons own at least \(Self.percent(low)) and may own up to \(Self.percent(blocked.atMost(number))) of \(name); half is enough."
            holds = nil
        case .minority:
            finding =
                "Blocked persons own at most \(Self.percent(blocked.atMost(number))) of \(name) in the aggregate, less than half."
            holds = false
        case .none:
            guard !owners[number].isEmpty else {
                return Reason(
                    Self.clause, "Nothing is stated of who owns \(name).", holds: nil, missing: ["owners of \(name)"])
            }
            return Reason(Self.clause, "No listed party is known to own any of \(name).", holds: false)
        }
        let missing = verdict == .undetermined ? missing(number, blocked) : []
        guard depth < Limits.ownershipDepth, explained.insert(number).inserted else {
            return Reason(Self.clause, finding, holds: holds, missing: missing)
        }
        var because: [Reason] = []
        for edge in stakes(in: number, blocked).prefix(Limits.ownershipPaths) {
            because.append(stake(edge, of: number, blocked, depth: depth, &explained))
        }
        return Reason(Self.clause, finding, holds: holds, missing: missing, because: because)
    }

    private func stake(
        _ edge: Edge, of number: Int, _ blocked: BlockedParties, depth: Int, _ explained: inout Set<Int>
    ) -> Reason {
        let owner = name(of: parties[edge.owner]), owned = name(of: parties[number])
        let verdict = verdict(of: edge.owner, blocked)
        let how =
            switch verdict {
            case .listed: ", a listed party,"
            case .owned: ", itself owned by blocked persons,"
            default: ", which may be blocked,"
            }
        // An owner found blocked only after its holding rests on that holding: a circle, whose stake is no ground.
        let isGround = comes(edge.owner, before: number, blocked)
        return Reason(
            Self.clause,
            "\(owner)\(how) holds \(Self.percent(edge.low...edge.high)) of \(owned)"
                + (isGround ? "." : "; it is blocked only through what \(owned) holds of it."),
            holds: verdict == .undetermined || edge.low < edge.high ? nil : true,
            facts: [ReasonFact("share", Self.percent(edge.low...edge.high), source: "ownership", sensitive: true)],
            because: isGround && (verdict == .owned || verdict == .undetermined)
                ? [reason(edge.owner, blocked, depth: depth + 1, &explained)] : [])
    }

    /// Interests of blocked and possibly blocked owners, the surest and largest first.
    private func stakes(in number: Int, _ blocked: BlockedParties) -> [Edge] {
        owners[number].map { edges[$0] }.filter { blocked.possibleRank[$0.owner] != nil }.sorted { a, b in
            let isSure = (blocked.certainRank[a.owner] != nil, blocked.certainRank[b.owner] != nil)
            if isSure.0 != isSure.1 { return isSure.0 }
            if a.low != b.low { return a.low > b.low }
            return a.high != b.high ? a.high > b.high : a.owner < b.owner
        }
    }

    private func comes(_ owner: Int, before number: Int, _ blocked: BlockedParties) -> Bool {
        guard let first = blocked.possibleRank[owner] else { return false }
        guard let second = blocked.possibleRank[number] else { return true }
        return first < second
    }

    private func missing(_ number: Int, _ blocked: BlockedParties) -> [String] {
        let owned = name(of: parties[number])
        var result: [String] = []
        if blocked.origin[number] == .possiblyListed { result.append("whether \(owned) is the listed party") }
        for edge in stakes(in: number, blocked).prefix(Limits.ownershipPaths) {
            let owner = name(of: parties[edge.owner])
            if edge.low < edge.high { result.append("share of \(owner) in \(owned)") }
            guard blocked.certainRank[edge.owner] == nil else { continue }
            result.append(
                blocked.origin[edge.owner] == .possiblyListed
                    ? "whether \(owner) is the listed party" : "whether blocked persons own \(owner)")
        }
        if blocked.stated[number] < Self.whole, blocked.reaches(number) {
            result.append("the other owners of \(owned)")
        }
        return result
    }

    // MARK: Paths

    /// Chains of grounds, found from the party upwards. Each step goes to an owner that was found blocked earlier, so no
    /// chain visits a party twice; the work is bounded by the number and the length of chains.
    private func paths(to number: Int, _ blocked: BlockedParties) -> [OwnershipPath] {
        var found: [OwnershipPath] = []
        var visits = 0
        func climb(_ number: Int, _ below: [OwnershipPath.Step]) {
            for edge in stakes(in: number, blocked) {
                guard found.count < Limits.ownershipPaths, visits < Limits.ownershipPaths * Limits.ownershipPathSteps
                else { return }
                guard below.count < Limits.ownershipPathSteps, comes(edge.owner, before: number, blocked) else {
                    continue
                }
                visits += 1
                let step = OwnershipPath.Step(
                    owner: name(of: parties[edge.owner]), owned: name(of: parties[number]), share: edge.low...edge.high)
                if blocked.origin[edge.owner] != .none { found.append(OwnershipPath(steps: [step] + below)) }
                if blocked.origin[edge.owner] != .listed { climb(edge.owner, [step] + below) }
            }
        }
        climb(number, [])
        return found
    }
}

extension Limits {
    /// Chains of ownership that one finding names.
    public static let ownershipPaths = 64
    /// Holdings in one chain that is named; longer ones are still counted.
    public static let ownershipPathSteps = 32
}
