import Hummingbird
import Order
import Program
import Records
import ServiceLifecycle

public typealias ServiceLifecycleService = Service

/// What every handler has at hand. Made once at start, never changed.
final class ServiceState: Sendable {
    let program: IdentificationProgram
    let configuration: GatehouseServer.Configuration
    let credentials: CredentialRegister
    let users: UserRegister
    let sessions: Sessions
    let webhooks: Webhooks
    let templates: Templates
    let metrics = ServiceMetrics()
    let limiter = RateLimiter()
    let schemas = SchemaSet(schemas: allSchemas)
    let routes: [Route]
    /// `/openapi.json`, drawn once.
    let document: JSONValue

    init(program: IdentificationProgram, configuration: GatehouseServer.Configuration) throws {
        self.program = program
        self.configuration = configuration
        credentials = try CredentialRegister(records: program.records)
        users = try UserRegister(records: program.records)
        sessions = try Sessions(users: users)
        templates = try Templates()
        webhooks = Webhooks(program: program)
        routes = allRoutes(sample: configuration.sample)
        document = OpenAPIDocument.draw(routes: routes, schemas: schemas, version: configuration.version)
    }

    var provider: String { program.configuration.providerName }
    /// Cookies travel only over TLS, unless the server speaks to this machine alone.
    var secure: Bool { configuration.speaksTLS || configuration.behindProxy }
    var sampleNotice: String? {
        configuration.sample
            ? "A sample: invented people, a clock that can be moved, mails shown on a page instead of sent. It is \(Moment.long(program.clock.now)) here."
            : nil
    }
}
