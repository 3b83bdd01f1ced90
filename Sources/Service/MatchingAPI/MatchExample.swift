import Order
import Screening

/// One example of a match request: an entity as far as its sender knows it. As in yente, properties that are not known and
/// values that cannot be read are left out, and the answer's `query` shows what was used.
struct MatchExample {
    /// Why an example cannot be asked at all.
    struct Refusal: Error {
        var message: String
    }

    let query: ScreeningQuery
    /// `{id, schema, properties}` as used.
    let echo: JSONValue
    private let schema: String

    init(_ json: JSONValue) throws(Refusal) {
        guard let members = json.object, let schema = members["schema"]?.string else {
            throw Refusal(message: "an example needs a schema, as Person")
        }
        guard let type = MatchExample.types[schema] else {
            throw Refusal(
                message: MatchExample.unmatchable.contains(schema)
                    ? "Non-matchable schema for query: \(schema)"
                    : "No schema for entity: \(schema.prefix(60)). Known are \(MatchExample.types.keys.sorted().joined(separator: ", "))."
            )
        }
        var reading = PropertyReading(members["properties"]?.object ?? [:])
        query = reading.query(type)
        if let property = reading.tooLong {
            throw Refusal(message: "\(property) has a value of more than \(Limits.name) characters; shorten it")
        }
        guard query.isAskable else { throw Refusal(message: "nothing in it can be compared; give a name or a number") }
        self.schema = schema
        var echo: [String: JSONValue] = [
            "schema": .string(schema), "properties": .object(reading.used.mapValues(texts)),
        ]
        if let id = members["id"]?.string { echo["id"] = .string(id) }
        self.echo = .object(echo)
    }

    /// What each schema of the model can be here; a `nil` type is compared with parties of every type.
    private static let types: [String: ScreeningQuery.PartyType?] = [
        "Thing": nil, "LegalEntity": nil, "Asset": nil, "CryptoWallet": nil, "Security": nil, "Vehicle": nil,
        "Person": .person, "Organization": .entity, "Company": .entity, "PublicBody": .entity, "Vessel": .vessel,
        "Airplane": .aircraft,
    ]
    static let schemas = types.keys.sorted()
    private static let unmatchable: Set<String> = [
        "Address", "Associate", "BankAccount", "Debt", "Directorship", "Document", "Employment", "Event", "Family",
        "Identification", "Interest", "Interval", "Membership", "Occupancy", "Ownership", "Passport", "Payment",
        "Position", "Representation", "Sanction", "Succession", "UnknownLink",
    ]
}

extension ScreeningQuery {
    /// Whether anything in it can find an entry.
    fileprivate var isAskable: Bool {
        !(names.isEmpty && documents.isEmpty && wallets.isEmpty && emails.isEmpty && telephones.isEmpty)
    }
}

private struct PropertyReading {
    let properties: [String: JSONValue]
    private(set) var used: [String: [String]] = [:]
    /// A property whose value is longer than anything that is compared: left out in silence it would look as if it had been.
    private(set) var tooLong: String?

    init(_ properties: [String: JSONValue]) { self.properties = properties }

    mutating func query(_ type: ScreeningQuery.PartyType?) -> ScreeningQuery {
        var query = ScreeningQuery()
        query.type = type
        for property in ["name", "alias", "weakAlias", "previousName", "abbreviation"] {
            query.names += read(property) { text in
                NameOddities(of: text).contains(.noLetters) ? nil : text
            }
        }
        if query.names.isEmpty, let name = nameOfParts() { query.names = [name] }
        query.birthDate = read("birthDate") { CalendarDate(String($0.prefix(10))) }.first
        query.birthPlaces = read("birthPlace") { $0 }
        query.sex = read("gender") { ListEntry.Gender(rawValue: $0.lowercased()) }.first
        query.addresses = read("address") { (try? WrittenText(parsing: $0))?.text }.map {
            ListedAddress(street: $0, locality: nil, country: nil, countryText: nil)
        }
        for property in ["nationality", "citizenship", "jurisdiction", "country", "mainCountry"] {
            for code in read(property, { try? JurisdictionCode(parsing: $0) })
            where !query.nationalities.contains(code) {
                // Where a person lives is no nationality.
                if type == .person, property == "country" || property == "mainCountry" {
                    query.addressCountries.append(code)
                } else {
                    query.nationalities.append(code)
                }
            }
        }
        for (property, kind) in PropertyReading.documents {
            query.documents += read(property) { text in
                (try? DocumentNumber(parsing: text)).map {
                    IdentificationNumber(kind: kind, country: nil, number: $0)
                }
            }
        }
        query.emails = read("email") { try? EmailAddress(parsing: $0) }
        query.telephones = read("phone") { try? TelephoneNumber(parsing: $0) }
        for property in ["cryptoWallets", "publicKey"] {
            query.wallets += read(property) { WalletAddress(listed: $0, currency: nil) }
        }
        return query
    }

    private static let documents: [(String, IdentificationNumber.Kind)] = [
        ("passportNumber", .passport), ("idNumber", .nationalID), ("socialSecurityNumber", .taxID),
        ("taxNumber", .taxID), ("innCode", .taxID), ("vatCode", .taxID), ("registrationNumber", .registration),
        ("ogrnCode", .registration), ("leiCode", .lei), ("imoNumber", .other), ("mmsi", .other),
        ("swiftBic", .other),
    ]

    /// `firstName` and `lastName` where no whole name is given.
    private mutating func nameOfParts() -> String? {
        let parts = ["firstName", "secondName", "middleName", "fatherName", "lastName"]
            .compactMap { property in read(property) { $0 }.first }
        let name = parts.joined(separator: " ")
        return parts.isEmpty || NameOddities(of: name).contains(.noLetters) ? nil : name
    }

    /// The values of a property that can be read, a single text as a list of one.
    private mutating func read<Value>(_ property: String, _ parse: (String) -> Value?) -> [Value] {
        guard let given = properties[property] else { return [] }
        var values: [Value] = []
        for item in (given.array ?? [given]).prefix(Limits.matchValues) {
            guard let text = item.string else { continue }
            guard text.unicodeScalars.count <= Limits.name else {
                tooLong = property
                continue
            }
            guard let value = parse(text) else { continue }
            values.append(value)
            used[property, default: []].append(text)
        }
        return values
    }
}
