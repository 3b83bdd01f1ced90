import Crypto
import Evidence
import Order
import Screening

// Where evidence and statement, or two pieces of evidence, do not agree. They are found anew each time the road is travelled, from
// what stands now: nothing has to be kept of one but what a person decided about it, under a key made of the two values. When
// either value changes, the key is another and the discrepancy is open again.

/// A discrepancy as it stands: open, resolved by a rule, or by a person.
public struct Discrepancy: Hashable, Sendable {
    /// Made of attribute, sources and both values under the record's own salt; tells nothing of them.
    public var key: String
    /// The attribute, or `evidence` for a piece that cannot be relied on.
    public var attribute: String
    /// `differs`, `cannotTell`, `spelledDifferently`, `invalid`.
    public var kind: String
    public var reason: Reason
    /// The rule that resolves it, by name.
    public var rule: String?
    public var resolution: DiscrepancyResolution?
    /// The invalid piece that it is about.
    public var evidence: EvidenceID?
    public var isOpen: Bool { rule == nil && resolution == nil }
    /// Whether one thing is wrong in itself, rather than two things that do not agree. It may yet be shown or stated anew, so that
    /// it costs a person's time only once nothing else is missing.
    var isUnreliable: Bool { kind == Self.invalid }
    static let invalid = "invalid"
}

/// What a person decided about a discrepancy.
public struct DiscrepancyResolution: Hashable, Sendable {
    public enum Answer: String, Hashable, Sendable, CaseIterable {
        /// The two mean the same.
        case sameFact
        /// What the evidence says is so; the statement is a slip.
        case evidenceGoverns
        /// What was stated is so; the evidence is out of date, say.
        case statementGoverns
        /// The piece of evidence is set aside: it counts for nothing.
        case setAside

        public var words: String {
            switch self {
            case .sameFact: "both mean the same"
            case .evidenceGoverns: "what the evidence says is so"
            case .statementGoverns: "what was stated is so"
            case .setAside: "the evidence is set aside"
            }
        }
    }
    public var key: String
    public var attribute: String
    public var answer: Answer
    public var why: String
    public var by: UserID
    public var at: Timestamp
}

extension Discrepancy {
    /// Every discrepancy of an application or account with its evidence, as it stands.
    static func find(
        in evidence: [EvidenceRecord], stated applicant: Person, resolutions: [DiscrepancyResolution], salt: String,
        at time: Timestamp
    ) -> [Discrepancy] {
        let numbers = StatedNumbers(of: applicant, at: time)
        guard !evidence.isEmpty || !numbers.isEmpty else { return [] }
        let decided = Dictionary(resolutions.map { ($0.key, $0) }) { _, last in last }
        var found: [Discrepancy] = []
        if case .individual(let person) = applicant {
            let pieces = evidence.filter { $0.counts }.map { $0.claims.compactMap(\.claim) } + numbers.pieces
            found = EvidenceDiscrepancy.find(among: pieces, stated: person, alike: sameName).map { each in
                let key = key(
                    salt,
                    [
                        each.attribute.rawValue, each.first.source, each.first.value, each.second.source,
                        each.second.value,
                    ])
                return Discrepancy(
                    key: key, attribute: each.attribute.rawValue, kind: each.kind.rawValue, reason: each.reason,
                    rule: each.rule?.rawValue, resolution: each.rule == nil ? decided[key] : nil)
            }
        }
        for (number, fault) in numbers.wrong {
            let key = key(salt, ["number", number.kind.rawValue, number.country?.code ?? "", number.number.canonical])
            found.append(
                Discrepancy(
                    key: key, attribute: Claim.Attribute.nationalNumber.rawValue, kind: Self.invalid,
                    reason: Reason(
                        "1(a)(ii)(A)", fault, holds: false,
                        facts: [ReasonFact("number", number.number.text, source: "declared", sensitive: true)]),
                    resolution: decided[key]))
        }
        for piece in evidence where piece.status == .invalid && piece.override?.isApproved != true {
            let key = key(salt, ["evidence", piece.id.rawValue])
            found.append(
                Discrepancy(
                    key: key, attribute: "evidence", kind: Self.invalid,
                    reason: Reason(
                        "1(a)(i)", "A piece of evidence cannot be relied on.", holds: false,
                        facts: [ReasonFact("kind", piece.kind, source: piece.id.rawValue)], because: [piece.reason]),
                    resolution: decided[key], evidence: piece.id))
        }
        // The same two values can meet in several ways; each is said once.
        var seen = Set<String>()
        return found.filter { seen.insert($0.key).inserted }
    }

    /// The reason as a decision carries it: with the resolution beneath it.
    var resolved: Reason {
        guard let resolution else { return reason }
        var reason = reason
        reason.finding += " A person resolved it: \(resolution.answer.words)."
        reason.holds = true
        reason.missing = []
        reason.facts.append(
            ReasonFact("reason given", resolution.why, source: resolution.by.rawValue, sensitive: true))
        return reason
    }

    /// One name in the comparison that screening uses, across scripts and spellings. Names that have nothing but a common word
    /// in common stay apart by its threshold.
    static func sameName(_ a: String, _ b: String) -> Bool {
        NameComparison.score(name1: a, name2: b, schema: .person) >= sameNameScore
    }
    /// Well above what screening calls a possible match: here a likeness lifts a hold, there it raises one.
    private static let sameNameScore = 0.9

    private static func key(_ salt: String, _ parts: [String]) -> String {
        var digest = SHA256()
        for part in [salt] + parts {
            withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { digest.update(bufferPointer: $0) }
            digest.update(data: Array(part.utf8))
        }
        return "dsc_" + digest.finalize().prefix(10).hexadecimal
    }
}

extension EvidenceRecord {
    /// Whether what it says is to be compared: an invalid piece says nothing, unless two people accepted it.
    var counts: Bool { status != .invalid || override?.isApproved == true }
}

extension ApplicationRecord {
    /// Every discrepancy as it stands.
    public var discrepancies: [Discrepancy] {
        Discrepancy.find(
            in: evidence, stated: application.applicant, resolutions: resolutions, salt: salt, at: statedAt)
    }
}

extension AccountRecord {
    /// Every discrepancy as it stands.
    public var discrepancies: [Discrepancy] {
        Discrepancy.find(in: evidence, stated: holder.applicant, resolutions: resolutions, salt: salt, at: statedAt)
    }
}

extension IdentificationProgram {
    /// Decides a discrepancy. `lastEntry` is the entry that the person saw.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` when there is no such open discrepancy, ``ProgramError/conflict(_:)`` when the record moved
    ///   on, ``ProgramError/invalid(_:)`` without a reason or with an answer that does not fit.
    public func resolveDiscrepancy(
        _ key: String, of id: ApplicationID, as answer: DiscrepancyResolution.Answer, why: String,
        seeing lastEntry: EntryID, by user: UserID
    ) async throws -> ApplicationRecord {
        let why = try statedReason(why)
        return try await step(id, by: .user(user)) { record, time in
            try requirePending(record)
            guard record.lastEntry == lastEntry else {
                throw ProgramError.conflict(
                    "The application moved on since you opened it. Look again and decide again.")
            }
            guard let open = record.discrepancies.first(where: { $0.key == key && $0.isOpen }) else {
                throw ProgramError.notFound("open discrepancy \(key.prefix(40)); it may have been resolved or changed")
            }
            try Discrepancy.check(answer, of: open)
            record.resolutions.append(
                DiscrepancyResolution(
                    key: key, attribute: open.attribute, answer: answer, why: why, by: user, at: time))
            if !record.deciders.contains(user) { record.deciders.append(user) }
            let arrival = try travelAgain(&record, at: time, decidedBy: .user(user))
            return StepTaken(
                kind: .applicationResolved, aspects: [.decision, .evidence, .hits, .review],
                fields: ["why": .string(why), "discrepancy": .string(key)], arrival: arrival)
        }
    }

    /// A reason that a person gives, trimmed.
    func statedReason(_ why: String) throws -> String {
        let why = why.trimmingSpace
        guard !why.isEmpty, why.unicodeScalars.count <= Limits.reasonCharacters else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/why",
                    message: "Give a reason of at most \(Limits.reasonCharacters) characters; it is recorded.")
            ])
        }
        try Self.refuseWholeCard(in: why, at: "/why")
        return why
    }
}

extension Discrepancy {
    /// An invalid piece can be set aside by one person; to accept it takes two.
    static func check(_ answer: DiscrepancyResolution.Answer, of open: Discrepancy) throws(ProgramError) {
        let fits = open.evidence == nil ? answer != .setAside : answer == .setAside
        guard fits else {
            throw .invalid([
                FieldProblem(
                    pointer: "/answer",
                    message: open.evidence == nil
                        ? "Say which of the two is so, or that both mean the same."
                        : "One person can set this evidence aside. To accept it, propose that on its own; a second person decides."
                )
            ])
        }
    }
}
