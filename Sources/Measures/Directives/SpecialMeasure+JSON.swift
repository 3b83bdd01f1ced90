import Order

extension SpecialMeasure {
    public var json: JSONValue {
        let basisJSON: JSONValue =
            switch basis {
            case .finding(let id): ["finding": .text(id)]
            case .ownPolicy(let document, let person):
                object(["ownPolicy": .string(document), "person": person.map(\.json)])
            }
        let targetJSON: JSONValue =
            switch target {
            case .jurisdiction(let code): ["jurisdiction": .text(code)]
            case .person(let id): ["person": .text(id)]
            }
        let effectJSON: JSONValue =
            switch effect {
            case .prohibit: "prohibit"
            case .condition(let conditions): .array(conditions.map(\.json))
            }
        return object([
            "id": .text(id), "basis": basisJSON, "target": targetJSON, "effect": effectJSON,
            "scope": .string(scope.rawValue), "issued": .text(issued), "effectiveFrom": .text(effectiveFrom),
            "until": until.map { .text($0) },
            "whenUncertain": [
                "meanwhile": .string(whenUncertain.meanwhile.rawValue),
                "reviewWithinDays": .integer(Int64(whenUncertain.reviewWithin.count)),
            ],
            "supersedes": supersedes.map { .text($0) }, "citation": citation.map { .string($0) },
        ])
    }

    init(json: JSONValue, at pointer: String) throws(DirectiveFormatError) {
        var reader = try FieldReader(json, at: pointer)
        id = try reader.id("id")

        let basisValue = try reader.value("basis")
        var basisReader = try FieldReader(basisValue, at: reader.at("basis"))
        if basisValue["ownPolicy"] != nil {
            let document = try basisReader.text("ownPolicy")
            var person: FoundPerson?
            if let value = basisReader.optional("person") {
                person = try FoundPerson(json: value, at: basisReader.at("person"))
            }
            basis = .ownPolicy(document: document, person: person)
        } else {
            basis = .finding(try basisReader.id("finding"))
        }
        try basisReader.finish()

        let targetValue = try reader.value("target")
        var targetReader = try FieldReader(targetValue, at: reader.at("target"))
        if targetValue["person"] != nil {
            target = .person(try targetReader.id("person"))
        } else {
            target = .jurisdiction(try targetReader.jurisdiction("jurisdiction"))
        }
        try targetReader.finish()

        switch try reader.value("effect") {
        case .string("prohibit"): effect = .prohibit
        case .array(let values) where (1...100).contains(values.count):
            var conditions: [MeasureCondition] = []
            for (index, value) in values.enumerated() {
                conditions.append(try MeasureCondition(json: value, at: reader.at("effect") + "/\(index)"))
            }
            effect = .condition(conditions)
        default:
            throw .malformed(pointer: reader.at("effect"), expected: "\"prohibit\" or an array of 1 to 100 conditions")
        }

        scope = try reader.oneOf("scope")
        issued = try reader.time("issued")
        effectiveFrom = try reader.time("effectiveFrom")
        until = try reader.optionalTime("until")

        var uncertain = try FieldReader(try reader.value("whenUncertain"), at: reader.at("whenUncertain"))
        whenUncertain = WhenUncertain(
            try uncertain.oneOf("meanwhile"),
            reviewWithin: Days(Int(try uncertain.integer("reviewWithinDays", 1...365))))
        try uncertain.finish()

        if let value = reader.optional("supersedes") {
            guard let text = value.string, let other = MeasureID(rawValue: text) else {
                throw .malformed(pointer: reader.at("supersedes"), expected: "the reference of a measure")
            }
            supersedes = other
        } else {
            supersedes = nil
        }
        citation = try reader.optionalText("citation")
        try reader.finish()
    }
}

extension MeasureCondition {
    public var json: JSONValue {
        switch self {
        case .verifyAgain(let days): ["verifyAgainWithinDays": .integer(Int64(days))]
        case .productsOnly(let kinds): ["productsOnly": .texts(kinds.map(\.rawValue).sorted())]
        case .monthlySpending(let cents): ["monthlySpendingCents": .integer(cents)]
        case .noResale: "noResale"
        case .heightenedMonitoring: "heightenedMonitoring"
        case .report(let days): ["reportWithinDays": .integer(Int64(days))]
        case .keepUnaltered: "keepUnaltered"
        case .other(let words): ["other": .string(words)]
        }
    }

    public init(json: JSONValue, at pointer: String = "") throws(DirectiveFormatError) {
        switch json {
        case .string("noResale"): self = .noResale
        case .string("heightenedMonitoring"): self = .heightenedMonitoring
        case .string("keepUnaltered"): self = .keepUnaltered
        case .object:
            var reader = try FieldReader(json, at: pointer)
            if json["verifyAgainWithinDays"] != nil {
                self = .verifyAgain(withinDays: Int(try reader.integer("verifyAgainWithinDays", 1...3650)))
            } else if json["reportWithinDays"] != nil {
                self = .report(withinDays: Int(try reader.integer("reportWithinDays", 1...3650)))
            } else if json["monthlySpendingCents"] != nil {
                self = .monthlySpending(atMostCents: try reader.integer("monthlySpendingCents", 0...1_000_000_000_000))
            } else if json["productsOnly"] != nil {
                self = .productsOnly(try reader.set("productsOnly"))
            } else {
                self = .other(try reader.text("other"))
            }
            try reader.finish()
        default:
            throw .malformed(
                pointer: pointer,
                expected: "noResale, heightenedMonitoring, keepUnaltered, or an object with one condition")
        }
    }
}
