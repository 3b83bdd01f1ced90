// What a mobile document states, as claims: the elements of a driving licence (ISO/IEC 18013-5 table 5), of ISO/IEC 23220-2 and of the
// European person identification data, which share their names. Sex is read where it was shown and never asked for.
import Crypto
import Order

extension IssuerSigned {
    /// The name spaces whose elements are understood.
    private static let known: Set<String> = [
        "org.iso.18013.5.1", "org.iso.23220.1", "org.iso.23220.photoid.1", "eu.europa.ec.eudi.pid.1",
        // The name that the European data had before.
        "eu.europa.ec.eudiw.pid.1",
    ]

    /// The value of an element in the first name space that has it.
    func element(_ names: String...) -> CBORItem? {
        for name in names {
            for space in nameSpaces where Self.known.contains(space.name) {
                if let item = space.items.first(where: { $0.element == name }) { return item.value }
            }
        }
        return nil
    }
    private func text(_ names: String...) -> String? {
        for name in names {
            if let text = element(name)?.text, !text.isEmpty, text.utf8.count <= 4 * Limits.name { return text }
        }
        return nil
    }
    private func date(_ name: String) -> CalendarDate? {
        element(name).flatMap { CalendarDate(fullDate: $0["birth_date"] ?? $0) }
    }
    /// The day on which the document itself expires, apart from the issuer's signature over it.
    var expiryDate: CalendarDate? { date("expiry_date") }
    var issuingCountry: JurisdictionCode? { text("issuing_country").flatMap { try? JurisdictionCode(parsing: $0) } }

    /// What the elements say.
    ///
    /// - Parameter issuer: Who vouches for it, as far as it is known.
    func claims(issuer: String, method: EvidenceMethod, at time: Timestamp) -> [Claim] {
        let strength = EvidenceStrength.supported(by: method, hasPortrait: element("portrait") != nil)
        let expiry = expiryDate ?? CalendarDate(daysSince1970: Int(securityObject.validUntil.milliseconds / 86_400_000))
        var claims: [Claim] = []
        func add(_ attribute: Claim.Attribute, _ value: Claim.Value?) {
            guard let value else { return }
            claims.append(
                Claim(attribute, value, issuer: issuer, method: method, strength: strength, time: time, expiry: expiry))
        }
        // A name of which only one half was shown is not the holder's name.
        if let family = text("family_name", "family_name_unicode"),
            let given = element("given_name", "given_name_unicode")?.text
        {
            add(.name, .personName(family: family, given: given))
        }
        add(.birthDate, date("birth_date").map { .date($0) })
        add(.documentNumber, text("document_number").map { .text($0) })
        add(.documentExpiry, expiryDate.map { .date($0) })
        add(.documentIssued, (date("issue_date") ?? date("issuance_date")).map { .date($0) })
        add(.issuingState, issuingCountry.map { .jurisdiction($0) })
        add(
            .issuingAuthority, text("issuing_authority", "issuing_authority_unicode").map { .text($0) })
        for nationality in element("nationality", "nationalities").map({ $0.array ?? [$0] }) ?? [] {
            let code = nationality.text ?? nationality["country_code"]?.text
            add(.nationality, code.flatMap { try? JurisdictionCode(parsing: $0) }.map { .jurisdiction($0) })
        }
        add(.nationalNumber, text("personal_administrative_number").map { .text($0) })
        add(.placeOfBirth, text("birth_place", "birthplace", "place_of_birth").map { .text($0) })
        add(.address, address.map { .text($0) })
        add(.sex, sex.map { .text($0) })
        add(.portrait, element("portrait")?.bytes.map { .text(SHA256.hash(data: Array($0)).lowercaseHex) })
        let ages = passedAges
        if !ages.isEmpty { add(.ageOver, .text(ages.map(String.init).joined(separator: ", "))) }
        return claims
    }

    private var address: String? {
        let parts = [
            text("resident_address", "resident_address_unicode"), text("resident_postal_code"),
            text("resident_city", "resident_city_unicode"), text("resident_state"), text("resident_country"),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// ISO/IEC 5218, and the two that ISO/IEC 23220-2 and the European data add; what is not known or applicable is no claim.
    private var sex: String? {
        switch element("sex", "gender")?.unsigned {
        case 1: "M"
        case 2: "F"
        case 3, 4, 5, 6: "X"
        default: nil
        }
    }

    /// The years of `age_over_NN` elements that are true.
    private var passedAges: [Int] {
        var ages: Set<Int> = []
        for space in nameSpaces where Self.known.contains(space.name) {
            for item in space.items where item.value.bool == true && item.element.hasPrefix("age_over_") {
                let digits = item.element.dropFirst("age_over_".count)
                if digits.count == 2, let age = Int(digits), age > 0 { ages.insert(age) }
            }
        }
        return ages.sorted()
    }
}

extension Sequence<UInt8> {
    /// Two lower-case hexadecimal digits a byte.
    var lowercaseHex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
