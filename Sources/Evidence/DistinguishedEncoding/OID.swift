/// An ASN.1 object identifier, kept as its encoded content.
public struct OID: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    let content: [UInt8]

    init(content: [UInt8]) { self.content = content }

    /// Numbers with dots between them, written by us. What is no identifier becomes the empty one, which equals none read.
    public init(stringLiteral text: String) {
        let numbers = text.split(separator: ".").compactMap { UInt64($0) }
        guard numbers.count >= 2 else {
            content = []
            return
        }
        var bytes: [UInt8] = []
        for number in [numbers[0] * 40 + numbers[1]] + numbers[2...] {
            var groups = [UInt8(number & 0x7F)]
            var rest = number >> 7
            while rest > 0 {
                groups.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes += groups.reversed()
        }
        content = bytes
    }

    /// The numbers with dots between them.
    public var description: String {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in content {
            guard number < 1 << 56 else { return "an identifier with a number too large to write" }
            number = number << 7 | UInt64(byte & 0x7F)
            guard byte < 0x80 else { continue }
            if numbers.isEmpty {
                let first = min(number / 40, 2)
                numbers = [first, number - first * 40]
            } else {
                numbers.append(number)
            }
            number = 0
        }
        return numbers.map(String.init).joined(separator: ".")
    }
}
