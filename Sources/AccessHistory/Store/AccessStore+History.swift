import Foundation
import GRDB
import Order
import Records

/// One page of an account's history.
public struct AccessPage: Sendable {
    public var events: [AccessEvent]
    /// Where the next page begins; `nil` after the last.
    public var next: String?
    public init(events: [AccessEvent], next: String?) {
        self.events = events
        self.next = next
    }
}

/// An account's accesses summed up for a reader.
public struct AccessSummary: Sendable {
    public struct Network: Hashable, Sendable {
        /// A /24 of IPv4 or a /64 of IPv6.
        public var network: IPPrefix
        public var first: Timestamp
        public var last: Timestamp
        public var count: Int
    }
    public struct Name: Hashable, Sendable {
        public var name: String
        public var count: Int
    }
    public var total = 0
    public var first: Timestamp?
    public var last: Timestamp?
    /// For each day with accesses (days since 1970-01-01, UTC) how many fell into each of its 24 hours.
    public var hours: [Int: [Int]] = [:]
    /// The latest first.
    public var networks: [Network] = []
    /// Accesses from a service's name instead of an address, the commonest first.
    public var withoutAddress: [Name] = []
    /// What was done, the commonest first.
    public var actions: [Name] = []
    public var outcomes: [AccessOutcome: Int] = [:]
    public init() {}
}

/// Reading one account's history.
extension AccessStore {
    /// The account's events from `from` (inclusive) to `to` (exclusive), the latest first. `cursor` is the `next` of the page
    /// before; the range must then stay the same.
    public func history(
        of account: AccountReference, from: Timestamp? = nil, to: Timestamp? = nil, limit: Int = 100,
        cursor: String? = nil
    ) async throws -> AccessPage {
        let limit = max(1, min(limit, Limits.accessPage))
        let place = try cursor.map(HistoryCursor.init(text:))
        let owners = try await accounts.rows(of: account)
        guard !owners.isEmpty else { return AccessPage(events: [], next: nil) }
        // Everything of the cursor's millisecond is read again, and what was given out already is passed over.
        let end = place.map { min($0.time + 1, to?.milliseconds ?? .max) } ?? to?.milliseconds ?? .max
        var given = place?.given ?? 0
        let givenTime = place?.time
        var events: [AccessEvent] = []
        var last = HistoryCursor(time: 0, given: 0)
        for month in try months().reversed() {
            guard month.start.milliseconds < end, month.next.start > from ?? Timestamp(milliseconds: .min) else {
                continue
            }
            guard let file = try file(of: month) else { continue }
            let columns = try await self.events(of: owners, in: file)
            for position in columns.orderByTime().reversed() {
                let i = Int(position)
                let time = columns.time[i]
                guard time < end, time >= from?.milliseconds ?? .min else { continue }
                if time == givenTime, given > 0 {
                    given -= 1
                    continue
                }
                if events.count == limit { return AccessPage(events: events, next: last.text) }
                if last.time == time, !events.isEmpty || time == givenTime {
                    last.given += 1
                } else {
                    last = HistoryCursor(time: time, given: time == givenTime ? (place?.given ?? 0) + 1 : 1)
                }
                events.append(columns.event(i, account: owners[0].account.map(AccountReference.account) ?? account))
            }
        }
        return AccessPage(events: events, next: nil)
    }

    /// What the account's page shows: how accesses spread over days and hours, and from which networks they came.
    public func summary(
        of account: AccountReference, from: Timestamp? = nil, to: Timestamp? = nil
    ) async throws -> AccessSummary {
        let owners = try await accounts.rows(of: account)
        var summary = AccessSummary()
        var networks: [IPPrefix: AccessSummary.Network] = [:]
        var names: [String: Int] = [:], actions: [String: Int] = [:]
        for month in owners.isEmpty ? [] : try months() {
            guard month.start < to ?? Timestamp(milliseconds: .max),
                month.next.start > from ?? Timestamp(milliseconds: .min),
                let file = try file(of: month)
            else { continue }
            let columns = try await events(of: owners, in: file)
            for i in 0..<columns.count {
                let time = Timestamp(milliseconds: columns.time[i])
                if let from, time < from { continue }
                if let to, time >= to { continue }
                summary.total += 1
                summary.first = min(summary.first ?? time, time)
                summary.last = max(summary.last ?? time, time)
                let day = Int(time.milliseconds / 86_400_000)
                summary.hours[day, default: [Int](repeating: 0, count: 24)][Int(time.milliseconds / 3_600_000 % 24)] +=
                    1
                summary.outcomes[AccessOutcome(rawValue: columns.outcome[i]) ?? .unknown, default: 0] += 1
                actions[columns.texts.text(columns.action[i]) ?? "", default: 0] += 1
                switch columns.point(columns.point[i]) {
                case .unknown: break
                case .named(let name): names[name, default: 0] += 1
                case .address(let address):
                    let network = IPPrefix.network(of: address)
                    if var seen = networks[network] {
                        seen.first = min(seen.first, time)
                        seen.last = max(seen.last, time)
                        seen.count += 1
                        networks[network] = seen
                    } else {
                        networks[network] = AccessSummary.Network(network: network, first: time, last: time, count: 1)
                    }
                }
            }
        }
        summary.networks = networks.values.sorted { ($0.last, $0.network) > ($1.last, $1.network) }
        func ranked(_ counts: [String: Int]) -> [AccessSummary.Name] {
            counts.map { AccessSummary.Name(name: $0.key, count: $0.value) }
                .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        }
        summary.withoutAddress = ranked(names)
        summary.actions = ranked(actions)
        return summary
    }

    /// All events of some account numbers in one month, from runs and slices, as of one moment.
    func events(of owners: [StoredAccount], in file: MonthFile) async throws -> EventColumns {
        do {
            return try await file.pool.read { db in try Self.events(of: owners, in: file, db) }
        } catch SealingError.noKey {
            // Compaction destroyed the era between reading its slices and opening them; now they are runs.
            return try await file.pool.read { db in try Self.events(of: owners, in: file, db) }
        }
    }

    static func events(of owners: [StoredAccount], in file: MonthFile, _ db: Database) throws -> EventColumns {
        var columns = EventColumns()
        var vocabulary: Vocabulary?
        for owner in owners {
            for (id, body) in try RunTableWriter.runs(of: owner.number, db) {
                let words = try vocabulary ?? file.vocabulary(db)
                vocabulary = words
                let run = try RunTableWriter.open(body, id, of: owner, in: file, words)
                if columns.count == 0 { columns = run } else { columns.absorb(run) }
            }
            let statement = try db.cachedStatement(
                sql: """
                    SELECT chunk.slice, chunk.part, chunk.body, slice.era FROM slice JOIN chunk ON chunk.slice = slice.id
                    WHERE chunk.lowest <= ? AND chunk.highest >= ?
                    """)
            let rows = try Row.fetchCursor(statement, arguments: [Int64(owner.number), Int64(owner.number)])
            while let row = try rows.next() {
                let chunk = try file.openChunk(
                    row.blob(2) ?? [], era: SubjectID(unchecked: row.text(3) ?? ""), slice: row.integer(0) ?? 0,
                    part: Int(row.integer(1) ?? 0))
                let range = chunk.range(of: owner.number)
                if !range.isEmpty { columns.absorb(chunk.columns(range)) }
            }
        }
        return columns
    }
}

/// A place in a history: a time, and how many events of that very millisecond were given out.
private struct HistoryCursor {
    var time: Int64
    var given: Int
    init(time: Int64, given: Int) {
        self.time = time
        self.given = given
    }
    init(text: String) throws {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let time = Int64(parts[0]), let given = Int(parts[1]), given > 0, time < .max else {
            throw AccessStoreError.badCursor
        }
        self.init(time: time, given: given)
    }
    var text: String { "\(time).\(given)" }
}
