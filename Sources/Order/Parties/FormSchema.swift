// The form as JSON Schema 2020-12, written from the same table that reading refuses by.

/// JSON Schemas of what is sent to apply.
public enum FormSchema {
    /// A schema that stands by itself, its parts under `$defs`.
    public static func application(id: String) -> JSONValue {
        var schema = object(.named(.application), references: "#/$defs/", partial: false)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["$id"] = .string(id)
        schema["title"] = "Application"
        let used = FormName.allCases.filter { $0 != .application }
        schema["$defs"] = .object(
            Dictionary(
                uniqueKeysWithValues: used.map {
                    ($0.rawValue, .object(object(.named($0), references: "#/$defs/", partial: false)))
                }))
        return .object(schema)
    }

    /// Every part by name (`application`, `individual`, `card` …), each referring to the others as `references` + name:
    /// what an OpenAPI document's `components.schemas` holds. `applicationSupplement` is the application with no field asked.
    public static func definitions(references: String) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        for name in FormName.allCases {
            result[name.rawValue] = .object(object(.named(name), references: references, partial: false))
        }
        result["applicationSupplement"] = [
            "type": "object",
            "description":
                "Fields of an application, all optional, laid over it as a JSON Merge Patch (RFC 7396); its parts are checked when they are.",
            "properties": .object(
                Dictionary(
                    uniqueKeysWithValues: Form.named(.application).fields.map {
                        ($0.name, ["description": .string($0.summary)] as JSONValue)
                    })),
            "additionalProperties": false,
        ]
        return result
    }

    private static func object(_ form: Form, references: String, partial: Bool) -> [String: JSONValue] {
        var properties: [String: JSONValue] = [:]
        for field in form.fields {
            var schema = schema(field.type, references: references)
            schema["description"] = .string(field.summary)
            if field.name == "type", let tag = form.tag { schema = ["const": .string(tag)] }
            // A field that is not asked may be null, which says the same as leaving it out.
            if !field.required { schema = nullable(schema) }
            properties[field.name] = .object(schema)
        }
        let required = form.fields.filter(\.required).map { JSONValue.string($0.name) }
        var result: [String: JSONValue] = [
            "type": "object", "description": .string(form.summary), "properties": .object(properties),
            "additionalProperties": false,
        ]
        if !required.isEmpty { result["required"] = .array(required) }
        return result
    }

    private static func nullable(_ schema: [String: JSONValue]) -> [String: JSONValue] {
        var schema = schema
        let description = schema.removeValue(forKey: "description")
        if case .string(let type)? = schema["type"], schema["enum"] == nil {
            schema["type"] = [.string(type), "null"]
            schema["description"] = description
            return schema
        }
        var result: [String: JSONValue] = ["anyOf": [.object(schema), ["type": "null"]]]
        result["description"] = description
        return result
    }

    private static func schema(_ type: FieldType, references: String) -> [String: JSONValue] {
        func string(_ limit: Int, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
            ["type": "string", "minLength": 1, "maxLength": .integer(Int64(limit))].merging(more) { $1 }
        }
        func reference(_ name: FormName) -> JSONValue { ["$ref": .string(references + name.rawValue)] }
        return switch type {
        case .text(let limit): string(limit)
        case .name: string(Limits.name)
        case .boolean: ["type": "boolean"]
        case .date: ["type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"]
        case .instant: ["type": "string", "format": "date-time"]
        case .jurisdiction: string(Limits.jurisdictionName)
        case .choice(let choices): ["type": "string", "enum": .array(choices.map(JSONValue.string))]
        case .percent: ["type": "number", "minimum": 0, "maximum": 100]
        case .email: string(Limits.email, ["format": "email"])
        case .telephone: string(Limits.telephone)
        case .ipAddress: string(45)
        case .accountID: ["type": "string", "pattern": "^acc_[0-9A-HJKMNP-TV-Z]{16}$"]
        case .lastFour: ["type": "string", "pattern": "^[0-9]{4}$"]
        case .list(let element, let limit):
            [
                "type": "array", "maxItems": .integer(Int64(limit)),
                "items": .object(schema(element, references: references)),
            ]
        case .form(let name): ["$ref": .string(references + name.rawValue)]
        case .variants(let names):
            names.count == 1
                ? ["$ref": .string(references + names[0].rawValue)] : ["oneOf": .array(names.map(reference))]
        }
    }
}
