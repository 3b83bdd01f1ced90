// Claims as they are kept: every value with its form, so that what a document said years ago compares today as it did then.
import Order

extension Claim.Value {
    public var json: JSONValue {
        switch self {
        case .text(let text): ["text": .string(text)]
        case .zoneName(let name):
            [
                "primary": .array(name.primary.map(JSONValue.string)),
                "secondary": .array(name.secondary.map(JSONValue.string)), "cut": .bool(name.mayBeTruncated),
            ]
        case .personName(let family, let given): ["family": .string(family), "given": .string(given)]
        case .date(let date): ["date": .string(date.description)]
        case .jurisdiction(let code): ["jurisdiction": .string(code.code)]
        }
    }

    /// `nil` unless the value is one that ``json`` writes.
    public init?(json: JSONValue) {
        if let text = json["text"]?.string {
            self = .text(text)
        } else if let primary = json["primary"]?.array, let secondary = json["secondary"]?.array {
            self = .zoneName(
                MRZName(
                    primary: primary.compactMap(\.string), secondary: secondary.compactMap(\.string),
                    mayBeTruncated: json["cut"]?.bool ?? false))
        } else if let family = json["family"]?.string, let given = json["given"]?.string {
            self = .personName(family: family, given: given)
        } else if let date = json["date"]?.string.flatMap({ CalendarDate($0) }) {
            self = .date(date)
        } else if let code = json["jurisdiction"]?.string.flatMap({ try? JurisdictionCode(parsing: $0) }) {
            self = .jurisdiction(code)
        } else {
            return nil
        }
    }
}

extension MRZName {
    init(primary: [String], secondary: [String], mayBeTruncated: Bool) {
        self.primary = primary
        self.secondary = secondary
        self.mayBeTruncated = mayBeTruncated
    }
}
