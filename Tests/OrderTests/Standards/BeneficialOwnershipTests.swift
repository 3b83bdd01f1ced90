import Order
import Testing

@Suite("Those behind an entity") struct BeneficialOwnershipTests {
    private let rule = BeneficialOwnership(thresholdBasisPoints: 2500, countsControl: true)
    private func person(_ name: String) -> Person { .individual(Individual(name: name)) }
    private func entity(_ name: String, _ owners: [BeneficialOwner]?) -> Entity {
        var entity = Entity(name: name)
        entity.owners = owners
        return entity
    }
    private func names(_ entity: Entity) -> [String] {
        rule.parties(behind: entity).map {
            switch $0.person {
            case .individual(let person): person.name
            case .entity(let entity): entity.name
            }
        }
    }

    @Test("At the threshold somebody is a beneficial owner, a hundredth of a percent below not")
    func threshold() {
        let owners = [
            BeneficialOwner(person: person("at"), basisPoints: 2500),
            BeneficialOwner(person: person("below"), basisPoints: 2499),
        ]
        #expect(names(entity("E", owners)) == ["at"])
    }

    @Test("A share that was not stated is not below the threshold")
    func unknownShare() {
        #expect(names(entity("E", [BeneficialOwner(person: person("unknown"), basisPoints: nil)])) == ["unknown"])
    }

    @Test("Shares through entities multiply; more than half of an entity controls the whole of what it holds")
    func indirect() {
        let half = entity("Half", [BeneficialOwner(person: person("half"), basisPoints: 5000)])
        #expect(names(entity("E", [BeneficialOwner(person: .entity(half), basisPoints: 4000)])) == ["Half"])
        let more = entity("More", [BeneficialOwner(person: person("more"), basisPoints: 5001)])
        #expect(names(entity("E", [BeneficialOwner(person: .entity(more), basisPoints: 4000)])) == ["More", "more"])
    }

    @Test("Shares that one person holds on several ways are added up")
    func addedUp() {
        let through = entity("Through", [BeneficialOwner(person: person("both"), basisPoints: 5000)])
        let owners = [
            BeneficialOwner(person: person("both"), basisPoints: 1500),
            BeneficialOwner(person: .entity(through), basisPoints: 2000),
        ]
        #expect(names(entity("E", owners)) == ["both", "both"])
    }

    @Test("Whoever controls the entity counts whatever they own")
    func control() {
        var controlled = entity("E", [])
        controlled.controllers = [ControlPerson(person: Individual(name: "director"), role: "director")]
        #expect(names(controlled) == ["director"])
        #expect(rule.parties(behind: controlled).map(\.pointer) == ["/applicant/controllers/0/person"])
    }

    @Test("A chain without end is followed to a bound and no further")
    func bounded() {
        var inner = entity("0", [BeneficialOwner(person: person("last"), basisPoints: 10_000)])
        for depth in 1...50 {
            inner = entity("\(depth)", [BeneficialOwner(person: .entity(inner), basisPoints: 10_000)])
        }
        #expect(rule.parties(behind: inner).count == Limits.ownershipDepth)
    }

    @Test("An owner is determined too, and what is asked of a foreign one is missed by pointer")
    func requirements() throws {
        let standard = try SampleStandards.standard()
        var company = entity(
            "SIA Balts",
            [
                BeneficialOwner(person: person("Foreign"), basisPoints: 6000),
                BeneficialOwner(person: person("American"), basisPoints: 4000),
            ])
        company.organizedIn = try JurisdictionCode(parsing: "LV")
        let applicant = Person.entity(company)
        let parties = standard.partiesToDetermine(behind: applicant, status: .foreignPerson)
        #expect(parties.map(\.pointer) == ["/applicant/owners/0/person", "/applicant/owners/1/person"])
        let verdict = standard.requirements(
            for: RequirementContext(
                application: Application(applicant: applicant, product: Product(kind: .storage)),
                status: .foreignPerson,
                parties: [
                    DeterminedParty(parties[0], status: .foreignPerson),
                    DeterminedParty(parties[1], status: .unitedStatesPerson),
                ]))
        let owned = verdict.missing.map(\.pointer).filter { $0.contains("owners") }
        #expect(owned == ["/applicant/owners/0/person/birthDate", "/applicant/owners/0/person/address"])
    }

    @Test("An owner of whom it cannot be told leaves the verdict open, whatever else is there")
    func undeterminedOwner() throws {
        let standard = try SampleStandards.standard()
        var owner = Individual(name: "Owner")
        owner.citizenships = []
        owner.unitedStatesPermanentResident = false
        owner.location = DatedLocation(jurisdiction: try JurisdictionCode(parsing: "LB"), asOf: nil)
        let company = Person.entity(entity("E", [BeneficialOwner(person: .individual(owner), basisPoints: 5000)]))
        let parties = standard.partiesToDetermine(behind: company, status: .foreignPerson)
        let verdict = standard.requirements(
            for: RequirementContext(
                application: Application(applicant: company, product: Product(kind: .storage)), status: .foreignPerson,
                parties: parties.map { DeterminedParty($0, status: .undetermined) }))
        #expect(verdict.missing.contains { $0.subject == .party && $0.satisfied == nil })
    }

    @Test("The order asks a United States entity for no owners; the proposal does")
    func unitedStatesEntity() throws {
        let company = Person.entity(entity("Acme Inc", [BeneficialOwner(person: person("owner"), basisPoints: 5000)]))
        #expect(
            try SampleStandards.standard().partiesToDetermine(behind: company, status: .unitedStatesPerson).isEmpty)
        #expect(
            try SampleStandards.standard(base: "proposed-2024").partiesToDetermine(
                behind: company, status: .unitedStatesPerson
            ).count == 1)
    }
}
