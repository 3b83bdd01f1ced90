import Order
import Records
import Screening

/// What screening reads of every customer and no more: who is named, in the form that lists are asked, and which hits stand.
///
/// A re-screen reads this from end to end; the records themselves hold ten times as much. One row per subject, keyed by it, so
/// that rows and keys lie in the same order.
struct ScreenedPartiesView: View {
    static let name = "screenedParties"
    static let plain = ["standing", "application", "account", "tier"]
    static let sealed = ["parties", "hits"]
    let schema = ViewSchema(
        ScreenedPartiesView.name,
        [
            ("standing", .plain(.state, indexed: false)), ("application", .plain(.randomID, indexed: false)),
            ("account", .plain(.randomID, indexed: false)), ("tier", .plain(.code, indexed: false)),
            ("parties", .sealed), ("hits", .sealed),
        ])

    /// What a list change can still touch: accounts that are not closed, and applications that wait.
    static let screened: [String] =
        AccountState.allCases.filter { $0 != .closed }.map(\.rawValue)
        + [ApplicationState.collecting, .verifying, .review].map(\.rawValue)

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let subject = part.subject,
            entry.kind.rawValue.hasPrefix("application.") || fields["account"] != nil,
            let standing = fields["accountState"]?.string ?? Self.state(of: fields, entry.kind)
        else { return [] }
        var columns: [String: ViewValue] = ["standing": .text(standing)]
        if let application = fields["applicationID"]?.string { columns["application"] = .text(application) }
        if let account = fields["account"]?.string { columns["account"] = .text(account) }
        if let tier = fields["decision"]?["tier"]?.string { columns["tier"] = .text(tier) }
        if let stated = fields["holder"] ?? fields["application"], stated.object != nil {
            columns["parties"] = .sealed(ScreenedParty.stored(statedIn: stated))
        }
        if let hits = fields["hits"]?.array {
            // Most customers have none, and a column that is NULL costs nothing to open.
            let standing = StandingHit.stored(hits)
            columns["hits"] = standing.isEmpty ? .null : .sealed(.array(standing))
        }
        return [.upsert(key: subject.rawValue, subject: subject, columns)]
    }

    /// The state of an application; one that has arrived is decided by the next entry of the same transaction.
    private static func state(of fields: [String: JSONValue], _ kind: EntryKind) -> String? {
        if kind == .applicationReceived { return ApplicationState.received.rawValue }
        return kind.rawValue.hasPrefix("application.") ? fields["state"]?.string : nil
    }
}

/// Somebody named in an application, as lists are asked about them.
struct ScreenedParty: Sendable {
    var label: String
    var query: ScreeningQuery

    /// `[[label, type, names, birth date, countries, documents, e-mail, telephone, wallets, address, birth place], …]`,
    /// trailing nulls left out, from an application as it is stored.
    static func stored(statedIn application: JSONValue) -> JSONValue {
        var parties: [JSONValue] = []
        let wallets = (application["payment"]?.array ?? []).filter { $0["type"]?.string == "wallet" }
            .map { JSONValue.array([$0["currency"] ?? .null, $0["address"] ?? .null]) }
        func add(_ person: JSONValue, _ label: String, wallets: [JSONValue] = []) {
            let isEntity = person["type"]?.string == "entity"
            let names = [person["name"] ?? .null] + (person["otherNames"]?.array ?? [])
            let countries =
                isEntity ? person["organizedIn"].map { [$0] } ?? [] : person["citizenships"]?.array ?? []
            let documents = (person["identificationNumbers"]?.array ?? []).map {
                JSONValue.array([$0["kind"] ?? .null, $0["country"] ?? .null, $0["number"] ?? .null])
            }
            var values: [JSONValue] = [
                .string(label), isEntity ? "e" : "p", .array(names), person["birthDate"] ?? .null, .array(countries),
                .array(documents), person["email"] ?? .null, person["telephone"] ?? .null, .array(wallets),
                address(person["address"]), person["birthPlace"] ?? .null,
            ]
            while let last = values.last, last == .null || last == .array([]) { values.removeLast() }
            parties.append(.array(values))
        }
        func address(_ address: JSONValue?) -> JSONValue {
            guard let address, address.object != nil else { return .null }
            let lines = (address["lines"]?.array ?? []).compactMap(\.string)
            let place = ["locality", "region", "postalCode"].compactMap { address[$0]?.string }
            return [
                lines.isEmpty ? .null : .string(lines.joined(separator: ", ")),
                place.isEmpty ? .null : .string(place.joined(separator: ", ")), address["country"] ?? .null,
            ]
        }
        func addOwners(of entity: JSONValue, prefix: String, depth: Int) {
            for (position, owner) in (entity["owners"]?.array ?? []).enumerated() {
                guard parties.count < Limits.ownershipParties, depth < Limits.ownershipDepth else { return }
                guard let person = owner["person"] else { continue }
                let label = "\(prefix)owner \(position + 1)"
                add(person, label)
                if person["type"]?.string == "entity" { addOwners(of: person, prefix: label + ", ", depth: depth + 1) }
            }
            for (position, controller) in (entity["controllers"]?.array ?? []).enumerated() {
                guard parties.count < Limits.ownershipParties else { return }
                guard let person = controller["person"] else { continue }
                add(person, "\(prefix)controller \(position + 1)")
            }
        }
        if let applicant = application["applicant"] {
            add(applicant, "applicant", wallets: wallets)
            if applicant["type"]?.string == "entity" { addOwners(of: applicant, prefix: "", depth: 0) }
        }
        return .array(parties)
    }

    /// Reads what ``stored(statedIn:)`` wrote. An identifier that no longer parses is left out: it found nothing before either.
    static func read(_ stored: JSONValue) -> [ScreenedParty] {
        (stored.array ?? []).compactMap { party in
            guard let values = party.array, values.count >= 3, let label = values[0].string else { return nil }
            func value(_ place: Int) -> JSONValue { place < values.count ? values[place] : .null }
            var query = ScreeningQuery(
                names: (values[2].array ?? []).compactMap(\.string),
                type: values[1].string == "e" ? .entity : .person)
            query.birthDate = value(3).string.flatMap { CalendarDate($0) }
            query.nationalities = (value(4).array ?? []).compactMap { $0.string.map(JurisdictionCode.init(unchecked:)) }
            query.documents = (value(5).array ?? []).compactMap { document in
                guard let parts = document.array, parts.count == 3,
                    let kind = parts[0].string.flatMap(IdentificationNumber.Kind.init(rawValue:)),
                    let number = parts[2].string.flatMap({ try? DocumentNumber(parsing: $0) })
                else { return nil }
                return IdentificationNumber(
                    kind: kind, country: parts[1].string.map(JurisdictionCode.init(unchecked:)), number: number)
            }
            if let email = value(6).string.flatMap({ try? EmailAddress(parsing: $0) }) { query.emails = [email] }
            if let telephone = value(7).string.flatMap(Self.telephone) { query.telephones = [telephone] }
            query.wallets = (value(8).array ?? []).compactMap { wallet in
                guard let parts = wallet.array, parts.count == 2, let address = parts[1].string else { return nil }
                return WalletAddress(listed: address, currency: parts[0].string)
            }
            if let address = value(9).array, address.count == 3 {
                query.addresses = [
                    ListedAddress(
                        street: address[0].string, locality: address[1].string,
                        country: address[2].string.map(JurisdictionCode.init(unchecked:)), countryText: nil)
                ]
            }
            query.birthPlaces = value(10).string.map { [$0] } ?? []
            return ScreenedParty(label: label, query: query)
        }
    }

    /// A number that was parsed when it was stated. Plain digits behind a plus need no numbering plan to be read again, unless
    /// a zero near the country code may be a trunk prefix.
    private static func telephone(_ text: String) -> TelephoneNumber? {
        var digits: [UInt8] = []
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x2B where place == 0: continue
            case 0x30...0x39: digits.append(byte)
            case 0x20, 0x2D: continue
            default: return try? TelephoneNumber(parsing: text)
            }
        }
        guard text.utf8.first == 0x2B, (8...15).contains(digits.count), !digits[1...3].contains(0x30) else {
            return try? TelephoneNumber(parsing: text)
        }
        return TelephoneNumber(parsedBefore: "+" + String(decoding: digits, as: UTF8.self))
    }

    /// What a clearing and a stored hit name this party's hit by.
    func key(of hit: Hit) -> String { label == "applicant" ? hit.key : "\(hit.key) \(label)" }
}

/// A hit that stops, as it stands in a record.
struct StandingHit: Hashable, Sendable {
    var key: String
    var score: Int
    var cleared: Bool

    /// `[[key, score, cleared], …]` of the hits that stop, from a record's hits as they are stored.
    static func stored(_ hits: [JSONValue]) -> [JSONValue] {
        hits.filter { $0["compared"] != nil }
            .map { .array([$0["key"] ?? .null, $0["score"] ?? 0, $0["cleared"] ?? false]) }
    }
    static func read(_ stored: JSONValue?) -> [StandingHit] {
        (stored?.array ?? []).compactMap { hit in
            guard let parts = hit.array, parts.count == 3, let key = parts[0].string, let score = parts[1].integer
            else { return nil }
            return StandingHit(key: key, score: Int(score), cleared: parts[2].bool ?? false)
        }
    }
    /// `<list>/<entry>`: the key without the party.
    var entry: Substring { key.prefix { $0 != " " } }
}
