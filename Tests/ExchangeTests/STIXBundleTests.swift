import Detection
import Exchange
import Foundation
import Order
import TestSupport
import Testing

@Suite("A case as a STIX 2.1 bundle") struct STIXBundleTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]

    private func indicators() throws -> CaseIndicators {
        func seen(_ value: Indicator.Value, _ minutes: Int64, _ count: Int) -> Indicator {
            Indicator(
                value, first: sampleTime, last: sampleTime.adding(milliseconds: minutes * 60_000), sightings: count)
        }
        return CaseIndicators(
            caseID: .random(), openedAt: sampleTime,
            signalKinds: ["sharedIdentifier", "accessFromMeasuredJurisdiction"],
            indicators: [
                seen(.ipAddress(try IPAddress(parsing: "198.51.100.3")), 90, 7),
                seen(.ipAddress(try IPAddress(parsing: "2001:db8::3")), 0, 1),
                seen(.email(try EmailAddress(parsing: "o'hara@example.org")), 5, 2),
                seen(.email(try EmailAddress(parsing: "ilze@example.org")), 5, 2),
                seen(
                    .wallet(try WalletAddress(parsing: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", currency: "XBT")),
                    5, 0),
            ])
    }
    private func bundle(_ indicators: CaseIndicators, marking: TrafficLight = .amber, seed: UInt64 = 1) throws
        -> JSONValue
    {
        var generator = SeededGenerator(seed: seed)
        let provider = STIXProvider(
            id: STIXProvider.newID(using: &generator), name: "Northwind Compute", created: sampleTime)
        return try STIXBundle(
            indicators, from: provider, marking: marking, at: sampleTime + Days(1), using: &generator
        ).json
    }
    private func objects(_ bundle: JSONValue, _ type: String) -> [JSONValue] {
        (bundle["objects"]?.array ?? []).filter { $0["type"]?.string == type }
    }

    @Test("An observable's id follows from its content, as in the specification's example")
    func deterministic() throws {
        let bundle = try bundle(try indicators())
        #expect(
            objects(bundle, "ipv4-addr").map { $0["id"] } == ["ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4"])
        let other = try self.bundle(try indicators(), seed: 2)
        #expect(objects(bundle, "email-addr").count == 1)
        #expect(objects(bundle, "email-addr").map { $0["id"] } == objects(other, "email-addr").map { $0["id"] })
        #expect(objects(bundle, "indicator").map { $0["id"] } != objects(other, "indicator").map { $0["id"] })
    }

    @Test("Every reference leads to an object in the bundle, every id stands there once, and all is marked")
    func references() throws {
        let objects = try #require(try bundle(try indicators())["objects"]?.array)
        let ids = objects.compactMap { $0["id"]?.string }
        #expect(Set(ids).count == ids.count && ids.count == objects.count)
        var references: [String] = []
        for object in objects {
            for (name, value) in object.object ?? [:] {
                if name.hasSuffix("_ref"), let id = value.string { references.append(id) }
                if name.hasSuffix("_refs") { references += value.array?.compactMap(\.string) ?? [] }
            }
            if object["type"] != "marking-definition" {
                #expect(object["object_marking_refs"] == ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"])
            }
        }
        #expect(Set(references).isSubset(of: Set(ids)))
        #expect(
            self.objects(.object(["objects": .array(objects)]), "grouping").first?["object_refs"]?.array?.count == 18)
    }

    @Test("A quote in a value is escaped in the pattern")
    func escaping() throws {
        let patterns = objects(try bundle(try indicators()), "indicator").compactMap { $0["pattern"]?.string }
        #expect(patterns.contains(#"[email-addr:value = 'o\'hara@example.org']"#))
        #expect(patterns.contains("[ipv4-addr:value = '198.51.100.3']"))
        #expect(patterns.contains("[ipv6-addr:value = '2001:db8::3']"))
    }

    @Test("Of a whole case only the indicators leave: no note, no reason, no account, no subject")
    func nothingPersonal() throws {
        let subject = SubjectID.random(), account = AccountID.random()
        let record = CaseRecord(
            id: .random(), subject: subject, account: account, openedAt: sampleTime, changedAt: sampleTime,
            signals: [
                Signal(
                    kind: .sharedIdentifier, strength: .strong, subject: subject, account: account, key: "Ilze Ozola",
                    indicators: try indicators().indicators,
                    reason: Reason("5(f)", "Ilze Ozola shares it.", holds: true),
                    first: sampleTime, last: sampleTime, count: 1)
            ], notes: [.init(text: "spoke with Ilze Ozola", by: .system("test"), at: sampleTime)])
        let json = try STIXBundle.make(case: record, provider: "Northwind Compute", at: sampleTime + Days(1))
        for secret in ["Ozola", "Ilze", subject.rawValue, account.rawValue] { #expect(!json.text.contains(secret)) }
        #expect(json.text.contains("198.51.100.3"))
        let again = try STIXBundle.make(case: record, provider: "Northwind Compute", at: sampleTime + Days(2))
        func ids(_ bundle: JSONValue) -> [String] { bundle["objects"]?.array?.compactMap { $0["id"]?.string } ?? [] }
        #expect(ids(json) == ids(again), "a later bundle holds newer versions of the same objects")
    }

    @Test("A case without an indicator is not shared")
    func empty() throws {
        var none = try indicators()
        none.indicators = []
        #expect(throws: STIXError.nothingToShare) { try bundle(none) }
    }

    @Test(
        "stix2-validator accepts the bundle under every marking",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has stix2-validator"),
        arguments: TrafficLight.allCases)
    func validator(marking: TrafficLight) throws {
        let bundle = try bundle(try indicators(), marking: marking)
        let file = FileManager.default.temporaryDirectory.appending(path: "gatehouse-\(UUID().uuidString).json")
        try bundle.pretty.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = [
            "-c",
            """
            import sys
            from stix2validator import validate_file, ValidationOptions
            result = validate_file(sys.argv[1], ValidationOptions(version="2.1"))
            print(result.is_valid)
            for one in result.object_results:
                for problem in one.errors: print(problem)
                for problem in one.warnings:
                    # It does not know that a wallet is an observable, whose id follows from its content.
                    if "cryptocurrency-wallet" not in str(problem): print(problem)
            """, file.path,
        ]
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said == "True\n")
    }
}
