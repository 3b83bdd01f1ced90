import Order
import Synchronization

/// Codes on their way, and how long the last ones took: memory that a restart may lose.
///
/// Two requests at one instant would both read that seven codes went to an address, so those between reading and writing are counted
/// besides. A code that is withheld takes as long as one that is sent, so that time tells nobody which it was.
final class CodeDelivery: Sendable {
    private struct State {
        var underWay: [String: Int] = [:]
        /// Durations of the last deliveries of each kind of contact point.
        var paces: [String: [Duration]] = [:]
    }
    /// The lock protects both tables; neither grows beyond what is on its way at once, or the constants below.
    private let state = Mutex(State())
    private static let pacesKept = 32
    /// What a relay or gateway takes when none was seen since the start.
    private static let usualPace = Duration.milliseconds(350)

    /// Begins a code to this address; how many others had begun and are not recorded yet.
    func begin(_ address: String) -> Int {
        state.withLock { state in
            let others = state.underWay[address] ?? 0
            state.underWay[address] = others + 1
            return others
        }
    }
    /// The code is recorded, or will not be.
    func end(_ address: String) {
        state.withLock { state in
            let left = (state.underWay[address] ?? 1) - 1
            state.underWay[address] = left > 0 ? left : nil
        }
    }

    func took(_ duration: Duration, over way: String) {
        state.withLock { state in
            state.paces[way] = (state.paces[way] ?? []).suffix(Self.pacesKept - 1) + [duration]
        }
    }

    /// Waits as long as one of the last deliveries took.
    func waitAsIfDelivering(over way: String) async throws {
        let pace = state.withLock { $0.paces[way]?.randomElement() } ?? Self.usualPace
        try await Task.sleep(for: pace)
    }
}
