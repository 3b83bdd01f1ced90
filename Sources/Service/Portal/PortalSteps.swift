import Order

/// The questions, one page at a time. A step asks only what the standard wants of this applicant; one who turns out to be a United
/// States person is asked nothing beyond what told so.
enum PortalStepKind: String, Sendable, CaseIterable {
    case who, place, reach, payment, check

    var title: String {
        switch self {
        case .who: "Who you are"
        case .place: "Where you live"
        case .reach: "How we can reach you"
        case .payment: "How you pay"
        case .check: "Check and send"
        }
    }

    /// The fields that this step takes over.
    func names(entity: Bool) -> [String] {
        switch self {
        case .who where entity: ["name", "otherNames", "organizedIn"]
        case .who: ["name", "citizenship", "secondCitizenship", "stateless", "permanentResident"]
        case .place: ["street", "town", "region", "postalCode", "country", "locatedIn"]
        case .reach where entity:
            ["email", "telephone", "noOwners", "controller", "controllerRole"]
                + (1...PortalForm.owners).flatMap { ["owner\($0)", "ownerShare\($0)", "ownerCountry\($0)"] }
        case .reach: ["email", "telephone", "birthDate"]
        case .payment: ["paymentKind", "paymentValue", "institution", "numberKind", "number", "numberCountry"]
        case .check: []
        }
    }
}

/// All countries and territories, by name.
private let countryOptions: [(value: String, text: String)] =
    [("", "Country or territory")]
    + JurisdictionCode.countries.map { ($0.code, $0.name) }.sorted { $0.1 < $1.1 }.map { (value: $0.0, text: $0.1) }

extension PortalForm {
    func fields(of step: PortalStepKind, errors: [String: String], sample: Bool = false) -> [Field] {
        // A sample's people live in Utopia, a place of specimen documents.
        let countryOptions =
            sample
            ? [countryOptions[0], ("UTO", "Utopia (of the sample)")] + countryOptions.dropFirst() : countryOptions
        func input(
            _ name: String, _ label: String, why: String? = nil, type: String = "text", limit: Int = 200,
            autocomplete: String? = nil, mode: String? = nil, placeholder: String? = nil, hideLabel: Bool = false
        ) -> Field {
            .input(
                name, label, why: why, type: type, value: self[name], error: errors[name], limit: limit,
                autocomplete: autocomplete, mode: mode,
                placeholder: placeholder, hideLabel: hideLabel)
        }
        func country(
            _ name: String, _ label: String, why: String? = nil, autocomplete: String? = nil, hideLabel: Bool = false
        ) -> Field {
            .select(
                name, label, why: why, options: countryOptions, value: self[name], error: errors[name],
                autocomplete: autocomplete, hideLabel: hideLabel)
        }
        switch step {
        case .who where isEntity:
            return [
                input(
                    "name", "The organisation’s name", why: "As it is registered, in any script.", limit: Limits.name,
                    autocomplete: "organization"),
                input("otherNames", "Other names it does business under", why: "Leave empty if there are none."),
                country(
                    "organizedIn", "Under whose laws is it organised?",
                    why:
                        "It decides which rules apply: an organisation under the laws of the United States is asked nothing more than that."
                ),
            ]
        case .who:
            return [
                input(
                    "name", "Your full name", why: "As on a document that you have. One name or many, in any script.",
                    limit: Limits.name, autocomplete: "name"),
                country(
                    "citizenship", "Citizenship",
                    why: "It tells whether you are a United States person, who is asked for nothing more."),
                country("secondCitizenship", "A second citizenship, if you have one"),
                .choices(
                    "stateless", "", several: true, options: [("yes", "I have no citizenship", nil)],
                    chosen: [self["stateless"]]),
                .choices(
                    "permanentResident", "Are you a lawful permanent resident of the United States?",
                    why: "A “green card”. Leave it open if you are not sure.",
                    options: [("yes", "Yes", nil), ("no", "No", nil)], chosen: [self["permanentResident"]],
                    error: errors["permanentResident"]),
            ]
        case .place:
            return [
                input(
                    "street", isEntity ? "Principal place of business" : "Where do you live?",
                    why:
                        "Street, town, postcode. It decides which rules apply; it is not shown to anyone who does not need it.",
                    autocomplete: "street-address", placeholder: "Street and number"),
                input("town", "Town", autocomplete: "address-level2", placeholder: "Town", hideLabel: true),
                input(
                    "region", "State or province", autocomplete: "address-level1",
                    placeholder: "State or province, if your address has one", hideLabel: true),
                input(
                    "postalCode", "Postcode", limit: 20, autocomplete: "postal-code", placeholder: "Postcode",
                    hideLabel: true),
                country("country", "Country or territory", autocomplete: "country", hideLabel: true),
                country(
                    "locatedIn", isEntity ? "Where is it run from today?" : "Where are you today?",
                    why: "Whoever is in the United States counts as a United States person while they are there."),
            ]
        case .reach:
            var fields = [
                input(
                    "email", "E-mail", why: "We send a code to it, to see that it is yours.", type: "email",
                    limit: Limits.email, autocomplete: "email"),
                input(
                    "telephone", "Telephone, with country code",
                    why: "To reach you when something is wrong. We never call to sell.", type: "tel",
                    limit: Limits.telephone, autocomplete: "tel"),
            ]
            if isEntity {
                fields += ownerFields(errors, countryOptions)
            } else {
                fields.append(
                    input(
                        "birthDate", "Date of birth",
                        why:
                            "Year, month and day, as 1974-08-12. It tells you apart from others of your name on lists we must check.",
                        limit: 10, autocomplete: "bday", mode: "numeric", placeholder: "1974-08-12"))
            }
            return fields
        case .payment:
            return [
                .select(
                    "paymentKind", "How will you pay?", why: "We must keep the means and the source of payment.",
                    options: [
                        ("card", "Card"), ("bank", "Bank account"), ("wallet", "Virtual currency wallet"),
                        ("customer", "Through another payment service"),
                    ], value: self["paymentKind"]),
                input(
                    "paymentValue", "Last four digits of the card, account number, wallet address or customer number",
                    why: "Of a card only the last four digits.", limit: Limits.walletAddress, autocomplete: "off"),
                input("institution", "Bank or payment service", why: "Leave empty if you pay by wallet."),
                .select(
                    "numberKind", isEntity ? "A registration number" : "A national identification number",
                    why: isEntity
                        ? "From the register it is in."
                        : "From a document that you have: passport, identity card, or tax number. No picture of it is needed.",
                    options: (isEntity
                        ? [.registration, .taxID, .lei, .other]
                        : [
                            IdentificationNumber.Kind.passport, .identityCard, .nationalID, .taxID, .driverLicence,
                            .other,
                        ])
                        .map { (value: $0.rawValue, text: $0.words) }, value: self["numberKind"]),
                input(
                    "number", "The number", limit: Limits.documentNumber, autocomplete: "off", placeholder: "Number",
                    hideLabel: true),
                country("numberCountry", "Issued by", hideLabel: false),
            ]
        case .check: return []
        }
    }

    private func ownerFields(_ errors: [String: String], _ countryOptions: [(value: String, text: String)]) -> [Field] {
        var fields: [Field] = []
        for index in 1...PortalForm.owners {
            var name = Field.input(
                "owner\(index)", index == 1 ? "Who owns it?" : "Owner \(index)",
                why: index == 1
                    ? "Everyone who owns 25 % or more, directly or through others. Leave the rest empty." : nil,
                value: self["owner\(index)"], error: errors["owner\(index)"], limit: Limits.name,
                placeholder: "Full name")
            name.hideLabel = index > 1
            fields.append(name)
            if index == 1 || !self["owner\(index - 1)"].isEmpty || !self["owner\(index)"].isEmpty {
                fields.append(
                    .input(
                        "ownerShare\(index)", "Share of owner \(index), in per cent", value: self["ownerShare\(index)"],
                        error: errors["ownerShare\(index)"],
                        limit: 8, mode: "decimal", placeholder: "Share in per cent", hideLabel: true))
                fields.append(
                    .select(
                        "ownerCountry\(index)", "Citizenship of owner \(index)",
                        options: [("", "Citizenship")] + countryOptions.dropFirst(),
                        value: self["ownerCountry\(index)"], hideLabel: true))
            }
            if self["owner\(index)"].isEmpty, index > 1 { break }
        }
        fields.append(
            .choices(
                "noOwners", "", several: true, options: [("yes", "Nobody owns 25 % or more", nil)],
                chosen: [self["noOwners"]]))
        fields.append(
            .input(
                "controller", "Who runs it?", why: "One person with substantial control, e.g. a managing director.",
                value: self["controller"], error: errors["controller"], limit: Limits.name, placeholder: "Full name"))
        fields.append(
            .input("controllerRole", "Their role", value: self["controllerRole"], placeholder: "Role", hideLabel: true))
        return fields
    }

    /// What a step insists on before it lets go: only a name, and what tells who is a United States person. All else may follow later.
    func mustBeAnswered(in step: PortalStepKind) -> [String: String] {
        var errors: [String: String] = [:]
        switch step {
        case .who:
            if self["name"].isEmpty {
                errors["name"] = isEntity ? "Write the organisation’s name." : "Write your name, as you would sign it."
            }
            if isEntity, self["organizedIn"].isEmpty {
                errors["organizedIn"] = "Choose the country whose laws it is organised under."
            }
            if !isEntity, self["citizenship"].isEmpty, self["stateless"] != "yes" {
                errors["citizenship"] = "Choose a country, or tick that you have no citizenship."
            }
        case .place:
            if self["country"].isEmpty { errors["country"] = "Choose the country or territory." }
        case .reach:
            if self["email"].isEmpty {
                errors["email"] = "Write an e-mail address: we send the code and the answer to it."
            }
        case .payment, .check: break
        }
        return errors
    }

    /// What was answered, for the last look.
    func answers(steps: [PortalStepKind], base: String, sample: Bool) -> [PortalStep.Answer] {
        var rows: [PortalStep.Answer] = []
        for step in steps where step != .check {
            for field in fields(of: step, errors: [:], sample: sample) {
                let value = self[field.name]
                guard !value.isEmpty, !field.label.isEmpty else { continue }
                let shown =
                    field.select
                    ? field.options.first { $0.value == value }?.text ?? value
                    : field.choices ? field.options.first { $0.value == value }?.text ?? value : value
                rows.append(.init(question: field.label, answer: shown, change: "\(base)/\(step.rawValue)"))
            }
        }
        return rows
    }
}
