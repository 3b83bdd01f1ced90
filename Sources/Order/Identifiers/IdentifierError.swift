/// Why a text is not the identifier it was given as. The message says what to do next and repeats no more of the text
/// than is needed to find the fault.
public enum IdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case tooLong(limit: Int)
    /// The shape is wrong: what is wrong and what is expected, as one sentence.
    case malformed(String)
    case forbiddenCharacter(Unicode.Scalar, ForbiddenCharacter)
    /// No country, territory or nationality of this name or code, and those that come near it.
    case unknownJurisdiction(suggestions: [String])
    /// A telephone number without its country code, and the whole number when the region tells it.
    case missingCountryCode(suggestion: String?)
    /// The check digits do not agree with the rest: one character is wrong or missing.
    case checkDigits(of: String)
    /// A payment card's whole number where it must not be.
    case wholeCardNumber

    public enum ForbiddenCharacter: Hashable, Sendable {
        case control, lineBreak, bidirectionalControl, invisible, privateUse, tooManyMarks
    }

    public var message: String {
        switch self {
        case .empty: "nothing is written here"
        case .tooLong(let limit): "longer than \(limit) characters; shorten it"
        case .malformed(let sentence): sentence
        case .forbiddenCharacter(let scalar, let kind): forbidden(scalar, kind)
        case .unknownJurisdiction(let suggestions):
            "no country of this name or code; write two letters of ISO 3166-1, as LV"
                + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: " or "))?")
        case .missingCountryCode(let suggestion?): "the country code is missing; did you mean \(suggestion)?"
        case .missingCountryCode(nil):
            "the country code is missing; begin with + and the country code, as +371 2000 0000"
        case .checkDigits(let what): "the check digits of this \(what) do not agree; one character is wrong or missing"
        case .wholeCardNumber:
            "this looks like a whole card number; send the payment processor's token and at most the last four digits"
        }
    }

    /// A word for machines that stays the same when the sentence changes.
    public var code: String {
        switch self {
        case .empty: "empty"
        case .tooLong: "tooLong"
        case .malformed: "malformed"
        case .forbiddenCharacter: "forbiddenCharacter"
        case .unknownJurisdiction: "unknownJurisdiction"
        case .missingCountryCode: "missingCountryCode"
        case .checkDigits: "checkDigits"
        case .wholeCardNumber: "wholeCardNumber"
        }
    }

    public var description: String { message }
}

private func forbidden(_ scalar: Unicode.Scalar, _ kind: IdentifierError.ForbiddenCharacter) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return switch kind {
    case .control: "holds the control character \(name); remove it"
    case .lineBreak: "holds a line break (\(name)); write it on one line"
    case .bidirectionalControl:
        "holds \(name), which turns the direction of text and can make it read as another; remove it"
    case .invisible: "holds the invisible character \(name); remove it"
    case .privateUse: "holds \(name), which has no meaning outside one font; write the letter itself"
    case .tooManyMarks: "holds more than \(Limits.combiningMarks) accents on one letter; remove some"
    }
}
