import Evidence
import Foundation
import Order
import Testing

/// Passports that a peer (asn1crypto and cryptography, PyPI) issued and spoilt: Tests/peers/passports.py says what each is.
@Suite struct PassportPeerTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]

    struct Manifest: Decodable {
        struct Case: Decodable {
            var folder: String
            var verdict: String
            var says: String
            /// What was sent to the chip and what it answered, in hexadecimal.
            var challenge: String?
            var response: String?
        }
        var at: String
        var cases: [Case]
    }

    @Test(
        "Every good passport of a peer is accepted, every bad one refused for the right reason, and none is a crash",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has cryptography and asn1crypto"),
        .timeLimit(.minutes(5)))
    func peer() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("passports-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try issue(into: folder)
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(contentsOf: folder.appendingPathComponent("manifest.json")))
        let at = try #require(Timestamp(rfc3339: manifest.at))
        var trust = TrustStore()
        let additions = trust.add(try files(in: folder.appendingPathComponent("trust"), named: "trust"))
        #expect(
            additions.allSatisfy { !$0.isEmpty && $0.refused.isEmpty }, "\(additions.filter { !$0.refused.isEmpty })")
        #expect(manifest.cases.count > 800)
        for document in manifest.cases {
            let files = try files(in: folder.appendingPathComponent(document.folder), named: document.folder)
            let answer = document.challenge.flatMap { challenge in
                document.response.map {
                    ChipAnswer(challenge: [UInt8](hex: challenge), response: [UInt8](hex: $0))
                }
            }
            let found = EvidenceInspector.inspect(files, trust: trust, at: at, chipAnswer: answer)
            let passport = try #require(found.first, "\(document.folder)")
            #expect(passport.inspection.kind == .passportChip, "\(document.folder)")
            #expect(passport.file == document.folder, "\(document.folder)")
            let verdict = passport.inspection.verdict
            let findings = verdict.reasons.map(\.finding).joined(separator: " ")
            if document.verdict != "any" {
                #expect(verdict.status.rawValue == document.verdict, "\(document.folder): \(findings)")
            }
            #expect(
                document.says.isEmpty || findings.contains(document.says),
                "\(document.folder) should say: \(document.says). It says: \(findings)")
            if verdict.status != .valid { #expect(!verdict.claims.contains { $0.method == .issuerSignature }) }
            if document.folder == manifest.cases.first?.folder { try spoil(files, trust: trust, at: at) }
            // What a flipped bit leaves valid says the same as before.
            if verdict.status == .valid { #expect(verdict.claims.contains { $0.value.text == "X4RTBPFW4" }) }
        }
    }

    /// The first good passport, with its security object cut at every length and each of its octets changed.
    private func spoil(_ files: [EvidenceFile], trust: TrustStore, at: Timestamp) throws {
        let place = try #require(files.firstIndex { $0.name.hasSuffix("EF.SOD") })
        let whole = files[place].bytes
        let started = ContinuousClock.now
        for length in 0..<whole.count {
            var cut = files
            cut[place].bytes = Array(whole[..<length])
            let found = EvidenceInspector.inspect(cut, trust: trust, at: at)
            #expect(found.first?.inspection.verdict.status == .invalid, "cut at \(length)")
        }
        for index in files.indices where index != place {
            for length in stride(from: 0, to: files[index].bytes.count, by: max(1, files[index].bytes.count / 200)) {
                var cut = files
                cut[index].bytes = Array(files[index].bytes[..<length])
                let found = EvidenceInspector.inspect(cut, trust: trust, at: at)
                #expect(found.first?.inspection.verdict.status == .invalid, "\(files[index].name) cut at \(length)")
            }
        }
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    private func issue(into folder: URL) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("peers/passports.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [script.path, folder.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// The files of a folder; of a large one no more than a reader would take.
    private func files(in folder: URL, named name: String) throws -> [EvidenceFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { file in
            let handle = try FileHandle(forReadingFrom: folder.appendingPathComponent(file))
            defer { try? handle.close() }
            let bytes = try handle.read(upToCount: Limits.evidenceFileBytes + 1) ?? Data()
            return EvidenceFile(name: "\(name)/\(file)", bytes: [UInt8](bytes))
        }
    }
}
