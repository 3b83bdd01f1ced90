// What ties a device's answer to one session: the transcript (ISO/IEC 18013-5 section 9.1.5.1; OpenID4VP 1.0 appendix B.2.6), what the
// device signs over it (section 9.1.3.4), and the key of its authentication tag (section 9.1.3.5).
import Crypto
import Foundation
import Order

/// The session a device answered in.
public struct SessionTranscript: Hashable, Sendable {
    /// The array of three, encoded.
    public let encoded: [UInt8]

    /// Reads a transcript, with or without the `#6.24(bstr)` around it.
    public init(_ item: CBORItem) throws(MobileDocumentError) {
        let inner: CBORItem
        do { inner = try item.embedded() ?? item } catch { throw .encoding(error) }
        guard inner.array?.count == 3 else { throw .part("a session transcript is an array of three") }
        encoded = Array(inner.encoded)
    }

    /// The transcript of an OpenID4VP request that is answered by redirect or `direct_post` (appendix B.2.6.1).
    ///
    /// - Parameters:
    ///   - clientID: The request's `client_id`, prefix and all.
    ///   - encryptionKey: The SHA-256 thumbprint of the key that the answer was encrypted to; `nil` when it was not encrypted.
    public init(openID4VP clientID: String, nonce: String, encryptionKey: [UInt8]?, responseURI: String) {
        var information = CBORWriter()
        information.array(4)
        information.text(clientID)
        information.text(nonce)
        if let encryptionKey { information.bytes(encryptionKey) } else { information.null() }
        information.text(responseURI)
        var writer = CBORWriter()
        writer.array(3)
        writer.null()
        writer.null()
        writer.array(2)
        writer.text("OpenID4VPHandover")
        writer.bytes(Array(SHA256.hash(data: information.bytes)))
        encoded = writer.bytes
    }

    /// The transcript of ISO/IEC TS 18013-7 annex B, which wallets made before OpenID4VP 1.0 use.
    public init(annexB clientID: String, nonce: String, walletNonce: String, responseURI: String) {
        func digest(of text: String) -> [UInt8] {
            var pair = CBORWriter()
            pair.array(2)
            pair.text(text)
            pair.text(walletNonce)
            return Array(SHA256.hash(data: pair.bytes))
        }
        var writer = CBORWriter()
        writer.array(3)
        writer.null()
        writer.null()
        writer.array(3)
        writer.bytes(digest(of: clientID))
        writer.bytes(digest(of: responseURI))
        writer.text(nonce)
        encoded = writer.bytes
    }

    /// `DeviceAuthenticationBytes`: what the device signs or authenticates.
    public func deviceAuthentication(documentType: String, nameSpaces: ArraySlice<UInt8>) -> [UInt8] {
        var writer = CBORWriter(reserving: encoded.count + nameSpaces.count + 80)
        writer.array(4)
        writer.text("DeviceAuthentication")
        writer.encoded(encoded)
        writer.text(documentType)
        writer.encoded(nameSpaces)
        var bytes = CBORWriter(reserving: writer.bytes.count + 8)
        bytes.embedded(writer.bytes)
        return bytes.bytes
    }

    /// `ReaderAuthenticationBytes`: what a reader signs over its request (section 9.1.4.4).
    public func readerAuthentication(itemsRequest: ArraySlice<UInt8>) -> [UInt8] {
        var writer = CBORWriter(reserving: encoded.count + itemsRequest.count + 80)
        writer.array(3)
        writer.text("ReaderAuthentication")
        writer.encoded(encoded)
        writer.encoded(itemsRequest)
        var bytes = CBORWriter(reserving: writer.bytes.count + 8)
        bytes.embedded(writer.bytes)
        return bytes.bytes
    }

    /// `EMacKey`: the key that reader and document share.
    func authenticationKey(reader: ReaderKey, document: SignatureKey) -> SymmetricKey? {
        guard let secret = reader.sharedSecret(with: document) else { return nil }
        var transcript = CBORWriter(reserving: encoded.count + 8)
        transcript.embedded(encoded)
        return secret.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: Array(SHA256.hash(data: transcript.bytes)), sharedInfo: Array("EMacKey".utf8),
            outputByteCount: 32)
    }
}

/// A reader's ephemeral private key.
public enum ReaderKey: Sendable {
    case p256(P256.KeyAgreement.PrivateKey)
    case p384(P384.KeyAgreement.PrivateKey)
    case p521(P521.KeyAgreement.PrivateKey)

    /// ECDH with a document's key; `nil` when that is on another curve.
    func sharedSecret(with key: SignatureKey) -> SharedSecret? {
        switch (self, key.material) {
        case (.p256(let own), .p256(let other)):
            (try? P256.KeyAgreement.PublicKey(x963Representation: other.x963Representation)).flatMap {
                try? own.sharedSecretFromKeyAgreement(with: $0)
            }
        case (.p384(let own), .p384(let other)):
            (try? P384.KeyAgreement.PublicKey(x963Representation: other.x963Representation)).flatMap {
                try? own.sharedSecretFromKeyAgreement(with: $0)
            }
        case (.p521(let own), .p521(let other)):
            (try? P521.KeyAgreement.PublicKey(x963Representation: other.x963Representation)).flatMap {
                try? own.sharedSecretFromKeyAgreement(with: $0)
            }
        default: nil
        }
    }
}
