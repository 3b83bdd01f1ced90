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
    /// The country of an address.
    var place: FieldComparison.Agreement = .absent
    var birthPlace: FieldComparison.Agreement = .absent
    /// `agrees`: the same street or house number in the same town; `near`: the same town.
    var address: FieldComparison.Agreement = .absent
    var sex: FieldComparison.Agreement = .absent
    var typeDiffers = false
    /// Whether the listed party is a vessel or an aircraft.
    var isVehicle = false

    /// Whether texts for people are wanted; judging needs none.
    private let describes: Bool

    /// Identifiers are compared when `comparesIdentifiers` or `describes` says so: it is known from the index which entries share any.
    init(
        _ query: ScreeningQuery, _ entry: ListEntry, _ places: (QueryPlaces, PlaceTable, entry: Int)? = nil,
        comparesIdentifiers: Bool = false, describes: Bool = false
    ) {
        self.describes = describes
        compareType(query, entry)
        if comparesIdentifiers || describes { compareIdentifiers(query, entry) }
        compareSex(query, entry)
        compareBirthDate(query, entry)
        compareCountries(query, entry)
        if query.birthPlaces.isEmpty, query.addresses.isEmpty { return }
        if let places {
            comparePlaces(query, entry, places.0, places.1, places.entry)
        } else {
            var table = PlaceTable()
            table.add(entry)
            comparePlaces(query, entry, QueryPlaces(query), table, 0)
        }
    }

    private mutating func add(
        _ field: FieldComparison.Field, _ agreement: FieldComparison.Agreement, _ ours: @autoclosure () -> String,
        _ theirs: @autoclosure () -> String
    ) {
        if describes { comparison.append(FieldComparison(field, agreement, ours: ours(), theirs: theirs())) }
    }

    private mutating func compareType(_ query: ScreeningQuery, _ entry: ListEntry) {
        isVehicle = entry.type == .vessel || entry.type == .aircraft
        guard let type = query.type else { return }
        typeDiffers = type.rawValue != entry.type.rawValue
        if typeDiffers { add(.type, .differs, type.rawValue, entry.type.rawValue) }
    }

    private mutating func compareIdentifiers(_ query: ScreeningQuery, _ entry: ListEntry) {
        for document in query.documents { compareDocument(document, entry) }
        compareExact(
            .wallet, query.wallets.compactMap { IdentifierForm.wallet($0.text, $0.currency) },
            entry.wallets.lazy.compactMap { IdentifierForm.wallet($0.address, $0.currency) }, isExact: true)
        compareExact(
            .email, query.emails.compactMap { IdentifierForm.email($0.text) },
            entry.emails.lazy.compactMap { IdentifierForm.email($0) }, isExact: true)
        compareExact(
            .telephone, query.telephones.compactMap { IdentifierForm.telephone($0.canonical) },
            entry.telephones.lazy.compactMap { IdentifierForm.telephone($0) }, isExact: false)
    }

    /// A list may give one number under several names; the one that says most counts.
    private mutating func compareDocument(_ document: IdentificationNumber, _ entry: ListEntry) {
        guard let ours = IdentifierForm.document(document.number.text), ours.utf8.count >= 5 else { return }
        var found: (document: ListedDocument, isExact: Bool)?
        for theirs in entry.documents where IdentifierForm.document(theirs.number) == ours {
            let isKnown = document.country != nil && theirs.country != nil
            if isKnown, document.country?.country != theirs.country?.country { continue }
            let isSameKind = Self.areCompatible(document.kind, theirs.kind)
            // A short number of another kind is chance.
            if !isSameKind, ours.utf8.count < 8 { continue }
            let isExact = isKnown && isSameKind && ours.utf8.count >= 6
            if found == nil || isExact { found = (theirs, isExact) }
            if isExact { break }
        }
        guard let found else { return }
        if found.isExact { hasExactIdentifier = true } else { hasStrongIdentifier = true }
        let country = found.document.country.map { " (\($0))" } ?? ""
        add(
            .document, found.isExact ? .agrees : .near, document.number.text,
            "\(found.document.label) \(found.document.number)\(country)")
    }

    private mutating func compareExact(
        _ field: FieldComparison.Field, _ ours: [String], _ theirs: some Sequence<String>, isExact: Bool
    ) {
        guard !ours.isEmpty, let shared = theirs.first(where: ours.contains) else { return }
        if isExact { hasExactIdentifier = true } else { hasStrongIdentifier = true }
        add(field, .agrees, shared, shared)
    }

    /// A passport number says nothing about a tax number that reads alike.
    private static func areCompatible(_ a: IdentificationNumber.Kind, _ b: IdentificationNumber.Kind) -> Bool {
        if a == b || a == .other || b == .other { return true }
        let personal: Set<IdentificationNumber.Kind> = [.nationalID, .taxID, .identityCard, .registration]
        return personal.contains(a) && personal.contains(b)
    }

    private mutating func compareBirthDate(_ query: ScreeningQuery, _ entry: ListEntry) {
        guard entry.type == .person else { return }
        let theirs = { entry.birthDates.map(\.description).joined(separator: ", ") }
        guard let ours = query.birthDate, !entry.birthDates.isEmpty else {
            add(.birthDate, .absent, query.birthDate?.description ?? "", theirs())
            return
        }
        var best = BirthDateComparison.Agreement.differs
        for date in entry.birthDates { best = max(best, BirthDateComparison.compare(ours, date)) }
        birthDate = best
        let shown: FieldComparison.Agreement =
            switch best {
            case .same: .agrees
            case .compatible, .near: .near
            case .differs: .differs
            }
        add(.birthDate, shown, ours.description, theirs())
    }

    private mutating func compareCountries(_ query: ScreeningQuery, _ entry: ListEntry) {
        func text(_ codes: [JurisdictionCode]) -> String {
            Set(codes.map { "\($0.country)" }).sorted().joined(separator: ", ")
        }
        func share(_ a: [JurisdictionCode], _ b: [JurisdictionCode]) -> Bool {
            for x in a { for y in b where x.country == y.country { return true } }
            return false
        }
        let addresses = { entry.addresses.compactMap(\.country) }
        if entry.type == .person {
            let theirs = { entry.nationalities + entry.citizenships }
            if query.nationalities.isEmpty || entry.nationalities.isEmpty && entry.citizenships.isEmpty {
                add(.nationality, .absent, text(query.nationalities), text(theirs()))
            } else {
                let agrees =
                    share(query.nationalities, entry.nationalities) || share(query.nationalities, entry.citizenships)
                nationality = agrees ? .agrees : .differs
                add(.nationality, nationality, text(query.nationalities), text(theirs()))
            }
        } else if !query.nationalities.isEmpty, entry.addresses.contains(where: { $0.country != nil }) {
            // An entity is compared by where it is organised and where it is listed.
            let theirs = addresses() + entry.nationalities
            nationality = share(query.nationalities, theirs) ? .agrees : .differs
            add(.nationality, nationality, text(query.nationalities), text(theirs))
        }
        let ours = query.countriesOfAddress
        if !ours.isEmpty, entry.addresses.contains(where: { $0.country != nil }) {
            place = share(ours, addresses()) ? .agrees : .differs
            add(.addressCountry, place, text(ours), text(addresses()))
        }
    }

    /// A list that gives both sexes knows neither.
    private mutating func compareSex(_ query: ScreeningQuery, _ entry: ListEntry) {
        guard entry.type == .person, let ours = query.sex, entry.genders.count == 1 else { return }
        sex = entry.genders[0] == ours ? .agrees : .differs
        add(.sex, sex, ours.rawValue, entry.genders[0].rawValue)
    }

    private mutating func comparePlaces(
        _ query: ScreeningQuery, _ entry: ListEntry, _ ours: QueryPlaces, _ table: PlaceTable, _ number: Int
    ) {
        let births = table.words(.birthPlaces, of: number)
        if entry.type == .person, !ours.birthPlaces.isEmpty, !births.isEmpty {
            birthPlace = PlaceWords.shared(ours.birthPlaces, births) > 0 ? .agrees : .differs
            add(
                .birthPlace, birthPlace, query.birthPlaces.joined(separator: "; "),
                entry.birthPlaces.joined(separator: "; "))
        }
        // Only agreement is told: people and companies have many addresses.
        let town = PlaceWords.shared(ours.localities, table.words(.localities, of: number)) > 0
        let street = PlaceWords.shared(ours.streets, table.words(.streets, of: number))
        guard town || street >= 2 else { return }
        address = street >= 2 || town && street >= 1 ? .agrees : .near
        add(.address, address, Self.text(query.addresses), Self.text(entry.addresses))
    }

    private static func text(_ addresses: [ListedAddress]) -> String {
        addresses.map { [$0.street, $0.locality].compactMap { $0 }.joined(separator: ", ") }.filter { !$0.isEmpty }
            .joined(separator: "; ")
    }
}
