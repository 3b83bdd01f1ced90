// The vocabulary of a list: every distinct sound form among its names' parts, and the ways to find the forms that are
// like a given one without looking at all of them.

/// Sound forms and their neighbourhoods. Immutable once built.
///
/// A form is found by equality, by its consonants, by its variants, and by the deletion neighbourhood of its first
/// `prefixLength` letters: two words within two edits share a spelling from which at most two letters are deleted.
struct FormTable: Sendable {
    /// One representative part for each form; its byte ranges point into `bytes`.
    private(set) var parts: [NamePart] = []
    private(set) var bytes: [UInt8] = []
    /// In how many names each form stands as a part of its own.
    private(set) var frequency: [UInt32] = []
    /// What a part of this form can say, its frequency in the list considered.
    private(set) var weights: [Float] = []
    /// By sound, for what stands in more than one name: how much it can say at most.
    private var rarity: [UInt64: Float] = [:]
    private var byKey: [UInt64: UInt32] = [:]
    /// What rules most forms out before they are looked at.
    private var outlines: [SoundOutline] = []
    private var isInitial: [Bool] = []
    private var deletions = HashedPostings()
    private var skeletons = HashedPostings()
    private var syllables = HashedPostings()
    /// For each line of variants, the listed forms that stand in it.
    private var variants: [[UInt32]] = []
    private var kana = HashedPostings()
    /// Whether any listed word is in kana.
    private var listsKana = false
    /// The forms of one sound: a word may be a person's name here and a business word there.
    private var sounds = HashedPostings()

    static let prefixLength = 8

    var count: Int { parts.count }

    static func key(_ part: NamePart) -> UInt64 {
        switch part.kind {
        case .word:
            (part.soundHash &+ (part.script.leavesVowelsOut ? 0x9E37_79B9 : 0))
                ^ (part.syllableKey &* 0x9E37_79B9_7F4A_7C15)
                ^ (UInt64(part.variants.lines[0]) << 48) ^ UInt64(part.kinds.rawValue) << 20
        case .initial: part.spellingHash ^ 0xA5A5_0001
        case .number: UInt64(bitPattern: Int64(part.number)) &* 0x9E37_79B9_7F4A_7C15 ^ 0xA5A5_0002
        }
    }

    /// The form of a part, added when it is new.
    mutating func add(_ part: NamePart, of name: ParsedName) -> UInt32 {
        let key = Self.key(part)
        if let known = byKey[key] { return known }
        let form = UInt32(parts.count)
        byKey[key] = form
        var copy = part
        let start = bytes.count
        bytes.append(contentsOf: name.bytes[part.spelling])
        copy.spelling = start..<bytes.count
        let soundStart = bytes.count
        bytes.append(contentsOf: name.bytes[part.sound])
        copy.sound = soundStart..<bytes.count
        parts.append(copy)
        frequency.append(0)
        return form
    }

    mutating func count(_ form: UInt32) { frequency[Int(form)] += 1 }

    /// The weight of a part that this list may not know.
    func weight(of part: NamePart) -> Float { min(part.weight, rarity[part.soundHash] ?? 1) }

    /// Weighs the forms and builds the neighbourhoods.
    mutating func finish(names: Int) {
        let scale = 1 / Float.log(max(20, names))
        var bySound: [UInt64: UInt32] = [:]
        for i in parts.indices { bySound[parts[i].soundHash, default: 0] += frequency[i] }
        rarity = bySound.filter { $0.value > 1 }
            .mapValues { 0.3 + 0.7 * max(0, 1 - Float.log(Int($0)) * scale) }
        weights = parts.map { min($0.weight, rarity[$0.soundHash] ?? 1) }
        outlines = parts.map(\.outline)
        isInitial = parts.map { $0.kind == .initial }
        var deletionPairs: [UInt64] = [], skeletonPairs: [UInt64] = [], syllablePairs: [UInt64] = []
        var soundPairs: [UInt64] = [], kanaPairs: [UInt64] = []
        deletionPairs.reserveCapacity(parts.count * 24)
        bytes.withUnsafeBufferPointer { all in
            for (form, part) in parts.enumerated() where part.kind == .word {
                // Readings of two parts as one are looked for with one slip only.
                let isSingle = frequency[form] > 0 || part.isHyphenated
                let depth = min(isSingle ? 2 : 1, Self.depth(part.sound.count))
                Self.forEachDeletion(UnsafeBufferPointer(rebasing: all[part.sound]), depth: depth) {
                    deletionPairs.append(HashedPostings.pair($0, UInt32(form)))
                }
                if part.syllableKey != 0 { syllablePairs.append(HashedPostings.pair(part.syllableKey, UInt32(form))) }
                soundPairs.append(HashedPostings.pair(part.soundHash, UInt32(form)))
                let spelling = UnsafeBufferPointer(rebasing: all[part.spelling])
                for key in Self.kanaKeys(part, spelling) where key != 0 {
                    kanaPairs.append(HashedPostings.pair(key, UInt32(form)))
                }
                if part.spelling.count >= Self.spelledSlips, isSingle {
                    Self.forEachSlip(UnsafeBufferPointer(rebasing: all[part.spelling])) {
                        deletionPairs.append(HashedPostings.pair($0, UInt32(form)))
                    }
                }
                if part.sound.count >= 2 { skeletonPairs.append(HashedPostings.pair(part.skeletonHash, UInt32(form))) }
            }
        }
        deletions = HashedPostings(deletionPairs)
        skeletons = HashedPostings(skeletonPairs)
        syllables = HashedPostings(syllablePairs)
        sounds = HashedPostings(soundPairs)
        variants = Lexicon.soundsByLine.map { line in
            var found: [UInt32] = []
            for sound in line { sounds.forEach(sound) { found.append($0) } }
            return found
        }
        kana = HashedPostings(kanaPairs)
        listsKana = parts.contains { $0.script == .kana }
    }

    /// What a listed word is found by when it is asked for in kana, and the other way about; the script is part of it.
    private static func kanaKeys(_ part: NamePart, _ spelling: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        if part.script == .kana {
            let key = KanaForm.ofReading(spelling)
            return key == 0 ? [] : [key ^ kanaMark]
        }
        let (hard, soft) = KanaForm.ofSpelling(spelling)
        return hard == soft ? [hard] : [hard, soft]
    }
    /// What is listed in kana stands apart from what is listed in other scripts.
    private static let kanaMark: UInt64 = 0x5A5A_0000_0000_0000

    @inline(__always) static func depth(_ count: Int) -> Int {
        switch count {
        case ...2: 0
        case 3: 1
        default: 2
        }
    }

    /// Hashes of the first letters with up to `depth` of them deleted, possibly with repeats.
    @inline(__always)
    static func forEachDeletion(_ word: UnsafeBufferPointer<UInt8>, depth: Int, _ body: (UInt64) -> Void) {
        let n = min(word.count, prefixLength)
        @inline(__always) func hash(_ i: Int, _ j: Int) -> UInt64 {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for at in 0..<n where at != i && at != j { hash = (hash ^ UInt64(word[at])) &* 0x100_0000_01B3 }
            hash ^= hash >> 29
            return hash &* 0x9E37_79B9_7F4A_7C15
        }
        body(hash(-1, -1))
        if depth >= 1 { for i in 0..<n { body(hash(i, -1)) } }
        if depth >= 2 { for i in 0..<n { for j in (i + 1)..<max(i + 1, n) { body(hash(i, j)) } } }
    }

    /// From this many letters on one slip in the spelling is looked for as well: it may change how other letters sound.
    static let spelledSlips = 6

    /// Hashes of a whole spelling with one letter left out, and as it is.
    @inline(__always)
    static func forEachSlip(_ word: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
        for left in -1..<word.count {
            var hash: UInt64 = 0x2545_F491_4F6C_DD1D
            for at in word.indices where at != left { hash = (hash ^ UInt64(word[at])) &* 0x100_0000_01B3 }
            hash ^= hash >> 29
            body(hash &* 0x9E37_79B9_7F4A_7C15)
        }
    }

    /// `false` only where a word and a form are unlike in every way.
    @inline(__always)
    func mayBeLikeAtAll(_ part: NamePart, _ form: Int) -> Bool {
        isInitial[form] || part.outline.mayBeLikeAtAll(outlines[form])
    }

    /// Calls `body` with every form that may be like the part; some twice, some that are not.
    @inline(__always)
    func forEachCandidate(
        _ part: NamePart, _ partBytes: UnsafeBufferPointer<UInt8>, isJoin: Bool, _ body: (UInt32) -> Void
    ) {
        guard part.kind == .word else {
            if let exact = byKey[Self.key(part)] { body(exact) }
            return
        }
        sounds.forEach(part.soundHash, body)
        let sound = UnsafeBufferPointer(rebasing: partBytes[part.sound])
        let depth = min(isJoin && !part.isHyphenated ? 1 : 2, Self.depth(sound.count))
        let outline = part.outline
        outlines.withUnsafeBufferPointer { outlines in
            Self.forEachDeletion(sound, depth: depth) { hash in
                deletions.forEach(hash) { if outline.mayBeLike(outlines[Int($0)]) { body($0) } }
            }
        }
        if part.spelling.count >= Self.spelledSlips, !isJoin {
            Self.forEachSlip(UnsafeBufferPointer(rebasing: partBytes[part.spelling])) { hash in
                deletions.forEach(hash, body)
            }
        }
        if part.script.leavesVowelsOut || sound.count >= 5 { skeletons.forEach(part.skeletonHash, body) }
        for i in 0..<4 where part.variants.lines[i] != 0 {
            for form in variants[Int(part.variants.lines[i])] { body(form) }
        }
        if part.syllableKey != 0 { syllables.forEach(part.syllableKey, body) }
        let spelling = UnsafeBufferPointer(rebasing: partBytes[part.spelling])
        if part.script == .kana {
            let key = KanaForm.ofReading(spelling)
            if key != 0 { kana.forEach(key, body) }
        } else if listsKana {
            let (hard, soft) = KanaForm.ofSpelling(spelling)
            if hard != 0 { kana.forEach(hard ^ Self.kanaMark, body) }
            if soft != 0, soft != hard { kana.forEach(soft ^ Self.kanaMark, body) }
        }
    }
}

extension Float {
    /// Natural logarithm from the integer's bits: enough for weighing, and the same on every platform.
    static func log(_ value: Int) -> Float {
        guard value > 1 else { return 0 }
        let exponent = Int.bitWidth - 1 - value.leadingZeroBitCount
        let x = Float(value) / Float(sign: .plus, exponent: exponent, significand: 1) - 1
        return (Float(exponent) + x * (1.4425 + x * (-0.7055 + x * (0.3853 - x * 0.1223)))) * 0.693_147
    }
}
