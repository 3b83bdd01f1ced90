// OFAC's classic XML (`sdn.xml`, `consolidated.xml`; schema sdnList): one `sdnEntry` a party.
import Order

enum OFACDocument {
    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var stated: Int?
        var found = 0
        var result = assembly
        try XMLRecords.read(bytes, file: file, records: ["publshInformation", "sdnEntry"]) { (node) throws(ListError) in
            if node.name == "publshInformation" {
                stated = node.value("Record_Count").flatMap { Int($0) }
                result.publishedOn = node.value("Publish_Date").flatMap(date(american:))
                return
            }
            found += 1
            try result.add(entry(node, number: found, &result, file: file), file: file)
        }
        // The publisher says how many there are: fewer is a file that was cut and mended.
        if let stated, stated != found {
            throw ListError.malformed(
                file: file, line: 1, "it says that it has \(stated) records and holds \(found)")
        }
        assembly = result
    }

    private static func entry(
        _ node: XMLNode, number: Int, _ assembly: inout ListAssembly, file: String
    ) throws(ListError) -> ListEntry {
        guard let id = node.value("uid"), let last = node.value("lastName") else {
            throw ListError.malformed(file: file, line: number, "an sdnEntry has no uid or no lastName")
        }
        let type: ListEntry.PartyType =
            switch node.value("sdnType")?.lowercased() {
            case "individual": .person
            case "vessel": .vessel
            case "aircraft": .aircraft
            default: .entity
            }
        var entry = ListEntry(id: id, type: type, name: name(last: last, first: node.value("firstName")))
        entry.effect = file.lowercased().hasPrefix("cons") ? .restricted : .blocked
        entry.programs = node.values(at: "programList", "program")
        entry.titles = node.value("title").map { [$0] } ?? []
        for aka in node.all(at: "akaList", "aka") {
            guard let last = aka.value("lastName") else { continue }
            let kind: ListedName.Kind =
                aka.value("category")?.lowercased() == "weak"
                ? .weakAlias : aka.value("type")?.lowercased().hasPrefix("f") == true ? .formerName : .strongAlias
            entry.addName(name(last: last, first: aka.value("firstName")), kind)
        }
        for item in node.all(at: "dateOfBirthList", "dateOfBirthItem") {
            guard let text = item.value("dateOfBirth") else { continue }
            if let date = ListedDate(ofac: text[...]) {
                entry.birthDates.appendNew(date)
            } else {
                assembly.notes.append(.unreadableDate(text, id: id))
            }
        }
        entry.birthPlaces = node.values(at: "placeOfBirthList", "placeOfBirthItem", "placeOfBirth")
        for text in node.values(at: "nationalityList", "nationality", "country") {
            entry.nationalities.appendNew(assembly.country(text, id: id))
        }
        for text in node.values(at: "citizenshipList", "citizenship", "country") {
            entry.citizenships.appendNew(assembly.country(text, id: id))
        }
        for item in node.all(at: "idList", "id") {
            guard let kind = item.value("idType"), let number = item.value("idNumber") else { continue }
            OFACIdentification.apply(
                kind, number, country: assembly.country(item.value("idCountry"), id: id), to: &entry)
        }
        for item in node.all(at: "addressList", "address") { entry.addAddress(address(item, id, &assembly)) }
        if let vessel = node.first("vesselInfo") { OFACIdentification.vessel(vessel, to: &entry, &assembly) }
        if let remarks = node.value("remarks") {
            entry.remarks = remarks
            OFACRemarks.parse(remarks, into: &entry, notes: &assembly.notes)
        }
        return entry
    }

    private static func name(last: String, first: String?) -> String { first.map { "\(last), \($0)" } ?? last }

    private static func address(_ item: XMLNode, _ id: String, _ assembly: inout ListAssembly) -> ListedAddress {
        let street = ["address1", "address2", "address3"].compactMap { item.value($0) }.joined(separator: ", ")
        let locality = ["city", "stateOrProvince", "postalCode"].compactMap { item.value($0) }.joined(separator: ", ")
        let country = item.value("country")
        let code = assembly.country(country, id: id)
        return ListedAddress(
            street: street.isEmpty ? nil : street, locality: locality.isEmpty ? nil : locality, country: code,
            countryText: code == nil ? country : nil)
    }

    /// `01/28/2022`, as OFAC writes dates of publication.
    static func date(american text: String) -> CalendarDate? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? CalendarDate(year: parts[2], month: parts[0], day: parts[1]) : nil
    }
}

/// What stands in OFAC's list of identifications, which holds more than documents.
enum OFACIdentification {
    static func apply(_ type: String, _ value: String, country: JurisdictionCode?, to entry: inout ListEntry) {
        let value = value.trimmed
        let kind = type.trimmed
        let lower = kind.lowercased()
        if lower.hasPrefix("digital currency address") {
            let currency = kind.split(separator: " ").last.map(String.init) ?? ""
            entry.wallets.appendNew(ListedWallet(currency: currency == "Address" ? "" : currency, address: value))
        } else if lower == "gender" {
            if value.lowercased() == "male" { entry.genders.appendNew(.male) }
            if value.lowercased() == "female" { entry.genders.appendNew(.female) }
        } else if lower.hasPrefix("website") {
            entry.websites.appendNew(value)
        } else if lower.contains("email") || lower.contains("e-mail") {
            entry.emails.appendNew(value)
        } else if lower.hasPrefix("phone") || lower.hasPrefix("telephone") || lower.hasPrefix("fax") {
            entry.telephones.appendNew(value)
        } else if lower.hasPrefix("vessel registration identification") {
            let number = value.hasPrefix("IMO ") ? String(value.dropFirst(4)) : value
            entry.addDocument(.registration, "Vessel Registration Identification IMO", country, number)
        } else if let phrase = OFACRemarks.document(beginning: kind + " ") {
            entry.addDocument(phrase.kind, kind, country, value)
        } else if lower.contains("number") || lower.contains(" no.") || lower.hasSuffix(" id") || lower.contains(" id ")
        {
            entry.addDocument(.other, kind, country, value)
        }
    }

    static func vessel(_ node: XMLNode, to entry: inout ListEntry, _ assembly: inout ListAssembly) {
        let flag = assembly.country(node.value("vesselFlag"), id: entry.id)
        entry.nationalities.appendNew(flag)
        entry.vessel = ListedVessel(
            callSign: node.value("callSign"), type: node.value("vesselType"), flag: flag,
            owner: node.value("vesselOwner"))
        if let callSign = node.value("callSign") { entry.addDocument(.registration, "Call sign", nil, callSign) }
    }
}
