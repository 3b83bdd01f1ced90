import AccessHistory
import Detection
import Dispatch
import Exchange
import Foundation
import Logging
import Measures
import Order
import Records
import Screening
import Synchronization

/// The customer identification program: it runs the road, owns the state machines and the clock.
///
/// Faces (HTTP, console, portal, command) decode, authorise, call one function here, and encode.
public final class IdentificationProgram: Sendable {
    public struct Configuration: Sendable {
        /// The data directory; created when absent.
        public var directory: URL
        /// The file that holds the key-encryption key; outside the data directory.
        public var keyFile: URL
        /// The log's origin line.
        public var origin: String
        /// The base standard (`order` or `proposed-2024`) and the overlay (`recommended`, or a house overlay's YAML file).
        public var standard: String
        public var overlay: String?
        public var writes: Bool
        /// The name of the provider as applicants see it.
        public var providerName: String
        /// What the provider states of its own products: that it owns them, being a United States person, and that its machines run what
        /// their consumer puts on them. A provider that also sells other people's products states each with the application.
        public var ownsItsProducts = true
        /// Where Debian's `tor-geoipdb` is: which country an address belongs to. `nil` asks nothing.
        public var geolocation: URL?
        /// With what wallets are asked; `nil` asks none.
        public var wallets: WalletAccess?
        /// Milliseconds after which a list that was not confirmed to be current is stale, unless its source says otherwise.
        public var listStaleAfter: Int64 = 7 * 86_400_000
        /// How files of lists are fetched.
        public var listTransport: any FileTransport = HTTPFileTransport()
        public init(
            directory: URL, keyFile: URL, origin: String = "gatehouse.local/log", standard: String = "order",
            overlay: String? = "recommended", writes: Bool = true, providerName: String = "Northwind Compute",
            geolocation: URL? = AddressCountryTable.standardDirectory
        ) {
            self.directory = directory
            self.keyFile = keyFile
            self.origin = origin
            self.standard = standard
            self.overlay = overlay
            self.writes = writes
            self.providerName = providerName
            self.geolocation = geolocation
        }
    }

    public let configuration: Configuration
    public let clock: ProgramClock
    /// Owns the log, its keys and every view.
    public let records: RecordStore
    /// Owns the imported lists and their versions.
    public let lists: ListStore
    /// Owns the access history.
    public let access: AccessStore
    /// How mail leaves; `nil` when no relay is authorised, and then codes cannot be sent.
    public let mail: (any MailCarrier)?
    /// Gateways and verifiers.
    let outside: OutsideProcessors
    public let countries: AddressCountryTable
    /// The road as it now is; replaced as a whole when a list, a directive or the standard changes.
    private let currentRoad: Mutex<Road>
    /// Whether the invented list of the sample stands beside the imported ones.
    let usesSampleList = Mutex(false)
    /// Whether customers are being screened again: one re-screen at a time.
    let isRescreening = Mutex(false)
    /// How far the one that runs in this process is.
    let rescreenProgress = Mutex<(job: JobID, progress: RescreenProgress)?>(nil)
    /// What is trusted; replaced as a whole when it is imported anew.
    let trustKept = Mutex(TrustKept())
    let delivery = CodeDelivery()
    /// Where lists come from, and how that went.
    let listKeeping = Mutex(ListKeeping())
    /// Owns the heavy work on lists: one import, and one building of the index, at a time.
    let listQueue = DispatchQueue(label: "gatehouse.lists")
    let logger: Logger

    var road: Road { currentRoad.withLock { $0 } }

    private init(
        configuration: Configuration, clock: ProgramClock, records: RecordStore, lists: ListStore, access: AccessStore,
        mail: (any MailCarrier)?, outside: OutsideProcessors, countries: AddressCountryTable, road: Road, logger: Logger
    ) {
        self.configuration = configuration
        self.clock = clock
        self.records = records
        self.lists = lists
        self.access = access
        self.mail = mail
        self.outside = outside
        self.countries = countries
        currentRoad = Mutex(road)
        self.logger = logger
    }

    /// Every view of the log, in one place: opening, verifying and rebuilding use the same ones.
    public static let views: [any View] =
        [
            ApplicationsView(), AccountsView(), IdentifiersView(), FlaggedIdentifiersView(), QueueView(), DraftsView(),
            TransactionsView(), CasesView(), AssignmentsView(), ScreenedPartiesView(), RescreenJobsView(),
            PicturesView(), VerifierChecksView(), ContactCodesView(),
        ]

    /// Opens everything in the data directory: the log, lists, directives, access history. `more` are the views of rooms above.
    ///
    /// - Throws: ``StandardError`` when an overlay loosens or cannot be read, the store's errors when it cannot be opened.
    public static func open(
        _ configuration: Configuration, clock: ProgramClock = .system, relay: (any MailCarrier)? = nil,
        authorisesRelay: Bool = true, processors: OutsideProcessors = OutsideProcessors(),
        measureTerms: MeasureTerms? = nil, views more: [any View] = []
    ) async throws -> IdentificationProgram {
        let standard = try standard(configuration, on: clock.now)
        let records = try RecordStore.open(
            directory: configuration.directory,
            options: .init(
                origin: configuration.origin, keyFile: configuration.keyFile, writes: configuration.writes),
            views: views + more)
        let lists = ListStore(directory: configuration.directory.appendingPathComponent("lists"))
        let access = try await AccessStore.open(
            directory: configuration.directory, records: records, writes: configuration.writes
        ) { try resolve($0, in: records) }
        let countries =
            try configuration.geolocation.map { try AddressCountryTable.load(from: $0) }
            ?? AddressCountryTable(geoip: nil, geoip6: nil)
        let terms = measureTerms ?? MeasureTerms(standard, finalRuleIssued: nil)
        let road = Road(
            standard: standard, index: nil, named: nil, lists: [], register: MeasureRegister(terms: terms),
            measureSettings: MeasureSettings(standard),
            provider: .unitedStates(named: configuration.providerName, under: standard),
            ownsItsProducts: configuration.ownsItsProducts,
            providerReference: configuration.providerName, determination: DeterminationParameters(standard: standard),
            disposableDomains: disposableDomains(configuration))
        @Sendable func door(_ processor: String, _ purpose: String, _ fields: Set<String>) -> ProcessorDoor {
            ProcessorDoor(
                processor: processor, purpose: purpose, fields: fields, actor: .system("program"),
                register: { (try? Self.processors(in: records)) ?? ProcessorRegister() },
                record: { _ = try await records.append([$0]) }, now: { clock.now })
        }
        // A relay is a processor: it is used only under a standing authorisation of two people. The sample's outbox is none.
        let mail: (any MailCarrier)? = relay.map { relay in
            guard authorisesRelay else { return relay }
            return AuthorisedMailCarrier(
                relay, behind: door(Self.relayName, AuthorisedMailCarrier.purpose, AuthorisedMailCarrier.fields))
        }
        let outside = processors.authorised(behind: door)
        let program = IdentificationProgram(
            configuration: configuration, clock: clock, records: records, lists: lists, access: access, mail: mail,
            outside: outside, countries: countries, road: road, logger: Logger(label: "gatehouse.program"))
        try program.readDirectives()
        try program.readListSources()
        try program.readLists()
        try await program.readTrust(by: .system("program"))
        return program
    }

    /// Waits for what is under way and closes the stores.
    public func close() async throws {
        try await access.close()
        if configuration.writes { try await records.publishCheckpoint(at: clock.now) }
        try await records.close()
    }

    /// The standing authorisations as the log has them.
    static func processors(in records: RecordStore) throws -> ProcessorRegister {
        var register = ProcessorRegister()
        var from: UInt64 = 0
        while true {
            let entries = try records.entries(from: from, kinds: ProcessorRegister.kinds, limit: largestPage)
            guard let last = entries.last else { return register }
            for entry in entries { register.apply(entry) }
            from = last.index + 1
        }
    }

    func changeRoad(_ change: (inout Road) -> Void) { currentRoad.withLock { change(&$0) } }

    /// The provider's own list lies in the data directory as `disposable-domains.txt`; without it, or when it cannot be read, the
    /// shipped one stands alone.
    private static func disposableDomains(_ configuration: Configuration) -> DisposableDomains {
        let file = configuration.directory.appendingPathComponent("disposable-domains.txt")
        guard let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize,
            size <= Limits.disposableDomainsBytes, let text = try? String(contentsOf: file, encoding: .utf8)
        else { return .shipped }
        return DisposableDomains(overlay: text)
    }

    private static func standard(_ configuration: Configuration, on time: Timestamp) throws -> Standard {
        var library = try StandardLibrary.shipped()
        var overlays: [String] = []
        if let overlay = configuration.overlay {
            if overlay == "recommended" {
                overlays = [overlay]
            } else {
                // A house overlay lies over the recommended one, whose numbers it may tighten.
                let file = URL(fileURLWithPath: overlay)
                let yaml: String
                do { yaml = try String(contentsOf: file, encoding: .utf8) } catch {
                    throw ProgramError.invalid([
                        FieldProblem(
                            pointer: "--overlay", message: "\(overlay) cannot be read: \(error.localizedDescription)")
                    ])
                }
                let reference = try library.add(yaml: yaml, file: file.lastPathComponent)
                overlays = ["recommended", reference.id]
            }
        }
        let day = CalendarDate(daysSince1970: Int(time.milliseconds / 86_400_000))
        return try library.standard(base: configuration.standard, overlays: overlays, on: day)
    }
}

extension Provider {
    /// The provider that runs this installation: a United States person that offers infrastructure (5(j)), as its operator states.
    static func unitedStates(named name: String, under standard: Standard) -> Provider {
        var entity = Entity(name: name)
        entity.organizedIn = JurisdictionCode(unchecked: "US")
        let stated = Timestamp(milliseconds: 0)
        return Provider(
            name: name,
            determination: UnitedStatesPersonDetermination.determine(
                PersonFacts(declared: .entity(entity), at: stated, path: "provider"), asOf: stated,
                parameters: DeterminationParameters(standard: standard)), offersInfrastructure: true)
    }
}
