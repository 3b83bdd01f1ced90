// The check digits that numbers of several kinds share: Luhn (ISO/IEC 7812-1 annex B) and MOD 97-10 (ISO/IEC 7064).

public enum CheckDigits {
    /// Whether the Luhn digit at the end of these ASCII digits agrees.
    public static func luhnHolds(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        var double = false
        var index = digits.endIndex
        while index > digits.startIndex {
            index -= 1
            var digit = Int(digits[index]) - 0x30
            if double {
                digit *= 2
                if digit > 9 { digit -= 9 }
            }
            sum += digit
            double.toggle()
        }
        return sum % 10 == 0
    }

    /// The remainder modulo 97 of ASCII digits and upper-case letters, where A counts as 10 and Z as 35; 1 when check digits of
    /// MOD 97-10 at the end agree.
    public static func remainder97(_ characters: some Sequence<UInt8>) -> Int {
        var remainder = 0
        for byte in characters {
            if byte < 0x40 {
                remainder = (remainder * 10 + Int(byte) - 0x30) % 97
            } else {
                remainder = (remainder * 100 + Int(byte) - 0x37) % 97
            }
        }
        return remainder
    }
}
