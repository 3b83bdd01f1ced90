import Evidence
import Exchange
import Foundation
import Order
import Program
import Records
import Synchronization
import Testing

/// A verifier's receiving end: remembers what reached it and fails as told.
final class ListeningVerifier: WebhookTransport {
    struct Question: Sendable {
        var body: JSONValue
        var bytes: [UInt8]
        var headers: WebhookHeaders
        var endpoint: WebhookEndpoint
    }
    private let state = Mutex<(asked: [Question], failures: [WebhookFailure])>(([], []))
    var asked: [Question] { state.withLock { $0.asked } }
    func fail(_ failures: [WebhookFailure]) { state.withLock { $0.failures = failures } }

    func post(_ body: [UInt8], headers: WebhookHeaders, to endpoint: WebhookEndpoint) async throws(WebhookFailure) {
        let failure = state.withLock { state -> WebhookFailure? in
            state.asked.append(
                Question(
                    body: (try? JSONValue(parsing: body)) ?? .null, bytes: body, headers: headers, endpoint: endpoint))
            return state.failures.isEmpty ? nil : state.failures.removeFirst()
        }
        if let failure { throw failure }
    }
}

@Suite("Outside verifiers")
struct VerifierTests {
    private static let secretText = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

    private struct Scene {
        var test: TestProgram
        var transport: ListeningVerifier
        var record: ApplicationRecord
        var program: IdentificationProgram { test.program }
    }

    private func scene(authorised: Bool = true, fields: Set<VerifierField> = [.name, .birthDate]) async throws -> Scene
    {
        let transport = ListeningVerifier()
        let secret = try WebhookSecret(parsing: Self.secretText)
        let verifiers = try ["faces", "papers"].map {
            try OutsideVerifier(
                name: $0, address: "https://\($0).example/ask", secret: secret, kinds: [.face, .document, .record],
                fields: fields, answersWithin: 3600, attempts: 3)
        }
        let test = try await TestProgram(
            processors: OutsideProcessors(verifiers: verifiers, transport: transport))
        if authorised {
            for use in try test.program.processors().uses {
                let proposal = try await test.program.proposeProcessor(
                    use.processor, purpose: use.purpose, fields: use.fields, until: test.clock.now + Days(300),
                    by: SampleEvidence.staff(1, .officer))
                _ = try await test.program.approveProcessor(proposal.id, by: SampleEvidence.staff(2, .officer))
            }
        }
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        return Scene(test: test, transport: transport, record: record)
    }

    private func answer(
        _ scene: Scene, _ body: JSONValue, id: String = "msg_1", from name: String = "faces", at time: Timestamp? = nil,
        secret: String = secretText
    ) async throws -> EvidenceAnswer {
        let headers = WebhookHeaders(
            signing: body.bytes, id: id, at: time ?? scene.test.clock.now,
            with: [try WebhookSecret(parsing: secret)])
        return try await scene.program.takeVerifierAnswer(body.bytes, headers: headers, from: name)
    }

    @Test("A question is signed, holds the authorised fields and no others, and the call is an entry before it leaves")
    func question() async throws {
        let scene = try await scene()
        let asked = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        #expect(asked.checks.map(\.state) == [.waiting])
        let question = try #require(scene.transport.asked.first)
        try question.headers.verify(
            question.bytes, with: question.endpoint.secrets, at: scene.test.clock.now)
        #expect(question.body["check"]?.string == asked.checks[0].id.rawValue)
        #expect(question.body["fields"]?.object?.keys.sorted() == ["birthDate", "name"])
        let kinds = try await scene.program.history(of: scene.record.subject).map(\.kind)
        #expect(kinds.contains("processor.called"))
        let program = scene.program, record = scene.record
        await #expect(throws: ProgramError.self, "Not twice at once") {
            _ = try await program.askVerifier("faces", .face, about: record.id, by: .system("test"))
        }
        try await scene.program.close()
    }

    @Test("Without a standing authorisation nothing leaves")
    func failsClosed() async throws {
        let scene = try await scene(authorised: false)
        let program = scene.program, record = scene.record
        await #expect(throws: ProgramError.self) {
            _ = try await program.askVerifier("faces", .face, about: record.id, by: .system("test"))
        }
        #expect(scene.transport.asked.isEmpty)
        #expect(try await program.application(record.id).checks.isEmpty)
        try await program.close()
    }

    @Test("An answer is copied and sealed at once as claims of the verifier; the same message again is one answer")
    func answered() async throws {
        let scene = try await scene()
        let asked = try await scene.program.askVerifier(
            "papers", .document, about: scene.record.id, by: .system("test"))
        let check = asked.checks[0].id.rawValue
        let body: JSONValue = [
            "check": .string(check), "verdict": "valid", "findings": ["Security features are as they should be."],
            "claims": [
                ["attribute": "name", "value": "Anna Kalniņa"], ["attribute": "birthDate", "value": "1980-02-03"],
                ["attribute": "documentNumber", "value": "LV1"],
            ],
        ]
        let kept = try await answer(scene, body, from: "papers")
        #expect(kept.evidence.kind == "verifier.papers.document" && kept.evidence.verdict == "valid")
        #expect(kept.evidence.claims.allSatisfy { $0.method == "outsideVerifier" && $0.issuer == "papers" })
        #expect(kept.evidence.assessment().strength == .fair, "A vendor's word is fair, whatever it says")
        #expect(kept.record.checks.map(\.state) == [.answered])
        let size = scene.program.records.size
        let again = try await answer(scene, body, from: "papers")
        #expect(again.evidence == kept.evidence && scene.program.records.size == size)
        let entries = try scene.program.records.entries(of: scene.record.subject)
        #expect(entries.last?.parts.first?.fields?["answer"] == body, "What it said stands in the log as it said it")
        try await scene.program.close()
    }

    @Test("An answer is bounded and holds no whole card number; one that is refused leaves the check open")
    func bounded() async throws {
        let scene = try await scene()
        let asked = try await scene.program.askVerifier(
            "papers", .document, about: scene.record.id, by: .system("test"))
        let check = JSONValue.string(asked.checks[0].id.rawValue)
        let long = String(repeating: "x", count: Limits.verifierFindingCharacters + 1)
        let bodies: [JSONValue] = [
            ["check": check, "verdict": "valid", "findings": [.string(long)]],
            [
                "check": check, "verdict": "valid",
                "findings": .array((0...Limits.verifierFindings).map { .string("\($0)") }),
            ],
            ["check": check, "verdict": "valid", "findings": [7]],
            ["check": check, "verdict": "valid", "findings": ["paid with 5555 5555 5555 4444"]],
            ["check": check, "verdict": "valid", "claims": [["attribute": "name", "value": .string(long)]]],
            [
                "check": check, "verdict": "valid",
                "claims": [["attribute": "documentNumber", "value": "5555555555554444"]],
            ],
        ]
        let size = scene.program.records.size
        for (place, body) in bodies.enumerated() {
            await #expect(throws: ProgramError.self, "\(place)") {
                _ = try await answer(scene, body, id: "msg_\(place)", from: "papers")
            }
        }
        #expect(scene.program.records.size == size)
        // What looks like a card's number and is one of the country that is named stays.
        let good: JSONValue = [
            "check": check, "verdict": "valid",
            "claims": [
                ["attribute": "issuingState", "value": "ZA"],
                ["attribute": "nationalNumber", "value": "4001014800084"],
            ],
        ]
        let kept = try await answer(scene, good, id: "msg_good", from: "papers")
        #expect(kept.evidence.claims.map(\.value) == ["ZA", "4001014800084"])
        try await scene.program.close()
    }

    @Test(
        "A wrong secret, an altered body, an old message, another verifier, another check: refused, and nothing is kept"
    )
    func forged() async throws {
        let scene = try await scene()
        let asked = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        let body: JSONValue = ["check": .string(asked.checks[0].id.rawValue), "verdict": "valid"]
        let size = scene.program.records.size
        let now = scene.test.clock.now
        await #expect(throws: ProgramError.self) {
            _ = try await answer(
                scene, body, secret: "whsec_OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=")
        }
        await #expect(throws: ProgramError.self) {
            _ = try await answer(scene, body, at: now.adding(milliseconds: -400_000))
        }
        await #expect(throws: ProgramError.self) { _ = try await answer(scene, body, from: "papers") }
        await #expect(throws: ProgramError.self) { _ = try await answer(scene, body, from: "nobody") }
        await #expect(throws: ProgramError.self) {
            _ = try await answer(scene, ["check": "chk_0000000000000000", "verdict": "valid"])
        }
        await #expect(throws: ProgramError.self) {
            _ = try await answer(scene, ["check": .string(asked.checks[0].id.rawValue), "verdict": "yes"])
        }
        let program = scene.program
        let headers = WebhookHeaders(
            signing: body.bytes, id: "msg_1", at: now, with: [try WebhookSecret(parsing: Self.secretText)])
        await #expect(throws: ProgramError.self) {
            _ = try await program.takeVerifierAnswer(body.bytes + [0x20], headers: headers, from: "faces")
        }
        #expect(scene.program.records.size == size)
        _ = try await answer(scene, body)
        var other = body.object ?? [:]
        other["verdict"] = "invalid"
        let changed = JSONValue.object(other)
        await #expect(throws: ProgramError.self, "The same id over another body is no repeat") {
            _ = try await answer(scene, changed)
        }
        await #expect(throws: ProgramError.self, "Answered once") { _ = try await answer(scene, changed, id: "msg_2") }
        try await scene.program.close()
    }

    @Test("A compared face verifies the holder of a validated document, and nothing by itself")
    func face() async throws {
        let scene = try await scene()
        let asked = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        let kept = try await answer(
            scene, ["check": .string(asked.checks[0].id.rawValue), "verdict": "valid"])
        #expect(kept.evidence.assessment(beside: kept.record.evidence).holds(.verified) == nil)
        let chip = try await scene.program.addEvidence(
            SampleEvidence.chip(), to: scene.record.id, by: .system("test"))
        #expect(chip.evidence.assessment(beside: chip.record.evidence).holds(.verified) == true)
        try await scene.program.close()
    }

    @Test(
        "A question that fails is put again on schedule; one that is not answered in time leaves its step unproven, and is put anew alone"
    )
    func time() async throws {
        let scene = try await scene()
        scene.transport.fail([.unreachable, .timeout])
        let asked = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        #expect(asked.checks.map(\.state) == [.asking])
        for _ in 0..<2 {
            let due = try #require(try await scene.program.application(scene.record.id).checks.first?.dueAt)
            try scene.test.clock.move(to: max(due, scene.test.clock.now))
            _ = try await scene.program.meetDeadlines()
        }
        let waiting = try await scene.program.application(scene.record.id)
        #expect(waiting.checks.map(\.state) == [.waiting] && waiting.checks[0].attempts == 3)
        #expect(scene.transport.asked.count == 3)
        #expect(Set(scene.transport.asked.map(\.headers.id)).count == 3)
        try scene.test.clock.move(to: waiting.checks[0].dueAt)
        _ = try await scene.program.meetDeadlines()
        let silent = try await scene.program.application(scene.record.id)
        #expect(silent.checks.map(\.state) == [.timedOut])
        #expect(silent.evidence.map(\.verdict) == ["unproven"])
        #expect(silent.evidence[0].reason.finding == "faces did not answer in time.")
        let again = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        let kept = try await answer(
            scene, ["check": .string(again.checks[1].id.rawValue), "verdict": "valid"])
        #expect(kept.record.evidence.map(\.verdict) == ["valid"], "The silence gave way to the answer")
        try await scene.program.close()
    }

    @Test("When every try failed the step is unproven and says why; the rest of the application is untouched")
    func givenUp() async throws {
        let scene = try await scene()
        scene.transport.fail([.status(500), .status(500), .status(500)])
        _ = try await scene.program.askVerifier("faces", .face, about: scene.record.id, by: .system("test"))
        for _ in 0..<3 {
            try scene.test.clock.move(to: scene.test.clock.now.adding(milliseconds: 3_600_000))
            _ = try await scene.program.meetDeadlines()
        }
        let record = try await scene.program.application(scene.record.id)
        #expect(record.checks.map(\.state) == [.failed] && scene.transport.asked.count == 3)
        #expect(record.evidence.map(\.verdict) == ["unproven"] && record.state == scene.record.state)
        try await scene.program.close()
    }

    @Test("Verifiers stand side by side: what one said stays when another is asked")
    func sideBySide() async throws {
        let scene = try await scene()
        for name in ["faces", "papers"] {
            let asked = try await scene.program.askVerifier(
                name, .document, about: scene.record.id, by: .system("test"))
            let check = try #require(asked.checks.last { $0.verifier == name })
            _ = try await answer(
                scene, ["check": .string(check.id.rawValue), "verdict": "unproven"], id: "m-\(name)", from: name)
        }
        let record = try await scene.program.application(scene.record.id)
        #expect(record.evidence.map(\.kind).sorted() == ["verifier.faces.document", "verifier.papers.document"])
        try await scene.program.close()
    }

    @Test("A verifier that is taken out of use leaves every record checkable, and can answer nothing any more")
    func swapped() async throws {
        let scene = try await scene()
        for name in ["papers", "faces"] {
            _ = try await scene.program.askVerifier(name, .document, about: scene.record.id, by: .system("test"))
        }
        let checks = try await scene.program.application(scene.record.id).checks
        let (papers, faces) = (try #require(checks.first { $0.verifier == "papers" }), try #require(checks.last))
        _ = try await answer(
            scene,
            [
                "check": .string(papers.id.rawValue), "verdict": "valid", "findings": ["Genuine."],
                "claims": [["attribute": "name", "value": "Anna Kalniņa"]],
            ], from: "papers")
        let before = try await scene.program.application(scene.record.id)
        let other = try OutsideVerifier(
            name: "others", address: "https://others.example/ask", secret: try WebhookSecret(parsing: Self.secretText),
            kinds: [.document], fields: [.name], answersWithin: 3600, attempts: 3)
        let program = try await scene.test.reopened(
            processors: OutsideProcessors(verifiers: [other], transport: ListeningVerifier()))
        let after = try await program.application(scene.record.id)
        #expect(after.evidence == before.evidence && after.evidence.contains { $0.kind == "verifier.papers.document" })
        #expect(after.evidence.flatMap(\.claims).contains { $0.value == "Anna Kalniņa" && $0.issuer == "papers" })
        // The question that waited is not answered by the one that is gone, and its step ends as unproven.
        let late: JSONValue = ["check": .string(faces.id.rawValue), "verdict": "valid"]
        let headers = WebhookHeaders(
            signing: late.bytes, id: "late", at: scene.test.clock.now,
            with: [try WebhookSecret(parsing: Self.secretText)])
        for name in ["faces", "others"] {
            await #expect(throws: ProgramError.self) {
                _ = try await program.takeVerifierAnswer(late.bytes, headers: headers, from: name)
            }
        }
        try scene.test.clock.move(to: scene.test.clock.now.adding(milliseconds: 4_000_000))
        _ = try await program.meetDeadlines()
        let ended = try await program.application(scene.record.id)
        #expect(ended.checks.first { $0.id == faces.id }?.state == .timedOut)
        #expect(ended.evidence.first { $0.kind == "verifier.faces.document" }?.verdict == "unproven")
        try await program.close()
        let report = try await IdentificationProgram.verify(program.configuration)
        #expect(report.isSound, "\(report.findings)")
    }

    @Test("Pictures are not in the question: the verifier fetches them, signed, while its check is open and authorised")
    func pictures() async throws {
        let scene = try await scene(fields: [.name, .picture])
        let bytes = SampleEvidence.picture()
        _ = try await scene.program.addEvidence(
            [EvidenceFile(name: "a.jpg", bytes: bytes)], to: scene.record.id, by: .system("test"))
        let asked = try await scene.program.askVerifier(
            "papers", .document, about: scene.record.id, by: .system("test"))
        #expect(scene.transport.asked.first?.body["fields"]?["picture"] == true)
        let check = asked.checks[0].id
        let secret = try WebhookSecret(parsing: Self.secretText)
        let headers = WebhookHeaders(
            signing: Array("picture \(check) 0".utf8), id: "p1", at: scene.test.clock.now, with: [secret])
        let shown = try await scene.program.picture(for: check, headers: headers, from: "papers", number: 0)
        #expect(shown.bytes == bytes)
        let program = scene.program
        await #expect(throws: ProgramError.self, "Signed for one picture") {
            _ = try await program.picture(for: check, headers: headers, from: "papers", number: 1)
        }
        _ = try await answer(
            scene, ["check": .string(check.rawValue), "verdict": "valid"], from: "papers")
        await #expect(throws: ProgramError.self, "Answered, so no longer open") {
            _ = try await program.picture(for: check, headers: headers, from: "papers", number: 0)
        }
        try await scene.program.close()
    }
}
