// Business identifier codes of banks (ISO 9362), as SWIFT assigns them: four letters, a country, two characters of location, and
// three of a branch or none.

/// The code of a bank or a branch of one.
public struct BusinessIdentifierCode: Hashable, Sendable {
    /// Eight characters, or eleven with a branch, in upper case.
    public let canonical: String
    public let country: JurisdictionCode

    public init(parsing text: String) throws(IdentifierError) {
        let written = try WrittenText(parsing: text, limit: Limits.documentNumber)
        let characters = Array(lettersAndDigits(written.text).utf8)
        guard characters.count == 8 || characters.count == 11 else {
            throw .malformed("a BIC has 8 or 11 characters, this one \(characters.count)")
        }
        guard characters.prefix(6).allSatisfy(isASCIILetter) else {
            throw .malformed("the first six characters of a BIC are letters: four of the bank and two of its country")
        }
        guard characters.allSatisfy(isASCIILetterOrDigit) else {
            throw .malformed("a BIC has only Latin letters and digits")
        }
        let text = String(decoding: characters, as: UTF8.self)
        let code = String(text.dropFirst(4).prefix(2))
        guard let country = try? JurisdictionCode(parsing: code), country.kind == .country, country.code == code else {
            throw .malformed("\(code) in its fifth and sixth place is no country; compare it with the bank's paper")
        }
        canonical = text
        self.country = country
    }

    /// Without its branch; `XXX` stands for the head office.
    public var institution: Substring { canonical.prefix(8) }
}
