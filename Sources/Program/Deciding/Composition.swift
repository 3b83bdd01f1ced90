import Order

/// What the stations before `decide` found, each with its reason. Values only: composing reads nothing else.
struct Findings: Sendable {
    /// Whether the order applies (5(e), 5(i), 5(j)); `nil` when it cannot be told, which does not let anybody out.
    var inScope: Bool?
    var scope: Reason
    var determination: Determination
    var requirements: Requirements
    /// `nil` when no list is loaded.
    var screening: ScreeningFinding
    var measures: MeasureFinding
    /// Evidence or statements that contradict each other and were not yet resolved.
    var discrepancies: [Reason]
    /// Evidence, and stated numbers, that cannot be relied on and were neither shown or stated anew nor resolved.
    var unreliable: [Reason] = []
    /// Discrepancies that a rule or a person resolved, each saying how.
    var resolved: [Reason] = []
    /// Refused applications and suspended accounts that share an identifier.
    var shared: [Reason]

    struct Determination: Sendable {
        /// `unitedStatesPerson`, `foreignPerson` or `undetermined`.
        var status: String
        var reason: Reason
        var missing: [MissingItem]
        /// Undetermined at its deadline, and treated as a foreign person since.
        var treatedAsForeign: Bool
        /// Facts contradict each other: asking for more of the same does not help.
        var contradictory: Bool
        var isUndetermined: Bool { status == "undetermined" }
    }
    struct Requirements: Sendable {
        var tier: String
        var reason: Reason
        /// Fields that are asked for and not stated.
        var fields: [MissingItem]
        /// Evidence that is asked for and not shown.
        var evidence: [MissingItem]
    }
    struct ScreeningFinding: Sendable {
        var hits: [HitRecord]
        var reason: Reason
        var lists: [String]
        /// Hits that were not cleared and decide alone: an exact strong identifier.
        var exact: [HitRecord]
        /// Hits that were not cleared and need a person.
        var possible: [HitRecord]
        /// What would tell an owner or controller from a listed namesake, or how much a listed owner holds, and was not stated.
        var asked: [MissingItem]
        /// What listed owners hold of an entity; `nil` when none is or may be listed.
        var ownership: Ownership?
    }
    struct MeasureFinding: Sendable {
        enum Effect: Hashable, Sendable {
            case none
            case conditions([String])
            case prohibited
            /// A person must decide whether it applies; `restricted` is what an account gets until then.
            case uncertain(restricted: Bool)
        }
        var effect: Effect
        var reason: Reason
    }
}

/// What is decided, and what follows from it for the state machine and the queue.
struct Verdict: Sendable {
    var outcome: Outcome
    var state: ApplicationState
    var summary: String
    var reason: Reason
    var missing: [MissingItem]
    var conditions: [String]
    var queue: QueueKind?
    /// Which deadline of the standard runs; `nil` when nothing is awaited.
    var deadline: AwaitedBy?

    struct QueueKind: Sendable {
        var kind: QueueItem.Kind
        var sentence: String
        var clause: ClauseID
    }
    enum AwaitedBy: Sendable { case applicant, person }
}

/// Composes a verdict: the base rule is that the account may be opened (the order forbids nobody by itself), and every exception
/// to it stands here once, in the order in which it prevails.
///
/// What a machine may do alone is decided here and nowhere else: it opens, holds and applies a condition; it refuses only on a
/// directive that certainly applies or an exact strong identifier.
func compose(_ findings: Findings, overrides: Set<String>) -> Verdict {
    for exception in exceptions {
        if let verdict = exception(findings, overrides) { return verdict }
    }
    return Verdict(
        outcome: .open, state: .opened, summary: "The account may be opened.",
        reason: root("1(a)", "Nothing stands against opening the account.", true, findings), missing: [],
        conditions: [],
        queue: nil, deadline: nil)
}

private typealias Exception = @Sendable (Findings, Set<String>) -> Verdict?

private let exceptions: [Exception] = [
    outsideTheOrder, certainProhibition, exactIdentifier, uncertainMeasure, possibleListedPerson, sharedIdentifier,
    contradiction, undetermined, fieldsMissing, evidenceOutstanding, unreliableEvidence, conditions,
]

/// The root of the tree: the outcome, with what every station found beneath it.
private func root(_ clause: ClauseID, _ finding: String, _ holds: Bool?, _ findings: Findings) -> Reason {
    var because = findings.shared + findings.discrepancies + findings.unreliable
    because += [
        findings.measures.reason, findings.determination.reason, findings.requirements.reason,
        findings.screening.reason,
        findings.scope,
    ]
    because += findings.resolved
    return Reason(clause, finding, holds: holds, because: because)
}

private let outsideTheOrder: Exception = { findings, _ in
    guard findings.inScope == false else { return nil }
    return Verdict(
        outcome: .outOfScope, state: .outOfScope, summary: "The order does not apply to this product or provider.",
        reason: Reason(
            findings.scope.clause, "The order does not apply to this product or provider.", holds: false,
            because: [findings.scope]), missing: [], conditions: [], queue: nil, deadline: nil)
}

private let certainProhibition: Exception = { findings, _ in
    guard case .prohibited = findings.measures.effect else { return nil }
    let clause = findings.measures.reason.clause
    return Verdict(
        outcome: .refuse, state: .refused, summary: "Refused: a special measure in force prohibits this account.",
        reason: root(clause, "A special measure in force prohibits opening this account.", true, findings), missing: [],
        conditions: [], queue: nil, deadline: nil)
}

private let exactIdentifier: Exception = { findings, _ in
    let clause = findings.screening.reason.clause
    guard let hit = findings.screening.exact.first(where: { $0.clearing != .awaited }) else {
        return findings.screening.exact.first.map { secondPerson(clears: $0, clause, findings) }
    }
    if hit.role != "applicant", let ownership = findings.screening.ownership {
        return Verdict(
            outcome: .refuse, state: .refused,
            summary:
                "Refused: listed parties own \(ownership.share) of it, so it counts as listed itself; \(hit.list) entry \(hit.entry) is one.",
            reason: root(clause, "Listed parties, found by exact identifiers, own half of it or more.", true, findings),
            missing: [], conditions: [], queue: nil, deadline: nil)
    }
    return Verdict(
        outcome: .refuse, state: .refused,
        summary: "Refused: an identifier is exactly that of \(hit.list) entry \(hit.entry).",
        reason: root(clause, "A strong identifier is exactly that of a listed party.", true, findings), missing: [],
        conditions: [], queue: nil, deadline: nil)
}

private let uncertainMeasure: Exception = { findings, overrides in
    guard case .uncertain = findings.measures.effect, !overrides.contains(QueueItem.Kind.uncertainMeasure.rawValue)
    else { return nil }
    let clause = findings.measures.reason.clause
    return awaitingPerson(
        .uncertainMeasure, clause, "A special measure may apply; a person has to decide.",
        findings.measures.reason.finding + findings.alsoWaiting, findings)
}

extension Findings {
    /// What comes after the question at hand, so that nobody takes that for the only one: the hits that wait.
    fileprivate var alsoWaiting: String {
        let waiting = screening.possible.filter { $0.clearing != .awaited }
        guard let best = waiting.max(by: { $0.score < $1.score }) else { return "" }
        let digits = String(min(best.score, 999))
        let score = best.score >= 1000 ? "1.00" : "0." + String(("00" + digits).suffix(3))
        return waiting.count == 1
            ? " A possible listed party waits too: \(best.list) entry \(best.entry), score \(score)."
            : " \(waiting.count) possible listed parties wait too, the closest \(best.list) entry \(best.entry), score \(score)."
    }
}

private let possibleListedPerson: Exception = { findings, _ in
    let clause = findings.screening.reason.clause
    guard let hit = findings.screening.possible.first(where: { $0.clearing != .awaited }) else {
        return findings.screening.possible.first.map { secondPerson(clears: $0, clause, findings) }
    }
    guard let ownership = findings.screening.ownership else {
        guard case .lapsed(let earlier)? = hit.clearing else {
            return awaitingPerson(
                .possibleMatch, clause, "A possible listed person; a person has to compare the two.",
                "\(hit.list) entry \(hit.entry): \(hit.sentence)", findings)
        }
        return awaitingPerson(
            .possibleMatch, clause, "A pair that was cleared has changed; a person has to compare the two again.",
            "\(hit.list) entry \(hit.entry) was cleared on \(earlier.at.date); since then \(earlier.changesInWords) changed. \(hit.sentence)",
            findings)
    }
    let finding =
        switch ownership.isOwned {
        case true?:
            "Listed persons own \(ownership.share) of it, so it counts as listed itself; a person has to decide."
        case false?: "An owner may be listed and owns less than half; a person has to compare the two."
        case nil:
            "Persons who are or may be listed own \(ownership.share) of it; from half on it counts as listed itself, so a person has to decide."
        }
    return awaitingPerson(
        .possibleMatch, clause, finding,
        "\(hit.role), \(hit.list) entry \(hit.entry), owners who are or may be listed holding \(ownership.share): \(hit.sentence)",
        findings)
}

/// A first person cleared every hit that is left; at this score it stands until a second confirms.
private func secondPerson(clears hit: HitRecord, _ clause: ClauseID, _ findings: Findings) -> Verdict {
    awaitingPerson(
        .clearing, clause, "A person cleared a possible listed party; a second person has to confirm.",
        "\(hit.list) entry \(hit.entry) was cleared by a first person at score \(hit.score); a second has to confirm.",
        findings)
}

private let sharedIdentifier: Exception = { findings, overrides in
    guard let first = findings.shared.first, !overrides.contains(QueueItem.Kind.decision.rawValue) else { return nil }
    return awaitingPerson(
        .decision, first.clause, "It shares an identifier with a refused application or a suspended account.",
        first.finding, findings)
}

private let contradiction: Exception = { findings, overrides in
    if let first = findings.discrepancies.first {
        return awaitingPerson(
            .discrepancy, first.clause, "Evidence and statement differ; a person has to resolve it.", first.finding,
            findings)
    }
    if findings.determination.contradictory, !overrides.contains(QueueItem.Kind.discrepancy.rawValue) {
        let reason = findings.determination.reason
        return awaitingPerson(
            .discrepancy, reason.clause, "The facts that decide who is a United States person contradict each other.",
            reason.finding, findings)
    }
    return nil
}

private let undetermined: Exception = { findings, _ in
    let determination = findings.determination
    guard determination.isUndetermined, !determination.treatedAsForeign, !determination.contradictory else {
        return nil
    }
    return Verdict(
        outcome: .hold, state: .collecting,
        summary: "On hold: it cannot yet be told whether the applicant is a United States person.",
        reason: root(
            "5(k)", "It cannot yet be told whether the applicant is a United States person.", nil, findings),
        missing: withoutRepeats(
            findings.requirements.fields.isEmpty ? determination.missing : findings.requirements.fields),
        conditions: [], queue: nil,
        deadline: .applicant)
}

private let fieldsMissing: Exception = { findings, _ in
    guard !findings.requirements.fields.isEmpty else { return nil }
    return Verdict(
        outcome: .hold, state: .collecting, summary: "On hold: something that the standard asks for is missing.",
        reason: root(
            findings.requirements.fields[0].clause, "Something that the standard asks for is missing.", nil, findings),
        missing: withoutRepeats(findings.requirements.fields + findings.requirements.evidence), conditions: [],
        queue: nil, deadline: .applicant)
}

private let evidenceOutstanding: Exception = { findings, _ in
    guard !findings.requirements.evidence.isEmpty else { return nil }
    return Verdict(
        outcome: .hold, state: .verifying, summary: "On hold: what was stated still has to be shown.",
        reason: root("1(a)(i)", "What was stated still has to be shown.", nil, findings),
        missing: findings.requirements.evidence, conditions: [], queue: nil, deadline: .applicant)
}

/// Everything that is asked has been stated and shown, and among it something that cannot be relied on: a person looks before it opens.
private let unreliableEvidence: Exception = { findings, _ in
    guard let first = findings.unreliable.first else { return nil }
    return awaitingPerson(
        .discrepancy, first.clause, "Something shown or stated cannot be relied on; a person has to look.",
        first.because.first?.because.first { $0.holds == false }?.finding ?? first.finding, findings)
}

private let conditions: Exception = { findings, _ in
    guard case .conditions(let conditions) = findings.measures.effect, !conditions.isEmpty else { return nil }
    let clause = findings.measures.reason.clause
    let listed = conditions.joined(separator: "; ")
    return Verdict(
        outcome: .openWithConditions, state: .openedWithConditions,
        summary: "The account may be opened with conditions: \(listed).",
        reason: root(clause, "The account may be opened with conditions: \(listed).", true, findings), missing: [],
        conditions: conditions, queue: nil, deadline: nil)
}

private func awaitingPerson(
    _ kind: QueueItem.Kind, _ clause: ClauseID, _ finding: String, _ sentence: String, _ findings: Findings
) -> Verdict {
    var conditions: [String] = []
    if case .conditions(let found) = findings.measures.effect { conditions = found }
    return Verdict(
        outcome: .hold, state: .review, summary: "On hold: \(finding.prefix(1).lowercased())\(finding.dropFirst())",
        reason: root(clause, finding, nil, findings),
        missing: withoutRepeats(findings.requirements.fields + findings.requirements.evidence), conditions: conditions,
        queue: .init(kind: kind, sentence: sentence, clause: clause), deadline: .person)
}

private func withoutRepeats(_ items: [MissingItem]) -> [MissingItem] {
    var seen = Set<String>()
    return items.filter { seen.insert($0.pointer).inserted }
}
