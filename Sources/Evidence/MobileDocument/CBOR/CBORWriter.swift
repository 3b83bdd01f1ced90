// Writing CBOR (RFC 8949 section 4.2: shortest heads, definite lengths), for the structures that are signed but never sent.

/// Bytes of one or more data items, in the order they are added.
public struct CBORWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(reserving count: Int = 256) { bytes.reserveCapacity(count) }

    public mutating func integer(_ value: Int64) {
        if value >= 0 { head(0x00, UInt64(value)) } else { head(0x20, UInt64(-1 - value)) }
    }
    public mutating func bytes(_ value: some Collection<UInt8>) {
        head(0x40, UInt64(value.count))
        bytes += value
    }
    public mutating func text(_ value: String) {
        head(0x60, UInt64(value.utf8.count))
        bytes += value.utf8
    }
    /// Begins an array; its items follow.
    public mutating func array(_ count: Int) { head(0x80, UInt64(count)) }
    /// Begins a map; a key and a value follow for each pair.
    public mutating func map(_ count: Int) { head(0xA0, UInt64(count)) }
    public mutating func tag(_ tag: UInt64) { head(0xC0, tag) }
    public mutating func null() { bytes.append(0xF6) }
    public mutating func bool(_ value: Bool) { bytes.append(value ? 0xF5 : 0xF4) }
    /// An item that is encoded already.
    public mutating func encoded(_ item: some Collection<UInt8>) { bytes += item }
    /// `#6.24(bstr)` around an encoded item.
    public mutating func embedded(_ item: some Collection<UInt8>) {
        tag(24)
        bytes(item)
    }

    private mutating func head(_ kind: UInt8, _ number: UInt64) {
        switch number {
        case 0..<24: bytes.append(kind | UInt8(number))
        case 24...0xFF: append(kind | 24, number, width: 1)
        case 0x100...0xFFFF: append(kind | 25, number, width: 2)
        case 0x1_0000...0xFFFF_FFFF: append(kind | 26, number, width: 4)
        default: append(kind | 27, number, width: 8)
        }
    }
    private mutating func append(_ initial: UInt8, _ number: UInt64, width: Int) {
        bytes.append(initial)
        for index in (0..<width).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index)))
        }
    }
}
