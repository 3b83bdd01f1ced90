// The bytes of an edition, read back: what ListWriter wrote, and nothing else.
import Order

/// Every reading is checked against the end; `nil` is damage.
struct ListReader {
    var bytes: [UInt8]
    var at: Int
    var end: Int
    /// Whether entries go on behind their remarks, as they do since `GHLIST2`.
    var saysTies = true
    /// Whether the version counts birth dates and nationalities, as it does since `GHLIST3`.
    var countsDetails = true

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
    mutating func list<T>(_ element: (inout ListReader) -> T?) -> [T]? {
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
        var version = ListVersion(
            list: list, number: number, sourceDigest: source, contentDigest: content, importedAt: importedAt,
            publishedOn: published.flatMap { CalendarDate($0) },
            counts: .init(
                parties: parties, aliases: aliases, addresses: addresses, documents: documents, wallets: wallets))
        guard countsDetails else { return version }
        guard let birthDates = self.number(), let nationalities = self.number(), let accepted = byte() else {
            return nil
        }
        version.counts.birthDates = birthDates > 0 ? birthDates - 1 : nil
        version.counts.nationalities = nationalities > 0 ? nationalities - 1 : nil
        version.isAcceptedSmaller = accepted == 1
        return version
    }

    mutating func entry(_ list: ListID) -> ListEntry? {
        guard let id = text(), let ordinal = number(), let type = text().flatMap(ListEntry.PartyType.init),
            let names = self.list({ (reader: inout ListReader) -> ListedName? in
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
            let wallets = self.list({ (reader: inout ListReader) -> ListedWallet? in
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
        guard saysTies else { return entry }
        guard let relations = self.list({ $0.relation() }), let hasVessel = byte() else { return nil }
        entry.relations = relations
        if hasVessel == 1 {
            guard let callSign = optional(), let type = optional(), let flag = optional(), let owner = optional() else {
                return nil
            }
            entry.vessel = ListedVessel(
                callSign: callSign, type: type, flag: flag.map { JurisdictionCode(unchecked: $0) }, owner: owner)
        }
        guard let effect = text().flatMap(ListEntry.Effect.init), let listedOn = optional() else { return nil }
        entry.effect = effect
        entry.listedOn = listedOn.flatMap { CalendarDate($0) }
        return entry
    }

    mutating func relation() -> ListedRelation? {
        guard let kind = text().flatMap(ListedRelation.Kind.init), let party = text(), let id = optional(),
            let hasShare = byte()
        else { return nil }
        var relation = ListedRelation(kind, party, partyID: id)
        if hasShare == 1 {
            guard let low = number(), let high = number(), low <= high else { return nil }
            relation.share = low...high
        }
        guard let role = optional() else { return nil }
        relation.role = role
        return relation
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
