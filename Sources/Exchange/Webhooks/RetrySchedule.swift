import Order

/// When a message that failed is tried again: exponentially later, with jitter, and not for ever.
public struct RetrySchedule: Hashable, Sendable {
    /// Milliseconds after the first failure.
    public var first: Int64
    /// How much longer after each further failure.
    public var factor: Int64
    public var longest: Int64
    /// After so many attempts the message is a dead letter.
    public var attempts: Int

    public init(first: Int64 = 5_000, factor: Int64 = 3, longest: Int64 = 12 * 3_600_000, attempts: Int = 12) {
        self.first = max(1, first)
        self.factor = max(1, factor)
        self.longest = max(self.first, longest)
        self.attempts = max(1, attempts)
    }

    /// How long to wait after the given number of failures; `nil` when there have been enough. `jitter` is between 0 and
    /// 1 and picks from the upper half of the wait, so that many that failed together do not come back together.
    public func wait(afterFailures failures: Int, jitter: Double) -> Int64? {
        guard failures < attempts else { return nil }
        var wait = first
        for _ in 1..<max(1, failures) {
            guard wait < longest else { break }
            let (longer, overflow) = wait.multipliedReportingOverflow(by: factor)
            wait = overflow ? longest : min(longest, longer)
        }
        let share = 0.5 + 0.5 * min(1, max(0, jitter))
        return max(1, Int64(Double(wait) * share))
    }
}
