// AES-256-GCM as it is used everywhere here: `nonce (12) ‖ ciphertext ‖ tag (16)`, a fresh random nonce each time.
import Crypto
import Foundation
import Synchronization

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
        guard let nonce = try? AES.GCM.Nonce(data: RandomBytes.draw(12)),
            let box = try? AES.GCM.seal(plaintext, using: key, nonce: nonce, authenticating: associatedData),
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

/// Random bytes from the operating system, fetched a page at a time: an entry needs some 150 of them in small pieces, and a
/// call to the kernel for each would cost as much as sealing it.
enum RandomBytes {
    /// The lock's invariant: bytes from `next` on were never handed out, and those before it are wiped.
    private struct Page {
        var bytes = [UInt8](repeating: 0, count: RandomBytes.pageBytes)
        var next = RandomBytes.pageBytes
    }
    private static let pageBytes = 4096
    private static let page = Mutex(Page())

    static func draw(_ count: Int) -> [UInt8] {
        guard count <= pageBytes / 4 else {
            var bytes = [UInt8](repeating: 0, count: count)
            fill(&bytes)
            return bytes
        }
        return page.withLock { page in
            if page.next + count > pageBytes {
                fill(&page.bytes)
                page.next = 0
            }
            let drawn = Array(page.bytes[page.next..<page.next + count])
            for place in page.next..<page.next + count { page.bytes[place] = 0 }
            page.next += count
            return drawn
        }
    }

    private static func fill(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { buffer in
            var at = 0
            while at < buffer.count {
                // At most 256 bytes a call, which the system gives whole.
                let part = min(256, buffer.count - at)
                if let start = buffer.baseAddress, getentropy(start + at, part) == 0 {
                    at += part
                } else {
                    var generator = SystemRandomNumberGenerator()
                    buffer[at] = generator.next()
                    at += 1
                }
            }
        }
    }
}
