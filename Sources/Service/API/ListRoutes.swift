import Order
import Program
import Screening

/// Where lists come from, and looking now instead of when it is due.
func listRoutes() -> [Route] {
    [
        Route(
            .get, "/v1/lists/sources", "listListSources", tag: "Screening", scopes: [.read, .admin],
            "The places that lists are refreshed from, and how the last look at each went.",
            replies: [.init(200, "The sources.", "ListSources")]
        ) { call in
            .json(["items": .array(call.program.listSourceStandings.map(\.answer))])
        },
        Route(
            .post, "/v1/lists/refresh", "refreshLists", tag: "Screening", scopes: [.admin],
            "Looks at every source now, due or not. A list that is broken or suddenly smaller is refused and the edition in force stays.",
            replies: [.init(200, "How each look went.", "ListRefresh")]
        ) { call in
            let reports = try await call.program.refreshLists(by: call.actor)
            return .json(["items": .array(reports.map(\.answer))])
        },
    ]
}

extension ListStanding {
    func answer(at time: Timestamp) -> JSONValue {
        var members = version.answer.object ?? [:]
        members["origin"] = .string(origin.rawValue)
        members["confirmedAt"] = confirmedAt.text
        members["ageSeconds"] = .integer(age(at: time) / 1000)
        members["stale"] = .bool(isStale(at: time))
        members["staleAfterSeconds"] = staleAfter.map { .integer($0 / 1000) }
        members["source"] = source.map(JSONValue.string)
        members["attemptedAt"] = attemptedAt?.text
        members["nextAt"] = nextAt?.text
        members["error"] = error.map(JSONValue.string)
        members["changes"] = changes.map { changes in
            [
                "added": .integer(Int64(changes.added)), "changed": .integer(Int64(changes.changed)),
                "removed": .integer(Int64(changes.removed)), "firstAdded": texts(changes.firstAdded),
                "firstChanged": texts(changes.firstChanged), "firstRemoved": texts(changes.firstRemoved),
            ]
        }
        return .object(members)
    }
}

extension ListSourceStanding {
    var answer: JSONValue {
        object([
            "name": .string(setting.name), "places": texts(setting.places.map(\.text)),
            "list": setting.list.map { .string($0.rawValue) }, "everySeconds": .integer(setting.every / 1000),
            "lists": texts(lists), "attemptedAt": attemptedAt?.text, "succeededAt": succeededAt?.text,
            "nextAt": nextAt?.text, "failures": .integer(Int64(failures)), "error": error.map(JSONValue.string),
        ])
    }
}

extension ListRefreshReport {
    var answer: JSONValue {
        switch outcome {
        case .unchanged: ["source": .string(source), "outcome": "unchanged"]
        case .failed(let error): ["source": .string(source), "outcome": "failed", "error": .string(error)]
        case .taken(let summary):
            [
                "source": .string(source), "outcome": "taken",
                "editions": texts(summary.taken.filter(\.isNew).map(\.version.stamp)),
            ]
        }
    }
}
