import Order
import Testing

@Suite("What a standard requires of an application") struct RequirementTests {
    static let day = CalendarDate("2026-11-25")!

    static func foreigner() throws -> Individual {
        var person = Individual(name: "Ilze Ozola")
        person.birthDate = CalendarDate("1990-04-01")
        person.address = PostalAddress(lines: ["Brivibas iela 1"], country: try JurisdictionCode(parsing: "LV"))
        person.identificationNumbers = [
            IdentificationNumber(
                kind: .nationalID, country: try JurisdictionCode(parsing: "LV"),
                number: try DocumentNumber(parsing: "320104-12345"))
        ]
        person.email = try EmailAddress(parsing: "ilze@example.org")
        person.telephone = try TelephoneNumber(parsing: "+37129123456")
        return person
    }
    static func application(_ person: Person) throws -> Application {
        Application(
            applicant: person, product: Product(kind: .virtualMachine),
            payment: [
                .card(
                    token: "tok_1", lastFour: "4242", brand: nil, issuerCountry: try JurisdictionCode(parsing: "LV"),
                    institution: nil)
            ],
            origin: AccessOrigin(
                address: try IPAddress(parsing: "192.0.2.1"), time: Timestamp(milliseconds: 1_795_000_000_000)))
    }

    @Test(
        "A United States person is asked for no more than what tells that they are one",
        arguments: ["order", "proposed-2024"])
    func unitedStatesPerson(base: String) throws {
        let standard = try SampleStandards.standard(base: base)
        let application = Application(
            applicant: .individual(Individual(name: "Ann Lee")), product: Product(kind: .storage))
        let verdict = standard.requirements(
            for: RequirementContext(application: application, status: .unitedStatesPerson))
        #expect(verdict.isSatisfied)
        #expect(verdict.requirements.map(\.subject) == [.field(.name), .field(.unitedStatesGround)])
        #expect(verdict.reason.holds == true)
        #expect(verdict.tier == .standard)
    }

    @Test("A foreign person who gave and proved everything has nothing missing, with a reason for each clause")
    func complete() throws {
        let standard = try SampleStandards.standard()
        let verdict = standard.requirements(
            for: RequirementContext(
                application: try Self.application(.individual(try Self.foreigner())), status: .foreignPerson,
                evidence: [.emailCode, .documentRead]))
        #expect(verdict.missing.isEmpty)
        #expect(verdict.tier == .standard)
        #expect(verdict.reason.holds == true)
        #expect(
            verdict.reason.clauses == [
                "1(a)", "1(b)", "1(a)(ii)(A)", "1(a)(ii)(B)", "1(a)(ii)(C)", "1(a)(ii)(D)", "1(a)(i)",
            ])
    }

    @Test("Each field that is taken away is missed by name, clause and pointer, and nothing else is")
    func eachField() throws {
        let standard = try SampleStandards.standard()
        let whole = try Self.application(.individual(try Self.foreigner()))
        func missing(_ change: (inout Application, inout Individual) -> Void) throws -> [Requirement] {
            var application = whole, person = try Self.foreigner()
            change(&application, &person)
            application.applicant = .individual(person)
            return standard.requirements(
                for: RequirementContext(
                    application: application, status: .foreignPerson, evidence: [.emailCode, .documentAuthentic])
            ).missing
        }
        #expect(try missing { _, person in person.address = nil }.map(\.pointer) == ["/applicant/address"])
        #expect(try missing { _, person in person.address?.country = nil }.map(\.subject) == [.field(.address)])
        #expect(try missing { _, person in person.birthDate = nil }.map(\.subject) == [.field(.birthDate)])
        #expect(
            try missing { _, person in person.identificationNumbers = [] }.map(\.clause) == ["1(a)(ii)(A)"])
        #expect(try missing { _, person in person.email = nil }.map(\.clause) == ["1(a)(ii)(C)"])
        #expect(try missing { _, person in person.telephone = nil }.map(\.clause) == ["1(a)(ii)(C)"])
        #expect(try missing { application, _ in application.origin = nil }.map(\.clause) == ["1(a)(ii)(D)"])
        #expect(
            try missing { application, _ in application.payment = [] }.map(\.pointer)
                == ["/payment", "/payment/0/institution"])
        #expect(try missing { _, person in person.name = "  " }.map(\.pointer) == ["/applicant/name"])
    }

    @Test("What is stated but not proven is missing as evidence alone")
    func evidence() throws {
        let standard = try SampleStandards.standard()
        let application = try Self.application(.individual(try Self.foreigner()))
        let verdict = standard.requirements(for: RequirementContext(application: application, status: .foreignPerson))
        #expect(verdict.lacksOnlyEvidence)
        #expect(verdict.missing.map(\.pointer) == ["evidence/emailCode", "evidence/document"])
        #expect(verdict.reason.holds == false)
        let other = standard.requirements(
            for: RequirementContext(
                application: application, status: .foreignPerson, evidence: [.emailCode, .recordMatch]))
        #expect(other.isSatisfied, "a record that agrees stands in for a document")
    }

    @Test("The tier is the highest that account, opening, identifying information and payment call for")
    func tiers() throws {
        let standard = try SampleStandards.standard()
        var application = try Self.application(.individual(try Self.foreigner()))
        func tier(_ evidence: EvidenceChecks = []) -> RiskTier {
            standard.requirements(
                for: RequirementContext(application: application, status: .foreignPerson, evidence: evidence)
            ).tier
        }
        #expect(tier() == .standard)
        application.openingMethod = .inPerson
        #expect(tier([.seenInPerson]) == .low)
        application.accountType = .reseller
        #expect(tier([.seenInPerson]) == .high)
        application.accountType = .standard
        application.payment = [.wallet(try WalletAddress(parsing: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"))]
        #expect(tier([.seenInPerson]) == .high)
    }

    @Test("At high risk a document that was only read is not enough")
    func highRisk() throws {
        let standard = try SampleStandards.standard()
        var application = try Self.application(.individual(try Self.foreigner()))
        application.accountType = .reseller
        func missing(_ evidence: EvidenceChecks) -> [String] {
            standard.requirements(
                for: RequirementContext(application: application, status: .foreignPerson, evidence: evidence)
            ).missing.map(\.pointer)
        }
        #expect(missing([.emailCode, .documentRead]) == ["evidence/strongDocument"])
        #expect(missing([.emailCode, .documentAuthentic]) == ["evidence/strongDocument"])
        #expect(missing([.emailCode, .documentAuthentic, .strongEvidence]).isEmpty)
        #expect(missing([.emailCode, .acceptedByReviewer]).isEmpty)
    }

    @Test("Of somebody of whom it cannot be told only what tells is asked; when all is given a person has to look")
    func undetermined() throws {
        let standard = try SampleStandards.standard()
        var person = Individual(name: "Noor")
        func verdict(deadlinePassed: Bool = false) throws -> RequirementVerdict {
            standard.requirements(
                for: RequirementContext(
                    application: Application(applicant: .individual(person), product: Product(kind: .storage)),
                    status: .undetermined, undeterminedDeadlinePassed: deadlinePassed))
        }
        #expect(
            try verdict().missing.map(\.pointer) == [
                "/applicant/citizenships", "/applicant/unitedStatesPermanentResident", "/applicant/location",
            ])
        person.citizenships = []
        person.unitedStatesPermanentResident = false
        person.location = DatedLocation(jurisdiction: try JurisdictionCode(parsing: "LB"), asOf: nil)
        #expect(try verdict().missing.map(\.subject) == [.determination])
        #expect(try verdict().missing.first?.satisfied == nil)
        #expect(
            try verdict(deadlinePassed: true).missing.map(\.subject).contains(.field(.nationalIdentificationNumber)),
            "after the deadline it is treated as foreign")
    }

    @Test("An exemption lifts what section 1 requires, and says that special measures still bind")
    func exemption() throws {
        let standard = try SampleStandards.standard()
        let verdict = standard.requirements(
            for: RequirementContext(
                application: Application(
                    applicant: .individual(Individual(name: "A")), product: Product(kind: .storage)),
                status: .foreignPerson, exemptions: ["EX-2026-01"]))
        #expect(verdict.isSatisfied)
        #expect(verdict.requirements.isEmpty)
        #expect(verdict.reason.clause == "1(c)")
        #expect(verdict.reason.finding.contains("special measures still bind"))
    }

    @Test("Every requirement has words for the form and a clause that the catalogue could hold")
    func words() {
        for field in CollectedField.allCases {
            #expect(!field.label.isEmpty && !field.why.isEmpty)
            #expect(field.pointer().hasPrefix("/"))
        }
        for assurance in Assurance.allCases { #expect(!assurance.label.isEmpty && !assurance.why.isEmpty) }
    }
}
