// Certificate revocation lists (RFC 5280 section 5; Doc 9303 part 12 section 7.1.4).
import Order

/// A list of revoked certificates.
public struct RevocationList: Hashable, Sendable {
    public let bytes: [UInt8]
    public let issuer: DistinguishedName
    public let thisUpdate: Timestamp
    /// When the next one is due at the latest; `nil` when it does not say.
    public let nextUpdate: Timestamp?
    public let authorityKeyIdentifier: [UInt8]?
    public let signatureAlgorithm: SignatureAlgorithm
    /// When each certificate was revoked, by serial number without leading zeros.
    public let revoked: [[UInt8]: Timestamp]
    let signedRange: Range<Int>
    let signature: Range<Int>

    private static let authorityKeyID: OID = "2.5.29.35", numberID: OID = "2.5.29.20"

    public init(parsing bytes: [UInt8]) throws(TrustError) {
        guard bytes.count <= Limits.encodedBytes else { throw .encoding(.tooLarge(limit: Limits.encodedBytes)) }
        self = try TrustError.reading { try RevocationList(fields: bytes) }
    }

    private init(fields bytes: [UInt8]) throws {
        self.bytes = bytes
        var parts = try EncodedReader.only(bytes, .sequence, "a revocation list").parts
        let signed = try parts.next(.sequence, "the signed part of a revocation list")
        let outer = try parts.next(.sequence, "a signature algorithm")
        signature = try parts.next(.bitString, "a signature").bitStringOctets("signature")
        try parts.finish("a revocation list")
        signedRange = signed.whole
        var fields = signed.parts
        if let version = try fields.next(if: .integer), try version.integer("version") != 1 {
            throw EncodingError.value("version of a revocation list", at: version.start)
        }
        guard try fields.next(.sequence, "a signature algorithm").bytes == outer.bytes else {
            throw TrustError.algorithmsDiffer
        }
        signatureAlgorithm = try SignatureAlgorithm(identifier: outer)
        issuer = DistinguishedName(try fields.next(.sequence, "an issuer"))
        thisUpdate = try fields.next("the time of a revocation list").time("time of a revocation list")
        if fields.nextTag == .utcTime || fields.nextTag == .generalizedTime {
            nextUpdate = try fields.next("the time of the next list").time("time of the next list")
        } else {
            nextUpdate = nil
        }
        var revoked: [[UInt8]: Timestamp] = [:]
        if let entries = try fields.next(if: .sequence) {
            var entries = entries.parts
            while !entries.isAtEnd {
                var entry = try entries.next(.sequence, "a revoked certificate").parts
                let serial = Array(try entry.next(.integer, "a serial number").bytes.drop { $0 == 0 })
                revoked[serial] = try entry.next("a time of revocation").time("time of revocation")
            }
        }
        self.revoked = revoked
        var keyIdentifier: [UInt8]?
        if let wrapped = try fields.next(if: .explicit(0)) {
            var outer = wrapped.parts
            var extensions = try outer.next(.sequence, "extensions").parts
            while !extensions.isAtEnd {
                var item = try extensions.next(.sequence, "an extension").parts
                let id = try item.next(.objectIdentifier, "the name of an extension")
                let isCritical = try item.next(if: .boolean)?.boolean("criticality") ?? false
                let value = try item.next(.octetString, "the value of an extension")
                if id.contentEquals(Self.authorityKeyID.content) {
                    var inner = value.parts
                    var identifier = try inner.next(.sequence, "an authority key identifier").parts
                    keyIdentifier = try identifier.next(if: .implicit(0))?.bytes
                } else if isCritical, !id.contentEquals(Self.numberID.content) {
                    // A delta list or one with a narrower scope would say less than it seems to.
                    throw TrustError.criticalExtension(try id.oid("extension"))
                }
            }
        }
        authorityKeyIdentifier = keyIdentifier
        try fields.finish("the signed part of a revocation list")
    }

    /// Whether its signature verifies with an authority's key.
    public func isSigned(by authority: Certificate) -> Bool {
        guard authority.extensions.keyUsage?.contains(.revocationListSigning) != false else { return false }
        return bytes.withUnsafeBytes { all in
            do throws(SignatureFailure) {
                try authority.publicKey.verify(
                    bytes[signature], over: UnsafeRawBufferPointer(rebasing: all[signedRange]), signatureAlgorithm)
                return true
            } catch {
                return false
            }
        }
    }
}
