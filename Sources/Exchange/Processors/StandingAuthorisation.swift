import Order
import Records

/// A standing authorisation: one processor may receive these fields, for this purpose, until then. A processor (mail relay,
/// outside verifier, remote store) is a third party under clause 1(a)(iii); without an authorisation in force its call fails
/// closed. Two different people make one.
public struct StandingAuthorisation: Hashable, Sendable {
    /// A random id.
    public var id: EntryID
    /// The processor as the configuration names it, `smtp` say.
    public var processor: String
    public var purpose: String
    /// The fields that may be handed over.
    public var fields: Set<String>
    public var from: Timestamp
    /// The first instant at which it no longer holds. None is for ever.
    public var until: Timestamp
    public let approval: FourEyesApproval
    public var revokedAt: Timestamp?

    /// Only an approval by a second person makes one.
    public init(
        id: EntryID, processor: String, purpose: String, fields: Set<String>, from: Timestamp, until: Timestamp,
        approval: FourEyesApproval
    ) throws(ProcessorRefusal) {
        guard !processor.isEmpty, !purpose.isEmpty, !fields.isEmpty else { throw .incomplete }
        guard from < until else { throw .endsBeforeItBegins }
        self.id = id
        self.processor = processor
        self.purpose = purpose
        self.fields = fields
        self.from = from
        self.until = until
        self.approval = approval
    }

    public func isInForce(at now: Timestamp) -> Bool {
        from <= now && now < until && (revokedAt.map { now < $0 } ?? true)
    }
}

/// One use of a processor.
public struct ProcessorCall: Hashable, Sendable {
    public var processor: String
    public var purpose: String
    public var fields: Set<String>
    /// Whose fields they are.
    public var subject: SubjectID?
    public var actor: Actor
    public init(processor: String, purpose: String, fields: Set<String>, subject: SubjectID?, actor: Actor) {
        self.processor = processor
        self.purpose = purpose
        self.fields = fields
        self.subject = subject
        self.actor = actor
    }
}

public enum ProcessorRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case incomplete
    case endsBeforeItBegins
    case noAuthorisation(processor: String, purpose: String)
    case notInForce(processor: String, purpose: String, until: Timestamp)
    case revoked(processor: String, purpose: String)
    case fieldsNotCovered([String])

    public var description: String {
        switch self {
        case .incomplete: "an authorisation names a processor, a purpose and at least one field"
        case .endsBeforeItBegins: "an authorisation ends after it begins"
        case .noAuthorisation(let processor, let purpose):
            "nobody authorised \(processor) for \(purpose); two people have to"
        case .notInForce(let processor, let purpose, let until):
            "the authorisation of \(processor) for \(purpose) is not in force (it ran or runs until \(until)); renew it"
        case .revoked(let processor, let purpose): "the authorisation of \(processor) for \(purpose) was revoked"
        case .fieldsNotCovered(let fields):
            "the authorisation does not cover \(fields.joined(separator: ", ")); leave them out or have it widened"
        }
    }
}

/// The authorisations there are.
public struct ProcessorRegister: Hashable, Sendable {
    public var authorisations: [StandingAuthorisation]
    public init(_ authorisations: [StandingAuthorisation] = []) { self.authorisations = authorisations }
}

/// Leave for one call, with the entry that has to be durable before anything leaves.
public struct ProcessorPermit: Sendable {
    public var authorisation: EntryID
    public var entry: EntryDraft
    public var reason: Reason
}

extension ProcessorRegister {
    /// Whether a call may be made. It fails closed: without one authorisation in force that covers processor, purpose and
    /// every field, it may not.
    public func authorise(_ call: ProcessorCall, at now: Timestamp) -> Result<ProcessorPermit, ProcessorRefusal> {
        let named = authorisations.filter { $0.processor == call.processor && $0.purpose == call.purpose }
        guard let last = named.max(by: { $0.until < $1.until }) else {
            return .failure(.noAuthorisation(processor: call.processor, purpose: call.purpose))
        }
        let inForce = named.filter { $0.isInForce(at: now) }
        guard let first = inForce.first else {
            return .failure(
                last.revokedAt.map { $0 <= now } ?? false
                    ? .revoked(processor: call.processor, purpose: call.purpose)
                    : .notInForce(processor: call.processor, purpose: call.purpose, until: last.until))
        }
        guard let covering = inForce.first(where: { call.fields.isSubset(of: $0.fields) }) else {
            return .failure(.fieldsNotCovered(call.fields.subtracting(first.fields).sorted()))
        }
        return .success(
            ProcessorPermit(
                authorisation: covering.id, entry: call.entry(under: covering, at: now),
                reason: Reason(
                    "1(a)(iii)", "Two people authorised this processor for this purpose and these fields.", holds: true,
                    facts: [
                        ReasonFact("processor", call.processor, source: covering.id.rawValue),
                        ReasonFact("purpose", call.purpose, source: covering.id.rawValue),
                    ])))
    }
}

extension EntryKind {
    /// Fields of a subject were handed to a processor.
    public static let processorCalled: EntryKind = "processor.called"
    public static let processorAuthorised: EntryKind = "processor.authorised"
    public static let processorRevoked: EntryKind = "processor.revoked"
}

extension ProcessorCall {
    /// Names the fields, never their values.
    fileprivate func entry(under authorisation: StandingAuthorisation, at now: Timestamp) -> EntryDraft {
        EntryDraft(
            .processorCalled, actor: actor, time: now, subject: subject,
            fields: [
                "processor": .string(processor), "purpose": .string(purpose),
                "fields": .array(fields.sorted().map { .string($0) }),
                "authorisation": .string(authorisation.id.rawValue),
            ])
    }
}
