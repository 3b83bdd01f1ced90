import Order

/// A finding of the Secretary under clause 2(a): about a foreign jurisdiction (2(a)(i)) or a foreign person (2(a)(ii)).
///
/// Each finding keeps the ground it rests on, because clause 2(d)(i) reaches only jurisdictions found on *offering*, while
/// 2(d)(ii) reaches persons found on either ground.
public struct Finding: Hashable, Sendable {
    public var id: FindingID
    public var object: Object
    /// What was found: offering, directly obtaining, or both. Never empty in an admitted finding.
    public var grounds: Set<Ground>
    /// The factors of clause 2(b) that the finding says it weighed.
    public var factors: [FactorConsidered]
    /// Who was consulted, as the finding records it.
    public var consulted: Set<Agency>
    /// When the Secretary determined it. The proposal counts its 180 days from here.
    public var determined: Timestamp
    /// Where it was published, e.g. a Federal Register citation; `nil` when not known.
    public var citation: String?

    /// Whom or what a finding is about.
    public enum Object: Hashable, Sendable {
        case jurisdiction(JurisdictionCode)
        case person(FoundPerson)
    }

    /// The two grounds of clause 2(a).
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// Foreign persons *offering* United States IaaS products that are used for malicious cyber-enabled activities.
        case offering
        /// Foreign persons *directly obtaining* United States IaaS products for such use.
        case directlyObtaining
    }

    public init(
        id: FindingID, object: Object, grounds: Set<Ground>, factors: [FactorConsidered], consulted: Set<Agency>,
        determined: Timestamp, citation: String? = nil
    ) {
        self.id = id
        self.object = object
        self.grounds = grounds
        self.factors = factors
        self.consulted = consulted
        self.determined = determined
        self.citation = citation
    }

    /// The clause under which this finding is made.
    public var clause: ClauseID {
        switch object {
        case .jurisdiction: "2(a)(i)"
        case .person: "2(a)(ii)"
        }
    }

    /// Those whom clause 2(a) requires the Secretary to consult. Not those of clause 1(c).
    public static let requiredConsultations: Set<Agency> = [
        .state, .treasury, .defense, .attorneyGeneral, .homelandSecurity, .nationalIntelligence,
    ]
}

/// An office that the order requires the Secretary to consult.
public enum Agency: String, Hashable, Sendable, CaseIterable, Comparable {
    case state, treasury, defense, attorneyGeneral, homelandSecurity, nationalIntelligence

    public static func < (a: Agency, b: Agency) -> Bool { a.rawValue < b.rawValue }

    public var name: String {
        switch self {
        case .state: "the Secretary of State"
        case .treasury: "the Secretary of the Treasury"
        case .defense: "the Secretary of Defense"
        case .attorneyGeneral: "the Attorney General"
        case .homelandSecurity: "the Secretary of Homeland Security"
        case .nationalIntelligence: "the Director of National Intelligence"
        }
    }
}

/// One factor of clause 2(b) and what was found on it.
public struct FactorConsidered: Hashable, Sendable {
    public var factor: Factor
    public var note: String
    public init(_ factor: Factor, note: String) {
        self.factor = factor
        self.note = note
    }

    /// The factors that clause 2(b) names, and any other information found relevant.
    public enum Factor: String, Hashable, Sendable, CaseIterable {
        case obtainedThroughJurisdiction, sourceOfActivity, legalAssistance
        case personsOwnUse, productsOffered, legitimateUse, lesserActionsSuffice
        case other

        public var clause: ClauseID {
            switch self {
            case .obtainedThroughJurisdiction: "2(b)(i)(A)"
            case .sourceOfActivity: "2(b)(i)(B)"
            case .legalAssistance: "2(b)(i)(C)"
            case .personsOwnUse: "2(b)(ii)(A)"
            case .productsOffered: "2(b)(ii)(B)"
            case .legitimateUse: "2(b)(ii)(C)"
            case .lesserActionsSuffice: "2(b)(ii)(D)"
            case .other: "2(b)"
            }
        }

        /// The factors that a finding about this kind of object must consider.
        static func required(for object: Finding.Object) -> Set<Factor> {
            switch object {
            case .jurisdiction: [.obtainedThroughJurisdiction, .sourceOfActivity, .legalAssistance]
            case .person: [.personsOwnUse, .productsOffered, .legitimateUse, .lesserActionsSuffice]
            }
        }
    }
}
