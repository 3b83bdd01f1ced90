// Two names compared by themselves, with the same rules that an index of a whole list uses.

/// Compares two names. No list is needed; how common a name is comes from `CommonNames` alone.
public enum NameComparison {
    /// Names alike by at least this much are a match.
    public static let threshold = 0.70

    /// What kind of party the names are of, as data sets call it (`Person`, `Company`, `Organization`, `LegalEntity`, `Vessel` …).
    public enum Schema: String, Hashable, Sendable, CaseIterable {
        case person = "Person"
        case company = "Company"
        case organization = "Organization"
        case legalEntity = "LegalEntity"
        case publicBody = "PublicBody"
        case vessel = "Vessel"
        case aircraft = "Airplane"

        /// Reads a schema's name; anything unknown is a legal entity.
        public init(named name: String) { self = Schema(rawValue: name) ?? .legalEntity }

        var style: NameStyle {
            switch self {
            case .person: .person
            case .company, .organization, .legalEntity, .publicBody: .entity
            case .vessel, .aircraft: .vessel
            }
        }
    }

    /// How alike two names are, 0 to 1, and how their parts were matched.
    public struct Result: Hashable, Sendable {
        public var score: Double
        public var parts: [MatchedPart]
        public var oddities: NameOddities
        public var isMatch: Bool { score >= NameComparison.threshold }
    }

    /// How alike two names are, 0 to 1.
    public static func score(name1: String, name2: String, schema: Schema) -> Double {
        compare(name1: name1, name2: name2, schema: schema).score
    }

    public static func compare(name1: String, name2: String, schema: Schema) -> Result {
        let a = NameParser.parse(name1, style: schema.style), b = NameParser.parse(name2, style: schema.style)
        return compare(a, b)
    }

    static func compare(_ a: ParsedName, _ b: ParsedName) -> Result {
        let oddities = a.oddities.union(b.oddities)
        if a.parts.isEmpty || b.parts.isEmpty { return Result(score: 0, parts: [], oddities: oddities) }
        var chosen: [PartPairing] = []
        let alignment = align(a, b, chosen: &chosen)
        var score = alignment.score(of: a.generation, b.generation)
        if a.wholeHash == b.wholeHash { score = NameAlignment.same(a, b.generation) }
        var acronym: MatchedPart?
        if a.style == .entity, score < 0.8, let found = Acronym.match(a, b) {
            score = 0.8
            acronym = found
        }
        let parts = acronym.map { [$0] } ?? MatchedPart.describe(a, b, chosen)
        return Result(score: Double(score), parts: parts, oddities: oddities)
    }

    static func align(_ a: ParsedName, _ b: ParsedName, chosen: inout [PartPairing]) -> NameAlignment {
        let ours = a.parts + a.joins, theirs = b.parts + b.joins
        let ourParts = a.bytes.withUnsafeBufferPointer { bytes in
            ours.enumerated().map { AlignedPart($1, bytes, weight: $1.weight, isJoin: $0 >= a.parts.count) }
        }
        let theirParts = b.bytes.withUnsafeBufferPointer { bytes in
            theirs.enumerated().map { AlignedPart($1, bytes, weight: $1.weight, isJoin: $0 >= b.parts.count) }
        }
        var pairings: [PartPairing] = []
        a.bytes.withUnsafeBufferPointer { aBytes in
            b.bytes.withUnsafeBufferPointer { bBytes in
                for (i, x) in ours.enumerated() {
                    for (j, y) in theirs.enumerated() {
                        let likeness = PartSimilarity.compare(x, aBytes, y, bBytes)
                        if likeness > 0, AlignmentRules.mayPair(ourParts[i].flags, theirParts[j].flags, likeness) {
                            pairings.append(PartPairing(ours: Int32(i), theirs: Int32(j), likeness: likeness, value: 0))
                        }
                    }
                }
            }
        }
        let rules: AlignmentRules = a.style == .person ? .person : .entity
        return ourParts.withUnsafeBufferPointer { x in
            theirParts.withUnsafeBufferPointer { y in
                rules.align(x, y, pairings: &pairings, orderKnown: a.hasOrder || b.hasOrder, chosen: &chosen)
            }
        }
    }
}

/// `PLA` and `People's Liberation Army`.
enum Acronym {
    static func match(_ a: ParsedName, _ b: ParsedName) -> MatchedPart? {
        if let found = matchOne(a, b) { return found }
        guard let found = matchOne(b, a) else { return nil }
        return MatchedPart(ours: found.theirs, theirs: found.ours, how: .acronym)
    }
    private static func matchOne(_ short: ParsedName, _ long: ParsedName) -> MatchedPart? {
        guard short.parts.count == 1, let letters = short.parts.first, long.parts.count >= 3, letters.kind == .word,
            letters.spelling.count == long.parts.count
        else { return nil }
        let initials = long.parts.map { long.bytes[$0.spelling.lowerBound] }
        guard initials.elementsEqual(short.bytes[letters.spelling]) else { return nil }
        return MatchedPart(ours: short.plain, theirs: long.plain, how: .acronym)
    }
}

extension MatchedPart {
    private static let generations = ["", "senior", "junior", "iii", "iv"]

    /// The pairings and what is left over, in the order of our name.
    static func describe(_ a: ParsedName, _ b: ParsedName, _ chosen: [PartPairing]) -> [MatchedPart] {
        let ours = a.parts + a.joins, theirs = b.parts + b.joins
        var ourMask: UInt16 = 0, theirMask: UInt16 = 0
        var result: [(order: UInt16, part: MatchedPart)] = []
        for pairing in chosen {
            let x = ours[Int(pairing.ours)], y = theirs[Int(pairing.theirs)]
            ourMask |= x.mask
            theirMask |= y.mask
            let how: How
            if x.kind == .number || y.kind == .number {
                how = .number
            } else if x.kind == .initial || y.kind == .initial {
                how = x.kind == y.kind ? .same : .initial
            } else if x.spellingHash == y.spellingHash {
                how = x.mask.nonzeroBitCount == y.mask.nonzeroBitCount ? .same : .joined
            } else if x.mask.nonzeroBitCount != y.mask.nonzeroBitCount {
                how = .joined
            } else {
                how = x.variants.relation(to: y.variants) == .none ? .spelling : .variant
            }
            result.append((x.mask, MatchedPart(ours: a.text(x.spelling), theirs: b.text(y.spelling), how: how)))
        }
        for part in a.parts where part.mask & ourMask == 0 {
            result.append((part.mask, MatchedPart(ours: a.text(part.spelling), theirs: "", how: .onlyOurs)))
        }
        result.sort { $0.order < $1.order }
        if a.generation != 0, b.generation != 0, a.generation != b.generation {
            result.append((.max, MatchedPart(ours: generations[Int(a.generation)], theirs: "", how: .onlyOurs)))
            result.append((.max, MatchedPart(ours: "", theirs: generations[Int(b.generation)], how: .onlyTheirs)))
        }
        let missing = b.parts.filter { $0.mask & theirMask == 0 }
            .map { MatchedPart(ours: "", theirs: b.text($0.spelling), how: .onlyTheirs) }
        return result.map(\.part) + missing
    }
}
