// Two names side by side: which part of the one is which part of the other, what contradicts, what is only on one side.

/// What the alignment needs to know of a part.
struct AlignedPart {
    struct Flags: OptionSet {
        let rawValue: UInt16
        static let initial = Flags(rawValue: 1 << 0)
        static let number = Flags(rawValue: 1 << 1)
        /// Distinctive enough to carry a match.
        static let carries = Flags(rawValue: 1 << 2)
        static let filiation = Flags(rawValue: 1 << 3)
        static let family = Flags(rawValue: 1 << 4)
        static let given = Flags(rawValue: 1 << 5)
        static let commonGiven = Flags(rawValue: 1 << 6)
        /// Two parts read as one.
        static let join = Flags(rawValue: 1 << 7)
        static let place = Flags(rawValue: 1 << 8)
        static let hyphenated = Flags(rawValue: 1 << 9)
        /// A reading that leaves `Abd` out.
        static let shortened = Flags(rawValue: 1 << 10)
        /// Of a Chinese or Korean name.
        static let syllable = Flags(rawValue: 1 << 11)
    }
    var weight: Float
    var mask: UInt16
    var flags: Flags
    /// Low half of the spelling's hash.
    var spelling: UInt32 = 0
    /// The first letters of the spelling and of the sound form: what an initial is compared with.
    var letters: UInt16 = 0

    init(weight: Float, mask: UInt16, flags: Flags) {
        self.weight = weight
        self.mask = mask
        self.flags = flags
    }

    init(_ part: NamePart, _ bytes: UnsafeBufferPointer<UInt8>, weight: Float, isJoin: Bool) {
        let first = part.spelling.isEmpty ? 0 : bytes[part.spelling.lowerBound]
        letters = UInt16(first) << 8 | UInt16(part.sound.isEmpty ? first : bytes[part.sound.lowerBound])
        self.weight = weight
        spelling = UInt32(truncatingIfNeeded: part.spellingHash)
        mask = part.mask
        var flags: Flags = []
        if part.kind == .initial { flags.insert(.initial) }
        if part.kind == .number { flags.insert(.number) }
        if part.carries { flags.insert(.carries) }
        if part.isFiliation { flags.insert(.filiation) }
        if part.role == .family { flags.insert(.family) }
        if part.role == .given { flags.insert(.given) }
        if part.kinds.contains(.commonGiven) { flags.insert(.commonGiven) }
        if isJoin { flags.insert(.join) }
        if part.kinds.contains(.place) { flags.insert(.place) }
        if part.isHyphenated { flags.insert(.hyphenated) }
        if part.isShortened { flags.insert(.shortened) }
        if part.syllableKey != 0 { flags.insert(.syllable) }
        self.flags = flags
    }
}

/// One possible pairing of parts.
struct PartPairing {
    var ours: Int32
    var theirs: Int32
    var likeness: Float
    var value: Float
}

/// What an alignment found.
struct NameAlignment {
    /// 0 to 1.
    var score: Float = 0
    /// The sum of the weights of what was matched, by likeness: how much the match says.
    var specificity: Float = 0
    /// Whether any part contradicts another.
    var hasConflict = false
    /// Whether nothing is left over on either side.
    var isComplete = false

    /// Father and son, or a grandfather: one name and two people.
    func score(of ours: UInt8, _ theirs: UInt8) -> Float { score * Self.factor(ours, theirs) }
    /// The score of two names that are the same to the letter.
    static func same(_ ours: ParsedName, _ theirs: UInt8) -> Float { factor(ours.generation, theirs) }
    private static func factor(_ ours: UInt8, _ theirs: UInt8) -> Float {
        ours == 0 || theirs == 0 || ours == theirs ? 1 : 0.65
    }
}

/// How the customs of a kind of name weigh what is left over.
struct AlignmentRules {
    var extra: Float
    var extraGeneric: Float
    var extraFamily: Float
    var extraNumber: Float
    var conflict: Float
    var isPerson: Bool

    static let person = AlignmentRules(
        extra: 0.25, extraGeneric: 0.25, extraFamily: 0.9, extraNumber: 0.3, conflict: 2, isPerson: true)
    static let entity = AlignmentRules(
        extra: 0.55, extraGeneric: 0.5, extraFamily: 0.55, extraNumber: 1.6, conflict: 2, isPerson: false)

    /// An initial and a single word that begins with it; 0 for anything else, two initials among it.
    @inline(__always)
    static func initialLikeness(_ a: AlignedPart, _ b: AlignedPart) -> Float {
        let isOurs = a.flags.contains(.initial), isTheirs = b.flags.contains(.initial)
        if isOurs == isTheirs { return 0 }
        let (letter, word) = isOurs ? (a, b) : (b, a)
        if word.flags.contains(.join) || word.flags.contains(.number) { return 0 }
        let first = letter.letters >> 8
        return word.letters >> 8 == first || word.letters & 0xFF == first ? PartSimilarity.initial : 0
    }

    /// Two readings of several parts as one are paired only where a hyphen says that each is one name; such a reading and a
    /// single part only when they are nearly the same.
    @inline(__always)
    static func mayPair(_ a: AlignedPart.Flags, _ b: AlignedPart.Flags, _ likeness: Float) -> Bool {
        switch (a.contains(.join), b.contains(.join)) {
        case (false, false): true
        case (true, true): a.contains(.hyphenated) && b.contains(.hyphenated)
        // Min Jae is not Minho without a sound.
        default: likeness >= (a.contains(.syllable) && b.contains(.syllable) ? 0.91 : 0.85)
        }
    }

    /// Aligns greedily, the best pairing first; `chosen` receives the pairings kept.
    func align(
        _ ours: UnsafeBufferPointer<AlignedPart>, _ theirs: UnsafeBufferPointer<AlignedPart>,
        pairings: inout [PartPairing], orderKnown: Bool, chosen: inout [PartPairing]
    ) -> NameAlignment {
        chosen.removeAll(keepingCapacity: true)
        var result = NameAlignment()
        for i in pairings.indices {
            let a = ours[Int(pairings[i].ours)], b = theirs[Int(pairings[i].theirs)]
            // Where two readings are equally alike, the one that leaves less over wins.
            let weight = (a.weight + b.weight) / 2
            pairings[i].value =
                pairings[i].likeness * pairings[i].likeness * weight + Float(
                    min(a.mask.nonzeroBitCount, b.mask.nonzeroBitCount)) * 0.01
        }
        var ourMask: UInt16 = 0, theirMask: UInt16 = 0
        var matched: Float = 0, weights: Float = 0
        var carriers = 0, words = 0, likenessLow: Float = 1
        var carried: Float = 0
        var ourShort = 0, theirShort = 0
        var given = 0
        while chosen.count < 32 {
            var best = -1
            for i in pairings.indices where pairings[i].value > 0 {
                let a = ours[Int(pairings[i].ours)], b = theirs[Int(pairings[i].theirs)]
                if a.mask & ourMask != 0 || b.mask & theirMask != 0 { continue }
                if best < 0 || pairings[i].value > pairings[best].value { best = i }
            }
            if best < 0 { break }
            let pairing = pairings[best]
            let a = ours[Int(pairing.ours)], b = theirs[Int(pairing.theirs)]
            ourMask |= a.mask
            theirMask |= b.mask
            let isInitial = a.flags.contains(.initial) || b.flags.contains(.initial)
            let weight = isInitial ? min(a.weight, b.weight) : (a.weight + b.weight) / 2
            matched += weight * Self.stretched(pairing.likeness)
            weights += weight
            if a.flags.contains(.commonGiven), b.flags.contains(.commonGiven) { given += 1 }
            if !isInitial { words += max(a.mask.nonzeroBitCount, b.mask.nonzeroBitCount) }
            if a.flags.contains(.carries) || b.flags.contains(.carries) {
                carriers += 1
                carried += weight
            }
            likenessLow = min(likenessLow, pairing.likeness)
            if a.flags.contains(.shortened), !b.flags.contains(.shortened) { ourShort += 1 }
            if b.flags.contains(.shortened), !a.flags.contains(.shortened) { theirShort += 1 }
            chosen.append(pairing)
        }
        if chosen.isEmpty { return result }

        // What is left over on both sides contradicts; what is left over on one side is only missing on the other.
        var leftOurs = Leftovers(ours, ourMask), leftTheirs = Leftovers(theirs, theirMask)
        let servant = AlignedPart(weight: 0.3, mask: 0, flags: [])
        for _ in 0..<ourShort { leftOurs.insert(servant) }
        for _ in 0..<theirShort { leftTheirs.insert(servant) }
        let pairs = min(leftOurs.count, leftTheirs.count)
        var penalty: Float = 0
        for i in 0..<pairs {
            let a = leftOurs[i], b = leftTheirs[i]
            let least: Float =
                switch (a.flags.contains(.initial), b.flags.contains(.initial)) {
                case (true, true): 0.5
                case (false, false): 0.55
                default: 0.3
                }
            // Fund III and Fund IV, Unit 39 and Unit 42: a number is there to tell apart.
            if a.flags.contains(.number), b.flags.contains(.number), !isPerson {
                penalty += 0.9 * conflict
                continue
            }
            penalty += max(least, (a.weight + b.weight) / 2) * conflict
        }
        result.hasConflict = pairs > 0
        // Mohammed Ali and Mohammed Ali al-Habbo: given names that many bear, and a family name on one side alone.
        let names: Float = isPerson && words <= 2 && given == chosen.count ? 2.4 : 1
        for i in pairs..<max(pairs, leftOurs.count) { penalty += extraPenalty(leftOurs[i], names, i - pairs) }
        for i in pairs..<max(pairs, leftTheirs.count) { penalty += extraPenalty(leftTheirs[i], names, i - pairs) }
        result.isComplete = leftOurs.count == 0 && leftTheirs.count == 0
        result.specificity = matched
        // Three letters are the sign of many firms: what stands beside them tells which.
        if !isPerson, pairs == 0, carriers == 1, carried <= 0.75 { penalty *= 2 }
        var score = matched / (weights + penalty)
        let ourCount = leftOurs.total, theirCount = leftTheirs.total
        // A letter that agrees with a letter is no name.
        if words == 0 { score = min(score, 0.4) }
        if isPerson {
            // One part out of several identifies nobody.
            if words < 2, ourCount > 1 || theirCount > 1, !(words == 1 && chosen.count >= 2) { score = min(score, 0.6) }
            if isReversed(ours, theirs, chosen, orderKnown: orderKnown) { score *= 0.65 }
        } else if carriers == 0, !isWholeOfCommonWords(leftOurs, leftTheirs, chosen.count, likenessLow) {
            // Words that many companies share carry nothing by themselves.
            score = min(score, 0.4)
        }
        result.score = min(1, score)
        return result
    }

    /// Slips count more than in proportion: two words that differ by a third are hardly one.
    @inline(__always) private static func stretched(_ likeness: Float) -> Float {
        likeness >= 0.9 ? likeness : likeness - 0.6 * (0.9 - likeness)
    }

    /// Common words that are nevertheless the whole name: each has its like, or nothing but a place is on one side alone.
    private func isWholeOfCommonWords(_ ours: Leftovers, _ theirs: Leftovers, _ chosen: Int, _ likeness: Float) -> Bool
    {
        if ours.count + theirs.count == 0 { return likeness >= 0.97 || chosen >= 2 && likeness >= 0.93 }
        guard likeness >= 0.97, chosen >= 3, min(ours.count, theirs.count) == 0 else { return false }
        let left = ours.count > 0 ? ours : theirs
        return (0..<left.count).allSatisfy { left[$0].flags.contains(.place) }
    }

    private func extraPenalty(_ part: AlignedPart, _ names: Float, _ ordinal: Int) -> Float {
        // A name with four parts more is hardly another than with three.
        let least: Float = isPerson ? max(0.5, 1 - 0.2 * Float(ordinal)) : 1
        if names > 1, !part.flags.contains(.commonGiven), part.flags.contains(.carries) {
            return extra * names * part.weight
        }
        return least * extraPenalty(part)
    }

    private func extraPenalty(_ part: AlignedPart) -> Float {
        if part.flags.contains(.number) { return extraNumber * part.weight }
        if part.flags.contains(.initial) { return 0.3 * part.weight }
        if part.flags.contains(.place), !isPerson { return part.weight * 0.9 }
        if part.flags.contains(.family) { return extraFamily * part.weight }
        return (part.flags.contains(.carries) ? extra : extraGeneric) * part.weight
    }

    /// `Hans Friedrich` and `Friedrich Hans`: both words are given names and nothing says which is which. `Ahmad bin
    /// Hasan` and `Hasan bin Ahmad`: father and son.
    private func isReversed(
        _ ours: UnsafeBufferPointer<AlignedPart>, _ theirs: UnsafeBufferPointer<AlignedPart>, _ chosen: [PartPairing],
        orderKnown: Bool
    ) -> Bool {
        var crossedFathers = 0, fathers = 0
        for pairing in chosen {
            let a = ours[Int(pairing.ours)].flags.contains(.filiation)
            let b = theirs[Int(pairing.theirs)].flags.contains(.filiation)
            if a != b { crossedFathers += 1 }
            if a || b { fathers += 1 }
        }
        if crossedFathers >= 2, fathers >= 2 { return true }
        if chosen.count == 3, isTurned(ours, theirs, chosen) { return true }
        guard !orderKnown, chosen.count == 2 else { return false }
        for pairing in chosen {
            let a = ours[Int(pairing.ours)], b = theirs[Int(pairing.theirs)]
            guard a.flags.contains(.commonGiven), b.flags.contains(.commonGiven), a.mask.nonzeroBitCount == 1,
                b.mask.nonzeroBitCount == 1
            else { return false }
        }
        let first = chosen[0], second = chosen[1]
        let ourOrder = ours[Int(first.ours)].mask < ours[Int(second.ours)].mask
        let theirOrder = theirs[Int(first.theirs)].mask < theirs[Int(second.theirs)].mask
        return ourOrder != theirOrder
    }

    /// Kim Eun Jeong and Kim Jeong Eun; Ahmed Omar Warsame and Omar Ahmed Warsame, who is the father. The family's name may stand
    /// first or last, but what stands between does not change places.
    private func isTurned(
        _ ours: UnsafeBufferPointer<AlignedPart>, _ theirs: UnsafeBufferPointer<AlignedPart>, _ chosen: [PartPairing]
    ) -> Bool {
        var syllables = 0
        for pairing in chosen {
            let a = ours[Int(pairing.ours)], b = theirs[Int(pairing.theirs)]
            if a.mask.nonzeroBitCount != 1 || b.mask.nonzeroBitCount != 1 { return false }
            if a.flags.contains(.syllable), b.flags.contains(.syllable) { syllables += 1 }
        }
        let order = chosen.sorted { ours[Int($0.ours)].mask < ours[Int($1.ours)].mask }
        let masks = order.map { theirs[Int($0.theirs)].mask }
        let isCyclic =
            masks[0] < masks[1] && masks[1] < masks[2] || masks[1] < masks[2] && masks[2] < masks[0]
            || masks[2] < masks[0] && masks[0] < masks[1]
        func areGiven(_ pairings: some Sequence<PartPairing>) -> Bool {
            pairings.allSatisfy {
                ours[Int($0.ours)].flags.contains(.commonGiven) && theirs[Int($0.theirs)].flags.contains(.commonGiven)
            }
        }
        let families = order.indices.filter {
            ours[Int(order[$0].ours)].flags.contains(.family) || theirs[Int(order[$0].theirs)].flags.contains(.family)
        }
        if families.count == 1, families[0] != 1, masks[families[0]] != masks.sorted()[1] {
            let others = order.indices.filter { $0 != families[0] }
            return masks[others[0]] > masks[others[1]] && (syllables == 3 || areGiven(others.map { order[$0] }))
        }
        if isCyclic { return false }
        if syllables == 3 { return true }
        // The first two changed places, and the last stands where it stood.
        guard masks[1] < masks[0], masks[0] < masks[2] else { return false }
        return areGiven(order.prefix(2))
    }

    /// The single parts that no pairing covers, heaviest first.
    private struct Leftovers {
        private var items:
            (AlignedPart, AlignedPart, AlignedPart, AlignedPart, AlignedPart, AlignedPart, AlignedPart, AlignedPart)
        private(set) var count = 0
        /// All single parts, covered or not.
        private(set) var total = 0

        init(_ parts: UnsafeBufferPointer<AlignedPart>, _ covered: UInt16) {
            let none = AlignedPart(weight: 0, mask: 0, flags: [])
            items = (none, none, none, none, none, none, none, none)
            for part in parts where !part.flags.contains(.join) {
                total += 1
                if part.mask & covered == 0 { insert(part) }
            }
        }
        mutating func insert(_ part: AlignedPart) {
            var at = min(count, 7)
            if count == 8, self[7].weight >= part.weight { return }
            while at > 0, self[at - 1].weight < part.weight {
                self[at] = self[at - 1]
                at -= 1
            }
            self[at] = part
            count = min(count + 1, 8)
        }
        subscript(_ i: Int) -> AlignedPart {
            get {
                switch i {
                case 0: items.0
                case 1: items.1
                case 2: items.2
                case 3: items.3
                case 4: items.4
                case 5: items.5
                case 6: items.6
                default: items.7
                }
            }
            set {
                switch i {
                case 0: items.0 = newValue
                case 1: items.1 = newValue
                case 2: items.2 = newValue
                case 3: items.3 = newValue
                case 4: items.4 = newValue
                case 5: items.5 = newValue
                case 6: items.6 = newValue
                default: items.7 = newValue
                }
            }
        }
    }
}
