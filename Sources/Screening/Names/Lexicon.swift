// What is known of single words, in two hash tables that the parser asks once per part.

/// What kinds of word a spelling is.
struct WordKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt32
    static let title = WordKinds(rawValue: 1 << 0)
    static let titleThatIsName = WordKinds(rawValue: 1 << 1)
    static let particle = WordKinds(rawValue: 1 << 2)
    static let filiation = WordKinds(rawValue: 1 << 3)
    static let kunya = WordKinds(rawValue: 1 << 4)
    static let servant = WordKinds(rawValue: 1 << 5)
    static let faith = WordKinds(rawValue: 1 << 6)
    static let article = WordKinds(rawValue: 1 << 7)
    static let legalForm = WordKinds(rawValue: 1 << 8)
    static let generic = WordKinds(rawValue: 1 << 9)
    static let vesselPrefix = WordKinds(rawValue: 1 << 10)
    static let place = WordKinds(rawValue: 1 << 11)
    static let formAfterPerson = WordKinds(rawValue: 1 << 12)
    static let commonGiven = WordKinds(rawValue: 1 << 13)
    static let commonFamily = WordKinds(rawValue: 1 << 14)
    static let legalPhraseStart = WordKinds(rawValue: 1 << 15)
    /// `No.` before a number.
    static let numberSign = WordKinds(rawValue: 1 << 16)
    /// A family name that is elsewhere a title, and may be left out as one.
    static let titleAsFamily = WordKinds(rawValue: 1 << 17)
    /// `Seven`, `VII`: a number in a company's name.
    static let numeral = WordKinds(rawValue: 1 << 18)
    /// Whatever a rule of `WordRules` is about.
    static let ruled: WordKinds = [
        .title, .titleThatIsName, .particle, .filiation, .kunya, .servant, .faith, .article, .legalForm, .vesselPrefix,
        .formAfterPerson, .legalPhraseStart, .numberSign, .numeral,
    ]
}

/// The variant lines that a sound form belongs to: at most four, 0 for none.
struct VariantLines: Hashable, Sendable {
    var lines: SIMD4<UInt16> = .zero
    /// Bit i: the form is a short form in line i.
    var short: UInt8 = 0
    var isEmpty: Bool { lines[0] == 0 }

    mutating func insert(_ line: UInt16, short isShort: Bool) {
        for i in 0..<4 {
            if lines[i] == line { return }
            if lines[i] == 0 {
                lines[i] = line
                if isShort { short |= 1 << UInt8(i) }
                return
            }
        }
    }

    enum Relation { case none, sister, shortForm }
    /// Two short forms of one name are no more than that; a short form and its name, or two spellings, are.
    func relation(to other: VariantLines) -> Relation {
        if isEmpty || other.isEmpty { return .none }
        var best = Relation.none
        for i in 0..<4 where lines[i] != 0 {
            for j in 0..<4 where lines[i] == other.lines[j] {
                let a = short & (1 << UInt8(i)) != 0
                let b = other.short & (1 << UInt8(j)) != 0
                if !a, !b { return .sister }
                if a != b { best = .shortForm }
            }
        }
        return best
    }
}

enum Lexicon {
    /// By spelling.
    private static let bySpelling: [UInt64: WordKinds] = {
        var result: [UInt64: WordKinds] = [:]
        func add(_ words: some Sequence<[UInt8]>, _ kinds: WordKinds) {
            for word in words { result[stableHash(word), default: []].insert(kinds) }
        }
        add(NameWords.titles, .title)
        add(NameWords.titlesThatAreNames, .titleThatIsName)
        add(NameWords.particles, .particle)
        add(NameWords.filiations, .filiation)
        add(NameWords.kunya, .kunya)
        add(NameWords.servant, .servant)
        add(NameWords.faith, .faith)
        add(NameWords.articles, .article)
        add(NameWords.legalForms, .legalForm)
        add(NameWords.generic, .generic)
        add(NameWords.vesselPrefixes, .vesselPrefix)
        add(NameWords.formsAfterPersons, .formAfterPerson)
        add(NameWords.legalPhrases.compactMap(\.first), .legalPhraseStart)
        add(NumberWords.announcements, .numberSign)
        add(NumberWords.values.keys, .numeral)
        add(NameWords.romanNumerals.keys, .numeral)
        for words in CountryNames.words + [BusinessWords.countries] { add(CommonNames.words(words), .place) }
        add(CommonNames.words(BusinessWords.concepts), .generic)
        return result
    }()
    /// By sound form, for persons and for companies: a company may bear a person's name, a person no company's.
    private static let bySound = (person: table(business: false), entity: table(business: true))

    private static func table(business: Bool) -> [UInt64: (kinds: WordKinds, variants: VariantLines)] {
        var result: [UInt64: (kinds: WordKinds, variants: VariantLines)] = [:]
        for (names, kind) in [(CommonNames.given, WordKinds.commonGiven), (CommonNames.family, .commonFamily)] {
            for name in names {
                let key = stableHash(SoundForm.of(name))
                result[key, default: ([], VariantLines())].kinds.insert(kind)
            }
        }
        if business {
            // Before the names: a word that is both is the business word here.
            for (name, line) in conceptLines {
                result[stableHash(SoundForm.of(name)), default: ([], VariantLines())].variants.insert(
                    line, short: false)
            }
        }
        for (name, lines) in GivenNameVariants.byName.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let key = stableHash(SoundForm.of(name))
            for line in lines {
                result[key, default: ([], VariantLines())].variants.insert(line.line, short: line.short)
            }
        }
        return result
    }

    /// The business words and countries; their lines are numbered behind those of the names.
    private static let conceptLines: [(name: [UInt8], line: UInt16)] = {
        let first = (GivenNameVariants.byName.values.joined().map(\.line).max() ?? 0) + 1
        var result: [(name: [UInt8], line: UInt16)] = []
        let lines = (BusinessWords.concepts + "\n" + BusinessWords.countries).split(separator: "\n")
        for (number, line) in lines.enumerated() {
            for word in line.split(separator: " ") { result.append((Array(word.utf8), first + UInt16(number))) }
        }
        return result
    }()

    static func kinds(spelling hash: UInt64) -> WordKinds { bySpelling[hash] ?? [] }
    static func sound(_ hash: UInt64, _ style: NameStyle) -> (kinds: WordKinds, variants: VariantLines)? {
        style == .person ? bySound.person[hash] : bySound.entity[hash]
    }
    /// The least number of a business word's line.
    static let firstConceptLine = conceptLines.first?.line ?? .max
    /// Sound forms of all variants, by line: what a search for one has to look up.
    static let soundsByLine: [[UInt64]] = {
        var result: [[UInt64]] = []
        for (name, lines) in GivenNameVariants.byName.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let key = stableHash(SoundForm.of(name))
            for line in lines {
                while result.count <= Int(line.line) { result.append([]) }
                if !result[Int(line.line)].contains(key) { result[Int(line.line)].append(key) }
            }
        }
        for (name, line) in conceptLines {
            let key = stableHash(SoundForm.of(name))
            while result.count <= Int(line) { result.append([]) }
            if !result[Int(line)].contains(key) { result[Int(line)].append(key) }
        }
        return result
    }()
}
