import Crypto
import Order

/// Sealing for small values that are many: a run of the access history spends more bytes on a whole nonce than on an event.
///
/// Each value has a key of its own, HKDF-SHA-256 (RFC 5869) of the subject's key with the salt and the associated data, and
/// under it the nonce of zeros once. So the salt may be short where the associated data hardly ever recur, but a pair of
/// both must never be used again for other bytes of the same subject.
extension RecordStore {
    /// AES-256-GCM: ciphertext ‖ tag, without a nonce. Throws as ``seal(_:for:associatedData:)`` does.
    public func sealOnce(
        _ bytes: [UInt8], for subject: SubjectID?, salt: [UInt8], associatedData: [UInt8]
    ) throws -> [UInt8] {
        let key = try opensForWriting ? keys.keyForWriting(subject) : keys.key(for: subject)
        guard
            let box = try? AES.GCM.seal(
                bytes, using: Self.derived(key, salt, associatedData), nonce: AES.GCM.Nonce(data: Self.zeroNonce),
                authenticating: associatedData)
        else { throw SealingError.altered }
        return [UInt8](box.ciphertext) + [UInt8](box.tag)
    }

    /// Opens what ``sealOnce(_:for:salt:associatedData:)`` sealed. Throws ``SealingError``.
    public func openOnce(
        _ sealed: [UInt8], for subject: SubjectID?, salt: [UInt8], associatedData: [UInt8]
    ) throws -> [UInt8] {
        let key = try keys.key(for: subject)
        guard sealed.count >= 16,
            let box = try? AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: Self.zeroNonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
            let plain = try? AES.GCM.open(
                box, using: Self.derived(key, salt, associatedData), authenticating: associatedData)
        else { throw SealingError.altered }
        return [UInt8](plain)
    }

    private static let zeroNonce = [UInt8](repeating: 0, count: 12)

    private static func derived(_ key: SymmetricKey, _ salt: [UInt8], _ associatedData: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: salt, info: Array("gatehouse once ".utf8) + associatedData, outputByteCount: 32
        )
    }
}
