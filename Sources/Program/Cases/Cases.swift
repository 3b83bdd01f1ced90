import Detection
import Exchange
import Order
import Records

// Cases: what signals point to, gathered per customer, decided by people, and shared as indicators.

/// A row in a list of cases.
public struct CaseSummary: Hashable, Sendable {
    public var id: CaseID
    public var subject: SubjectID
    public var account: AccountID?
    public var application: ApplicationID?
    public var state: String
    public var leading: String
    public var strength: String
    public var signals: Int
    public var openedAt: Timestamp
    public var changedAt: Timestamp
}

extension IdentificationProgram {
    public func cases(state: String?, cursor: String?, limit: Int) async throws -> Page<CaseSummary> {
        let conditions = state.map { [ViewQuery.Condition.equals(column: "state", .text($0))] } ?? []
        return try page(
            CasesView.name, conditions, orderedBy: "changedAt", descending: true, cursor: cursor, limit: limit,
            CaseSummary.init(row:))
    }

    public func caseRecord(_ id: CaseID) async throws -> CaseRecord { try caseStanding(id).record }

    /// Takes, notes or concludes a case; decided on the subject's last entry.
    public func takeCase(_ id: CaseID, by user: UserID) async throws -> CaseRecord {
        try await caseStep(id) { file, last, time in
            try file.draft(taking: id, by: user, at: time, expecting: last)
        }
    }
    public func note(_ text: String, in id: CaseID, by user: UserID) async throws -> CaseRecord {
        let text = text.trimmingSpace
        guard !text.isEmpty, text.unicodeScalars.count <= Limits.reasonCharacters else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/text", message: "A note has 1 to \(Limits.reasonCharacters) characters.")
            ])
        }
        try Self.refuseWholeCard(in: text, at: "/text")
        return try await caseStep(id) { file, last, time in
            try file.draft(noting: text, in: id, by: .user(user), at: time, expecting: last)
        }
    }
    public func conclude(_ id: CaseID, as verdict: CaseState.Verdict, why: String, by user: UserID) async throws
        -> CaseRecord
    {
        try Self.refuseWholeCard(in: why, at: "/why")
        return try await caseStep(id) { file, last, time in
            var draft = try file.draft(concluding: id, as: verdict, why: why, by: user, at: time, expecting: last)
            draft.parts[0].fields["queueItem"] = .string(id.rawValue)
            draft.parts[0].fields["queue"] = .null
            return draft
        }
    }

    /// The case as a STIX 2.1 bundle: indicators and sightings, and no personal field that is not part of an indicator. What
    /// leaves is recorded.
    public func stixBundle(of id: CaseID, by actor: Actor) async throws -> JSONValue {
        let record = try caseStanding(id).record
        let bundle = try STIXBundle.make(case: record, provider: configuration.providerName, at: clock.now)
        do {
            _ = try await records.append([
                EntryDraft(
                    .caseExported, actor: actor, time: clock.now, subject: record.subject,
                    fields: ["case": .string(id.rawValue), "indicators": .integer(Int64(record.indicators.count))])
            ])
        } catch { throw ProgramError(error) }
        return bundle
    }

    /// Takes signals in: each joins the subject's open case or opens one, which then waits in the queue.
    func raise(_ signals: [Signal]) async throws {
        for signal in signals {
            for _ in 0..<Self.stepTries {
                let last = try records.lastEntry(of: signal.subject)
                let file = CaseFile(subject: signal.subject, entries: try records.entries(of: signal.subject))
                let time = clock.now
                guard
                    var draft = file.draft(
                        for: signal, at: time, by: .system("detection"),
                        expecting: last.map(PreviousEntry.entry) ?? .none)
                else { break }
                if draft.kind == .caseOpened,
                    let id = draft.parts[0].fields["case"]?.string.flatMap(CaseID.init(rawValue:))
                {
                    draft.parts[0].fields["queueItem"] = .string(id.rawValue)
                    draft.parts[0].fields["queue"] = queueRow(
                        .caseOpened, sentence: signal.reason.finding, clause: signal.reason.clause,
                        application: nil, account: nil, caseID: id, since: time, due: road.reviewDeadline(from: time))
                }
                do {
                    _ = try await records.append([draft])
                    break
                } catch .stale {
                    continue
                } catch {
                    throw ProgramError(error)
                }
            }
        }
    }

    private func caseStanding(_ id: CaseID) throws -> (record: CaseRecord, file: CaseFile, last: EntryID?) {
        guard let subject = try records.row(CasesView.name, key: id.rawValue)?.subject else {
            throw ProgramError.notFound("case \(id)")
        }
        let last = try records.lastEntry(of: subject)
        let file = CaseFile(subject: subject, entries: try records.entries(of: subject))
        guard let record = file[id] else { throw ProgramError.notFound("case \(id)") }
        return (record, file, last)
    }

    private func caseStep(_ id: CaseID, _ draft: (CaseFile, PreviousEntry, Timestamp) throws -> EntryDraft) async throws
        -> CaseRecord
    {
        for _ in 0..<Self.stepTries {
            let standing = try caseStanding(id)
            do {
                let draft = try draft(standing.file, standing.last.map(PreviousEntry.entry) ?? .any, clock.now)
                _ = try await records.append([draft])
                return try caseStanding(id).record
            } catch let error as CaseError {
                throw ProgramError.conflict(error.description)
            } catch AppendError.stale {
                continue
            } catch let error as AppendError {
                throw ProgramError(error)
            }
        }
        throw ProgramError.conflict("The case keeps moving. Look again in a moment.")
    }
}

extension EntryKind {
    static let caseExported: EntryKind = "exchange.caseExported"
}

extension CaseSummary {
    init?(row: ViewRow) {
        guard let id = CaseID(rawValue: row.key), let subject = row.subject else { return nil }
        self.init(
            id: id, subject: subject, account: row.text("account").flatMap(AccountID.init(rawValue:)),
            application: row.text("application").flatMap(ApplicationID.init(rawValue:)),
            state: row.text("state") ?? "opened", leading: row.text("leading") ?? "",
            strength: row.text("strength") ?? "",
            signals: Int(row.integer("signals") ?? 0), openedAt: Timestamp(milliseconds: row.integer("openedAt") ?? 0),
            changedAt: Timestamp(milliseconds: row.integer("changedAt") ?? 0))
    }
}
