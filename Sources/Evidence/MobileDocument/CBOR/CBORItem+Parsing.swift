// Reading CBOR (RFC 8949): well-formed items of any length form, valid UTF-8, maps without repeated keys. Lengths that are not the
// shortest are read, because issuers write them; what is signed is the bytes, not the value. Time and memory are bounded by the
// bytes, depth by a constant; a length is believed only as far as bytes follow.
import Order

extension CBORItem {
    /// Reads one item that fills `bytes`.
    public init(parsing bytes: ArraySlice<UInt8>) throws(CBORError) {
        guard bytes.count <= Limits.cborBytes else { throw .tooLarge(limit: Limits.cborBytes) }
        var reader = CBORReader(bytes: bytes)
        self = try reader.item(depth: 0)
        guard reader.at == bytes.endIndex else { throw .trailingBytes(at: reader.offset) }
    }

    public init(parsing bytes: [UInt8]) throws(CBORError) { try self.init(parsing: bytes[...]) }
}

private struct CBORReader {
    let bytes: ArraySlice<UInt8>
    var at: Int
    var items = 0

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// The place as messages count it.
    var offset: Int { at - bytes.startIndex }
    private var remaining: Int { bytes.endIndex - at }

    mutating func item(depth: Int) throws(CBORError) -> CBORItem {
        guard depth <= Limits.cborDepth else { throw .tooDeep(limit: Limits.cborDepth) }
        items += 1
        guard items <= Limits.cborItems else { throw .tooManyItems(limit: Limits.cborItems) }
        let start = at
        let value = try value(depth: depth)
        return CBORItem(value: value, encoded: bytes[start..<at])
    }

    private mutating func value(depth: Int) throws(CBORError) -> CBORItem.Value {
        let start = at
        guard remaining > 0 else { throw .truncated(at: offset) }
        let initial = bytes[at]
        at += 1
        let isIndefinite = initial & 0x1F == 31
        switch initial >> 5 {
        case 0: return .unsigned(try argument(initial))
        case 1: return .negative(try argument(initial))
        case 2: return .bytes(isIndefinite ? try chunks(of: 0x40) : try run(of: initial))
        case 3:
            let utf8 = isIndefinite ? try chunks(of: 0x60) : try run(of: initial)
            guard let text = utf8.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) else {
                throw .invalidUTF8(at: start - bytes.startIndex)
            }
            return .text(text)
        case 4: return .array(try elements(initial, isIndefinite: isIndefinite, depth: depth))
        case 5: return .map(try members(initial, isIndefinite: isIndefinite, depth: depth))
        case 6:
            let tag = try argument(initial)
            return .tagged(tag, try item(depth: depth + 1))
        default: return try simpleOrFloat(initial)
        }
    }

    /// The number in or after an initial byte (section 3): a value, a length, a count or a tag.
    private mutating func argument(_ initial: UInt8) throws(CBORError) -> UInt64 {
        let low = initial & 0x1F
        guard low >= 24 else { return UInt64(low) }
        guard low <= 27 else {
            at -= 1
            throw .malformedHead(at: offset)
        }
        let width = 1 << Int(low - 24)
        guard remaining >= width else { throw .truncated(at: bytes.count) }
        var number: UInt64 = 0
        for index in at..<at + width { number = number << 8 | UInt64(bytes[index]) }
        at += width
        return number
    }

    /// A count of things of which each takes at least `least` bytes.
    private mutating func count(_ initial: UInt8, least: Int) throws(CBORError) -> Int {
        let stated = try argument(initial)
        guard stated <= UInt64(remaining / least) else { throw .truncated(at: bytes.count) }
        return Int(stated)
    }

    private mutating func run(of initial: UInt8) throws(CBORError) -> ArraySlice<UInt8> {
        let length = try count(initial, least: 1)
        defer { at += length }
        return bytes[at..<at + length]
    }

    /// The chunks of a string of indefinite length, each of the same kind and of definite length, joined.
    private mutating func chunks(of kind: UInt8) throws(CBORError) -> ArraySlice<UInt8> {
        var joined: [UInt8] = []
        while try !breaks() {
            let initial = bytes[at]
            guard initial & 0xE0 == kind, initial & 0x1F != 31 else { throw .malformedHead(at: offset) }
            items += 1
            guard items <= Limits.cborItems else { throw .tooManyItems(limit: Limits.cborItems) }
            at += 1
            let chunk = try run(of: initial)
            // Each chunk of a text is a text of its own (section 3.2.3).
            if kind == 0x60 {
                guard chunk.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil else {
                    throw .invalidUTF8(at: offset - chunk.count)
                }
            }
            joined += chunk
        }
        return joined[...]
    }

    private mutating func elements(
        _ initial: UInt8, isIndefinite: Bool, depth: Int
    ) throws(CBORError) -> [CBORItem] {
        var elements: [CBORItem] = []
        if isIndefinite {
            while try !breaks() { elements.append(try item(depth: depth + 1)) }
            return elements
        }
        let count = try count(initial, least: 1)
        elements.reserveCapacity(min(count, Limits.cborItems))
        for _ in 0..<count { elements.append(try item(depth: depth + 1)) }
        return elements
    }

    private mutating func members(
        _ initial: UInt8, isIndefinite: Bool, depth: Int
    ) throws(CBORError) -> [CBORMember] {
        var members: [CBORMember] = []
        // Short maps are compared pair by pair; a long one would make that quadratic.
        var seen: Set<CBORKey> = []
        let count = isIndefinite ? Int.max : try count(initial, least: 2)
        if !isIndefinite { members.reserveCapacity(min(count, Limits.cborItems)) }
        while members.count < count {
            if isIndefinite, try breaks() { break }
            let start = offset
            let key = try key(depth: depth)
            if members.count == 16 { seen.formUnion(members.map(\.key)) }
            let isNew = members.count < 16 ? !members.contains { $0.key == key } : seen.insert(key).inserted
            guard isNew else { throw .duplicateKey(at: start) }
            members.append(CBORMember(key: key, value: try item(depth: depth + 1)))
        }
        return members
    }

    private mutating func key(depth: Int) throws(CBORError) -> CBORKey {
        let start = offset
        switch try item(depth: depth + 1).value {
        case .unsigned(let n): return .unsigned(n)
        case .negative(let n): return .negative(n)
        case .text(let text): return .text(text)
        default: throw .unsupportedKey(at: start)
        }
    }

    /// Whether an item of indefinite length ends here; then stands after its end.
    private mutating func breaks() throws(CBORError) -> Bool {
        guard remaining > 0 else { throw .truncated(at: offset) }
        guard bytes[at] == 0xFF else { return false }
        at += 1
        return true
    }

    private mutating func simpleOrFloat(_ initial: UInt8) throws(CBORError) -> CBORItem.Value {
        let start = offset - 1
        switch initial & 0x1F {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        case 23: return .undefined
        case 24:
            let number = try argument(initial)
            guard number >= 32 else { throw .malformedHead(at: start) }
            return .simple(UInt8(truncatingIfNeeded: number))
        case 25: return .float(Self.half(UInt16(truncatingIfNeeded: try argument(initial))))
        case 26: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: try argument(initial)))))
        case 27: return .float(Double(bitPattern: try argument(initial)))
        case let low where low < 20: return .simple(low)
        default: throw .malformedHead(at: start)
        }
    }

    /// IEEE 754 half precision (appendix D).
    private static func half(_ bits: UInt16) -> Double {
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Double(bits & 0x3FF)
        let size: Double =
            switch exponent {
            case 0: fraction * 0x1p-24
            case 31: fraction == 0 ? .infinity : .nan
            default: (fraction + 1024) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
            }
        return bits & 0x8000 == 0 ? size : -size
    }
}
