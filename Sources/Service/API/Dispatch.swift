import Crypto
import Evidence
import Hummingbird
import Order
import Program
import Records

/// Takes a request through what every route has in common: who asks, may they, is it readable, does it fit the schema. Then the
/// handler, and the answer.
struct Dispatch: Sendable {
    let program: IdentificationProgram
    let credentials: CredentialRegister
    let webhooks: Webhooks
    let schemas: SchemaSet

    func answer(_ request: Request, _ context: ServiceContext, _ route: Route) async throws -> Response {
        let credential = try authorised(request, route)
        let (query, repeated) = try checkedQuery(request, route)
        var call = Call(
            program: program, webhooks: webhooks, credential: credential,
            parameters: Dictionary(
                route.pathParameters.compactMap { name in
                    context.parameters.get(name).flatMap { $0.removingPercentEncoding }.map { (name, $0) }
                }
            ) { first, _ in first },
            query: query, repeated: repeated, json: .null, request: request, context: context, idempotency: nil)
        switch route.body {
        case .none, .lines:
            if case .lines = route.body { try require("application/x-ndjson", of: request) }
        case .json(let schema):
            try require("application/json", of: request)
            (call.json, call.idempotency) = try await body(request, schema: schema, route, credential, orEmpty: false)
        case .form:
            try require("application/json", of: request)
            (call.json, call.idempotency) = try await body(request, schema: nil, route, credential, orEmpty: false)
        case .evidence(let schema):
            if let boundary = MultipartBody.boundary(of: request.headers[.contentType]) {
                let form = try MultipartBody(
                    parsing: try await request.collected(upTo: Limits.evidenceFormBytes).readableBytesView,
                    boundary: boundary)
                call.files = try form.evidenceFiles()
            } else {
                try require("application/json", of: request)
                (call.json, call.idempotency) = try await body(
                    request, schema: schema, route, credential, orEmpty: false, limit: Limits.evidenceJSONBytes)
            }
        case .signed:
            try require("application/json", of: request)
            call.raw = Array(try await request.collected(upTo: Limits.requestBytes).readableBytesView)
        case .jsonOrLines(let schema):
            guard !Dispatch.isLines(Dispatch.mediaType(of: request)) else { break }
            try require("application/json", of: request)
            (call.json, call.idempotency) = try await body(request, schema: schema, route, credential, orEmpty: false)
        case .optionalJSON(let schema):
            if request.headers[.contentType] != nil { try require("application/json", of: request) }
            (call.json, call.idempotency) = try await body(request, schema: schema, route, credential, orEmpty: true)
        }
        return try await route.handle(call).response
    }

    private func authorised(_ request: Request, _ route: Route) throws -> Credential? {
        guard !route.scopes.isEmpty else { return nil }
        guard let header = request.headers[.authorization] else { throw Problem.unauthenticated }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        // `ApiKey` is what clients of the matching API that /match speaks write.
        guard parts.count == 2, ["bearer", "apikey"].contains(parts[0].lowercased()),
            let credential = credentials.credential(presenting: String(parts[1]))
        else {
            var problem = Problem.unauthenticated
            problem.detail =
                "This key is not known, or it was revoked. `gatehouse credentials list` shows which are valid."
            throw problem
        }
        guard route.scopes.contains(credential.scope) else {
            let needed = route.scopes.map(\.rawValue)
            throw Problem(
                .forbidden, "scope", "Another scope is needed",
                "This key has the scope \(credential.scope.rawValue); this route needs \(needed.joined(separator: " or ")).",
                extra: ["scopes": .array(needed.map(JSONValue.string))])
        }
        return credential
    }

    /// Each parameter at most once unless it may repeat, and none that the route does not have: a misspelt filter must not answer as if it were absent.
    private func checkedQuery(_ request: Request, _ route: Route) throws -> (
        once: [String: String], repeated: [String: [String]]
    ) {
        guard let text = request.uri.query, !text.isEmpty else { return ([:], [:]) }
        var query: [String: String] = [:]
        var repeated: [String: [String]] = [:]
        var problems: [FieldProblem] = []
        let known = Set(route.query.map(\.name))
        let repeating = Set(route.query.filter(\.repeats).map(\.name))
        for (name, value) in try FormBody(parsing: text).fields {
            if !known.contains(name) {
                problems.append(
                    FieldProblem(
                        pointer: "?\(name.prefix(60))",
                        message: known.isEmpty
                            ? "is not known; this route has none"
                            : "is not known; this route has \(known.sorted().joined(separator: ", "))"))
            } else if repeating.contains(name) {
                repeated[name, default: []].append(value)
            } else if query.updateValue(value, forKey: name) != nil {
                problems.append(FieldProblem(pointer: "?\(name)", message: "stands twice; send it once"))
            }
        }
        guard problems.isEmpty else { throw Problem.invalid(problems, status: .badRequest) }
        return (query, repeated)
    }

    static func mediaType(of request: Request) -> String? {
        request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased().filter { $0 != " " } }
    }
    static func isLines(_ type: String?) -> Bool { type == "application/x-ndjson" || type == "application/ndjson" }

    private func require(_ media: String, of request: Request) throws {
        let type = Dispatch.mediaType(of: request)
        guard type == media || (media == "application/x-ndjson" && Dispatch.isLines(type)) else {
            throw Problem.unsupported(media)
        }
    }

    private func body(
        _ request: Request, schema: String?, _ route: Route, _ credential: Credential?, orEmpty: Bool,
        limit: Int = Limits.requestBytes
    ) async throws -> (JSONValue, IdempotencyKey?) {
        let buffer = try await request.collected(upTo: limit)
        let json: JSONValue
        if orEmpty, buffer.readableBytes == 0 {
            json = .object([:])
        } else {
            do throws(JSONError) {
                json = try JSONValue(
                    parsing: buffer.readableBytesView, limits: JSONLimits(bytes: max(limit, Limits.jsonBytes)))
            } catch {
                // What does not even begin as JSON is best told so, not by the character that the reader stopped at.
                if case .unexpected = error.problem, error.offset <= 1 {
                    throw Problem.malformed("The body is no JSON. Send one object in braces, as /openapi.json has it.")
                }
                throw Problem.malformed("The body is not the JSON that is expected: \(error)")
            }
        }
        let problems = schema.map { schemas.problems(of: json, against: $0) } ?? []
        guard problems.isEmpty else { throw Problem.invalid(problems) }
        return (json, try idempotencyKey(request, buffer, route, credential))
    }

    private func idempotencyKey(
        _ request: Request, _ body: ByteBuffer, _ route: Route, _ credential: Credential?
    ) throws -> IdempotencyKey? {
        guard route.idempotent, let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...Limits.idempotencyKeyCharacters).contains(key.utf8.count) else {
            throw Problem.malformed("An Idempotency-Key has 1 to \(Limits.idempotencyKeyCharacters) characters.")
        }
        var digest = SHA256()
        digest.update(data: Array((route.method.rawValue + " " + request.uri.path + "\n").utf8))
        digest.update(data: body.readableBytesView)
        return IdempotencyKey(
            scope: credential?.id.rawValue ?? "anonymous", key: key, requestDigest: Array(digest.finalize()))
    }
}

extension MultipartBody {
    /// The files of the form, under the names that they came with. A field that is no file does not belong there.
    func evidenceFiles() throws -> [EvidenceFile] {
        try parts.map { part in
            guard let filename = part.filename else {
                throw Problem.invalid([
                    FieldProblem(pointer: "/\(part.name.prefix(60))", message: "is no file; send files only")
                ])
            }
            return EvidenceFile(name: filename, bytes: part.bytes)
        }
    }
}
