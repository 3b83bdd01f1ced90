import Order

// The JSON Schemas of the matching API, as yente's own answers have them.

private let total = Shape.object(
    ["value": Shape.count, "relation": Shape.constant("eq")], required: ["value", "relation"])
private let values = Shape.list(Shape.text(1_000_000, least: 0), most: 10_000)
private let second: JSONValue = ["type": ["string", "null"]]

private let entity: [String: JSONValue] = [
    "id": Shape.text(1000), "caption": Shape.text(100_000), "schema": Shape.text(), "properties": Shape.named(values),
    "datasets": Shape.list(Shape.text()), "referents": Shape.list(Shape.text(1000)), "target": Shape.bool,
    "first_seen": second, "last_seen": second, "last_change": second,
]
private let entityRequires = ["id", "caption", "schema", "properties", "datasets", "referents", "target"]

let matchSchemas: [(String, JSONValue)] = [
    (
        "MatchRequest",
        [
            "type": "object", "required": ["queries"],
            "properties": [
                "queries": Shape.named(["anyOf": [Shape.ref("MatchExample"), ["type": "null"]]]),
                "weights": Shape.named(["type": "number"]), "config": Shape.named([:]),
            ], "additionalProperties": false,
        ]
    ),
    (
        "MatchExample",
        [
            "type": "object", "required": ["schema", "properties"],
            "properties": [
                "id": Shape.orNull(Shape.text(1000, least: 0)), "schema": Shape.text(60),
                "properties": Shape.named([
                    "anyOf": [
                        ["type": "string"], ["type": "array", "maxItems": .integer(Int64(Limits.matchValues))],
                    ]
                ]),
            ],
        ]
    ),
    (
        "MatchAnswer",
        Shape.object(
            [
                "responses": Shape.named(
                    Shape.object(
                        [
                            "status": Shape.whole, "results": Shape.list(Shape.ref("ScoredEntity"), most: 500),
                            "total": total, "query": ["type": "object"],
                        ], required: ["status", "results", "total", "query"])),
                "matcher": ["type": "object"], "limit": Shape.count,
            ], required: ["responses", "matcher", "limit"])
    ),
    ("MatchedEntity", Shape.object(entity, required: entityRequires)),
    (
        "ScoredEntity",
        Shape.object(
            entity.merging([
                "score": Shape.share, "match": Shape.bool, "features": Shape.named(["type": "number"]),
                "explanations": Shape.named(["type": "object"]),
            ]) { own, _ in own }, required: entityRequires + ["score", "match", "features", "explanations"])
    ),
    (
        "SearchAnswer",
        Shape.object(
            [
                "results": Shape.list(Shape.ref("MatchedEntity"), most: 500), "total": total,
                "facets": Shape.named(["type": "object"]), "limit": Shape.count, "offset": Shape.count,
            ], required: ["results", "total", "facets", "limit", "offset"])
    ),
    (
        "MatchCatalog",
        Shape.object(
            [
                "datasets": Shape.list(["type": "object"], most: 1000), "current": Shape.list(Shape.text(), most: 1000),
                "outdated": Shape.list(Shape.text()), "index_stale": Shape.bool,
            ], required: ["datasets", "current", "outdated", "index_stale"])
    ),
    (
        "MatchAlgorithms",
        Shape.object(
            ["algorithms": Shape.list(["type": "object"]), "default": Shape.text(), "best": Shape.text()],
            required: ["algorithms", "default", "best"])
    ),
]
