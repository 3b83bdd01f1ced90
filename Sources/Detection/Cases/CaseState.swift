import Order

/// Where a case stands. Every step is a person's, except that it is opened.
///
///     opened ⇄ taken → concluded (dismissed | confirmed)
///     opened, taken → merged
public enum CaseState: Hashable, Sendable {
    /// Waits for somebody.
    case opened
    /// A person works on it.
    case taken(by: UserID)
    case concluded(Verdict)
    /// Continued in another case.
    case merged(into: CaseID)

    public enum Verdict: String, Hashable, Sendable, CaseIterable { case dismissed, confirmed }

    /// A case that is open takes signals and notes.
    public var isOpen: Bool {
        switch self {
        case .opened, .taken: true
        case .concluded, .merged: false
        }
    }

    /// `opened`, `taken`, `concluded` or `merged`.
    public var name: String {
        switch self {
        case .opened: "opened"
        case .taken: "taken"
        case .concluded: "concluded"
        case .merged: "merged"
        }
    }
}

/// What is asked of a case.
public enum CaseStep: Hashable, Sendable {
    case take(by: UserID)
    case release
    case conclude(CaseState.Verdict, by: UserID)
    case merge(into: CaseID)
}

public enum CaseError: Error, Hashable, Sendable, CustomStringConvertible {
    case closed(CaseID)
    case takenByAnother(CaseID, UserID)
    case notTaken(CaseID)
    case mergedIntoItself(CaseID)
    case otherSubject(CaseID)
    case reasonMissing

    public var description: String {
        switch self {
        case .closed(let id): "Case \(id) is concluded or merged; a new signal opens a new case."
        case .takenByAnother(let id, let user): "Case \(id) is being worked on by \(user); ask them to release it."
        case .notTaken(let id): "Take case \(id) before concluding it."
        case .mergedIntoItself(let id): "Case \(id) cannot be merged into itself."
        case .otherSubject(let id): "Case \(id) is about another customer; link the two instead of merging them."
        case .reasonMissing: "Say why: a case is concluded with a reason that a second reader can follow."
        }
    }
}

extension CaseState {
    /// The state after a step.
    public func after(_ step: CaseStep, of id: CaseID) throws(CaseError) -> CaseState {
        guard isOpen else { throw .closed(id) }
        switch step {
        case .take(let user):
            if case .taken(let other) = self, other != user { throw .takenByAnother(id, other) }
            return .taken(by: user)
        case .release: return .opened
        case .conclude(let verdict, let user):
            guard case .taken(let other) = self else { throw .notTaken(id) }
            guard other == user else { throw .takenByAnother(id, other) }
            return .concluded(verdict)
        case .merge(let other):
            guard other != id else { throw .mergedIntoItself(id) }
            return .merged(into: other)
        }
    }
}
