// The signature algorithms that mobile documents and credentials are accepted with: one closed list for COSE (RFC 9053, RFC 9864;
// ISO/IEC 18013-5 section 9.1.2.4 and annex B) and JOSE (RFC 7518, RFC 8037). `none` and every keyed hash are not on it.

/// How a signature was made: with which hash, on which curve or padding.
public enum CredentialAlgorithm: String, Hashable, Sendable, CaseIterable {
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case edDSA = "EdDSA"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"

    /// The algorithm of a JWS header's `alg`; `nil` for what is not accepted.
    public init?(jose name: String) {
        switch name {
        case "Ed25519", "Ed448": self = .edDSA
        default: self.init(rawValue: name)
        }
    }

    /// The algorithm of a COSE header's label 1, of those that ISO/IEC 18013-5 admits. The fully specified identifiers of
    /// RFC 9864 name the curve as well, which the key then has to be on.
    public init?(cose identifier: Int64) {
        switch identifier {
        case -7, -9, -265: self = .es256
        case -35, -51, -266, -267: self = .es384
        case -36, -52, -268: self = .es512
        case -8, -19, -53: self = .edDSA
        default: return nil
        }
    }

    /// The algorithm's COSE identifier.
    public var cose: Int64? {
        switch self {
        case .es256: -7
        case .es384: -35
        case .es512: -36
        case .edDSA: -8
        default: nil
        }
    }
}

/// The curves that keys of documents and holders lie on.
public enum KeyCurve: String, Hashable, Sendable, CaseIterable {
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"
    case brainpoolP256r1, brainpoolP320r1, brainpoolP384r1, brainpoolP512r1
    case ed25519 = "Ed25519"
    case ed448 = "Ed448"

    /// IANA's registry of COSE elliptic curves.
    public init?(cose identifier: Int64) {
        switch identifier {
        case 1: self = .p256
        case 2: self = .p384
        case 3: self = .p521
        case 6: self = .ed25519
        case 7: self = .ed448
        case 256: self = .brainpoolP256r1
        case 257: self = .brainpoolP320r1
        case 258: self = .brainpoolP384r1
        case 259: self = .brainpoolP512r1
        default: return nil
        }
    }

    /// Bytes of one coordinate, or of an Edwards curve's whole key.
    public var coordinateBytes: Int {
        switch self {
        case .p256, .brainpoolP256r1, .ed25519: 32
        case .p384, .brainpoolP384r1: 48
        case .p521: 66
        case .brainpoolP320r1: 40
        case .brainpoolP512r1: 64
        case .ed448: 57
        }
    }
    public var isEdwards: Bool { self == .ed25519 || self == .ed448 }

    /// The one algorithm that signs with a key on this curve (ISO/IEC 18013-5 section 9.1.2.4).
    public var algorithm: CredentialAlgorithm {
        switch self {
        case .p256, .brainpoolP256r1: .es256
        case .p384, .brainpoolP320r1, .brainpoolP384r1: .es384
        case .p521, .brainpoolP512r1: .es512
        case .ed25519, .ed448: .edDSA
        }
    }

    /// The object identifier's DER: of the named curve (RFC 5480, RFC 5639), or of the Edwards algorithm (RFC 8410).
    var objectIdentifier: [UInt8] {
        switch self {
        case .p256: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        case .p384: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
        case .p521: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]
        case .brainpoolP256r1: [0x06, 0x09, 0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x07]
        case .brainpoolP320r1: [0x06, 0x09, 0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x09]
        case .brainpoolP384r1: [0x06, 0x09, 0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0B]
        case .brainpoolP512r1: [0x06, 0x09, 0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0D]
        case .ed25519: [0x06, 0x03, 0x2B, 0x65, 0x70]
        case .ed448: [0x06, 0x03, 0x2B, 0x65, 0x71]
        }
    }
}
