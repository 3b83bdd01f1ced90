import Crypto
import CryptoExtras
import Foundation
import Order

/// A password as it is kept: scrypt (RFC 7914) with N = 2^15, r = 8, p = 1, which takes 32 MiB and some 50 ms, and the parameters beside it
/// so that they can grow.
struct PasswordHash: Hashable, Sendable {
    var salt: [UInt8]
    var logRounds: Int
    var key: [UInt8]

    /// At least twelve characters; no rule about which, because rules make passwords worse (NIST SP 800-63B 3.1.1.2).
    static let shortest = 12

    init(of password: String, using generator: inout some RandomNumberGenerator) throws {
        salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        logRounds = 15
        key = []
        key = try derive(password)
    }

    /// Reads `scrypt$15$<salt>$<key>`.
    init?(text: String) {
        let parts = text.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]), (14...20).contains(rounds),
            let salt = Hexadecimal.bytes(parts[2].utf8), let key = Hexadecimal.bytes(parts[3].utf8), key.count == 32
        else { return nil }
        self.salt = salt
        logRounds = rounds
        self.key = key
    }
    var text: String { "scrypt$\(logRounds)$\(salt.hexadecimal)$\(key.hexadecimal)" }

    /// Compares in constant time.
    func matches(_ password: String) -> Bool {
        guard password.utf8.count <= 1024, let derived = try? derive(password) else { return false }
        return zip(derived, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func derive(_ password: String) throws -> [UInt8] {
        let derived = try KDF.Scrypt.deriveKey(
            from: Array(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: 1 << logRounds, blockSize: 8, parallelism: 1, maxMemory: 256 << 20)
        return derived.withUnsafeBytes { Array($0) }
    }
}
