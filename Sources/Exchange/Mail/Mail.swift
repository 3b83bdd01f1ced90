import Foundation
import Order

/// One mail in plain text to one person. Whatever is put in, it can only ever become one mail: a line break in a header
/// is refused when the mail is made, not repaired.
public struct Mail: Hashable, Sendable {
    public let to: EmailAddress
    public let subject: String
    public let text: String
    /// `<random@domain>` without the brackets; the same for every attempt to send this mail.
    public let messageID: String
    public let time: Timestamp

    /// `domain` is the sender's own; `generator` makes the message id.
    public init(
        to: EmailAddress, subject: String, text: String, domain: String, at time: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) throws(MailError) {
        guard subject.utf8.count <= Limits.mailSubjectBytes else { throw .tooLong("subject") }
        guard text.utf8.count <= Limits.mailBytes else { throw .tooLong("text") }
        guard
            !subject.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
            })
        else { throw .controlCharacter("subject") }
        guard !domain.isEmpty, domain.utf8.allSatisfy(isHostByte) else { throw .malformedSender }
        self.to = to
        self.subject = subject
        self.text = text
        self.time = time
        let random = String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
        messageID = "\(random)@\(domain)"
    }

    /// The message of RFC 5322: ASCII header lines, the body in base 64 so that no line of it can mean anything to a server.
    func message(from sender: MailSender) throws(MailError) -> [UInt8] {
        guard to.mailbox.utf8.allSatisfy(isAddressByte) else { throw .malformedRecipient }
        var lines = [
            "From: \(sender.header)", "To: <\(to.mailbox)>", "Subject: \(MailHeader.encoded(subject, after: 9))",
            "Date: \(MailHeader.date(time))", "Message-ID: <\(messageID)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        ]
        let body = text.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false).joined(separator: "\r\n")
        lines.append(
            Data(body.utf8).base64EncodedString(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]))
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }
}

/// From whom mail is sent.
public struct MailSender: Hashable, Sendable {
    public let address: EmailAddress
    public let name: String
    public init(address: EmailAddress, name: String) throws(MailError) {
        guard address.mailbox.utf8.allSatisfy({ $0 < 0x80 && isAddressByte($0) }) else { throw .malformedSender }
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
            name.utf8.count <= Limits.mailSubjectBytes
        else { throw .controlCharacter("sender's name") }
        self.address = address
        self.name = name
    }
    public var domain: String { String(address.domain) }
    var header: String {
        name.isEmpty
            ? "<\(address.mailbox)>"
            : "\(MailHeader.encoded(name, after: 6, phrase: true)) <\(address.mailbox)>"
    }
}

public enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
    case controlCharacter(String)
    case tooLong(String)
    case malformedSender
    case malformedRecipient
    /// The local part has letters beyond ASCII, and the relay does not take them (RFC 6531).
    case addressNeedsUTF8
    /// The relay is not on this machine and offers no encryption, or its certificate is not trusted.
    case notEncrypted
    case unreachable
    case timeout
    case refusedLogin
    /// The relay answered with this code; 5xx will not change by trying again.
    case refused(code: Int)
    /// Nobody authorised this processor for this purpose.
    case notAuthorised(String)

    public var isPermanent: Bool {
        switch self {
        case .unreachable, .timeout: false
        case .refused(let code): code >= 500
        default: true
        }
    }

    public var description: String {
        switch self {
        case .controlCharacter(let what): "the \(what) holds a line break or another control character; remove it"
        case .tooLong(let what): "the \(what) is too long"
        case .malformedSender: "the sender's address is malformed or not in ASCII"
        case .malformedRecipient: "the address has characters that mail cannot carry; use another"
        case .addressNeedsUTF8: "the address has letters that the mail relay does not take; use another address"
        case .notEncrypted: "the connection to the mail relay is not encrypted and trusted; set up TLS on the relay"
        case .unreachable: "the mail relay cannot be reached; check its name and port"
        case .timeout: "the mail relay did not answer in time"
        case .refusedLogin: "the mail relay refused the user or password"
        case .refused(let code): "the mail relay answered \(code)"
        case .notAuthorised(let why): "the mail relay is a processor that may not be used for this: \(why)"
        }
    }
}

/// Something that brings mail on its way: a relay, or the sample's outbox.
public protocol MailCarrier: Sendable {
    func send(_ mail: Mail) async throws(MailError)
    /// The same carrier for what is about one subject: one that keeps a record of its use keeps it there.
    func about(_ subject: SubjectID) -> any MailCarrier
}

extension MailCarrier {
    public func about(_ subject: SubjectID) -> any MailCarrier { self }
}

private func isHostByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
}
/// Printable, without the brackets, quotes and blanks that could end the address early. Bytes beyond ASCII are of letters: an address
/// holds no control and no blank of any script.
private func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && ![0x3C, 0x3E, 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x5C].contains(byte)
}
