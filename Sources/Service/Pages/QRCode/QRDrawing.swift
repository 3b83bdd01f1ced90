// Where the modules of a QR code go (ISO/IEC 18004 sections 6.3, 7.7 to 7.10): patterns that scanners find, the data in its zigzag, and the
// mask with the fewest features that mislead.

struct QRDrawing {
    let size: Int
    private(set) var modules: [Bool]
    /// Modules of patterns and of format and version information, which no mask changes.
    private var isPattern: [Bool]

    init(version: Int) {
        size = 17 + 4 * version
        modules = [Bool](repeating: false, count: size * size)
        isPattern = modules
        for place in 0..<size {
            set(6, place, place % 2 == 0)
            set(place, 6, place % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { finder(row, column) }
        let centres = QRDrawing.alignmentCentres(version, size)
        for row in centres {
            for column in centres where !isFinder(row, column) { alignment(row, column) }
        }
        // Kept free for now: the mask is not known yet.
        format(mask: 0)
        if version >= 7 { self.version(version) }
    }

    private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        modules[row * size + column] = isDark
        isPattern[row * size + column] = true
    }

    private mutating func finder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let (r, c) = (row + down, column + across)
                guard (0..<size).contains(r), (0..<size).contains(c) else { continue }
                let ring = max(abs(down), abs(across))
                set(r, c, ring != 2 && ring != 4)
            }
        }
    }
    private mutating func alignment(_ row: Int, _ column: Int) {
        for down in -2...2 {
            for across in -2...2 { set(row + down, column + across, max(abs(down), abs(across)) != 1) }
        }
    }
    private func isFinder(_ row: Int, _ column: Int) -> Bool {
        (row == 6 && column == 6) || (row == 6 && column == size - 7) || (row == size - 7 && column == 6)
    }

    /// Rows and columns of the alignment patterns' centres (annex E).
    static func alignmentCentres(_ version: Int, _ size: Int) -> [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    /// Level and mask, twice, with 10 bits of a BCH code (section 7.9).
    private mutating func format(mask: Int) {
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        // Level M has the bits 00.
        let bits = (mask << 10 | rest) ^ 0x5412
        func isDark(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { set(place, 8, isDark(place)) }
        set(7, 8, isDark(6))
        set(8, 8, isDark(7))
        set(8, 7, isDark(8))
        for place in 9..<15 { set(8, 14 - place, isDark(place)) }
        for place in 0..<8 { set(8, size - 1 - place, isDark(place)) }
        for place in 8..<15 { set(size - 15 + place, 8, isDark(place)) }
        set(size - 8, 8, true)
    }

    /// The version, twice, with 12 bits of a BCH code (section 7.10).
    private mutating func version(_ version: Int) {
        var rest = version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version << 12 | rest
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            set(size - 11 + place % 3, place / 3, isDark)
            set(place / 3, size - 11 + place % 3, isDark)
        }
    }

    /// Codewords in pairs of columns from the right, up and down in turn, past the vertical timing pattern (section 7.7.3).
    mutating func place(_ codewords: [UInt8]) {
        var bit = 0
        var right = size - 1
        var goesUp = true
        while right >= 1 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                let row = goesUp ? size - 1 - step : step
                for column in [right, right - 1] where !isPattern[row * size + column] && bit < codewords.count * 8 {
                    modules[row * size + column] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
            goesUp.toggle()
            right -= 2
        }
    }

    /// Lays a mask over the data (table 10) and writes which one it is.
    mutating func apply(mask: Int) {
        for row in 0..<size {
            for column in 0..<size where !isPattern[row * size + column] {
                let flips =
                    switch mask {
                    case 0: (row + column) % 2 == 0
                    case 1: row % 2 == 0
                    case 2: column % 3 == 0
                    case 3: (row + column) % 3 == 0
                    case 4: (row / 2 + column / 3) % 2 == 0
                    case 5: row * column % 2 + row * column % 3 == 0
                    case 6: (row * column % 2 + row * column % 3) % 2 == 0
                    default: ((row + column) % 2 + row * column % 3) % 2 == 0
                    }
                if flips { modules[row * size + column].toggle() }
            }
        }
        format(mask: mask)
    }

    /// What speaks against a mask (section 7.8.3): runs, blocks, what looks like a finder, and dark and light out of balance.
    var penalty: Int {
        var total = 0
        for line in 0..<size {
            total += runs { self.modules[line * self.size + $0] } + runs { self.modules[$0 * self.size + line] }
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let colour = modules[row * size + column]
                if modules[row * size + column + 1] == colour, modules[(row + 1) * size + column] == colour,
                    modules[(row + 1) * size + column + 1] == colour
                {
                    total += 3
                }
            }
        }
        let dark = modules.count { $0 }
        return total + abs(dark * 20 - modules.count * 10) / modules.count * 10
    }

    private static let finderLike: [[Bool]] = {
        let core = [true, false, true, true, true, false, true], light = [Bool](repeating: false, count: 4)
        return [core + light, light + core]
    }()

    private func runs(_ module: (Int) -> Bool) -> Int {
        let line = (0..<size).map(module)
        var total = 0, length = 1
        for place in 1...size {
            if place < size, line[place] == line[place - 1] {
                length += 1
                continue
            }
            if length >= 5 { total += length - 2 }
            length = 1
        }
        for start in 0...size - 11 {
            for pattern in QRDrawing.finderLike where line[start..<start + 11].elementsEqual(pattern) { total += 40 }
        }
        return total
    }
}
