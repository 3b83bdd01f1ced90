// An application from JSON and back (the shape is in Form.swift).

extension Application {
    /// Reads an application and reports everything that is wrong with it at once.
    ///
    /// - Parameter now: what counts as the future; leave it out to read back what was accepted before.
    public init(json: JSONValue, now: Timestamp? = nil) throws(FormErrors) {
        let reading = FormReading(isPartial: false, now: now)
        let application = reading.object(json, .application).flatMap(Application.read)
        reading.refuseWholeCards(in: json)
        guard reading.errors.isEmpty, let application else {
            throw FormErrors(reading.errors.sorted { $0.pointer < $1.pointer })
        }
        self = application
    }

    static func read(_ object: FormObject) -> Application? {
        let reference = object.text("reference", limit: Limits.reference)
        let applicant = object.object("applicant", .individual, .entity, read: Person.read)
        let product = object.object("product", .product, read: Product.read)
        let channel = object.object("channel", .directChannel, .resellerChannel, read: Channel.read)
        let type = object.choice("accountType", AccountType.self)
        let method = object.choice("openingMethod", OpeningMethod.self)
        let payment = object.list("payment", limit: Limits.meansOfPayment) { value in
            object.reading.object(
                value, variants: [.card, .bankAccount, .wallet, .customerIdentifier, .transactionIdentifier]
            ).flatMap(MeansOfPayment.read)
        }
        let origin = object.object("accessedFrom", .accessOrigin, read: AccessOrigin.read)
        guard let applicant, let product else { return nil }
        return Application(
            reference: reference, applicant: applicant, channel: channel ?? .direct, product: product,
            accountType: type ?? .standard, openingMethod: method ?? .online, payment: payment ?? [], origin: origin)
    }

    /// What ``init(json:now:)`` reads. Unknown facts are left out.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "applicant": applicant.json, "channel": channel.json, "product": product.json,
            "accountType": .string(accountType.rawValue), "openingMethod": .string(openingMethod.rawValue),
        ]
        members.set("reference", reference)
        if !payment.isEmpty { members["payment"] = .array(payment.map(\.json)) }
        members["accessedFrom"] = origin?.json
        return .object(members)
    }
}

extension Channel {
    static func read(_ object: FormObject) -> Channel? {
        guard object.form.name == .resellerChannel else { return .direct }
        let account = object.parsed("account") { text throws(IdentifierError) in
            guard let id = AccountID(rawValue: text) else {
                throw .malformed("not an account's id; it begins with acc_ and has 16 characters after that")
            }
            return id
        }
        return account.map(Channel.reseller)
    }

    public var json: JSONValue {
        switch self {
        case .direct: ["type": "direct"]
        case .reseller(let account): ["type": "reseller", "account": .string(account.rawValue)]
        }
    }
}

extension Product {
    static func read(_ object: FormObject) -> Product? {
        let kind = object.choice("kind", Kind.self)
        let managed = object.bool("managed")
        let runs = object.bool("runsArbitrarySoftware")
        let owned = object.bool("ownedByUnitedStatesPerson")
        let operatedIn = object.strings("operatedIn", limit: Limits.jurisdictions) { text throws(IdentifierError) in
            try presentPlace(text)
        }
        guard let kind else { return nil }
        return Product(
            kind: kind, managed: managed, runsArbitrarySoftware: runs, ownedByUnitedStatesPerson: owned,
            operatedIn: operatedIn ?? [])
    }

    public var json: JSONValue {
        var members: [String: JSONValue] = ["kind": .string(kind.rawValue)]
        members["managed"] = managed.map(JSONValue.bool)
        members["runsArbitrarySoftware"] = runsArbitrarySoftware.map(JSONValue.bool)
        members["ownedByUnitedStatesPerson"] = ownedByUnitedStatesPerson.map(JSONValue.bool)
        if !operatedIn.isEmpty { members["operatedIn"] = .array(operatedIn.map { .string($0.code) }) }
        return .object(members)
    }
}

extension AccessOrigin {
    static func read(_ object: FormObject) -> AccessOrigin? {
        let address = object.parsed("ip") { text throws(IdentifierError) in try IPAddress(parsing: text) }
        let time = object.instant("at")
        guard let address, let time else { return nil }
        return AccessOrigin(address: address, time: time)
    }
    public var json: JSONValue { ["ip": .string(address.description), "at": .string(time.description)] }
}

extension MeansOfPayment {
    /// Reads one means of payment by itself, as a transaction names it.
    public init(json: JSONValue) throws(FormErrors) {
        let reading = FormReading(isPartial: false, now: nil)
        let means = reading.object(
            json, variants: [.card, .bankAccount, .wallet, .customerIdentifier, .transactionIdentifier]
        ).flatMap(MeansOfPayment.read)
        guard reading.errors.isEmpty, let means else {
            throw FormErrors(reading.errors.sorted { $0.pointer < $1.pointer })
        }
        self = means
    }

    static func read(_ object: FormObject) -> MeansOfPayment? {
        let institution = object.text("institution")
        switch object.form.name {
        case .card:
            let token = object.text("token", limit: Limits.paymentToken)
            let lastFour = object.parsed("lastFour") { text throws(IdentifierError) in
                guard text.utf8.count == 4, text.utf8.allSatisfy(isASCIIDigit) else {
                    throw .malformed("write the last four digits")
                }
                return text
            }
            let brand = object.text("brand")
            let country = object.place("issuerCountry")
            return token.map {
                .card(token: $0, lastFour: lastFour, brand: brand, issuerCountry: country, institution: institution)
            }
        case .bankAccount:
            let number = object.parsed("number") { text throws(IdentifierError) in try BankAccountNumber(parsing: text)
            }
            let country = object.place("country")
            return number.map { .bankAccount(number: $0, institution: institution, country: country) }
        case .wallet:
            let currency = object.text("currency", limit: 10)
            return object.parsed("address") { text throws(IdentifierError) in
                try .wallet(WalletAddress(parsing: text, currency: currency))
            }
        case .customerIdentifier:
            return object.text("value", limit: Limits.paymentToken)
                .map { .customerIdentifier($0, institution: institution) }
        default:
            return object.text("value", limit: Limits.paymentToken)
                .map { .transactionIdentifier($0, institution: institution) }
        }
    }

    public var json: JSONValue {
        var members: [String: JSONValue] = [:]
        switch self {
        case .card(let token, let lastFour, let brand, let issuerCountry, let institution):
            members = ["type": "card", "token": .string(token)]
            members.set("lastFour", lastFour)
            members.set("brand", brand)
            members.set("issuerCountry", issuerCountry?.code)
            members.set("institution", institution)
        case .bankAccount(let number, let institution, let country):
            members = ["type": "bankAccount", "number": .string(number.text)]
            members.set("institution", institution)
            members.set("country", country?.code)
        case .wallet(let wallet):
            members = ["type": "wallet", "address": .string(wallet.text)]
            members.set("currency", wallet.currency)
        case .customerIdentifier(let value, let institution):
            members = ["type": "customerIdentifier", "value": .string(value)]
            members.set("institution", institution)
        case .transactionIdentifier(let value, let institution):
            members = ["type": "transactionIdentifier", "value": .string(value)]
            members.set("institution", institution)
        }
        return .object(members)
    }
}

extension [String: JSONValue] {
    mutating func set(_ name: String, _ text: String?) {
        if let text { self[name] = .string(text) }
    }
}
