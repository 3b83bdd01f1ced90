import Order

/// A JSON document that is not a directive: where, and what is expected there (RFC 6901 pointers).
public enum DirectiveFormatError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(pointer: String)
    case unknown(pointer: String)
    case malformed(pointer: String, expected: String)

    public var pointer: String {
        switch self {
        case .missing(let pointer), .unknown(let pointer), .malformed(let pointer, _): pointer
        }
    }
    public var description: String {
        switch self {
        case .missing(let pointer): "\(pointer) is missing."
        case .unknown(let pointer): "\(pointer) is not a field of this directive. Remove it or correct its name."
        case .malformed(let pointer, let expected): "\(pointer.isEmpty ? "The document" : pointer) must be \(expected)."
        }
    }
}

/// Reads an object field by field, and in the end refuses any field that was not read.
struct FieldReader {
    let pointer: String
    private var fields: [String: JSONValue]

    /// Texts longer than this are refused.
    static let longestText = 4_000
    /// Arrays longer than this are refused.
    static let longestArray = 10_000

    init(_ value: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        guard case .object(let fields) = value else { throw .malformed(pointer: pointer, expected: "an object") }
        self.pointer = pointer
        self.fields = fields
    }

    func at(_ name: String) -> String { pointer + "/" + String(name.prefix(64)).pointerToken }

    /// The field's value; `nil` when absent or null.
    mutating func optional(_ name: String) -> JSONValue? {
        guard let value = fields.removeValue(forKey: name), value != .null else { return nil }
        return value
    }
    mutating func value(_ name: String) throws(DirectiveFormatError) -> JSONValue {
        guard let value = optional(name) else { throw .missing(pointer: at(name)) }
        return value
    }

    /// A text of 1 to ``longestText`` bytes without control characters.
    mutating func text(_ name: String) throws(DirectiveFormatError) -> String {
        try FieldReader.text(try value(name), at: at(name))
    }
    mutating func optionalText(_ name: String) throws(DirectiveFormatError) -> String? {
        guard let value = optional(name) else { return nil }
        return try FieldReader.text(value, at: at(name))
    }
    static func text(_ value: JSONValue, at pointer: String) throws(DirectiveFormatError) -> String {
        guard case .string(let text) = value, (1...longestText).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" })
        else { throw .malformed(pointer: pointer, expected: "a text of 1 to \(longestText) bytes") }
        return text
    }

    /// A value that its text form determines: an identifier, a case of a closed set, a time.
    mutating func parsed<T>(
        _ name: String, _ expected: @autoclosure () -> String, _ parse: (String) -> T?
    ) throws(DirectiveFormatError) -> T {
        let text = try text(name)
        guard let parsed = parse(text) else { throw .malformed(pointer: at(name), expected: expected()) }
        return parsed
    }
    mutating func optionalParsed<T>(
        _ name: String, _ expected: @autoclosure () -> String, _ parse: (String) -> T?
    ) throws(DirectiveFormatError) -> T? {
        guard let text = try optionalText(name) else { return nil }
        guard let parsed = parse(text) else { throw .malformed(pointer: at(name), expected: expected()) }
        return parsed
    }
    mutating func time(_ name: String) throws(DirectiveFormatError) -> Timestamp {
        try parsed(name, "a time with its offset, e.g. 2026-11-25T00:00:00Z") { Timestamp(rfc3339: $0) }
    }
    mutating func optionalTime(_ name: String) throws(DirectiveFormatError) -> Timestamp? {
        try optionalParsed(name, "a time with its offset, e.g. 2026-11-25T00:00:00Z") { Timestamp(rfc3339: $0) }
    }
    mutating func id<T: DirectiveIdentifier>(_ name: String, _: T.Type = T.self) throws(DirectiveFormatError) -> T {
        try parsed(name, "a reference of letters, digits, '.', '_' and '-', e.g. SM-2026-03") { T(rawValue: $0) }
    }
    mutating func oneOf<T: RawRepresentable & CaseIterable>(
        _ name: String, _: T.Type = T.self
    ) throws(DirectiveFormatError) -> T where T.RawValue == String {
        try parsed(name, FieldReader.list(T.self)) { T(rawValue: $0) }
    }
    static func list<T: RawRepresentable & CaseIterable>(_: T.Type) -> String where T.RawValue == String {
        "one of " + T.allCases.map(\.rawValue).joined(separator: ", ")
    }
    mutating func integer(_ name: String, _ range: ClosedRange<Int64>) throws(DirectiveFormatError) -> Int64 {
        guard case .integer(let number) = try value(name), range.contains(number) else {
            throw .malformed(
                pointer: at(name), expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
    /// The elements of an array with their pointers; empty when the field is absent.
    mutating func elements(_ name: String) throws(DirectiveFormatError) -> [(value: JSONValue, pointer: String)] {
        guard let value = optional(name) else { return [] }
        guard case .array(let array) = value, array.count <= FieldReader.longestArray else {
            throw .malformed(pointer: at(name), expected: "an array of at most \(FieldReader.longestArray) elements")
        }
        let base = at(name)
        return array.enumerated().map { ($0.element, "\(base)/\($0.offset)") }
    }
    mutating func texts(_ name: String) throws(DirectiveFormatError) -> [String] {
        var result: [String] = []
        for element in try elements(name) { result.append(try FieldReader.text(element.value, at: element.pointer)) }
        return result
    }
    mutating func jurisdiction(_ name: String) throws(DirectiveFormatError) -> JurisdictionCode {
        try parsed(name, FieldReader.jurisdictionForm) { Territory.parse($0) }
    }
    static let jurisdictionForm =
        "an ISO 3166 code of a country or subdivision, e.g. LV or UA-43, or one that ISO leaves to users, e.g. XZ"
    mutating func set<T: RawRepresentable & CaseIterable & Hashable>(
        _ name: String, _: T.Type = T.self
    ) throws(DirectiveFormatError) -> Set<T> where T.RawValue == String {
        var result = Set<T>()
        for element in try elements(name) {
            guard case .string(let text) = element.value, let member = T(rawValue: text) else {
                throw .malformed(pointer: element.pointer, expected: FieldReader.list(T.self))
            }
            result.insert(member)
        }
        return result
    }

    /// Refuses whatever was not read.
    func finish() throws(DirectiveFormatError) {
        if let name = fields.keys.min() { throw .unknown(pointer: at(name)) }
    }
}

/// Builds an object, leaving out what is unknown.
func object(_ fields: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    var result: [String: JSONValue] = [:]
    for (name, value) in fields { if let value { result[name] = value } }
    return .object(result)
}

extension JSONValue {
    static func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }
    static func texts(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }
}
