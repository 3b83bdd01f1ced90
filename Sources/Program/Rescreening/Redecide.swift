import Order
import Records
import Screening

// A record whose screening comes out otherwise is decided again. What a machine may do alone is what it may do at opening: it
// holds, conditions, and suspends on an exact identifier; what rested on an entry that is gone is lifted by the road itself,
// except a suspension, which waits for a person.

extension IdentificationProgram {
    /// Screens one account again; whether anything came out otherwise.
    func screenAgain(_ id: AccountID) async throws -> Bool {
        var changed = false
        _ = try await accountStep(id, by: .system("screening"), key: nil) { record, time in
            changed = false
            guard record.state != .closed else { return nil }
            let arrival = road.travel(journey(of: record), at: time)
            guard Set(arrival.hits.compactMap(\.standing)) != Set(record.hits.compactMap(\.standing)) else {
                return nil
            }
            changed = true
            return AccountStepTaken(
                kind: .accountDecided, aspects: [.decision, .hits, .review], fields: ["because": "lists"], travels: true
            )
        }
        return changed
    }

    /// Screens one waiting application again; whether anything came out otherwise. One that a person holds or is asked to
    /// look at again is left to that person.
    func screenAgain(_ id: ApplicationID) async throws -> Bool {
        var changed = false
        _ = try await step(id, by: .system("screening")) { record, time in
            changed = false
            guard [.collecting, .verifying, .review].contains(record.state), record.appeal == nil else { return nil }
            let before = record
            let arrival = try travelAgain(&record, at: time)
            guard Set(record.hits.compactMap(\.standing)) != Set(before.hits.compactMap(\.standing)) else {
                record = before
                return nil
            }
            // That a list changed gives nobody more time for what was missing before.
            if record.state == before.state, let deadline = before.decision.deadline {
                record.decision.deadline = deadline
            }
            changed = true
            return StepTaken(
                kind: .applicationDecided, aspects: [.decision, .hits, .review], fields: ["because": "lists"],
                arrival: arrival)
        }
        return changed
    }
}

extension HitRecord {
    /// What a re-screen compares of a hit that stops; `nil` for one that does not.
    var standing: Standing? {
        compared.map { Standing(key: key, verdict: verdict, score: score, cleared: cleared, compared: $0) }
    }
    struct Standing: Hashable {
        var key: String
        var verdict: String
        var score: Int
        var cleared: Bool
        var compared: ComparedFields
    }
}

extension Decision {
    /// Whether a person decided it; a machine does not decide over them.
    var isByPerson: Bool { UserID(rawValue: decidedBy) != nil }

    /// A suspension that a machine made and that nothing found now carries: it stays until a person lifts it.
    func stillSuspended(by found: Decision, until deadline: Timestamp) -> Decision {
        var decision = found
        decision.outcome = .refuse
        decision.summary = "Suspended; what it rested on is no longer found, and a person decides whether to lift it."
        decision.reason = Reason(
            found.reason.clause, "It stays suspended until a person lifts it.", holds: nil, because: [found.reason])
        decision.missing = []
        decision.deadline = deadline
        decision.needsPerson = true
        return decision
    }
}
