// The flat form of an application: one row of a table. A row becomes the JSON form and is read by the same reader, and each
// error is told by the column it came from.

/// The columns a table of applications may have, in any order; only `type`, `name` and `product` must be there.
public enum ApplicationColumn: String, CaseIterable, Sendable {
    case reference
    /// `individual` or `entity`.
    case type
    case name
    /// Separated by `;`.
    case otherNames = "other_names"
    case birthDate = "birth_date"
    case birthPlace = "birth_place"
    /// Separated by `;`; `none` for a stateless person; empty when not known.
    case citizenships
    /// `yes` or `no`; empty when not known.
    case permanentResident = "permanent_resident"
    case location
    case locationAsOf = "location_as_of"
    case street, locality, region
    case postalCode = "postal_code"
    case country
    case idKind = "id_kind"
    case idCountry = "id_country"
    case idNumber = "id_number"
    case email, telephone
    case organizedIn = "organized_in"
    case branchOf = "branch_of"
    /// `name|country|percent` separated by `;`, and `|entity` after it for an owner that is one; `none` when nobody owns.
    case owners
    /// `name|country|role` separated by `;`.
    case controllers
    /// `direct` or `reseller`.
    case channel
    /// The reseller's account.
    case reseller
    /// The kind of product.
    case product
    case managed
    case runsSoftware = "runs_software"
    case usOwned = "us_owned"
    /// Separated by `;`.
    case operatedIn = "operated_in"
    case accountType = "account_type"
    case openingMethod = "opening_method"
    case cardToken = "card_token"
    case cardLastFour = "card_last_four"
    case cardIssuerCountry = "card_issuer_country"
    case bankAccount = "bank_account"
    case wallet
    case walletCurrency = "wallet_currency"
    case customerIdentifier = "customer_identifier"
    case transactionIdentifier = "transaction_identifier"
    case ip
    case accessedAt = "accessed_at"

    /// Columns that must be there.
    public static let required: [ApplicationColumn] = [.type, .name, .product]
    /// Read by whoever compares results, never as a part of an application.
    public static let expected = "expected"
}

/// Which column of a table holds what, from its header.
public struct ApplicationTable: Hashable, Sendable {
    /// The number of columns, ones that are ignored included.
    public let width: Int
    private let places: [ApplicationColumn: Int]
    private let expectedPlace: Int?

    /// Refuses unknown columns by name. `expected` and columns that begin with `x_` are let by.
    public init(header: [String]) throws(FormErrors) {
        var places: [ApplicationColumn: Int] = [:]
        var expectedPlace: Int?
        var errors: [FormError] = []
        let known = ApplicationColumn.allCases.map(\.rawValue) + [ApplicationColumn.expected]
        for (place, title) in header.enumerated() {
            let name = title.trimmed.lowercased()
            if name == ApplicationColumn.expected {
                expectedPlace = place
            } else if let column = ApplicationColumn(rawValue: name) {
                if places.updateValue(place, forKey: column) != nil {
                    errors.append(
                        FormError(pointer: name, message: "this column stands twice; keep one", code: "duplicate"))
                }
            } else if !name.hasPrefix("x_") {
                let shown = String(name.prefix(60))
                errors.append(
                    FormError(
                        pointer: shown,
                        message: "there is no column of this name"
                            + (nearestName(to: shown, among: known).map { "; did you mean \($0)?" }
                                ?? "; begin it with x_ to have it ignored"),
                        code: "unknownField"))
            }
        }
        for column in ApplicationColumn.required where places[column] == nil {
            errors.append(FormError(pointer: column.rawValue, message: "this column is missing", code: "missing"))
        }
        guard errors.isEmpty else { throw FormErrors(errors) }
        width = header.count
        self.places = places
        self.expectedPlace = expectedPlace
    }

    /// What the row's author expects to come of it, when the table says.
    public func expected(of fields: [String]) -> String? {
        guard let expectedPlace, expectedPlace < fields.count else { return nil }
        let text = fields[expectedPlace].trimmed
        return text.isEmpty ? nil : text
    }

    /// The application of one row; errors are told by column.
    public func application(of fields: [String], now: Timestamp? = nil) throws(FormErrors) -> Application {
        guard fields.count == width else {
            throw FormErrors([
                FormError(
                    pointer: "", message: "the row has \(fields.count) fields where the header has \(width)",
                    code: "fieldCount")
            ])
        }
        let row = ApplicationRow { column in
            guard let place = places[column] else { return nil }
            let text = fields[place].trimmed
            return text.isEmpty ? nil : text
        }
        let json = row.json
        guard row.errors.isEmpty else { throw FormErrors(row.errors) }
        do throws(FormErrors) {
            return try Application(json: json, now: now)
        } catch {
            throw FormErrors(error.errors.map { row.byColumn($0) })
        }
    }
}

/// One row while it becomes the JSON form.
private final class ApplicationRow {
    private let cell: (ApplicationColumn) -> String?
    private(set) var errors: [FormError] = []
    /// The column that each part of the JSON came from, by pointer.
    private var origins: [String: ApplicationColumn] = [:]

    init(cell: @escaping (ApplicationColumn) -> String?) { self.cell = cell }

    /// The same error under its column's name: the origin of the longest pointer that leads to it.
    func byColumn(_ error: FormError) -> FormError {
        var pointer = error.pointer
        while true {
            if let column = origins[pointer] {
                return FormError(pointer: column.rawValue, message: error.message, code: error.code)
            }
            guard let slash = pointer.lastIndex(of: "/") else { break }
            pointer = String(pointer[..<slash])
        }
        let column = ApplicationRow.columnOfMissing[error.pointer]
        return FormError(pointer: column?.rawValue ?? error.pointer, message: error.message, code: error.code)
    }
    private static let columnOfMissing: [String: ApplicationColumn] = [
        "/applicant/type": .type, "/applicant/name": .name, "/product/kind": .product, "/product": .product,
        "/channel/account": .reseller, "/applicant/identificationNumbers/0/kind": .idKind,
        "/applicant/identificationNumbers/0/number": .idNumber, "/accessedFrom/at": .accessedAt,
        "/accessedFrom/ip": .ip,
        "/applicant/address/lines": .street, "/applicant/location/country": .location,
    ]

    var json: JSONValue {
        var form: [String: JSONValue] = ["applicant": .object(applicant), "product": .object(product)]
        put(.reference, into: &form, "reference", at: "")
        put(.accountType, into: &form, "accountType", at: "")
        put(.openingMethod, into: &form, "openingMethod", at: "")
        if cell(.channel) != nil || cell(.reseller) != nil {
            var channel: [String: JSONValue] = cell(.channel) == nil ? ["type": "reseller"] : [:]
            put(.channel, into: &channel, "type", at: "/channel")
            put(.reseller, into: &channel, "account", at: "/channel")
            form["channel"] = .object(channel)
        }
        if cell(.ip) != nil || cell(.accessedAt) != nil {
            var origin: [String: JSONValue] = [:]
            put(.ip, into: &origin, "ip", at: "/accessedFrom")
            put(.accessedAt, into: &origin, "at", at: "/accessedFrom")
            form["accessedFrom"] = .object(origin)
        }
        let payment = payment
        if !payment.isEmpty { form["payment"] = .array(payment) }
        return .object(form)
    }

    private var applicant: [String: JSONValue] {
        var person: [String: JSONValue] = [:]
        let at = "/applicant"
        put(.type, into: &person, "type", at: at)
        put(.name, into: &person, "name", at: at)
        put(.birthDate, into: &person, "birthDate", at: at)
        put(.birthPlace, into: &person, "birthPlace", at: at)
        put(.email, into: &person, "email", at: at)
        put(.telephone, into: &person, "telephone", at: at)
        put(.organizedIn, into: &person, "organizedIn", at: at)
        put(.branchOf, into: &person, "branchOfEntityOrganizedIn", at: at)
        putList(.otherNames, into: &person, "otherNames", at: at)
        putList(.citizenships, into: &person, "citizenships", at: at)
        putBool(.permanentResident, into: &person, "unitedStatesPermanentResident", at: at)
        if cell(.location) != nil || cell(.locationAsOf) != nil {
            var location: [String: JSONValue] = [:]
            put(.location, into: &location, "country", at: at + "/location")
            put(.locationAsOf, into: &location, "asOf", at: at + "/location")
            person["location"] = .object(location)
        }
        if [ApplicationColumn.street, .locality, .region, .postalCode, .country].contains(where: { cell($0) != nil }) {
            var address: [String: JSONValue] = ["lines": []]
            if let street = cell(.street) {
                address["lines"] = .array(street.split(separator: "\n").map { .string(String($0)) })
                origins[at + "/address/lines"] = .street
            }
            put(.locality, into: &address, "locality", at: at + "/address")
            put(.region, into: &address, "region", at: at + "/address")
            put(.postalCode, into: &address, "postalCode", at: at + "/address")
            put(.country, into: &address, "country", at: at + "/address")
            person["address"] = .object(address)
        }
        if cell(.idNumber) != nil || cell(.idKind) != nil || cell(.idCountry) != nil {
            var number: [String: JSONValue] = [:]
            let place = at + "/identificationNumbers/0"
            put(.idKind, into: &number, "kind", at: place)
            put(.idCountry, into: &number, "country", at: place)
            put(.idNumber, into: &number, "number", at: place)
            person["identificationNumbers"] = [.object(number)]
        }
        putPeople(.owners, into: &person, "owners")
        putPeople(.controllers, into: &person, "controllers")
        return person
    }

    private var product: [String: JSONValue] {
        var product: [String: JSONValue] = [:]
        put(.product, into: &product, "kind", at: "/product")
        putBool(.managed, into: &product, "managed", at: "/product")
        putBool(.runsSoftware, into: &product, "runsArbitrarySoftware", at: "/product")
        putBool(.usOwned, into: &product, "ownedByUnitedStatesPerson", at: "/product")
        putList(.operatedIn, into: &product, "operatedIn", at: "/product")
        return product
    }

    private var payment: [JSONValue] {
        var all: [JSONValue] = []
        func add(_ type: String, _ cells: [(ApplicationColumn, String)]) {
            guard cells.contains(where: { cell($0.0) != nil }) else { return }
            var means: [String: JSONValue] = ["type": .string(type)]
            for (column, name) in cells { put(column, into: &means, name, at: "/payment/\(all.count)") }
            origins["/payment/\(all.count)/" + cells[0].1] = cells[0].0
            all.append(.object(means))
        }
        add("card", [(.cardToken, "token"), (.cardLastFour, "lastFour"), (.cardIssuerCountry, "issuerCountry")])
        add("bankAccount", [(.bankAccount, "number")])
        add("wallet", [(.wallet, "address"), (.walletCurrency, "currency")])
        add("customerIdentifier", [(.customerIdentifier, "value")])
        add("transactionIdentifier", [(.transactionIdentifier, "value")])
        return all
    }

    // MARK: Cells

    private func put(
        _ column: ApplicationColumn, into object: inout [String: JSONValue], _ name: String, at pointer: String
    ) {
        guard let text = cell(column) else { return }
        object[name] = .string(text)
        origins[pointer + "/" + name] = column
    }

    private func putList(
        _ column: ApplicationColumn, into object: inout [String: JSONValue], _ name: String, at pointer: String
    ) {
        guard let text = cell(column) else { return }
        object[name] = .array(text == "none" ? [] : items(text).map(JSONValue.string))
        origins[pointer + "/" + name] = column
    }

    private func putBool(
        _ column: ApplicationColumn, into object: inout [String: JSONValue], _ name: String, at pointer: String
    ) {
        guard let text = cell(column) else { return }
        switch text.lowercased() {
        case "yes", "true", "1", "y": object[name] = true
        case "no", "false", "0", "n": object[name] = false
        default:
            errors.append(
                FormError(
                    pointer: column.rawValue, message: "write yes or no, or nothing when it is not known",
                    code: "wrongType"))
        }
        origins[pointer + "/" + name] = column
    }

    /// Owners and control persons, whose cells hold several parts.
    private func putPeople(_ column: ApplicationColumn, into object: inout [String: JSONValue], _ name: String) {
        guard let text = cell(column) else { return }
        origins["/applicant/" + name] = column
        guard text != "none" else {
            object[name] = []
            return
        }
        object[name] = .array(items(text).compactMap { column == .owners ? owner($0) : controller($0) })
    }

    private func owner(_ text: String) -> JSONValue? {
        let parts = parts(text)
        guard (1...4).contains(parts.count), parts.count < 4 || parts[3] == "entity" || parts[3] == "individual" else {
            errors.append(
                FormError(
                    pointer: ApplicationColumn.owners.rawValue,
                    message: "write each owner as name|country|percent, and |entity after it when it is one",
                    code: "malformed"))
            return nil
        }
        let isEntity = parts.count == 4 && parts[3] == "entity"
        var person: [String: JSONValue] = ["type": isEntity ? "entity" : "individual", "name": .string(parts[0])]
        if parts.count > 1, !parts[1].isEmpty {
            if isEntity {
                person["organizedIn"] = .string(parts[1])
            } else {
                person["citizenships"] = [.string(parts[1])]
            }
        }
        var owner: [String: JSONValue] = ["person": .object(person)]
        if parts.count > 2, !parts[2].isEmpty {
            let number = parts[2].hasSuffix("%") ? String(parts[2].dropLast()) : parts[2]
            guard let percent = try? JSONValue(parsing: number.trimmed), percent.double != nil else {
                errors.append(
                    FormError(
                        pointer: ApplicationColumn.owners.rawValue,
                        message: "an owner's share is not a number; write 25 or 12.5",
                        code: "notAShare"))
                return nil
            }
            owner["percent"] = percent
        }
        return .object(owner)
    }

    private func controller(_ text: String) -> JSONValue? {
        let parts = parts(text)
        guard parts.count == 3 else {
            errors.append(
                FormError(
                    pointer: ApplicationColumn.controllers.rawValue, message: "write each as name|country|role",
                    code: "malformed"))
            return nil
        }
        var person: [String: JSONValue] = ["type": "individual", "name": .string(parts[0])]
        if !parts[1].isEmpty { person["citizenships"] = [.string(parts[1])] }
        return ["person": .object(person), "role": .string(parts[2])]
    }

    private func items(_ text: String) -> [String] {
        text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    private func parts(_ text: String) -> [String] {
        text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    }
}
