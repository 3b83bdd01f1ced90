// Why a text is not the national number it was given as. The sentences say what is wrong and where, and repeat nothing of the
// number but the one character at fault.

public enum NationalNumberProblem: Error, Hashable, Sendable {
    case empty
    /// How many characters there are without separators, and how many there should be.
    case length(found: Int, expected: [Int])
    /// The place counts from one and leaves separators out.
    case character(Character, place: Int, expected: String)
    /// The check digits do not agree with the rest.
    case checkDigits
    /// The date it encodes does not exist, or has not come.
    case date
    /// A part of it is a code that is not given out: what part.
    case part(String)

    public var message: String {
        switch self {
        case .empty: "nothing is written here"
        case .length(let found, let expected):
            "has \(found) letters and digits; it should have \(listed(expected.map(String.init)))"
        case .character(let character, let place, let expected):
            character == "\u{7F}"
                ? "character \(place) belongs in no number; it should be \(expected)"
                : "character \(place) is \(character); it should be \(expected)"
        case .checkDigits: "the check digits do not agree; one character is wrong or missing"
        case .date: "the date in it does not exist or has not come; compare it with the document"
        case .part(let part): "\(part) is none that is given out; compare it with the document"
        }
    }
}

extension NationalNumberProblem: CustomStringConvertible {
    public var description: String { message }
}

private func listed(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "some" }
    return items.dropLast().joined(separator: ", ") + " or " + last
}
