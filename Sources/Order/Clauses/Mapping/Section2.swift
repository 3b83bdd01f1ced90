// Section 2: findings and special measures.

extension Mapping {
    private static let factor =
        "A finding keeps the factors that the Secretary says were weighed; one that leaves this factor out is noted. The weighing is the Secretary's."
    private static let factorCode = ["Sources/Measures/Findings/Finding.swift"]
    private static let factorTests = ["A finding that does not say which factors of 2(b) it weighed is noted"]

    private static func factor(_ id: ClauseID, _ duty: String) -> Mapping {
        Mapping(id, .secretary, duty, .supported, factor, code: factorCode, tests: factorTests)
    }

    private static let effect =
        "What-if names the accounts that a measure would touch before it binds, for whoever must judge its effect."

    private static func effect(_ id: ClauseID, _ duty: String) -> Mapping {
        Mapping(
            id, .secretary, duty, .supported, effect,
            code: ["Sources/Measures/Evaluation/MeasureRegister+WhatIf.swift"],
            tests: ["What-if names whom a measure would touch, before and after, and records nothing"])
    }

    static let section2 = [
        Mapping(
            "2", .secretary, "Special measures may be taken against certain foreign jurisdictions and foreign persons.",
            .context, "A heading; its duties are in 2(a) to 2(e)."),
        Mapping(
            "2(a)", .secretary,
            "The Secretary proposes rules that make providers take special measures once the Secretary, after consulting the named departments, has made a finding.",
            .enforced,
            "A measure stands on a finding that is in the log and not revoked; one that does not never binds. Whom the finding consulted is kept, apart from those of 1(c).",
            code: [
                "Sources/Measures/Findings/Finding.swift", "Sources/Measures/Register/MeasureRegister+Defects.swift",
            ],
            tests: [
                "A directive that names what is not in the log changes nothing and is marked so",
                "A revoked measure binds up to the revocation, and a revoked finding takes its measures with it",
                "The consultations of 2(a) are not those of 1(c)",
            ]),
        Mapping(
            "2(a)(i)", .secretary,
            "A finding may be that a foreign jurisdiction has a significant number of foreign persons who offer, or who directly obtain, United States IaaS products used for malicious cyber-enabled activities.",
            .enforced,
            "The finding names a jurisdiction and keeps which of the two grounds it rests on; a place under United States jurisdiction is refused.",
            code: ["Sources/Measures/Findings/Finding.swift", "Sources/Measures/Register/Territory.swift"],
            tests: [
                "2(d)(i) names only offering: a jurisdiction measure on a finding of directly obtaining is refused",
                "What is under the jurisdiction of the United States is not foreign (5(b))",
                "A measure stays within its finding: another place, another person, a wider place are refused",
            ]),
        Mapping(
            "2(a)(ii)", .secretary,
            "A finding may be that a foreign person has a pattern of offering, or of directly obtaining, United States IaaS products for malicious cyber-enabled activities.",
            .enforced,
            "The finding names a person and keeps which of the two grounds it rests on; either carries a person measure.",
            code: ["Sources/Measures/Findings"],
            tests: [
                "A person measure may rest on either ground",
                "A measure stays within its finding: another place, another person, a wider place are refused",
            ]),
        Mapping(
            "2(b)", .secretary, "In making a finding the Secretary considers what is relevant and the factors listed.",
            .supported, "A finding keeps each factor that was weighed, with a note, and anything else found relevant.",
            code: factorCode, tests: factorTests),
        Mapping(
            "2(b)(i)", .secretary, "Some factors concern a jurisdiction.", .context,
            "A heading for the three factors under it."),
        factor(
            "2(b)(i)(A)",
            "Consider the evidence that malicious actors obtained products from those who offer them in the jurisdiction, Reseller Accounts included."
        ),
        factor("2(b)(i)(B)", "Consider how far the jurisdiction is a source of malicious cyber-enabled activities."),
        factor(
            "2(b)(i)(C)",
            "Consider whether there is a mutual legal assistance treaty, and how obtaining information from the jurisdiction has gone."
        ),
        Mapping(
            "2(b)(ii)", .secretary, "Other factors concern a person.", .context,
            "A heading for the four factors under it."),
        factor("2(b)(ii)(A)", "Consider how far the person uses the products for malicious cyber-enabled activities."),
        factor(
            "2(b)(ii)(B)",
            "Consider how far the products that the person offers are used for malicious cyber-enabled activities."),
        factor(
            "2(b)(ii)(C)",
            "Consider how far the products that the person offers serve legitimate business in the jurisdiction."),
        factor("2(b)(ii)(D)", "Consider whether something less than a special measure would be enough."),
        Mapping(
            "2(c)", .secretary, "In choosing measures the Secretary considers three effects.", .context,
            "A heading for the three effects under it; the choice is the Secretary's."),
        effect(
            "2(c)(i)", "Consider whether a measure would put United States providers at a significant disadvantage."),
        effect("2(c)(ii)", "Consider how far a measure or its timing would harm legitimate business."),
        Mapping(
            "2(c)(iii)", .secretary,
            "Consider the effect on national security, law enforcement investigations and foreign policy.", .context,
            "The choice is the Secretary's; nothing in a provider's server bears on it."),
        Mapping(
            "2(d)", .providerByDirective, "The special measures are the two kinds that follow.", .context,
            "A heading; the two kinds are in 2(d)(i) and 2(d)(ii)."),
        Mapping(
            "2(d)(i)", .providerByDirective,
            "Prohibit or condition accounts of foreign persons located in a jurisdiction found to have many who offer products used for malicious activities, or accounts that a provider opens for or on behalf of a foreign person.",
            .enforced,
            "A jurisdiction measure rests on the ground of offering, applies by where the person is located, and its last words are read as narrowly or widely as counsel has set, which the reason states.",
            code: ["Sources/Measures/SpecialMeasures", "Sources/Measures/Evaluation"],
            tests: [
                "A foreign person located in the jurisdiction is prohibited, and the reason cites 2(d)(i) and the finding's ground",
                "A United States person there, and a foreign person elsewhere, are not reached",
                "The tail, 'for or on behalf of a foreign person', is read as counsel set it, and the reason shows the reading",
                "Unknown facts stay unknown: the account is restricted until a deadline, and the reason names what is missing",
            ]),
        Mapping(
            "2(d)(ii)", .providerByDirective,
            "Prohibit or condition accounts in the United States that involve a person found to offer or directly obtain products for malicious activities.",
            .enforced,
            "A person measure reaches accounts that involve the person found; which involvements count is a setting, and the reason names the one that did.",
            code: [
                "Sources/Measures/SpecialMeasures", "Sources/Measures/Evaluation", "Sources/Measures/Screening",
                "Sources/Program/Clearing", "Sources/Program/Rescreening",
            ],
            tests: [
                "A measure against a person runs customers past that person alone: only whom it may name is decided again",
                "Which involvement counts is a setting that the reason shows",
                "The account must be opened or maintained in the United States; not knowing is not a no",
                "Planted parties are stopped, and hardly anybody else is",
                "An exact identifier or a reviewer's decision binds; a resemblance waits for a person; a cleared match does not bind",
            ]),
        Mapping(
            "2(e)", .secretary,
            "No special measure may be required earlier than 180 days after the final section 1 rule is issued.",
            .enforced,
            "A measure that would bind earlier is refused; the clock counts from the final rule, and the proposal's clock is another.",
            code: ["Sources/Measures/Register/MeasureRegister+Defects.swift"],
            tests: [
                "2(e) counts 180 days from the final section 1 rule, to the millisecond",
                "The proposal counts 180 days from the determination; each clock holds by itself",
                "Without a final rule nothing can be required, but a provider's own policy can",
            ]),
    ]
}
