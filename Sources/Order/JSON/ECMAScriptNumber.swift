// Numbers as ECMAScript writes them (ECMA-262 section 6.1.6.1.20, Number::toString), which RFC 8785 section 3.2.2.3 asks for.

extension [UInt8] {
    /// A whole number in decimal digits.
    mutating func appendDecimal(_ value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = count
        repeat {
            append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    /// A double in the fewest digits that give it back; `null` when it is not finite.
    mutating func appendECMAScript(_ value: Double) {
        guard value.isFinite else { return append(contentsOf: "null".utf8) }
        guard value != 0 else { return append(UInt8(ascii: "0")) }
        if value < 0 { append(UInt8(ascii: "-")) }

        // The standard library finds the digits; only where they are put differs from ECMAScript.
        var digits: [UInt8] = []
        var point = 0
        var exponent = 0
        var seenPoint = false
        var rest = value.magnitude.description.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                rest = rest[rest.endIndex...]
            default:
                digits.append(byte)
                if !seenPoint { point += 1 }
            }
        }
        while digits.first == 0x30 {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == 0x30 { digits.removeLast() }
        place(digits, power: point + exponent)
    }

    /// Writes `digits` (k of them, value 0.digits × 10^n) by the rules of Number::toString.
    private mutating func place(_ digits: [UInt8], power n: Int) {
        let k = digits.count
        switch n {
        case k...21:
            append(contentsOf: digits)
            append(contentsOf: repeatElement(0x30, count: n - k))
        case 1...21:
            append(contentsOf: digits[..<n])
            append(UInt8(ascii: "."))
            append(contentsOf: digits[n...])
        case -5...0:
            append(contentsOf: "0.".utf8)
            append(contentsOf: repeatElement(0x30, count: -n))
            append(contentsOf: digits)
        default:
            append(digits[0])
            if k > 1 {
                append(UInt8(ascii: "."))
                append(contentsOf: digits[1...])
            }
            append(UInt8(ascii: "e"))
            append(UInt8(ascii: n > 0 ? "+" : "-"))
            appendDecimal(Int64(abs(n - 1)))
        }
    }
}
