import Order

/// Lines that are no machine-readable zone.
public enum MRZError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(limit: Int)
    /// The numbers of characters of the lines found.
    case layout(lengths: [Int])
    /// Line and column count from 1.
    case character(line: Int, column: Int)
    case documentCode(String)
    /// A French identity card of before 2021: two lines of 36 in a layout of its own.
    case frenchIdentityCard

    public var description: String {
        switch self {
        case .tooLarge(let limit): "The text is longer than \(limit) bytes, so it is no machine-readable zone."
        case .layout(let lengths):
            (lengths.isEmpty
                ? "There is nothing to read. "
                : "The zone has lines of \(lengths.prefix(4).map(String.init).joined(separator: ", ")) characters. ")
                + "Copy all of it: 3 lines of 30, 2 lines of 36 or 2 lines of 44."
        case .character(let line, let column):
            "Line \(line), character \(column) is none of A to Z, 0 to 9 and <. Correct it."
        case .documentCode(let code): "A document of type \(code) does not have a zone of this form."
        case .frenchIdentityCard:
            "This is a French identity card of the old form, whose lines are laid out differently. Use a passport or a new card."
        }
    }
}

extension MachineReadableZone {
    /// Reads lines separated by line breaks, or a zone without any. Spaces and tabs and blank lines are left out;
    /// small letters are read as capitals, since the zone knows no others.
    public init(parsing text: String) throws(MRZError) {
        var text = text
        self = try text.withUTF8 { MachineReadableZone.read($0) }.get()
    }

    public init(parsing bytes: some Collection<UInt8>) throws(MRZError) {
        let direct = bytes.withContiguousStorageIfAvailable { MachineReadableZone.read($0) }
        self = try (direct ?? Array(bytes).withUnsafeBufferPointer { MachineReadableZone.read($0) }).get()
    }

    public init(lines: [String]) throws(MRZError) { try self.init(parsing: lines.joined(separator: "\n")) }

    private static func read(_ input: UnsafeBufferPointer<UInt8>) -> Result<MachineReadableZone, MRZError> {
        guard input.count <= Limits.machineReadableZone else {
            return .failure(.tooLarge(limit: Limits.machineReadableZone))
        }
        var lines = LineCount()
        var failure: MRZError?
        let bytes = [UInt8](unsafeUninitializedCapacity: input.count) { out, count in
            for line in LineRanges(input) {
                let start = count
                for i in line {
                    let byte = input[i]
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x3C: out[count] = byte
                    case 0x61...0x7A: out[count] = byte & 0xDF
                    // A space is no character of a zone: it separates groups for the eye.
                    case 0x20, 0x09: continue
                    default:
                        if failure == nil {
                            failure = .character(line: lines.count + 1, column: i - line.lowerBound + 1)
                        }
                        out[count] = 0x3C
                    }
                    count += 1
                }
                lines.add(count - start)
            }
        }
        guard let width = lines.width else { return .failure(.layout(lengths: LineRanges(input).map(\.count))) }
        if let failure { return .failure(failure) }
        return format(bytes, width: width).map { MachineReadableZone(format: $0, bytes: bytes) }
    }

    /// How many lines there are and whether they are of one length, counted without keeping them.
    private struct LineCount {
        var count = 0
        private var length = 0
        private var areEqual = true

        mutating func add(_ length: Int) {
            if count == 0 { self.length = length } else if length != self.length { areEqual = false }
            count += 1
        }
        /// The width of the lines; `nil` when they are no known layout.
        var width: Int? {
            guard areEqual else { return nil }
            return switch (count, length) {
            case (1, 90), (3, 30): 30
            case (1, 72), (2, 36): 36
            case (1, 88), (2, 44): 44
            default: nil
            }
        }
    }

    /// The lines of a text that are not blank, without the spaces and tabs around them.
    private struct LineRanges: Sequence, IteratorProtocol {
        private let input: UnsafeBufferPointer<UInt8>
        private var at = 0
        init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

        mutating func next() -> Range<Int>? {
            while at < input.count {
                var first = at
                var last = at
                while last < input.count, input[last] != 0x0A, input[last] != 0x0D { last += 1 }
                at = last + 1
                // Spaces and tabs, and the page breaks that scanners' programs write.
                while first < last, input[first] <= 0x20 { first += 1 }
                while last > first, input[last - 1] <= 0x20 { last -= 1 }
                if first < last { return first..<last }
            }
            return nil
        }
    }

    /// Doc 9303: a passport begins with P, a visa with V, a card with A, C or I. Issuers use other letters on cards too.
    private static func format(_ bytes: [UInt8], width: Int) -> Result<Format, MRZError> {
        let isVisa = bytes[0] == UInt8(ascii: "V")
        switch width {
        case 44 where bytes[0] == UInt8(ascii: "P"): return .success(.td3)
        case 44 where isVisa: return .success(.mrvA)
        case 36 where isVisa: return .success(.mrvB)
        case 36 where bytes.starts(with: "IDFRA".utf8): return .failure(.frenchIdentityCard)
        case 36 where bytes[0] >= 0x41: return .success(.td2)
        case 30 where bytes[0] >= 0x41 && !isVisa: return .success(.td1)
        default: return .failure(.documentCode(String(decoding: bytes[0..<2], as: UTF8.self)))
        }
    }
}
