import Order
import Records
import Screening

// Clearing a pair, and the second person above the standard's score. Both are decisions of a queue item like any other, so
// that page, key, bulk and command come through one door.

extension IdentificationProgram {
    /// Records that these hits of an application or account (`app_…`, `acc_…`) are not its parties, and travels the road again
    /// without them. A hit at or above the standard's `screening.clearingSecondPerson` stands until another person confirms.
    ///
    /// - Throws: ``ProgramError/conflict(_:)`` when the record moved on, ``ProgramError/invalid(_:)`` for a hit that is not open.
    /// - Returns: the record's clearings afterwards.
    @discardableResult
    public func clear(
        hits: [String], of record: String, reason: String, seeing lastEntry: EntryID, by person: StaffMember
    ) async throws -> [ClearedHit] {
        try await settle(record, as: .notTheListedPerson(hits: hits), why: reason, seeing: lastEntry, by: person)
    }

    /// The second person's confirmation of proposed clearings, through the one function of four eyes.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` for the person who proposed it, for a role that may not, and after its time.
    @discardableResult
    public func confirmClearing(
        hits: [String], of record: String, reason: String, seeing lastEntry: EntryID, by person: StaffMember
    ) async throws -> [ClearedHit] {
        try await settle(record, as: .confirmClearing(hits: hits), why: reason, seeing: lastEntry, by: person)
    }

    /// The second person does not confirm: the proposal is gone and the hit stands.
    @discardableResult
    public func rejectClearing(
        hits: [String], of record: String, reason: String, seeing lastEntry: EntryID, by person: StaffMember
    ) async throws -> [ClearedHit] {
        try await settle(record, as: .rejectClearing(hits: hits), why: reason, seeing: lastEntry, by: person)
    }

    private func settle(
        _ record: String, as resolution: ReviewResolution, why: String, seeing lastEntry: EntryID,
        by person: StaffMember
    ) async throws -> [ClearedHit] {
        try await resolve(record, as: resolution, why: why, seeing: lastEntry, by: person.user, roles: person.roles)
        return try await clearings(of: record)
    }

    /// Every clearing of an application or account, oldest first: those that stand, those that await a second person, and
    /// those that lapsed because something changed.
    public func clearings(of record: String) async throws -> [ClearedHit] {
        if let id = ApplicationID(rawValue: record) { return try standing(id).record.clearedHits }
        if let id = AccountID(rawValue: record) { return try accountStanding(id).record.clearedHits }
        throw ProgramError.notFound("application or account \(record)")
    }
}

/// What a person decided of hits, worked out on the record as they saw it.
struct ClearingDecision {
    var clearings: [ClearedHit]
    /// What the entry says of it.
    var fields: [String: JSONValue]
}

extension Road {
    /// The score at and above which a second person is needed. An exact identifier always needs one.
    private func needsSecondPerson(_ hit: HitRecord) -> Bool {
        hit.verdict == Screening.Verdict.exactIdentifier.rawValue || hit.score >= standard.clearingSecondPerson
    }

    /// What clearing these hits makes of a record's clearings.
    func clear(
        _ keys: [String], in hits: [HitRecord], known: [ClearedHit], journey: Journey, why: String, by user: UserID,
        roles: Set<StaffRole>, entry: EntryID, at time: Timestamp
    ) throws -> ClearingDecision {
        let open = Dictionary(hits.filter { !$0.cleared }.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        guard !keys.isEmpty, Set(keys).count == keys.count, keys.allSatisfy({ open[$0] != nil }) else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/hits", message: "Name the hits that were compared.")
            ])
        }
        guard !roles.isDisjoint(with: FourEyes.clearingProposers) else {
            throw ProgramError.forbidden("A hit is cleared by an analyst or an officer.")
        }
        var made: [ClearedHit] = []
        for key in keys {
            guard let hit = open[key] else { continue }
            if known.contains(where: { $0.key == key && $0.isAwaited(at: time) }) {
                throw ProgramError.conflict("\(key) was cleared by a first person already; a second has to confirm.")
            }
            let needs = needsSecondPerson(hit)
            made.append(
                ClearedHit(
                    key: key, by: user, why: why, at: time, entry: "\(hit.list)/\(hit.entry)", party: hit.role,
                    compared: hit.compared ?? comparedNow(hit, journey), score: hit.score, roles: roles,
                    second: needs ? .awaited(until: reviewDeadline(from: time)) : .notNeeded, recordedIn: entry))
        }
        let replaced = Set(keys)
        // Proposals whose time passed go; what stood and lapsed stays as the history of the pair until it is cleared anew.
        let kept = known.filter { !replaced.contains($0.key) && ($0.stands || $0.isAwaited(at: time)) }
        return ClearingDecision(
            clearings: kept + made,
            fields: [
                "clearings": .array(made.map(\.stored)),
                "clearing": .string(made.allSatisfy(\.stands) ? "cleared" : "proposed"),
            ])
    }

    /// What a second person makes of proposed clearings.
    func decideProposed(
        _ keys: [String], confirms: Bool, in hits: [HitRecord], known: [ClearedHit], by user: UserID,
        roles: Set<StaffRole>, at time: Timestamp
    ) throws -> ClearingDecision {
        guard !keys.isEmpty else {
            throw ProgramError.invalid([FieldProblem(pointer: "/hits", message: "Name the hits to confirm.")])
        }
        var clearings = known
        var decided: [ClearedHit] = []
        for key in keys {
            guard let place = clearings.lastIndex(where: { $0.key == key && !$0.stands }),
                case .awaited(let until) = clearings[place].second
            else { throw ProgramError.conflict("Nobody proposed to clear \(key), or it was decided already.") }
            let proposal = FourEyesProposal(
                proposer: StaffMember(clearings[place].by, roles: clearings[place].roles),
                proposedAt: clearings[place].at, expiresAt: until, proposerRoles: FourEyes.clearingProposers,
                approverRoles: FourEyes.clearingApprovers)
            switch FourEyes.approve(proposal, by: StaffMember(user, roles: roles), at: time) {
            case .failure(let refusal): throw ProgramError.forbidden("\(refusal).")
            case .success(let approval):
                if confirms, hits.first(where: { $0.key == key })?.clearing != .awaited {
                    throw ProgramError.conflict(
                        "What was compared for \(key) has changed since it was proposed. Compare the two again.")
                }
                clearings[place].second = .confirmed(by: approval.approver, at: approval.at)
                decided.append(clearings[place])
                if !confirms { clearings.remove(at: place) }
            }
        }
        return ClearingDecision(
            clearings: clearings,
            fields: [
                "clearings": .array(decided.map(\.stored)),
                "clearing": .string(confirms ? "confirmed" : "rejected"),
            ])
    }

    /// For hits recorded before both sides were kept with them.
    private func comparedNow(_ hit: HitRecord, _ journey: Journey) -> ComparedFields? {
        guard let party = journey.parties.first(where: { $0.label == hit.role }),
            let entry = entry(key: "\(hit.list)/\(hit.entry)")
        else { return nil }
        return ComparedFields(party.query(journey.application), entry)
    }

    /// The entry under a key on any list or among those whom measures name.
    func entry(key: String) -> ListEntry? { index?.entry(key: key) ?? named?.entry(key: key) }
}

extension FourEyes {
    /// Who clears a hit, and who is the second.
    static let clearingProposers: Set<StaffRole> = [.analyst, .officer]
    static let clearingApprovers: Set<StaffRole> = [.officer]
}
