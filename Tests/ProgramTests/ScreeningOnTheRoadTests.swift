import Foundation
import Measures
import Order
import Program
import Screening
import Testing

@Suite("Screening on the road")
struct ScreeningOnTheRoadTests {
    @Test("A possible listed person waits for a person; the machine neither opens nor refuses, and a person clears it")
    func possible() async throws {
        let test = try await TestProgram.withSample()
        var application = try Sample.foreign("Arseny Zveroboyev")
        guard case .individual(var person) = application.applicant else { return }
        // Near the listed birth date: alike enough for a person to look, not enough for two.
        person.birthDate = CalendarDate("1986-03-15")
        application.applicant = .individual(person)
        let record = try await test.program.submit(application, key: nil, by: .system("test"))
        #expect(record.state == .review && record.decision.outcome == .hold && record.decision.needsPerson)
        let hit = try #require(record.hits.first { !$0.cleared })
        #expect(hit.list == "sample" && hit.entry == "S-1" && !hit.sentence.isEmpty)
        let item = try await test.program.queueItem(record.id.rawValue)
        #expect(item.kind == .possibleMatch)

        let user = UserID.random()
        await #expect(throws: ProgramError.self) {
            try await test.program.resolve(
                item.id, as: .notTheListedPerson(hits: [hit.key]), why: " ", seeing: record.lastEntry, by: user)
        }
        await #expect(throws: ProgramError.self) {
            try await test.program.resolve(
                item.id, as: .notTheListedPerson(hits: [hit.key]), why: "other passport", seeing: .random(), by: user)
        }
        try await test.program.resolve(
            item.id, as: .notTheListedPerson(hits: [hit.key]), why: "another birthplace", seeing: record.lastEntry,
            by: user)
        let cleared = try await test.program.application(record.id)
        #expect(cleared.state == .verifying && cleared.hits.contains { $0.key == hit.key && $0.cleared })
        try await test.program.close()
    }

    @Test(
        "An exact wallet of a listed party is refused by the machine, naming list and entry; another look is another person's"
    )
    func exactThenAppeal() async throws {
        let test = try await TestProgram.withSample()
        var application = try Sample.foreign("Ola Nordmann")
        application.payment.append(
            .wallet(try WalletAddress(parsing: "0x00000000000000000000000000000000000a11ce", currency: "ETH")))
        let record = try await test.program.submit(application, key: nil, by: .system("test"))
        #expect(record.state == .refused && record.decision.outcome == .refuse)
        #expect(record.hits.contains { $0.verdict == "exactIdentifier" && $0.entry == "S-1" })

        let appealed = try await test.program.appeal(
            record.id, text: "It is my own wallet.", by: .applicant(record.subject))
        #expect(appealed.state == .review)
        let first = UserID.random(), second = UserID.random()
        try await test.program.resolve(
            record.id.rawValue, as: .uphold, why: "the wallet is listed", seeing: appealed.lastEntry, by: first)
        let again = try await test.program.appeal(
            record.id, text: "Please look once more.", by: .applicant(record.subject))
        await #expect(throws: ProgramError.self, "The one who decided it does not take the next look") {
            try await test.program.resolve(
                record.id.rawValue, as: .uphold, why: "still listed", seeing: again.lastEntry, by: first)
        }
        try await test.program.resolve(
            record.id.rawValue, as: .uphold, why: "still listed", seeing: again.lastEntry, by: second)
        let upheld = try await test.program.application(record.id)
        #expect(upheld.state == .refused && upheld.deciders.count == 2)
        try await test.program.close()
    }

    @Test("An identifier shared with a refused application opens a case, and its bundle holds no name")
    func sharedIdentifier() async throws {
        let test = try await TestProgram.withSample()
        var refused = try Sample.foreign("Ola Nordmann", email: "shared@mail.example")
        refused.payment.append(
            .wallet(try WalletAddress(parsing: "0x00000000000000000000000000000000000a11ce", currency: "ETH")))
        _ = try await test.program.submit(refused, key: nil, by: .system("test"))
        let other = try await test.program.submit(
            Sample.foreign("Kari Holm", email: "Shared@mail.example"), key: nil, by: .system("test"))
        #expect(other.state == .review)
        let cases = try await test.program.cases(state: "opened", cursor: nil, limit: 100).items
        let found = try #require(cases.first { $0.application == other.id })
        let bundle = try await test.program.stixBundle(of: found.id, by: .system("test"))
        #expect(bundle["type"]?.string == "bundle")
        #expect(!bundle.text.contains("Holm") && !bundle.text.contains("Nordmann"))
        try await test.program.close()
    }

    @Test(
        "An exemption of one lessee lifts what section 1 asks of it, and of nobody else; a measure binds it all the same"
    )
    func lesseeExemption() async throws {
        let test = try await TestProgram.withSample()
        let application = try Sample.application(
            name: "Ivo Lind", citizenships: ["SE"], location: "SE", resident: false)
        let lessee = try await test.program.submit(application, key: nil, by: .system("test"))
        let other = try await test.program.submit(application, key: nil, by: .system("test"))
        #expect(lessee.state == .collecting)
        let now = test.clock.now
        try await test.program.issue(
            .exemption(
                Exemption(
                    id: ExemptionID(unchecked: "EX-LESSEE"), scope: .lessee(lessee.subject),
                    conditions: ["Keep the abuse deterrence program current."], bestPracticesFinding: "Tested.",
                    consulted: Exemption.requiredConsultations, issued: now, effectiveFrom: now, until: now + Days(30),
                    citation: "test")), by: .system("test"))
        try test.move(days: 1)
        func more(_ name: String) throws -> Application {
            try Sample.application(
                name: name, citizenships: ["SE"], location: "SE", resident: false, email: "ivo@mail.example")
        }
        let exempt = try await test.program.supplement(lessee.id, with: more("Ivo Lind"), by: .system("test"))
        #expect(exempt.state == .opened)
        #expect(exempt.decision.reason.clauses.contains("1(c)"))
        let bound = try await test.program.supplement(other.id, with: more("Ivo Lind"), by: .system("test"))
        #expect(bound.state != .opened)
        try await test.program.close()
    }
}
