/// Why a certificate, a list or a signature cannot be used.
public enum TrustError: Error, Hashable, Sendable, CustomStringConvertible {
    case encoding(EncodingError)
    case unreadable
    /// A signature or digest algorithm that travel documents do not use.
    case algorithm(OID)
    case algorithmParameters
    case keyType(OID)
    /// Explicit parameters, or a name, of a curve that is none of those recognised.
    case curve
    case point
    case modulus(bits: Int)
    case exponent
    case certificateVersion(Int)
    /// The algorithm inside the signed part differs from the one beside the signature.
    case algorithmsDiffer
    case repeatedExtension(OID)
    /// An extension that must be understood and is not.
    case criticalExtension(OID)
    case validity

    public var description: String {
        switch self {
        case .encoding(let error): error.description
        case .unreadable: "It cannot be read."
        case .algorithm(let oid): "It uses the algorithm \(oid), which is not one that documents are signed with."
        case .algorithmParameters: "The parameters of its signature algorithm are not allowed."
        case .keyType(let oid): "Its key is of type \(oid); only RSA and elliptic curves are used."
        case .curve: "The curve of its key is none of the recognised ones, or its parameters were altered."
        case .point: "Its public key is no point of its curve."
        case .modulus(let bits): "Its RSA key has \(bits) bits; 1024 to 8192 are accepted."
        case .exponent: "The exponent of its RSA key is not allowed."
        case .certificateVersion(let version): "It is a certificate of version \(version), which does not exist."
        case .algorithmsDiffer: "It names two different signature algorithms."
        case .repeatedExtension(let oid): "The extension \(oid) stands in it twice."
        case .criticalExtension(let oid): "It demands that the extension \(oid) be understood, which it is not."
        case .validity: "It ends before it begins to be valid."
        }
    }
}

extension TrustError {
    /// Runs what reads something, and gives its errors as this type.
    static func reading<Result>(_ read: () throws -> Result) throws(TrustError) -> Result {
        do { return try read() } catch { throw TrustError(error) }
    }

    init(_ error: any Error) {
        switch error {
        case let error as TrustError: self = error
        case let error as EncodingError: self = .encoding(error)
        default: self = .unreadable
        }
    }
}
