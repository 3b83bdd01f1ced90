// Certificates that were read before. A document signer signs up to a hundred thousand documents, and an issuer's certificate travels with
// each of its credentials: the same octets are parsed, and their key made ready, once. Nothing that was judged is kept: every
// signature, path, time and revocation is looked at anew each time.
import Order
import Synchronization

final class CertificateCache: Sendable {
    static let shared = CertificateCache()
    private let kept = Mutex<[Key: Certificate.Contents]>([:])

    /// A certificate's octets. They are equal when all of them are; the hash takes a few of the signature's, which are as good as random,
    /// and whoever makes many alike has made a list of some hundred long.
    private struct Key: Hashable {
        let bytes: [UInt8]

        static func == (a: Key, b: Key) -> Bool { a.bytes == b.bytes }
        func hash(into hasher: inout Hasher) {
            hasher.combine(bytes.count)
            var last: UInt64 = 0
            for byte in bytes.suffix(8) { last = last << 8 | UInt64(byte) }
            hasher.combine(last)
        }
    }

    func contents(of bytes: [UInt8]) throws(TrustError) -> Certificate.Contents {
        let key = Key(bytes: bytes)
        if let found = kept.withLock({ $0[key] }) { return found }
        let made = try Certificate.Contents(bytes)
        guard bytes.count <= Limits.keptCertificateBytes else { return made }
        kept.withLock { kept in
            // Those that are in use are soon back.
            if kept.count >= Limits.keptCertificates { kept.removeAll(keepingCapacity: true) }
            kept[key] = made
        }
        return made
    }
}

extension Limits {
    /// Certificates that are kept as they were read, and how long one of them may be: 8 MB at most.
    public static let keptCertificates = 2_048
    public static let keptCertificateBytes = 4 << 10
}
