// Whether the order's duties reach one account at all. The preamble speaks of "providers offering United States IaaS
// products" and the accounts "for the provision of these products": a United States provider (5(j)) and a United States
// product (5(i), which must be an IaaS product, 5(e)). Whoever is outside any of them is told so, with the reason.

public struct ScopeFacts: Hashable, Sendable {
    public var product: Product
    public var provider: Provider
    public init(product: Product, provider: Provider) {
        self.product = product
        self.provider = provider
    }
}

public enum OrderScope: String, Hashable, Sendable, CaseIterable {
    case inScope, outOfScope

    /// Every rule that can answer, each with its clause. Two that exclude may hold together; one that includes never can
    /// beside them, and a test walks every combination of facts to show it.
    static let rules = RuleSet<ScopeFacts, OrderScope>(
        "Does the order reach this account?",
        [
            .init(.inScope, reached),
            .init(.outOfScope, otherProduct),
            .init(.outOfScope, productElsewhere),
            .init(.outOfScope, providerElsewhere),
        ])

    /// `answer` is `nil` while facts are missing: treat the account as reached, and ask.
    ///
    /// - Throws: ``RuleError`` on a fault in the rules.
    public static func decide(_ facts: ScopeFacts) throws(RuleError) -> RuleSet<ScopeFacts, OrderScope>.Verdict {
        try rules.decide(facts)
    }

    private static let reached = Rule<ScopeFacts>(
        "1",
        Wording(
            yes: "The order reaches this account: a United States provider and a United States product.",
            no: "The order does not reach this account.",
            unknown: "Whether the order reaches this account is not known."),
        when: { facts in
            .all(
                "1",
                Wording(
                    yes: "Provider and product are both United States ones.",
                    no: "Provider and product are not both United States ones.",
                    unknown: "Whether provider and product are United States ones is not known."),
                [UnitedStatesProvider.test(facts.provider), UnitedStatesProduct.test(facts.product)])
        })

    private static let otherProduct = Rule<ScopeFacts>(
        "5(e)", outside("The product is not an Infrastructure as a Service product."),
        when: { InfrastructureProduct.test($0.product).negated })
    private static let productElsewhere = Rule<ScopeFacts>(
        "5(i)", outside("No United States person owns the product, and it is not operated in the United States."),
        when: { UnitedStatesProduct.connection($0.product).negated })
    private static let providerElsewhere = Rule<ScopeFacts>(
        "5(j)", outside("The provider is not a United States provider."),
        when: { UnitedStatesProvider.test($0.provider).negated })

    private static func outside(_ why: String) -> Wording {
        Wording(
            yes: "Outside the order. \(why)", no: "This does not put the account outside the order.",
            unknown: "Whether this puts the account outside the order is not known.")
    }
}

extension Reason {
    /// The denial of this reason, which stands beneath it as its ground.
    fileprivate var negated: Reason {
        Reason(clause, finding, holds: holds.map { !$0 }, missing: missing, because: [self])
    }
}
