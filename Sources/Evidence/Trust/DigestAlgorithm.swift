// The digests of travel documents: Doc 9303 part 12 section 4.4 names SHA-224 to SHA-512; SHA-1 is in documents that are still
// carried.
import CCrypto

/// A digest algorithm.
public enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
    case sha1 = "SHA-1"
    case sha224 = "SHA-224"
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    /// In bytes.
    public var length: Int {
        switch self {
        case .sha1: 20
        case .sha224: 28
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }
    /// Whether collisions have been found, so that what rests on it is worth less.
    public var isWeak: Bool { self == .sha1 }

    public func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable { digest(ofBytes: UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { digest(ofBytes: $0) }
    }

    func digest(ofBytes bytes: UnsafeRawBufferPointer) -> [UInt8] {
        // Not by the one-call functions: those look the algorithm up anew each time, which costs more than a short digest.
        [UInt8](unsafeUninitializedCapacity: length) { out, count in
            let input = bytes.baseAddress
            switch self {
            case .sha1:
                var state = SHA_CTX()
                SHA1_Init(&state)
                SHA1_Update(&state, input, bytes.count)
                SHA1_Final(out.baseAddress, &state)
            case .sha224:
                var state = SHA256_CTX()
                SHA224_Init(&state)
                SHA224_Update(&state, input, bytes.count)
                SHA224_Final(out.baseAddress, &state)
            case .sha256:
                var state = SHA256_CTX()
                SHA256_Init(&state)
                SHA256_Update(&state, input, bytes.count)
                SHA256_Final(out.baseAddress, &state)
            case .sha384:
                var state = SHA512_CTX()
                SHA384_Init(&state)
                SHA384_Update(&state, input, bytes.count)
                SHA384_Final(out.baseAddress, &state)
            case .sha512:
                var state = SHA512_CTX()
                SHA512_Init(&state)
                SHA512_Update(&state, input, bytes.count)
                SHA512_Final(out.baseAddress, &state)
            }
            count = length
        }
    }

    var nid: CInt {
        switch self {
        case .sha1: NID_sha1
        case .sha224: NID_sha224
        case .sha256: NID_sha256
        case .sha384: NID_sha384
        case .sha512: NID_sha512
        }
    }
    /// OpenSSL's description of it, which lives as long as the process.
    var method: OpaquePointer? {
        switch self {
        case .sha1: EVP_sha1()
        case .sha224: EVP_sha224()
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        }
    }

    private static let identifiers: [(DigestAlgorithm, OID)] = [
        (.sha256, "2.16.840.1.101.3.4.2.1"), (.sha1, "1.3.14.3.2.26"), (.sha384, "2.16.840.1.101.3.4.2.2"),
        (.sha512, "2.16.840.1.101.3.4.2.3"), (.sha224, "2.16.840.1.101.3.4.2.4"),
    ]
    init?(oid element: EncodedElement) {
        guard let found = DigestAlgorithm.identifiers.first(where: { element.contentEquals($0.1.content) }) else {
            return nil
        }
        self = found.0
    }

    /// Reads an AlgorithmIdentifier; its parameters are NULL or absent.
    init(identifier: EncodedElement) throws(TrustError) {
        self = try TrustError.reading {
            var parts = identifier.parts
            let oid = try parts.next(.objectIdentifier, "a digest algorithm")
            if !parts.isAtEnd { _ = try parts.next(.null, "no parameters of a digest algorithm") }
            try parts.finish("a digest algorithm")
            guard let found = DigestAlgorithm(oid: oid) else { throw TrustError.algorithm(try oid.oid("algorithm")) }
            return found
        }
    }
}
