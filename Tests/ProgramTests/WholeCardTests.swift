import Evidence
import Foundation
import Order
import Program
import Testing

/// A whole card number is kept nowhere, by whichever door it comes.
@Suite("Whole card numbers")
struct WholeCardTests {
    private static let card = "5555555555554444"
    private static let number = "4001014800084"

    private func refused(_ pointer: String, _ body: () async throws -> Void) async {
        do {
            try await body()
            Issue.record("A whole card number was taken at \(pointer)")
        } catch ProgramError.invalid(let problems) {
            #expect(problems.map(\.pointer).contains(pointer), "\(problems)")
            #expect(!problems.contains { $0.description.contains(Self.card) })
        } catch {
            Issue.record("\(error)")
        }
    }

    private func application(_ kind: IdentificationNumber.Kind, _ country: String?, _ number: String) throws
        -> Application
    {
        var application = try Sample.foreign()
        if case .individual(var person) = application.applicant {
            person.identificationNumbers = [
                IdentificationNumber(
                    kind: kind, country: try country.map { try JurisdictionCode(parsing: $0) },
                    number: try DocumentNumber(parsing: number))
            ]
            application.applicant = .individual(person)
        }
        return application
    }

    @Test(
        "An identification number that looks like a card's is taken when its country gives out such numbers, and only then"
    )
    func nationalNumbers() async throws {
        let test = try await TestProgram()
        // A South African identity number ends in a Luhn digit; those of the 1940s begin as cards do.
        #expect(PaymentCard.containsWholeNumber(Self.number))
        _ = try await test.program.submit(application(.nationalID, "ZA", Self.number), key: nil, by: .system("test"))
        let size = test.program.records.size
        for (kind, country, number): (IdentificationNumber.Kind, String?, String) in [
            (.nationalID, "FR", Self.card), (.nationalID, "ZA", Self.card), (.other, nil, Self.number),
            (.nationalID, "FR", Self.number),
        ] {
            await refused("/applicant/identificationNumbers/0/number") {
                _ = try await test.program.submit(application(kind, country, number), key: nil, by: .system("test"))
            }
        }
        #expect(test.program.records.size == size, "Nothing is kept of it")
        try await test.program.close()
    }

    @Test("What people write is refused with a whole card number in it, and nothing is kept")
    func words() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        let size = test.program.records.size
        await refused("/text") {
            _ = try await test.program.appeal(record.id, text: "charge \(Self.card)", by: .applicant(record.subject))
        }
        await refused("/purpose") {
            try await test.program.recordReveal(
                subject: record.subject, fields: ["name"], purpose: "see ５５５５ ５５５５ ５５５５ ４４４４", by: .random())
        }
        #expect(test.program.records.size == size)
        let sent = try await test.program.addEvidence(
            [EvidenceFile(name: "\(Self.card).jpg", bytes: SampleEvidence.picture())], to: record.id,
            by: .applicant(record.subject))
        #expect(sent.evidence.files.map(\.name) == ["file"], "Nor is it kept as a file's name")
        try await test.program.close()
    }
}
