// From text to words: letters are romanised, punctuation divides, and everything that a hand or an attacker may have
// slipped in between is noticed.
import Order

/// A word of a name before its meaning is known.
struct NameWord {
    var spelling: [UInt8]
    var script: NameScript
    var kinds: WordKinds = []
    var afterComma = false
    var afterHyphen = false
    /// A full stop followed the word.
    var dotted = false
    /// A space stands before it.
    var afterSpace = false
    /// Letters that stood apart, read as one abbreviation.
    var isSpaced = false
    /// Nothing but a change of case parted it from the word before it.
    var afterCase = false
    var isFiliation = false
    var isKunya = false
    var number: Int?
    /// Another reading of the word: with the article that stood before it, or the divine name alone.
    var otherReading: [UInt8]?
}

enum NameScanner {
    static func words(of text: String, style: NameStyle, oddities: inout NameOddities) -> [NameWord] {
        var scan = Scan(style: style)
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if count > Limits.nameScalars {
                oddities.insert(.tooLong)
                break
            }
            scan.take(scalar, oddities: &oddities)
        }
        scan.endWord(&oddities)
        return scan.words
    }

    private struct Scan {
        var style: NameStyle
        var words: [NameWord] = []
        var scalars: [UInt32] = []
        var bytes: [UInt8] = []
        var scripts: UInt16 = 0
        var firstScript = NameScript.latin
        var commas = 0
        var pendingHyphen = false
        var pendingSpace = false
        var pendingCase = false
        var lastWasLower = false
        var hasDigit = false
        var hasLetter = false
        var pendingInherentVowel = false
        var heldThaiVowel: UInt32 = 0
        /// Where the reading of the last Thai consonant begins, which it is, and which stood before it.
        var thaiConsonant: (start: Int, value: UInt32, before: UInt32) = (0, 0, 0)
        /// Chinese characters not yet read: words of several characters are looked for when the run ends.
        var han: [UInt32] = []

        init(style: NameStyle) {
            self.style = style
            words.reserveCapacity(8)
            bytes.reserveCapacity(32)
        }

        mutating func take(_ scalar: Unicode.Scalar, oddities: inout NameOddities) {
            let value = scalar.value
            // The common case first: an ASCII letter.
            let folded = value | 0x20
            if folded >= 0x61, folded <= 0x7A {
                let isUpper = value < 0x61
                if !han.isEmpty { endHan() }
                if isUpper, lastWasLower, bytes.count >= 3 { splitAtCase(&oddities) }
                lastWasLower = !isUpper
                scripts |= 1
                hasLetter = true
                scalars.append(value)
                bytes.append(UInt8(folded))
                return
            }
            switch value {
            case 0x30...0x39:
                hasDigit = true
                lastWasLower = false
                scalars.append(value)
                bytes.append(UInt8(value))
            case 0x20:
                endWord(&oddities)
                pendingSpace = true
            case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x2032, 0x55A, 0x5F3, 0x640:
                break
            case 0x2E:
                if bytes.isEmpty {
                    break
                }
                endWord(&oddities)
                if !words.isEmpty {
                    words[words.count - 1].dotted = true
                }
                return
            case 0x2C, 0x60C, 0xFF0C:
                endWord(&oddities)
                commas += 1
            case 0x2D, 0x2010, 0x2011, 0x2013, 0x30FB, 0xB7:
                endWord(&oddities)
                pendingHyphen = true
                return
            case 0x26, 0x2B:
                endWord(&oddities)
                scalars.append(0x61)
                bytes = Array("and".utf8)
                scripts = 1
                hasLetter = true
                endWord(&oddities)
            case 0x25:
                endWord(&oddities)
                pendingSpace = true
                scalars.append(0x70)
                bytes = Array("percent".utf8)
                scripts = 1
                hasLetter = true
                endWord(&oddities)
            case 0x200B...0x200D, 0x2060, 0xFEFF, 0xAD, 0x180E:
                // The joiners are part of ordinary Persian, Sinhala and other spelling.
                if value != 0x200C && value != 0x200D { oddities.insert(.invisibleCharacters) }
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x61C:
                oddities.insert(.directionControls)
            case 0...0x1F, 0x7F...0x9F:
                oddities.insert(.controlCharacters)
                endWord(&oddities)
            default:
                takeOther(scalar, &oddities)
                return
            }
        }

        private mutating func takeOther(_ scalar: Unicode.Scalar, _ oddities: inout NameOddities) {
            let value = scalar.value
            let script = Romanizer.script(of: value)
            switch script {
            case .han:
                if han.isEmpty { endWord(&oddities) }
                han.append(value)
                return
            case .hangul:
                if style == .person, bytes.isEmpty, words.isEmpty, let family = ScriptTables.koreanFamilies[value] {
                    word(family, .hangul)
                    return
                }
                note(.hangul)
                scalars.append(value)
                bytes.removeAll(keepingCapacity: true)
                Self.readHangul(scalars.filter { (0xAC00...0xD7A3).contains($0) }, into: &bytes)
                if style == .person, words.isEmpty { endWord(&oddities) }
                return
            case .kana:
                note(.kana)
                takeKana(value)
                return
            case .devanagari:
                takeDevanagari(value, &oddities)
                return
            case .thai:
                takeThai(value)
                return
            default:
                if !han.isEmpty { endHan() }
            }
            if value == 0x582, script == .armenian, scalars.last == 0x578 || scalars.last == 0x548, bytes.last == 0x6F {
                bytes[bytes.count - 1] = 0x75
                return
            }
            let before = bytes.count
            if Romanizer.append(value, to: &bytes) {
                note(script)
                if script == .arabic || script == .hebrew { partFromDigraph(before) }
                if script == .greek { joinGreek(value) }
                let isUpper = value < 0x250 && scalar.properties.isUppercase
                lastWasLower = !isUpper && script == .latin
                scalars.append(value)
                // Arabic writes its long vowels with w and y: behind another letter they are vowels.
                if script == .arabic, before > 0, bytes.count == before + 1 {
                    if bytes[before] == 0x77 { bytes[before] = 0x75 }
                    if bytes[before] == 0x79 { bytes[before] = 0x69 }
                }
                return
            }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .modifierLetter, .modifierSymbol: break
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .letterNumber:
                note(script)
                scalars.append(value)
                let reading = Romanizer.transliterate(String(Character(scalar)))
                bytes.append(contentsOf: reading.isEmpty ? Self.opaque(value) : reading)
            case .decimalNumber:
                hasDigit = true
                scalars.append(value)
                bytes.append(UInt8(0x30 + (scalar.properties.numericValue.map { Int($0) } ?? 0) % 10))
            case .format: oddities.insert(.invisibleCharacters)
            default: endWord(&oddities)
            }
        }

        /// Two letters side by side that would read as one sound in Latin, as Hebrew k and h in Cohen, are kept apart.
        private mutating func partFromDigraph(_ start: Int) {
            guard start > 0, start < bytes.count, bytes[start] == UInt8(ascii: "h") else { return }
            if "kgsctdzph".utf8.contains(bytes[start - 1]) { bytes.insert(UInt8(ascii: "a"), at: start) }
        }

        /// Greek writes b as mp, and d and g at a word's beginning as nt and gk.
        private mutating func joinGreek(_ value: UInt32) {
            guard bytes.count >= 2 else { return }
            if [0x3C5, 0x3CD, 0x3A5, 0x38E].contains(value) {
                // Stavros, Evangelos, Papadopoulos.
                switch scalars.last {
                case 0x3B1, 0x391, 0x3B5, 0x395: bytes[bytes.count - 1] = UInt8(ascii: "v")
                case 0x3BF, 0x39F: bytes[bytes.count - 1] = UInt8(ascii: "u")
                default: break
                }
                return
            }
            let pair = (bytes[bytes.count - 2], bytes[bytes.count - 1])
            let joined: UInt8
            switch pair {
            case (UInt8(ascii: "g"), UInt8(ascii: "g")):
                bytes[bytes.count - 2] = UInt8(ascii: "n")
                return
            case (UInt8(ascii: "m"), UInt8(ascii: "p")): joined = UInt8(ascii: "b")
            case (UInt8(ascii: "n"), UInt8(ascii: "t")) where bytes.count == 2: joined = UInt8(ascii: "d")
            case (UInt8(ascii: "g"), UInt8(ascii: "k")) where bytes.count == 2: joined = UInt8(ascii: "g")
            default: return
            }
            bytes.removeLast()
            bytes[bytes.count - 1] = joined
        }

        /// Letters that stand for a character no table reads, so that it still equals itself.
        private static func opaque(_ value: UInt32) -> [UInt8] {
            var rest = value
            var result: [UInt8] = []
            while rest > 0 {
                result.append(0x61 + UInt8(rest % 26))
                rest /= 26
            }
            return result
        }

        private mutating func note(_ script: NameScript) {
            if scripts == 0 { firstScript = script }
            scripts |= 1 << UInt16(script.rawValue)
            hasLetter = true
        }

        private mutating func word(_ reading: [UInt8], _ script: NameScript) {
            append(NameWord(spelling: reading, script: script))
        }

        private mutating func takeKana(_ value: UInt32) {
            scalars.append(value)
            var value = value
            if (0x30A1...0x30F6).contains(value) { value -= 0x60 }
            if let small = ScriptTables.smallKana[value] {
                if bytes.last == 0x69 {
                    bytes.removeLast()
                    // shi + ya is sha, chi + ya is cha, ji + ya is ja; ki + ya is kya.
                    let soft = bytes.last == 0x68 || bytes.last == 0x6A
                    bytes.append(contentsOf: soft ? Array(small.dropFirst()) : small)
                } else {
                    bytes.append(contentsOf: small)
                }
                return
            }
            // A small vowel takes the place of the one before it: fu and a are fa, te and i are ti.
            if [0x3041, 0x3043, 0x3045, 0x3047, 0x3049].contains(value), let last = bytes.last,
                "aeiou".utf8.contains(last)
            {
                bytes.removeLast()
                if bytes.isEmpty { bytes.append(UInt8(ascii: "w")) }
                _ = Romanizer.append(value, to: &bytes)
                return
            }
            // A long vowel is written with a second one; Latin spellings leave it out: おおえ is Oe, そうせき is Soseki.
            if value == 0x3046, bytes.last == 0x6F || bytes.last == 0x75 { return }
            if value == 0x304A, bytes.last == 0x6F { return }
            _ = Romanizer.append(value, to: &bytes)
        }

        private mutating func takeDevanagari(_ value: UInt32, _ oddities: inout NameOddities) {
            if value == 0x964 || value == 0x965 {
                endWord(&oddities)
                return
            }
            note(.devanagari)
            scalars.append(value)
            switch value {
            case 0x94D:  // virama: no vowel
                pendingInherentVowel = false
            case 0x915...0x939, 0x958...0x95F:
                // Singh: the nasal before h is ng.
                if value == 0x939, scalars.count >= 2, scalars[scalars.count - 2] == 0x902 {
                    bytes.append(UInt8(ascii: "g"))
                }
                if pendingInherentVowel { bytes.append(0x61) }
                _ = Romanizer.append(value, to: &bytes)
                pendingInherentVowel = true
            case 0x93E...0x94C:
                pendingInherentVowel = false
                _ = Romanizer.append(value, to: &bytes)
            case 0x93C: break  // nukta
            default:
                if pendingInherentVowel { bytes.append(0x61) }
                pendingInherentVowel = false
                _ = Romanizer.append(value, to: &bytes)
            }
        }

        private mutating func takeThai(_ value: UInt32) {
            note(.thai)
            scalars.append(value)
            if value == 0xE4C {
                silenceThai()
                return
            }
            if (0xE01...0xE2E).contains(value) { thaiConsonant = (bytes.count, value, thaiConsonant.value) }
            if (0xE40...0xE44).contains(value) {
                heldThaiVowel = value
                return
            }
            _ = Romanizer.append(value, to: &bytes)
            if heldThaiVowel != 0, (0xE01...0xE2E).contains(value) {
                _ = Romanizer.append(heldThaiVowel, to: &bytes)
                heldThaiVowel = 0
            }
        }

        /// A consonant under the sign of silence is not read, nor is the t before a silent r.
        private mutating func silenceThai() {
            guard thaiConsonant.value != 0, thaiConsonant.start <= bytes.count else { return }
            bytes.removeSubrange(thaiConsonant.start...)
            if thaiConsonant.value == 0xE23, thaiConsonant.before == 0xE17, bytes.last == UInt8(ascii: "h") {
                bytes.removeLast(min(2, bytes.count))
            }
            thaiConsonant = (0, 0, 0)
        }

        /// `AlisherUsmanov`: a capital inside a word begins another.
        private mutating func splitAtCase(_ oddities: inout NameOddities) {
            if bytes.count == 3, bytes.starts(with: "mac".utf8) { return }
            endWord(&oddities)
            pendingCase = true
        }

        /// Reads a run of Chinese characters: in a company's name its business words first, else one reading a character.
        private mutating func endHan() {
            let run = han
            han.removeAll(keepingCapacity: true)
            var at = 0
            if style == .person, words.isEmpty, run.count >= 3, ScriptTables.doubleFamilies.contains([run[0], run[1]]) {
                let readings = run.prefix(2).map { HanReadings.reading(of: $0, asFamilyName: true) }
                append(NameWord(spelling: readings.flatMap { $0 }, script: .han))
                at = 2
            }
            while at < run.count {
                if style != .person, let (count, latin) = ScriptLexicon.phrase(run, at: at) {
                    for spelling in latin {
                        append(NameWord(spelling: spelling, script: .latin))
                        pendingSpace = true
                    }
                    at += count
                    continue
                }
                let reading = HanReadings.reading(of: run[at], asFamilyName: words.isEmpty)
                append(NameWord(spelling: reading.isEmpty ? Self.opaque(run[at]) : reading, script: .han))
                at += 1
            }
        }

        /// `삼성전자`: business words at the end of, or as, a Korean company's word. Fills `bytes` with what is left.
        private mutating func splitHangul() -> [[UInt8]] {
            var found: [[UInt8]] = []
            var end = scalars.count
            search: while end > 0 {
                for start in max(0, end - 6)..<end {
                    if let (count, latin) = ScriptLexicon.phrase(scalars, at: start), count == end - start {
                        found = latin + found
                        end = start
                        continue search
                    }
                }
                break
            }
            guard !found.isEmpty else { return [] }
            bytes.removeAll(keepingCapacity: true)
            Self.readHangul(scalars[..<end], into: &bytes)
            return found
        }

        /// Revised Romanisation with the changes of sound at the bounds of syllables that people write.
        private static func readHangul(_ syllables: some Collection<UInt32>, into bytes: inout [UInt8]) {
            var final = 0
            for scalar in syllables {
                let index = Int(scalar - 0xAC00)
                let initial = index / 588
                let closing = ScriptTables.hangulFinals[final]
                let last = bytes.last
                switch (closing, initial) {
                case (Array("ng".utf8), 5), (Array("m".utf8), 5): bytes.append(UInt8(ascii: "n"))
                case (Array("n".utf8), 5):
                    bytes[bytes.count - 1] = UInt8(ascii: "l")
                    bytes.append(UInt8(ascii: "l"))
                case (Array("l".utf8), 5), (Array("l".utf8), 2): bytes.append(UInt8(ascii: "l"))
                case (Array("k".utf8), 2), (Array("k".utf8), 6):
                    bytes.removeLast()
                    bytes.append(contentsOf: "ng".utf8)
                    bytes.append(contentsOf: ScriptTables.hangulInitials[initial])
                case (Array("p".utf8), 2), (Array("p".utf8), 6):
                    bytes[bytes.count - 1] = UInt8(ascii: "m")
                    bytes.append(contentsOf: ScriptTables.hangulInitials[initial])
                case (_, 11) where final != 0 && last != nil && closing.count == 1:
                    // A consonant before a vowel is read with it.
                    let voiced: [UInt8: UInt8] = [0x6B: 0x67, 0x74: 0x64, 0x70: 0x62, 0x6C: 0x72]
                    if let last, let soft = voiced[last] { bytes[bytes.count - 1] = soft }
                default: bytes.append(contentsOf: ScriptTables.hangulInitials[initial])
                }
                bytes.append(contentsOf: ScriptTables.hangulVowels[index % 588 / 28])
                final = index % 28
                bytes.append(contentsOf: ScriptTables.hangulFinals[final])
            }
        }

        mutating func endWord(_ oddities: inout NameOddities) {
            if !han.isEmpty { endHan() }
            defer {
                scalars.removeAll(keepingCapacity: true)
                bytes.removeAll(keepingCapacity: true)
                scripts = 0
                hasDigit = false
                hasLetter = false
                lastWasLower = false
                pendingInherentVowel = false
                heldThaiVowel = 0
                thaiConsonant = (0, 0, 0)
            }
            if bytes.isEmpty { return }
            if scripts & (scripts &- 1) != 0, scripts & 0b111 == scripts {
                oddities.insert(.mixedScripts)
                bytes = Confusables.asLatin(scalars)
                scripts = 1
                firstScript = .latin
            }
            let script: NameScript = scripts == 1 || scripts == 0 ? .latin : firstScript
            if hasDigit, hasLetter { Confusables.replaceDigits(in: &bytes) }
            if script == .hangul, style != .person {
                let business = splitHangul()
                if !business.isEmpty {
                    if !bytes.isEmpty { append(NameWord(spelling: bytes, script: script)) }
                    for spelling in business {
                        pendingSpace = true
                        append(NameWord(spelling: spelling, script: .latin))
                    }
                    return
                }
            }
            var word = NameWord(spelling: bytes, script: script)
            if hasDigit, !hasLetter { word.number = Self.number(bytes) }
            if script == .arabic || script == .hebrew, readWhole() { return }
            // The Arabic article is written onto its noun.
            if script == .arabic, bytes.count > 4, bytes[0] == 0x61, bytes[1] == 0x6C,
                scalars[0] == 0x627, scalars[1] == 0x644
            {
                append(NameWord(spelling: [0x61, 0x6C], script: .arabic))
                word.spelling.removeFirst(2)
            }
            append(word)
        }

        /// A known word of the Arabic or Hebrew script, with or without its article.
        private mutating func readWhole() -> Bool {
            var known = ScriptLexicon.reading(of: scalars)
            var article = false
            if known == nil, scalars.count > 4, scalars[0] == 0x627, scalars[1] == 0x644 {
                known = ScriptLexicon.reading(of: Array(scalars.dropFirst(2)))
                article = known != nil
            }
            guard let known else { return false }
            if article { append(NameWord(spelling: Array("al".utf8), script: .latin)) }
            for spelling in known {
                append(NameWord(spelling: spelling, script: .latin))
                pendingSpace = true
            }
            pendingSpace = false
            return true
        }

        private static func number(_ digits: [UInt8]) -> Int {
            digits.prefix(9).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        }

        private mutating func append(_ word: NameWord) {
            var word = word
            word.afterComma = commas == 1
            word.afterHyphen = pendingHyphen
            pendingHyphen = false
            word.afterSpace = pendingSpace
            word.afterCase = pendingCase
            pendingCase = false
            pendingSpace = false
            // A second comma is a list of titles or a place: no order can be told from it.
            if commas > 1 { for i in words.indices { words[i].afterComma = false } }
            words.append(word)
        }
    }
}
