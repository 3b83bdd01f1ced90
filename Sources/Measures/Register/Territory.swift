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

    /// Not under the civil or military jurisdiction of the United States (clause 5(b)).
    static func isForeign(_ jurisdiction: JurisdictionCode) -> Bool { !jurisdiction.isUnitedStatesTerritory }

    /// A jurisdiction as a directive writes it. Clause 5(b) reaches authorities that ISO 3166 does not list, so the codes that
    /// ISO leaves to its users (`AA`, `QM` to `QZ`, `XA` to `XZ`, `ZZ`), and parts of them, are taken as well.
    static func parse(_ text: String) -> JurisdictionCode? {
        if let known = try? JurisdictionCode(parsing: text) { return known }
        let bytes = Array(text.utf8)
        guard bytes.count == 2 || (4...6).contains(bytes.count) && bytes[2] == 0x2D,
            bytes.dropFirst(3).allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        return switch (bytes[0], bytes[1]) {
        case (0x41, 0x41), (0x51, 0x4D...0x5A), (0x58, 0x41...0x5A), (0x5A, 0x5A): JurisdictionCode(unchecked: text)
        default: nil
        }
    }
}
