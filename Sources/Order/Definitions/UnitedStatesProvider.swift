// Clause 5(j): a United States IaaS provider is a United States person that offers any IaaS product. A foreign subsidiary of
// one is an entity of its own and is not.

/// The installation's operator, as far as clause 5(j) asks.
public struct Provider: Hashable, Sendable {
    public var name: String
    public var determination: Determination
    /// Whether it offers any IaaS product at all, be it another than the one applied for; `nil` when unknown.
    public var offersInfrastructure: Bool?

    public init(name: String, determination: Determination, offersInfrastructure: Bool?) {
        self.name = name
        self.determination = determination
        self.offersInfrastructure = offersInfrastructure
    }
}

public enum UnitedStatesProvider {
    /// Clause 5(j).
    public static func test(_ provider: Provider) -> Reason {
        .all(
            "5(j)",
            Wording(
                yes: "A United States Infrastructure as a Service provider.",
                no: "Not a United States Infrastructure as a Service provider.",
                unknown: "Whether this is a United States Infrastructure as a Service provider is not known."),
            [
                unitedStatesPerson(provider.determination),
                .test(
                    "5(j)",
                    Wording(
                        yes: "It offers Infrastructure as a Service products.",
                        no: "It offers no Infrastructure as a Service product.",
                        unknown: "Whether it offers Infrastructure as a Service products is not known."),
                    provider.offersInfrastructure, missing: ["provider.offersInfrastructure"]),
            ])
    }

    private static func unitedStatesPerson(_ determination: Determination) -> Reason {
        guard determination.status == .foreignPerson else { return determination.reason }
        return Reason(
            "5(k)", "The provider is not a United States person.", holds: false, because: [determination.reason])
    }
}
