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
    public var afterFinalRule: Period
    /// From the determination of the finding; `nil` when the standard sets no such clock.
    public var afterDetermination: Period?
    /// The longest a measure, and each extension, may last; `nil` when the standard sets none.
    public var maximum: Period?
    /// The grounds on which a jurisdiction measure may rest: clause 2(d)(i) names only offering.
    public var jurisdictionGrounds: Set<Finding.Ground>

    public init(
        standard: String, finalRuleIssued: Timestamp?, afterFinalRule: Period = MeasureTerms.clockOfTheOrder,
        afterDetermination: Period? = nil, maximum: Period? = nil,
        jurisdictionGrounds: Set<Finding.Ground> = [.offering]
    ) {
        self.standard = standard
        self.finalRuleIssued = finalRuleIssued
        self.afterFinalRule = afterFinalRule
        self.afterDetermination = afterDetermination
        self.maximum = maximum
        self.jurisdictionGrounds = jurisdictionGrounds
    }

    /// The terms of the standard in force. When the final rule was issued is a fact that the operator states.
    public init(_ standard: Standard, finalRuleIssued: Timestamp?) {
        self.init(
            standard: standard.name, finalRuleIssued: finalRuleIssued,
            afterFinalRule: standard.measures.afterFinalRule ?? MeasureTerms.clockOfTheOrder,
            afterDetermination: standard.measures.afterDetermination, maximum: standard.measures.maximum)
    }

    /// The 180 days of clause 2(e), which hold whatever a standard says.
    public static let clockOfTheOrder = Period(days: 180)

    /// What the order itself says; no final rule is known.
    public static let order = MeasureTerms(standard: "order", finalRuleIssued: nil)
}

extension Period {
    /// A number of days known when the code is written, from 1 to a century.
    init(days: Int) {
        guard let period = Period(days, .days) else { preconditionFailure("not a period: \(days) days") }
        self = period
    }
}
