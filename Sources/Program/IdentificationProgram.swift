import AccessHistory
import Foundation
import Order
import Records

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
        /// The base standard (`order` or `proposed-2024`) and the overlay (`recommended`, or a house overlay file).
        public var standard: String
        public var overlay: String?
        public var writes: Bool
        /// The name of the provider as applicants see it.
        public var providerName: String
        public init(
            directory: URL, keyFile: URL, origin: String = "gatehouse.local/log", standard: String = "order",
            overlay: String? = "recommended", writes: Bool = true, providerName: String = "Northwind Compute"
        ) {
            self.directory = directory
            self.keyFile = keyFile
            self.origin = origin
            self.standard = standard
            self.overlay = overlay
            self.writes = writes
            self.providerName = providerName
        }
    }

    public let configuration: Configuration
    public let clock: ProgramClock
    public let records: RecordStore

    init(configuration: Configuration, clock: ProgramClock, records: RecordStore) {
        self.configuration = configuration
        self.clock = clock
        self.records = records
    }

    /// Opens everything in the data directory: the log, lists, directives, access history.
    public static func open(_ configuration: Configuration, clock: ProgramClock = .system) async throws
        -> IdentificationProgram
    {
        throw ProgramError.unavailable("seam")
    }
    /// Waits for what is under way and closes the stores.
    public func close() async throws { throw ProgramError.unavailable("seam") }
}

// MARK: Applications
extension IdentificationProgram {
    /// Takes an application down the whole road and answers when the decision is durable. With a key that was used for
    /// the same request it answers with what that request brought about.
    public func submit(_ application: Application, key: IdempotencyKey?, by actor: Actor) async throws -> ApplicationRecord {
        throw ProgramError.unavailable("seam")
    }
    /// Decides without recording anything: for benchmarks and what-ifs.
    public func preview(_ application: Application) async throws -> Decision { throw ProgramError.unavailable("seam") }
    public func application(_ id: ApplicationID) async throws -> ApplicationRecord { throw ProgramError.unavailable("seam") }
    /// The decision as it stood at a time; `nil` time is now.
    public func decision(of id: ApplicationID, asOf time: Timestamp?) async throws -> Decision { throw ProgramError.unavailable("seam") }
    /// Rows by time of last change; `updatedSince` is inclusive.
    public func applications(
        state: ApplicationState?, updatedSince: Timestamp?, cursor: String?, limit: Int
    ) async throws -> Page<ApplicationSummary> { throw ProgramError.unavailable("seam") }
    /// Merges what was added into a pending application and travels the road again.
    public func supplement(_ id: ApplicationID, with application: Application, by actor: Actor) async throws -> ApplicationRecord {
        throw ProgramError.unavailable("seam")
    }
    /// Judges lines of a machine-readable zone and travels the road again.
    public func addMachineReadableZone(_ lines: [String], to id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        throw ProgramError.unavailable("seam")
    }
    /// Sends a code to the applicant's e-mail; says nothing of whether the address is known.
    public func sendEmailCode(for id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord { throw ProgramError.unavailable("seam") }
    public func answerEmailCode(_ code: String, for id: ApplicationID, by actor: Actor) async throws -> EmailCodeAnswer {
        throw ProgramError.unavailable("seam")
    }
    public func withdraw(_ id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord { throw ProgramError.unavailable("seam") }
    /// Asks for another look, which a different person takes.
    public func appeal(_ id: ApplicationID, text: String, by actor: Actor) async throws -> ApplicationRecord { throw ProgramError.unavailable("seam") }
    /// A C2SP tlog-proof of the entry that received the application; `nil` until a checkpoint covers it.
    public func receipt(for id: ApplicationID) async throws -> String? { throw ProgramError.unavailable("seam") }
}

public struct EmailCodeAnswer: Sendable {
    public enum Result: Hashable, Sendable { case proven, wrong(triesLeft: Int), expired, exhausted, notAsked }
    public var result: Result
    public var record: ApplicationRecord
    public init(result: Result, record: ApplicationRecord) {
        self.result = result
        self.record = record
    }
}

// MARK: Portal drafts
extension IdentificationProgram {
    /// Keeps what an applicant typed so far, sealed, under the random text of the resume link (its hash is the key). Expires by the standard.
    public func saveDraft(_ form: JSONValue, link: String) async throws { throw ProgramError.unavailable("seam") }
    public func draft(link: String) async throws -> JSONValue? { throw ProgramError.unavailable("seam") }
    /// Ties a resume link to the application it became, so that the link shows its status.
    public func bind(link: String, to id: ApplicationID) async throws { throw ProgramError.unavailable("seam") }
    public func application(link: String) async throws -> ApplicationRecord? { throw ProgramError.unavailable("seam") }
}

// MARK: Review
extension IdentificationProgram {
    public func queue(kind: QueueItem.Kind?, takenBy: UserID?, cursor: String?, limit: Int) async throws -> Page<QueueItem> {
        throw ProgramError.unavailable("seam")
    }
    public func queueFigures() async throws -> QueueFigures { throw ProgramError.unavailable("seam") }
    public func queueItem(_ id: String) async throws -> QueueItem { throw ProgramError.unavailable("seam") }
    /// Takes an item; `conflict` names since when another person holds it.
    public func take(_ id: String, by user: UserID) async throws -> QueueItem { throw ProgramError.unavailable("seam") }
    public func release(_ id: String, by user: UserID) async throws -> QueueItem { throw ProgramError.unavailable("seam") }
    /// Decides an item. `lastEntry` is the entry that the person saw; if the subject has moved on: `conflict`, nothing is done.
    public func resolve(
        _ id: String, as resolution: ReviewResolution, why: String, seeing lastEntry: EntryID, by user: UserID
    ) async throws { throw ProgramError.unavailable("seam") }
    /// Records that a person reveals masked fields of an application or account for a purpose, before they are shown.
    public func recordReveal(subject: SubjectID, fields: [String], purpose: String, by user: UserID) async throws {
        throw ProgramError.unavailable("seam")
    }
}

// MARK: Accounts
extension IdentificationProgram {
    public func account(_ id: AccountID) async throws -> AccountRecord { throw ProgramError.unavailable("seam") }
    public func account(reference: String) async throws -> AccountRecord? { throw ProgramError.unavailable("seam") }
    public func accounts(
        state: AccountState?, updatedSince: Timestamp?, cursor: String?, limit: Int
    ) async throws -> Page<AccountSummary> { throw ProgramError.unavailable("seam") }
    /// Registers an account that existed before: maintained, undetermined, unverified, due by risk.
    public func importAccount(_ holder: Application, openedAt: Timestamp?, key: IdempotencyKey?, by actor: Actor) async throws -> AccountRecord {
        throw ProgramError.unavailable("seam")
    }
    public func change(_ id: AccountID, _ change: AccountChange, key: IdempotencyKey?, by actor: Actor) async throws -> AccountRecord {
        throw ProgramError.unavailable("seam")
    }
    public func close(account id: AccountID, why: String, by actor: Actor) async throws -> AccountRecord { throw ProgramError.unavailable("seam") }
    public func record(_ transaction: TransactionRecord, key: IdempotencyKey?, by actor: Actor) async throws { throw ProgramError.unavailable("seam") }
    public func transactions(of id: AccountID) async throws -> [TransactionRecord] { throw ProgramError.unavailable("seam") }
    /// Applications and accounts that share an identifier, found exactly: e-mail, telephone, document number, wallet, bank account, card token, IP address or any random id.
    public func find(_ text: String, by actor: Actor) async throws -> [IdentifierMatch] { throw ProgramError.unavailable("seam") }
    /// The subject's entries, oldest first: what happened, without what it says.
    public func history(of subject: SubjectID) async throws -> [HistoryLine] { throw ProgramError.unavailable("seam") }
}

public struct IdentifierMatch: Hashable, Sendable {
    public var kind: String
    public var role: String
    public var subject: SubjectID
    public var application: ApplicationID?
    public var account: AccountID?
    public var state: String
}

public struct HistoryLine: Hashable, Sendable {
    public var index: UInt64
    public var id: EntryID
    public var kind: String
    public var actor: String
    public var at: Timestamp
}

// MARK: Feed
extension IdentificationProgram {
    public func feed(after cursor: String?, limit: Int) async throws -> Page<FeedItem> { throw ProgramError.unavailable("seam") }
}
