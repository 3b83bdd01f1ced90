import Order

/// Whether one place lies within another, as far as the codes tell.
enum Territory {
    /// Whether somebody known to be in `place` is in `jurisdiction`: `nil` when only the country is known and the jurisdiction
    /// is a part of it.
    static func contains(_ jurisdiction: JurisdictionCode, _ place: JurisdictionCode) -> Bool? {
        if place == jurisdiction { return true }
        let country = jurisdiction.country
        guard place.country == country else { return false }
        if jurisdiction.code == country { return true }
        return place.code == country ? nil : false
    }

    /// Countries and areas under the civil or military jurisdiction of the United States (clause 5(b)).
    private static let unitedStates: Set<String> = ["US", "PR", "GU", "VI", "AS", "MP", "UM"]

    static func isForeign(_ jurisdiction: JurisdictionCode) -> Bool { !unitedStates.contains(jurisdiction.country) }
}
