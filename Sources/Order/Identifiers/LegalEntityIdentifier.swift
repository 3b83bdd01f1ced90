// Legal entity identifiers (ISO 17442-1): twenty characters, the last two the check digits of ISO/IEC 7064 MOD 97-10.

/// The global number of a legal entity, given by a local operating unit.
public struct LegalEntityIdentifier: Hashable, Sendable {
    /// Twenty letters and digits, in upper case.
    public let canonical: String
    /// The four characters that tell which local operating unit gave it.
    public var issuer: Substring { canonical.prefix(4) }

    public init(parsing text: String) throws(IdentifierError) {
        let written = try WrittenText(parsing: text, limit: Limits.documentNumber)
        let characters = Array(lettersAndDigits(written.text).utf8)
        guard !characters.isEmpty, characters.allSatisfy(isASCIILetterOrDigit) else {
            throw .malformed("an LEI has only Latin letters and digits; compare it with search.gleif.org")
        }
        guard characters.count == 20 else {
            throw .malformed("an LEI has 20 characters, this one \(characters.count); compare it with search.gleif.org")
        }
        guard characters.suffix(2).allSatisfy(isASCIIDigit) else {
            throw .malformed("the last two characters of an LEI are digits; compare it with search.gleif.org")
        }
        guard CheckDigits.remainder97(characters) == 1 else { throw .checkDigits(of: "LEI") }
        canonical = String(decoding: characters, as: UTF8.self)
    }
}
