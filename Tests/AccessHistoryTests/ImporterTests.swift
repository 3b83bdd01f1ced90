import AccessHistory
import Foundation
import Order
import TestSupport
import Testing

@Suite("Access events from NDJSON")
struct AccessEventReaderTests {
    let now = Timestamp(rfc3339: "2026-11-25T10:00:00Z")!

    func read(_ text: String, zone: Int? = nil) -> (events: [AccessEvent], problems: [AccessLineProblem]) {
        var reader = AccessEventReader(now: now, zone: zone)
        reader.read(Array(text.utf8))
        reader.finish()
        var events: [AccessEvent] = []
        while let batch = reader.next() { events += batch.events }
        #expect(reader.accepted == events.count)
        return (events, reader.problems)
    }

    @Test("Every field of an event arrives as it was written")
    func everyField() throws {
        let line = #"""
            {"reference":"cust-4711","at":"2026-11-25T09:14:16.123+02:00","ip":"2001:db8::7","action":"ConsoleLogin","principal":"Jürgen \"J\" \u00c5","source":"signin","outcome":"denied","agent":"curl/8"}
            """#
        let (events, problems) = read(line)
        #expect(problems.isEmpty)
        let event = try #require(events.first)
        #expect(event.account == .reference("cust-4711"))
        #expect(event.time.description == "2026-11-25T07:14:16.123Z")
        #expect(event.point == .address(try IPAddress(parsing: "2001:db8::7")))
        #expect(event.action == "ConsoleLogin")
        #expect(event.principal == "Jürgen \"J\" Å")
        #expect(event.source == "signin")
        #expect(event.outcome == .denied)
        #expect(event.agent == "curl/8")
    }

    @Test("What is not said stays unknown")
    func unknown() throws {
        let id = AccountID.random()
        let (events, _) = read(
            #"{"account":"\#(id)","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x","agent":null}"#)
        let event = try #require(events.first)
        #expect(event.account == .account(id))
        #expect(event.outcome == .unknown)
        #expect(event.principal == nil && event.source == nil && event.agent == nil)
    }

    @Test("A time without a zone is refused until the zone is said")
    func zone() throws {
        let line = #"{"reference":"r","at":"2026-11-25T09:14:16","ip":"203.0.113.7","action":"x"}"#
        #expect(read(line).problems.map(\.problem) == [.timeWithoutZone])
        let (events, problems) = read(line, zone: -5 * 3600)
        #expect(problems.isEmpty)
        #expect(events.first?.time.description == "2026-11-25T14:14:16.000Z")
    }

    @Test(
        "Each bad line says what is wrong with it and costs no other line",
        arguments: [
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x""#, "notAnObject"),
            (#"[1]"#, "notAnObject"),
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"} {}"#, "notAnObject"),
            (
                #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x","colour":"red"}"#,
                "unknownField"
            ),
            (
                #"{"reference":"r","reference":"s","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"}"#,
                "repeatedField(\"reference\")"
            ),
            (#"{"reference":"r","at":"2026-02-30T09:14:16Z","ip":"203.0.113.7","action":"x"}"#, "notATime"),
            (#"{"reference":"r","at":1764061456,"ip":"203.0.113.7","action":"x"}"#, "notText(\"at\")"),
            (#"{"reference":"r","at":"1999-12-31T23:59:59Z","ip":"203.0.113.7","action":"x"}"#, "timeOutOfRange"),
            (#"{"reference":"r","at":"2026-11-27T09:14:16Z","ip":"203.0.113.7","action":"x"}"#, "timeOutOfRange"),
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.256","action":"x"}"#, "notAnAddress"),
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.07","action":"x"}"#, "notAnAddress"),
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"ec2.amazonaws.com","action":"x"}"#, "notAnAddress"),
            (#"{"account":"acc_123","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"}"#, "notAnAccount"),
            (
                #"{"at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"}"#,
                "missingField(\"account or reference\")"
            ),
            (#"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7"}"#, "missingField(\"action\")"),
            (
                #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x","outcome":"fine"}"#,
                "notAnOutcome"
            ),
            (
                #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"\u202egnp"}"#,
                "controlCharacter(\"action\")"
            ),
            (
                #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"\ud800"}"#,
                "notUnicode(\"action\")"
            ),
            (
                "{\"reference\":\"r\",\"at\":\"2026-11-25T09:14:16Z\",\"ip\":\"203.0.113.7\",\"action\":\"a\u{7}b\"}",
                "controlCharacter(\"action\")"
            ),
        ])
    func badLine(_ line: String, _ problem: String) {
        let good = #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"}"#
        let (events, problems) = read([good, line, "", good].joined(separator: "\n"))
        #expect(events.count == 2)
        #expect(problems.count == 1)
        #expect(problems.first?.line == 2)
        #expect(problems.first.map { String(describing: $0.problem) } == problem)
    }

    @Test("A line is the same wherever the pieces of the body are cut")
    func pieces() {
        let line = #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x","agent":"é"}"# + "\n"
        let bytes = Array((line + line + line).utf8)
        for size in [1, 2, 3, 7, 31, 64, 200] {
            var reader = AccessEventReader(now: now)
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.read(Array(bytes[start..<min(bytes.count, start + size)]))
            }
            reader.finish()
            #expect(reader.accepted == 3 && reader.rejected == 0, "pieces of \(size)")
        }
    }

    @Test("A line beyond the limit is refused and its bytes are not kept; the next one is read")
    func longLine() {
        let long = #"{"reference":""# + String(repeating: "a", count: 200_000) + "\"}\n"
        let good = #"{"reference":"r","at":"2026-11-25T09:14:16Z","ip":"203.0.113.7","action":"x"}"#
        var reader = AccessEventReader(now: now)
        for piece in (long + good).utf8.chunked(4_096) { reader.read(piece) }
        reader.finish()
        #expect(reader.accepted == 1)
        #expect(reader.problems.map(\.problem) == [.tooLong])
    }

    @Test("Random bytes are refused line by line and never more than that")
    func fuzz() {
        var generator = SeededGenerator(seed: 7)
        let good = Array(
            #"{"reference":"r","at":"2026-11-25T09:14:16.5Z","ip":"203.0.113.7","action":"xé\n","agent":"b"}"#.utf8)
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            var reader = AccessEventReader(now: now)
            reader.read(bytes)
            reader.finish()
            #expect(reader.accepted + reader.rejected <= reader.lines)
        }
    }
}

extension String.UTF8View {
    func chunked(_ size: Int) -> [[UInt8]] {
        let bytes = Array(self)
        return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<Swift.min(bytes.count, $0 + size)]) }
    }
}

@Suite("Access events from CloudTrail")
struct CloudTrailTests {
    @Test(
        "All 1,516 records of the real files are read; 206 have a service's name for an address",
        .enabled(if: PublicData.folder != nil, "no shared test data"))
    func realFiles() throws {
        let folder = try #require(PublicData.file("cloudtrail"))
        var events: [AccessEvent] = []
        var withoutAddress = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let reading = try CloudTrail.read([UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
            #expect(reading.rejected == 0)
            withoutAddress += reading.withoutAddress
            for batch in reading.batches { events += batch.events }
        }
        #expect(events.count == 1_516)
        #expect(withoutAddress == 206)
        #expect(Set(events.map(\.account)) == [.reference("123837392027")])
        #expect(events.filter { $0.point == .named("AWS Internal") }.count == 90)
        #expect(events.filter { $0.point == .address(IPAddress(ipv4: 0xC0A8_0A14)) }.count == 1_136)
        #expect(events.filter { $0.outcome != .success }.count == 162)
        #expect(events.map(\.time).min()?.description.hasPrefix("2023-07-10T11:4") == true)
    }

    @Test("A record without a time is told by its place, and the others are kept")
    func incomplete() throws {
        let file =
            #"{"Records":[{"eventName":"A","recipientAccountId":"1"},{"eventTime":"2023-07-10T11:47:39Z","eventName":"ConsoleLogin","eventSource":"signin","sourceIPAddress":"203.0.113.9","recipientAccountId":"1","responseElements":{"ConsoleLogin":"Failure"},"userIdentity":{"arn":"arn:x"}}]}"#
        let reading = try CloudTrail.read(Array(file.utf8))
        #expect(reading.problems.map(\.description) == ["record 0: eventTime is missing or malformed"])
        let event = try #require(reading.batches.first?.events.first)
        #expect(event.outcome == .failure)
        #expect(event.principal == "arn:x")
    }

    @Test("A compressed file, a cut one and another format are refused with what to do")
    func refused() {
        #expect(throws: CloudTrail.FileError.compressed) { try CloudTrail.read([0x1F, 0x8B, 8, 0]) }
        #expect(throws: CloudTrail.FileError.self) { try CloudTrail.read(Array(#"{"Records":[{"eventTime":"#.utf8)) }
        #expect(throws: CloudTrail.FileError.self) { try CloudTrail.read(Array(#"{"events":[]}"#.utf8)) }
        #expect(throws: CloudTrail.FileError.self) { try CloudTrail.read([]) }
        let deep = Array((#"{"Records":[{"a":"# + String(repeating: "[", count: 100_000)).utf8)
        #expect(throws: CloudTrail.FileError.self) { try CloudTrail.read(deep) }
    }
}
