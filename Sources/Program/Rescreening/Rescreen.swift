import Foundation
import Measures
import Order
import Records
import Screening
import Synchronization

// All customers, always. When a list changes, only what the change can touch is screened again: the entries that came or
// changed are indexed by themselves, every customer's names run past that small index, and whoever it hits, or whose standing
// hit rests on an entry that changed or went, is decided again on the road. The full re-screen is the same with all lists.

extension Limits {
    /// Customers whose names are in memory at once, for each worker of a re-screen.
    static let rescreenPage = 1_000
    /// Customers after which a re-screen records how far it is.
    static let rescreenAdvance = 100_000
    /// Records decided again at once, so that they share the log's fsync.
    static let rescreenDecisions = 16
}

extension IdentificationProgram {
    /// Whether a list has come in that customers were not yet screened with, or a re-screen was cut short. Cheap enough to ask
    /// once a second.
    public var needsRescreen: Bool {
        get throws {
            if try unfinishedRescreen() != nil { return true }
            return try nextScope() != nil
        }
    }

    /// Screens every customer against what changed on the lists since the last time, or, with `.everything`, against all lists.
    /// With thresholds that are new since the last time, it is all lists in any case. A re-screen that was cut short goes on first. Whoever comes out differently is decided again, each by one entry.
    ///
    /// Cancelling the task stops it after the page at hand; the next call goes on from there.
    ///
    /// - Returns: `nil` when nothing had changed.
    /// - Throws: ``ProgramError/conflict(_:)`` when one is running, the store's and lists' errors.
    @discardableResult
    public func rescreen(
        _ scope: RescreenScope = .changes, by actor: Actor = .system("screening"),
        progress: @Sendable (RescreenProgress) -> Void = { _ in }
    ) async throws -> RescreenReport? {
        let begins = isRescreening.withLock { running in
            defer { running = true }
            return !running
        }
        guard begins else { throw ProgramError.conflict("Customers are being screened again already; it goes on.") }
        defer { isRescreening.withLock { $0 = false } }

        var report: RescreenReport?
        if let unfinished = try unfinishedRescreen() {
            report = try await run(unfinished, resumed: true, by: actor, progress)
            if scope == .everything, unfinished.scope == .everything { return report }
        }
        let next = try nextScope()
        guard let scope = scope == .everything ? .everything : next else { return report }
        let from = scope == .changes ? try lastRescreen()?.to ?? [:] : [:]
        return try await run(newRescreen(scope, from: from), resumed: false, by: actor, progress)
    }

    /// A re-screen with the lists as they stand now, of which nothing is recorded yet.
    func newRescreen(_ scope: RescreenScope, from editions: [String: Int] = [:]) -> RescreenJob {
        RescreenJob(
            id: .random(), scope: scope, from: editions, to: editionsInForce, stamps: road.lists,
            thresholds: road.standard.screeningReview.description)
    }

    /// What there is to do: compare with what changed on the lists, or with everything when the standard's thresholds are other
    /// ones than customers were last screened with; `nil` when nothing changed.
    private func nextScope() throws -> RescreenScope? {
        let last = try lastRescreen()
        if let last, last.thresholds != road.standard.screeningReview.description { return .everything }
        return last?.to ?? [:] == editionsInForce ? nil : .changes
    }

    /// The lists that are kept as editions; the invented list of a sample is none.
    private var editionsInForce: [String: Int] {
        Dictionary(
            listVersions.filter { $0.list != .sample }.map { ($0.list.rawValue, $0.number) },
            uniquingKeysWith: { first, _ in first })
    }

    private func unfinishedRescreen() throws -> RescreenJob? {
        try records.rows(
            RescreenJobsView.name,
            ViewQuery([.equals(column: "state", .text("running"))], orderedBy: "position", limit: 1)
        ).first.flatMap(RescreenJob.init(row:))
    }

    private func lastRescreen() throws -> RescreenJob? {
        try records.rows(
            RescreenJobsView.name,
            ViewQuery([.equals(column: "state", .text("ended"))], orderedBy: "position", descending: true, limit: 1)
        ).first.flatMap(RescreenJob.init(row:))
    }

    // MARK: One job

    private func run(
        _ job: RescreenJob, resumed: Bool, by actor: Actor, _ progress: @Sendable (RescreenProgress) -> Void
    ) async throws -> RescreenReport {
        var job = job
        let target = try RescreenTarget(job, road: road, lists: lists)
        if !resumed { try await record(job, .rescreenBegun, by: actor) }
        let total = try records.count(ScreenedPartiesView.name, [])
        var advancedAt = job.examined
        let id = job.id
        rescreenProgress.withLock {
            $0 = (id, RescreenProgress(examined: job.examined, total: total, decided: job.decided))
        }
        defer { rescreenProgress.withLock { $0 = nil } }
        if !target.isEmpty {
            do {
                try await examineAll(target, after: job.cursor) { page in
                    job.decided += try await decideAgain(page.touched)
                    job.examined += page.examined
                    job.cursor = page.last
                    let now = RescreenProgress(examined: job.examined, total: total, decided: job.decided)
                    rescreenProgress.withLock { $0 = (id, now) }
                    progress(now)
                    guard job.examined - advancedAt >= Limits.rescreenAdvance else { return }
                    advancedAt = job.examined
                    try await record(job, .rescreenAdvanced, by: actor)
                }
            } catch let stopped as CancellationError {
                try await record(job, .rescreenAdvanced, by: actor)
                throw stopped
            }
        }
        try await record(job, .rescreenEnded, by: actor)
        return RescreenReport(
            job: job.id, scope: job.scope, resumed: resumed, examined: job.examined, decided: job.decided,
            entries: target.entries, lists: job.stamps)
    }

    /// Runs every customer after a subject past what they are compared with, on all cores, and hands the pages over in order, so
    /// that everything before a page is done. What is in memory is a page or two for each worker.
    func examineAll(
        _ target: RescreenTarget, after subject: String?, _ take: (RescreenPage) async throws -> Void
    ) async throws {
        let source = RescreenSource(records: records, target: target, time: clock.now, after: subject)
        try await withThrowingTaskGroup(of: RescreenPage?.self) { group in
            for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
                group.addTask { try source.examineNextPage() }
            }
            var early: [Int: RescreenPage] = [:]
            var next = 0
            while let page = try await group.next() {
                guard let page else { continue }
                early[page.number] = page
                while let page = early.removeValue(forKey: next) {
                    next += 1
                    try await take(page)
                }
                group.addTask { try source.examineNextPage() }
            }
        }
        try Task.checkCancellation()
    }

    func record(_ job: RescreenJob, _ kind: EntryKind, by actor: Actor) async throws {
        do {
            _ = try await records.append([
                EntryDraft(kind, actor: actor, time: clock.now, subject: nil, fields: job.fields)
            ])
        } catch { throw ProgramError(error) }
    }

    /// Sends records down the road again, several at once.
    private func decideAgain(_ touched: [RescreenPage.Touched]) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            var decided = 0
            for (place, record) in touched.enumerated() {
                if place >= Limits.rescreenDecisions, try await group.next() == true { decided += 1 }
                group.addTask { [self] in
                    if let account = record.account { return try await screenAgain(account) }
                    if let application = record.application { return try await screenAgain(application) }
                    return false
                }
            }
            for try await changed in group where changed { decided += 1 }
            return decided
        }
    }
}

/// What customers are compared with in one re-screen.
struct RescreenTarget: Sendable {
    var indexes: [ScreeningIndex]
    /// Whether the indexes hold all that a standing hit can rest on.
    var isComplete: Bool
    /// Keys of entries that changed or went: a hit that rests on one is looked at again.
    var gone: Set<String>
    /// Keys that the changed lists had before, by list: a hit under any other key rests on an entry that was renamed before
    /// that, and is looked at too.
    var known: [String: Set<String>] = [:]
    var thresholds: ScreeningThresholds
    var entries: Int

    var isEmpty: Bool { indexes.isEmpty && gone.isEmpty }

    /// Only persons whom measures name: those in force by what is known of them, all by the hits that stand.
    init(persons: Set<FoundPersonID>, road: Road, at time: Timestamp) {
        let entries = road.register.targets(asOf: time).filter { persons.contains($0.person.id) }.map(\.listEntry)
        let version = road.named?.versions.first
        indexes =
            version.map { entries.isEmpty ? [] : [ScreeningIndex(lists: [.init(version: $0, entries: entries)])] } ?? []
        isComplete = false
        gone = Set(persons.map { "\(ListID.measures.rawValue)/\($0.rawValue)" })
        thresholds = road.standard.screeningReview
        self.entries = entries.count
    }

    init(_ job: RescreenJob, road: Road, lists: ListStore) throws {
        thresholds = road.standard.screeningReview
        switch job.scope {
        case .everything:
            indexes = [road.index, road.named].compactMap(\.self)
            isComplete = true
            gone = []
            entries = indexes.reduce(0) { $0 + $1.entries.count }
        case .changes:
            var changed: [ScreeningList] = []
            gone = []
            for (name, number) in job.to.sorted(by: { $0.key < $1.key }) where job.from[name] != number {
                guard let list = ListID(rawValue: name) else { continue }
                let edition = try lists.edition(list, number)
                let before = try job.from[name].map { try lists.edition(list, $0).entries } ?? []
                if job.from[name] != nil { known[name] = Set(before.map(\.key)) }
                let diff = ListDiff(from: before, to: edition.entries)
                gone.formUnion(diff.changed + diff.removed)
                let compared = Set(diff.added + diff.changed)
                let entries = edition.entries.filter { compared.contains($0.key) }
                if !entries.isEmpty { changed.append(ScreeningList(version: edition.version, entries: entries)) }
            }
            for (name, number) in job.from where job.to[name] == nil {
                guard let list = ListID(rawValue: name) else { continue }
                gone.formUnion(try lists.edition(list, number).entries.map(\.key))
            }
            indexes = changed.isEmpty ? [] : [ScreeningIndex(lists: changed)]
            isComplete = false
            entries = changed.reduce(0) { $0 + $1.entries.count }
        }
    }

    /// Whether a customer's screening may come out otherwise than it stands.
    func touches(_ parties: [ScreenedParty], _ standing: [StandingHit], tier: RiskTier?, at time: Timestamp) -> Bool {
        for hit in standing {
            let entry = String(hit.entry)
            if gone.contains(entry) { return true }
            if let keys = known[String(entry.prefix { $0 != "/" })], !keys.contains(entry) { return true }
        }
        var found = 0
        for party in parties {
            for index in indexes {
                for hit in Hit.withoutRepeats(index.screen(party.query, asOf: time)) {
                    let stops = hit.stops { list in
                        tier.map { thresholds.score(for: list.rawValue, tier: $0) }
                            ?? thresholds.lowest(for: list.rawValue)
                    }
                    guard stops else { continue }
                    let key = party.key(of: hit)
                    guard standing.contains(where: { $0.key == key && $0.score == hit.score }) else { return true }
                    found += 1
                }
            }
        }
        return isComplete && found != standing.count
    }
}

/// A page of customers, examined.
struct RescreenPage: Sendable {
    struct Touched: Sendable {
        var application: ApplicationID?
        var account: AccountID?
    }
    var number: Int
    var last: String
    var examined: Int
    var touched: [Touched]
}

/// Hands pages to workers in order. Reading is done by one at a time, opening and comparing by all.
final class RescreenSource: Sendable {
    private let records: RecordStore
    private let target: RescreenTarget
    private let time: Timestamp
    /// The lock's invariant: pages before `number` were read, up to and with `after`.
    private let place: Mutex<Place>
    private struct Place {
        var number = 0
        var after: String?
        var isAtEnd = false
    }

    init(records: RecordStore, target: RescreenTarget, time: Timestamp, after: String?) {
        self.records = records
        self.target = target
        self.time = time
        place = Mutex(Place(after: after))
    }

    /// `nil` at the end, and when the job is cancelled.
    func examineNextPage() throws -> RescreenPage? {
        if Task.isCancelled { return nil }
        let read = try place.withLock { place -> (number: Int, page: SealedPage, last: String)? in
            guard !place.isAtEnd else { return nil }
            let page = try records.sealedPage(
                of: ScreenedPartiesView.name, plain: ScreenedPartiesView.plain, sealed: ScreenedPartiesView.sealed,
                [.oneOf(column: "standing", ScreenedPartiesView.screened.map(ViewValue.text))], after: place.after,
                limit: Limits.rescreenPage)
            place.isAtEnd = page.rows.count < Limits.rescreenPage
            guard let last = page.rows.last?.key else { return nil }
            place.after = last
            defer { place.number += 1 }
            return (place.number, page, last)
        }
        guard let read else { return nil }
        var touched: [RescreenPage.Touched] = []
        for row in read.page.rows {
            // Nothing is left to screen of a subject whose key was destroyed.
            guard let sealed = try read.page.open(row), let parties = sealed[0] else { continue }
            let tier = row.text(3).flatMap(RiskTier.init(rawValue:))
            let standing = StandingHit.read(sealed[1])
            guard target.touches(ScreenedParty.read(parties), standing, tier: tier, at: time) else { continue }
            touched.append(
                .init(
                    application: row.text(1).flatMap(ApplicationID.init(rawValue:)),
                    account: row.text(2).flatMap(AccountID.init(rawValue:))))
        }
        return RescreenPage(number: read.number, last: read.last, examined: read.page.rows.count, touched: touched)
    }
}

extension SealedPage.Row {
    func text(_ place: Int) -> String? { if case .text(let text) = plain[place] { text } else { nil } }
}
