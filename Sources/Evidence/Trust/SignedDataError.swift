/// Why signed data cannot be read, or does not show that its content is the signer's.
public enum SignedDataError: Error, Hashable, Sendable, CustomStringConvertible {
    case encoding(EncodingError)
    case trust(TrustError)
    case notSignedData
    case noContent
    case signers(Int)
    case version(Int, expected: Int)
    case signerVersion(Int)
    case noSignedAttributes
    case missingAttribute(String)
    case repeatedAttribute
    case contentTypeDiffers(signed: OID, beside: OID)
    case digestDiffers
    /// The signature's own digest is not the one named beside it.
    case algorithmsDiffer(SignatureAlgorithm, DigestAlgorithm)
    case protectedAlgorithmsDiffer
    case signerMissing
    case signerUnreadable(TrustError)
    case signature(SignatureFailure)
    /// The signer's certificate is for something else.
    case signerPurpose

    init(_ error: any Error) {
        switch error {
        case let error as SignedDataError: self = error
        case let error as EncodingError: self = .encoding(error)
        case let error as TrustError: self = .trust(error)
        default: self = .trust(.unreadable)
        }
    }

    var encodingError: EncodingError? {
        switch self {
        case .encoding(let error), .trust(.encoding(let error)): error
        default: nil
        }
    }

    public var description: String {
        switch self {
        case .encoding(let error): error.description
        case .trust(let error): error.description
        case .notSignedData: "It is not CMS signed data."
        case .noContent: "The content that was signed is not in it."
        case .signers(0): "Nobody has signed it."
        case .signers: "It has more than one signer; these objects have one."
        case .version(let found, let expected):
            "It says that it is CMS version \(found); what is in it is version \(expected). The version lies outside the signature."
        case .signerVersion(let found): "It says that its signer is of CMS version \(found); there are 1 and 3."
        case .noSignedAttributes: "It has no signed attributes, which these objects must have."
        case .missingAttribute(let name): "The signed attribute \(name) is missing."
        case .repeatedAttribute: "A signed attribute stands in it twice."
        case .contentTypeDiffers(let signed, let beside):
            "The content is said to be of type \(beside), and \(signed) was signed."
        case .digestDiffers:
            "The signed digest is not that of the content: what is in it was replaced after signing (messageDigest)."
        case .algorithmsDiffer(let signature, let digest):
            "The signature is \(signature), and the digest beside it is \(digest.rawValue); they must be the same."
        case .protectedAlgorithmsDiffer: "The algorithms named are not those that were signed (cmsAlgorithmProtection)."
        case .signerMissing: "The signer's certificate is neither in it nor was it handed in."
        case .signerUnreadable(let error): "The signer's certificate is refused. \(error.description)"
        case .signerPurpose: "The signer's certificate is not one for signing this."
        case .signature(let failure): "The signer's signature is invalid. \(failure.description)"
        }
    }
}
