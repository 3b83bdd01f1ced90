// Inflating of zlib data (RFC 1950, RFC 1951), for status lists. Ours because nothing that Gatehouse is built from offers it, and because
// it has to stop at a bound: a few bytes can inflate to gigabytes.

enum Inflate {
    enum Problem: Error, Hashable, Sendable {
        case truncated, header, block, code, distance, checksum
        case tooLarge(limit: Int)
    }

    /// The bytes of one zlib stream, of which at most `limit` are made.
    static func zlib(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
        guard bytes.count >= 6 else { throw .truncated }
        // Method 8 with a window of at most 32 KB, a check over both bytes, no preset dictionary.
        guard bytes[0] & 0x0F == 8, bytes[0] >> 4 <= 7, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0,
            bytes[1] & 0x20 == 0
        else { throw .header }
        var stream = BitStream(bytes: bytes, at: 2)
        var output: [UInt8] = []
        var isLast = false
        while !isLast {
            isLast = try stream.bits(1) == 1
            switch try stream.bits(2) {
            case 0: try stored(&stream, &output, limit)
            case 1: try compressed(&stream, &output, limit, HuffmanCode.fixedLengths, HuffmanCode.fixedDistances)
            case 2:
                let (lengths, distances) = try dynamicCodes(&stream)
                try compressed(&stream, &output, limit, lengths, distances)
            default: throw .block
            }
        }
        stream.align()
        guard stream.at + 4 == bytes.count else { throw .truncated }
        let stated = bytes[stream.at...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard stated == adler32(output) else { throw .checksum }
        return output
    }

    private static func stored(
        _ stream: inout BitStream, _ output: inout [UInt8], _ limit: Int
    ) throws(Problem) {
        stream.align()
        let length = try stream.bits(16), complement = try stream.bits(16)
        guard length == ~complement & 0xFFFF else { throw .block }
        guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
        output += try stream.take(length)
    }

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]

    private static func compressed(
        _ stream: inout BitStream, _ output: inout [UInt8], _ limit: Int, _ lengths: HuffmanCode,
        _ distances: HuffmanCode
    ) throws(Problem) {
        while true {
            let symbol = try lengths.symbol(&stream)
            if symbol < 256 {
                guard output.count < limit else { throw .tooLarge(limit: limit) }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol - 257 < lengthBases.count else { throw .code }
            let length = lengthBases[symbol - 257] + (try stream.bits(lengthBits[symbol - 257]))
            let place = try distances.symbol(&stream)
            guard place < distanceBases.count else { throw .code }
            let distance = distanceBases[place] + (try stream.bits(max(0, place / 2 - 1)))
            guard distance <= output.count else { throw .distance }
            guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    /// RFC 1951 section 3.2.7.
    private static func dynamicCodes(_ stream: inout BitStream) throws(Problem) -> (HuffmanCode, HuffmanCode) {
        let lengthCount = 257 + (try stream.bits(5)), distanceCount = 1 + (try stream.bits(5))
        let codeCount = 4 + (try stream.bits(4))
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var codeLengths = [Int](repeating: 0, count: 19)
        for index in 0..<codeCount { codeLengths[order[index]] = try stream.bits(3) }
        let code = try HuffmanCode(codeLengths)
        var lengths: [Int] = []
        while lengths.count < lengthCount + distanceCount {
            let symbol = try code.symbol(&stream)
            switch symbol {
            case 0...15: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw .code }
                lengths += [Int](repeating: last, count: 3 + (try stream.bits(2)))
            case 17: lengths += [Int](repeating: 0, count: 3 + (try stream.bits(3)))
            default: lengths += [Int](repeating: 0, count: 11 + (try stream.bits(7)))
            }
        }
        guard lengths.count == lengthCount + distanceCount, lengths[256] != 0 else { throw .code }
        return (
            try HuffmanCode(Array(lengths[..<lengthCount])), try HuffmanCode(Array(lengths[lengthCount...]))
        )
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var a: UInt32 = 1, b: UInt32 = 0
        for byte in bytes {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return b << 16 | a
    }
}

/// Bits from the lowest of each byte on.
private struct BitStream {
    let bytes: [UInt8]
    /// The next byte to take bits from.
    var at: Int
    private var held: UInt32 = 0
    private var count = 0

    init(bytes: [UInt8], at: Int) {
        self.bytes = bytes
        self.at = at
    }

    mutating func bits(_ wanted: Int) throws(Inflate.Problem) -> Int {
        while count < wanted {
            guard at < bytes.count else { throw .truncated }
            held |= UInt32(bytes[at]) << UInt32(count)
            at += 1
            count += 8
        }
        let value = held & ((1 << UInt32(wanted)) - 1)
        held >>= UInt32(wanted)
        count -= wanted
        return Int(value)
    }
    /// Leaves the rest of a byte that was begun.
    mutating func align() {
        at -= count / 8
        held = 0
        count = 0
    }
    mutating func take(_ length: Int) throws(Inflate.Problem) -> ArraySlice<UInt8> {
        guard length <= bytes.count - at else { throw .truncated }
        defer { at += length }
        return bytes[at..<at + length]
    }
}

/// A canonical prefix code (RFC 1951 section 3.2.2): how many codes each length has, and the symbols in the order of their codes.
private struct HuffmanCode {
    private var counts = [Int](repeating: 0, count: 16)
    private var symbols: [Int] = []

    init(_ lengths: [Int]) throws(Inflate.Problem) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...15 {
            left = left << 1 - counts[length]
            guard left >= 0 else { throw .code }
        }
        for length in 1...15 {
            for (symbol, its) in lengths.enumerated() where its == length { symbols.append(symbol) }
        }
    }
    private init(trusted lengths: [Int]) {
        for length in lengths { counts[length] += 1 }
        for length in 1...15 {
            for (symbol, its) in lengths.enumerated() where its == length { symbols.append(symbol) }
        }
    }

    func symbol(_ stream: inout BitStream) throws(Inflate.Problem) -> Int {
        var code = 0, first = 0, index = 0
        for length in 1...15 {
            code |= try stream.bits(1)
            let count = counts[length]
            if code - count < first { return symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw .code
    }

    static let fixedLengths = HuffmanCode(
        trusted: [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
            + [Int](repeating: 8, count: 8))
    static let fixedDistances = HuffmanCode(trusted: [Int](repeating: 5, count: 30))
}
