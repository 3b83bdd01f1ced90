import Order

let noon = Timestamp(milliseconds: 1_780_000_000_000)
let us = JurisdictionCode(unchecked: "US")
let latvia = JurisdictionCode(unchecked: "LV")
let germany = JurisdictionCode(unchecked: "DE")
let britain = JurisdictionCode(unchecked: "GB")

/// The numbers of these tests, not of any standard.
let parameters = DeterminationParameters(
    locationFreshFor: Period(30, .days)!, locationConflictWithin: Days(1), statusFreshFor: nil,
    sufficientConfidence: .claimed,
    addressAbroadShowsAbsence: false)

func days(_ count: Int, before time: Timestamp = noon) -> Timestamp { time + Days(-count) }

func individual(
    citizenships: [JurisdictionCode]? = nil, resident: Bool? = nil, located: JurisdictionCode? = nil,
    at asOf: Timestamp? = noon, address: JurisdictionCode? = nil
) -> PersonFacts {
    var person = Individual(name: "Ilze Ozola")
    person.citizenships = citizenships
    person.unitedStatesPermanentResident = resident
    person.location = located.map { DatedLocation(jurisdiction: $0, asOf: asOf) }
    person.address = address.map { PostalAddress(lines: ["Brīvības iela 1"], country: $0) }
    return PersonFacts(declared: .individual(person), at: noon)
}

func entity(
    organizedIn: JurisdictionCode? = nil, branchOf: JurisdictionCode? = nil, located: JurisdictionCode? = nil,
    at asOf: Timestamp? = noon, owners: [BeneficialOwner]? = nil
) -> PersonFacts {
    var entity = Entity(name: "Ozols Hosting")
    entity.organizedIn = organizedIn
    entity.branchOfEntityOrganizedIn = branchOf
    entity.location = located.map { DatedLocation(jurisdiction: $0, asOf: asOf) }
    entity.owners = owners
    return PersonFacts(declared: .entity(entity), at: noon)
}

func determine(
    _ facts: PersonFacts, at now: Timestamp = noon, _ parameters: DeterminationParameters = parameters
) -> Determination {
    UnitedStatesPersonDetermination.determine(facts, asOf: now, parameters: parameters)
}

func passport(_ country: JurisdictionCode, at time: Timestamp = noon) -> Fact<CitizenshipStatement> {
    Fact(.one(country), source: .document("passport MRZ"), method: .read, confidence: .documented, asOf: time)
}

extension Reason {
    /// Every finding in the tree, one a line.
    var everyFinding: String { ([finding] + because.map(\.everyFinding)).joined(separator: "\n") }
}
