import Order
import Program

/// The JSON Schemas (draft 2020-12) of everything that goes in and out, and the checking of values against them.
///
/// Only the keywords that our schemas use are understood: `type`, `properties`, `required`, `additionalProperties`, `items`, `enum`,
/// `const`, `minLength`, `maxLength`, `pattern` (of the closed list below), `minimum`, `maximum`, `minItems`, `maxItems`, `oneOf`,
/// `anyOf`, `$ref` into the set. A test fails on any other.
struct SchemaSet: Sendable {
    let schemas: [String: JSONValue]

    static let keywords: Set<String> = [
        "$schema", "$id", "$ref", "title", "description", "type", "properties", "required", "additionalProperties",
        "items",
        "enum", "const", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "minItems", "maxItems",
        "oneOf",
        "anyOf", "examples",
    ]
    private static let mostProblems = 20

    /// What is wrong with a value, each by JSON pointer (RFC 6901); empty when nothing is.
    func problems(of value: JSONValue, against name: String) -> [FieldProblem] {
        var found: [FieldProblem] = []
        guard let schema = schemas[name] else {
            return [FieldProblem(pointer: "", message: "has no schema named \(name)")]
        }
        check(value, schema, at: "", &found)
        return found
    }

    private func check(_ value: JSONValue, _ schema: JSONValue, at pointer: String, _ found: inout [FieldProblem]) {
        guard found.count < SchemaSet.mostProblems, case .object(let rules) = schema else { return }
        func wrong(_ message: String) {
            found.append(FieldProblem(pointer: pointer.isEmpty ? "/" : pointer, message: message))
        }

        if let reference = rules["$ref"]?.string,
            let named = schemas[reference.split(separator: "/").last.map(String.init) ?? ""]
        {
            return check(value, named, at: pointer, &found)
        }
        if let choices = rules["oneOf"]?.array ?? rules["anyOf"]?.array {
            return checkChoices(value, choices, at: pointer, &found)
        }
        if let types = rules["type"].map({ $0.array?.compactMap(\.string) ?? [$0.string ?? ""] }),
            !types.contains(where: { SchemaSet.matches(value, $0) })
        {
            return wrong("must be \(types.map(SchemaSet.article).joined(separator: " or "))")
        }
        if let constant = rules["const"], constant != value { return wrong("must be \(constant.text)") }
        if let allowed = rules["enum"]?.array, !allowed.contains(value) {
            return wrong("must be one of \(allowed.map { $0.string ?? $0.text }.joined(separator: ", "))")
        }
        switch value {
        case .string(let text): checkText(text, rules, wrong)
        case .integer(let number):
            if let least = rules["minimum"]?.integer, number < least { wrong("must be at least \(least)") }
            if let most = rules["maximum"]?.integer, number > most { wrong("must be at most \(most)") }
        case .array(let items):
            if let least = rules["minItems"]?.integer, items.count < least {
                wrong("must have at least \(least) items")
            }
            if let most = rules["maxItems"]?.integer, items.count > most {
                return wrong("must have at most \(most) items")
            }
            if let each = rules["items"] {
                for (index, item) in items.enumerated() { check(item, each, at: "\(pointer)/\(index)", &found) }
            }
        case .object(let members): checkMembers(members, rules, at: pointer, &found)
        case .null, .bool, .number: break
        }
    }

    private func checkText(_ text: String, _ rules: [String: JSONValue], _ wrong: (String) -> Void) {
        if let most = rules["maxLength"]?.integer, text.unicodeScalars.count > most {
            wrong("must have at most \(most) characters")
        }
        if let least = rules["minLength"]?.integer, text.unicodeScalars.count < least {
            wrong(least == 1 ? "must not be empty" : "must have at least \(least) characters")
        }
        if rules["format"]?.string == "date-time", Timestamp(rfc3339: text) == nil {
            wrong("must be a time of RFC 3339 with its offset, e.g. 2026-11-25T09:00:00Z")
        }
        if let pattern = rules["pattern"]?.string, !SchemaSet.fits(text, pattern) {
            wrong(SchemaSet.words(for: text, pattern))
        }
    }

    /// What is wrong with a text that a pattern refuses, in words where there are any.
    private static func words(for text: String, _ pattern: String) -> String {
        guard pattern == datePattern else { return "does not have the form \(pattern)" }
        let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        let isWritten = text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
        return isWritten && [[4], [4, 2], [4, 2, 2]].contains(lengths)
            ? "there is no such date as \(text)"
            : "must be a date as 1961-06-01, or 1961-06 or 1961 where no more is known"
    }
    private static let datePattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

    private func checkMembers(
        _ members: [String: JSONValue], _ rules: [String: JSONValue], at pointer: String, _ found: inout [FieldProblem]
    ) {
        let properties = rules["properties"]?.object ?? [:]
        for name in rules["required"]?.array?.compactMap(\.string) ?? [] where members[name] == nil {
            found.append(FieldProblem(pointer: "\(pointer)/\(name)", message: "is missing"))
        }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            let here = "\(pointer)/\(String(name.prefix(60)).pointerToken)"
            if let schema = properties[name] {
                check(value, schema, at: here, &found)
            } else if let additional = rules["additionalProperties"] {
                if additional == .bool(false) {
                    guard found.count < SchemaSet.mostProblems else { return }
                    found.append(
                        FieldProblem(
                            pointer: here,
                            message: "is not known here; known are \(properties.keys.sorted().joined(separator: ", "))")
                    )
                } else {
                    check(value, additional, at: here, &found)
                }
            }
        }
    }

    /// The choice that comes nearest explains what is wrong: one whose constants agree, else the one with the fewest problems.
    private func checkChoices(
        _ value: JSONValue, _ choices: [JSONValue], at pointer: String, _ found: inout [FieldProblem]
    ) {
        var nearest: [FieldProblem]?
        for choice in choices {
            var problems: [FieldProblem] = []
            check(value, choice, at: pointer, &problems)
            if problems.isEmpty { return }
            let misses = { (list: [FieldProblem]) in
                list.count
                    + (list.contains { $0.message.hasPrefix("must be ") && $0.pointer.hasSuffix("type") } ? 100 : 0)
                    // That something may be absent does not explain what is wrong with what is there.
                    + (list.contains { $0.message == "must be null" } ? 100 : 0)
            }
            if nearest.map({ misses(problems) < misses($0) }) ?? true { nearest = problems }
        }
        found += nearest ?? []
    }

    private static func matches(_ value: JSONValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("integer", .integer), ("string", .string), ("array", .array),
            ("object", .object),
            ("number", .integer), ("number", .number):
            true
        default: false
        }
    }
    private static func article(_ type: String) -> String {
        switch type {
        case "null": "null"
        case "integer": "a whole number"
        case "boolean": "true or false"
        case "array": "a list"
        case "object": "an object"
        default: "a \(type)"
        }
    }

    /// The closed list of patterns, each with the function that decides it.
    static func fits(_ text: String, _ pattern: String) -> Bool {
        if let prefix = SchemaSet.identifierPrefix(of: pattern) {
            return text.hasPrefix(prefix + "_") && text.utf8.count == prefix.utf8.count + 17
        }
        switch pattern {
        case datePattern: return CalendarDate(text) != nil
        case "^[A-Z]{2}(-[A-Z0-9]{1,3})?$":
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            return (1...2).contains(parts.count) && parts[0].utf8.count == 2
                && parts[0].utf8.allSatisfy { (0x41...0x5A).contains($0) }
                && (parts.count == 1
                    || (1...3).contains(parts[1].utf8.count)
                        && parts[1].utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
        case "^[A-Z]{3}$": return text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        case "^[0-9]{4}$": return text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        case "^[0-9]{1,4}$":
            return (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        case "^[0-9 ]{6,12}$":
            return (6...12).contains(text.utf8.count)
                && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
        default: return false
        }
    }
    static let patterns: Set<String> = [
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "^[A-Z]{3}$", "^[0-9]{1,4}$",
        "^[0-9 ]{6,12}$", "^[0-9]{4}$",
    ]
    static func identifierPattern(_ prefix: String) -> String { "^\(prefix)_[0-9A-HJKMNP-TV-Z]{16}$" }
    static func identifierPrefix(of pattern: String) -> String? {
        guard pattern.hasPrefix("^"), pattern.hasSuffix("_[0-9A-HJKMNP-TV-Z]{16}$") else { return nil }
        return String(pattern.dropFirst().prefix { $0 != "_" })
    }
}
