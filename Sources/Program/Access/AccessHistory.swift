import AccessHistory
import Detection
import Measures
import Order
import Records

// watch: access events go to the store, and what they show of a jurisdiction under a measure goes to detection.

extension IdentificationProgram {
    /// Appends events; durable when it returns. A batch that was appended before changes nothing. Accesses from a jurisdiction that
    /// a measure in force reaches raise a signal.
    @discardableResult
    public func recordAccess(_ batch: AccessBatch, by actor: Actor = .system("access")) async throws -> AppendSummary {
        let summary = try await access.append(batch, at: clock.now, by: actor)
        guard summary.accepted > 0 else { return summary }
        let register = road.register
        guard !register.measuresInForce(at: clock.now).isEmpty else { return summary }
        let time = clock.now
        let seen = batch.observations { address in
            countries.country(of: address).map { !register.measures(reaching: $0, at: time).isEmpty } ?? false
        }
        guard !seen.isEmpty else { return summary }
        var signals: [Signal] = []
        for (reference, observations) in Dictionary(grouping: seen, by: \.account) {
            guard let subject = try detectionSubject(of: reference) else { continue }
            signals += DetectionRules().evaluate(observations, of: subject, countries: countries, measures: register)
        }
        try await raise(signals)
        return summary
    }

    /// An account's events, the latest first.
    public func accessHistory(
        of account: AccountReference, from: Timestamp?, to: Timestamp?, limit: Int, cursor: String?
    )
        async throws -> AccessPage
    {
        do {
            return try await access.history(of: account, from: from, to: to, limit: limit, cursor: cursor)
        } catch AccessStoreError.badCursor {
            throw ProgramError.invalid([
                FieldProblem(pointer: "cursor", message: AccessStoreError.badCursor.description)
            ])
        }
    }

    /// Records that somebody reads an account's access history, before it is shown.
    public func recordAccessReading(of reference: AccountReference, by actor: Actor) async throws {
        let subject = try Self.resolve(reference, in: records)?.subject
        do {
            _ = try await records.append([
                EntryDraft(
                    .recordRevealed, actor: actor, time: clock.now, subject: subject,
                    fields: ["fields": ["accessHistory"]])
            ])
        } catch { throw ProgramError(error) }
    }

    /// Records that an account held one of our addresses, and ports, from a time (and until one).
    public func record(_ assignment: Assignment, key: IdempotencyKey?, by actor: Actor) async throws {
        do {
            _ = try await records.append([assignment.draft(by: actor, at: clock.now, idempotency: key)])
        } catch .alreadyDone {
            return
        } catch {
            throw ProgramError(error)
        }
    }

    /// Who held an address and port at a time: one account with what says so, or the candidates.
    public func holder(of address: IPAddress, port: UInt16?, at time: Timestamp) throws -> Holder {
        try Assignments(records).holder(of: address, port: port, at: time)
    }

    /// Looks an account up for the access history, by id or by the provider's reference.
    static func resolve(_ reference: AccountReference, in records: RecordStore) throws -> AccessStore.KnownAccount? {
        let row: ViewRow?
        switch reference {
        case .account(let id): row = try records.row(AccountsView.name, key: id.rawValue, opensSealed: false)
        case .reference(let text):
            row = try records.rows(
                AccountsView.name, ViewQuery([.matches(column: "reference", text)], limit: 1, opensSealed: false)
            ).first
        }
        guard let row, let account = AccountID(rawValue: row.key), let subject = row.subject else { return nil }
        return AccessStore.KnownAccount(account: account, subject: subject)
    }

    private func detectionSubject(of reference: AccountReference) throws -> DetectionSubject? {
        try Self.resolve(reference, in: records).map { DetectionSubject(subject: $0.subject, account: $0.account) }
    }

    /// What was kept under a provisional subject becomes the account's.
    func adoptAccess(reference: String?, account: AccountID?, subject: SubjectID) async throws {
        guard let reference, let account else { return }
        do {
            try await access.adopt(reference, as: account, subject: subject, at: clock.now)
        } catch AccessStoreError.alreadyClaimed {
            // The reference was another account's before: its history stays there.
            logger.notice(
                "access events of this reference belong to another account", metadata: ["account": "\(account)"])
        }
    }

    /// Events of references that nobody claimed for ``Limits/provisionalDays`` are destroyed.
    func destroyUnclaimedAccess(at now: Timestamp) async throws -> Int {
        try await access.expireProvisional(before: now + Days(-Limits.provisionalDays.count), at: now)
    }
}
