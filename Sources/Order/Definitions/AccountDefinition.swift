// Clause 5(d) (Account) and 5(h) (Reseller Account).

/// What 5(d) has a provider record of each transaction: payments, and what was leased for them.
public enum TransactionDetail: String, Hashable, Sendable, CaseIterable {
    /// The product, how much of it, and for how long.
    case leased
    /// The means and source, the amount and the time (clause 1(a)(ii)(B)).
    case payment
}

/// A relationship between a provider and a customer, as far as clause 5(d) asks. `nil` is unknown throughout.
public struct Relationship: Hashable, Sendable {
    public var isFormal: Bool?
    public var product: Product
    public var customer: PersonKindFacts
    /// Which details of its transactions are recorded.
    public var recorded: Set<TransactionDetail>?
    /// What the customer will offer onward to third parties.
    public var offersOnward: OnwardOffer?

    public init(
        isFormal: Bool?, product: Product, customer: PersonKindFacts, recorded: Set<TransactionDetail>?,
        offersOnward: OnwardOffer? = nil
    ) {
        self.isFormal = isFormal
        self.product = product
        self.customer = customer
        self.recorded = recorded
        self.offersOnward = offersOnward
    }
}

/// What a customer offers onward to third parties.
public enum OnwardOffer: Hashable, Sendable {
    case nothing
    case part(thirdParties: Int)
    case whole(thirdParties: Int)

    fileprivate var thirdParties: Int {
        switch self {
        case .nothing: 0
        case .part(let count), .whole(let count): count
        }
    }
}

public enum AccountDefinition {
    /// Clause 5(d). A relationship whose transactions go unrecorded is not an Account, and the missing record is named.
    public static func account(_ relationship: Relationship) -> Reason {
        .all(
            "5(d)",
            Wording(
                yes: "An Account.", no: "Not an Account.", unknown: "Whether this is an Account is not known."),
            [
                .test(
                    "5(d)",
                    Wording(
                        yes: "A formal business relationship.", no: "Not a formal business relationship.",
                        unknown: "Whether there is a formal business relationship is not known."),
                    relationship.isFormal, missing: ["account.isFormal"]),
                InfrastructureProduct.test(relationship.product),
                PersonDefinition.person(relationship.customer),
                transactionsRecorded(relationship.recorded),
            ])
    }

    /// What the record of an Account still lacks: details of transactions that 5(d) takes for granted.
    public static func unrecorded(_ recorded: Set<TransactionDetail>) -> [TransactionDetail] {
        TransactionDetail.allCases.filter { !recorded.contains($0) }
    }

    private static func transactionsRecorded(_ recorded: Set<TransactionDetail>?) -> Reason {
        let details = recorded.map { set in TransactionDetail.allCases.filter(set.contains) }
        return .test(
            "5(d)",
            Wording(
                yes: "Details of its transactions are recorded.", no: "No detail of its transactions is recorded.",
                unknown: "Whether its transactions are recorded is not known."),
            details.map { !$0.isEmpty },
            facts: details?.map { ReasonFact("account.recorded", $0.rawValue, source: "record") } ?? [],
            missing: ["account.recorded"])
    }

    /// Clause 5(h): any part of the products, offered to a single third party, suffices.
    public static func resellerAccount(_ relationship: Relationship) -> Reason {
        .all(
            "5(h)",
            Wording(
                yes: "A Reseller Account.", no: "Not a Reseller Account.",
                unknown: "Whether this is a Reseller Account is not known."),
            [account(relationship), offersOnward(relationship.offersOnward)])
    }

    /// The part of 5(h) that makes an Account a Reseller Account.
    public static func offersOnward(_ offer: OnwardOffer?) -> Reason {
        .test(
            "5(h)",
            Wording(
                yes: "The customer will offer the products, in whole or in part, to a third party.",
                no: "The customer offers the products to nobody else.",
                unknown: "Whether the customer offers the products to anybody else is not known."),
            offer.map { $0.thirdParties > 0 }, missing: ["account.offersOnward"])
    }
}
