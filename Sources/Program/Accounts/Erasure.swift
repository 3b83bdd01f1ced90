import Order
import Records

extension IdentificationProgram {
    /// Destroys one subject: its pictures go, its access runs are compacted out of shared slices, then its key and rows go. Every proof of the
    /// log still holds.
    ///
    /// - Throws: ``ProgramError/conflict(_:)`` when one of its pictures is held.
    public func destroy(_ subject: SubjectID, ground: String, by actor: Actor) async throws {
        try requireNoHold(on: subject)
        try await destroyPictures(of: subject, ground: ground, by: actor)
        try await access.forget([subject], at: clock.now, by: actor)
        try await records.destroy(subject, actor: actor, time: clock.now, ground: ground)
    }

    /// What the server does every second: deadlines, and a checkpoint over what has been appended since the last.
    public func tick() async {
        do {
            let passed = try await meetDeadlines()
            if passed != DeadlinesPassed() { logger.info("deadlines met", metadata: ["passed": "\(passed)"]) }
            try await records.publishCheckpoint(at: clock.now)
        } catch {
            logger.error("the clock's work failed and will be tried again", metadata: ["error": "\(error)"])
        }
    }
}
