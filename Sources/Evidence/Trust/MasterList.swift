// Master lists: the authorities that a state believes, signed by it (Doc 9303 part 12 section 8).
import Order

/// A list of authorities' certificates, signed as CMS.
public struct MasterList: Sendable {
    let data: SignedData
    /// Each certificate loads or is refused by itself.
    public let certificates: [Result<Certificate, TrustError>]

    static let contentType: OID = "2.23.136.1.1.2"
    /// The extended key usage that a list's signer must have (part 12 table 6).
    static let signerPurpose: OID = "2.23.136.1.1.3"

    public init(parsing bytes: [UInt8]) throws(SignedDataError) {
        data = try SignedData(parsing: bytes)
        guard data.contentType == MasterList.contentType else { throw .notSignedData }
        do {
            var fields = try EncodedReader.only(data.content, .sequence, "a master list").parts
            guard try fields.next(.integer, "the version of a master list").integer("version") == 0 else {
                throw EncodingError.value("version of a master list", at: 0)
            }
            var set = try fields.next(.set, "the certificates of a master list").parts
            try fields.finish("a master list")
            var certificates: [Result<Certificate, TrustError>] = []
            while !set.isAtEnd {
                let element = try set.next(.sequence, "a certificate")
                guard certificates.count < Limits.pemBlocks else {
                    throw EncodingError.tooMany("certificates", limit: Limits.pemBlocks)
                }
                do throws(TrustError) {
                    certificates.append(.success(try Certificate(element)))
                } catch {
                    certificates.append(.failure(error))
                }
            }
            self.certificates = certificates
        } catch {
            throw SignedDataError(error)
        }
    }

    /// The signer, if the signature verifies and the signer may sign master lists.
    func verified() throws(SignedDataError) -> SignedData.Verified {
        let verified = try data.verified()
        guard verified.signer.extensions.extendedKeyUsage.contains(MasterList.signerPurpose) else {
            throw .signerPurpose
        }
        return verified
    }
    /// Certificates of authorities that travel with the list, for the path to its signer.
    var companions: [Certificate] { data.certificates.compactMap { try? $0.get() } }
}
