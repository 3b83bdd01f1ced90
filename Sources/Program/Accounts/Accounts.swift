import Order
import Records

// Accounts: reading them, registering those that existed before, and sending them down the road again when something changes.

extension IdentificationProgram {
    /// One account, read with the subject's last entry at that moment.
    struct AccountStanding {
        var record: AccountRecord
        var last: EntryID?
    }

    func accountStanding(_ id: AccountID) throws -> AccountStanding {
        guard let first = try records.row(AccountsView.name, key: id.rawValue, opensSealed: false),
            let subject = first.subject
        else {
            throw ProgramError.notFound("account \(id)")
        }
        let last = try records.lastEntry(of: subject)
        guard let row = try records.row(AccountsView.name, key: id.rawValue) else {
            throw ProgramError.notFound("account \(id)")
        }
        // Until a change states it anew, what the holder stated stands with the application that opened the account.
        var source: ApplicationRecord?
        if row.sealed["decision"] == nil || row.sealed["holder"] == nil,
            let application = row.text("applicationID").flatMap(ApplicationID.init(rawValue:))
        {
            source = try standing(application).record
        }
        guard let record = try AccountRecord(row: row, openedBy: source) else {
            throw ProgramError.notFound("account \(id)")
        }
        return AccountStanding(record: record, last: last)
    }

    public func account(_ id: AccountID) async throws -> AccountRecord { try accountStanding(id).record }

    public func account(reference: String) async throws -> AccountRecord? {
        let rows = try records.rows(
            AccountsView.name, ViewQuery([.matches(column: "reference", reference)], limit: 1, opensSealed: false))
        guard let id = rows.first.flatMap({ AccountID(rawValue: $0.key) }) else { return nil }
        return try accountStanding(id).record
    }

    public func accounts(
        state: AccountState?, updatedSince: Timestamp?, cursor: String?, limit: Int
    ) async throws -> Page<AccountSummary> {
        var conditions: [ViewQuery.Condition] = []
        if let state { conditions.append(.equals(column: "accountState", .text(state.rawValue))) }
        if let updatedSince { conditions.append(.atLeast(column: "updatedAt", updatedSince.milliseconds)) }
        return try page(
            AccountsView.name, conditions, orderedBy: "updatedAt", cursor: cursor, limit: limit,
            AccountSummary.init(row:))
    }

    /// Registers an account that existed before (clause 1(a), "maintenance of an existing Account"): maintained, undetermined until
    /// the road has been travelled, counted as unverified, and due by risk. Screening and measures are applied at once.
    public func importAccount(_ holder: Application, openedAt: Timestamp?, key: IdempotencyKey?, by actor: Actor)
        async throws -> AccountRecord
    {
        let time = clock.now
        try refuseWholeCards(in: holder, at: time)
        let subject = SubjectID.random()
        let identifiers = holder.identifiers
        let arrival = road.travel(
            Journey(application: holder, act: .maintaining, statedAt: holder.origin?.time ?? openedAt ?? time), at: time
        )
        let standing = maintained(arrival, imported: true)
        var record = AccountRecord(
            id: .random(), subject: subject, state: standing.state, reference: holder.reference, holder: holder,
            decision: arrival.decision, application: nil, openedAt: openedAt ?? time, updatedAt: time,
            reviewDue: road.verificationDue(tier: arrival.decision.tier, from: time), verified: false, evidence: [],
            hits: arrival.hits, clearedHits: [], sequence: 1, lastEntry: .random(), deciders: [])
        record.decision.determination = "undetermined"
        record.decision.outcome = standing.outcome
        var fields = record.fields(carrying: [.application, .decision, .evidence, .hits, .review])
        fields["openedAt"] = record.openedAt.json
        fields["identifierOwner"] = .string(record.id.rawValue)
        fields["identifiers"] = identifiers.stored
        if record.state == .suspended { fields["flagged"] = identifiers.stored }
        if let reference = holder.reference { fields["reference"] = .string(reference) }
        if arrival.verdict.queue != nil {
            arrival.addQueue(
                to: &fields, item: record.id.rawValue, application: nil, account: record.id, since: time,
                due: road.reviewDeadline(from: time))
        }
        do {
            _ = try await records.append([
                EntryDraft(
                    .accountImported, actor: actor, time: time, subject: subject, fields: fields, idempotency: key,
                    id: record.lastEntry)
            ])
        } catch .alreadyDone(let entry) {
            guard let text = try records.entry(entry.id)?.parts.first?.fields?["account"]?.string,
                let id = AccountID(rawValue: text)
            else { throw ProgramError.notFound("account for this idempotency key; its record has been erased") }
            return try accountStanding(id).record
        } catch {
            throw ProgramError(error)
        }
        try await adoptAccess(reference: holder.reference, account: record.id, subject: subject)
        return record
    }

    /// A change of name, address, owner, payment, contact, holder or lasting location: the road again from `determine`.
    public func change(_ id: AccountID, _ change: AccountChange, key: IdempotencyKey?, by actor: Actor) async throws
        -> AccountRecord
    {
        try refuseWholeCards(in: change.holder, at: clock.now)
        return try await accountStep(id, by: actor, key: key) { record, time in
            guard record.state != .closed else {
                throw ProgramError.conflict("The account is closed; nothing about it can change.")
            }
            let known = record.holder.identifiers
            if contactEmail(change.holder) != contactEmail(record.holder) {
                record.evidence.removeAll { $0.kind == KeptEvidence.emailCode }
            }
            if contactTelephone(change.holder) != contactTelephone(record.holder) {
                record.evidence.removeAll { $0.kind == KeptEvidence.telephoneCode }
            }
            record.holder = change.holder
            if change.kind == .holder {
                // Another customer: nothing that was shown or cleared for the old one speaks for the new one.
                record.evidence = []
                record.resolutions = []
                record.clearedHits = []
            }
            let added = change.holder.identifiers.filter { !known.contains($0) }
            var fields: [String: JSONValue] = ["change": .string(change.kind.rawValue)]
            if !added.isEmpty {
                fields["identifierOwner"] = .string(record.id.rawValue)
                fields["identifiers"] = added.stored
                fields["identifiersFrom"] = .integer(Int64(known.count) + (record.sequence + 1) * 1000)
            }
            return AccountStepTaken(
                kind: .accountChanged, aspects: [.application, .decision, .evidence, .hits, .review], fields: fields,
                travels: true)
        }
    }

    public func close(account id: AccountID, why: String, by actor: Actor) async throws -> AccountRecord {
        try await accountStep(id, by: actor, key: nil) { record, _ in
            if record.state == .closed { return nil }
            record.state = try accountStepTo(record.state, .closed)
            record.reviewDue = nil
            return AccountStepTaken(
                kind: .accountClosed, aspects: [],
                fields: ["why": .string(why), "queueItem": .string(record.id.rawValue), "queue": .null], travels: false)
        }
    }

    struct AccountStepTaken {
        var kind: EntryKind
        var aspects: Set<Aspect>
        var fields: [String: JSONValue] = [:]
        /// Whether the road is travelled again with the record as it now is.
        var travels: Bool
        /// The entry that records it.
        var entry = EntryID.random()
    }

    /// Reads, changes and appends, deciding again when the record moved on.
    func accountStep(
        _ id: AccountID, by actor: Actor, key: IdempotencyKey?,
        _ change: (inout AccountRecord, Timestamp) throws -> AccountStepTaken?
    ) async throws -> AccountRecord {
        for _ in 0..<Self.stepTries {
            let standing = try accountStanding(id)
            var record = standing.record
            let time = clock.now
            guard let taken = try change(&record, time) else { return record }
            record.sequence += 1
            record.updatedAt = time
            record.lastEntry = taken.entry
            var fields: [String: JSONValue] = [:]
            if taken.travels {
                let before = record
                let arrival = travelKeepingLittle(&record.evidence, at: time) { evidence in
                    var record = before
                    record.evidence = evidence
                    return journey(of: record, decidedBy: actor.isPerson ? actor : .system("program"))
                }
                let outcome = maintained(arrival, imported: !record.verified)
                let wasSuspended = record.state == .suspended
                // A suspension is lifted only by a person, and by the second where two are needed.
                let staysSuspended = wasSuspended && (!actor.isPerson || arrival.verdict.queue?.kind == .clearing)
                record.state = staysSuspended ? .suspended : try accountStepTo(record.state, outcome.state)
                let isFoundNoMore = staysSuspended && !actor.isPerson && outcome.state != .suspended
                if !isFoundNoMore {
                    record.decision = arrival.decision
                    record.decision.outcome = outcome.outcome
                } else if !record.decision.isByPerson {
                    record.decision = record.decision.stillSuspended(
                        by: arrival.decision, until: road.reviewDeadline(from: time))
                }
                record.hits = arrival.hits
                record.clearedHits = arrival.clearedHits
                if record.state == .suspended, !wasSuspended { fields["flagged"] = record.holder.identifiers.stored }
                if isFoundNoMore {
                    fields["queueItem"] = .string(record.id.rawValue)
                    fields["queue"] = queueRow(
                        .decision, sentence: "What this suspension rested on is no longer found; lift it or uphold it.",
                        clause: record.decision.reason.clause, application: nil, account: record.id, since: time,
                        due: road.reviewDeadline(from: time))
                } else if arrival.verdict.queue != nil {
                    arrival.addQueue(
                        to: &fields, item: record.id.rawValue, application: nil, account: record.id, since: time,
                        due: road.reviewDeadline(from: time))
                } else {
                    fields["queueItem"] = .string(record.id.rawValue)
                    fields["queue"] = .null
                }
            }
            let keepsLess = taken.travels && record.evidence != standing.record.evidence
            let dismissed =
                keepsLess && record.decision.isOfUnitedStatesPerson
                ? try picturesNoLongerNeeded(
                    before: standing.record.evidence, after: record.evidence, of: record.subject, at: time) : []
            fields.merge(record.fields(carrying: keepsLess ? taken.aspects.union([.evidence]) : taken.aspects)) {
                _, new in new
            }
            fields.merge(taken.fields) { _, new in new }
            do {
                _ = try await records.append(
                    [
                        EntryDraft(
                            taken.kind, actor: actor, time: time, subject: record.subject,
                            expecting: standing.last.map(PreviousEntry.entry) ?? .any, fields: fields, idempotency: key,
                            id: record.lastEntry)
                    ] + dismissed)
                return record
            } catch .stale {
                continue
            } catch .alreadyDone {
                return try accountStanding(id).record
            } catch {
                throw ProgramError(error)
            }
        }
        throw ProgramError.conflict("The record keeps moving. Look again in a moment.")
    }

    func journey(of record: AccountRecord, decidedBy: Actor = .system("program")) -> Journey {
        Journey(
            application: record.holder, act: .maintaining, statedAt: record.statedAt, evidence: record.evidence,
            resolutions: record.resolutions, salt: record.salt, clearedHits: record.clearedHits,
            overrides: record.overrides, subject: record.subject,
            decidedBy: decidedBy)
    }

    func accountStepTo(_ from: AccountState, _ to: AccountState) throws -> AccountState {
        do { return try from.step(to: to) } catch { throw ProgramError.state(error) }
    }

    /// What a journey means for an account that exists: a machine conditions, and suspends only on a certain prohibition or an exact
    /// identifier; everything else is maintained until a person decides, or restricted where the measure says so.
    func maintained(_ arrival: Arrival, imported: Bool) -> (state: AccountState, outcome: Outcome) {
        switch arrival.verdict.outcome {
        case .refuse: (.suspended, .refuse)
        case .openWithConditions: (.conditioned, .openWithConditions)
        case .open, .outOfScope: (.maintained, arrival.verdict.outcome)
        case .hold: arrival.verdict.conditions.isEmpty ? (.maintained, .hold) : (.conditioned, .hold)
        }
    }

    func resolve(
        account id: AccountID, _ item: QueueItem, _ resolution: ReviewResolution, _ why: String,
        seeing lastEntry: EntryID, by user: UserID, roles: Set<StaffRole>
    ) async throws -> AccountRecord {
        try await accountStep(id, by: .user(user), key: nil) { record, time in
            guard record.lastEntry == lastEntry else {
                throw ProgramError.conflict("The account moved on since you opened it. Look again and decide again.")
            }
            if !record.deciders.contains(user) { record.deciders.append(user) }
            var fields: [String: JSONValue] = ["why": .string(why)]
            switch resolution {
            case .notTheListedPerson, .confirmClearing, .rejectClearing:
                let entry = EntryID.random()
                let decision = try decideClearing(
                    resolution, hits: record.hits, known: record.clearedHits, journey: journey(of: record), why: why,
                    by: user, roles: roles, entry: entry, at: time)
                record.clearedHits = decision.clearings
                fields.merge(decision.fields) { _, new in new }
                return AccountStepTaken(
                    kind: .accountDecided, aspects: [.decision, .hits, .review], fields: fields, travels: true,
                    entry: entry)
            case .approve:
                guard !item.kind.isAboutHits else {
                    throw ProgramError.invalid([
                        FieldProblem(
                            pointer: "/resolution", message: "Say of each hit first whether it is this person.")
                    ])
                }
                if item.kind == .review {
                    record.verified = true
                    record.reviewDue = road.reviewDue(tier: record.decision.tier, from: time)
                }
                if item.kind == .discrepancy {
                    record.resolutions += record.discrepancies.filter(\.isOpen).map {
                        DiscrepancyResolution(
                            key: $0.key, attribute: $0.attribute, answer: .sameFact, why: why, by: user, at: time)
                    }
                }
                record.overrides += [item.kind.rawValue].filter { !record.overrides.contains($0) }
                return AccountStepTaken(
                    kind: .accountDecided, aspects: [.decision, .hits, .review], fields: fields, travels: true)
            case .theListedPerson, .refuse, .uphold:
                record.state = try accountStepTo(record.state, .suspended)
                record.decision = record.decision.refused(why: why, by: .user(user), at: time, clause: item.clause)
                fields["flagged"] = record.holder.identifiers.stored
                fields["queueItem"] = .string(record.id.rawValue)
                fields["queue"] = .null
                return AccountStepTaken(
                    kind: .accountDecided, aspects: [.decision, .hits, .review], fields: fields, travels: false)
            case .hold(let until):
                guard until > time else {
                    throw ProgramError.invalid([
                        FieldProblem(pointer: "/until", message: "Name a time that is still to come.")
                    ])
                }
                fields["queueItem"] = .string(record.id.rawValue)
                fields["queue"] = queueRow(
                    item.kind, sentence: item.sentence, clause: item.clause, application: nil, account: record.id,
                    since: item.since, due: until)
                return AccountStepTaken(kind: .accountDecided, aspects: [.review], fields: fields, travels: false)
            }
        }
    }
}

extension Actor {
    /// Whether a person acts, so that what only a person may do is allowed.
    var isPerson: Bool { if case .user = self { true } else { false } }
}
