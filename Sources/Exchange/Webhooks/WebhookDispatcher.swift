import Order

/// Where the queues are kept between steps. Whoever owns the data directory implements it; `save` returns when durable.
public protocol WebhookStore: Sendable {
    func endpoints() async throws -> [WebhookEndpoint]
    /// The queue as it was saved; `nil` for an endpoint that has none yet.
    func queue(of endpoint: String) async throws -> JSONValue?
    func save(_ queue: JSONValue, of endpoint: String) async throws
}

/// Brings the feed to every endpoint: takes events in, gives them out, counts what became of them.
///
/// The actor owns the queues. `step` does one round and can be driven by a test or by `run`, which waits between rounds.
public actor WebhookDispatcher {
    private let feed: any EventFeed
    private let store: any WebhookStore
    private let transport: any WebhookTransport
    private let schedule: RetrySchedule
    /// Attempts at once, over all endpoints.
    private let concurrency: Int
    private var queues: [String: WebhookQueue] = [:]
    private var generator: any RandomNumberGenerator & Sendable
    private let now: @Sendable () -> Timestamp
    /// Whether a change is being saved, and who waits for that to end.
    private var isSaving = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    public init(
        feed: any EventFeed, store: any WebhookStore, transport: any WebhookTransport,
        schedule: RetrySchedule = RetrySchedule(), concurrency: Int = 16,
        random generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.feed = feed
        self.store = store
        self.transport = transport
        self.schedule = schedule
        self.concurrency = max(1, concurrency)
        self.generator = generator
        self.now = now
    }

    /// What one round did.
    public struct Round: Hashable, Sendable {
        public var delivered = 0
        public var failed = 0
        /// When the next message is due; `nil` when none waits.
        public var nextDue: Timestamp?
        /// Whether the feed may hold more than was taken in.
        public var hasMore = false
    }

    /// One round: takes in what is new, sends what is due, keeps what became of it.
    public func step() async throws -> Round {
        var round = Round()
        for endpoint in try await store.endpoints() {
            let queue = try await load(endpoint)
            let limit = min(queue.room, Limits.webhookFeedPage)
            if limit > 0, !queue.isGone {
                let (events, cursor) = try await feed.events(after: queue.cursor, limit: limit)
                if !events.isEmpty || cursor != queue.cursor {
                    let time = now()
                    // Kept before anything is sent: after a crash the same messages go out again, and none is lost.
                    try await update(endpoint) { $0.take(events, cursor: cursor, at: time, wants: endpoint.wants) }
                }
                round.hasMore = round.hasMore || events.count == limit
            }
            try await deliver(to: endpoint, &round)
            if let due = try await load(endpoint).nextDue { round.nextDue = min(round.nextDue ?? due, due) }
        }
        return round
    }

    private func deliver(to endpoint: WebhookEndpoint, _ round: inout Round) async throws {
        var given: [FeedEvent] = []
        let time = now(), limit = concurrency
        guard try await load(endpoint).nextDue.map({ $0 <= time }) ?? false else { return }
        try await update(endpoint) { given = $0.give(at: time, limit: limit) }
        guard !given.isEmpty else { return }
        let answers = await send(given, to: endpoint).map { ($0.0, $0.1, jitter()) }
        let answered = now()
        try await update(endpoint) { queue in
            for (id, failure, jitter) in answers {
                if let failure {
                    queue.failed(id, failure, at: answered, jitter: jitter)
                } else {
                    queue.succeeded(id)
                }
            }
        }
        let failed = answers.count { $0.1 != nil }
        round.failed += failed
        round.delivered += answers.count - failed
    }

    /// Rounds until cancelled, waiting in between: not at all while there is something to send, at most a second otherwise.
    public func run(onError report: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            var pause: Duration = .seconds(1)
            do {
                let round = try await step()
                if round.delivered > 0 || round.hasMore { pause = .zero }
            } catch {
                report(error)
                pause = .seconds(5)
            }
            do { try await Task.sleep(for: pause) } catch { return }
        }
    }

    // MARK: For the dead-letter page
    public func queue(of endpoint: WebhookEndpoint) async throws -> WebhookQueue { try await load(endpoint) }

    /// Sends dead letters again: those named, or all.
    public func replay(_ ids: Set<EntryID>? = nil, of endpoint: WebhookEndpoint) async throws {
        let time = now()
        try await update(endpoint) { $0.replay(ids, at: time) }
    }

    public func drop(_ ids: Set<EntryID>, of endpoint: WebhookEndpoint) async throws {
        try await update(endpoint) { $0.drop(ids) }
    }

    public func resume(_ endpoint: WebhookEndpoint) async throws { try await update(endpoint) { $0.resume() } }

    // MARK: Sending
    private func send(_ events: [FeedEvent], to endpoint: WebhookEndpoint) async -> [(EntryID, WebhookFailure?)] {
        let transport = self.transport, time = now()
        return await withTaskGroup(of: (EntryID, WebhookFailure?).self) { group in
            for event in events {
                group.addTask {
                    let body = event.json.bytes
                    let headers = WebhookHeaders(
                        signing: body, id: event.id.rawValue, at: time, with: endpoint.secrets)
                    do throws(WebhookFailure) {
                        try await transport.post(body, headers: headers, to: endpoint)
                        return (event.id, nil)
                    } catch { return (event.id, error) }
                }
            }
            var answers: [(EntryID, WebhookFailure?)] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
    }

    private func jitter() -> Double { Double.random(in: 0...1, using: &generator) }

    private func load(_ endpoint: WebhookEndpoint) async throws -> WebhookQueue {
        if let queue = queues[endpoint.id] { return queue }
        let queue: WebhookQueue
        if let saved = try await store.queue(of: endpoint.id) {
            guard let read = WebhookQueue(json: saved, schedule: schedule, at: now()) else {
                throw WebhookStoreError.unreadable(endpoint: endpoint.id)
            }
            queue = read
        } else {
            queue = WebhookQueue(schedule: schedule)
        }
        queues[endpoint.id] = queue
        return queue
    }

    /// Changes a queue and keeps it. One change at a time: another caller waits until this one is durable, so that no
    /// older state is ever saved over a newer one. When saving fails the change stands in memory and is saved with the next.
    private func update(_ endpoint: WebhookEndpoint, _ change: (inout WebhookQueue) -> Void) async throws {
        while isSaving { await withCheckedContinuation { waiting.append($0) } }
        isSaving = true
        defer {
            isSaving = false
            let next = waiting
            waiting = []
            for continuation in next { continuation.resume() }
        }
        var queue = try await load(endpoint)
        change(&queue)
        queues[endpoint.id] = queue
        try await store.save(queue.json, of: endpoint.id)
    }
}

public enum WebhookStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Guessing a cursor would lose or repeat events.
    case unreadable(endpoint: String)
    case tooMany
    case notWritten
    public var description: String {
        switch self {
        case .unreadable(let endpoint):
            "the saved queue of the webhook endpoint \(endpoint) cannot be read; restore it or register the endpoint anew"
        case .tooMany: "there are \(Limits.webhookEndpoints) webhook endpoints already; remove one first"
        case .notWritten: "the state of the webhooks could not be written; check the disk"
        }
    }
}
