/// A JSON value (RFC 8259).
///
/// A number whose value is whole and at most 2^53 − 1 in size is an ``integer(_:)`` however it was written (`100`,
/// `1e2`, `100.0`), so that equal numbers are equal values; every other is a ``number(_:)``. An object keeps no order,
/// because its canonical form (RFC 8785) sorts the names.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = JSONValue(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
    public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
    /// The largest whole number that every reader of JSON keeps exactly (RFC 7493 section 2.2): 2^53 − 1.
    public static let largestExactInteger: Int64 = 9_007_199_254_740_991

    /// A number as the reader would give it: an ``integer(_:)`` when it is whole and exact. JSON has no infinity and no
    /// not-a-number; those become `null`.
    public init(_ value: Double) {
        guard value.isFinite else {
            self = .null
            return
        }
        let largest = Double(JSONValue.largestExactInteger)
        if value == value.rounded(.towardZero), value >= -largest, value <= largest {
            self = .integer(Int64(value))
        } else {
            self = .number(value)
        }
    }

    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The value of any number.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var object: [String: JSONValue]? { if case .object(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// What kind of value this is, in words for a message: `a string`, `an object`, `null`.
    public var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
