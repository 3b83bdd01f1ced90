// Public keys and the verifying of signatures with them (RFC 5280 section 4.1.2.7; RFC 8017; FIPS 186-4).
import CCrypto
import Order

/// An RSA, elliptic-curve or Edwards-curve public key.
///
/// Sendable although it holds a pointer: the key is made in the initializer and freed with the object; in between OpenSSL only
/// reads it, and what it keeps for speed (RSA's Montgomery numbers) it makes under its own lock.
public final class PublicKey: @unchecked Sendable {
    public enum Kind: Hashable, Sendable, CustomStringConvertible {
        case rsa(bits: Int)
        case elliptic(EllipticCurve)
        case edwards(EdwardsCurve)

        public var description: String {
            switch self {
            case .rsa(let bits): "RSA \(bits)"
            case .elliptic(let curve): curve.rawValue
            case .edwards(let curve): curve.rawValue
            }
        }
    }
    public let kind: Kind
    /// Whether the curve was written out by its parameters.
    public let hasExplicitParameters: Bool
    /// What a key that is only for RSA-PSS allows (RFC 4055 section 1.2); `nil` for any other key.
    let restriction: SignatureAlgorithm?
    let isOnlyForPSS: Bool
    /// What the BIT STRING of the key holds: the point, or modulus and exponent.
    let octets: [UInt8]
    private let key: OpaquePointer
    /// The same key for swift-crypto, whose P-256 is the quicker; `nil` on other curves.
    let p256: QuickP256Key?

    private static let rsaEncryption: OID = "1.2.840.113549.1.1.1"
    private static let rsaPSS: OID = "1.2.840.113549.1.1.10"
    private static let ellipticKey: OID = "1.2.840.10045.2.1"

    /// Reads a SubjectPublicKeyInfo.
    public convenience init(subjectPublicKeyInfo bytes: [UInt8]) throws(TrustError) {
        let element: EncodedElement
        do { element = try EncodedReader.only(bytes, .sequence, "a public key") } catch { throw .encoding(error) }
        try self.init(element)
    }

    init(_ element: EncodedElement) throws(TrustError) {
        do {
            var parts = element.parts
            var algorithm = try parts.next(.sequence, "the algorithm of a key").parts
            let type = try algorithm.next(.objectIdentifier, "the type of a key")
            let range = try parts.next(.bitString, "a public key").bitStringOctets("public key")
            try parts.finish("a public key")
            octets = Array(element.source[range])
            if type.contentEquals(PublicKey.ellipticKey.content) {
                let parameters = try algorithm.next("the curve of a key")
                let curve = try EllipticCurve(parameters: parameters)
                key = try PublicKey.ellipticKey(octets, curve)
                p256 = curve == .p256 ? QuickP256Key(point: octets) : nil
                kind = .elliptic(curve)
                hasExplicitParameters = parameters.tag == .sequence
                restriction = nil
                isOnlyForPSS = false
            } else if type.contentEquals(PublicKey.rsaEncryption.content)
                || type.contentEquals(PublicKey.rsaPSS.content)
            {
                isOnlyForPSS = type.contentEquals(PublicKey.rsaPSS.content)
                restriction =
                    isOnlyForPSS && !algorithm.isAtEnd
                    ? try SignatureAlgorithm(identifier: try PublicKey.algorithm(of: element)) : nil
                let (rsa, bits) = try PublicKey.rsaKey(octets)
                p256 = nil
                key = rsa
                kind = .rsa(bits: bits)
                hasExplicitParameters = false
            } else if let curve = EdwardsCurve.allCases.first(where: { type.contentEquals($0.oid.content) }) {
                // RFC 8410 section 3: no parameters, not even NULL.
                try algorithm.finish("the algorithm of a key")
                key = try PublicKey.edwardsKey(octets, curve)
                kind = .edwards(curve)
                p256 = nil
                hasExplicitParameters = false
                restriction = nil
                isOnlyForPSS = false
            } else {
                throw TrustError.keyType(try type.oid("key type"))
            }
        } catch {
            throw TrustError(error)
        }
    }
    deinit {
        switch kind {
        case .rsa: RSA_free(key)
        case .elliptic: EC_KEY_free(key)
        case .edwards: EVP_PKEY_free(key)
        }
    }

    private static func algorithm(of element: EncodedElement) throws -> EncodedElement {
        var parts = element.parts
        return try parts.next(.sequence, "the algorithm of a key")
    }

    private static func ellipticKey(_ octets: [UInt8], _ curve: EllipticCurve) throws -> OpaquePointer {
        guard let domain = curve.domain, let key = EC_KEY_new() else { throw TrustError.curve }
        // Reading a point checks that it lies on the curve, and the cofactor of each of these curves is 1.
        let isRead =
            EC_KEY_set_group(key, domain.group) == 1 && EC_KEY_oct2key(key, octets, octets.count, nil) == 1
        guard isRead, octets.count > 1 else {
            EC_KEY_free(key)
            ERR_clear_error()
            throw TrustError.point
        }
        return key
    }

    private static func edwardsKey(_ octets: [UInt8], _ curve: EdwardsCurve) throws -> OpaquePointer {
        guard octets.count == curve.keyBytes,
            let key = EVP_PKEY_new_raw_public_key(curve.nid, nil, octets, octets.count)
        else {
            ERR_clear_error()
            throw TrustError.point
        }
        return key
    }

    private static func rsaKey(_ octets: [UInt8]) throws -> (OpaquePointer, Int) {
        var parts = try EncodedReader.only(octets, .sequence, "an RSA key").parts
        let modulus = try parts.next(.integer, "a modulus").magnitude("modulus")
        let exponent = try parts.next(.integer, "an exponent").unsigned("exponent")
        let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
        guard (1024...8192).contains(bits) else { throw TrustError.modulus(bits: bits) }
        // An exponent of up to 64 bits, odd and not 1: a longer one costs more than any honest key.
        guard (1...8).contains(exponent.count), let last = exponent.last, last & 1 == 1, exponent != [1] else {
            throw TrustError.exponent
        }
        guard let rsa = RSA_new(), let n = BN_bin2bn(modulus, CInt(modulus.count), nil),
            let e = BN_bin2bn(exponent, CInt(exponent.count), nil)
        else { throw TrustError.unreadable }
        guard RSA_set0_key(rsa, n, e, nil) == 1 else {
            RSA_free(rsa)
            throw TrustError.unreadable
        }
        return (rsa, bits)
    }
}

/// The curves of EdDSA (RFC 8032; in certificates RFC 8410).
public enum EdwardsCurve: String, Hashable, Sendable, CaseIterable {
    case ed25519 = "Ed25519"
    case ed448 = "Ed448"

    var oid: OID { self == .ed25519 ? "1.3.101.112" : "1.3.101.113" }
    var nid: CInt { self == .ed25519 ? NID_ED25519 : NID_ED448 }
    var keyBytes: Int { self == .ed25519 ? 32 : 57 }
    var signatureBytes: Int { 2 * keyBytes }
}

/// Why a signature does not verify.
public enum SignatureFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The algorithm is for another type of key.
    case keyType(SignatureAlgorithm, PublicKey.Kind)
    /// r and s one after the other, where DER is due.
    case plainECDSA
    case wrong
    /// The algorithm names no digest, and none stands beside it.
    case noDigest

    public var description: String {
        switch self {
        case .keyType(let algorithm, let kind): "The signature is said to be \(algorithm), and the key is \(kind)."
        case .plainECDSA: "The ECDSA signature is r and s one after the other; it has to be in DER."
        case .wrong: "The signature does not verify with the key."
        case .noDigest: "Nothing says which digest was signed."
        }
    }
}

extension PublicKey {
    /// Verifies a signature over a message.
    /// - Parameter digest: the digest of an algorithm that names none.
    func verify(
        _ signature: ArraySlice<UInt8>, over message: UnsafeRawBufferPointer, _ algorithm: SignatureAlgorithm,
        digest: DigestAlgorithm? = nil
    ) throws(SignatureFailure) {
        if case .edDSA(let curve) = algorithm {
            guard kind == .edwards(curve) else { throw .keyType(algorithm, kind) }
            guard verifiesEdwards(signature, over: message) else { throw .wrong }
            return
        }
        guard let digest = algorithm.digest ?? digest else { throw .noDigest }
        // What does not verify here is looked at again below, which tells why.
        if let p256, case .ecdsa(.sha256) = algorithm, p256.verifies(signature, over: message) { return }
        try verify(signature, overDigest: digest.digest(ofBytes: message), digest, algorithm)
    }

    /// Verifies a signature over a digest.
    func verify(
        _ signature: ArraySlice<UInt8>, overDigest hash: [UInt8], _ digest: DigestAlgorithm,
        _ algorithm: SignatureAlgorithm
    ) throws(SignatureFailure) {
        defer { ERR_clear_error() }
        let holds: Bool? = signature.withUnsafeBufferPointer { bytes in
            switch (algorithm, kind) {
            case (.ecdsa, .elliptic):
                ECDSA_verify(0, hash, CInt(hash.count), bytes.baseAddress, CInt(clamping: bytes.count), key) == 1
            case (.rsaPKCS1, .rsa) where !isOnlyForPSS:
                RSA_verify(
                    digest.nid, hash, CUnsignedInt(hash.count), bytes.baseAddress,
                    CUnsignedInt(clamping: bytes.count), key) == 1
            case (.rsaPSS(_, let mask, let salt), .rsa) where allows(algorithm):
                verifyPSS(bytes, hash, digest, mask, salt)
            default: nil
            }
        }
        guard let holds else { throw .keyType(algorithm, kind) }
        guard holds else {
            if case .elliptic(let curve) = kind, signature.count == 2 * curve.orderLength,
                verifiesPlain(signature, overDigest: hash)
            {
                throw .plainECDSA
            }
            throw .wrong
        }
    }

    /// RFC 8032: the whole message is signed, not a digest of it.
    func verifiesEdwards(_ signature: ArraySlice<UInt8>, over message: UnsafeRawBufferPointer) -> Bool {
        guard case .edwards(let curve) = kind, signature.count == curve.signatureBytes, let context = EVP_MD_CTX_new()
        else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return signature.withUnsafeBufferPointer { bytes in
            EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
                && EVP_DigestVerify(
                    context, bytes.baseAddress, bytes.count, message.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    message.count) == 1
        }
    }

    /// RFC 4055 section 3.3: a key's own parameters bind digest and mask, and give the least salt length.
    private func allows(_ algorithm: SignatureAlgorithm) -> Bool {
        guard case .rsaPSS(let digest, let mask, let salt)? = restriction else { return true }
        guard case .rsaPSS(let asked, let askedMask, let askedSalt) = algorithm else { return false }
        return digest == asked && mask == askedMask && askedSalt >= salt
    }

    private func verifyPSS(
        _ signature: UnsafeBufferPointer<UInt8>, _ hash: [UInt8], _ digest: DigestAlgorithm, _ mask: DigestAlgorithm,
        _ salt: Int
    ) -> Bool {
        let size = Int(RSA_size(key))
        guard signature.count == size else { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { message in
            RSA_public_decrypt(CInt(size), signature.baseAddress, message.baseAddress, key, RSA_NO_PADDING) == size
                && RSA_verify_PKCS1_PSS_mgf1(
                    key, hash, digest.method, mask.method, message.baseAddress, CInt(salt)) == 1
        }
    }

    /// A signature of r and s one after the other (BSI TR-03111 section 5.2.1), as chips answer a challenge.
    func verifiesPlain(_ signature: ArraySlice<UInt8>, overDigest hash: [UInt8]) -> Bool {
        guard case .elliptic = kind, signature.count >= 2, signature.count.isMultiple(of: 2), signature.count <= 256
        else { return false }
        defer { ERR_clear_error() }
        return signature.withUnsafeBufferPointer { bytes in
            let half = bytes.count / 2
            guard let start = bytes.baseAddress, let value = ECDSA_SIG_new() else { return false }
            defer { ECDSA_SIG_free(value) }
            let r = BN_bin2bn(start, CInt(half), nil), s = BN_bin2bn(start + half, CInt(half), nil)
            guard ECDSA_SIG_set0(value, r, s) == 1 else { return false }
            return ECDSA_do_verify(hash, CInt(hash.count), value, key) == 1
        }
    }

    /// What an RSA signature recovers, without looking at its padding.
    func recovered(_ signature: [UInt8]) -> [UInt8]? {
        guard case .rsa = kind else { return nil }
        let size = Int(RSA_size(key))
        guard signature.count == size else { return nil }
        defer { ERR_clear_error() }
        var isRecovered = false
        let message = [UInt8](unsafeUninitializedCapacity: size) { out, count in
            isRecovered =
                RSA_public_decrypt(CInt(size), signature, out.baseAddress, key, RSA_NO_PADDING) == size
            count = size
        }
        return isRecovered ? message : nil
    }
}
