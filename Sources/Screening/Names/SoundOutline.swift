// Which letters a part of a name has: a look that rules most pairs of parts out before their likeness is reckoned.

/// Twenty bytes that tell, without error, that two parts are too far apart to be like.
///
/// Every letter that only one side has costs something: what is written for many letters (vowels, h, j, v) at least 0.4, any
/// other at least 0.6 (`EditCost`). So what is missing bounds the cost from below.
struct SoundOutline: Sendable {
    /// Bit 1 for a, 2 for b …; C, which stands where c never does, is bit 3; digits are bit 0.
    private var letters: UInt32
    private var spelled: UInt32
    private var count: UInt8
    private var spelledCount: UInt8
    /// Whether consonants alone, or kana, may decide: letters then tell nothing.
    private var isSpecial: Bool
    /// Whether it has other forms, or is Chinese or Korean, so that tables may make it like another that has.
    var hasForms = false

    init(sound: UnsafeBufferPointer<UInt8>, spelling: UnsafeBufferPointer<UInt8>, _ script: NameScript) {
        letters = Self.mask(sound)
        spelled = Self.mask(spelling)
        count = UInt8(clamping: sound.count)
        spelledCount = UInt8(clamping: spelling.count)
        isSpecial = script.leavesVowelsOut || script == .kana
    }

    /// `false` only where two parts are unlike by their letters, and their scripts leave no vowels out.
    @inline(__always)
    func mayBeLike(_ other: SoundOutline) -> Bool { isSpecial || other.isSpecial || areNear(other) }

    /// `false` only where `PartSimilarity.compare` would find two words unlike.
    @inline(__always)
    func mayBeLikeAtAll(_ other: SoundOutline) -> Bool {
        mayBeLike(other) || hasForms && other.hasForms || mayBeOneSlip(other)
    }

    /// `false` only where `PartSimilarity.spelling` would find the two unlike.
    @inline(__always)
    func areNear(_ other: SoundOutline) -> Bool {
        let budget = PartSimilarity.budget(longest: Int(max(count, other.count)))
        let difference = count > other.count ? count - other.count : other.count - count
        if Float(difference) * EditCost.cheapestGap > budget { return false }
        let ours = letters & ~other.letters, theirs = other.letters & ~letters
        if Self.isCheaper(ours) || Self.isCheaper(theirs) || (letters | other.letters) & 1 != 0 { return true }
        return max(Self.leastCost(ours), Self.leastCost(theirs)) <= budget
    }

    /// `false` only where the spellings differ in more than a letter.
    @inline(__always)
    private func mayBeOneSlip(_ other: SoundOutline) -> Bool {
        let ours = spelled & ~other.spelled, theirs = other.spelled & ~spelled
        return ours & (ours &- 1) == 0 && theirs & (theirs &- 1) == 0
            && (spelledCount > other.spelledCount
                ? spelledCount - other.spelledCount : other.spelledCount - spelledCount) <= 1
    }

    private static func mask(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var mask: UInt32 = 0
        for letter in word { mask |= 1 << (letter <= 0x39 ? 0 : UInt32(letter & 31)) }
        return mask
    }
    @inline(__always) private static func leastCost(_ missing: UInt32) -> Float {
        Float((missing & cheap).nonzeroBitCount) * 0.4 + Float((missing & ~cheap).nonzeroBitCount) * 0.6 - 0.001
    }
    /// `rn` read as m and `kl` as d are two letters at the cost of one.
    @inline(__always) private static func isCheaper(_ missing: UInt32) -> Bool {
        missing & rn == rn || missing & kl == kl
    }
    /// a e h i j o u v and digits.
    private static let cheap: UInt32 = 1 | 1 << 1 | 1 << 5 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 15 | 1 << 21 | 1 << 22
    private static let rn: UInt32 = 1 << 18 | 1 << 14
    private static let kl: UInt32 = 1 << 11 | 1 << 12
}
