// OFAC's advanced XML (`sdn_advanced.xml`; the Advanced Sanctions Data Standard): parties, places, documents and listings stand
// apart and refer to each other by number, and every kind is named in reference sets at the beginning.
import Order

enum OFACAdvancedDocument {
    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        var document = Document()
        try XMLRecords.read(bytes, file: file, records: Document.records) { (node) throws(ListError) in
            document.take(node)
            if document.parties.count > Limits.listEntries {
                throw ListError.tooMany(file: file, limit: Limits.listEntries)
            }
        }
        assembly.publishedOn = document.publishedOn
        for (number, party) in document.parties.enumerated() {
            guard let entry = document.entry(party, &assembly) else {
                throw ListError.malformed(
                    file: file, line: number + 1, "a DistinctParty has no FixedRef, profile or primary name")
            }
            try assembly.add(entry, file: file)
        }
    }
}

/// Everything of the document, by the numbers that refer to it.
private struct Document {
    /// The reference sets whose values are looked up, and the records that parties refer to.
    static let records: Set<String> = [
        "DateOfIssue", "AliasType", "AreaCode", "Country", "DetailReference", "FeatureType", "IDRegDocType", "List",
        "LocPartType", "NamePartType", "PartySubType", "PartyType", "RelationType", "Location", "IDRegDocument",
        "DistinctParty", "ProfileRelationship", "SanctionsEntry",
    ]
    var publishedOn: CalendarDate?
    var parties: [XMLNode] = []
    private var references: [String: [String: String]] = [:]
    private var typeOfSubType: [String: String] = [:]
    private var locations: [String: XMLNode] = [:]
    private var documents: [String: [XMLNode]] = [:]
    private var listings: [String: [XMLNode]] = [:]
    private var relations: [String: [(other: String, kind: String, isFrom: Bool)]] = [:]
    private var nameOfProfile: [String: String] = [:]

    mutating func take(_ node: XMLNode) {
        let id = node.attributes["ID"] ?? ""
        switch node.name {
        case "DateOfIssue": publishedOn = date(node)
        case "Location": locations[id] = node
        case "IDRegDocument": documents[node.attributes["IdentityID"] ?? "", default: []].append(node)
        case "SanctionsEntry": listings[node.attributes["ProfileID"] ?? "", default: []].append(node)
        case "ProfileRelationship":
            guard node.attributes["Former"] != "true", let from = node.attributes["From-ProfileID"],
                let to = node.attributes["To-ProfileID"]
            else { return }
            let kind = name("RelationType", node.attributes["RelationTypeID"]) ?? "linked"
            relations[from, default: []].append((to, kind, true))
            relations[to, default: []].append((from, kind, false))
        case "DistinctParty":
            parties.append(node)
            if let profile = node.first("Profile"), let profileID = profile.attributes["ID"] {
                nameOfProfile[profileID] = primaryName(profile)
            }
        case "PartySubType":
            typeOfSubType[id] = node.attributes["PartyTypeID"]
            references[node.name, default: [:]][id] = node.text.trimmed
        default: references[node.name, default: [:]][id] = node.text.trimmed
        }
    }

    private func name(_ set: String, _ id: String?) -> String? { id.flatMap { references[set]?[$0] } }

    func entry(_ party: XMLNode, _ assembly: inout ListAssembly) -> ListEntry? {
        guard let id = party.attributes["FixedRef"], let profile = party.first("Profile"),
            let primary = primaryName(profile)
        else { return nil }
        let profileID = profile.attributes["ID"] ?? id
        var entry = ListEntry(id: id, type: type(of: profile), name: primary)
        addNames(profile, to: &entry)
        for feature in profile.all("Feature") { apply(feature, to: &entry, &assembly) }
        for identity in profile.all("Identity") {
            for document in documents[identity.attributes["ID"] ?? ""] ?? [] {
                guard let number = document.value("IDRegistrationNo") else { continue }
                let country = assembly.country(
                    name("Country", document.attributes["IssuedBy-CountryID"]), id: id)
                OFACIdentification.apply(
                    name("IDRegDocType", document.attributes["IDRegDocTypeID"]) ?? "document", number,
                    country: country, to: &entry)
            }
        }
        addListings(profileID, to: &entry)
        for relation in relations[profileID] ?? [] { add(relation, to: &entry) }
        if let comment = party.value("Comment") ?? profile.value("Comment") { entry.remarks = comment }
        return entry
    }

    private func type(of profile: XMLNode) -> ListEntry.PartyType {
        let subType = profile.attributes["PartySubTypeID"]
        switch name("PartySubType", subType)?.lowercased() {
        case "vessel": return .vessel
        case "aircraft": return .aircraft
        default: break
        }
        let type = subType.flatMap { typeOfSubType[$0] }.flatMap { name("PartyType", $0) }
        return type?.lowercased() == "individual" ? .person : .entity
    }

    // MARK: Names

    private func primaryName(_ profile: XMLNode) -> String? {
        let identities = profile.all("Identity")
        let identity = identities.first { $0.attributes["Primary"] == "true" } ?? identities.first
        let aliases = identity?.all("Alias") ?? []
        guard let alias = aliases.first(where: { $0.attributes["Primary"] == "true" }) ?? aliases.first else {
            return nil
        }
        return alias.first("DocumentedName").flatMap { text(of: $0, partKinds(identity)) }
    }

    private func addNames(_ profile: XMLNode, to entry: inout ListEntry) {
        for identity in profile.all("Identity") {
            let kinds = partKinds(identity)
            for alias in identity.all("Alias") {
                let type = name("AliasType", alias.attributes["AliasTypeID"])?.lowercased() ?? ""
                let kind: ListedName.Kind =
                    alias.attributes["LowQuality"] == "true"
                    ? .weakAlias : type.hasPrefix("f") ? .formerName : .strongAlias
                for documented in alias.all("DocumentedName") {
                    if let text = text(of: documented, kinds) { entry.addName(text, kind) }
                }
            }
        }
    }

    /// What each group of name parts of an identity is: last name, first name, vessel name …
    private func partKinds(_ identity: XMLNode?) -> [String: String] {
        var result: [String: String] = [:]
        for group in identity?.all(at: "NamePartGroups", "MasterNamePartGroup", "NamePartGroup") ?? [] {
            if let id = group.attributes["ID"] {
                result[id] = name("NamePartType", group.attributes["NamePartTypeID"])?.lowercased() ?? ""
            }
        }
        return result
    }

    /// `LAST, First Middle` where the parts say which is the last name; else the parts in their order.
    private func text(of documented: XMLNode, _ kinds: [String: String]) -> String? {
        var last: [String] = []
        var rest: [String] = []
        for value in documented.all(at: "DocumentedNamePart", "NamePartValue") {
            let text = value.text.trimmed
            if text.isEmpty { continue }
            if kinds[value.attributes["NamePartGroupID"] ?? ""]?.hasPrefix("last") == true {
                last.append(text)
            } else {
                rest.append(text)
            }
        }
        if last.isEmpty || rest.isEmpty { return (last + rest).isEmpty ? nil : (last + rest).joined(separator: " ") }
        return last.joined(separator: " ") + ", " + rest.joined(separator: " ")
    }

    // MARK: Features

    private func apply(_ feature: XMLNode, to entry: inout ListEntry, _ assembly: inout ListAssembly) {
        let kind = name("FeatureType", feature.attributes["FeatureTypeID"]) ?? ""
        for version in feature.all("FeatureVersion") {
            let detail = version.first("VersionDetail").flatMap { node -> String? in
                let text = node.text.trimmed
                return text.isEmpty ? name("DetailReference", node.attributes["DetailReferenceID"]) : text
            }
            let place = version.first("VersionLocation")?.attributes["LocationID"].flatMap { locations[$0] }
            switch kind.lowercased() {
            case "birthdate":
                if let date = version.first("DatePeriod").flatMap(listedDate) { entry.birthDates.appendNew(date) }
            case "place of birth":
                entry.birthPlaces.appendNew(detail ?? place.flatMap { placeText($0) })
            case "nationality country": entry.nationalities.appendNew(country(of: place, entry.id, &assembly))
            case "citizenship country": entry.citizenships.appendNew(country(of: place, entry.id, &assembly))
            case "location": if let place { entry.addAddress(address(place, entry.id, &assembly)) }
            case "title": entry.titles.appendNew(detail)
            case "vessel flag":
                let flag = country(of: place, entry.id, &assembly) ?? assembly.country(detail, id: entry.id)
                entry.nationalities.appendNew(flag)
                setVessel(&entry) { $0.flag = flag }
            case "vessel type": setVessel(&entry) { $0.type = detail }
            case "vessel owner": setVessel(&entry) { $0.owner = detail }
            case "vessel call sign":
                setVessel(&entry) { $0.callSign = detail }
                if let detail { entry.addDocument(.registration, "Call sign", nil, detail) }
            default: if let detail { OFACIdentification.apply(kind, detail, country: nil, to: &entry) }
            }
        }
    }

    private func setVessel(_ entry: inout ListEntry, _ change: (inout ListedVessel) -> Void) {
        guard entry.type == .vessel else { return }
        var vessel = entry.vessel ?? ListedVessel()
        change(&vessel)
        entry.vessel = vessel
    }

    private func country(of place: XMLNode?, _ id: String, _ assembly: inout ListAssembly) -> JurisdictionCode? {
        guard let place else { return nil }
        let named = name("Country", place.first("LocationCountry")?.attributes["CountryID"])
        let area = name("AreaCode", place.first("LocationAreaCode")?.attributes["AreaCodeID"])
        return assembly.country(
            named ?? area ?? place.values(at: "LocationPart", "LocationPartValue", "Value").first, id: id)
    }

    private func address(_ place: XMLNode, _ id: String, _ assembly: inout ListAssembly) -> ListedAddress {
        var street: [String] = []
        var locality: [String] = []
        for part in place.all("LocationPart") {
            let kind = name("LocPartType", part.attributes["LocPartTypeID"])?.uppercased() ?? ""
            guard let value = part.values(at: "LocationPartValue", "Value").first else { continue }
            if kind.hasPrefix("ADDRESS") { street.append(value) } else { locality.append(value) }
        }
        let named = name("Country", place.first("LocationCountry")?.attributes["CountryID"])
        let code = country(of: place, id, &assembly)
        return ListedAddress(
            street: street.isEmpty ? nil : street.joined(separator: ", "),
            locality: locality.isEmpty ? nil : locality.joined(separator: ", "), country: code,
            countryText: code == nil ? named : nil)
    }

    private func placeText(_ place: XMLNode) -> String? {
        var parts = place.values(at: "LocationPart", "LocationPartValue", "Value")
        if let country = name("Country", place.first("LocationCountry")?.attributes["CountryID"]) {
            parts.append(country)
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    // MARK: Dates

    /// A period whose start and end each run from a first to a last day. A whole year or month is a date of that precision.
    private func listedDate(_ period: XMLNode) -> ListedDate? {
        guard let start = period.first("Start"), let from = start.first("From").flatMap(date) else { return nil }
        let to = period.first("End").flatMap { $0.first("To") ?? $0.first("From") }.flatMap(date) ?? from
        let isApproximate = start.attributes["Approximate"] == "true"
        var date: CalendarDate?
        if from == to {
            date = from
        } else if from.year == to.year, from.month == 1, from.day == 1, to.month == 12, to.day == 31 {
            date = CalendarDate(year: from.year)
        } else if from.year == to.year, let month = from.month, month == to.month, from.day == 1,
            to.day == CalendarDate.days(inMonth: month, of: to.year)
        {
            date = CalendarDate(year: from.year, month: month)
        }
        if let date { return isApproximate ? .circa(date) : .on(date) }
        guard from < to else { return nil }
        // Whole years at both ends are the years.
        if from.month == 1, from.day == 1, to.month == 12, to.day == 31, let first = CalendarDate(year: from.year),
            let last = CalendarDate(year: to.year)
        {
            return .between(first, last)
        }
        return .between(from, to)
    }

    private func date(_ node: XMLNode) -> CalendarDate? {
        node.value("Year").flatMap { Int($0) }.flatMap { year in
            CalendarDate(
                year: year, month: node.value("Month").flatMap { Int($0) }, day: node.value("Day").flatMap { Int($0) })
        }
    }

    // MARK: Listings and ties

    private func addListings(_ profile: String, to entry: inout ListEntry) {
        entry.effect = .unstated
        for listing in listings[profile] ?? [] {
            let list = name("List", listing.attributes["ListID"])?.uppercased() ?? ""
            // Standing on the SDN list blocks, whatever else is listed beside it.
            if list.contains("SDN"), !list.contains("NON-SDN") {
                entry.effect = .blocked
            } else if !list.isEmpty, entry.effect == .unstated {
                entry.effect = .restricted
            }
            for measure in listing.all("SanctionsMeasure") { entry.programs.appendNew(measure.value("Comment")) }
            for event in listing.all("EntryEvent") {
                guard let date = event.first("Date").flatMap(date) else { continue }
                entry.listedOn = min(entry.listedOn ?? date, date)
            }
        }
    }

    private func add(_ relation: (other: String, kind: String, isFrom: Bool), to entry: inout ListEntry) {
        let other = nameOfProfile[relation.other] ?? relation.other
        let kind: ListedRelation.Kind
        switch relation.kind.lowercased() {
        case "owned or controlled by": kind = relation.isFrom ? .ownedBy : .owns
        case let text where text.contains("leader or official"): kind = relation.isFrom ? .directs : .directedBy
        default: kind = .linked
        }
        entry.relations.appendNew(ListedRelation(kind, other, partyID: relation.other, role: relation.kind))
        if relation.isFrom { entry.linkedTo.appendNew(other) }
    }
}
