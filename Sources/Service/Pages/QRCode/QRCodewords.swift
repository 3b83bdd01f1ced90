// The data of a QR code and its error correction (ISO/IEC 18004 sections 7.4 to 7.6): Reed-Solomon over GF(256), level M.

enum QRCodewords {
    /// Error correction codewords of one block, and blocks, by version (table 9, level M).
    private static let correction = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let blocks = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35,
        37, 38, 40, 43, 45, 47, 49,
    ]

    /// All codewords of a version (table 1): the modules that no pattern takes, in octets.
    static func total(_ version: Int) -> Int {
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let alignments = version / 7 + 2
            modules -= (25 * alignments - 10) * alignments - 55
            if version >= 7 { modules -= 36 }
        }
        return modules / 8
    }
    private static func data(_ version: Int) -> Int {
        total(version) - correction[version - 1] * blocks[version - 1]
    }
    private static func countBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }
    /// Bytes that a version holds in byte mode.
    static func capacity(_ version: Int) -> Int { (data(version) * 8 - 4 - countBits(version)) / 8 }

    /// Data and correction of every block, interleaved as they are placed.
    static func interleaved(_ bytes: [UInt8], version: Int) -> [UInt8] {
        let data = padded(bytes, version: version)
        let count = blocks[version - 1], length = correction[version - 1]
        let short = data.count / count, long = data.count % count
        let divisor = generator(length)
        var parts: [(data: ArraySlice<UInt8>, correction: [UInt8])] = []
        var at = 0
        for block in 0..<count {
            let end = at + short + (block >= count - long ? 1 : 0)
            parts.append((data[at..<end], remainder(data[at..<end], divisor)))
            at = end
        }
        var result: [UInt8] = []
        for place in 0...short {
            for part in parts where place < part.data.count { result.append(part.data[part.data.startIndex + place]) }
        }
        for place in 0..<length { for part in parts { result.append(part.correction[place]) } }
        return result
    }

    /// Mode, count, bytes, terminator and filling (section 7.4).
    private static func padded(_ bytes: [UInt8], version: Int) -> [UInt8] {
        let room = data(version)
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        func append(_ value: Int, _ width: Int) {
            bits = bits << UInt32(width) | UInt32(value)
            held += width
            while held >= 8 {
                held -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        append(0b0100, 4)
        append(bytes.count, countBits(version))
        for byte in bytes { append(Int(byte), 8) }
        // Byte mode leaves four bits open, which the terminator fills; a full code has room for no more.
        if held > 0 { append(0, 8 - held) }
        var filling: UInt8 = 0xEC
        while result.count < room {
            result.append(filling)
            filling ^= 0xEC ^ 0x11
        }
        return result
    }

    // MARK: Reed-Solomon (section 7.5 and annex A), over x^8 + x^4 + x^3 + x^2 + 1

    private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var result = 0
        for bit in (0..<8).reversed() {
            result = result << 1 ^ (result >> 7) * 0x11D
            if b >> UInt8(bit) & 1 == 1 { result ^= Int(a) }
        }
        return UInt8(truncatingIfNeeded: result)
    }

    /// The coefficients of (x − 1)(x − 2)…(x − 2^(n−1)) below the highest.
    private static func generator(_ degree: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                coefficients[place] = product(coefficients[place], root)
                if place + 1 < degree { coefficients[place] ^= coefficients[place + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func remainder(_ data: ArraySlice<UInt8>, _ divisor: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ result[0]
            result.removeFirst()
            result.append(0)
            for place in result.indices { result[place] ^= product(divisor[place], factor) }
        }
        return result
    }
}
