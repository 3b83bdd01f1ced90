// OFAC's Specially Designated Nationals list in its CSV form: `sdn.csv`, `alt.csv`, `add.csv`, and `sdn_comments.csv`
// where remarks are continued. Fields, null marks and file ends as in OFAC's data specification ("-0-" is null).
import Order

/// Reads.
public struct OFACSource: ListSource {
    public let list: ListID
    public init(list: ListID = .ofacSDN) { self.list = list }

    public var fileNames: [String] { Part.allCases.map { $0.name(in: list) } }

    /// What each of the files holds; none has a header.
    enum Part: CaseIterable {
        case parties, aliases, addresses, comments

        /// Tells the part by the fields of a row: an id of digits first, and so many of them.
        init?(row: [[UInt8]]) {
            guard let id = row.first, !id.isEmpty, id.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            switch row.count {
            case 12: self = .parties
            case 5: self = .aliases
            case 6: self = .addresses
            case 2: self = .comments
            default: return nil
            }
        }
        func name(in list: ListID) -> String {
            let isConsolidated = list == .ofacConsolidated
            return switch self {
            case .parties: isConsolidated ? "cons_prim.csv" : "sdn.csv"
            case .aliases: isConsolidated ? "cons_alt.csv" : "alt.csv"
            case .addresses: isConsolidated ? "cons_add.csv" : "add.csv"
            case .comments: isConsolidated ? "cons_comments.csv" : "sdn_comments.csv"
            }
        }
    }

    /// The name under which a file is known, told by its content: publishers and people name them in many ways.
    static func standardName(_ name: String, _ bytes: [UInt8]) throws(ListError) -> String {
        var rows = CSVRows(bytes, file: name)
        guard let row = try rows.next(), let part = Part(row: row) else { throw ListError.unrecognised(name) }
        return part.name(in: ListFormat.ofacCSV.usualList(for: name))
    }

    public func read(_ files: [String: [UInt8]]) throws(ListError) -> ListReading {
        func file(_ part: Part) -> (name: String, bytes: [UInt8])? {
            // A list under a name of one's own comes with the publisher's names of either list.
            for name in [part.name(in: list), part.name(in: .ofacSDN), part.name(in: .ofacConsolidated)] {
                if let bytes = files[name] { return (name, bytes) }
            }
            return nil
        }
        guard let parties = file(.parties) else { throw ListError.missingFile(Part.parties.name(in: list)) }
        for (name, bytes) in files {
            try ListText.refuseWideText(bytes, file: name)
            try Self.requireWholeRows(bytes, name)
        }
        var reading = Reading(list: list)
        try reading.readParties(parties.bytes, parties.name, comments: try Self.comments(file(.comments)))
        if reading.entries.isEmpty { throw ListError.empty(parties.name) }
        if let aliases = file(.aliases) { try reading.readAliases(aliases.bytes, aliases.name) }
        if let addresses = file(.addresses) { try reading.readAddresses(addresses.bytes, addresses.name) }
        reading.noteSharedIDs()
        reading.counts.documents = reading.entries.reduce(0) { $0 + $1.documents.count }
        reading.counts.wallets = reading.entries.reduce(0) { $0 + $1.wallets.count }
        var result = ListReading(entries: reading.entries, counts: reading.counts, notes: reading.notes)
        if reading.counts.aliases == 0 { result.missing.append(.init(Part.aliases.name(in: list), .aliases)) }
        if reading.counts.addresses == 0 { result.missing.append(.init(Part.addresses.name(in: list), .addresses)) }
        return result
    }

    /// Each row of OFAC's files ends its line, the last one too: what ends elsewhere was cut off.
    private static func requireWholeRows(_ bytes: [UInt8], _ name: String) throws(ListError) {
        let last = bytes.last { $0 != 0x1A }
        guard let last, last != 0x0A, last != 0x0D else { return }
        let line = bytes.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        throw ListError.truncated(file: name, line: line)
    }

    /// Continuations of remarks by id.
    private static func comments(_ file: (name: String, bytes: [UInt8])?) throws(ListError) -> [String: String] {
        guard let file else { return [:] }
        var rows = CSVRows(file.bytes, file: file.name)
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
    /// What the rows of an id that comes more than once say.
    private var contentsByID: [String: Set<ListEntry>] = [:]
    private var repeated: [String: Int] = [:]
    private var ambiguous: Set<String> = []

    init(list: ListID) { self.list = list }

    mutating func readParties(_ bytes: [UInt8], _ file: String, comments: [String: String]) throws(ListError) {
        var rows = CSVRows(bytes, file: file)
        while let row = try rows.next() {
            guard row.count == 12 else {
                throw ListError.malformed(file: file, line: rows.line, "\(row.count) fields stand where 12 belong")
            }
            guard let id = OFACSource.field(row[0]), id.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let name = OFACSource.field(row[1])
            else { throw ListError.malformed(file: file, line: rows.line, "the id or the name is missing") }
            counts.parties += 1
            let type: ListEntry.PartyType =
                switch OFACSource.field(row[2])?.lowercased() {
                case "individual": .person
                case "vessel": .vessel
                case "aircraft": .aircraft
                default: .entity
                }
            guard counts.parties <= Limits.listEntries else {
                throw ListError.tooMany(file: file, limit: Limits.listEntries)
            }
            let before = numbersByID[id] ?? []
            var entry = ListEntry(
                list: list, id: id, type: type, names: [ListedName(name, .primary)],
                programs: Self.programs(OFACSource.field(row[3])),
                effect: file.hasPrefix("cons") ? .restricted : .blocked)
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
            guard entry.leaveOutUnreadable(&notes, keepsWallets: true) else { continue }
            if let first = before.first {
                if contentsByID[id] == nil { contentsByID[id] = [entries[first]] }
                guard contentsByID[id]?.insert(entry).inserted == true else {
                    repeated[id, default: 1] += 1
                    continue
                }
                entry.ordinal = before.count + 1
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

    mutating func readAliases(_ bytes: [UInt8], _ file: String) throws(ListError) {
        var rows = CSVRows(bytes, file: file)
        while let row = try rows.next() {
            guard row.count == 5 else {
                throw ListError.malformed(file: file, line: rows.line, "\(row.count) fields stand where 5 belong")
            }
            guard let id = OFACSource.field(row[0]), let name = OFACSource.field(row[3]) else {
                throw ListError.malformed(file: file, line: rows.line, "the id or the name is missing")
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

    mutating func readAddresses(_ bytes: [UInt8], _ file: String) throws(ListError) {
        var rows = CSVRows(bytes, file: file)
        while let row = try rows.next() {
            guard row.count == 6 else {
                throw ListError.malformed(file: file, line: rows.line, "\(row.count) fields stand where 6 belong")
            }
            guard let id = OFACSource.field(row[0]) else {
                throw ListError.malformed(file: file, line: rows.line, "the id is missing")
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
        for (id, times) in repeated.sorted(by: { $0.key < $1.key }) { notes.append(.repeated(id, times: times)) }
    }
}
