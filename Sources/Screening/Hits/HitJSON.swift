// A hit as it stands in an answer and in the log.
import Order

extension Hit {
    /// Everything but the entry's own particulars: `{list, entry, key, listVersion, verdict, score, nameScore,
    /// disposition, listedName, name, alsoOn, parts, comparison, sentence}`.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "list": .string(version.list.rawValue), "entry": .string(entry.reference), "key": .string(key),
            "listVersion": .string(version.stamp), "listedAs": .string(entry.primaryName),
            "programs": .array(entry.programs.map { .string($0) }), "type": .string(entry.type.rawValue),
            "verdict": .string(verdict.rawValue), "score": .integer(Int64(score)),
            "nameScore": .integer(Int64(nameScore)), "disposition": .string(disposition.rawValue),
            "sentence": .string(sentence), "parts": .array(parts.map(\.json)),
            "comparison": .array(comparison.map(\.json)),
        ]
        if let listedName {
            object["listedName"] = .object([
                "text": .string(listedName.text), "kind": .string(listedName.kind.rawValue),
            ])
        }
        if !alsoOn.isEmpty { object["alsoOn"] = .array(alsoOn.map(\.json)) }
        if let queryName { object["name"] = .string(queryName) }
        return .object(object)
    }
}

extension MatchedPart {
    public var json: JSONValue {
        .object(["ours": .string(ours), "theirs": .string(theirs), "how": .string(how.rawValue)])
    }
}

extension FieldComparison {
    public var json: JSONValue {
        .object([
            "field": .string(field.rawValue), "agreement": .string(agreement.rawValue), "ours": .string(ours),
            "theirs": .string(theirs),
        ])
    }
}
