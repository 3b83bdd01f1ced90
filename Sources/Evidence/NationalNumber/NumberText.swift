// The characters of a national number once its separators are gone, and the arithmetic that check digits are made of.
import Order

/// Digits, upper-case letters and the few signs that some numbers have, one byte each, and the day it is read on.
struct NumberText: Sendable {
    let bytes: [UInt8]
    /// Centuries of two-digit years and "not yet born" depend on it.
    let today: CalendarDate

    var count: Int { bytes.count }

    /// The value of a digit, or of a letter as ISO 7064 counts them: A is 10, Z is 35.
    subscript(_ index: Int) -> Int { NumberText.value(bytes[index]) }

    static func value(_ byte: UInt8) -> Int { byte < 0x40 ? Int(byte) - 0x30 : Int(byte) - 0x37 }

    /// The decimal number that the digits from `start` up to but not including `end` write; at most 18 of them.
    func int(_ start: Int, _ end: Int) -> Int {
        var value = 0
        var index = start
        while index < end {
            value = value * 10 + Int(bytes[index]) - 0x30
            index += 1
        }
        return value
    }
    /// The remainder of a decimal number of any length.
    func remainder(_ start: Int, _ end: Int, by modulus: Int) -> Int {
        var value = 0
        var index = start
        while index < end {
            value = (value * 10 + Int(bytes[index]) - 0x30) % modulus
            index += 1
        }
        return value
    }
    /// Each character's value times its weight, added up, beginning at `start`.
    func sum(_ weights: [Int], from start: Int = 0) -> Int {
        var sum = 0
        var index = 0
        while index < weights.count {
            sum += weights[index] * NumberText.value(bytes[start + index])
            index += 1
        }
        return sum
    }
    /// The same from the right: the first weight belongs to the character before `end`.
    func sumFromRight(_ weights: [Int], end: Int) -> Int {
        var sum = 0
        var index = 0
        while index < weights.count, index < end {
            sum += weights[index] * NumberText.value(bytes[end - 1 - index])
            index += 1
        }
        return sum
    }
    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
    func starts(_ text: StaticString) -> Bool {
        bytes.count >= text.utf8CodeUnitCount
            && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[$0] == text.utf8Start[$0] }
    }
    func isZero(_ start: Int, _ end: Int) -> Bool { bytes[start..<end].allSatisfy { $0 == 0x30 } }
    func isDigits(_ start: Int, _ end: Int) -> Bool { bytes[start..<end].allSatisfy { $0 &- 0x30 <= 9 } }
    func slice(_ start: Int, _ end: Int) -> NumberText { NumberText(bytes: Array(bytes[start..<end]), today: today) }
}

// Modulus arithmetic with a result that is never negative.
func modulo(_ value: Int, _ modulus: Int) -> Int {
    let remainder = value % modulus
    return remainder < 0 ? remainder + modulus : remainder
}
