import Order
import Records

/// A mail relay behind its standing authorisation: asks for leave, makes the entry durable, and only then hands the mail
/// over. Without leave, or when the entry cannot be written, nothing is sent.
public struct AuthorisedMailCarrier: MailCarrier {
    private let carrier: any MailCarrier
    private let processor: String
    private let purpose: String
    private let actor: Actor
    private let register: @Sendable () async -> ProcessorRegister
    private let record: @Sendable (EntryDraft) async throws -> Void
    private let now: @Sendable () -> Timestamp
    private let subject: SubjectID?

    /// `register` answers with the authorisations as they stand; `record` returns when the entry is durable.
    public init(
        _ carrier: any MailCarrier, processor: String, purpose: String, subject: SubjectID? = nil, actor: Actor,
        register: @escaping @Sendable () async -> ProcessorRegister,
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

    /// The same door for mail about one subject, so that the entry stands in that subject's record.
    public func about(_ subject: SubjectID) -> AuthorisedMailCarrier {
        AuthorisedMailCarrier(
            carrier, processor: processor, purpose: purpose, subject: subject, actor: actor, register: register,
            record: record, now: now)
    }

    public func send(_ mail: Mail) async throws(MailError) {
        let call = ProcessorCall(
            processor: processor, purpose: purpose, fields: ["email", "message"], subject: subject, actor: actor)
        switch await register().authorise(call, at: now()) {
        case .failure(let refusal): throw .notAuthorised(refusal.description)
        case .success(let permit):
            do { try await record(permit.entry) } catch {
                throw MailError.notAuthorised("the call could not be recorded")
            }
            try await carrier.send(mail)
        }
    }
}
