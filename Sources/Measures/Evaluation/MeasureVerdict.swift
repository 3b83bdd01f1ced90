import Order

/// What the measures in force say of one account, and why.
public struct MeasureVerdict: Hashable, Sendable {
    public var effect: Effect
    /// The measures that certainly bind, all of them, strictest first.
    public var binding: [MeasureID]
    /// The measures of which it cannot be told.
    public var uncertain: [MeasureID]
    /// Measures or conditions that cannot all be followed; a person must resolve them.
    public var contradictions: [Contradiction]
    public var reason: Reason

    public enum Effect: Hashable, Sendable {
        case none
        case conditions([MeasureCondition])
        case prohibited
        case uncertain(Uncertain)
    }

    /// What holds while it is uncertain whether a measure binds.
    public struct Uncertain: Hashable, Sendable {
        public var meanwhile: UncertainAccount
        /// By when a person must have decided.
        public var reviewBy: Timestamp
        /// Whether the worst that may come of it is a prohibition.
        public var mayProhibit: Bool
        /// The conditions of measures that bind certainly, which hold in any case.
        public var conditions: [MeasureCondition]
        public init(
            meanwhile: UncertainAccount, reviewBy: Timestamp, mayProhibit: Bool, conditions: [MeasureCondition]
        ) {
            self.meanwhile = meanwhile
            self.reviewBy = reviewBy
            self.mayProhibit = mayProhibit
            self.conditions = conditions
        }
    }

    public struct Contradiction: Hashable, Sendable {
        public var measures: [MeasureID]
        public var text: String
    }
}
