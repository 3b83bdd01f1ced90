// A public key that documents and presentations are verified with, whatever it was read from: a certificate, a COSE_Key or a JWK.
// NIST curves and Ed25519 are swift-crypto's; brainpool curves, Ed448 and RSA are libcrypto's.
import Crypto
import Order

/// A public key and the one way it verifies.
public struct SignatureKey: Sendable {
    enum Material: Sendable {
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        /// A brainpool curve, Ed448 or RSA.
        case other(PublicKey)
    }
    /// `nil` for RSA.
    public let curve: KeyCurve?
    /// A point as SEC 1 section 2.3.3 writes it (`04 ‖ x ‖ y`, or compressed), an Edwards key, or an RSA key's modulus and
    /// exponent in DER.
    public let octets: [UInt8]
    let material: Material
}

extension SignatureKey: Hashable {
    public static func == (a: SignatureKey, b: SignatureKey) -> Bool { a.curve == b.curve && a.octets == b.octets }
    public func hash(into hasher: inout Hasher) { hasher.combine(octets) }
}

/// Why a key cannot be used.
public enum SignatureKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed
    case unknownCurve
    /// The coordinates are no point of the curve.
    case notOnCurve(KeyCurve)
    case tooShort(bits: Int)

    public var description: String {
        switch self {
        case .malformed: "The public key is not written as its format asks."
        case .unknownCurve: "The public key is of a kind or on a curve that is not accepted."
        case .notOnCurve(let curve): "The public key is no point of \(curve.rawValue)."
        case .tooShort(let bits): "The public key has \(bits) bits, which is too short to rely on; 2048 is the least."
        }
    }
}

extension SignatureKey {
    /// A key on a curve.
    ///
    /// - Parameter point: `04 ‖ x ‖ y`, `02 ‖ x` or `03 ‖ x`; for an Edwards curve the key itself.
    public init(_ curve: KeyCurve, point: [UInt8]) throws(SignatureKeyError) {
        let width = curve.coordinateBytes
        if curve.isEdwards {
            guard point.count == width else { throw .malformed }
        } else {
            switch point.first {
            case 4: guard point.count == 1 + 2 * width else { throw .malformed }
            case 2, 3: guard point.count == 1 + width else { throw .malformed }
            default: throw .malformed
            }
        }
        let isCompressed = point.first != 4
        do {
            switch curve {
            case .p256:
                material = .p256(
                    isCompressed
                        ? try P256.Signing.PublicKey(compressedRepresentation: point)
                        : try P256.Signing.PublicKey(x963Representation: point))
            case .p384:
                material = .p384(
                    isCompressed
                        ? try P384.Signing.PublicKey(compressedRepresentation: point)
                        : try P384.Signing.PublicKey(x963Representation: point))
            case .p521:
                material = .p521(
                    isCompressed
                        ? try P521.Signing.PublicKey(compressedRepresentation: point)
                        : try P521.Signing.PublicKey(x963Representation: point))
            case .ed25519: material = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: point))
            case .brainpoolP256r1, .brainpoolP320r1, .brainpoolP384r1, .brainpoolP512r1:
                let algorithm = Self.ecPublicKey + curve.objectIdentifier
                material = .other(try PublicKey(subjectPublicKeyInfo: Self.subjectPublicKeyInfo(algorithm, point)))
            case .ed448:
                material = .other(
                    try PublicKey(subjectPublicKeyInfo: Self.subjectPublicKeyInfo(curve.objectIdentifier, point)))
            }
        } catch {
            throw .notOnCurve(curve)
        }
        self.curve = curve
        octets = point
    }

    /// An RSA key.
    ///
    /// - Parameter octets: `RSAPublicKey` in DER (RFC 8017 appendix A.1.1).
    init(rsa octets: [UInt8]) throws(SignatureKeyError) {
        do {
            try self.init(rsa: PublicKey(subjectPublicKeyInfo: Self.subjectPublicKeyInfo(Self.rsaEncryption, octets)))
        } catch let error as SignatureKeyError {
            throw error
        } catch {
            throw .malformed
        }
    }

    private init(rsa key: PublicKey) throws(SignatureKeyError) {
        guard case .rsa(let bits) = key.kind else { throw .malformed }
        guard bits >= 2048 else { throw .tooShort(bits: bits) }
        curve = nil
        octets = key.octets
        material = .other(key)
    }

    /// The key of a certificate.
    public init(_ key: PublicKey) throws(SignatureKeyError) {
        switch key.kind {
        case .rsa: try self.init(rsa: key)
        case .edwards(let curve): try self.init(curve == .ed25519 ? .ed25519 : .ed448, point: key.octets)
        case .elliptic(let curve):
            guard let curve = KeyCurve(rawValue: curve.rawValue) else { throw .unknownCurve }
            if let p256 = key.p256 {
                // Made ready when the certificate was read.
                self = SignatureKey(curve: curve, octets: key.octets, material: .p256(p256.key))
            } else {
                try self.init(curve, point: key.octets)
            }
        }
    }

    /// The point's coordinates, where they stand uncompressed.
    public var coordinates: (x: ArraySlice<UInt8>, y: ArraySlice<UInt8>)? {
        guard let curve, octets.first == 4, !curve.isEdwards else { return nil }
        return (octets[1..<1 + curve.coordinateBytes], octets[(1 + curve.coordinateBytes)...])
    }

    private static let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    private static let rsaEncryption: [UInt8] =
        [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]

    /// RFC 5280 section 4.1.2.7.
    private static func subjectPublicKeyInfo(_ algorithm: [UInt8], _ octets: [UInt8]) -> [UInt8] {
        der(0x30, der(0x30, algorithm) + der(0x03, [0] + octets))
    }

    /// One element of DER with its length.
    static func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        if content.count < 0x80 { return [tag, UInt8(content.count)] + content }
        var length: [UInt8] = []
        var rest = content.count
        while rest > 0 {
            length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }
}

extension SignatureKey {
    /// Whether `signature` over `message` was made with this key's other half.
    ///
    /// ECDSA signatures are `r ‖ s` at the curve's width (RFC 7518 section 3.4, RFC 9053 section 2.1). An algorithm that does
    /// not go with the key is never valid.
    public func verifies(
        _ signature: some Collection<UInt8>, of message: some Collection<UInt8>, by algorithm: CredentialAlgorithm
    ) -> Bool {
        if let curve {
            guard curve.algorithm == algorithm, signature.count == 2 * curve.coordinateBytes else { return false }
        }
        let signature = Array(signature)
        let message = Array(message)
        switch material {
        case .p256(let key):
            guard let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: message)
        case .p384(let key):
            guard let parsed = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: message)
        case .p521(let key):
            guard let parsed = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(parsed, for: message)
        case .ed25519(let key): return key.isValidSignature(signature, for: message)
        case .other(let key): return Self.verifies(signature, of: message, by: algorithm, with: key)
        }
    }

    private static func verifies(
        _ signature: [UInt8], of message: [UInt8], by algorithm: CredentialAlgorithm, with key: PublicKey
    ) -> Bool {
        let asked: SignatureAlgorithm? =
            switch algorithm {
            case .rs256: .rsaPKCS1(.sha256)
            case .rs384: .rsaPKCS1(.sha384)
            case .rs512: .rsaPKCS1(.sha512)
            // RFC 7518 section 3.5: the mask's hash is the signature's, and the salt is as long as it.
            case .ps256: .rsaPSS(.sha256, maskDigest: .sha256, saltLength: 32)
            case .ps384: .rsaPSS(.sha384, maskDigest: .sha384, saltLength: 48)
            case .ps512: .rsaPSS(.sha512, maskDigest: .sha512, saltLength: 64)
            case .es256, .es384, .es512, .edDSA: nil
            }
        guard let asked else {
            if algorithm == .edDSA {
                return message.withUnsafeBytes { key.verifiesEdwards(signature[...], over: $0) }
            }
            let digest: DigestAlgorithm = algorithm == .es256 ? .sha256 : algorithm == .es384 ? .sha384 : .sha512
            return key.verifiesPlain(signature[...], overDigest: digest.digest(of: message))
        }
        return message.withUnsafeBytes { bytes in
            do {
                try key.verify(signature[...], over: bytes, asked)
                return true
            } catch {
                return false
            }
        }
    }
}
