import Foundation
import Hummingbird
import HummingbirdTesting
import Order
@testable import Program
import Records
@testable import Service
import Testing

/// A server over a fresh directory, asked without a socket. Every JSON answer is checked against the document that it serves.
struct TestServer: Sendable {
    let program: IdentificationProgram
    let keys: [Scope: String]
    let client: any TestClientProtocol
    let document: JSONValue

    static let start = Timestamp(rfc3339: "2026-11-25T09:00:00Z")!

    static func run(
        sample: Bool = false, behindProxy: Bool = false, wallets: WalletAccess? = nil, at start: Timestamp = start,
        processors: OutsideProcessors = OutsideProcessors(),
        _ body: @Sendable @escaping (TestServer) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "gatehouse-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        var configuration = IdentificationProgram.Configuration(
            directory: root.appending(path: "data"), keyFile: root.appending(path: "kek"), geolocation: nil)
        configuration.wallets = wallets
        let program = try await IdentificationProgram.open(
            configuration, clock: .standing(at: start), processors: processors, views: accessViews)
        let register = try CredentialRegister(records: program.records)
        var generator = SystemRandomNumberGenerator()
        var keys: [Scope: String] = [:]
        for scope in Scope.allCases {
            keys[scope] = try await register.issue(
                scope: scope, name: "test",
                reseller: scope == .reseller ? AccountID(rawValue: "acc_7F3K92QD5M0XW1RB") : nil, by: .system("test"),
                at: start, using: &generator
            ).1.text
        }
        let issued = keys
        let users = try UserRegister(records: program.records)
        for (name, role) in [("anna", Role.analyst), ("otto", .officer), ("ada", .administrator)] {
            _ = try await users.add(
                name: name, password: "correct horse battery", role: role, secondFactor: false, by: .system("test"),
                at: start, using: &generator)
        }
        let application = try await GatehouseServer.application(
            program: program, configuration: .init(behindProxy: behindProxy, sample: sample))
        try await application.test(.router) { client in
            let document = try await client.execute(uri: "/openapi.json", method: .get) { response in
                try JSONValue(parsing: response.body.readableBytesView)
            }
            try await body(TestServer(program: program, keys: issued, client: client, document: document))
        }
        try await program.close()
    }

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var text: String
        var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }
        var lines: [JSONValue] { text.split(separator: "\n").compactMap { try? JSONValue(parsing: String($0)) } }
    }

    /// Asks, and checks the answer against the operation of the served document.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ scope: Scope? = nil, json: JSONValue? = nil, raw: String? = nil,
        media: String? = nil, headers: HTTPFields = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var fields = headers
        let body = (raw ?? json?.text).map { Array($0.utf8) }
        if body != nil { fields[.contentType] = media ?? "application/json" }
        return try await send(method, path, scope, bytes: body, headers: fields, sourceLocation: sourceLocation)
    }

    /// As ``ask``, with a body of any bytes.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ scope: Scope?, bytes: [UInt8]?, headers: HTTPFields,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var fields = headers
        if let scope, let key = keys[scope] { fields[.authorization] = "Bearer \(key)" }
        let body = bytes.map { ByteBuffer(bytes: $0) }
        let answer = try await client.execute(uri: path, method: method, headers: fields, body: body) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
        check(answer, method, path, sourceLocation)
        return answer
    }

    private func check(_ answer: Answer, _ method: HTTPRequest.Method, _ path: String, _ sourceLocation: SourceLocation)
    {
        #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.policy, sourceLocation: sourceLocation)
        #expect(answer.headers[.requestID] != nil, sourceLocation: sourceLocation)
        #expect(answer.status != 500, "\(method) \(path): \(answer.text.prefix(300))", sourceLocation: sourceLocation)
        let schemas = SchemaSet(schemas: document["components"]?["schemas"]?.object ?? [:])
        guard let operation = operation(method, path) else { return }
        guard var response = operation["responses"]?[String(answer.status)] else {
            Issue.record(
                "\(method) \(path) answered \(answer.status), which its description does not have: \(answer.text.prefix(300))",
                sourceLocation: sourceLocation)
            return
        }
        if let reference = response["$ref"]?.string {
            response =
                document["components"]?["responses"]?[String(reference.split(separator: "/").last ?? "")] ?? .null
        }
        let media = answer.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? ""
        guard let content = response["content"]?.object else {
            #expect(answer.text.isEmpty, sourceLocation: sourceLocation)
            return
        }
        guard let described = content[media] else {
            Issue.record(
                "\(method) \(path) answered \(media), described is \(content.keys.sorted())",
                sourceLocation: sourceLocation)
            return
        }
        if let name = described["schema"]?["$ref"]?.string?.split(separator: "/").last.map(String.init) {
            #expect(
                schemas.problems(of: answer.json, against: name) == [], "\(method) \(path)",
                sourceLocation: sourceLocation)
        }
    }

    private func operation(_ method: HTTPRequest.Method, _ path: String) -> JSONValue? {
        let parts = path.split(separator: "?")[0].split(separator: "/")
        for (template, methods) in document["paths"]?.object ?? [:] {
            let pattern = template.split(separator: "/")
            guard pattern.count == parts.count, zip(pattern, parts).allSatisfy({ $0.first == "{" || $0 == $1 }) else {
                continue
            }
            if let found = methods[method.rawValue.lowercased()] { return found }
        }
        return nil
    }

    // MARK: Pages

    func page(_ path: String, cookie: String? = nil) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let cookie { headers[.cookie] = cookie }
        return try await ask(.get, path, headers: headers)
    }
    func post(_ path: String, _ fields: [(String, String)], cookie: String? = nil, headers: HTTPFields = [:])
        async throws -> Answer
    {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        let form = fields.map { "\($0.0.urlEncoded)=\($0.1.urlEncoded)" }.joined(separator: "&")
        return try await ask(.post, path, raw: form, media: "application/x-www-form-urlencoded", headers: headers)
    }
    /// The cookie of a signed-in person, and the token for forms.
    func signIn(_ name: String) async throws -> (cookie: String, csrf: String) {
        let answer = try await post("/console/sign-in", [("name", name), ("password", "correct horse battery")])
        let cookie = answer.headers[.setCookie].map { String($0.prefix { $0 != ";" }) } ?? ""
        let page = try await page("/console/records", cookie: cookie)
        let csrf = page.text.firstMatch(of: /name="csrf" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
        return (cookie, csrf)
    }

    static let utopian: JSONValue = [
        "applicant": [
            "type": "individual", "name": "Anna Maria Eriksson", "birthDate": "1974-08-12", "citizenships": ["UTO"],
            "unitedStatesPermanentResident": false,
            "address": ["lines": ["Harbour Street 4"], "locality": "Zenith", "country": "UTO"],
            "email": "anna@utopia.example",
        ], "product": ["kind": "virtualMachine"],
    ]
}
