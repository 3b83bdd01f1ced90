import Foundation
import Order
@testable import Service
import Testing
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("Processors from the command line", .serialized)
struct ProcessorTests {
    private static let secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    private static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Examples/verifier/verifier.py")

    /// A person of the console, who can show again and again who they are.
    private struct Person {
        var secret: [UInt8]
        /// Password and code, a line each.
        var lines: String {
            let code = TimeBasedCode(secret: secret)
            return "a long password\n\(code.code(step: TimeBasedCode.step(at: .now())))\n"
        }
    }

    private func person(_ name: String, _ role: String, _ data: String) throws -> Person {
        let added = try GatehouseProcess.run(
            ["users", "add", name, "--role", role, "--data", data, "--json"], input: "a long password\n")
        #expect(added.status == 0, "\(added.errors)")
        let address = summary(added)["authenticator"]?.string ?? ""
        let text = URLComponents(string: address)?.queryItems?.first { $0.name == "secret" }?.value ?? ""
        return Person(secret: base32(text))
    }

    private func base32(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = [], value = 0, bits = 0
        for letter in text.utf8 {
            value = (value << 5 | Int(letter >= 0x41 ? letter - 0x41 : letter - 0x32 + 26)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bytes.append(UInt8(value >> (bits - 8) & 0xFF))
                bits -= 8
            }
        }
        return bytes
    }

    private func intakeKey(_ data: String) throws -> String {
        let issued = try GatehouseProcess.run(
            ["credentials", "issue", "intake", "--name", "test", "--data", data, "--json"])
        return try #require(summary(issued)["key"]?.string)
    }

    private func summary(_ result: GatehouseProcess.Result) -> JSONValue {
        result.lines.last.flatMap { try? JSONValue(parsing: String($0)) }?["summary"] ?? .null
    }

    @Test(
        "One person proposes, another approves, one ends it; the same person, a wrong password and an analyst are refused"
    )
    func fourEyes() throws {
        let folder = try TemporaryFolder()
        let olga = try person("olga", "officer", folder.data)
        let carl = try person("carl", "custodian", folder.data)
        func run(_ arguments: [String], as name: String, _ input: String) throws -> GatehouseProcess.Result {
            try GatehouseProcess.run(
                ["processors"] + arguments + ["--as", name, "--data", folder.data, "--json"], input: input)
        }
        let propose = [
            "propose", "smtp", "--purpose", "e-mail code", "--fields", "email,message", "--until",
            Timestamp.now().adding(milliseconds: 86_400_000 * 300).description,
        ]
        let wrong = try run(propose, as: "olga", "not the password\n\n")
        #expect(wrong.status == 4)
        let proposed = try run(propose, as: "olga", olga.lines)
        #expect(proposed.status == 0, "\(proposed.errors)")
        let id = try #require(summary(proposed)["id"]?.string)
        let same = try run(["approve", id], as: "olga", olga.lines)
        #expect(same.status == 4 && same.errors.contains("cannot approve it"))
        let approved = try run(["approve", id], as: "carl", carl.lines)
        #expect(approved.status == 0, "\(approved.errors)")
        let list = try GatehouseProcess.run(["processors", "list", "--data", folder.data])
        #expect(list.output.contains("in force  smtp  e-mail code  email,message"))
        let made = try #require(summary(approved)["id"]?.string)
        let ended = try run(["revoke", made, "--why", "Enough."], as: "olga", olga.lines)
        #expect(ended.status == 0)
        let after = try GatehouseProcess.run(["processors", "list", "--data", folder.data])
        #expect(after.output.contains("not in force  smtp"))
    }

    @Test(
        "The example verifier is asked by a real server and answers it: signed both ways, kept as evidence",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3"), "needs python3"))
    func example() async throws {
        let folder = try TemporaryFolder()
        let olga = try person("olga", "officer", folder.data)
        let carl = try person("carl", "custodian", folder.data)
        let key = try intakeKey(folder.data)
        let secret = try folder.file("secret", Self.secret)
        // The verifier has to know the server's address and the server the verifier's: the verifier's port is fixed first.
        let port = Int.random(in: 20_000..<30_000)
        let processors = try folder.file(
            "processors.json",
            """
            {"verifiers": [{"name": "papers", "url": "http://127.0.0.1:\(port)/ask", "allowsPrivate": true,
             "secret": {"file": "\(secret)"}, "kinds": ["document"], "fields": ["name", "birthDate"]}]}
            """)
        let until = Timestamp.now().adding(milliseconds: 86_400_000 * 300).description
        let proposed = try GatehouseProcess.run(
            [
                "processors", "propose", "papers", "--purpose", "document check", "--fields", "name,birthDate",
                "--until",
                until, "--as", "olga", "--data", folder.data, "--json",
            ], input: olga.lines)
        let approved = try GatehouseProcess.run(
            [
                "processors", "approve", try #require(summary(proposed)["id"]?.string), "--as", "carl", "--data",
                folder.data, "--json",
            ], input: carl.lines)
        #expect(approved.status == 0, "\(approved.errors)")
        let server = try RunningServer(data: folder.data, arguments: ["--processors", processors])
        defer { server.stop() }
        let verifier = Process()
        verifier.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        verifier.arguments = [
            Self.example.path, "--port", String(port), "--server", server.address, "--name", "papers",
        ]
        verifier.environment = ["SECRET": Self.secret, "PATH": "/usr/bin:/bin"]
        verifier.standardOutput = FileHandle.nullDevice
        verifier.standardError = FileHandle.nullDevice
        try verifier.run()
        defer {
            // A child of a test's thread has SIGTERM blocked.
            kill(verifier.processIdentifier, SIGKILL)
            verifier.waitUntilExit()
        }
        let application: JSONValue = [
            "applicant": [
                "type": "individual", "name": "Anna Maria Eriksson", "birthDate": "1974-08-12",
                "citizenships": ["LV"], "unitedStatesPermanentResident": false,
                "address": ["lines": ["Harbour Street 4"], "locality": "Riga", "country": "LV"],
                "email": "anna@mail.example",
            ], "product": ["kind": "virtualMachine"],
        ]
        let sent = try await post(server.address + "/v1/applications", application, key)
        let id = try #require(sent["id"]?.string)
        let asked = try await post(
            server.address + "/v1/applications/\(id)/evidence/checks",
            ["verifier": "papers", "kind": "document"], key)
        #expect(asked["id"]?.string == id, "\(asked)")
        var evidence: JSONValue = .null
        let deadline = Date().addingTimeInterval(60)
        repeat {
            try await Task.sleep(for: .milliseconds(100))
            evidence = try await get(server.address + "/v1/applications/\(id)/evidence", key)
        } while evidence["items"]?.array?.isEmpty != false && Date() < deadline
        let piece = evidence["items"]?.array?.first
        #expect(piece?["kind"] == "verifier.papers.document" && piece?["verdict"] == "valid", "\(evidence)")
        #expect(piece?["claims"]?.array?.count == 2)
        #expect(evidence["checks"]?.array?.first?["state"] == "answered")
    }

    @Test(
        "Codes leave a started server by relay and gateway once two people authorised each, prove their contact points, and the day's share of a number outlives a restart",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3"), "needs python3"))
    func codes() async throws {
        let folder = try TemporaryFolder()
        let olga = try person("olga", "officer", folder.data)
        let carl = try person("carl", "custodian", folder.data)
        let key = try intakeKey(folder.data)
        let taken = try folder.file("taken")
        let sink = try Sink(writing: taken)
        defer { sink.stop() }
        let processors = try folder.file(
            "processors.json",
            """
            {"gateways": [{"name": "texts", "channel": "sms", "url": "http://127.0.0.1:\(sink.http)/send", "method": "POST",
              "headers": {"authorization": "Bearer {secret}"}, "bodyKind": "json", "body": {"to": "{to}", "text": "{text}"},
              "secret": {"file": "\(try folder.file("key", "key-of-the-gateway"))"}}]}
            """)
        let arguments = [
            "--processors", processors, "--smtp", "smtp://127.0.0.1:\(sink.smtp)", "--mail-from",
            "codes@provider.example",
        ]
        var server = try RunningServer(data: folder.data, arguments: arguments)
        defer { server.stop() }

        func apply(_ email: String) async throws -> String {
            let sent = try await post(
                server.address + "/v1/applications",
                [
                    "applicant": [
                        "type": "individual", "name": "Anna Maria Eriksson", "birthDate": "1974-08-12",
                        "citizenships": ["LV"], "unitedStatesPermanentResident": false,
                        "address": ["lines": ["Harbour Street 4"], "locality": "Riga", "country": "LV"],
                        "email": .string(email), "telephone": "+371 2000 1000",
                    ], "product": ["kind": "virtualMachine"],
                ], key)
            return try #require(sent["id"]?.string)
        }
        func send(_ kind: String, _ id: String) async throws -> JSONValue {
            try await post(
                server.address + "/v1/applications/\(id)/evidence/\(kind)-code",
                kind == "email" ? [:] : ["channel": "sms"], key)
        }
        let first = try await apply("anna@mail.example")
        for kind in ["email", "telephone"] {
            let closed = try await send(kind, first)
            #expect(closed["status"]?.integer == 503, "Nothing leaves without an authorisation: \(closed)")
        }
        #expect(try sink.messages(in: taken).isEmpty)
        server.stop()
        for (name, purpose, fields) in [
            ("smtp", "e-mail code", "email,message"), ("texts", "telephone code", "telephone,message"),
        ] {
            let proposed = try GatehouseProcess.run(
                [
                    "processors", "propose", name, "--purpose", purpose, "--fields", fields, "--until",
                    Timestamp.now().adding(milliseconds: 86_400_000 * 300).description, "--as", "olga", "--data",
                    folder.data, "--json",
                ], input: olga.lines)
            let approved = try GatehouseProcess.run(
                [
                    "processors", "approve", try #require(summary(proposed)["id"]?.string, "\(proposed.errors)"),
                    "--as", "carl", "--data", folder.data, "--json",
                ], input: carl.lines)
            #expect(approved.status == 0, "\(approved.errors)")
        }
        server = try RunningServer(data: folder.data, arguments: arguments)
        // A failed step is tried again alone: an application of another person asks anew.
        let id = try await apply("anna@bücher.example")
        for kind in ["email", "telephone"] {
            let sent = try await send(kind, id)
            #expect(sent["id"]?.string == id, "\(sent)")
            let message = try #require(try sink.messages(in: taken).last)
            #expect(message["to"]?.string == (kind == "email" ? "anna@xn--bcher-kva.example" : "+37120001000"))
            let code = String(try #require(message["text"]?.string?.firstMatch(of: /[0-9]{6}/)).output)
            let answered = try await post(
                server.address + "/v1/applications/\(id)/evidence/\(kind)-code/answer", ["code": .string(code)], key)
            #expect(answered["result"]?.string == "proven", "\(answered)")
        }
        // One went above; the first application's own waits out its minute.
        for number in 0..<5 { _ = try await send("telephone", try await apply("x\(number)@mail.example")) }
        server.stop()
        server = try RunningServer(data: folder.data, arguments: arguments)
        for number in 5..<10 {
            let id = try await apply("x\(number)@mail.example")
            let sent = try await send("telephone", id)
            #expect(sent["id"]?.string == id, "Whoever asks sees no difference: \(sent)")
        }
        let texts = try sink.messages(in: taken).filter { $0["sms"] == true }
        // The gateway had one before it was authorised, which counts: it was asked for, and did not leave.
        #expect(texts.count == 7, "\(texts.count)")
    }

    private func post(_ address: String, _ body: JSONValue, _ key: String) async throws -> JSONValue {
        var request = URLRequest(url: try #require(URL(string: address)))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        request.httpBody = Data(body.text.utf8)
        return try JSONValue(parsing: Array(try await URLSession.shared.data(for: request).0))
    }
    private func get(_ address: String, _ key: String) async throws -> JSONValue {
        var request = URLRequest(url: try #require(URL(string: address)))
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        return try JSONValue(parsing: Array(try await URLSession.shared.data(for: request).0))
    }
}

/// Takes what leaves: a mail relay and a gateway for text messages.
private final class Sink {
    private let process: StartedProcess
    let smtp: Int
    let http: Int

    init(writing file: String) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("peers/contact_sink.py")
        process = try StartedProcess(URL(fileURLWithPath: "/usr/bin/python3"), [script.path, file])
        let ports = try process.wait(for: /([0-9]+) ([0-9]+)\n/)
        (smtp, http) = (try #require(Int(ports.1)), try #require(Int(ports.2)))
    }

    func messages(in file: String) throws -> [JSONValue] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
    }

    /// A child of a test's thread has SIGTERM blocked.
    func stop() {
        process.kill9()
        process.stop()
    }
}
