/// A person: an individual or an entity (clauses 5(a), 5(g)), as far as is known. An unknown field is `nil` or empty,
/// never a convenient default.
public enum Person: Hashable, Sendable {
    case individual(Individual)
    case entity(Entity)
}

/// A natural person.
public struct Individual: Hashable, Sendable {
    /// One full-name field, any script.
    public var name: String
    public var otherNames: [String] = []
    public var birthDate: CalendarDate?
    public var birthPlace: String?
    /// Every country of citizenship stated; `nil` when not asked or not answered, empty for a stateless person.
    public var citizenships: [JurisdictionCode]?
    /// Lawful permanent residence in the United States; `nil` when unknown.
    public var unitedStatesPermanentResident: Bool?
    /// Where the person is, as a dated fact.
    public var location: DatedLocation?
    public var address: PostalAddress?
    public var identificationNumbers: [IdentificationNumber] = []
    public var email: EmailAddress?
    public var telephone: TelephoneNumber?

    public init(name: String) { self.name = name }
}

/// A partnership, association, trust, joint venture, corporation, group, subgroup or other organisation (clause 5(a)).
public struct Entity: Hashable, Sendable {
    public var name: String
    /// Every other name it does or did business under.
    public var otherNames: [String] = []
    /// The jurisdiction under whose laws it is organised.
    public var organizedIn: JurisdictionCode?
    /// Set when this is a branch: the jurisdiction of the entity it is a part of (clause 5(k), "including foreign branches").
    public var branchOfEntityOrganizedIn: JurisdictionCode?
    public var location: DatedLocation?
    /// The principal place of business.
    public var address: PostalAddress?
    /// Where it will use the product; empty when not asked or not answered.
    public var placesOfUse: [JurisdictionCode] = []
    public var identificationNumbers: [IdentificationNumber] = []
    public var email: EmailAddress?
    public var telephone: TelephoneNumber?
    /// Owners, with what they hold; `nil` when not asked or not answered.
    public var owners: [BeneficialOwner]?
    /// Individuals with substantial control.
    public var controllers: [ControlPerson] = []

    public init(name: String) { self.name = name }
}

/// One who holds an interest in an entity.
public struct BeneficialOwner: Hashable, Sendable {
    public var person: Person
    /// The share of ownership interests, in basis points (2500 is 25 %); `nil` when unknown.
    public var basisPoints: Int?
    public init(person: Person, basisPoints: Int?) {
        self.person = person
        self.basisPoints = basisPoints
    }
}

/// One who exercises substantial control over an entity by role.
public struct ControlPerson: Hashable, Sendable {
    public var person: Individual
    public var role: String
    public init(person: Individual, role: String) {
        self.person = person
        self.role = role
    }
}

/// Where a person was physically located, and when that was so.
public struct DatedLocation: Hashable, Sendable {
    public var jurisdiction: JurisdictionCode
    public var asOf: Timestamp?
    public init(jurisdiction: JurisdictionCode, asOf: Timestamp?) {
        self.jurisdiction = jurisdiction
        self.asOf = asOf
    }
}

public struct PostalAddress: Hashable, Sendable {
    /// Street, building, unit: as written, in order.
    public var lines: [String]
    public var locality: String?
    public var region: String?
    public var postalCode: String?
    public var country: JurisdictionCode?
    public init(
        lines: [String], locality: String? = nil, region: String? = nil, postalCode: String? = nil,
        country: JurisdictionCode? = nil
    ) {
        self.lines = lines
        self.locality = locality
        self.region = region
        self.postalCode = postalCode
        self.country = country
    }
}
