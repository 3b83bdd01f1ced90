// FollowTheMoney entities gathered and joined: what hangs on a party by id becomes part of its entry.
import Order

/// Entities of one export. Only what is used is kept.
struct EntityGraph {
    /// A property's values; nested entities are taken apart and stand as ids.
    typealias Properties = [String: [String]]

    private struct Party {
        var id: String
        var schema: String
        var caption: String?
        var isTarget: Bool
        var properties: Properties
    }
    private struct Link {
        var schema: String
        var properties: Properties
    }
    private var parties: [Party] = []
    private var numberOf: [String: Int] = [:]
    private var links: [String: Link] = [:]
    private var leftOut: [String: Int] = [:]
    private(set) var count = 0

    private static let partyTypes: [String: ListEntry.PartyType] = [
        "Person": .person, "Organization": .entity, "Company": .entity, "LegalEntity": .entity, "PublicBody": .entity,
        "Asset": .entity, "Vessel": .vessel, "Airplane": .aircraft,
    ]
    private static let linkSchemata: Set<String> = [
        "Passport", "Identification", "Address", "CryptoWallet", "Ownership", "Directorship", "Family", "Associate",
        "UnknownLink", "Representation", "Membership", "Employment", "Sanction",
    ]

    /// Takes one entity with those nested in it; `false` when it is none.
    mutating func take(_ value: JSONValue, depth: Int) -> Bool {
        guard depth < 8, let id = value["id"]?.string, let schema = value["schema"]?.string,
            let object = value["properties"]?.object
        else { return false }
        count += 1
        let isParty = Self.partyTypes[schema] != nil
        guard isParty || Self.linkSchemata.contains(schema) else {
            leftOut[schema, default: 0] += 1
            return true
        }
        var properties: Properties = [:]
        for (name, values) in object {
            var texts: [String] = []
            for element in values.array ?? [values] {
                if let text = element.string {
                    texts.append(text)
                } else if element["id"]?.string != nil, take(element, depth: depth + 1), let id = element["id"]?.string
                {
                    texts.append(id)
                }
            }
            if !texts.isEmpty { properties[name] = texts }
        }
        if isParty {
            let party = Party(
                id: id, schema: schema, caption: value["caption"]?.string, isTarget: value["target"]?.bool ?? false,
                properties: properties)
            // A nested mention says no more than the entity itself does.
            if let known = numberOf[id] {
                if parties[known].properties.count < properties.count { parties[known] = party }
            } else {
                numberOf[id] = parties.count
                parties.append(party)
            }
        } else {
            links[id] = Link(schema: schema, properties: properties)
        }
        return true
    }

    /// The entries: whoever is a target, has a topic or a sanction, or is owned by such a party; others are counted.
    mutating func entries(_ assembly: inout ListAssembly) -> [ListEntry] {
        var result = parties.map { entry($0, &assembly) }
        var isListed = parties.map { $0.isTarget || !($0.properties["topics"] ?? []).isEmpty }
        let sorted = links.sorted { $0.key < $1.key }
        for (_, link) in sorted where link.schema == "Sanction" {
            for id in link.properties["entity"] ?? [] {
                guard let number = numberOf[id] else { continue }
                isListed[number] = true
                sanction(link.properties, &result[number])
            }
        }
        var owned = isListed
        for (id, link) in sorted { attach(id, link, &result, isListed, &owned) }
        addOwned(&result, isListed, &owned)
        for (number, party) in parties.enumerated() {
            for id in party.properties["addressEntity"] ?? [] {
                if let address = links[id], address.schema == "Address" {
                    result[number].addAddress(Self.address(address.properties, &assembly, id: party.id))
                }
            }
        }
        let others = owned.filter { !$0 }.count
        if others > 0 { leftOut["party that is only mentioned", default: 0] += others }
        for (what, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            assembly.notes.append(.leftOut(what, count: count))
        }
        return zip(result, owned).filter(\.1).map(\.0)
    }

    // MARK: One party

    private func entry(_ party: Party, _ assembly: inout ListAssembly) -> ListEntry {
        let properties = party.properties
        func all(_ names: String...) -> [String] {
            names.flatMap { properties[$0] ?? [] }.map(\.trimmed).filter { !$0.isEmpty }
        }
        let type = Self.partyTypes[party.schema] ?? .entity
        let names = all("name")
        let primary =
            party.caption.flatMap { names.contains($0) ? $0 : nil } ?? names.first ?? party.caption ?? party.id
        var entry = ListEntry(id: party.id, type: type, name: primary)
        for name in names + all("alias") { entry.addName(name, .strongAlias) }
        for name in all("weakAlias", "abbreviation") { entry.addName(name, .weakAlias) }
        for name in all("previousName") { entry.addName(name, .formerName) }
        let topics = all("topics")
        entry.effect = topics.isEmpty && party.isTarget ? .unstated : .init(topics: topics, isSanctioned: false)
        entry.programs = all("programId", "program") + topics.filter { !$0.hasPrefix("sanction") }
        entry.titles = all("position", "title")
        for text in all("birthDate") {
            if let date = CalendarDate(String(text.prefix(10))) {
                entry.birthDates.appendNew(.on(date))
            } else {
                assembly.notes.append(.unreadableDate(text, id: party.id))
            }
        }
        entry.birthPlaces = all("birthPlace")
        let nationalities = type == .person ? all("nationality") : all("jurisdiction", "country", "flag")
        for text in nationalities { entry.nationalities.appendNew(Self.country(text, &assembly, id: party.id)) }
        for text in all("citizenship") { entry.citizenships.appendNew(Self.country(text, &assembly, id: party.id)) }
        entry.genders = all("gender").compactMap { ListEntry.Gender(rawValue: $0.lowercased()) }
        entry.emails = all("email")
        entry.telephones = all("phone")
        entry.websites = all("website")
        for text in all("address") {
            entry.addAddress(ListedAddress(street: text, locality: nil, country: nil, countryText: nil))
        }
        if type == .person {
            for text in all("country") {
                let code = Self.country(text, &assembly, id: party.id)
                let isSaid = entry.nationalities.contains { $0 == code } || entry.citizenships.contains { $0 == code }
                if !isSaid {
                    entry.addAddress(ListedAddress(street: nil, locality: nil, country: code, countryText: nil))
                }
            }
        }
        addNumbers(properties, to: &entry)
        if type == .vessel {
            entry.vessel = ListedVessel(
                callSign: all("callSign").first, type: all("type").first,
                flag: all("flag").first.flatMap { Self.country($0, &assembly, id: party.id) }, owner: nil)
        }
        let said = all("notes", "summary")
        entry.remarks = said.isEmpty ? nil : said.joined(separator: " ")
        entry.listedOn = all("createdAt").first.flatMap { CalendarDate(String($0.prefix(10))) }
        return entry
    }

    private static let numbers: [(property: String, kind: IdentificationNumber.Kind, label: String)] = [
        ("passportNumber", .passport, "Passport"), ("idNumber", .nationalID, "Identification number"),
        ("taxNumber", .taxID, "Tax number"), ("innCode", .taxID, "INN"), ("vatCode", .taxID, "VAT number"),
        ("socialSecurityNumber", .nationalID, "Social security number"),
        ("registrationNumber", .registration, "Registration number"), ("ogrnCode", .registration, "OGRN"),
        ("okpoCode", .registration, "OKPO"), ("kppCode", .registration, "KPP"), ("leiCode", .lei, "LEI"),
        ("imoNumber", .registration, "IMO"), ("mmsi", .registration, "MMSI"), ("callSign", .registration, "Call sign"),
        ("swiftBic", .registration, "SWIFT/BIC"), ("bikCode", .registration, "BIK"),
        ("dunsCode", .registration, "D-U-N-S Number"), ("uniqueEntityId", .registration, "UEI"),
        ("serialNumber", .registration, "Serial number"),
    ]

    private func addNumbers(_ properties: Properties, to entry: inout ListEntry) {
        // The country of a number is known only where the party has but one.
        let countries = Set((properties["jurisdiction"] ?? properties["country"] ?? []).map { $0.lowercased() })
        let only = countries.count == 1 ? countries.first.flatMap(Self.code) : nil
        for (property, kind, label) in Self.numbers {
            for text in properties[property] ?? [] {
                let isNational = kind == .taxID || kind == .nationalID || property == "registrationNumber"
                let number =
                    property == "imoNumber" && text.uppercased().hasPrefix("IMO") ? String(text.dropFirst(3)) : text
                entry.addDocument(kind, label, isNational && entry.type != .person ? only : nil, number)
            }
        }
        for text in properties["publicKey"] ?? [] {
            entry.wallets.appendNew(ListedWallet(currency: properties["currency"]?.first ?? "", address: text.trimmed))
        }
    }

    private func sanction(_ properties: Properties, _ entry: inout ListEntry) {
        let topics = parties[numberOf[entry.id] ?? 0].properties["topics"] ?? []
        if entry.effect == .noted || entry.effect == .unstated {
            entry.effect = .init(topics: topics, isSanctioned: topics.isEmpty)
        }
        for program in (properties["programId"] ?? []) + (properties["program"] ?? []) {
            entry.programs.appendNew(program)
        }
        for text in (properties["listingDate"] ?? []) + (properties["startDate"] ?? []) {
            if let date = CalendarDate(String(text.prefix(10))) { entry.listedOn = min(entry.listedOn ?? date, date) }
        }
    }

    // MARK: Ties

    /// Ends of a tie by schema, and how the first end reads towards the second.
    private static let ties: [String: (from: String, to: String, kind: ListedRelation.Kind)] = [
        "Ownership": ("owner", "asset", .owns), "Directorship": ("director", "organization", .directs),
        "Family": ("person", "relative", .linked), "Associate": ("person", "associate", .linked),
        "UnknownLink": ("subject", "object", .linked), "Representation": ("agent", "client", .linked),
        "Membership": ("member", "organization", .linked), "Employment": ("employee", "employer", .linked),
    ]

    private func attach(
        _ id: String, _ link: Link, _ entries: inout [ListEntry], _ isListed: [Bool], _ owned: inout [Bool]
    ) {
        let properties = link.properties
        switch link.schema {
        case "Passport", "Identification":
            let type = properties["type"]?.first ?? link.schema
            let isPassport = link.schema == "Passport" || type.lowercased().contains("passport")
            for holder in properties["holder"] ?? [] {
                guard let number = numberOf[holder] else { continue }
                for text in properties["number"] ?? [] {
                    entries[number].addDocument(
                        isPassport ? .passport : .nationalID, type, properties["country"]?.first.flatMap(Self.code),
                        text)
                }
            }
        case "CryptoWallet":
            for holder in properties["holder"] ?? [] {
                guard let number = numberOf[holder] else { continue }
                for key in properties["publicKey"] ?? [] {
                    entries[number].wallets.appendNew(
                        ListedWallet(currency: properties["currency"]?.first ?? "", address: key.trimmed))
                }
            }
        default:
            guard let tie = Self.ties[link.schema] else { return }
            let role = (properties["role"] ?? properties["relationship"] ?? properties["ownershipType"])?.first
            // A tie that has ended is none of ownership any more.
            let hasEnded = properties["endDate"] != nil
            let kind: ListedRelation.Kind = hasEnded && tie.kind != .linked ? .linked : tie.kind
            let share = kind == .owns ? properties["percentage"]?.first.flatMap(OwnershipShare.parse) : nil
            for from in properties[tie.from] ?? [] {
                for to in properties[tie.to] ?? [] where from != to {
                    let ends = (numberOf[from], numberOf[to])
                    let names = (
                        ends.0.map { entries[$0].primaryName } ?? from, ends.1.map { entries[$0].primaryName } ?? to
                    )
                    let text = hasEnded ? "former " + (role ?? link.schema.lowercased()) : role
                    if let number = ends.0 {
                        entries[number].relations.appendNew(
                            ListedRelation(kind, names.1, partyID: to, share: share, role: text))
                    }
                    if let number = ends.1 {
                        let back: ListedRelation.Kind =
                            kind == .owns ? .ownedBy : kind == .directs ? .directedBy : .linked
                        entries[number].relations.appendNew(
                            ListedRelation(back, names.0, partyID: from, share: share, role: text))
                        if kind == .owns, let owner = ends.0, isListed[owner] { owned[number] = true }
                    }
                }
            }
        }
    }

    /// Whoever listed parties own half of, together and through others, counts as listed with them (the 50 percent rule), and
    /// so may whoever they may own half of, where a share is not stated. Each says through whom.
    private func addOwned(_ entries: inout [ListEntry], _ isListed: [Bool], _ owned: inout [Bool]) {
        let blocking = entries.indices.filter { isListed[$0] && entries[$0].blocksWhatItOwns }
        guard !blocking.isEmpty else { return }
        func id(_ number: Int) -> OwnershipPartyID { OwnershipPartyID(rawValue: parties[number].id) }
        var interests: [OwnershipInterest] = []
        var names: [OwnershipPartyID: String] = [:]
        for number in entries.indices {
            for relation in entries[number].relations where relation.kind == .ownedBy {
                guard let owner = relation.partyID.flatMap({ numberOf[$0] }) else { continue }
                interests.append(OwnershipInterest(id(owner), owns: id(number), share: relation.share))
                names[id(owner)] = entries[owner].primaryName
                names[id(number)] = entries[number].primaryName
            }
        }
        let graph = OwnershipGraph(interests, names: names)
        for finding in graph.blockedOwnership(listed: Set(blocking.map(id))) {
            guard let number = numberOf[finding.party.rawValue], !isListed[number] else { continue }
            // Owners whom nobody states are not taken to be listed here: every company would be.
            let chains = finding.paths.filter { path in
                path.steps.allSatisfy { $0.share.upperBound >= OwnershipGraph.threshold }
            }
            let isOwned = finding.verdict == .owned
            guard isOwned || finding.verdict == .undetermined && !chains.isEmpty else { continue }
            owned[number] = true
            entries[number].effect = isOwned ? .blocked : .unstated
            entries[number].remarks = ListEntry.ownershipRemark(
                isCertain: isOwned, chains: isOwned ? finding.paths : chains, entries[number].remarks)
        }
    }

    // MARK: Places

    private static func address(_ properties: Properties, _ assembly: inout ListAssembly, id: String) -> ListedAddress {
        let street = properties["street"]?.first ?? (properties["city"] == nil ? properties["full"]?.first : nil)
        let locality = ["city", "region", "state", "postalCode"].compactMap { properties[$0]?.first }
        return ListedAddress(
            street: street ?? properties["full"]?.first,
            locality: locality.isEmpty ? nil : locality.joined(separator: ", "),
            country: properties["country"]?.first.flatMap { country($0, &assembly, id: id) }, countryText: nil)
    }

    private static func country(_ text: String, _ assembly: inout ListAssembly, id: String) -> JurisdictionCode? {
        code(text) ?? assembly.country(text, id: id)
    }

    /// FollowTheMoney's codes: ISO 3166-1 in small letters, and some of its own (`suhh`, `ua-cri`).
    static func code(_ text: String) -> JurisdictionCode? {
        switch text.lowercased() {
        case "suhh": return try? JurisdictionCode(parsing: "SU")
        case "ua-cri": return JurisdictionCode(unchecked: "UA")
        case "zz": return nil
        case let text where text.utf8.count == 2: return try? JurisdictionCode(parsing: text.uppercased())
        default: return try? JurisdictionCode(parsing: text)
        }
    }
}
