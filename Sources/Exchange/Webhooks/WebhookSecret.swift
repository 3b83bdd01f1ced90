import Foundation
import Order

/// The secret of one endpoint, as Standard Webhooks writes it: `whsec_` and base 64 of 24 to 64 random bytes.
public struct WebhookSecret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    public static let prefix = "whsec_"
    let bytes: [UInt8]

    public init(parsing text: String) throws(WebhookSecretError) {
        guard text.hasPrefix(WebhookSecret.prefix) else { throw .noPrefix }
        guard text.utf8.count <= 128, let data = Data(base64Encoded: String(text.dropFirst(WebhookSecret.prefix.count)))
        else { throw .notBase64 }
        guard (24...64).contains(data.count) else { throw .length(data.count) }
        bytes = [UInt8](data)
    }

    /// A fresh secret of 32 bytes.
    public static func random(using generator: inout some RandomNumberGenerator) -> WebhookSecret {
        WebhookSecret(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The secret in full: shown once, kept sealed.
    public var text: String { WebhookSecret.prefix + Data(bytes).base64EncodedString() }
    /// Never the secret, so that no log holds it by accident.
    public var description: String { WebhookSecret.prefix + "…" }
    public var debugDescription: String { description }
}

public enum WebhookSecretError: Error, Hashable, Sendable, CustomStringConvertible {
    case noPrefix, notBase64, length(Int)
    public var description: String {
        switch self {
        case .noPrefix: "a webhook secret begins with \(WebhookSecret.prefix)"
        case .notBase64: "after \(WebhookSecret.prefix) a webhook secret is base 64"
        case .length(let count): "a webhook secret has 24 to 64 bytes, this one \(count)"
        }
    }
}
