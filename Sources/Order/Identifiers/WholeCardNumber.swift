// Whether a whole card number stands in a text, however it is written: in digits of any script, in groups with any sign between
// them, after other words (ISO/IEC 7812-1; PCI DSS 3.5 forbids keeping it in the clear, and Gatehouse keeps it nowhere).

extension PaymentCard {
    /// Whether a whole card number stands anywhere in the text: 13 to 19 digits that begin as an issuer's numbers do and whose
    /// last is the Luhn check digit. Between groups of them may stand one sign of any kind, or the same one to three signs or
    /// letters each time. Digits that are part of an IBAN or of a telephone number written with `+` are no card's.
    public static func containsWholeNumber(_ text: String) -> Bool {
        var text = text
        let few = text.withUTF8 { bytes in
            var count = 0
            for byte in bytes where isASCIIDigit(byte) || byte >= 0x80 { count += 1 }
            return count < 13
        }
        return few ? false : CardScan(text).findsCard()
    }
}

/// The digits of a text in groups, with what stands between them.
private struct CardScan {
    private struct Group {
        var start: Int
        var end: Int
        /// What stands before it; empty at the beginning, `nil` when it is too long to hold one number together.
        var gap: [Unicode.Scalar]?
        /// Whether a plus sign stands right before it.
        var afterPlus: Bool
    }
    private var digits: [UInt8] = []
    private var groups: [Group] = []
    /// Letters and digits in upper case, 0x7F for a letter that is not Latin, and where each digit stands among them.
    private var written: [UInt8] = []
    private var places: [Int] = []

    init(_ text: String) {
        var gap: [Unicode.Scalar]? = []
        var isOpen = false
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let digit = decimalDigit(scalar) {
                if !isOpen {
                    groups.append(Group(start: digits.count, end: digits.count, gap: gap, afterPlus: last == "+"))
                }
                digits.append(digit)
                places.append(written.count)
                written.append(digit)
                groups[groups.count - 1].end = digits.count
                isOpen = true
                gap = []
            } else if !isUnseen(scalar) {
                isOpen = false
                gap = gap.flatMap { $0.count < 3 ? $0 + [folded(scalar)] : nil }
                if scalar.isLetter { written.append(scalar.isASCII ? UInt8(scalar.value) & 0xDF : 0x7F) }
            }
            last = scalar
        }
    }

    func findsCard() -> Bool {
        for first in groups.indices {
            var kind = Joint()
            var index = first
            while index < groups.count, groups[index].end - groups[first].start <= 19 {
                if index > first, !kind.takes(groups[index].gap) { break }
                kind.shortest = min(kind.shortest, groups[index].end - groups[index].start)
                let range = groups[first].start..<groups[index].end
                if kind.holds, PaymentCard.isWholeNumber(digits[range]), !isTelephone(range, groups[first]),
                    !isInIBAN(range)
                {
                    return true
                }
                index += 1
            }
        }
        return false
    }

    /// What joins the groups of one number.
    private struct Joint {
        var signsOnly = true
        var common: [Unicode.Scalar]?
        var shortest = Int.max

        /// Letters hold digits together only when they part groups of two and more, each time the same.
        var holds: Bool { signsOnly || shortest >= 2 }

        mutating func takes(_ gap: [Unicode.Scalar]?) -> Bool {
            guard let gap else { return false }
            if gap.count != 1 || gap[0].isLetter { signsOnly = false }
            if common == nil { common = gap } else if common != gap { isMixed = true }
            return signsOnly || !isMixed
        }
        private var isMixed = false
    }

    private func isTelephone(_ range: Range<Int>, _ first: Group) -> Bool {
        guard first.afterPlus, range.count <= 15 else { return false }
        let text = "+" + String(decoding: digits[range], as: UTF8.self)
        return (try? TelephoneNumber(parsing: text))?.isAssigned == true
    }

    private func isInIBAN(_ range: Range<Int>) -> Bool {
        let from = places[range.lowerBound], to = places[range.upperBound - 1] + 1
        guard from >= 2 else { return false }
        for start in max(0, from - 30)...(from - 2) {
            guard let structure = IBANStructure.of(written[start], written[start + 1]),
                isASCIIDigit(written[start + 2]),
                isASCIIDigit(written[start + 3])
            else { continue }
            let end = start + structure.length
            guard to <= end, end <= written.count else { continue }
            let account = Array(written[start..<end])
            guard account.withUnsafeBufferPointer(structure.firstFault) == nil,
                CheckDigits.remainder97(account[4...] + account[..<4]) == 1
            else { continue }
            return true
        }
        return false
    }
}

/// The ASCII digit that a scalar stands for: digits of every script, full width, superscript and circled ones.
private func decimalDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return isASCIIDigit(UInt8(scalar.value)) ? UInt8(scalar.value) : nil }
    let properties = scalar.properties
    guard properties.numericType == .decimal || properties.numericType == .digit, let value = properties.numericValue,
        (0...9).contains(value)
    else { return nil }
    return 0x30 + UInt8(value)
}

/// What takes no place between two digits.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return false }
    return switch scalar.properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
}

/// Letters without their case.
private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
}
