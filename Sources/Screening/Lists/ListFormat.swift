// Which format a file is in, told by what it holds; names only settle what the content leaves open.
import Order

/// The published formats that lists are read in.
public enum ListFormat: String, Hashable, Sendable, CaseIterable {
    /// `sdn.csv`, `alt.csv`, `add.csv`, `sdn_comments.csv`; `cons_prim.csv` and its like.
    case ofacCSV = "ofac-csv"
    /// `sdn.xml`, `consolidated.xml`: root `sdnList`.
    case ofacXML = "ofac-xml"
    /// `sdn_advanced.xml`, `cons_advanced.xml`: root `Sanctions`.
    case ofacAdvancedXML = "ofac-advanced-xml"
    /// The Security Council's `CONSOLIDATED_LIST`.
    case unitedNationsXML = "un-xml"
    case consolidatedScreeningCSV = "csl-csv"
    case consolidatedScreeningJSON = "csl-json"
    /// FollowTheMoney entities, one JSON object a line.
    case openSanctionsEntities = "opensanctions-ftm"
    /// `targets.simple.csv`.
    case openSanctionsTable = "opensanctions-csv"
    /// A table of one's own (docs/LISTS.md has its columns).
    case ownTable = "csv"

    /// Reads the files of one list. Throws when the text is not what the publisher writes.
    public func read(_ files: [String: [UInt8]], as list: ListID) throws(ListError) -> ListReading {
        if self == .ofacCSV { return try OFACSource(list: list).read(files) }
        guard let (name, bytes) = files.min(by: { $0.key < $1.key }) else { throw ListError.missingFile("a file") }
        guard files.count == 1 else { throw ListError.ambiguous(list: list, files: files.keys.sorted()) }
        var assembly = ListAssembly(list: list)
        switch self {
        case .ofacCSV: break
        case .ofacXML: try OFACDocument.read(bytes, file: name, into: &assembly)
        case .ofacAdvancedXML: try OFACAdvancedDocument.read(bytes, file: name, into: &assembly)
        case .unitedNationsXML: try UnitedNationsDocument.read(bytes, file: name, into: &assembly)
        case .consolidatedScreeningCSV: try ConsolidatedScreening.readTable(bytes, file: name, into: &assembly)
        case .consolidatedScreeningJSON: try ConsolidatedScreening.readJSON(bytes, file: name, into: &assembly)
        case .openSanctionsEntities: try OpenSanctionsEntities.read(bytes, file: name, into: &assembly)
        case .openSanctionsTable: try OpenSanctionsTable.read(bytes, file: name, into: &assembly)
        case .ownTable: try OwnTable.read(bytes, file: name, into: &assembly)
        }
        return try assembly.finish(file: name)
    }

    /// Tells the format of one file from its beginning.
    ///
    /// - Throws: ``ListError/unrecognised(_:)``, ``ListError/wrongEncoding(file:line:_:)`` for UTF-16, and what the
    ///   beginning of an XML text that may not be read says.
    public static func recognise(_ bytes: [UInt8], named name: String) throws(ListError) -> ListFormat {
        try ListText.refuseWideText(bytes, file: name)
        let start = ListText.start(bytes)
        guard let first = bytes[start...].first(where: { $0 > 0x20 }) else { throw ListError.empty(name) }
        switch first {
        case UInt8(ascii: "<"):
            switch try XMLRecords.root(bytes, file: name) {
            case "sdnList": return .ofacXML
            case "Sanctions": return .ofacAdvancedXML
            case "CONSOLIDATED_LIST": return .unitedNationsXML
            default: throw ListError.unrecognised(name)
            }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // The first line of FollowTheMoney is a whole object; the screening list is one object with `results`, or that
            // array alone.
            if OpenSanctionsEntities.beginsWithEntity(bytes[start...]) { return .openSanctionsEntities }
            guard try ConsolidatedScreening.holdsRecords(bytes, file: name) else {
                throw ListError.unrecognised(name)
            }
            return .consolidatedScreeningJSON
        default: return try recogniseTable(bytes, named: name)
        }
    }

    private static func recogniseTable(_ bytes: [UInt8], named name: String) throws(ListError) -> ListFormat {
        var rows = CSVRows(bytes, file: name)
        guard let row = try rows.next() else { throw ListError.empty(name) }
        let header = Set(row.map { LatinText.decode($0).trimmed.lowercased() })
        if header.isSuperset(of: ["source", "entity_number", "name", "programs"]) { return .consolidatedScreeningCSV }
        if header.isSuperset(of: ["id", "schema", "name", "aliases"]) { return .openSanctionsTable }
        if header.contains("name") { return .ownTable }
        if OFACSource.Part(row: row) != nil { return .ofacCSV }
        throw ListError.unrecognised(name)
    }
}

/// The files of one list, as they came in.
public struct ListParcel: Sendable {
    public var list: ListID
    public var format: ListFormat
    /// By the names under which the format knows them.
    public var files: [String: [UInt8]]

    public func read() throws(ListError) -> ListReading { try format.read(files, as: list) }

    /// Sorts files into lists. A file whose format is not told by its content is an error when it is the only one, and
    /// is otherwise passed over and named in `passedOver`.
    ///
    /// - Parameters:
    ///   - list: the list they are; `nil` takes the format's usual one. With a name, the files must be of one list.
    public static func sort(
        _ files: [String: [UInt8]], as list: ListID? = nil
    ) throws(ListError) -> (parcels: [ListParcel], passedOver: [ListError]) {
        var parcels: [ListID: ListParcel] = [:]
        var passedOver: [ListError] = []
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let format: ListFormat
            do { format = try ListFormat.recognise(bytes, named: name) } catch {
                if files.count == 1 { throw error }
                passedOver.append(error)
                continue
            }
            let id = list ?? format.usualList(for: name)
            let known = format == .ofacCSV ? try OFACSource.standardName(name, bytes) : name
            var parcel = parcels[id] ?? ListParcel(list: id, format: format, files: [:])
            guard parcel.format == format, parcel.files.isEmpty || format == .ofacCSV, parcel.files[known] == nil else {
                throw ListError.ambiguous(list: id, files: parcel.files.keys.sorted() + [name])
            }
            parcel.files[known] = bytes
            parcels[id] = parcel
        }
        guard !parcels.isEmpty else { throw passedOver.first ?? ListError.missingFile("a list") }
        return (parcels.values.sorted { $0.list < $1.list }, passedOver)
    }
}

extension ListFormat {
    /// The list that a file of this format usually is. OFAC publishes two lists in the same formats, which only the name
    /// of the file tells apart; a table of one's own is named after its file.
    public func usualList(for name: String) -> ListID {
        let lower = name.lowercased()
        switch self {
        case .ofacCSV, .ofacXML, .ofacAdvancedXML: return lower.hasPrefix("cons") ? .ofacConsolidated : .ofacSDN
        case .unitedNationsXML: return .unitedNations
        case .consolidatedScreeningCSV, .consolidatedScreeningJSON: return .consolidatedScreening
        case .openSanctionsEntities, .openSanctionsTable: return .openSanctions
        case .ownTable:
            let stem = lower.split(separator: ".").first.map(String.init) ?? lower
            let plain = stem.utf8.map { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "-")
            }
            let text = String(decoding: plain.prefix(64), as: UTF8.self)
            return ListID(rawValue: text) ?? ListID(known: "own")
        }
    }
}
