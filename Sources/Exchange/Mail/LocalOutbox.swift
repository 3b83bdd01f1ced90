import Foundation
import Order

/// The sample's mail: nothing leaves; what would have been sent is kept for the outbox page and, when a directory is given,
/// written there as one `.eml` file each.
public actor LocalOutbox: MailCarrier {
    private let sender: MailSender
    private let directory: URL?
    private var kept: [Mail] = []

    public init(sender: MailSender, directory: URL? = nil) {
        self.sender = sender
        self.directory = directory
    }

    public func send(_ mail: Mail) async throws(MailError) {
        let message = try mail.message(from: sender)
        if let directory {
            let name = String(mail.messageID.prefix { $0 != "@" }) + ".eml"
            do {
                try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
                try Data(message).write(to: directory.appending(path: name), options: .atomic)
            } catch { throw MailError.unreachable }
        }
        kept.append(mail)
        if kept.count > Limits.outboxMails { kept.removeFirst(kept.count - Limits.outboxMails) }
    }

    /// The mails, newest first; of one person, or of everyone.
    public func mails(to address: EmailAddress? = nil) -> [Mail] {
        kept.reversed().filter { address == nil || $0.to.canonical == address?.canonical }
    }
}
