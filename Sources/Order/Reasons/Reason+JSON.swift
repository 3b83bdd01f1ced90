/// The one shape of a reason in the API, the feed and the log:
/// `{clause, finding, holds: true|false|null, facts, missing, because: [reason]}`.
extension Reason {
    public var json: JSONValue {
        .object([
            "clause": .string(clause.rawValue), "finding": .string(finding),
            "holds": holds.map(JSONValue.bool) ?? .null,
            "facts": .array(facts.map(\.json)), "missing": .array(missing.map(JSONValue.string)),
            "because": .array(because.map(\.json)),
        ])
    }

    /// `nil` unless the value has the shape that ``json`` writes and every clause in it is one of the order.
    public init?(json: JSONValue) { self.init(json: json, depth: 0) }

    private init?(json: JSONValue, depth: Int) {
        guard depth < Limits.reasonDepth, let clause = json["clause"]?.string.flatMap(ClauseCatalogue.resolve),
            let finding = json["finding"]?.string,
            let facts = json["facts"]?.array, let missing = json["missing"]?.array, let because = json["because"]?.array
        else { return nil }
        switch json["holds"] {
        case .bool(let value)?: holds = value
        case .null?: holds = nil
        default: return nil
        }
        self.clause = clause
        self.finding = finding
        self.facts = facts.compactMap(ReasonFact.init(json:))
        self.missing = missing.compactMap(\.string)
        self.because = because.compactMap { Reason(json: $0, depth: depth + 1) }
        guard self.facts.count == facts.count, self.missing.count == missing.count, self.because.count == because.count
        else { return nil }
    }
}

extension ReasonFact {
    public var json: JSONValue {
        .object([
            "name": .string(name), "value": .string(value), "source": .string(source), "sensitive": .bool(sensitive),
        ])
    }
    public init?(json: JSONValue) {
        guard let name = json["name"]?.string, let value = json["value"]?.string, let source = json["source"]?.string,
            let sensitive = json["sensitive"]?.bool
        else { return nil }
        self.init(name, value, source: source, sensitive: sensitive)
    }
}
