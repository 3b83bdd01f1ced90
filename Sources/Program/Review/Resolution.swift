import Order
import Records

// What a person decides. Refusal by a person, clearing a hit, another look: each is one entry that names the person and the reason
// given, decided on the entry that the person saw.

extension IdentificationProgram {
    /// Decides an item. `lastEntry` is the deciding entry that the person saw; if the record has moved on: `conflict`, nothing is done.
    ///
    /// `roles` are those that the person holds; the door has checked that they may decide, and clearing above the standard's
    /// score looks at them again.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` when the rule of another person forbids it, ``ProgramError/conflict(_:)``, ``ProgramError/invalid(_:)`` without a reason.
    public func resolve(
        _ id: String, as resolution: ReviewResolution, why: String, seeing lastEntry: EntryID, by user: UserID,
        roles: Set<StaffRole> = [.analyst]
    ) async throws {
        let why = try statedReason(why)
        let item = try await queueItem(id)
        if let holder = item.takenBy, holder != user, !item.isLetGoByTime(at: clock.now) {
            throw ProgramError.conflict("\(holder) holds this item since \(item.takenAt?.description ?? "a while").")
        }
        if let application = item.application {
            _ = try await resolve(
                application: application, item, resolution, why, seeing: lastEntry, by: user, roles: roles)
        } else if let account = item.account {
            _ = try await resolve(account: account, item, resolution, why, seeing: lastEntry, by: user, roles: roles)
        } else {
            throw ProgramError.invalid([FieldProblem(pointer: "/id", message: "A case is concluded on its own page.")])
        }
    }

    private func resolve(
        application id: ApplicationID, _ item: QueueItem, _ resolution: ReviewResolution, _ why: String,
        seeing lastEntry: EntryID, by user: UserID, roles: Set<StaffRole>
    ) async throws -> ApplicationRecord {
        try await step(id, by: .user(user)) { record, time in
            guard record.lastEntry == lastEntry else {
                throw ProgramError.conflict(
                    "The application moved on since you opened it. Look again and decide again.")
            }
            if record.appeal != nil, record.deciders.contains(user) {
                throw ProgramError.forbidden("Another look is taken by a person who did not decide this before.")
            }
            record.deciders = record.deciders.contains(user) ? record.deciders : record.deciders + [user]
            let actor = Actor.user(user)
            let entry = EntryID.random()
            var arrival: Arrival?
            var fields: [String: JSONValue] = ["why": .string(why)]
            switch resolution {
            case .notTheListedPerson, .confirmClearing, .rejectClearing:
                let decision = try decideClearing(
                    resolution, hits: record.hits, known: record.clearedHits, journey: journey(of: record), why: why,
                    by: user, roles: roles, entry: entry, at: time)
                record.clearedHits = decision.clearings
                fields.merge(decision.fields) { _, new in new }
                record.appeal = nil
                arrival = try travelAgain(&record, at: time, decidedBy: actor)
            case .approve:
                guard record.hits.allSatisfy(\.cleared) || !item.kind.isAboutHits else {
                    throw ProgramError.invalid([
                        FieldProblem(
                            pointer: "/resolution", message: "Say of each hit first whether it is this person.")
                    ])
                }
                // Accepting what was found invalid takes two people, and is proposed on its own (``proposeOverride``).
                guard
                    !record.evidence.contains(where: { $0.status == .invalid && $0.override?.isApproved != true })
                        || !record.discrepancies.contains(where: { $0.evidence != nil && $0.isOpen })
                else {
                    throw ProgramError.forbidden(
                        "A piece of evidence was found invalid. Set it aside, or propose to accept it; that takes a second person."
                    )
                }
                if item.kind == .discrepancy {
                    record.resolutions += record.discrepancies.filter(\.isOpen).map {
                        DiscrepancyResolution(
                            key: $0.key, attribute: $0.attribute, answer: .sameFact, why: why, by: user, at: time)
                    }
                }
                // An exact identifier or a certain prohibition stands against anything an approval can lift.
                let kind = item.kind == .appeal ? nil : item.kind
                record.overrides += [(kind ?? .decision).rawValue].filter { !record.overrides.contains($0) }
                record.appeal = nil
                record.evidence.removeAll { $0.kind == KeptEvidence.reviewer }
                record.evidence.append(
                    EvidenceRecord(
                        kind: KeptEvidence.reviewer, verdict: "valid", claims: [],
                        reason: Reason(
                            "1(a)(i)", "A person looked at what there is and accepted it.", holds: true,
                            facts: [ReasonFact("reason", why, source: user.rawValue, sensitive: true)]), at: time))
                arrival = try travelAgain(&record, at: time, decidedBy: actor)
            case .theListedPerson, .refuse, .uphold:
                if case .theListedPerson(let hit) = resolution, !record.hits.contains(where: { $0.key == hit }) {
                    throw ProgramError.invalid([FieldProblem(pointer: "/hit", message: "There is no such hit here.")])
                }
                if resolution == .uphold, record.appeal == nil {
                    throw ProgramError.conflict("Nobody asked for another look here.")
                }
                record.state = try refusedStep(record.state)
                record.appeal = nil
                record.decision = record.decision.refused(why: why, by: actor, at: time, clause: item.clause)
                fields["flagged"] = record.application.identifiers.stored
                fields["queueItem"] = .string(record.id.rawValue)
                fields["queue"] = .null
            case .hold(let until):
                guard until > time else {
                    throw ProgramError.invalid([
                        FieldProblem(pointer: "/until", message: "Name a time that is still to come.")
                    ])
                }
                record.state = record.state == .held ? .held : try heldStep(record.state)
                record.decision.deadline = until
                record.decision.summary = "On hold until \(until): \(why)"
                fields["queueItem"] = .string(record.id.rawValue)
                fields["queue"] = queueRow(
                    item.kind, sentence: item.sentence, clause: item.clause, application: record.id, account: nil,
                    since: item.since, due: until)
            }
            return StepTaken(
                kind: .applicationResolved, aspects: [.decision, .evidence, .hits, .review], fields: fields,
                arrival: arrival, entry: entry)
        }
    }

    /// What a person's word on hits makes of the record's clearings.
    func decideClearing(
        _ resolution: ReviewResolution, hits: [HitRecord], known: [ClearedHit], journey: Journey, why: String,
        by user: UserID, roles: Set<StaffRole>, entry: EntryID, at time: Timestamp
    ) throws -> ClearingDecision {
        switch resolution {
        case .confirmClearing(let keys), .rejectClearing(let keys):
            let confirms = if case .confirmClearing = resolution { true } else { false }
            return try road.decideProposed(
                keys, confirms: confirms, in: hits, known: known, by: user, roles: roles, at: time)
        case .notTheListedPerson(let keys):
            return try road.clear(
                keys, in: hits, known: known, journey: journey, why: why, by: user, roles: roles, entry: entry, at: time
            )
        default: return ClearingDecision(clearings: known, fields: [:])
        }
    }

    private func refusedStep(_ state: ApplicationState) throws -> ApplicationState {
        do { return try state.step(to: .refused) } catch { throw ProgramError.state(error) }
    }
    private func heldStep(_ state: ApplicationState) throws -> ApplicationState {
        do { return try state.step(to: .held) } catch { throw ProgramError.state(error) }
    }

    /// Records that a person reveals masked fields for a purpose; durable before they are shown (DESIGN: every read of a sealed field by a person is an entry).
    public func recordReveal(subject: SubjectID, fields: [String], purpose: String, by user: UserID) async throws {
        let purpose = purpose.trimmingSpace
        guard !purpose.isEmpty, purpose.unicodeScalars.count <= Limits.reasonCharacters else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/purpose", message: "Say for what purpose you look; it is recorded.")
            ])
        }
        try Self.refuseWholeCard(in: purpose, at: "/purpose")
        do {
            _ = try await records.append([
                EntryDraft(
                    .recordRevealed, actor: .user(user), time: clock.now, subject: subject,
                    fields: ["fields": .array(fields.map(JSONValue.string)), "purpose": .string(purpose)])
            ])
        } catch { throw ProgramError(error) }
    }
}

extension Decision {
    /// The same decision, refused by a person: their reason stands at the root, what the machine found beneath it.
    func refused(why: String, by actor: Actor, at time: Timestamp, clause: ClauseID) -> Decision {
        var decision = self
        decision.outcome = .refuse
        decision.summary = "Refused by a person: \(why)"
        decision.reason = Reason(
            clause, "A person refused it.", holds: true,
            facts: [ReasonFact("reason", why, source: "person", sensitive: true)], because: [reason])
        decision.missing = []
        decision.deadline = nil
        decision.needsPerson = false
        decision.decidedAt = time
        decision.decidedBy = actor.text
        return decision
    }
}
