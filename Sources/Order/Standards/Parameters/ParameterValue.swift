/// The value of a parameter, in the form its ``ParameterKind`` asks for.
public enum ParameterValue: Hashable, Sendable, CustomStringConvertible {
    case period(Period)
    /// Hundredths of a percent.
    case share(Int)
    /// Thousandths.
    case fraction(Int)
    /// Thousandths, by list; `any` stands for every list that is not named.
    case scores([String: Int])
    case flag(Bool)
    case choice(String)
    case members([String])
    case tiers([String: RiskTier])

    public var description: String {
        switch self {
        case .period(let period): period.description
        case .share(let basisPoints):
            basisPoints % 100 == 0
                ? "\(basisPoints / 100) %"
                : "\(basisPoints / 100).\(basisPoints % 100 < 10 ? "0" : "")\(basisPoints % 100) %"
        case .fraction(let thousandths): Self.decimal(thousandths)
        case .scores(let scores):
            scores.count == 1
                ? Self.decimal(scores[ScreeningThresholds.anyList] ?? 0)
                : scores.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.decimal($0.value))" }
                    .joined(separator: ", ")
        case .flag(let flag): flag ? "yes" : "no"
        case .choice(let choice): choice
        case .members(let members): members.isEmpty ? "nothing" : members.joined(separator: ", ")
        case .tiers(let tiers):
            tiers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rawValue)" }.joined(separator: ", ")
        }
    }

    /// What of `base` this value gives up under the parameter's direction of *tighter*, or `nil` when it is at least as
    /// tight. Two values of different form never come here: the reader gives each parameter its kind.
    func loosening(of base: ParameterValue, under parameter: Parameter) -> String? {
        guard parameter.tighter != .none, self != base else { return nil }
        switch (self, base) {
        case (.period(let mine), .period(let theirs)):
            let kept =
                parameter.tighter == .higher ? mine.isNeverShorter(than: theirs) : theirs.isNeverShorter(than: mine)
            return kept ? nil : parameter.tighter == .higher ? "it is shorter" : "it is longer"
        case (.share(let mine), .share(let theirs)), (.fraction(let mine), .fraction(let theirs)):
            let kept = parameter.tighter == .higher ? mine >= theirs : mine <= theirs
            return kept ? nil : parameter.tighter == .higher ? "it is lower" : "it is higher"
        case (.flag(let mine), .flag(let theirs)):
            let kept = parameter.tighter == .higher ? (mine || !theirs) : (!mine || theirs)
            return kept ? nil : "it turns the requirement \(mine ? "on" : "off")"
        case (.choice(let mine), .choice(let theirs)):
            guard case .choice(let order) = parameter.kind, let here = order.firstIndex(of: mine),
                let there = order.firstIndex(of: theirs)
            else { return "the choices cannot be compared" }
            let kept = parameter.tighter == .higher ? here >= there : here <= there
            return kept ? nil : "\(mine) asks for less than \(theirs)"
        case (.members(let mine), .members(let theirs)):
            let dropped = theirs.filter { !mine.contains($0) }
            return dropped.isEmpty ? nil : "it leaves out \(dropped.joined(separator: ", "))"
        case (.tiers(let mine), .tiers(let theirs)):
            let lowered = theirs.keys.sorted().filter { key in
                guard let there = theirs[key] else { return false }
                return mine[key].map { $0 < there } ?? true
            }
            return lowered.isEmpty ? nil : "it puts \(lowered.joined(separator: ", ")) in a lower tier"
        case (.scores(let mine), .scores(let theirs)):
            let loosened = Set(mine.keys).union(theirs.keys).sorted().filter { list in
                let here = ScreeningThresholds.score(of: list, in: mine)
                let there = ScreeningThresholds.score(of: list, in: theirs)
                return parameter.tighter == .higher ? here < there : here > there
            }
            return loosened.isEmpty
                ? nil
                : "it is \(parameter.tighter == .higher ? "lower" : "higher") for \(loosened.joined(separator: ", "))"
        default: return "the values cannot be compared"
        }
    }

    private static func decimal(_ thousandths: Int) -> String {
        thousandths == 1000 ? "1.0" : "0." + String(String(1000 + thousandths).dropFirst())
    }
}
