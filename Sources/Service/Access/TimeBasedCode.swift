import Crypto
import Foundation
import Order

/// A time-based one-time code: RFC 6238 over HMAC-SHA-1, six digits, steps of thirty seconds, as every authenticator has it.
struct TimeBasedCode: Sendable {
    let secret: [UInt8]

    init(secret: [UInt8]) { self.secret = secret }
    init(using generator: inout some RandomNumberGenerator) {
        secret = (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    static func step(at time: Timestamp) -> Int64 { time.milliseconds / 30_000 }

    /// RFC 4226 section 5.3.
    func code(step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let at = Int(mac[19] & 15)
        let number =
            UInt32(mac[at] & 0x7F) << 24 | UInt32(mac[at + 1]) << 16 | UInt32(mac[at + 2]) << 8 | UInt32(mac[at + 3])
        let modulus = (0..<digits).reduce(UInt32(1)) { value, _ in value * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step that a code belongs to, the present one or its neighbours (a clock may be half a minute off); `nil` when it is
    /// none of these or not newer than `last`, the step that was used last: a code works once.
    func step(of code: String, at time: Timestamp, after last: Int64?) -> Int64? {
        let now = TimeBasedCode.step(at: time)
        let digits = code.filter { !$0.isWhitespace }
        for step in [now, now - 1, now + 1] where step > last ?? -1 && self.code(step: step) == digits { return step }
        return nil
    }

    /// Base 32 of RFC 4648 without padding, as authenticators are given it.
    var text: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = "", bits = 0, value = 0
        for byte in secret {
            value = (value << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                text.append(alphabet[value >> (bits - 5) & 31])
                bits -= 5
            }
        }
        if bits > 0 { text.append(alphabet[value << (5 - bits) & 31]) }
        return text
    }
    /// The address that an authenticator reads.
    func address(name: String) -> String { "otpauth://totp/Gatehouse:\(name)?secret=\(text)&issuer=Gatehouse" }
}
