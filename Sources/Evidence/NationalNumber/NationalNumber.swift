// Reading a national number: separators out, characters in their places, check digits, then what it encodes. Nothing is
// repaired; a likely misread is only suggested.
import Order

/// A number that has the form and the check digits of its kind. That proves nothing about who holds it.
public struct NationalNumber: Hashable, Sendable {
    /// The kind's id.
    public let kind: String
    /// Without separators and country prefix, in upper case.
    public let canonical: String
    public let facts: NumberFacts

    /// Reads a text as a number of one kind.
    ///
    /// - Parameter today: the day it is read on, in UTC; two-digit years and dates to come depend on it.
    public static func parse(
        _ text: String, kind: NationalNumberKind, today: CalendarDate
    ) throws(NationalNumberProblem) -> NationalNumber {
        let bytes = try kind.characters(of: text)
        guard !bytes.isEmpty else { throw .empty }
        let facts = try kind.facts(of: bytes, today: today)
        return NationalNumber(kind: kind.id, canonical: written(bytes), facts: facts)
    }

    /// The numbers that a text may be in one country, by kind; empty when it is none that is known.
    public static func recognise(
        _ text: String, in jurisdiction: JurisdictionCode, today: CalendarDate
    ) -> [NationalNumber] {
        NationalNumberKind.of(jurisdiction).compactMap { kind in try? parse(text, kind: kind, today: today) }
    }

    /// What the text would be if one of its characters had been misread (O for 0, I for 1, B for 8 and their like): whole
    /// numbers that hold, to show to whoever typed it. Empty when the text holds already or no single change mends it.
    public static func suggestions(
        for text: String, kind: NationalNumberKind, today: CalendarDate
    ) -> [String] {
        guard let bytes = try? kind.characters(of: text), !bytes.isEmpty,
            (try? kind.facts(of: bytes, today: today)) == nil
        else { return [] }
        var found: [String] = []
        for index in bytes.indices {
            for other in misreadings(of: bytes[index]) {
                var changed = bytes
                changed[index] = other
                if (try? kind.facts(of: changed, today: today)) != nil { found.append(written(changed)) }
            }
        }
        return found
    }

    private static func misreadings(of byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "D"): [UInt8(ascii: "0")]
        case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "|"): [UInt8(ascii: "1")]
        case UInt8(ascii: "B"): [UInt8(ascii: "8")]
        case UInt8(ascii: "S"): [UInt8(ascii: "5")]
        case UInt8(ascii: "Z"): [UInt8(ascii: "2")]
        case UInt8(ascii: "G"): [UInt8(ascii: "6")]
        case UInt8(ascii: "0"): [UInt8(ascii: "O"), UInt8(ascii: "D")]
        case UInt8(ascii: "1"): [UInt8(ascii: "I"), UInt8(ascii: "L")]
        case UInt8(ascii: "8"): [UInt8(ascii: "B")]
        case UInt8(ascii: "5"): [UInt8(ascii: "S")]
        case UInt8(ascii: "2"): [UInt8(ascii: "Z")]
        case UInt8(ascii: "6"): [UInt8(ascii: "G")]
        default: []
        }
    }

    private static func written(_ bytes: [UInt8]) -> String {
        bytes.contains(tilde)
            ? String(decoding: bytes, as: UTF8.self).replacing("~", with: "Ñ") : String(decoding: bytes, as: UTF8.self)
    }
}

/// Stands for Ñ, which Mexican numbers have and ASCII has not.
private let tilde = UInt8(ascii: "~")

extension NationalNumberKind {
    /// The characters that count: separators and prefix out, letters in upper case, digits of any script as ASCII, filled.
    func characters(of text: String) throws(NationalNumberProblem) -> [UInt8] {
        guard text.utf8.count <= Limits.documentNumber * 4 else {
            throw .length(found: text.utf8.count, expected: lengths)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        var text = text
        let ascii = text.withUTF8 { source in
            for byte in source {
                guard byte < 0x80 else { return false }
                add(byte == tilde ? 0x7F : byte, to: &bytes)
            }
            return true
        }
        if !ascii {
            bytes.removeAll(keepingCapacity: true)
            for scalar in text.unicodeScalars { add(asciiForm(of: scalar, cyrillic: cyrillic), to: &bytes) }
        }
        trim(&bytes)
        for prefix in prefixes where bytes.starts(with: prefix) {
            bytes.removeFirst(prefix.count)
            break
        }
        if let hyphens { try removeHyphens(at: hyphens, from: &bytes) }
        if dropsLeadingZeros { while bytes.first == 0x30 { bytes.removeFirst() } }
        if !parts.isEmpty { fillParts(of: &bytes) }
        if let padded, (padded.from..<padded.to).contains(bytes.count) {
            bytes.insert(contentsOf: repeatElement(0x30, count: padded.to - bytes.count), at: 0)
        }
        return bytes
    }

    private func add(_ byte: UInt8, to bytes: inout [UInt8]) {
        if separators.contains(byte) { return }
        bytes.append(byte &- 0x61 <= 25 ? byte & 0xDF : byte)
    }

    private func trim(_ bytes: inout [UInt8]) {
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    }

    private func removeHyphens(at places: [Int], from bytes: inout [UInt8]) throws(NationalNumberProblem) {
        guard bytes.contains(UInt8(ascii: "-")) else { return }
        var kept: [UInt8] = []
        var last = -1
        for byte in bytes {
            if byte == UInt8(ascii: "-") {
                guard places.contains(kept.count), kept.count != last else {
                    throw .character("-", place: kept.count + 1, expected: "a letter or a digit")
                }
                last = kept.count
            } else {
                kept.append(byte)
            }
        }
        bytes = kept
    }

    private func fillParts(of bytes: inout [UInt8]) {
        let written = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        if written.count == parts.count {
            bytes = zip(parts, written).flatMap { length, part in
                [UInt8](repeating: 0x30, count: max(length - part.count, 0)) + part
            }
        } else {
            bytes.removeAll { $0 == UInt8(ascii: "-") }
        }
    }

    /// What the number encodes, when its characters are in place and its checks hold.
    func facts(of bytes: [UInt8], today: CalendarDate) throws(NationalNumberProblem) -> NumberFacts {
        // The form that the number comes nearest to says what is wrong; it is put into words once that is known.
        var nearest: (place: Int, form: Form)?
        var problem: NationalNumberProblem?
        for form in forms where form.pattern.count == bytes.count {
            if let fault = form.pattern.firstFault(bytes) {
                if fault > nearest?.place ?? -1 { nearest = (fault, form) }
                continue
            }
            do throws(NationalNumberProblem) {
                return try form.facts(of: NumberText(bytes: bytes, today: today))
            } catch {
                problem = error
            }
        }
        if let problem { throw problem }
        guard let (place, form) = nearest else { throw .length(found: bytes.count, expected: lengths) }
        throw .character(
            Character(UnicodeScalar(bytes[place])), place: place + 1, expected: form.pattern.places[place].words)
    }
}

extension NationalNumberKind.Form {
    func facts(of text: NumberText) throws(NationalNumberProblem) -> NumberFacts {
        for check in checks where !check.holds(text) { throw .checkDigits }
        guard let facts else { return .none }
        return try facts(text)
    }
}

/// The ASCII character that a scalar stands for in a number: dashes and spaces of any kind, digits of any script, the
/// Cyrillic letters that Belarusian and Macedonian numbers are also written with. 0x7F, which no number has, for any other.
private func asciiForm(of scalar: Unicode.Scalar, cyrillic: Bool) -> UInt8 {
    if scalar.value < 0x80 { return scalar == "~" ? 0x7F : UInt8(scalar.value) }
    switch scalar {
    case "Ñ", "ñ": return tilde
    case "\u{00B4}", "\u{2018}", "\u{2019}", "\u{02BC}": return UInt8(ascii: "'")
    case "\u{00B7}", "\u{2022}", "\u{2027}", "\u{30FB}", "\u{FF0E}": return UInt8(ascii: ".")
    case "\u{FF0F}", "\u{2044}", "\u{2215}": return UInt8(ascii: "/")
    case "\u{FF0C}": return UInt8(ascii: ",")
    case "\u{FF1A}": return UInt8(ascii: ":")
    case "\u{2212}": return UInt8(ascii: "-")
    default: break
    }
    if cyrillic, let letter = cyrillicLetters[scalar.value] { return letter }
    // Full-width Latin letters.
    if (0xFF21...0xFF3A).contains(scalar.value) { return UInt8(scalar.value - 0xFF21 + 0x41) }
    if (0xFF41...0xFF5A).contains(scalar.value) { return UInt8(scalar.value - 0xFF41 + 0x61) }
    let properties = scalar.properties
    if properties.numericType == .decimal, let value = properties.numericValue { return 0x30 + UInt8(value) }
    return switch properties.generalCategory {
    case .dashPunctuation: UInt8(ascii: "-")
    case .spaceSeparator: UInt8(ascii: " ")
    default: 0x7F
    }
}

private let cyrillicLetters: [UInt32: UInt8] = {
    var letters: [UInt32: UInt8] = [:]
    for (cyrillic, latin) in zip("АВЕКМНОРСТУП".unicodeScalars, "ABEKMHOPCTYN".utf8) {
        letters[cyrillic.value] = latin
        letters[cyrillic.value + 0x20] = latin
    }
    return letters
}()
