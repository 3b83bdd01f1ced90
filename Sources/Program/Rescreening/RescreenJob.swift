import Order
import Records
import Screening

/// One re-screen of everybody, or of what a list change can touch.
public struct JobID: RandomIdentifier {
    public static let prefix = "job"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// What a re-screen compares customers with.
public enum RescreenScope: String, Hashable, Sendable, CaseIterable {
    /// Only entries that came, changed or went since the editions that customers were last screened with.
    case changes
    /// Every list in force.
    case everything
}

/// How far a re-screen is.
public struct RescreenProgress: Hashable, Sendable {
    public var examined: Int
    /// Customers on record when it began or went on.
    public var total: Int
    /// Records that came out differently and were decided again.
    public var decided: Int
}

/// What a re-screen did.
public struct RescreenReport: Hashable, Sendable {
    public var job: JobID
    public var scope: RescreenScope
    /// Whether it went on where an earlier process had stopped.
    public var resumed: Bool
    public var examined: Int
    public var decided: Int
    /// List entries that it compared with.
    public var entries: Int
    /// The editions that every customer has now been screened with.
    public var lists: [String]
}

/// A re-screen as the log has it: a machine job is an entry before its first read of sealed names, one from time to time that
/// says how far it is, and one at its end.
struct RescreenJob {
    static let purpose = "screening customers against lists"
    var id: JobID
    var scope: RescreenScope
    /// The edition of each list that customers were screened with before, and that they will have been afterwards.
    var from: [String: Int]
    var to: [String: Int]
    var stamps: [String]
    /// The thresholds that hits were held against, as text.
    var thresholds: String
    /// The last subject whose screening is recorded; `nil` at the beginning.
    var cursor: String?
    var examined = 0
    var decided = 0

    var fields: [String: JSONValue] {
        func numbers(_ editions: [String: Int]) -> JSONValue {
            .object(editions.mapValues { .integer(Int64($0)) })
        }
        var fields: [String: JSONValue] = [
            "job": .string(id.rawValue), "purpose": .string(Self.purpose), "examined": .integer(Int64(examined)),
            "decided": .integer(Int64(decided)),
            "scope": [
                "scope": .string(scope.rawValue), "from": numbers(from), "to": numbers(to),
                "lists": .array(stamps.map(JSONValue.string)), "thresholds": .string(thresholds),
            ],
            "range": .string("every account that is not closed and every application that waits, by subject"),
        ]
        if let cursor { fields["cursor"] = .string(cursor) }
        return fields
    }
}

extension RescreenJob {
    init?(row: ViewRow) {
        guard let id = JobID(rawValue: row.key), let stored = row.sealed["scope"],
            let scope = stored["scope"]?.string.flatMap(RescreenScope.init(rawValue:))
        else { return nil }
        func numbers(_ name: String) -> [String: Int] {
            (stored[name]?.object ?? [:]).compactMapValues { $0.integer.map(Int.init) }
        }
        self.init(
            id: id, scope: scope, from: numbers("from"), to: numbers("to"),
            stamps: (stored["lists"]?.array ?? []).compactMap(\.string),
            thresholds: stored["thresholds"]?.string ?? "", cursor: row.text("cursor"),
            examined: Int(row.integer("examined") ?? 0), decided: Int(row.integer("decided") ?? 0))
    }
}

extension EntryKind {
    static let rescreenBegun: EntryKind = "screening.begun"
    static let rescreenAdvanced: EntryKind = "screening.advanced"
    static let rescreenEnded: EntryKind = "screening.ended"
    static let measureScreeningBegun: EntryKind = "screening.measureBegun"
    static let measureScreeningEnded: EntryKind = "screening.measureEnded"
}

/// Re-screens, one row each: what runs, how far it is, and which editions the last one that ended had reached.
struct RescreenJobsView: View {
    static let name = "rescreens"
    let schema = ViewSchema(
        RescreenJobsView.name,
        [
            ("state", .plain(.state, indexed: true)), ("position", .plain(.entryIndex, indexed: true)),
            ("at", .plain(.clockDate, indexed: false)),
            ("cursor", .plain(.randomID, indexed: false)), ("examined", .plain(.count, indexed: false)),
            ("decided", .plain(.count, indexed: false)), ("scope", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        let state: String
        switch entry.kind {
        case .rescreenBegun, .rescreenAdvanced: state = "running"
        case .rescreenEnded: state = "ended"
        default: return []
        }
        guard let fields = entry.parts.first?.fields, let job = fields["job"]?.string else { return [] }
        var columns = foldedColumns(fields, text: ["cursor"], integers: ["examined", "decided"], sealed: ["scope"])
        columns["state"] = .text(state)
        columns["position"] = .integer(Int64(entry.index))
        columns["at"] = .integer(entry.time.milliseconds)
        return [.upsert(key: job, subject: nil, columns)]
    }
}
