// What a mobile document states, as claims: the elements of a driving licence (ISO/IEC 18013-5 table 5), of ISO/IEC 23220-2 and of the
// European person identification data, which share their names. Sex is read where it was shown and never asked for.
import Crypto
import Order

extension IssuerSigned {
    /// The elements that are understood, by name; the first name space that has one counts.
    var elements: DocumentElements { DocumentElements(nameSpaces) }
}

/// What the understood name spaces of a document say.
struct DocumentElements {
    private static let known: Set<String> = [
        "org.iso.18013.5.1", "org.iso.23220.1", "org.iso.23220.photoid.1", "eu.europa.ec.eudi.pid.1",
        // The name that the European data had before.
        "eu.europa.ec.eudiw.pid.1",
    ]
    private var values: [String: CBORItem] = [:]
    /// The day on which the document itself expires, apart from the issuer's signature over it.
    let expiryDate: CalendarDate?
    let issuingCountry: JurisdictionCode?

    init(_ nameSpaces: [IssuerSigned.NameSpace]) {
        for space in nameSpaces where Self.known.contains(space.name) {
            values.reserveCapacity(space.items.count)
            for item in space.items where values[item.element] == nil { values[item.element] = item.value }
        }
        expiryDate = values["expiry_date"].flatMap { CalendarDate(fullDate: $0) }
        issuingCountry = values["issuing_country"]?.text.flatMap { try? JurisdictionCode(parsing: $0) }
    }

    private func text(_ name: String, or other: String? = nil, or third: String? = nil) -> String? {
        if let text = values[name]?.text, !text.isEmpty, text.utf8.count <= 4 * Limits.name { return text }
        return other.flatMap { text($0, or: third) }
    }
    private func date(_ name: String) -> CalendarDate? {
        values[name].flatMap { CalendarDate(fullDate: $0["birth_date"] ?? $0) }
    }

    var birthDate: CalendarDate? { date("birth_date") }

    /// What the elements say.
    ///
    /// - Parameters:
    ///   - issuer: Who vouches for it, as far as it is known.
    ///   - validUntil: Until when the issuer signed it.
    func claims(issuer: String, method: EvidenceMethod, validUntil: Timestamp, at time: Timestamp) -> [Claim] {
        let strength = EvidenceStrength.supported(by: method, hasPortrait: values["portrait"] != nil)
        let expiry = expiryDate ?? validUntil.day
        var claims: [Claim] = []
        claims.reserveCapacity(16)
        func add(_ attribute: Claim.Attribute, _ value: Claim.Value?) {
            guard let value else { return }
            claims.append(
                Claim(attribute, value, issuer: issuer, method: method, strength: strength, time: time, expiry: expiry))
        }
        // A name of which only one half was shown is not the holder's name.
        if let family = text("family_name", or: "family_name_unicode"),
            let given = (values["given_name"] ?? values["given_name_unicode"])?.text
        {
            add(.name, .personName(family: family, given: given))
        }
        add(.birthDate, date("birth_date").map { .date($0) })
        add(.documentNumber, text("document_number").map { .text($0) })
        add(.documentExpiry, expiryDate.map { .date($0) })
        add(.documentIssued, (date("issue_date") ?? date("issuance_date")).map { .date($0) })
        add(.issuingState, issuingCountry.map { .jurisdiction($0) })
        add(.issuingAuthority, text("issuing_authority", or: "issuing_authority_unicode").map { .text($0) })
        for nationality in (values["nationality"] ?? values["nationalities"]).map({ $0.array ?? [$0] }) ?? [] {
            let code = nationality.text ?? nationality["country_code"]?.text
            add(.nationality, code.flatMap { try? JurisdictionCode(parsing: $0) }.map { .jurisdiction($0) })
        }
        add(.nationalNumber, text("personal_administrative_number").map { .text($0) })
        add(.placeOfBirth, text("birth_place", or: "birthplace", or: "place_of_birth").map { .text($0) })
        add(.address, address.map { .text($0) })
        add(.sex, sex.map { .text($0) })
        add(
            .portrait,
            values["portrait"]?.bytes.map { .text($0.withUnsafeBytes { SHA256.hash(data: $0) }.lowercaseHex) })
        let ages = passedAges
        if !ages.isEmpty { add(.ageOver, .text(ages.map(String.init).joined(separator: ", "))) }
        return claims
    }

    private var address: String? {
        let parts = [
            text("resident_address", or: "resident_address_unicode"), text("resident_postal_code"),
            text("resident_city", or: "resident_city_unicode"), text("resident_state"), text("resident_country"),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// ISO/IEC 5218, and the two that ISO/IEC 23220-2 and the European data add; what is not known or applicable is no claim.
    private var sex: String? {
        switch (values["sex"] ?? values["gender"])?.unsigned {
        case 1: "M"
        case 2: "F"
        case 3, 4, 5, 6: "X"
        default: nil
        }
    }

    /// The years of `age_over_NN` elements that are true.
    private var passedAges: [Int] {
        var ages: [Int] = []
        for (element, value) in values where value.bool == true && element.hasPrefix("age_over_") {
            let digits = element.dropFirst("age_over_".count)
            if digits.utf8.count == 2, let age = Int(digits), age > 0 { ages.append(age) }
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
