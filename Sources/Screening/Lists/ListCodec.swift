// Our own file of one edition: small, checked by digest, and read in a fraction of a second.
import Crypto
import Order

/// `GHLIST1\n`, the JSON of the version (length-prefixed), the parties as length-prefixed fields, and SHA-256 of all before it.
enum ListCodec {
    private static let magic = Array("GHLIST1\n".utf8)

    static func encode(_ list: ScreeningList) -> [UInt8] {
        var out = Writer()
        out.bytes = magic
        out.version(list.version)
        out.bytes.append(contentsOf: encode(list.entries))
        out.bytes.append(contentsOf: Array(SHA256.hash(data: out.bytes)))
        return out.bytes
    }

    /// The parties alone: what the content digest is over.
    static func encode(_ entries: [ListEntry]) -> [UInt8] {
        var out = Writer()
        out.number(entries.count)
        for entry in entries { out.entry(entry) }
        return out.bytes
    }

    static func encode(_ entry: ListEntry) -> [UInt8] {
        var out = Writer()
        out.entry(entry)
        return out.bytes
    }

    /// Throws `damaged` for anything but what `encode` wrote.
    static func decode(_ bytes: [UInt8], file: String) throws(ListError) -> ScreeningList {
        guard bytes.count > magic.count + 32, bytes.starts(with: magic),
            Array(SHA256.hash(data: bytes.dropLast(32))) == Array(bytes.suffix(32))
        else { throw ListError.damaged(file) }
        var reader = Reader(bytes: bytes, at: magic.count, end: bytes.count - 32)
        guard let version = reader.version(), let count = reader.number(), count <= Limits.listEntries else {
            throw ListError.damaged(file)
        }
        var entries: [ListEntry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            guard let entry = reader.entry(version.list) else { throw ListError.damaged(file) }
            entries.append(entry)
        }
        guard reader.at == reader.end else { throw ListError.damaged(file) }
        return ScreeningList(version: version, entries: entries)
    }

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for byte in digest {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
    static func digest(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }
}

private struct Writer {
    var bytes: [UInt8] = []

    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
    mutating func text(_ value: String) {
        let utf8 = value.utf8
        number(utf8.count)
        bytes.append(contentsOf: utf8)
    }
    mutating func optional(_ value: String?) {
        guard let value else {
            bytes.append(0)
            return
        }
        bytes.append(1)
        text(value)
    }
    mutating func texts(_ values: [String]) {
        number(values.count)
        for value in values { text(value) }
    }
    mutating func time(_ value: Timestamp?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { number(Int(value.milliseconds)) }
    }

    mutating func version(_ version: ListVersion) {
        text(version.list.rawValue)
        number(version.number)
        text(version.sourceDigest)
        text(version.contentDigest)
        time(version.importedAt)
        optional(version.publishedOn?.description)
        let counts = version.counts
        for count in [counts.parties, counts.aliases, counts.addresses, counts.documents, counts.wallets] {
            number(count)
        }
    }

    mutating func entry(_ entry: ListEntry) {
        text(entry.id)
        number(entry.ordinal)
        text(entry.type.rawValue)
        number(entry.names.count)
        for name in entry.names {
            text(name.text)
            text(name.kind.rawValue)
        }
        texts(entry.programs)
        texts(entry.titles)
        number(entry.birthDates.count)
        for date in entry.birthDates {
            switch date {
            case .on(let date): texts(["on", date.description])
            case .circa(let date): texts(["circa", date.description])
            case .between(let first, let last): texts(["between", first.description, last.description])
            }
        }
        texts(entry.birthPlaces)
        texts(entry.nationalities.map(\.code))
        texts(entry.citizenships.map(\.code))
        texts(entry.genders.map(\.rawValue))
        number(entry.documents.count)
        for document in entry.documents {
            text(document.kind.rawValue)
            text(document.label)
            optional(document.country?.code)
            text(document.number)
        }
        texts(entry.emails)
        texts(entry.telephones)
        number(entry.wallets.count)
        for wallet in entry.wallets {
            text(wallet.currency)
            text(wallet.address)
        }
        texts(entry.websites)
        number(entry.addresses.count)
        for address in entry.addresses {
            optional(address.street)
            optional(address.locality)
            optional(address.country?.code)
            optional(address.countryText)
            optional(address.remarks)
        }
        texts(entry.linkedTo)
        bytes.append(entry.inForce == nil ? 0 : 1)
        if let inForce = entry.inForce {
            time(inForce.from)
            time(inForce.until)
        }
        optional(entry.remarks)
    }
}

/// Every reading is checked against the end; `nil` is damage.
private struct Reader {
    var bytes: [UInt8]
    var at: Int
    var end: Int

    mutating func byte() -> UInt8? {
        guard at < end else { return nil }
        defer { at += 1 }
        return bytes[at]
    }
    mutating func number() -> Int? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let next = byte() else { return nil }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(Int64(bitPattern: value)) }
        }
        return nil
    }
    mutating func text() -> String? {
        guard let count = number(), count >= 0, count <= end - at else { return nil }
        defer { at += count }
        return String(decoding: bytes[at..<(at + count)], as: UTF8.self)
    }
    /// `nil` is damage, `.some(nil)` an absent value.
    mutating func optional() -> String?? {
        switch byte() {
        case 0: .some(nil)
        case 1: text().map { .some($0) }
        default: nil
        }
    }
    mutating func list<T>(_ element: (inout Reader) -> T?) -> [T]? {
        guard let count = number(), count >= 0, count <= end - at else { return nil }
        var result: [T] = []
        result.reserveCapacity(count)
        for _ in 0..<count {
            guard let value = element(&self) else { return nil }
            result.append(value)
        }
        return result
    }
    mutating func texts() -> [String]? { list { $0.text() } }
    mutating func time() -> Timestamp?? {
        switch byte() {
        case 0: .some(nil)
        case 1: number().map { .some(Timestamp(milliseconds: Int64($0))) }
        default: nil
        }
    }
    mutating func countries() -> [JurisdictionCode]? { texts()?.map { JurisdictionCode(unchecked: $0) } }

    mutating func version() -> ListVersion? {
        guard let id = text(), let list = ListID(rawValue: id), let number = number(), let source = text(),
            let content = text(), let imported = time(), let importedAt = imported, let published = optional(),
            let parties = self.number(), let aliases = self.number(), let addresses = self.number(),
            let documents = self.number(), let wallets = self.number()
        else { return nil }
        return ListVersion(
            list: list, number: number, sourceDigest: source, contentDigest: content, importedAt: importedAt,
            publishedOn: published.flatMap { CalendarDate($0) },
            counts: .init(
                parties: parties, aliases: aliases, addresses: addresses, documents: documents, wallets: wallets))
    }

    mutating func entry(_ list: ListID) -> ListEntry? {
        guard let id = text(), let ordinal = number(), let type = text().flatMap(ListEntry.PartyType.init),
            let names = self.list({ (reader: inout Reader) -> ListedName? in
                guard let text = reader.text(), let kind = reader.text().flatMap(ListedName.Kind.init) else {
                    return nil
                }
                return ListedName(text, kind)
            })
        else { return nil }
        var entry = ListEntry(list: list, id: id, ordinal: ordinal, type: type, names: names)
        guard let programs = texts(), let titles = texts(), let dates = self.list({ $0.date() }), let places = texts(),
            let nationalities = countries(), let citizenships = countries(), let genders = texts(),
            let documents = self.list({ $0.document() }), let emails = texts(), let telephones = texts(),
            let wallets = self.list({ (reader: inout Reader) -> ListedWallet? in
                guard let currency = reader.text(), let address = reader.text() else { return nil }
                return ListedWallet(currency: currency, address: address)
            }), let websites = texts(), let addresses = self.list({ $0.address() }), let linkedTo = texts(),
            let hasDates = byte()
        else { return nil }
        entry.programs = programs
        entry.titles = titles
        entry.birthDates = dates
        entry.birthPlaces = places
        entry.nationalities = nationalities
        entry.citizenships = citizenships
        entry.genders = genders.compactMap(ListEntry.Gender.init)
        entry.documents = documents
        entry.emails = emails
        entry.telephones = telephones
        entry.wallets = wallets
        entry.websites = websites
        entry.addresses = addresses
        entry.linkedTo = linkedTo
        if hasDates == 1 {
            guard let from = time(), let until = time() else { return nil }
            entry.inForce = ListEntry.InForce(from: from, until: until)
        }
        guard let remarks = optional() else { return nil }
        entry.remarks = remarks
        return entry
    }

    mutating func date() -> ListedDate? {
        guard let parts = texts(), let kind = parts.first else { return nil }
        let dates = parts.dropFirst().compactMap { CalendarDate($0) }
        switch (kind, dates.count) {
        case ("on", 1): return .on(dates[0])
        case ("circa", 1): return .circa(dates[0])
        case ("between", 2): return .between(dates[0], dates[1])
        default: return nil
        }
    }
    mutating func document() -> ListedDocument? {
        guard let kind = text().flatMap(IdentificationNumber.Kind.init), let label = text(), let country = optional(),
            let number = text()
        else { return nil }
        return ListedDocument(
            kind: kind, label: label, country: country.map { JurisdictionCode(unchecked: $0) }, number: number)
    }
    mutating func address() -> ListedAddress? {
        guard let street = optional(), let locality = optional(), let country = optional(), let text = optional(),
            let remarks = optional()
        else { return nil }
        return ListedAddress(
            street: street, locality: locality, country: country.map { JurisdictionCode(unchecked: $0) },
            countryText: text, remarks: remarks)
    }
}
