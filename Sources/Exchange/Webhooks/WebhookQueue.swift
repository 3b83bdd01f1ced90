import Order

/// Everything that is on its way to one endpoint: a value, changed only by what happened and when.
///
/// Two promises. *Order*: of one subject only the oldest open message is ever given out, so a receiver gets a subject's
/// events in the order of their sequence, unless one of them became a dead letter, which shows as a gap. *Loss*: the
/// cursor moves in the same change that takes the events in, so that whoever keeps the queue durable between steps
/// loses nothing; what was sent and not yet kept is sent again, under the same id.
public struct WebhookQueue: Hashable, Sendable {
    /// Up to where the feed has been taken in; `nil` before the first.
    public private(set) var cursor: String?
    /// Waiting and in flight, oldest first.
    public private(set) var open: [WebhookDelivery] = []
    /// Given up, oldest first, until replayed or dropped by a person.
    public private(set) var dead: [WebhookDelivery] = []
    /// Set when the endpoint answered 410; nothing is given out until a person resumes it.
    public private(set) var isGone = false
    public var schedule: RetrySchedule

    /// `startingAt`: a cursor from which to begin, for an endpoint that wants only what comes.
    public init(schedule: RetrySchedule = RetrySchedule(), startingAt cursor: String? = nil) {
        self.schedule = schedule
        self.cursor = cursor
    }

    /// How many more events may be taken in before those that are open go out.
    public var room: Int { max(0, Limits.webhookOpenDeliveries - open.count) }

    /// Takes events in and moves the cursor past them. `wants` filters by type; what is not wanted is passed over.
    public mutating func take(
        _ events: [FeedEvent], cursor: String?, at now: Timestamp, wants: (String) -> Bool = { _ in true }
    ) {
        for event in events where wants(event.type) { open.append(WebhookDelivery(event, at: now)) }
        if let cursor { self.cursor = cursor }
    }

    /// Gives out what is due: at most `limit` messages, none of a subject that has one in flight or an older one waiting.
    public mutating func give(at now: Timestamp, limit: Int) -> [FeedEvent] {
        guard !isGone else { return [] }
        var given: [FeedEvent] = []
        var blocked = Set<SubjectID>()
        for index in open.indices {
            guard given.count < limit else { break }
            let subject = open[index].event.subject
            if let subject, !blocked.insert(subject).inserted { continue }
            guard case .waiting(let until) = open[index].state, until <= now else { continue }
            open[index].state = .inFlight
            given.append(open[index].event)
        }
        return given
    }

    /// When something will next be due; `nil` when nothing waits.
    public var nextDue: Timestamp? {
        guard !isGone else { return nil }
        var heads = Set<SubjectID>()
        return open.compactMap { delivery -> Timestamp? in
            if let subject = delivery.event.subject, !heads.insert(subject).inserted { return nil }
            if case .waiting(let until) = delivery.state { return until }
            return nil
        }.min()
    }

    /// The endpoint took the message.
    public mutating func succeeded(_ id: EntryID) { open.removeAll { $0.event.id == id && $0.state == .inFlight } }

    /// The attempt failed: tried again later or, after enough attempts, a dead letter. `jitter` is between 0 and 1.
    public mutating func failed(_ id: EntryID, _ failure: WebhookFailure, at now: Timestamp, jitter: Double) {
        guard let index = open.firstIndex(where: { $0.event.id == id && $0.state == .inFlight }) else { return }
        open[index].failures += 1
        open[index].lastFailure = failure
        if failure == .gone {
            isGone = true
            open[index].state = .waiting(until: now)
        } else if let wait = schedule.wait(afterFailures: open[index].failures, jitter: jitter) {
            open[index].state = .waiting(until: now.adding(milliseconds: wait))
        } else {
            var delivery = open.remove(at: index)
            delivery.state = .dead(at: now)
            dead.append(delivery)
            if dead.count > Limits.webhookDeadLetters { dead.removeFirst(dead.count - Limits.webhookDeadLetters) }
        }
    }

    /// What was in flight when the process ended is waiting again: it may have arrived, so it goes out under its old id.
    public mutating func recover(at now: Timestamp) {
        for index in open.indices where open[index].state == .inFlight { open[index].state = .waiting(until: now) }
    }

    /// Sends dead letters again, all of them or those named, in the order of the feed among themselves.
    public mutating func replay(_ ids: Set<EntryID>? = nil, at now: Timestamp) {
        let chosen = dead.filter { ids?.contains($0.event.id) ?? true }
        dead.removeAll { ids?.contains($0.event.id) ?? true }
        let again = chosen.map { WebhookDelivery($0.event, at: now) }
        // Before what is open: they are older.
        open.insert(contentsOf: again, at: 0)
    }

    /// A person drops dead letters for good.
    public mutating func drop(_ ids: Set<EntryID>) { dead.removeAll { ids.contains($0.event.id) } }

    /// A person says that an endpoint that was gone is back.
    public mutating func resume() { isGone = false }
}

extension WebhookQueue {
    /// What has to be kept between steps.
    public var json: JSONValue {
        [
            "cursor": cursor.map { .string($0) } ?? .null, "gone": .bool(isGone),
            "open": .array(open.map(\.json)), "dead": .array(dead.map(\.json)),
        ]
    }

    /// `nil` unless the value has the shape that ``json`` writes. What was in flight is waiting again at `now`.
    public init?(json: JSONValue, schedule: RetrySchedule, at now: Timestamp) {
        guard let gone = json["gone"]?.bool, let open = json["open"]?.array, let dead = json["dead"]?.array else {
            return nil
        }
        self.init(schedule: schedule, startingAt: json["cursor"]?.string)
        isGone = gone
        self.open = open.compactMap(WebhookDelivery.init(json:))
        self.dead = dead.compactMap(WebhookDelivery.init(json:))
        guard self.open.count == open.count, self.dead.count == dead.count else { return nil }
        recover(at: now)
    }
}

extension WebhookDelivery {
    var json: JSONValue {
        var fields: [String: JSONValue] = ["event": event.json, "failures": .integer(Int64(failures))]
        if let lastFailure { fields["lastFailure"] = .string(lastFailure.code) }
        switch state {
        case .waiting(let until): fields["waitingUntil"] = .string(until.description)
        case .inFlight: fields["inFlight"] = true
        case .dead(let at): fields["deadAt"] = .string(at.description)
        }
        return .object(fields)
    }

    init?(json: JSONValue) {
        guard let event = json["event"].flatMap(FeedEvent.init(json:)), let failures = json["failures"]?.integer else {
            return nil
        }
        self.event = event
        self.failures = Int(clamping: failures)
        lastFailure = json["lastFailure"]?.string.flatMap(WebhookFailure.init(code:))
        if let until = json["waitingUntil"]?.string.flatMap(Timestamp.init(rfc3339:)) {
            state = .waiting(until: until)
        } else if let at = json["deadAt"]?.string.flatMap(Timestamp.init(rfc3339:)) {
            state = .dead(at: at)
        } else if json["inFlight"] == true {
            state = .inFlight
        } else {
            return nil
        }
    }
}
