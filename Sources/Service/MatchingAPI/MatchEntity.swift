import Order
import Screening

/// A list entry as an entity of the FollowTheMoney model, which that API speaks in.
struct MatchEntity {
    var entry: ListEntry
    var version: ListVersion
    /// Other lists that repeat it.
    var alsoOn: [AlsoListed] = []

    /// The id: OpenSanctions' own where the list is theirs, `ofac-NUMBER` as they write OFAC's, else list and reference.
    static func id(of entry: ListEntry) -> String {
        switch entry.list {
        case .openSanctions: entry.reference
        case .ofacSDN, .ofacConsolidated: "ofac-\(entry.reference)"
        default: "\(entry.list.rawValue)-\(entry.reference)"
        }
    }

    /// The keys of entries that an id may stand for.
    static func keys(of id: String, among versions: [ListVersion]) -> [String] {
        var keys = versions.map(\.list).compactMap { list -> String? in
            let prefix = list.rawValue + "-"
            return id.hasPrefix(prefix) ? "\(list)/\(id.dropFirst(prefix.count))" : nil
        }
        if id.hasPrefix("ofac-") {
            keys += [ListID.ofacSDN, .ofacConsolidated].map { "\($0)/\(id.dropFirst(5))" }
        }
        keys.append("\(ListID.openSanctions)/\(id)")
        // What `referents` calls it.
        if let slash = id.firstIndex(of: "/"), versions.contains(where: { $0.list.rawValue == id[..<slash] }) {
            keys.append(id)
        }
        return keys
    }

    var schema: String {
        switch entry.type {
        case .person: "Person"
        case .entity: "LegalEntity"
        case .vessel: "Vessel"
        case .aircraft: "Airplane"
        }
    }

    /// What follows from being listed, in that model's words.
    var topics: [String] { entry.effect == .noted ? [] : ["sanction"] }

    /// `{id, caption, schema, properties, datasets, referents, target, first_seen, last_seen, last_change}`.
    var members: [String: JSONValue] {
        let imported = JSONValue.string(MatchDatasets.seconds(version.importedAt))
        return [
            "id": .string(MatchEntity.id(of: entry)), "caption": .string(entry.primaryName),
            "schema": .string(schema), "properties": .object(properties),
            "datasets": texts(([entry.list] + alsoOn.map(\.list)).map(MatchDatasets.name(of:))),
            "referents": texts([entry.key] + alsoOn.map(\.key)),
            "target": true, "first_seen": entry.listedOn.map { .string($0.description) } ?? .null,
            "last_seen": imported, "last_change": imported,
        ]
    }

    private var properties: [String: JSONValue] {
        var found: [String: [String]] = [:]
        func put(_ name: String, _ values: some Sequence<String>) {
            for value in values where !value.isEmpty && found[name]?.contains(value) != true {
                found[name, default: []].append(value)
            }
        }
        func codes(_ places: [JurisdictionCode]) -> [String] { places.map { $0.country.lowercased() } }
        put("name", entry.names.filter { $0.kind == .primary }.map(\.text))
        put("alias", entry.names.filter { $0.kind == .strongAlias }.map(\.text))
        put("weakAlias", entry.names.filter { $0.kind == .weakAlias }.map(\.text))
        put("previousName", entry.names.filter { $0.kind == .formerName }.map(\.text))
        put("topics", topics)
        put("program", entry.programs)
        put("notes", [entry.remarks].compactMap(\.self))
        put("address", entry.addresses.map(\.words))
        put("country", codes(entry.addresses.compactMap(\.country)))
        put("email", entry.emails)
        put("phone", entry.telephones)
        put("website", entry.websites)
        put("cryptoWallets", entry.wallets.map(\.address))
        if entry.type == .person {
            put("birthDate", entry.birthDates.flatMap(\.days))
            put("birthPlace", entry.birthPlaces)
            put("nationality", codes(entry.nationalities))
            put("citizenship", codes(entry.citizenships))
            put("gender", entry.genders.map(\.rawValue))
            put("title", entry.titles)
        } else {
            put("jurisdiction", codes(entry.nationalities))
        }
        if let vessel = entry.vessel {
            put("callSign", [vessel.callSign].compactMap(\.self))
            put("type", [vessel.type].compactMap(\.self))
            put("flag", codes([vessel.flag].compactMap(\.self)))
        }
        for document in entry.documents { put(MatchEntity.property(of: document, entry.type), [document.number]) }
        return found.mapValues(texts)
    }

    private static func property(of document: ListedDocument, _ type: ListEntry.PartyType) -> String {
        if type == .vessel, document.label.uppercased().contains("IMO") || document.label.contains("Vessel") {
            return "imoNumber"
        }
        switch document.kind {
        case .passport: return "passportNumber"
        case .taxID: return "taxNumber"
        case .registration: return "registrationNumber"
        case .lei: return "leiCode"
        case .nationalID, .identityCard, .driverLicence, .other: return "idNumber"
        }
    }
}

extension ListedDate {
    /// As that model writes dates: a day, a month or a year, and both ends of a range.
    fileprivate var days: [String] {
        switch self {
        case .on(let date): [date.description]
        case .circa(let date): [String(date.year)]
        case .between(let first, let last):
            first.year == last.year ? [String(first.year)] : [String(first.year), String(last.year)]
        }
    }
}
