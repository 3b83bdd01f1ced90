// The digests of disclosures (RFC 9901 section 4.2.3).
import Crypto

extension SelectiveDisclosureCredential.Digest {
    /// The digest in base64url, as it stands in a credential.
    func text(of bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        switch self {
        case .sha256: return Base64URL.encode(SHA256.hash(data: bytes))
        case .sha384: return Base64URL.encode(SHA384.hash(data: bytes))
        case .sha512: return Base64URL.encode(SHA512.hash(data: bytes))
        }
    }
}
