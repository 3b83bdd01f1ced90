import Foundation
import Order

/// Where webhooks are sent, parsed: `https`, a host, no user, no fragment.
public struct WebhookAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public let host: String
    public let port: Int
    public let isSecure: Bool
    public var description: String { text }

    /// `allowsPrivate` admits `http`, too: within one's own network a certificate may not be had.
    public init(parsing text: String, allowsPrivate: Bool = false) throws(WebhookAddressError) {
        guard text.utf8.count <= Limits.webhookAddressBytes, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let url = URL(string: text), let host = url.host(percentEncoded: false), !host.isEmpty
        else { throw .malformed }
        guard url.scheme == "https" || (allowsPrivate && url.scheme == "http") else { throw .notSecure }
        guard url.user == nil, url.password == nil, url.fragment == nil else { throw .surplus }
        self.text = text
        self.host = host
        isSecure = url.scheme == "https"
        port = url.port ?? (isSecure ? 443 : 80)
    }
}

public enum WebhookAddressError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed, notSecure, surplus
    public var description: String {
        switch self {
        case .malformed: "this is not an address that can be called; write it as https://example.com/path"
        case .notSecure: "a webhook address begins with https://"
        case .surplus: "a webhook address holds no user, password or fragment; the signature says who is calling"
        }
    }
}

/// One receiver of webhooks.
public struct WebhookEndpoint: Hashable, Sendable {
    /// A random id.
    public var id: String
    public var address: WebhookAddress
    /// The newest first; while one is rotated, two.
    public var secrets: [WebhookSecret]
    /// Which types it wants, by whole name or by prefix before a dot (`application`); empty: all.
    public var types: [String]
    /// Whether it may lie on a private or loopback address.
    public var allowsPrivate: Bool
    public init(
        id: String, address: WebhookAddress, secrets: [WebhookSecret], types: [String] = [],
        allowsPrivate: Bool = false
    ) {
        self.id = id
        self.address = address
        self.secrets = secrets
        self.types = types
        self.allowsPrivate = allowsPrivate
    }
    public func wants(_ type: String) -> Bool {
        types.isEmpty || types.contains { type == $0 || type.hasPrefix($0 + ".") }
    }
}
