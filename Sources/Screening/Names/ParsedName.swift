// A name taken apart: the parts that say who it is, each with its Latin spelling, its sound form and its weight.

/// One part of a name, as offsets into its `ParsedName`.
struct NamePart {
    enum Kind: UInt8 { case word, initial, number }
    /// Where the part stands in the name, when the name's form tells.
    enum Role: UInt8 { case unknown, family, given }

    var kind: Kind
    var role: Role = .unknown
    var script: NameScript
    var kinds: WordKinds
    var variants: VariantLines
    /// The Latin spelling, in `ParsedName.bytes`.
    var spelling: Range<Int>
    /// The sound form, in `ParsedName.bytes`.
    var sound: Range<Int>
    var spellingHash: UInt64
    var soundHash: UInt64
    /// Of the consonants, for scripts that leave vowels out.
    var skeletonHash: UInt64
    var skeletonCount: UInt8
    /// What makes a family name of a stem (`NameEndings`); 0 for none.
    var ending: UInt8 = 0
    /// How many letters of the sound form that ending is.
    var endingCount: UInt8 = 0
    /// Of Chinese or Korean syllables, whatever the romanisation, in names that are Chinese or Korean; else 0.
    var syllableKey: UInt64 = 0
    /// Which letters the sound form has.
    var outline: SoundOutline
    /// 0...1: how much this part can say, before any list's own frequencies are known.
    var weight: Float
    /// The value of a number.
    var number: Int32 = 0
    /// Which parts of the name it covers: one bit for a part, two for two parts read as one.
    var mask: UInt16
    /// Whether a word like `bin` stands before it, so that it names the father.
    var isFiliation = false
    /// Whether a hyphen ties it to the part before it.
    var isHyphenated = false
    /// A reading that leaves `Abd` out: what is left may still contradict.
    var isShortened = false

    var soundCount: Int { sound.count }
    /// Whether it stands in the tables of names.
    var isKnownName: Bool { !variants.isEmpty || !kinds.isDisjoint(with: [.commonGiven, .commonFamily]) }
    var isGeneric: Bool { kinds.contains(.generic) }
    /// Whether this part is distinctive enough to carry a match.
    var carries: Bool { kind == .word && !kinds.contains(.generic) && !kinds.contains(.place) }
}

/// A name taken apart. `parts` are the single parts in order (at most `Limits.nameParts`), `joins` two adjacent parts read as one.
struct ParsedName {
    var bytes: [UInt8] = []
    var parts: [NamePart] = []
    var joins: [NamePart] = []
    var style: NameStyle
    /// Whether a comma told family name from given names.
    var hasOrder = false
    /// Whether a family name or the script shows it to be Chinese or Korean.
    var isEastAsian = false
    /// Whether the customs of persons and of companies read it alike.
    var readsAlike = false
    var oddities: NameOddities = []
    /// Which bearer of the name in one family: 1 for Sr., 2 for Jr. and II, 3 for III; 0 where it is not said.
    var generation: UInt8 = 0

    init(style: NameStyle) { self.style = style }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    /// The parts' Latin spellings, joined by spaces.
    var plain: String { parts.map { text($0.spelling) }.joined(separator: " ") }
    /// Hash of all spellings in order: equal for names that differ in case, marks, punctuation and titles only.
    var wholeHash: UInt64 {
        var hash: UInt64 = 0x51_7C_C1_B7_27_22_0A_95
        for part in parts { hash = (hash ^ part.spellingHash) &* 0x9E37_79B9_7F4A_7C15 }
        return hash
    }
    /// The sum of what the parts can say.
    var totalWeight: Float { parts.reduce(0) { $0 + $1.weight } }
    var carriers: Int { parts.reduce(0) { $0 + ($1.carries ? 1 : 0) } }
}

/// By whose customs a name is read.
enum NameStyle: UInt8, Hashable, Sendable { case person, entity, vessel }

/// What is unusual in how a name is written; none of it is an error, and all of it is shown to the analyst.
public struct NameOddities: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// One part mixes letters of several scripts, as with a Cyrillic letter inside a Latin name.
    public static let mixedScripts = NameOddities(rawValue: 1 << 0)
    /// Zero-width or other characters that do not show.
    public static let invisibleCharacters = NameOddities(rawValue: 1 << 1)
    /// Characters that change the direction of text.
    public static let directionControls = NameOddities(rawValue: 1 << 2)
    /// Control characters.
    public static let controlCharacters = NameOddities(rawValue: 1 << 3)
    /// Longer than is read; the rest was left out.
    public static let tooLong = NameOddities(rawValue: 1 << 4)
    /// No letters or digits at all.
    public static let noLetters = NameOddities(rawValue: 1 << 5)

    /// What is unusual in a name.
    public init(of name: String) { self = NameParser.parse(name, style: .person).oddities }

    /// One short phrase for each.
    public var phrases: [String] {
        var result: [String] = []
        if contains(.mixedScripts) { result.append("mixes letters of several scripts in one word") }
        if contains(.invisibleCharacters) { result.append("contains characters that do not show") }
        if contains(.directionControls) { result.append("contains characters that turn the direction of text") }
        if contains(.controlCharacters) { result.append("contains control characters") }
        if contains(.tooLong) { result.append("is longer than is read; the rest was left out") }
        if contains(.noLetters) { result.append("has no letters") }
        return result
    }
}
