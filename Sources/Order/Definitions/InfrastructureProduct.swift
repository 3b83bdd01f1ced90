// Clause 5(e): an IaaS product gives processing, storage, networks or other fundamental computing resources, with which the
// consumer can deploy and run software that is not predefined. Free and trial offerings, managed and unmanaged, virtualised
// and dedicated ones are all included, so nothing here asks about them.

public enum InfrastructureProduct {
    /// Clause 5(e).
    public static func test(_ product: Product) -> Reason {
        .all(
            "5(e)",
            Wording(
                yes: "An Infrastructure as a Service product.", no: "Not an Infrastructure as a Service product.",
                unknown: "Whether this is an Infrastructure as a Service product is not known."),
            [resources(product), arbitrarySoftware(product)])
    }

    private static func resources(_ product: Product) -> Reason {
        let fundamental: Bool? =
            switch product.kind {
            case .virtualMachine, .bareMetal, .container, .function, .storage, .network, .accelerator: true
            // Finished software is no computing resource; one that is said to run anything contradicts its own kind.
            case .software: product.runsArbitrarySoftware == true ? nil : false
            }
        return .test(
            "5(e)",
            Wording(
                yes: "It provides fundamental computing resources.",
                no: "It provides finished software, not computing resources.",
                unknown: "It is called software, yet is said to run software that is not predefined."),
            fundamental, facts: [ReasonFact("product.kind", product.kind.rawValue, source: "stated")],
            missing: ["product.kind"])
    }

    private static func arbitrarySoftware(_ product: Product) -> Reason {
        // The clause itself names virtual private servers and bare-metal servers as examples: for those it is settled.
        let named = product.kind == .virtualMachine || product.kind == .bareMetal
        let holds = product.runsArbitrarySoftware ?? (named ? true : nil)
        let cited = product.runsArbitrarySoftware.map {
            [ReasonFact("product.runsArbitrarySoftware", $0 ? "yes" : "no", source: "stated")]
        }
        return .test(
            "5(e)",
            Wording(
                yes: "Its consumer can deploy and run software that is not predefined.",
                no: "Its consumer can run predefined software only.",
                unknown: "Whether its consumer can run software that is not predefined is not known."),
            holds, facts: cited ?? [], missing: ["product.runsArbitrarySoftware"])
    }
}
