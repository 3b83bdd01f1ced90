// The fields of an application as JSON: names, types, bounds and what each is for, in one table. Reading refuses by this
// table and the JSON Schema is written from it, so the two cannot drift apart.

/// One kind of object in the form.
enum FormName: String, CaseIterable, Sendable {
    case application, individual, entity, owner, controller, location, address, identificationNumber
    case directChannel, resellerChannel, product
    case card, bankAccount, wallet, customerIdentifier, transactionIdentifier
    case accessOrigin
}

/// What a field holds.
indirect enum FieldType: Sendable {
    case text(limit: Int)
    case name
    case boolean
    case date
    case instant
    case jurisdiction
    case choice([String])
    /// 0 to 100 with at most two decimals.
    case percent
    case email
    case telephone
    case ipAddress
    case accountID
    case lastFour
    case list(FieldType, limit: Int)
    case form(FormName)
    /// One of several objects, told apart by their `type`.
    case variants([FormName])
}

struct FormField: Sendable {
    let name: String
    let type: FieldType
    let required: Bool
    /// What the field is, in one sentence for the schema.
    let summary: String

    init(_ name: String, _ type: FieldType, required: Bool = false, _ summary: String) {
        self.name = name
        self.type = type
        self.required = required
        self.summary = summary
    }
}

struct Form: Sendable {
    let name: FormName
    let summary: String
    /// The value of `type` that tells this object from its siblings; it is then the first field.
    let tag: String?
    let fields: [FormField]
    private let places: [String: Int]

    private init(_ name: FormName, tag: String? = nil, _ summary: String, _ fields: [FormField]) {
        self.name = name
        self.summary = summary
        self.tag = tag
        self.fields =
            tag.map { [FormField("type", .choice([$0]), required: true, "What this is.")] + fields } ?? fields
        places = Dictionary(self.fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    func field(_ name: String) -> FormField? { places[name].map { fields[$0] } }

    static func named(_ name: FormName) -> Form { table[name] ?? Form(name, "", []) }

    private static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    private static let party: [FormField] = [
        FormField("location", .form(.location), "Where it is, as a dated fact."),
        FormField("address", .form(.address), "Residential or business street address."),
        FormField(
            "identificationNumbers", .list(.form(.identificationNumber), limit: Limits.identificationNumbers),
            "National identification, tax, company and document numbers."),
        FormField("email", .email, "E-mail address."),
        FormField("telephone", .telephone, "Telephone number with its country code, as +371 2000 0000."),
    ]

    private static let all: [Form] = [
        Form(
            .application, "An application for an account.",
            [
                FormField("reference", .text(limit: Limits.reference), "The caller's own reference."),
                FormField("applicant", .variants([.individual, .entity]), required: true, "Who applies."),
                FormField(
                    "channel", .variants([.directChannel, .resellerChannel]),
                    "Whether the applicant leases directly or through a reseller; directly when absent."),
                FormField("product", .form(.product), required: true, "The product asked for."),
                FormField(
                    "accountType", .choice(AccountType.allCases.map(\.rawValue)),
                    "The type of account; standard when absent."),
                FormField(
                    "openingMethod", .choice(OpeningMethod.allCases.map(\.rawValue)),
                    "How the account is opened; online when absent."),
                FormField(
                    "payment",
                    .list(
                        .variants([.card, .bankAccount, .wallet, .customerIdentifier, .transactionIdentifier]),
                        limit: Limits.meansOfPayment),
                    "Means and source of payment."),
                FormField("accessedFrom", .form(.accessOrigin), "The address and time the application was made from."),
            ]),
        Form(
            .individual, tag: "individual", "A natural person.",
            [
                FormField("name", .name, required: true, "Full name, in any script."),
                FormField("otherNames", .list(.name, limit: Limits.otherNames), "Every other name used."),
                FormField("birthDate", .date, "YYYY-MM-DD, or YYYY-MM or YYYY when no more is known."),
                FormField("birthPlace", .text(limit: Limits.textLine), "Place of birth."),
                FormField(
                    "citizenships", .list(.jurisdiction, limit: Limits.citizenships),
                    "Every citizenship held; empty for a stateless person; absent when not known."),
                FormField(
                    "unitedStatesPermanentResident", .boolean, "Lawful permanent residence in the United States."),
            ] + party),
        Form(
            .entity, tag: "entity", "A company, partnership, association, trust or other organisation.",
            [
                FormField("name", .name, required: true, "Legal or business name."),
                FormField(
                    "otherNames", .list(.name, limit: Limits.otherNames),
                    "Every other name it does or did business under."),
                FormField("organizedIn", .jurisdiction, "The jurisdiction under whose laws it is organised."),
                FormField(
                    "branchOfEntityOrganizedIn", .jurisdiction,
                    "For a branch: the jurisdiction of the entity it is a part of."),
                FormField(
                    "placesOfUse", .list(.jurisdiction, limit: Limits.jurisdictions), "Where it will use the product."),
            ] + party + [
                FormField(
                    "owners", .list(.form(.owner), limit: Limits.ownershipParties),
                    "Who holds an interest; absent when not known, empty when nobody does."),
                FormField(
                    "controllers", .list(.form(.controller), limit: Limits.ownershipParties),
                    "Individuals who exercise substantial control."),
            ]),
        Form(
            .owner, "One who holds an interest in an entity.",
            [
                FormField("person", .variants([.individual, .entity]), required: true, "Who it is."),
                FormField(
                    "percent", .percent, "The share held, in percent with at most two decimals; absent when not known."),
            ]),
        Form(
            .controller, "An individual who exercises substantial control over an entity.",
            [
                FormField("person", .variants([.individual]), required: true, "Who it is."),
                FormField("role", .text(limit: Limits.textLine), required: true, "The role, director say."),
            ]),
        Form(
            .location, "Where someone was, and when that was so.",
            [
                FormField("country", .jurisdiction, required: true, "Country, or subdivision as UA-43."),
                FormField("asOf", .instant, "When that was known."),
            ]),
        Form(
            .address, "A postal address.",
            [
                FormField(
                    "lines", .list(.text(limit: Limits.textLine), limit: Limits.addressLines), required: true,
                    "Street, building, unit, as written."),
                FormField("locality", .text(limit: Limits.textLine), "City or town."),
                FormField("region", .text(limit: Limits.textLine), "State or province."),
                FormField("postalCode", .text(limit: Limits.documentNumber), "Postal code."),
                FormField("country", .jurisdiction, "Country."),
            ]),
        Form(
            .identificationNumber, "A number that an authority or register gave.",
            [
                FormField(
                    "kind", .choice(IdentificationNumber.Kind.allCases.map(\.rawValue)), required: true,
                    "What kind of number."),
                FormField("country", .jurisdiction, "Who issued it."),
                FormField(
                    "number", .text(limit: Limits.documentNumber), required: true, "The number as it is printed."),
            ]),
        Form(.directChannel, tag: "direct", "The applicant leases from the provider.", []),
        Form(
            .resellerChannel, tag: "reseller", "The applicant sub-leases through a reseller.",
            [FormField("account", .accountID, required: true, "The reseller's account.")]),
        Form(
            .product, "The product asked for.",
            [
                FormField(
                    "kind", .choice(Product.Kind.allCases.map(\.rawValue)), required: true, "What kind of product."),
                FormField("managed", .boolean, "Whether the provider manages it."),
                FormField(
                    "runsArbitrarySoftware", .boolean, "Whether software that is not predefined can be run on it."),
                FormField("ownedByUnitedStatesPerson", .boolean, "Whether a United States person owns it."),
                FormField("operatedIn", .list(.jurisdiction, limit: Limits.jurisdictions), "Where it is operated."),
            ]),
        Form(
            .card, tag: "card", "A payment card, as its processor's token. Never a whole card number.",
            [
                FormField("token", .text(limit: Limits.paymentToken), required: true, "The processor's token."),
                FormField("lastFour", .lastFour, "The last four digits."),
                FormField("brand", .text(limit: Limits.textLine), "The scheme."),
                FormField("issuerCountry", .jurisdiction, "The issuer's country."),
                FormField("institution", .text(limit: Limits.textLine), "The issuer."),
            ]),
        Form(
            .bankAccount, tag: "bankAccount", "A bank account.",
            [
                FormField("number", .text(limit: Limits.bankAccount), required: true, "IBAN or account number."),
                FormField("institution", .text(limit: Limits.textLine), "The bank."),
                FormField("country", .jurisdiction, "The bank's country."),
            ]),
        Form(
            .wallet, tag: "wallet", "A virtual currency wallet.",
            [
                FormField("address", .text(limit: Limits.walletAddress), required: true, "The address."),
                FormField("currency", .text(limit: 10), "The currency's code, XBT, ETH or USDT say."),
            ]),
        Form(
            .customerIdentifier, tag: "customerIdentifier", "A payer's number at a payment institution.",
            [
                FormField("value", .text(limit: Limits.paymentToken), required: true, "The identifier."),
                FormField("institution", .text(limit: Limits.textLine), "The institution."),
            ]),
        Form(
            .transactionIdentifier, tag: "transactionIdentifier", "The number of one payment.",
            [
                FormField("value", .text(limit: Limits.paymentToken), required: true, "The identifier."),
                FormField("institution", .text(limit: Limits.textLine), "The institution."),
            ]),
        Form(
            .accessOrigin, "From where and when something was done.",
            [
                FormField("ip", .ipAddress, required: true, "IPv4 or IPv6 address."),
                FormField("at", .instant, required: true, "RFC 3339 time with offset."),
            ]),
    ]
}
