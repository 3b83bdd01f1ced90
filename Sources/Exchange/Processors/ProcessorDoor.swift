import Order
import Records

/// The one way out to a processor: asks for leave under its standing authorisation and makes the entry durable, so that what
/// follows may leave. Without leave, or when the entry cannot be written, it stays closed (clause 1(a)(iii)).
public struct ProcessorDoor: Sendable {
    private let processor: String
    private let purpose: String
    private let fields: Set<String>
    private var subject: SubjectID?
    private let actor: Actor
    private let register: @Sendable () async -> ProcessorRegister
    private let record: @Sendable (EntryDraft) async throws -> Void
    private let now: @Sendable () -> Timestamp

    /// Why nothing may leave, in words.
    public struct Closed: Error, Hashable, Sendable {
        public var reason: String
    }

    /// `register` answers with the authorisations as they stand; `record` returns when the entry is durable.
    public init(
        processor: String, purpose: String, fields: Set<String>, actor: Actor,
        register: @escaping @Sendable () async -> ProcessorRegister,
        record: @escaping @Sendable (EntryDraft) async throws -> Void, now: @escaping @Sendable () -> Timestamp
    ) {
        self.processor = processor
        self.purpose = purpose
        self.fields = fields
        self.actor = actor
        self.register = register
        self.record = record
        self.now = now
    }

    /// The same door for what is about one subject, so that the entry stands in that subject's record.
    public func about(_ subject: SubjectID) -> ProcessorDoor {
        var door = self
        door.subject = subject
        return door
    }

    public func pass() async throws(Closed) {
        let call = ProcessorCall(
            processor: processor, purpose: purpose, fields: fields, subject: subject, actor: actor)
        switch await register().authorise(call, at: now()) {
        case .failure(let refusal): throw Closed(reason: refusal.description)
        case .success(let permit):
            do { try await record(permit.entry) } catch { throw Closed(reason: "the call could not be recorded") }
        }
    }
}
