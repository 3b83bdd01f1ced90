// How a listed party's name may come in at the door: reordered, respelled, in another alphabet. The rules are those of
// clerks and customs, written down here and nowhere tuned to the matcher.
import Screening

enum PlantedVariants {
    /// Given names first, the comma gone.
    static func reordered(_ name: String) -> String {
        let parts = name.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
        guard parts.count == 2 else { return titled(name) }
        return titled("\(parts[1]) \(parts[0])")
    }

    /// Family name first without a comma, as many forms ask for it.
    static func familyFirst(_ name: String) -> String {
        titled(name.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }.joined(separator: " "))
    }

    /// Without the father's name.
    static func withoutPatronymic(_ name: String) -> String? {
        let parts = name.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
        guard parts.count == 2 else { return nil }
        let given = parts[1].split(separator: " ")
        guard given.count == 2, let last = given.last,
            ["vich", "ovna", "evna", "ich"].contains(where: { last.lowercased().hasSuffix($0) })
        else { return nil }
        return titled("\(given[0]) \(parts[0])")
    }

    /// Other customs of writing the same sounds.
    private static let respellings: [(from: String, to: String)] = [
        ("iy", "y"), ("yevg", "evg"), ("ye", "e"), ("ks", "x"), ("x", "ks"), ("kh", "h"), ("zh", "j"), ("ey", "ei"),
        ("ay", "ai"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dzh", "j"), ("yu", "iu"), ("ya", "ia"), ("ts", "tz"), ("sh", "sch"),
        ("ov", "off"), ("ph", "f"),
        ("q", "k"), ("mohammad", "muhammad"), ("hossein", "husayn"), ("abdol", "abdul"), ("w", "v"), ("ck", "k"),
        ("aa", "a"),
    ]

    /// One or two respellings, else a doubled or dropped letter inside a long part.
    static func respelled(_ name: String, _ random: inout SampleRandom) -> String {
        var text = reordered(name).lowercased()
        var done = 0
        let start = random.below(respellings.count)
        for offset in respellings.indices where done < 2 {
            let (from, to) = respellings[(start + offset) % respellings.count]
            guard let range = text.firstRange(of: from) else { continue }
            text.replaceSubrange(range, with: to)
            done += 1
        }
        if done == 0 {
            var letters = Array(text)
            // The longest word bears a slip best.
            if let word = text.split(separator: " ").max(by: { $0.count < $1.count }), word.count >= 6,
                let range = text.firstRange(of: word)
            {
                let at = text.distance(from: text.startIndex, to: range.lowerBound) + 2 + random.below(word.count - 3)
                if random.chance(50) { letters.insert(letters[at], at: at) } else { letters.remove(at: at) }
            }
            text = String(letters)
        }
        return titled(text)
    }

    private static let cyrillicDigraphs: [(String, String)] = [
        ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
        ("yo", "ё"), ("ye", "е"),
        ("iy", "ий"), ("ey", "ей"), ("oy", "ой"), ("ay", "ай"), ("yy", "ый"), ("ky", "кий"), ("ny", "ный"),
    ]
    private static let cyrillicLetters: [Character: String] = [
        "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к",
        "l": "л", "m": "м",
        "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс",
        "y": "ы", "z": "з",
    ]

    /// Back into Cyrillic, as the bearer writes it.
    static func cyrillic(_ name: String) -> String {
        var result = ""
        var rest = reordered(name).lowercased().filter { $0 != "'" }[...]
        outer: while let first = rest.first {
            for (latin, letter) in cyrillicDigraphs where rest.hasPrefix(latin) {
                result += letter
                rest = rest.dropFirst(latin.count)
                continue outer
            }
            result += cyrillicLetters[first] ?? String(first)
            rest = rest.dropFirst()
        }
        return titled(result)
    }

    private static let arabicWords: [String: String] = [
        "mohammad": "محمد", "muhammad": "محمد", "mohammed": "محمد", "ahmad": "أحمد", "ali": "علي", "hossein": "حسین",
        "hussein": "حسين",
        "hassan": "حسن", "mehdi": "مهدی", "reza": "رضا", "amir": "أمير", "hamid": "حمید", "saeed": "سعید",
        "said": "سعيد", "abbas": "عباس", "ebrahim": "ابراهيم", "mahmoud": "محمود",
    ]
    private static let arabicDigraphs: [(String, String)] = [
        ("sh", "ش"), ("kh", "خ"), ("gh", "غ"), ("ch", "چ"), ("zh", "ژ"), ("ou", "و"), ("oo", "و"), ("ee", "ی"),
        ("aa", "ا"), ("ei", "ی"), ("ay", "ی"),
    ]
    private static let arabicLetters: [Character: String] = [
        "b": "ب", "c": "ک", "d": "د", "f": "ف", "g": "گ", "h": "ه", "j": "ج", "k": "ک", "l": "ل", "m": "م", "n": "ن",
        "p": "پ", "q": "ق",
        "r": "ر", "s": "س", "t": "ت", "v": "و", "w": "و", "x": "کس", "y": "ی", "z": "ز", "i": "ی", "u": "و", "o": "و",
    ]

    /// Into Arabic script as Persian writes it: long vowels kept, short ones left out.
    static func arabic(_ name: String) -> String {
        reordered(name).lowercased().split(separator: " ").map { word -> String in
            if let known = arabicWords[String(word)] { return known }
            var result = ""
            var rest = word.filter(\.isLetter)[...]
            var isFirst = true
            outer: while let first = rest.first {
                for (latin, letter) in arabicDigraphs where rest.hasPrefix(latin) {
                    result += letter
                    rest = rest.dropFirst(latin.count)
                    isFirst = false
                    continue outer
                }
                switch first {
                case "a": result += "ا"
                case "e": result += isFirst ? "ا" : ""
                case "i", "o", "u": result += (isFirst ? "ا" : "") + (arabicLetters[first] ?? "")
                default: result += arabicLetters[first] ?? ""
                }
                rest = rest.dropFirst()
                isFirst = false
            }
            return result
        }.joined(separator: " ")
    }

    private static let legalForms: [(String, [String])] = [
        ("LLC", ["OOO", "Limited Liability Company", ""]), ("LTD", ["Limited", ""]), ("OOO", ["LLC", ""]),
        ("INC", ["Incorporated"]),
        ("JSC", ["AO", "Joint Stock Company"]), ("COMPANY", ["Co."]), ("CORPORATION", ["Corp."]), ("CO", ["Company"]),
    ]

    /// An entity under another legal form, or joined by a hyphen, or with an `and` for an ampersand.
    static func entity(_ name: String, _ random: inout SampleRandom) -> String {
        var words = name.split(separator: " ").map(String.init)
        for i in words.indices {
            let bare = words[i].filter(\.isLetter).uppercased()
            if let forms = legalForms.first(where: { $0.0 == bare })?.1 {
                words[i] = random.pick(forms)
                return titled(words.filter { !$0.isEmpty }.joined(separator: " "))
            }
        }
        if words.count >= 3, random.chance(50) {
            let at = random.below(words.count - 1)
            words[at] += "-" + words[at + 1]
            words.remove(at: at + 1)
        }
        return titled(words.joined(separator: " ").replacing("&", with: "and"))
    }

    /// `PRIGOZHIN` → `Prigozhin`.
    static func titled(_ text: String) -> String {
        text.split(separator: " ").map { word in
            word.split(separator: "-", omittingEmptySubsequences: false)
                .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: "-")
        }.joined(separator: " ")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        split(separator: " ").joined(separator: " ")
    }
}
