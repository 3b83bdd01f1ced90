import Order
import Exchange
import TestSupport

let sampleTime = Timestamp(milliseconds: 1_795_000_000_000)

/// Events of several subjects, interleaved, each subject's sequence from 1.
func sampleEvents(_ count: Int, subjects: Int, seed: UInt64) -> [FeedEvent] {
    var generator = SeededGenerator(seed: seed)
    let ids = (0..<subjects).map { _ in SubjectID.random(using: &generator) }
    var sequences = [Int64](repeating: 0, count: subjects)
    return (0..<count).map { index in
        let subject = Int.random(in: 0..<subjects, using: &generator)
        sequences[subject] += 1
        return FeedEvent(
            id: EntryID.random(using: &generator), type: index % 3 == 0 ? "account.changed" : "application.decided",
            time: sampleTime, subject: ids[subject], sequence: sequences[subject],
            application: ApplicationID.random(using: &generator), data: ["outcome": "open"])
    }
}
