// What is known of a person that bears on clause 5(k). Each attribute holds any number of facts, which may contradict one
// another or be out of date; an attribute with none is unknown.

/// What a fact says about citizenship.
public enum CitizenshipStatement: Hashable, Sendable {
    /// Every citizenship the person has, as stated; empty for a stateless person. It says "and no other".
    case every([JurisdictionCode])
    /// One citizenship, as a passport shows it. It says nothing of others.
    case one(JurisdictionCode)
}

public struct PersonFacts: Hashable, Sendable {
    /// Which grounds of 5(k) can apply: those of an individual or those of an entity.
    public enum Kind: String, Hashable, Sendable, CaseIterable { case individual, entity }

    public let kind: Kind
    /// Who this is in the application, for naming what is missing: `applicant`, `owners[2]`.
    public let path: String
    public private(set) var citizenships: [Fact<CitizenshipStatement>] = []
    /// Lawful permanent residence in the United States.
    public private(set) var permanentResidence: [Fact<Bool>] = []
    /// The jurisdiction under whose laws an entity is organised.
    public private(set) var organizedIn: [Fact<JurisdictionCode>] = []
    /// For a branch: the jurisdiction under whose laws the entity it is part of is organised. A subsidiary is not a branch.
    public private(set) var branchOf: [Fact<JurisdictionCode>] = []
    /// Where the person was, when.
    public private(set) var locations: [Fact<JurisdictionCode>] = []
    /// The country of a postal address; it suggests where somebody is and does not show it.
    public private(set) var addresses: [Fact<JurisdictionCode>] = []

    public init(_ kind: Kind, path: String = "applicant") {
        self.kind = kind
        self.path = path
    }

    /// What a person declared, at the time of the declaration. A location keeps its own time, or none.
    public init(declared person: Person, at time: Timestamp, path: String = "applicant") {
        let declared = Provenance.declared(at: time)
        switch person {
        case .individual(let individual):
            self.init(.individual, path: path)
            if let list = individual.citizenships { citizenships = [Fact(.every(list), declared)] }
            if let resident = individual.unitedStatesPermanentResident {
                permanentResidence = [Fact(resident, declared)]
            }
            declare(individual.location, individual.address, declared)
        case .entity(let entity):
            self.init(.entity, path: path)
            if let place = entity.organizedIn { organizedIn = [Fact(place, declared)] }
            if let parent = entity.branchOfEntityOrganizedIn { branchOf = [Fact(parent, declared)] }
            declare(entity.location, entity.address, declared)
        }
    }

    private mutating func declare(_ location: DatedLocation?, _ address: PostalAddress?, _ declared: Provenance) {
        if let location { locations = [Fact(location.jurisdiction, .declared(at: location.asOf))] }
        if let country = address?.country { addresses = [Fact(country, declared)] }
    }

    public mutating func add(citizenship fact: Fact<CitizenshipStatement>) throws(FactError) {
        try citizenships.append(bounded: fact)
    }
    public mutating func add(permanentResidence fact: Fact<Bool>) throws(FactError) {
        try permanentResidence.append(bounded: fact)
    }
    public mutating func add(organizedIn fact: Fact<JurisdictionCode>) throws(FactError) {
        try organizedIn.append(bounded: fact)
    }
    public mutating func add(branchOf fact: Fact<JurisdictionCode>) throws(FactError) {
        try branchOf.append(bounded: fact)
    }
    public mutating func add(location fact: Fact<JurisdictionCode>) throws(FactError) {
        try locations.append(bounded: fact)
    }
    public mutating func add(address fact: Fact<JurisdictionCode>) throws(FactError) {
        try addresses.append(bounded: fact)
    }
}

public enum FactError: Error, Hashable, Sendable, CustomStringConvertible {
    /// More facts of one attribute than are weighed.
    case tooMany(limit: Int)

    public var description: String {
        switch self {
        case .tooMany(let limit):
            "At most \(limit) facts of one kind are weighed for a person; let a review settle the older ones first."
        }
    }
}

extension Array {
    fileprivate mutating func append<Value>(bounded fact: Fact<Value>) throws(FactError) where Element == Fact<Value> {
        guard count < Limits.factsPerAttribute else { throw .tooMany(limit: Limits.factsPerAttribute) }
        append(fact)
    }
}
