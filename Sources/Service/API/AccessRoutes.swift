import AccessHistory
import Hummingbird
import Order
import Program
import Records

/// Who reached which account, and which account held which address.
func accessRoutes() -> [Route] {
    [
        Route(
            .post, "/v1/access-events", "recordAccessEvents", tag: "Access", scopes: [.access],
            "Takes access events, one a line, and answers when they are durable. A batch that was sent before changes nothing.",
            body: .lines("AccessEvent"), replies: [.init(200, "What became of the lines.", "AccessEventsTaken")]
        ) { call in try await takeEvents(call) },
        Route(
            .get, "/v1/accounts/{id}/access", "listAccess", tag: "Access", scopes: [.read],
            "An account's accesses, the latest first.",
            query: [
                .init("from", "At or after this time.", Shape.time), .init("to", "Before this time.", Shape.time),
                cursor, limit,
            ], replies: [.init(200, "A page.", "AccessPage")]
        ) { call in
            let account = try await call.program.account(call.accountID())
            // Addresses are the customer's: handing them out is a read of the record, written down before it happens.
            try await call.noteReading(of: account.subject, what: "access history")
            let page = try await call.program.accessHistory(
                of: .account(account.id), from: try call.time("from"), to: try call.time("to"), limit: try call.limit(),
                cursor: call.cursor)
            return .json(object(["items": .array(page.events.map(\.answer)), "next": page.next.map(JSONValue.string)]))
        },
        Route(
            .post, "/v1/assignments", "recordAssignment", tag: "Access", scopes: [.access],
            "Says which account holds which of our addresses, and ports, from when and until when.",
            body: .json("Assignment"), idempotent: true,
            replies: [.init(201, "Recorded.", "Recorded")]
        ) { call in
            try await call.program.record(try await readAssignment(call), key: call.idempotency, by: call.actor)
            return .json(["recorded": true], .created)
        },
        Route(
            .post, "/v1/holders", "findHolder", tag: "Access", scopes: [.read],
            "Who held an address and port at a time: one account with what says so, several candidates, or nobody.",
            body: .json("HolderQuestion"),
            replies: [.init(200, "The answer and its reasons.", "HolderAnswer")]
        ) { call in
            let address = try parsed(call.json, "address") { text throws(IdentifierError) in
                try IPAddress(parsing: text)
            }
            guard let at = call.json["at"]?.string.flatMap(Timestamp.init(rfc3339:)) else { throw Problem.failed }
            let holder = try call.program.holder(
                of: address, port: call.json["port"]?.integer.map { UInt16(clamping: $0) }, at: at)
            let accounts: [AccountID] =
                switch holder {
                case .one(let assignment, _): [assignment.account]
                case .ambiguous(let candidates, _): candidates.map(\.account)
                case .nobody: []
                }
            let answer = accounts.isEmpty ? "nobody" : accounts.count == 1 ? "one" : "ambiguous"
            return .json([
                "answer": .string(answer), "accounts": texts(accounts.map(\.rawValue)), "reason": holder.reason.answer,
            ])
        },
    ]
}

private func takeEvents(_ call: Call) async throws -> Answer {
    var reader = AccessEventReader(now: call.program.clock.now)
    var summary = AppendSummary()
    var read = 0
    for try await piece in call.request.body {
        read += piece.readableBytes
        guard read <= Limits.bulkBytes else { throw Problem.tooLarge(Limits.bulkBytes) }
        piece.withUnsafeReadableBytes { reader.read($0.bindMemory(to: UInt8.self)) }
        while let batch = reader.next() {
            summary = summary + (try await call.program.recordAccess(batch, by: call.actor))
        }
    }
    reader.finish()
    while let batch = reader.next() { summary = summary + (try await call.program.recordAccess(batch, by: call.actor)) }
    return .json([
        "lines": .integer(Int64(reader.lines)), "accepted": .integer(Int64(summary.accepted)),
        "repeated": .integer(Int64(summary.repeated)),
        "provisional": .integer(Int64(summary.provisional)),
        "rejected": .integer(Int64(reader.rejected + summary.unknownAccount + summary.outOfRange)),
        "problems": .array(reader.problems.map { ["line": .integer(Int64($0.line)), "detail": .string($0.message)] }),
    ])
}

private func readAssignment(_ call: Call) async throws -> Assignment {
    guard let id = call.json["account"]?.string.flatMap(AccountID.init(rawValue:)),
        let from = call.json["from"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { throw Problem.failed }
    let account = try await call.program.account(id)
    let network = try parsed(call.json, "network") { text throws(IdentifierError) in try IPPrefix(parsing: text) }
    var ports: ClosedRange<UInt16>?
    if let first = call.json["firstPort"]?.integer {
        let last = call.json["lastPort"]?.integer ?? first
        guard first <= last else {
            throw Problem.invalid([FieldProblem(pointer: "/lastPort", message: "lies before the first port")])
        }
        ports = UInt16(clamping: first)...UInt16(clamping: last)
    }
    do throws(Assignment.Problem) {
        return try Assignment(
            account: id, subject: account.subject, network: network, ports: ports, from: from,
            until: call.json["until"]?.string.flatMap(Timestamp.init(rfc3339:)))
    } catch { throw Problem.invalid([FieldProblem(pointer: "/until", message: error.description)]) }
}

private func parsed<Value>(_ json: JSONValue, _ name: String, _ parse: (String) throws(IdentifierError) -> Value) throws
    -> Value
{
    do throws(IdentifierError) { return try parse(json[name]?.string ?? "") } catch {
        throw Problem.invalid([FieldProblem(pointer: "/" + name, message: error.message)])
    }
}

extension AccessEvent {
    var answer: JSONValue {
        object([
            "at": time.text, "from": .string(point.description), "action": .string(action),
            "principal": principal.map(JSONValue.string),
            "source": source.map(JSONValue.string), "outcome": outcome.name.map(JSONValue.string),
            "agent": agent.map(JSONValue.string),
        ])
    }
}

extension Call {
    /// An entry that says who was handed what, durable before it is.
    func noteReading(of subject: SubjectID, what: String) async throws {
        do throws(AppendError) {
            _ = try await program.records.append([
                EntryDraft(
                    .subjectRead, actor: actor, time: program.clock.now, subject: subject,
                    fields: ["what": .string(what)])
            ])
        } catch {
            throw ProgramError.unavailable(
                "What is handed out must be written down first, and the store refuses to write now.")
        }
    }
}

extension EntryKind {
    /// A machine was handed sealed values of a subject.
    public static let subjectRead: EntryKind = "subject.read"
}
