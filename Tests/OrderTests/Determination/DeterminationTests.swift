import Order
import Testing

@Suite("Clause 5(k): the grounds of a United States person")
struct DeterminationTests {
    @Test("A citizen is a United States person, and nothing more is asked")
    func citizen() {
        let answer = determine(individual(citizenships: [latvia, us]))
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.missing.isEmpty)
        #expect(answer.reason.allMissing.isEmpty)
        #expect(answer.reason.clause == "5(k)")
        #expect(answer.basis?.ground == .citizenship)
        #expect(answer.basis?.method == .stated)
        #expect(answer.goesStale == nil)
    }

    @Test("A lawful permanent resident is a United States person whatever the citizenship")
    func permanentResident() {
        let answer = determine(individual(citizenships: [latvia], resident: true))
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.basis?.ground == .permanentResidence)
    }

    @Test("A person is foreign only when every ground is known not to hold")
    func foreign() {
        let answer = determine(individual(citizenships: [latvia], resident: false, located: latvia))
        #expect(answer.status == .foreignPerson)
        #expect(answer.reason.clause == "5(c)")
        #expect(answer.reason.holds == true)
        #expect(answer.reason.because.map(\.holds) == [false, false, false])
        #expect(answer.basis == nil)
    }

    @Test(
        "For every combination of known, denied and unknown grounds, the answer is the one of three-valued logic",
        arguments: [true, false, nil] as [Bool?], [true, false, nil] as [Bool?])
    func everyCombination(citizen: Bool?, resident: Bool?) {
        for located in [true, false, nil] as [Bool?] {
            let answer = determine(
                individual(
                    citizenships: citizen.map { $0 ? [us] : [latvia] }, resident: resident,
                    located: located.map { $0 ? us : latvia }))
            let grounds = [citizen, resident, located]
            if grounds.contains(true) {
                #expect(answer.status == .unitedStatesPerson)
            } else if grounds.contains(nil) {
                #expect(answer.status == .undetermined)
                #expect(answer.missing.count == grounds.count { $0 == nil })
                #expect(answer.missing == answer.reason.allMissing)
            } else {
                #expect(answer.status == .foreignPerson)
            }
        }
    }

    @Test("Unknown facts are named with whose they are, and are not taken for no")
    func unknownIsNamed() {
        var person = Individual(name: "Ilze Ozola")
        person.citizenships = [latvia]
        let facts = PersonFacts(declared: .individual(person), at: noon, path: "owners[2]")
        let answer = determine(facts)
        #expect(answer.status == .undetermined)
        #expect(answer.reason.holds == nil)
        #expect(answer.missing == ["owners[2].permanentResidence", "owners[2].location"])
    }

    @Test("A stateless person has no citizenship, which is known; not answering leaves it unknown")
    func stateless() {
        #expect(determine(individual(citizenships: [], resident: false, located: latvia)).status == .foreignPerson)
        #expect(determine(individual(citizenships: nil, resident: false, located: latvia)).status == .undetermined)
    }

    @Test(
        "Citizens of Puerto Rico, Guam, the Virgin Islands and the Northern Marianas are citizens",
        arguments: ["PR", "GU", "VI", "MP", "US-PR", "US-CA"])
    func territorialCitizens(code: String) {
        let facts = individual(citizenships: [JurisdictionCode(unchecked: code)], resident: false, located: latvia)
        #expect(determine(facts).status == .unitedStatesPerson)
    }

    @Test("A national of American Samoa need not be a citizen, so citizenship stays open", arguments: ["AS", "US-AS"])
    func nationals(code: String) {
        let facts = individual(citizenships: [JurisdictionCode(unchecked: code)], resident: false, located: latvia)
        #expect(determine(facts).missing == ["applicant.citizenships"])
    }

    @Test(
        "An entity organized in a state or territory is a United States person", arguments: ["US", "US-DE", "PR", "GU"])
    func organized(code: String) {
        let answer = determine(entity(organizedIn: JurisdictionCode(unchecked: code), located: germany))
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.basis?.ground == .organization)
    }

    @Test("A foreign branch of a United States entity is a United States person")
    func foreignBranch() {
        let answer = determine(entity(organizedIn: germany, branchOf: us, located: germany))
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.reason.everyFinding.contains("A branch of an entity organized under the laws"))
    }

    @Test("A foreign subsidiary of a United States entity is a foreign person")
    func foreignSubsidiary() {
        var parent = Entity(name: "Parent, Inc.")
        parent.organizedIn = us
        let owners = [BeneficialOwner(person: .entity(parent), basisPoints: 10_000)]
        #expect(determine(entity(organizedIn: germany, located: germany, owners: owners)).status == .foreignPerson)
    }

    @Test("A branch in the United States of a foreign entity is not organized under its laws, but is located in it")
    func branchOfForeignEntity() {
        let answer = determine(entity(branchOf: britain, located: us))
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.basis?.ground == .location)
        #expect(determine(entity(branchOf: britain, located: britain)).status == .foreignPerson)
    }

    @Test("An entity said to be organized in the United States and a branch of a foreign one is contradictory")
    func contradictoryBranch() {
        let answer = determine(entity(organizedIn: us, branchOf: britain, located: britain))
        #expect(answer.status == .undetermined)
        #expect(answer.isContradictory)
        #expect(answer.reason.everyFinding.contains("contradict each other (declared: GB; declared: US)"))
    }

    @Test("An entity whose law is not known stays undetermined, wherever it is")
    func unknownLaw() {
        #expect(determine(entity(located: germany)).missing == ["applicant.organizedIn"])
    }

    @Test(
        "Anybody located in the United States or its territories is a United States person",
        arguments: ["US", "US-NY", "PR", "AS"])
    func locatedInside(code: String) {
        let here = JurisdictionCode(unchecked: code)
        #expect(
            determine(individual(citizenships: [latvia], resident: false, located: here)).status == .unitedStatesPerson)
        #expect(determine(entity(organizedIn: latvia, located: here)).status == .unitedStatesPerson)
    }
}
