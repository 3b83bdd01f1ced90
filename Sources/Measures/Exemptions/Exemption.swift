import Order

/// An exemption under clause 1(c): it lifts the duties of a regulation under section 1 from a provider, a type of account or a
/// lessee. Special measures under section 2 still bind whoever is exempt.
public struct Exemption: Hashable, Sendable {
    public var id: ExemptionID
    public var scope: Scope
    /// What the exempt must keep doing, in the words of the exemption.
    public var conditions: [String]
    /// The finding that security best practices are followed, when the exemption states one.
    public var bestPracticesFinding: String?
    /// Who was consulted, as the exemption records it.
    public var consulted: Set<Agency>
    public var issued: Timestamp
    public var effectiveFrom: Timestamp
    /// The first instant at which it no longer holds; `nil` when it states none.
    public var until: Timestamp?
    public var citation: String?

    public enum Scope: Hashable, Sendable {
        /// The provider, by the reference under which it is configured.
        case provider(String)
        case accountType(AccountType)
        /// One lessee, by the subject of its record.
        case lessee(SubjectID)
    }

    public init(
        id: ExemptionID, scope: Scope, conditions: [String] = [], bestPracticesFinding: String? = nil,
        consulted: Set<Agency>, issued: Timestamp, effectiveFrom: Timestamp, until: Timestamp?, citation: String? = nil
    ) {
        self.id = id
        self.scope = scope
        self.conditions = conditions
        self.bestPracticesFinding = bestPracticesFinding
        self.consulted = consulted
        self.issued = issued
        self.effectiveFrom = effectiveFrom
        self.until = until
        self.citation = citation
    }

    /// Those whom clause 1(c) requires the Secretary to consult. Not those of clause 2(a).
    public static let requiredConsultations: Set<Agency> = [
        .defense, .attorneyGeneral, .homelandSecurity, .nationalIntelligence,
    ]
}
