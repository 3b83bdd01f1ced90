import Hummingbird
import Order
import Program

/// Applications: sent in, looked at, added to, withdrawn, and asked about again.
func applicationRoutes() -> [Route] {
    let one = "/v1/applications/{id}"
    let writers: [Scope] = [.intake, .reseller]
    let readers: [Scope] = [.intake, .reseller, .read]
    let changed = [Route.Reply(200, "The application as it stands now.", "ApplicationAnswer")]
    return [
        Route(
            .post, "/v1/applications", "submitApplication", tag: "Applications", scopes: writers,
            "Takes an application down the whole road and answers when the decision is durable.",
            body: .form("application"),
            idempotent: true, replies: [.init(201, "Decided and recorded.", "ApplicationAnswer")]
        ) { call in
            let application = try call.application(call.json)
            let record = try await call.program.submit(application, key: call.idempotency, by: call.actor)
            return .json(record.answer, .created, headers: [.location: "/v1/applications/\(record.id)"])
        },
        Route(
            .post, "/v1/applications/batch", "submitApplications", tag: "Applications", scopes: writers,
            "One application a line in, one answer a line out, in the same order; the last line is the summary. With an Idempotency-Key, a batch that was cut can be sent again.",
            body: .lines("application"), idempotent: true,
            replies: [
                .init(
                    200, "One object a line: line and application, or line and problem.", media: "application/x-ndjson")
            ]
        ) { call in
            let prefix = call.request.headers[.idempotencyKey]
            return Answer(
                status: .ok,
                body: .stream(
                    LineByLine.answers(to: call.request, requestID: call.context.requestID) { json, number in
                        let key = prefix.map { call.lineKey($0, number, json) }
                        let record = try await call.program.submit(try call.application(json), key: key, by: call.actor)
                        return ["application": record.answer]
                    }, media: "application/x-ndjson"), headers: [:])
        },
        Route(
            .get, "/v1/applications", "listApplications", tag: "Applications", scopes: [.read],
            "Applications by the time they last changed, oldest first.",
            query: [
                .init("state", "Only applications in this state.", Shape.choice(ApplicationState.self)), updatedSince,
                cursor, limit,
            ], replies: [.init(200, "A page.", "ApplicationPage")]
        ) { call in
            let page = try await call.program.applications(
                state: try call.choice("state"), updatedSince: try call.time("updated_since"), cursor: call.cursor,
                limit: try call.limit())
            return .json(pageAnswer(page, \.answer))
        },
        Route(
            .get, one, "getApplication", tag: "Applications", scopes: readers, "An application as it stands.",
            replies: [.init(200, "The application.", "ApplicationAnswer")]
        ) { call in
            .json(try await call.program.application(call.applicationID()).answer(to: call.credential?.scope))
        },
        Route(
            .get, one + "/decision", "getDecision", tag: "Applications", scopes: readers,
            "The decision with its whole tree of reasons, now or as it stood at a time.",
            query: [.init("asOf", "A time of RFC 3339; absent: now.", Shape.time)],
            replies: [.init(200, "The decision.", "Decision")]
        ) { call in
            .json(try await call.program.decision(of: call.applicationID(), asOf: try call.time("asOf")).answer)
        },
        Route(
            .get, one + "/receipt", "getReceipt", tag: "Applications", scopes: readers,
            "A C2SP tlog-proof that the application was received; 202 until a checkpoint covers it.",
            replies: [
                .init(200, "The proof.", media: "text/plain"),
                .init(202, "Not covered by a checkpoint yet.", "Receipt"),
            ]
        ) { call in
            guard let receipt = try await call.program.receipt(for: call.applicationID()) else {
                return .json(
                    ["status": "pending", "detail": "No checkpoint covers the entry yet. Ask again in a few seconds."],
                    .accepted,
                    headers: [.retryAfter: "5"])
            }
            return .text(receipt, media: "text/plain; charset=utf-8")
        },
        Route(
            .post, one + "/supplements", "supplementApplication", tag: "Applications", scopes: writers,
            "Adds what was missing to a pending application and travels the road again.",
            body: .form("applicationSupplement"), replies: changed
        ) { call in
            let id = try call.applicationID()
            let time = call.program.clock.now
            let supplement = try ApplicationSupplement(json: call.json, now: time)
            let standing = try await call.program.application(id).application
            let whole = try call.permitted(try supplement.applied(to: standing, now: time))
            return .json(try await call.program.supplement(id, with: whole, by: call.actor).answer)
        },
        Route(
            .post, one + "/withdraw", "withdrawApplication", tag: "Applications", scopes: writers,
            "Withdraws a pending application.",
            body: .optionalJSON("Empty"), replies: changed
        ) { call in
            .json(try await call.program.withdraw(call.applicationID(), by: call.actor).answer)
        },
        Route(
            .post, one + "/appeal", "appealApplication", tag: "Applications", scopes: writers,
            "Asks for another look, which a different person takes.", body: .json("Appeal"), replies: changed
        ) { call in
            .json(
                try await call.program.appeal(
                    call.applicationID(), text: call.json["text"]?.string ?? "", by: call.actor
                ).answer)
        },
    ]
}

let updatedSince = Route.Parameter("updated_since", "Only what changed at or after this time.", Shape.time)
let cursor = Route.Parameter("cursor", "Where the page before ended: its `next`.", Shape.text(1000))
let limit = Route.Parameter(
    "limit", "Rows in the page.", ["type": "integer", "minimum": 1, "maximum": .integer(Int64(Limits.answerRows))])
