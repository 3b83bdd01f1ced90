// OpenSanctions' simplified table, `targets.simple.csv`: one row a target, several values of a field parted by semicolons.
import Order

enum OpenSanctionsTable {
    private static let types: [String: ListEntry.PartyType] = [
        "Person": .person, "Vessel": .vessel, "Airplane": .aircraft,
    ]

    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var table = try Table(bytes, file: file)
        while try table.next() {
            guard let id = table["id"], let schema = table["schema"] else {
                throw ListError.malformed(file: file, line: table.number, "the id or the schema is missing")
            }
            // A wallet has no name: its address stands among the identifiers.
            let name = table["name"] ?? table.all("identifiers").first ?? id
            var entry = ListEntry(id: id, type: types[schema] ?? .entity, name: name)
            // The table holds targets only; what kind of target is not said but by its programs.
            let programs = table.all("program_ids")
            entry.programs = programs.isEmpty ? table.all("sanctions") : programs
            entry.effect = entry.programs.isEmpty ? .unstated : .blocked
            for alias in table.all("aliases") { entry.addName(alias, .strongAlias) }
            for text in table.all("birth_date") {
                if let date = CalendarDate(String(text.prefix(10))) {
                    entry.birthDates.appendNew(.on(date))
                } else {
                    assembly.notes.append(.unreadableDate(text, id: id))
                }
            }
            // Nationality, residence and registration are one column here.
            for text in table.all("countries") {
                let code = EntityGraph.code(text) ?? assembly.country(text, id: id)
                entry.nationalities.appendNew(code)
            }
            for text in table.all("addresses") {
                entry.addAddress(ListedAddress(street: text, locality: nil, country: nil, countryText: nil))
            }
            for text in table.all("identifiers") {
                if schema == "CryptoWallet" {
                    entry.wallets.appendNew(ListedWallet(currency: "", address: text))
                } else {
                    let isIMO = text.uppercased().hasPrefix("IMO")
                    entry.addDocument(
                        isIMO ? .registration : .other, isIMO ? "IMO" : "identifier", nil,
                        isIMO ? String(text.dropFirst(3)) : text)
                }
            }
            entry.telephones = table.all("phones")
            entry.emails = table.all("emails")
            if let dataset = table["dataset"] { entry.remarks = dataset }
            try assembly.add(entry, file: file)
        }
    }
}
