/// The risk tier for every combination of what clause 1(b) names, worked out once when a standard is resolved.
struct TierTable: Sendable {
    private var tiers: [RiskTier] = []
    private var reasons: [Reason] = []
    /// Of a United States person nothing that identifies is asked, so its absence raises no tier.
    private var unitedStatesTiers: [RiskTier] = []
    private var unitedStatesReasons: [Reason] = []

    init(_ read: ParameterReader) throws(StandardSelectionError) {
        let byAccount = try read.tiers(.tierAccountType), byMethod = try read.tiers(.tierOpeningMethod)
        let byIdentity = try read.tiers(.tierIdentifyingInformation), byPayment = try read.tiers(.tierPayment)
        for account in AccountType.allCases {
            for method in OpeningMethod.allCases {
                let plain = [byAccount[account.rawValue], byMethod[method.rawValue]].compactMap { $0 }.max() ?? .high
                unitedStatesTiers.append(plain)
                unitedStatesReasons.append(TierTable.reason(plain, account, method))
                for identity in IdentifyingInformation.allCases {
                    for payment in PaymentInformation.allCases {
                        let found = [
                            byAccount[account.rawValue], byMethod[method.rawValue], byIdentity[identity.rawValue],
                            byPayment[payment.rawValue],
                        ].compactMap { $0 }
                        // The reader insists on a tier for every key, so none is absent; the highest is the safe reading.
                        let tier = found.count == 4 ? (found.max() ?? .high) : .high
                        tiers.append(tier)
                        reasons.append(TierTable.reason(tier, account, method, identity, payment))
                    }
                }
            }
        }
    }

    private static func reason(
        _ tier: RiskTier, _ account: AccountType, _ method: OpeningMethod, _ identity: IdentifyingInformation? = nil,
        _ payment: PaymentInformation? = nil
    ) -> Reason {
        var facts = [
            ReasonFact("account type", account.rawValue, source: "application"),
            ReasonFact("method of opening", method.rawValue, source: "application"),
        ]
        if let identity {
            facts.append(ReasonFact("identifying information", identity.rawValue, source: "application and evidence"))
        }
        if let payment { facts.append(ReasonFact("payment", payment.rawValue, source: "application")) }
        return Reason(
            "1(b)", "The risk is \(tier.rawValue): the highest that any of these calls for.", holds: true, facts: facts)
    }

    func tier(of context: RequirementContext) -> (RiskTier, Reason) {
        let application = context.application
        if context.status == .unitedStatesPerson {
            let index =
                application.accountType.ordinal * OpeningMethod.allCases.count + application.openingMethod.ordinal
            return (unitedStatesTiers[index], unitedStatesReasons[index])
        }
        let payment: PaymentInformation
        if application.payment.isEmpty {
            payment = .none
        } else if application.payment.allSatisfy({ if case .wallet = $0 { true } else { false } }) {
            payment = .wallet
        } else {
            payment = .institution
        }
        let identity: IdentifyingInformation
        if !context.evidence.isDisjoint(with: [.documentAuthentic, .registerMatch, .seenInPerson]) {
            identity = .authenticated
        } else {
            let hasNumber =
                switch application.applicant {
                case .individual(let person): !person.identificationNumbers.isEmpty
                case .entity(let entity): !entity.identificationNumbers.isEmpty
                }
            identity = hasNumber ? .number : .nameAndContact
        }
        var index = application.accountType.ordinal
        index = index * OpeningMethod.allCases.count + application.openingMethod.ordinal
        index = index * 3 + identity.ordinal
        index = index * 3 + payment.ordinal
        return (tiers[index], reasons[index])
    }
}

// Ordinals without a search, because this is the hot path; a test holds them against `allCases`.
extension AccountType {
    var ordinal: Int {
        switch self {
        case .standard: 0
        case .trial: 1
        case .reseller: 2
        case .enterprise: 3
        }
    }
}
extension OpeningMethod {
    var ordinal: Int {
        switch self {
        case .online: 0
        case .inPerson: 1
        case .api: 2
        case .partner: 3
        }
    }
}
extension IdentifyingInformation {
    var ordinal: Int {
        switch self {
        case .nameAndContact: 0
        case .number: 1
        case .authenticated: 2
        }
    }
}
extension PaymentInformation {
    var ordinal: Int {
        switch self {
        case .none: 0
        case .wallet: 1
        case .institution: 2
        }
    }
}
extension PersonType {
    var ordinal: Int {
        switch self {
        case .unitedStatesIndividual: 0
        case .unitedStatesEntity: 1
        case .undeterminedIndividual: 2
        case .undeterminedEntity: 3
        case .foreignIndividual: 4
        case .foreignEntity: 5
        case .foreignBeneficialOwner: 6
        case .foreignOwningEntity: 7
        }
    }
}
