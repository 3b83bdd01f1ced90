import Order

/// The OpenAPI 3.1 document, drawn from the route table and the schemas that the server itself checks by.
enum OpenAPIDocument {
    static func draw(routes: [Route], schemas: SchemaSet, version: String) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes { paths[route.path, default: [:]][route.method.rawValue] = operation(route) }
        return [
            "openapi": "3.1.0", "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
            "info": [
                "title": "Gatehouse", "version": .string(version),
                "summary":
                    "Customer identification for Infrastructure-as-a-Service providers under Executive Order 13984.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(
                routes.map(\.tag).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                    .map { ["name": .string($0)] }),
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "schemas": .object(schemas.schemas.mapValues(componentReferences)),
                "securitySchemes": [
                    "key": [
                        "type": "http", "scheme": "bearer",
                        "description": "An API key. Its scope is part of it: gh_<scope>_…",
                    ]
                ],
                "responses": .object(
                    Dictionary(
                        uniqueKeysWithValues: problems.map { status, name, description in
                            (
                                name,
                                [
                                    "description": .string(description),
                                    "content": [
                                        "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                                    ],
                                ] as JSONValue
                            )
                        })),
            ],
        ]
    }

    private static let problems: [(status: String, name: String, description: String)] = [
        ("400", "Malformed", "The request cannot be read, or has a parameter that is not known."),
        ("401", "Unauthenticated", "No key, or one that is not valid."),
        ("403", "Forbidden", "The key's scope, or the program, does not allow it."),
        ("404", "NotFound", "There is no such thing."),
        ("409", "Conflict", "It has moved on, or its state does not allow this."),
        ("413", "TooLarge", "The body is too large."),
        ("415", "UnsupportedMediaType", "The body has another media type than this route reads."),
        ("422", "Invalid", "Some values are wrong; each is named."),
        ("429", "TooMany", "Too many requests."),
        ("503", "Unavailable", "The store refuses to write, or it took too long."),
    ]

    private static func operation(_ route: Route) -> JSONValue {
        var responses: [String: JSONValue] = [:]
        for reply in route.replies {
            // A status that is answered in two media types has two replies.
            let known = responses[String(reply.status)]?.object
            var response: [String: JSONValue] = known ?? ["description": .string(reply.description)]
            var content = known?["content"]?.object ?? [:]
            if let schema = reply.schema {
                content[reply.media] = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
            } else if reply.media != "application/json" {
                content[reply.media] = ["schema": [:]]
            }
            if !content.isEmpty { response["content"] = .object(content) }
            responses[String(reply.status)] = .object(response)
        }
        for (status, name, _) in problems where can(route, answer: status) && responses[status] == nil {
            responses[status] = ["$ref": .string("#/components/responses/\(name)")]
        }
        var operation: [String: JSONValue] = [
            "operationId": .string(route.operation), "summary": .string(route.summary), "tags": [.string(route.tag)],
            "responses": .object(responses),
        ]
        if !route.scopes.isEmpty {
            operation["security"] = [["key": []]]
            operation["description"] = .string("Scope: " + route.scopes.map(\.rawValue).joined(separator: " or ") + ".")
        }
        let parameters = parameters(of: route)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        switch route.body {
        case .none: break
        case .json(let schema), .form(let schema), .signed(let schema):
            operation["requestBody"] = body(schema, media: "application/json", required: true)
        case .evidence(let schema):
            operation["requestBody"] = [
                "required": true,
                "content": [
                    "application/json": ["schema": ["$ref": .string("#/components/schemas/\(schema)")]],
                    "multipart/form-data": [
                        "schema": [
                            "type": "object",
                            "properties": [
                                "files": [
                                    "type": "array", "minItems": 1, "items": ["type": "string", "format": "binary"],
                                ]
                            ], "required": ["files"],
                        ]
                    ],
                ],
            ]
        case .optionalJSON(let schema):
            operation["requestBody"] = body(schema, media: "application/json", required: false)
        case .lines(let schema):
            operation["requestBody"] = ["required": true, "content": ["application/x-ndjson": lines(schema)]]
        case .jsonOrLines(let schema):
            operation["requestBody"] = [
                "required": true,
                "content": [
                    "application/json": ["schema": ["$ref": .string("#/components/schemas/\(schema)")]],
                    "application/x-ndjson": lines(schema),
                ],
            ]
        }
        return .object(operation)
    }

    private static func body(_ schema: String, media: String, required: Bool) -> JSONValue {
        [
            "required": .bool(required),
            "content": .object([media: ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]]),
        ]
    }

    private static func lines(_ schema: String) -> JSONValue {
        [
            "schema": [
                "type": "string",
                "description": .string("One \(schema) a line (#/components/schemas/\(schema))."),
            ]
        ]
    }

    private static func parameters(of route: Route) -> [JSONValue] {
        var parameters: [JSONValue] = route.pathParameters.map { name in
            ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string", "minLength": 1]]
        }
        parameters += route.query.map { parameter in
            [
                "name": .string(parameter.name), "in": "query", "required": false,
                "schema": parameter.repeats ? ["type": "array", "items": parameter.schema] : parameter.schema,
                "description": .string(parameter.description),
            ]
        }
        if route.idempotent {
            parameters.append([
                "name": "Idempotency-Key", "in": "header", "required": false,
                "schema": [
                    "type": "string", "minLength": 1, "maxLength": .integer(Int64(Limits.idempotencyKeyCharacters)),
                ],
                "description": "Two requests with one key are one request.",
            ])
        }
        return parameters
    }

    /// Which problems a route can answer with.
    private static func can(_ route: Route, answer status: String) -> Bool {
        let hasBody = if case .none = route.body { false } else { true }
        switch status {
        case "401": return !route.scopes.isEmpty
        case "403":
            if case .signed = route.body { return true }
            return !route.scopes.isEmpty
        case "404": return !route.pathParameters.isEmpty || route.method != .get
        case "409": return route.method != .get
        case "413", "415": return hasBody
        case "422": return hasBody || !route.query.isEmpty
        default: return true
        }
    }

    /// Schemas refer to each other as `/schemas/Name`; inside the document the same stands under components.
    private static func componentReferences(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .object(var members):
            if let reference = members["$ref"]?.string {
                members["$ref"] = .string("#/components/schemas/" + (reference.split(separator: "/").last ?? ""))
            }
            return .object(members.mapValues(componentReferences))
        case .array(let items): return .array(items.map(componentReferences))
        default: return schema
        }
    }
}
