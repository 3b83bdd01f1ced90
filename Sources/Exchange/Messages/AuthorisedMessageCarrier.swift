import Order
import Records

/// A message gateway behind its standing authorisation.
public struct AuthorisedMessageCarrier: MessageCarrier {
    private let carrier: any MessageCarrier
    private let door: ProcessorDoor

    /// What two people authorise a gateway for.
    public static let purpose = "telephone code"
    public static let fields: Set<String> = ["telephone", "message"]

    /// The door is one for ``fields``.
    public init(_ carrier: any MessageCarrier, behind door: ProcessorDoor) {
        self.carrier = carrier
        self.door = door
    }

    public func about(_ subject: SubjectID) -> any MessageCarrier {
        AuthorisedMessageCarrier(carrier, behind: door.about(subject))
    }

    public func send(_ message: TextMessage) async throws(MessageError) {
        do { try await door.pass() } catch { throw .notAuthorised(error.reason) }
        try await carrier.send(message)
    }
}
