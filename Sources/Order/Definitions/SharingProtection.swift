// Clause 3(c) points to the Cybersecurity Information Sharing Act. Its protections for those who share (6 U.S.C. 1503) ran to
// 30 September 2026. Whether they were renewed is for the operator to enter, with the instrument and its dates; until then they
// are treated as off.

/// A law that renewed the protections of 6 U.S.C. 1503, as the operator entered it. Both days are included.
public struct SharingProtectionRenewal: Hashable, Sendable {
    public let instrument: String
    public let from: CalendarDate
    public let through: CalendarDate

    /// `nil` unless it names its instrument and two whole days in order.
    public init?(instrument: String, from: CalendarDate, through: CalendarDate) {
        guard instrument.contains(where: { !$0.isWhitespace }), from.isComplete, through.isComplete, from <= through
        else { return nil }
        self.instrument = instrument
        self.from = from
        self.through = through
    }
}

public enum SharingProtection: String, Hashable, Sendable, CaseIterable {
    /// Sharing under 6 U.S.C. 1503 is protected.
    case on
    /// It is not, as far as is known: share only what may be shared without it.
    case off

    static let lastDay = (year: 2026, month: 9, day: 30)

    /// The day asked about, and what the operator entered.
    public struct Facts: Hashable, Sendable {
        let day: CalendarDate
        let renewals: [SharingProtectionRenewal]
    }

    static let rules = RuleSet<Facts, SharingProtection>(
        "Are the protections of 6 U.S.C. 1503 on?",
        [
            .init(.on, enacted),
            .init(.on, renewed),
            .init(.off, lapsed),
        ])

    /// - Parameter day: a whole day; one whose month or day is unknown is off.
    /// - Throws: ``RuleError`` on a fault in the rules.
    public static func decide(
        on day: CalendarDate, renewals: [SharingProtectionRenewal]
    ) throws(RuleError) -> RuleSet<Facts, SharingProtection>.Verdict {
        try rules.decide(Facts(day: day, renewals: renewals))
    }

    private static func runsAsEnacted(_ facts: Facts) -> Bool {
        facts.day.isComplete
            && (facts.day.year, facts.day.month ?? 0, facts.day.day ?? 0) <= (lastDay.year, lastDay.month, lastDay.day)
    }
    private static func renewal(_ facts: Facts) -> SharingProtectionRenewal? {
        guard facts.day.isComplete else { return nil }
        return facts.renewals.first { $0.from <= facts.day && facts.day <= $0.through }
    }

    private static let enacted = rule(
        yes: "Protected: 6 U.S.C. 1503 ran to 30 September 2026.", no: "6 U.S.C. 1503 as it stood has run out.",
        when: runsAsEnacted)
    private static let renewed = rule(
        yes: "Protected: a renewal was entered that covers the day.", no: "No renewal was entered that covers the day.",
        when: { renewal($0) != nil })
    private static let lapsed = rule(
        yes: "Not protected: 6 U.S.C. 1503 ran to 30 September 2026 and no renewal was entered.",
        no: "The protections have not lapsed.",
        when: { !runsAsEnacted($0) && renewal($0) == nil })

    private static func rule(
        yes: String, no: String, when holds: @escaping @Sendable (Facts) -> Bool
    ) -> Rule<Facts> {
        let wording = Wording(yes: yes, no: no, unknown: no)
        return Rule("3(c)", wording) { facts in
            .test(
                "3(c)", wording, holds(facts),
                facts: [ReasonFact("day", facts.day.description, source: "clock")]
                    + facts.renewals.map { ReasonFact("renewal", $0.instrument, source: "operator") })
        }
    }
}
