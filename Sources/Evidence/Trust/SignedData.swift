// CMS signed data (RFC 5652 section 5) as security objects and master lists use it: one signer, the content inside, signed
// attributes. Whom to believe is decided elsewhere; see CertificateChain.
import Order

/// Signed data as it was read; nothing is verified yet.
struct SignedData: Sendable {
    let version: Int
    let contentType: OID
    let content: [UInt8]
    /// The certificates that travel with it; each loads or is refused by itself.
    let certificates: [Result<Certificate, TrustError>]
    let signer: Signer
    /// Whether it was written with indefinite lengths or strings in pieces.
    let hadIndefiniteLengths: Bool

    struct Signer: Sendable {
        enum Identifier: Sendable {
            case issuer(DistinguishedName, serialNumber: [UInt8])
            case subjectKey([UInt8])
        }
        let version: Int
        let identifier: Identifier
        let digestAlgorithm: DigestAlgorithm
        /// `nil` when there are none.
        let attributes: Attributes?
        let signatureAlgorithm: SignatureAlgorithm
        let signature: [UInt8]
    }

    struct Attributes: Sendable {
        /// As a SET, which is how they were signed.
        let encoded: [UInt8]
        var contentType: OID?
        var messageDigest: [UInt8]?
        var signingTime: Timestamp?
        /// The algorithms that RFC 6211 repeats under the signature; `nil` when it is not used.
        var protectedAlgorithms: (DigestAlgorithm, SignatureAlgorithm)?
    }

    static let signedData: OID = "1.2.840.113549.1.7.2"

    /// Reads a ContentInfo, in DER or in BER.
    init(parsing bytes: [UInt8]) throws(SignedDataError) {
        guard bytes.count <= Limits.encodedBytes else { throw .encoding(.tooLarge(limit: Limits.encodedBytes)) }
        let strict = Result { try SignedData(definite: bytes, hadIndefiniteLengths: false) }
        switch strict {
        case .success(let data): self = data
        case .failure(let error):
            guard let encoding = (error as? EncodingError) ?? (error as? SignedDataError)?.encodingError else {
                throw SignedDataError(error)
            }
            let definite: [UInt8]
            do {
                definite = try IndefiniteLengths.removed(from: bytes)
            } catch {
                if case .header = encoding { throw .encoding(error) }
                throw .encoding(encoding)
            }
            guard definite != bytes else { throw .encoding(encoding) }
            do {
                self = try SignedData(definite: definite, hadIndefiniteLengths: true)
            } catch {
                throw SignedDataError(error)
            }
        }
    }

    private init(definite bytes: [UInt8], hadIndefiniteLengths: Bool) throws {
        self.hadIndefiniteLengths = hadIndefiniteLengths
        var outer = try EncodedReader.only(bytes, .sequence, "signed data").parts
        guard
            try outer.next(.objectIdentifier, "the type of signed data").contentEquals(SignedData.signedData.content)
        else { throw SignedDataError.notSignedData }
        var wrapped = try outer.next(.explicit(0), "signed data").parts
        try outer.finish("signed data")
        var fields = try wrapped.next(.sequence, "signed data").parts
        try wrapped.finish("signed data")
        version = try fields.next(.integer, "the version of signed data").integer("version")
        _ = try fields.next(.set, "digest algorithms")
        var encapsulated = try fields.next(.sequence, "the signed content").parts
        contentType = try encapsulated.next(.objectIdentifier, "the type of the content").oid("type of the content")
        guard var holder = try encapsulated.next(if: .explicit(0))?.parts else { throw SignedDataError.noContent }
        content = try holder.next(.octetString, "the content as an OCTET STRING").bytes
        try holder.finish("the content")
        try encapsulated.finish("the content")
        var certificates: [Result<Certificate, TrustError>] = []
        if var set = try fields.next(if: .explicit(0))?.parts {
            while !set.isAtEnd {
                let element = try set.next("a certificate")
                // Attribute certificates and the like are left out: they name nobody who signs.
                guard element.tag == .sequence else { continue }
                guard certificates.count < Limits.signedDataCertificates else {
                    throw EncodingError.tooMany("certificates", limit: Limits.signedDataCertificates)
                }
                do throws(TrustError) {
                    certificates.append(.success(try Certificate(element)))
                } catch {
                    certificates.append(.failure(error))
                }
            }
        }
        self.certificates = certificates
        _ = try fields.next(if: .explicit(1))
        var signers = try fields.next(.set, "signers").parts
        try fields.finish("signed data")
        guard !signers.isAtEnd else { throw SignedDataError.signers(0) }
        signer = try Signer(try signers.next(.sequence, "a signer"))
        guard signers.isAtEnd else { throw SignedDataError.signers(2) }
    }
}

extension SignedData.Signer {
    init(_ element: EncodedElement) throws {
        var fields = element.parts
        version = try fields.next(.integer, "the version of a signer").integer("version")
        if let key = try fields.next(if: .implicit(0)) {
            identifier = .subjectKey(key.bytes)
        } else {
            var name = try fields.next(.sequence, "the name of a signer").parts
            let issuer = DistinguishedName(try name.next(.sequence, "an issuer"))
            let serial = Array(try name.next(.integer, "a serial number").bytes.drop { $0 == 0 })
            try name.finish("the name of a signer")
            identifier = .issuer(issuer, serialNumber: serial)
        }
        digestAlgorithm = try DigestAlgorithm(identifier: try fields.next(.sequence, "a digest algorithm"))
        attributes = try fields.next(if: .explicit(0)).map { try SignedData.Attributes($0) }
        signatureAlgorithm = try SignatureAlgorithm(identifier: try fields.next(.sequence, "a signature algorithm"))
        signature = try fields.next(.octetString, "a signature").bytes
        // Unsigned attributes prove nothing and are not looked at.
        _ = try fields.next(if: .explicit(1))
        try fields.finish("a signer")
    }
}

extension SignedData.Attributes {
    private static let contentTypeID: OID = "1.2.840.113549.1.9.3", messageDigestID: OID = "1.2.840.113549.1.9.4"
    private static let signingTimeID: OID = "1.2.840.113549.1.9.5", protectionID: OID = "1.2.840.113549.1.9.52"

    init(_ element: EncodedElement) throws {
        var whole = element.wholeBytes
        whole[0] = 0x31
        encoded = whole
        var attributes = element.parts
        var count = 0
        while !attributes.isAtEnd {
            count += 1
            guard count <= Limits.signedAttributes else {
                throw EncodingError.tooMany("signed attributes", limit: Limits.signedAttributes)
            }
            var fields = try attributes.next(.sequence, "a signed attribute").parts
            let type = try fields.next(.objectIdentifier, "the type of an attribute")
            let values = try fields.next(.set, "the values of an attribute")
            try fields.finish("a signed attribute")
            var value = values.parts
            if type.contentEquals(Self.contentTypeID.content) {
                guard contentType == nil else { throw SignedDataError.repeatedAttribute }
                contentType = try value.next(.objectIdentifier, "the type of the content").oid("content type")
                guard value.isAtEnd else { throw SignedDataError.repeatedAttribute }
            } else if type.contentEquals(Self.messageDigestID.content) {
                guard messageDigest == nil else { throw SignedDataError.repeatedAttribute }
                messageDigest = try value.next(.octetString, "a message digest").bytes
                guard value.isAtEnd else { throw SignedDataError.repeatedAttribute }
            } else if type.contentEquals(Self.signingTimeID.content) {
                guard signingTime == nil else { throw SignedDataError.repeatedAttribute }
                signingTime = try value.next("a signing time").time("signing time")
            } else if type.contentEquals(Self.protectionID.content) {
                guard protectedAlgorithms == nil else { throw SignedDataError.repeatedAttribute }
                protectedAlgorithms = try Self.protection(try value.next(.sequence, "protected algorithms"))
            }
        }
    }

    private static func protection(_ element: EncodedElement) throws -> (DigestAlgorithm, SignatureAlgorithm) {
        var fields = element.parts
        let digest = try DigestAlgorithm(identifier: try fields.next(.sequence, "a digest algorithm"))
        // IMPLICIT [1]: the same content under another tag.
        let signature = try SignatureAlgorithm(identifier: try fields.next(.explicit(1), "a signature algorithm"))
        return (digest, signature)
    }
}

extension Limits {
    /// Certificates that travel with signed data.
    public static let signedDataCertificates = 64
    public static let signedAttributes = 32
}
