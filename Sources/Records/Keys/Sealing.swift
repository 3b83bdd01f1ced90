// AES-256-GCM as it is used everywhere here: `nonce (12) ‖ ciphertext ‖ tag (16)`, a fresh random nonce each time.
import Crypto
import Foundation

public enum SealingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not open under this key and associated data.
    case altered
    /// There is no such key, or it has been destroyed.
    case noKey

    public var description: String {
        switch self {
        case .altered:
            "a sealed value does not open: it was altered or belongs elsewhere; run `gatehouse records verify`"
        case .noKey: "the key of this subject has been destroyed, so what was sealed under it cannot be read"
        }
    }
}

enum Sealing {
    static let overhead = 28

    static func seal(_ plaintext: [UInt8], under key: SymmetricKey, associatedData: [UInt8]) throws(SealingError)
        -> [UInt8]
    {
        // Fails only when the plaintext is beyond what GCM can seal, which the limits exclude.
        guard let box = try? AES.GCM.seal(plaintext, using: key, authenticating: associatedData),
            let combined = box.combined
        else { throw .altered }
        return [UInt8](combined)
    }

    static func open(_ sealed: [UInt8], under key: SymmetricKey, associatedData: [UInt8]) throws(SealingError)
        -> [UInt8]
    {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: key, authenticating: associatedData)
        else { throw .altered }
        return [UInt8](plain)
    }
}

/// Random bytes from the operating system, many at a call.
enum RandomBytes {
    static func draw(_ count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        return SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { [UInt8]($0) }
    }
}
