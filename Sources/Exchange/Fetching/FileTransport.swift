import Order

// Fetching a published file only when it has changed (RFC 9110 section 13: conditional requests).

/// What the server said of the file that was taken last; sent back so that it can answer "not modified".
public struct FileValidators: Hashable, Sendable {
    /// An entity tag with its quotes, e.g. `"5f1c"` or `W/"5f1c"`.
    public var entityTag: String?
    /// The date as the server wrote it.
    public var lastModified: String?
    public init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
    public var isEmpty: Bool { entityTag == nil && lastModified == nil }
}

public enum FetchOutcome: Hashable, Sendable {
    case notModified
    case file([UInt8], FileValidators)
}

/// Why a file did not come.
public enum FetchFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case status(Int)
    case timeout
    case unreachable
    case tooLarge(limit: Int)
    /// Fewer bytes than the server announced.
    case truncated(announced: Int?, received: Int)
    /// A redirect that is not followed: to an unencrypted or unreadable address, or one too many.
    case redirect(to: String)
    /// The body is compressed although it was asked for as it is.
    case encoded(String)
    /// The name leads into a private network.
    case addressNotAllowed(String)

    public var description: String {
        switch self {
        case .status(let code): "the server answered \(code)"
        case .timeout: "the server took too long"
        case .unreachable: "the server cannot be reached, or its certificate is not trusted"
        case .tooLarge(let limit): "the file is larger than \(limit) bytes"
        case .truncated(let announced, let received):
            announced.map { "the file was cut off: \(received) of \($0) bytes came" }
                ?? "the connection ended after \(received) bytes, before the file did"
        case .redirect(let place): "the server sends elsewhere, to \(place), which is not followed"
        case .encoded(let encoding): "the file came compressed (\(encoding)) although it was asked for plain"
        case .addressNotAllowed(let address):
            "the name leads to \(address), an address that is not public; allow it with --private if it is yours"
        }
    }
}

/// Fetches one file. A test brings its own; the server uses ``HTTPFileTransport``.
public protocol FileTransport: Sendable {
    /// - Parameters:
    ///   - unless: what the last fetch said of the file; empty fetches in any case.
    ///   - allowsPrivate: whether the name may lead into a private network.
    func fetch(
        _ address: SourceAddress, unless validators: FileValidators, limit: Int, allowsPrivate: Bool
    ) async throws(FetchFailure) -> FetchOutcome
}
