/// Texts, each kept once and known by a number. Number 0 is the absent text.
///
/// The hash is seeded per process, so that nobody can choose texts that collide.
struct TextTable: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The end of each text in `bytes`; its beginning is the end of the one before.
    private var ends: [Int32] = [0]
    private var hashes: [UInt32] = [0]
    /// Open addressing over numbers; 0 is an empty slot.
    private var slots: [UInt32]
    private var mask: Int

    private static let seed = UInt64.random(in: .min ... .max)

    init(capacity: Int = 48) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// How many numbers are in use, the absent text's included.
    var count: Int { ends.count }

    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        let raw = UnsafeRawBufferPointer(text)
        while at + 8 <= text.count {
            state = fold(state ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        if at + 4 <= text.count {
            state = fold(state ^ UInt64(raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
            at += 4
        }
        var tail: UInt64 = 1
        while at < text.count {
            tail = tail << 8 | UInt64(text[at])
            at += 1
        }
        return fold(state ^ tail)
    }

    @inline(__always)
    private static func fold(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    /// The number of a text, given to it now if it is new. The empty text is the absent one.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard !text.isEmpty else { return 0 }
        let hash = UInt32(truncatingIfNeeded: Self.hash(text))
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = slots[slot]
            if number == 0 { break }
            if hashes[Int(number)] == hash, equals(number, text) { return number }
            slot = (slot + 1) & mask
        }
        let number = UInt32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(Int32(bytes.count))
        hashes.append(hash)
        slots[slot] = number
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// The number of a text, 0 when it has none.
    func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard !text.isEmpty else { return 0 }
        let hash = UInt32(truncatingIfNeeded: Self.hash(text))
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let number = slots[slot]
            if hashes[Int(number)] == hash, equals(number, text) { return number }
            slot = (slot + 1) & mask
        }
        return 0
    }

    mutating func intern(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    mutating func intern(_ text: String?) -> UInt32 { text.map { intern($0) } ?? 0 }

    @inline(__always)
    private func equals(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[Int(number) - 1]), count = Int(ends[Int(number)]) - start
        guard count == text.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for i in 0..<count where all[start + i] != text[i] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        mask = slots.count - 1
        for number in 1..<ends.count {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
        }
    }

    func length(_ number: UInt32) -> Int {
        number == 0 ? 0 : Int(ends[Int(number)] - ends[Int(number) - 1])
    }

    func withBytes<Result>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let start = number == 0 ? 0 : Int(ends[Int(number) - 1])
        return try bytes.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[start..<start + length(number)]))
        }
    }

    /// `nil` for the absent text.
    func text(_ number: UInt32) -> String? {
        number == 0 ? nil : withBytes(number) { String(decoding: $0, as: UTF8.self) }
    }
}
