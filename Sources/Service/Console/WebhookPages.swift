import Exchange
import Hummingbird
import Order
import Program

/// Webhook endpoints and their dead letters, with replay.
func webhookPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/webhooks", for: { _ in true }) { visit in
            var page = Page(try await visit.frame(at: ""), heading: "Webhooks")
            page.wide = true
            page.lead =
                "Who is told of events. Each message is signed, tried for about three days with growing pauses, and then waits here."
            if visit.query["replayed"] != nil { page.notices = [Notice(text: "Queued again.", css: "go")] }
            let mayChange = visit.role == .administrator || visit.role == .officer
            var endpoints: [[Table.Cell]] = []
            var dead: [Section] = []
            for endpoint in try await service.webhooks.register.endpoints() {
                let queue = try await service.webhooks.dispatcher.queue(of: endpoint)
                endpoints.append([
                    .init(endpoint.address.text, mono: true),
                    .init(endpoint.types.isEmpty ? "all" : endpoint.types.joined(separator: ", ")),
                    .init(queue.isGone ? "wants no more (410)" : "active", mark: queue.isGone ? .wanted : .holds),
                    .init(grouped(queue.open.count), taken: .integer(Int64(queue.open.count))),
                    .init(grouped(queue.dead.count), taken: .integer(Int64(queue.dead.count))),
                ])
                if !queue.dead.isEmpty {
                    dead.append(deadLetters(queue, endpoint, csrf: visit.session.csrf, mayChange: mayChange))
                }
            }
            var list = Section(id: "endpoints", title: nil)
            list.table = Table(
                [
                    .init("Address"), .init("Types"), .init("State"), .init("Waiting", number: true),
                    .init("Dead letters", name: "dead", number: true),
                ],
                endpoints,
                whenEmpty: (
                    "No endpoint is registered.",
                    "POST /v1/webhooks with an admin key adds one. The same events can always be pulled from GET /v1/events."
                ),
                page: visit.address())
            page.sections = [list] + dead
            return visit.answer(page)
        },
        service.page(.post, "/console/webhooks/{id}/replay", for: { $0 == .administrator || $0 == .officer }) { visit in
            let endpoint = try await service.webhooks.register.endpoint(visit.parameter("id"))
            try await service.webhooks.dispatcher.resume(endpoint)
            try await service.webhooks.dispatcher.replay(nil, of: endpoint)
            return seeOther("/console/webhooks?replayed=1")
        },
    ]
}

private func deadLetters(_ queue: WebhookQueue, _ endpoint: WebhookEndpoint, csrf: String, mayChange: Bool) -> Section {
    var section = Section(id: "dead-\(endpoint.id)", title: "Dead letters", sub: endpoint.address.text)
    section.table = Table(
        [
            .init("Event", name: "id"), .init("Type"), .init("When (UTC)", name: "at"), .init("Tries", number: true),
            .init("Last failure", name: "last_failure"),
        ],
        queue.dead.prefix(Limits.answerRows).map {
            [
                .init($0.event.id.rawValue, mono: true), .init($0.event.type), .init($0.event.time),
                .init(grouped($0.failures), taken: .integer(Int64($0.failures))),
                .init($0.lastFailure?.description ?? "—"),
            ]
        }, whenEmpty: ("", ""))
    if mayChange {
        var form = Form(action: "/console/webhooks/\(endpoint.id)/replay", csrf: csrf)
        form.buttons = [.init("Send all of these again", css: "primary")]
        section.form = form
    }
    return section
}
