// The schema and the reader are two faces of one table; here the schema judges what the reader does.
import Order
import Testing

@Suite("The application's JSON Schema") struct FormSchemaTests {
    let schema = FormSchema.application(id: "https://gatehouse.example/schemas/application.json")

    @Test("What the reader accepts satisfies the schema", arguments: [fullIndividual, fullEntity])
    func accepts(text: String) throws {
        let json = try JSONValue(parsing: text)
        #expect(violations(json, schema) == [])
        #expect(violations(try Application(json: json).json, schema) == [])
    }

    @Test("Every field of every part is in the schema under the name the reader knows, and no other is allowed")
    func names() throws {
        let definitions = FormSchema.definitions(references: "#/components/schemas/")
        #expect(definitions.count == 18)
        for (name, definition) in definitions {
            #expect(definition["additionalProperties"] == false, "\(name)")
            for property in definition["properties"]?.object ?? [:] {
                #expect(property.value.object != nil, "\(name).\(property.key)")
            }
        }
        #expect(schema["required"] == ["applicant", "product"])
        #expect(
            violations(
                ["applicant": ["type": "individual", "name": "A", "x": 1], "product": ["kind": "storage"]], schema
            ).count > 0)
        #expect(violations(["applicant": ["type": "individual"], "product": ["kind": "storage"]], schema).count > 0)
        #expect(
            violations(["applicant": ["type": "individual", "name": "A"], "product": ["kind": "boat"]], schema).count
                > 0)
    }

    @Test("Taking any field out or giving it another type is judged alike by reader and schema")
    func agreement() throws {
        for text in [fullIndividual, fullEntity] {
            let json = try JSONValue(parsing: text)
            for change in changes(of: json) {
                let refused = (try? Application(json: change)) == nil
                let violates = !violations(change, schema).isEmpty
                #expect(refused == violates, "\(change.text)")
            }
        }
    }

    /// The value with one member removed or replaced by one of another type, in every way.
    private func changes(of json: JSONValue) -> [JSONValue] {
        switch json {
        case .object(let members):
            return members.keys.sorted().flatMap { name -> [JSONValue] in
                var results: [JSONValue] = []
                for replacement: JSONValue? in [nil, [:], true, .null] {
                    var changed = members
                    if let value = members[name], let replacement, value.kindInWords == replacement.kindInWords {
                        continue
                    }
                    changed[name] = replacement
                    results.append(.object(changed))
                }
                for inner in changes(of: members[name] ?? .null) {
                    var changed = members
                    changed[name] = inner
                    results.append(.object(changed))
                }
                return results
            }
        case .array(let elements):
            return elements.indices.flatMap { i in
                changes(of: elements[i]).map { inner in
                    var changed = elements
                    changed[i] = inner
                    return .array(changed)
                }
            }
        default: return []
        }
    }

    /// The keywords of JSON Schema that ours uses.
    private func violations(_ value: JSONValue, _ schema: JSONValue) -> [String] {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            return violations(value, self.schema["$defs"]?[name] ?? false)
        }
        if schema == false { return ["false"] }
        var found: [String] = []
        if let options = schema["oneOf"]?.array, options.filter({ violations(value, $0).isEmpty }).count != 1 {
            found.append("oneOf")
        }
        if let options = schema["anyOf"]?.array, !options.contains(where: { violations(value, $0).isEmpty }) {
            found.append("anyOf")
        }
        if let constant = schema["const"], constant != value { found.append("const") }
        if let choices = schema["enum"]?.array, !choices.contains(value) { found.append("enum") }
        if let type = schema["type"] {
            let names = type.array?.compactMap(\.string) ?? [type.string ?? ""]
            let kinds: [String] =
                switch value {
                case .null: ["null"]
                case .bool: ["boolean"]
                case .integer, .number: ["number"]
                case .string: ["string"]
                case .array: ["array"]
                case .object: ["object"]
                }
            if !names.contains(where: kinds.contains) { found.append("type") }
        }
        if case .object(let members) = value {
            let properties = schema["properties"]?.object ?? [:]
            for (name, member) in members {
                if let property = properties[name] {
                    found += violations(member, property)
                } else if schema["additionalProperties"] == false {
                    found.append("additionalProperties \(name)")
                }
            }
            for name in schema["required"]?.array ?? [] where members[name.string ?? ""] == nil {
                found.append("required")
            }
        }
        if case .array(let elements) = value, let items = schema["items"] {
            found += elements.flatMap { violations($0, items) }
        }
        if case .string(let text) = value, let limit = schema["maxLength"]?.integer, text.unicodeScalars.count > limit {
            found.append("maxLength")
        }
        return found
    }
}
