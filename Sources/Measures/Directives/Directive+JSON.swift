import Order

// The JSON form of each directive: what the Secretary's office publishes, what `gatehouse measures` reads, and what the log
// keeps. `init(json:)` accepts exactly what `json` writes; anything else is refused with a pointer to it.

extension Directive {
    public var json: JSONValue {
        switch self {
        case .finding(let finding): ["finding": finding.json]
        case .measure(let measure): ["measure": measure.json]
        case .exemption(let exemption): ["exemption": exemption.json]
        case .extend(let change): ["extension": change.json]
        case .revoke(let revocation): ["revocation": revocation.json]
        case .nonInterference(let instruction): ["nonInterference": instruction.json]
        }
    }

    public init(json: JSONValue) throws(DirectiveFormatError) {
        guard case .object(let fields) = json, fields.count == 1, let (name, value) = fields.first else {
            throw .malformed(pointer: "", expected: "an object with one field that names the kind of directive")
        }
        let pointer = "/" + name
        switch name {
        case "finding": self = .finding(try Finding(json: value, at: pointer))
        case "measure": self = .measure(try SpecialMeasure(json: value, at: pointer))
        case "exemption": self = .exemption(try Exemption(json: value, at: pointer))
        case "extension": self = .extend(try Extension(json: value, at: pointer))
        case "revocation": self = .revoke(try Revocation(json: value, at: pointer))
        case "nonInterference": self = .nonInterference(try NonInterference(json: value, at: pointer))
        default:
            throw .malformed(
                pointer: "",
                expected: "one of finding, measure, exemption, extension, revocation, nonInterference")
        }
    }
}

extension Finding {
    public var json: JSONValue {
        let objectJSON: JSONValue =
            switch object {
            case .jurisdiction(let code): ["jurisdiction": .text(code)]
            case .person(let person): ["person": person.json]
            }
        return Measures.object([
            "id": .text(id), "object": objectJSON, "grounds": .texts(grounds.map(\.rawValue).sorted()),
            "factors": .array(
                factors.map { ["factor": .string($0.factor.rawValue), "note": .string($0.note)] }),
            "consulted": .texts(consulted.map(\.rawValue).sorted()), "determined": .text(determined),
            "citation": citation.map { .string($0) },
        ])
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        id = try reader.id("id")
        var about = try FieldReader(try reader.value("object"), at: reader.at("object"))
        if let person = about.optional("person") {
            object = .person(try FoundPerson(json: person, at: about.at("person")))
        } else {
            object = .jurisdiction(try about.jurisdiction("jurisdiction"))
        }
        try about.finish()
        grounds = try reader.set("grounds")
        factors = []
        for element in try reader.elements("factors") {
            var factor = try FieldReader(element.value, at: element.pointer)
            factors.append(FactorConsidered(try factor.oneOf("factor"), note: try factor.text("note")))
            try factor.finish()
        }
        consulted = try reader.set("consulted")
        determined = try reader.time("determined")
        citation = try reader.optionalText("citation")
        try reader.finish()
    }
}

extension FoundPerson {
    public var json: JSONValue {
        Measures.object([
            "id": .text(id), "kind": .string(kind.rawValue), "name": .string(name), "otherNames": .texts(otherNames),
            "birthDate": birthDate.map { .text($0) }, "jurisdictions": .texts(jurisdictions.map(\.code)),
            "identifiers": .array(identifiers.map(\.json)),
        ])
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        id = try reader.id("id")
        kind = try reader.oneOf("kind")
        name = try reader.text("name")
        otherNames = try reader.texts("otherNames")
        birthDate = try reader.optionalParsed("birthDate", "a date: YYYY, YYYY-MM or YYYY-MM-DD") { CalendarDate($0) }
        jurisdictions = []
        for element in try reader.elements("jurisdictions") {
            guard case .string(let text) = element.value, let code = Territory.parse(text) else {
                throw .malformed(pointer: element.pointer, expected: FieldReader.jurisdictionForm)
            }
            jurisdictions.append(code)
        }
        identifiers = []
        for element in try reader.elements("identifiers") {
            identifiers.append(try Identifier(json: element.value, at: element.pointer))
        }
        try reader.finish()
    }
}

extension FoundPerson.Identifier {
    var json: JSONValue {
        switch self {
        case .email(let text): ["email": .string(text)]
        case .telephone(let text): ["telephone": .string(text)]
        case .wallet(let text): ["wallet": .string(text)]
        case .document(let number, let country):
            object(["document": .string(number), "country": country.map { .text($0) }])
        }
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        if let text = try reader.optionalText("email") {
            self = .email(text)
        } else if let text = try reader.optionalText("telephone") {
            self = .telephone(text)
        } else if let text = try reader.optionalText("wallet") {
            self = .wallet(text)
        } else if let text = try reader.optionalText("document") {
            let country = try reader.optionalParsed("country", FieldReader.jurisdictionForm) {
                Territory.parse($0)
            }
            self = .document(number: text, country: country)
        } else {
            throw .malformed(pointer: pointer, expected: "an object with one of email, telephone, wallet, document")
        }
        try reader.finish()
    }
}

extension Exemption {
    public var json: JSONValue {
        let scopeJSON: JSONValue =
            switch scope {
            case .provider(let reference): ["provider": .string(reference)]
            case .accountType(let type): ["accountType": .string(type.rawValue)]
            case .lessee(let subject): ["lessee": .text(subject)]
            }
        return object([
            "id": .text(id), "scope": scopeJSON, "conditions": .texts(conditions),
            "bestPracticesFinding": bestPracticesFinding.map { .string($0) },
            "consulted": .texts(consulted.map(\.rawValue).sorted()), "issued": .text(issued),
            "effectiveFrom": .text(effectiveFrom), "until": until.map { .text($0) },
            "citation": citation.map { .string($0) },
        ])
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        id = try reader.id("id")
        var scopeReader = try FieldReader(try reader.value("scope"), at: reader.at("scope"))
        if let provider = try scopeReader.optionalText("provider") {
            scope = .provider(provider)
        } else if let lessee = try scopeReader.optionalParsed(
            "lessee", "the subject of a record, sub_…", { SubjectID(rawValue: $0) })
        {
            scope = .lessee(lessee)
        } else {
            scope = .accountType(try scopeReader.oneOf("accountType"))
        }
        try scopeReader.finish()
        conditions = try reader.texts("conditions")
        bestPracticesFinding = try reader.optionalText("bestPracticesFinding")
        consulted = try reader.set("consulted")
        issued = try reader.time("issued")
        effectiveFrom = try reader.time("effectiveFrom")
        until = try reader.optionalTime("until")
        citation = try reader.optionalText("citation")
        try reader.finish()
    }
}

extension Directive.Extension {
    var json: JSONValue {
        [
            "measure": .text(measure), "issued": .text(issued), "until": .text(until), "ground": .string(ground),
        ]
    }
    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        measure = try reader.id("measure")
        issued = try reader.time("issued")
        until = try reader.time("until")
        ground = try reader.text("ground")
        try reader.finish()
    }
}

extension Directive.Revocation {
    var json: JSONValue {
        let targetJSON: JSONValue =
            switch target {
            case .finding(let id): ["finding": .text(id)]
            case .measure(let id): ["measure": .text(id)]
            case .exemption(let id): ["exemption": .text(id)]
            case .nonInterference(let id): ["nonInterference": .text(id)]
            }
        return [
            "target": targetJSON, "issued": .text(issued), "effectiveFrom": .text(effectiveFrom),
            "ground": .string(ground),
        ]
    }
    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        let targetValue = try reader.value("target")
        var targetReader = try FieldReader(targetValue, at: reader.at("target"))
        if targetValue["finding"] != nil {
            target = .finding(try targetReader.id("finding"))
        } else if targetValue["measure"] != nil {
            target = .measure(try targetReader.id("measure"))
        } else if targetValue["exemption"] != nil {
            target = .exemption(try targetReader.id("exemption"))
        } else if targetValue["nonInterference"] != nil {
            target = .nonInterference(try targetReader.id("nonInterference"))
        } else {
            throw .malformed(
                pointer: reader.at("target"),
                expected: "an object with one of finding, measure, exemption, nonInterference")
        }
        try targetReader.finish()
        issued = try reader.time("issued")
        effectiveFrom = try reader.time("effectiveFrom")
        ground = try reader.text("ground")
        try reader.finish()
    }
}

extension NonInterference {
    public var json: JSONValue {
        [
            "id": .text(id), "subjects": .texts(subjects.map(\.rawValue).sorted()), "from": .text(from),
            "until": .text(until), "agency": .string(agency), "reference": .string(reference),
            "approvedBy": .text(approvedBy), "alsoApprovedBy": .text(alsoApprovedBy),
        ]
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        var subjects = Set<SubjectID>()
        for element in try reader.elements("subjects") {
            guard let text = element.value.string, let subject = SubjectID(rawValue: text) else {
                throw .malformed(pointer: element.pointer, expected: "the subject of a record, sub_…")
            }
            subjects.insert(subject)
        }
        let id = try reader.id("id", NonInterferenceID.self)
        let from = try reader.time("from")
        let until = try reader.time("until")
        let agency = try reader.text("agency")
        let reference = try reader.text("reference")
        let first = try reader.parsed("approvedBy", "a person's id, usr_…") { UserID(rawValue: $0) }
        let second = try reader.parsed("alsoApprovedBy", "a person's id, usr_…") { UserID(rawValue: $0) }
        try reader.finish()
        do {
            try self.init(
                id: id, subjects: subjects, from: from, until: until, agency: agency, reference: reference,
                approvedBy: first, alsoApprovedBy: second)
        } catch {
            throw .malformed(pointer: pointer, expected: "an instruction that can be given: \(error)")
        }
    }
}
