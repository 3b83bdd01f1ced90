import Crypto
import Foundation
import Order
import Testing

@testable import Evidence

/// Mobile documents and credentials that a peer issued and spoilt (pymdoccbor, sd-jwt and cryptography, PyPI):
/// Tests/peers/wallet.py says what each is.
@Suite struct WalletPeerTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]

    struct Manifest: Decodable {
        struct Case: Decodable {
            var file: String
            var verdict: String
            var says: String
            var claims: Bool?
            /// A session's transcript, and the reader's private key of that session.
            var session: String?
            var readerKey: String?
            var audience: String?
            var nonce: String?
        }
        var at: String
        var cases: [Case]
    }

    @Test(
        "Every good document of a peer is accepted, every bad one refused for the right reason, and none crashes or hangs",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has Tests/requirements.txt"),
        .timeLimit(.minutes(5)))
    func peer() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wallet-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try run(["documents", folder.path])
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(contentsOf: folder.appendingPathComponent("manifest.json")))
        var trust = TrustStore()
        let place = folder.appendingPathComponent("trust")
        var trusted = try files(in: place)
        for var file in try files(in: place.appendingPathComponent("credentials")) {
            file.name = "credentials/\(file.name)"
            trusted.append(file)
        }
        let additions = trust.add(trusted)
        #expect(additions.allSatisfy { !$0.isEmpty && $0.refused.isEmpty })
        let context = InspectionContext(
            trust: trust, time: try #require(Timestamp(rfc3339: manifest.at)),
            companions: try files(in: folder.appendingPathComponent("beside")))
        #expect(manifest.cases.count > 900)
        var isCut: Set<String> = []
        for document in manifest.cases {
            let url = folder.appendingPathComponent("files").appendingPathComponent(document.file)
            let bytes = [UInt8](try Data(contentsOf: url))
            let started = ContinuousClock.now
            let verdict = verdict(document, EvidenceFile(name: document.file, bytes: bytes), context)
            #expect(ContinuousClock.now - started < .seconds(5), "\(document.file)")
            let findings = verdict.reasons.map(\.finding).joined(separator: " ")
            // One document of each kind is cut at every length.
            let label = document.file.drop { $0 != "-" }
            if document.verdict == "valid", document.session == nil || document.readerKey != nil,
                label == "-good-tag" || label == "-good" || label == "-good-credential" || label == "-status-cwt",
                isCut.insert(String(label)).inserted
            {
                for length in 0..<bytes.count {
                    var cut = Array(bytes[..<length])
                    let found = EvidenceInspector.inspect(EvidenceFile(name: document.file, bytes: cut), in: context)
                    // Cut after a disclosure, a credential is a smaller one; everything else is broken.
                    let isWhole = cut.popLast() == UInt8(ascii: "~")
                    #expect(found.verdict.status != .valid || isWhole, "\(document.file) cut at \(length)")
                }
            }
            switch document.verdict {
            case "any": break
            case "not valid": #expect(verdict.status != .valid, "\(document.file): \(findings)")
            default: #expect(verdict.status.rawValue == document.verdict, "\(document.file): \(findings)")
            }
            #expect(
                document.says.isEmpty || findings.contains(document.says),
                "\(document.file) should say: \(document.says). It says: \(findings)")
            if document.claims == true {
                #expect(
                    verdict.claims.contains { $0.attribute == .name && $0.value.text.hasPrefix("Ilze ") },
                    "\(document.file)")
            }
            if verdict.status != .valid {
                #expect(verdict.claims.allSatisfy { $0.method == .declared && $0.strength == nil }, "\(document.file)")
            }
        }
    }

    /// What the file is worth; where a session or a request is stated, presented in it.
    private func verdict(
        _ document: Manifest.Case, _ file: EvidenceFile, _ context: InspectionContext
    ) -> EvidenceVerdict {
        let inspected = EvidenceInspector.inspect(file, in: context).verdict
        do {
            if let session = document.session {
                let transcript = try SessionTranscript(CBORItem(parsing: [UInt8](hex: session)))
                let key = try document.readerKey.map {
                    ReaderKey.p256(try P256.KeyAgreement.PrivateKey(rawRepresentation: [UInt8](hex: $0)))
                }
                guard let first = try DeviceResponse(CBORItem(parsing: file.bytes)).documents.first else {
                    return inspected
                }
                return first.verified(in: context, session: transcript, readerKey: key).verdict
            }
            if let audience = document.audience, let nonce = document.nonce {
                return try SelectiveDisclosureCredential(parsing: file.bytes).verified(
                    in: context, expecting: KeyBindingExpectation(audience: audience, nonce: nonce)
                ).verdict
            }
        } catch {
            return inspected
        }
        return inspected
    }

    private func run(_ arguments: [String]) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("peers/wallet.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-W", "ignore", script.path] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func files(in folder: URL) throws -> [EvidenceFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            let url = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
                return nil
            }
            return EvidenceFile(name: name, bytes: [UInt8](try Data(contentsOf: url)))
        }
    }
}
