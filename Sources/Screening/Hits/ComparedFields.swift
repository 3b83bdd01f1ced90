// Both sides of a hit as digests: what a clearing keeps, so that it is known later whether anything that was compared has
// changed, and on which side. Unlike ``ComparedField`` it holds what only one side stated too: otherwise a field that one side
// gains would look as if both had changed.
import Order

/// The particulars of both sides of a hit, each as a digest of what was stated. A field that a side leaves out is absent.
///
/// The digests are unkeyed, so that they stand only where the particulars themselves might: in a sealed column or body.
public struct ComparedFields: Hashable, Sendable {
    public typealias Field = FieldComparison.Field

    public typealias Side = ComparedField.Side

    /// One field that is not what it was.
    public struct Change: Hashable, Sendable {
        public var field: Field
        public var side: Side
        public init(_ field: Field, _ side: Side) {
            self.field = field
            self.side = side
        }
    }

    /// Lower-case hexadecimal of the first 16 bytes of SHA-256 over the field's values in the fixed form of ``ComparedField``.
    public var ours: [Field: String]
    public var theirs: [Field: String]

    public init(ours: [Field: String], theirs: [Field: String]) {
        self.ours = ours
        self.theirs = theirs
    }

    public init(_ query: ScreeningQuery, _ entry: ListEntry) {
        self.init(ours: Self.digests(of: query), theirs: Self.digests(of: entry))
    }

    /// What changed since an earlier comparison, in order of field. A field that only one side ever stated was never
    /// compared: a customer who adds a telephone number to a pair whose list entry has none changes nothing.
    public func changes(since earlier: ComparedFields) -> [Change] {
        Field.allCases.flatMap { field -> [Change] in
            var changes: [Change] = []
            if ours[field] != earlier.ours[field], theirs[field] != nil || earlier.theirs[field] != nil {
                changes.append(Change(field, .ours))
            }
            if theirs[field] != earlier.theirs[field], ours[field] != nil || earlier.ours[field] != nil {
                changes.append(Change(field, .theirs))
            }
            return changes
        }
    }

    /// What a query states.
    public static func digests(of query: ScreeningQuery) -> [Field: String] { digests { query.values($0) } }

    /// What an entry says, its id, programs and remarks left aside.
    public static func digests(of entry: ListEntry) -> [Field: String] { digests { entry.values($0) } }

    private static func digests(_ values: (Field) -> [String]) -> [Field: String] {
        var fields: [Field: String] = [:]
        for field in Field.allCases {
            let text = ComparedValues.text(values(field))
            if !text.isEmpty { fields[field] = String(ContentDigest.hexadecimal(text).prefix(32)) }
        }
        return fields
    }
}

extension ComparedFields.Change {
    /// `the birth date here`, `the name on the list`.
    public var words: String { "\(field.words) \(side == .ours ? "here" : "on the list")" }
    /// `birthDate/ours`, as it is stored and answered.
    public var text: String { "\(field.rawValue)/\(side.rawValue)" }
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let field = FieldComparison.Field(rawValue: String(parts[0])),
            let side = ComparedFields.Side(rawValue: String(parts[1]))
        else { return nil }
        self.init(field, side)
    }
}

extension ComparedFields {
    /// `{ours: {field: digest}, theirs: {field: digest}}`.
    public var json: JSONValue {
        func object(_ side: [Field: String]) -> JSONValue {
            .object(Dictionary(uniqueKeysWithValues: side.map { ($0.key.rawValue, JSONValue.string($0.value)) }))
        }
        return ["ours": object(ours), "theirs": object(theirs)]
    }

    /// `nil` unless both sides are there. A field that this version does not know is left out: it was compared, and its
    /// absence shows as a change.
    public init?(json: JSONValue) {
        func side(_ name: String) -> [Field: String]? {
            guard case .object(let object)? = json[name] else { return nil }
            var side: [Field: String] = [:]
            for (key, value) in object { if let field = Field(rawValue: key) { side[field] = value.string } }
            return side
        }
        guard let ours = side("ours"), let theirs = side("theirs") else { return nil }
        self.init(ours: ours, theirs: theirs)
    }
}
