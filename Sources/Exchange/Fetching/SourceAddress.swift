import Foundation
import Order

// Where a published file is fetched from. The address is an administrator's word; where it leads is checked at every step.

/// An address that files are fetched from, parsed: `https`, or `http` to this machine alone; no user, no fragment.
public struct SourceAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public let host: String
    public let isSecure: Bool
    /// The last part of the path: the name that the file goes by.
    public let fileName: String
    public var description: String { text }

    public init(parsing text: String) throws(SourceAddressError) {
        guard text.utf8.count <= Limits.sourceAddressBytes, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let url = URL(string: text), let host = url.host(percentEncoded: false), !host.isEmpty
        else { throw .malformed }
        guard url.user == nil, url.password == nil, url.fragment == nil else { throw .surplus }
        guard url.scheme == "https" || (url.scheme == "http" && SourceAddress.isThisMachine(host)) else {
            throw .notSecure
        }
        self.text = text
        self.host = host
        isSecure = url.scheme == "https"
        let name = url.lastPathComponent
        fileName = name.isEmpty || name == "/" ? host : name
    }

    var isThisMachine: Bool { SourceAddress.isThisMachine(host) }

    private static func isThisMachine(_ host: String) -> Bool {
        if host == "localhost" { return true }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        guard let address = try? IPAddress(parsing: bare) else { return false }
        return address.ipv4.map { $0 >> 24 == 127 } ?? (address.high == 0 && address.low == 1)
    }

    /// Where a redirect leads from here. One that leaves encryption is refused.
    func redirected(to location: String) throws(FetchFailure) -> SourceAddress {
        guard location.utf8.count <= Limits.sourceAddressBytes, let base = URL(string: text),
            let url = URL(string: location, relativeTo: base)
        else { throw .redirect(to: "an address that cannot be read") }
        let next: SourceAddress
        do { next = try SourceAddress(parsing: url.absoluteString) } catch {
            throw .redirect(to: "\(url.scheme ?? "")://\(url.host() ?? "")")
        }
        guard next.isSecure || !isSecure else { throw .redirect(to: "http://\(next.host)") }
        return next
    }
}

public enum SourceAddressError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed, notSecure, surplus
    public var description: String {
        switch self {
        case .malformed: "this is not an address that can be fetched; write it as https://example.com/file"
        case .notSecure: "a list is fetched over https:// only; http:// is for this machine (127.0.0.1, localhost)"
        case .surplus: "an address of a list holds no user, password or fragment"
        }
    }
}

extension Limits {
    public static let sourceAddressBytes = 2048
    /// Redirects that one fetch follows.
    public static let fetchRedirects = 5
}
