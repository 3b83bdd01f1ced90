import Order

/// How counsel reads what section 2 leaves open. Every reason that depends on a reading shows it.
public struct MeasureSettings: Hashable, Sendable {
    /// The tail of clause 2(d)(i), "or by any United States IaaS provider for or on behalf of a foreign person", does not say
    /// that this foreign person is located in the jurisdiction.
    public var onBehalfOf: OnBehalfOf
    /// Which roles make an account "involve" a person (clause 2(d)(ii)).
    public var involves: Set<Involvement>
    /// For whom an account is opened or maintained "for or on behalf of", besides its holder.
    public var principals: Set<Involvement>
    /// Location facts older than this, or undated, count as unknown; `nil` sets no limit.
    public var locationStaleAfter: Period?

    public init(
        onBehalfOf: OnBehalfOf, involves: Set<Involvement>,
        principals: Set<Involvement> = MeasureSettings.standingBehind,
        locationStaleAfter: Period? = nil
    ) {
        self.onBehalfOf = onBehalfOf
        self.involves = involves
        self.principals = principals
        self.locationStaleAfter = locationStaleAfter
    }

    /// The readings of the standard in force.
    public init(_ standard: Standard) {
        self.init(
            onBehalfOf: standard.measures.onBehalfOf, involves: standard.measures.involves,
            locationStaleAfter: standard.locationStaleAfter)
    }

    /// Those who use an account or stand behind its holder; one who merely pays does neither.
    public static let standingBehind: Set<Involvement> = [.owner, .controller, .subLessee, .resellerCustomer]

    /// The tail confined to the jurisdiction; every role involves.
    public static let recommended = MeasureSettings(onBehalfOf: .jurisdiction, involves: Set(Involvement.allCases))
}
