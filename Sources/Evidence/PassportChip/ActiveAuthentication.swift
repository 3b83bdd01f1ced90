// Active authentication: the chip signs a challenge with a key that never leaves it, which shows that it is no copy (Doc 9303
// part 11 section 6.1). RSA keys sign by ISO/IEC 9796-2 scheme 1, elliptic-curve keys by plain ECDSA.
import Order

/// A challenge that was sent to a chip, and what it answered.
public struct ChipAnswer: Hashable, Sendable {
    /// 8 octets, chosen at random for this reading alone by whoever judges the answer.
    public var challenge: [UInt8]
    public var response: [UInt8]

    public init(challenge: [UInt8], response: [UInt8]) {
        self.challenge = challenge
        self.response = response
    }
}

/// A chip's key for active authentication, as DG15 holds it.
public struct ActiveAuthenticationKey: Sendable {
    public let publicKey: PublicKey

    /// Reads DG15.
    public init(dataGroup bytes: [UInt8]) throws(TrustError) {
        let element: EncodedElement
        do {
            var parts = try EncodedReader.only(bytes, 0x6F, "DG15", .basic).parts
            element = try parts.next(.sequence, "a public key")
            try parts.finish("DG15")
        } catch {
            throw .encoding(error)
        }
        publicKey = try PublicKey(element)
    }

    /// Whether a chip's answer was made with this key for this challenge.
    /// - Parameters:
    ///   - challenge: the 8 octets that were sent to the chip, chosen at random for this reading alone.
    ///   - digest: what DG14 announces for elliptic-curve keys; it is not used for RSA.
    public func verifies(_ response: [UInt8], challenge: [UInt8], digest: DigestAlgorithm? = nil) -> Bool {
        guard challenge.count == 8 else { return false }
        switch publicKey.kind {
        case .elliptic(let curve):
            let digest = digest ?? ActiveAuthenticationKey.usualDigest(curve)
            return publicKey.verifiesPlain(response[...], overDigest: digest.digest(of: challenge))
        case .rsa: return verifiesMessageRecovery(response, challenge)
        // Part 11 knows no such key for chips.
        case .edwards: return false
        }
    }

    /// Chips without DG14 use the longest digest that fits their curve.
    private static func usualDigest(_ curve: EllipticCurve) -> DigestAlgorithm {
        switch curve.orderLength {
        case ..<28: .sha1
        case ..<32: .sha224
        case ..<48: .sha256
        case ..<64: .sha384
        default: .sha512
        }
    }

    /// ISO/IEC 9796-2 digital signature scheme 1 with partial recovery: header 6A, the chip's own part of the message, the
    /// digest over that part and the challenge, and a trailer that names the digest.
    private func verifiesMessageRecovery(_ response: [UInt8], _ challenge: [UInt8]) -> Bool {
        guard var block = publicKey.recovered(response) else { return false }
        if block.last.map({ $0 & 0x0F }) != 0x0C, let other = complement(block) { block = other }
        guard block.count > 24, block[0] == 0x6A, let last = block.last else { return false }
        let digest: DigestAlgorithm
        var end = block.count - 1
        switch last {
        case 0xBC: digest = .sha1
        case 0xCC:
            end -= 1
            switch block[end] {
            case 0x33: digest = .sha1
            case 0x34: digest = .sha256
            case 0x35: digest = .sha512
            case 0x36: digest = .sha384
            case 0x38: digest = .sha224
            default: return false
            }
        default: return false
        }
        guard end - digest.length >= 1 else { return false }
        let stated = block[end - digest.length..<end]
        return digest.digest(of: Array(block[1..<end - digest.length]) + challenge).elementsEqual(stated)
    }

    /// The modulus less the block: the standard lets a signer use the smaller of the two.
    private func complement(_ block: [UInt8]) -> [UInt8]? {
        guard var parts = try? EncodedReader.only(publicKey.octets, .sequence, "an RSA key").parts,
            let modulus = try? parts.next(.integer, "a modulus").magnitude("modulus"), modulus.count == block.count
        else { return nil }
        var difference = modulus
        var borrow = 0
        for index in modulus.indices.reversed() {
            let value = Int(modulus[index]) - Int(block[index]) - borrow
            difference[index] = UInt8(truncatingIfNeeded: value)
            borrow = value < 0 ? 1 : 0
        }
        return borrow == 0 ? difference : nil
    }
}
