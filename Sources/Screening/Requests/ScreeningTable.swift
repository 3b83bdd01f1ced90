// The flat form of a question: one row of a table. A row becomes the JSON form and is read by the same reader, and each
// error is told by the column that it came from.
import Order

/// The columns a table of parties to screen may have, in any order.
public enum ScreeningColumn: String, CaseIterable, Sendable {
    case reference, type, name
    /// Separated by `;`.
    case otherNames = "other_names"
    case birthDate = "birth_date"
    case birthPlace = "birth_place"
    /// Separated by `;`.
    case nationality
    case organizedIn = "organized_in"
    case sex
    /// Of the address.
    case street, locality, country
    case idKind = "id_kind"
    case idCountry = "id_country"
    case idNumber = "id_number"
    case wallet
    case walletCurrency = "wallet_currency"
    case email, telephone
    /// Separated by `;`: `Somebody 62.5 %`, or as a table of applications has them, `name|country|percent` and `|entity`.
    case owners

    /// Other titles under which a column is known, those of a table of applications among them.
    static let synonyms: [String: ScreeningColumn] = [
        "id": .reference, "full_name": .name, "aliases": .otherNames, "dob": .birthDate, "date_of_birth": .birthDate,
        "nationalities": .nationality, "citizenship": .nationality, "citizenships": .nationality, "schema": .type,
        "phone": .telephone, "address_country": .country, "city": .locality, "gender": .sex,
    ]
    /// What a table of applications has besides: let by, so that one file serves both commands.
    static let letBy: Set<String> = Set(
        ApplicationColumn.allCases.map(\.rawValue) + [ApplicationColumn.expected])
}

/// Which column of a table holds what, from its header.
public struct ScreeningTable: Hashable, Sendable {
    /// The number of columns, ones that are let by included.
    public let width: Int
    private let places: [ScreeningColumn: Int]

    /// Refuses unknown columns by name, so that a misspelt one is not taken for absent. Columns that begin with `x_` are let by.
    public init(header: [String]) throws(FormErrors) {
        var places: [ScreeningColumn: Int] = [:]
        var errors: [FormError] = []
        for (place, title) in header.enumerated() {
            let name = title.lowercased().filter { $0 != "\u{FEFF}" }
                .split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: "_")
            if let column = ScreeningColumn(rawValue: name) ?? ScreeningColumn.synonyms[name] {
                if places.updateValue(place, forKey: column) != nil {
                    errors.append(
                        FormError(
                            pointer: name, message: "two columns hold the \(column.rawValue); keep one",
                            code: "duplicate"))
                }
            } else if !name.hasPrefix("x_"), !ScreeningColumn.letBy.contains(name) {
                errors.append(
                    FormError(
                        pointer: String(name.prefix(60)),
                        message:
                            "there is no column of this name; there are \(ScreeningColumn.allCases.map(\.rawValue).joined(separator: ", ")); begin it with x_ to have it ignored",
                        code: "unknownField"))
            }
        }
        let identifying: [ScreeningColumn] = [.name, .idNumber, .wallet, .email, .telephone]
        if errors.isEmpty, identifying.allSatisfy({ places[$0] == nil }) {
            errors.append(FormError(pointer: "name", message: "this column is missing", code: "missing"))
        }
        guard errors.isEmpty else { throw FormErrors(errors) }
        width = header.count
        self.places = places
    }

    /// What one row asks; errors are told by column.
    public func request(of fields: [String], now: Timestamp? = nil) throws(FormErrors) -> ScreeningRequest {
        guard fields.count == width else {
            throw FormErrors([
                FormError(
                    pointer: "", message: "the row has \(fields.count) fields where the header has \(width)",
                    code: "fieldCount")
            ])
        }
        do throws(FormErrors) {
            var request = try ScreeningRequest(json: json(fields), now: now)
            request.warnings = request.warnings.map(byColumn)
            return request
        } catch {
            throw FormErrors(error.errors.map(byColumn))
        }
    }

    private func json(_ fields: [String]) -> JSONValue {
        func cell(_ column: ScreeningColumn) -> JSONValue? {
            guard let place = places[column] else { return nil }
            let text = fields[place]
            return text.utf8.contains { $0 > 0x20 } ? .string(text) : nil
        }
        func cells(_ column: ScreeningColumn) -> JSONValue? {
            guard let text = cell(column)?.string else { return nil }
            let items = text.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
            return .array(items.filter { !$0.isEmpty }.map { .string(String($0)) })
        }
        var members: [String: JSONValue] = [:]
        members["reference"] = cell(.reference)
        members["type"] = cell(.type).map(ScreeningTable.type)
        members["name"] = cell(.name)
        members["otherNames"] = cells(.otherNames)
        members["birthDate"] = cell(.birthDate)
        members["birthPlace"] = cell(.birthPlace)
        members["nationalities"] = cells(.nationality).map { list in
            // A stateless person has none to compare.
            .array((list.array ?? []).filter { $0.string != "none" })
        }
        members["organizedIn"] = cell(.organizedIn)
        var address: [String: JSONValue] = [:]
        address["lines"] = cell(.street).map { [$0] }
        address["locality"] = cell(.locality)
        address["country"] = cell(.country)
        if !address.isEmpty { members["addresses"] = [.object(address)] }
        members["sex"] = cell(.sex)
        if let number = cell(.idNumber) {
            var document = ["number": number]
            document["kind"] = cell(.idKind)
            document["country"] = cell(.idCountry)
            members["documents"] = [.object(document)]
        }
        if let address = cell(.wallet) {
            var wallet = ["address": address]
            wallet["currency"] = cell(.walletCurrency)
            members["wallets"] = [.object(wallet)]
        }
        members["email"] = cell(.email)
        members["telephone"] = cell(.telephone)
        if let owners = cells(.owners)?.array, owners != ["none"] {
            members["owners"] = .array(owners.compactMap { $0.string.map(ScreeningTable.owner) })
            // Only entities have owners, and a table of them seldom says so.
            if members["type"] == nil { members["type"] = "entity" }
        }
        return .object(members)
    }

    /// An owner as a table or a command line writes one: `Somebody 62.5 %`, `Somebody|RU|62.5|entity`.
    public static func owner(_ text: String) -> JSONValue {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
        var owner: [String: JSONValue] = [:]
        if parts.count == 1 {
            let (party, share) = OwnershipShare.split(text)
            owner["name"] = .string(party)
            owner["percent"] = share.map(JSONValue.string)
            return .object(owner)
        }
        owner["name"] = .string(parts[0])
        owner["type"] = .string(parts.count > 3 ? parts[3] : "individual")
        if !parts[1].isEmpty { owner["nationality"] = .string(parts[1]) }
        if parts.count > 2, !parts[2].isEmpty { owner["percent"] = .string(parts[2]) }
        return .object(owner)
    }

    /// The words of other tables for the kinds of party.
    private static func type(_ value: JSONValue) -> JSONValue {
        switch value.string?.lowercased() ?? "" {
        case "company", "organization", "organisation", "legalentity", "publicbody": "entity"
        case "airplane": "aircraft"
        case let text: .string(text)
        }
    }

    private func byColumn(_ error: FormError) -> FormError {
        let parts = error.pointer.split(separator: "/").map(String.init)
        let column: ScreeningColumn? =
            switch (parts.first, parts.last) {
            case ("owners", _): .owners
            case ("documents", "kind"): .idKind
            case ("documents", "country"): .idCountry
            case ("documents", _): .idNumber
            case ("wallets", "currency"): .walletCurrency
            case ("wallets", _): .wallet
            case ("addresses", "country"): .country
            case ("addresses", "locality"): .locality
            case ("addresses", _): .street
            case ("otherNames", _): .otherNames
            case ("nationalities", _): .nationality
            case ("birthDate", _): .birthDate
            case ("birthPlace", _): .birthPlace
            case ("organizedIn", _): .organizedIn
            case (let name?, _): ScreeningColumn(rawValue: name)
            case (nil, _): nil
            }
        return FormError(pointer: column?.rawValue ?? error.pointer, message: error.message, code: error.code)
    }
}
