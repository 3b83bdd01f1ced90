// Clause 5(f): activities that seek to compromise or impair the confidentiality, integrity or availability of systems or what
// is in them, other than those authorised by or in accordance with United States law. Clause 7(d): nothing in the order
// restricts authorised intelligence, military or law enforcement work.

/// What is known of an activity. `nil` is unknown throughout.
public struct CyberActivity: Hashable, Sendable {
    public enum Property: String, Hashable, Sendable, CaseIterable { case confidentiality, integrity, availability }
    /// What it seeks to impair, whether or not it succeeds; empty for nothing.
    public var seeksToImpair: Set<Property>?
    /// Whether United States law authorises it, e.g. a test that the owner of the system agreed to.
    public var authorizedByLaw: Bool?
    /// Whether it is authorised work for national security or public safety (7(d)).
    public var authorizedPublicSafetyWork: Bool?

    public init(seeksToImpair: Set<Property>?, authorizedByLaw: Bool?, authorizedPublicSafetyWork: Bool?) {
        self.seeksToImpair = seeksToImpair
        self.authorizedByLaw = authorizedByLaw
        self.authorizedPublicSafetyWork = authorizedPublicSafetyWork
    }
}

public enum MaliciousActivity {
    private static let rule = Rule<CyberActivity>(
        "5(f)",
        Wording(
            yes: "Malicious cyber-enabled activity.", no: "Not malicious cyber-enabled activity.",
            unknown: "Whether this is malicious cyber-enabled activity is not known."),
        when: seeksToImpair, unless: [authorized, publicSafetyWork])

    /// Clause 5(f), with 7(d) respected.
    public static func test(_ activity: CyberActivity) -> Reason { rule.evaluate(activity) }

    @Sendable private static func seeksToImpair(_ activity: CyberActivity) -> Reason {
        let properties = activity.seeksToImpair.map { set in CyberActivity.Property.allCases.filter(set.contains) }
        return .test(
            "5(f)",
            Wording(
                yes: "It seeks to compromise or impair a system or what is in it.",
                no: "It seeks to compromise or impair nothing.",
                unknown: "Whether it seeks to compromise or impair anything is not known."),
            properties.map { !$0.isEmpty },
            facts: properties?.map { ReasonFact("activity.seeksToImpair", $0.rawValue, source: "observed") } ?? [],
            missing: ["activity.seeksToImpair"])
    }

    private static let authorized = Rule<CyberActivity>(
        "5(f)",
        Wording(
            yes: "Left out: authorized by or in accordance with United States law.",
            no: "Not authorized by or in accordance with United States law.",
            unknown: "Whether United States law authorizes it is not known."),
        when: { activity in
            .test(
                "5(f)",
                Wording(
                    yes: "It is authorized.", no: "It is not authorized.",
                    unknown: "Whether it is authorized is not known."),
                activity.authorizedByLaw, missing: ["activity.authorizedByLaw"])
        })

    private static let publicSafetyWork = Rule<CyberActivity>(
        "7(d)",
        Wording(
            yes: "Left out: authorized work for national security or public safety.",
            no: "Not authorized work for national security or public safety.",
            unknown: "Whether it is authorized work for national security or public safety is not known."),
        when: { activity in
            .test(
                "7(d)",
                Wording(
                    yes: "It is such work.", no: "It is not such work.",
                    unknown: "Whether it is such work is not known."),
                activity.authorizedPublicSafetyWork, missing: ["activity.authorizedPublicSafetyWork"])
        })
}
