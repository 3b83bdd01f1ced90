import Order
import Records

// An application goes in here. Everything is decided before anything is written; one append then records what was received and
// what was decided, with the views, the identifiers and the account that it opens.

extension IdentificationProgram {
    /// Takes an application down the whole road and answers when the decision is durable. With a key that was used for
    /// the same request it answers with what that request brought about.
    ///
    /// - Throws: ``ProgramError/idempotencyKeyReused``, ``ProgramError/unavailable(_:)``, ``ProgramError/notFound(_:)`` for an unknown reseller.
    public func submit(_ application: Application, key: IdempotencyKey?, by actor: Actor) async throws
        -> ApplicationRecord
    {
        try checkReseller(of: application)
        let time = clock.now
        try refuseWholeCards(in: application, at: time)
        let identifiers = application.identifiers
        let shared = try sharedIdentifiers(identifiers, besides: nil)
        let journey = Journey(
            application: application, statedAt: application.origin?.time ?? time,
            shared: shared.filter(\.holds).map(\.reason))
        let arrival = road.travel(journey, at: time)
        let decidedEntry = EntryID.random()
        let record = ApplicationRecord(
            id: .random(), subject: .random(), arrival: arrival, application: application, receivedAt: time,
            entry: decidedEntry)

        var received = record.fields(carrying: [.application])
        received["state"] = nil
        received["sequence"] = 1
        received["receivedAt"] = time.json
        received["identifierOwner"] = .string(record.id.rawValue)
        received["identifiers"] = identifiers.stored

        var decided = record.fields(carrying: [.decision, .hits, .review])
        decided["firstDecidedAt"] = time.json
        arrival.addQueue(
            to: &decided, item: record.id.rawValue, application: record.id, account: nil, since: time,
            due: record.decision.deadline)
        addConsequences(of: record, identifiers: identifiers, to: &decided, at: time)

        let drafts = [
            EntryDraft(
                .applicationReceived, actor: actor, time: time, subject: record.subject, expecting: .none,
                fields: received, idempotency: key),
            EntryDraft(
                .applicationDecided, actor: .system("program"), time: time, subject: record.subject, fields: decided,
                id: decidedEntry),
        ]
        do {
            _ = try await records.append(drafts)
        } catch .alreadyDone(let entry) {
            return try await self.application(recordedIn: entry.id)
        } catch {
            throw ProgramError(error)
        }
        try await adoptAccess(reference: application.reference, account: record.account, subject: record.subject)
        try await openCases(
            for: shared, subject: record.subject, application: record.id, account: record.account, at: time)
        return record
    }

    /// Decides without recording anything: for benchmarks and what-ifs.
    public func preview(_ application: Application) -> Decision {
        road.travel(Journey(application: application, statedAt: application.origin?.time ?? clock.now), at: clock.now)
            .decision
    }

    /// The application that an entry recorded; what an idempotent repeat is answered with.
    func application(recordedIn entry: EntryID) async throws -> ApplicationRecord {
        guard let text = try records.entry(entry)?.parts.first?.fields?["applicationID"]?.string,
            let id = ApplicationID(rawValue: text)
        else { throw ProgramError.notFound("application for this idempotency key; its record has been erased") }
        return try await application(id)
    }

    /// Whether an application or account is one that a reseller may see: its own account, or a customer's that it brought (5(h)).
    public func belongs(_ id: String, toReseller reseller: AccountID) throws -> Bool {
        if id == reseller.rawValue { return true }
        if let row = try records.row(ApplicationsView.name, key: id, opensSealed: false) {
            return row.text("reseller") == reseller.rawValue
        }
        guard let application = try records.row(AccountsView.name, key: id, opensSealed: false)?.text("applicationID")
        else { return false }
        return try records.row(ApplicationsView.name, key: application, opensSealed: false)?.text("reseller")
            == reseller.rawValue
    }

    private func checkReseller(of application: Application) throws {
        guard case .reseller(let account) = application.channel else { return }
        guard let row = try records.row(AccountsView.name, key: account.rawValue, opensSealed: false) else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/channel/account", message: "There is no account \(account). Name the reseller's account."
                )
            ])
        }
        guard row.text("accountType") == AccountType.reseller.rawValue else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/channel/account",
                    message:
                        "Account \(account) is not a Reseller Account (5(h)). Name the account through which it is sub-leased."
                )
            ])
        }
        guard row.text("accountState") != AccountState.closed.rawValue,
            row.text("accountState") != AccountState.suspended.rawValue
        else {
            throw ProgramError.conflict(
                "The Reseller Account \(account) is \(row.text("accountState") ?? "closed"); nothing can be leased through it."
            )
        }
    }

    /// What else an entry carries when its decision opens an account or refuses one.
    func addConsequences(
        of record: ApplicationRecord, identifiers: [StatedIdentifier], to fields: inout [String: JSONValue],
        at time: Timestamp
    ) {
        switch record.state {
        case .opened, .openedWithConditions:
            fields["accountState"] = .string(
                (record.state == .opened ? AccountState.maintained : .conditioned).rawValue)
            fields["product"] = .string(record.application.product.kind.rawValue)
            fields["accountType"] = .string(record.application.accountType.rawValue)
            fields["jurisdiction"] = record.application.applicant.statedJurisdiction.map { .string($0.code) } ?? .null
            fields["openedAt"] = time.json
            fields["verified"] = "verified"
            fields["reviewDue"] = road.reviewDue(tier: record.decision.tier, from: time).json
            if let reference = record.application.reference { fields["reference"] = .string(reference) }
        case .refused: fields["flagged"] = identifiers.stored
        default: break
        }
    }
}

extension ApplicationRecord {
    init(
        id: ApplicationID, subject: SubjectID, arrival: Arrival, application: Application, receivedAt: Timestamp,
        entry: EntryID
    ) {
        let opens = arrival.verdict.state == .opened || arrival.verdict.state == .openedWithConditions
        self.init(
            id: id, subject: subject, state: arrival.verdict.state, application: application,
            decision: arrival.decision, evidence: [], clearedHits: [], hits: arrival.hits,
            account: opens ? .random() : nil, receivedAt: receivedAt, updatedAt: receivedAt, sequence: 2,
            lastEntry: entry, appeal: nil, deciders: [], emailChallenge: nil)
    }
}

extension Arrival {
    /// The queue row that an entry writes or removes.
    func addQueue(
        to fields: inout [String: JSONValue], item: String, application: ApplicationID?, account: AccountID?,
        since: Timestamp, due: Timestamp?
    ) {
        fields["queueItem"] = .string(item)
        guard let queue = verdict.queue else {
            fields["queue"] = .null
            return
        }
        fields["queue"] = queueRow(
            queue.kind, sentence: queue.sentence, clause: queue.clause, application: application, account: account,
            since: since, due: due ?? since)
    }
}

func queueRow(
    _ kind: QueueItem.Kind, sentence: String, clause: ClauseID, application: ApplicationID?, account: AccountID?,
    caseID: CaseID? = nil, since: Timestamp, due: Timestamp
) -> JSONValue {
    var row: [String: JSONValue] = [
        "kind": .string(kind.rawValue), "sentence": .string(sentence), "clause": .string(clause.rawValue),
        "since": since.json, "due": due.json,
    ]
    if let application { row["application"] = .string(application.rawValue) }
    if let account { row["account"] = .string(account.rawValue) }
    if let caseID { row["case"] = .string(caseID.rawValue) }
    return .object(row)
}

extension ProgramError {
    init(_ error: AppendError) {
        switch error {
        case .stale: self = .conflict("The record moved on while this was decided. Look again and decide again.")
        case .alreadyDone(let entry): self = .conflict("This was done before, in entry \(entry.id).")
        case .idempotencyKeyReused: self = .idempotencyKeyReused
        case .destroyed(let subject): self = .notFound("record of \(subject); its key has been destroyed")
        case .malformed(let why): self = .invalid([FieldProblem(pointer: "", message: why)])
        case .readOnly(let why): self = .unavailable(why)
        }
    }
}
