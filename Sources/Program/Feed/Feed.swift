import Order
import Records

// The feed is a reading of the log: what it tells cannot differ from what was recorded, and a receiver that was away reads on
// from its cursor.

extension IdentificationProgram {
    /// Events after a cursor, oldest first. The cursor is the position of the last entry read, also when none of them was told.
    public func feed(after cursor: String?, limit: Int) async throws -> Page<FeedItem> {
        guard (1...Self.largestPage).contains(limit) else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "limit", message: "A page has between 1 and \(Self.largestPage) rows.")
            ])
        }
        var from: UInt64 = 0
        if let cursor {
            guard let position = UInt64(cursor), position < .max else {
                throw ProgramError.invalid([
                    FieldProblem(pointer: "cursor", message: "This is not a cursor of the feed. Start without one.")
                ])
            }
            from = position + 1
        }
        let entries = try records.entries(from: from, kinds: EntryKind.told, limit: limit)
        let next = entries.last.map { String($0.index) } ?? cursor
        return Page(items: entries.compactMap(FeedItem.init(entry:)), next: next)
    }

    /// The subject's entries, oldest first: what happened, without what it says.
    public func history(of subject: SubjectID) async throws -> [HistoryLine] {
        try records.entries(of: subject).map {
            HistoryLine(index: $0.index, id: $0.id, kind: $0.kind.rawValue, actor: $0.actor.text, at: $0.time)
        }
    }
}

extension FeedItem {
    /// `nil` when the subject's key has been destroyed: nothing is told of it any more.
    init?(entry: Entry) {
        guard let part = entry.parts.first, let fields = part.fields else { return nil }
        self.init(
            id: entry.id, type: entry.kind.rawValue, at: entry.time, subject: part.subject,
            sequence: fields["sequence"]?.integer ?? 0, application: fields.id("applicationID"),
            account: fields.id("account"), caseID: fields.id("case"), list: fields["list"]?.string,
            state: fields["state"]?.string ?? fields["accountState"]?.string, outcome: fields["outcome"]?.string)
    }
}

extension [String: JSONValue] {
    func id<Identifier: RandomIdentifier>(_ name: String) -> Identifier? {
        self[name]?.string.flatMap(Identifier.init(rawValue:))
    }
}
