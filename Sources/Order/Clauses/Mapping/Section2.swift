// Section 2: findings and special measures.

extension Mapping {
    private static let factor =
        "It is kept with a finding when the Secretary gives it, and shown; the weighing itself is the Secretary's."

    static let section2 = [
        Mapping(
            "2", .secretary, "Special measures may be taken against certain foreign jurisdictions and foreign persons.",
            .context, "A heading; its duties are in 2(a) to 2(e)."),
        Mapping(
            "2(a)", .secretary,
            "The Secretary proposes rules that make providers take special measures once the Secretary, after consulting the named departments, has made a finding.",
            .enforced,
            "A measure stands on a finding, and a finding on one of the grounds of 2(a)(i) or 2(a)(ii); one without the other is refused.",
            code: ["Sources/Measures"], tests: ["Tests/MeasuresTests"]),
        Mapping(
            "2(a)(i)", .secretary,
            "A finding may be that a foreign jurisdiction has a significant number of foreign persons who offer, or who directly obtain, United States IaaS products used for malicious cyber-enabled activities.",
            .enforced, "The finding names a jurisdiction and keeps which of the two grounds it rests on.",
            code: ["Sources/Measures", "Sources/Order/Definitions/ForeignJurisdiction.swift"],
            tests: ["Tests/MeasuresTests"]),
        Mapping(
            "2(a)(ii)", .secretary,
            "A finding may be that a foreign person has a pattern of offering, or of directly obtaining, United States IaaS products for malicious cyber-enabled activities.",
            .enforced, "The finding names a person and keeps which of the two grounds it rests on.",
            code: ["Sources/Measures"], tests: ["Tests/MeasuresTests"]),
        Mapping(
            "2(b)", .secretary, "In making a finding the Secretary considers what is relevant and the factors listed.",
            .context, factor),
        Mapping(
            "2(b)(i)", .secretary, "Some factors concern a jurisdiction.", .context,
            "A heading for the three factors under it."),
        Mapping(
            "2(b)(i)(A)", .secretary,
            "Consider the evidence that malicious actors obtained products from those who offer them in the jurisdiction, Reseller Accounts included.",
            .context, factor),
        Mapping(
            "2(b)(i)(B)", .secretary,
            "Consider how far the jurisdiction is a source of malicious cyber-enabled activities.",
            .context, factor),
        Mapping(
            "2(b)(i)(C)", .secretary,
            "Consider whether there is a mutual legal assistance treaty, and how obtaining information from the jurisdiction has gone.",
            .context, factor),
        Mapping(
            "2(b)(ii)", .secretary, "Other factors concern a person.", .context,
            "A heading for the four factors under it."),
        Mapping(
            "2(b)(ii)(A)", .secretary,
            "Consider how far the person uses the products for malicious cyber-enabled activities.",
            .context, factor),
        Mapping(
            "2(b)(ii)(B)", .secretary,
            "Consider how far the products that the person offers are used for malicious cyber-enabled activities.",
            .context, factor),
        Mapping(
            "2(b)(ii)(C)", .secretary,
            "Consider how far the products that the person offers serve legitimate business in the jurisdiction.",
            .context, factor),
        Mapping(
            "2(b)(ii)(D)", .secretary, "Consider whether something less than a special measure would be enough.",
            .context, factor),
        Mapping(
            "2(c)", .secretary, "In choosing measures the Secretary considers three effects.", .context,
            "A heading for the three effects under it; the choice is the Secretary's."),
        Mapping(
            "2(c)(i)", .secretary,
            "Consider whether a measure would put United States providers at a significant disadvantage.",
            .context,
            "The choice is the Secretary's; which of a provider's accounts a measure would touch can be counted beforehand."
        ),
        Mapping(
            "2(c)(ii)", .secretary, "Consider how far a measure or its timing would harm legitimate business.",
            .context,
            "The choice is the Secretary's; nothing in a provider's server decides it."),
        Mapping(
            "2(c)(iii)", .secretary,
            "Consider the effect on national security, law enforcement investigations and foreign policy.", .context,
            "The choice is the Secretary's; nothing in a provider's server decides it."),
        Mapping(
            "2(d)", .providerByDirective, "The special measures are the two kinds that follow.", .context,
            "A heading; the two kinds are in 2(d)(i) and 2(d)(ii)."),
        Mapping(
            "2(d)(i)", .providerByDirective,
            "Prohibit or condition accounts of foreign persons located in a jurisdiction found to have many who offer products used for malicious activities, or accounts that a provider opens for or on behalf of a foreign person.",
            .enforced,
            "A jurisdiction measure rests on the ground of offering, applies by where the person is located, and its last words are read as narrowly or widely as counsel has set, which the reason states.",
            code: ["Sources/Measures"], tests: ["Tests/MeasuresTests"]),
        Mapping(
            "2(d)(ii)", .providerByDirective,
            "Prohibit or condition accounts in the United States that involve a person found to offer or directly obtain products for malicious activities.",
            .enforced,
            "A person measure reaches accounts that involve the person found; which involvements count is a setting, and the reason names the one that did.",
            code: ["Sources/Measures", "Sources/Screening"], tests: ["Tests/MeasuresTests"]),
        Mapping(
            "2(e)", .secretary,
            "No special measure may be required earlier than 180 days after the final section 1 rule is issued.",
            .enforced,
            "A measure that would bind earlier does not; the clock counts from the final rule, and is not the proposal's clock.",
            code: ["Sources/Measures"], tests: ["Tests/MeasuresTests"]),
    ]
}
