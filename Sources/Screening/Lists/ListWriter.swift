// The bytes of an edition, written: numbers as LEB128, texts with their length before them.
import Order

/// Appends to the bytes of an edition.
struct ListWriter {
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
        // Since `GHLIST3`.
        number(counts.birthDates.map { $0 + 1 } ?? 0)
        number(counts.nationalities.map { $0 + 1 } ?? 0)
        bytes.append(version.isAcceptedSmaller ? 1 : 0)
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
        number(entry.relations.count)
        for relation in entry.relations { self.relation(relation) }
        bytes.append(entry.vessel == nil ? 0 : 1)
        if let vessel = entry.vessel {
            optional(vessel.callSign)
            optional(vessel.type)
            optional(vessel.flag?.code)
            optional(vessel.owner)
        }
        text(entry.effect.rawValue)
        optional(entry.listedOn?.description)
    }

    private mutating func relation(_ relation: ListedRelation) {
        text(relation.kind.rawValue)
        text(relation.party)
        optional(relation.partyID)
        bytes.append(relation.share == nil ? 0 : 1)
        if let share = relation.share {
            number(share.lowerBound)
            number(share.upperBound)
        }
        optional(relation.role)
    }
}
