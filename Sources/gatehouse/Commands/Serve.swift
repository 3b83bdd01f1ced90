import ArgumentParser
import Exchange
import Foundation
import Measures
import Order
import Program
import Service
import ServiceLifecycle

/// `gatehouse serve`: the HTTP API, the console and the portal.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the server.",
        discussion: """
            On loopback it needs no configuration. It refuses to listen where others can reach it without TLS or --behind-proxy. \
            --sample starts with invented data, a local outbox for codes and a clock that can be moved; none of it exists \
            without the flag.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port; 0 takes a free one.") var port = 8080
    @Option(name: .customLong("tls-certificate"), help: "PEM file of the certificate chain.") var certificate: String?
    @Option(name: .customLong("tls-key"), help: "PEM file of the private key.") var privateKey: String?
    @Flag(name: .customLong("behind-proxy"), help: "A proxy in front speaks TLS and sets X-Forwarded-For.") var behindProxy = false
    @Flag(help: "Start with sample data.") var sample = false
    @Option(help: ArgumentHelp("Sample only: the time at which the clock starts, RFC 3339.", valueName: "time")) var clock: String?
    @Option(name: .customLong("smtp"), help: ArgumentHelp("The mail relay, smtps://relay.example:465 or smtp://…; user and password in $GATEHOUSE_SMTP_USER and $GATEHOUSE_SMTP_PASSWORD.", valueName: "url"))
    var smtp: String?
    @Option(name: .customLong("mail-from"), help: "The sender of codes.") var mailFrom: String?

    func run() async throws {
        var configuration = options.configuration
        if sample, options.data == nil, ProcessInfo.processInfo.environment["GATEHOUSE_DATA"] == nil {
            // The sample never mixes with a real data directory: it has one of its own beside it.
            configuration.directory = URL(fileURLWithPath: "gatehouse-data-sample").standardizedFileURL
            configuration.keyFile = URL(fileURLWithPath: "gatehouse-data-sample.key").standardizedFileURL
        }
        let clock = try programClock()
        let outbox = LocalOutbox()
        let program = try await IdentificationProgram.open(
            configuration, clock: clock, mail: sample ? outbox : try relay(),
            measureTerms: sample ? SampleDirectives.terms(around: clock.now) : nil, views: GatehouseServer.views)
        do {
            let people = sample ? try await GatehouseServer.prepareSample(program) : []
            try await GatehouseServer.run(
                program: program,
                configuration: .init(
                    host: host, port: port, certificate: certificate.map { URL(fileURLWithPath: $0) },
                    privateKey: privateKey.map { URL(fileURLWithPath: $0) }, behindProxy: behindProxy, sample: sample),
                outbox: sample ? outbox : nil, services: [DeadlineClock(program: program)]
            ) { address in
                print("Gatehouse listens on \(address)")
                print("  portal   \(address)/portal")
                print("  console  \(address)/console")
                for line in people { print("           \(line)") }
                print("  API      \(address)/openapi.json")
                fflush(stdout)
            }
        } catch {
            try? await program.close()
            throw error
        }
        try await program.close()
    }

    private func programClock() throws -> ProgramClock {
        guard let clock else { return sample ? .movable() : .system }
        guard sample else { throw CommandError("--clock works only with --sample.") }
        guard let start = Timestamp(rfc3339: clock) else {
            throw CommandError("--clock takes RFC 3339 with a zone, e.g. 2026-11-25T09:00:00Z.")
        }
        return .movable(from: start)
    }

    private func relay() throws -> (any MailCarrier)? {
        guard let smtp else { return nil }
        guard let mailFrom else { throw CommandError("--smtp needs --mail-from, the address that codes come from.") }
        let environment = ProcessInfo.processInfo.environment
        return try SMTPRelay(
            url: smtp, from: mailFrom, user: environment["GATEHOUSE_SMTP_USER"],
            password: environment["GATEHOUSE_SMTP_PASSWORD"])
    }
}

/// Meets deadlines and publishes checkpoints while the server runs.
struct DeadlineClock: ServiceLifecycle.Service {
    let program: IdentificationProgram

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                guard !Task.isCancelled else { return }
                await program.tick()
            }
        }
    }
}
