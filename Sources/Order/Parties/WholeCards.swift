// The one guard against whole card numbers where text comes in: it walks a whole JSON text, so that a field added tomorrow is
// guarded too, and tells apart the numbers that may look like a card's (docs/NUMBERS.md).

/// Where whole card numbers stand in what was sent.
public enum WholeCards {
    /// JSON Pointers (RFC 6901) of the texts in which a whole card number stands, in order.
    ///
    /// Not a card's: an IBAN; an account number with the check digits of its country's own system; a wallet address whose
    /// encoding has a check that holds; a telephone number with its country code; a LEI.
    /// - Parameter isKnown: whether an identification number that looks like a card's is one of its country all the same. Left
    ///   out, each is left to whoever knows the table of national numbers, when it names its country and is of no other kind.
    public static func pointers(
        in json: JSONValue,
        isKnown: (IdentificationNumber, Bool) -> Bool = { number, _ in
            number.country != nil && number.kind != .other
        }
    ) -> [String] {
        var found: [String] = []
        walk(json, at: "", isEntity: false, isKnown, &found)
        return found.sorted()
    }

    private static func walk(
        _ value: JSONValue, at pointer: String, isEntity: Bool, _ isKnown: (IdentificationNumber, Bool) -> Bool,
        _ found: inout [String]
    ) {
        switch value {
        case .string(let text): if PaymentCard.containsWholeNumber(text) { found.append(pointer) }
        case .array(let values):
            for (place, value) in values.enumerated() {
                walk(value, at: "\(pointer)/\(place)", isEntity: isEntity, isKnown, &found)
            }
        case .object(let members):
            let isEntity = members["type"]?.string.map { $0 == "entity" } ?? isEntity
            for (name, value) in members {
                if case .string(let text) = value {
                    guard PaymentCard.containsWholeNumber(text) else { continue }
                    if isOther(text, name: name, in: members, isEntity: isEntity, isKnown) { continue }
                }
                walk(value, at: pointer + "/" + name.pointerToken, isEntity: isEntity, isKnown, &found)
            }
        default: break
        }
    }

    /// Whether a text that looks like a card's number is known to be another.
    private static func isOther(
        _ text: String, name: String, in members: [String: JSONValue], isEntity: Bool,
        _ isKnown: (IdentificationNumber, Bool) -> Bool
    ) -> Bool {
        let country = members["country"]?.string.flatMap { try? JurisdictionCode(parsing: $0) }
        switch (name, members["type"]?.string) {
        case ("telephone", _): return (try? TelephoneNumber(parsing: text))?.isAssigned == true
        case ("number", "bankAccount"?):
            guard let account = try? BankAccountNumber(parsing: text) else { return false }
            return account.isIBAN || NationalAccount.isKnown(account.canonical, country: country)
        case ("address", "wallet"?):
            let address = try? WalletAddress(parsing: text, currency: members["currency"]?.string)
            return address.map { $0.format != .unrecognised } ?? false
        case ("number", _):
            guard let kind = members["kind"]?.string.flatMap(IdentificationNumber.Kind.init(rawValue:)),
                let number = try? DocumentNumber(parsing: text)
            else { return false }
            if kind == .lei { return (try? LegalEntityIdentifier(parsing: text)) != nil }
            return isKnown(IdentificationNumber(kind: kind, country: country, number: number), isEntity)
        default: return false
        }
    }
}

/// Account numbers of countries without IBANs that can be told from a card's number by themselves.
enum NationalAccount {
    /// - Parameter canonical: letters and digits only.
    static func isKnown(_ canonical: String, country: JurisdictionCode?) -> Bool {
        let digits = canonical.utf8.filter(isASCIIDigit).map { Int($0) - 0x30 }
        guard digits.count == canonical.utf8.count else { return false }
        switch country?.country {
        // Mexico, CLABE: 17 digits and one that is weighted 3, 7, 1 (Banco de México, Circular 14/2017).
        case "MX":
            guard digits.count == 18 else { return false }
            let sum = zip(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7]).reduce(0) {
                $0 + $1.0 * $1.1 % 10
            }
            return (10 - sum % 10) % 10 == digits[17]
        // New Zealand: bank (01 to 38, without the numbers that cards begin with), branch, account, suffix (Payments NZ).
        case "NZ":
            guard digits.count == 15 || digits.count == 16 else { return false }
            let bank = digits[0] * 10 + digits[1]
            return (1...33).contains(bank) || bank == 38
        default: return false
        }
    }
}
