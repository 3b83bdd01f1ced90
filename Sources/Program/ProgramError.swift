import Order

/// What can go wrong when something is asked of the program, in terms of who asked. Faces map each case to one status or exit code.
public enum ProgramError: Error, Sendable, CustomStringConvertible {
    /// 404: no such application, account, case, queue item …
    case notFound(String)
    /// 409: the thing has moved on; look again and decide again.
    case conflict(String)
    /// 409: two machines' states do not allow it.
    case state(StateError)
    /// 422: a value is wrong; each names its field.
    case invalid([FieldProblem])
    /// 403: this person or key may not do this; says which role, or that a different person must.
    case forbidden(String)
    /// 422: the idempotency key was used for a different request.
    case idempotencyKeyReused
    /// 503: the store refuses to write.
    case unavailable(String)

    public var description: String {
        switch self {
        case .notFound(let what): "There is no \(what)."
        case .conflict(let why): why
        case .state(let error): error.description
        case .invalid(let problems): problems.map(\.description).joined(separator: "; ")
        case .forbidden(let why): why
        case .idempotencyKeyReused:
            "This idempotency key was used for a different request. Send a new key with a new request."
        case .unavailable(let why): why
        }
    }
}

/// One value that is wrong: where (JSON pointer or column), and how to mend it.
public struct FieldProblem: Hashable, Sendable, CustomStringConvertible {
    public var pointer: String
    public var message: String
    public init(pointer: String, message: String) {
        self.pointer = pointer
        self.message = message
    }
    public var description: String { "\(pointer): \(message)" }
}
