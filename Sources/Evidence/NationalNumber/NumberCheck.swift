// The check algorithms that national numbers use: weighted sums, Luhn (ISO/IEC 7812-1 annex B), the systems of ISO/IEC 7064,
// Verhoeff. Most numbers need nothing else; the odd ones name a rule of their own.
import Order

/// One thing that must hold of a number whose characters are in place.
struct NumberCheck: Sendable {
    /// What it is called in the table of numbers.
    let name: String
    let holds: @Sendable (NumberText) -> Bool

    /// A rule that only one number has.
    static func rule(_ name: String, _ holds: @escaping @Sendable (NumberText) -> Bool) -> NumberCheck {
        NumberCheck(name: name, holds: holds)
    }

    /// The weighted sum of the characters, the check digit among them, leaves this remainder.
    static func sum(_ weights: [Int], _ modulus: Int, leaves remainder: Int = 0, from start: Int = 0) -> NumberCheck {
        NumberCheck(name: "weighted sum modulo \(modulus)") {
            modulo($0.sum(weights, from: start), modulus) == remainder
        }
    }

    /// The character at `place` stands in `table` where the weighted sum's remainder points; `?` stands for none.
    static func digit(
        _ weights: [Int], _ modulus: Int, _ table: StaticString, at place: Int, from start: Int = 0
    ) -> NumberCheck {
        NumberCheck(name: "weighted sum modulo \(modulus)") {
            let found = modulo($0.sum(weights, from: start), modulus)
            return found < table.utf8CodeUnitCount && $0.bytes[place] == table.utf8Start[found]
        }
    }

    static let luhn = luhn(from: 0)
    /// Luhn over the digits from `start` to `end` or the last.
    static func luhn(from start: Int, to end: Int? = nil) -> NumberCheck {
        NumberCheck(name: "Luhn") { CheckDigits.luhnHolds($0.bytes[start..<(end ?? $0.count)]) }
    }
    /// Luhn over digits and letters as one alphabet of 36.
    static let luhn36 = NumberCheck(name: "Luhn modulo 36") { Luhn.remainder($0.bytes, base: 36) == 0 }
    static let verhoeff = NumberCheck(name: "Verhoeff") { Verhoeff.holds($0.bytes) }
    /// ISO/IEC 7064 MOD 11,10, of digits alone.
    static let mod11And10 = NumberCheck(name: "ISO 7064 MOD 11,10") { ISO7064.hybrid($0.bytes, modulus: 10) }
    /// ISO/IEC 7064 MOD 37,36, of letters and digits.
    static let mod37And36 = NumberCheck(name: "ISO 7064 MOD 37,36") { ISO7064.hybrid($0.bytes, modulus: 36) }
    /// ISO/IEC 7064 MOD 97-10, of letters and digits.
    static let mod97 = NumberCheck(name: "ISO 7064 MOD 97-10") { CheckDigits.remainder97($0.bytes) == 1 }
}

enum Luhn {
    /// Over an alphabet of `base` characters.
    static func remainder(_ bytes: [UInt8], base: Int) -> Int {
        var sum = 0
        for (place, byte) in bytes.reversed().enumerated() {
            let value = NumberText.value(byte) * (place % 2 == 1 ? 2 : 1)
            sum += value / base + value % base
        }
        return sum % base
    }
}

enum ISO7064 {
    /// The hybrid systems MOD n+1,n.
    static func hybrid(_ bytes: [UInt8], modulus: Int) -> Bool {
        var check = modulus
        var index = 0
        while index < bytes.count - 1 {
            check = (check + NumberText.value(bytes[index])) % modulus
            check = (check == 0 ? modulus : check) * 2 % (modulus + 1)
            index += 1
        }
        return (check + NumberText.value(bytes[index])) % modulus == 1
    }
    /// MOD 11-2, whose check character 10 is written X.
    static func mod11And2(_ bytes: some Collection<UInt8>) -> Bool {
        var check = 0
        for byte in bytes { check = (check * 2 + (byte == UInt8(ascii: "X") ? 10 : NumberText.value(byte))) % 11 }
        return check == 1
    }
}

enum Verhoeff {
    /// Of digits, the check digit last (J. Verhoeff, 1969): the dihedral group D5 and one permutation applied over and over.
    static func holds(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        var check = 0
        for (place, byte) in bytes.reversed().enumerated() {
            check = product(check, permuted[place % 8][Int(byte) - 0x30])
        }
        return check == 0
    }
    /// D5 written as 0–4 for rotations and 5–9 for reflections.
    private static func product(_ a: Int, _ b: Int) -> Int {
        switch (a < 5, b < 5) {
        case (true, true): (a + b) % 5
        case (true, false): (a + b) % 5 + 5
        case (false, true): (a - b) % 5 + 5
        case (false, false): (a - b + 5) % 5
        }
    }
    private static let permuted: [[Int]] = {
        let once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        var rows = [Array(0...9)]
        for _ in 1..<8 { rows.append(rows[rows.count - 1].map { once[$0] }) }
        return rows
    }()
}
