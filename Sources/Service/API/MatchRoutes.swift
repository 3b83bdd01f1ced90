import Hummingbird
import Order
import Program
import Screening

/// The matching API of yente and OpenSanctions, so that its clients switch by changing a URL. `Authorization: ApiKey` is understood.
func matchRoutes() -> [Route] {
    let scopes: [Scope] = [.read, .intake]
    let tag = "Matching"
    return [
        Route(
            .post, "/match/{dataset}", "match", tag: tag, scopes: scopes,
            "Query by example, as yente answers it: several examples in, scored list entries out. That it was asked is recorded, names are not.",
            query: [
                .init("limit", "Results of each example at most.", ["type": "integer", "minimum": 1, "maximum": 500]),
                .init("threshold", "The score from which a result is a match.", Shape.share),
                .init("cutoff", "The score below which a result is left out.", Shape.share),
                .init("algorithm", "There is one; the names of yente's are understood.", Shape.text(60)),
                .init("include_dataset", "Only these lists.", Shape.text(100), repeats: true),
                .init("exclude_dataset", "Not these lists.", Shape.text(100), repeats: true),
                .init("exclude_schema", "Not these types of entity.", Shape.text(60), repeats: true),
                .init("topics", "Only entities with one of these topics.", Shape.text(60), repeats: true),
                .init(
                    "filter_op", "Whether one of several topics is enough (OR) or all are wanted (AND).", Shape.text(3)),
                .init("exclude_entity_ids", "Not these entities.", Shape.text(300), repeats: true),
                .init("fuzzy", "Understood; matching is always tolerant here.", Shape.text(10)),
            ], body: .json("MatchRequest"), replies: [.init(200, "A result for each example.", "MatchAnswer")]
        ) { call in try await match(call) },
        Route(
            .get, "/search/{dataset}", "search", tag: tag, scopes: scopes, "Entities whose name is like the text.",
            query: [
                .init("q", "The text.", Shape.text(Limits.name, least: 0)),
                .init("schema", "Only entities of this type.", Shape.text(60)),
                .init("limit", "Results at most.", ["type": "integer", "minimum": 1, "maximum": 500]),
                .init("offset", "Results to pass over.", ["type": "integer", "minimum": 0, "maximum": 9500]),
                .init("countries", "Only entities of these countries.", Shape.text(10), repeats: true),
                .init("topics", "Only entities with one of these topics.", Shape.text(60), repeats: true),
                .init("datasets", "Only these lists.", Shape.text(100), repeats: true),
                .init("include_dataset", "Only these lists.", Shape.text(100), repeats: true),
                .init("exclude_dataset", "Not these lists.", Shape.text(100), repeats: true),
                .init("exclude_schema", "Not these types of entity.", Shape.text(60), repeats: true),
                .init(
                    "filter",
                    "`field:value`, of schema, countries, topics, datasets and target; others are passed over.",
                    Shape.text(300), repeats: true),
                .init(
                    "filter_op", "Whether one of several values of a filter is enough (OR) or all are wanted (AND).",
                    Shape.text(3)),
                .init(
                    "sort", "`field:asc` or `field:desc`, of caption, first_seen and score; others are passed over.",
                    Shape.text(100), repeats: true),
                .init("facets", "Only these facets.", Shape.text(60), repeats: true),
                .init("target", "Understood; every entry is a target.", Shape.text(10)),
                .init("fuzzy", "Understood; search is always tolerant here.", Shape.text(10)),
                .init("simple", "Understood and without effect.", Shape.text(10)),
            ], replies: [.init(200, "Entities, nearest first.", "SearchAnswer")]
        ) { call in try await search(call) },
        Route(
            .get, "/entities/{id}", "fetchEntity", tag: tag, scopes: scopes, "One list entry as an entity.",
            query: [.init("nested", "Understood; entries here stand alone.", Shape.text(10))],
            replies: [.init(200, "The entity.", "MatchedEntity")]
        ) { call in try entity(call, call.parameters["id"] ?? "") },
        Route(
            .get, "/entities/{id}/{reference}", "fetchReferent", tag: tag, scopes: scopes,
            "The same under what `referents` calls it, as `ofac-sdn/20157`.",
            query: [.init("nested", "Understood; entries here stand alone.", Shape.text(10))],
            replies: [.init(200, "The entity.", "MatchedEntity")]
        ) { call in try entity(call, "\(call.parameters["id"] ?? "")/\(call.parameters["reference"] ?? "")") },
        Route(
            .get, "/catalog", "getCatalog", tag: tag, scopes: scopes, "The lists in force, as datasets.",
            replies: [.init(200, "The datasets.", "MatchCatalog")]
        ) { call in .json(MatchDatasets.catalog(call.program.screeningDesk.versions)) },
        Route(
            .get, "/algorithms", "listAlgorithms", tag: tag, scopes: scopes, "The algorithm that scores.",
            replies: [.init(200, "The algorithms.", "MatchAlgorithms")]
        ) { _ in .json(MatchAlgorithm.listing) },
    ]
}

private func entity(_ call: Call, _ id: String) throws -> Answer {
    let desk = call.program.screeningDesk
    for key in MatchEntity.keys(of: id, among: desk.versions) {
        if let found = desk.entry(key: key) {
            return .json(.object(MatchEntity(entry: found.entry, version: found.version).members))
        }
    }
    throw ProgramError.notFound("entity \(id.prefix(60)) on the lists in force")
}

/// What that API takes when a request does not say.
private enum Defaults {
    static let limit = 5
    static let searchLimit = 10
    static let threshold = 0.7
    static let cutoff = 0.5
}

/// The lists that a path names, or why there are none.
private func lists(_ call: Call, _ desk: ScreeningDesk) throws -> [ListID] {
    guard !desk.versions.isEmpty else {
        throw ProgramError.notFound("dataset: no list has been imported, so that nobody can be compared")
    }
    let name = call.parameters["dataset"] ?? ""
    guard let lists = MatchDatasets.lists(named: name, among: desk.versions) else {
        throw ProgramError.notFound("dataset \(name.prefix(60)); /catalog lists those there are")
    }
    func named(_ parameter: String) throws -> [ListID]? {
        guard let names = call.repeated[parameter] else { return nil }
        return try names.flatMap { name in
            guard let lists = MatchDatasets.lists(named: name, among: desk.versions) else {
                throw Problem.invalid(
                    [FieldProblem(pointer: "?\(parameter)", message: "there is no dataset \(name.prefix(60))")],
                    status: .badRequest)
            }
            return lists
        }
    }
    let included = try named("include_dataset") ?? named("datasets")
    let excluded = try named("exclude_dataset") ?? []
    return lists.filter { included?.contains($0) != false && !excluded.contains($0) }
}

private func share(_ call: Call, _ name: String, default value: Double) throws -> Double {
    guard let text = call.query[name] else { return value }
    guard let number = Double(text), (0...1).contains(number) else {
        throw Problem.invalid(
            [FieldProblem(pointer: "?\(name)", message: "must be a number from 0 to 1")], status: .badRequest)
    }
    return number
}

private func whole(_ call: Call, _ name: String, _ range: ClosedRange<Int>, default value: Int) throws -> Int {
    guard let text = call.query[name] else { return value }
    guard let number = Int(text), range.contains(number) else {
        throw Problem.invalid(
            [
                FieldProblem(
                    pointer: "?\(name)",
                    message: "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            ], status: .badRequest)
    }
    return number
}

/// What a request filters its results by, beside the lists.
private struct ResultFilter {
    var lists: Set<ListID>
    /// The lists to ask; empty for all.
    var asked: [ListID]
    var topics: Set<String>
    var withoutSchemas: Set<String>
    var withoutKeys: Set<String>
    var countries: Set<String>
    var onlySchemas: Set<String>
    /// Whether all of several topics or countries are wanted.
    var wantsAll: Bool

    init(_ call: Call, _ lists: [ListID], _ versions: [ListVersion]) throws {
        self.lists = Set(lists)
        asked = lists.count == versions.count ? [] : lists
        topics = Set(call.repeated["topics"] ?? [])
        countries = Set((call.repeated["countries"] ?? []).map { $0.uppercased() })
        onlySchemas = []
        let operation = call.query["filter_op"]?.uppercased() ?? "OR"
        guard ["OR", "AND"].contains(operation) else {
            throw Problem.invalid(
                [FieldProblem(pointer: "?filter_op", message: "must be OR or AND")], status: .badRequest)
        }
        wantsAll = operation == "AND"
        withoutSchemas = Set(call.repeated["exclude_schema"] ?? [])
        withoutKeys = Set(
            (call.repeated["exclude_entity_ids"] ?? []).flatMap { MatchEntity.keys(of: $0, among: versions) + [$0] })
        for text in call.repeated["filter"] ?? [] {
            guard let colon = text.firstIndex(of: ":") else {
                throw Problem.invalid(
                    [FieldProblem(pointer: "?filter", message: "must be field:value")], status: .badRequest)
            }
            let value = String(text[text.index(after: colon)...])
            switch text[..<colon] {
            case "schema", "schemata": onlySchemas.insert(value)
            case "countries", "country", "properties.country": countries.insert(value.uppercased())
            case "topics", "properties.topics": topics.insert(value)
            case "datasets", "dataset":
                self.lists.formIntersection(MatchDatasets.lists(named: value, among: versions) ?? [])
            default: break
            }
        }
    }

    func lets(_ hit: Hit) -> Bool {
        let entity = MatchEntity(entry: hit.entry, version: hit.version)
        return lists.contains(hit.entry.list) && !withoutKeys.contains(hit.key)
            && !withoutSchemas.contains(entity.schema)
            && (onlySchemas.isEmpty || onlySchemas.contains { fits(hit.entry, schema: $0) })
            && has(topics, Set(entity.topics)) && has(countries, hit.entry.countries)
    }

    private func has(_ wanted: Set<String>, _ there: Set<String>) -> Bool {
        wanted.isEmpty || (wantsAll ? wanted.isSubset(of: there) : !wanted.isDisjoint(with: there))
    }
}

private func match(_ call: Call) async throws -> Answer {
    let desk = call.program.screeningDesk
    let lists = try lists(call, desk)
    let limit = try whole(call, "limit", 1...500, default: Defaults.limit)
    let threshold = try share(call, "threshold", default: Defaults.threshold)
    // A threshold below the usual cut-off wants results from there on; a cut-off that is stated is meant.
    let cutoff =
        call.query["cutoff"] == nil
        ? min(Defaults.cutoff, threshold) : try share(call, "cutoff", default: Defaults.cutoff)
    if let algorithm = call.query["algorithm"], !MatchAlgorithm.accepted.contains(algorithm) {
        throw Problem.invalid(
            [FieldProblem(pointer: "?algorithm", message: "is not known; there is \(MatchAlgorithm.name)")],
            status: .badRequest)
    }
    let examples = try examples(call)
    let filter = try ResultFilter(call, lists, desk.versions)
    try await call.program.recordScreening(
        purpose: "match", queries: examples.count, lists: desk.versions, by: call.actor)
    var responses: [String: JSONValue] = [:]
    for (name, example) in examples {
        let answer = try desk.answer(
            ScreeningRequest(example.query, lists: filter.asked), limit: Limits.screeningHits)
        let near = answer.hits.filter { Double($0.hit.score) / 1000 >= cutoff && filter.lets($0.hit) }
        responses[name] = [
            "status": 200, "results": .array(near.prefix(limit).map { $0.matchResult(threshold: threshold) }),
            "total": ["value": .integer(Int64(near.count)), "relation": "eq"], "query": example.echo,
        ]
    }
    return .json(
        [
            "responses": .object(responses), "matcher": MatchAlgorithm.features, "limit": .integer(Int64(limit)),
        ], headers: [.batchSize: String(responses.count)])
}

private func examples(_ call: Call) throws -> [(name: String, example: MatchExample)] {
    // Other weights would be another matcher; to leave them out in silence would answer something else than was asked.
    for name in ["weights", "config"] where call.json[name]?.object?.isEmpty == false {
        throw Problem.invalid(
            [FieldProblem(pointer: "/\(name)", message: "cannot be changed here; leave it out")], status: .badRequest)
    }
    let queries = (call.json["queries"]?.object ?? [:]).filter { !$0.value.isNull }.sorted { $0.key < $1.key }
    guard !queries.isEmpty else { throw Problem.malformed("No queries provided.") }
    guard queries.count <= Limits.matchQueries else {
        throw Problem.malformed("Too many queries in one batch (limit: \(Limits.matchQueries)).")
    }
    return try queries.map { name, json in
        do throws(MatchExample.Refusal) { return (name, try MatchExample(json)) } catch {
            throw Problem.malformed("Cannot parse example entity \(name.prefix(60)): \(error.message)")
        }
    }
}

private func search(_ call: Call) async throws -> Answer {
    let desk = call.program.screeningDesk
    let lists = try lists(call, desk)
    let limit = try whole(call, "limit", 1...500, default: Defaults.searchLimit)
    let offset = try whole(call, "offset", 0...9500, default: 0)
    let text = call.query["q"] ?? ""
    if let schema = call.query["schema"], !MatchExample.schemas.contains(schema) {
        throw Problem.malformed("Invalid schema.")
    }
    var found: [Hit] = []
    if !text.isEmpty, !NameOddities(of: text).contains(.noLetters) {
        let filter = try ResultFilter(call, lists, desk.versions)
        try await call.program.recordScreening(purpose: "search", queries: 1, lists: desk.versions, by: call.actor)
        let request = ScreeningRequest(ScreeningQuery(names: [text]), lists: filter.asked)
        found = try desk.answer(request, limit: Limits.screeningHits).hits.map(\.hit).filter { hit in
            filter.lets(hit) && (call.query["schema"].map { fits(hit.entry, schema: $0) } ?? true)
        }
        sort(&found, by: call.repeated["sort"] ?? [])
    }
    let page = found.dropFirst(offset).prefix(limit)
    return .json([
        "results": .array(
            page.map { .object(MatchEntity(entry: $0.entry, version: $0.version, alsoOn: $0.alsoOn).members) }),
        "total": ["value": .integer(Int64(found.count)), "relation": "eq"],
        "facets": facets(found, only: call.repeated["facets"]),
        "limit": .integer(Int64(limit)), "offset": .integer(Int64(offset)),
    ])
}

/// Orders what was found nearest first; fields that are not known here change nothing.
private func sort(_ found: inout [Hit], by fields: [String]) {
    // The first field decides, so that it is sorted by last; each pass keeps the order of what is equal.
    for text in fields.reversed() {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let descends = parts.count == 2 && parts[1].lowercased() == "desc"
        func ordered<Value: Comparable>(_ value: (Hit) -> Value) {
            let values = found.map(value)
            found = found.indices.sorted { a, b in
                if values[a] == values[b] { return a < b }
                return (values[a] < values[b]) != descends
            }.map { found[$0] }
        }
        switch parts.first {
        case "caption", "name": ordered(\.entry.primaryName)
        case "first_seen": ordered { $0.entry.listedOn?.description ?? "" }
        case "score", "_score": ordered(\.score)
        default: break
        }
    }
}

private func fits(_ entry: ListEntry, schema: String) -> Bool {
    switch schema {
    case "Person": entry.type == .person
    case "Organization", "Company", "PublicBody": entry.type == .entity
    case "Vessel": entry.type == .vessel
    case "Airplane": entry.type == .aircraft
    case "Vehicle", "Asset": entry.type == .vessel || entry.type == .aircraft
    case "LegalEntity": entry.type == .person || entry.type == .entity
    default: true
    }
}

extension ListEntry {
    fileprivate var countries: Set<String> {
        Set((nationalities + citizenships + addresses.compactMap(\.country)).map(\.country))
    }
}

private func facets(_ found: [Hit], only wanted: [String]?) -> JSONValue {
    func facet(_ label: String, _ names: [String], _ words: (String) -> String) -> JSONValue {
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        return [
            "label": .string(label),
            "values": .array(
                counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(100).map {
                    ["name": .string($0.key), "label": .string(words($0.key)), "count": .integer(Int64($0.value))]
                }),
        ]
    }
    let all: [String: JSONValue] = [
        "countries": facet("Countries", found.flatMap { $0.entry.countries.map { $0.lowercased() } }) { code in
            (try? JurisdictionCode(parsing: code))?.name ?? code
        },
        "topics": facet("Topics", found.flatMap { MatchEntity(entry: $0.entry, version: $0.version).topics }) { $0 },
        "datasets": facet("Data sources", found.map { MatchDatasets.name(of: $0.entry.list) }) { $0 },
    ]
    return .object(all.filter { wanted?.contains($0.key) ?? true })
}
