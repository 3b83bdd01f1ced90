import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Order
@testable import Program
@testable import Service
import Testing

/// Presenting from a wallet, from the request to the evidence (OpenID4VP 1.0). The wallet and its issuers are a peer of PyPI packages,
/// Tests/peers/wallet.py, which checks the request as wallets do.
@Suite("A wallet presents to the portal", .serialized)
struct WalletTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]
    private static let address = "https://portal.example"
    /// A certificate for `portal.example` and its key, made for these tests.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBcTCCARigAwIBAgICEmcwCgYIKoZIzj0EAwIwJjELMAkGA1UEBhMCVVMxFzAV
        BgNVBAMMDnBvcnRhbC5leGFtcGxlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkwMTAx
        MDAwMDAwWjAmMQswCQYDVQQGEwJVUzEXMBUGA1UEAwwOcG9ydGFsLmV4YW1wbGUw
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASxPT+XnuwAx+S89AilGpMY0OriiJ/T
        SMlOq9G25vrhKmAujNwdAqDg7BF/el31eCadHbKhTEUQRHq/yQe/AtrlozQwMjAZ
        BgNVHREEEjAQgg5wb3J0YWwuZXhhbXBsZTAVBgNVHSUBAf8ECzAJBgcogYxdBQEG
        MAoGCCqGSM49BAMCA0cAMEQCIDxjWS7mLIsze4yZ3IVTkOVSRR36vDduAFkbd4kM
        BNVjAiADBeDSTz2kRli0dYeTaSZvCg5tnwmxqvjp8wZ0MQLB+w==
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvRH9wY8RqEGZR8ZZ
        PqbBaITXoJKVOPCqlGPVKi8nTcWhRANCAASxPT+XnuwAx+S89AilGpMY0OriiJ/T
        SMlOq9G25vrhKmAujNwdAqDg7BF/el31eCadHbKhTEUQRHq/yQe/Atrl
        -----END PRIVATE KEY-----
        """

    private static func wallets(_ mode: ResponseMode = .encrypted) throws -> WalletAccess {
        var access = try WalletAccess(
            certificate: Array(certificate.utf8), key: key, address: try #require(URL(string: address)))
        access.responseMode = mode
        return access
    }

    /// The peer, asked a line at a time.
    private final class Wallet {
        private let process = Process()
        private let input = Pipe(), output = Pipe()
        private var rest = Data()

        init(_ python: String) throws {
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("peers/wallet.py")
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["-W", "ignore", script.path, "present"]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }
        deinit {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
        func ask(_ command: JSONValue) throws -> JSONValue {
            try input.fileHandleForWriting.write(contentsOf: Data((command.text + "\n").utf8))
            while !rest.contains(0x0A) {
                let more = output.fileHandleForReading.availableData
                guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
                rest += more
            }
            let line = rest.prefix { $0 != 0x0A }
            rest = rest.dropFirst(line.count + 1)
            return try JSONValue(parsing: Array(line))
        }
    }

    private struct Presenting {
        let server: TestServer
        let wallet: Wallet
        let application: String

        /// Makes a request and fetches it as a wallet does.
        func request() async throws -> (path: String, object: String) {
            let made = try await server.ask(
                .post, "/v1/applications/\(application)/evidence/wallet", .intake, json: [:])
            #expect(made.status == 201, "\(made.text)")
            let uri = try #require(made.json["requestURI"]?.string)
            #expect(
                made.json["link"]?.string?.hasPrefix("openid4vp://?client_id=x509_san_dns%3Aportal.example") == true)
            let path = String(uri.dropFirst(WalletTests.address.count))
            let object = try await server.post(path, [("wallet_nonce", "w-1"), ("wallet_metadata", "{}")])
            #expect(object.status == 200)
            #expect(object.headers[.contentType] == "application/oauth-authz-req+jwt")
            return (path, object.text)
        }
        func form(_ object: String, _ kind: String, _ fault: String) throws -> [(String, String)] {
            let answer = try wallet.ask(
                ["request": .string(object), "kind": .string(kind), "fault": .string(fault)])
            return (answer.object ?? [:]).compactMap { name, value in value.string.map { (name, $0) } }
        }
        func evidence() async throws -> [JSONValue] {
            try await server.ask(.get, "/v1/applications/\(application)/evidence", .read).json["items"]?.array ?? []
        }
    }

    private static func run(
        _ mode: ResponseMode = .encrypted, _ body: @Sendable @escaping (TestServer, String) async throws -> Void
    ) async throws {
        let python = try #require(python)
        try await TestServer.run(wallets: wallets(mode), at: .now()) { server in try await body(server, python) }
    }

    private static func begin(_ server: TestServer, _ python: String) async throws -> Presenting {
        let wallet = try Wallet(python)
        let trusted = try wallet.ask(["trust": true])
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificate = try #require(Data(base64Encoded: trusted["certificate"]?.string ?? ""))
        try certificate.write(to: folder.appendingPathComponent("iaca.der"))
        try Data(#require(trusted["issuer"]).bytes).write(to: folder.appendingPathComponent("issuer.json"))
        let report = try await server.program.importTrust(from: folder, by: .system("test"))
        #expect(report.refused.isEmpty)
        let sent = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian)
        return Presenting(
            server: server, wallet: wallet, application: try #require(sent.json["id"]?.string, "\(sent.text)"))
    }

    @Test(
        "Good presentations become valid evidence, each once",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"),
        .timeLimit(.minutes(5)))
    func good() async throws {
        try await Self.run { server, python in
            let presenting = try await Self.begin(server, python)
            for kind in ["mdl", "pid", "pid_sd_jwt"] {
                let (path, object) = try await presenting.request()
                let form = try presenting.form(object, kind, "")
                let taken = try await server.post(path + "/answer", form)
                #expect(taken.status == 200, "\(kind): \(taken.text)")
                #expect(taken.json == [:])
                let pieces = try await presenting.evidence()
                let piece = try #require(pieces.last)
                #expect(piece["verdict"] == "valid", "\(kind): \(piece.text)")
                #expect(piece["strength"]?.string != nil, "\(kind): \(piece.text)")
                let name = piece["claims"]?.array?.first { $0["attribute"] == "name" }
                #expect(name?["method"] == "issuerSignatureAndHolderKey")
                #expect(!piece.text.contains("Doe 7"))
                // The same answer again: the request is gone.
                let again = try await server.post(path + "/answer", form)
                #expect(again.status == 404)
                let gone = try await server.page(path)
                #expect(gone.status == 404)
            }
        }
    }

    @Test(
        "Every bad presentation is refused for its reason, and leaves a request waiting only when it could not be read",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"), .timeLimit(.minutes(5)))
    func bad() async throws {
        try await Self.run { server, python in
            let presenting = try await Self.begin(server, python)
            let kept: [(fault: String, document: String, credential: String)] = [
                ("wrong nonce", "for another session", "the nonce is not the one"),
                ("holder key", "another key than the document", "not by the key that the issuer bound"),
                ("no holder", "did not show that it holds", "did not sign"),
                ("tampered", "was altered", "not among the digests"),
            ]
            for (fault, document, credential) in kept {
                for kind in ["mdl", "pid_sd_jwt"] {
                    let (path, object) = try await presenting.request()
                    let taken = try await server.post(path + "/answer", try presenting.form(object, kind, fault))
                    #expect(taken.status == 200, "\(fault): \(taken.text)")
                    let piece = try #require(try await presenting.evidence().last)
                    let says = kind == "mdl" ? document : credential
                    #expect(
                        piece["verdict"] == "invalid" && piece.text.contains(says), "\(fault), \(kind): \(piece.text)")
                    let again = try await server.page(path)
                    #expect(again.status == 404)
                }
            }
            for fault in ["wrong state", "not encrypted", "another's key", "cut", "older request"] {
                let (path, object) = try await presenting.request()
                let count = try await presenting.evidence().count
                let taken = try await server.post(path + "/answer", try presenting.form(object, "mdl", fault))
                #expect(taken.status == 422, "\(fault): \(taken.text)")
                #expect(try await presenting.evidence().count == count)
                let waits = try await server.page(path)
                #expect(waits.status == 200, "\(fault)")
            }
            let (path, object) = try await presenting.request()
            let declined = try await server.post(path + "/answer", try presenting.form(object, "mdl", "declined"))
            #expect(declined.status == 409)
            let gone = try await server.page(path)
            #expect(gone.status == 404)
        }
    }

    @Test(
        "Where answers in the clear are asked for, they are taken and checked as encrypted ones are, and no others",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"), .timeLimit(.minutes(5)))
    func plain() async throws {
        try await Self.run(.plain) { server, python in
            let presenting = try await Self.begin(server, python)
            for kind in ["mdl", "pid_sd_jwt"] {
                for (fault, verdict) in [("", "valid"), ("wrong nonce", "invalid"), ("holder key", "invalid")] {
                    let (path, object) = try await presenting.request()
                    let form = try presenting.form(object, kind, fault)
                    #expect(form.contains { $0.0 == "vp_token" } && !form.contains { $0.0 == "response" })
                    let taken = try await server.post(path + "/answer", form)
                    #expect(taken.status == 200, "\(kind): \(taken.text)")
                    let piece = try #require(try await presenting.evidence().last)
                    #expect(piece["verdict"]?.string == verdict, "\(kind), \(fault): \(piece.text)")
                }
            }
            for fault in ["encrypted", "wrong state", "older request"] {
                let (path, object) = try await presenting.request()
                let taken = try await server.post(path + "/answer", try presenting.form(object, "mdl", fault))
                #expect(taken.status == 422, "\(fault): \(taken.text)")
            }
        }
    }

    @Test(
        "A wallet from before OpenID4VP 1.0 signs over the transcript of ISO/IEC TS 18013-7 annex B, for this request alone",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"), .timeLimit(.minutes(5)))
    func annexB() async throws {
        try await Self.run { server, python in
            let presenting = try await Self.begin(server, python)
            for (fault, verdict) in [
                ("annex B", "valid"), ("annex B wrong nonce", "invalid"), ("annex B other wallet nonce", "invalid"),
            ] {
                let (path, object) = try await presenting.request()
                let taken = try await server.post(path + "/answer", try presenting.form(object, "mdl", fault))
                #expect(taken.status == 200, "\(fault): \(taken.text)")
                let piece = try #require(try await presenting.evidence().last)
                #expect(piece["verdict"]?.string == verdict, "\(fault): \(piece.text)")
            }
        }
    }

    @Test(
        "What a wallet sends beyond what was asked for is not kept, and is said",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"), .timeLimit(.minutes(2)))
    func more() async throws {
        try await Self.run { server, python in
            let presenting = try await Self.begin(server, python)
            for kind in ["mdl", "pid_sd_jwt"] {
                let (path, object) = try await presenting.request()
                let taken = try await server.post(path + "/answer", try presenting.form(object, kind, "more"))
                #expect(taken.status == 200, "\(kind): \(taken.text)")
                let piece = try #require(try await presenting.evidence().last)
                #expect(piece["verdict"] == "valid", "\(kind): \(piece.text)")
                let kept = Set((piece["claims"]?.array ?? []).compactMap { $0["attribute"]?.string })
                #expect(
                    kept.isSubset(of: ["name", "birthDate", "nationality", "issuingState", "documentExpiry", "address"])
                )
                #expect(kept.isSuperset(of: ["name", "birthDate"]))
                #expect(piece.text.contains("The wallet also sent what was not asked for"), "\(kind)")
                #expect(piece.text.contains("document number"), "\(kind)")
            }
        }
    }

    @Test(
        "On the same device what a wallet presents counts only in the browser that began it, with the code that the wallet was told",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON"), .timeLimit(.minutes(2)))
    func sameDevice() async throws {
        try await Self.run { server, python in
            let presenting = try await Self.begin(server, python)
            let link = String(repeating: "ef", count: 16)
            let id = try #require(ApplicationID(rawValue: presenting.application))
            try await server.program.saveDraft(PortalForm(values: ["kind": "individual"]).json, link: link)
            try await server.program.bind(link: link, to: id)
            func begun() async throws -> (cookie: String, redirect: String) {
                let made = try await server.post("/portal/a/\(link)/evidence/wallet", [])
                let cookie = made.headers[.setCookie] ?? ""
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "\(cookie)")
                let found = made.text.firstMatch(of: /href="openid4vp:[^"]*%2F([0-9a-f]{32})%2Fhere&/)
                let path = "/wallet/\(id)/\(try #require(found, "\(made.text)").1)/here"
                let object = try await server.post(path, [("wallet_nonce", "w-1"), ("wallet_metadata", "{}")])
                let form = try presenting.form(object.text, "mdl", "")
                let taken = try await server.post(path + "/answer", form)
                let redirect = try #require(taken.json["redirect_uri"]?.string, "\(taken.text)")
                let again = try await server.post(path + "/answer", form)
                #expect(again.status == 409, "It is answered once")
                #expect(redirect.hasPrefix(Self.address + "/portal/wallet/"))
                return (String(cookie.prefix { $0 != ";" }), String(redirect.dropFirst(Self.address.count)))
            }
            let stolen = try await begun()
            let held = try await presenting.evidence()
            #expect(held.isEmpty, "Held, and not yet evidence")
            let guessed = try await server.page(
                String(stolen.redirect.prefix { $0 != "=" }) + "=" + String(repeating: "0", count: 64),
                cookie: stolen.cookie)
            #expect(guessed.status == 404)
            let victim = try await server.page(stolen.redirect)
            #expect(victim.status == 403 && victim.text.contains("another browser"))
            let late = try await server.page(stolen.redirect, cookie: stolen.cookie)
            #expect(late.status == 404, "Thrown away")
            let none = try await presenting.evidence()
            #expect(none.isEmpty)

            let own = try await begun()
            let other = try await begun()
            let replaced = try await server.page(own.redirect, cookie: own.cookie)
            #expect(replaced.status == 404, "A new request took its place")
            let taken = try await server.page(other.redirect, cookie: other.cookie)
            #expect(taken.status == 303 && taken.headers[.location] == "/portal/a/\(link)?shown=1", "\(taken.text)")
            let pieces = try await presenting.evidence()
            #expect(pieces.map { $0["verdict"] } == ["valid"])
            let twice = try await server.page(other.redirect, cookie: other.cookie)
            #expect(twice.status == 404)
        }
    }

    @Test(
        "The portal's page starts a wallet with a link or a code, looks again by itself, and a new request takes the place of the one before"
    )
    func page() async throws {
        try await TestServer.run(wallets: Self.wallets()) { server in
            let link = String(repeating: "cd", count: 16)
            let application = try Order.Application(json: TestServer.utopian, now: TestServer.start)
            let record = try await server.program.submit(application, key: nil, by: .system("portal"))
            try await server.program.saveDraft(PortalForm(values: ["kind": "individual"]).json, link: link)
            try await server.program.bind(link: link, to: record.id)
            let ways = try await server.page("/portal/a/\(link)/evidence")
            #expect(ways.text.contains("Show a document from your wallet"))
            let path = "/portal/a/\(link)/evidence/wallet"
            let form = try await server.page(path)
            #expect(form.status == 200 && form.text.contains("Make a request for my wallet"))
            var requests: [String] = []
            for _ in 0..<2 {
                let made = try await server.post(path, [])
                #expect(made.status == 200, "\(made.text.prefix(300))")
                #expect(made.text.contains("<svg role=\"img\" aria-label=\"A code for your wallet to scan\""))
                let refresh = try #require(HTTPField.Name("Refresh"))
                #expect(made.headers[refresh] == "6; url=\(path)?waiting=1")
                let name = made.text.firstMatch(
                    of: /href="openid4vp:[^"]*%2Fwallet%2Fapp_[0-9A-Z]+%2F([0-9a-f]{32})%2Fhere&/)
                requests.append("/wallet/\(record.id)/" + String(try #require(name).1))
            }
            let old = try await server.page(requests[0])
            #expect(old.status == 404)
            let new = try await server.page(requests[1])
            #expect(new.status == 200)
            #expect(new.headers[.cacheControl] == "no-store")
            let refresh = try #require(HTTPField.Name("Refresh"))
            let waiting = try await server.page(path + "?waiting=1")
            #expect(waiting.status == 200 && waiting.headers[refresh] != nil)
            #expect(waiting.text.contains(requests[1].split(separator: "/").last ?? "?"))
            let still = try await server.page(path + "?waiting=still")
            #expect(still.status == 200 && still.headers[refresh] == nil && still.text.contains("Look again"))
            // When the wallet declined, or showed something, nothing waits any more: on to what became of it.
            let state = try #require(try await server.program.application(record.id).presentation).request.state
            _ = try await server.post(requests[1] + "/answer", [("error", "access_denied"), ("state", state)])
            let done = try await server.page(path + "?waiting=1")
            #expect(done.status == 303 && done.headers[.location] == "/portal/a/\(link)?shown=1")
            // The addresses tell nothing to those who guess, and nothing is logged of the link.
            let guessed = try await server.page("/wallet/\(record.id)/\(String(repeating: "0", count: 32))")
            #expect(guessed.status == 404)
        }
    }

    @Test("Without a certificate no wallet is asked, and the portal does not offer it")
    func without() async throws {
        try await TestServer.run { server in
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian)
            let id = try #require(sent.json["id"]?.string)
            let made = try await server.ask(.post, "/v1/applications/\(id)/evidence/wallet", .intake, json: [:])
            #expect(made.status == 503)
            let nothing = try await server.page("/wallet/\(id)/\(String(repeating: "a", count: 32))")
            #expect(nothing.status == 404)
        }
    }
}
