// A compact map from hashes to numbers, built once.

/// Pairs sorted by hash, with a directory over the high bits.
struct HashedPostings: Sendable {
    /// High 32 bits: the hash; low 32: the number.
    private var pairs: [UInt64] = []
    private var directory: [UInt32] = [0, 0, 0]
    private var shift: UInt64 = 63

    init() {}

    static func pair(_ hash: UInt64, _ number: UInt32) -> UInt64 { (hash & 0xFFFF_FFFF_0000_0000) | UInt64(number) }

    init(_ unsorted: [UInt64]) {
        var bits = 1
        while bits < 24, 1 << bits < unsorted.count { bits += 1 }
        shift = UInt64(64 - bits)
        directory = [UInt32](repeating: 0, count: (1 << bits) + 1)
        for pair in unsorted { directory[Int(pair >> shift) + 1] += 1 }
        for i in 1..<directory.count { directory[i] += directory[i - 1] }
        var next = directory
        var sorted = [UInt64](repeating: 0, count: unsorted.count)
        for pair in unsorted {
            let bucket = Int(pair >> shift)
            sorted[Int(next[bucket])] = pair
            next[bucket] += 1
        }
        pairs = sorted
    }

    @inline(__always)
    func forEach(_ hash: UInt64, _ body: (UInt32) -> Void) {
        let bucket = Int(hash >> shift)
        directory.withUnsafeBufferPointer { directory in
            let start = Int(directory[bucket]), end = Int(directory[bucket + 1])
            if start == end { return }
            let wanted = hash >> 32
            pairs.withUnsafeBufferPointer { pairs in
                for i in start..<end where pairs[i] >> 32 == wanted { body(UInt32(truncatingIfNeeded: pairs[i])) }
            }
        }
    }
}
