// Takes a name apart: scripts to Latin letters, titles and particles off, compound names together, each part weighed.
import Order

/// Reads names by the customs of persons, entities or vessels. Pure; bounded by `Limits.nameScalars` and `Limits.nameParts`.
enum NameParser {
    static func parse(_ text: String, style: NameStyle) -> ParsedName {
        var name = ParsedName(style: style)
        let scanned = NameScanner.words(of: text, style: style, oddities: &name.oddities)
        var words = scanned
        if words.isEmpty {
            name.oddities.insert(.noLetters)
            return name
        }
        let isPlain: Bool
        if style == .person { name.generation = WordRules.generation(words) }
        (words, isPlain) = WordRules.apply(to: words, style: style)
        name.hasOrder = style == .person && words.contains { $0.afterComma } && words.contains { !$0.afterComma }
        name.bytes.reserveCapacity(words.reduce(0) { $0 + $1.spelling.count } * 4 + 16)
        name.isEastAsian = words.contains {
            $0.script == .han || $0.script == .hangul || EastAsianSyllables.isFamily(stableHash($0.spelling))
        }
        for word in words.prefix(Limits.nameParts) {
            if name.hasRepeat(of: word) { continue }
            name.append(word)
        }
        name.readsAlike = isPlain && name.parts.count == words.count
        if words.count > Limits.nameParts { name.oddities.insert(.tooLong) }
        name.addJoins(words)
        if !isPlain { name.addWhole(scanned) }
        return name
    }
}

extension ParsedName {
    fileprivate func hasRepeat(of word: NameWord) -> Bool {
        guard style == .person, word.spelling.count > 1, !word.isFiliation else { return false }
        let hash = stableHash(word.spelling)
        return parts.last?.spellingHash == hash
    }

    fileprivate mutating func append(_ word: NameWord) {
        let mask = UInt16(1) << UInt16(parts.count)
        var part = makePart(
            spelling: word.spelling, script: word.script, kinds: word.kinds, mask: mask)
        part.role = hasOrder ? (word.afterComma ? .given : .family) : .unknown
        part.isFiliation = word.isFiliation
        part.isHyphenated = word.afterHyphen && !parts.isEmpty
        if let number = word.number {
            part.kind = .number
            part.number = Int32(clamping: number)
            part.weight = 0.6
        } else if word.spelling.count == 1, style != .vessel, word.script != .han {
            part.kind = .initial
            part.weight = 0.25
        }
        if word.isKunya { part.weight *= 0.9 }
        parts.append(part)
    }

    /// Writes the spelling and its sound form and looks both up.
    fileprivate mutating func makePart(spelling: [UInt8], script: NameScript, kinds: WordKinds, mask: UInt16)
        -> NamePart
    {
        let start = bytes.count
        bytes.append(contentsOf: spelling)
        let spellingRange = start..<bytes.count
        spelling.withUnsafeBufferPointer { SoundForm.append($0, to: &bytes) }
        let soundRange = spellingRange.upperBound..<bytes.count
        let skeleton: SoundForm.Skeleton, soundHash: UInt64, isPatronymic: Bool
        let ending: (family: UInt8, count: UInt8)
        let outline: SoundOutline
        (skeleton, soundHash, ending, outline, isPatronymic) = bytes.withUnsafeBufferPointer { bytes in
            let sound = UnsafeBufferPointer(rebasing: bytes[soundRange])
            return (
                SoundForm.Skeleton(of: sound), stableHash(sound), NameEndings.family(of: sound),
                SoundOutline(sound: sound, spelling: UnsafeBufferPointer(rebasing: bytes[spellingRange]), script),
                style == .person && PartWeight.isPatronymic(sound)
            )
        }
        let known = Lexicon.sound(soundHash, style)
        let all = kinds.union(known?.kinds ?? [])
        var part = NamePart(
            kind: .word, script: script, kinds: all, variants: known?.variants ?? VariantLines(),
            spelling: spellingRange, sound: soundRange, spellingHash: stableHash(spelling), soundHash: soundHash,
            skeletonHash: skeleton.hash, skeletonCount: UInt8(clamping: skeleton.count), outline: outline,
            weight: PartWeight.prior(
                kinds: all, letters: soundRange.count, isPatronymic: isPatronymic, style: style),
            mask: mask)
        (part.ending, part.endingCount) = ending
        if isEastAsian, style != .vessel { part.syllableKey = EastAsianSyllables.key(spelling) }
        part.outline.hasForms = !part.variants.isEmpty || part.syllableKey != 0
        return part
    }

    /// Letters of parts that are read as one.
    private static let longestJoin = 32

    /// `Ascotecgmbh`, `Hajjiyusif`: two words written as one although a rule drops one of them or makes it a number.
    fileprivate mutating func addWhole(_ words: [NameWord]) {
        guard words.count == 2, words.allSatisfy({ $0.spelling.count >= 3 }), !parts.isEmpty,
            words[0].spelling.count + words[1].spelling.count <= Self.longestJoin
        else { return }
        let mask = parts.reduce(0) { $0 | $1.mask }
        for spelling in [words[0].spelling + words[1].spelling]
            + (words[1].afterComma ? [words[1].spelling + words[0].spelling] : [])
        {
            let hash = stableHash(spelling)
            if parts.contains(where: { $0.spellingHash == hash }) || joins.contains(where: { $0.spellingHash == hash })
            {
                continue
            }
            var join = makePart(spelling: spelling, script: words[0].script, kinds: [], mask: mask)
            join.weight = min(1, totalWeight)
            joins.append(join)
        }
    }

    /// Adjacent parts read as one word, and other readings of one part (`Al Rawi`, `Alrawi`).
    fileprivate mutating func addJoins(_ words: [NameWord]) {
        guard parts.count >= 1 else { return }
        for i in parts.indices.dropFirst() {
            let a = parts[i - 1], b = parts[i]
            // No T'ae-u: a syllable may be one letter.
            guard a.kind == .word, b.kind == .word || isEastAsian && b.kind == .initial,
                a.spelling.count + b.spelling.count <= Self.longestJoin
            else { continue }
            var join = makePart(
                spelling: Array(bytes[a.spelling]) + Array(bytes[b.spelling]), script: a.script, kinds: [],
                mask: a.mask | b.mask)
            join.weight = min(1, a.weight + b.weight)
            join.isHyphenated = b.isHyphenated && max(a.spelling.count, b.spelling.count) <= 6
            joins.append(join)
        }
        // What stands last before the comma is read first behind it: MOHSENI, Ali is AliMohseni where somebody joins them.
        if hasOrder, let first = parts.first(where: { $0.role == .family }), let last = parts.last, last.role == .given,
            first.kind == .word, last.kind == .word, first.spelling.count + last.spelling.count <= Self.longestJoin
        {
            var join = makePart(
                spelling: Array(bytes[last.spelling]) + Array(bytes[first.spelling]), script: last.script, kinds: [],
                mask: first.mask | last.mask)
            join.weight = min(1, first.weight + last.weight)
            joins.append(join)
        }
        // Short syllables, three or four of them, that somebody wrote as one word.
        if (3...4).contains(parts.count), parts.allSatisfy({ $0.kind == .word && $0.spelling.count <= 7 }) {
            var join = makePart(
                spelling: parts.flatMap { Array(bytes[$0.spelling]) }, script: parts[0].script, kinds: [],
                mask: parts.reduce(0) { $0 | $1.mask })
            join.weight = 1
            joins.append(join)
        }
        for (i, part) in parts.enumerated() {
            guard i < words.count, let reading = words[i].otherReading,
                words[i].spelling == Array(bytes[part.spelling]),
                part.kind == .word, joins.count < 2 * Limits.nameParts
            else { continue }
            var join = makePart(spelling: reading, script: part.script, kinds: [], mask: part.mask)
            join.weight = part.weight
            join.isShortened = reading.count < words[i].spelling.count
            joins.append(join)
        }
    }
}

/// What a part can say before a list's frequencies are known.
enum PartWeight {
    static func prior(kinds: WordKinds, letters: Int, isPatronymic: Bool, style: NameStyle) -> Float {
        var weight: Float =
            switch letters {
            case ...2: 0.6
            case 3: 0.75
            case 4: 0.9
            default: 1
            }
        if style == .person {
            if kinds.contains(.commonGiven) { weight = min(weight, 0.5) }
            if kinds.contains(.commonFamily) { weight = min(weight, 0.6) }
            if kinds.contains(.titleAsFamily) { weight = min(weight, 0.35) }
            if isPatronymic { weight = min(weight, 0.6) }
        } else {
            if kinds.contains(.generic) { weight = min(weight, 0.35) }
            if kinds.contains(.place) { weight = min(weight, 0.4) }
        }
        return weight
    }

    /// Slavic and Icelandic father's names, by their endings.
    static func isPatronymic(_ sound: UnsafeBufferPointer<UInt8>) -> Bool {
        // All of them end so.
        guard sound.count >= 7, let last = sound.last, last == 0x43 || last == 0x61 || last == 0x72 || last == 0x73
        else { return false }
        for ending in endings where sound.suffix(ending.count).elementsEqual(ending) { return true }
        return false
    }
    private static let endings = ["oviC", "eviC", "ovna", "evna", "iCna", "iniCna", "dotir", "ovits", "evits"].map {
        Array($0.utf8)
    }
}
