// Section 5: the definitions, each a pure function in Sources/Order.

extension Mapping {
    static let section5 = [
        Mapping(
            "5", .everyReader, "The terms of the order mean what follows.", .context,
            "A heading; each definition is code below."),
        Mapping(
            "5(a)", .everyReader, "An entity is an organization of any form, registered or not.", .enforced,
            "Every form that the clause names is a case of one closed list.",
            code: ["Sources/Order/Definitions/PersonDefinition.swift"],
            tests: ["Every form that 5(a) names is an entity, and an individual is none"]),
        Mapping(
            "5(b)", .everyReader,
            "A foreign jurisdiction is any place that somebody governs in law or in fact, recognized or not, outside the jurisdiction of the United States.",
            .enforced,
            "Countries, subdivisions and unrecognized regions are judged alike; the United States and its territories are left out.",
            code: [
                "Sources/Order/Definitions/ForeignJurisdiction.swift", "Sources/Order/Definitions/UnitedStates.swift",
            ],
            tests: [
                "A region under an authority that nobody recognizes is a foreign jurisdiction",
                "The United States, its states and its territories are not foreign jurisdictions",
            ]),
        Mapping(
            "5(c)", .everyReader, "A foreign person is a person who is not a United States person.", .enforced,
            "It is the exact complement of 5(k), and unknown while that is unknown.",
            code: [
                "Sources/Order/Determination/UnitedStatesPersonDetermination.swift",
                "Sources/Order/Definitions/PersonDefinition.swift",
            ],
            tests: [
                "A person is foreign only when every ground is known not to hold",
                "Foreign person is the complement of United States person, and unknown with it",
            ]),
        Mapping(
            "5(d)", .everyReader,
            "An account is a formal business relationship to provide IaaS products in which the details of transactions are recorded.",
            .enforced,
            "A relationship without a record of what was leased or paid is no Account, and what its record lacks is named.",
            code: ["Sources/Order/Definitions/AccountDefinition.swift", "Sources/Program/Accounts/Transactions.swift"],
            tests: ["A relationship in which no transaction is recorded is not an Account"]),
        Mapping(
            "5(e)", .everyReader,
            "An IaaS product gives computing resources on which its consumer can run software that is not predefined, trials, managed and dedicated products included.",
            .enforced,
            "Judged from the product's kind and what can run on it; price, management and hardware make no difference.",
            code: ["Sources/Order/Definitions/InfrastructureProduct.swift"],
            tests: [
                "Managed or not, virtualized or dedicated, makes no difference to 5(e)",
                "A product that runs predefined software only is not an IaaS product",
            ]),
        Mapping(
            "5(f)", .everyReader,
            "Malicious cyber-enabled activities seek to impair systems or their contents and are not authorized by United States law.",
            .enforced, "A base rule with two exceptions: what the law authorizes, and the work that 7(d) protects.",
            code: ["Sources/Order/Definitions/MaliciousActivity.swift"],
            tests: ["Authorized activity is not malicious cyber-enabled activity"]),
        Mapping(
            "5(g)", .everyReader, "A person is an individual or an entity.", .enforced,
            "Two cases, and unknown beside them.",
            code: ["Sources/Order/Definitions/PersonDefinition.swift", "Sources/Order/Parties/Person.swift"],
            tests: ["A person is an individual or an entity"]),
        Mapping(
            "5(h)", .everyReader,
            "A Reseller Account is one whose holder will offer the products, or part of them, to a third party.",
            .enforced,
            "Any part offered to a single third party makes it one.",
            code: ["Sources/Order/Definitions/AccountDefinition.swift"],
            tests: ["Any part of the products offered to one third party makes a Reseller Account"]),
        Mapping(
            "5(i)", .everyReader,
            "A United States IaaS product is owned by a United States person or operated in United States territory.",
            .enforced,
            "Either suffices; a product outside both is out of scope, with the reason.",
            code: [
                "Sources/Order/Definitions/UnitedStatesProduct.swift", "Sources/Order/Definitions/OrderScope.swift",
            ],
            tests: [
                "A product is a United States product by ownership or by place, either alone",
                "A product outside 5(e) and 5(i) is out of scope, with the clause",
                "The rules of scope never clash and never fall silent, for every combination of facts",
            ]),
        Mapping(
            "5(j)", .everyReader,
            "A United States IaaS provider is a United States person that offers any IaaS product.",
            .enforced,
            "A provider outside it is out of scope, with the reason; a foreign subsidiary of one is outside.",
            code: [
                "Sources/Order/Definitions/UnitedStatesProvider.swift", "Sources/Order/Definitions/OrderScope.swift",
            ],
            tests: [
                "A foreign subsidiary of a United States provider is not a United States provider",
                "The rules of scope never clash and never fall silent, for every combination of facts",
            ]),
        Mapping(
            "5(k)", .everyReader,
            "A United States person is a citizen, a lawful permanent resident, an entity organized under the law of a United States jurisdiction with its foreign branches, or anybody located in the United States.",
            .enforced,
            "Determined over facts with their source, method, confidence and time; unknown, contradictory and stale facts leave it undetermined and are named.",
            code: ["Sources/Order/Determination", "Sources/Order/Facts"],
            tests: [
                "A foreign branch of a United States entity is a United States person",
                "A foreign subsidiary of a United States entity is a foreign person",
                "A location counts while it is fresh, to the millisecond, and not after",
            ]),
    ]
}
