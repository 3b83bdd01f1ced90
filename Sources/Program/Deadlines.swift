import Order
import Records

// What time alone brings about. The server calls this about once a second; everything it does is an entry, and doing it twice
// changes nothing.

extension IdentificationProgram {
    /// What one pass did.
    public struct DeadlinesPassed: Hashable, Sendable {
        /// Undetermined at their deadline, treated as foreign from now on.
        public var treatedAsForeign = 0
        public var expired = 0
        /// Accounts whose review fell due.
        public var reviewsDue = 0
        /// Provisional access history that nobody claimed, destroyed.
        public var provisionalDestroyed = 0
        /// Pictures of documents whose time had passed, destroyed.
        public var picturesDestroyed = 0
        /// Questions to outside verifiers that were asked again, or given up.
        public var checksMoved = 0
        public init() {}
    }

    /// Meets every deadline that has passed. Applications that wait for a person are not expired: they are shown as overdue.
    public func meetDeadlines() async throws -> DeadlinesPassed {
        var passed = DeadlinesPassed()
        let now = clock.now
        for state in [ApplicationState.collecting, .verifying] {
            let rows = try records.rows(
                ApplicationsView.name,
                ViewQuery(
                    [
                        .equals(column: "state", .text(state.rawValue)),
                        .lessThan(column: "deadline", now.milliseconds + 1),
                    ],
                    orderedBy: "deadline", limit: Limits.deadlinesPerPass, opensSealed: false))
            for row in rows {
                guard let id = ApplicationID(rawValue: row.key) else { continue }
                if try await meetDeadline(of: id) == .collecting {
                    passed.treatedAsForeign += 1
                } else {
                    passed.expired += 1
                }
            }
        }
        let due = try records.rows(
            AccountsView.name,
            ViewQuery(
                [.lessThan(column: "reviewDue", now.milliseconds + 1)], orderedBy: "reviewDue",
                limit: Limits.deadlinesPerPass, opensSealed: false))
        for row in due {
            guard let id = AccountID(rawValue: row.key), row.text("accountState") != AccountState.closed.rawValue else {
                continue
            }
            try await reviewFallsDue(id)
            passed.reviewsDue += 1
        }
        passed.provisionalDestroyed = try await destroyUnclaimedAccess(at: now)
        passed.picturesDestroyed = try await expirePictures(at: now)
        passed.checksMoved = try await meetCheckDeadlines(at: now)
        return passed
    }

    /// DESIGN "Deciding": undetermined is asked for facts and, at its deadline, treated as foreign. Anything else that is missing at
    /// its deadline lets the application expire.
    private func meetDeadline(of id: ApplicationID) async throws -> ApplicationState {
        try await step(id, by: .system("clock")) { record, time in
            guard record.state == .collecting || record.state == .verifying, let deadline = record.decision.deadline,
                deadline <= time
            else { return nil }
            if record.decision.determination == "undetermined", !record.treatedAsForeign {
                record.treatedAsForeign = true
                let arrival = try travelAgain(&record, at: time)
                return StepTaken(kind: .applicationDecided, aspects: [.decision, .hits, .review], arrival: arrival)
            }
            record.state = .expired
            record.decision.summary = "Expired: what was missing did not come by \(deadline)."
            record.decision.deadline = nil
            return StepTaken(kind: .applicationExpired, aspects: [.decision])
        }.state
    }

    private func reviewFallsDue(_ id: AccountID) async throws {
        _ = try await accountStep(id, by: .system("clock"), key: nil) { record, time in
            guard let due = record.reviewDue, due <= time, record.state != .closed else { return nil }
            record.reviewDue = nil
            let sentence =
                record.verified
                ? "The periodic review of this account is due." : "This account existed before and is not yet verified."
            return AccountStepTaken(
                kind: .accountReviewDue, aspects: [],
                fields: [
                    "queueItem": .string(record.id.rawValue),
                    "queue": queueRow(
                        .review, sentence: sentence, clause: "1(a)", application: nil, account: record.id, since: time,
                        due: road.reviewDeadline(from: time)),
                ], travels: false)
        }
    }
}
