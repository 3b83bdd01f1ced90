import Order

/// What the standard in force says of special measures: the two 180-day clocks, the longest a measure may last, and the
/// grounds that carry a jurisdiction measure.
///
/// Clause 2(e) counts from the *final rule under section 1*; the 2024 proposal (15 CFR 7.307) counts from the *determination*.
/// They are two clocks; a measure must satisfy each that the standard sets.
public struct MeasureTerms: Hashable, Sendable {
    /// The name of the standard, printed in reasons.
    public var standard: String
    /// When final regulations under section 1 were issued; `nil` while there are none, so that nothing can be required yet.
    public var finalRuleIssued: Timestamp?
    /// Clause 2(e).
    public var daysAfterFinalRule: Days
    /// From the determination of the finding; `nil` when the standard sets no such clock.
    public var daysAfterDetermination: Days?
    /// The longest a measure, and each extension, may last; `nil` when the standard sets none.
    public var maximumDays: Days?
    /// The grounds on which a jurisdiction measure may rest: clause 2(d)(i) names only offering.
    public var jurisdictionGrounds: Set<Finding.Ground>

    public init(
        standard: String, finalRuleIssued: Timestamp?, daysAfterFinalRule: Days = Days(180),
        daysAfterDetermination: Days? = nil, maximumDays: Days? = nil,
        jurisdictionGrounds: Set<Finding.Ground> = [.offering]
    ) {
        self.standard = standard
        self.finalRuleIssued = finalRuleIssued
        self.daysAfterFinalRule = daysAfterFinalRule
        self.daysAfterDetermination = daysAfterDetermination
        self.maximumDays = maximumDays
        self.jurisdictionGrounds = jurisdictionGrounds
    }

    /// What the order itself says; no final rule is known.
    public static let order = MeasureTerms(standard: "order", finalRuleIssued: nil)
}
