import Order

/// Who held an address, and a port of it, at a moment: one account with the assignment that says so, or the candidates when
/// it cannot be told apart. It never guesses between two.
public enum Holder: Hashable, Sendable {
    case one(Assignment, Reason)
    case ambiguous([Assignment], Reason)
    case nobody(Reason)

    /// Clocks that are kept by NTP agree within this; in milliseconds.
    public static let usualClockError: Int64 = 2_000

    public var reason: Reason {
        switch self {
        case .one(_, let reason), .ambiguous(_, let reason), .nobody(let reason): reason
        }
    }

    /// The holder by these assignments. `clockError` says how far, in milliseconds, the asker's clock and ours may lie apart:
    /// around a change of hands both holders are candidates.
    public static func of(
        _ address: IPAddress, port: UInt16?, at time: Timestamp, clockError: Int64 = usualClockError,
        among assignments: [Assignment]
    ) -> Holder {
        let error = max(0, clockError)
        let relevant = assignments.filter { $0.covers(address, port) }
        let candidates = relevant.filter { assignment in
            let end = end(of: assignment, among: relevant)
            return assignment.from <= time.adding(milliseconds: error)
                && (end.map { $0 > time.adding(milliseconds: -error) } ?? true)
        }.sorted { ($0.from, $0.account) < ($1.from, $1.account) }
        let facts = [
            ReasonFact("address", address.description, source: "asked", sensitive: true),
            ReasonFact("port", port.map(String.init) ?? "not said", source: "asked"),
            ReasonFact("time", time.description, source: "asked"),
        ]
        let accounts = Set(candidates.map(\.account))
        guard let last = candidates.last else {
            return .nobody(
                Reason("5(d)", "No account held the address at that time.", holds: false, facts: facts))
        }
        if accounts.count == 1 {
            return .one(
                last,
                Reason(
                    "5(d)", "One account held the address at that time.", holds: true,
                    facts: facts + [
                        ReasonFact(
                            "account", last.account.rawValue, source: last.entry.map { "entry \($0)" } ?? "assignment"),
                        ReasonFact("from", last.from.description, source: "assignment"),
                        ReasonFact(
                            "until", end(of: last, among: relevant)?.description ?? "still held", source: "assignment"),
                    ]))
        }
        let exact = Set(
            candidates.filter { candidate in
                candidate.from <= time && (end(of: candidate, among: relevant).map { $0 > time } ?? true)
            }.map(\.account))
        let why: String
        var missing: [String] = []
        if exact.count <= 1 {
            why = "The address changed hands within the error of the clocks; \(accounts.count) accounts can be meant."
            missing = ["exact time"]
        } else if port == nil, candidates.contains(where: { $0.ports != nil }) {
            why = "The address is shared by ports and no port was said; \(accounts.count) accounts can be meant."
            missing = ["port"]
        } else {
            why = "The register gives the address to \(accounts.count) accounts at that time."
        }
        return .ambiguous(candidates, Reason("5(d)", why, holds: nil, facts: facts, missing: missing))
    }

    /// When an assignment ended: as recorded, or when what it gave was given to another account.
    private static func end(of assignment: Assignment, among others: [Assignment]) -> Timestamp? {
        if let until = assignment.until { return until }
        return others.filter {
            $0.account != assignment.account && $0.from > assignment.from && $0.excludes(assignment)
        }
        .map(\.from).min()
    }
}
