// Answers that only this verifier can read: JWE in its compact form with ECDH-ES key agreement and AES-GCM (RFC 7516 section 7.1, RFC 7518
// sections 4.6 and 5.3; OpenID4VP 1.0 section 8.3). Ours because nothing that Gatehouse is built from offers it.
import Crypto
import Foundation
import Order

/// Why an answer cannot be decrypted. What is wrong with the ciphertext itself is not told: that would help to forge one.
public enum EncryptedResponseError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed
    case algorithm(String)
    case header
    case key
    case decryption

    public var description: String {
        switch self {
        case .malformed: "The encrypted answer is not five parts of base64url with dots between them."
        case .algorithm(let name): "The answer is encrypted with \(name), which was not offered."
        case .header: "The header of the encrypted answer is not as it should be."
        case .key: "The wallet's ephemeral key is no point of the curve that was asked for."
        case .decryption: "The answer does not decrypt: it was altered, or meant for another request."
        }
    }
}

enum EncryptedResponse {
    /// What the text holds, in the clear, and `apu` of its header: the nonce of a wallet of ISO/IEC TS 18013-7 annex B.
    static func decrypt(
        _ text: String, with key: P256.KeyAgreement.PrivateKey
    ) throws(EncryptedResponseError) -> (plain: [UInt8], partyU: [UInt8]) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 5, let headerBytes = Base64URL.decode(parts[0]), let nonce = Base64URL.decode(parts[2]),
            let ciphertext = Base64URL.decode(parts[3]), let tag = Base64URL.decode(parts[4])
        else { throw .malformed }
        guard let header = try? JSONValue(parsing: headerBytes), header.object != nil else { throw .header }
        // Direct key agreement: there is no encrypted key (RFC 7518 section 4.6).
        guard parts[1].isEmpty, header["crit"] == nil, header["zip"] == nil else { throw .header }
        guard header["alg"] == "ECDH-ES" else { throw .algorithm(header["alg"]?.string?.short ?? "nothing") }
        let bits: Int
        switch header["enc"]?.string {
        case "A128GCM": bits = 128
        case "A256GCM": bits = 256
        case let name: throw .algorithm(name?.short ?? "nothing")
        }
        guard let epk = header["epk"], epk["kty"] == "EC", epk["crv"] == "P-256",
            let x = epk["x"]?.string.flatMap({ Base64URL.decode($0) }), x.count == 32,
            let y = epk["y"]?.string.flatMap({ Base64URL.decode($0) }), y.count == 32,
            let other = try? P256.KeyAgreement.PublicKey(rawRepresentation: x + y),
            let secret = try? key.sharedSecretFromKeyAgreement(with: other)
        else { throw .key }
        func party(_ name: String) throws(EncryptedResponseError) -> [UInt8] {
            guard let value = header[name] else { return [] }
            guard let text = value.string, let bytes = Base64URL.decode(text), bytes.count <= 512 else { throw .header }
            return bytes
        }
        let partyU = try party("apu")
        let derived = contentKey(
            secret: secret.withUnsafeBytes { Array($0) }, algorithm: "A\(bits)GCM", bits: bits, partyU: partyU,
            partyV: try party("apv"))
        guard nonce.count == 12, tag.count == 16 else { throw .malformed }
        do {
            let box = try AES.GCM.SealedBox(nonce: AES.GCM.Nonce(data: nonce), ciphertext: ciphertext, tag: tag)
            let plain = try AES.GCM.open(box, using: SymmetricKey(data: derived), authenticating: Array(parts[0]))
            return (Array(plain), partyU)
        } catch {
            throw .decryption
        }
    }

    /// The Concat KDF of NIST SP 800-56A with SHA-256, of which one round is enough (RFC 7518 section 4.6.2).
    static func contentKey(
        secret: [UInt8], algorithm: String, bits: Int, partyU: [UInt8], partyV: [UInt8]
    ) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        var input = number(1) + secret
        for part in [Array(algorithm.utf8), partyU, partyV] { input += number(part.count) + part }
        input += number(bits)
        return Array(SHA256.hash(data: input).prefix(bits / 8))
    }
}
