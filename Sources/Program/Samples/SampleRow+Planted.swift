// Rows that must be stopped, and rows that are no applications.
import Order
import Screening

extension SampleRow {
    /// Makes this row the listed party; `turn` counts how often it was planted before, so that each time another of its
    /// particulars gives it away.
    mutating func plant(_ entry: ListEntry, turn: Int, _ random: inout SampleRandom) {
        let isPerson = entry.type == .person
        let country =
            (entry.nationalities + entry.citizenships).first?.country
            ?? entry.addresses.compactMap { $0.country?.country }.first
        let culture = SampleCultures.all.first { $0.country == country } ?? random.pick(SampleCultures.all)
        if isPerson { makePerson(culture, &random) } else { makeEntity(&random) }
        self["expected"] = "stop:\(entry.reference)"
        self["id_number"] = ""
        self["id_kind"] = ""
        self["id_country"] = ""
        self["owners"] = ""
        self["controllers"] = ""
        if isPerson {
            self["citizenships"] = country ?? ""
            self["birth_place"] = ""
            // The date the list gives, when it gives a whole one; nothing when it gives none.
            self["birth_date"] =
                entry.birthDates.lazy.compactMap { date in
                    if case .on(let day) = date, day.isComplete { day.description } else { nil }
                }.first ?? ""
        } else {
            self["organized_in"] = country ?? ""
        }

        var ways: [Way] =
            isPerson
            ? [.reordered, .respelled, .otherScript, .familyFirst, .alias] : [.entityForm, .otherScript, .alias]
        if isPerson, PlantedVariants.withoutPatronymic(entry.primaryName) != nil { ways.append(.withoutPatronymic) }
        if entry.wallets.contains(where: { $0.address.count >= 26 }) { ways.append(.wallet) }
        if entry.documents.contains(where: { $0.country != nil && $0.number.count >= 6 && $0.kind != .driverLicence }) {
            ways.append(.document)
        }
        if !entry.emails.isEmpty { ways.append(.email) }
        apply(ways[(turn + random.below(ways.count)) % ways.count], entry, &random)
    }

    private enum Way {
        case reordered, respelled, otherScript, familyFirst, alias, withoutPatronymic, entityForm, wallet, document,
            email
    }

    private mutating func apply(_ way: Way, _ entry: ListEntry, _ random: inout SampleRandom) {
        let name = entry.primaryName
        switch way {
        case .reordered: self["name"] = PlantedVariants.reordered(name)
        case .familyFirst: self["name"] = PlantedVariants.familyFirst(name)
        case .respelled: self["name"] = PlantedVariants.respelled(name, &random)
        case .otherScript:
            let isIranian =
                (entry.nationalities + entry.citizenships).contains { $0.country == "IR" }
                || entry.programs.contains { $0.hasPrefix("IRAN") }
            self["name"] = isIranian ? PlantedVariants.arabic(name) : PlantedVariants.cyrillic(name)
            if entry.type == .entity { self["name"] = PlantedVariants.titled(name).uppercased() }
        case .alias:
            let aliases = entry.names.filter { $0.kind == .strongAlias || $0.kind == .formerName }
            self["name"] = PlantedVariants.reordered(aliases.isEmpty ? name : random.pick(aliases).text)
        case .withoutPatronymic:
            self["name"] = PlantedVariants.withoutPatronymic(name) ?? PlantedVariants.reordered(name)
        case .entityForm: self["name"] = PlantedVariants.entity(name, &random)
        case .wallet:
            // Remarks that are cut off end in the middle of an address.
            let wallet = random.pick(entry.wallets.filter { $0.address.count >= 26 })
            self["wallet"] = wallet.address
            self["wallet_currency"] = wallet.currency
            self["birth_date"] = Self.birthDate(&random)
        case .document:
            let documents = entry.documents.filter {
                $0.country != nil && $0.number.count >= 6 && $0.kind != .driverLicence
            }
            let document = random.pick(documents)
            self["id_kind"] = document.kind.rawValue
            self["id_country"] = document.country?.code ?? ""
            self["id_number"] = document.number
            self["birth_date"] = Self.birthDate(&random)
        case .email:
            self["email"] = random.pick(entry.emails)
            self["birth_date"] = Self.birthDate(&random)
        }
        if entry.type == .entity { self["birth_date"] = "" }
    }

    mutating func makeHostile(_ random: inout SampleRandom) {
        makePerson(random.pick(SampleCultures.all), &random)
        self["expected"] = "reject"
        switch random.below(8) {
        case 0: self["name"] = "Anna\u{7}\u{0} Control"
        case 1: self["name"] = "\u{202E}drawkcaB\u{202C} Override"
        case 2: self["birth_date"] = "1990-02-30"
        case 3: self["birth_date"] = "2093-01-01"
        case 4: self["name"] = String(repeating: "Long", count: 2_500)
        case 5: self["email"] = "not an address"
        case 6: self["type"] = "martian"
        default:
            // A stray quote is only a strange name.
            self["name"] = "Robert \"Bob\" O'Neil \""
            self["expected"] = "hold"
        }
    }
}
