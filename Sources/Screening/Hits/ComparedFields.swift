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
    /// Each name by itself, whatever the order of its words: `Kasimir Wollstonecraft` is `Wollstonecraft, Kasimir`. Sorted;
    /// `nil` for what was kept before names were told apart.
    public var ourNames: [String]?
    public var theirNames: [String]?

    public init(
        ours: [Field: String], theirs: [Field: String], ourNames: [String]? = nil, theirNames: [String]? = nil
    ) {
        self.ours = ours
        self.theirs = theirs
        self.ourNames = ourNames
        self.theirNames = theirNames
    }

    public init(_ query: ScreeningQuery, _ entry: ListEntry) {
        self.init(
            ours: Self.digests { query.values($0) }, theirs: Self.digests { entry.values($0) },
            ourNames: Self.names(query.names), theirNames: Self.names(entry.names.map(\.text)))
    }

    /// What a query states, as the customer's side.
    public init(ours query: ScreeningQuery) {
        self.init(ours: Self.digests { query.values($0) }, theirs: [:], ourNames: Self.names(query.names))
    }

    /// What an entry says, as the list's side; its id, programs and remarks are left aside.
    public init(theirs entry: ListEntry) {
        self.init(
            ours: [:], theirs: Self.digests { entry.values($0) }, theirNames: Self.names(entry.names.map(\.text)))
    }

    /// What changed since an earlier comparison, in order of field. A field that only one side ever stated was never
    /// compared: a customer who adds a telephone number to a pair whose list entry has none changes nothing.
    ///
    /// - Parameter matchesNoBetter: whether the pair scores no higher than then. A name that the list merely adds then changes
    ///   nothing either: whoever compared saw the better ones.
    public func changes(since earlier: ComparedFields, matchesNoBetter: Bool = false) -> [Change] {
        Field.allCases.flatMap { field -> [Change] in
            var changes: [Change] = []
            if differs(field, .ours, from: earlier, false),
                theirs[field] != nil || earlier.theirs[field] != nil
            {
                changes.append(Change(field, .ours))
            }
            if differs(field, .theirs, from: earlier, matchesNoBetter),
                ours[field] != nil || earlier.ours[field] != nil
            {
                changes.append(Change(field, .theirs))
            }
            return changes
        }
    }

    /// Whether one side says the same as another's, the order of words in names aside.
    public func hasSame(_ side: Side, as other: ComparedFields) -> Bool {
        Field.allCases.allSatisfy { !differs($0, side, from: other, false) }
    }
    public func hasSame(_ field: Field, _ side: Side, as other: ComparedFields) -> Bool {
        !differs(field, side, from: other, false)
    }

    private func differs(_ field: Field, _ side: Side, from earlier: ComparedFields, _ mayAddNames: Bool) -> Bool {
        let (now, then) = side == .ours ? (ours[field], earlier.ours[field]) : (theirs[field], earlier.theirs[field])
        guard now != then else { return false }
        let names = side == .ours ? (ourNames, earlier.ourNames) : (theirNames, earlier.theirNames)
        guard field == .name, let now = names.0, let then = names.1 else { return true }
        return now != then && !(mayAddNames && Set(now).isSuperset(of: then))
    }

    /// 16 hexadecimal digits each, of the words in their own order.
    private static func names(_ texts: [String]) -> [String] {
        let forms = texts.map { text in
            text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init).sorted().joined(separator: " ")
        }
        return Set(forms).subtracting([""]).map { String(ContentDigest.hexadecimal($0).prefix(16)) }.sorted()
    }

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
    /// `{ours: {field: digest}, theirs: {field: digest}, ourNames: [digest], theirNames: [digest]}`.
    public var json: JSONValue {
        func object(_ side: [Field: String]) -> JSONValue {
            .object(Dictionary(uniqueKeysWithValues: side.map { ($0.key.rawValue, JSONValue.string($0.value)) }))
        }
        var members: [String: JSONValue] = ["ours": object(ours), "theirs": object(theirs)]
        members["ourNames"] = ourNames.map { .array($0.map(JSONValue.string)) }
        members["theirNames"] = theirNames.map { .array($0.map(JSONValue.string)) }
        return .object(members)
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
        self.init(
            ours: ours, theirs: theirs, ourNames: json["ourNames"]?.array?.compactMap(\.string),
            theirNames: json["theirNames"]?.array?.compactMap(\.string))
    }
}
