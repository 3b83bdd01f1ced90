// Names of people and organisations: any script, one word or many, in the order their bearer writes them. What is refused
// is what no one can read; what merely deserves a look is flagged.
import Foundation

/// A name that can be kept, shown and compared.
public struct PersonName: Hashable, Sendable {
    /// As written, trimmed and composed.
    public let text: String

    public init(parsing text: String) throws(IdentifierError) {
        self.text = try WrittenText(parsing: text, limit: Limits.name).text
        guard self.text.unicodeScalars.contains(where: { $0.isLetter || $0.isDigitOrNumber }) else {
            throw .malformed("holds no letter; write the name as its bearer writes it")
        }
    }

    /// The form under which equal names meet: compatibility letters, case, accents, punctuation and the order of words
    /// make no difference. For exact look-up; likeness is the business of screening.
    public var canonical: String { PersonName.canonical(text) }

    /// The same of any text, for names of places too.
    public static func canonical(_ text: String) -> String {
        let folded = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.decomposedStringWithCompatibilityMapping
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in folded.lowercased().unicodeScalars {
            if isCombiningAccent(scalar) || scalar == "'" || scalar == "\u{2019}" || scalar == "." { continue }
            if scalar.isLetter || scalar.isDigitOrNumber || (scalar.value >= 0x80 && scalar.properties.isAlphabetic)
                || scalar.isMark
            {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
    }

    private static func isCombiningAccent(_ scalar: Unicode.Scalar) -> Bool {
        (0x0300...0x036F).contains(scalar.value) || (0x200C...0x200F).contains(scalar.value)
            || (0x064B...0x0652).contains(scalar.value) || scalar.value == 0x061C
    }

    /// Whether one word mixes letters of scripts that look alike (Latin with Cyrillic, Greek, Armenian or Cherokee), as a
    /// name does that is made to look like another. Words of different scripts side by side are ordinary.
    public var hasMixedScriptLookalikes: Bool {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
        var scripts = Set<LookalikeScript>()
        for scalar in text.unicodeScalars {
            if let script = LookalikeScript(scalar) {
                scripts.insert(script)
                if scripts.count > 1 { return true }
            } else if !scalar.isMark {
                scripts.removeAll(keepingCapacity: true)
            }
        }
        return false
    }
}

private enum LookalikeScript {
    case latin, greek, cyrillic, armenian, cherokee
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        case 0x531...0x58F: self = .armenian
        case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
        default: return nil
        }
    }
}
