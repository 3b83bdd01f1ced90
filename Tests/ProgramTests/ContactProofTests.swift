import Evidence
import Exchange
import Foundation
import Order
import Program
import Records
import Synchronization
import Testing

@Suite("Proof of contact points")
struct ContactProofTests {
    /// A program whose messages land in an outbox; `authorises`: as a gateway that two people have to authorise.
    private func program(_ outbox: any MessageCarrier, authorises: Bool = false) async throws -> TestProgram {
        try await TestProgram(
            processors: OutsideProcessors(
                gateways: [.sms: ("sms-one", outbox), .voice: ("voice-one", outbox)], authorisesGateways: authorises))
    }
    private func pending(_ test: TestProgram, telephone: String = "+37120001000") async throws -> ApplicationRecord {
        var application = try Sample.foreign()
        if case .individual(var person) = application.applicant {
            person.telephone = try TelephoneNumber(parsing: telephone)
            application.applicant = .individual(person)
        }
        return try await test.program.submit(application, key: nil, by: .system("test"))
    }
    private func code(in text: String) throws -> String {
        let digits = text.filter { $0.isNumber }
        return try #require(digits.count >= 6 ? String(digits.prefix(6)) : nil)
    }

    @Test("A code by text proves the telephone; sending, delivery and proof are entries")
    func text() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let record = try await pending(test)
        _ = try await test.program.sendCode(to: .telephone(.sms), for: record.id, by: .applicant(record.subject))
        let sent = try #require(await outbox.messages().first)
        #expect(sent.to.canonical == "+37120001000" && sent.channel == .sms)
        let wrong = try await test.program.answerCode(
            "000000", from: .telephone(.sms), for: record.id, by: .applicant(record.subject))
        #expect(wrong.result == .wrong(triesLeft: 4))
        let right = try await test.program.answerCode(
            try code(in: sent.text), from: .telephone(.sms), for: record.id, by: .applicant(record.subject))
        #expect(right.result == .proven)
        let piece = try #require(right.record.evidence.first)
        #expect(piece.kind == "telephoneCode" && piece.claims.first?.value == "+37120001000")
        #expect(piece.assessment().holds(.verified) == true && piece.assessment().strength == nil)
        let kinds = try await test.program.history(of: record.subject).map(\.kind)
        #expect(kinds.contains("application.telephoneCodeSent") && kinds.contains("application.codeDelivered"))
        #expect(kinds.filter { $0 == "application.telephoneCodeAnswered" }.count == 2)
        try await test.program.close()
    }

    @Test("A call says the code twice, digit by digit")
    func call() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let record = try await pending(test)
        _ = try await test.program.sendCode(to: .telephone(.voice), for: record.id, by: .system("test"))
        let sent = try #require(await outbox.messages().first)
        #expect(sent.channel == .voice && sent.text.filter { $0 == "," }.count == 10)
        // Whichever channel the answer comes with, the proof says by which the code went.
        let digits = String(sent.text.filter(\.isNumber).prefix(6))
        let answer = try await test.program.answerCode(
            digits, from: .telephone(.sms), for: record.id, by: .system("test"))
        let proof = try #require(answer.record.evidence.first)
        #expect(proof.reason.facts.contains { $0.name == "sent by" && $0.value == MessageChannel.voice.words })
        try await test.program.close()
    }

    @Test("Tries are counted over all codes; a check that is over rests a day and is then retried alone")
    func limits() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let record = try await pending(test)
        let program = test.program
        _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        await #expect(throws: ProgramError.self, "Not two within a minute") {
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        for _ in 0..<3 {
            try test.clock.move(to: test.clock.now.adding(milliseconds: 61_000))
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        try test.clock.move(to: test.clock.now.adding(milliseconds: 61_000))
        await #expect(throws: ProgramError.self, "Four codes, and no more") {
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        for _ in 0..<5 {
            _ = try await program.answerCode("000000", from: .telephone(.sms), for: record.id, by: .system("test"))
        }
        let last = try #require(await outbox.messages().first)
        let over = try await program.answerCode(
            try code(in: last.text), from: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(over.result == .exhausted, "The right code proves nothing any more")
        try test.move(days: 1)
        _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        let fresh = try #require(await outbox.messages().first)
        let proven = try await program.answerCode(
            try code(in: fresh.text), from: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(proven.result == .proven)
        try await program.close()
    }

    @Test("A code expires; an expired one is told apart and another can be sent")
    func expiry() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let record = try await pending(test)
        _ = try await test.program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        let sent = try #require(await outbox.messages().first)
        try test.clock.move(to: test.clock.now.adding(milliseconds: 3_600_000))
        let late = try await test.program.answerCode(
            try code(in: sent.text), from: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(late.result == .expired)
        try await test.program.close()
    }

    @Test("One number over many applications gets no more than its codes a day, and whoever asks sees no difference")
    func flood() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        var last: ApplicationRecord?
        for _ in 0..<10 {
            let record = try await pending(test)
            last = try await test.program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        #expect(await outbox.messages().count == 8)
        let record = try #require(last)
        let answer = try await test.program.answerCode(
            "123456", from: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(answer.result == .wrong(triesLeft: 4), "As if a code had been sent")
        try await test.program.close()
    }

    @Test("The codes of a day are counted over a restart, and by the address alone")
    func floodOverRestart() async throws {
        let outbox = LocalMessages()
        let processors = OutsideProcessors(gateways: [.sms: ("sms-one", outbox)], authorisesGateways: false)
        let test = try await program(outbox)
        for _ in 0..<6 {
            let record = try await pending(test)
            _ = try await test.program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        let again = try await test.reopened(processors: processors)
        for _ in 0..<4 {
            var application = try Sample.foreign()
            if case .individual(var person) = application.applicant {
                person.telephone = try TelephoneNumber(parsing: "+371 2000 1000")
                application.applicant = .individual(person)
            }
            let record = try await again.submit(application, key: nil, by: .system("test"))
            _ = try await again.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        #expect(await outbox.messages().count == 8)
        let other = try await again.submit(Sample.foreign(), key: nil, by: .system("test"))
        #expect(other.application.identifiers.contains { $0.kind == .telephone })
        try test.move(days: 1)
        let record = try await again.submit(Sample.foreign(), key: nil, by: .system("test"))
        _ = try await again.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(await outbox.messages().count == 9, "A day later it is free again")
        try await again.close()
        let report = try await IdentificationProgram.verify(again.configuration)
        #expect(report.isSound, "\(report.findings)")
    }

    @Test("An address that had its codes answers, counts and rests as any other, and as many entries are written")
    func noOracle() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let program = test.program
        for _ in 0..<8 {
            let record = try await pending(test)
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        let flooded = try await pending(test), free = try await pending(test, telephone: "+37120001001")
        func walk(_ record: ApplicationRecord) async throws -> (said: [String], sequence: Int64) {
            var said: [String] = []
            func note(_ what: () async throws -> ContactCodeAnswer?) async {
                do { said.append(try await what().map { "\($0.result)" } ?? "sent") } catch { said.append("\(error)") }
            }
            for round in 0..<5 {
                await note {
                    _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
                    return nil
                }
                if round < 3 {
                    await note {
                        try await program.answerCode("x", from: .telephone(.sms), for: record.id, by: .system("test"))
                    }
                }
                try test.clock.move(to: test.clock.now.adding(milliseconds: 61_000))
            }
            return (said, try await program.application(record.id).sequence)
        }
        let before = test.clock.now
        let one = try await walk(flooded)
        let count = await outbox.messages().count
        #expect(count == 8)
        let gone = test.clock.now
        let two = try await walk(free)
        #expect(await outbox.messages().count == count + 4)
        // Times in the sentences differ by what passed between the two.
        func plain(_ said: [String]) -> [String] { said.map { $0.filter { !$0.isNumber } } }
        #expect(plain(one.said) == plain(two.said) && one.said.count == 8 && gone > before)
        #expect(one.sequence == two.sequence)
        try await program.close()
    }

    @Test("An application that changes its number again and again gets no more than its codes a day, and is told")
    func manyAddresses() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let program = test.program
        let record = try await pending(test)
        var refused: [String] = []
        for number in 0..<10 {
            var application = record.application
            if case .individual(var person) = application.applicant {
                person.telephone = try TelephoneNumber(parsing: "+3712000100\(number)")
                application.applicant = .individual(person)
            }
            _ = try await program.supplement(record.id, with: application, by: .system("test"))
            do {
                _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
            } catch { refused.append("\(error)") }
        }
        #expect(await outbox.messages().count == 8)
        #expect(refused.count == 2 && refused.allSatisfy { $0.contains("for this application") })
        try test.move(days: 1)
        _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(await outbox.messages().count == 9)
        try await program.close()
    }

    @Test("Requests at one instant share the codes that are left")
    func atOnce() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox)
        let program = test.program
        var ids: [ApplicationID] = []
        for _ in 0..<20 { ids.append(try await pending(test).id) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask {
                    _ = try await program.sendCode(to: .telephone(.sms), for: id, by: .system("test"))
                }
            }
            try await group.waitForAll()
        }
        let sent = await outbox.messages().count
        #expect(sent <= 8 && sent >= 1, "\(sent)")
        try await program.close()
    }

    @Test("A line that takes no text, or costs whoever calls it, gets none; without a gateway the way is closed")
    func lines() async throws {
        let test = try await program(LocalMessages())
        let program = test.program
        let fixed = try await pending(test, telephone: "+37167229999")
        await #expect(throws: ProgramError.self) {
            _ = try await program.sendCode(to: .telephone(.sms), for: fixed.id, by: .system("test"))
        }
        try await program.close()
        let none = try await TestProgram()
        let record = try await pending(none)
        let closed = none.program
        #expect(closed.messageChannels.isEmpty)
        await #expect(throws: ProgramError.self) {
            _ = try await closed.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        try await closed.close()
    }

    @Test(
        "A gateway is used once two people authorised it: proposed, approved by another, ended by one; each call is an entry"
    )
    func authorisation() async throws {
        let outbox = LocalMessages()
        let test = try await program(outbox, authorises: true)
        let program = test.program
        let record = try await pending(test)
        await #expect(throws: ProgramError.self, "It fails closed") {
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        #expect(await outbox.messages().isEmpty)
        let use = try #require(try program.processors().uses.first { $0.processor == "sms-one" })
        let (first, second) = (SampleEvidence.staff(1, .administrator), SampleEvidence.staff(2, .officer))
        let proposal = try await program.proposeProcessor(
            use.processor, purpose: use.purpose, fields: use.fields, until: test.clock.now + Days(365), by: first)
        for member in [first, SampleEvidence.staff(3, .analyst), SampleEvidence.staff(4, .administrator)] {
            await #expect(throws: ProgramError.self) { _ = try await program.approveProcessor(proposal.id, by: member) }
        }
        let made = try await program.approveProcessor(proposal.id, by: second)
        #expect(try program.processors().proposals.isEmpty)
        await #expect(throws: ProgramError.self, "Once") {
            _ = try await program.approveProcessor(proposal.id, by: second)
        }
        try test.clock.move(to: test.clock.now.adding(milliseconds: 61_000))
        _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        #expect(await outbox.messages().count == 1)
        let kinds = try await program.history(of: record.subject).map(\.kind)
        #expect(kinds.filter { $0 == "processor.called" }.count == 1)
        try await program.revokeProcessor(made.id, why: "The contract ended.", by: first)
        try test.clock.move(to: test.clock.now.adding(milliseconds: 61_000))
        await #expect(throws: ProgramError.self) {
            _ = try await program.sendCode(to: .telephone(.sms), for: record.id, by: .system("test"))
        }
        #expect(await outbox.messages().count == 1)
        try await program.close()
    }

    @Test("An authorisation that nobody approves lapses, and none is for ever")
    func lapses() async throws {
        let test = try await program(LocalMessages(), authorises: true)
        let program = test.program
        let first = SampleEvidence.staff(1, .officer), second = SampleEvidence.staff(2, .officer)
        for until in [test.clock.now, test.clock.now + Days(4000)] {
            await #expect(throws: ProgramError.self) {
                _ = try await program.proposeProcessor(
                    "sms-one", purpose: "telephone code", fields: ["telephone"], until: until, by: first)
            }
        }
        let proposal = try await program.proposeProcessor(
            "sms-one", purpose: "telephone code", fields: ["telephone"], until: test.clock.now + Days(100), by: first)
        try test.move(days: 15)
        #expect(try program.processors().proposals.isEmpty)
        await #expect(throws: ProgramError.self) { _ = try await program.approveProcessor(proposal.id, by: second) }
        try await program.close()
    }
}
