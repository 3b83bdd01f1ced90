// How alike two parts of names are: spelling slips cost by how likely a clerk, a keyboard or another spelling custom is
// to make them.

/// The cost of turning one sound form into another, and the likeness that follows from it.
enum PartSimilarity {
    /// Below this two parts are different words.
    static let floor: Float = 0.70
    /// An initial and a word that begins with it.
    static let initial: Float = 0.8

    /// 0 when the parts are different words, else from `floor` to 1, with how they agree.
    @inline(__always)
    static func compare(
        _ a: NamePart, _ aBytes: UnsafeBufferPointer<UInt8>, _ b: NamePart,
        _ bBytes: UnsafeBufferPointer<UInt8>
    ) -> Float {
        if a.kind != .word || b.kind != .word { return compareSpecial(a, aBytes, b, bBytes) }
        if a.spellingHash == b.spellingHash { return 1 }
        if a.soundHash == b.soundHash { return 0.97 }
        var best: Float = 0
        switch a.variants.relation(to: b.variants) {
        case .sister: best = 0.94
        case .shortForm: best = 0.86
        case .none: break
        }
        if a.syllableKey != 0, a.syllableKey == b.syllableKey { best = max(best, 0.92) }
        let vowels = a.script.leavesVowelsOut || b.script.leavesVowelsOut
        if vowels, a.skeletonHash == b.skeletonHash, a.script != b.script {
            // Two consonants are what many words have.
            best = max(best, a.skeletonCount >= 3 ? 0.92 : 0.78)
        }
        if best < kana, (a.script == .kana) != (b.script == .kana), agreeInKana(a, aBytes, b, bBytes) { best = kana }
        let aSound = UnsafeBufferPointer(rebasing: aBytes[a.sound])
        let bSound = UnsafeBufferPointer(rebasing: bBytes[b.sound])
        if best < 0.9 {
            // Another ending makes another family of the same stem.
            if best == 0, a.ending != 0, b.ending != 0, a.ending != b.ending { return 0 }
            var likeness = a.outline.areNear(b.outline) ? spelling(aSound, bSound) : 0
            if best == 0, likeness > 0, let (x, y) = divineNames(aSound, bSound), spelling(x, y) == 0 { return 0 }
            if best == 0, likeness > 0, a.ending != 0, a.ending == b.ending {
                // An ending that many names have says nothing: the stems are compared.
                let x = UnsafeBufferPointer(rebasing: aSound.dropLast(Int(a.endingCount)))
                let y = UnsafeBufferPointer(rebasing: bSound.dropLast(Int(b.endingCount)))
                if spelling(x, y) == 0 || areOtherNames(x, y) { likeness = 0 }
            }
            if best == 0, likeness > 0, isAnotherName(a, aSound, b, bSound, likeness) { return 0 }
            if best == 0, likeness == 0, a.spelling.count >= 6, b.spelling.count >= 6 {
                // One letter may change how others sound: Clostermann, misread Ciostermann.
                let x = UnsafeBufferPointer(rebasing: aBytes[a.spelling])
                let y = UnsafeBufferPointer(rebasing: bBytes[b.spelling])
                if isOneSlip(x, y), !(a.isKnownName && b.isKnownName) { likeness = 0.84 }
            }
            best = max(best, likeness)
            if vowels, a.script != b.script { best = max(best, skeletons(aSound, bSound)) }
        }
        return best
    }

    /// What follows `Abd` in Abd al-Karim and Abd al-Rahim.
    @inline(__always)
    private static func divineNames(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> (
        UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>
    )? {
        guard a.count > 5, b.count > 5, a[0] == 0x61, b[0] == 0x61, a[1] == 0x62, b[1] == 0x62, a[2] == 0x64,
            b[2] == 0x64
        else { return nil }
        return (UnsafeBufferPointer(rebasing: a.dropFirst(3)), UnsafeBufferPointer(rebasing: b.dropFirst(3)))
    }

    /// Whether two stems are given names, and two: Jovan-ovic and Ivan-ovic.
    private static func areOtherNames(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        let x = stableHash(a), y = stableHash(b)
        guard x != y, let first = Lexicon.sound(x, .person), let second = Lexicon.sound(y, .person) else {
            return false
        }
        return !first.variants.isEmpty && !second.variants.isEmpty
            && first.variants.relation(to: second.variants) == .none
    }

    /// A word of another language and its kana.
    static let kana: Float = 0.86
    private static func agreeInKana(
        _ a: NamePart, _ aBytes: UnsafeBufferPointer<UInt8>, _ b: NamePart, _ bBytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let x = UnsafeBufferPointer(rebasing: aBytes[a.spelling])
        let y = UnsafeBufferPointer(rebasing: bBytes[b.spelling])
        let key = KanaForm.ofReading(a.script == .kana ? x : y)
        if key == 0 { return false }
        let keys = KanaForm.ofSpelling(a.script == .kana ? y : x)
        return key == keys.0 || key == keys.1
    }

    /// Whether both are known names, and two: a slip seldom makes one name of another. What differs in one vowel that clerks
    /// confuse may be one name that the tables hold twice.
    @inline(__always)
    private static func isAnotherName(
        _ a: NamePart, _ aSound: UnsafeBufferPointer<UInt8>, _ b: NamePart, _ bSound: UnsafeBufferPointer<UInt8>,
        _ likeness: Float
    ) -> Bool {
        guard a.isKnownName, b.isKnownName else { return false }
        let longest = Float(max(aSound.count, bSound.count))
        if (1 - likeness) * longest > 0.65, !isOneSlip(aSound, bSound) || isOtherLetter(aSound, bSound) { return true }
        // Maria and Mario, Daniel and Daniela.
        guard let x = aSound.last, let y = bSound.last, x != y else { return false }
        return isGenderEnding(x, y)
    }
    /// Whether one letter was changed, left out, put in, or changed places with its neighbour.
    private static func isOneSlip(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0, end = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        let x = a.count - start - end, y = b.count - start - end
        if max(x, y) <= 1 { return true }
        return x == 2 && y == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }
    /// Whether the two are of one length and differ in one letter: Dupont and Dumont, Hernandez and Fernandez.
    private static func isOtherLetter(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        a.count == b.count && zip(a, b).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } == 1
    }
    private static func isGenderEnding(_ x: UInt8, _ y: UInt8) -> Bool {
        let a = UInt8(ascii: "a"), o = UInt8(ascii: "o"), e = UInt8(ascii: "e")
        return (x == a || y == a) && x != e && y != e || x == o && y == e || x == e && y == o
    }

    private static func compareSpecial(
        _ a: NamePart, _ aBytes: UnsafeBufferPointer<UInt8>, _ b: NamePart,
        _ bBytes: UnsafeBufferPointer<UInt8>
    ) -> Float {
        if a.kind == .number, b.kind == .number {
            if a.number == b.number { return 1 }
            // A number is there to tell apart: Unit 61398 is not Unit 61399.
            return 0
        }
        if a.kind == .initial, b.kind == .initial {
            return aBytes[a.spelling.lowerBound] == bBytes[b.spelling.lowerBound] ? 1 : 0
        }
        if a.kind == .initial, b.kind == .word { return initial(a, aBytes, b, bBytes) }
        if b.kind == .initial, a.kind == .word { return initial(b, bBytes, a, aBytes) }
        return 0
    }
    private static func initial(
        _ letter: NamePart, _ letterBytes: UnsafeBufferPointer<UInt8>, _ word: NamePart,
        _ wordBytes: UnsafeBufferPointer<UInt8>
    ) -> Float {
        let first = letterBytes[letter.spelling.lowerBound]
        return wordBytes[word.spelling.lowerBound] == first || wordBytes[word.sound.lowerBound] == first
            ? Self.initial : 0
    }

    /// Likeness by spelling cost.
    static func spelling(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Float {
        let longest = max(a.count, b.count), shortest = min(a.count, b.count)
        if longest == 0 || shortest < 3 || longest > 40 { return 0 }
        let budget = self.budget(longest: longest)
        if Float(longest - shortest) * EditCost.cheapestGap > budget { return 0 }
        let cost = EditCost.distance(a, b, budget: budget)
        if cost > budget { return 0 }
        let likeness = 1 - cost / Float(longest)
        return likeness >= floor ? min(likeness, 0.96) : 0
    }

    /// What may differ in a word of this length. Three letters bear one vowel, long words three slips.
    @inline(__always) static func budget(longest: Int) -> Float {
        switch longest {
        case ...3: 0.6
        case 4: 1.05
        case 5: 1.45
        case 6: 1.6
        case 7: 1.9
        case 8, 9: 2.2
        default: 2.7
        }
    }

    /// Likeness of consonants where one side's script leaves vowels out.
    private static func skeletons(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Float {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 96) { scratch in
            func skeleton(_ t: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
                var count = 0
                for (at, letter) in t.enumerated() where count < 40 {
                    guard let kept = SoundForm.skeletonLetter(letter, isFirst: at == 0) else { continue }
                    scratch[start + count] = kept
                    count += 1
                }
                return count
            }
            let na = skeleton(a, at: 0), nb = skeleton(b, at: 48)
            let longest = max(na, nb)
            guard min(na, nb) >= 3, abs(na - nb) <= 1 else { return 0 }
            let sa = UnsafeBufferPointer(rebasing: scratch[0..<na]),
                sb = UnsafeBufferPointer(rebasing: scratch[48..<(48 + nb)])
            let cost = EditCost.distance(sa, sb, budget: 1.1)
            guard cost <= 1.05 else { return 0 }
            let likeness = 0.94 - cost / Float(longest) * 0.8
            return likeness >= floor ? likeness : 0
        }
    }
}

/// Damerau–Levenshtein (adjacent swaps) with costs by letters.
enum EditCost {
    static let cheapestGap: Float = 0.4

    /// 0 same; less than 1 where two letters are often written for one another.
    private static let substitution: [Float] = {
        var costs = [Float](repeating: 1, count: 128 * 128)
        func set(_ a: Character, _ b: Character, _ cost: Float) {
            guard let x = a.asciiValue, let y = b.asciiValue else { return }
            costs[Int(x) * 128 + Int(y)] = min(costs[Int(x) * 128 + Int(y)], cost)
            costs[Int(y) * 128 + Int(x)] = min(costs[Int(y) * 128 + Int(x)], cost)
        }
        for a in "aeiou" { for b in "aeiou" where a != b { set(a, b, 0.5) } }
        for (a, b) in [("e", "i"), ("o", "u"), ("a", "e"), ("i", "j"), ("u", "v")] {
            set(Character(a), Character(b), 0.4)
        }
        for pair in [
            "bp", "dt", "gk", "sz", "fv", "jC", "jz", "sC", "kC", "hC", "bv", "kh", "gh", "mn", "lr", "sk", "jg", "zC",
            "tC", "gj", "dz",
        ] {
            let letters = Array(pair)
            set(letters[0], letters[1], ["mn", "lr", "sk", "tC", "dz"].contains(pair) ? 0.8 : 0.6)
        }
        for (a, b) in [("o", "0"), ("i", "1"), ("l", "1"), ("s", "5"), ("b", "8"), ("e", "3"), ("a", "4")] {
            set(Character(a), Character(b), 0.4)
        }
        for i in 0..<128 { costs[i * 128 + i] = 0 }
        return costs
    }()
    private static let gap: [Float] = {
        var costs = [Float](repeating: 1, count: 128)
        for letter in "aeiou" { costs[Int(letter.asciiValue ?? 0)] = 0.6 }
        costs[Int(UInt8(ascii: "h"))] = 0.4
        costs[Int(UInt8(ascii: "j"))] = 0.7
        return costs
    }()

    /// `rn` is read as `m`, `cl` as `d`: the letter that two look like.
    @inline(__always) private static func printsAs(_ x: UInt8, _ y: UInt8) -> UInt8? {
        switch (x, y) {
        case (0x72, 0x6E): 0x6D
        case (0x6B, 0x6C): 0x64
        default: nil
        }
    }

    /// The least cost, or any value above `budget` when there is none within it. At most 47 letters a side.
    static func distance(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, budget: Float) -> Float {
        var a = a, b = b
        // What both end with costs nothing.
        while let x = a.last, let y = b.last, x == y, a.count > 1, b.count > 1 {
            a = UnsafeBufferPointer(rebasing: a.dropLast())
            b = UnsafeBufferPointer(rebasing: b.dropLast())
        }
        let n = a.count, m = b.count
        return substitution.withUnsafeBufferPointer { substitution in
            gap.withUnsafeBufferPointer { gap in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * 48) { rows in
                    var before = 0, previous = 48, current = 96
                    rows[previous] = 0
                    for j in 0..<m {
                        // A letter before the first is as rare as a wrong first one.
                        rows[previous + j + 1] = rows[previous + j] + gap[Int(b[j] & 127)] * (j == 0 ? 1.6 : 1)
                    }
                    for i in 0..<n {
                        let x = Int(a[i] & 127)
                        // A wrong first letter is rarer than a wrong later one.
                        let weight: Float = i == 0 ? 1.6 : 1
                        rows[current] = rows[previous] + gap[x] * weight
                        var least = rows[current]
                        for j in 0..<m {
                            let y = Int(b[j] & 127)
                            let first: Float = i == 0 && j == 0 ? 1.6 : 1
                            var cost = rows[previous + j] + substitution[x * 128 + y] * first
                            cost = min(cost, rows[previous + j + 1] + gap[x] * (j == 0 && i == 0 ? 1.6 : 1))
                            cost = min(cost, rows[current + j] + gap[y])
                            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j], a[i] != b[j] {
                                cost = min(cost, rows[before + j - 1] + 0.8)
                            }
                            // Two letters that print as one.
                            if i > 0, let one = printsAs(a[i - 1], a[i]), one == b[j] {
                                cost = min(cost, rows[before + j] + 0.5)
                            }
                            if j > 0, let one = printsAs(b[j - 1], b[j]), one == a[i] {
                                cost = min(cost, rows[previous + j - 1] + 0.5)
                            }
                            rows[current + j + 1] = cost
                            least = min(least, cost)
                        }
                        if least > budget { return least }
                        (before, previous, current) = (previous, current, before)
                    }
                    return rows[previous + m]
                }
            }
        }
    }
}
