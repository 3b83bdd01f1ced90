import Order
import Records
import Screening

// How each list stands now: what edition is in force, how sure it is that it is current, and what went wrong.

/// One list that everybody is screened against.
public struct ListStanding: Sendable {
    public enum Origin: String, Hashable, Sendable, CaseIterable {
        /// Imported or refreshed from its publisher.
        case publisher
        /// The persons whom special measures name; current by itself.
        case measures
        /// The invented list of a sample.
        case sample
    }
    public var version: ListVersion
    public var origin: Origin
    /// When it was last known to be what its publisher publishes.
    public var confirmedAt: Timestamp
    /// Milliseconds without confirmation after which it is stale; `nil` for lists that cannot be.
    public var staleAfter: Int64?
    /// Where it is refreshed from; `nil` when somebody imports it by hand.
    public var source: String?
    public var attemptedAt: Timestamp?
    public var nextAt: Timestamp?
    /// Why what was offered last was not taken, or could not be fetched; `nil` when all is well.
    public var error: String?
    /// What the edition in force changed; `nil` for a first edition.
    public var changes: ListChanges?

    /// Milliseconds since it was last confirmed.
    public func age(at time: Timestamp) -> Int64 { max(0, time - confirmedAt) }
    public func isStale(at time: Timestamp) -> Bool { staleAfter.map { age(at: time) > $0 } ?? false }
}

/// How one source stands.
public struct ListSourceStanding: Sendable {
    public var setting: ListSourceSetting
    public var attemptedAt: Timestamp?
    public var succeededAt: Timestamp?
    public var failures: Int
    public var nextAt: Timestamp?
    public var error: String?
    /// The lists that came from it last.
    public var lists: [String]
}

extension IdentificationProgram {
    /// Every list that everybody is screened against, the persons whom measures name among them.
    public var listStandings: [ListStanding] {
        let keeping = listKeeping.withLock { $0 }
        let road = road
        var result = (road.index?.versions ?? []).map { standing($0, keeping) }
        result += (road.named?.versions ?? []).map {
            ListStanding(version: $0, origin: .measures, confirmedAt: clock.now)
        }
        return result
    }

    /// Every source with how its last look went.
    public var listSourceStandings: [ListSourceStanding] {
        let keeping = listKeeping.withLock { $0 }
        return keeping.sources.values.sorted { $0.name < $1.name }.map { setting in
            let state = keeping.ledger.sources[setting.name] ?? ListLedger.Source()
            return ListSourceStanding(
                setting: setting, attemptedAt: state.attemptedAt, succeededAt: state.succeededAt,
                failures: state.failures, nextAt: state.nextAt, error: state.error, lists: state.lists)
        }
    }

    private func standing(_ version: ListVersion, _ keeping: ListKeeping) -> ListStanding {
        guard version.list != .sample else {
            return ListStanding(version: version, origin: .sample, confirmedAt: clock.now)
        }
        let name = version.list.rawValue
        let state = keeping.ledger.lists[name]
        let source = keeping.sources.values.first { setting in
            setting.list == version.list || keeping.ledger.sources[setting.name]?.lists.contains(name) == true
        }
        let sourceState = source.flatMap { keeping.ledger.sources[$0.name] }
        return ListStanding(
            version: version, origin: .publisher,
            confirmedAt: max(state?.confirmedAt ?? version.importedAt, version.importedAt),
            staleAfter: source?.staleAfter ?? max(configuration.listStaleAfter, source.map { $0.every * 2 } ?? 0),
            source: source?.name, attemptedAt: sourceState?.attemptedAt, nextAt: sourceState?.nextAt,
            error: keeping.damaged[version.list] ?? state?.error ?? sourceState?.error,
            changes: state?.changes.flatMap { $0.edition == version.number ? $0 : nil })
    }

    /// Says once of each list that it has grown stale: an entry about nobody, which the feed and webhooks tell of.
    func noteStaleLists() async throws {
        let now = clock.now
        for standing in listStandings where standing.isStale(at: now) {
            let since = standing.confirmedAt
            let isSaid = listKeeping.withLock { keeping in
                !keeping.staleSaid.insert("\(standing.version.list)@\(since.milliseconds)").inserted
            }
            if isSaid { continue }
            logger.warning(
                "a list has grown stale",
                metadata: [
                    "list": "\(standing.version.list)", "confirmed": "\(since)", "error": "\(standing.error ?? "none")",
                ])
            let key = "\(standing.version.list.rawValue)@\(since.milliseconds)"
            try await append(
                EntryDraft(
                    .listStale, actor: .system("lists"), time: now, subject: nil,
                    fields: [
                        "list": .string(standing.version.list.rawValue),
                        "edition": .integer(Int64(standing.version.number)),
                        "confirmedAt": .integer(since.milliseconds), "state": .string("stale"),
                    ],
                    // One word of it, whoever notices and however often the server starts.
                    idempotency: IdempotencyKey(scope: "list.stale", key: key, requestDigest: Array(key.utf8))))
        }
    }
}
