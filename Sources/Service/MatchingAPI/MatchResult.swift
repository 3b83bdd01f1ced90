import Order
import Screening

/// The one algorithm here, as that API describes algorithms.
enum MatchAlgorithm {
    static let name = "gatehouse"
    /// Names that its clients ask for; all mean the one there is.
    static let accepted: Set<String> = [
        name, "best", "default", "logic-v1", "logic-v2", "name-based", "name-qualified", "ofac-249",
        "regression-v1", "regression-v2",
    ]

    static let features: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: FieldComparison.Field.allCases.map { field in
                (
                    field.rawValue,
                    [
                        "description": .string("How far \(plainName(field.rawValue)) agrees."), "coefficient": 1,
                        "url": "/schemas/ScreeningHit",
                    ]
                )
            }))

    static let listing: JSONValue = [
        "algorithms": [
            [
                "name": .string(name),
                "description":
                    "Names by parts, scripts and customs, then the rest of the record: agreement raises, contradiction lowers, an exact identifier decides.",
                "features": features, "docs": ["features": features, "config": [:]],
            ]
        ], "default": .string(name), "best": .string(name),
    ]
}

extension ScreeningAnswer.Judged {
    /// A scored entity: the entity's own members with `score`, `match`, `features` and `explanations`.
    func matchResult(threshold: Double) -> JSONValue {
        var members = MatchEntity(entry: hit.entry, version: hit.version, alsoOn: hit.alsoOn).members
        var features: [String: JSONValue] = [:]
        var explanations: [String: JSONValue] = [:]
        func explain(_ feature: String, _ score: Double, _ detail: String, _ ours: String, _ theirs: String) {
            features[feature] = JSONValue(score)
            explanations[feature] = [
                "score": JSONValue(score), "detail": .string(detail), "query": .string(ours),
                "candidate": .string(theirs),
            ]
        }
        if let listedName = hit.listedName {
            explain(
                "name", Double(hit.nameScore) / 1000, hit.sentence, hit.queryName ?? "", listedName.text)
        }
        for field in hit.comparison where field.agreement != .absent && field.field != .name {
            let score = field.agreement == .agrees ? 1 : field.agreement == .near ? 0.5 : 0.0
            explain(
                field.field.rawValue, score, field.agreement.rawValue, field.ours, field.theirs)
        }
        let score = Double(hit.score) / 1000
        members["score"] = JSONValue(score)
        members["match"] = .bool(score >= threshold)
        members["features"] = .object(features)
        members["explanations"] = .object(explanations)
        return .object(members)
    }
}
