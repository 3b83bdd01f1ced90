// Clause 5(k) says "citizen". What the United States covers as a place is JurisdictionCode.isUnitedStatesTerritory: 5(b) leaves
// out everything subject to its civil or military jurisdiction, and its territories have ISO 3166 codes of their own.

extension JurisdictionCode {
    /// Whether citizenship of this place is citizenship of the United States.
    ///
    /// `nil` for American Samoa and the outlying islands, whose people may be nationals without being citizens (8 U.S.C. 1408).
    var isUnitedStatesCitizenship: Bool? {
        guard isUnitedStatesTerritory else { return false }
        switch code {
        case "AS", "US-AS", "UM", "US-UM": return nil
        default: return true
        }
    }
}
