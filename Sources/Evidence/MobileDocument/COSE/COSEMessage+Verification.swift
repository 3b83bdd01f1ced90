// Verifying COSE_Sign1 and COSE_Mac0 (RFC 9052 sections 4.4 and 6.3).
import Crypto
import Order

extension COSEMessage {
    /// Whether the signature is `key`'s over the payload, or over `detached` when the payload is sent apart.
    public func isSigned(by key: SignatureKey, detached: [UInt8]? = nil) throws(COSEError) -> Bool {
        guard let known = CredentialAlgorithm(cose: algorithm) else { throw .algorithmNotAccepted(algorithm) }
        guard Self.curve(of: algorithm).map({ $0 == key.curve }) ?? true else { return false }
        return key.verifies(signature, of: try toBeSigned("Signature1", detached), by: known)
    }

    /// Whether the tag is the one that `key` gives (HMAC 256/256, the only one of ISO/IEC 18013-5 section 9.1.3.5).
    public func isAuthenticated(by key: SymmetricKey, detached: [UInt8]? = nil) throws(COSEError) -> Bool {
        guard algorithm == 5 else { throw .algorithmNotAccepted(algorithm) }
        return HMAC<SHA256>.isValidAuthenticationCode(
            Array(signature), authenticating: try toBeSigned("MAC0", detached), using: key)
    }

    /// `Sig_structure` and `MAC_structure` (RFC 9052 sections 4.4 and 6.3), without external data.
    private func toBeSigned(_ context: String, _ detached: [UInt8]?) throws(COSEError) -> [UInt8] {
        guard let content = detached.map({ $0[...] }) ?? payload else { throw .payloadMissing }
        var writer = CBORWriter(reserving: content.count + protected.count + 32)
        writer.array(4)
        writer.text(context)
        writer.bytes(protected)
        writer.bytes([])
        writer.bytes(content)
        return writer.bytes
    }

    /// The curve that a fully specified algorithm names (RFC 9864).
    private static func curve(of algorithm: Int64) -> KeyCurve? {
        switch algorithm {
        case -9: .p256
        case -51: .p384
        case -52: .p521
        case -19: .ed25519
        case -53: .ed448
        case -265: .brainpoolP256r1
        case -266: .brainpoolP320r1
        case -267: .brainpoolP384r1
        case -268: .brainpoolP512r1
        default: nil
        }
    }
}
