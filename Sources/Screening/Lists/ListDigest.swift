// Digests of lists: what tells one edition from another, and damage from what was written.
import Crypto

/// SHA-256, apart from the readers so that they are fuzzed without the package that has it.
enum ListDigest {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
