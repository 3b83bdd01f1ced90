import Hummingbird
import Order
import Program
import Screening
import Synchronization

/// Who is on a list: one question, or a batch of them, and the editions that answers rest on.
func screeningRoutes() -> [Route] {
    [
        Route(
            .post, "/v1/screenings", "screen", tag: "Screening", scopes: [.read, .intake],
            "Compares a party with the lists in force: one as JSON, or one a line as NDJSON, answered in order. That it was asked is recorded, names are not.",
            query: [
                .init("purpose", "For what it is asked; it is recorded.", Shape.text(Limits.reference)),
                .init(
                    "limit", "Hits at most; absent: all that stop and a few namesakes.",
                    ["type": "integer", "minimum": 1, "maximum": .integer(Int64(Limits.screeningHits))]),
            ], body: .jsonOrLines("Screening"),
            replies: [
                .init(200, "What comes near, surest first.", "ScreeningAnswer"),
                .init(
                    200, "One object a line: line and screening, or line and problem.", media: "application/x-ndjson"),
            ]
        ) { call in
            let limit = call.query["limit"] == nil ? nil : try call.limit()
            return call.sendsLines ? try await screenLines(call, limit) : try await screenOne(call, limit)
        },
        Route(
            .get, "/v1/lists", "listLists", tag: "Screening", scopes: [.read, .admin],
            "The editions of lists that decisions are made with, their age, and how the last attempt to refresh them went.",
            replies: [.init(200, "The editions.", "Lists")]
        ) { call in
            let now = call.program.clock.now
            return .json(["items": .array(call.program.listStandings.map { $0.answer(at: now) })])
        },
    ]
}

/// What is recorded when the caller names no purpose.
private let defaultPurpose = "screening"

private func screenOne(_ call: Call, _ limit: Int?) async throws -> Answer {
    let desk = call.program.screeningDesk
    let answer = try desk.answer(try ScreeningRequest(json: call.json, now: desk.time), limit: limit)
    try await call.program.recordScreening(
        purpose: call.query["purpose"] ?? defaultPurpose, queries: 1, lists: desk.versions, by: call.actor)
    return .json(answer.json)
}

/// One entry before the first answer and one after the last: how long a batch is shows at its end.
private func screenLines(_ call: Call, _ limit: Int?) async throws -> Answer {
    let desk = call.program.screeningDesk
    let program = call.program
    let actor = call.actor
    let purpose = call.query["purpose"] ?? defaultPurpose
    try await program.recordScreening(purpose: purpose, queries: nil, lists: desk.versions, by: actor)
    let stopping = StoppingCount()
    return Answer(
        status: .ok,
        body: .stream(
            LineByLine.answers(
                to: call.request, requestID: call.context.requestID,
                atEnd: { done, failed in
                    let stopping = stopping.value
                    try await program.recordScreeningEnd(
                        purpose: purpose, queries: done, rejected: failed, stopping: stopping, by: actor)
                    return ["stopping": .integer(Int64(stopping)), "lists": texts(desk.versions.map(\.stamp))]
                }
            ) { json, _ in
                let answer = try desk.answer(try ScreeningRequest(json: json, now: desk.time), limit: limit)
                if answer.stopping > 0 { stopping.add() }
                return ["screening": answer.json]
            }, media: "application/x-ndjson"), headers: [:])
}

/// Lines with a hit that stops; lines are answered side by side.
private final class StoppingCount: Sendable {
    private let count = Atomic<Int>(0)
    func add() { count.wrappingAdd(1, ordering: .relaxed) }
    var value: Int { count.load(ordering: .relaxed) }
}

extension ListVersion {
    var answer: JSONValue {
        object([
            "list": .string(list.rawValue), "edition": .integer(Int64(number)), "content": .string(contentDigest),
            "importedAt": importedAt.text,
            "publishedOn": publishedOn.map { .string($0.description) }, "parties": .integer(Int64(counts.parties)),
            "aliases": .integer(Int64(counts.aliases)), "addresses": .integer(Int64(counts.addresses)),
            "documents": .integer(Int64(counts.documents)), "wallets": .integer(Int64(counts.wallets)),
        ])
    }
}
