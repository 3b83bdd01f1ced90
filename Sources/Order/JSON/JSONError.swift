/// Why a text is not the JSON that is read here, and where: line and column count from 1, columns in bytes.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Problem: Hashable, Sendable {
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case tooManyValues(limit: Int)
        case unexpected(found: String, expected: String)
        case endOfText(expected: String)
        case duplicateName(String)
        case invalidUTF8
        case unpairedSurrogate
        case controlCharacter(UInt8)
        case invalidEscape
        /// Larger than a double holds.
        case numberOutOfRange
        /// A whole number that a double does not hold exactly.
        case inexactInteger
        case numberTooLong(limit: Int)
    }
    public var problem: Problem
    /// Bytes before the place, from 0.
    public var offset: Int
    public var line: Int
    public var column: Int

    public init(_ problem: Problem, offset: Int, line: Int, column: Int) {
        self.problem = problem
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// What is wrong and what to do, without the place.
    public var message: String {
        switch problem {
        case .tooLarge(let limit): "the JSON text is larger than \(limit) bytes; send less at once"
        case .tooDeep(let limit): "arrays and objects lie more than \(limit) deep; flatten them"
        case .tooManyValues(let limit): "more than \(limit) values; send less at once"
        case .unexpected(let found, let expected): "found \(found) where \(expected) was expected"
        case .endOfText(let expected): "the text ends where \(expected) was expected; it may have been cut short"
        case .duplicateName(let name): "the name \"\(name)\" stands twice in one object; keep one"
        case .invalidUTF8: "the bytes here are not UTF-8; send the text as UTF-8"
        case .unpairedSurrogate:
            "half of a surrogate pair without the other half; write the whole pair or the character itself"
        case .controlCharacter(let byte):
            "control character U+\(hex4(byte)) inside a string; write it as \\u\(hex4(byte).lowercased())"
        case .invalidEscape:
            "not an escape of JSON; after \\ comes one of \" \\ / b f n r t or u and four hexadecimal digits"
        case .numberOutOfRange: "a number too large to be kept; send it as a string"
        case .inexactInteger: "a whole number with more digits than JSON keeps exactly; send it as a string"
        case .numberTooLong(let limit): "a number of more than \(limit) characters; send it as a string"
        }
    }

    public var description: String { "line \(line), column \(column): \(message)" }
}

private func hex4(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
}
