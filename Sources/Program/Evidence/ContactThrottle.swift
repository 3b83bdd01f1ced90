import Order
import Synchronization

/// How many codes went to each contact point in the last day, over all applications. In memory only: a restart forgets it, and the
/// limits of each application's own challenge still hold.
final class ContactThrottle: Sendable {
    /// Times by canonical address, oldest first. The lock protects the table, which forgets the oldest when it is full.
    private let sent = Mutex<[String: [Timestamp]]>([:])
    private static let largest = 100_000
    private static let day: Int64 = 86_400_000

    func admits(_ address: String, at time: Timestamp) -> Bool {
        sent.withLock { sent in
            (sent[address] ?? []).filter { time - $0 < Self.day }.count < Limits.codesADay
        }
    }

    func count(_ address: String, at time: Timestamp) {
        sent.withLock { sent in
            if sent.count >= Self.largest {
                sent = sent.filter { $0.value.contains { time - $0 < Self.day } }
                if sent.count >= Self.largest { sent.removeAll() }
            }
            sent[address] = (sent[address] ?? []).filter { time - $0 < Self.day } + [time]
        }
    }
}
