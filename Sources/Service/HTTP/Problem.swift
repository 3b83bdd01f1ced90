import Hummingbird
import Order
import Program

/// What went wrong, as every error of the API is answered: problem details for HTTP APIs, RFC 9457.
///
/// `type` is a stable address under `/problems/`, `detail` says what to do next, and nothing of the server's inside leaks.
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// The last part of the type's address, e.g. `invalid`.
    var type: String
    var title: String
    var detail: String
    /// Which values are wrong, each by JSON pointer.
    var errors: [FieldProblem] = []
    var headers: HTTPFields = [:]
    var extra: [String: JSONValue] = [:]

    init(
        _ status: HTTPResponse.Status, _ type: String, _ title: String, _ detail: String, errors: [FieldProblem] = [],
        headers: HTTPFields = [:], extra: [String: JSONValue] = [:]
    ) {
        self.status = status
        self.type = type
        self.title = title
        self.detail = detail
        self.errors = errors
        self.headers = headers
        self.extra = extra
    }

    func json(requestID: String) -> JSONValue {
        var fields: [String: JSONValue] = [
            "type": .string("/problems/" + type), "title": .string(title), "status": .integer(Int64(status.code)),
            "detail": .string(detail), "instance": .string("urn:gatehouse:request:" + requestID),
        ]
        if !errors.isEmpty {
            fields["errors"] = .array(
                errors.prefix(100).map { ["pointer": .string($0.pointer), "detail": .string($0.message)] })
        }
        return .object(fields.merging(extra) { own, _ in own })
    }
}

extension Problem {
    static let notFound = Problem(
        .notFound, "not-found", "Not found", "There is nothing at this address. /openapi.json lists what there is.")
    static func methodNotAllowed(_ allowed: [String]) -> Problem {
        var headers: HTTPFields = [:]
        headers[.allow] = allowed.joined(separator: ", ")
        return Problem(
            .methodNotAllowed, "method-not-allowed", "Method not allowed",
            "This address answers \(allowed.joined(separator: ", ")).", headers: headers)
    }
    static func tooLarge(_ limit: Int) -> Problem {
        let most = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit >> 10) kB"
        return Problem(
            .contentTooLarge, "too-large", "Too large",
            "The body is larger than \(most) (\(limit) bytes). Send less at once, or use a bulk route.",
            headers: [.connection: "close"])
    }
    static func unsupported(_ expected: String) -> Problem {
        var headers: HTTPFields = [:]
        headers[.accept] = expected
        return Problem(
            .unsupportedMediaType, "unsupported-media-type", "Unsupported media type",
            "Send the body as \(expected) and say so in Content-Type.", headers: headers)
    }
    static let busy = Problem(
        .serviceUnavailable, "timeout", "Took too long",
        "The request took too long and was given up. Try again in a moment.",
        headers: [.retryAfter: "5"])
    static let failed = Problem(
        .internalServerError, "failed", "Something failed",
        "This is a fault of the server and has been noted under the request's id. Try again; if it stays, tell the operator the id."
    )
    static func invalid(_ problems: [FieldProblem], status: HTTPResponse.Status = .unprocessableContent) -> Problem {
        Problem(
            status, "invalid", "Some values are wrong",
            problems.count == 1
                ? problems[0].description : "\(problems.count) values are wrong; each is named under errors.",
            errors: problems)
    }
    static func malformed(_ detail: String) -> Problem {
        Problem(.badRequest, "malformed", "The request cannot be read", detail)
    }
    static let unauthenticated = Problem(
        .unauthorized, "unauthenticated", "No credential",
        "Present an API key: “Authorization: Bearer gh_…”. `gatehouse credentials issue` makes one.",
        headers: [.wwwAuthenticate: "Bearer realm=\"gatehouse\""])

    /// One status for each thing that Program can answer.
    init(_ error: ProgramError) {
        switch error {
        case .notFound(let what): self.init(.notFound, "not-found", "Not found", "There is no \(what).")
        case .conflict(let why): self.init(.conflict, "conflict", "It has moved on", why)
        case .state(let error): self.init(.conflict, "state", "Not possible from here", error.description)
        case .invalid(let problems): self = .invalid(problems)
        case .forbidden(let why): self.init(.forbidden, "forbidden", "Not allowed", why)
        case .idempotencyKeyReused:
            self.init(.unprocessableContent, "idempotency-key-reused", "Idempotency key used before", error.description)
        case .unavailable(let why):
            self.init(.serviceUnavailable, "unavailable", "Not available", why, headers: [.retryAfter: "10"])
        }
    }

    /// Any error at all; what is not known becomes ``failed`` and says nothing.
    init(any error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as ProgramError: self.init(error)
        case let error as FormErrors:
            self = .invalid(
                error.errors.map { FieldProblem(pointer: $0.pointer.isEmpty ? "/" : $0.pointer, message: $0.message) })
        case let error as HTTPError where error.status == .notFound: self = .notFound
        case let error as HTTPError where error.status == .contentTooLarge: self = .tooLarge(Limits.requestBytes)
        case let error as HTTPError where error.status == .badRequest:
            self = .malformed("The request is not well-formed HTTP.")
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            self = .tooLarge(Limits.requestBytes)
        default: self = .failed
        }
    }
}
