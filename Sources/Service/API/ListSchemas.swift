import Order
import Program
import Screening

// The JSON Schemas of lists: editions and their age, where they come from, and screening everybody again.

let listSchemas: [(String, JSONValue)] = [
    (
        "Lists",
        Shape.object(
            [
                "items": Shape.list(
                    Shape.object(
                        [
                            "list": Shape.text(), "edition": Shape.count, "content": Shape.text(),
                            "importedAt": Shape.time, "publishedOn": Shape.date,
                            "parties": Shape.count, "aliases": Shape.count, "addresses": Shape.count,
                            "documents": Shape.count, "wallets": Shape.count,
                            "origin": Shape.choice(ListStanding.Origin.self),
                            "confirmedAt": Shape.time, "ageSeconds": Shape.count, "stale": Shape.bool,
                            "staleAfterSeconds": Shape.count, "source": Shape.text(64), "attemptedAt": Shape.time,
                            "nextAt": Shape.time, "error": Shape.text(4000),
                            "changes": Shape.object(
                                [
                                    "added": Shape.count, "changed": Shape.count, "removed": Shape.count,
                                    "firstAdded": Shape.list(Shape.text()), "firstChanged": Shape.list(Shape.text()),
                                    "firstRemoved": Shape.list(Shape.text()),
                                ],
                                required: [
                                    "added", "changed", "removed", "firstAdded", "firstChanged", "firstRemoved",
                                ]),
                        ],
                        required: [
                            "list", "edition", "content", "importedAt", "parties", "aliases", "addresses", "documents",
                            "wallets", "origin", "confirmedAt", "ageSeconds", "stale",
                        ]))
            ], required: ["items"])
    ),
    ("ListSources", Shape.object(["items": Shape.list(Shape.ref("ListSource"))], required: ["items"])),
    (
        "ListSource",
        Shape.object(
            [
                "name": Shape.text(64), "places": Shape.list(Shape.text(4096)), "list": Shape.text(64),
                "everySeconds": Shape.count, "staleAfterSeconds": Shape.count, "allowsPrivate": Shape.bool,
                "lists": Shape.list(Shape.text(64)), "attemptedAt": Shape.time, "succeededAt": Shape.time,
                "nextAt": Shape.time, "failures": Shape.count, "error": Shape.text(4000),
            ], required: ["name", "places", "everySeconds", "allowsPrivate", "lists", "failures"])
    ),
    (
        "ListSourceRequest",
        Shape.object(
            [
                "name": Shape.text(64), "places": Shape.list(Shape.text(4096), most: 8, least: 1),
                "list": Shape.text(64), "everySeconds": ["type": "integer", "minimum": 60, "maximum": 7_776_000],
                "staleAfterSeconds": ["type": "integer", "minimum": 60, "maximum": 315_360_000],
                "allowsPrivate": Shape.bool,
            ], required: ["name"])
    ),
    (
        "ListRefresh",
        Shape.object(
            [
                "items": Shape.list(
                    Shape.object(
                        [
                            "source": Shape.text(64), "outcome": Shape.choice(["unchanged", "taken", "failed"]),
                            "editions": Shape.list(Shape.text()), "error": Shape.text(4000),
                        ], required: ["source", "outcome"]))
            ], required: ["items"])
    ),
    (
        "Rescreen",
        Shape.object(
            [
                "job": Shape.id("job"), "scope": Shape.choice(RescreenScope.self),
                "state": Shape.choice(RescreenStanding.State.self), "examined": Shape.count, "total": Shape.count,
                "decided": Shape.count, "at": Shape.time, "lists": Shape.list(Shape.text(), most: 1000),
            ], required: ["job", "scope", "state", "examined", "total", "decided", "at", "lists"])
    ),
]
