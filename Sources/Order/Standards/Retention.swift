/// How long records are kept. The order itself sets no period; a record is kept for the longest of the bases that apply
/// to it, never by one constant, and destroyed within a period after the last of them has ended.
public struct RetentionRules: Hashable, Sendable {
    public var periods: [RetentionBasis: Period]
    public var destroyWithin: Period
    /// Pictures of documents expire apart from the facts drawn from them.
    public var documentPicture: Period

    init(_ read: ParameterReader) throws(StandardSelectionError) {
        var periods: [RetentionBasis: Period] = [:]
        for basis in RetentionBasis.allCases { periods[basis] = try read.period(basis.parameter) }
        self.periods = periods
        destroyWithin = try read.period(.retentionDestroyWithin)
        documentPicture = try read.period(.retentionDocumentPicture)
    }
}

/// A ground for keeping a record, each with its own clock.
public enum RetentionBasis: String, Hashable, Sendable, CaseIterable {
    /// From last access or closure of the account, whichever is later.
    case opened
    /// From the refusal.
    case refused
    /// From withdrawal or expiry.
    case withdrawn
    /// From the event.
    case accessHistory
    /// From last access or closure.
    case unitedStatesDetermination
    /// From the event.
    case unitedStatesAccessHistory
    /// From the match, block or rejection.
    case sanctions
    /// From the first event.
    case provisionalSubject

    public var parameter: Parameter {
        switch self {
        case .opened: .retentionOpened
        case .refused: .retentionRefused
        case .withdrawn: .retentionWithdrawn
        case .accessHistory: .retentionAccessHistory
        case .unitedStatesDetermination: .retentionUnitedStatesDetermination
        case .unitedStatesAccessHistory: .retentionUnitedStatesAccessHistory
        case .sanctions: .retentionSanctions
        case .provisionalSubject: .retentionProvisionalSubject
        }
    }
}

/// Until when something is kept, and on which basis.
public enum RetentionEnd: Hashable, Sendable {
    /// A preservation hold is in force; nothing is destroyed.
    case held(by: [String])
    /// A clock has not started, e.g. the account is open.
    case running(RetentionBasis)
    /// Kept until `keep`, then destroyed before `destroy`.
    case ends(keep: Timestamp, destroy: Timestamp, RetentionBasis)
    /// No basis applies: nothing entitles to keep it.
    case noBasis
}

extension RetentionRules {
    /// The latest end over all bases that apply. A basis whose start is `nil` has not begun to run.
    public func end(of bases: [(basis: RetentionBasis, start: Timestamp?)], holds: [String] = []) -> RetentionEnd {
        guard holds.isEmpty else { return .held(by: holds) }
        var last: (end: Timestamp, basis: RetentionBasis)?
        for (basis, start) in bases {
            guard let start else { return .running(basis) }
            guard let end = periods[basis]?.after(start) else { continue }
            if last.map({ end > $0.end }) ?? true { last = (end, basis) }
        }
        guard let last else { return .noBasis }
        return .ends(keep: last.end, destroy: destroyWithin.after(last.end), last.basis)
    }
}
