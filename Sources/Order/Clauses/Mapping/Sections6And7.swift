// Sections 6 and 7: reporting to Congress, and general provisions.

extension Mapping {
    static let sections6And7 = [
        Mapping(
            "6", .treasury, "Report to the Congress on the national emergency.", .context,
            "An amendment of Executive Order 13694 that concerns reports between branches of government."),
        Mapping("7", .nobody, "General provisions follow.", .context, "A heading; its provisions are in 7(a) to 7(e)."),
        Mapping(
            "7(a)", .secretary,
            "The Secretary may make the rules and use the powers that the order needs, and agencies are to help.",
            .context,
            "A grant of powers; what is issued under them enters as a standard or a directive with its instrument."),
        Mapping(
            "7(b)", .nobody, "The order leaves two things untouched.", .context,
            "A rule of interpretation for government; nothing to build or test."),
        Mapping(
            "7(b)(i)", .nobody, "The lawful authority of departments, agencies and their heads stays as it is.",
            .context,
            "A rule of interpretation for government; nothing to build or test."),
        Mapping(
            "7(b)(ii)", .nobody, "The functions of the Office of Management and Budget stay as they are.", .context,
            "A rule of interpretation for government; nothing to build or test."),
        Mapping(
            "7(c)", .agencies, "Implement the order consistent with applicable law and within appropriations.",
            .context,
            "Other law is respected where a clause touches it: retention, disclosure and sharing each name theirs. There is no single function to point to."
        ),
        Mapping(
            "7(d)", .nobody,
            "Authorized intelligence, military, law enforcement and public safety activities are not restricted.",
            .enforced,
            "Authorized work is an exception to 5(f). A dated instruction that two people approved says for which customers action and notice are deferred, in a register that only its roles read; nothing acts without a person that it would have to hold back, and the road does not ask it yet.",
            code: [
                "Sources/Order/Definitions/MaliciousActivity.swift",
                "Sources/Measures/AuthorizedActivities/NonInterference.swift",
            ],
            tests: [
                "Authorized activity is not malicious cyber-enabled activity",
                "Two different people approve it, and it has dates",
                "It defers action from its beginning up to its end, or to when it is ended early",
                "Nothing of it appears in the register of measures, and its entries are of kinds that only its roles read",
            ]),
        Mapping(
            "7(e)", .nobody, "The order gives nobody a right that can be enforced in court.", .context,
            "A rule for courts; nothing to build or test."),
    ]
}
