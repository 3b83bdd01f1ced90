import Evidence
import Exchange
import Foundation
import Hummingbird
import Order
@testable import Program
import Records
@testable import Service
import Testing

@Suite("Evidence over HTTP", .serialized)
struct EvidenceServerTests {
    static let zone = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]
    /// The segments of a JPEG around bytes that nobody decodes.
    static let picture: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        + (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 31) } + [0xFF, 0xD9]
    static let secretText = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

    private func apply(_ server: TestServer) async throws -> String {
        let sent = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian)
        return try #require(sent.json["id"]?.string)
    }

    /// A chip as its inspector would judge it, put beside what was stated.
    private func addChip(_ server: TestServer, _ id: String, birthDate: String, status: EvidenceVerdict.Status = .valid)
        async throws -> EvidenceAnswer
    {
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value) -> Claim {
            Claim(
                attribute, value, issuer: "UTO", method: status == .valid ? .issuerSignature : .declared,
                strength: .superior, time: TestServer.start)
        }
        return try await server.program.addEvidence(
            EvidenceInspection(
                .passportChip,
                EvidenceVerdict(
                    status: status,
                    reasons: [Reason("1(a)(i)", "A data group was altered.", holds: status == .valid)],
                    claims: [
                        claim(.name, .personName(family: "Eriksson", given: "Anna Maria")),
                        claim(.birthDate, .date(try #require(CalendarDate(birthDate)))),
                        claim(.documentNumber, .text("L898902C3")), claim(.portrait, .text("00")),
                    ])), to: try #require(ApplicationID(rawValue: id)), by: .system("test"))
    }

    @Test("Of the lines of a document only what is wrong is an error")
    func wrongLines() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let sent = try await server.ask(
                .post, "/v1/applications/\(id)/evidence", .intake,
                json: [
                    "type": "machineReadableZone",
                    "lines": [.string(Self.zone[0]), "L898902C37UTO7408122F3204159ZE184226B<<<<<14"],
                ])
            #expect(sent.status == 422)
            let errors = (sent.json["errors"]?.array ?? []).compactMap { $0["detail"]?.string }
            #expect(!errors.isEmpty && errors.allSatisfy { !$0.contains("right") }, "\(errors)")
        }
    }

    @Test(
        "Whom to believe is changed while the server runs: added to, refreshed by name, or replaced; what is refused is named"
    )
    func trust() async throws {
        @Sendable func key(_ id: String) -> String {
            let text =
                #"{"kty":"EC","kid":"\#(id)","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#
            return Data(text.utf8).base64EncodedString()
        }
        try await TestServer.run { server in
            @Sendable func add(_ name: String, _ content: String, _ query: String = "") async throws
                -> TestServer.Answer
            {
                try await server.ask(
                    .post, "/v1/trust" + query, .admin,
                    json: ["files": [["name": .string(name), "content": .string(content)]]])
            }
            let first = try await add("a.json", key("1"))
            #expect(
                first.status == 200 && first.json["files"] == 1 && first.json["refused"]?.array == [], "\(first.text)")
            let second = try await add("b.json", key("2"))
            #expect(second.json["files"] == 2 && second.json["replaced"] == first.json["version"])
            let refreshed = try await add("b.json", key("3"))
            #expect(refreshed.json["files"] == 2 && refreshed.json["isNew"] == true)
            let refused = try await add("key.pem", Data("-----BEGIN PRIVATE KEY-----".utf8).base64EncodedString())
            #expect(refused.status == 422 && refused.text.contains("private key"))
            let replaced = try await add("c.json", key("4"), "?replace=true")
            #expect(replaced.json["files"] == 1 && replaced.json["dropped"]?.array == ["a.json", "b.json"])
            let standing = try await server.ask(.get, "/v1/trust", .read)
            #expect(standing.json["files"]?.array == ["c.json"] && standing.json["version"] == replaced.json["version"])
            let other = try await server.ask(.post, "/v1/trust", .intake, json: ["files": []])
            #expect(other.status == 403)
        }
    }

    @Test("A transaction names its means of payment; a whole card number is refused under its field")
    func transactions() async throws {
        try await TestServer.run { server in
            let application = try Order.Application(json: TestServer.utopian, now: TestServer.start)
            let account = try await server.program.importAccount(
                application, openedAt: nil, key: nil, by: .system("test"))
            func record(_ number: String, _ reference: String) async throws -> TestServer.Answer {
                try await server.ask(
                    .post, "/v1/transactions", .intake,
                    json: [
                        "account": .string(account.id.rawValue), "at": "2026-11-25T08:00:00Z", "kind": "payment",
                        "reference": .string(reference), "means": ["type": "bankAccount", "number": .string(number)],
                    ])
            }
            let good = try await record("GB82 WEST 1234 5698 7654 32", "invoice 1")
            #expect(good.status == 201, "\(good.text)")
            let kept = try await server.program.transactions(of: account.id)
            #expect(kept.first?.means != nil)
            let number = try await record("5555555555554444", "invoice 2")
            #expect(
                number.status == 422 && number.json["errors"]?.array?.first?["pointer"] == "/means/number",
                "\(number.text)")
            let reference = try await record("GB82 WEST 1234 5698 7654 32", "card ５５５５ ５５５５ ５５５５ ４４４４")
            #expect(reference.status == 422 && reference.json["errors"]?.array?.first?["pointer"] == "/reference")
        }
    }

    @Test("A sample has whom it takes to walk through what two persons decide")
    func samplePersons() async throws {
        try await TestServer.run(sample: true) { server in
            let users = try UserRegister(records: server.program.records)
            #expect(
                users.user(named: "officer")?.role == .officer && users.user(named: "second-officer")?.role == .officer)
            #expect(users.user(named: "custodian")?.role == .custodian)
        }
    }

    @Test("A body that is too large is refused in words for its reader, and the connection is not kept")
    func tooLarge() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let large = [("a.jpg", [UInt8](repeating: 0x20, count: 17 << 20))]
            let sent = try await server.upload("/v1/applications/\(id)/evidence", large, scope: .intake)
            #expect(sent.status == 413 && sent.headers[.connection] == "close")
            #expect(sent.text.contains("larger than 16 MB"))
            let page = try await server.upload(
                "/portal/a/\(String(repeating: "ab", count: 16))/evidence/picture", large)
            #expect(page.status == 413 || page.status == 404)
        }
    }

    @Test("Evidence is taken as JSON and as a form; it is answered with verdict, reasons, steps and masked claims")
    func formats() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let zone = Array(Self.zone.joined(separator: "\n").utf8)
            let json: JSONValue = [
                "files": [["name": "lines.txt", "content": .string(Data(zone).base64EncodedString())]]
            ]
            let first = try await server.ask(.post, "/v1/applications/\(id)/evidence", .intake, json: json)
            #expect(first.status == 200, "\(first.text)")
            // The specimen expired in 2012: kept as invalid, with why.
            #expect(first.json["evidence"]?["verdict"] == "invalid")
            #expect(first.text.contains("expired on 2012-04-15"))
            #expect(first.json["evidence"]?["steps"]?.array?.count == 3)
            #expect(!first.text.contains("ERIKSSON") && !first.text.contains("L898902C3"), "Values are masked")
            let form = try await server.upload(
                "/v1/applications/\(id)/evidence", [("lines.txt", zone)], scope: .intake)
            #expect(form.status == 200 && form.json["evidence"]?["verdict"] == "invalid")
            let picture = try await server.upload(
                "/v1/applications/\(id)/evidence", [("front.jpg", Self.picture)], scope: .intake)
            #expect(picture.json["evidence"]?["verdict"] == "unproven")
            let list = try await server.ask(.get, "/v1/applications/\(id)/evidence", .read)
            #expect(list.json["items"]?.array?.count == 2, "The second try took the first one's place")
            #expect(list.json["discrepancies"]?.array?.count == 1)
            let one = try #require(picture.json["evidence"]?["id"]?.string)
            let read = try await server.ask(.get, "/v1/applications/\(id)/evidence/\(one)", .read)
            #expect(read.json == picture.json["evidence"])
            let none = try await server.ask(.get, "/v1/applications/\(id)/evidence/evd_0000000000000000", .read)
            #expect(none.status == 404)
        }
    }

    @Test("What is no evidence, too much of it, or a form that is broken is refused with why")
    func refused() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let path = "/v1/applications/\(id)/evidence"
            let cases: [(JSONValue, Int)] = [
                (["files": []], 422), (["files": [["content": "***"]]], 422), (["files": [["content": ""]]], 422),
                (["lines": ["P<"]], 422), ([:], 422), (["files": [["content": "aGVsbG8="]], "lines": []], 422),
                (["files": [["name": "x", "content": "aGVsbG8="]]], 422),
            ]
            for (json, status) in cases {
                let answer = try await server.ask(.post, path, .intake, json: json)
                #expect(answer.status == status, "\(json.text): \(answer.text)")
            }
            for (media, body) in [
                ("multipart/form-data", "--a\r\n"), ("multipart/form-data; boundary=a", "--a\r\nno end"),
                ("multipart/form-data; boundary=a", "--b--"),
                (
                    "multipart/form-data; boundary=a",
                    "--a\r\ncontent-disposition: form-data; name=\"f\"\r\n\r\nx\r\n--a--"
                ),
                ("multipart/form-data; boundary=a", "--a\r\nx: y\r\n\r\nx\r\n--a--"),
                (
                    "multipart/form-data; boundary=a",
                    "--a\r\ncontent-disposition: form-data; name=\"f\"; filename=\"a\"\r\ncontent-transfer-encoding: base64\r\n\r\nx\r\n--a--"
                ),
            ] {
                let answer = try await server.ask(.post, path, .intake, raw: body, media: media)
                #expect([400, 415, 422].contains(answer.status), "\(media) \(body): \(answer.status)")
            }
            let large = try await server.upload(path, [("a", [UInt8](repeating: 1, count: 9 << 20))], scope: .intake)
            #expect(large.status == 422)
            let vast = try await server.upload(path, [("a", [UInt8](repeating: 1, count: 17 << 20))], scope: .intake)
            #expect(vast.status == 413)
        }
    }

    @Test("A reseller's key adds evidence to its own customers only")
    func reseller() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            for path in ["evidence", "evidence/checks", "evidence/telephone-code"] {
                let body: JSONValue =
                    path == "evidence"
                    ? ["type": "machineReadableZone", "lines": .array(Self.zone.map(JSONValue.string))]
                    : path == "evidence/checks" ? ["verifier": "papers", "kind": "document"] : ["channel": "sms"]
                let answer = try await server.ask(.post, "/v1/applications/\(id)/\(path)", .reseller, json: body)
                #expect(answer.status == 404, "\(path)")
            }
            let list = try await server.ask(.get, "/v1/applications/\(id)/evidence", .reseller)
            #expect(list.status == 404)
        }
    }

    @Test("A verifier is asked and answers over HTTP; without its signature nobody can answer for it")
    func verifier() async throws {
        let secret = try WebhookSecret(parsing: Self.secretText)
        let verifier = try OutsideVerifier(
            name: "papers", address: "http://127.0.0.1:1/ask", secret: secret, kinds: [.document], fields: [.name],
            allowsPrivate: true)
        try await TestServer.run(
            processors: OutsideProcessors(verifiers: [verifier], transport: SilentTransport())
        ) { server in
            let id = try await apply(server)
            let question: JSONValue = ["verifier": "papers", "kind": "document"]
            let closed = try await server.ask(.post, "/v1/applications/\(id)/evidence/checks", .intake, json: question)
            #expect(closed.status == 403 && closed.text.contains("two people have to"))
            try await server.authorise()
            let asked = try await server.ask(.post, "/v1/applications/\(id)/evidence/checks", .intake, json: question)
            #expect(asked.status == 202, "\(asked.text)")
            let list = try await server.ask(.get, "/v1/applications/\(id)/evidence", .read)
            let check = try #require(list.json["checks"]?.array?.first?["id"]?.string)
            let body: JSONValue = ["check": .string(check), "verdict": "valid", "findings": ["Genuine."]]
            let unsigned = try await server.ask(.post, "/v1/verifiers/papers/results", json: body)
            #expect(unsigned.status == 403)
            let headers = try server.signed(body.bytes, id: "m1", Self.secretText)
            for _ in 0..<2 {
                let taken = try await server.ask(
                    .post, "/v1/verifiers/papers/results", json: body, headers: headers)
                #expect(taken.status == 200 && taken.json["verdict"] == "valid", "\(taken.text)")
            }
            let unknown = try await server.ask(.post, "/v1/verifiers/nobody/results", json: body, headers: headers)
            #expect(unknown.status == 404)
            let picture = try await server.ask(
                .get, "/v1/verifiers/papers/checks/\(check)/pictures/0", headers: headers)
            #expect(picture.status == 403, "Signed for something else")
        }
    }

    @Test("The application's page shows steps, strength and discrepancies masked, and a person resolves one there")
    func console() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            _ = try await addChip(server, id, birthDate: "1975-08-12")
            let (cookie, csrf) = try await server.signIn("anna")
            let page = try await server.page("/console/applications/\(id)", cookie: cookie)
            #expect(page.text.contains("superior") && page.text.contains("Discrepancies"))
            #expect(!page.text.contains("1975-08-12"), "Masked until revealed")
            let action = try #require(page.text.firstMatch(of: /action="([^"]*\/discrepancies\/dsc_[0-9a-f]+)"/)?.1)
            let seeing = try #require(page.text.firstMatch(of: /name="seeing" value="(ent_[0-9A-Z]+)"/)?.1)
            let resolved = try await server.post(
                String(action),
                [("csrf", csrf), ("seeing", String(seeing)), ("answer", "evidenceGoverns"), ("why", "A slip.")],
                cookie: cookie)
            #expect(resolved.status == 303, "\(resolved.text.prefix(400))")
            let list = try await server.ask(.get, "/v1/applications/\(id)/evidence", .read)
            #expect(list.json["discrepancies"]?.array?.first?["open"] == false)
            #expect(list.json["discrepancies"]?.array?.first?["resolution"]?["answer"] == "evidenceGoverns")
            let after = try await server.page("/console/applications/\(id)", cookie: cookie)
            #expect(after.text.contains("what the evidence says is so"))
        }
    }

    @Test("An invalid piece is accepted on the page by a second person only, and an analyst is not one")
    func override() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let bad = try await addChip(server, id, birthDate: "1974-08-12", status: .invalid)
            let base = "/console/applications/\(id)/evidence/\(bad.evidence.id)"
            let anna = try await server.signIn("anna")
            let otto = try await server.signIn("otto")
            let proposed = try await server.post(
                base + "/override", [("csrf", otto.csrf), ("why", "Re-signed.")], cookie: otto.cookie)
            #expect(proposed.status == 303)
            for person in [otto, anna] {
                let refused = try await server.post(
                    base + "/decide", [("csrf", person.csrf), ("accept", "1")], cookie: person.cookie)
                #expect(refused.status == 403)
            }
            let page = try await server.page("/console/applications/\(id)", cookie: anna.cookie)
            #expect(page.text.contains("proposes to accept it all the same"))
        }
    }

    @Test("A person states what they saw; what is missing is said beside its field, and what was typed stays")
    func seen() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            let (cookie, csrf) = try await server.signIn("anna")
            let path = "/console/applications/\(id)/seen"
            let page = try await server.page(path, cookie: cookie)
            let seeing = String(try #require(page.text.firstMatch(of: /name="seeing" value="(ent_[0-9A-Z]+)"/)?.1))
            let bad = try await server.post(
                path,
                [("csrf", csrf), ("seeing", seeing), ("name", "Anna Maria Eriksson"), ("birthDate", "yesterday")],
                cookie: cookie)
            #expect(bad.status == 422 && bad.text.contains("Say how you saw it.") && bad.text.contains("1974-08-12"))
            #expect(bad.text.contains("value=\"Anna Maria Eriksson\""))
            let good = try await server.post(
                path,
                [
                    ("csrf", csrf), ("seeing", seeing), ("kind", "passport"), ("medium", "inPerson"),
                    ("name", "Anna Maria Eriksson"), ("birthDate", "1974-08-12"), ("number", "L898902C3"),
                    ("issuer", "UTO"), ("genuine", "yes"), ("face", "yes"), ("why", "Compared in the branch."),
                ], cookie: cookie)
            #expect(good.status == 303, "\(good.text.prefix(300))")
            let list = try await server.ask(.get, "/v1/applications/\(id)/evidence", .read)
            #expect(list.json["items"]?.array?.first?["strength"] == "strong")
        }
    }

    @Test("A picture is shown in the console for a purpose, once it is written down")
    func pictureShown() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            _ = try await server.upload("/v1/applications/\(id)/evidence", [("a.jpg", Self.picture)], scope: .intake)
            let (cookie, csrf) = try await server.signIn("anna")
            let page = try await server.page("/console/applications/\(id)", cookie: cookie)
            let picture = String(try #require(page.text.firstMatch(of: /option value="(sub_[0-9A-Z]+)"/)?.1))
            let bare = try await server.post(
                "/console/applications/\(id)/pictures", [("csrf", csrf), ("picture", picture)], cookie: cookie)
            #expect(bare.status == 422)
            let shown = try await server.post(
                "/console/applications/\(id)/pictures",
                [("csrf", csrf), ("picture", picture), ("purpose", "To compare the portrait")], cookie: cookie)
            #expect(shown.status == 200 && shown.headers[.contentType] == "image/jpeg")
        }
    }

    @Test("A picture is held and let go on the application's page, by an officer and not by an analyst, with a reason")
    func pictureHeld() async throws {
        try await TestServer.run { server in
            let id = try await apply(server)
            _ = try await server.upload("/v1/applications/\(id)/evidence", [("a.jpg", Self.picture)], scope: .intake)
            let analyst = try await server.signIn("anna")
            let officer = try await server.signIn("otto")
            let path = "/console/applications/\(id)"
            let page = try await server.page(path, cookie: officer.cookie)
            let picture = String(try #require(page.text.firstMatch(of: /option value="(sub_[0-9A-Z]+)"/)?.1))
            #expect(page.text.contains("Hold a picture") && !page.text.contains("Lift a hold"))
            let notTheirs = try await server.page(path, cookie: analyst.cookie)
            #expect(!notTheirs.text.contains("Hold a picture"))
            func act(_ what: String, _ why: String, _ who: (cookie: String, csrf: String)) async throws -> Int {
                try await server.post(
                    path + "/pictures/" + what, [("csrf", who.csrf), ("picture", picture), ("why", why)],
                    cookie: who.cookie
                ).status
            }
            let answer1 = try await act("hold", "A subpoena.", (analyst.cookie, analyst.csrf))
            #expect(answer1 == 403)
            let answer2 = try await act("hold", " ", (officer.cookie, officer.csrf))
            #expect(answer2 == 422)
            let answer3 = try await act("hold", "A subpoena.", (officer.cookie, officer.csrf))
            #expect(answer3 == 303)
            let held = try await server.page(path, cookie: officer.cookie)
            #expect(
                held.text.contains("held since") && held.text.contains("A subpoena.")
                    && held.text.contains("Lift a hold"))
            let answer4 = try await act("release", "It is over.", (officer.cookie, officer.csrf))
            #expect(answer4 == 303)
            let free = try await server.page(path, cookie: officer.cookie)
            #expect(!free.text.contains("held since"))
        }
    }

    @Test("A processor is authorised on its page by two people; an administrator proposes and does not approve")
    func processors() async throws {
        try await TestServer.run(
            processors: OutsideProcessors(gateways: [.sms: ("sms-one", LocalMessages())])
        ) { server in
            let ada = try await server.signIn("ada")
            let otto = try await server.signIn("otto")
            let page = try await server.page("/console/processors", cookie: ada.cookie)
            #expect(page.text.contains("Set up and not authorised: sms-one"))
            let proposed = try await server.post(
                "/console/processors",
                [
                    ("csrf", ada.csrf), ("processor", "sms-one"), ("purpose", "telephone code"),
                    ("fields", "message, telephone"), ("until", "2027-11-25"),
                ], cookie: ada.cookie)
            #expect(proposed.status == 303, "\(proposed.text.prefix(300))")
            let waiting = try await server.page("/console/processors", cookie: otto.cookie)
            let approve = String(
                try #require(waiting.text.firstMatch(of: /action="(\/console\/processors\/ent_[0-9A-Z]+\/approve)"/)?.1)
            )
            let refused = try await server.post(approve, [("csrf", ada.csrf)], cookie: ada.cookie)
            #expect(refused.status == 403)
            let approved = try await server.post(approve, [("csrf", otto.csrf)], cookie: otto.cookie)
            #expect(approved.status == 303)
            let after = try await server.page("/console/processors", cookie: otto.cookie)
            #expect(after.text.contains("in force") && !after.text.contains("Set up and not authorised"))
        }
    }
}

@Suite("Showing who one is in the portal", .serialized)
struct PortalEvidenceTests {
    private let link = String(repeating: "ab", count: 16)

    /// A foreign applicant's application under a link.
    private func apply(_ server: TestServer, telephone: String? = nil) async throws -> ApplicationRecord {
        var form = TestServer.utopian.object ?? [:]
        var applicant = form["applicant"]?.object ?? [:]
        if let telephone { applicant["telephone"] = .string(telephone) }
        form["applicant"] = .object(applicant)
        let application = try Order.Application(json: .object(form), now: TestServer.start)
        let record = try await server.program.submit(application, key: nil, by: .system("portal"))
        try await server.program.saveDraft(PortalForm(values: ["kind": "individual"]).json, link: link)
        try await server.program.bind(link: link, to: record.id)
        return record
    }

    @Test(
        "Each way has its page, without script; what was not accepted is said, what was typed stays, and it is tried again alone"
    )
    func lines() async throws {
        try await TestServer.run { server in
            let record = try await apply(server)
            let base = "/portal/a/\(link)/evidence"
            let ways = try await server.page(base)
            #expect(ways.status == 200 && ways.text.contains("Send the files of a passport’s chip"))
            #expect(!ways.text.contains("Confirm your telephone number"), "No gateway, no such way")
            for way in ["lines", "chip", "picture"] {
                let page = try await server.page(base + "/" + way)
                #expect(page.status == 200 && !page.text.contains("<script"), "\(way)")
            }
            let chip = try await server.page(base + "/chip")
            #expect(chip.text.contains("enctype=\"multipart/form-data\"") && chip.text.contains("type=\"file\""))
            let wrong = EvidenceServerTests.zone[0] + "\nL898902C37UTO7408122F1204159ZE184226B<<<<<10"
            let refused = try await server.post(base + "/lines", [("lines", wrong)])
            #expect(refused.status == 422 && refused.text.contains("This was not accepted."))
            #expect(refused.text.contains("document number") && refused.text.contains("L898902C37"))
            let expired = try await server.post(
                base + "/lines", [("lines", EvidenceServerTests.zone.joined(separator: "\n").lowercased())])
            #expect(expired.text.contains("expired on 2012-04-15"))
            let status = try await server.page("/portal/a/\(link)")
            #expect(status.text.contains("was not accepted"))
            let kept = try await server.program.application(record.id)
            #expect(kept.evidence.map(\.verdict) == ["invalid"])
        }
    }

    @Test("Files are sent as a form; what is no picture is refused beside the field")
    func files() async throws {
        try await TestServer.run { server in
            let record = try await apply(server)
            let base = "/portal/a/\(link)/evidence"
            let text = try await server.upload(base + "/picture", [("a.jpg", Array("hello".utf8))])
            #expect(text.status == 422 && text.text.contains("This is no picture."))
            let chip = try await server.upload(base + "/chip", [("EF_SOD.bin", [0x77, 0x00])])
            #expect(chip.status == 422)
            let none = try await server.upload(base + "/picture", [("", [])])
            #expect(none.status == 422)
            let sent = try await server.upload(base + "/picture", [("a.jpg", EvidenceServerTests.picture)])
            #expect(sent.status == 303)
            let kept = try await server.program.application(record.id)
            #expect(kept.evidence.map(\.kind) == ["picture"])
            let foreign: HTTPFields = [.secFetchSite: "cross-site"]
            let other = try await server.upload(
                base + "/picture", [("a.jpg", EvidenceServerTests.picture)], headers: foreign)
            #expect(other.status == 403, "Another site cannot send it")
        }
    }

    @Test(
        "When the tries are used up the page says when a code can be asked for again, and offers nothing that would be refused"
    )
    func usedUp() async throws {
        let outbox = LocalMessages()
        try await TestServer.run(
            processors: OutsideProcessors(gateways: [.sms: ("sms", outbox)], authorisesGateways: false)
        ) { server in
            let record = try await apply(server, telephone: "+371 2000 1000")
            let path = "/portal/a/\(link)/evidence/telephone"
            _ = try await server.post(path, [("send", "sms")])
            var last = try await server.post(path, [("code", "")])
            let code = String(try #require(await outbox.messages().first).text.prefix(6))
            for _ in 0..<5 { last = try await server.post(path, [("code", code == "000000" ? "000001" : "000000")]) }
            let until = "You can ask for a new code after 26 Nov 2026 09:00 UTC"
            #expect(last.status == 422 && last.text.contains("no more tries are left"))
            #expect(last.text.contains(until) && !last.text.contains("name=\"send\""), "\(last.text)")
            let refused = try await server.post(path, [("send", "sms")])
            #expect(refused.status == 422 && !refused.text.contains("2026-11-26T"), "No time as machines write it")

            // The same of the e-mail's code, on the page of the application.
            var standing = try await server.program.application(record.id)
            standing.emailChallenge = standing.telephoneChallenge
            standing.decision.missing = [
                MissingItem(
                    pointer: "evidence/emailCode", label: "The code from the e-mail",
                    why: "it shows that the address is yours", clause: "1(a)(ii)(C)")
            ]
            let page = portalStatusPage(
                provider: "Northwind", sample: nil, record: standing, base: "/portal/a/\(link)", now: TestServer.start)
            #expect(page.notices.map(\.text).contains { $0.hasPrefix(until) } && page.form == nil)
            let later = portalStatusPage(
                provider: "Northwind", sample: nil, record: standing, base: "/portal/a/\(link)",
                now: TestServer.start + Days(1))
            #expect(later.form?.buttons.contains { $0.name == "resend" } == true)
            let empty = try await server.post("/portal/a/\(link)/code", [("code", "")])
            #expect(empty.status == 422 && empty.text.contains("This was not counted as a try."))
            let asked = try await server.post("/portal/a/\(link)/code", [("resend", "1")])
            #expect(asked.status == 422, "No mail relay is set up: said on the page, not on one of errors")
        }
    }

    @Test("The telephone is proven by a code that is sent or said")
    func telephone() async throws {
        let outbox = LocalMessages()
        try await TestServer.run(
            processors: OutsideProcessors(gateways: [.sms: ("sms", outbox)], authorisesGateways: false)
        ) { server in
            let record = try await apply(server, telephone: "+371 2000 1000")
            let path = "/portal/a/\(link)/evidence/telephone"
            let sent = try await server.post(path, [("send", "sms")])
            #expect(sent.status == 200 && sent.text.contains("A code is on its way."))
            let again = try await server.post(path, [("send", "sms")])
            #expect(again.status == 422 && again.text.contains("just now"))
            let empty = try await server.post(path, [("code", " ")])
            #expect(empty.status == 422 && empty.text.contains("not counted"))
            let wrong = try await server.post(path, [("code", "000000")])
            #expect(wrong.status == 422 && wrong.text.contains("4 more times"))
            let code = String(try #require(await outbox.messages().first).text.prefix(6))
            let right = try await server.post(path, [("code", code)])
            #expect(right.status == 303)
            let kept = try await server.program.application(record.id)
            #expect(kept.evidence.map(\.kind) == ["telephoneCode"])
        }
    }
}

/// Takes every question.
struct SilentTransport: WebhookTransport {
    func post(_ body: [UInt8], headers: WebhookHeaders, to endpoint: WebhookEndpoint) async throws(WebhookFailure) {}
}

extension TestServer {
    /// Sends a form with files.
    func upload(
        _ path: String, _ files: [(name: String, bytes: [UInt8])], scope: Scope? = nil, headers: HTTPFields = [:]
    ) async throws -> Answer {
        var body: [UInt8] = []
        for file in files {
            body += Array(
                "--b0undary\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                    .utf8)
            body += file.bytes + [0x0D, 0x0A]
        }
        body += Array("--b0undary--\r\n".utf8)
        var headers = headers
        headers[.contentType] = "multipart/form-data; boundary=b0undary"
        return try await send(.post, path, scope, bytes: body, headers: headers)
    }

    func signed(_ body: [UInt8], id: String, _ secret: String) throws -> HTTPFields {
        let made = WebhookHeaders(
            signing: body, id: id, at: program.clock.now, with: [try WebhookSecret(parsing: secret)])
        var headers: HTTPFields = [:]
        for (name, value) in [
            (WebhookHeaders.idName, made.id), (WebhookHeaders.timestampName, made.timestamp),
            (WebhookHeaders.signatureName, made.signature),
        ] {
            headers[try #require(HTTPFields.Element.Name(name))] = value
        }
        return headers
    }

    /// Two people authorise all that is set up.
    func authorise() async throws {
        let people = [StaffMember(.random(), roles: [.officer]), StaffMember(.random(), roles: [.officer])]
        for use in try program.processors().uses {
            let proposal = try await program.proposeProcessor(
                use.processor, purpose: use.purpose, fields: use.fields, until: program.clock.now + Days(300),
                by: people[0])
            _ = try await program.approveProcessor(proposal.id, by: people[1])
        }
    }
}
