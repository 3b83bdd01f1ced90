import Order

/// An account, or an application for one, as special measures see it: who is involved, where they are, whom they match.
///
/// What is not known is `nil` or empty and makes the answer uncertain; it is never taken for a no.
public struct MeasureSubject: Hashable, Sendable {
    public var holder: Party
    /// Everyone else involved: owners, controllers, payers, sub-lessees, a reseller's customers.
    public var others: [Party]
    public var accountType: AccountType
    /// Whether the account is opened or maintained in the United States (clause 2(d)(ii)); `nil` when unknown.
    public var inUnitedStates: Bool?
    /// The subject of the record, to which an exemption of a lessee refers; `nil` before there is one.
    public var subject: SubjectID?
    /// The provider's reference, to which an exemption of a provider refers; `nil` when not configured.
    public var provider: String?
    /// Since when this account has been uncertain: its review deadline counts from here. `nil` counts from the evaluation.
    public var uncertainSince: Timestamp?

    public init(
        holder: Party, others: [Party] = [], accountType: AccountType, inUnitedStates: Bool?, subject: SubjectID? = nil,
        provider: String? = nil, uncertainSince: Timestamp? = nil
    ) {
        self.holder = holder
        self.others = others
        self.accountType = accountType
        self.inUnitedStates = inUnitedStates
        self.subject = subject
        self.provider = provider
        self.uncertainSince = uncertainSince
    }

    /// One person involved in the account, in one role.
    public struct Party: Hashable, Sendable {
        public var role: Involvement
        /// How reasons name this party without naming the person: `holder`, `owner 2`.
        public var label: String
        /// Clause 5(c); `nil` when undetermined.
        public var foreignPerson: Bool?
        /// Where the person is said or seen to be; empty when unknown.
        public var locations: [LocationFact]
        /// Matches with persons whom measures name.
        public var matches: [TargetMatch]

        public init(
            _ role: Involvement, label: String? = nil, foreignPerson: Bool?, locations: [LocationFact] = [],
            matches: [TargetMatch] = []
        ) {
            self.role = role
            self.label = label ?? role.rawValue
            self.foreignPerson = foreignPerson
            self.locations = locations
            self.matches = matches
        }
    }
}

/// Where a person is, according to one source, and as of when.
public struct LocationFact: Hashable, Sendable {
    public var jurisdiction: JurisdictionCode
    /// `nil` when the source does not say.
    public var asOf: Timestamp?
    public var source: String
    public init(_ jurisdiction: JurisdictionCode, asOf: Timestamp?, source: String) {
        self.jurisdiction = jurisdiction
        self.asOf = asOf
        self.source = source
    }

    /// What an application says of where a person is: the stated location and the country of the stated address.
    public static func facts(of person: Person, stated: Timestamp?) -> [LocationFact] {
        let (location, address) =
            switch person {
            case .individual(let individual): (individual.location, individual.address)
            case .entity(let entity): (entity.location, entity.address)
            }
        var facts: [LocationFact] = []
        if let location {
            facts.append(
                LocationFact(location.jurisdiction, asOf: location.asOf ?? stated, source: "declared location"))
        }
        if let country = address?.country {
            facts.append(LocationFact(country, asOf: stated, source: "declared address"))
        }
        return facts
    }
}

/// A match between a party and a person whom a measure names, as Screening found it and a person may have settled it.
public struct TargetMatch: Hashable, Sendable {
    public var person: FoundPersonID
    public var certainty: Certainty
    /// What agrees, in one sentence, e.g. `the passport number agrees`.
    public var agreement: String

    public enum Certainty: Hashable, Sendable {
        /// An exact strong identifier agrees.
        case exact
        /// Names or weak facts agree; a person must decide.
        case fuzzy
        /// A person decided that it is the same person.
        case confirmed
        /// A person decided that it is another person.
        case cleared
    }

    public init(person: FoundPersonID, certainty: Certainty, agreement: String) {
        self.person = person
        self.certainty = certainty
        self.agreement = agreement
    }

    /// Whether the party is the person named; `nil` until somebody decides.
    var isSamePerson: Bool? {
        switch certainty {
        case .exact, .confirmed: true
        case .cleared: false
        case .fuzzy: nil
        }
    }
}
