import Order
import Screening

// The JSON Schemas of screening: the question, the answer, a hit, and the list entry as it stood.

let screeningSchemas: [(String, JSONValue)] = [
    ("Screening", screeningRequest),
    (
        "ScreeningAnswer",
        Shape.object(
            [
                "disposition": Shape.choice(Disposition.allCases.map(\.rawValue) + ["unknown"]),
                "sentence": Shape.text(4000), "hits": Shape.list(Shape.ref("ScreeningHit"), most: Limits.screeningHits),
                "found": Shape.count, "stopping": Shape.count,
                "lists": Shape.list(Shape.ref("ListUsed"), most: 1000), "at": Shape.time,
                "warnings": Shape.list(
                    Shape.object(
                        ["pointer": Shape.text(1000, least: 0), "detail": Shape.text(2000)],
                        required: ["pointer", "detail"])), "reference": Shape.text(Limits.reference),
                "ownership": Shape.ref("OwnersAnswer"),
            ], required: ["disposition", "sentence", "hits", "found", "stopping", "lists", "at", "warnings"])
    ),
    (
        "ListUsed",
        Shape.object(
            [
                "list": Shape.text(), "edition": Shape.count, "stamp": Shape.text(), "content": Shape.text(),
                "importedAt": Shape.time, "publishedOn": Shape.date, "ageDays": Shape.count,
            ], required: ["list", "edition", "stamp", "content", "importedAt", "ageDays"])
    ),
    ("ScreeningOwner", Shape.object(partyMembers.merging(["percent": percent]) { $1 })),
    ("OwnersAnswer", ownersAnswer),
    ("ScreeningHit", screeningHit),
    ("ListedParty", listedParty),
    ("Clearing", clearing),
]

/// What persons made of a hit: cleared, awaiting a second person, or lapsed because something changed that was compared.
private let clearing = Shape.object(
    [
        "state": Shape.choice(["cleared", "awaited", "lapsed"]), "by": Shape.id("usr"), "at": Shape.time,
        "reason": Shape.text(Limits.textLine * 10), "entry": Shape.id("ent"), "awaitedUntil": Shape.time,
        "confirmedBy": Shape.id("usr"), "confirmedAt": Shape.time,
        "changes": Shape.list(
            Shape.object(
                [
                    "field": Shape.choice(FieldComparison.Field.self), "side": Shape.choice(["ours", "theirs"]),
                    "words": Shape.text(),
                ], required: ["field", "side", "words"])),
    ], required: ["state", "by", "at"])

private let fields = Shape.list(Shape.choice(FieldComparison.Field.self))

/// Basis points are not asked of anybody.
private let percent: JSONValue = [
    "anyOf": [["type": "number", "minimum": 0, "maximum": 100], Shape.text(40), ["type": "null"]],
    "description": "The share that it owns: 62.5 or \"25-50\"; left out when it is not known.",
]

private let ownersAnswer = Shape.object(
    [
        "verdict": Shape.choice(OwnershipFinding.Verdict.self), "share": Shape.text(), "stopping": Shape.count,
        "sentence": Shape.text(8000), "chains": Shape.list(Shape.text(8000, least: 0), most: Limits.ownershipPaths),
        "missing": Shape.list(Shape.text(8000, least: 0), most: 1000),
        "owners": Shape.list(
            Shape.object(
                [
                    "pointer": Shape.text(), "name": Shape.text(Limits.name), "share": Shape.text(),
                    "hits": Shape.list(Shape.ref("ScreeningHit"), most: Limits.screeningHits),
                ], required: ["pointer", "name", "hits"]), most: Limits.ownershipParties),
    ], required: ["verdict", "share", "stopping", "chains", "missing", "owners"])

private let screeningRequest = Shape.object(
    partyMembers.merging([
        "reference": Shape.orNull(Shape.text(Limits.reference)),
        "lists": Shape.orNull(Shape.list(Shape.text(64), most: Limits.jurisdictions)),
        "tier": Shape.orNull(Shape.choice(RiskTier.self)),
        "threshold": ["type": ["number", "null"], "minimum": 0, "maximum": 1],
    ]) { $1 })

/// What may be said of the party that is asked about, and of each of its owners.
private let partyMembers: [String: JSONValue] = [
    "name": Shape.orNull(Shape.text(Limits.name)),
    "otherNames": Shape.orNull(Shape.list(Shape.text(Limits.name), most: Limits.queryNames - 1)),
    "type": Shape.orNull(Shape.choice(ScreeningRequest.types)), "birthDate": Shape.orNull(Shape.date),
    "sex": Shape.orNull(Shape.choice(ListEntry.Gender.self)),
    "birthPlace": Shape.orNull(Shape.text()),
    "nationality": Shape.orNull(Shape.text(Limits.jurisdictionName)),
    "nationalities": Shape.orNull(Shape.list(Shape.text(Limits.jurisdictionName), most: Limits.citizenships)),
    "organizedIn": Shape.orNull(Shape.text(Limits.jurisdictionName)),
    "documents": Shape.orNull(
        Shape.list(
            [
                "oneOf": [
                    Shape.object(
                        [
                            "kind": Shape.orNull(Shape.choice(IdentificationNumber.Kind.self)),
                            "country": Shape.orNull(Shape.text(Limits.jurisdictionName)),
                            "number": Shape.text(Limits.documentNumber),
                        ], required: ["number"]),
                    Shape.text(Limits.documentNumber),
                ]
            ], most: Limits.identificationNumbers)),
    "wallets": Shape.orNull(
        Shape.list(
            [
                "oneOf": [
                    Shape.object(
                        [
                            "currency": Shape.orNull(Shape.text(20)), "address": Shape.text(Limits.walletAddress),
                        ], required: ["address"]),
                    Shape.text(Limits.walletAddress),
                ]
            ], most: Limits.meansOfPayment)),
    "email": Shape.orNull(Shape.text(Limits.email)), "telephone": Shape.orNull(Shape.text(Limits.telephone)),
    "addresses": Shape.orNull(
        Shape.list(
            Shape.object([
                "lines": Shape.orNull(Shape.list(Shape.text(), most: Limits.addressLines)),
                "locality": Shape.orNull(Shape.text()), "region": Shape.orNull(Shape.text()),
                "postalCode": Shape.orNull(Shape.text(Limits.documentNumber)),
                "country": Shape.orNull(Shape.text(Limits.jurisdictionName)),
            ]), most: Limits.addressLines)),
    "owners": Shape.orNull(Shape.list(Shape.ref("ScreeningOwner"), most: Limits.ownershipParties)),
]

private let screeningHit = Shape.object(
    [
        "list": Shape.text(), "entry": Shape.text(), "key": Shape.text(), "listVersion": Shape.text(),
        "listedAs": Shape.text(Limits.name), "programs": Shape.list(Shape.text(least: 0)),
        "type": Shape.choice(ListEntry.PartyType.self),
        "verdict": Shape.choice(Verdict.self), "score": ["type": "integer", "minimum": 0, "maximum": 1000],
        "nameScore": ["type": "integer", "minimum": 0, "maximum": 1000],
        "disposition": Shape.choice(Disposition.self), "stops": Shape.bool, "recommendation": Shape.text(),
        "sentence": Shape.text(8000),
        "parts": Shape.list(
            Shape.object(
                [
                    "ours": Shape.text(Limits.name, least: 0), "theirs": Shape.text(Limits.name, least: 0),
                    "how": Shape.choice(MatchedPart.How.self),
                ], required: ["ours", "theirs", "how"])),
        "comparison": Shape.list(
            Shape.object(
                [
                    "field": Shape.choice(FieldComparison.Field.self),
                    "agreement": Shape.choice(FieldComparison.Agreement.self),
                    "ours": Shape.text(100_000, least: 0), "theirs": Shape.text(100_000, least: 0),
                ], required: ["field", "agreement", "ours", "theirs"])),
        "agrees": fields, "near": fields, "differs": fields, "absent": fields,
        "listedName": Shape.object(
            ["text": Shape.text(Limits.name), "kind": Shape.choice(ListedName.Kind.self)], required: ["text", "kind"]),
        "name": Shape.text(Limits.name), "listed": Shape.ref("ListedParty"),
        "alsoOn": Shape.list(
            Shape.object(
                [
                    "list": Shape.text(), "entry": Shape.text(), "key": Shape.text(), "listVersion": Shape.text(),
                    "score": ["type": "integer", "minimum": 0, "maximum": 1000],
                    "verdict": Shape.choice(Verdict.self),
                ], required: ["list", "entry", "key", "listVersion", "score", "verdict"])),
    ],
    required: [
        "list", "entry", "key", "listVersion", "listedAs", "programs", "type", "verdict", "score", "nameScore",
        "disposition", "stops", "recommendation", "sentence", "parts", "comparison", "agrees", "near", "differs",
        "absent", "listed",
    ])

private let lines = Shape.list(Shape.text(100_000, least: 0), most: 100_000)

private let listedParty = Shape.object(
    [
        "list": Shape.text(), "entry": Shape.text(), "type": Shape.choice(ListEntry.PartyType.self),
        "names": Shape.list(
            Shape.object(
                ["text": Shape.text(100_000, least: 0), "kind": Shape.choice(ListedName.Kind.self)],
                required: ["text", "kind"]), most: 10_000),
        "programs": lines, "titles": lines, "birthDates": lines, "birthPlaces": lines, "nationalities": lines,
        "citizenships": lines, "sexes": lines, "documents": lines, "emails": lines, "telephones": lines,
        "wallets": lines, "websites": lines, "addresses": lines, "linkedTo": lines, "listedOn": Shape.date,
        "effect": Shape.choice(ListEntry.Effect.self), "remarks": Shape.text(1_000_000, least: 0),
    ], required: ["list", "entry", "type", "names"])
