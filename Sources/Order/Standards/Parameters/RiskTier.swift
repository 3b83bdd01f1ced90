/// How much evidence an application calls for (clause 1(b)): the standard computes it from the type of account, the
/// method of opening it and the identifying information available, and takes the highest of them.
public enum RiskTier: String, Hashable, Sendable, CaseIterable, Comparable {
    case low, standard, high
    var rank: Int {
        switch self {
        case .low: 0
        case .standard: 1
        case .high: 2
        }
    }
    public static func < (a: RiskTier, b: RiskTier) -> Bool { a.rank < b.rank }
}

/// What there is to tell who the applicant is, weakest first (clause 1(b), "types of identifying information available").
public enum IdentifyingInformation: String, Hashable, Sendable, CaseIterable {
    /// A name and contact points only.
    case nameAndContact
    /// A national, document or registration number was stated.
    case number
    /// A document or credential whose issuer's signature verified, or an authoritative register, speaks for it.
    case authenticated
}

/// The kind of payment offered, as far as it identifies somebody (clauses 1(a)(ii)(B), 1(b)).
public enum PaymentInformation: String, Hashable, Sendable, CaseIterable {
    case none, wallet, institution
}
