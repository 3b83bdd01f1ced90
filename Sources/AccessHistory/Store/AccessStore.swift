import Foundation
import GRDB
import Order
import Records
import Synchronization

/// The access history: who reached which account, from which address, when (clause 1(a)(ii)(D)).
///
///     let store = try await AccessStore.open(directory: data, records: records) { reference in … }
///     let summary = try await store.append(batch, at: clock.now())      // durable when it returns
///     let page = try await store.history(of: .account(id))
///     let who = try await store.accounts(at: IPPrefix(addressOrNetwork: "203.0.113.7"))
///
/// It owns `access.sqlite`, the accounts by number, and one file a month. Recent events lie in slices, which merge as they
/// grow; compaction turns them into runs, one account's month each, sealed under the key of its subject. Appends of any
/// number of callers run at once; merging, compaction, adoption and forgetting take turns.
public final class AccessStore: Sendable {
    /// An account of ours, as the program knows it.
    public struct KnownAccount: Hashable, Sendable {
        public var account: AccountID
        public var subject: SubjectID
        public init(account: AccountID, subject: SubjectID) {
            self.account = account
            self.subject = subject
        }
    }
    /// Looks an account up by id or by the provider's reference; `nil` when it is not known. Called once for each.
    public typealias Resolver = @Sendable (AccountReference) throws -> KnownAccount?

    let directory: URL
    let records: RecordStore
    let accounts: AccountDirectory
    let writes: Bool
    /// Merging, compaction, adoption and forgetting: one at a time.
    let gate = SerialGate()
    private let state: Mutex<State>

    private struct State {
        var months: [AccessMonth: MonthFile] = [:]
        var maintenance: Task<Void, any Error>?
        var isClosed = false
    }

    private init(directory: URL, records: RecordStore, accounts: AccountDirectory, writes: Bool) {
        self.directory = directory
        self.records = records
        self.accounts = accounts
        self.writes = writes
        state = Mutex(State())
    }

    /// Opens the access history in a data directory, creates it when absent, and finishes what a crash interrupted.
    public static func open(
        directory: URL, records: RecordStore, writes: Bool = true, resolve: @escaping Resolver
    ) async throws -> AccessStore {
        let accounts = try AccountDirectory(directory: directory, records: records, writes: writes, resolve: resolve)
        let store = AccessStore(directory: directory, records: records, accounts: accounts, writes: writes)
        if writes {
            for month in try store.months() {
                try await store.file(of: month)?.logWhatIsMissing(by: .system("access"))
            }
            for row in try await accounts.unfinishedAdoptions() {
                try await store.finishAdoption(row, at: .now(), by: .system("access"))
            }
        }
        return store
    }

    /// Waits for what is under way and closes the files.
    public func close() async throws {
        let task = state.withLock { state in
            state.isClosed = true
            return state.maintenance
        }
        _ = try? await task?.value
        await gate.enter()
        let files = state.withLock { state in
            defer { state.months = [:] }
            return state.months.values.map { $0 }
        }
        for file in files { try await file.close() }
        try await accounts.close()
        await gate.leave()
    }

    // MARK: Files

    /// The months that have a file, oldest first.
    public func months() throws -> [AccessMonth] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path).compactMap { name in
            guard name.hasPrefix("access-"), name.hasSuffix(".sqlite") else { return nil }
            return AccessMonth(String(name.dropFirst(7).dropLast(7)))
        }.sorted()
    }

    /// The file of a month; `nil` when there is none and none is to be made.
    func file(of month: AccessMonth, creating: Bool = false) throws -> MonthFile? {
        try state.withLock { state in
            if let file = state.months[month] { return file }
            if state.isClosed { throw AccessStoreError.closed }
            let exists = FileManager.default.fileExists(
                atPath: directory.appendingPathComponent(MonthFile.name(of: month)).path)
            guard exists || creating else { return nil }
            let file = try MonthFile(month, directory: directory, records: records, writes: writes)
            state.months[month] = file
            return file
        }
    }

    // MARK: Appending

    /// Appends a batch; when it returns, its events are durable and the log names the block they lie in. A batch that was
    /// appended before is recognised by its content and changes nothing.
    public func append(
        _ batch: AccessBatch, at time: Timestamp, by actor: Actor = .system("access")
    ) async throws -> AppendSummary {
        var summary = AppendSummary()
        guard !batch.isEmpty else { return summary }
        let numbers = try await accounts.numbers(for: batch, at: time)
        let columns = Self.numbered(batch, numbers, &summary)
        guard columns.count > 0 else { return summary }
        for (month, events) in try Self.byMonth(columns) {
            let written = try await append(events, of: month, at: time, by: actor)
            if written {
                summary.accepted += events.count
                for number in events.account where numbers.provisional.contains(number) { summary.provisional += 1 }
            } else {
                summary.repeated += events.count
            }
        }
        return summary
    }

    /// The batch's columns with the store's account numbers; events that cannot be kept are counted and left out.
    private static func numbered(
        _ batch: AccessBatch, _ numbers: AccountDirectory.Numbers, _ summary: inout AppendSummary
    ) -> EventColumns {
        var columns = batch.columns
        var unknown = 0, early = 0
        let earliest = Limits.accessEarliest.milliseconds,
            latest = Timestamp(rfc3339: "9999-01-01T00:00:00Z")?.milliseconds ?? .max
        for i in 0..<columns.count {
            let own = columns.account[i]
            let number = own & 1 == 0 ? numbers.accounts[Int(own >> 1)] : numbers.references[Int(own >> 1)]
            columns.account[i] = number
            if number == 0 { unknown += 1 }
            if columns.time[i] < earliest || columns.time[i] >= latest {
                columns.account[i] = 0
                if number != 0 { early += 1 }
            }
        }
        summary.unknownAccount += unknown
        summary.outOfRange += early
        guard unknown + early > 0 else { return columns }
        var kept = EventColumns(capacity: columns.count - unknown - early)
        kept.absorb(columns) { $0 != 0 }
        return kept
    }

    private static func byMonth(_ columns: EventColumns) throws -> [(AccessMonth, EventColumns)] {
        let first = columns.time.min() ?? 0, last = columns.time.max() ?? 0
        let month = AccessMonth(milliseconds: first)
        if last < month.next.start.milliseconds { return [(month, columns)] }
        var positions: [AccessMonth: [Int]] = [:]
        var current = month, start = current.start.milliseconds, end = current.next.start.milliseconds
        for i in 0..<columns.count {
            if columns.time[i] < start || columns.time[i] >= end {
                current = AccessMonth(milliseconds: columns.time[i])
                start = current.start.milliseconds
                end = current.next.start.milliseconds
            }
            positions[current, default: []].append(i)
        }
        guard positions.count <= Limits.accessBatchMonths else { throw AccessStoreError.tooManyMonths(positions.count) }
        return positions.sorted { $0.key < $1.key }.map { month, positions in
            var events = EventColumns(capacity: positions.count)
            events.absorb(columns, at: positions)
            return (month, events)
        }
    }

    private func append(
        _ events: EventColumns, of month: AccessMonth, at time: Timestamp, by actor: Actor
    ) async throws -> Bool {
        guard let file = try file(of: month, creating: true) else { throw AccessStoreError.closed }
        if file.sliceCount >= Limits.accessSlices { try await maintain(file, at: time, by: actor) }
        let slice: PreparedSlice
        let written: Bool
        let era = try await file.holdEra()
        do {
            slice = try file.seal(
                events, events.order(), partEvents: Limits.accessBatchEvents, era: era, kind: .accessBlockSealed,
                actor: actor, time: time)
            written = try await file.commit(slice)
        } catch {
            file.release(era)
            throw error
        }
        file.release(era)
        guard written else {
            // The first attempt may have died between the file and the log.
            try await file.logWhatIsMissing(by: actor)
            return false
        }
        try await file.log(slice.entry, slice: slice.id)
        beginMaintenance(of: file, at: time, by: actor)
        return true
    }

    // MARK: Maintenance

    /// Merges and compacts beside the appends, in one task at a time. A failure shows at the append that has to wait for it.
    private func beginMaintenance(of file: MonthFile, at time: Timestamp, by actor: Actor) {
        guard file.mergeable() != nil || file.sliceEvents > Limits.accessSliceEvents else { return }
        state.withLock { state in
            guard state.maintenance == nil, !state.isClosed else { return }
            state.maintenance = Task { [self] in
                defer { self.state.withLock { $0.maintenance = nil } }
                try await maintain(file, at: time, by: actor)
            }
        }
    }

    private func maintain(_ file: MonthFile, at time: Timestamp, by actor: Actor) async throws {
        try await inTurn {
            while let slices = file.mergeable() { try await self.merge(slices, of: file, at: time, by: actor) }
            if file.sliceEvents > Limits.accessSliceEvents || file.sliceCount >= Limits.accessSlices {
                try await self.compactSlices(of: file, at: time, by: actor)
            }
        }
    }

    func inTurn<Result>(_ body: () async throws -> Result) async throws -> Result {
        await gate.enter()
        do {
            let result = try await body()
            await gate.leave()
            return result
        } catch {
            await gate.leave()
            throw error
        }
    }

    /// Turns all slices into runs, of one month or of all.
    public func compact(
        _ month: AccessMonth? = nil, at time: Timestamp, by actor: Actor = .system("access")
    ) async throws {
        try await inTurn {
            for month in try month.map({ [$0] }) ?? self.months() {
                guard let file = try self.file(of: month) else { continue }
                try await self.compactSlices(of: file, at: time, by: actor)
            }
        }
    }
}
