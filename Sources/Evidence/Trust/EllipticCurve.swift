// The curves of travel documents: FIPS 186-4's over prime fields and Brainpool's (RFC 5639). Nearly all documents write their curve
// out by its parameters (Doc 9303 part 12 section 4.4 demands it); they are compared with every known curve, and used only through it,
// so that nobody can hand in a curve of their own making.
import CCrypto

/// A curve by name.
public enum EllipticCurve: String, Hashable, Sendable, CaseIterable {
    case p192 = "P-192"
    case p224 = "P-224"
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"
    case brainpoolP192r1, brainpoolP224r1, brainpoolP256r1, brainpoolP320r1, brainpoolP384r1, brainpoolP512r1
    case brainpoolP192t1, brainpoolP224t1, brainpoolP256t1, brainpoolP320t1, brainpoolP384t1, brainpoolP512t1

    var nid: CInt {
        switch self {
        case .p192: NID_X9_62_prime192v1
        case .p224: NID_secp224r1
        case .p256: NID_X9_62_prime256v1
        case .p384: NID_secp384r1
        case .p521: NID_secp521r1
        case .brainpoolP192r1: NID_brainpoolP192r1
        case .brainpoolP224r1: NID_brainpoolP224r1
        case .brainpoolP256r1: NID_brainpoolP256r1
        case .brainpoolP320r1: NID_brainpoolP320r1
        case .brainpoolP384r1: NID_brainpoolP384r1
        case .brainpoolP512r1: NID_brainpoolP512r1
        case .brainpoolP192t1: NID_brainpoolP192t1
        case .brainpoolP224t1: NID_brainpoolP224t1
        case .brainpoolP256t1: NID_brainpoolP256t1
        case .brainpoolP320t1: NID_brainpoolP320t1
        case .brainpoolP384t1: NID_brainpoolP384t1
        case .brainpoolP512t1: NID_brainpoolP512t1
        }
    }
    private var oid: OID {
        switch self {
        case .p192: "1.2.840.10045.3.1.1"
        case .p224: "1.3.132.0.33"
        case .p256: "1.2.840.10045.3.1.7"
        case .p384: "1.3.132.0.34"
        case .p521: "1.3.132.0.35"
        case .brainpoolP192r1: "1.3.36.3.3.2.8.1.1.3"
        case .brainpoolP192t1: "1.3.36.3.3.2.8.1.1.4"
        case .brainpoolP224r1: "1.3.36.3.3.2.8.1.1.5"
        case .brainpoolP224t1: "1.3.36.3.3.2.8.1.1.6"
        case .brainpoolP256r1: "1.3.36.3.3.2.8.1.1.7"
        case .brainpoolP256t1: "1.3.36.3.3.2.8.1.1.8"
        case .brainpoolP320r1: "1.3.36.3.3.2.8.1.1.9"
        case .brainpoolP320t1: "1.3.36.3.3.2.8.1.1.10"
        case .brainpoolP384r1: "1.3.36.3.3.2.8.1.1.11"
        case .brainpoolP384t1: "1.3.36.3.3.2.8.1.1.12"
        case .brainpoolP512r1: "1.3.36.3.3.2.8.1.1.13"
        case .brainpoolP512t1: "1.3.36.3.3.2.8.1.1.14"
        }
    }

    private static let byName: [OID: EllipticCurve] = Dictionary(
        allCases.map { ($0.oid, $0) }, uniquingKeysWith: { first, _ in first })
    private static let byField: [[UInt8]: [EllipticCurve]] = Dictionary(
        grouping: allCases.filter { $0.domain != nil }, by: { $0.domain?.field ?? [] })

    /// Reads the parameters of an EC key (RFC 3279 section 2.3.5): a name, or everything written out.
    init(parameters: EncodedElement) throws(TrustError) {
        self = try TrustError.reading {
            switch parameters.tag {
            case .objectIdentifier:
                guard let curve = EllipticCurve.byName[try parameters.oid("curve")] else { throw TrustError.curve }
                return curve
            case .sequence: return try EllipticCurve.explicit(parameters)
            default: throw TrustError.curve
            }
        }
    }

    private static let primeField: OID = "1.2.840.10045.1.1"

    /// ECParameters (X9.62; BSI TR-03111 section 5.1.1): every number must be the known curve's.
    private static func explicit(_ element: EncodedElement) throws -> EllipticCurve {
        var parts = element.parts
        let version = try parts.next(.integer, "the version of curve parameters").integer("version")
        guard (1...3).contains(version) else { throw TrustError.curve }
        var field = try parts.next(.sequence, "the field of a curve").parts
        guard try field.next(.objectIdentifier, "a prime field").contentEquals(primeField.content) else {
            throw TrustError.curve
        }
        let prime = try field.next(.integer, "the prime of a curve").unsigned("prime")
        var coefficients = try parts.next(.sequence, "the coefficients of a curve").parts
        let a = try coefficients.next(.octetString, "the coefficient a"), b = try coefficients.next(.octetString, "b")
        let base = try parts.next(.octetString, "the base point of a curve")
        let order = try parts.next(.integer, "the order of a curve").unsigned("order")
        let cofactor = try parts.next(if: .integer)
        if let cofactor, try cofactor.integer("cofactor") != 1 { throw TrustError.curve }
        let found = byField[prime]?.first { curve in
            guard let domain = curve.domain else { return false }
            return domain.a == Array(a.bytes.drop { $0 == 0 }) && domain.b == Array(b.bytes.drop { $0 == 0 })
                && domain.order == order && (base.bytes == domain.base || base.bytes == domain.compressedBase)
        }
        guard let found else { throw TrustError.curve }
        return found
    }

    // MARK: Domain parameters

    /// The parameters of a curve as OpenSSL knows it, numbers without leading zeros.
    ///
    /// Sendable although it holds a pointer: the group is made once, in the initializer, and nothing changes it afterwards;
    /// OpenSSL only reads a group when it copies it into a key or verifies with it.
    final class Domain: @unchecked Sendable {
        let group: OpaquePointer
        let field: [UInt8], a: [UInt8], b: [UInt8], order: [UInt8]
        let base: [UInt8], compressedBase: [UInt8]

        init?(_ curve: EllipticCurve) {
            guard let group = EC_GROUP_new_by_curve_name(curve.nid), let p = BN_new(), let a = BN_new(),
                let b = BN_new()
            else { return nil }
            defer { for number in [p, a, b] { BN_free(number) } }
            guard EC_GROUP_get_curve(group, p, a, b, nil) == 1, let order = EC_GROUP_get0_order(group),
                let generator = EC_GROUP_get0_generator(group)
            else {
                EC_GROUP_free(group)
                return nil
            }
            func octets(_ number: OpaquePointer) -> [UInt8] {
                [UInt8](unsafeUninitializedCapacity: Int(BN_num_bits(number) + 7) / 8) { out, count in
                    count = Int(BN_bn2bin(number, out.baseAddress))
                }
            }
            func point(_ form: point_conversion_form_t) -> [UInt8] {
                let length = EC_POINT_point2oct(group, generator, form, nil, 0, nil)
                return [UInt8](unsafeUninitializedCapacity: length) { out, count in
                    count = EC_POINT_point2oct(group, generator, form, out.baseAddress, length, nil)
                }
            }
            self.group = group
            field = octets(p)
            self.a = octets(a)
            self.b = octets(b)
            self.order = octets(order)
            base = point(POINT_CONVERSION_UNCOMPRESSED)
            compressedBase = point(POINT_CONVERSION_COMPRESSED)
        }
        deinit { EC_GROUP_free(group) }
    }
    private static let domains: [EllipticCurve: Domain] = Dictionary(
        allCases.compactMap { curve in Domain(curve).map { (curve, $0) } }, uniquingKeysWith: { first, _ in first })

    /// `nil` when the installed library leaves this curve out.
    var domain: Domain? { EllipticCurve.domains[self] }
    /// Octets of one half of a plain signature.
    var orderLength: Int { domain?.order.count ?? 0 }
}
