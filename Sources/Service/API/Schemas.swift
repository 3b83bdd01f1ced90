import Evidence
import Exchange
import Order
import Program

// The JSON Schemas of everything that goes in and out: what /schemas serves, what requests are checked against, and what the OpenAPI
// document refers to.

let allSchemas: [String: JSONValue] = Dictionary(
    uniqueKeysWithValues: (requestSchemas + trustSchemas + answerSchemas + screeningSchemas + listSchemas + matchSchemas
        + FormSchema.definitions(references: "/schemas/").map { ($0.key, $0.value) })
        .map { name, schema in
            var members = schema.object ?? [:]
            members["title"] = .string(name)
            return (name, .object(members))
        })

enum Shape {
    /// An object with exactly these members.
    static func object(_ properties: [String: JSONValue], required: [String] = []) -> JSONValue {
        [
            "type": "object", "properties": .object(properties), "required": texts(required.sorted()),
            "additionalProperties": false,
        ]
    }
    static func text(_ limit: Int = Limits.textLine, least: Int = 1) -> JSONValue {
        ["type": "string", "minLength": .integer(Int64(least)), "maxLength": .integer(Int64(limit))]
    }
    static func list(_ items: JSONValue, most: Int = 100, least: Int = 0) -> JSONValue {
        ["type": "array", "items": items, "minItems": .integer(Int64(least)), "maxItems": .integer(Int64(most))]
    }
    static func choice(_ values: [String]) -> JSONValue { ["type": "string", "enum": texts(values)] }
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> JSONValue {
        choice(Choice.allCases.map(\.rawValue))
    }
    static func id(_ prefix: String) -> JSONValue {
        ["type": "string", "pattern": .string(SchemaSet.identifierPattern(prefix))]
    }
    static func ref(_ name: String) -> JSONValue { ["$ref": .string("/schemas/\(name)")] }
    static func constant(_ text: String) -> JSONValue { ["type": "string", "const": .string(text)] }
    static let time: JSONValue = ["type": "string", "format": "date-time"]
    static let date: JSONValue = [
        "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "description": "YYYY, YYYY-MM or YYYY-MM-DD",
    ]
    static let country: JSONValue = [
        "type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
        "description": "ISO 3166-1 alpha-2, or a subdivision of ISO 3166-2",
    ]
    static let bool: JSONValue = ["type": "boolean"]
    static let whole: JSONValue = ["type": "integer"]
    static let count: JSONValue = ["type": "integer", "minimum": 0]
    static let share: JSONValue = ["type": "number", "minimum": 0, "maximum": 1]
    static let any: JSONValue = [:]
    /// The same, or `null` for what is not known.
    static func orNull(_ schema: JSONValue) -> JSONValue {
        var rules = schema.object ?? [:]
        if let type = rules["type"]?.string { rules["type"] = [.string(type), "null"] }
        if let allowed = rules["enum"]?.array { rules["enum"] = .array(allowed + [.null]) }
        return .object(rules)
    }
    /// An object with members named by the caller, each of one shape.
    static func named(_ values: JSONValue) -> JSONValue { ["type": "object", "additionalProperties": values] }
}

private let reference = Shape.text(Limits.reference)
private let port: JSONValue = ["type": "integer", "minimum": 0, "maximum": 65_535]

private let requestSchemas: [(String, JSONValue)] = [
    (
        "Evidence",
        [
            "oneOf": [
                Shape.object(
                    [
                        "files": Shape.list(
                            Shape.object(
                                [
                                    "name": Shape.text(Limits.evidenceFileName),
                                    "content": Shape.text((Limits.evidenceUploadFileBytes / 3 + 1) * 4),
                                ], required: ["content"]), most: Limits.evidenceFiles, least: 1)
                    ], required: ["files"]),
                Shape.object(
                    [
                        "type": Shape.constant("machineReadableZone"),
                        "lines": Shape.list(Shape.text(44), most: 3, least: 2),
                    ], required: ["type", "lines"]),
            ]
        ]
    ),
    (
        "TelephoneCode",
        Shape.object(["channel": Shape.choice(MessageChannel.self)], required: ["channel"])
    ),
    (
        "VerifierQuestion",
        Shape.object(
            ["verifier": Shape.text(40), "kind": Shape.choice(VerifierCheckKind.self)], required: ["verifier", "kind"])
    ),
    (
        "VerifierAnswer",
        Shape.object(
            [
                "check": Shape.id("chk"), "verdict": Shape.choice(EvidenceVerdict.Status.self),
                "findings": Shape.list(Shape.text(Limits.verifierFindingCharacters), most: Limits.verifierFindings),
                "claims": Shape.list(
                    Shape.object(
                        ["attribute": Shape.choice(Claim.Attribute.self), "value": Shape.text(Limits.name)],
                        required: ["attribute", "value"]), most: Limits.evidenceClaims),
            ], required: ["check", "verdict"])
    ),
    (
        "Directive",
        [
            "type": "object",
            "description": "A finding, measure, exemption, extension or revocation; docs/MEASURES.md shows each.",
        ]
    ),
    (
        "WebhookRequest",
        Shape.object(
            [
                "url": Shape.text(2000), "types": Shape.list(Shape.text(100)),
                "allowsPrivate": Shape.bool,
            ], required: ["url"])
    ),
    ("Replay", Shape.object(["ids": Shape.list(Shape.id("ent"), most: 10_000)])),
    ("Empty", Shape.object([:])),
    ("CodeAnswer", Shape.object(["code": ["type": "string", "pattern": "^[0-9 ]{6,12}$"]], required: ["code"])),
    ("Appeal", Shape.object(["text": Shape.text(2000)], required: ["text"])),
    (
        "AccountChange",
        Shape.object(
            ["kind": Shape.choice(AccountChange.Kind.self), "holder": Shape.ref("application")],
            required: ["kind", "holder"])
    ),
    ("LookUp", Shape.object(["identifier": Shape.text(Limits.name)], required: ["identifier"])),
    (
        "Transaction",
        Shape.object(
            [
                "account": Shape.id("acc"), "at": Shape.time, "kind": Shape.text(40),
                "means": [
                    "oneOf": [
                        Shape.ref("card"), Shape.ref("bankAccount"), Shape.ref("wallet"),
                        Shape.ref("customerIdentifier"),
                        Shape.ref("transactionIdentifier"),
                    ]
                ], "amount": Shape.whole,
                "currency": ["type": "string", "pattern": "^[A-Z]{3}$"], "product": Shape.text(),
                "reference": reference,
            ], required: ["account", "at", "kind"])
    ),
    (
        "AccessEvent",
        Shape.object(
            [
                "account": Shape.id("acc"), "reference": reference, "at": Shape.time, "ip": Shape.text(45),
                "action": Shape.text(),
                "principal": Shape.text(), "source": Shape.text(),
                "outcome": Shape.choice(["success", "failure", "denied"]), "agent": Shape.text(),
            ], required: ["at", "ip", "action"])
    ),
    (
        "Assignment",
        Shape.object(
            [
                "account": Shape.id("acc"), "network": Shape.text(50), "firstPort": port, "lastPort": port,
                "from": Shape.time, "until": Shape.time,
            ], required: ["account", "network", "from"])
    ),
    (
        "HolderQuestion",
        Shape.object(["address": Shape.text(45), "port": port, "at": Shape.time], required: ["address", "at"])
    ),
    ("ClockSetting", Shape.object(["time": Shape.time], required: ["time"])),
]

private let answerSchemas: [(String, JSONValue)] = [
    (
        "Problem",
        Shape.object(
            [
                "type": Shape.text(), "title": Shape.text(), "status": Shape.whole, "detail": Shape.text(4000),
                "instance": Shape.text(),
                "errors": Shape.list(
                    Shape.object(
                        ["pointer": Shape.text(1000, least: 0), "detail": Shape.text(2000)],
                        required: ["pointer", "detail"])),
                "scopes": Shape.list(Shape.choice(Scope.self)),
            ], required: ["type", "title", "status", "detail", "instance"])
    ),
    (
        "Reason",
        Shape.object(
            [
                "clause": Shape.text(40), "finding": Shape.text(4000), "holds": ["type": ["boolean", "null"]],
                "facts": Shape.list(Shape.ref("Fact"), most: 1000), "missing": Shape.list(Shape.text(), most: 1000),
                "because": Shape.list(Shape.ref("Reason"), most: 1000),
            ], required: ["clause", "finding", "holds", "facts", "missing", "because"])
    ),
    (
        "Fact",
        Shape.object(
            [
                "name": Shape.text(), "value": Shape.text(4000, least: 0), "source": Shape.text(least: 0),
                "masked": Shape.bool,
            ], required: ["name", "value", "source"])
    ),
    (
        "MissingItem",
        Shape.object(
            ["pointer": Shape.text(), "label": Shape.text(), "why": Shape.text(2000), "clause": Shape.text(40)],
            required: ["pointer", "label", "why", "clause"])
    ),
    (
        "Decision",
        Shape.object(
            [
                "outcome": Shape.choice(Outcome.self), "summary": Shape.text(4000), "reason": Shape.ref("Reason"),
                "missing": Shape.list(Shape.ref("MissingItem")), "deadline": Shape.time,
                "conditions": Shape.list(Shape.text(2000)),
                "needsPerson": Shape.bool,
                "determination": Shape.choice(["unitedStatesPerson", "foreignPerson", "undetermined"]),
                "tier": Shape.text(least: 0), "standard": Shape.text(), "lists": Shape.list(Shape.text()),
                "directives": Shape.count,
                "decidedAt": Shape.time, "decidedBy": Shape.text(),
            ],
            required: [
                "outcome", "summary", "reason", "missing", "conditions", "needsPerson", "determination", "tier",
                "standard", "lists",
                "directives", "decidedAt", "decidedBy",
            ])
    ),
    (
        "EvidenceResult",
        Shape.object(
            [
                "id": Shape.id("evd"), "kind": Shape.text(), "verdict": Shape.choice(EvidenceVerdict.Status.self),
                "at": Shape.time,
            ], required: ["id", "kind", "verdict", "at"])
    ),
    (
        "EvidenceDetail",
        Shape.object(
            [
                "id": Shape.id("evd"), "kind": Shape.text(), "verdict": Shape.choice(EvidenceVerdict.Status.self),
                "at": Shape.time, "reason": Shape.ref("Reason"),
                "claims": Shape.list(Shape.ref("Claim"), most: Limits.evidenceClaims),
                "steps": Shape.list(
                    Shape.object(
                        [
                            "step": Shape.choice(EvidenceStep.self), "holds": ["type": ["boolean", "null"]],
                            "why": Shape.text(),
                        ], required: ["step", "holds", "why"]), most: 3),
                "strength": Shape.choice(EvidenceStrength.self), "lacks": Shape.list(Shape.text()),
                "trust": Shape.text(), "files": Shape.count, "override": Shape.choice(["proposed", "accepted"]),
            ], required: ["id", "kind", "verdict", "at", "reason", "claims", "steps", "lacks", "files"])
    ),
    (
        "Claim",
        Shape.object(
            [
                "attribute": Shape.text(), "value": Shape.text(4000, least: 0), "masked": Shape.bool,
                "issuer": Shape.text(least: 0), "method": Shape.text(), "strength": Shape.text(), "expiry": Shape.date,
            ], required: ["attribute", "value", "masked", "issuer", "method", "strength"])
    ),
    (
        "EvidenceAdded",
        Shape.object(
            ["evidence": Shape.ref("EvidenceDetail"), "application": Shape.ref("ApplicationAnswer")],
            required: ["evidence", "application"])
    ),
    (
        "EvidenceList",
        Shape.object(
            [
                "items": Shape.list(Shape.ref("EvidenceDetail")),
                "discrepancies": Shape.list(Shape.ref("Discrepancy"), most: 1000),
                "checks": Shape.list(Shape.ref("VerifierCheck")),
            ], required: ["items", "discrepancies", "checks"])
    ),
    (
        "Discrepancy",
        Shape.object(
            [
                "key": Shape.text(40), "attribute": Shape.text(), "kind": Shape.text(), "open": Shape.bool,
                "reason": Shape.ref("Reason"), "rule": Shape.choice(DiscrepancyRule.self),
                "evidence": Shape.id("evd"),
                "resolution": Shape.object(
                    [
                        "answer": Shape.choice(DiscrepancyResolution.Answer.self), "by": Shape.id("usr"),
                        "at": Shape.time,
                    ], required: ["answer", "by", "at"]),
            ], required: ["key", "attribute", "kind", "open", "reason"])
    ),
    (
        "VerifierCheck",
        Shape.object(
            [
                "id": Shape.id("chk"), "verifier": Shape.text(40), "kind": Shape.choice(VerifierCheckKind.self),
                "state": Shape.choice(VerifierCheck.State.self), "askedAt": Shape.time, "attempts": Shape.count,
                "evidence": Shape.id("evd"),
            ], required: ["id", "verifier", "kind", "state", "askedAt", "attempts"])
    ),
    (
        "VerifierAnswerTaken",
        Shape.object(
            ["evidence": Shape.id("evd"), "verdict": Shape.choice(EvidenceVerdict.Status.self)],
            required: ["evidence", "verdict"])
    ),
    (
        "Hit",
        Shape.object(
            [
                "key": Shape.text(), "list": Shape.text(), "listVersion": Shape.text(), "entry": Shape.text(),
                "listedName": Shape.text(Limits.name),
                "role": Shape.text(), "verdict": Shape.text(),
                "score": ["type": "integer", "minimum": 0, "maximum": 1000], "cleared": Shape.bool,
                "clearing": Shape.ref("Clearing"), "alsoOn": Shape.list(Shape.text()),
            ], required: ["key", "list", "listVersion", "entry", "listedName", "role", "verdict", "score", "cleared"])
    ),
    (
        "ApplicationAnswer",
        Shape.object(
            [
                "id": Shape.id("app"), "subject": Shape.id("sub"), "state": Shape.choice(ApplicationState.self),
                "reference": reference,
                "decision": Shape.ref("Decision"), "evidence": Shape.list(Shape.ref("EvidenceResult")),
                "hits": Shape.list(Shape.ref("Hit"), most: 1000),
                "account": Shape.id("acc"), "receivedAt": Shape.time, "updatedAt": Shape.time, "sequence": Shape.count,
                "lastEntry": Shape.id("ent"), "appealAskedAt": Shape.time,
            ],
            required: [
                "id", "subject", "state", "decision", "evidence", "hits", "receivedAt", "updatedAt", "sequence",
                "lastEntry",
            ])
    ),
    (
        "ApplicationSummary",
        Shape.object(
            [
                "id": Shape.id("app"), "state": Shape.choice(ApplicationState.self),
                "outcome": Shape.choice(Outcome.self),
                "determination": Shape.text(), "product": Shape.text(), "accountType": Shape.text(),
                "jurisdiction": Shape.text(),
                "account": Shape.id("acc"), "receivedAt": Shape.time, "updatedAt": Shape.time, "deadline": Shape.time,
            ],
            required: ["id", "state", "outcome", "determination", "product", "accountType", "receivedAt", "updatedAt"])
    ),
    ("ApplicationPage", page(of: "ApplicationSummary")),
    (
        "WalletRequest",
        Shape.object(
            ["link": Shape.text(), "requestURI": Shape.text(), "expires": Shape.time],
            required: ["link", "requestURI", "expires"])
    ),
    (
        "CodeResult",
        Shape.object(
            [
                "result": Shape.choice(["proven", "wrong", "expired", "exhausted", "notAsked"]),
                "triesLeft": Shape.count,
                "application": Shape.ref("ApplicationAnswer"),
            ], required: ["result", "application"])
    ),
    (
        "Receipt",
        Shape.object(["status": Shape.constant("pending"), "detail": Shape.text()], required: ["status", "detail"])
    ),
    (
        "AccountAnswer",
        Shape.object(
            [
                "id": Shape.id("acc"), "subject": Shape.id("sub"), "state": Shape.choice(AccountState.self),
                "reference": reference,
                "decision": Shape.ref("Decision"), "application": Shape.id("app"), "openedAt": Shape.time,
                "updatedAt": Shape.time,
                "reviewDue": Shape.time, "verified": Shape.bool, "evidence": Shape.list(Shape.ref("EvidenceResult")),
                "hits": Shape.list(Shape.ref("Hit"), most: 1000), "sequence": Shape.count, "lastEntry": Shape.id("ent"),
            ],
            required: [
                "id", "subject", "state", "decision", "openedAt", "updatedAt", "verified", "evidence", "hits",
                "sequence", "lastEntry",
            ])
    ),
    (
        "AccountSummary",
        Shape.object(
            [
                "id": Shape.id("acc"), "state": Shape.choice(AccountState.self), "determination": Shape.text(),
                "product": Shape.text(),
                "accountType": Shape.text(), "jurisdiction": Shape.text(), "verified": Shape.bool,
                "openedAt": Shape.time,
                "updatedAt": Shape.time, "reviewDue": Shape.time,
            ],
            required: ["id", "state", "determination", "product", "accountType", "verified", "openedAt", "updatedAt"])
    ),
    ("AccountPage", page(of: "AccountSummary")),
    (
        "IdentifierMatch",
        Shape.object(
            [
                "kind": Shape.text(), "role": Shape.text(), "subject": Shape.id("sub"), "application": Shape.id("app"),
                "account": Shape.id("acc"),
                "state": Shape.text(),
            ], required: ["kind", "role", "subject", "state"])
    ),
    (
        "IdentifierMatches",
        Shape.object(["items": Shape.list(Shape.ref("IdentifierMatch"), most: 1000)], required: ["items"])
    ),
    (
        "FeedItem",
        Shape.object(
            [
                "id": Shape.id("ent"), "type": Shape.text(), "at": Shape.time, "subject": Shape.id("sub"),
                "sequence": Shape.count,
                "application": Shape.id("app"), "account": Shape.id("acc"), "case": Shape.id("cas"),
                "list": Shape.text(64), "state": Shape.text(), "outcome": Shape.text(),
            ], required: ["id", "type", "at", "sequence"])
    ),
    ("FeedPage", page(of: "FeedItem")),
    (
        "CaseSummary",
        Shape.object(
            [
                "id": Shape.id("cas"), "account": Shape.id("acc"), "application": Shape.id("app"),
                "state": Shape.text(), "leading": Shape.text(),
                "strength": Shape.text(), "signals": Shape.count, "openedAt": Shape.time, "changedAt": Shape.time,
            ], required: ["id", "state", "leading", "strength", "signals", "openedAt", "changedAt"])
    ),
    ("CasePage", page(of: "CaseSummary")),
    (
        "Webhooks",
        Shape.object(
            [
                "items": Shape.list(
                    Shape.object(
                        [
                            "id": Shape.text(), "url": Shape.text(2000), "types": Shape.list(Shape.text(100)),
                            "waiting": Shape.count,
                            "dead": Shape.count, "gone": Shape.bool,
                        ], required: ["id", "url", "types", "waiting", "dead", "gone"]), most: 1000)
            ], required: ["items"])
    ),
    ("WebhookAdded", Shape.object(["id": Shape.text(), "secret": Shape.text()], required: ["id", "secret"])),
    (
        "DeadLetters",
        Shape.object(
            [
                "items": Shape.list(
                    Shape.object(
                        [
                            "id": Shape.id("ent"), "type": Shape.text(), "at": Shape.time, "failures": Shape.count,
                            "lastFailure": Shape.text(2000),
                        ],
                        required: ["id", "type", "at", "failures"]), most: 100_000)
            ], required: ["items"])
    ),
    (
        "StixBundle",
        [
            "type": "object",
            "properties": [
                "type": Shape.constant("bundle"), "id": Shape.text(),
                "objects": Shape.list(["type": "object"], most: 100_000),
            ],
            "required": ["id", "objects", "type"],
        ]
    ),
    (
        "Directives",
        Shape.object(
            [
                "items": Shape.list(
                    Shape.object(
                        ["at": Shape.time, "applied": Shape.bool, "directive": Shape.ref("Directive")],
                        required: ["at", "applied", "directive"]),
                    most: 1_000_000)
            ], required: ["items"])
    ),
    (
        "DirectiveIssued",
        Shape.object(["issued": Shape.bool, "notes": Shape.list(Shape.text(2000))], required: ["issued", "notes"])
    ),
    (
        "AccessEventsTaken",
        Shape.object(
            [
                "lines": Shape.count, "accepted": Shape.count, "repeated": Shape.count, "provisional": Shape.count,
                "rejected": Shape.count,
                "problems": Shape.list(
                    Shape.object(["line": Shape.count, "detail": Shape.text(2000)], required: ["line", "detail"]),
                    most: 10_000),
            ], required: ["lines", "accepted", "repeated", "provisional", "rejected", "problems"])
    ),
    (
        "AccessEventAnswer",
        Shape.object(
            [
                "at": Shape.time, "from": Shape.text(), "action": Shape.text(), "principal": Shape.text(),
                "source": Shape.text(), "outcome": Shape.text(),
                "agent": Shape.text(),
            ], required: ["at", "from", "action"])
    ),
    ("AccessPage", page(of: "AccessEventAnswer")),
    (
        "HolderAnswer",
        Shape.object(
            [
                "answer": Shape.choice(["one", "ambiguous", "nobody"]),
                "accounts": Shape.list(Shape.id("acc"), most: 10_000), "reason": Shape.ref("Reason"),
            ],
            required: ["answer", "accounts", "reason"])
    ),
    ("Recorded", Shape.object(["recorded": Shape.bool], required: ["recorded"])),
    ("Clock", Shape.object(["now": Shape.time], required: ["now"])),
]

func page(of item: String) -> JSONValue {
    Shape.object(
        ["items": Shape.list(Shape.ref(item), most: Limits.answerRows), "next": Shape.text()], required: ["items"])
}
