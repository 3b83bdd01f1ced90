// One question to the lists as it comes from outside: a JSON object, a line of a batch, a row of a table. It is read
// strictly, and every error is told with its place (NEEDS, Screening; DESIGN, Interfaces: POST /v1/screenings).
import Order

/// Who is to be compared, with which lists, and from which score on.
///
///     let request = try ScreeningRequest(json: ["name": "Evgeny Prigozhin", "birthDate": "1961", "nationality": "RU"])
///
/// Unlike the name of an applicant, a name that is screened may hold characters that do not show or that turn the direction
/// of text: what tries to pass as another is compared and told in ``warnings``, not sent back.
public struct ScreeningRequest: Hashable, Sendable {
    public var query: ScreeningQuery
    /// The caller's own reference, given back with the answer.
    public var reference: String?
    /// Only these lists; empty: all.
    public var lists: [ListID]
    /// The risk tier by whose threshold a hit stops; `nil`: by the strictest.
    public var tier: RiskTier?
    /// A score, 0 to 1000, from which on a hit stops. It may only be tighter than the standard's.
    public var threshold: Int?
    /// What is unusual in what was sent and was compared all the same.
    public var warnings: [FormError]
    /// Who owns the party, as far as it is stated; each is compared too.
    public var owners: [StatedOwner]

    public init(
        _ query: ScreeningQuery, reference: String? = nil, lists: [ListID] = [], tier: RiskTier? = nil,
        threshold: Int? = nil, warnings: [FormError] = [], owners: [StatedOwner] = []
    ) {
        self.query = query
        self.reference = reference
        self.lists = lists
        self.tier = tier
        self.threshold = threshold
        self.warnings = warnings
        self.owners = owners
    }

    /// - Throws: everything that is wrong, each with its JSON pointer; at most ``Limits/formErrors``.
    public init(json: JSONValue, now: Timestamp? = nil) throws(FormErrors) {
        guard let members = json.object else {
            throw FormErrors([
                FormError(
                    pointer: "", message: "an object is expected here, not \(json.kindInWords)", code: "wrongType")
            ])
        }
        var reading = RequestReading(members, now: now)
        self = reading.request()
        guard reading.errors.isEmpty else { throw FormErrors(reading.errors.sorted { $0.pointer < $1.pointer }) }
    }

    /// The members that a request may have.
    public static let members = [
        "addresses", "birthDate", "birthPlace", "documents", "email", "lists", "name", "nationalities", "nationality",
        "organizedIn", "otherNames", "owners", "reference", "sex", "telephone", "threshold", "tier", "type", "wallets",
    ]
    /// The members of one of `owners`: how it is asked is said once, for all.
    public static let ownerMembers =
        (members.filter { !["lists", "reference", "threshold", "tier"].contains($0) } + ["percent"]).sorted()
    /// What `type` may say.
    public static let types = ["individual", "person", "entity", "vessel", "aircraft"]
}

/// Reads one object and collects what is wrong.
private struct RequestReading {
    let members: [String: JSONValue]
    let now: Timestamp?
    /// Where the party stands that is read: empty, or `/owners/0`.
    let place: String
    /// Owners above one another down to this one.
    let depth: Int
    /// Owners read so far, at any depth.
    private var ownersRead = 0
    private(set) var errors: [FormError] = []
    private(set) var warnings: [FormError] = []

    init(_ members: [String: JSONValue], now: Timestamp?, at place: String = "", depth: Int = 0) {
        self.members = members
        self.now = now
        self.place = place
        self.depth = depth
    }

    mutating func request() -> ScreeningRequest {
        refuseUnknown(ScreeningRequest.members)
        let query = query()
        let owners = owners(of: query)
        return ScreeningRequest(
            query, reference: text("/reference", members["reference"], limit: Limits.reference), lists: lists(),
            tier: tier(), threshold: threshold(), warnings: warnings, owners: owners)
    }

    private mutating func owner() -> StatedOwner {
        refuseUnknown(ScreeningRequest.ownerMembers)
        let query = query()
        return StatedOwner(query, share: percent(), owners: owners(of: query))
    }

    private mutating func refuseUnknown(_ known: [String]) {
        for name in members.keys where !known.contains(name) {
            fail(
                "/" + String(name.prefix(60)).pointerToken,
                "there is no member of this name; there are \(known.joined(separator: ", "))", "unknownField")
        }
    }

    private mutating func query() -> ScreeningQuery {
        var query = ScreeningQuery()
        query.type = type()
        query.names = name("/name", members["name"]).map { [$0] } ?? []
        for (place, value) in list("otherNames", limit: Limits.queryNames - 1).enumerated() {
            if let name = name("/otherNames/\(place)", value) { query.names.append(name) }
        }
        query.birthDate = birthDate()
        query.birthPlaces = text("/birthPlace", members["birthPlace"], limit: Limits.textLine).map { [$0] } ?? []
        query.nationalities = nationalities()
        query.documents = list("documents", limit: Limits.identificationNumbers).enumerated().compactMap {
            document("/documents/\($0.offset)", $0.element)
        }
        query.wallets = list("wallets", limit: Limits.meansOfPayment).enumerated().compactMap {
            wallet("/wallets/\($0.offset)", $0.element)
        }
        query.emails =
            parsed("/email", members["email"]) { text throws(IdentifierError) in
                try EmailAddress(parsing: text)
            }.map { [$0] } ?? []
        query.telephones =
            parsed("/telephone", members["telephone"]) { text throws(IdentifierError) in
                try TelephoneNumber(parsing: text)
            }.map { [$0] } ?? []
        query.addresses = list("addresses", limit: Limits.addressLines).enumerated().compactMap {
            address("/addresses/\($0.offset)", $0.element)
        }
        query.sex = sex()
        if errors.isEmpty, query.names.isEmpty, query.documents.isEmpty, query.wallets.isEmpty, query.emails.isEmpty,
            query.telephones.isEmpty
        {
            fail("/name", "give a name, or a document, wallet, e-mail address or telephone number", "missing")
        }
        lookUpNumbers(among: query.names, in: &query)
        return query
    }

    private mutating func fail(_ pointer: String, _ message: String, _ code: String) {
        guard errors.count < Limits.formErrors else { return }
        errors.append(FormError(pointer: place + pointer, message: message, code: code))
    }

    // MARK: Owners

    private mutating func owners(of query: ScreeningQuery) -> [StatedOwner] {
        let items = list("owners", limit: Limits.ownershipParties)
        guard !items.isEmpty else { return [] }
        guard query.type != .person else {
            fail("/owners", "a person has no owners; leave them out, or say type entity", "notAllowed")
            return []
        }
        guard depth < Limits.ownershipDepth else {
            fail(
                "/owners", "more than \(Limits.ownershipDepth) owners above one another; leave the farthest out",
                "tooDeep")
            return []
        }
        var owners: [StatedOwner] = []
        for (position, value) in items.enumerated() {
            ownersRead += 1
            guard ownersRead <= Limits.ownershipParties else {
                fail("/owners", "more than \(Limits.ownershipParties) owners in all; leave some out", "tooMany")
                return owners
            }
            guard let members = value.object else {
                fail("/owners/\(position)", "an object is expected here, not \(value.kindInWords)", "wrongType")
                continue
            }
            var reading = RequestReading(members, now: now, at: "\(place)/owners/\(position)", depth: depth + 1)
            reading.ownersRead = ownersRead
            owners.append(reading.owner())
            ownersRead = reading.ownersRead
            errors += reading.errors.prefix(Limits.formErrors - errors.count)
            warnings += reading.warnings
        }
        return owners
    }

    /// `62.5`, `"62.5 %"`, `"25-50"`; absent: not known.
    private mutating func percent() -> ClosedRange<Int>? {
        guard let value = members["percent"], !value.isNull else { return nil }
        if let number = value.double, (0...100).contains(number) {
            let share = Int((number * 100).rounded())
            return share...share
        }
        if let text = value.string, text.utf8.count <= 40, let share = OwnershipShare.parse(text) { return share }
        fail("/percent", "a share is written as 62.5 or \"25-50\"; leave it out when it is not known", "notAShare")
        return nil
    }

    // MARK: Names

    /// What was given as a name and is a number or an address of some kind is looked up as that too, and told: as a name alone
    /// it would find nobody.
    private mutating func lookUpNumbers(among names: [String], in query: inout ScreeningQuery) {
        func tell(_ what: String) -> FormError {
            FormError(
                pointer: place + "/name", message: "looks like \(what), and was looked up as that too", code: "unusual")
        }
        for name in names.map(\.trimmed) where !name.contains(where: \.isWhitespace) {
            if let wallet = try? WalletAddress(parsing: name), wallet.format != .unrecognised {
                query.wallets.append(wallet)
                warnings.append(tell("a wallet address"))
            } else if name.contains("@"), let email = try? EmailAddress(parsing: name) {
                query.emails.append(email)
                warnings.append(tell("an e-mail address"))
            } else if name.utf8.count(where: { (0x30...0x39).contains($0) }) * 2 >= max(name.utf8.count, 12),
                let number = try? DocumentNumber(parsing: name)
            {
                query.documents.append(IdentificationNumber(kind: .other, country: nil, number: number))
                warnings.append(tell("a number of a document"))
            }
        }
    }

    /// A name as it is written. Only what cannot be compared at all is refused.
    private mutating func name(_ pointer: String, _ value: JSONValue?) -> String? {
        guard let text = string(pointer, value) else { return nil }
        guard text.utf8.count <= Limits.name * 4, text.unicodeScalars.count <= Limits.name else {
            fail(pointer, "longer than \(Limits.name) characters; a name is shorter", "tooLong")
            return nil
        }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            fail(pointer, "nothing is written here", "empty")
            return nil
        }
        let oddities = NameOddities(of: text)
        if oddities.contains(.noLetters) {
            fail(pointer, "holds no letter and no digit that could be compared; write the name as it is", "malformed")
            return nil
        }
        for phrase in oddities.phrases {
            warnings.append(FormError(pointer: place + pointer, message: phrase, code: "unusual"))
        }
        return text
    }

    private mutating func type() -> ScreeningQuery.PartyType? {
        guard let text = string("/type", members["type"]) else { return nil }
        if text == "individual" { return .person }
        if let type = ScreeningQuery.PartyType(rawValue: text) { return type }
        fail(
            "/type", "not one of the values here; write \(ScreeningRequest.types.joined(separator: ", "))", "notAChoice"
        )
        return nil
    }

    private mutating func sex() -> ListEntry.Gender? {
        guard let text = string("/sex", members["sex"]) else { return nil }
        if let sex = ListEntry.Gender(rawValue: text) { return sex }
        fail("/sex", "not one of the values here; write male or female, or leave it out", "notAChoice")
        return nil
    }

    private mutating func birthDate() -> CalendarDate? {
        guard let text = string("/birthDate", members["birthDate"]) else { return nil }
        guard let date = CalendarDate(text) else {
            fail("/birthDate", "there is no such date; write it as 1961-06-01, or 1961 when no more is known", "date")
            return nil
        }
        if let now, date > CalendarDate(daysSince1970: Int(now.milliseconds / 86_400_000)) {
            fail("/birthDate", "this date of birth lies in the future", "future")
            return nil
        }
        return date
    }

    private mutating func nationalities() -> [JurisdictionCode] {
        var codes: [JurisdictionCode] = []
        func add(_ code: JurisdictionCode?) { if let code, !codes.contains(code) { codes.append(code) } }
        add(country("/nationality", members["nationality"]))
        add(country("/organizedIn", members["organizedIn"]))
        for (place, value) in list("nationalities", limit: Limits.citizenships).enumerated() {
            add(country("/nationalities/\(place)", value))
        }
        return codes
    }

    // MARK: Identifiers

    private mutating func document(_ pointer: String, _ value: JSONValue) -> IdentificationNumber? {
        if let text = value.string {
            return parsed(pointer, .string(text), DocumentNumber.init(parsing:)).map {
                IdentificationNumber(kind: .other, country: nil, number: $0)
            }
        }
        guard let members = object(pointer, value, members: ["country", "kind", "number"]) else { return nil }
        var kind = IdentificationNumber.Kind.other
        if let text = string(pointer + "/kind", members["kind"]) {
            guard let known = IdentificationNumber.Kind(rawValue: text) else {
                let kinds = IdentificationNumber.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                fail(pointer + "/kind", "not one of the values here; write \(kinds)", "notAChoice")
                return nil
            }
            kind = known
        }
        let country = country(pointer + "/country", members["country"])
        guard let number = required(pointer + "/number", members["number"]) else { return nil }
        return parsed(pointer + "/number", number, DocumentNumber.init(parsing:)).map {
            IdentificationNumber(kind: kind, country: country, number: $0)
        }
    }

    /// A list may itself hold an address whose check digits are wrong, so such a one is compared as it is written and told.
    private mutating func wallet(_ pointer: String, _ value: JSONValue) -> WalletAddress? {
        var currency: String?
        var pointer = pointer
        var given: JSONValue? = value
        if value.string == nil {
            guard let members = object(pointer, value, members: ["address", "currency"]) else { return nil }
            currency = string(pointer + "/currency", members["currency"])
            pointer += "/address"
            given = required(pointer, members["address"])
        }
        guard let text = string(pointer, given) else { return nil }
        do throws(IdentifierError) {
            return try WalletAddress(parsing: text, currency: currency)
        } catch {
            if case .checkDigits = error, let listed = WalletAddress(listed: text, currency: currency) {
                warnings.append(FormError(pointer: place + pointer, message: error.message, code: error.code))
                return listed
            }
            fail(pointer, error.message, error.code)
            return nil
        }
    }

    private mutating func address(_ pointer: String, _ value: JSONValue) -> ListedAddress? {
        let names: Set<String> = ["country", "lines", "locality", "postalCode", "region"]
        guard let members = object(pointer, value, members: names) else { return nil }
        var address = PostalAddress(lines: [])
        for (place, line) in list("lines", of: members, at: pointer, limit: Limits.addressLines).enumerated() {
            if let line = text("\(pointer)/lines/\(place)", line, limit: Limits.textLine) { address.lines.append(line) }
        }
        address.locality = text(pointer + "/locality", members["locality"], limit: Limits.textLine)
        address.region = text(pointer + "/region", members["region"], limit: Limits.textLine)
        address.postalCode = text(pointer + "/postalCode", members["postalCode"], limit: Limits.documentNumber)
        address.country = country(pointer + "/country", members["country"])
        return ListedAddress(address)
    }

    // MARK: How it is asked

    private mutating func lists() -> [ListID] {
        list("lists", limit: Limits.jurisdictions).enumerated().compactMap { place, value in
            guard let text = string("/lists/\(place)", value) else { return nil }
            if let list = ListID(rawValue: text) { return list }
            fail(
                "/lists/\(place)", "a list is named by lower-case letters, digits and hyphens, as ofac-sdn", "malformed"
            )
            return nil
        }
    }

    private mutating func tier() -> RiskTier? {
        guard let text = string("/tier", members["tier"]) else { return nil }
        if let tier = RiskTier(rawValue: text) { return tier }
        let tiers = RiskTier.allCases.map(\.rawValue).joined(separator: ", ")
        fail("/tier", "not one of the values here; write \(tiers), or leave it out for the strictest", "notAChoice")
        return nil
    }

    private mutating func threshold() -> Int? {
        guard let value = members["threshold"], !value.isNull else { return nil }
        guard let number = value.double, (0...1).contains(number) else {
            fail("/threshold", "a score between 0 and 1 is expected here, as 0.65", "notAShare")
            return nil
        }
        return Int((number * 1000).rounded())
    }

    // MARK: Values

    private mutating func string(_ pointer: String, _ value: JSONValue?) -> String? {
        guard let value, !value.isNull else { return nil }
        if let text = value.string { return text }
        fail(pointer, "a string is expected here, not \(value.kindInWords)", "wrongType")
        return nil
    }

    private mutating func required(_ pointer: String, _ value: JSONValue?) -> JSONValue? {
        if let value, !value.isNull { return value }
        fail(pointer, "this member is missing", "missing")
        return nil
    }

    private mutating func text(_ pointer: String, _ value: JSONValue?, limit: Int) -> String? {
        parsed(pointer, value) { text throws(IdentifierError) in try WrittenText(parsing: text, limit: limit).text }
    }

    private mutating func country(_ pointer: String, _ value: JSONValue?) -> JurisdictionCode? {
        parsed(pointer, value) { text throws(IdentifierError) in try JurisdictionCode(parsing: text) }
    }

    private mutating func parsed<Value>(
        _ pointer: String, _ value: JSONValue?, _ parse: (String) throws(IdentifierError) -> Value
    ) -> Value? {
        guard let text = string(pointer, value) else { return nil }
        do throws(IdentifierError) { return try parse(text) } catch {
            fail(pointer, error.message, error.code)
            return nil
        }
    }

    private mutating func list(_ name: String, limit: Int) -> [JSONValue] {
        list(name, of: members, at: "", limit: limit)
    }

    private mutating func list(
        _ name: String, of members: [String: JSONValue], at pointer: String, limit: Int
    ) -> [JSONValue] {
        guard let value = members[name], !value.isNull else { return [] }
        guard let items = value.array else {
            fail("\(pointer)/\(name)", "an array is expected here, not \(value.kindInWords)", "wrongType")
            return []
        }
        guard items.count <= limit else {
            fail("\(pointer)/\(name)", "more than \(limit) items; leave some out", "tooMany")
            return []
        }
        return items
    }

    private mutating func object(_ pointer: String, _ value: JSONValue, members known: Set<String>) -> [String:
        JSONValue]?
    {
        guard let members = value.object else {
            fail(pointer, "an object is expected here, not \(value.kindInWords)", "wrongType")
            return nil
        }
        for name in members.keys where !known.contains(name) {
            fail(
                "\(pointer)/\(String(name.prefix(60)).pointerToken)",
                "there is no member of this name; there are \(known.sorted().joined(separator: ", "))", "unknownField")
        }
        return members
    }
}
