import Exchange
import Order
import Synchronization
import TestSupport
import Testing

/// A log of events, cut into pages.
private struct ListFeed: EventFeed {
    let list: [FeedEvent]
    func events(after cursor: String?, limit: Int) async throws -> (events: [FeedEvent], cursor: String?) {
        let start = cursor.flatMap { Int($0) } ?? 0
        let page = Array(list[start..<min(list.count, start + limit)])
        return (page, String(start + page.count))
    }
}

private actor MemoryStore: WebhookStore {
    var saved: [String: JSONValue] = [:]
    let list: [WebhookEndpoint]
    init(_ list: [WebhookEndpoint]) { self.list = list }
    func endpoints() async throws -> [WebhookEndpoint] { list }
    func queue(of endpoint: String) async throws -> JSONValue? { saved[endpoint] }
    func save(_ queue: JSONValue, of endpoint: String) async throws { saved[endpoint] = queue }
}

/// An endpoint that loses requests, loses answers, answers late, and remembers all that reached it.
private actor FaultyEndpoint: WebhookTransport {
    private(set) var arrived: [FeedEvent] = []
    private(set) var badSignatures = 0
    private var generator: SeededGenerator
    private let faults: Double
    private let now: @Sendable () -> Timestamp

    init(seed: UInt64, faults: Double, now: @escaping @Sendable () -> Timestamp) {
        generator = SeededGenerator(seed: seed)
        self.faults = faults
        self.now = now
    }

    func post(_ body: [UInt8], headers: WebhookHeaders, to endpoint: WebhookEndpoint) async throws(WebhookFailure) {
        // Others come before this one now and then, so that arrivals are not in the order of sending.
        for _ in 0..<Int.random(in: 0..<4, using: &generator) { await Task.yield() }
        let chance = Double.random(in: 0..<1, using: &generator)
        if chance < faults / 2 { throw .unreachable }
        do { try headers.verify(body, with: endpoint.secrets, at: now()) } catch { badSignatures += 1 }
        if let value = try? JSONValue(parsing: body), let event = FeedEvent(json: value) { arrived.append(event) }
        if chance < faults { throw .timeout }
    }
}

private final class SteppedClock: Sendable {
    private let time = Mutex(sampleTime)
    var now: Timestamp { time.withLock { $0 } }
    func move(to later: Timestamp) { time.withLock { $0 = max($0, later) } }
}

@Suite("Webhooks under drop, duplicate, reorder and crash") struct WebhookDispatcherTests {
    private func endpoint() throws -> WebhookEndpoint {
        var generator = SeededGenerator(seed: 99)
        return WebhookEndpoint(
            id: "e", address: try WebhookAddress(parsing: "https://example.com/hook"),
            secrets: [WebhookSecret.random(using: &generator)])
    }

    @Test("Every event arrives, first arrivals are in order per subject, repeats carry the same id", arguments: 1...5)
    func chaos(seed: UInt64) async throws {
        let events = sampleEvents(90, subjects: 6, seed: seed), endpoint = try endpoint()
        let clock = SteppedClock(), store = MemoryStore([endpoint])
        let receiver = FaultyEndpoint(seed: seed &* 31, faults: 0.4) { clock.now }
        var chance = SeededGenerator(seed: seed &* 7)
        func dispatcher() -> WebhookDispatcher {
            WebhookDispatcher(
                feed: ListFeed(list: events), store: store, transport: receiver,
                schedule: RetrySchedule(attempts: 100), concurrency: 7, random: SeededGenerator(seed: seed)
            ) { clock.now }
        }
        var current = dispatcher(), rounds = 0
        while rounds < 10_000 {
            rounds += 1
            let round = try await current.step()
            if round.delivered == 0, round.failed == 0, !round.hasMore {
                guard let due = round.nextDue else { break }
                clock.move(to: due)
            }
            // The process ends now and then; the next one starts from what was kept.
            if Int.random(in: 0..<12, using: &chance) == 0 { current = dispatcher() }
        }
        let arrived = await receiver.arrived
        #expect(await receiver.badSignatures == 0)
        #expect(arrived.count > events.count, "answers were lost, so there are repeats")
        var seen = Set<EntryID>(), order: [SubjectID: [Int64]] = [:]
        for event in arrived where seen.insert(event.id).inserted {
            order[try #require(event.subject), default: []].append(event.sequence)
        }
        #expect(seen == Set(events.map(\.id)))
        for sequence in order.values { #expect(sequence == Array(1...Int64(sequence.count))) }
    }

    @Test("An endpoint that never answers fills the dead-letter page; replay after it mends delivers all")
    func deadLetters() async throws {
        let events = sampleEvents(20, subjects: 4, seed: 5), endpoint = try endpoint()
        let clock = SteppedClock(), store = MemoryStore([endpoint])
        let broken = FaultyEndpoint(seed: 1, faults: 2.0) { clock.now }
        let failing = WebhookDispatcher(
            feed: ListFeed(list: events), store: store, transport: broken, schedule: RetrySchedule(attempts: 3),
            random: SeededGenerator(seed: 1)
        ) { clock.now }
        for _ in 0..<1000 {
            let round = try await failing.step()
            guard let due = round.nextDue else { break }
            clock.move(to: due)
        }
        #expect(try await failing.queue(of: endpoint).dead.count == 20)

        let mended = FaultyEndpoint(seed: 1, faults: 0) { clock.now }
        let delivering = WebhookDispatcher(
            feed: ListFeed(list: events), store: store, transport: mended, schedule: RetrySchedule(attempts: 3),
            random: SeededGenerator(seed: 1)
        ) { clock.now }
        try await delivering.replay(of: endpoint)
        for _ in 0..<100 where try await delivering.step().delivered > 0 {}
        #expect(await mended.arrived.count == 20)
        #expect(try await delivering.queue(of: endpoint).dead.isEmpty)
    }

    @Test("A saved queue that cannot be read stops that endpoint instead of guessing where it was")
    func unreadable() async throws {
        let endpoint = try endpoint(), store = MemoryStore([endpoint]), clock = SteppedClock()
        try await store.save(["cursor": 7], of: "e")
        let dispatcher = WebhookDispatcher(
            feed: ListFeed(list: []), store: store, transport: FaultyEndpoint(seed: 1, faults: 0) { clock.now }
        ) { clock.now }
        await #expect(throws: WebhookStoreError.unreadable(endpoint: "e")) { try await dispatcher.step() }
    }
}
