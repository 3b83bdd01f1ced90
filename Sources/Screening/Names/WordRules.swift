// What the words of a name mean together: titles and legal forms go, `Abd al-Aziz` and `Saif ad-Din` become one word,
// letters with full stops become an abbreviation, number words become numbers.
import Order

enum WordRules {
    /// `isPlain` tells whether no rule of any style has anything to do here, so that the words mean the same in all.
    static func apply(to words: [NameWord], style: NameStyle) -> (words: [NameWord], isPlain: Bool) {
        var words = words
        var isPlain = true
        for i in words.indices {
            words[i].kinds = Lexicon.kinds(spelling: stableHash(words[i].spelling))
            isPlain = isPlain && Self.isPlain(words[i])
        }
        return isPlain ? (words, true) : (applyEach(to: words, style: style), false)
    }

    private static func isPlain(_ word: NameWord) -> Bool {
        guard word.kinds.isDisjoint(with: .ruled), !word.afterComma, !word.afterCase, word.number == nil,
            word.script != .han, word.script != .hangul
        else { return false }
        let spelling = word.spelling
        if spelling.count < 4, spelling.count < 2 || !spelling.contains(where: { "aeiouy".utf8.contains($0) }) {
            return false
        }
        // Twentieth, 20th: numbers; Abdulaziz, Saifuddin: compounds.
        if spelling[0] < 0x61 { return false }
        guard spelling.count >= 8 else { return true }
        if spelling[0] == 0x61, spelling[1] == 0x62, spelling[2] == 0x64 { return false }
        let end = spelling.count
        let isFaith =
            spelling[end - 1] == 0x6E && (spelling[end - 2] == 0x69 || spelling[end - 2] == 0x65)
            || spelling[end - 1] == 0x65 && spelling[end - 2] == 0x6E
        return !isFaith
    }

    private static func applyEach(to words: [NameWord], style: NameStyle) -> [NameWord] {
        var words = words
        switch style {
        case .person:
            words = compounds(initialisms(words))
            words = withoutTitles(words)
        case .entity, .vessel:
            words = withoutCaseSplits(words)
            words = abbreviations(words)
            if style == .vessel { words = withoutVesselPrefix(words) }
            words = withoutSociety(withoutLegalForms(words))
            words = numbers(withoutLinks(words))
            words = compounds(words, inEntity: true)
        }
        return withoutParticles(words, style: style)
    }

    // MARK: Persons

    /// `JRR Tolkien`: letters that no name is made of are initials.
    private static func initialisms(_ words: [NameWord]) -> [NameWord] {
        guard words.count >= 2 else { return words }
        var result: [NameWord] = []
        for word in words {
            guard (2...3).contains(word.spelling.count), word.script == .latin, word.number == nil, word.kinds.isEmpty,
                !word.spelling.contains(where: { "aeiouy0123456789".utf8.contains($0) }),
                !namesWithoutVowels.contains(word.spelling)
            else {
                result.append(word)
                continue
            }
            for letter in word.spelling {
                var initial = word
                initial.spelling = [letter]
                result.append(initial)
            }
        }
        return result
    }
    private static let namesWithoutVowels = CommonNames.words(
        "ng hm sz smt lj nd mc vrh krk krs brk trn prs grk hrk md mhd mnt bng sng snr jnr")

    /// `Abd al-Aziz`, `Abdul Aziz`, `Abdulaziz` → `abdaziz`; `Saif al-Din`, `Saifuddin` → `saifdin`.
    private static func compounds(_ words: [NameWord], inEntity: Bool = false) -> [NameWord] {
        let words = withServantsFirst(words)
        var result: [NameWord] = []
        result.reserveCapacity(words.count)
        var i = 0
        while i < words.count {
            var word = words[i]
            if word.kinds.contains(.servant), let next = skipArticle(words, from: i + 1), next < words.count,
                words[next].spelling.count >= 3, words[next].afterComma == word.afterComma,
                !words[next].kinds.contains(.servant), !words[next].kinds.contains(.filiation),
                // ABD Shipping is no servant of anybody.
                !inEntity || word.spelling.count > 3 || next > i + 1
            {
                word.otherReading = words[next].spelling
                word.spelling = Array("abd".utf8) + divineName(words[next].spelling)
                word.kinds = []
                result.append(word)
                i = next + 1
                continue
            }
            if let last = result.last, last.kinds.isDisjoint(with: [.particle, .title]), last.spelling.count >= 2,
                last.afterComma == word.afterComma
            {
                if word.kinds.contains(.faith) {
                    result[result.count - 1].spelling = faithName(last.spelling + Array("din".utf8))
                    i += 1
                    continue
                }
                if word.kinds.contains(.article), i + 1 < words.count, words[i + 1].kinds.contains(.faith) {
                    result[result.count - 1].spelling = faithName(last.spelling + Array("din".utf8))
                    i += 2
                    continue
                }
            }
            if word.script == .latin || word.script == .arabic || word.script == .cyrillic {
                word.spelling = faithName(servantName(word.spelling))
            }
            result.append(word)
            i += 1
        }
        return result
    }

    /// `HAQ, Abdul` is Abdul Haq: the divine name was taken for a family name.
    private static func withServantsFirst(_ words: [NameWord]) -> [NameWord] {
        guard let last = words.last, last.afterComma, last.kinds.contains(.servant) else { return words }
        let family = words.filter { !$0.afterComma }
        guard family.count == 1 || family.count == 2 && family[0].kinds.contains(.article) else { return words }
        var result = words.filter(\.afterComma) + family
        for i in result.indices { result[i].afterComma = false }
        return result
    }

    private static func skipArticle(_ words: [NameWord], from start: Int) -> Int? {
        guard start < words.count else { return nil }
        return words[start].kinds.contains(.article) && start + 1 < words.count && words[start].spelling.count <= 3
            ? start + 1 : start
    }

    private static let servantPrefixes = [
        "abdoul", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abdar", "abder", "abdor", "abdes", "abdu",
    ].map { Array($0.utf8) }
    /// `abdulaziz` → `abdaziz`; `abdallah` and `abdullah` are left to the variants.
    private static func servantName(_ spelling: [UInt8]) -> [UInt8] {
        guard spelling.count >= 8, spelling[0] == 0x61, spelling[1] == 0x62, spelling[2] == 0x64 else {
            return spelling
        }
        for prefix in servantPrefixes where spelling.starts(with: prefix) {
            let rest = Array(spelling.dropFirst(prefix.count))
            guard rest.count >= 3 else { continue }
            return Array("abd".utf8) + divineName(rest)
        }
        return spelling
    }
    private static func divineName(_ spelling: [UInt8]) -> [UInt8] {
        let text = String(decoding: spelling, as: UTF8.self)
        return ["lah", "lla", "llah", "allah", "alla", "ulla", "ullah", "ollah"].contains(text)
            ? Array("allah".utf8) : spelling
    }
    private static let faithEndings = [
        "uddine", "eddine", "uddin", "eddin", "addin", "aldin", "oddin", "udeen", "uddeen", "ideen", "udin", "edin",
    ].map { Array($0.utf8) }
    /// `saifuddin` → `saifdin`.
    private static func faithName(_ spelling: [UInt8]) -> [UInt8] {
        guard spelling.count >= 8 else { return spelling }
        for ending in faithEndings
        where spelling.count >= ending.count + 3 && spelling.suffix(ending.count).elementsEqual(ending) {
            return Array(spelling.dropLast(ending.count)) + Array("din".utf8)
        }
        return spelling
    }

    /// `Jr.`, `Sr.`, `III` behind a name or behind the family's part of it.
    static func generation(_ words: [NameWord]) -> UInt8 {
        for at in words.indices.dropFirst()
        where at == words.count - 1 || !words[at].afterComma && words[at + 1].afterComma {
            if words[at].spelling.count <= 6, let found = generations[words[at].spelling] { return found }
        }
        return 0
    }
    private static let generations: [[UInt8]: UInt8] = {
        let marks = "sr 1 snr 1 senior 1 jr 2 jnr 2 junior 2 ii 2 iii 3 iv 4".split(separator: " ")
        return Dictionary(
            uniqueKeysWithValues: stride(from: 0, to: marks.count, by: 2).map {
                (Array(marks[$0].utf8), UInt8(marks[$0 + 1]) ?? 0)
            })
    }()

    private static func withoutTitles(_ words: [NameWord]) -> [NameWord] {
        var words = words
        // SHEIKH, Muhammad Naeem: a title alone before the comma is the family's name.
        if words.contains(where: \.afterComma), words.allSatisfy({ $0.afterComma || $0.kinds.contains(.title) }) {
            for i in words.indices where !words[i].afterComma {
                words[i].kinds.subtract([.title, .titleThatIsName])
                words[i].kinds.insert(.titleAsFamily)
            }
        }
        let strict = words.filter { !$0.kinds.contains(.title) || $0.kinds.contains(.titleThatIsName) }
        if strict.isEmpty { return words }
        let names = strict.filter { !$0.kinds.contains(.title) && !$0.kinds.contains(.particle) }
        var result = names.count >= 2 ? strict.filter { !$0.kinds.contains(.titleThatIsName) } : strict
        // A legal form behind a person's name is a slip or a disguise.
        while result.count > 2, let last = result.last, last.kinds.contains(.formAfterPerson), !last.afterComma {
            result.removeLast()
        }
        return result
    }

    // MARK: Entities

    /// `GmbH` and `LaserTech`: what a change of case parted is a legal form again where the two make one.
    private static func withoutCaseSplits(_ words: [NameWord]) -> [NameWord] {
        var result: [NameWord] = []
        for word in words {
            if word.afterCase, let last = result.last {
                let joined = last.spelling + word.spelling
                let kinds = Lexicon.kinds(spelling: stableHash(joined))
                if kinds.contains(.legalForm) || joined == Array("gmbh".utf8) || joined == Array("mbh".utf8) {
                    result[result.count - 1].spelling = joined
                    result[result.count - 1].kinds = kinds
                    continue
                }
            }
            result.append(word)
        }
        return result
    }

    /// `A.B.C.` and `A B C` are `abc`; `G.m.b.H.` is `gmbh`; `C.A. P.L.M.` stays two.
    private static func abbreviations(_ words: [NameWord]) -> [NameWord] {
        func isLetter(_ word: NameWord) -> Bool {
            word.spelling.count == 1 && word.number == nil && word.script != .han
        }
        var runs: [(word: NameWord, letters: Int)] = []
        for word in words {
            guard isLetter(word) else {
                runs.append((word, 0))
                continue
            }
            guard let last = runs.last, last.letters > 0, !word.afterSpace else {
                runs.append((word, 1))
                continue
            }
            runs[runs.count - 1].word.spelling.append(word.spelling[0])
            runs[runs.count - 1].letters += 1
        }
        var result: [(word: NameWord, letters: Int)] = []
        for run in runs {
            if run.letters == 1, let last = result.last, last.letters > 0, last.word.isSpaced || last.letters == 1 {
                result[result.count - 1].word.spelling.append(run.word.spelling[0])
                result[result.count - 1].letters += 1
                result[result.count - 1].word.isSpaced = true
            } else {
                result.append(run)
            }
        }
        return result.map { run in
            var word = run.word
            if run.letters > 1 { word.kinds = Lexicon.kinds(spelling: stableHash(word.spelling)) }
            return word
        }
    }

    private static func withoutLegalForms(_ words: [NameWord]) -> [NameWord] {
        var kept: [NameWord] = []
        var i = 0
        scan: while i < words.count {
            if words[i].kinds.contains(.legalPhraseStart) {
                for phrase in NameWords.legalPhrases where matches(words, at: i, phrase) {
                    i += phrase.count
                    continue scan
                }
            }
            if words[i].kinds.contains(.legalForm) {
                i += 1
                continue
            }
            kept.append(words[i])
            i += 1
        }
        let saysSomething = kept.contains { !$0.kinds.contains(.particle) }
        return saysSomething ? kept : words
    }
    /// The last word may be cut off, as fixed-width fields do.
    private static func matches(_ words: [NameWord], at start: Int, _ phrase: [[UInt8]]) -> Bool {
        guard start + phrase.count <= words.count else { return false }
        for (offset, expected) in phrase.enumerated() {
            let word = words[start + offset].spelling
            if word == expected || isCompany(word) && isCompany(expected) { continue }
            if soundsLike(word, expected) { continue }
            guard offset == phrase.count - 1, start + phrase.count == words.count, word.count >= 4,
                expected.starts(with: word)
            else { return false }
        }
        return true
    }
    private static let companies = CommonNames.words("co company comp companies")
    private static func isCompany(_ word: [UInt8]) -> Bool { companies.contains(word) }
    private static func soundsLike(_ word: [UInt8], _ expected: [UInt8]) -> Bool {
        word.count > 4 && word[0] == expected[0] && SoundForm.of(word) == SoundForm.of(expected)
    }

    /// `Handelsgesellschaft` is `Handels` and the word for a company.
    private static func withoutSociety(_ words: [NameWord]) -> [NameWord] {
        words.map { word in
            guard word.spelling.count >= society.count + 4, word.spelling.suffix(society.count).elementsEqual(society)
            else { return word }
            var word = word
            word.spelling.removeLast(society.count)
            word.kinds = Lexicon.kinds(spelling: stableHash(word.spelling))
            return word
        }
    }
    private static let society = Array("gesellschaft".utf8)

    /// `Tehrik-e Taliban`, `Lashkar-i-Tayyiba`: the vowel that ties two words in Persian and Urdu.
    private static func withoutLinks(_ words: [NameWord]) -> [NameWord] {
        words.enumerated().filter { at, word in
            !(word.afterHyphen && word.spelling.count == 1 && at + 1 < words.count
                && (word.spelling[0] == 0x65 || word.spelling[0] == 0x69))
        }.map(\.element)
    }

    private static func withoutVesselPrefix(_ words: [NameWord]) -> [NameWord] {
        var words = words[...]
        while words.count > 1, let first = words.first,
            first.kinds.contains(.vesselPrefix)
                || (first.spelling.count == 1 && words.count > 2 && words[words.startIndex + 1].spelling.count == 1)
        {
            words = words.dropFirst()
        }
        return Array(words)
    }

    private static func numbers(_ words: [NameWord]) -> [NameWord] {
        var result: [NameWord] = []
        for (at, word) in words.enumerated() {
            if word.kinds.contains(.numberSign), at + 1 < words.count, words[at + 1].number != nil { continue }
            var word = word
            if word.number == nil {
                if let value = NumberWords.values[word.spelling] {
                    // Forty-four: tens and units are one number.
                    if let last = result.last?.number, last >= 20, last % 10 == 0, last < 100, value < 10,
                        word.afterHyphen || result.last?.script == .latin,
                        NumberWords.values[result[result.count - 1].spelling] != nil
                    {
                        result[result.count - 1].number = last + value
                        result[result.count - 1].spelling = Array(String(last + value).utf8)
                        continue
                    }
                    word.number = value
                } else if let value = NumberWords.ordinal(word.spelling) {
                    word.number = value
                    word.spelling = Array(String(value).utf8)
                } else if let value = NameWords.romanNumerals[word.spelling]
                    ?? (at > 0 && at == words.count - 1 && !word.dotted ? NameWords.romanLetters[word.spelling] : nil),
                    word.script == .latin
                {
                    word.number = value
                    word.spelling = Array(String(value).utf8)
                }
            }
            result.append(word)
        }
        for i in result.indices {
            if let value = result[i].number, NumberWords.values[result[i].spelling] != nil {
                result[i].spelling = Array(String(value).utf8)
            }
        }
        return result
    }

    // MARK: Both

    /// Moon Jae-in, Park Ji-an: the last syllable of a name and no particle.
    private static func isLastSyllable(_ words: [NameWord], _ at: Int) -> Bool {
        guard words[at].afterHyphen, at > 0, words[at - 1].spelling.count <= 5, syllables.contains(words[at].spelling)
        else { return false }
        return at + 1 == words.count || !words[at + 1].afterHyphen
    }
    private static let syllables = CommonNames.words("in an do du te")

    private static func withoutParticles(_ words: [NameWord], style: NameStyle) -> [NameWord] {
        var result: [NameWord] = []
        var filiation = false
        var kunya = false
        var tiedByParticle = false
        /// The particles just before a word: they may be written onto it (Mac Alister, St. John, de la Cruz).
        var before: [UInt8] = []
        for (at, word) in words.enumerated() {
            var word = word
            if word.kinds.contains(.particle), word.number == nil, !isLastSyllable(words, at),
                style == .person ? !(word.spelling.count == 1 && word.dotted) : word.spelling.count > 1
            {
                if word.kinds.contains(.filiation) { filiation = true }
                if word.kinds.contains(.kunya) { kunya = true }
                if word.kinds.contains(.filiation) { before = [] } else { before += word.spelling }
                tiedByParticle = true
                continue
            }
            word.isFiliation = filiation
            word.isKunya = kunya
            if !before.isEmpty, before.count <= 8, word.number == nil { word.otherReading = before + word.spelling }
            if tiedByParticle { word.afterHyphen = false }
            tiedByParticle = false
            filiation = false
            kunya = false
            before = []
            result.append(word)
        }
        return result.isEmpty ? words : result
    }
}
