// Places and addresses as sets of words: lists and customers write them in every order and length, and what they share is a
// town, a street, a house number.

/// The words of places that tell one from another, as hashes: no street types, no countries, nothing of two letters.
enum PlaceWords {
    /// Each once, sorted.
    static func hashes(of texts: some Sequence<String>) -> [UInt32] {
        var result: [UInt32] = []
        for text in texts {
            var word: [UInt8] = []
            func end() {
                defer { word.removeAll(keepingCapacity: true) }
                let isNumber = word.first.map { (0x30...0x39).contains($0) } ?? false
                guard word.count >= (isNumber ? 1 : 3), !unspecific.contains(word) else { return }
                result.append(UInt32(truncatingIfNeeded: stableHash(word)))
            }
            for scalar in text.unicodeScalars.prefix(400) {
                let before = word.count
                if !Romanizer.append(scalar.value, to: &word) || word.count == before,
                    scalar.properties.generalCategory != .nonspacingMark
                {
                    end()
                }
            }
            end()
        }
        return Set(result).sorted()
    }

    /// How many words two sorted sets share.
    static func shared(_ a: some RandomAccessCollection<UInt32>, _ b: some RandomAccessCollection<UInt32>) -> Int {
        var i = a.startIndex, j = b.startIndex, count = 0
        while i < a.endIndex, j < b.endIndex {
            if a[i] == b[j] {
                count += 1
                i = a.index(after: i)
                j = b.index(after: j)
            } else if a[i] < b[j] {
                i = a.index(after: i)
            } else {
                j = b.index(after: j)
            }
        }
        return count
    }

    private static let unspecific: Set<[UInt8]> = {
        var words = CommonNames.words(
            """
            street str road avenue ave boulevard blvd lane drive square building bldg block floor suite office room house apartment apt
            unit flat box pobox city town village district province region area county state oblast krai rayon prefecture governorate
            municipality near opposite the and von rue calle avenida carrera via strasse platz ulitsa ulica prospekt
            shop number sector zone
            """)
        for line in CountryNames.words { words.formUnion(CommonNames.words(line)) }
        return words
    }()
}

/// The places of all entries of an index, flat. Immutable once built.
struct PlaceTable: Sendable {
    private var hashes: [UInt32] = []
    /// For each entry three ends: of its birth places, its localities, its streets.
    private var ends: [UInt32] = [0]

    mutating func add(_ entry: ListEntry) {
        for words in [
            PlaceWords.hashes(of: entry.birthPlaces),
            PlaceWords.hashes(of: entry.addresses.lazy.compactMap(\.locality)),
            PlaceWords.hashes(of: entry.addresses.lazy.compactMap(\.street)),
        ] {
            hashes.append(contentsOf: words)
            ends.append(UInt32(hashes.count))
        }
    }

    enum Kind: Int { case birthPlaces, localities, streets }
    func words(_ kind: Kind, of entry: Int) -> ArraySlice<UInt32> {
        let at = entry * 3 + kind.rawValue
        return hashes[Int(ends[at])..<Int(ends[at + 1])]
    }
}

/// The places of one query.
struct QueryPlaces {
    var birthPlaces: [UInt32] = []
    var localities: [UInt32] = []
    var streets: [UInt32] = []

    init(_ query: ScreeningQuery) {
        if !query.birthPlaces.isEmpty { birthPlaces = PlaceWords.hashes(of: query.birthPlaces) }
        if !query.addresses.isEmpty {
            localities = PlaceWords.hashes(of: query.addresses.lazy.compactMap(\.locality))
            streets = PlaceWords.hashes(of: query.addresses.lazy.compactMap(\.street))
        }
    }
}
