import Order

/// A special measure (clause 2(d)): a prohibition of, or conditions on, opening or maintaining accounts.
///
/// It binds from `effectiveFrom` up to, not including, its end. Its end moves by extension, revocation and supersession, which
/// are directives of their own; ``MeasureRegister`` works it out.
public struct SpecialMeasure: Hashable, Sendable {
    public var id: MeasureID
    public var basis: Basis
    public var target: Target
    public var effect: Effect
    public var scope: Scope
    public var issued: Timestamp
    public var effectiveFrom: Timestamp
    /// The first instant at which it no longer binds unless extended; `nil` when the measure states no end.
    public var until: Timestamp?
    /// What an account gets of which it is uncertain whether the measure binds it.
    public var whenUncertain: WhenUncertain
    /// The measure that this one replaces, from the instant this one takes effect.
    public var supersedes: MeasureID?
    /// Where it was published; `nil` when not known.
    public var citation: String?

    public init(
        id: MeasureID, basis: Basis, target: Target, effect: Effect, scope: Scope, issued: Timestamp,
        effectiveFrom: Timestamp, until: Timestamp?, whenUncertain: WhenUncertain = .recommended,
        supersedes: MeasureID? = nil, citation: String? = nil
    ) {
        self.id = id
        self.basis = basis
        self.target = target
        self.effect = effect
        self.scope = scope
        self.issued = issued
        self.effectiveFrom = effectiveFrom
        self.until = until
        self.whenUncertain = whenUncertain
        self.supersedes = supersedes
        self.citation = citation
    }

    /// By what a provider is bound: section 2 binds the Secretary, and a provider only through a rule or its own policy.
    public enum Basis: Hashable, Sendable {
        /// A measure that the Secretary requires on a finding.
        case finding(FindingID)
        /// The provider's own decision, written down in the document named, and the person it names when it is aimed at one.
        /// Clause 2(e) does not limit it.
        case ownPolicy(document: String, person: FoundPerson?)
    }

    public enum Target: Hashable, Sendable {
        /// Clause 2(d)(i): any foreign person located there.
        case jurisdiction(JurisdictionCode)
        /// Clause 2(d)(ii): an account that involves this person, whom the finding or policy names.
        case person(FoundPersonID)

        public var clause: ClauseID {
            switch self {
            case .jurisdiction: "2(d)(i)"
            case .person: "2(d)(ii)"
            }
        }
    }

    public enum Effect: Hashable, Sendable {
        case prohibit
        case condition([MeasureCondition])
    }

    /// Which acts the measure reaches: the opening of an account, the maintaining of one, or both.
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        case opening, maintaining, both
        public func includes(_ act: Act) -> Bool {
            switch self {
            case .both: true
            case .opening: act == .opening
            case .maintaining: act == .maintaining
            }
        }
    }

    public enum Act: String, Hashable, Sendable, CaseIterable { case opening, maintaining }

    /// What an uncertain account gets until a person has reviewed it, and how long that may take.
    public struct WhenUncertain: Hashable, Sendable {
        public var meanwhile: UncertainAccount
        public var reviewWithin: Days
        public init(_ meanwhile: UncertainAccount, reviewWithin: Days) {
            self.meanwhile = meanwhile
            self.reviewWithin = reviewWithin
        }
        /// Restrict for at most ten days.
        public static let recommended = WhenUncertain(.restrict, reviewWithin: Days(10))
    }
}
