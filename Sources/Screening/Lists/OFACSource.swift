// OFAC's Specially Designated Nationals list in its CSV form: `sdn.csv`, `alt.csv`, `add.csv`, and `sdn_comments.csv`
// where remarks are continued. Fields, null marks and file ends as in OFAC's data specification ("-0-" is null).
import Order

/// Reads OFAC's SDN files.
public struct OFACSource: ListSource {
    public let list: ListID
    public init(list: ListID = .ofacSDN) { self.list = list }

    public var fileNames: [String] { ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"] }

    public func read(_ files: [String: [UInt8]]) throws(ListError) -> ListReading {
        guard let parties = files["sdn.csv"] else { throw ListError.missingFile("sdn.csv") }
        var reading = Reading(list: list)
        try reading.readParties(parties, comments: try Self.comments(files["sdn_comments.csv"]))
        if reading.entries.isEmpty { throw ListError.empty("sdn.csv") }
        if let aliases = files["alt.csv"] { try reading.readAliases(aliases) }
        if let addresses = files["add.csv"] { try reading.readAddresses(addresses) }
        reading.noteSharedIDs()
        reading.counts.documents = reading.entries.reduce(0) { $0 + $1.documents.count }
        reading.counts.wallets = reading.entries.reduce(0) { $0 + $1.wallets.count }
        return ListReading(entries: reading.entries, counts: reading.counts, notes: reading.notes)
    }

    /// Continuations of remarks by id.
    private static func comments(_ bytes: [UInt8]?) throws(ListError) -> [String: String] {
        guard let bytes else { return [:] }
        var rows = CSVRows(bytes, file: "sdn_comments.csv")
        var result: [String: String] = [:]
        while let row = try rows.next() {
            guard row.count >= 2, let id = field(row[0]), let text = field(row[1]) else { continue }
            result[id, default: ""] += text
        }
        return result
    }

    /// A field's text, `nil` where the list writes nothing.
    static func field(_ bytes: [UInt8]) -> String? {
        let text = LatinText.decode(bytes).trimmed
        return text.isEmpty || text == "-0-" ? nil : text
    }
}

private struct Reading {
    let list: ListID
    var entries: [ListEntry] = []
    var counts = ListVersion.Counts()
    var notes: [ListReading.Note] = []
    private var numbersByID: [String: [Int]] = [:]
    private var ambiguous: Set<String> = []

    init(list: ListID) { self.list = list }

    mutating func readParties(_ bytes: [UInt8], comments: [String: String]) throws(ListError) {
        var rows = CSVRows(bytes, file: "sdn.csv")
        while let row = try rows.next() {
            guard row.count == 12 else {
                throw ListError.malformed(file: "sdn.csv", line: rows.line, "\(row.count) fields stand where 12 belong")
            }
            guard let id = OFACSource.field(row[0]), id.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let name = OFACSource.field(row[1])
            else { throw ListError.malformed(file: "sdn.csv", line: rows.line, "the id or the name is missing") }
            counts.parties += 1
            let type: ListEntry.PartyType =
                switch OFACSource.field(row[2])?.lowercased() {
                case "individual": .person
                case "vessel": .vessel
                case "aircraft": .aircraft
                default: .entity
                }
            let before = numbersByID[id]?.count ?? 0
            var entry = ListEntry(
                list: list, id: id, ordinal: before + 1, type: type, names: [ListedName(name, .primary)],
                programs: Self.programs(OFACSource.field(row[3])),
                effect: list == .ofacConsolidated ? .restricted : .blocked)
            if let title = OFACSource.field(row[4]) { entry.titles = [title] }
            if type == .vessel, let callSign = OFACSource.field(row[5]) {
                entry.documents.append(
                    ListedDocument(kind: .registration, label: "Call sign", country: nil, number: callSign))
            }
            if type == .vessel {
                let flag = OFACSource.field(row[9]).flatMap(CountryNames.code)
                if let flag { entry.nationalities = [flag] }
                entry.vessel = ListedVessel(
                    callSign: OFACSource.field(row[5]), type: OFACSource.field(row[6]), flag: flag,
                    owner: OFACSource.field(row[10]))
            }
            if var remarks = OFACSource.field(row[11]) {
                if let more = comments[id] { remarks += more }
                entry.remarks = remarks
                OFACRemarks.parse(remarks, into: &entry, notes: &notes)
            }
            numbersByID[id, default: []].append(entries.count)
            entries.append(entry)
        }
    }

    /// `CYBER2] [CAATSA - RUSSIA` → both.
    private static func programs(_ text: String?) -> [String] {
        guard let text else { return [] }
        return text.split(whereSeparator: { $0 == "[" || $0 == "]" }).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private mutating func owner(_ id: String) -> Int? {
        guard let numbers = numbersByID[id], let first = numbers.first else { return nil }
        if numbers.count > 1, ambiguous.insert(id).inserted { notes.append(.ambiguousOwner(id)) }
        return first
    }

    mutating func readAliases(_ bytes: [UInt8]) throws(ListError) {
        var rows = CSVRows(bytes, file: "alt.csv")
        while let row = try rows.next() {
            guard row.count == 5 else {
                throw ListError.malformed(file: "alt.csv", line: rows.line, "\(row.count) fields stand where 5 belong")
            }
            guard let id = OFACSource.field(row[0]), let name = OFACSource.field(row[3]) else {
                throw ListError.malformed(file: "alt.csv", line: rows.line, "the id or the name is missing")
            }
            counts.aliases += 1
            guard let number = owner(id) else {
                notes.append(.orphanAlias(id))
                continue
            }
            let kind: ListedName.Kind = OFACSource.field(row[2])?.lowercased() == "fka" ? .formerName : .strongAlias
            entries[number].names.append(ListedName(name, kind))
        }
    }

    mutating func readAddresses(_ bytes: [UInt8]) throws(ListError) {
        var rows = CSVRows(bytes, file: "add.csv")
        while let row = try rows.next() {
            guard row.count == 6 else {
                throw ListError.malformed(file: "add.csv", line: rows.line, "\(row.count) fields stand where 6 belong")
            }
            guard let id = OFACSource.field(row[0]) else {
                throw ListError.malformed(file: "add.csv", line: rows.line, "the id is missing")
            }
            counts.addresses += 1
            guard let number = owner(id) else {
                notes.append(.orphanAddress(id))
                continue
            }
            let country = OFACSource.field(row[4])
            let code = country.flatMap(CountryNames.code)
            if let country, code == nil, country != "undetermined" { notes.append(.unknownCountry(country, id: id)) }
            entries[number].addresses.append(
                ListedAddress(
                    street: OFACSource.field(row[2]), locality: OFACSource.field(row[3]), country: code,
                    countryText: code == nil ? country : nil, remarks: OFACSource.field(row[5])))
        }
    }

    mutating func noteSharedIDs() {
        for (id, numbers) in numbersByID.sorted(by: { $0.key < $1.key }) where numbers.count > 1 {
            notes.append(.sharedID(id, parties: numbers.count))
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
