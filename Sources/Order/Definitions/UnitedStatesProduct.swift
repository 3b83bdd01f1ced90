// Clause 5(i): a United States IaaS product is an IaaS product that any United States person owns, or that is operated within
// the territory of the United States. Either suffices.

public enum UnitedStatesProduct {
    /// Clause 5(i), the part beyond being an IaaS product at all.
    public static func connection(_ product: Product) -> Reason {
        .any(
            "5(i)",
            Wording(
                yes: "Owned by a United States person or operated in the United States.",
                no: "Neither owned by a United States person nor operated in the United States.",
                unknown: "Who owns the product, or where it is operated, is not known."),
            [owned(product), operated(product)])
    }

    /// Clause 5(i) whole.
    public static func test(_ product: Product) -> Reason {
        .all(
            "5(i)",
            Wording(
                yes: "A United States Infrastructure as a Service product.",
                no: "Not a United States Infrastructure as a Service product.",
                unknown: "Whether this is a United States Infrastructure as a Service product is not known."),
            [InfrastructureProduct.test(product), connection(product)])
    }

    private static func owned(_ product: Product) -> Reason {
        .test(
            "5(i)",
            Wording(
                yes: "A United States person owns it.", no: "No United States person owns it.",
                unknown: "Whether a United States person owns it is not known."),
            product.ownedByUnitedStatesPerson, missing: ["product.ownedByUnitedStatesPerson"])
    }

    private static func operated(_ product: Product) -> Reason {
        let holds: Bool? =
            product.operatedIn.isEmpty ? nil : product.operatedIn.contains(where: \.isUnitedStatesTerritory)
        let cited = product.operatedIn.map { ReasonFact("product.operatedIn", $0.code, source: "stated") }
        return .test(
            "5(i)",
            Wording(
                yes: "It is operated in the United States.", no: "It is operated outside the United States only.",
                unknown: "Where it is operated is not known."),
            holds, facts: cited, missing: ["product.operatedIn"])
    }
}
