// X.509 certificates as states issue them (RFC 5280; profile of Doc 9303 part 12 section 7.1). Read leniently where real ones
// stray and nothing rests on it; what decides whom to believe is strict.
import Order

/// A certificate.
///
/// What was read of it is shared between its copies: chains, pools and verdicts hold many.
public struct Certificate: Hashable, Sendable {
    final class Contents: Sendable {
        let bytes: [UInt8]
        let fields: Fields
        let publicKey: PublicKey
        let state: IssuingState?
        let isWeak: Bool

        init(_ bytes: [UInt8]) throws(TrustError) {
            self.bytes = bytes
            fields = try TrustError.reading { try Fields(bytes) }
            guard fields.notBefore <= fields.notAfter else { throw .validity }
            publicKey = try PublicKey(fields.key)
            state = IssuingState(certificate: fields.subject.country)
            isWeak = publicKey.isWeak
        }
    }
    private let contents: Contents

    /// Its DER.
    public var bytes: [UInt8] { contents.bytes }
    /// Without leading zeros.
    public var serialNumber: [UInt8] { contents.fields.serialNumber }
    public var issuer: DistinguishedName { contents.fields.issuer }
    public var subject: DistinguishedName { contents.fields.subject }
    public var notBefore: Timestamp { contents.fields.notBefore }
    public var notAfter: Timestamp { contents.fields.notAfter }
    public var publicKey: PublicKey { contents.publicKey }
    public var signatureAlgorithm: SignatureAlgorithm { contents.fields.algorithm }
    public var extensions: Extensions { contents.fields.extensions }
    /// The state or organisation that its name gives.
    var state: IssuingState? { contents.state }
    /// Whether its key is too short for today.
    var hasWeakKey: Bool { contents.isWeak }
    var signedRange: Range<Int> { contents.fields.signedRange }
    var signature: Range<Int> { contents.fields.signature }

    public static func == (a: Certificate, b: Certificate) -> Bool { a.contents === b.contents || a.bytes == b.bytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(serialNumber); hasher.combine(signature.count) }

    /// Reads one certificate in DER.
    public init(parsing bytes: [UInt8]) throws(TrustError) {
        guard bytes.count <= Limits.certificateBytes else {
            throw .encoding(.tooLarge(limit: Limits.certificateBytes))
        }
        contents = try CertificateCache.shared.contents(of: bytes)
    }

    /// Reads one out of what it travels in: its own copy, so that ranges count from its beginning and the document around it is let go.
    init(_ element: EncodedElement) throws(TrustError) {
        contents = try CertificateCache.shared.contents(of: element.wholeBytes)
    }

    struct Fields: Sendable {
        let serialNumber: [UInt8]
        let issuer: DistinguishedName, subject: DistinguishedName
        let notBefore: Timestamp, notAfter: Timestamp
        let key: EncodedElement
        let algorithm: SignatureAlgorithm
        let extensions: Extensions
        let signedRange: Range<Int>, signature: Range<Int>

        init(_ bytes: [UInt8]) throws {
            var parts = try EncodedReader.only(bytes, .sequence, "a certificate").parts
            let signed = try parts.next(.sequence, "the signed part of a certificate")
            let outer = try parts.next(.sequence, "a signature algorithm")
            signature = try parts.next(.bitString, "a signature").bitStringOctets("signature")
            try parts.finish("a certificate")
            signedRange = signed.whole
            var fields = signed.parts
            var version = 1
            if let wrapped = try fields.next(if: .explicit(0)) {
                var inner = wrapped.parts
                version = try inner.next(.integer, "a version").integer("version") + 1
            }
            guard (1...3).contains(version) else { throw TrustError.certificateVersion(version) }
            let serial = try fields.next(.integer, "a serial number")
            guard (1...64).contains(serial.count) else { throw EncodingError.value("serial number", at: serial.start) }
            serialNumber = Array(serial.bytes.drop { $0 == 0 })
            let inner = try fields.next(.sequence, "a signature algorithm")
            guard inner.bytes == outer.bytes else { throw TrustError.algorithmsDiffer }
            algorithm = try SignatureAlgorithm(identifier: outer)
            issuer = DistinguishedName(described: try fields.next(.sequence, "an issuer"))
            var validity = try fields.next(.sequence, "a validity").parts
            notBefore = try validity.next("the begin of validity").time("begin of validity")
            notAfter = try validity.next("the end of validity").time("end of validity")
            subject = DistinguishedName(described: try fields.next(.sequence, "a subject"))
            key = try fields.next(.sequence, "a public key")
            _ = try fields.next(if: .implicit(1))
            _ = try fields.next(if: .implicit(2))
            if let wrapped = try fields.next(if: .explicit(3)) {
                var inner = wrapped.parts
                extensions = try Extensions(try inner.next(.sequence, "extensions"))
            } else {
                extensions = Extensions()
            }
            try fields.finish("the signed part of a certificate")
        }
    }
}

extension Certificate {
    /// Whether it may sign certificates: it says so, or, being of before extensions, it says nothing.
    public var isAuthority: Bool {
        (extensions.isAuthority ?? extensions.isEmpty) && extensions.keyUsage?.contains(.certificateSigning) != false
    }
    /// Whether subject and issuer have the same name. Link certificates have too, and do not verify themselves.
    public var isSelfIssued: Bool { issuer.matches(subject) }

    public func isValid(at time: Timestamp) -> Bool { notBefore <= time && time <= notAfter }

    /// Verifies its signature with an issuer's key.
    public func verifySignature(with key: PublicKey) throws(SignatureFailure) {
        let failure: SignatureFailure? = bytes.withUnsafeBytes { all in
            do throws(SignatureFailure) {
                try key.verify(
                    bytes[signature], over: UnsafeRawBufferPointer(rebasing: all[signedRange]), signatureAlgorithm)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
    public func isSigned(by issuer: Certificate) -> Bool {
        do {
            try verifySignature(with: issuer.publicKey)
            return true
        } catch {
            return false
        }
    }
    /// Whether it verifies itself.
    public var isSelfSigned: Bool { isSelfIssued && isSigned(by: self) }

    /// SHA-256 over its DER, in hexadecimal.
    public var fingerprint: String { DigestAlgorithm.sha256.digest(of: bytes).hexadecimal }
    public var serialText: String { serialNumber.hexadecimal }
}

extension Limits {
    /// One certificate; the longest of any state have 3 KB.
    public static let certificateBytes = 64 << 10
    public static let certificateExtensions = 64
}
