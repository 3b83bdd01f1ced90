import Order
import Records

/// A case: the signals gathered about one customer, what people noted, and how it ended. It is a fold over the customer's
/// `case.*` entries and is kept nowhere else.
public struct CaseRecord: Hashable, Sendable {
    public struct Note: Hashable, Sendable {
        public var text: String
        public var by: Actor
        public var at: Timestamp
        public init(text: String, by: Actor, at: Timestamp) {
            self.text = text
            self.by = by
            self.at = at
        }
    }

    /// How it ended and why.
    public struct Conclusion: Hashable, Sendable {
        public var verdict: CaseState.Verdict
        public var why: String
        public var by: Actor
        public var at: Timestamp
        public init(verdict: CaseState.Verdict, why: String, by: Actor, at: Timestamp) {
            self.verdict = verdict
            self.why = why
            self.by = by
            self.at = at
        }
    }

    public var id: CaseID
    public var subject: SubjectID
    public var account: AccountID?
    public var application: ApplicationID?
    public var state: CaseState
    public var openedAt: Timestamp
    public var changedAt: Timestamp
    /// One per ``Signal/key``; a signal seen again replaces what was known of it.
    public var signals: [Signal]
    public var notes: [Note]
    public var conclusion: Conclusion?
    /// The subject's `case.*` entry that was folded last.
    public var lastEntry: EntryID?

    public init(
        id: CaseID, subject: SubjectID, account: AccountID? = nil, application: ApplicationID? = nil,
        state: CaseState = .opened, openedAt: Timestamp, changedAt: Timestamp, signals: [Signal], notes: [Note] = [],
        conclusion: Conclusion? = nil, lastEntry: EntryID? = nil
    ) {
        self.id = id
        self.subject = subject
        self.account = account
        self.application = application
        self.state = state
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.signals = signals
        self.notes = notes
        self.conclusion = conclusion
        self.lastEntry = lastEntry
    }

    /// What can be shared of it: the indicators of its signals that are not muted, each once.
    public var indicators: [Indicator] {
        Indicator.merging(signals.filter { $0.strength > .muted }.flatMap(\.indicators))
    }
    /// The strongest signal says what the case is about.
    public var leadingSignal: Signal? {
        signals.enumerated().max { ($0.element.strength, $1.offset) < ($1.element.strength, $0.offset) }?.element
    }
    /// When the activity it rests on began and was last seen.
    public var first: Timestamp { signals.map(\.first).min() ?? openedAt }
    public var last: Timestamp { signals.map(\.last).max() ?? openedAt }

    mutating func take(in signal: Signal) {
        if let at = signals.firstIndex(where: { $0.key == signal.key && $0.kind == signal.kind }) {
            signals[at] = signal
        } else {
            signals.append(signal)
        }
    }
}

extension CaseRecord {
    /// What the case supports doing about the account. Conditions may follow from any confirmed case; suspending or
    /// closing needs a person's confirmation **and** two signals of different kinds, because nothing closes an account
    /// on one signal.
    public func supports(_ outcome: AccountOutcome) -> Reason {
        let kinds = Set(signals.filter { $0.strength > .muted }.map(\.kind))
        let confirmed = state == .concluded(.confirmed)
        let confirmation = Reason(
            "1(b)", confirmed ? "A person confirmed the case." : "No person has confirmed the case.", holds: confirmed)
        let breadth = Reason(
            "1(b)",
            kinds.count >= 2
                ? "\(kinds.count) signals of different kinds stand beside each other."
                : "Signals of one kind only; nothing suspends or closes an account on one signal.",
            holds: kinds.count >= 2)
        switch outcome {
        case .maintain:
            return Reason("1(b)", "An account may be kept whatever the case says.", holds: true)
        case .condition:
            return Reason(
                "1(b)", "The case supports conditions on the account.", holds: confirmed, because: [confirmation])
        case .suspend, .close:
            return Reason(
                "1(b)", "The case supports ending or suspending the account.", holds: confirmed && kinds.count >= 2,
                because: [confirmation, breadth])
        }
    }
}
