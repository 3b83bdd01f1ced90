// The table's shape: one entry for each national identification, tax and company number (clause 1(a)(ii)(A)). The entries
// themselves stand in Kinds/, by part of the world; docs/NUMBERS.md is printed from them.
import Order

/// One kind of number that one jurisdiction gives out.
public struct NationalNumberKind: Sendable {
    /// Jurisdiction and short name, `lv.pk`.
    public let id: String
    public let jurisdiction: JurisdictionCode
    public let localName: String
    public let englishName: String
    public let holder: Holder
    public let use: Use
    /// Where its structure and check are laid down.
    public let source: String
    /// Characters that people write between its parts and that carry no meaning.
    let separators: [UInt8]
    /// Where hyphens may stand, as the count of characters before each; `nil` when separators may stand anywhere.
    let hyphens: [Int]?
    /// Whether Cyrillic letters are read as the Latin ones they look like.
    let cyrillic: Bool
    /// What may be written before it and is not part of it.
    let prefixes: [[UInt8]]
    /// Filled with zeros on the left up to this length.
    let padded: (from: Int, to: Int)?
    /// Lengths that its parts between hyphens are filled to with zeros, when it is written in that many parts.
    let parts: [Int]
    /// Whether zeros may be written before it.
    let dropsLeadingZeros: Bool
    let forms: [Form]
    /// How many letters and digits a text may have that is read as one, prefix and signs between its parts included.
    let written: ClosedRange<Int>

    public enum Holder: String, Hashable, Sendable, CaseIterable { case person, entity, either }
    public enum Use: String, Hashable, Sendable, CaseIterable {
        /// Tells a person or company from every other, in many registers.
        case identification
        case tax, valueAddedTax, company
        case socialSecurity, health
    }

    /// One of the forms that the number has had.
    struct Form: Sendable {
        let pattern: NumberPattern
        let checks: [NumberCheck]
        let facts: Facts?

        typealias Facts = @Sendable (NumberText) throws(NationalNumberProblem) -> NumberFacts

        init(_ pattern: String, _ checks: NumberCheck..., facts: Facts? = nil) {
            self.pattern = NumberPattern(pattern)
            self.checks = checks
            self.facts = facts
        }
    }

    init(
        _ id: String, _ localName: String, _ englishName: String, _ holder: Holder, _ use: Use, source: String,
        separators: String = " -", hyphens: [Int]? = nil, prefixes: [String] = [], padded: ClosedRange<Int>? = nil,
        parts: [Int] = [], dropsLeadingZeros: Bool = false, cyrillic: Bool = false, _ forms: Form...
    ) {
        self.init(
            id, localName, englishName, holder, use, source: source, separators: separators, hyphens: hyphens,
            prefixes: prefixes, padded: padded, parts: parts, dropsLeadingZeros: dropsLeadingZeros, cyrillic: cyrillic,
            forms: forms)
    }

    init(
        _ id: String, _ localName: String, _ englishName: String, _ holder: Holder, _ use: Use, source: String,
        separators: String = " -", hyphens: [Int]? = nil, prefixes: [String] = [], padded: ClosedRange<Int>? = nil,
        parts: [Int] = [], dropsLeadingZeros: Bool = false, cyrillic: Bool = false, forms: [Form]
    ) {
        self.id = id
        jurisdiction = JurisdictionCode(unchecked: id.prefix(2).uppercased())
        self.localName = localName
        self.englishName = englishName
        self.holder = holder
        self.use = use
        self.source = source
        self.separators = Array(separators.utf8)
        self.hyphens = hyphens
        self.cyrillic = cyrillic
        self.parts = parts
        self.dropsLeadingZeros = dropsLeadingZeros
        self.prefixes = prefixes.map { Array($0.utf8) }
        self.padded = padded.map { ($0.lowerBound, $0.upperBound) }
        self.forms = forms
        let lengths = forms.map(\.pattern.count)
        let shortest = min(lengths.min() ?? 0, padded?.lowerBound ?? .max, parts.isEmpty ? .max : parts.count)
        let longest = (lengths.max() ?? 0) + (prefixes.map(\.utf8.count).max() ?? 0)
        written = max(0, shortest - 1)...(dropsLeadingZeros ? Limits.documentNumber : longest)
    }

    /// The lengths it may have, without separators.
    public var lengths: [Int] { Set(forms.map(\.pattern.count)).sorted() }
    /// How its check digits are made; empty when it has none.
    public var checkNames: [String] {
        var names: [String] = []
        for name in forms.flatMap(\.checks).map(\.name) where !names.contains(name) { names.append(name) }
        return names
    }
}

extension NationalNumberKind {
    /// Every kind known, by jurisdiction.
    public static let all: [NationalNumberKind] =
        (nordic + baltic + westernEurope + centralEurope + southernEurope + balkans + easternEurope + eastAsia
        + southAsia + southEastAsia + middleEast + africa + northAmerica + centralAmerica + southAmerica + oceania)
        .sorted { $0.id < $1.id }

    private static let byJurisdiction = Dictionary(grouping: all, by: \.jurisdiction)
    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The kinds of one country, of a subdivision those of the country it lies in.
    public static func of(_ jurisdiction: JurisdictionCode) -> [NationalNumberKind] {
        byJurisdiction[jurisdiction] ?? byJurisdiction[JurisdictionCode(unchecked: jurisdiction.country)] ?? []
    }
    public static func named(_ id: String) -> NationalNumberKind? { byID[id] }
}
