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
    private var repeated: [String: Int] = [:]

    init(list: ListID) { self.list = list }

    /// Throws when the list holds more than `Limits.listEntries`.
    mutating func add(_ entry: ListEntry, file: String) throws(ListError) {
        parties += 1
        guard parties <= Limits.listEntries else {
            throw ListError.tooMany(file: file, limit: Limits.listEntries)
        }
        var entry = entry
        entry.list = list
        entry.names = Self.distinct(entry.names)
        let before = numbersByID[entry.id] ?? []
        for number in before {
            entry.ordinal = entries[number].ordinal
            if entries[number] == entry {
                repeated[entry.id, default: 1] += 1
                return
            }
        }
        entry.ordinal = before.count + 1
        numbersByID[entry.id, default: []].append(entries.count)
        entries.append(entry)
    }

    /// Throws `empty` when nothing was read.
    consuming func finish(file: String) throws(ListError) -> ListReading {
        guard !entries.isEmpty else { throw ListError.empty(file) }
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
    mutating func addName(_ text: String, _ kind: ListedName.Kind) {
        let text = text.trimmed
        if !text.isEmpty { names.append(ListedName(text, kind)) }
    }
    mutating func addAddress(_ address: ListedAddress) {
        guard address.street != nil || address.locality != nil || address.country != nil || address.countryText != nil
        else { return }
        if !addresses.contains(address) { addresses.append(address) }
    }
    mutating func addDocument(
        _ kind: IdentificationNumber.Kind, _ label: String, _ country: JurisdictionCode?, _ number: String
    ) {
        let number = number.trimmed
        guard !number.isEmpty, number.utf8.count <= Limits.documentNumber else { return }
        let document = ListedDocument(kind: kind, label: label, country: country, number: number)
        if !documents.contains(document) { documents.append(document) }
    }
}

extension Array where Element: Equatable {
    /// Appends unless it is there already or is `nil`.
    mutating func appendNew(_ element: Element?) {
        if let element, !contains(element) { append(element) }
    }
}
