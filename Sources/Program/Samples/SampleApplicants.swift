// Sample applications in numbers: ordinary people and companies of many countries, and among them parties of a real list
// under the names they might come with. What should come of each row stands in its last column.
import Order
import Screening

/// Rows of applications, the same for the same count, seed and list.
///
///     for row in SampleApplicants(count: 10_000, seed: 1, list: entries) …
///
/// About one row in twenty is a planted party of the list's CYBER programs, one in five a United States person, one in
/// eight an entity, one in fifty incomplete, one in a hundred hostile. `expected` is `stop:<list entry>` for a planted
/// row, else `open` (United States persons), `hold` (identity not yet verified, or something missing), `reject` (not an
/// application at all) or `outOfScope`.
public struct SampleApplicants: Sendable {
    public let count: Int
    public let seed: UInt64
    private let planted: [ListEntry]

    /// Columns in the order of the rows.
    public static let header = [
        "reference", "type", "name", "other_names", "birth_date", "birth_place", "citizenships", "permanent_resident",
        "location", "street", "locality", "region", "postal_code", "country", "id_kind", "id_country", "id_number",
        "email",
        "telephone", "organized_in", "branch_of", "owners", "controllers", "channel", "reseller", "product",
        "account_type",
        "opening_method", "card_token", "card_last_four", "card_issuer_country", "bank_account", "wallet",
        "wallet_currency", "ip", "accessed_at", "expected",
    ]

    /// `list` may be empty: then nothing is planted. Vessels and aircraft do not apply and are left out.
    public init(count: Int, seed: UInt64, list: [ListEntry]) {
        self.count = max(0, count)
        self.seed = seed
        planted = list.filter { $0.isCyberProgram && ($0.type == .person || $0.type == .entity) }
    }

    /// How many parties there are to plant.
    public var plantedParties: Int { planted.count }

    /// Calls `body` with each row's fields, in order; stops when it throws.
    public func forEachRow<Failure: Error>(_ body: ([String]) throws(Failure) -> Void) throws(Failure) {
        var plantedSoFar = 0
        for index in 0..<count {
            var random = SampleRandom(seed: seed &* 1_000_003 &+ UInt64(index))
            var row = SampleRow()
            row["reference"] = "S\(seed)-\(index + 1)"
            row.fillCommon(&random)
            if !planted.isEmpty, index % 20 == 7 {
                let entry = planted[plantedSoFar % planted.count]
                row.plant(entry, turn: plantedSoFar / planted.count, &random)
                plantedSoFar += 1
            } else {
                switch random.below(100) {
                case 0..<1: row.makeHostile(&random)
                case 1..<3: row.makeIncomplete(&random)
                case 3..<23: row.makeUnitedStatesPerson(&random)
                case 23..<35: row.makeEntity(&random)
                case 35..<39: row.makeReseller(&random)
                case 39..<40: row.makeOutOfScope(&random)
                default: row.makePerson(random.pick(SampleCultures.all), &random)
                }
            }
            try body(row.fields)
        }
    }
}

/// One row while it is being filled.
struct SampleRow {
    private(set) var fields = [String](repeating: "", count: SampleApplicants.header.count)
    private static let places = Dictionary(uniqueKeysWithValues: SampleApplicants.header.enumerated().map { ($1, $0) })

    subscript(_ column: String) -> String {
        get { Self.places[column].map { fields[$0] } ?? "" }
        set {
            guard let place = Self.places[column] else { return }
            fields[place] = newValue
        }
    }

    /// What every application has: product, means of payment, where and when from.
    mutating func fillCommon(_ random: inout SampleRandom) {
        self["product"] = random.pick([
            "virtualMachine", "virtualMachine", "container", "function", "storage", "bareMetal", "accelerator",
        ])
        self["account_type"] = random.pick(["standard", "standard", "standard", "trial", "enterprise"])
        self["opening_method"] = random.pick(["online", "online", "online", "api"])
        self["channel"] = "direct"
        self["card_token"] = "tok_sample_\(random.digits(10))"
        self["card_last_four"] = random.digits(4)
        self["ip"] = random.pick(["192.0.2.", "198.51.100.", "203.0.113."]) + String(1 + random.below(254))
        let day = 1 + random.below(28), hour = random.below(24), minute = random.below(60)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        self["accessed_at"] = "2026-10-\(two(day))T\(two(hour)):\(two(minute)):00Z"
    }

    mutating func makePerson(_ culture: SampleCulture, _ random: inout SampleRandom) {
        self["type"] = "individual"
        self["name"] = culture.name(&random)
        self["birth_date"] = Self.birthDate(&random)
        self["citizenships"] = culture.country
        self["birth_place"] = culture.places.first?.locality ?? ""
        self["id_kind"] = random.chance(60) ? "passport" : "nationalID"
        self["id_country"] = culture.country
        self["id_number"] = Self.documentNumber(&random)
        fillContact(culture, &random)
        self["expected"] = "hold"
    }

    mutating func makeUnitedStatesPerson(_ random: inout SampleRandom) {
        let foreignBorn = random.chance(20)
        let culture = SampleCultures.unitedStates
        self["type"] = "individual"
        self["name"] = foreignBorn ? random.pick(SampleCultures.all).name(&random) : culture.name(&random)
        fillContact(culture, &random)
        self["location"] = "US"
        if random.chance(85) {
            self["citizenships"] = "US"
        } else {
            self["citizenships"] = random.pick(SampleCultures.all).country
            self["permanent_resident"] = "yes"
        }
        self["expected"] = "open"
    }

    mutating func makeEntity(_ random: inout SampleRandom) {
        let culture = random.pick(SampleCultures.all)
        self["type"] = "entity"
        self["name"] = Self.companyName(culture, &random)
        self["organized_in"] = culture.country
        self["id_kind"] = "registration"
        self["id_country"] = culture.country
        self["id_number"] = random.digits(9)
        fillContact(culture, &random)
        let share = 25 + random.below(50)
        let other = random.pick(SampleCultures.all)
        self["owners"] =
            "\(culture.name(&random))|\(culture.country)|\(share);\(other.name(&random))|\(other.country)|\(100 - share)"
        self["controllers"] = "\(culture.name(&random))|\(culture.country)|director"
        self["expected"] = "hold"
    }

    /// Asks for a Reseller Account (5(h)).
    mutating func makeReseller(_ random: inout SampleRandom) {
        makeEntity(&random)
        self["account_type"] = "reseller"
        self["expected"] = "hold"
    }

    /// Managed software for end users is no product of clause 5(e) when it runs nothing of the customer's own.
    mutating func makeOutOfScope(_ random: inout SampleRandom) {
        makePerson(random.pick(SampleCultures.all), &random)
        self["product"] = "software"
        self["expected"] = "outOfScope"
    }

    mutating func makeIncomplete(_ random: inout SampleRandom) {
        makePerson(random.pick(SampleCultures.all), &random)
        for column in [
            "birth_date", "citizenships", "id_number", "id_kind", "id_country", "email", "telephone", "street",
            "locality", "region", "postal_code", "country",
        ]
        where random.chance(50) {
            self[column] = ""
        }
        if self["id_number"].isEmpty || self["id_kind"].isEmpty {
            self["id_number"] = ""
            self["id_kind"] = ""
            self["id_country"] = ""
        }
        self["expected"] = "hold"
    }

    mutating func fillContact(_ culture: SampleCulture, _ random: inout SampleRandom) {
        let place = random.pick(culture.places)
        self["street"] = "\(random.pick(culture.streets)) \(1 + random.below(180))"
        self["locality"] = place.locality
        self["region"] = place.region
        self["postal_code"] = place.postal
        self["country"] = culture.country
        self["location"] = culture.country
        self["card_issuer_country"] = culture.country
        self["telephone"] = culture.telephone.prefix + random.digits(culture.telephone.digits)
        self["email"] = "applicant.\(random.digits(8))@\(random.pick(["example.com", "example.org", "example.net"]))"
    }

    static func birthDate(_ random: inout SampleRandom) -> String {
        let year = 1951 + random.below(56), month = 1 + random.below(12)
        let day = 1 + random.below(CalendarDate.days(inMonth: month, of: year))
        return CalendarDate(year: year, month: month, day: day)?.description ?? ""
    }

    static func documentNumber(_ random: inout SampleRandom) -> String {
        let letters = Array("ABCDEFGHKLMNPRSTUVWXYZ")
        return String(random.pick(letters)) + (random.chance(50) ? String(random.pick(letters)) : "") + random.digits(7)
    }

    private static func companyName(_ culture: SampleCulture, _ random: inout SampleRandom) -> String {
        let coined =
            random.pick([
                "Nova", "Alta", "Vela", "Orbi", "Quanta", "Luma", "Terra", "Kappa", "Zenit", "Brio", "Delta", "Poly",
                "Arco", "Nimbus", "Velox",
            ])
            + random.pick([
                "soft", "data", "net", "tec", "link", "ware", "grid", "lab", "media", "port", "cloud", "works",
            ])
        let trade = random.pick([
            "Trading", "Technologies", "Consulting", "Services", "Logistics", "Media", "Software", "Systems", "Holding",
            "International", "Industries", "Engineering",
        ])
        let form =
            [
                "DE": "GmbH", "FR": "SARL", "ES": "SL", "IT": "SRL", "PL": "Sp. z o.o.", "RU": "OOO", "GB": "Ltd",
                "TR": "A.Ş.", "JP": "KK", "KR": "Co., Ltd.",
                "CN": "Co., Ltd.", "BR": "Ltda", "MX": "S.A. de C.V.", "IN": "Pvt. Ltd.", "AE": "FZE", "SE": "AB",
                "UA": "TOV",
            ][culture.country] ?? "Ltd"
        switch random.below(4) {
        case 0: return "\(random.pickFrequent(culture.families)) \(trade) \(form)"
        case 1: return "\(coined) \(form)"
        case 2: return "\(random.pick(culture.places).locality) \(trade) \(form)"
        default: return "\(coined) \(trade) \(form)"
        }
    }
}
