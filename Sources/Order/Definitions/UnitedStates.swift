// What "the United States" covers. Clause 5(b) leaves out everything "subject to the civil or military jurisdiction of the
// United States"; 5(i) speaks of its territory, 5(k) of its jurisdictions and of being located in it. ISO 3166-1 gives its
// inhabited and outlying territories codes of their own, and ISO 3166-2 lists them a second time as US-PR, US-GU …

extension JurisdictionCode {
    /// Whether this is the United States, a state, or one of its territories, under either of their ISO 3166 codes.
    ///
    /// Palau, Micronesia and the Marshall Islands (PW, FM, MH) are sovereign in free association, and are not.
    public var isUnitedStates: Bool {
        switch country {
        case "US", "PR", "GU", "VI", "AS", "MP", "UM": true
        default: false
        }
    }

    /// Whether citizenship of this place is citizenship of the United States: 5(k) says "citizen".
    ///
    /// `nil` for American Samoa and the outlying islands, whose people may be nationals without being citizens (8 U.S.C. 1408).
    public var isUnitedStatesCitizenship: Bool? {
        switch country {
        case "US":
            switch code {
            case "US-AS", "US-UM": nil
            default: true
            }
        case "PR", "GU", "VI", "MP": true
        case "AS", "UM": nil
        default: false
        }
    }
}
