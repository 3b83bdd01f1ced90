// The catalogue of every clause of the order: what citations resolve against, what `gatehouse order` lists, and what
// docs/ORDER.md is made from.

public enum ClauseCatalogue {
    /// All clauses, in the order of the text.
    public static let all: [Clause] = OrderText.clauses.compactMap { id, text in
        Mapping.byID[id].map { mapping in
            Clause(
                id: id, text: text, actor: mapping.actor, duty: mapping.duty, kind: mapping.kind,
                gatehouse: mapping.gatehouse, code: mapping.code, tests: mapping.tests)
        }
    }

    private static let index: [ClauseID: Clause] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    public static func clause(_ id: ClauseID) -> Clause? { index[id] }

    /// A citation, if the order has such a clause.
    public static func resolve(_ citation: String) -> ClauseID? {
        let id = ClauseID(citation)
        return index[id] == nil ? nil : id
    }

    /// One object for each clause, `{id, actor, duty, kind, code, tests}`.
    public static var json: [JSONValue] { all.map(\.json) }
}

/// What Gatehouse makes of a clause; the text stands in ``OrderText``.
struct Mapping {
    let id: ClauseID
    let actor: DutyBearer
    let duty: String
    let kind: Clause.Kind
    let gatehouse: String
    let code: [String]
    let tests: [String]

    init(
        _ id: ClauseID, _ actor: DutyBearer, _ duty: String, _ kind: Clause.Kind, _ gatehouse: String,
        code: [String] = [], tests: [String] = []
    ) {
        self.id = id
        self.actor = actor
        self.duty = duty
        self.kind = kind
        self.gatehouse = gatehouse
        self.code = code
        self.tests = tests
    }

    static let all = opening + section1 + section2 + section3 + section5 + sections6And7
    static let byID: [ClauseID: Mapping] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
