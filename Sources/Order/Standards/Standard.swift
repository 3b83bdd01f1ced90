/// The standard in force, resolved: a base and the overlays on it, complete, typed and ready to decide by.
///
/// A class because it never changes once resolved and every decision refers to it; passing it on costs one reference.
public final class Standard: Sendable {
    /// Which texts it is made of, base first.
    public let references: [StandardReference]
    /// `order@1+recommended@1`: what a decision records, and what ``StandardLibrary/standard(named:)`` finds again.
    public let name: String
    /// What the base stands on; overlays are the provider's own policy.
    public let instrument: Instrument
    /// Every parameter that is set, with its clause, its source and the document that set it.
    public let parameters: [Parameter: ParameterEntry]

    public let collect: [PersonType: CollectedFields]
    public let verify: [RiskTier: Assurances]
    public let verifyBeneficialOwner: Assurances
    /// What evidence that is genuine and weak counts for; lowered where no document says.
    public let weakEvidence: WeakEvidence
    public let beneficialOwnership: BeneficialOwnership
    public let retention: RetentionRules
    public let review: [RiskTier: Period]
    /// For accounts that a provider already had, by risk.
    public let existingAccounts: [RiskTier: Period]
    public let deadlines: Deadlines
    /// The highest tier that may use the product while verification is pending; `nil`: none may.
    public let provisionalAccess: RiskTier?
    /// From which score of a hit a person looks.
    public let screeningReview: ScreeningThresholds
    /// The score, 0 to 1000, from which clearing a hit takes a second person.
    public let clearingSecondPerson: Int
    public let locationStaleAfter: Period
    public let measures: MeasureRules
    public let resellers: ResellerClocks
    public let certificationEvery: Period
    public let programReviewEvery: Period

    let tiers: TierTable
    let plans: RequirementPlans

    public struct Deadlines: Hashable, Sendable {
        public var hold: Period
        /// Afterwards somebody of whom it cannot be told is treated as foreign.
        public var undetermined: Period
        public var uncertainMatch: Period
        public var provisionalAccess: Period
        public var emailCode: Period
        public var appealWindow: Period
        public var appealAnswer: Period
    }

    public struct MeasureRules: Hashable, Sendable {
        /// `nil` where the instrument sets none.
        public var maximum: Period?
        public var afterFinalRule: Period?
        public var afterDetermination: Period?
        public var onBehalfOf: OnBehalfOf
        public var involves: Set<Involvement>
        public var uncertainAccount: UncertainAccount
    }

    public struct ResellerClocks: Hashable, Sendable {
        public var furnishWithin: Period
        public var endWithin: Period
    }

    /// Resolves parameters that ``StandardLibrary`` has merged and compared; throws what is missing.
    init(base: StandardDocument, overlays: [StandardDocument], parameters: [Parameter: ParameterEntry])
        throws(StandardSelectionError)
    {
        let absent = Parameter.allCases.filter { $0.isRequired && parameters[$0] == nil }
        guard absent.isEmpty else { throw .incomplete(missing: absent) }
        let read = ParameterReader(parameters: parameters)
        references = ([base] + overlays).map(\.reference)
        name = references.map(\.description).joined(separator: "+")
        instrument = base.instrument
        self.parameters = parameters
        var collect: [PersonType: CollectedFields] = [:]
        for type in PersonType.allCases { collect[type] = try read.fields(type.parameter) }
        self.collect = collect
        verify = [
            .low: try read.assurances(.verifyLow).withoutImplied,
            .standard: try read.assurances(.verifyStandard).withoutImplied,
            .high: try read.assurances(.verifyHigh).withoutImplied,
        ]
        verifyBeneficialOwner = try read.assurances(.verifyBeneficialOwner).withoutImplied
        weakEvidence = read.optionalChoice(.evidenceWeak) ?? .lowered
        beneficialOwnership = BeneficialOwnership(
            thresholdBasisPoints: try read.number(.ownershipThreshold),
            countsControl: try read.flag(.substantialControl))
        retention = try RetentionRules(read)
        review = try read.periods(.reviewLow, .reviewStandard, .reviewHigh)
        existingAccounts = try read.periods(.existingAccountsLow, .existingAccountsStandard, .existingAccountsHigh)
        deadlines = try Deadlines(read)
        provisionalAccess = RiskTier(rawValue: try read.text(.provisionalAccessHighestTier))
        screeningReview = ScreeningThresholds([
            .low: try read.scores(.screeningReviewLow), .standard: try read.scores(.screeningReviewStandard),
            .high: try read.scores(.screeningReviewHigh),
        ])
        clearingSecondPerson = try read.number(.screeningClearingSecondPerson)
        locationStaleAfter = try read.period(.locationStaleAfter)
        measures = try MeasureRules(read)
        resellers = ResellerClocks(
            furnishWithin: try read.period(.resellerFurnishWithin), endWithin: try read.period(.resellerEndWithin))
        certificationEvery = try read.period(.certificationEvery)
        programReviewEvery = try read.period(.programReviewEvery)
        tiers = try TierTable(read)
        plans = RequirementPlans(collect: collect, verify: verify, standard: name)
    }
}

extension Standard.Deadlines {
    init(_ read: ParameterReader) throws(StandardSelectionError) {
        hold = try read.period(.deadlineHold)
        undetermined = try read.period(.deadlineUndetermined)
        uncertainMatch = try read.period(.deadlineUncertainMatch)
        provisionalAccess = try read.period(.deadlineProvisionalAccess)
        emailCode = try read.period(.deadlineEmailCode)
        appealWindow = try read.period(.deadlineAppealWindow)
        appealAnswer = try read.period(.deadlineAppealAnswer)
    }
}

extension Standard.MeasureRules {
    init(_ read: ParameterReader) throws(StandardSelectionError) {
        maximum = read.optionalPeriod(.measureMaximum)
        afterFinalRule = read.optionalPeriod(.measureAfterFinalRule)
        afterDetermination = read.optionalPeriod(.measureAfterDetermination)
        onBehalfOf = try read.choice(.measureOnBehalfOf)
        involves = Set(try read.members(.measureInvolves).compactMap(Involvement.init(rawValue:)))
        uncertainAccount = try read.choice(.measureUncertainAccount)
    }
}

extension PersonType {
    var parameter: Parameter {
        switch self {
        case .unitedStatesIndividual: .collectUnitedStatesIndividual
        case .unitedStatesEntity: .collectUnitedStatesEntity
        case .undeterminedIndividual: .collectUndeterminedIndividual
        case .undeterminedEntity: .collectUndeterminedEntity
        case .foreignIndividual: .collectForeignIndividual
        case .foreignEntity: .collectForeignEntity
        case .foreignBeneficialOwner: .collectForeignBeneficialOwner
        case .foreignOwningEntity: .collectForeignOwningEntity
        }
    }
}
