import Order

// An outside verifier: somebody who answers a question about an applicant. One adapter for all: a signed question goes out with no
// more fields than were authorised, a signed answer comes in, and what it says becomes claims.

/// What an outside verifier can be asked.
public enum VerifierCheckKind: String, Hashable, Sendable, CaseIterable {
    /// Whether the applicant is live and has the face of the document's portrait.
    case face
    /// Whether a document is genuine, and what it says.
    case document
    /// Whether an independent record agrees with what was stated.
    case record

    public var words: String {
        switch self {
        case .face: "liveness and face"
        case .document: "document"
        case .record: "record look-up"
        }
    }
}

/// A field that can be handed to an outside verifier.
public enum VerifierField: String, Hashable, Sendable, CaseIterable {
    case name, birthDate, address, email, telephone, nationalNumber, documentNumber, citizenships
    /// Leave to fetch the pictures of the document through the API; they are never in the question.
    case picture
}

/// One verifier as configured.
public struct OutsideVerifier: Hashable, Sendable, CustomStringConvertible {
    /// The processor's name, under which two people authorise it.
    public let name: String
    public let address: WebhookAddress
    /// Signs questions and answers, both ways.
    public let secret: WebhookSecret
    public let kinds: Set<VerifierCheckKind>
    /// What is handed over; an authorisation has to cover all of it.
    public let fields: Set<VerifierField>
    /// Seconds until an answer has to be there.
    public let answersWithin: Int64
    /// How often the question is put before it is given up.
    public let schedule: RetrySchedule
    public let allowsPrivate: Bool

    public init(
        name: String, address: String, secret: WebhookSecret, kinds: Set<VerifierCheckKind>,
        fields: Set<VerifierField>, answersWithin: Int64 = 3600, attempts: Int = 5, allowsPrivate: Bool = false
    ) throws(ProcessorConfigurationError) {
        try checkProcessorName(name)
        guard let parsed = try? WebhookAddress(parsing: address, allowsPrivate: allowsPrivate) else {
            throw .badAddress(name)
        }
        guard !kinds.isEmpty else { throw .badValue(name, "kinds") }
        guard (10...30 * 86_400).contains(answersWithin), (1...20).contains(attempts) else {
            throw .badValue(name, "answersWithinSeconds or attempts")
        }
        self.name = name
        self.address = parsed
        self.secret = secret
        self.kinds = kinds
        self.fields = fields
        self.answersWithin = answersWithin
        schedule = RetrySchedule(first: 5_000, factor: 3, longest: 3_600_000, attempts: attempts)
        self.allowsPrivate = allowsPrivate
    }

    /// What two people authorise a verifier for, by kind of question.
    public static func purpose(of kind: VerifierCheckKind) -> String { "\(kind.words) check" }

    /// Never the secret.
    public var description: String { "\(name) at \(address.text)" }

    /// Where questions go, for the transport that webhooks use.
    public var endpoint: WebhookEndpoint {
        WebhookEndpoint(
            id: "verifier-" + name, address: address, secrets: [secret], types: [], allowsPrivate: allowsPrivate)
    }
}

extension OutsideVerifier {
    init(json: JSONValue, secret: (SecretPlace) -> String?) throws(ProcessorConfigurationError) {
        let read = try ProcessorMembers(
            json,
            known: [
                "name", "url", "secret", "kinds", "fields", "answersWithinSeconds", "attempts", "allowsPrivate",
            ])
        guard let key = try? WebhookSecret(parsing: try read.secret(secret, isRequired: true)) else {
            throw .badValue(read.name, "secret, which has to begin with whsec_,")
        }
        let kinds = try read.texts("kinds").map { VerifierCheckKind(rawValue: $0) }
        let fields = try read.texts("fields").map { VerifierField(rawValue: $0) }
        guard !kinds.contains(nil) else { throw .badValue(read.name, "kinds") }
        guard !fields.contains(nil) else { throw .badValue(read.name, "fields") }
        try self.init(
            name: read.name, address: try read.text("url"), secret: key, kinds: Set(kinds.compactMap { $0 }),
            fields: Set(fields.compactMap { $0 }),
            answersWithin: try read.number("answersWithinSeconds", default: 3600),
            attempts: Int(try read.number("attempts", default: 5)), allowsPrivate: try read.flag("allowsPrivate"))
    }
}
