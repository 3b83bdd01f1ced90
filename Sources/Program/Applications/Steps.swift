import Evidence
import Order
import Records

// What can happen to a pending application after it was received: each step reads the record, travels the road again with what is
// new, and appends one entry decided on the last one seen. When the subject moved on meanwhile, the step is decided again.

extension IdentificationProgram {
    /// How often a step is decided again before its caller is told that the record keeps moving.
    static let stepTries = 5

    /// One application, read with the subject's last entry at that moment.
    struct Standing {
        var record: ApplicationRecord
        /// The subject's last entry of any kind, on which the next append is decided.
        var last: EntryID?
    }

    func standing(_ id: ApplicationID) throws -> Standing {
        guard let first = try records.row(ApplicationsView.name, key: id.rawValue, opensSealed: false),
            let subject = first.subject
        else {
            throw ProgramError.notFound("application \(id)")
        }
        // The last entry is read before the row: if anything slips between, the append is refused and decided again.
        let last = try records.lastEntry(of: subject)
        guard let row = try records.row(ApplicationsView.name, key: id.rawValue),
            let record = try ApplicationRecord(row: row)
        else { throw ProgramError.notFound("application \(id)") }
        return Standing(record: record, last: last)
    }

    public func application(_ id: ApplicationID) async throws -> ApplicationRecord { try standing(id).record }

    /// Reads, changes and appends, deciding again when the record moved on. `change` alters the record and returns the kind of
    /// entry and the aspects it touched, or `nil` to leave everything as it is.
    func step(
        _ id: ApplicationID, by actor: Actor,
        _ change: (inout ApplicationRecord, Timestamp) throws -> StepTaken?
    ) async throws -> ApplicationRecord {
        for _ in 0..<Self.stepTries {
            let standing = try standing(id)
            var record = standing.record
            let time = clock.now
            guard let taken = try change(&record, time) else { return record }
            record.sequence += 1
            record.updatedAt = time
            record.lastEntry = taken.entry
            var aspects = taken.aspects
            if record.evidence != standing.record.evidence { aspects.insert(.evidence) }
            let dismissed =
                record.decision.isOfUnitedStatesPerson
                ? try picturesNoLongerNeeded(
                    before: standing.record.evidence, after: record.evidence, of: record.subject, at: time) : []
            var fields = record.fields(carrying: aspects)
            fields.merge(taken.fields) { _, new in new }
            if let arrival = taken.arrival {
                let since = time
                arrival.addQueue(
                    to: &fields, item: record.id.rawValue, application: record.id, account: nil, since: since,
                    due: record.decision.deadline)
                let identifiers = taken.identifiers ?? (record.state == .refused ? record.application.identifiers : [])
                addConsequences(of: record, identifiers: identifiers, to: &fields, at: time)
            }
            let draft = EntryDraft(
                taken.kind, actor: actor, time: time, subject: record.subject,
                expecting: standing.last.map(PreviousEntry.entry) ?? .any, fields: fields,
                idempotency: taken.idempotency, id: record.lastEntry)
            do {
                _ = try await records.append([draft] + taken.others + dismissed)
                return record
            } catch .stale {
                continue
            } catch .alreadyDone {
                return try self.standing(id).record
            } catch {
                throw ProgramError(error)
            }
        }
        throw ProgramError.conflict("The record keeps moving. Look again in a moment.")
    }

    struct StepTaken {
        var kind: EntryKind
        var aspects: Set<Aspect>
        var fields: [String: JSONValue] = [:]
        var arrival: Arrival?
        var identifiers: [StatedIdentifier]?
        /// The entry that records it.
        var entry = EntryID.random()
        /// Entries that land with it or not at all: a picture, a call of a processor.
        var others: [EntryDraft] = []
        var idempotency: IdempotencyKey?
    }

    /// Travels the road again with the record as it now is, and takes over what was decided.
    func travelAgain(_ record: inout ApplicationRecord, at time: Timestamp, decidedBy: Actor = .system("program"))
        throws
        -> Arrival
    {
        let shared = try sharedIdentifiers(record.application.identifiers, besides: record.subject)
        let standing = record
        let arrival = travelKeepingLittle(&record.evidence, at: time) { evidence in
            var record = standing
            record.evidence = evidence
            return journey(of: record, shared: shared.filter(\.holds).map(\.reason), decidedBy: decidedBy)
        }
        record.state = try pendingStep(record.state, to: arrival.verdict.state)
        record.decision = arrival.decision
        record.hits = arrival.hits
        record.clearedHits = arrival.clearedHits
        if record.state == .opened || record.state == .openedWithConditions { record.account = .random() }
        return arrival
    }

    func journey(of record: ApplicationRecord, shared: [Reason] = [], decidedBy: Actor = .system("program")) -> Journey
    {
        Journey(
            application: record.application, statedAt: record.statedAt, evidence: record.evidence,
            resolutions: record.resolutions, salt: record.salt, clearedHits: record.clearedHits,
            overrides: record.overrides, treatedAsForeign: record.treatedAsForeign,
            subject: record.subject, shared: shared, decidedBy: decidedBy)
    }

    private func pendingStep(_ from: ApplicationState, to: ApplicationState) throws -> ApplicationState {
        do { return try from.step(to: to) } catch { throw ProgramError.state(error) }
    }

    func requirePending(_ record: ApplicationRecord) throws {
        guard record.state.isPending else {
            throw ProgramError.conflict(
                "The application is \(record.state.rawValue); nothing can be added to it any more.")
        }
    }

    /// Merges what was added into a pending application and travels the road again.
    public func supplement(_ id: ApplicationID, with application: Application, by actor: Actor) async throws
        -> ApplicationRecord
    {
        try refuseWholeCards(in: application, at: clock.now)
        return try await step(id, by: actor) { record, time in
            try requirePending(record)
            guard application != record.application else { return nil }
            let known = Set(record.application.identifiers)
            let added = application.identifiers.filter { !known.contains($0) }
            if contactEmail(application) != contactEmail(record.application) {
                // A proof belongs to the address it was made for.
                record.evidence.removeAll { $0.kind == KeptEvidence.emailCode }
                record.emailChallenge = nil
            }
            if contactTelephone(application) != contactTelephone(record.application) {
                record.evidence.removeAll { $0.kind == KeptEvidence.telephoneCode }
                record.telephoneChallenge = nil
            }
            record.application = application
            let arrival = try travelAgain(&record, at: time)
            var fields: [String: JSONValue] = [:]
            if !added.isEmpty {
                fields["identifierOwner"] = .string(record.id.rawValue)
                fields["identifiers"] = added.stored
                fields["identifiersFrom"] = .integer(Int64(known.count) + record.sequence * 1000)
            }
            return StepTaken(
                kind: .applicationSupplemented, aspects: [.application, .decision, .evidence, .hits, .review],
                fields: fields, arrival: arrival, identifiers: application.identifiers)
        }
    }

    public func withdraw(_ id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        try await step(id, by: actor) { record, time in
            if record.state == .withdrawn { return nil }
            record.state = try pendingStep(record.state, to: .withdrawn)
            record.decision.missing = []
            record.decision.deadline = nil
            record.decision.summary = "Withdrawn by the applicant."
            return StepTaken(
                kind: .applicationWithdrawn, aspects: [.decision],
                fields: ["queueItem": .string(record.id.rawValue), "queue": .null])
        }
    }

    /// Asks for another look, which a different person takes.
    public func appeal(_ id: ApplicationID, text: String, by actor: Actor) async throws -> ApplicationRecord {
        let words = text.trimmingSpace
        guard !words.isEmpty else {
            throw ProgramError.invalid([FieldProblem(pointer: "/text", message: "Say in a few words what is wrong.")])
        }
        guard words.unicodeScalars.count <= Limits.appealCharacters else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/text", message: "At most \(Limits.appealCharacters) characters, please.")
            ])
        }
        try Self.refuseWholeCard(in: words, at: "/text")
        return try await step(id, by: actor) { record, time in
            if record.appeal != nil, record.state == .review { return nil }
            guard record.state == .refused || (record.state.isPending && record.state != .received) else {
                throw ProgramError.conflict(
                    "The application is \(record.state.rawValue); there is nothing to look at again.")
            }
            record.appeal = .init(text: words, askedAt: time)
            if record.state != .review { record.state = try pendingStep(record.state, to: .review) }
            record.decision.deadline = road.appealDue(from: time)
            let arrival = queueRow(
                .appeal,
                sentence: "The applicant asks for another look; somebody who did not decide it before has to take it.",
                clause: "1(a)", application: record.id, account: nil, since: time, due: road.appealDue(from: time))
            return StepTaken(
                kind: .applicationAppealed, aspects: [.decision, .review],
                fields: ["queueItem": .string(record.id.rawValue), "queue": arrival])
        }
    }

    /// The decision as it stood at a time, read from the log; `nil` time is now.
    public func decision(of id: ApplicationID, asOf time: Timestamp?) async throws -> Decision {
        let record = try standing(id).record
        guard let time else { return record.decision }
        var decision: Decision?
        for entry in try records.entries(of: record.subject) where entry.time <= time {
            guard let fields = entry.parts.first?.fields, fields["applicationID"]?.string == id.rawValue,
                let stored = fields["decision"]
            else { continue }
            decision = try Decision(stored: stored)
        }
        guard let decision else {
            throw ProgramError.notFound("decision of \(id) as of \(time); it was received later")
        }
        return decision
    }

    /// A C2SP tlog-proof of the entry that received the application; `nil` until a checkpoint covers it.
    public func receipt(for id: ApplicationID) async throws -> String? {
        let record = try standing(id).record
        guard
            let entry = try records.entries(of: record.subject).first(where: {
                $0.kind == .applicationReceived || $0.kind == .accountImported
            })
        else { throw ProgramError.notFound("receipt of \(id)") }
        return try records.receipt(
            for: entry.id, subject: record.subject, disclosing: ["applicationID", "application", "receivedAt"])
    }

    /// Rows by time of last change; `updatedSince` is inclusive.
    public func applications(
        state: ApplicationState?, updatedSince: Timestamp?, cursor: String?, limit: Int
    ) async throws -> Page<ApplicationSummary> {
        var conditions: [ViewQuery.Condition] = []
        if let state { conditions.append(.equals(column: "state", .text(state.rawValue))) }
        if let updatedSince { conditions.append(.atLeast(column: "updatedAt", updatedSince.milliseconds)) }
        return try page(
            ApplicationsView.name, conditions, orderedBy: "updatedAt", cursor: cursor, limit: limit,
            ApplicationSummary.init(row:))
    }
}

func contactEmail(_ application: Application) -> EmailAddress? {
    switch application.applicant {
    case .individual(let person): person.email
    case .entity(let entity): entity.email
    }
}

func contactTelephone(_ application: Application) -> TelephoneNumber? {
    switch application.applicant {
    case .individual(let person): person.telephone
    case .entity(let entity): entity.telephone
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmingSpace: String {
        var view = Substring(self)
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
