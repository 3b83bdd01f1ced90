import Exchange
import Order
import Testing

@Suite("What is on its way to an endpoint") struct WebhookQueueTests {
    private let now = sampleTime

    @Test("Of one subject only the oldest message is given out; other subjects do not wait for it")
    func headOfLine() {
        let events = sampleEvents(30, subjects: 3, seed: 1)
        var queue = WebhookQueue()
        queue.take(events, cursor: "30", at: now)
        let given = queue.give(at: now, limit: 100)
        #expect(given.count == 3)
        #expect(given.allSatisfy { $0.sequence == 1 })
        #expect(queue.give(at: now, limit: 100).isEmpty, "each subject has one in flight")
        queue.succeeded(given[0].id)
        #expect(queue.give(at: now, limit: 100).map(\.sequence) == [2])
    }

    @Test("A failed message is tried again later and later, then becomes a dead letter, and the next one goes")
    func deadLetter() throws {
        let events = sampleEvents(2, subjects: 1, seed: 2)
        var queue = WebhookQueue(schedule: RetrySchedule(first: 1000, factor: 3, longest: 5000, attempts: 4))
        queue.take(events, cursor: "2", at: now)
        var time = now, waits: [Int64] = []
        for _ in 0..<4 {
            #expect(queue.give(at: time, limit: 9).map(\.sequence) == [1])
            queue.failed(events[0].id, .status(503), at: time, jitter: 1)
            if queue.dead.isEmpty, let due = queue.nextDue {
                waits.append(due - time)
                #expect(queue.give(at: time, limit: 9).isEmpty)
                time = due
            }
        }
        #expect(waits == [1000, 3000, 5000])
        #expect(queue.dead.map(\.event.sequence) == [1])
        #expect(queue.dead.first?.lastFailure == .status(503))
        #expect(queue.give(at: time, limit: 9).map(\.sequence) == [2])
    }

    @Test("Replay sends dead letters again under their old ids, in the order of the feed")
    func replay() {
        let events = sampleEvents(3, subjects: 1, seed: 3)
        var queue = WebhookQueue(schedule: RetrySchedule(attempts: 1))
        queue.take(events, cursor: "3", at: now)
        for event in events {
            #expect(queue.give(at: now, limit: 9) == [event])
            queue.failed(event.id, .unreachable, at: now, jitter: 0)
        }
        #expect(queue.dead.count == 3)
        queue.replay([events[1].id], at: now)
        #expect(queue.give(at: now, limit: 9) == [events[1]])
        queue.succeeded(events[1].id)
        queue.replay(at: now)
        #expect(queue.give(at: now, limit: 9) == [events[0]])
        queue.succeeded(events[0].id)
        #expect(queue.give(at: now, limit: 9) == [events[2]])
        queue.succeeded(events[2].id)
        #expect(queue.open.isEmpty && queue.dead.isEmpty)
    }

    @Test("An endpoint that answers 410 gets nothing more until a person resumes it, and loses nothing")
    func gone() {
        let events = sampleEvents(2, subjects: 2, seed: 4)
        var queue = WebhookQueue()
        queue.take(events, cursor: "2", at: now)
        let given = queue.give(at: now, limit: 1)
        queue.failed(given[0].id, .gone, at: now, jitter: 0)
        #expect(queue.isGone)
        #expect(queue.give(at: now, limit: 9).isEmpty)
        #expect(queue.nextDue == nil)
        queue.resume()
        #expect(queue.give(at: now, limit: 9).count == 2)
    }

    @Test("What is kept is read back the same, and what was in flight goes out again")
    func durable() throws {
        let events = sampleEvents(5, subjects: 5, seed: 5)
        var queue = WebhookQueue(schedule: RetrySchedule(attempts: 2), startingAt: "0")
        queue.take(events, cursor: "5", at: now)
        _ = queue.give(at: now, limit: 3)
        queue.failed(events[0].id, .addressNotAllowed("10.0.0.1"), at: now, jitter: 0.5)
        let read = try #require(WebhookQueue(json: queue.json, schedule: RetrySchedule(attempts: 2), at: now))
        #expect(read.cursor == "5")
        #expect(read.open.count == 5)
        #expect(read.open.allSatisfy { $0.state != .inFlight })
        #expect(read.open[0].lastFailure == .addressNotAllowed("10.0.0.1"))
        #expect(read.open.map(\.event) == events)
        #expect(WebhookQueue(json: ["cursor": "5"], schedule: RetrySchedule(), at: now) == nil)
    }

    @Test("Types that an endpoint does not want are passed over, and the cursor moves past them")
    func types() throws {
        let endpoint = WebhookEndpoint(
            id: "e", address: try WebhookAddress(parsing: "https://example.com/hook"), secrets: [], types: ["account"])
        #expect(endpoint.wants("account.changed"))
        #expect(!endpoint.wants("accounts.changed"))
        var queue = WebhookQueue()
        queue.take(sampleEvents(9, subjects: 2, seed: 6), cursor: "9", at: now, wants: endpoint.wants)
        #expect(queue.open.map(\.event.type) == ["account.changed", "account.changed", "account.changed"])
        #expect(queue.cursor == "9")
    }

    @Test("Waits stay within their bounds, whatever the schedule and the jitter")
    func bounds() {
        for factor in [1, 2, 3, 1000, Int64.max] {
            let schedule = RetrySchedule(first: 5000, factor: factor, longest: 60_000, attempts: 20)
            for failures in 1..<20 {
                for jitter in [-1, 0, 0.3, 1, 2] {
                    let wait = schedule.wait(afterFailures: failures, jitter: jitter) ?? -1
                    #expect((2500...60_000).contains(wait))
                }
            }
            #expect(schedule.wait(afterFailures: 20, jitter: 0) == nil)
        }
    }
}
