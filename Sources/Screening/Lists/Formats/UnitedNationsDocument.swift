// The United Nations Security Council Consolidated List (schema sc-sanctions.xsd): `INDIVIDUAL` and `ENTITY`.
import Order

enum UnitedNationsDocument {
    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var result = assembly
        var number = 0
        let root = try XMLRecords.read(bytes, file: file, records: ["INDIVIDUAL", "ENTITY"]) {
            (node) throws(ListError) in
            number += 1
            try result.add(entry(node, number: number, &result, file: file), file: file)
        }
        result.publishedOn = root.attributes["dateGenerated"].flatMap { CalendarDate(String($0.prefix(10))) }
        assembly = result
    }

    private static func entry(
        _ node: XMLNode, number: Int, _ assembly: inout ListAssembly, file: String
    ) throws(ListError) -> ListEntry {
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].compactMap { node.value($0) }
        // The permanent reference number identifies a listing; the data id changes with each amendment.
        guard let id = node.value("REFERENCE_NUMBER") ?? node.value("DATAID"), !parts.isEmpty else {
            throw ListError.malformed(file: file, line: number, "a record has no reference number or no name")
        }
        let isPerson = node.name == "INDIVIDUAL"
        var entry = ListEntry(
            id: id, type: isPerson ? .person : .entity, name: parts.map(oneLine).joined(separator: " "))
        entry.effect = .blocked
        entry.programs = node.value("UN_LIST_TYPE").map { [oneLine($0)] } ?? []
        entry.listedOn = node.value("LISTED_ON").flatMap { CalendarDate(String($0.prefix(10))) }
        entry.remarks = node.value("COMMENTS1")
        if let original = node.value("NAME_ORIGINAL_SCRIPT") { entry.addName(oneLine(original), .strongAlias) }
        entry.titles = (node.values(at: "TITLE", "VALUE") + node.values(at: "DESIGNATION", "VALUE")).map(oneLine)
        switch node.value("GENDER")?.lowercased() {
        case "male": entry.genders = [.male]
        case "female": entry.genders = [.female]
        default: break
        }
        for text in node.values(at: "NATIONALITY", "VALUE") where text.lowercased() != "na" {
            entry.nationalities.appendNew(assembly.country(oneLine(text), id: id))
        }
        let kind = isPerson ? "INDIVIDUAL" : "ENTITY"
        for alias in node.all(kind + "_ALIAS") { add(alias, to: &entry) }
        for item in node.all(kind + "_ADDRESS") { entry.addAddress(address(item, id, &assembly)) }
        for item in node.all("INDIVIDUAL_DATE_OF_BIRTH") { addBirthDate(item, to: &entry, &assembly) }
        for item in node.all("INDIVIDUAL_PLACE_OF_BIRTH") {
            let place = ["CITY", "STATE_PROVINCE", "COUNTRY"].compactMap { item.value($0) }.map(oneLine)
            if !place.isEmpty { entry.birthPlaces.appendNew(place.joined(separator: ", ")) }
        }
        for item in node.all("INDIVIDUAL_DOCUMENT") { addDocument(item, to: &entry, &assembly) }
        return entry
    }

    /// Several spellings may stand in one alias, parted by semicolons.
    private static func add(_ alias: XMLNode, to entry: inout ListEntry) {
        guard let text = alias.value("ALIAS_NAME") else { return }
        let kind: ListedName.Kind =
            switch alias.value("QUALITY")?.lowercased() {
            case "low": .weakAlias
            case "f.k.a.": .formerName
            default: .strongAlias
            }
        for name in text.split(separator: ";") { entry.addName(oneLine(String(name)), kind) }
    }

    private static func address(_ item: XMLNode, _ id: String, _ assembly: inout ListAssembly) -> ListedAddress {
        let country = item.value("COUNTRY").map(oneLine)
        let code = assembly.country(country, id: id)
        let locality = ["CITY", "STATE_PROVINCE", "ZIP_CODE"].compactMap { item.value($0) }.map(oneLine)
        return ListedAddress(
            street: item.value("STREET").map(oneLine),
            locality: locality.isEmpty ? nil : locality.joined(separator: ", "), country: code,
            countryText: code == nil ? country : nil, remarks: item.value("NOTE").map(oneLine))
    }

    private static func addBirthDate(_ item: XMLNode, to entry: inout ListEntry, _ assembly: inout ListAssembly) {
        let years = (item.value("FROM_YEAR").flatMap { Int($0) }, item.value("TO_YEAR").flatMap { Int($0) })
        if let from = years.0.flatMap({ CalendarDate(year: $0) }), let to = years.1.flatMap({ CalendarDate(year: $0) }),
            from <= to
        {
            entry.birthDates.appendNew(.between(from, to))
            return
        }
        guard let text = item.value("DATE") ?? item.value("YEAR") else { return }
        // Dates came with a time zone behind them in older editions.
        guard let date = CalendarDate(String(text.prefix(10))) ?? CalendarDate(String(text.prefix(4))) else {
            assembly.notes.append(.unreadableDate(text, id: entry.id))
            return
        }
        let isApproximate = item.value("TYPE_OF_DATE")?.uppercased() == "APPROXIMATELY"
        entry.birthDates.appendNew(isApproximate ? .circa(date) : .on(date))
    }

    private static func addDocument(_ item: XMLNode, to entry: inout ListEntry, _ assembly: inout ListAssembly) {
        guard let number = item.value("NUMBER") else { return }
        let label = oneLine(item.value("TYPE_OF_DOCUMENT2") ?? item.value("TYPE_OF_DOCUMENT") ?? "document")
        let all = (label + " " + (item.value("TYPE_OF_DOCUMENT") ?? "")).lowercased()
        let kind: IdentificationNumber.Kind =
            if all.contains("passport") || all.contains("passeport") || all.contains("pasaporte") {
                .passport
            } else if all.contains("fiscal") || all.contains("tax") {
                .taxID
            } else if all.contains("identi") || all.contains("national") {
                .nationalID
            } else {
                .other
            }
        let country = assembly.country(
            (item.value("ISSUING_COUNTRY") ?? item.value("COUNTRY_OF_ISSUE")).map(oneLine), id: entry.id)
        entry.addDocument(kind, label, country, oneLine(number))
    }

    /// Line breaks and runs of spaces within a value come from the layout of the file.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
