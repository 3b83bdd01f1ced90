import Exchange
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import Order
import Program
import Records
import ServiceLifecycle

/// The server: HTTP API, console, portal and log tiles over one program.
///
///     try await GatehouseServer.run(program: program, configuration: .init()) { address in print("Listening on \(address)") }
public enum GatehouseServer {
    public struct Configuration: Sendable {
        public var host: String
        public var port: Int
        /// PEM files of the certificate chain and its key.
        public var certificate: URL?
        public var privateKey: URL?
        /// Whether a proxy in front speaks TLS and says in `X-Forwarded-For` who asks.
        public var behindProxy: Bool
        /// Sample data, a clock that can be moved, and mails shown on a page. None of it exists without this.
        public var sample: Bool
        /// The mails of a sample, newest first, for the page that shows them.
        public var outbox: (@Sendable () async -> [OutboxMail])?
        public var version: String

        public init(
            host: String = "127.0.0.1", port: Int = 8080, certificate: URL? = nil, privateKey: URL? = nil,
            behindProxy: Bool = false, sample: Bool = false, outbox: (@Sendable () async -> [OutboxMail])? = nil,
            version: String = "0.1.0"
        ) {
            self.host = host
            self.port = port
            self.certificate = certificate
            self.privateKey = privateKey
            self.behindProxy = behindProxy
            self.sample = sample
            self.outbox = outbox
            self.version = version
        }

        var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
        var speaksTLS: Bool { certificate != nil && privateKey != nil }
    }

    /// The views that the program has to be opened with for this server's keys and persons.
    public static var views: [any View] { accessViews }

    /// Answers requests until SIGTERM or SIGINT, then finishes those that are under way.
    ///
    /// - Parameter whenListening: called with the address once it listens; port 0 chooses a free one.
    /// - Throws: ``ServerError`` when it may not or cannot listen.
    public static func run(
        program: IdentificationProgram, configuration: Configuration, logger: Logger = Logger(label: "gatehouse"),
        services: [any ServiceLifecycleService] = [], whenListening: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
        let application = try await application(
            program: program, configuration: configuration, logger: logger,
            services: services + [Ticker(program: program), Screener(program: program, logger: logger)],
            whenListening: whenListening)
        try await application.runService()
    }

    /// The application that ``run(program:configuration:logger:services:whenListening:)`` runs; tests ask it without a socket.
    public static func application(
        program: IdentificationProgram, configuration: Configuration, logger: Logger = Logger(label: "gatehouse"),
        services: [any ServiceLifecycleService] = [], whenListening: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> some ApplicationProtocol {
        guard configuration.isLoopback || configuration.speaksTLS || configuration.behindProxy else {
            throw ServerError.publicWithoutTLS(host: configuration.host)
        }
        let service = try ServiceState(program: program, configuration: configuration)
        if configuration.sample { try await service.addSamplePersons() }
        let scheme = configuration.speaksTLS ? "https" : "http"
        let http = HTTP1Channel.Configuration(
            idleTimeout: .seconds(75),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Limits.headerBytes, maxHeaderListSize: Limits.headerBytes, maxHeaderFieldCount: 100)
        )
        return Application(
            router: buildRouter(service),
            server: try serverBuilder(configuration, http),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            services: services + [Postman(dispatcher: service.webhooks.dispatcher, logger: logger)],
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? configuration.port
                let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
                whenListening("\(scheme)://\(host):\(port)")
            },
            logger: logger)
    }

    private static func serverBuilder(_ configuration: Configuration, _ http: HTTP1Channel.Configuration) throws
        -> HTTPServerBuilder
    {
        guard let certificate = configuration.certificate, let privateKey = configuration.privateKey else {
            return .http1(configuration: http)
        }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.path)
            let key = try NIOSSLPrivateKey(file: privateKey.path, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            return try .tls(.http1(configuration: http), tlsConfiguration: tls)
        } catch {
            throw ServerError.unreadableCertificate(certificate.path)
        }
    }
}

/// One mail of a sample, as the page of the outbox shows it.
public struct OutboxMail: Hashable, Sendable {
    public var to: String
    public var subject: String
    public var text: String
    public var at: Timestamp
    public init(to: String, subject: String, text: String, at: Timestamp) {
        self.to = to
        self.subject = subject
        self.text = text
        self.at = at
    }
}

/// What has to happen once a second: deadlines, and a checkpoint over what was appended.
private struct Ticker: ServiceLifecycleService {
    let program: IdentificationProgram
    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await program.tick()
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}

/// Screens customers again when a list has come in, and goes on with what an earlier process left.
private struct Screener: ServiceLifecycleService {
    let program: IdentificationProgram
    let logger: Logger
    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try program.needsRescreen, let report = try await program.rescreen() {
                        logger.info(
                            "customers screened again",
                            metadata: ["examined": "\(report.examined)", "decided": "\(report.decided)"])
                    }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("screening customers again failed and will go on", metadata: ["error": "\(error)"])
                    try await Task.sleep(for: .seconds(30))
                }
                try await Task.sleep(for: .seconds(2))
            }
        }
    }
}

/// Brings events to webhook endpoints as long as the server runs.
private struct Postman: ServiceLifecycleService {
    let dispatcher: WebhookDispatcher
    let logger: Logger
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await dispatcher.run { error in logger.warning("webhooks wait", metadata: ["error": "\(error)"]) }
        }
    }
}

public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    case publicWithoutTLS(host: String)
    case unreadableCertificate(String)
    public var description: String {
        switch self {
        case .publicWithoutTLS(let host):
            "\(host) can be reached by others, and nothing would be encrypted. Give --tls-certificate and --tls-key, or --behind-proxy when a proxy in front speaks TLS; or listen on 127.0.0.1."
        case .unreadableCertificate(let path):
            "The certificate \(path) or its key cannot be read as PEM. Check both files and who may read them."
        }
    }
}
