import Evidence
import Hummingbird
import Order
import Program
import Records

/// One route of the API: what it answers, to whom, and in which shape. The router, the authorisation, the checking of requests and
/// the OpenAPI document are all drawn from this one value, so that none can drift from the others.
struct Route: Sendable {
    enum Method: String, Sendable {
        case get, post, delete
        var http: HTTPRequest.Method {
            switch self {
            case .get: .get
            case .post: .post
            case .delete: .delete
            }
        }
    }
    enum Body: Sendable {
        case none
        /// A JSON text that the named schema describes.
        case json(String)
        /// As ``json(_:)``, but read by the form's own reader in Order, which knows more than a schema can say.
        case form(String)
        /// Newline-delimited JSON; each line as the named schema describes.
        case lines(String)
        /// As ``json(_:)`` and larger, or a form with files (`multipart/form-data`), every file of which is taken.
        case evidence(String)
        /// As ``json(_:)``, but the handler checks the sender's signature over the very bytes before it reads them.
        case signed(String)
        /// As ``json(_:)``, but an absent body is an empty object.
        case optionalJSON(String)
        /// One JSON text, or one a line: the media type tells. Each is as the named schema describes.
        case jsonOrLines(String)
    }
    struct Parameter: Sendable {
        var name: String
        var description: String
        /// Of one value.
        var schema: JSONValue
        /// Whether it may stand several times, each a value of its own.
        var repeats: Bool
        init(_ name: String, _ description: String, _ schema: JSONValue, repeats: Bool = false) {
            self.name = name
            self.description = description
            self.schema = schema
            self.repeats = repeats
        }
    }
    struct Reply: Sendable {
        var status: Int
        var description: String
        /// The name of the schema, or `nil` for a body that is not JSON or for none.
        var schema: String?
        var media: String
        init(_ status: Int, _ description: String, _ schema: String? = nil, media: String = "application/json") {
            self.status = status
            self.description = description
            self.schema = schema
            self.media = media
        }
    }

    var method: Method
    var path: String
    var operation: String
    var summary: String
    var tag: String
    /// Any one of these may call it; empty: anyone may.
    var scopes: [Scope]
    var query: [Parameter] = []
    var body: Body = .none
    /// Whether an `Idempotency-Key` is understood.
    var idempotent = false
    var replies: [Reply]
    var handle: @Sendable (Call) async throws -> Answer

    init(
        _ method: Method, _ path: String, _ operation: String, tag: String, scopes: [Scope], _ summary: String,
        query: [Parameter] = [], body: Body = .none, idempotent: Bool = false, replies: [Reply],
        handle: @escaping @Sendable (Call) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.tag = tag
        self.scopes = scopes
        self.summary = summary
        self.query = query
        self.body = body
        self.idempotent = idempotent
        self.replies = replies
        self.handle = handle
    }

    /// The names in braces.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
    }
}

/// What a handler is given: the request, read and authorised.
struct Call: Sendable {
    var program: IdentificationProgram
    var webhooks: Webhooks
    var credential: Credential?
    var parameters: [String: String]
    var query: [String: String]
    /// The values of parameters that may repeat.
    var repeated: [String: [String]] = [:]
    /// The body, checked against the route's schema; `.null` when the route has none.
    var json: JSONValue
    /// The files of a form.
    var files: [EvidenceFile] = []
    /// The body's bytes, of a signed message.
    var raw: [UInt8] = []
    var request: Request
    var context: ServiceContext
    var idempotency: IdempotencyKey?

    var actor: Actor { credential.map { .credential($0.id) } ?? .system("anonymous") }

    /// A path parameter as a typed id; an id of the wrong shape cannot exist, so it is not found.
    func id<Identifier: RandomIdentifier>(_ name: String, _ what: String, as: Identifier.Type = Identifier.self) throws
        -> Identifier
    {
        guard let text = parameters[name], let id = Identifier(rawValue: text) else {
            throw ProgramError.notFound(what)
        }
        return id
    }
    /// A query parameter as one of a closed set.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String, as: Choice.Type = Choice.self) throws
        -> Choice?
    {
        guard let text = query[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw Problem.invalid(
                [
                    FieldProblem(
                        pointer: "?\(name)",
                        message: "must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
                ], status: .badRequest)
        }
        return choice
    }
    func time(_ name: String) throws -> Timestamp? {
        guard let text = query[name] else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw Problem.invalid(
                [
                    FieldProblem(
                        pointer: "?\(name)",
                        message: "must be a time of RFC 3339 with its offset, e.g. 2026-11-25T09:00:00Z")
                ], status: .badRequest)
        }
        return time
    }
    func limit() throws -> Int {
        guard let text = query["limit"] else { return 50 }
        guard let limit = Int(text), (1...Limits.answerRows).contains(limit) else {
            throw Problem.invalid(
                [FieldProblem(pointer: "?limit", message: "must be a whole number from 1 to \(Limits.answerRows)")],
                status: .badRequest)
        }
        return limit
    }
    var cursor: String? { query["cursor"] }
    /// Whether the body is newline-delimited JSON.
    var sendsLines: Bool { Dispatch.isLines(Dispatch.mediaType(of: request)) }
}

/// What a handler answers.
struct Answer: Sendable {
    enum Body: Sendable {
        case none
        case json(JSONValue)
        case text(String, media: String)
        case bytes([UInt8], media: String)
        case stream(ResponseBody, media: String)
    }
    var status: HTTPResponse.Status
    var body: Body
    var headers: HTTPFields

    static func json(_ value: JSONValue, _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Answer {
        Answer(status: status, body: Answer.Body.json(value), headers: headers)
    }
    static func text(_ text: String, media: String) -> Answer {
        Answer(status: .ok, body: .text(text, media: media), headers: [:])
    }
    static func bytes(_ bytes: [UInt8], media: String, headers: HTTPFields = [:]) -> Answer {
        Answer(status: .ok, body: .bytes(bytes, media: media), headers: headers)
    }

    var response: Response {
        var response = Response(status: status, headers: headers)
        switch body {
        case .none: break
        case .json(let value):
            response.headers[.contentType] = "application/json"
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes))
        case .text(let text, let media):
            response.headers[.contentType] = media
            response.body = ResponseBody(byteBuffer: ByteBuffer(string: text))
        case .bytes(let bytes, let media):
            response.headers[.contentType] = media
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .stream(let body, let media):
            response.headers[.contentType] = media
            response.body = body
        }
        return response
    }
}
