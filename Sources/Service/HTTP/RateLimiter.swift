import Synchronization

/// Token buckets by name, in one bounded table. The lock protects the whole table and is held for a few instructions.
///
/// When the table is full it is emptied: for one minute nobody is held back, which is better than refusing everybody.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: ContinuousClock.Instant
    }
    private static let names = 50_000
    private let buckets = Mutex<[String: Bucket]>([:])

    /// Takes one of `limit` a minute; answers `nil`, or the whole seconds to wait.
    func take(_ name: String, limit: Int, now: ContinuousClock.Instant = .now) -> Int? {
        let perSecond = Double(limit) / 60
        return buckets.withLock { buckets in
            if buckets.count >= RateLimiter.names, buckets[name] == nil { buckets.removeAll(keepingCapacity: true) }
            var bucket = buckets[name] ?? Bucket(tokens: Double(limit), at: now)
            let passed = (now - bucket.at) / .seconds(1)
            bucket.tokens = min(Double(limit), bucket.tokens + passed * perSecond)
            bucket.at = now
            defer { buckets[name] = bucket }
            guard bucket.tokens >= 1 else { return max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up))) }
            bucket.tokens -= 1
            return nil
        }
    }
}
