// Which region a postal code lies in, where the country gives its codes out by region (Universal Postal Union, Postal addressing
// systems; the regions by ISO 3166-2). A code that stands against the stated region is told and refuses nobody: along borders a
// post office serves both sides, and codes are moved.
import Order

/// A state, province or territory that has postal codes of its own.
public struct PostalRegion: Hashable, Sendable {
    /// Of ISO 3166-2, or of ISO 3166-1 for a territory that has codes of another country's plan (`PR` among those of `US`).
    public let code: JurisdictionCode
    /// In English first, then in the country's own languages and as people write it.
    public let names: [String]
    public var name: String { names.first ?? code.name }
    /// The names and codes it goes by, in the form in which equal names meet.
    private let keys: Set<String>
    /// The beginnings of its codes, as ranges of equally many characters.
    let prefixes: [(first: String, last: String)]

    init(code: JurisdictionCode, names: [String], prefixes: [(first: String, last: String)]) {
        self.code = code
        self.names = names
        self.prefixes = prefixes
        var keys = names + [code.code]
        if code.isSubdivision { keys.append(String(code.code.dropFirst(3))) }
        self.keys = Set(keys.map(PersonName.canonical))
    }

    func holds(_ postalCode: String) -> Bool {
        prefixes.contains { first, last in
            let start = postalCode.prefix(first.count)
            return start.count == first.count && first <= start && start <= last
        }
    }

    public static func == (a: PostalRegion, b: PostalRegion) -> Bool { a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension PostalRegion {
    /// The regions that a code may lie in; empty when the country does not give its codes out by region, or no region known here
    /// has such codes.
    ///
    /// - Parameter postalCode: as ``PostalFormat/normalised(_:)`` writes it.
    public static func holding(_ postalCode: String, of country: JurisdictionCode) -> [PostalRegion] {
        (PostalRegionTable.regions[country.country] ?? []).filter { $0.holds(postalCode) }
    }

    /// The regions that a text names: by code of ISO 3166-2 (`US-CA`, `CA`), in English or as it is written there, without regard
    /// to case and accents. A name of a wider region, as of a Spanish autonomous community, names all that lie in it.
    public static func named(_ text: String, in country: JurisdictionCode) -> [PostalRegion] {
        guard text.utf8.count <= Limits.postalRegionName else { return [] }
        let key = PersonName.canonical(text)
        guard !key.isEmpty else { return [] }
        return (PostalRegionTable.regions[country.country] ?? []).filter { $0.keys.contains(key) }
    }

    /// Countries whose codes tell a region.
    public static var countries: [JurisdictionCode] {
        PostalRegionTable.regions.keys.map { JurisdictionCode(unchecked: $0) }.sorted()
    }
}

extension Limits {
    /// A region's name in bytes; a longer one names none that is known here.
    static let postalRegionName = 120
}

extension PostalAddress {
    /// The regions that the postal code lies in, when it has the form of its country and the country's codes tell.
    public var regionsOfPostalCode: [PostalRegion] {
        guard let country, let postalCode, let written = PostalFormat.of(country)?.normalised(postalCode) else {
            return []
        }
        return PostalRegion.holding(written, of: country)
    }

    /// The regions that were stated, in words or with the country's code.
    var statedRegions: [PostalRegion] {
        guard let country else { return [] }
        if country.isSubdivision {
            return (PostalRegionTable.regions[country.country] ?? []).filter { $0.code == country }
        }
        return region.map { PostalRegion.named($0, in: country) } ?? []
    }

    /// The regions that the code lies in, when none of them was stated and the code or the statement is of another: California
    /// stated with a code of New York, a code of Paris with Guadeloupe. `nil` when they agree or nothing tells.
    var regionsAgainstStated: [PostalRegion]? {
        guard let country, let postalCode, let written = PostalFormat.of(country)?.normalised(postalCode) else {
            return nil
        }
        let holding = PostalRegion.holding(written, of: country)
        let stated = statedRegions
        if stated.isEmpty {
            // A territory is a region of itself, and named by being the country.
            guard let whole = PostalRegionTable.regions[country.country], whole.count == 1, whole[0].code == country,
                holding.isEmpty
            else { return nil }
            return []
        }
        guard !holding.isEmpty, Set(holding).isDisjoint(with: stated) else { return nil }
        return holding
    }

    /// The one region that the postal code lies in where none was stated, of those that measures turn on: Crimea, say, where
    /// only Ukraine was stated. `nil` when nothing is left unsaid.
    public var unstatedRegion: PostalRegion? {
        let regions = regionsOfPostalCode
        guard regions.count == 1, let only = regions.first, let country, only.code != country, statedRegions.isEmpty,
            country.country != "US", JurisdictionCode.namedSubdivisions.contains(only.code)
        else { return nil }
        return only
    }
}
