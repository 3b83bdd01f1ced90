// Chance that is the same on every run and every machine.

/// SplitMix64: a seed in, a stream of numbers out.
struct SampleRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    /// 0..<limit.
    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(next() % UInt64(limit)) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
    /// Earlier items more often, as names are in life: the square of a uniform number.
    mutating func pickFrequent<T>(_ items: [T]) -> T {
        let x = Double(next() >> 11) / 9_007_199_254_740_992
        return items[min(items.count - 1, Int(x * x * Double(items.count)))]
    }
    mutating func digits(_ count: Int) -> String {
        String(decoding: (0..<count).map { _ in UInt8(0x30 + below(10)) }, as: UTF8.self)
    }
}
