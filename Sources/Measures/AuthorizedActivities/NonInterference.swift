import Order

/// An instruction not to interfere with an authorized intelligence, military, law enforcement or other activity (clause 7(d)).
///
/// While it holds, action against the accounts named, and notice of it, is deferred. It is dated, approved by two different
/// people, and seen only by the roles that handle such instructions: it is kept in a register of its own, and no reason that
/// others read mentions it.
public struct NonInterference: Hashable, Sendable {
    public let id: NonInterferenceID
    public let subjects: Set<SubjectID>
    public let from: Timestamp
    /// The first instant at which it no longer holds. Always stated.
    public let until: Timestamp
    /// The agency that asks, and its reference.
    public let agency: String
    public let reference: String
    public let approvedBy: UserID
    public let alsoApprovedBy: UserID

    public init(
        id: NonInterferenceID, subjects: Set<SubjectID>, from: Timestamp, until: Timestamp, agency: String,
        reference: String, approvedBy: UserID, alsoApprovedBy: UserID
    ) throws(NonInterferenceError) {
        guard !subjects.isEmpty else { throw .namesNobody }
        guard from < until else { throw .endsBeforeItBegins }
        guard approvedBy != alsoApprovedBy else { throw .onePersonOnly }
        self.id = id
        self.subjects = subjects
        self.from = from
        self.until = until
        self.agency = agency
        self.reference = reference
        self.approvedBy = approvedBy
        self.alsoApprovedBy = alsoApprovedBy
    }
}

public enum NonInterferenceError: Error, Hashable, Sendable, CustomStringConvertible {
    case namesNobody, endsBeforeItBegins, onePersonOnly

    public var description: String {
        switch self {
        case .namesNobody: "The instruction names no account. Name at least one."
        case .endsBeforeItBegins: "The instruction ends before it begins. Give an end after its beginning."
        case .onePersonOnly: "The same person approved twice. A second person must approve."
        }
    }
}

/// The instructions under clause 7(d), apart from the register of measures because fewer people may see them.
public struct NonInterferenceRegister: Sendable {
    private var instructions: [NonInterferenceID: NonInterference] = [:]
    private var ended: [NonInterferenceID: Timestamp] = [:]
    private var bySubject: [SubjectID: [NonInterferenceID]] = [:]

    public init() {}

    public mutating func record(_ instruction: NonInterference) {
        guard instructions.updateValue(instruction, forKey: instruction.id) == nil else { return }
        for subject in instruction.subjects { bySubject[subject, default: []].append(instruction.id) }
    }

    /// Ends an instruction early; one that is not known changes nothing.
    public mutating func end(_ id: NonInterferenceID, at time: Timestamp) {
        ended[id] = min(ended[id] ?? time, time)
    }

    /// The instruction that defers action and notice on this subject at this time, the one that lasts longest; `nil` when none.
    public func deferral(of subject: SubjectID, at time: Timestamp) -> NonInterference? {
        guard let ids = bySubject[subject] else { return nil }
        return ids.compactMap { instructions[$0] }
            .filter { $0.from <= time && time < min($0.until, ended[$0.id] ?? $0.until) }
            .max { $0.until < $1.until }
    }

    /// The explanation of a deferral, for the roles that may see it.
    public func reason(for instruction: NonInterference) -> Reason {
        Reason(
            "7(d)", "Action and notice are deferred: an authorized activity is not to be interfered with.", holds: true,
            facts: [
                ReasonFact("instruction", instruction.id.rawValue, source: instruction.agency, sensitive: true),
                ReasonFact("until", instruction.until.description, source: instruction.agency),
            ])
    }
}
