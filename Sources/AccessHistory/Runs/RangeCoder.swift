/// A range coder (G. N. N. Martin, 1979): writes symbols in as many bits as their probability is worth, fractions included.
/// A run of twenty events is too short for a general compressor, whose own headers would outweigh it.
struct RangeEncoder {
    private var low: UInt64 = 0
    private var range: UInt32 = .max
    private var cache: UInt8 = 0
    private var pending = 0
    private var started = false
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    /// A symbol that takes `size` of `total` shares, from share `start`; `total` is at most 2^16.
    @inline(__always)
    mutating func encode(start: UInt32, size: UInt32, total: UInt32) {
        range /= total
        low += UInt64(start) * UInt64(range)
        range *= size
        normalize()
    }

    /// The lowest `count` bits of a value (at most 32), each as likely as not.
    mutating func encode(bits value: UInt32, count: Int) {
        if count > 16 {
            encode(bits: value >> 16, count: count - 16)
            return encode(bits: value & 0xFFFF, count: 16)
        }
        guard count > 0 else { return }
        range >>= UInt32(count)
        low += UInt64(value) * UInt64(range)
        normalize()
    }

    @inline(__always)
    private mutating func normalize() {
        while range < 1 << 24 {
            range <<= 8
            shift()
        }
    }

    /// Moves the highest byte out, holding back those that a carry may still change.
    private mutating func shift() {
        if low < 0xFF00_0000 || low > 0xFFFF_FFFF {
            let carry = UInt8(truncatingIfNeeded: low >> 32)
            if started { bytes.append(cache &+ carry) }
            started = true
            while pending > 0 {
                bytes.append(0xFF &+ carry)
                pending -= 1
            }
            cache = UInt8(truncatingIfNeeded: low >> 24)
        } else {
            pending += 1
        }
        low = (low & 0x00FF_FFFF) << 8
    }

    /// The bytes, as few as tell the last interval from its neighbours; the decoder reads zeros after their end.
    consuming func finish() -> [UInt8] {
        for kept in 0...4 {
            let mask: UInt64 = (1 << UInt64(32 - 8 * kept)) - 1
            let value = (low + mask) & ~mask
            if value <= low + UInt64(range) - 1 {
                low = value
                break
            }
        }
        for _ in 0..<5 { shift() }
        while bytes.last == 0 { bytes.removeLast() }
        return bytes
    }
}

/// Reads what ``RangeEncoder`` wrote. Garbage yields garbage symbols, never a read outside of the bytes.
struct RangeDecoder {
    private let bytes: [UInt8]
    private var at = 0
    private var code: UInt32 = 0
    private var range: UInt32 = .max

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for _ in 0..<4 { code = code << 8 | UInt32(next()) }
    }

    @inline(__always)
    private mutating func next() -> UInt8 {
        defer { at += 1 }
        return at < bytes.count ? bytes[at] : 0
    }

    /// Whether it has read further than the encoder could have written.
    var isExhausted: Bool { at > bytes.count + 8 }

    /// The share that the next symbol covers; to be followed by ``consume(start:size:)``.
    @inline(__always)
    mutating func share(of total: UInt32) -> UInt32 {
        range /= total
        return min(code / range, total - 1)
    }

    @inline(__always)
    mutating func consume(start: UInt32, size: UInt32) {
        code &-= start &* range
        range = range &* size
        normalize()
    }

    mutating func bits(_ count: Int) -> UInt32 {
        if count > 16 { return bits(count - 16) << 16 | bits(16) }
        guard count > 0 else { return 0 }
        range >>= UInt32(count)
        let value = min(code / range, 1 << UInt32(count) - 1)
        code &-= value &* range
        normalize()
        return value
    }

    @inline(__always)
    private mutating func normalize() {
        while range < 1 << 24 {
            range = max(range, 1) << 8
            code = code << 8 | UInt32(next())
        }
    }
}

/// How often each symbol of an alphabet was seen, which is how likely it is taken to be. Both sides keep the same model and
/// change it alike. Cumulative frequencies lie in a Fenwick tree, so that large alphabets stay fast.
struct SymbolModel {
    private var tree: [UInt32]
    private var frequency: [UInt32]
    private var total: UInt32 = 0
    private let increment: UInt32

    init(_ initial: [UInt32], increment: UInt32) {
        self.increment = increment
        frequency = []
        tree = [0]
        for value in initial { grow(value) }
    }

    var count: Int { frequency.count }
    /// Above it all frequencies are halved, so that what is long past weighs less. It leaves the coder enough precision.
    private var ceiling: UInt32 { max(1 << 15, UInt32(frequency.count) * 8) }

    /// Adds a symbol at the end of the alphabet.
    mutating func grow(_ initial: UInt32) {
        frequency.append(initial)
        total += initial
        let node = frequency.count
        var sum = initial
        var below = node - 1
        let stop = node - node & -node
        while below > stop {
            sum += tree[below]
            below -= below & -below
        }
        tree.append(sum)
        if total > ceiling { halve() }
    }

    mutating func raise(_ symbol: Int, by amount: UInt32) {
        frequency[symbol] += amount
        total += amount
        var node = symbol + 1
        while node < tree.count {
            tree[node] += amount
            node += node & -node
        }
        if total > ceiling { halve() }
    }

    private mutating func halve() {
        let old = frequency
        frequency.removeAll(keepingCapacity: true)
        tree = [0]
        total = 0
        // Rebuilding sums anew costs the alphabet's size once in thousands of symbols.
        for value in old {
            frequency.append((value + 1) / 2)
            total += (value + 1) / 2
            tree.append(0)
        }
        for symbol in frequency.indices {
            var node = symbol + 1
            while node < tree.count {
                tree[node] += frequency[symbol]
                node += node & -node
            }
        }
    }

    mutating func encode(_ symbol: Int, _ coder: inout RangeEncoder) {
        var start: UInt32 = 0
        var node = symbol
        while node > 0 {
            start += tree[node]
            node -= node & -node
        }
        coder.encode(start: start, size: frequency[symbol], total: total)
        raise(symbol, by: increment)
    }

    mutating func decode(_ coder: inout RangeDecoder) -> Int {
        let share = coder.share(of: total)
        var node = 0, start: UInt32 = 0
        var step = 1
        while step * 2 < tree.count { step *= 2 }
        while step > 0 {
            if node + step < tree.count, start + tree[node + step] <= share {
                node += step
                start += tree[node]
            }
            step /= 2
        }
        let symbol = min(node, frequency.count - 1)
        coder.consume(start: start, size: frequency[symbol])
        raise(symbol, by: increment)
        return symbol
    }
}
