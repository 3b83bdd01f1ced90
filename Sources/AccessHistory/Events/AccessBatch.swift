import Order

/// Events on their way into the store: what an importer yields and `AccessStore.append` takes.
public struct AccessBatch: Sendable {
    /// The account column holds a number of one of the two tables, shifted left by one; the lowest bit says which.
    var columns: EventColumns
    var accounts: TextTable
    var references: TextTable

    public init(capacity: Int = Limits.accessBatchEvents) {
        columns = EventColumns(capacity: capacity)
        accounts = TextTable(capacity: min(capacity, 1024))
        references = TextTable(capacity: min(capacity, 1024))
    }

    public init(_ events: some Collection<AccessEvent>) {
        self.init(capacity: events.count)
        for event in events { append(event) }
    }

    public var count: Int { columns.count }
    public var isEmpty: Bool { columns.count == 0 }

    /// Adds one event. A text longer than ``Limits/accessTextBytes`` is cut there; importers refuse it before.
    public mutating func append(_ event: AccessEvent) {
        columns.append(
            account: intern(event.account), time: event.time.milliseconds, point: columns.intern(event.point),
            action: columns.texts.intern(Self.cut(event.action)),
            principal: columns.texts.intern(event.principal.map(Self.cut)),
            source: columns.texts.intern(event.source.map(Self.cut)),
            agent: columns.texts.intern(event.agent.map(Self.cut)), outcome: event.outcome.rawValue)
    }

    static func cut(_ text: String) -> String {
        guard text.utf8.count > Limits.accessTextBytes else { return text }
        var cut = ""
        for character in text {
            guard cut.utf8.count + character.utf8.count <= Limits.accessTextBytes else { break }
            cut.append(character)
        }
        return cut
    }

    mutating func intern(_ account: AccountReference) -> UInt32 {
        switch account {
        case .account(let id): accounts.intern(id.rawValue) << 1
        case .reference(let text): references.intern(Self.cut(text)) << 1 | 1
        }
    }

    func reference(_ number: UInt32) -> AccountReference {
        number & 1 == 0
            ? .account(AccountID(unchecked: accounts.text(number >> 1) ?? ""))
            : .reference(references.text(number >> 1) ?? "")
    }

    /// The events as values, in the order in which they were added.
    public var events: [AccessEvent] {
        (0..<count).map { columns.event($0, account: reference(columns.account[$0])) }
    }
}
