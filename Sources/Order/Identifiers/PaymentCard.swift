// Payment cards (ISO/IEC 7812): only to recognise a whole card number where a token is expected, so that it is refused
// before it is stored anywhere.

public enum PaymentCard {
    /// Whether a whole card number stands anywhere in the text: 13 to 19 digits, with spaces or hyphens between them or
    /// not, that begin as an issuer's numbers do and whose last is the Luhn check digit.
    public static func containsWholeNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 13 else { return false }
            var run: [UInt8] = []
            var gap = 0
            for byte in bytes {
                if isASCIIDigit(byte) {
                    run.append(byte - 0x30)
                    gap = 0
                } else if (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")),
                    gap == 0
                {
                    gap = 1
                } else {
                    if isWholeNumber(run) { return true }
                    run.removeAll(keepingCapacity: true)
                    gap = 0
                }
            }
            return isWholeNumber(run)
        }
    }

    private static func isWholeNumber(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), hasIssuerPrefix(digits) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let doubled = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    /// Issuer identification numbers of the large schemes, with the lengths they use.
    private static func hasIssuerPrefix(_ digits: [UInt8]) -> Bool {
        let two = Int(digits[0]) * 10 + Int(digits[1])
        let four = two * 100 + Int(digits[2]) * 10 + Int(digits[3])
        let count = digits.count
        return switch true {
        case digits[0] == 4: count == 13 || count == 16 || count == 19
        case (51...55).contains(two), (2221...2720).contains(four): count == 16
        case two == 34, two == 37: count == 15
        case two == 36, two == 38, two == 39, (3000...3059).contains(four): count >= 14
        case (3528...3589).contains(four), two == 35: count >= 16
        case four == 6011, two == 64, two == 65, two == 60, two == 81, two == 62: count >= 16
        case two == 50, (56...69).contains(two): count >= 16
        case (2200...2204).contains(four): count >= 16
        default: false
        }
    }
}
