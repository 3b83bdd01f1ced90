// A table of one's own. Columns by name, in any order; `name` is needed, everything else may be absent; several values are
// parted by semicolons. docs/LISTS.md has the columns with examples.
import Order

enum OwnTable {
    /// Every column that is read.
    static let columns: Set<String> = [
        "id", "name", "type", "aliases", "weak_aliases", "former_names", "programs", "titles", "birth_dates",
        "birth_date", "birth_places", "birth_place", "nationalities", "nationality", "citizenships", "citizenship",
        "gender", "documents", "emails", "email", "telephones", "phone", "phones", "wallets", "websites", "addresses",
        "address", "country", "countries", "owners", "effect", "listed_on", "valid_from", "valid_until", "remarks",
    ]

    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var table = try Table(bytes, file: file)
        for column in table.columns where !columns.contains(column) {
            assembly.notes.append(.leftOut("column “\(column.prefix(60))”, which is not known", count: 1))
        }
        while try table.next() {
            guard let name = table["name"] else {
                throw ListError.malformed(file: file, line: table.number, "the name is missing")
            }
            // Without ids a party is known by its name, so that adding a row renumbers nobody.
            var entry = ListEntry(id: table["id"] ?? name, type: try type(table, file: file), name: name)
            for text in table.all("aliases") { entry.addName(text, .strongAlias) }
            for text in table.all("weak_aliases") { entry.addName(text, .weakAlias) }
            for text in table.all("former_names") { entry.addName(text, .formerName) }
            entry.programs = table.all("programs")
            entry.titles = table.all("titles")
            for text in table.all("birth_dates") + table.all("birth_date") {
                guard let date = CalendarDate(text).map(ListedDate.on) ?? ListedDate(ofac: text[...]) else {
                    throw wrong(
                        table, file, "birth date", text, "1961-06-01, 1961-06, 1961, circa 1961 or 1961 to 1963")
                }
                entry.birthDates.appendNew(date)
            }
            entry.birthPlaces = table.all("birth_places") + table.all("birth_place")
            for text in table.all("nationalities") + table.all("nationality") {
                entry.nationalities.appendNew(assembly.country(text, id: entry.id))
            }
            for text in table.all("citizenships") + table.all("citizenship") {
                entry.citizenships.appendNew(assembly.country(text, id: entry.id))
            }
            if let text = table["gender"] {
                guard let gender = ListEntry.Gender(rawValue: text.lowercased()) else {
                    throw wrong(table, file, "gender", text, "male or female")
                }
                entry.genders = [gender]
            }
            for text in table.all("documents") { addDocument(text, to: &entry) }
            entry.emails = table.all("emails") + table.all("email")
            entry.telephones = table.all("telephones") + table.all("phones") + table.all("phone")
            for text in table.all("wallets") {
                let words = text.split(separator: " ")
                entry.wallets.appendNew(
                    words.count == 2
                        ? ListedWallet(currency: String(words[0]), address: String(words[1]))
                        : ListedWallet(currency: "", address: text))
            }
            entry.websites = table.all("websites")
            try addAddresses(table, to: &entry, &assembly)
            for text in table.all("owners") {
                let owner = owner(text)
                if owner.share == nil, text.contains("%") {
                    assembly.notes.append(.unreadableShare(String(text.prefix(60)), id: entry.id))
                }
                entry.relations.appendNew(owner)
            }
            if let text = table["effect"] {
                guard let effect = ListEntry.Effect(rawValue: text.lowercased()) else {
                    throw wrong(table, file, "effect", text, "blocked, restricted, noted or unstated")
                }
                entry.effect = effect
            }
            entry.listedOn = try date(table, "listed_on", file)
            let from = try date(table, "valid_from", file).flatMap(Timestamp.init(startOf:))
            let until = try date(table, "valid_until", file).flatMap(Timestamp.init(startOf:)).map { $0 + Days(1) }
            if from != nil || until != nil { entry.inForce = ListEntry.InForce(from: from, until: until) }
            entry.remarks = table["remarks"]
            try assembly.add(entry, file: file)
        }
    }

    private static func type(_ table: Table, file: String) throws(ListError) -> ListEntry.PartyType {
        guard let text = table["type"]?.lowercased() else { return .entity }
        switch text {
        case "person", "individual": return .person
        case "entity", "organization", "organisation", "company": return .entity
        case "vessel", "ship": return .vessel
        case "aircraft": return .aircraft
        default: throw wrong(table, file, "type", text, "person, entity, vessel or aircraft")
        }
    }

    private static func date(_ table: Table, _ column: String, _ file: String) throws(ListError) -> CalendarDate? {
        guard let text = table[column] else { return nil }
        guard let date = CalendarDate(text) else { throw wrong(table, file, column, text, "2026-11-25") }
        return date
    }

    private static func wrong(_ table: Table, _ file: String, _ what: String, _ text: String, _ form: String)
        -> ListError
    {
        .malformed(file: file, line: table.number, "“\(text.prefix(60))” is no \(what); write \(form)")
    }

    /// `passport RU 999000111`, `taxID 0000000017`, `999000111`.
    private static func addDocument(_ text: String, to entry: inout ListEntry) {
        var words = text.split(separator: " ").map(String.init)
        var kind = IdentificationNumber.Kind.other
        if words.count > 1,
            let known = IdentificationNumber.Kind.allCases.first(where: {
                $0.rawValue.lowercased() == words[0].lowercased()
            })
        {
            kind = known
            words.removeFirst()
        }
        var country: JurisdictionCode?
        if words.count > 1, words[0].utf8.count == 2, let code = try? JurisdictionCode(parsing: words[0]) {
            country = code
            words.removeFirst()
        }
        entry.addDocument(kind, kind == .other ? "document" : kind.rawValue, country, words.joined(separator: " "))
    }

    private static func addAddresses(
        _ table: Table, to entry: inout ListEntry, _ assembly: inout ListAssembly
    ) throws(ListError) {
        let addresses = table.all("addresses") + table.all("address")
        var countries: [JurisdictionCode] = []
        for text in table.all("countries") + table.all("country") {
            countries.appendNew(assembly.country(text, id: entry.id))
        }
        // One country is that of every address; several are kept beside them.
        let only = countries.count == 1 ? countries[0] : nil
        for text in addresses {
            entry.addAddress(ListedAddress(street: text, locality: nil, country: only, countryText: nil))
        }
        if addresses.isEmpty || countries.count > 1 {
            for code in countries {
                entry.addAddress(ListedAddress(street: nil, locality: nil, country: code, countryText: nil))
            }
        }
    }

    /// `Somebody 50 %`, `Somebody 25-50%`, `Somebody`.
    private static func owner(_ text: String) -> ListedRelation {
        let (party, share) = OwnershipShare.split(text)
        return ListedRelation(.ownedBy, party, share: share.flatMap(OwnershipShare.parse))
    }
}
