import Order
import Screening

// How values of Program stand in entries and sealed columns. Reading is total: a value that cannot be read names where it broke,
// which means that the record was written by a version this one does not know, or was altered.

/// A stored value that does not have the shape this version writes.
public struct StoredValueError: Error, Hashable, Sendable, CustomStringConvertible {
    public var field: String
    public var description: String {
        "The stored field “\(field)” cannot be read by this version. Run `gatehouse records verify`; if it is clean, upgrade."
    }
}

extension JSONValue {
    func value(_ name: String) throws(StoredValueError) -> JSONValue {
        guard let value = self[name], value != .null else { throw StoredValueError(field: name) }
        return value
    }
    func text(_ name: String) throws(StoredValueError) -> String {
        guard let text = self[name]?.string else { throw StoredValueError(field: name) }
        return text
    }
    func number(_ name: String) throws(StoredValueError) -> Int64 {
        guard let number = self[name]?.integer else { throw StoredValueError(field: name) }
        return number
    }
    func reason(_ name: String) throws(StoredValueError) -> Reason {
        guard let reason = Reason(json: try value(name)) else { throw StoredValueError(field: name) }
        return reason
    }
    func flag(_ name: String) throws(StoredValueError) -> Bool {
        guard let flag = self[name]?.bool else { throw StoredValueError(field: name) }
        return flag
    }
    func texts(_ name: String) throws(StoredValueError) -> [String] {
        guard let values = self[name]?.array else { throw StoredValueError(field: name) }
        return values.compactMap(\.string)
    }
    func list<Value>(_ name: String, _ read: (JSONValue) throws -> Value) throws -> [Value] {
        guard let values = self[name]?.array else { throw StoredValueError(field: name) }
        return try values.map(read)
    }
    func time(_ name: String) throws(StoredValueError) -> Timestamp { Timestamp(milliseconds: try number(name)) }
    func id<Identifier: RandomIdentifier>(_ name: String, as: Identifier.Type = Identifier.self)
        throws(StoredValueError)
        -> Identifier
    {
        guard let id = Identifier(rawValue: try text(name)) else { throw StoredValueError(field: name) }
        return id
    }
    func choice<Choice: RawRepresentable<String>>(_ name: String, as: Choice.Type = Choice.self)
        throws(StoredValueError)
        -> Choice
    {
        guard let choice = Choice(rawValue: try text(name)) else { throw StoredValueError(field: name) }
        return choice
    }
    func optionalTime(_ name: String) -> Timestamp? { self[name]?.integer.map(Timestamp.init(milliseconds:)) }
    func optionalID<Identifier: RandomIdentifier>(_ name: String, as: Identifier.Type = Identifier.self) -> Identifier?
    {
        self[name]?.string.flatMap(Identifier.init(rawValue:))
    }
}

extension Timestamp {
    var json: JSONValue { .integer(milliseconds) }
}

extension Decision {
    public var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "outcome": .string(outcome.rawValue), "summary": .string(summary), "reason": reason.json,
            "missing": .array(missing.map(\.stored)), "conditions": .array(conditions.map(JSONValue.string)),
            "needsPerson": .bool(needsPerson), "determination": .string(determination), "tier": .string(tier),
            "standard": .string(standard), "lists": .array(lists.map(JSONValue.string)),
            "directives": .integer(Int64(directives)), "decidedAt": decidedAt.json, "decidedBy": .string(decidedBy),
        ]
        if let deadline { fields["deadline"] = deadline.json }
        return .object(fields)
    }
    public init(stored json: JSONValue) throws {
        self.init(
            outcome: try json.choice("outcome"), summary: try json.text("summary"),
            reason: try json.reason("reason"), missing: try json.list("missing", MissingItem.init(stored:)),
            deadline: json.optionalTime("deadline"), conditions: try json.texts("conditions"),
            needsPerson: try json.flag("needsPerson"), determination: try json.text("determination"),
            tier: try json.text("tier"), standard: try json.text("standard"), lists: try json.texts("lists"),
            directives: Int(try json.number("directives")), decidedAt: try json.time("decidedAt"),
            decidedBy: try json.text("decidedBy"))
    }
}

extension MissingItem {
    var stored: JSONValue {
        [
            "pointer": .string(pointer), "label": .string(label), "why": .string(why),
            "clause": .string(clause.rawValue),
        ]
    }
    init(stored json: JSONValue) throws {
        self.init(
            pointer: try json.text("pointer"), label: try json.text("label"), why: try json.text("why"),
            clause: ClauseID(try json.text("clause")))
    }
}

extension HitRecord {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "key": .string(key), "list": .string(list), "listVersion": .string(listVersion), "entry": .string(entry),
            "listedName": .string(listedName), "role": .string(role), "verdict": .string(verdict),
            "score": .integer(Int64(score)), "sentence": .string(sentence),
            "comparison": .array(
                comparison.map {
                    [
                        "field": .string($0.field), "agreement": .string($0.agreement), "ours": .string($0.ours),
                        "theirs": .string($0.theirs),
                    ]
                }), "cleared": .bool(cleared),
        ]
        fields["compared"] = compared?.json
        if !alsoOn.isEmpty { fields["alsoOn"] = .array(alsoOn.map(JSONValue.string)) }
        switch clearing {
        case .awaited: fields["clearing"] = "awaited"
        case .lapsed(let earlier): fields["clearing"] = earlier.stored
        case nil: break
        }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        let clearing: Clearing? =
            switch json["clearing"] {
            case .string: .awaited
            case .object: .lapsed(try EarlierClearing(stored: try json.value("clearing")))
            default: nil
            }
        self.init(
            key: try json.text("key"), list: try json.text("list"), listVersion: try json.text("listVersion"),
            entry: try json.text("entry"), listedName: try json.text("listedName"), role: try json.text("role"),
            verdict: try json.text("verdict"), score: Int(try json.number("score")),
            sentence: try json.text("sentence"),
            comparison: try json.list("comparison") {
                FieldComparison(
                    field: try $0.text("field"), agreement: try $0.text("agreement"), ours: try $0.text("ours"),
                    theirs: try $0.text("theirs"))
            }, cleared: try json.flag("cleared"), compared: json["compared"].flatMap(ComparedFields.init(json:)),
            clearing: clearing, alsoOn: (json["alsoOn"]?.array ?? []).compactMap(\.string))
    }
}
