import Order
import Records

/// A message gateway behind its standing authorisation: asks for leave, makes the entry durable, and only then hands the
/// message over. Without leave, or when the entry cannot be written, nothing is sent.
public struct AuthorisedMessageCarrier: MessageCarrier {
    private let carrier: any MessageCarrier
    private let processor: String
    private let purpose: String
    private let actor: Actor
    private let register: @Sendable () async -> ProcessorRegister
    private let record: @Sendable (EntryDraft) async throws -> Void
    private let now: @Sendable () -> Timestamp
    private let subject: SubjectID?

    /// What two people authorise a gateway for.
    public static let purpose = "telephone code"
    public static let fields: Set<String> = ["telephone", "message"]

    /// `register` answers with the authorisations as they stand; `record` returns when the entry is durable.
    public init(
        _ carrier: any MessageCarrier, processor: String, purpose: String = AuthorisedMessageCarrier.purpose,
        subject: SubjectID? = nil, actor: Actor, register: @escaping @Sendable () async -> ProcessorRegister,
        record: @escaping @Sendable (EntryDraft) async throws -> Void, now: @escaping @Sendable () -> Timestamp
    ) {
        self.carrier = carrier
        self.processor = processor
        self.purpose = purpose
        self.subject = subject
        self.actor = actor
        self.register = register
        self.record = record
        self.now = now
    }

    /// The same door for a message about one subject, so that the entry stands in that subject's record.
    public func about(_ subject: SubjectID) -> AuthorisedMessageCarrier {
        AuthorisedMessageCarrier(
            carrier, processor: processor, purpose: purpose, subject: subject, actor: actor, register: register,
            record: record, now: now)
    }

    public func send(_ message: TextMessage) async throws(MessageError) {
        let call = ProcessorCall(
            processor: processor, purpose: purpose, fields: AuthorisedMessageCarrier.fields, subject: subject,
            actor: actor)
        switch await register().authorise(call, at: now()) {
        case .failure(let refusal): throw .notAuthorised(refusal.description)
        case .success(let permit):
            do { try await record(permit.entry) } catch {
                throw MessageError.notAuthorised("the call could not be recorded")
            }
            try await carrier.send(message)
        }
    }
}
