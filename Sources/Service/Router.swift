import Hummingbird
import Order
import Program

/// Everything that the server answers, top to bottom.
func buildRouter(_ service: ServiceState) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
    var addresses = Addresses()
    for route in service.routes { addresses.add(route.method.http, route.path) }
    let pages =
        consolePages(service) + walletRoutes(service) + portalEvidencePages(service) + portalPages(service)
        + plainPages(service)
    for page in pages { addresses.add(page.method, page.path) }

    router.add(middleware: Accounting(metrics: service.metrics, behindProxy: service.configuration.behindProxy))
    router.add(middleware: SecurityHeaders(secure: service.secure))
    router.add(
        middleware: ErrorAnswers(addresses: addresses) { problem, request, context in
            errorPage(service, problem, request, context)
        })
    router.add(middleware: RateLimit(limiter: service.limiter, clock: service.program.clock))

    let dispatch = Dispatch(
        program: service.program, credentials: service.credentials, webhooks: service.webhooks, schemas: service.schemas
    )
    for route in service.routes {
        router.on(RouterPath(route.path), method: route.method.http) { request, context in
            try await bounded { try await dispatch.answer(request, context, route) }
        }
    }
    for page in pages {
        router.on(RouterPath(page.path), method: page.method) { request, context in
            try await bounded { try await page.handle(request, context) }
        }
    }
    return router
}

/// A page's address and what draws it.
struct PageRoute: Sendable {
    var method: HTTPRequest.Method
    var path: String
    var handle: @Sendable (Request, ServiceContext) async throws -> Response
    init(
        _ method: HTTPRequest.Method, _ path: String,
        _ handle: @escaping @Sendable (Request, ServiceContext) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.handle = handle
    }
}

/// The parts that are neither API nor pages: files, health, figures, documents.
private func plainPages(_ service: ServiceState) -> [PageRoute] {
    Assets.all.map { asset in PageRoute(.get, asset.path) { _, _ in Assets.answer(asset) } } + [
        PageRoute(.get, "/") { _, _ in
            service.configuration.sample
                ? htmlAnswer(service.templates.draw(welcomePage(service))) : seeOther("/portal")
        },
        PageRoute(.get, "/healthz") { request, _ in
            // Clients of the matching API read a status out of JSON.
            if request.headers[.accept]?.contains("application/json") == true {
                return Answer.json(["status": "ok"]).response
            }
            // A stale list is an alarm and no reason to be restarted: the server is well, so the status stays 200.
            let now = service.program.clock.now
            let stale = service.program.listStandings.filter { $0.isStale(at: now) }
            let text = "ok\n" + stale.map { "stale list \($0.version.list)\n" }.joined()
            return Answer.text(text, media: "text/plain; charset=utf-8").response
        },
        PageRoute(.get, "/readyz") { _, _ in
            // Ready is: the store answers a read.
            _ = service.program.records.size
            return Answer.text("ready\n", media: "text/plain; charset=utf-8").response
        },
        PageRoute(.get, "/metrics") { _, _ in
            let figures = try await service.program.queueFigures()
            let text = service.metrics.text(
                gauges: [
                    ("gatehouse_log_entries", "Entries in the log.", Int64(service.program.records.size)),
                    ("gatehouse_queue_open", "Things that need a person.", Int64(figures.open)),
                ], lists: service.program.listStandings, at: service.program.clock.now)
            return Answer.text(text, media: "text/plain; version=0.0.4; charset=utf-8").response
        },
        PageRoute(.get, "/openapi.json") { _, _ in Answer.json(service.document).response },
        PageRoute(.get, "/schemas/{name}") { _, context in
            guard let name = context.parameters.get("name"), let schema = service.schemas.schemas[name] else {
                throw Problem.notFound
            }
            var response = Answer.json(schema).response
            response.headers[.contentType] = "application/schema+json"
            return response
        },
    ]
}
