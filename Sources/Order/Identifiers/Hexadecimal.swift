// Bytes as hexadecimal text (RFC 4648 section 8): digests, keys and identifiers wherever a person or another program reads them.

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    @inlinable package var hexadecimal: String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            for half in [byte >> 4, byte & 15] { text.append(half < 10 ? 0x30 + half : 0x57 + half) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

package enum Hexadecimal {
    /// What one digit of either case stands for; `nil` for anything else.
    @inlinable package static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// The bytes that digits of either case stand for; `nil` for an odd number of them and for anything else.
    @inlinable package static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 2)
        var high: UInt8?
        for digit in text {
            guard let value = value(digit) else { return nil }
            if let first = high {
                result.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return result
    }
}
