import Order
import Records
import Screening

// How far screening everybody again is, for pages and callers, and asking for it while the server runs: what is asked is an entry,
// so that it survives whatever happens to the process, and whoever looks after customers goes on with it.

/// The re-screen that runs or waits, or the last one that ended.
public struct RescreenStanding: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Its beginning is recorded and its end is not: it runs, or goes on when the server next looks.
        case running
        case ended
    }
    public var job: JobID
    public var scope: RescreenScope
    public var state: State
    public var examined: Int
    /// Customers on record; they may have become more since it began.
    public var total: Int
    /// Records that came out differently and were decided again.
    public var decided: Int
    /// When its last entry was written.
    public var at: Timestamp
    /// The editions that customers are, or then were, compared with.
    public var lists: [String]
}

extension IdentificationProgram {
    /// The re-screen that runs or waits, else the last that ended; `nil` before the first.
    public var rescreenStanding: RescreenStanding? {
        get throws {
            guard let (job, state, at) = try newestRescreen() else { return nil }
            var standing = RescreenStanding(
                job: job.id, scope: job.scope, state: state, examined: job.examined,
                total: try records.count(ScreenedPartiesView.name, []), decided: job.decided, at: at, lists: job.stamps)
            if state == .running, let live = rescreenProgress.withLock({ $0 }), live.job == job.id {
                standing.examined = live.progress.examined
                standing.decided = live.progress.decided
            }
            return standing
        }
    }

    /// Asks that every customer be screened again with every list: recorded at once, done by the server from then on.
    ///
    /// - Throws: ``ProgramError/conflict(_:)`` when a re-screen runs or waits already.
    @discardableResult
    public func askRescreenOfEverybody(by actor: Actor) async throws -> RescreenStanding {
        if let (job, state, _) = try newestRescreen(), state == .running {
            throw ProgramError.conflict(
                "Customers are being screened again already (\(job.id)); ask again when that has ended.")
        }
        let job = newRescreen(.everything)
        try await record(job, .rescreenBegun, by: actor)
        return RescreenStanding(
            job: job.id, scope: .everything, state: .running, examined: 0,
            total: try records.count(ScreenedPartiesView.name, []), decided: 0, at: clock.now, lists: job.stamps)
    }

    private func newestRescreen() throws -> (RescreenJob, RescreenStanding.State, Timestamp)? {
        for state in [RescreenStanding.State.running, .ended] {
            let row = try records.rows(
                RescreenJobsView.name,
                ViewQuery(
                    [.equals(column: "state", .text(state.rawValue))], orderedBy: "position", descending: true, limit: 1
                )
            ).first
            if let row, let job = RescreenJob(row: row) {
                return (job, state, Timestamp(milliseconds: row.integer("at") ?? 0))
            }
        }
        return nil
    }
}
