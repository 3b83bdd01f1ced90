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
        #expect(manifest.cases.count > 500)
        for document in manifest.cases {
            let files = try files(in: folder.appendingPathComponent(document.folder), named: document.folder)
            let found = EvidenceInspector.inspect(files, trust: trust, at: at)
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
            // What a flipped bit leaves valid says the same as before.
            if verdict.status == .valid { #expect(verdict.claims.contains { $0.value.text == "X4RTBPFW4" }) }
        }
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
