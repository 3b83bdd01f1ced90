// What the numbers, contacts and addresses that were stated show by themselves (clauses 1(a)(ii)(A) and (C)).
import Evidence
import Order
import Testing

@testable import Program

@Suite("Stated numbers, contacts and addresses")
struct StatedNumberTests {
    private static func person(_ change: (inout Individual) throws -> Void) throws -> Application {
        var application = try Sample.foreign()
        guard case .individual(var person) = application.applicant else { return application }
        try change(&person)
        application.applicant = .individual(person)
        return application
    }
    private static func number(_ country: String, _ text: String) throws -> IdentificationNumber {
        IdentificationNumber(
            kind: .nationalID, country: try JurisdictionCode(parsing: country),
            number: try DocumentNumber(parsing: text))
    }
    private static func discrepancies(_ application: Application) throws -> [Discrepancy] {
        Discrepancy.find(
            in: [], stated: application.applicant, resolutions: [], salt: "s",
            at: try #require(Timestamp(rfc3339: "2026-11-25T08:59:00Z")))
    }

    @Test("A number that cannot be what it was stated as waits for a person, who can say that it is so")
    func wrongNumber() throws {
        let application = try Self.person { $0.identificationNumbers = [try Self.number("LV", "161175-19998")] }
        let found = try Self.discrepancies(application)
        #expect(found.map(\.kind) == ["invalid"] && found[0].isOpen && found[0].evidence == nil)
        #expect(found[0].reason.finding.contains("cannot be one"))
        let resolution = DiscrepancyResolution(
            key: found[0].key, attribute: found[0].attribute, answer: .statementGoverns, why: "Printed so.",
            by: UserID(unchecked: "usr_1"), at: Timestamp(milliseconds: 0))
        let resolved = Discrepancy.find(
            in: [], stated: application.applicant, resolutions: [resolution], salt: "s",
            at: Timestamp(milliseconds: 1_795_000_000_000))
        #expect(resolved.allSatisfy { !$0.isOpen } && resolved.count == 1)
    }

    @Test(
        "A wrong number costs nobody's time while anything else is missing, and is looked at before the account opens")
    func whenWrongNumberIsLookedAt() async throws {
        let test = try await TestProgram()
        func travelled(_ text: String, _ evidence: [EvidenceRecord]) throws -> Verdict {
            let application = try Self.person { $0.identificationNumbers = [try Self.number("LV", text)] }
            return test.program.road.travel(
                Journey(application: application, statedAt: test.clock.now, evidence: evidence), at: test.clock.now
            ).verdict
        }
        let wrong = "161175-19998", time = test.clock.now
        let early = try travelled(wrong, [])
        #expect(early.state == .verifying && early.queue == nil)
        #expect(early.reason.because.contains { $0.finding.contains("cannot be one") && $0.holds == false })
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        let chip = try await test.program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        let mailbox = EvidenceRecord(
            kind: KeptEvidence.emailCode, verdict: EvidenceVerdict.Status.valid.rawValue, claims: [],
            reason: Reason("1(a)(ii)(C)", "The code came back.", holds: true), at: time)
        let shown = [chip.evidence, mailbox]
        #expect(try travelled("320202-10010", shown).state == .opened)
        let late = try travelled(wrong, shown)
        #expect(late.state == .review && late.queue?.kind == .discrepancy)
        try await test.program.close()
    }

    @Test("A birth date in a number that is not the stated one is a discrepancy without any document")
    func birthDate() throws {
        let application = try Self.person {
            $0.identificationNumbers = [try Self.number("LV", "161175-19997")]
            $0.birthDate = CalendarDate("1980-02-03")
        }
        #expect(try Self.discrepancies(application).map(\.attribute) == ["birthDate"])
        let same = try Self.person {
            $0.identificationNumbers = [try Self.number("LV", "161175-19997")]
            $0.birthDate = CalendarDate("1975-11-16")
        }
        #expect(try Self.discrepancies(same).isEmpty)
    }

    @Test("A number of a country or form that is not known stops nobody")
    func unknown() throws {
        let application = try Self.person {
            $0.identificationNumbers = [try Self.number("AQ", "1"), try Self.number("LV", "ABC")]
        }
        #expect(try Self.discrepancies(application).isEmpty)
    }

    @Test("An internet telephone, a throw-away or shared mailbox and a post office box are noted and decide nothing")
    func notes() throws {
        let application = try Self.person {
            $0.telephone = try TelephoneNumber(parsing: "+445600123456")
            $0.email = try EmailAddress(parsing: "info@mailinator.com")
            $0.address = PostalAddress(
                lines: ["PO Box 7"], locality: "Rīga", postalCode: "12", country: try JurisdictionCode(parsing: "LV"))
        }
        let journey = Journey(application: application, statedAt: Timestamp(milliseconds: 0))
        let notes = journey.notes(minding: .shipped)
        #expect(notes.count == 5)
        #expect(notes.allSatisfy { $0.holds == nil && $0.missing.isEmpty && $0.facts.allSatisfy(\.sensitive) })
        let plain = Journey(application: try Sample.foreign(), statedAt: Timestamp(milliseconds: 0))
        #expect(plain.notes(minding: .shipped).isEmpty)
        #expect(plain.notes(minding: DisposableDomains(overlay: "mail.example")).count == 1)
    }
}
