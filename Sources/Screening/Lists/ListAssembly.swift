// Entries of one list as they are read, with what was odd, and the one rule for ids that come twice.
import Order

/// Gathers entries. Two entries of one id that say the same are one; two that differ are both kept, the second as `~2`,
/// and either is reported (NEEDS, Screening: nothing is lost in silence).
struct ListAssembly {
    let list: ListID
    var entries: [ListEntry] = []
    var notes: [ListReading.Note] = []
    var publishedOn: CalendarDate?
    /// Rows or records of parties that the source held.
    private var parties = 0
    private var numbersByID: [String: [Int]] = [:]
    /// What the parties of an id that comes more than once say, so that a list of one id alone is read in linear time.
    private var contentsByID: [String: Set<ListEntry>] = [:]
    private var repeated: [String: Int] = [:]

    init(list: ListID) { self.list = list }

    /// Throws when the list holds more than `Limits.listEntries`, or the party more of one thing than `Limits.listedValues`.
    mutating func add(_ entry: ListEntry, file: String) throws(ListError) {
        parties += 1
        guard parties <= Limits.listEntries else {
            throw ListError.tooMany(file: file, limit: Limits.listEntries)
        }
        var entry = entry
        entry.list = list
        entry.names = Self.distinct(entry.names)
        guard entry.leaveOutUnreadable(&notes) else { return }
        guard entry.largestField <= Limits.listedValues else {
            throw ListError.malformed(
                file: file, line: parties,
                "id \(entry.id.prefix(60)) has more than \(Limits.listedValues) values of one kind")
        }
        if let before = numbersByID[entry.id] {
            entry.ordinal = 1
            if contentsByID[entry.id] == nil { contentsByID[entry.id] = [entries[before[0]]] }
            guard contentsByID[entry.id]?.insert(entry).inserted == true else {
                repeated[entry.id, default: 1] += 1
                return
            }
            entry.ordinal = before.count + 1
        } else {
            entry.ordinal = 1
        }
        numbersByID[entry.id, default: []].append(entries.count)
        entries.append(entry)
    }

    /// An id that itself ends in `~2` would take the place of another's second party: that one moves on.
    private mutating func partReferences() {
        guard entries.contains(where: { $0.ordinal > 1 }), entries.contains(where: { $0.id.contains("~") }) else {
            return
        }
        var taken = Set(entries.filter { $0.ordinal == 1 }.map(\.id))
        for place in entries.indices where entries[place].ordinal > 1 {
            while !taken.insert(entries[place].reference).inserted { entries[place].ordinal += 1 }
        }
    }

    /// Throws `empty` when nothing was read.
    consuming func finish(file: String) throws(ListError) -> ListReading {
        guard !entries.isEmpty else { throw ListError.empty(file) }
        partReferences()
        for (id, numbers) in numbersByID.sorted(by: { $0.key < $1.key }) where numbers.count > 1 {
            notes.append(.sharedID(id, parties: numbers.count))
        }
        for (id, times) in repeated.sorted(by: { $0.key < $1.key }) { notes.append(.repeated(id, times: times)) }
        let counts = ListVersion.Counts(
            parties: parties, aliases: entries.reduce(0) { $0 + $1.names.count - 1 },
            addresses: entries.reduce(0) { $0 + $1.addresses.count },
            documents: entries.reduce(0) { $0 + $1.documents.count },
            wallets: entries.reduce(0) { $0 + $1.wallets.count })
        return ListReading(entries: entries, counts: counts, publishedOn: publishedOn, notes: notes)
    }

    /// A country that is known, else a note.
    mutating func country(_ text: String?, id: String) -> JurisdictionCode? {
        guard let text, !text.isEmpty else { return nil }
        let unknown: Set<String> = ["undetermined", "unknown", "n/a", "none", "-", "-0-"]
        if unknown.contains(text.lowercased()) { return nil }
        if let code = ListedCountry.code(text) { return code }
        notes.append(.unknownCountry(text, id: id))
        return nil
    }

    /// The first of each text; a primary name is never pushed out by the same text as an alias.
    private static func distinct(_ names: [ListedName]) -> [ListedName] {
        guard names.count > 1 else { return names }
        var seen = Set<String>()
        return names.filter { seen.insert($0.text).inserted }
    }
}

extension ListEntry {
    /// An entry with one name, to be filled. The list and the ordinal are the assembly's to set.
    init(id: String, type: PartyType, name: String) {
        self.init(list: .sample, id: id, type: type, names: [ListedName(name, .primary)])
    }
    /// How many values the fullest of its fields has.
    fileprivate var largestField: Int {
        max(
            names.count, programs.count, titles.count, birthDates.count, birthPlaces.count, documents.count,
            emails.count, telephones.count, wallets.count, websites.count, addresses.count, linkedTo.count,
            relations.count)
    }
    mutating func addName(_ text: String, _ kind: ListedName.Kind) {
        let text = text.trimmed
        if !text.isEmpty { names.append(ListedName(text, kind)) }
    }
    mutating func addAddress(_ address: ListedAddress) {
        guard address.street != nil || address.locality != nil || address.country != nil || address.countryText != nil
        else { return }
        addresses.appendNew(address)
    }
    mutating func addDocument(
        _ kind: IdentificationNumber.Kind, _ label: String, _ country: JurisdictionCode?, _ number: String
    ) {
        let number = number.trimmed
        guard !number.isEmpty, number.utf8.count <= Limits.documentNumber else { return }
        documents.appendNew(ListedDocument(kind: kind, label: label, country: country, number: number))
    }
}

extension Array where Element: Equatable {
    /// Appends unless it is there already or is `nil`. Beyond the limit nothing is looked for any more: the party is refused.
    mutating func appendNew(_ element: Element?) {
        guard let element, count <= Limits.listedValues, !contains(element) else { return }
        append(element)
    }
}

extension Limits {
    /// Values of one kind that a listed party has, as addresses; the fullest entry that is published has about a hundred.
    public static let listedValues = 5_000
}
