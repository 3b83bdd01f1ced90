import Order

/// How a short text reaches a telephone.
public enum MessageChannel: String, Hashable, Sendable, CaseIterable {
    case sms
    /// Read out by a machine that calls.
    case voice

    public var words: String {
        switch self {
        case .sms: "text message"
        case .voice: "call"
        }
    }
}

/// One short text to one telephone.
public struct TextMessage: Hashable, Sendable {
    public let to: TelephoneNumber
    public let channel: MessageChannel
    public let text: String
    public let time: Timestamp

    /// - Throws: ``MessageError`` when the text is empty, too long, or holds control characters.
    public init(to: TelephoneNumber, channel: MessageChannel, text: String, at time: Timestamp) throws(MessageError) {
        guard !text.isEmpty, text.unicodeScalars.count <= Limits.textMessage else { throw .tooLong }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .controlCharacter
        }
        self.to = to
        self.channel = channel
        self.text = text
        self.time = time
    }
}

public enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLong
    case controlCharacter
    case unreachable
    case timeout
    /// The gateway answered with this status.
    case refused(status: Int)
    /// Nobody authorised this processor for this purpose.
    case notAuthorised(String)

    public var description: String {
        switch self {
        case .tooLong: "the text is empty or longer than \(Limits.textMessage) characters"
        case .controlCharacter: "the text holds a line break or another control character; remove it"
        case .unreachable: "the message gateway cannot be reached; check its address"
        case .timeout: "the message gateway did not answer in time"
        case .refused(let status): "the message gateway answered \(status)"
        case .notAuthorised(let why): "the message gateway is a processor that may not be used for this: \(why)"
        }
    }
}

/// Something that brings short texts on their way: a gateway, or the sample's outbox.
public protocol MessageCarrier: Sendable {
    func send(_ message: TextMessage) async throws(MessageError)
    /// The same carrier for what is about one subject: one that keeps a record of its use keeps it there.
    func about(_ subject: SubjectID) -> any MessageCarrier
}

extension MessageCarrier {
    public func about(_ subject: SubjectID) -> any MessageCarrier { self }
}

extension Limits {
    /// One short text, in characters: three segments of GSM 03.38.
    public static let textMessage = 459
    /// The configuration of gateways and verifiers, in bytes, and how many there may be of each.
    public static let processorConfigurationBytes = 256 << 10
    public static let processorsConfigured = 32
    /// What a gateway or verifier answers at once, in bytes; the rest is not read.
    public static let processorAnswerBytes = 64 << 10
}
