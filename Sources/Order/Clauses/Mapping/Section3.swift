// Sections 3 and 4: cooperation and resources.

extension Mapping {
    static let section3 = [
        Mapping(
            "3", .attorneyGeneralAndHomelandSecurity,
            "Recommendations are to be made for cooperation against the abuse of United States IaaS products.",
            .context,
            "A heading; its duties are in 3(a) to 3(c)."),
        Mapping(
            "3(a)", .attorneyGeneralAndHomelandSecurity,
            "Ask industry how information sharing and collaboration can be increased.", .context,
            "A consultation by two departments; a provider's server has no part in it."),
        Mapping(
            "3(b)", .attorneyGeneralAndHomelandSecurity,
            "Report to the President with recommendations that encourage sharing.", .context,
            "The report is the departments'; the two kinds of sharing it is to encourage are supported below."),
        Mapping(
            "3(b)(i)", .attorneyGeneralAndHomelandSecurity,
            "Encourage United States providers to share information with one another of their own will.", .supported,
            "A case is exported as a STIX 2.1 bundle that holds its indicators and no personal field beside them, marked with how far it may travel.",
            code: ["Sources/Exchange/STIX"],
            tests: [
                "Of a whole case only the indicators leave: no note, no reason, no account, no subject",
                "stix2-validator accepts the bundle under every marking",
            ]),
        Mapping(
            "3(b)(ii)", .attorneyGeneralAndHomelandSecurity,
            "Encourage sharing between providers and agencies, the reporting of incidents, crimes and threats included.",
            .supported, "The same bundle serves a report to an agency.",
            code: ["Sources/Exchange/STIX"],
            tests: ["Of a whole case only the indicators leave: no note, no reason, no account, no subject"]),
        Mapping(
            "3(c)", .attorneyGeneralAndHomelandSecurity,
            "Consider the mechanisms there are, the Cybersecurity Information Sharing Act among them, and name the gaps.",
            .supported,
            "The protections of 6 U.S.C. 1503 are a dated state, off after 30 September 2026 until the operator enters a renewal.",
            code: ["Sources/Order/Definitions/SharingProtection.swift"],
            tests: ["The protections of 6 U.S.C. 1503 are on through 30 September 2026 and off from the next day"]),
        Mapping(
            "3(c)(i)", .attorneyGeneralAndHomelandSecurity,
            "Describe how foreign malicious actors operate and use IaaS products.", .context,
            "The departments' report; a provider's own cases may inform it through 3(b)(ii)."),
        Mapping(
            "3(c)(ii)", .attorneyGeneralAndHomelandSecurity,
            "Recommend protections from liability beyond existing law.", .context,
            "A recommendation to the legislator; the law as it stands is the dated state under 3(c)."),
        Mapping(
            "3(c)(iii)", .attorneyGeneralAndHomelandSecurity,
            "Recommend ways to detect and identify accounts and activities of foreign malicious actors.", .supported,
            "Signals over identifiers, access and measures open cases, each with its evidence side by side.",
            code: ["Sources/Detection/Rules", "Sources/Detection/Signals", "Sources/Detection/Cases"],
            tests: [
                "A wallet shared with one refused application is a strong signal that cites its clause and names the other",
                "An access from a country under a measure in force is a signal with the measure, the clause and the address",
                "The more customers share a value, the less it says, until it is muted with its count",
                "Nothing suspends or closes an account on one signal, however confirmed",
            ]),
        Mapping(
            "4", .secretary, "Identify the funding that these efforts need and ask for it in the budget.", .context,
            "A matter of the federal budget."),
    ]
}
