import Order
import Exchange

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

let sampleTime = Timestamp(milliseconds: 1_795_000_000_000)

/// Events of several subjects, interleaved, each subject's sequence from 1.
func sampleEvents(_ count: Int, subjects: Int, seed: UInt64) -> [FeedEvent] {
    var generator = SeededGenerator(seed)
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
