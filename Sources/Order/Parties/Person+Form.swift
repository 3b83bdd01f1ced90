// Persons from JSON and back (the shape is in Form.swift).

extension Person {
    static func read(_ object: FormObject) -> Person? {
        let reading = object.reading
        reading.parties += 1
        guard reading.parties <= Limits.ownershipParties else {
            if reading.parties == Limits.ownershipParties + 1 {
                reading.fail("more than \(Limits.ownershipParties) persons in one application", code: "tooMany")
            }
            return nil
        }
        guard object.form.name == .entity else { return Individual.read(object).map(Person.individual) }
        reading.entityDepth += 1
        defer { reading.entityDepth -= 1 }
        guard reading.entityDepth <= Limits.ownershipDepth else {
            reading.fail(
                "more than \(Limits.ownershipDepth) entities within one another; name the last owners", code: "tooMany")
            return nil
        }
        return Entity.read(object).map(Person.entity)
    }

    public var json: JSONValue {
        switch self {
        case .individual(let individual): individual.json
        case .entity(let entity): entity.json
        }
    }

    /// One person by itself, an owner added later say.
    public init(json: JSONValue, now: Timestamp? = nil) throws(FormErrors) {
        let reading = FormReading(isPartial: false, now: now)
        let person = reading.object(json, variants: [.individual, .entity]).flatMap(Person.read)
        guard reading.errors.isEmpty, let person else {
            throw FormErrors(reading.errors.sorted { $0.pointer < $1.pointer })
        }
        self = person
    }
}

extension Individual {
    static func read(_ object: FormObject) -> Individual? {
        let name = object.name("name")
        var result = Individual(name: name ?? "")
        result.otherNames = object.names("otherNames")
        result.birthDate = object.birthDate("birthDate")
        result.birthPlace = object.text("birthPlace")
        result.citizenships = object.strings("citizenships", limit: Limits.citizenships) {
            text throws(IdentifierError) in
            let code = try JurisdictionCode(parsing: text)
            return code.kind == .travelDocument ? code : try presentPlace(text)
        }
        result.unitedStatesPermanentResident = object.bool("unitedStatesPermanentResident")
        let party = PartyFields(object)
        result.location = party.location
        result.address = party.address
        result.identificationNumbers = party.identificationNumbers
        result.email = party.email
        result.telephone = party.telephone
        return name == nil ? nil : result
    }

    public var json: JSONValue {
        var members: [String: JSONValue] = ["type": "individual", "name": .string(name)]
        members.set("otherNames", texts: otherNames)
        members.set("birthDate", birthDate?.description)
        members.set("birthPlace", birthPlace)
        members["citizenships"] = citizenships.map { .array($0.map { .string($0.code) }) }
        members["unitedStatesPermanentResident"] = unitedStatesPermanentResident.map(JSONValue.bool)
        PartyFields(
            location: location, address: address, identificationNumbers: identificationNumbers, email: email,
            telephone: telephone
        ).write(to: &members)
        return .object(members)
    }
}

extension Entity {
    static func read(_ object: FormObject) -> Entity? {
        let name = object.name("name")
        var result = Entity(name: name ?? "")
        result.otherNames = object.names("otherNames")
        result.organizedIn = object.place("organizedIn")
        result.branchOfEntityOrganizedIn = object.place("branchOfEntityOrganizedIn")
        result.placesOfUse =
            object.strings("placesOfUse", limit: Limits.jurisdictions) { text throws(IdentifierError) in
                try presentPlace(text)
            } ?? []
        let party = PartyFields(object)
        result.location = party.location
        result.address = party.address
        result.identificationNumbers = party.identificationNumbers
        result.email = party.email
        result.telephone = party.telephone
        result.owners = object.list("owners", limit: Limits.ownershipParties) { value in
            object.reading.object(value, .owner).flatMap(BeneficialOwner.read)
        }
        if (result.owners ?? []).reduce(0, { $0 + ($1.basisPoints ?? 0) }) > 10_000 {
            object.reading.fail("the owners together hold more than 100 percent", code: "contradiction", at: "owners")
        }
        result.controllers =
            object.list("controllers", limit: Limits.ownershipParties) { value in
                object.reading.object(value, .controller).flatMap(ControlPerson.read)
            } ?? []
        return name == nil ? nil : result
    }

    public var json: JSONValue {
        var members: [String: JSONValue] = ["type": "entity", "name": .string(name)]
        members.set("otherNames", texts: otherNames)
        members.set("organizedIn", organizedIn?.code)
        members.set("branchOfEntityOrganizedIn", branchOfEntityOrganizedIn?.code)
        members.set("placesOfUse", texts: placesOfUse.map(\.code))
        PartyFields(
            location: location, address: address, identificationNumbers: identificationNumbers, email: email,
            telephone: telephone
        ).write(to: &members)
        members["owners"] = owners.map { .array($0.map(\.json)) }
        if !controllers.isEmpty { members["controllers"] = .array(controllers.map(\.json)) }
        return .object(members)
    }
}

extension BeneficialOwner {
    static func read(_ object: FormObject) -> BeneficialOwner? {
        let person = object.object("person", .individual, .entity, read: Person.read)
        let points = object.basisPoints("percent")
        return person.map { BeneficialOwner(person: $0, basisPoints: points) }
    }
    public var json: JSONValue {
        var members = ["person": person.json]
        members["percent"] = basisPoints.map { JSONValue(Double($0) / 100) }
        return .object(members)
    }
}

extension ControlPerson {
    static func read(_ object: FormObject) -> ControlPerson? {
        let person: Individual? = object.object("person", .individual) { person in
            if case .individual(let individual)? = Person.read(person) { individual } else { nil }
        }
        let role = object.text("role")
        guard let person, let role else { return nil }
        return ControlPerson(person: person, role: role)
    }
    public var json: JSONValue { ["person": person.json, "role": .string(role)] }
}

/// The fields that individuals and entities share.
private struct PartyFields {
    var location: DatedLocation?
    var address: PostalAddress?
    var identificationNumbers: [IdentificationNumber]
    var email: EmailAddress?
    var telephone: TelephoneNumber?

    init(
        location: DatedLocation?, address: PostalAddress?, identificationNumbers: [IdentificationNumber],
        email: EmailAddress?, telephone: TelephoneNumber?
    ) {
        self.location = location
        self.address = address
        self.identificationNumbers = identificationNumbers
        self.email = email
        self.telephone = telephone
    }

    init(_ object: FormObject) {
        let location = object.object("location", .location) { place -> DatedLocation? in
            let country = place.place("country")
            let asOf = place.instant("asOf")
            return country.map { DatedLocation(jurisdiction: $0, asOf: asOf) }
        }
        let address = object.object("address", .address, read: PostalAddress.read)
        self.location = location
        self.address = address
        identificationNumbers =
            object.list("identificationNumbers", limit: Limits.identificationNumbers) { value in
                object.reading.object(value, .identificationNumber).flatMap(IdentificationNumber.read)
            } ?? []
        email = object.parsed("email") { text throws(IdentifierError) in try EmailAddress(parsing: text) }
        let region = address?.country ?? location?.jurisdiction
        telephone = object.parsed("telephone") { text throws(IdentifierError) in
            try TelephoneNumber(parsing: text, region: region)
        }
    }

    func write(to members: inout [String: JSONValue]) {
        members["location"] = location?.json
        members["address"] = address?.json
        if !identificationNumbers.isEmpty {
            members["identificationNumbers"] = .array(identificationNumbers.map(\.json))
        }
        members.set("email", email?.text)
        members.set("telephone", telephone?.text)
    }
}

extension DatedLocation {
    public var json: JSONValue {
        var members: [String: JSONValue] = ["country": .string(jurisdiction.code)]
        members.set("asOf", asOf?.description)
        return .object(members)
    }
}

extension PostalAddress {
    static func read(_ object: FormObject) -> PostalAddress? {
        let lines = object.strings("lines", limit: Limits.addressLines) { text throws(IdentifierError) in
            try WrittenText(parsing: text).text
        }
        return PostalAddress(
            lines: lines ?? [], locality: object.text("locality"), region: object.text("region"),
            postalCode: object.text("postalCode", limit: Limits.documentNumber), country: object.place("country"))
    }
    public var json: JSONValue {
        var members: [String: JSONValue] = ["lines": .array(lines.map(JSONValue.string))]
        members.set("locality", locality)
        members.set("region", region)
        members.set("postalCode", postalCode)
        members.set("country", country?.code)
        return .object(members)
    }
}

extension IdentificationNumber {
    static func read(_ object: FormObject) -> IdentificationNumber? {
        let kind = object.choice("kind", Kind.self)
        let country = object.issuer("country")
        let number = object.parsed("number") { text throws(IdentifierError) in
            // The one kind that is the same everywhere; other numbers are kept as written and looked at as evidence.
            if kind == .lei { _ = try LegalEntityIdentifier(parsing: text) }
            return try DocumentNumber(parsing: text)
        }
        guard let kind, let number else { return nil }
        return IdentificationNumber(kind: kind, country: country, number: number)
    }
    public var json: JSONValue {
        var members: [String: JSONValue] = ["kind": .string(kind.rawValue), "number": .string(number.text)]
        members.set("country", country?.code)
        return .object(members)
    }
}

extension FormObject {
    fileprivate func names(_ name: String) -> [String] {
        strings(name, limit: Limits.otherNames) { text throws(IdentifierError) in try PersonName(parsing: text).text }
            ?? []
    }
}

extension [String: JSONValue] {
    fileprivate mutating func set(_ name: String, texts: [String]) {
        if !texts.isEmpty { self[name] = .array(texts.map(JSONValue.string)) }
    }
}
