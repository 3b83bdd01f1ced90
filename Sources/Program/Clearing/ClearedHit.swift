import Order
import Records
import Screening

/// What a person found: one party is not one listed party. It holds until something changes that was compared, and above a
/// score that the standard names only once a second person has confirmed it.
public struct ClearedHit: Hashable, Sendable {
    /// Whether a second person is needed, and who it was.
    public enum SecondPerson: Hashable, Sendable {
        case notNeeded
        /// The hit stands until somebody else confirms; afterwards it has to be proposed again.
        case awaited(until: Timestamp)
        case confirmed(by: UserID, at: Timestamp)
    }

    /// The hit's key when it was cleared: `<list>/<entry>`, and for others than the applicant whose hit it is.
    public var key: String
    public var by: UserID
    public var why: String
    public var at: Timestamp
    /// `<list>/<entry>`.
    public var entry: String
    /// `applicant`, `owner 1` …
    public var party: String
    /// Both sides as they were compared; `nil` when this version cannot tell, and then the clearing holds for its key alone.
    public var compared: ComparedFields?
    /// 0 to 1000, as it was judged then.
    public var score: Int
    /// The roles that the first person held then.
    public var roles: Set<StaffRole>
    public var second: SecondPerson
    /// The entry of the log that holds it.
    public var recordedIn: EntryID?

    public init(
        key: String, by: UserID, why: String, at: Timestamp, entry: String? = nil, party: String = "applicant",
        compared: ComparedFields? = nil, score: Int = 0, roles: Set<StaffRole> = [],
        second: SecondPerson = .notNeeded, recordedIn: EntryID? = nil
    ) {
        self.key = key
        self.by = by
        self.why = why
        self.at = at
        self.entry = entry ?? key
        self.party = party
        self.compared = compared
        self.score = score
        self.roles = roles
        self.second = second
        self.recordedIn = recordedIn
    }

    /// Whether it clears anything yet.
    public var stands: Bool { if case .awaited = second { false } else { true } }

    /// Whether somebody may still confirm it.
    public func isAwaited(at time: Timestamp) -> Bool {
        if case .awaited(let until) = second { time <= until } else { false }
    }
}

/// A hit that had been cleared, and what has changed since.
public struct EarlierClearing: Hashable, Sendable {
    public var by: UserID
    public var at: Timestamp
    public var why: String
    public var changes: [ComparedFields.Change]
    public var recordedIn: EntryID?
    public init(
        by: UserID, at: Timestamp, why: String, changes: [ComparedFields.Change], recordedIn: EntryID? = nil
    ) {
        self.by = by
        self.at = at
        self.why = why
        self.changes = changes
        self.recordedIn = recordedIn
    }
    init(_ clearing: ClearedHit, changes: [ComparedFields.Change]) {
        self.init(
            by: clearing.by, at: clearing.at, why: clearing.why, changes: changes, recordedIn: clearing.recordedIn)
    }

    /// `the birth date here and the name on the list`.
    public var changesInWords: String {
        let words = changes.map(\.words)
        guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension ClearedHit {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "key": .string(key), "by": .string(by.rawValue), "why": .string(why), "at": at.json,
            "entry": .string(entry), "party": .string(party), "score": .integer(Int64(score)),
            "roles": .array(roles.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
        fields["compared"] = compared?.json
        if let recordedIn { fields["recordedIn"] = .string(recordedIn.rawValue) }
        switch second {
        case .notNeeded: break
        case .awaited(let until): fields["awaitedUntil"] = until.json
        case .confirmed(let by, let at):
            fields["confirmedBy"] = .string(by.rawValue)
            fields["confirmedAt"] = at.json
        }
        return .object(fields)
    }

    init(stored json: JSONValue) throws {
        let key = try json.text("key")
        self.init(
            key: key, by: try json.id("by"), why: try json.text("why"), at: try json.time("at"),
            entry: json["entry"]?.string ?? String(key.prefix { $0 != " " }),
            party: json["party"]?.string ?? ClearedHit.party(in: key),
            compared: json["compared"].flatMap(ComparedFields.init(json:)),
            score: json["score"]?.integer.map(Int.init) ?? 0,
            roles: Set((json["roles"]?.array ?? []).compactMap { $0.string.flatMap(StaffRole.init(rawValue:)) }),
            recordedIn: json.optionalID("recordedIn"))
        if let until = json.optionalTime("awaitedUntil") {
            second = .awaited(until: until)
        } else if let by: UserID = json.optionalID("confirmedBy"), let at = json.optionalTime("confirmedAt") {
            second = .confirmed(by: by, at: at)
        }
    }

    /// The party that a key names; the applicant's keys name none.
    static func party(in key: String) -> String {
        guard let space = key.firstIndex(of: " ") else { return "applicant" }
        return String(key[key.index(after: space)...])
    }
}

extension Timestamp {
    /// The day, in UTC.
    var date: CalendarDate { CalendarDate(daysSince1970: Int((Double(milliseconds) / 86_400_000).rounded(.down))) }
}

extension EarlierClearing {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "by": .string(by.rawValue), "at": at.json, "why": .string(why),
            "changes": .array(changes.map { .string($0.text) }),
        ]
        if let recordedIn { fields["recordedIn"] = .string(recordedIn.rawValue) }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        self.init(
            by: try json.id("by"), at: try json.time("at"), why: try json.text("why"),
            changes: try json.texts("changes").compactMap(ComparedFields.Change.init(text:)),
            recordedIn: json.optionalID("recordedIn"))
    }
}
