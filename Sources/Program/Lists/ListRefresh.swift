import Exchange
import Foundation
import Order
import Records
import Screening
import ServiceLifecycle

// Keeping lists current: each source is looked at when it is due, files are fetched only when they changed, what fails is tried
// again later and later, and a list that nobody could confirm for too long raises an alarm. Nothing here takes a list away.

/// How one look at one source went.
public struct ListRefreshReport: Sendable {
    public enum Outcome: Sendable {
        /// Nothing has changed since the last look.
        case unchanged
        case taken(ListImportSummary)
        case failed(String)
    }
    public var source: String
    public var outcome: Outcome
}

extension IdentificationProgram {
    /// Looks at every source that is due, and says which lists have grown stale. Doing it twice changes nothing.
    public func refreshDueLists(jitter: () -> Double = { .random(in: 0...1) }) async throws -> [ListRefreshReport] {
        let now = clock.now
        let due = listSourceStandings.filter { ($0.nextAt ?? now) <= now }
        var reports: [ListRefreshReport] = []
        for standing in due {
            reports.append(
                try await refresh(standing.setting, acceptsSmaller: false, jitter: jitter(), by: .system("lists")))
        }
        try await noteStaleLists()
        return reports
    }

    /// Looks at a source now, or at all of them, due or not.
    public func refreshLists(
        source name: String? = nil, acceptsSmaller: Bool = false, jitter: () -> Double = { .random(in: 0...1) },
        by actor: Actor
    ) async throws -> [ListRefreshReport] {
        let sources = listSources.filter { name == nil || $0.name == name }
        if let name, sources.isEmpty { throw ProgramError.notFound("list source \(name.prefix(64))") }
        var reports: [ListRefreshReport] = []
        for source in sources {
            reports.append(try await refresh(source, acceptsSmaller: acceptsSmaller, jitter: jitter(), by: actor))
        }
        try await noteStaleLists()
        return reports
    }

    private func refresh(
        _ source: ListSourceSetting, acceptsSmaller: Bool, jitter: Double, by actor: Actor
    ) async throws -> ListRefreshReport {
        let known = listKeeping.withLock { $0.ledger.sources[source.name] } ?? ListLedger.Source()
        let looked: Looked
        do { looked = try await look(at: source, known) } catch {
            return try await failed(source, "\(error)", jitter, by: actor)
        }
        guard !looked.files.isEmpty else {
            try succeeded(source, jitter, lists: known.lists, known.validators)
            return ListRefreshReport(source: source.name, outcome: .unchanged)
        }
        let sorted: (parcels: [ListParcel], passedOver: [ListError])
        do { sorted = try await offTheRoad { try ListParcel.sort(looked.files, as: source.list) } } catch {
            // A page of HTML in place of the file: told of the list that was to come.
            if let list = source.list ?? known.lists.first.flatMap(ListID.init(rawValue:)) {
                try await noteRefused(list, "\(error)", by: actor, at: clock.now)
            }
            return try await failed(source, "\(error)", jitter, by: actor)
        }
        var summary = try await take(sorted.parcels, acceptsSmaller: acceptsSmaller, by: actor)
        summary.passedOver = sorted.passedOver
        if let refused = summary.refused.first {
            return try await failed(source, refused.error.description, jitter, by: actor)
        }
        let isNew = summary.taken.contains(where: \.isNew)
        try succeeded(source, jitter, lists: summary.taken.map(\.version.list.rawValue), looked.validators)
        return ListRefreshReport(source: source.name, outcome: isNew ? .taken(summary) : .unchanged)
    }

    // MARK: Looking

    private struct Looked: Sendable {
        /// Empty when nothing has changed.
        var files: [String: [UInt8]] = [:]
        var validators: [String: FileValidators] = [:]
    }

    /// Fetches what has changed. Files that make one list together are fetched together when one of them changed.
    private func look(at source: ListSourceSetting, _ known: ListLedger.Source) async throws -> Looked {
        var looked = Looked()
        var unchanged: [SourceAddress] = []
        // Without an edition in force, "not modified" would leave nothing.
        let isInForce =
            !known.lists.isEmpty
            && known.lists.allSatisfy { name in
                listVersions.contains { $0.list.rawValue == name }
            }
        func take(_ bytes: [UInt8], named name: String) throws(ListError) {
            guard looked.files.updateValue(bytes, forKey: name) == nil else {
                throw ListError.ambiguous(list: source.list ?? .openSanctions, files: [name, name])
            }
        }
        for place in source.places {
            switch place {
            case .folder(let path):
                let files = try await offTheRoad { try ListStore.files(at: URL(fileURLWithPath: path)) }
                for (name, bytes) in files { try take(bytes, named: name) }
            case .address(let address):
                let validators = isInForce ? known.validators[address.text] ?? FileValidators() : FileValidators()
                switch try await fetch(address, validators, source) {
                case .notModified: unchanged.append(address)
                case .file(let bytes, let validators):
                    try take(bytes, named: address.fileName)
                    looked.validators[address.text] = validators
                }
            }
        }
        if looked.files.isEmpty { return looked }
        for address in unchanged {
            guard case .file(let bytes, let validators) = try await fetch(address, FileValidators(), source) else {
                throw FetchFailure.status(304)
            }
            try take(bytes, named: address.fileName)
            looked.validators[address.text] = validators
        }
        return looked
    }

    private func fetch(
        _ address: SourceAddress, _ validators: FileValidators, _ source: ListSourceSetting
    ) async throws -> FetchOutcome {
        try await configuration.listTransport.fetch(
            address, unless: validators, limit: Limits.listFileBytes, allowsPrivate: source.allowsPrivate)
    }

    // MARK: What became of it

    private func succeeded(
        _ source: ListSourceSetting, _ jitter: Double, lists names: [String], _ validators: [String: FileValidators]
    ) throws {
        let now = clock.now
        try listKeeping.withLock { keeping in
            keeping.ledger.sources[source.name] = ListLedger.Source(
                attemptedAt: now, succeededAt: now,
                // A little earlier than asked, so that many installations do not all come at once.
                nextAt: now.adding(milliseconds: source.every - Int64(Double(source.every) * 0.1 * jitter)),
                validators: validators, lists: names)
            for name in names {
                keeping.ledger.lists[name, default: ListLedger.List()].confirmedAt = now
                keeping.ledger.lists[name]?.error = nil
                keeping.ledger.lists[name]?.errorAt = nil
            }
            try keeping.ledger.save(in: lists.directory)
        }
    }

    private func failed(
        _ source: ListSourceSetting, _ error: String, _ jitter: Double, by actor: Actor
    ) async throws -> ListRefreshReport {
        let now = clock.now
        let isNews = try listKeeping.withLock { keeping in
            var state = keeping.ledger.sources[source.name] ?? ListLedger.Source()
            let isNews = state.error != error
            state.attemptedAt = now
            state.failures += 1
            state.error = error
            let wait = Self.retry(source).wait(afterFailures: state.failures, jitter: jitter) ?? source.every
            state.nextAt = now.adding(milliseconds: wait)
            keeping.ledger.sources[source.name] = state
            try keeping.ledger.save(in: lists.directory)
            return isNews
        }
        if isNews {
            logger.warning("a list source failed", metadata: ["source": "\(source.name)", "error": "\(error)"])
        }
        return ListRefreshReport(source: source.name, outcome: .failed(error))
    }

    /// A minute after the first failure, then twice as long each time, never longer than the source's own period.
    private static func retry(_ source: ListSourceSetting) -> RetrySchedule {
        RetrySchedule(first: 60_000, factor: 2, longest: source.every, attempts: .max)
    }
}

/// Refreshes lists as long as the server runs.
public struct ListRefresher: Service {
    private let program: IdentificationProgram
    /// Between two looks at what is due.
    private let pause: Duration

    public init(program: IdentificationProgram, pause: Duration = .seconds(5)) {
        self.program = program
        self.pause = pause
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { _ = try await program.refreshDueLists() } catch {
                    program.logger.error("lists wait", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: pause)
            }
        }
    }
}
