// Which letters a sound form has: a look that rules most pairs of forms out before their cost is reckoned.

/// Eight bytes that tell, without error, that two sound forms are too far apart to be like by their letters.
///
/// Every letter that only one side has costs something: what is written for many letters (vowels, h, j, v) at least 0.4, any
/// other at least 0.6 (`EditCost`). So what is missing bounds the cost from below.
struct SoundOutline: Sendable {
    /// Bit 1 for a, 2 for b …; C, which stands where c never does, is bit 3; digits are bit 0.
    private var letters: UInt32 = 0
    private var count: UInt8
    /// Whether the script writes vowels; else consonants are compared, and letters tell nothing.
    private var isWritten: Bool

    init(_ sound: UnsafeBufferPointer<UInt8>, _ script: NameScript) {
        for letter in sound { letters |= 1 << (letter <= 0x39 ? 0 : UInt32(letter & 31)) }
        count = UInt8(clamping: sound.count)
        isWritten = !script.leavesVowelsOut
    }

    /// `false` only where `PartSimilarity.spelling` would find the two unlike.
    @inline(__always)
    func mayBeLike(_ other: SoundOutline) -> Bool {
        guard isWritten, other.isWritten else { return true }
        let budget = PartSimilarity.budget(longest: Int(max(count, other.count)))
        let difference = count > other.count ? count - other.count : other.count - count
        if Float(difference) * EditCost.cheapestGap > budget { return false }
        let ours = letters & ~other.letters, theirs = other.letters & ~letters
        if Self.isCheaper(ours) || Self.isCheaper(theirs) || (letters | other.letters) & 1 != 0 { return true }
        return max(Self.leastCost(ours), Self.leastCost(theirs)) <= budget
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
