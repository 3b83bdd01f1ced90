// What a credential states, as claims: the names of OpenID Connect Core section 5.1, of the European person identification data in SD-JWT
// VC, and of the ISO names where issuers carry those over. Sex is read where it was shown and never asked for.
import Crypto
import Order

struct CredentialClaims {
    private let claims: [String: JSONValue]

    init(_ claims: [String: JSONValue]) { self.claims = claims }

    private func text(_ names: String...) -> String? {
        for name in names {
            if let text = claims[name]?.string, !text.isEmpty, text.utf8.count <= 4 * Limits.name { return text }
        }
        return nil
    }
    private func date(_ names: String...) -> CalendarDate? {
        for name in names {
            // A day, or the day of an instant.
            if let text = claims[name]?.string, let date = CalendarDate(text) ?? CalendarDate(String(text.prefix(10))) {
                return date
            }
        }
        return nil
    }

    var birthDate: CalendarDate? { date("birthdate", "birth_date") }

    /// - Parameter issuer: Who vouches for it.
    func drawn(issuer: String, method: EvidenceMethod, at time: Timestamp) -> [Claim] {
        let picture = picture
        let strength = EvidenceStrength.supported(by: method, hasPortrait: picture != nil)
        let documentExpiry = date("date_of_expiry", "expiry_date")
        let expiry = documentExpiry ?? claims["exp"]?.numericDate?.day
        var drawn: [Claim] = []
        func add(_ attribute: Claim.Attribute, _ value: Claim.Value?) {
            guard let value else { return }
            drawn.append(
                Claim(attribute, value, issuer: issuer, method: method, strength: strength, time: time, expiry: expiry))
        }
        // A name of which only one half was shown is not the holder's name.
        if let family = text("family_name"), let given = claims["given_name"]?.string {
            add(.name, .personName(family: family, given: given))
        }
        add(.birthDate, birthDate.map { .date($0) })
        for value in claims["nationalities"]?.array ?? claims["nationality"].map({ [$0] }) ?? [] {
            add(.nationality, value.string.flatMap { try? JurisdictionCode(parsing: $0) }.map { .jurisdiction($0) })
        }
        add(.documentNumber, text("document_number").map { .text($0) })
        add(.documentExpiry, documentExpiry.map { .date($0) })
        add(.documentIssued, date("date_of_issuance", "issuance_date", "issue_date").map { .date($0) })
        add(
            .issuingState,
            text("issuing_country").flatMap { try? JurisdictionCode(parsing: $0) }.map { .jurisdiction($0) })
        add(.issuingAuthority, text("issuing_authority").map { .text($0) })
        add(.nationalNumber, text("personal_administrative_number").map { .text($0) })
        add(.placeOfBirth, place.map { .text($0) })
        add(.address, address.map { .text($0) })
        add(.email, text("email").map { .text($0) })
        add(.telephone, text("phone_number", "mobile_phone_number").map { .text($0) })
        add(.sex, sex.map { .text($0) })
        add(.portrait, picture.map { .text(SHA256.hash(data: $0).lowercaseHex) })
        let ages = passedAges
        if !ages.isEmpty { add(.ageOver, .text(ages.map(String.init).joined(separator: ", "))) }
        return drawn
    }

    /// OpenID Connect Core section 5.1.1.
    private var address: String? {
        guard let address = claims["address"] else { return text("resident_address") }
        if let formatted = address["formatted"]?.string, !formatted.isEmpty { return formatted.short(to: 500) }
        let street = [address["street_address"]?.string, address["house_number"]?.string].compactMap { $0 }
        let parts =
            [street.isEmpty ? nil : street.joined(separator: " ")]
            + ["postal_code", "locality", "region", "country"].map { address[$0]?.string }
        let present = parts.compactMap { $0 }.filter { !$0.isEmpty }
        return present.isEmpty ? nil : present.joined(separator: ", ").short(to: 500)
    }
    private var place: String? {
        guard let place = claims["place_of_birth"] else { return text("birth_place") }
        if let text = place.string { return text.short(to: 500) }
        let parts = ["locality", "region", "country"].compactMap { place[$0]?.string }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: ", ").short(to: 500)
    }
    private var sex: String? {
        if let code = claims["sex"]?.integer {
            return code == 1 ? "M" : code == 2 ? "F" : (3...6).contains(code) ? "X" : nil
        }
        switch text("gender", "sex")?.lowercased() {
        case "male", "m": return "M"
        case "female", "f": return "F"
        case "x", "other", "diverse", "non-binary": return "X"
        default: return nil
        }
    }
    /// A picture in a `data:` address (RFC 2397); one that lies elsewhere is not fetched.
    private var picture: [UInt8]? {
        guard let text = claims["picture"]?.string ?? claims["portrait"]?.string else { return nil }
        let base64 =
            if text.hasPrefix("data:"), let comma = text.firstIndex(of: ",") {
                String(text[text.index(after: comma)...])
            } else {
                text
            }
        guard let bytes = Base64URL.decodeOrdinary(Array(base64.utf8)), bytes.count >= 16 else { return nil }
        return bytes
    }
    private var passedAges: [Int] {
        var ages: Set<Int> = []
        for (name, value) in claims["age_equal_or_over"]?.object ?? [:] where value.bool == true {
            if let age = Int(name), (1...150).contains(age) { ages.insert(age) }
        }
        for (name, value) in claims where value.bool == true && name.hasPrefix("age_over_") {
            if let age = Int(name.dropFirst("age_over_".count)), (1...150).contains(age) { ages.insert(age) }
        }
        return ages.sorted()
    }
}

extension String {
    fileprivate func short(to limit: Int) -> String { count > limit ? String(prefix(limit)) + "…" : self }
}
