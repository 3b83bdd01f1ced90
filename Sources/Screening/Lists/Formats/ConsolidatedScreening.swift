// The Consolidated Screening List of the Departments of Commerce, State and the Treasury (trade.gov), as CSV and as JSON. One
// field layout: the CSV joins what the JSON keeps as arrays with "; ", and the parts of an address or a number with ", ".
import Order

enum ConsolidatedScreening {
    static func readTable(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var table = try Table(bytes, file: file)
        while try table.next() {
            guard let source = table["source"], let name = table["name"] else {
                throw ListError.malformed(file: file, line: table.number, "the source or the name is missing")
            }
            var record = Record(source: source, name: name)
            record.id = table["_id"] ?? table["id"]
            record.number = table["entity_number"]
            record.type = table["type"]
            record.programs = table.all("programs")
            record.title = table["title"]
            record.addresses = table.all("addresses").map(Address.init(joined:))
            record.notice = table["federal_register_notice"]
            record.start = table["start_date"]
            record.end = table["end_date"]
            record.licence = [table["license_requirement"], table["license_policy"]].compactMap(\.self)
            record.vessel = ListedVessel(
                callSign: table["call_sign"], type: table["vessel_type"],
                flag: table["vessel_flag"].flatMap(ListedCountry.code), owner: table["vessel_owner"])
            record.remarks = table["remarks"]
            record.aliases = table.all("alt_names")
            record.citizenships = table.all("citizenships")
            record.nationalities = table.all("nationalities")
            record.birthDates = table.all("dates_of_birth")
            record.birthPlaces = table.all("places_of_birth")
            record.identifications = table.all("ids").map(Identification.init(joined:))
            try assembly.add(record.entry(&assembly), file: file)
        }
    }

    /// Whether a JSON text begins as the list does. Throws only where it ends too early to tell.
    static func holdsRecords(_ bytes: [UInt8], file: String) throws(ListError) -> Bool {
        do throws(ListError) {
            var elements = try JSONElements(bytes, of: "results", file: file)
            guard let first = try elements.next() else { throw ListError.empty(file) }
            return first["source"] != nil && first["name"] != nil
        } catch {
            switch error {
            case .malformed, .forbidden: return false
            default: throw error
            }
        }
    }

    /// The whole object with `results`, or the array alone.
    static func readJSON(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        try ListText.requireUTF8(bytes, file: file)
        var elements = try JSONElements(bytes, of: "results", file: file)
        while let value = try elements.next() {
            guard let source = text(value["source"]), let name = text(value["name"]) else {
                throw ListError.malformed(file: file, line: elements.number, "the source or the name is missing")
            }
            var record = Record(source: source, name: name)
            record.id = text(value["id"]) ?? text(value["_id"])
            record.number = text(value["entity_number"])
            record.type = text(value["type"])
            record.programs = texts(value["programs"])
            record.title = text(value["title"])
            record.addresses = (value["addresses"]?.array ?? []).map { address in
                Address(
                    street: text(address["address"]),
                    locality: ["city", "state", "postal_code"].compactMap { text(address[$0]) }.joined(separator: ", "),
                    country: text(address["country"]))
            }
            record.notice = text(value["federal_register_notice"])
            record.start = text(value["start_date"])
            record.end = text(value["end_date"])
            record.licence = ["license_requirement", "license_policy"].compactMap { text(value[$0]) }
            record.vessel = ListedVessel(
                callSign: text(value["call_sign"]), type: text(value["vessel_type"]),
                flag: text(value["vessel_flag"]).flatMap(ListedCountry.code), owner: text(value["vessel_owner"]))
            record.remarks = text(value["remarks"])
            record.aliases = texts(value["alt_names"])
            record.citizenships = texts(value["citizenships"])
            record.nationalities = texts(value["nationalities"])
            record.birthDates = texts(value["dates_of_birth"])
            record.birthPlaces = texts(value["places_of_birth"])
            record.identifications = (value["ids"]?.array ?? []).compactMap { id in
                text(id["number"]).map {
                    Identification(type: text(id["type"]) ?? "", number: $0, country: text(id["country"]))
                }
            }
            try assembly.add(record.entry(&assembly), file: file)
        }
        // The search interface answers page by page with the same object.
        if let total = elements.total, total > elements.number {
            throw ListError.partial(file: file, records: elements.number, of: total)
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        let text = value?.string ?? value?.integer.map(String.init)
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        return text
    }
    private static func texts(_ value: JSONValue?) -> [String] {
        if let array = value?.array { return array.compactMap { text($0) } }
        return text(value).map { [$0] } ?? []
    }
}

extension ConsolidatedScreening {
    struct Address {
        var street: String?
        var locality: String?
        var country: String?
    }
    struct Identification {
        var type: String
        var number: String
        var country: String?
    }

    /// One record of either form.
    fileprivate struct Record {
        var source: String
        var name: String
        var id: String?
        var number: String?
        var type: String?
        var programs: [String] = []
        var title: String?
        var addresses: [Address] = []
        var notice: String?
        var start: String?
        var end: String?
        var licence: [String] = []
        var vessel = ListedVessel()
        var remarks: String?
        var aliases: [String] = []
        var citizenships: [String] = []
        var nationalities: [String] = []
        var birthDates: [String] = []
        var birthPlaces: [String] = []
        var identifications: [Identification] = []

        init(source: String, name: String) {
            self.source = source
            self.name = name
        }

        /// `SDN` of `Specially Designated Nationals (SDN) - Treasury Department`.
        var abbreviation: String {
            guard let open = source.firstIndex(of: "("), let close = source[open...].firstIndex(of: ")") else {
                return source
            }
            return String(source[source.index(after: open)..<close])
        }

        /// The agency's number where it gives one. The list's own id follows the content and would make every amendment a
        /// new party, so that the others are known by a digest of source, name and first address.
        var reference: String {
            if let number { return "\(abbreviation)-\(number)" }
            let first = addresses.first.map { "\($0.street ?? "")|\($0.locality ?? "")|\($0.country ?? "")" } ?? ""
            let digest = ListDigest.sha256(Array("\(abbreviation)|\(name)|\(first)".utf8))
            return "\(abbreviation)-\(digest.hexadecimal.prefix(16))"
        }

        func entry(_ assembly: inout ListAssembly) -> ListEntry {
            let partyType: ListEntry.PartyType =
                switch type?.lowercased() {
                case "individual": .person
                case "vessel": .vessel
                case "aircraft": .aircraft
                // Agencies other than the Treasury do not say. An entity's name is compared as a person's too.
                default: .entity
                }
            var entry = ListEntry(id: reference, type: partyType, name: name)
            entry.effect = abbreviation == "SDN" ? .blocked : .restricted
            entry.programs = [abbreviation]
            for program in programs { entry.programs.appendNew(program) }
            if let title { entry.titles = [title] }
            for alias in aliases { entry.addName(alias, .strongAlias) }
            for text in birthDates {
                if let date = ListedDate(ofac: text[...]) ?? CalendarDate(text).map(ListedDate.on) {
                    entry.birthDates.appendNew(date)
                } else {
                    assembly.notes.append(.unreadableDate(text, id: entry.id))
                }
            }
            entry.birthPlaces = birthPlaces
            for text in nationalities { entry.nationalities.appendNew(assembly.country(text, id: entry.id)) }
            for text in citizenships { entry.citizenships.appendNew(assembly.country(text, id: entry.id)) }
            for address in addresses {
                let code = assembly.country(address.country, id: entry.id)
                entry.addAddress(
                    ListedAddress(
                        street: address.street, locality: address.locality.flatMap { $0.isEmpty ? nil : $0 },
                        country: code, countryText: code == nil ? address.country : nil))
            }
            if partyType == .vessel {
                entry.vessel = vessel
                entry.nationalities.appendNew(vessel.flag)
                if let callSign = vessel.callSign { entry.addDocument(.registration, "Call sign", nil, callSign) }
            }
            for identification in identifications {
                OFACIdentification.apply(
                    identification.type, identification.number,
                    country: identification.country.flatMap(ListedCountry.code), to: &entry)
            }
            let from = start.flatMap { CalendarDate($0) }.flatMap(Timestamp.init(startOf:))
            // The last day still counts.
            let until = end.flatMap { CalendarDate($0) }.flatMap(Timestamp.init(startOf:)).map { $0 + Days(1) }
            if from != nil || until != nil { entry.inForce = ListEntry.InForce(from: from, until: until) }
            entry.listedOn = start.flatMap { CalendarDate($0) }
            if let remarks { OFACRemarks.parse(remarks, into: &entry, notes: &assembly.notes) }
            let said = [remarks, notice] + licence.map(Optional.some)
            entry.remarks = said.compactMap(\.self).isEmpty ? nil : said.compactMap(\.self).joined(separator: "; ")
            return entry
        }
    }
}

extension ConsolidatedScreening.Address {
    /// `No. 5, Golestan Alley, Tehran, IR`: the last part is the country when it is a code of two letters.
    init(joined text: String) {
        var parts = text.components(separatedBy: ", ")
        if let last = parts.last, last.utf8.count == 2, last.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            country = last
            parts.removeLast()
        }
        street = parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension ConsolidatedScreening.Identification {
    /// `RU, 1137746390572, Registration ID` or `IMO 9116412, Vessel Registration Identification`: the kind stands last, a
    /// country of two letters may stand first.
    init(joined text: String) {
        var parts = text.components(separatedBy: ", ")
        type = parts.count > 1 ? parts.removeLast() : ""
        if parts.count > 1, let first = parts.first, first.utf8.count == 2,
            first.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        {
            country = first
            parts.removeFirst()
        }
        number = parts.joined(separator: ", ")
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: true).map { String($0).trimmed }
    }
}

extension Timestamp {
    /// Midnight UTC at the beginning of a day; the first of a month or year whose day is unknown.
    init?(startOf date: CalendarDate) {
        guard
            let days = CalendarDate.daysSince1970(year: date.year, month: date.month ?? 1, day: date.day ?? 1)
        else { return nil }
        self.init(milliseconds: Int64(days) * 86_400_000)
    }
}
