import Foundation
import Hummingbird
import Order
import Program
@testable import Service
import Testing

@Suite("The server", .serialized)
struct ServerTests {
    @Test("An application is decided, answered and found again, and its decision explains itself with clauses")
    func submit() async throws {
        try await TestServer.run { server in
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian)
            #expect(sent.status == 201, "\(sent.text)")
            let id = try #require(sent.json["id"]?.string)
            #expect(sent.headers[.location] == "/v1/applications/\(id)")
            do {
                let found = try await server.ask(.get, "/v1/applications/\(id)", .intake).json
                #expect(found == sent.json)
            }
            let decision = try await server.ask(.get, "/v1/applications/\(id)/decision", .read)
            #expect(decision.json["reason"]?["clause"]?.string != nil)
            #expect(!sent.text.contains("Eriksson") && !sent.text.contains("anna@utopia.example"))
            let list = try await server.ask(.get, "/v1/applications?limit=1", .read)
            #expect(list.json["items"]?.array?.count == 1)
            #expect(list.json["items"]?.array?.first?["id"]?.string == id)
            let receipt = try await server.ask(.get, "/v1/applications/\(id)/receipt", .intake)
            #expect(receipt.status == 200 || receipt.status == 202)
            let feed = try await server.ask(.get, "/v1/events", .read)
            #expect(feed.json["items"]?.array?.contains { $0["application"]?.string == id } == true)
        }
    }

    @Test("Two requests with one key are one request; the same key with another body is refused")
    func idempotency() async throws {
        try await TestServer.run { server in
            let key: HTTPFields = [.idempotencyKey: "sign-up-1"]
            let first = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian, headers: key)
            let again = try await server.ask(.post, "/v1/applications", .intake, json: TestServer.utopian, headers: key)
            #expect(first.json["id"] == again.json["id"])
            var other = TestServer.utopian.object ?? [:]
            other["reference"] = "another"
            let reused = try await server.ask(.post, "/v1/applications", .intake, json: .object(other), headers: key)
            #expect(reused.status == 422 && reused.json["type"]?.string == "/problems/idempotency-key-reused")
        }
    }

    @Test("A batch answers every line in its order, and a bad line stops nothing")
    func batch() async throws {
        try await TestServer.run { server in
            let good = TestServer.utopian.text
            let body = [good, "{\"applicant\":", "", "{\"product\":{\"kind\":\"virtualMachine\"}}", good].joined(
                separator: "\n")
            let answer = try await server.ask(
                .post, "/v1/applications/batch", .intake, raw: body, media: "application/x-ndjson")
            #expect(answer.status == 200)
            #expect(answer.lines.map { $0["line"]?.integer } == [1, 2, 4, 5, nil])
            #expect(answer.lines[0]["application"]?["id"] != nil && answer.lines[3]["application"]?["id"] != nil)
            #expect(answer.lines[1]["problem"]?["status"]?.integer == 400)
            #expect(
                answer.lines[2]["problem"]?["errors"]?.array?.contains { $0["pointer"]?.string == "/applicant" } == true
            )
            #expect(answer.lines[4]["summary"] == ["done": 2, "failed": 2])
        }
    }

    @Test("A batch that was cut and is sent again does nothing twice")
    func batchAgain() async throws {
        try await TestServer.run { server in
            let key: HTTPFields = [.idempotencyKey: "batch-1"]
            let lines = (1...3).map { number -> String in
                var each = TestServer.utopian.object ?? [:]
                each["reference"] = .string("r\(number)")
                return JSONValue.object(each).text
            }
            let cut = try await server.ask(
                .post, "/v1/applications/batch", .intake, raw: lines.prefix(2).joined(separator: "\n"),
                media: "application/x-ndjson", headers: key)
            let whole = try await server.ask(
                .post, "/v1/applications/batch", .intake, raw: lines.joined(separator: "\n"),
                media: "application/x-ndjson", headers: key)
            #expect(cut.lines[0]["application"]?["id"] == whole.lines[0]["application"]?["id"])
            #expect(cut.lines[1]["application"]?["id"] == whole.lines[1]["application"]?["id"])
            do {
                let found = try await server.ask(.get, "/v1/applications", .read).json["items"]?.array?.count
                #expect(found == 3)
            }
        }
    }

    @Test("Without a key, with a wrong one, and with another scope: 401, 401, 403 that names the scope")
    func authorisation() async throws {
        try await TestServer.run { server in
            do {
                let found = try await server.ask(.get, "/v1/accounts").status
                #expect(found == 401)
            }
            let wrong: HTTPFields = [.authorization: "Bearer gh_read_" + String(repeating: "0", count: 52)]
            do {
                let found = try await server.ask(.get, "/v1/accounts", headers: wrong).status
                #expect(found == 401)
            }
            let other = try await server.ask(.get, "/v1/accounts", .intake)
            #expect(other.status == 403 && other.json["scopes"] == ["read"])
            let access = try await server.ask(.post, "/v1/applications", .access, json: TestServer.utopian)
            #expect(access.status == 403)
        }
    }

    @Test("Every route refuses every scope that it does not name")
    func scopes() async throws {
        try await TestServer.run { server in
            for route in allRoutes(sample: false) where !route.scopes.isEmpty {
                let path = route.path.replacing("{id}", with: "app_0000000000000000")
                let stranger = try await server.ask(route.method.http, path).status
                #expect(stranger == 401, "\(route.path)")
                for scope in Scope.allCases where !route.scopes.contains(scope) {
                    let wrong = try await server.ask(route.method.http, path, scope).status
                    #expect(wrong == 403, "\(route.path) \(scope)")
                }
            }
        }
    }

    @Test(
        "Bad input is a clear 4xx",
        arguments: [
            ("{\"applicant\":{\"type\":\"individual\",\"na", 400), ("", 400), ("[]", 422), ("null", 422), ("{}", 422),
            ("{\"applicant\":5,\"product\":{\"kind\":\"virtualMachine\"}}", 422), ("\u{0}", 400),
            ("{\"a\":1,\"a\":2}", 400),
            (String(repeating: "[", count: 5000), 400),
        ])
    func badInput(_ body: String, _ status: Int) async throws {
        try await TestServer.run { server in
            let answer = try await server.ask(.post, "/v1/applications", .intake, raw: body)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("Values that cannot be are named by their pointer, each with the way to mend it")
    func badValues() async throws {
        try await TestServer.run { server in
            let cases: [(String, JSONValue, String)] = [
                ("name", "Anna\u{7}", "/applicant/name"), ("name", "Anna \u{202E}noskirE", "/applicant/name"),
                ("name", .string(String(repeating: "a", count: 10_000)), "/applicant/name"),
                ("birthDate", "1974-02-30", "/applicant/birthDate"),
                ("birthDate", "2099-01-01", "/applicant/birthDate"), ("email", "nobody", "/applicant/email"),
                ("surname", "x", "/applicant/surname"),
                ("citizenships", ["Atlantis"], "/applicant/citizenships/0"),
            ]
            for (field, value, pointer) in cases {
                var form = TestServer.utopian.object ?? [:]
                var applicant = form["applicant"]?.object ?? [:]
                applicant[field] = value
                form["applicant"] = .object(applicant)
                let answer = try await server.ask(.post, "/v1/applications", .intake, json: .object(form))
                #expect(answer.status == 422, "\(field): \(answer.text)")
                #expect(
                    answer.json["errors"]?.array?.contains { $0["pointer"]?.string == pointer } == true,
                    "\(field): \(answer.text)")
            }
        }
    }

    @Test("404, 405 with Allow, 413, 415 and an unknown query parameter are problems too")
    func plainProblems() async throws {
        try await TestServer.run { server in
            do {
                let found = try await server.ask(.get, "/v1/nothing").json["type"]?.string
                #expect(found == "/problems/not-found")
            }
            let method = try await server.ask(.put, "/v1/applications", .intake)
            #expect(method.status == 405 && method.headers[.allow] == "GET, POST")
            do {
                let found = try await server.ask(
                    .post, "/v1/applications", .intake, raw: "a=b", media: "application/x-www-form-urlencoded"
                ).status
                #expect(found == 415)
            }
            let large = try await server.ask(
                .post, "/v1/applications", .intake, raw: String(repeating: " ", count: Limits.requestBytes + 1))
            #expect(large.status == 413)
            let query = try await server.ask(.get, "/v1/applications?stat=opened", .read)
            #expect(query.status == 400 && query.text.contains("updated_since"))
            do {
                let found = try await server.ask(.get, "/v1/applications?updated_since=2026-11-25", .read).status
                #expect(found == 400)
            }
            do {
                let found = try await server.ask(.get, "/v1/applications?limit=0", .read).status
                #expect(found == 400)
            }
            do {
                let found = try await server.ask(.get, "/v1/applications/app_0000000000000000", .read).status
                #expect(found == 404)
            }
            do {
                let found = try await server.ask(.get, "/v1/applications/..%2f..%2fetc", .read).status
                #expect(found == 404)
            }
        }
    }

    @Test("It refuses to listen where others can reach it without encryption, and says what to do")
    func listening() async throws {
        try await TestServer.run { server in
            await #expect(throws: ServerError.publicWithoutTLS(host: "0.0.0.0")) {
                _ = try await GatehouseServer.application(
                    program: server.program, configuration: .init(host: "0.0.0.0"))
            }
            _ = try await GatehouseServer.application(
                program: server.program, configuration: .init(host: "0.0.0.0", behindProxy: true))
        }
    }

    @Test("Health, readiness, figures and the schemas are there for anyone; the sample's clock is not")
    func operations() async throws {
        try await TestServer.run { server in
            do {
                let found = try await server.page("/healthz").text
                #expect(found == "ok\n")
            }
            do {
                let found = try await server.page("/readyz").status
                #expect(found == 200)
            }
            #expect(try await server.page("/metrics").text.contains("gatehouse_log_entries"))
            do {
                let found = try await server.page("/schemas/application").json["title"]?.string
                #expect(found == "application")
            }
            do {
                let found = try await server.page("/assets/gatehouse.css").headers[.contentType]
                #expect(found == "text/css; charset=utf-8")
            }
            do {
                let found = try await server.ask(.post, "/sample/clock", json: ["time": "2026-12-01T00:00:00Z"]).status
                #expect(found == 404)
            }
        }
        try await TestServer.run(sample: true) { server in
            do {
                let found = try await server.ask(.post, "/sample/clock", json: ["time": "2026-12-01T00:00:00Z"]).json[
                    "now"]?.string
                #expect(found == "2026-12-01T00:00:00.000Z")
            }
            do {
                let found = try await server.ask(.post, "/sample/clock", json: ["time": "2026-11-01T00:00:00Z"]).status
                #expect(found == 422)
            }
        }
    }

    @Test("A reseller's key speaks for its own customers only")
    func reseller() async throws {
        try await TestServer.run { server in
            var form = TestServer.utopian.object ?? [:]
            form["channel"] = ["type": "reseller", "account": "acc_0000000000000000"]
            do {
                let found = try await server.ask(.post, "/v1/applications", .reseller, json: .object(form)).status
                #expect(found == 403)
            }
        }
    }

    @Test("Measures are issued with an admin key and listed; webhooks are added, listed and removed")
    func administration() async throws {
        try await TestServer.run { server in
            do {
                let found = try await server.ask(.get, "/v1/measures", .admin).json["items"]
                #expect(found == [])
            }
            do {
                let found = try await server.ask(.post, "/v1/measures", .admin, json: ["kind": "nonsense"]).status
                #expect(found == 422)
            }
            let added = try await server.ask(
                .post, "/v1/webhooks", .admin, json: ["url": "https://hooks.example/gatehouse"])
            #expect(added.status == 201 && added.json["secret"]?.string?.hasPrefix("whsec_") == true)
            do {
                let found = try await server.ask(.post, "/v1/webhooks", .admin, json: ["url": "file:///etc/passwd"])
                    .status
                #expect(found == 422)
            }
            let id = try #require(added.json["id"]?.string)
            let list = try await server.ask(.get, "/v1/webhooks", .admin)
            #expect(list.json["items"]?.array?.first?["id"]?.string == id && !list.text.contains("whsec_"))
            do {
                let found = try await server.ask(.get, "/v1/webhooks/\(id)/dead-letters", .admin).json["items"]
                #expect(found == [])
            }
            do {
                let found = try await server.ask(.post, "/v1/webhooks/\(id)/replay", .admin).status
                #expect(found == 202)
            }
            do {
                let found = try await server.ask(.delete, "/v1/webhooks/\(id)", .admin).status
                #expect(found == 204)
            }
            do {
                let found = try await server.ask(.get, "/v1/webhooks/\(id)/dead-letters", .admin).status
                #expect(found == 404)
            }
        }
    }
}

@Suite("Console and portal, as a browser without script sees them", .serialized)
struct BrowsingTests {
    @Test("Signing in sets a cookie that scripts and other sites cannot use; a wrong password does not")
    func signIn() async throws {
        try await TestServer.run { server in
            do {
                let found = try await server.page("/console/queue").headers[.location]
                #expect(found == "/console/sign-in?to=%2Fconsole%2Fqueue")
            }
            let wrong = try await server.post(
                "/console/sign-in", [("name", "anna"), ("password", "wrong horse battery")])
            #expect(wrong.status == 401 && wrong.headers[.setCookie] == nil)
            let right = try await server.post(
                "/console/sign-in", [("name", "anna"), ("password", "correct horse battery")])
            let cookie = try #require(right.headers[.setCookie])
            #expect(
                right.status == 303 && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict")
                    && cookie.contains("Path=/console"))
            let (session, csrf) = try await server.signIn("anna")
            do {
                let found = try await server.page("/console/queue", cookie: session).status
                #expect(found == 200)
            }
            do {
                let found = try await server.post("/console/sign-out", [("csrf", "0")], cookie: session).status
                #expect(found == 403)
            }
            do {
                let found = try await server.post("/console/sign-out", [("csrf", csrf)], cookie: session).status
                #expect(found == 303)
            }
            do {
                let found = try await server.page("/console/queue", cookie: session).status
                #expect(found == 303)
            }
        }
    }

    @Test("After five failures a name has to wait, even with the right password")
    func throttling() async throws {
        try await TestServer.run { server in
            for _ in 0..<Limits.failedSignIns {
                _ = try await server.post("/console/sign-in", [("name", "otto"), ("password", "wrong horse battery")])
            }
            do {
                let found = try await server.post(
                    "/console/sign-in", [("name", "otto"), ("password", "correct horse battery")]
                ).status
                #expect(found == 429)
            }
        }
    }

    @Test("A form that came from another site is refused")
    func otherSite() async throws {
        try await TestServer.run { server in
            let headers: HTTPFields = [.secFetchSite: "cross-site"]
            do {
                let found = try await server.post("/console/sign-in", [("name", "anna")], headers: headers).status
                #expect(found == 403)
            }
            do {
                let found = try await server.post("/portal", [("kind", "individual")], headers: headers).status
                #expect(found == 403)
            }
        }
    }

    @Test("Every place of the console answers, empty, with its next step")
    func empty() async throws {
        try await TestServer.run { server in
            let (cookie, _) = try await server.signIn("otto")
            for path in [
                "queue", "accounts", "applications", "cases", "lists", "measures", "records", "standard", "webhooks",
                "search", "clauses/1(a)(i)", "clauses/2(d)(ii)",
            ] {
                let page = try await server.page("/console/\(path)", cookie: cookie)
                #expect(page.status == 200, "\(path): \(page.status)")
                #expect(page.text.contains("<h1"), "\(path)")
            }
            do {
                let found = try await server.page("/console/clauses/9(z)", cookie: cookie).status
                #expect(found == 404)
            }
            do {
                let found = try await server.page("/console/keys", cookie: cookie).status
                #expect(found == 403)
            }
            let (administrator, csrf) = try await server.signIn("ada")
            do {
                let found = try await server.page("/console/accounts", cookie: administrator).status
                #expect(found == 403)
            }
            let issued = try await server.post(
                "/console/keys", [("csrf", csrf), ("name", "new"), ("scope", "read")], cookie: administrator)
            #expect(issued.text.contains("gh_read_"))
        }
    }

    @Test(
        "An applicant from elsewhere is asked step by step, keeps what was typed, and sees where it stands by the link")
    func portal() async throws {
        try await TestServer.run { server in
            let begun = try await server.post("/portal", [("kind", "individual"), ("product", "virtualMachine")])
            let base = try #require(begun.headers[.location]).replacing("/who", with: "")
            let nobody = try await server.post(base + "/who", [("name", "")])
            #expect(nobody.status == 422 && nobody.text.contains("Write your name"))
            _ = try await server.post(
                base + "/who", [("name", "安娜 Eriksson"), ("citizenship", "LV"), ("permanentResident", "no")])
            let place = try await server.post(
                base + "/place",
                [("street", "Brīvības iela 1"), ("town", "Rīga"), ("country", "LV"), ("locatedIn", "LV")])
            #expect(place.headers[.location] == base + "/reach")
            let wrong = try await server.post(
                base + "/reach", [("email", "anna@utopia.example"), ("telephone", "not a number")])
            #expect(
                wrong.status == 422 && wrong.text.contains("value=\"not a number\"")
                    && wrong.text.contains("class=\"error\""))
            #expect(try await server.page(base + "/who").text.contains("安娜 Eriksson"))
            _ = try await server.post(
                base + "/reach",
                [("email", "anna@utopia.example"), ("telephone", "+371 2000 0000"), ("birthDate", "1974-08-12")])
            let payment = try await server.post(
                base + "/payment",
                [
                    ("paymentKind", "card"), ("paymentValue", "4242"), ("numberKind", "passport"),
                    ("number", "LV1234567"), ("numberCountry", "LV"),
                ])
            #expect(payment.headers[.location] == base + "/check")
            #expect(try await server.page(base + "/check").text.contains("+371 2000 0000"))
            do {
                let found = try await server.post(base + "/check", []).headers[.location]
                #expect(found?.hasPrefix(base) == true)
            }
            let status = try await server.page(base)
            #expect(status.status == 200 && status.text.contains("app_") && status.text.contains("So far"))
            do {
                let found = try await server.page(base + "/who").headers[.location]
                #expect(found == base)
            }
            do {
                let found = try await server.page("/portal/a/" + String(repeating: "0", count: 32)).status
                #expect(found == 404)
            }
        }
    }

    @Test("A United States person is asked for nothing beyond what tells that they are one")
    func unitedStatesPerson() async throws {
        try await TestServer.run { server in
            let begun = try await server.post("/portal", [("kind", "individual"), ("product", "virtualMachine")])
            let base = try #require(begun.headers[.location]).replacing("/who", with: "")
            _ = try await server.post(base + "/who", [("name", "Pat Example"), ("citizenship", "US")])
            let place = try await server.post(base + "/place", [("country", "US"), ("locatedIn", "US")])
            #expect(place.headers[.location] == base + "/check")
            let check = try await server.page(base + "/check")
            #expect(check.text.contains("Step 3 of 3") && check.text.contains("this is all we ask"))
            _ = try await server.post(base + "/check", [])
            #expect(try await server.page(base).text.contains("Your account is open"))
        }
    }

    @Test("A whole card number is refused and not kept")
    func cardNumber() async throws {
        try await TestServer.run { server in
            let begun = try await server.post("/portal", [("kind", "individual")])
            let base = try #require(begun.headers[.location]).replacing("/who", with: "")
            _ = try await server.post(base + "/who", [("name", "Anna"), ("citizenship", "LV")])
            let answer = try await server.post(
                base + "/payment", [("paymentKind", "card"), ("paymentValue", "4242 4242 4242 4242")])
            #expect(answer.status == 422 && answer.text.contains("last four digits"))
            let kept = try await server.page(base + "/payment")
            #expect(!kept.text.contains("4242 4242 4242 4242"))
        }
    }
}
