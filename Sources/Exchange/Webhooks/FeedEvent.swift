import Order
import Records

/// One event of the feed: what `GET /v1/events` answers with and webhooks carry. Random ids and states, never a name.
public struct FeedEvent: Hashable, Sendable {
    /// The entry it tells of; a receiver drops an id it has seen.
    public var id: EntryID
    /// `application.decided`, `account.changed` …
    public var type: String
    public var time: Timestamp
    public var subject: SubjectID?
    /// Grows by one per subject, from 1, so that a receiver sees a gap.
    public var sequence: Int64
    public var application: ApplicationID?
    public var account: AccountID?
    public var caseID: CaseID?
    /// State, outcome and the like.
    public var data: [String: JSONValue]

    public init(
        id: EntryID, type: String, time: Timestamp, subject: SubjectID?, sequence: Int64,
        application: ApplicationID? = nil, account: AccountID? = nil, caseID: CaseID? = nil,
        data: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.type = type
        self.time = time
        self.subject = subject
        self.sequence = sequence
        self.application = application
        self.account = account
        self.caseID = caseID
        self.data = data
    }
}

extension FeedEvent {
    /// The body of the message: `{id, type, timestamp, sequence, subject, application, account, case, data}`.
    public var json: JSONValue {
        [
            "id": .string(id.rawValue), "type": .string(type), "timestamp": .string(time.description),
            "sequence": .integer(sequence), "subject": subject.map { .string($0.rawValue) } ?? .null,
            "application": application.map { .string($0.rawValue) } ?? .null,
            "account": account.map { .string($0.rawValue) } ?? .null,
            "case": caseID.map { .string($0.rawValue) } ?? .null, "data": .object(data),
        ]
    }

    /// `nil` unless the value has the shape that ``json`` writes.
    public init?(json: JSONValue) {
        guard let id = json["id"]?.string.flatMap(EntryID.init(rawValue:)), let type = json["type"]?.string,
            let time = json["timestamp"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let sequence = json["sequence"]?.integer, let data = json["data"]?.object
        else { return nil }
        self.init(
            id: id, type: type, time: time, subject: json["subject"]?.string.flatMap(SubjectID.init(rawValue:)),
            sequence: sequence, application: json["application"]?.string.flatMap(ApplicationID.init(rawValue:)),
            account: json["account"]?.string.flatMap(AccountID.init(rawValue:)),
            caseID: json["case"]?.string.flatMap(CaseID.init(rawValue:)), data: data)
    }
}

/// Where webhooks get their events: a fold over the log that whoever owns the log implements.
public protocol EventFeed: Sendable {
    /// The events after a cursor (`nil`: from the beginning), oldest first, at most `limit`, and the cursor after the
    /// last of them. A cursor stays good for ever: the log is append-only.
    func events(after cursor: String?, limit: Int) async throws -> (events: [FeedEvent], cursor: String?)
}
