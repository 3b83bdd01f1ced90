import Foundation
import TestSupport

/// The rules by which a real name is written otherwise, as clerks, keyboards, scanners and alphabets do. Nothing here knows the
/// tables of the matcher: the words are few, common, and written down independently.
enum VariantRule: String, CaseIterable {
    /// The family name behind the given names instead of before a comma, or the other way about.
    case order
    /// The first given name as an initial, with a full stop.
    case initial
    /// A middle name left out; names of three parts and more.
    case missingMiddle = "missing middle part"
    /// A middle name that the list does not have.
    case extraMiddle = "extra middle part"
    /// `Mr.`, `Dr.`, `Gen.` before the name.
    case title
    /// `al-`, `bin`, `de`, `van` and their like left out.
    case particle = "particle left out"
    /// Two parts of the name written as one word.
    case joined
    /// One letter replaced by its neighbour on a QWERTY keyboard, not the first of a word; words of six letters and more.
    case keyboard = "keyboard slip"
    /// Two neighbouring letters changed places, not the first.
    case transposed = "letters transposed"
    /// One letter left out, not the first.
    case dropped = "letter left out"
    /// One letter doubled.
    case doubled = "letter doubled"
    /// What a scanner misreads: rn as m, m as rn, o as 0, l as 1, cl as d.
    case scanned = "scanner slip"
    /// The legal form exchanged for its expansion, or left out.
    case legalForm = "legal form"
    /// Digits as English words.
    case number = "number as word"
    /// `&` for `and`, `The` before the name, no punctuation.
    case punctuation = "articles and punctuation"
    /// `MV`, `M/T` before a ship's name.
    case vesselPrefix = "vessel prefix"

    enum Party { case person, entity, vessel }
    var parties: [Party] {
        switch self {
        case .order, .initial, .missingMiddle, .extraMiddle, .title, .particle: [.person]
        case .legalForm, .number, .punctuation: [.entity]
        case .vesselPrefix: [.vessel]
        case .joined: [.person, .entity]
        case .keyboard, .transposed, .dropped, .doubled, .scanned: [.person, .entity, .vessel]
        }
    }
}

/// A name that OFAC wrote, taken apart at its comma.
struct BaseName {
    var text: String
    var party: VariantRule.Party
    /// Words before the comma; all of them where there is none.
    var family: [String]
    var given: [String]
    /// Everything in reading order, given names first.
    var words: [String] { given + family }

    init?(_ text: String, _ party: VariantRule.Party) {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        self.text = text
        self.party = party
        let sides = text.split(separator: ",", omittingEmptySubsequences: true)
        func split(_ side: Substring) -> [String] { side.split(separator: " ").map(String.init) }
        if party == .person {
            guard sides.count == 2 else { return nil }
            family = split(sides[0])
            given = split(sides[1])
            guard !family.isEmpty, !given.isEmpty, family.count + given.count <= 5 else { return nil }
        } else {
            family = split(Substring(text))
            given = []
        }
    }
}

extension VariantRule {
    /// The name written by this rule; `nil` where the rule has nothing to hold on to.
    func apply(_ name: BaseName, _ random: inout SeededGenerator) -> String? {
        let plain = name.words.joined(separator: " ")
        switch self {
        case .order: return plain
        case .initial:
            guard let first = name.given.first, first.count >= 3 else { return nil }
            return ([first.prefix(1) + "."] + name.given.dropFirst() + name.family).joined(separator: " ")
        case .missingMiddle:
            guard name.words.count >= 3, name.given.count >= 2 else { return nil }
            return ([name.given[0]] + name.given.dropFirst(2) + name.family).joined(separator: " ")
        case .extraMiddle:
            guard name.given.count == 1, name.words.count <= 3 else { return nil }
            let middle = ["Andre", "Karim", "Sofia", "Petrov", "Luis", "Jamil"].randomElement(using: &random) ?? ""
            return ([name.given[0], middle] + name.family).joined(separator: " ")
        case .title:
            return (["Mr.", "Dr.", "Gen.", "Prof.", "Sheikh"].randomElement(using: &random) ?? "") + " " + plain
        case .particle:
            let particles: Set<String> = ["al", "bin", "ibn", "de", "la", "van", "der", "ben", "el"]
            func bare(_ word: String) -> String {
                let lower = word.lowercased()
                for article in ["al-", "el-", "ad-", "ar-", "as-"] where lower.hasPrefix(article) && word.count > 6 {
                    return String(word.dropFirst(3))
                }
                return word
            }
            let kept = name.words.filter { !particles.contains($0.lowercased()) }.map(bare)
            return kept == name.words || kept.count < 2 ? nil : kept.joined(separator: " ")
        case .joined:
            guard name.words.count >= 2, let at = (1..<name.words.count).randomElement(using: &random) else {
                return nil
            }
            var words = name.words
            guard (3...8).contains(words[at - 1].count), (3...8).contains(words[at].count) else { return nil }
            words[at - 1] += words.remove(at: at).lowercased()
            return words.joined(separator: " ")
        case .keyboard, .transposed, .dropped, .doubled: return slip(name, &random)
        case .scanned:
            let pairs = [("rn", "m"), ("m", "rn"), ("cl", "d"), ("o", "0"), ("l", "1")]
            let lower = plain.lowercased()
            let fitting = pairs.filter { lower.dropFirst().contains($0.0) }
            guard let (from, to) = fitting.randomElement(using: &random),
                let range = lower.range(of: from, range: lower.index(after: lower.startIndex)..<lower.endIndex)
            else { return nil }
            return lower.replacingCharacters(in: range, with: to)
        case .legalForm:
            let forms = [
                ("LLC", "Limited Liability Company"), ("LTD", "Limited"), ("LTD.", "Limited"), ("LIMITED", "Ltd"),
                ("COMPANY", "Co."), ("CO.", "Company"), ("CORPORATION", "Corp."), ("CORP.", "Corporation"),
                ("INC.", "Incorporated"), ("GMBH", "Gesellschaft mit beschränkter Haftung"),
                ("S.A.", "Sociedad Anónima"),
                ("OOO", "Obshchestvo s ogranichennoi otvetstvennostyu"), ("JSC", "Joint Stock Company"),
                ("SRL", "S.R.L."),
                ("PJSC", "Public Joint Stock Company"), ("FZE", "Free Zone Establishment"), ("S.A.L.", "SAL"),
            ]
            guard let last = name.words.last?.uppercased(), name.words.count >= 2 else { return nil }
            let shown = last.trimmingCharacters(in: .punctuationCharacters)
            guard let form = forms.first(where: { $0.0 == last || $0.0 == shown }) else { return nil }
            let rest = name.words.dropLast().joined(separator: " ")
            return Bool.random(using: &random) ? rest + " " + form.1 : rest
        case .number:
            let words = [
                "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            ]
            guard let at = name.words.firstIndex(where: { Int($0).map { (1...12).contains($0) } ?? false }),
                let value = Int(name.words[at])
            else { return nil }
            var result = name.words
            result[at] = words[value - 1]
            return result.joined(separator: " ")
        case .punctuation:
            let bare = String(plain.map { $0.isLetter || $0.isNumber || $0 == " " || $0 == "&" ? $0 : " " })
            return "The " + bare.replacingOccurrences(of: "&", with: "and").replacingOccurrences(of: "  ", with: " ")
        case .vesselPrefix: return (Bool.random(using: &random) ? "M/V " : "MT ") + plain
        }
    }

    private static let neighbours: [Character: String] = [
        "a": "sqz", "b": "vn", "c": "xv", "d": "sfe", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
        "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
        "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
    ]
    private func slip(_ name: BaseName, _ random: inout SeededGenerator) -> String? {
        var words = name.words.map { $0.lowercased() }
        let long = words.indices.filter { words[$0].count >= 6 && words[$0].allSatisfy(\.isLetter) }
        guard let at = long.randomElement(using: &random) else { return nil }
        var letters = Array(words[at])
        guard let place = (1..<(letters.count - 1)).randomElement(using: &random) else { return nil }
        switch self {
        case .keyboard:
            guard let other = Self.neighbours[letters[place]]?.randomElement(using: &random) else { return nil }
            letters[place] = other
        case .transposed:
            if letters[place] == letters[place + 1] { return nil }
            letters.swapAt(place, place + 1)
        case .dropped: letters.remove(at: place)
        default: letters.insert(letters[place], at: place)
        }
        words[at] = String(letters)
        return words.joined(separator: " ")
    }
}

/// The rules by which a name becomes somebody else's.
enum OtherPartyRule: String, CaseIterable {
    /// The family of one person with the first given name of another.
    case otherGiven = "other given name"
    /// The given names of one with the family of another.
    case otherFamily = "other family name"
    /// A company's distinctive first word exchanged, its business words kept.
    case otherBrand = "other distinctive word"
    /// The last number of a company or ship counted one up.
    case otherNumber = "other number"
    /// Nothing left but the words that many companies share.
    case genericOnly = "generic words only"

    /// `nil` where the rule has nothing to hold on to, or the two would be spellings of one another.
    func apply(_ name: BaseName, _ other: BaseName) -> String? {
        func isFar(_ a: String, _ b: String) -> Bool {
            let a = a.lowercased(), b = b.lowercased()
            return a.count >= 4 && b.count >= 4 && a.first != b.first && a.dropFirst(2).first != b.dropFirst(2).first
                && a.last != b.last
        }
        switch self {
        case .otherGiven:
            guard name.party == .person, other.party == .person, name.given.count == 1, name.family.count == 1,
                isFar(name.given[0], other.given[0])
            else { return nil }
            return other.given[0] + " " + name.family[0]
        case .otherFamily:
            guard name.party == .person, other.party == .person, name.family.count == 1, other.family.count == 1,
                name.given.count <= 2, isFar(name.family[0], other.family[0])
            else { return nil }
            return (name.given + other.family).joined(separator: " ")
        case .otherBrand:
            guard name.party == .entity, other.party == .entity, name.words.count >= 3, other.words.count >= 2,
                name.words[0].allSatisfy(\.isLetter), other.words[0].allSatisfy(\.isLetter),
                !Self.shared.contains(name.words[0].uppercased()), !Self.shared.contains(other.words[0].uppercased()),
                name.words.dropFirst().allSatisfy({ Self.shared.contains($0.uppercased().filter(\.isLetter)) }),
                isFar(name.words[0], other.words[0])
            else { return nil }
            return ([other.words[0]] + name.words.dropFirst()).joined(separator: " ")
        case .otherNumber:
            guard name.party != .person, let last = name.words.last, let value = Int(last), name.words.count >= 2 else {
                return nil
            }
            return (name.words.dropLast() + [String(value + 3)]).joined(separator: " ")
        case .genericOnly:
            guard name.party == .entity, name.words.count >= 3, !Self.shared.contains(name.words[0].uppercased()),
                name.words.dropFirst().allSatisfy({ Self.shared.contains($0.uppercased().filter(\.isLetter)) })
            else { return nil }
            return name.words.dropFirst().joined(separator: " ")
        }
    }
    private static let shared: Set<String> = [
        "TRADING", "COMPANY", "CO", "LTD", "LIMITED", "LLC", "INC", "CORP", "CORPORATION", "GENERAL", "GROUP",
        "HOLDING",
        "HOLDINGS", "INTERNATIONAL", "SHIPPING", "INDUSTRIES", "INDUSTRIAL", "BANK", "SERVICES", "INVESTMENT",
        "INVESTMENTS",
        "ENTERPRISES", "ENTERPRISE", "ENGINEERING", "CONSTRUCTION", "TRANSPORT", "TECHNOLOGY", "OIL", "GAS", "EXPORT",
        "IMPORT",
        "EXCHANGE", "FZE", "FZCO", "SA", "SRL", "GMBH", "AND", "DEVELOPMENT", "FOUNDATION", "LINES", "MARINE",
        "PETROLEUM",
    ]
}

/// Scripts that names are moved into by ICU's rules, which are nobody's spelling in particular. Not Hebrew, Thai and Hangul, for which
/// ICU writes points, no spaces, or syllables that no one would: those stand among the pairs written by hand.
enum VariantScript: String, CaseIterable {
    case cyrillic = "Latin-Cyrillic"
    case greek = "Latin-Greek"
    case arabic = "Latin-Arabic"

    case georgian = "Latin-Georgian"
    case armenian = "Latin-Armenian"
    case devanagari = "Latin-Devanagari"

    case kana = "Latin-Katakana"

    func apply(_ name: BaseName) -> String? {
        let plain = name.words.joined(separator: " ").lowercased()
        guard name.party == .person, plain.allSatisfy({ $0.isLetter || $0 == " " }) else { return nil }
        let written = plain.applyingTransform(StringTransform(rawValue: rawValue), reverse: false)
        guard let written, written != plain,
            !written.unicodeScalars.contains(where: { (0x61...0x7A).contains($0.value) })
        else { return nil }
        return written
    }
}
