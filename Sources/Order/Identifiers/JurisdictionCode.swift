// Countries, their subdivisions, and what stands in their place on travel documents: ISO 3166-1, -2 and -3, ICAO Doc 9303
// part 3 section 5.

/// ISO 3166-1 alpha-2, a subdivision of ISO 3166-2 (`UA-43`), a withdrawn code of ISO 3166-3 (`SU`, for birth places), or a
/// code that only travel documents use (`XXA`, stateless).
public struct JurisdictionCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        case country
        case subdivision
        /// Withdrawn: a place where someone was born, not one where anything is today.
        case historic
        /// A nationality field's code that is no country's: stateless, refugee, an organisation.
        case travelDocument
    }

    /// The code's ASCII, first letter in the highest byte, zeros after the last: as an integer it compares as the text does.
    private let packed: UInt64

    /// Parses a code (alpha-2, alpha-3, numeric, subdivision, travel document) or an English name in common use
    /// (`Russia`, `Korea, North`, `Burma`).
    public init(parsing text: String) throws(IdentifierError) {
        var text = text
        if let found = text.withUTF8(JurisdictionCode.read) {
            self = found
        } else {
            self = try JurisdictionCode.named(text)
        }
    }

    /// A code known to be right, in upper case; at most eight ASCII letters of it count.
    public init(unchecked code: String) {
        packed = pack(code.utf8)
    }
    fileprivate init(packed: UInt64) { self.packed = packed }

    public var code: String {
        String(unsafeUninitializedCapacity: 8) { buffer in
            var count = 0
            var rest = packed
            while rest != 0 {
                buffer[count] = UInt8(rest >> 56)
                rest <<= 8
                count += 1
            }
            return count
        }
    }
    public var description: String { code }
    public static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }

    /// The two letters of the country: of a subdivision the country it lies in, of `GBN` and its like `GB`.
    public var country: String {
        if let found = JurisdictionIndex.shared.travelDocuments[packed] { return found.country }
        return String(code.prefix(2))
    }

    public var kind: Kind {
        if isSubdivision { return .subdivision }
        let index = JurisdictionIndex.shared
        if index.historic[packed] != nil { return .historic }
        // Utopia, the state of ICAO's specimen documents, counts as a country: specimens and samples live somewhere too.
        return index.travelDocuments[packed] != nil && packed != utopia ? .travelDocument : .country
    }
    public var isSubdivision: Bool { UInt8(truncatingIfNeeded: packed >> 40) == UInt8(ascii: "-") }

    /// The name in English; a subdivision that is not known by name is told by its code and country.
    public var name: String {
        let index = JurisdictionIndex.shared
        if let entry = index.entries[packed] { return entry.name }
        if let entry = index.historic[packed] { return entry.name }
        if let entry = index.travelDocuments[packed] { return entry.name }
        if isSubdivision, let entry = index.entries[packed & 0xFFFF_0000_0000_0000] { return "\(code) (\(entry.name))" }
        return code
    }

    /// ISO 3166-1 alpha-3, of countries.
    public var alpha3: String? { JurisdictionIndex.shared.entries[packed]?.alpha3 }
    /// The three digits of ISO 3166-1, of countries that have them.
    public var numeric: String? {
        JurisdictionIndex.shared.entries[packed]?.numeric.flatMap { $0 == "000" ? nil : $0 }
    }
    /// What a withdrawn country became.
    public var successors: [JurisdictionCode] { JurisdictionIndex.shared.historic[packed]?.successors ?? [] }

    /// Whether it is the United States, one of its states or one of the territories that ISO 3166-2 lists under it.
    public var isUnitedStatesTerritory: Bool {
        switch packed >> 48 {
        case twoLetters("US"), twoLetters("PR"), twoLetters("GU"), twoLetters("VI"), twoLetters("AS"), twoLetters("MP"),
            twoLetters("UM"):
            true
        default: false
        }
    }

    /// Every country of ISO 3166-1, by code.
    public static var countries: [JurisdictionCode] { JurisdictionIndex.shared.countries }
    /// The subdivisions known by name.
    public static var namedSubdivisions: [JurisdictionCode] { JurisdictionIndex.shared.subdivisions }
}

private let utopia = pack("UTO".utf8)

// MARK: Parsing

extension JurisdictionCode {
    /// A code in any letter case, spaces around it and a machine-readable zone's fillers after it left out.
    fileprivate static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> JurisdictionCode? {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: "<") { end -= 1 }
        guard (1...6).contains(end - start) else { return nil }
        var packed: UInt64 = 0
        var hyphen: Int?
        for i in start..<end {
            var byte = bytes[i]
            if isASCIILetter(byte) {
                byte &= 0xDF
            } else if byte == UInt8(ascii: "-"), hyphen == nil {
                hyphen = i - start
            } else if !isASCIIDigit(byte) {
                return nil
            }
            packed |= UInt64(byte) << UInt64(56 - 8 * (i - start))
        }
        let index = JurisdictionIndex.shared
        if let hyphen {
            let country = packed & 0xFFFF_0000_0000_0000
            guard hyphen == 2, (4...6).contains(end - start), index.entries[country] != nil else { return nil }
            return JurisdictionCode(packed: packed)
        }
        if index.entries[packed] != nil || index.historic[packed] != nil || index.travelDocuments[packed] != nil {
            return JurisdictionCode(packed: packed)
        }
        return index.otherCodes[packed].map(JurisdictionCode.init(packed:))
    }

    fileprivate static func named(_ text: String) throws(IdentifierError) -> JurisdictionCode {
        let text = text.trimmed
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Limits.jurisdictionName * 2 else { throw .tooLong(limit: Limits.jurisdictionName) }
        let index = JurisdictionIndex.shared
        let key = nameKey(text)
        if let packed = index.names[key] { return JurisdictionCode(packed: packed) }
        throw .unknownJurisdiction(suggestions: index.suggestions(for: key))
    }
}

/// A name without case, accents, punctuation, article and order of words.
private func nameKey(_ name: String) -> String {
    let words = PersonName.canonical(name).split(separator: " ").filter { $0 != "the" }
    return words.map { $0 == "st" ? "saint" : $0 == "&" ? "and" : $0 }.sorted().joined(separator: " ")
}

private func pack(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    var shift: UInt64 = 56
    for byte in bytes.prefix(8) {
        packed |= UInt64(byte) << shift
        shift &-= 8
    }
    return packed
}

private func twoLetters(_ text: StaticString) -> UInt64 { UInt64(text.utf8Start[0]) << 8 | UInt64(text.utf8Start[1]) }

// MARK: The tables, read

private struct JurisdictionIndex: Sendable {
    static let shared = JurisdictionIndex()

    struct Entry: Sendable {
        var name: String
        var alpha3: String?
        var numeric: String?
        var successors: [JurisdictionCode] = []
        var country = ""
    }
    /// Countries and named subdivisions.
    var entries: [UInt64: Entry] = [:]
    var historic: [UInt64: Entry] = [:]
    var travelDocuments: [UInt64: Entry] = [:]
    /// Alpha-3, numeric and customary codes, to the code that is kept.
    var otherCodes: [UInt64: UInt64] = [:]
    var names: [String: UInt64] = [:]
    var countries: [JurisdictionCode] = []
    var subdivisions: [JurisdictionCode] = []
    private var displayNames: [(key: String, name: String)] = []

    private init() {
        for line in JurisdictionTable.countries.split(separator: "\n") {
            let (fields, names) = parts(of: line, fields: 3)
            let code = pack(fields[0].utf8)
            entries[code] = Entry(name: names[0], alpha3: fields[1], numeric: fields[2])
            otherCodes[pack(fields[1].utf8)] = code
            if fields[2] != "000" { otherCodes[pack(fields[2].utf8)] = code }
            learn(names, code)
            countries.append(JurisdictionCode(packed: code))
        }
        for line in JurisdictionTable.subdivisions.split(separator: "\n") {
            let (fields, names) = parts(of: line, fields: 1)
            let code = pack(fields[0].utf8)
            entries[code] = Entry(name: names[0])
            learn(names, code)
            subdivisions.append(JurisdictionCode(packed: code))
        }
        for line in JurisdictionTable.historic.split(separator: "\n") {
            var (fields, names) = parts(of: line, fields: 3)
            let halves = names[0].split(separator: "=")
            names[0] = String(halves[0])
            let code = pack(fields[0].utf8)
            let successors = halves[1].split(separator: " ").map { JurisdictionCode(unchecked: String($0)) }
            // CS was two countries in turn: what it became is the union of both.
            if let earlier = historic[code] {
                historic[code] = Entry(
                    name: "\(earlier.name) or \(names[0])", successors: earlier.successors + successors)
            } else {
                historic[code] = Entry(name: names[0], successors: successors)
            }
            otherCodes[pack(fields[1].utf8)] = otherCodes[pack(fields[1].utf8)] ?? code
            learn(names, code)
        }
        for line in JurisdictionTable.travelDocuments.split(separator: "\n") {
            let (fields, names) = parts(of: line, fields: 2)
            travelDocuments[pack(fields[0].utf8)] = Entry(name: names[0], country: fields[1])
        }
        for (other, code) in [("D", "DE"), ("RKS", "XK"), ("UK", "GB"), ("EL", "GR"), ("EU", "EUE"), ("UN", "UNO")] {
            otherCodes[pack(other.utf8)] = pack(code.utf8)
        }
    }

    /// The fields before the name, and the names.
    private func parts(of line: Substring, fields count: Int) -> (fields: [String], names: [String]) {
        let words = line.split(separator: " ", maxSplits: count)
        return (words.prefix(count).map(String.init), words[count].split(separator: "|").map(String.init))
    }

    /// A name already taken keeps its first meaning: Georgia is the country.
    private mutating func learn(_ names: [String], _ code: UInt64) {
        for name in names {
            let key = nameKey(name)
            if self.names[key] == nil {
                self.names[key] = code
                displayNames.append((key, name))
            }
        }
    }

    /// At most three names that differ by little from what was written.
    func suggestions(for key: String) -> [String] {
        guard key.utf8.count >= 3, key.utf8.count <= 40 else { return [] }
        let wanted = Array(key.utf8)
        let allowed = max(1, wanted.count / 4)
        var found: [(distance: Int, name: String)] = []
        for (other, name) in displayNames where abs(other.utf8.count - wanted.count) <= allowed {
            let distance = editDistance(from: wanted, to: Array(other.utf8))
            if distance <= allowed { found.append((distance, name)) }
        }
        if found.isEmpty {
            found = displayNames.filter { $0.key.split(separator: " ").contains { $0 == key } }.map { (9, $0.name) }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }
}

/// Insertions, deletions, changes and swaps of neighbours that turn one text into the other (optimal string alignment).
func editDistance(from a: [UInt8], to b: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in b.indices {
            var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
            row.append(least)
        }
        before = last
        last = row
    }
    return last[b.count]
}
