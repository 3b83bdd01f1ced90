import CCurl
import Dispatch
import Foundation
import Order

/// Sends mail through one relay (RFC 5321) by libcurl. Encryption is required, with a trusted certificate, unless the relay
/// is this machine itself. A relay is a processor: in a program it stands behind ``AuthorisedMailCarrier``.
public struct SMTPRelay: MailCarrier {
    public enum Security: String, Hashable, Sendable, CaseIterable {
        /// Encryption is asked for after connecting (port 587).
        case startTLS
        /// Encrypted from the first byte (port 465).
        case implicitTLS
        /// None; refused unless the host is a loopback address.
        case none
    }
    public struct Login: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
        public var user: String
        public var password: String
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
        /// Never the password.
        public var description: String { "\(user):…" }
        public var debugDescription: String { description }
    }

    public let host: String
    public let port: Int
    public let security: Security
    public let login: Login?
    public let sender: MailSender
    /// Seconds for the whole exchange.
    public let timeout: Int
    /// libcurl blocks; mails wait for one another here and never on the threads that Swift's tasks share.
    private let queue = DispatchQueue(label: "gatehouse.mail")

    public init(
        host: String, port: Int, security: Security, login: Login? = nil, sender: MailSender, timeout: Int = 30
    ) throws(MailError) {
        let isLoopback =
            host == "localhost" || host == "::1" || (host.hasPrefix("127.") && (try? IPAddress(parsing: host)) != nil)
        guard security != .none || isLoopback else { throw .notEncrypted }
        guard (1...65_535).contains(port), !host.isEmpty,
            host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F && $0 != 0x40 && $0 != 0x3F && $0 != 0x23 })
        else { throw .malformedSender }
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.sender = sender
        self.timeout = max(1, timeout)
    }

    public func send(_ mail: Mail) async throws(MailError) {
        let message = try mail.message(from: sender)
        let result: Result<Void, MailError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: exchange(message, to: mail.to)) }
        }
        try result.get()
    }

    private var url: String {
        let literal = host.contains(":") ? "[\(host)]" : host
        return "\(security == .implicitTLS ? "smtps" : "smtp")://\(literal):\(port)/\(sender.domain)"
    }

    private func exchange(_ message: [UInt8], to recipient: EmailAddress) -> Result<Void, MailError> {
        guard SMTPRelay.libraryIsReady, let handle = curl_easy_init() else { return .failure(.unreachable) }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(recipient.mailbox)>")
        defer { curl_slist_free_all(recipients) }
        var upload = Upload(bytes: message)
        return withUnsafeMutablePointer(to: &upload) { upload in
            var codes = [
                gatehouse_curl_set_text(handle, CURLOPT_URL, url),
                gatehouse_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender.address.mailbox)>"),
                gatehouse_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients),
                gatehouse_curl_set_reader(handle, readUpload, upload),
                gatehouse_curl_set_long(handle, CURLOPT_UPLOAD, 1),
                gatehouse_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
                gatehouse_curl_set_long(handle, CURLOPT_TIMEOUT, timeout),
                gatehouse_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, min(10, timeout)),
                gatehouse_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
                gatehouse_curl_set_text(handle, CURLOPT_PROXY, ""),
                gatehouse_curl_set_long(
                    handle, CURLOPT_USE_SSL,
                    security == .none ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue)),
                gatehouse_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
                gatehouse_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            ]
            if let login {
                codes.append(gatehouse_curl_set_text(handle, CURLOPT_USERNAME, login.user))
                codes.append(gatehouse_curl_set_text(handle, CURLOPT_PASSWORD, login.password))
            }
            guard codes.allSatisfy({ $0 == CURLE_OK }) else { return .failure(.unreachable) }
            let code = curl_easy_perform(handle)
            var answer = 0
            _ = gatehouse_curl_get_response(handle, &answer)
            let result = SMTPRelay.judge(code, answer)
            // libcurl says SMTPUTF8 where the relay offers it; one that does not refuses the recipient.
            if case .failure(.refused(500...)) = result, !recipient.mailbox.utf8.allSatisfy({ $0 < 0x80 }) {
                return .failure(.addressNeedsUTF8)
            }
            return result
        }
    }

    private static func judge(_ code: CURLcode, _ answer: Int) -> Result<Void, MailError> {
        switch code {
        case CURLE_OK: .success(())
        case CURLE_OPERATION_TIMEDOUT: .failure(.timeout)
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
            .failure(.notEncrypted)
        case CURLE_LOGIN_DENIED: .failure(.refusedLogin)
        default: .failure(answer >= 400 ? .refused(code: answer) : .unreachable)
        }
    }

    /// Once for the process; Swift runs it once, whoever comes first.
    private static let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// What libcurl still has to read.
private struct Upload {
    let bytes: [UInt8]
    var position = 0
}

private func readUpload(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let buffer, let upload = context?.assumingMemoryBound(to: Upload.self) else { return 0 }
    let length = min(size * count, upload.pointee.bytes.count - upload.pointee.position)
    guard length > 0 else { return 0 }
    let start = upload.pointee.position
    upload.pointee.bytes.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress { memcpy(buffer, base + start, length) }
    }
    upload.pointee.position += length
    return length
}
