import Order
import Program
import Screening

/// Where lists come from, looking now instead of when it is due, and screening everybody again.
func listRoutes() -> [Route] {
    let tag = "Screening"
    return [
        Route(
            .get, "/v1/lists/sources", "listListSources", tag: tag, scopes: [.read, .admin],
            "The places that lists are refreshed from, and how the last look at each went.",
            replies: [.init(200, "The sources.", "ListSources")]
        ) { call in
            .json(["items": .array(call.program.listSourceStandings.map(\.answer))])
        },
        Route(
            .post, "/v1/lists/sources", "setListSource", tag: tag, scopes: [.admin],
            "Adds a source, or changes the one of that name; it is looked at within seconds. A folder can be named by the command only.",
            body: .json("ListSourceRequest"), replies: [.init(200, "The source as it now is.", "ListSource")]
        ) { call in
            let setting = try ListSourceSetting(asked: call.json, known: call.program.listSources)
            try await call.program.addListSource(setting, by: call.actor)
            return .json(try standing(call.program, setting.name).answer)
        },
        Route(
            .delete, "/v1/lists/sources/{name}", "removeListSource", tag: tag, scopes: [.admin],
            "Removes a source; the lists that came from it stay in force and grow old.",
            replies: [.init(204, "Removed.")]
        ) { call in
            try await call.program.removeListSource(named: call.parameters["name"] ?? "", by: call.actor)
            return Answer(status: .noContent, body: .none, headers: [:])
        },
        Route(
            .post, "/v1/lists/refresh", "refreshLists", tag: tag, scopes: [.admin],
            "Looks at every source now, or at one, due or not. A list that is broken or suddenly smaller is refused and the edition in force stays.",
            query: [
                .init("source", "Only this source.", Shape.text(64)),
                .init(
                    "accept_smaller", "Take a list that lost more than it may, or lacks a file, after looking why.",
                    Shape.bool),
            ], replies: [.init(200, "How each look went.", "ListRefresh")]
        ) { call in
            guard ["true", "false", nil].contains(call.query["accept_smaller"]) else {
                throw Problem.invalid(
                    [FieldProblem(pointer: "?accept_smaller", message: "must be true or false")], status: .badRequest)
            }
            let reports = try await look(
                call.program, at: call.query["source"], acceptsSmaller: call.query["accept_smaller"] == "true",
                by: call.actor)
            return .json(["items": .array(reports.map(\.answer))])
        },
        Route(
            .get, "/v1/lists/rescreen", "getRescreen", tag: tag, scopes: [.read, .admin],
            "How far screening all customers again is: the run at hand, else the last that ended.",
            replies: [
                .init(200, "The run.", "Rescreen"),
                .init(404, "None yet.", "Problem", media: "application/problem+json"),
            ]
        ) { call in
            guard let standing = try call.program.rescreenStanding else {
                throw ProgramError.notFound("re-screen yet; one begins when a list changes, or is asked for here")
            }
            return .json(standing.answer)
        },
        Route(
            .post, "/v1/lists/rescreen", "askRescreen", tag: tag, scopes: [.admin],
            "Asks that every customer be screened again with every list. It is recorded at once, runs beside everything else, and goes on after a restart.",
            replies: [.init(202, "It begins within seconds.", "Rescreen")]
        ) { call in
            .json(try await call.program.askRescreenOfEverybody(by: call.actor).answer, .accepted)
        },
    ]
}

/// Looks at sources, and goes on looking when the caller has given up waiting: half a download would only be a failure.
func look(
    _ program: IdentificationProgram, at source: String?, acceptsSmaller: Bool, by actor: Actor
) async throws -> [ListRefreshReport] {
    try await Task {
        try await program.refreshLists(source: source, acceptsSmaller: acceptsSmaller, by: actor)
    }.value
}

private func standing(_ program: IdentificationProgram, _ name: String) throws -> ListSourceStanding {
    guard let found = program.listSourceStandings.first(where: { $0.setting.name == name }) else {
        throw ProgramError.notFound("list source \(name.prefix(64))")
    }
    return found
}

extension ListSourceSetting {
    /// As a caller or a person at a page asks for it. A folder is a path of the server's own machine, which nobody sees from
    /// outside, so that one can be kept and its period changed, but only the command names another.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` with JSON pointers.
    init(asked json: JSONValue, known: [ListSourceSetting]) throws(ProgramError) {
        let name = json["name"]?.string ?? ""
        let before = known.first { $0.name == name }
        let places = json["places"]?.array?.compactMap(\.string) ?? before?.places.map(\.text) ?? []
        let folders = places.filter { !$0.contains("://") }
        guard folders.allSatisfy({ folder in before?.places.contains(.folder(folder)) == true }) else {
            throw .invalid([
                FieldProblem(
                    pointer: "/places",
                    message: "a folder is named by the command: gatehouse lists source add; write https://… here")
            ])
        }
        // Far beyond every period that is allowed, and no overflow.
        func milliseconds(_ member: String) -> Int64? { json[member]?.integer.map { min(max($0, 0), 1 << 40) * 1000 } }
        do {
            try self.init(
                name: name, places: places, list: json["list"]?.string ?? before?.list?.rawValue,
                every: milliseconds("everySeconds") ?? before?.every ?? ListSourceSetting.usualPeriod,
                staleAfter: milliseconds("staleAfterSeconds") ?? before?.staleAfter,
                allowsPrivate: json["allowsPrivate"]?.bool ?? before?.allowsPrivate ?? false)
        } catch {
            guard case .invalid(let problems) = error else { throw error }
            let members = ["place": "places", "every": "everySeconds", "staleAfter": "staleAfterSeconds"]
            throw .invalid(
                problems.map {
                    FieldProblem(pointer: "/" + (members[$0.pointer] ?? $0.pointer), message: $0.message)
                })
        }
    }
}

extension RescreenStanding {
    var answer: JSONValue {
        [
            "job": .string(job.rawValue), "scope": .string(scope.rawValue), "state": .string(state.rawValue),
            "examined": .integer(Int64(examined)), "total": .integer(Int64(total)),
            "decided": .integer(Int64(decided)), "at": at.text, "lists": texts(lists),
        ]
    }
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
            "staleAfterSeconds": setting.staleAfter.map { .integer($0 / 1000) },
            "allowsPrivate": .bool(setting.allowsPrivate),
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
