import Evidence
import Foundation
import Order
import Program

/// What an applicant typed, as typed, and the application that it makes. Nothing is lost when something is wrong: the text stays,
/// and the error names the field and how to mend it.
struct PortalForm: Sendable {
    /// By field name; a list is one value a line.
    var values: [String: String]

    init(values: [String: String] = [:]) { self.values = values }
    init(json: JSONValue) { values = (json.object ?? [:]).compactMapValues(\.string) }
    var json: JSONValue { .object(values.mapValues(JSONValue.string)) }

    subscript(name: String) -> String { values[name] ?? "" }
    var isEntity: Bool { self["kind"] == "entity" }

    /// Takes over the fields of a step; a name that is not of this step is dropped.
    mutating func take(_ form: FormBody, names: [String]) {
        for name in names {
            let given = form.all(name).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
            values[name] = given.joined(separator: "\n")
        }
    }

    /// Takes out every answer in which a whole card number stands, before anything is kept.
    ///
    /// - Returns: what to say of each, by field.
    mutating func dropWholeCardNumbers(today: CalendarDate) -> [String: String] {
        var errors: [String: String] = [:]
        for (name, text) in values where PaymentCard.containsWholeNumber(text) {
            let field: JSONValue =
                switch (name, self["paymentKind"]) {
                case ("number", _):
                    [
                        "type": isEntity ? "entity" : "individual", "kind": .string(self["numberKind"]),
                        "country": .string(self["numberCountry"]), "number": .string(text),
                    ]
                case ("paymentValue", "bank"): ["type": "bankAccount", "number": .string(text)]
                case ("paymentValue", "wallet"): ["type": "wallet", "address": .string(text)]
                default: .object([name: .string(text)])
                }
            guard !IdentificationProgram.wholeCards(in: field, today: today).isEmpty else { continue }
            values[name] = ""
            errors[name] =
                name == "paymentValue"
                ? "Only the last four digits, please: we never want your whole card number, and have not kept it."
                : "This looks like a whole card number. We never want one, and have not kept it."
        }
        return errors
    }

    static let owners = 4

    /// The application as far as it is typed, with what is wrong by field.
    func application(origin: AccessOrigin?) -> (application: Application?, errors: [String: String]) {
        var errors: [String: String] = [:]
        func parsed<Value>(_ name: String, _ parse: (String) throws(IdentifierError) -> Value) -> Value? {
            let text = self[name]
            guard !text.isEmpty else { return nil }
            do { return try parse(text) } catch {
                errors[name] = sentenceCase(error.message) + "."
                return nil
            }
        }
        let name = parsed("name") { text throws(IdentifierError) in try PersonName(parsing: text).text }
        let otherNames = self["otherNames"].split(separator: "\n").compactMap {
            try? PersonName(parsing: String($0)).text
        }
        let country = parsed("country") { text throws(IdentifierError) in try JurisdictionCode(parsing: text) }
        let address = address(country: country, &errors)
        let email = parsed("email") { text throws(IdentifierError) in try EmailAddress(parsing: text) }
        let telephone = parsed("telephone") { text throws(IdentifierError) in
            try TelephoneNumber(parsing: text, region: country)
        }
        var location: DatedLocation?
        if let here = parsed("locatedIn", { text throws(IdentifierError) in try JurisdictionCode(parsing: text) }) {
            location = DatedLocation(jurisdiction: here, asOf: origin?.time)
        }
        var numbers: [IdentificationNumber] = []
        if let number = parsed("number", { text throws(IdentifierError) in try DocumentNumber(parsing: text) }) {
            let kind = IdentificationNumber.Kind(rawValue: self["numberKind"]) ?? .other
            let issuer = try? JurisdictionCode(parsing: self["numberCountry"])
            let stated = IdentificationNumber(kind: kind, country: issuer, number: number)
            numbers = [stated]
            if let today = origin.map({ CalendarDate(of: $0.time) }) {
                errors["number"] = fault(of: stated, today: today)
            }
        }
        let person: Person?
        if isEntity {
            person = name.map { name in
                var entity = Entity(name: name)
                entity.otherNames = otherNames
                entity.organizedIn = parsed("organizedIn") { text throws(IdentifierError) in
                    try JurisdictionCode(parsing: text)
                }
                entity.location = location
                entity.address = address
                entity.identificationNumbers = numbers
                entity.email = email
                entity.telephone = telephone
                entity.owners = owners(&errors)
                if let controller = parsed(
                    "controller", { text throws(IdentifierError) in try PersonName(parsing: text).text })
                {
                    entity.controllers = [
                        ControlPerson(
                            person: Individual(name: controller),
                            role: self["controllerRole"].isEmpty ? "control person" : self["controllerRole"])
                    ]
                }
                return .entity(entity)
            }
        } else {
            person = name.map { name in
                var individual = Individual(name: name)
                individual.otherNames = otherNames
                individual.birthDate = birthDate(&errors)
                individual.citizenships = citizenships(&errors)
                individual.unitedStatesPermanentResident = yesOrNo("permanentResident")
                individual.location = location
                individual.address = address
                individual.identificationNumbers = numbers
                individual.email = email
                individual.telephone = telephone
                return .individual(individual)
            }
        }
        let payment = payment(&errors)
        guard let person else { return (nil, errors) }
        let application = Application(
            applicant: person, product: Product(kind: Product.Kind(rawValue: self["product"]) ?? .virtualMachine),
            payment: payment, origin: origin)
        return (application, errors)
    }

    private func yesOrNo(_ name: String) -> Bool? {
        switch self[name] {
        case "yes": true
        case "no": false
        default: nil
        }
    }

    /// What is wrong with a number whose form is known, before it is sent: what is not known here is taken as it is.
    private func fault(of number: IdentificationNumber, today: CalendarDate) -> String? {
        if number.kind == .lei {
            do throws(IdentifierError) {
                _ = try LegalEntityIdentifier(parsing: number.number.text)
                return nil
            } catch { return sentenceCase(error.message) + "." }
        }
        let standing = NationalNumber.standing(of: number, holder: isEntity ? .entity : .person, today: today)
        guard let fault = standing.fault, case .cannotBe(let kind, _) = standing else { return nil }
        let suggestions = NationalNumber.suggestions(for: number.number.text, kind: kind, today: today)
        let advice =
            suggestions.count == 1
            ? " Did you mean \(suggestions[0])?"
            : " If it is printed so on your document, choose another kind of number."
        return fault + advice
    }

    private func address(country: JurisdictionCode?, _ errors: inout [String: String]) -> PostalAddress? {
        let lines = [self["street"]].filter { !$0.isEmpty }
        let locality = self["town"], region = self["region"], code = self["postalCode"]
        guard !lines.isEmpty || !locality.isEmpty || country != nil else { return nil }
        var address = PostalAddress(
            lines: lines, locality: locality.isEmpty ? nil : locality, region: region.isEmpty ? nil : region,
            postalCode: code.isEmpty ? nil : code, country: country)
        for case .postalCodeForm(let expected) in address.problems {
            errors["postalCode"] =
                "The postal code should be written as \(expected.joined(separator: " or ")), where 9 stands for a digit "
                + "and A for a letter. Leave it empty if your address has none."
        }
        address.postalCode = address.normalisedPostalCode
        return address
    }

    private func birthDate(_ errors: inout [String: String]) -> CalendarDate? {
        guard !self["birthDate"].isEmpty else { return nil }
        guard let date = CalendarDate(self["birthDate"]) else {
            errors["birthDate"] =
                "There is no such date. Write year, month and day, as 1974-08-12; a year alone will do if that is all you know."
            return nil
        }
        return date
    }

    private func citizenships(_ errors: inout [String: String]) -> [JurisdictionCode]? {
        if self["stateless"] == "yes" { return [] }
        var codes: [JurisdictionCode] = []
        for name in ["citizenship", "secondCitizenship"] where !self[name].isEmpty {
            do { codes.append(try JurisdictionCode(parsing: self[name])) } catch {
                errors[name] = sentenceCase(error.message) + "."
            }
        }
        return codes.isEmpty ? nil : codes
    }

    private func owners(_ errors: inout [String: String]) -> [BeneficialOwner]? {
        if self["noOwners"] == "yes" { return [] }
        var owners: [BeneficialOwner] = []
        for index in 1...PortalForm.owners where !self["owner\(index)"].isEmpty {
            do {
                var person = Individual(name: try PersonName(parsing: self["owner\(index)"]).text)
                if !self["ownerCountry\(index)"].isEmpty {
                    person.citizenships = [try JurisdictionCode(parsing: self["ownerCountry\(index)"])]
                }
                let share = self["ownerShare\(index)"].replacing("%", with: "").trimmingCharacters(in: .whitespaces)
                    .replacing(",", with: ".")
                let basisPoints = Double(share).flatMap { (0...100).contains($0) ? Int(($0 * 100).rounded()) : nil }
                if !share.isEmpty, basisPoints == nil {
                    errors["ownerShare\(index)"] = "Write the share as a number from 0 to 100."
                }
                owners.append(BeneficialOwner(person: .individual(person), basisPoints: basisPoints))
            } catch {
                errors["owner\(index)"] = sentenceCase(error.message) + "."
            }
        }
        return owners.isEmpty ? nil : owners
    }

    private func payment(_ errors: inout [String: String]) -> [MeansOfPayment] {
        let text = self["paymentValue"], institution = self["institution"].isEmpty ? nil : self["institution"]
        guard !text.isEmpty else { return [] }
        do {
            switch self["paymentKind"] {
            case "bank":
                return [
                    .bankAccount(number: try BankAccountNumber(parsing: text), institution: institution, country: nil)
                ]
            case "wallet": return [.wallet(try WalletAddress(parsing: text))]
            case "card":
                let digits = text.filter(\.isNumber)
                guard digits.count == 4, text.count <= 6 else {
                    errors["paymentValue"] = "Only the last four digits, please: we never want your whole card number."
                    return []
                }
                return [
                    .card(
                        token: "portal:" + digits, lastFour: digits, brand: nil, issuerCountry: nil,
                        institution: institution)
                ]
            default: return [.customerIdentifier(text, institution: institution)]
            }
        } catch {
            errors["paymentValue"] = sentenceCase(error.message) + "."
        }
        return []
    }
}
