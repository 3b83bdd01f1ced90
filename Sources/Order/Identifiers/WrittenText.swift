// What any text a person writes must satisfy before it is kept: one line, no control characters, nothing invisible that
// makes it read as another (Unicode Technical Report 36 section 2.5, UTS 39), composed (NFC), of bounded length.
import Foundation

/// A single line of text as a person wrote it, trimmed and composed.
public struct WrittenText: Hashable, Sendable {
    public let text: String

    /// - Parameter limit: the most Unicode scalars it may hold.
    public init(parsing text: String, limit: Int = Limits.textLine) throws(IdentifierError) {
        var text = text
        let ascii: Bool? = text.withUTF8 { bytes in
            guard bytes.count <= limit else { return nil }
            return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        }
        if ascii == true {
            self.text = text.trimmed
        } else {
            self.text = try WrittenText.checked(text, limit: limit)
        }
        guard !self.text.isEmpty else { throw .empty }
    }

    private static func checked(_ text: String, limit: Int) throws(IdentifierError) -> String {
        // A scalar is at most four bytes: a text beyond that is refused before it is walked.
        guard text.utf8.count <= limit * 4 else { throw .tooLong(limit: limit) }
        let text = text.trimmed
        var count = 0
        var marks = 0
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            count += 1
            if let kind = forbiddance(of: scalar, after: previous) { throw .forbiddenCharacter(scalar, kind) }
            marks = scalar.isMark ? marks + 1 : 0
            guard marks <= Limits.combiningMarks else { throw .forbiddenCharacter(scalar, .tooManyMarks) }
            previous = scalar
        }
        guard count <= limit else { throw .tooLong(limit: limit) }
        return text.precomposedStringWithCanonicalMapping
    }

    /// Why a scalar may not stand in a line of text, `nil` when it may.
    package static func forbiddance(
        of scalar: Unicode.Scalar, after previous: Unicode.Scalar?
    ) -> IdentifierError.ForbiddenCharacter? {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: return nil
        case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return .lineBreak
        case 0x00...0x1F, 0x7F...0x9F: return .control
        case 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F: return .bidirectionalControl
        // Joiners are letters' business in the scripts that use them, and invisible everywhere else.
        case 0x200C, 0x200D: return previous.map(usesJoiners) == true ? nil : .invisible
        // Marks of direction change nothing but the place of a stop next to them, and keyboards insert them.
        case 0x200E, 0x200F, 0x061C: return nil
        // Variation selectors choose a form of the letter before them in these scripts and do nothing elsewhere.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
            return previous.map { usesJoiners($0) || $0.properties.isIdeographic } == true ? nil : .invisible
        case 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x2800: return .invisible
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control: return .control
        case .privateUse, .surrogate: return .privateUse
        case .format: return isVisibleFormat(scalar) ? nil : .invisible
        case .unassigned where scalar.properties.isNoncharacterCodePoint: return .invisible
        default: return nil
        }
    }

    /// Arabic, Syriac, Mandaic, N'Ko, the Indic scripts, Tibetan, Myanmar, Khmer, Mongolian.
    private static func usesJoiners(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0x1A20...0x1AAF, 0x1B00...0x1C4F, 0xA800...0xAAFF,
            0xFB50...0xFDFF, 0xFE70...0xFEFF, 0x11000...0x11FFF:
            true
        default: false
        }
    }
    /// Format characters that are drawn: the signs that span Arabic, Syriac and Kaithi numbers.
    private static func isVisibleFormat(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    var isMark: Bool {
        if value < 0x300 { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
    var isLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
    var isDigitOrNumber: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}

extension String {
    /// Without white space at either end.
    package var trimmed: String {
        var text = self
        let whole = text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            return first > 0x20 && last > 0x20 && first < 0x80 && last < 0x80
        }
        if whole { return self }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...end])
    }
}
