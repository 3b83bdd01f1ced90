import Crypto
import Foundation
import Order

// Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, the last one or more
// `v1,<base64 of HMAC-SHA-256 over "id.timestamp.body">` separated by spaces, so that a secret can be rotated.

/// The three headers of one message.
public struct WebhookHeaders: Hashable, Sendable {
    public static let idName = "webhook-id"
    public static let timestampName = "webhook-timestamp"
    public static let signatureName = "webhook-signature"
    public var id: String
    public var timestamp: String
    public var signature: String
    public init(id: String, timestamp: String, signature: String) {
        self.id = id
        self.timestamp = timestamp
        self.signature = signature
    }
}

extension WebhookHeaders {
    /// Signs a message with every secret given: while a secret is rotated there are two, the new one first.
    public init(signing body: [UInt8], id: String, at time: Timestamp, with secrets: [WebhookSecret]) {
        let seconds = String(time.milliseconds / 1000)
        let signatures = secrets.map { secret in
            "v1," + Data(WebhookHeaders.code(id, seconds, body, secret)).base64EncodedString()
        }
        self.init(id: id, timestamp: seconds, signature: signatures.joined(separator: " "))
    }

    /// What a receiver does: throws unless one signature was made with one of the secrets, and the message is recent.
    ///
    /// `tolerance` is in seconds, either way. Signatures of versions other than `v1` are passed over.
    public func verify(
        _ body: [UInt8], with secrets: [WebhookSecret], at now: Timestamp, tolerance: Int64 = 300
    ) throws(WebhookVerificationError) {
        guard !id.isEmpty, id.utf8.count <= 256 else { throw .malformedID }
        guard (1...12).contains(timestamp.utf8.count), timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int64(timestamp)
        else { throw .malformedTimestamp }
        let age = now.milliseconds / 1000 - seconds
        guard age <= tolerance else { throw .tooOld }
        guard age >= -tolerance else { throw .fromTheFuture }
        let candidates = signature.split(separator: " ").prefix(Limits.webhookSignatures)
            .filter { $0.hasPrefix("v1,") }.compactMap { Data(base64Encoded: String($0.dropFirst(3))) }
        guard !candidates.isEmpty else { throw .noSignature }
        for secret in secrets {
            let key = SymmetricKey(data: secret.bytes)
            let message = WebhookHeaders.message(id, timestamp, body)
            // Constant time within each comparison; which of several secrets fits is no secret.
            for candidate in candidates
            where HMAC<SHA256>.isValidAuthenticationCode(candidate, authenticating: message, using: key) {
                return
            }
        }
        throw .wrongSignature
    }

    private static func message(_ id: String, _ timestamp: String, _ body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }
    private static func code(
        _ id: String, _ timestamp: String, _ body: [UInt8], _ secret: WebhookSecret
    ) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(
            for: message(id, timestamp, body), using: SymmetricKey(data: secret.bytes))
    }
}

public enum WebhookVerificationError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformedID, malformedTimestamp, tooOld, fromTheFuture, noSignature, wrongSignature
    public var description: String {
        switch self {
        case .malformedID: "the header webhook-id is missing or too long"
        case .malformedTimestamp: "the header webhook-timestamp is not a number of seconds"
        case .tooOld: "the message is older than the tolerance; it may be a replay"
        case .fromTheFuture: "the message lies in the future; check the clocks"
        case .noSignature: "the header webhook-signature holds no v1 signature"
        case .wrongSignature: "no signature fits the secret; do not trust this message"
        }
    }
}
