import Exchange
import Hummingbird
import Order
import Program

/// Endpoints that are told of events, their dead letters, and replay.
func webhookRoutes() -> [Route] {
    let one = "/v1/webhooks/{id}"
    return [
        Route(
            .get, "/v1/webhooks", "listWebhooks", tag: "Webhooks", scopes: [.admin, .read],
            "Every endpoint, and how its deliveries stand.",
            replies: [.init(200, "The endpoints.", "Webhooks")]
        ) { call in
            var items: [JSONValue] = []
            for endpoint in try await call.webhooks.register.endpoints() {
                items.append(try await call.webhooks.answer(endpoint))
            }
            return .json(["items": .array(items)])
        },
        Route(
            .post, "/v1/webhooks", "addWebhook", tag: "Webhooks", scopes: [.admin],
            "Adds an endpoint. Its secret (Standard Webhooks) is in the answer and is not shown again.",
            body: .json("WebhookRequest"),
            replies: [.init(201, "Added.", "WebhookAdded")]
        ) { call in
            let allowsPrivate = call.json["allowsPrivate"]?.bool ?? false
            let address: WebhookAddress
            do {
                address = try WebhookAddress(parsing: call.json["url"]?.string ?? "", allowsPrivate: allowsPrivate)
            } catch {
                throw Problem.invalid([FieldProblem(pointer: "/url", message: "\(error)")])
            }
            let types = call.json["types"]?.array?.compactMap(\.string) ?? []
            let endpoint = try await call.webhooks.register.add(
                address: address, types: types, allowsPrivate: allowsPrivate, by: call.actor)
            return .json(["id": .string(endpoint.id), "secret": .string(endpoint.secrets.first?.text ?? "")], .created)
        },
        Route(
            .delete, one, "removeWebhook", tag: "Webhooks", scopes: [.admin],
            "Removes an endpoint; nothing more is sent to it.",
            replies: [.init(204, "Removed.")]
        ) { call in
            let endpoint = try await call.webhooks.register.endpoint(call.parameters["id"] ?? "")
            try await call.webhooks.register.remove(endpoint.id, by: call.actor)
            return Answer(status: .noContent, body: .none, headers: [:])
        },
        Route(
            .get, one + "/dead-letters", "listDeadLetters", tag: "Webhooks", scopes: [.admin, .read],
            "Messages that were tried to the end, with why the last attempt failed.",
            replies: [.init(200, "The dead letters.", "DeadLetters")]
        ) { call in
            let endpoint = try await call.webhooks.register.endpoint(call.parameters["id"] ?? "")
            let queue = try await call.webhooks.dispatcher.queue(of: endpoint)
            return .json([
                "items": .array(
                    queue.dead.map {
                        object([
                            "id": .string($0.event.id.rawValue), "type": .string($0.event.type),
                            "at": $0.event.time.text,
                            "failures": .integer(Int64($0.failures)),
                            "lastFailure": $0.lastFailure.map { .string($0.description) },
                        ])
                    })
            ])
        },
        Route(
            .post, one + "/replay", "replayDeadLetters", tag: "Webhooks", scopes: [.admin],
            "Sends dead letters again: those named, or all.", body: .optionalJSON("Replay"),
            replies: [.init(202, "Queued again.", "Recorded")]
        ) { call in
            let endpoint = try await call.webhooks.register.endpoint(call.parameters["id"] ?? "")
            let ids = call.json["ids"]?.array.map { Set($0.compactMap { $0.string.flatMap(EntryID.init(rawValue:)) }) }
            try await call.webhooks.dispatcher.resume(endpoint)
            try await call.webhooks.dispatcher.replay(ids, of: endpoint)
            return .json(["recorded": true], .accepted)
        },
    ]
}

/// The register and the dispatcher that sends from it.
struct Webhooks: Sendable {
    let register: WebhookRegister
    let dispatcher: WebhookDispatcher

    init(program: IdentificationProgram) {
        let register = WebhookRegister(program: program)
        self.register = register
        dispatcher = WebhookDispatcher(
            feed: register, store: register, transport: HTTPWebhookTransport(), now: { program.clock.now })
    }

    func answer(_ endpoint: WebhookEndpoint) async throws -> JSONValue {
        let queue = try await dispatcher.queue(of: endpoint)
        return [
            "id": .string(endpoint.id), "url": .string(endpoint.address.text), "types": texts(endpoint.types),
            "waiting": .integer(Int64(queue.open.count)),
            "dead": .integer(Int64(queue.dead.count)), "gone": .bool(queue.isGone),
        ]
    }
}
