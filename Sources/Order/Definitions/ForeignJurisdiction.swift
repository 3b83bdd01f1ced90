// Clause 5(b): any country, subnational territory or region in which somebody exercises sovereign authority, in law or in
// fact, recognised or not, other than those subject to the civil or military jurisdiction of the United States.

/// A place and who governs it, as far as is known.
public struct GovernedPlace: Hashable, Sendable {
    /// Who holds authority there.
    public enum Authority: String, Hashable, Sendable, CaseIterable {
        case deJure, deFacto
        /// Somebody is assuming to govern, e.g. in an occupied or contested region.
        case assumed
        /// Nobody does, e.g. the high seas.
        case none
    }
    public var name: String
    /// Its ISO 3166 code, when it has one. Many unrecognised territories have none, or one of the state that claims them.
    public var code: JurisdictionCode?
    /// `nil` when unknown.
    public var authority: Authority?
    /// Whether the United States recognises that authority. 5(b) says it does not matter, and it does not.
    public var recognized: Bool?
    /// Whether it is subject to the civil or military jurisdiction of the United States; `nil` when unknown.
    public var underUnitedStatesJurisdiction: Bool?

    public init(
        name: String, code: JurisdictionCode? = nil, authority: Authority?, recognized: Bool? = nil,
        underUnitedStatesJurisdiction: Bool?
    ) {
        self.name = name
        self.code = code
        self.authority = authority
        self.recognized = recognized
        self.underUnitedStatesJurisdiction = underUnitedStatesJurisdiction
    }

    /// A place by its code. Countries and their subdivisions are governed by somebody, save Antarctica, where claims are in
    /// abeyance (Antarctic Treaty, article IV). A withdrawn code says nothing of who governs there today, and a code that only
    /// travel documents use, such as that of the stateless, is no place at all.
    public init(code: JurisdictionCode) {
        let authority: Authority? =
            switch code.kind {
            case .country, .subdivision: code.country == "AQ" ? nil : .deJure
            case .historic: nil
            case .travelDocument: Authority.none
            }
        self.init(
            name: code.code, code: code, authority: authority,
            underUnitedStatesJurisdiction: code.isUnitedStatesTerritory)
    }
}

public enum ForeignJurisdiction {
    private static let rule = Rule<GovernedPlace>(
        "5(b)",
        Wording(
            yes: "A foreign jurisdiction.", no: "Not a foreign jurisdiction.",
            unknown: "Whether this is a foreign jurisdiction is not known."),
        when: isGoverned, unless: [underUnitedStatesJurisdiction])

    @Sendable private static func isGoverned(_ place: GovernedPlace) -> Reason {
        .test(
            "5(b)",
            Wording(
                yes: "Somebody exercises or assumes governmental authority there, recognized or not.",
                no: "Nobody exercises sovereign authority there.", unknown: "Who governs there is not known."),
            place.authority.map { $0 != .none },
            facts: [ReasonFact("territory", place.name, source: "stated")]
                + (place.authority.map { [ReasonFact("authority", $0.rawValue, source: "stated")] } ?? []),
            missing: ["authority"])
    }

    private static let underUnitedStatesJurisdiction = Rule<GovernedPlace>(
        "5(b)",
        Wording(
            yes: "Left out: subject to the civil or military jurisdiction of the United States.",
            no: "Not subject to the jurisdiction of the United States.",
            unknown: "Whether the United States has jurisdiction there is not known."),
        when: { place in
            .test(
                "5(b)",
                Wording(
                    yes: "The United States has jurisdiction there.",
                    no: "The United States has no jurisdiction there.",
                    unknown: "Whether the United States has jurisdiction there is not known."),
                place.underUnitedStatesJurisdiction, missing: ["underUnitedStatesJurisdiction"])
        })

    /// Clause 5(b).
    public static func test(_ place: GovernedPlace) -> Reason { rule.evaluate(place) }
    public static func test(_ code: JurisdictionCode) -> Reason { rule.evaluate(GovernedPlace(code: code)) }
}
