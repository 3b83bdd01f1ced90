import Order
import Records

/// The entries that cases are made of, and the fold that reads them back. Every one carries the case's id and how many
/// signals it holds after it, so that the view of cases can be written from the entry alone.
extension EntryKind {
    public static let caseOpened: EntryKind = "case.opened"
    public static let caseSignalAdded: EntryKind = "case.signalAdded"
    public static let caseTaken: EntryKind = "case.taken"
    public static let caseReleased: EntryKind = "case.released"
    public static let caseNoted: EntryKind = "case.noted"
    public static let caseConcluded: EntryKind = "case.concluded"
    public static let caseMerged: EntryKind = "case.merged"

    public static let allOfCases: Set<EntryKind> = [
        .caseOpened, .caseSignalAdded, .caseTaken, .caseReleased, .caseNoted, .caseConcluded, .caseMerged,
    ]
}

/// All cases about one customer, oldest first, and what may be done next. It writes drafts; it appends nothing.
public struct CaseFile: Sendable {
    public var subject: SubjectID
    public private(set) var cases: [CaseRecord] = []

    public init(subject: SubjectID) { self.subject = subject }

    /// Folds the subject's entries, oldest first; entries that are not about cases are passed over.
    public init(subject: SubjectID, entries: [Entry]) {
        self.init(subject: subject)
        for entry in entries { fold(entry) }
    }

    /// There is at most one: a new signal about the same customer joins it.
    public var openCase: CaseRecord? { cases.last { $0.state.isOpen } }
    public subscript(id: CaseID) -> CaseRecord? { cases.first { $0.id == id } }

    // MARK: Reading
    public mutating func fold(_ entry: Entry) {
        guard EntryKind.allOfCases.contains(entry.kind),
            let fields = entry.parts.first(where: { $0.subject == subject })?.fields,
            let id = fields["case"]?.string.flatMap(CaseID.init(rawValue:))
        else { return }
        if entry.kind == .caseOpened {
            guard let signal = fields["signal"].flatMap(Signal.init(json:)) else { return }
            cases.append(
                CaseRecord(
                    id: id, subject: subject, account: signal.account, application: signal.application,
                    openedAt: entry.time, changedAt: entry.time, signals: [signal], lastEntry: entry.id))
            return
        }
        guard let at = cases.firstIndex(where: { $0.id == id }) else { return }
        switch entry.kind {
        case .caseSignalAdded:
            if let signal = fields["signal"].flatMap(Signal.init(json:)) {
                cases[at].take(in: signal)
                cases[at].account = cases[at].account ?? signal.account
            }
        case .caseTaken:
            if let user = fields["takenBy"]?.string.flatMap(UserID.init(rawValue:)) {
                cases[at].state = .taken(by: user)
            }
        case .caseReleased: cases[at].state = .opened
        case .caseNoted:
            if let text = fields["note"]?.string {
                cases[at].notes.append(CaseRecord.Note(text: text, by: entry.actor, at: entry.time))
            }
        case .caseConcluded:
            if let verdict = fields["verdict"]?.string.flatMap(CaseState.Verdict.init(rawValue:)) {
                cases[at].state = .concluded(verdict)
                cases[at].conclusion = CaseRecord.Conclusion(
                    verdict: verdict, why: fields["why"]?.string ?? "", by: entry.actor, at: entry.time)
            }
        case .caseMerged:
            if let other = fields["into"]?.string.flatMap(CaseID.init(rawValue:)) {
                cases[at].state = .merged(into: other)
                if let target = cases.firstIndex(where: { $0.id == other }) {
                    for signal in cases[at].signals { cases[target].take(in: signal) }
                }
            }
        default: break
        }
        cases[at].changedAt = entry.time
        cases[at].lastEntry = entry.id
    }

    // MARK: Writing
    /// What a new signal brings about: it joins the open case, or opens one. `nil` when it says nothing new: it is muted;
    /// the open case has it already and it was seen again within a day; or a person dismissed the same observation and it
    /// has not grown stronger since.
    public func draft(
        for signal: Signal, at time: Timestamp, by actor: Actor, expecting: PreviousEntry = .any,
        newCase: CaseID = .random()
    ) -> EntryDraft? {
        guard signal.strength > .muted, signal.subject == subject else { return nil }
        if let open = openCase {
            if let known = open.signals.first(where: { $0.kind == signal.kind && $0.key == signal.key }) {
                let grown = signal.strength > known.strength || signal.last - known.last >= 86_400_000
                guard grown else { return nil }
                return draft(
                    .caseSignalAdded, open, ["signal": Self.joining(known, signal).json], actor, time, expecting)
            }
            var after = open
            after.take(in: signal)
            return draft(.caseSignalAdded, after, ["signal": signal.json], actor, time, expecting)
        }
        let cleared = cases.contains { past in
            past.state == .concluded(.dismissed)
                && past.signals.contains {
                    $0.kind == signal.kind && $0.key == signal.key && $0.strength >= signal.strength
                }
        }
        guard !cleared else { return nil }
        let opened = CaseRecord(
            id: newCase, subject: subject, account: signal.account, application: signal.application, openedAt: time,
            changedAt: time, signals: [signal])
        return draft(.caseOpened, opened, ["signal": signal.json], actor, time, expecting)
    }

    public func draft(
        taking id: CaseID, by user: UserID, at time: Timestamp, expecting: PreviousEntry = .any
    ) throws(CaseError) -> EntryDraft {
        let record = try find(id)
        _ = try record.state.after(.take(by: user), of: id)
        return draft(.caseTaken, record, ["takenBy": .string(user.rawValue)], .user(user), time, expecting)
    }

    public func draft(
        releasing id: CaseID, by user: UserID, at time: Timestamp, expecting: PreviousEntry = .any
    ) throws(CaseError) -> EntryDraft {
        let record = try find(id)
        _ = try record.state.after(.release, of: id)
        return draft(.caseReleased, record, [:], .user(user), time, expecting)
    }

    public func draft(
        noting text: String, in id: CaseID, by actor: Actor, at time: Timestamp, expecting: PreviousEntry = .any
    ) throws(CaseError) -> EntryDraft {
        let record = try find(id)
        guard record.state.isOpen else { throw .closed(id) }
        return draft(.caseNoted, record, ["note": .string(text)], actor, time, expecting)
    }

    public func draft(
        concluding id: CaseID, as verdict: CaseState.Verdict, why: String, by user: UserID, at time: Timestamp,
        expecting: PreviousEntry = .any
    ) throws(CaseError) -> EntryDraft {
        let record = try find(id)
        guard why.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
        _ = try record.state.after(.conclude(verdict, by: user), of: id)
        return draft(
            .caseConcluded, record, ["verdict": .string(verdict.rawValue), "why": .string(why)], .user(user), time,
            expecting)
    }

    public func draft(
        merging id: CaseID, into other: CaseID, by user: UserID, at time: Timestamp, expecting: PreviousEntry = .any
    ) throws(CaseError) -> EntryDraft {
        let record = try find(id), target = try find(other)
        _ = try record.state.after(.merge(into: other), of: id)
        guard target.state.isOpen else { throw .closed(other) }
        return draft(.caseMerged, record, ["into": .string(other.rawValue)], .user(user), time, expecting)
    }

    private func find(_ id: CaseID) throws(CaseError) -> CaseRecord {
        guard let record = self[id] else { throw .otherSubject(id) }
        return record
    }

    private static func joining(_ known: Signal, _ again: Signal) -> Signal {
        var joined = again
        joined.first = min(known.first, again.first)
        joined.last = max(known.last, again.last)
        joined.count = known.count + again.count
        joined.strength = max(known.strength, again.strength)
        joined.indicators = Indicator.merging(known.indicators + again.indicators)
        joined.links = known.links + again.links.filter { !known.links.contains($0) }
        return joined
    }

    private func draft(
        _ kind: EntryKind, _ record: CaseRecord, _ fields: [String: JSONValue], _ actor: Actor, _ time: Timestamp,
        _ expecting: PreviousEntry
    ) -> EntryDraft {
        var fields = fields
        fields["case"] = .string(record.id.rawValue)
        fields["signals"] = .integer(Int64(record.signals.count))
        if let leading = record.leadingSignal {
            fields["leading"] = .string(leading.kind.rawValue)
            fields["strength"] = .string(leading.strength.rawValue)
        }
        if let account = record.account { fields["account"] = .string(account.rawValue) }
        if let application = record.application { fields["application"] = .string(application.rawValue) }
        return EntryDraft(kind, actor: actor, time: time, subject: subject, expecting: expecting, fields: fields)
    }
}
