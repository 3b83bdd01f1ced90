import Order
import Records

/// A mail relay behind its standing authorisation.
public struct AuthorisedMailCarrier: MailCarrier {
    private let carrier: any MailCarrier
    private let door: ProcessorDoor

    /// What two people authorise a relay for.
    public static let purpose = "e-mail code"
    public static let fields: Set<String> = ["email", "message"]

    /// The door is one for ``fields``.
    public init(_ carrier: any MailCarrier, behind door: ProcessorDoor) {
        self.carrier = carrier
        self.door = door
    }

    public func about(_ subject: SubjectID) -> any MailCarrier {
        AuthorisedMailCarrier(carrier, behind: door.about(subject))
    }

    public func send(_ mail: Mail) async throws(MailError) {
        do { try await door.pass() } catch { throw .notAuthorised(error.reason) }
        try await carrier.send(mail)
    }
}
