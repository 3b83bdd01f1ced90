import ArgumentParser
import Evidence
import Exchange
import Foundation
import Measures
import Order
import Program
import Service

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
    @Flag(name: .customLong("behind-proxy"), help: "A proxy in front speaks TLS and sets X-Forwarded-For.")
    var behindProxy = false
    @Flag(help: "Start with sample data.") var sample = false
    @Option(help: ArgumentHelp("Sample only: the time at which the clock starts, RFC 3339.", valueName: "time"))
    var clock: String?
    @Option(
        name: .customLong("smtp"),
        help: ArgumentHelp(
            "The mail relay, smtps://relay.example:465 or smtp://…; user and password in $GATEHOUSE_SMTP_USER and $GATEHOUSE_SMTP_PASSWORD.",
            valueName: "url"))
    var smtp: String?
    @Option(name: .customLong("mail-from"), help: "The sender of codes.") var mailFrom: String?
    @Option(
        name: .customLong("processors"),
        help: ArgumentHelp(
            "JSON file that describes message gateways and outside verifiers; docs/EVIDENCE.md shows it. Each is used once two people authorised it.",
            valueName: "file"))
    var processors: String?

    @Option(
        name: .customLong("wallet-certificate"),
        help: ArgumentHelp(
            "PEM file of the certificate, and its chain, that wallets know you by; without it the portal offers no wallet.",
            valueName: "file"))
    var walletCertificate: String?
    @Option(
        name: .customLong("wallet-key"),
        help: ArgumentHelp("PEM file of its P-256 private key.", valueName: "file"))
    var walletKey: String?
    @Option(
        name: .customLong("public-address"),
        help: ArgumentHelp("Where wallets reach this server, https://id.example.", valueName: "url"))
    var publicAddress: String?
    @Option(
        name: .customLong("wallet-answers"),
        help: "How wallets answer: encrypted (direct_post.jwt), or plain (direct_post) for wallets that cannot encrypt."
    )
    var walletAnswers = WalletAnswers.encrypted

    func run() async throws {
        var configuration = options.configuration
        configuration.wallets = try walletAccess()
        if sample, options.data == nil, ProcessInfo.processInfo.environment["GATEHOUSE_DATA"] == nil {
            // The sample never mixes with a real data directory: it has one of its own beside it.
            configuration.directory = URL(fileURLWithPath: "gatehouse-data-sample").standardizedFileURL
            configuration.keyFile = URL(fileURLWithPath: "gatehouse-data-sample.key").standardizedFileURL
        }
        let clock = try programClock()
        let outbox = sample ? try LocalOutbox(sender: sampleSender()) : nil
        let messages = sample ? LocalMessages() : nil
        let program = try await IdentificationProgram.open(
            configuration, clock: clock, relay: try outbox ?? relay(),
            authorisesRelay: !sample, processors: try outsideProcessors(messages),
            measureTerms: sample ? SampleDirectives.terms(around: clock.now) : nil,
            views: GatehouseServer.views)
        do {
            if sample { try await program.prepareSample() }
            try await GatehouseServer.run(
                program: program,
                configuration: .init(
                    host: host, port: port, certificate: certificate.map { URL(fileURLWithPath: $0) },
                    privateKey: privateKey.map { URL(fileURLWithPath: $0) }, behindProxy: behindProxy, sample: sample,
                    outbox: outbox.map { mails(in: $0, and: messages) }),
                // A sample fetches nothing: its list is invented.
                services: sample ? [] : [ListRefresher(program: program)]
            ) { address in
                print("Gatehouse listens on \(address)")
                if sample { print("Open it in a browser; it leads you to a decision and its explanation.") }
                print("  portal \(address)/portal   console \(address)/console   API \(address)/openapi.json")
                fflush(nil)
            }
        } catch {
            try? await program.close()
            throw error
        }
        try await program.close()
    }

    private func mails(in outbox: LocalOutbox, and messages: LocalMessages?) -> @Sendable () async -> [OutboxMail] {
        {
            let texts = await messages?.messages() ?? []
            return (await outbox.mails().map(OutboxMail.init(_:)) + texts.map(OutboxMail.init(_:)))
                .sorted { $0.at > $1.at }
        }
    }

    /// Gateways and verifiers as the file describes them; in a sample, whose messages go nowhere, both channels.
    private func outsideProcessors(_ messages: LocalMessages?) throws -> OutsideProcessors {
        var outside = OutsideProcessors()
        if let processors {
            do {
                outside = OutsideProcessors(
                    try ProcessorConfiguration(json: Array(readFile(processors)), secret: \.contents))
            } catch let error as ProcessorConfigurationError {
                throw CommandError(error.description)
            }
        }
        if let messages {
            outside.gateways = [.sms: ("sample", messages), .voice: ("sample", messages)]
            outside.authorisesGateways = false
        }
        return outside
    }

    /// What wallets are asked with: all three options, or none; how they answer stands beside them.
    private func walletAccess() throws -> WalletAccess? {
        guard walletCertificate != nil || walletKey != nil || publicAddress != nil else { return nil }
        guard let walletCertificate, let walletKey, let publicAddress, let address = URL(string: publicAddress) else {
            throw CommandError("--wallet-certificate, --wallet-key and --public-address go together.")
        }
        do {
            var access = try WalletAccess(
                certificate: Array(readFile(walletCertificate)),
                key: String(decoding: readFile(walletKey), as: UTF8.self), address: address)
            access.responseMode = walletAnswers.mode
            return access
        } catch let ProgramError.invalid(problems) {
            throw CommandError(problems.map { "\($0.pointer): \($0.message)" }.joined(separator: " "))
        }
    }

    private func sampleSender() throws -> MailSender {
        try MailSender(address: EmailAddress(parsing: "codes@sample.example"), name: options.configuration.providerName)
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
        guard let url = URL(string: smtp), let host = url.host(), url.scheme == "smtp" || url.scheme == "smtps" else {
            throw CommandError("--smtp takes smtps://relay.example:465 or smtp://relay.example:587.")
        }
        let environment = ProcessInfo.processInfo.environment
        let isImplicit = url.scheme == "smtps"
        let login = environment["GATEHOUSE_SMTP_USER"].map {
            SMTPRelay.Login(user: $0, password: environment["GATEHOUSE_SMTP_PASSWORD"] ?? "")
        }
        let isLocal = host == "localhost" || host == "127.0.0.1" || host == "::1"
        return try SMTPRelay(
            host: host, port: url.port ?? (isImplicit ? 465 : 587),
            security: isImplicit ? .implicitTLS : isLocal ? .none : .startTLS, login: login,
            sender: MailSender(address: EmailAddress(parsing: mailFrom), name: options.configuration.providerName))
    }
}

extension OutboxMail {
    init(_ message: TextMessage) {
        self.init(to: message.to.text, subject: message.channel.words, text: message.text, at: message.time)
    }
    init(_ mail: Mail) { self.init(to: mail.to.text, subject: mail.subject, text: mail.text, at: mail.time) }
}

/// How wallets send what they present.
enum WalletAnswers: String, ExpressibleByArgument, CaseIterable {
    case encrypted, plain

    var mode: ResponseMode { self == .encrypted ? .encrypted : .plain }
}
