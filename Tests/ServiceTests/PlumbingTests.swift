import Foundation
import Hummingbird
import Order
@testable import Service
import Testing

@Suite("HTTP plumbing")
struct PlumbingTests {
    @Test("A form is decoded as the WHATWG URL standard says: plus is a space, percent escapes are bytes of UTF-8")
    func form() throws {
        let form = try FormBody(parsing: "name=Anna+Mar%C3%ADa&empty=&twice=1&twice=2&flag")
        #expect(form["name"] == "Anna María")
        #expect(form["empty"] == nil)
        #expect(form.all("twice") == ["1", "2"])
        #expect(form["flag"] == nil)
    }

    @Test("A broken form is refused and says why", arguments: ["a=%G1", "a=%1", "a=%FF%FE", "a=%00"])
    func brokenForm(_ text: String) {
        #expect(throws: Problem.self) { try FormBody(parsing: text) }
    }

    @Test("A form with more fields than the limit is refused")
    func tooManyFields() {
        let text = (0...Limits.formFields).map { "f\($0)=1" }.joined(separator: "&")
        #expect(throws: Problem.self) { try FormBody(parsing: text) }
    }

    private func lines(_ parts: [String], limit: Int = 20, total: Int = 1000) async throws -> [String] {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        for part in parts { continuation.yield(ByteBuffer(string: part)) }
        continuation.finish()
        var found: [String] = []
        for try await line in BodyLines(body: RequestBody(asyncSequence: stream), limit: limit, total: total) {
            switch line.content {
            case .bytes(let bytes): found.append("\(line.number):" + String(decoding: bytes, as: UTF8.self))
            case .tooLong: found.append("\(line.number):too long")
            }
        }
        return found
    }

    @Test("Lines are found however the body is cut, blank ones are counted, and the last needs no newline")
    func bodyLines() async throws {
        do {
            let found = try await lines(["{\"a\":1}\n{\"b\"", ":2}\n\n{\"c\":3}"])
            #expect(found == ["1:{\"a\":1}", "2:{\"b\":2}", "4:{\"c\":3}"])
        }
        do {
            let found = try await lines(["a\r\nb"])
            #expect(found == ["1:a\r", "2:b"])
        }
        do {
            let found = try await lines([""])
            #expect(found == [])
        }
    }

    @Test("A line beyond the limit is answered as too long and the next is read all the same")
    func longLine() async throws {
        let long = String(repeating: "x", count: 50)
        do {
            let found = try await lines(["ok\n", long, long, "\nnext\n"])
            #expect(found == ["1:ok", "2:too long", "3:next"])
        }
        do {
            let found = try await lines(["ok\n" + long])
            #expect(found == ["1:ok", "2:too long"])
        }
    }

    @Test("A body beyond the limit stops the reading")
    func longBody() async {
        await #expect(throws: Problem.self) { try await lines(["aaaaaaaaaa\n", "bbbbbbbbbb\n"], total: 15) }
    }

    @Test("Tiles are addressed as C2SP tlog-tiles says")
    func tiles() {
        #expect(tileAddress(["067"]).map { [$0.index, UInt64($0.width)] } == [67, 256])
        #expect(tileAddress(["x001", "x234", "067"]).map { [$0.index, UInt64($0.width)] } == [1_234_067, 256])
        #expect(tileAddress(["x001", "234.p", "12"]).map { [$0.index, UInt64($0.width)] } == [1234, 12])
        for wrong in [["67"], ["001", "067"], ["067.p", "256"], ["067.p", "0"], ["abc"], [], ["x067"]] {
            #expect(tileAddress(wrong) == nil, "\(wrong)")
        }
    }

    @Test("A caller beyond its limit waits, and gets its turn back with time")
    func rateLimit() {
        let limiter = RateLimiter()
        let start = ContinuousClock.now
        for _ in 0..<60 { #expect(limiter.take("a", limit: 60, now: start) == nil) }
        #expect(limiter.take("a", limit: 60, now: start) == 1)
        #expect(limiter.take("b", limit: 60, now: start) == nil)
        #expect(limiter.take("a", limit: 60, now: start + .seconds(2)) == nil)
    }

    @Test("Metrics are Prometheus text with cumulative buckets")
    func metrics() {
        let metrics = ServiceMetrics()
        metrics.count(route: "/v1/applications", method: "POST", status: 201, took: .milliseconds(4))
        metrics.count(route: "/v1/applications", method: "BREW", status: 405, took: .milliseconds(40))
        let text = metrics.text(gauges: [("gatehouse_log_entries", "Entries.", 7)])
        #expect(
            text.contains("gatehouse_requests_total{route=\"/v1/applications\",method=\"POST\",status=\"201\"} 1\n"))
        #expect(text.contains("method=\"other\",status=\"405\"} 1\n"))
        #expect(text.contains("gatehouse_request_seconds_bucket{route=\"/v1/applications\",le=\"0.005\"} 1\n"))
        #expect(text.contains("gatehouse_request_seconds_bucket{route=\"/v1/applications\",le=\"+Inf\"} 2\n"))
        #expect(text.contains("gatehouse_log_entries 7\n"))
    }

    @Test("A sign-in leads only to a page of the console")
    func targets() {
        #expect(safeTarget("/console/queue") == "/console/queue")
        for wrong in [
            "https://evil.example", "//evil.example", "/console//evil.example", "/portal", "/console/\\evil", nil,
        ] {
            #expect(safeTarget(wrong) == nil)
        }
    }
}

@Suite("Keys, passwords and codes")
struct AccessTests {
    @Test("RFC 6238, appendix B, the vectors for SHA-1")
    func timeBasedCodes() {
        let code = TimeBasedCode(secret: Array("12345678901234567890".utf8))
        for (seconds, expected) in [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)] {
            #expect(code.code(step: seconds / 30, digits: 8) == expected)
        }
    }

    @Test("A code works once, and half a minute early or late")
    func codeOnce() {
        let code = TimeBasedCode(secret: Array("12345678901234567890".utf8))
        let now = Timestamp(milliseconds: 1_111_111_109_000)
        let step = TimeBasedCode.step(at: now)
        #expect(code.step(of: code.code(step: step), at: now, after: nil) == step)
        #expect(code.step(of: code.code(step: step), at: now, after: step) == nil)
        #expect(code.step(of: code.code(step: step - 1), at: now, after: nil) == step - 1)
        #expect(code.step(of: code.code(step: step + 2), at: now, after: nil) == nil)
        #expect(code.step(of: "", at: now, after: nil) == nil)
    }

    @Test("A secret is written in base 32 as RFC 4648 section 10 has it")
    func base32() {
        #expect(TimeBasedCode(secret: Array("foobar".utf8)).text == "MZXW6YTBOI")
        #expect(TimeBasedCode(secret: Array("f".utf8)).text == "MY")
    }

    @Test("A key has its scope in it, and what is not a key is never looked up")
    func keys() throws {
        var generator = SystemRandomNumberGenerator()
        let key = APIKey(scope: .intake, using: &generator)
        #expect(key.text.hasPrefix("gh_intake_") && key.text.utf8.count == 62)
        let read = try #require(APIKey(parsing: key.text))
        #expect(read.scope == .intake && read.digest == key.digest && read.digest.count == 32)
        for wrong in ["", "gh_intake_", key.text + "0", "gh_root_" + key.text.dropFirst(10), key.text.lowercased()] {
            #expect(APIKey(parsing: wrong) == nil, "\(wrong)")
        }
    }

    @Test("A password matches itself only, and its hash can be written and read back")
    func passwords() throws {
        var generator = SystemRandomNumberGenerator()
        let hash = try PasswordHash(of: "a long enough password", using: &generator)
        #expect(hash.matches("a long enough password"))
        #expect(!hash.matches("a long enough passwore"))
        let read = try #require(PasswordHash(text: hash.text))
        #expect(read == hash)
        #expect(PasswordHash(text: "scrypt$5$00$00") == nil)
    }
}

@Suite("The API's own description")
struct DescriptionTests {
    let routes = allRoutes(sample: true)
    let schemas = SchemaSet(schemas: allSchemas)

    @Test("Every schema a route names exists, and every reference resolves")
    func references() {
        for route in routes {
            switch route.body {
            case .json(let name), .form(let name), .lines(let name), .optionalJSON(let name), .evidence(let name),
                .signed(let name), .jsonOrLines(let name):
                #expect(schemas.schemas[name] != nil, "\(route.path) \(name)")
            case .none: break
            }
            for reply in route.replies {
                if let name = reply.schema { #expect(schemas.schemas[name] != nil, "\(route.path) \(name)") }
            }
        }
        func walk(_ value: JSONValue, _ name: String) {
            switch value {
            case .object(let members):
                if let reference = members["$ref"]?.string {
                    #expect(
                        schemas.schemas[String(reference.split(separator: "/").last ?? "")] != nil,
                        "\(name): \(reference)")
                }
                for (_, each) in members { walk(each, name) }
            case .array(let items): for each in items { walk(each, name) }
            default: break
            }
        }
        for (name, schema) in schemas.schemas { walk(schema, name) }
    }

    @Test("Operations are named once, and no two routes share an address and a method")
    func unique() {
        #expect(Set(routes.map(\.operation)).count == routes.count)
        #expect(Set(routes.map { "\($0.method.rawValue) \($0.path)" }).count == routes.count)
    }

    @Test("The checker knows every keyword and pattern that the schemas use")
    func keywords() {
        func walk(_ value: JSONValue, _ name: String) {
            guard case .object(let members) = value else { return }
            for (keyword, each) in members {
                #expect(SchemaSet.keywords.contains(keyword), "\(name): \(keyword)")
                switch keyword {
                case "pattern":
                    let pattern = each.string ?? ""
                    #expect(
                        SchemaSet.patterns.contains(pattern) || SchemaSet.identifierPrefix(of: pattern) != nil,
                        "\(name): \(pattern)")
                case "properties": for (_, property) in each.object ?? [:] { walk(property, name) }
                case "items": walk(each, name)
                case "additionalProperties": walk(each, name)
                case "oneOf", "anyOf": for choice in each.array ?? [] { walk(choice, name) }
                default: break
                }
            }
        }
        for (name, schema) in schemas.schemas { walk(schema, name) }
    }

    @Test("A value that does not fit is told where and how")
    func checking() {
        func problems(_ value: JSONValue, _ name: String) -> [String] {
            schemas.problems(of: value, against: name).map(\.description)
        }
        #expect(problems(["text": "again"], "Appeal") == [])
        #expect(problems([:], "Appeal") == ["/text: is missing"])
        #expect(problems(["text": ""], "Appeal") == ["/text: must not be empty"])
        #expect(problems(["text": "a", "Text": "b"], "Appeal") == ["/Text: is not known here; known are text"])
        #expect(problems(["text": 5], "Appeal") == ["/text: must be a string"])
        #expect(problems([], "Appeal") == ["/: must be an object"])
        #expect(problems(["time": "2026-11-25"], "ClockSetting").first?.contains("RFC 3339") == true)
    }

    @Test("docs/API.md lists the routes as they are; GATEHOUSE_WRITE_DOCS=1 writes them")
    func documented() throws {
        let path = String(#filePath.dropLast("Tests/ServiceTests/PlumbingTests.swift".count)) + "docs/API.md"
        var page = try String(contentsOfFile: path, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- routes -->\n")),
            end = try #require(page.range(of: "<!-- /routes -->"))
        let listing = routeListing(routes)
        if ProcessInfo.processInfo.environment["GATEHOUSE_WRITE_DOCS"] != nil {
            page.replaceSubrange(start.upperBound..<end.lowerBound, with: listing)
            try page.write(toFile: path, atomically: true, encoding: .utf8)
        } else {
            #expect(page[start.upperBound..<end.lowerBound] == listing)
        }
        for scope in Scope.allCases { #expect(page.contains("| `\(scope.rawValue)` |")) }
    }
}
