// The preamble and section 1: verification of identity, records, and exemptions.

extension Mapping {
    static let opening = [
        Mapping(
            "preamble", .president,
            "Foreign malicious actors use United States IaaS products and leave before they can be traced, so providers must verify who obtains an account and keep records of it.",
            .context,
            "It states the purpose and binds nobody by itself; its words on which providers and products are meant decide how 5(i) and 5(j) are read together.",
            code: ["Sources/Order/Definitions/OrderScope.swift"])
    ]

    static let section1 = [
        Mapping(
            "1", .providerByRuleOrPolicy,
            "The Secretary proposes rules under which United States providers verify the identity of every foreign person that obtains an account.",
            .enforced,
            "Every application is determined as United States or foreign before an account opens, and a foreign one opens only when what the standard in force asks for has been collected and verified.",
            code: [
                "Sources/Order/Determination/UnitedStatesPersonDetermination.swift",
                "Sources/Order/Definitions/OrderScope.swift", "Sources/Program",
            ],
            tests: ["A person is foreign only when every ground is known not to hold", "Tests/ProgramTests"]),
        Mapping(
            "1(a)", .providerByRuleOrPolicy,
            "The rules set minimum standards for verifying a foreign person when an account is opened and while it is maintained.",
            .enforced,
            "Standards are versioned documents with an instrument, a status and dates; an overlay may tighten one and never loosen it, and existing accounts go the same road on change and review.",
            code: ["Sources/Order/Standards", "Sources/Program"], tests: ["Tests/OrderTests", "Tests/ProgramTests"]),
        Mapping(
            "1(a)(i)", .providerByRuleOrPolicy,
            "Say which documents and procedures verify a foreign lessee or sub-lessee.",
            .enforced,
            "The standard names evidence and its strength per risk tier; Evidence checks it; a reseller's customers pass the same road as the provider's own.",
            code: ["Sources/Order/Standards", "Sources/Evidence", "Sources/Program"],
            tests: ["Tests/EvidenceTests", "Tests/ProgramTests"]),
        Mapping(
            "1(a)(ii)", .providerByRuleOrPolicy,
            "Keep records about a foreign person that obtains an account, securely.",
            .enforced,
            "Each record is an entry in an append-only log, sealed under the customer's own key and provable without opening it.",
            code: ["Sources/Records"], tests: ["Tests/RecordsTests"]),
        Mapping(
            "1(a)(ii)(A)", .providerByRuleOrPolicy,
            "Record who the person is: name, national identification number and address.",
            .enforced,
            "The three are fields of an application; the national identification number is asked for on the strength of this clause and can be switched in a standard, since the 2024 proposal left it out.",
            code: ["Sources/Order/Parties/Person.swift", "Sources/Order/Standards"], tests: ["Tests/OrderTests"]),
        Mapping(
            "1(a)(ii)(B)", .providerByRuleOrPolicy,
            "Record the means and source of payment, with the institution and the identifiers that belong to it.",
            .enforced,
            "Cards, bank accounts, customer and transaction identifiers and wallets are recorded with their institution; a card is kept as its processor's token.",
            code: ["Sources/Order/Parties/Application.swift", "Sources/Order/Identifiers", "Sources/Program"],
            tests: ["Tests/OrderTests", "Tests/ProgramTests"]),
        Mapping(
            "1(a)(ii)(C)", .providerByRuleOrPolicy,
            "Record the e-mail address and telephone number that are used to verify the person.",
            .enforced,
            "Both are parsed and recorded; an e-mail address is proven by a code sent to it.",
            code: ["Sources/Order/Identifiers", "Sources/Evidence"], tests: ["Tests/EvidenceTests"]),
        Mapping(
            "1(a)(ii)(D)", .providerByRuleOrPolicy,
            "Record the network address, date and time of every access and administrative action, as continuing evidence of who owns the account.",
            .enforced,
            "Access events are taken in as a stream, sealed per account, and answer both who reached an account and which accounts an address reached.",
            code: ["Sources/AccessHistory"], tests: ["Tests/AccessHistoryTests"]),
        Mapping(
            "1(a)(iii)", .providerByRuleOrPolicy,
            "Limit third parties' access to these records to what the order and the law allow.",
            .enforced,
            "Fields are sealed, masked until revealed for a stated purpose, and each reading is an entry written before the value is shown.",
            code: ["Sources/Records", "Sources/Program", "Sources/Service"],
            tests: ["Tests/RecordsTests", "Tests/ServiceTests"]),
        Mapping(
            "1(b)", .providerByRuleOrPolicy,
            "Weigh the type of account, how it is opened and what identifying information there is, and spare providers an undue burden.",
            .enforced,
            "Account type, opening method and available information choose the risk tier, and a United States person is asked for no more than what shows that they are one.",
            code: ["Sources/Order/Parties/Application.swift", "Sources/Order/Standards"], tests: ["Tests/OrderTests"]),
        Mapping(
            "1(c)", .secretary,
            "The Secretary may exempt a provider, a type of account or a lessee from the rules made under section 1, after consulting Defense, the Attorney General, Homeland Security and the Director of National Intelligence.",
            .enforced,
            "An exemption is a directive with a scope and dates; it lifts section 1 duties only, and special measures still bind whoever is exempt.",
            code: ["Sources/Measures"], tests: ["Tests/MeasuresTests"]),
    ]
}
