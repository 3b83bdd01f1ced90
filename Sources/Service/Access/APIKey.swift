import Crypto
import Order

/// A machine caller's secret: `gh_<scope>_<52 characters>`, 256 random bits in Crockford base 32. It is shown once; only
/// its SHA-256 is kept, which is enough because the secret is random (a slow hash guards guessable ones).
public struct APIKey: Sendable {
    public let scope: Scope
    public let text: String

    public init(scope: Scope, using generator: inout some RandomNumberGenerator) {
        self.scope = scope
        var characters = ""
        for _ in 0..<52 { characters.append(APIKey.alphabet[Int(generator.next(upperBound: UInt64(32)))]) }
        text = "gh_\(scope.rawValue)_\(characters)"
    }

    /// `nil` unless the text has the shape of a key, so that nothing else is ever hashed and looked up.
    public init?(parsing text: String) {
        let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "gh", let scope = Scope(rawValue: String(parts[1])),
            parts[2].utf8.count == 52,
            parts[2].allSatisfy(APIKey.members.contains)
        else { return nil }
        self.scope = scope
        self.text = text
    }

    public var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let members = Set(alphabet)
}
