// The rest of the record: what agrees, what differs, what is absent, field by field.
import Order

/// One query beside one entry, names left aside.
struct RecordComparison {
    var comparison: [FieldComparison] = []
    /// A wallet, an e-mail address, or a document number with its country.
    var hasExactIdentifier = false
    /// A document number whose country one side leaves out, or a telephone number.
    var hasStrongIdentifier = false
    var birthDate: BirthDateComparison.Agreement?
    var nationality: FieldComparison.Agreement = .absent
    var place: FieldComparison.Agreement = .absent
    var typeDiffers = false
    /// Whether the listed party is a vessel or an aircraft.
    var isVehicle = false

    init(_ query: ScreeningQuery, _ entry: ListEntry) {
        compareType(query, entry)
        compareIdentifiers(query, entry)
        compareBirthDate(query, entry)
        compareCountries(query, entry)
    }

    private mutating func compareType(_ query: ScreeningQuery, _ entry: ListEntry) {
        isVehicle = entry.type == .vessel || entry.type == .aircraft
        guard let type = query.type else { return }
        typeDiffers = type.rawValue != entry.type.rawValue
        if typeDiffers {
            comparison.append(FieldComparison(.type, .differs, ours: type.rawValue, theirs: entry.type.rawValue))
        }
    }

    private mutating func compareIdentifiers(_ query: ScreeningQuery, _ entry: ListEntry) {
        for document in query.documents {
            guard let ours = IdentifierForm.document(document.number.text),
                let theirs = entry.documents.first(where: { listed in
                    guard IdentifierForm.document(listed.number) == ours else { return false }
                    guard let a = document.country, let b = listed.country else { return true }
                    return a.country == b.country
                })
            else { continue }
            let kinds = Self.areCompatible(document.kind, theirs.kind)
            let known = document.country != nil && theirs.country != nil
            let isLong = ours.utf8.count >= 5
            if known, kinds, isLong { hasExactIdentifier = true } else if isLong { hasStrongIdentifier = true }
            comparison.append(
                FieldComparison(
                    .document, known && kinds && isLong ? .agrees : .near, ours: document.number.text,
                    theirs: "\(theirs.label) \(theirs.number)" + (theirs.country.map { " (\($0))" } ?? "")))
        }
        compareExact(
            .wallet, query.wallets.compactMap { IdentifierForm.wallet($0.text, $0.currency) },
            entry.wallets.compactMap { IdentifierForm.wallet($0.address, $0.currency) }, isExact: true)
        compareExact(
            .email, query.emails.compactMap { IdentifierForm.email($0.text) },
            entry.emails.compactMap { IdentifierForm.email($0) }, isExact: true)
        compareExact(
            .telephone, query.telephones.compactMap { IdentifierForm.telephone($0.canonical) },
            entry.telephones.compactMap { IdentifierForm.telephone($0) }, isExact: false)
    }

    private mutating func compareExact(
        _ field: FieldComparison.Field, _ ours: [String], _ theirs: [String], isExact: Bool
    ) {
        guard let shared = ours.first(where: theirs.contains) else { return }
        if isExact { hasExactIdentifier = true } else { hasStrongIdentifier = true }
        comparison.append(FieldComparison(field, .agrees, ours: shared, theirs: shared))
    }

    /// A passport number says nothing about a tax number that reads alike.
    private static func areCompatible(_ a: IdentificationNumber.Kind, _ b: IdentificationNumber.Kind) -> Bool {
        if a == b || a == .other || b == .other { return true }
        let personal: Set<IdentificationNumber.Kind> = [.nationalID, .taxID, .identityCard, .registration]
        return personal.contains(a) && personal.contains(b)
    }

    private mutating func compareBirthDate(_ query: ScreeningQuery, _ entry: ListEntry) {
        guard entry.type == .person else { return }
        let theirs = entry.birthDates.map(\.description).joined(separator: ", ")
        guard let ours = query.birthDate, !entry.birthDates.isEmpty else {
            comparison.append(
                FieldComparison(.birthDate, .absent, ours: query.birthDate?.description ?? "", theirs: theirs))
            return
        }
        let agreement = entry.birthDates.map { BirthDateComparison.compare(ours, $0) }.max() ?? .differs
        birthDate = agreement
        let shown: FieldComparison.Agreement =
            switch agreement {
            case .same: .agrees
            case .compatible, .near: .near
            case .differs: .differs
            }
        comparison.append(FieldComparison(.birthDate, shown, ours: ours.description, theirs: theirs))
    }

    private mutating func compareCountries(_ query: ScreeningQuery, _ entry: ListEntry) {
        let listed = entry.nationalities + entry.citizenships
        let ours = Set(query.nationalities.map(\.country)), theirs = Set(listed.map(\.country))
        let addresses = Set(entry.addresses.compactMap { $0.country?.country })
        let text = { (set: Set<String>) in set.sorted().joined(separator: ", ") }
        if entry.type == .person {
            if ours.isEmpty || theirs.isEmpty {
                comparison.append(FieldComparison(.nationality, .absent, ours: text(ours), theirs: text(theirs)))
            } else {
                nationality = ours.isDisjoint(with: theirs) ? .differs : .agrees
                comparison.append(FieldComparison(.nationality, nationality, ours: text(ours), theirs: text(theirs)))
            }
            comparePlaces(query, entry)
        } else if !ours.isEmpty, !addresses.isEmpty {
            // An entity is compared by where it is organised and where it is listed.
            nationality = ours.isDisjoint(with: addresses.union(theirs)) ? .differs : .agrees
            comparison.append(FieldComparison(.nationality, nationality, ours: text(ours), theirs: text(addresses)))
        }
        let ourAddresses = Set(query.addressCountries.map(\.country))
        if !ourAddresses.isEmpty, !addresses.isEmpty {
            let shared = !ourAddresses.isDisjoint(with: addresses)
            place = shared ? .agrees : .differs
            comparison.append(
                FieldComparison(
                    .addressCountry, shared ? .agrees : .differs, ours: text(ourAddresses), theirs: text(addresses)))
        }
    }

    private mutating func comparePlaces(_ query: ScreeningQuery, _ entry: ListEntry) {
        guard !query.birthPlaces.isEmpty, !entry.birthPlaces.isEmpty else { return }
        func words(_ places: [String]) -> Set<String> {
            Set(
                places.flatMap { NameParser.parse($0, style: .person).plain.split(separator: " ").map(String.init) }
                    .filter { $0.count > 2 })
        }
        let agrees = !words(query.birthPlaces).isDisjoint(with: words(entry.birthPlaces))
        comparison.append(
            FieldComparison(
                .birthPlace, agrees ? .agrees : .differs, ours: query.birthPlaces.joined(separator: "; "),
                theirs: entry.birthPlaces.joined(separator: "; ")))
    }
}
