// Base64 with the URL alphabet and without padding (RFC 4648 section 5, RFC 7515 section 2): strict, so that one value has one spelling.

enum Base64URL {
    /// `nil` for a character outside the alphabet, padding, a length that nothing encodes to, or bits left over that are set.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        text.withContiguousStorageIfAvailable(decode) ?? Array(text).withUnsafeBufferPointer(decode)
    }
    private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        var isRight = true
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 2) { output, written in
            values.withUnsafeBufferPointer { values in
                var bits: UInt32 = 0
                var count: UInt32 = 0
                for character in text {
                    let value = values[Int(character)]
                    isRight = isRight && value < 64
                    bits = bits << 6 | UInt32(value & 63)
                    count += 6
                    if count >= 8 {
                        count -= 8
                        output[written] = UInt8(truncatingIfNeeded: bits >> count)
                        written += 1
                    }
                }
                isRight = isRight && bits & ((1 << count) - 1) == 0
            }
        }
        return isRight ? bytes : nil
    }
    static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }

    /// Ordinary base64 (RFC 4648 section 4), its padding there or left out: its two other characters are turned into those of the URL
    /// alphabet.
    static func decodeOrdinary(_ text: [UInt8]) -> [UInt8]? {
        var characters = text.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        for _ in 0..<2 where characters.last == UInt8(ascii: "=") { characters.removeLast() }
        return decode(characters)
    }

    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(alphabet[Int(bits >> count & 63)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << (6 - count) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Ordinary base64 with padding (RFC 4648 section 4).
    static func ordinary(_ bytes: [UInt8]) -> String {
        let text = encode(bytes).utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self) + String(repeating: "=", count: (3 - bytes.count % 3) % 3)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
