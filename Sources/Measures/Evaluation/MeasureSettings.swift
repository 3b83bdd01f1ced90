import Order

/// How counsel reads what section 2 leaves open. Every reason that depends on a reading shows it.
public struct MeasureSettings: Hashable, Sendable {
    /// The tail of clause 2(d)(i).
    public var onBehalf: OnBehalfReading
    /// Which roles make an account "involve" a person (clause 2(d)(ii)).
    public var involvement: Set<Involvement>
    /// For whom an account is opened or maintained "for or on behalf of", besides its holder.
    public var onBehalfRoles: Set<Involvement>
    /// Location facts older than this, or undated, count as unknown; `nil` sets no limit.
    public var locationMaximumAge: Days?

    public init(
        onBehalf: OnBehalfReading, involvement: Set<Involvement>, onBehalfRoles: Set<Involvement>,
        locationMaximumAge: Days? = nil
    ) {
        self.onBehalf = onBehalf
        self.involvement = involvement
        self.onBehalfRoles = onBehalfRoles
        self.locationMaximumAge = locationMaximumAge
    }

    /// Clause 2(d)(i) ends: "or by any United States IaaS provider for or on behalf of a foreign person", and does not say
    /// that this foreign person is located in the jurisdiction.
    public enum OnBehalfReading: String, Hashable, Sendable, CaseIterable {
        /// The measure reaches only accounts whose holder is a foreign person located there.
        case holderOnly
        /// It also reaches accounts held by anyone for or on behalf of a foreign person located there.
        case principalLocatedThere
        /// It reaches accounts opened or maintained for or on behalf of any foreign person, wherever located.
        case anyForeignPerson
    }

    /// The heading of 2(d)(i) confines the tail to the jurisdiction; every role counts as involvement; an account is on behalf
    /// of those who use it or stand behind its holder, not of one who merely pays.
    public static let recommended = MeasureSettings(
        onBehalf: .principalLocatedThere, involvement: Set(Involvement.allCases),
        onBehalfRoles: [.beneficialOwner, .controller, .principal, .subLessee, .resellersCustomer])
}
