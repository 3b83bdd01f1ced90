// The signature algorithms of Doc 9303 part 12 section 4.4: RSA with PKCS #1 v1.5 or PSS (RFC 4055), ECDSA (RFC 5758);
// EdDSA (RFC 8410), which issuers of mobile documents use (ISO/IEC 18013-5 annex B).

/// A signature algorithm with its digest.
public enum SignatureAlgorithm: Hashable, Sendable, CustomStringConvertible {
    /// `nil` when it says no more than "RSA": the digest is then the one named beside it.
    case rsaPKCS1(DigestAlgorithm?)
    case rsaPSS(DigestAlgorithm, maskDigest: DigestAlgorithm, saltLength: Int)
    case ecdsa(DigestAlgorithm)
    /// Over the message itself.
    case edDSA(EdwardsCurve)

    public var digest: DigestAlgorithm? {
        switch self {
        case .rsaPKCS1(let digest): digest
        case .rsaPSS(let digest, _, _): digest
        case .ecdsa(let digest): digest
        case .edDSA: nil
        }
    }

    public var description: String {
        switch self {
        case .rsaPKCS1(let digest): "RSA PKCS #1" + (digest.map { " with \($0.rawValue)" } ?? "")
        case .rsaPSS(let digest, _, let salt): "RSA-PSS with \(digest.rawValue), salt \(salt)"
        case .ecdsa(let digest): "ECDSA with \(digest.rawValue)"
        case .edDSA(let curve): curve.rawValue
        }
    }

    private static let simple: [(OID, SignatureAlgorithm)] = [
        ("1.2.840.10045.4.3.2", .ecdsa(.sha256)), ("1.2.840.113549.1.1.11", .rsaPKCS1(.sha256)),
        ("1.2.840.10045.4.3.3", .ecdsa(.sha384)), ("1.2.840.10045.4.3.4", .ecdsa(.sha512)),
        ("1.2.840.10045.4.3.1", .ecdsa(.sha224)), ("1.2.840.10045.4.1", .ecdsa(.sha1)),
        ("1.2.840.113549.1.1.1", .rsaPKCS1(nil)), ("1.2.840.113549.1.1.5", .rsaPKCS1(.sha1)),
        ("1.2.840.113549.1.1.14", .rsaPKCS1(.sha224)), ("1.2.840.113549.1.1.12", .rsaPKCS1(.sha384)),
        ("1.2.840.113549.1.1.13", .rsaPKCS1(.sha512)), ("1.3.101.112", .edDSA(.ed25519)),
        ("1.3.101.113", .edDSA(.ed448)),
    ]
    private static let pss: OID = "1.2.840.113549.1.1.10"
    private static let mgf1: OID = "1.2.840.113549.1.1.8"

    /// Reads an AlgorithmIdentifier.
    init(identifier: EncodedElement) throws(TrustError) {
        self = try TrustError.reading {
            var parts = identifier.parts
            let oid = try parts.next(.objectIdentifier, "a signature algorithm")
            if oid.contentEquals(SignatureAlgorithm.pss.content) {
                return try SignatureAlgorithm.pss(parts)
            }
            guard let found = SignatureAlgorithm.simple.first(where: { oid.contentEquals($0.0.content) }) else {
                throw TrustError.algorithm(try oid.oid("signature algorithm"))
            }
            // RSA's parameters are NULL, ECDSA's absent; issuers mix them up, and they say nothing either way.
            if !parts.isAtEnd { _ = try parts.next(.null, "no parameters of a signature algorithm") }
            try parts.finish("a signature algorithm")
            return found.1
        }
    }

    /// RSASSA-PSS-params (RFC 4055 section 3.1); what is absent has the default that is given there.
    private static func pss(_ algorithm: EncodedReader) throws -> SignatureAlgorithm {
        var algorithm = algorithm
        var digest = DigestAlgorithm.sha1, mask = DigestAlgorithm.sha1, salt = 20
        guard !algorithm.isAtEnd else { return .rsaPSS(digest, maskDigest: mask, saltLength: salt) }
        var parts = try algorithm.next(.sequence, "the parameters of RSA-PSS").parts
        if let field = try parts.next(if: .explicit(0)) {
            var inner = field.parts
            digest = try DigestAlgorithm(identifier: try inner.next(.sequence, "the digest of RSA-PSS"))
        }
        if let field = try parts.next(if: .explicit(1)) {
            var inner = field.parts
            var generator = try inner.next(.sequence, "the mask generator of RSA-PSS").parts
            guard try generator.next(.objectIdentifier, "MGF1").contentEquals(mgf1.content) else {
                throw TrustError.algorithmParameters
            }
            mask = try DigestAlgorithm(identifier: try generator.next(.sequence, "the digest of MGF1"))
        }
        if let field = try parts.next(if: .explicit(2)) {
            var inner = field.parts
            salt = try inner.next(.integer, "the salt length of RSA-PSS").integer("salt length")
        }
        if let field = try parts.next(if: .explicit(3)) {
            var inner = field.parts
            guard try inner.next(.integer, "the trailer field of RSA-PSS").integer("trailer field") == 1 else {
                throw TrustError.algorithmParameters
            }
        }
        try parts.finish("the parameters of RSA-PSS")
        guard (0...512).contains(salt) else { throw TrustError.algorithmParameters }
        return .rsaPSS(digest, maskDigest: mask, saltLength: salt)
    }
}
