// Which state or organisation an authority belongs to, and which one a zone names as issuer: any authority could sign for any other
// if nobody compared the two (Doc 9303 part 12 section 9). Zones carry the codes of part 3 section 5, certificates two letters
// (part 12 section 7.1.1: ISO 3166-1, and EU, UN and others of part 3); both come down to the same two.
import Order

/// A state or organisation that issues travel documents.
struct IssuingState: Hashable, Sendable {
    /// Its two letters, or what an authority wrote in their place.
    let code: String

    /// What certificates write for it that ISO 3166-1 does not: Kosovo's authority, an early one of the United Nations, Lithuania's
    /// first. Hong Kong's and Macao's authorities call themselves China's, and China's signs for them.
    private static let otherCodes = ["KS": "XK", "ZZ": "UN", "LTU": "LT", "UK": "GB", "HK": "CN", "MO": "CN"]

    /// The state of a certificate by the country in its name; `nil` when it names none.
    init?(certificate country: String?) {
        guard let country = country?.uppercased(), !country.isEmpty else { return nil }
        code = IssuingState.otherCodes[country] ?? country
    }

    /// The state that a zone names as issuer; `nil` when the code is none that issues travel documents: one that is not in the table,
    /// or one of nationality alone, as refugees and stateless persons have.
    init?(zone issuer: String) {
        switch issuer {
        case "D": code = "DE"
        case "RKS": code = "XK"
        // Of the mission in Kosovo, whose documents the United Nations signed.
        case "UNK": code = "UN"
        default:
            guard issuer.utf8.count == 3, let found = try? JurisdictionCode(parsing: issuer) else { return nil }
            let country = found.country
            guard found.alpha3 == issuer || found.code == issuer && country != "XX" else { return nil }
            code = IssuingState.otherCodes[country] ?? country
        }
    }

    /// In English, as far as the code is known.
    var name: String { (try? JurisdictionCode(parsing: code))?.name ?? code }
}
