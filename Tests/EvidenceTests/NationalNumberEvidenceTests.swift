// National numbers as evidence: what they prove, which is nothing of their holder, and what they show to be wrong.
import Order
import Testing

@testable import Evidence

@Suite("National numbers as evidence")
struct NationalNumberEvidenceTests {
    static let time = Timestamp(milliseconds: 1_782_864_000_000)  // 2026-07-01

    static func verdict(
        _ kind: IdentificationNumber.Kind, _ country: String?, _ text: String,
        holder: NationalNumberKind.Holder = .person, birthDate: CalendarDate? = nil
    ) throws -> EvidenceVerdict {
        let number = IdentificationNumber(
            kind: kind,
            country: try country.map { code throws(IdentifierError) in try JurisdictionCode(parsing: code) },
            number: try DocumentNumber(parsing: text))
        return .nationalNumber(number, holder: holder, birthDate: birthDate, at: time)
    }

    @Test("A number that holds is unproven, and its birth date and sex become claims of no strength")
    func holds() throws {
        let verdict = try Self.verdict(.nationalID, "FI", "131052-308T")
        #expect(verdict.status == .unproven)
        #expect(verdict.claims.map(\.attribute) == [.nationalNumber, .birthDate, .sex])
        #expect(verdict.claims.allSatisfy { $0.strength == nil && $0.method == .declared })
        #expect(verdict.claims.map(\.issuer) == ["applicant", "FI", "FI"])
        #expect(verdict.claims[1].value == .date(try #require(CalendarDate("1952-10-13"))))
        #expect(verdict.reasons.flatMap(\.allMissing) == ["evidence.holder"])
    }

    @Test("The stated birth date tells the century; a different one is found as a discrepancy")
    func century() throws {
        let stated = try #require(CalendarDate("1912-01-15"))
        let old = try Self.verdict(.nationalID, "MY", "120115-01-1234", birthDate: stated)
        #expect(old.claims.contains { $0.value == .date(stated) })
        var person = Individual(name: "Anna")
        person.birthDate = CalendarDate("1975-11-17")
        let latvian = try Self.verdict(.nationalID, "LV", "161175-19997", birthDate: person.birthDate)
        #expect(EvidenceDiscrepancy.find(among: latvian.claims, stated: person).map(\.attribute) == [.birthDate])
        person.birthDate = CalendarDate("1975-11-16")
        #expect(EvidenceDiscrepancy.find(among: latvian.claims, stated: person).isEmpty)
    }

    @Test("A sex that the number encodes is compared with a document's, and an unspecified one with none")
    func sex() throws {
        let finnish = try Self.verdict(.nationalID, "FI", "131052-308T").claims
        func document(_ sex: String) -> Claim {
            Claim(.sex, .text(sex), issuer: "FI", method: .machineReadableZone, strength: .fair, time: Self.time)
        }
        #expect(EvidenceDiscrepancy.conflicts(among: finnish + [document("M")]).map(\.attribute) == [.sex])
        #expect(EvidenceDiscrepancy.conflicts(among: finnish + [document("F")]).isEmpty)
        #expect(EvidenceDiscrepancy.conflicts(among: finnish + [document("X")]).isEmpty)
    }

    @Test(
        "A number of the right form whose check digits or date do not hold is invalid, and says why",
        arguments: [("FI", "131052-308U"), ("LV", "161175-19998"), ("EE", "38001085719"), ("BR", "123.456.789-00")])
    func wrong(country: String, text: String) throws {
        let verdict = try Self.verdict(.nationalID, country, text)
        #expect(verdict.status == .invalid)
        #expect(verdict.claims.isEmpty)
        #expect(verdict.reasons.first?.finding.contains("cannot be one") == true)
    }

    @Test("A number of a country, kind or form that is not known is kept as written and refuses nobody")
    func unknown() throws {
        for (kind, country, text) in [
            (.nationalID, "AQ", "12345"), (.nationalID, nil, "12345"), (.passport, "LV", "LV1234567"),
            (.nationalID, "LV", "AB-1"), (.driverLicence, "US", "D1234567"), (.other, "DE", "x1"),
        ] as [(IdentificationNumber.Kind, String?, String)] {
            let verdict = try Self.verdict(kind, country, text)
            #expect(verdict.status == .unproven, "\(kind) \(country ?? "")")
            #expect(verdict.claims.map(\.attribute) == [.nationalNumber])
        }
    }

    @Test("A misread character is said to look so, and the number is not repaired")
    func misread() throws {
        let verdict = try Self.verdict(.nationalID, "LV", "I61175-19997")
        #expect(verdict.status == .unproven)
        #expect(verdict.reasons.first?.finding.contains("looks misread") == true)
        #expect(verdict.claims.first?.value == .text("I6117519997"))
    }

    @Test("A company's numbers are not taken for a person's, nor the other way round")
    func holders() throws {
        #expect(try Self.verdict(.registration, "LV", "40003521600", holder: .entity).claims.count == 1)
        let company = try Self.verdict(.nationalID, "NO", "923 609 016", holder: .person)
        #expect(company.reasons.first?.finding.contains("none of the forms") == true)
        #expect(
            try Self.verdict(.registration, "NO", "923 609 016", holder: .entity).reasons.first?.finding
                .contains("organisation number") == true)
    }

    @Test(
        "Two places of birth in words contradict each other where they name different countries or different regions, and not before",
        arguments: [
            ("Jalisco, Mexico", "Guadalajara, Jalisco", false),
            ("Jalisco, Mexico", "Monterrey, Nuevo León, Mexico", true),
            ("Jalisco, Mexico", "nuevo leon", true), ("Jalisco, Mexico", "Guadalajara, Mexico", false),
            ("Jalisco, Mexico", "Guadalajara", false), ("Jalisco, Mexico", "Los Angeles, USA", true),
            ("Coahuila, Mexico", "Hidalgo, Coahuila", false), ("Jalisco, Mexico", "Los Angeles, CA", false),
            ("Cairo, Egypt", "EGYPT", false), ("Cairo, Egypt", "Alexandria (Egypt)", true), ("Cairo, Egypt", "", false),
            ("Cluj, Romania", "Iași/Romania", true), ("Riga, Latvia", "Riga, Soviet Union", false),
            ("Riga", "Riga, Latvia", false),
            ("Atlanta, Georgia", "Tbilisi, Georgia", false), ("Riga, Latvia", "Tallinn, Estonia", true),
            ("Mexico", String(repeating: "a, ", count: 10_000), false),
        ])
    func places(one: String, other: String, contradict: Bool) {
        #expect(PlacesOfBirth.contradict(one, other) == contradict)
        #expect(PlacesOfBirth.contradict(other, one) == contradict)
    }

    @Test("The place of birth that a number encodes is compared with the stated one and with a document's")
    func placeOfBirth() throws {
        var person = Individual(name: "Concepción Salgado")
        person.birthDate = CalendarDate("1956-06-26")
        let curp = IdentificationNumber(
            kind: .nationalID, country: try JurisdictionCode(parsing: "MX"),
            number: try DocumentNumber(parsing: "SABC560626MDFLRN01"))
        let claims = EvidenceVerdict.nationalNumber(curp, holder: .person, at: Self.time).claims
        #expect(claims.contains { $0.attribute == .placeOfBirth && $0.value == .text("Ciudad de México, Mexico") })
        #expect(EvidenceDiscrepancy.find(among: claims, stated: person).isEmpty, "Nothing stated, nothing compared")
        person.birthPlace = "Mérida, Yucatán"
        let found = EvidenceDiscrepancy.find(among: claims, stated: person)
        #expect(found.map(\.attribute) == [.placeOfBirth] && found[0].rule == nil && found[0].kind == .differs)
        person.birthPlace = "Ciudad de México"
        #expect(EvidenceDiscrepancy.find(among: claims, stated: person).isEmpty)
        let document = Claim(
            .placeOfBirth, .text("Mérida, Yucatán, México"), issuer: "MEX", method: .issuerSignature,
            strength: .superior,
            time: Self.time)
        let between = EvidenceDiscrepancy.find(among: [claims, [document]], stated: person)
        #expect(between.filter { $0.attribute == .placeOfBirth }.count == 2, "With the statement and with the number")
    }

    @Test("A place that a number does not tell of its holder's birth is left alone: abroad, or given out by residence")
    func noPlace() throws {
        func place(_ text: String, _ country: String) throws -> Bool {
            let number = IdentificationNumber(
                kind: .nationalID, country: try JurisdictionCode(parsing: country),
                number: try DocumentNumber(parsing: text))
            let verdict = EvidenceVerdict.nationalNumber(number, holder: .person, at: Self.time)
            try #require(verdict.claims.contains { $0.attribute == .birthDate }, "\(text)")
            return verdict.claims.contains { $0.attribute == .placeOfBirth }
        }
        // A county of residence, before the register's rule; a county of birth, after it.
        #expect(try !place("1630615123457", "RO"))
        #expect(try place("5010203120010", "RO"))
    }

    @Test("An LEI is checked whatever its country")
    func legalEntity() throws {
        #expect(try Self.verdict(.lei, nil, "213800KUD8LAJWSQ9D15", holder: .entity).status == .unproven)
        #expect(try Self.verdict(.lei, nil, "213800KUD8LAJWSQ9D16", holder: .entity).status == .invalid)
    }
}
