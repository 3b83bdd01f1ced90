// Whether a name as its bearer writes it is the name that a zone carries: Doc 9303 part 3 sections 4.6 (truncation) and 6
// (transliteration).

/// What a comparison of a stated name with a zone's name says, in one sentence.
public struct MRZNameComparison: Hashable, Sendable {
    public enum Result: String, Hashable, Sendable, CaseIterable { case agrees, differs, cannotTell }
    public var result: Result
    public var explanation: String

    /// Compares word by word, whatever their order: people write their names in many.
    ///
    /// It agrees when every word stated is in the zone, and the zone's whole primary identifier and one given name are among
    /// them. Words that only one side has are named. A zone that may be cut is compared as far as it goes.
    public static func agrees(declared: String, mrz name: MRZName) -> MRZNameComparison {
        var words: [[[[UInt8]]]] = [[]]
        for scalar in declared.unicodeScalars {
            if MRZTransliteration.isSeparator(scalar) {
                if words.last?.isEmpty == false { words.append([]) }
                continue
            }
            guard let forms = MRZTransliteration.forms(of: scalar) ?? composed(scalar) else {
                return MRZNameComparison(
                    result: .cannotTell,
                    explanation:
                        "The stated name has letters that the zone's tables do not cover; a person must compare.")
            }
            if !forms.isEmpty { words[words.count - 1].append(forms.map { Array($0.utf8) }) }
        }
        words.removeAll(where: \.isEmpty)
        let zone = (name.primary + name.secondary).map { Array($0.utf8) }
        guard !words.isEmpty, !zone.isEmpty, words.count <= longest, zone.count <= longest else {
            return MRZNameComparison(result: .cannotTell, explanation: "There is no name on one side to compare.")
        }
        return compare(words, zone, name)
    }

    /// More words than this are not compared.
    private static let longest = 40

    /// Accents that follow their letter (Unicode combining marks) are left out, or written out as in `UE` and `AA`.
    private static func composed(_ scalar: Unicode.Scalar) -> [String]? {
        switch scalar.value {
        case 0x0308: ["", "E"]
        case 0x030A: ["", "A"]
        case 0x0300...0x036F: []
        default: nil
        }
    }

    private static func compare(_ words: [[[[UInt8]]]], _ zone: [[UInt8]], _ name: MRZName) -> MRZNameComparison {
        // Joined or divided differently: "DE BRUIJN" and "DEBRUIJN" are one name.
        let joined = Array(words.joined())
        let orders = [name.primary + name.secondary, name.secondary + name.primary].map { Array($0.joined().utf8) }
        if orders.contains(where: { matches(joined, $0, prefix: false) }) {
            return MRZNameComparison(result: .agrees, explanation: "The stated name is the name in the zone.")
        }

        var unmatchedWords = Array(words.indices)
        var unmatchedZone: [Int] = []
        for (index, part) in zone.enumerated() {
            if let found = unmatchedWords.firstIndex(where: { matches(words[$0], part, prefix: false) }) {
                unmatchedWords.remove(at: found)
            } else {
                unmatchedZone.append(index)
            }
        }
        if name.mayBeTruncated {
            // What was cut stands as a beginning of its word, down to an initial.
            unmatchedZone.removeAll { index in
                guard let found = unmatchedWords.firstIndex(where: { matches(words[$0], zone[index], prefix: true) })
                else {
                    return false
                }
                unmatchedWords.remove(at: found)
                return true
            }
        }
        let onlyZone = unmatchedZone.map { String(decoding: zone[$0], as: UTF8.self) }
        switch (unmatchedWords.isEmpty, unmatchedZone.isEmpty) {
        case (true, true):
            return MRZNameComparison(
                result: .agrees,
                explanation: name.mayBeTruncated
                    ? "The stated name agrees with the zone as far as the zone goes."
                    : "The same words in another order.")
        case (true, false):
            let primaryIsWhole = unmatchedZone.allSatisfy { $0 >= name.primary.count }
            let hasGiven = name.secondary.isEmpty || unmatchedZone.count < name.secondary.count
            let left = "The zone also has \(onlyZone.joined(separator: " "))."
            return primaryIsWhole && hasGiven
                ? MRZNameComparison(result: .agrees, explanation: left)
                : MRZNameComparison(result: .cannotTell, explanation: left)
        case (false, true):
            return MRZNameComparison(
                result: name.mayBeTruncated ? .agrees : .cannotTell,
                explanation: name.mayBeTruncated
                    ? "The stated name agrees with the zone, which was cut."
                    : "The stated name has words that the zone lacks.")
        case (false, false):
            return MRZNameComparison(
                result: .differs,
                explanation: "The stated name lacks \(onlyZone.joined(separator: " ")) and has other words.")
        }
    }

    /// Whether some choice of forms spells the word: the set of positions reached, letter by letter.
    private static func matches(_ letters: [[[UInt8]]], _ word: [UInt8], prefix: Bool) -> Bool {
        var reached = [Bool](repeating: false, count: word.count + 1)
        reached[0] = true
        for forms in letters {
            if prefix, reached[word.count] { return true }
            var next = [Bool](repeating: false, count: word.count + 1)
            var any = false
            for start in 0...word.count where reached[start] {
                for form in forms where start + form.count <= word.count {
                    if word[start..<start + form.count].elementsEqual(form) {
                        next[start + form.count] = true
                        any = true
                    }
                }
                // A cut word may end within a letter's form.
                if prefix, forms.contains(where: { $0.starts(with: word[start...]) }) { return true }
            }
            guard any else { return false }
            reached = next
        }
        return reached[word.count]
    }
}
