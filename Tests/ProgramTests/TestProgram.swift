import Exchange
import Foundation
import Measures
import Order
import Program
import Testing

/// A program over a temporary directory, on a clock that stands still until moved.
final class TestProgram {
    let program: IdentificationProgram
    let clock: ProgramClock
    private let folder: URL
    private let configuration: IdentificationProgram.Configuration

    init(
        at start: String = "2026-11-25T09:00:00Z", terms: MeasureTerms? = nil,
        processors: OutsideProcessors = OutsideProcessors(), listTransport: (any FileTransport)? = nil
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        clock = .standing(at: try #require(Timestamp(rfc3339: start)))
        var configuration = IdentificationProgram.Configuration(
            directory: folder.appendingPathComponent("data"), keyFile: folder.appendingPathComponent("data.key"),
            geolocation: nil)
        if let listTransport { configuration.listTransport = listTransport }
        self.configuration = configuration
        program = try await IdentificationProgram.open(
            configuration, clock: clock, processors: processors, measureTerms: terms)
    }
    /// The data directory.
    var directory: URL { configuration.directory }
    /// Closes the program and opens it again over the same directory, as a restart does.
    func reopened(processors: OutsideProcessors = OutsideProcessors()) async throws -> IdentificationProgram {
        try await program.close()
        return try await IdentificationProgram.open(configuration, clock: clock, processors: processors)
    }
    /// A program with the invented list, measures and people of `serve --sample`.
    static func withSample() async throws -> TestProgram {
        let start = "2026-11-25T09:00:00Z"
        let terms = SampleDirectives.terms(around: try #require(Timestamp(rfc3339: start)))
        let test = try await TestProgram(at: start, terms: terms)
        try await test.program.prepareSample()
        return test
    }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func move(days: Int) throws { try clock.move(to: clock.now + Days(days)) }
}

/// Applications to begin with; tests change what they are about.
enum Sample {
    static func application(
        name: String = "Grace Hill", citizenships: [String]? = ["US"], location: String? = nil, resident: Bool? = nil,
        email: String? = nil, complete: Bool = false
    ) throws -> Application {
        var person = Individual(name: name)
        person.citizenships = try citizenships?.map { try JurisdictionCode(parsing: $0) }
        person.unitedStatesPermanentResident = resident
        person.location = try location.map { DatedLocation(jurisdiction: try JurisdictionCode(parsing: $0), asOf: nil) }
        person.email = try email.map { try EmailAddress(parsing: $0) }
        var payment: [MeansOfPayment] = []
        if complete {
            person.birthDate = CalendarDate("1980-02-03")
            person.address = PostalAddress(
                lines: ["Brīvības iela 1"], locality: "Rīga", postalCode: "LV-1010",
                country: try JurisdictionCode(parsing: location ?? "LV"))
            person.telephone = try TelephoneNumber(parsing: "+37120001000")
            person.identificationNumbers = [
                IdentificationNumber(
                    kind: .nationalID, country: try JurisdictionCode(parsing: "LV"),
                    number: try DocumentNumber(parsing: "320202-10010"))
            ]
            payment = [
                .card(token: "tok_abc", lastFour: "4242", brand: "visa", issuerCountry: nil, institution: "A Bank")
            ]
        }
        return Application(
            applicant: .individual(person),
            product: Product(
                kind: .virtualMachine, managed: true, runsArbitrarySoftware: true, ownedByUnitedStatesPerson: true,
                operatedIn: [try JurisdictionCode(parsing: "US")]), payment: payment,
            origin: AccessOrigin(
                address: try IPAddress(parsing: "203.0.113.9"),
                time: try #require(Timestamp(rfc3339: "2026-11-25T08:59:00Z"))))
    }
    /// A foreign person who states all that `recommended` asks for.
    static func foreign(_ name: String = "Anna Kalniņa", email: String = "anna@mail.example") throws -> Application {
        try application(name: name, citizenships: ["LV"], location: "LV", resident: false, email: email, complete: true)
    }
}
