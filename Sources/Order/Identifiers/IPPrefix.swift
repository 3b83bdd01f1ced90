// Prefixes of Internet addresses (RFC 4632, RFC 4291 section 2.3), and which addresses lie on the public Internet
// (IANA's special-purpose address registries, RFC 6890).

/// A block of addresses: `192.0.2.0/24`, `2001:db8::/48`.
public struct IPPrefix: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first address of the block.
    public let address: IPAddress
    /// Bits that are fixed, out of 128; an IPv4 block counts the 96 before it.
    private let bits: UInt8

    /// The block of `length` bits (out of 32 for IPv4, out of 128 for IPv6) that holds the address. `nil` when there is no
    /// such length.
    public init?(of address: IPAddress, length: Int) {
        guard length >= 0, length <= (address.isIPv4 ? 32 : 128) else { return nil }
        self.init(address, bits: address.isIPv4 ? 96 + length : length)
    }
    fileprivate init(_ address: IPAddress, bits: Int) {
        let high = bits >= 64 ? address.high : address.high & ~(UInt64.max >> UInt64(bits))
        let low = bits >= 128 ? address.low : bits <= 64 ? 0 : address.low & ~(UInt64.max >> UInt64(bits - 64))
        self.address = IPAddress(high: high, low: low)
        self.bits = UInt8(bits)
    }

    /// Parses `address/length`. Bits set beyond the length are refused: the text means either less or more than it says.
    public init(parsing text: String) throws(IdentifierError) {
        let parts = text.trimmed.split(separator: "/", omittingEmptySubsequences: false)
        let wrong = IdentifierError.malformed("not a block of addresses; write it as 192.0.2.0/24 or 2001:db8::/32")
        guard parts.count == 2, (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(isASCIIDigit),
            let length = Int(parts[1])
        else { throw wrong }
        let address = try IPAddress(parsing: parts[0])
        guard let prefix = IPPrefix(of: address, length: length) else { throw wrong }
        guard prefix.address == address else {
            throw .malformed("the address has bits beyond the block; did you mean \(prefix)?")
        }
        self = prefix
    }

    /// Fixed bits, out of 32 for IPv4 and 128 for IPv6.
    public var length: Int { isIPv4 ? Int(bits) - 96 : Int(bits) }
    private var isIPv4: Bool { address.isIPv4 && bits >= 96 }
    public func contains(_ address: IPAddress) -> Bool { IPPrefix(address, bits: Int(bits)).address == self.address }
    public static func < (a: IPPrefix, b: IPPrefix) -> Bool { (a.address, a.bits) < (b.address, b.bits) }
    public var description: String { "\(address)/\(length)" }
    public var canonical: String { description }
}

extension IPAddress {
    /// The blocks that are indexed beside the address itself: /24 and /16 of IPv4, /64, /48 and /32 of IPv6.
    public var prefixes: [IPPrefix] {
        isIPv4
            ? [IPPrefix(self, bits: 120), IPPrefix(self, bits: 112)] : [64, 48, 32].map { IPPrefix(self, bits: $0) }
    }

    /// Whether the address can belong to a host on the public Internet: not private, loopback, link-local, shared,
    /// documentation, benchmarking, multicast or reserved.
    public var isGlobal: Bool {
        if let v4 = ipv4 {
            let top = v4 >> 24
            return switch true {
            case top == 0, top == 10, top == 127, top >= 224: false
            case v4 >> 22 == 100 << 2 | 1: false  // 100.64.0.0/10
            case v4 >> 16 == 169 << 8 | 254: false
            case v4 >> 20 == 172 << 4 | 1: false  // 172.16.0.0/12
            case v4 >> 16 == 192 << 8 | 168: false
            case v4 >> 8 == 192 << 16: false
            case v4 >> 8 == 192 << 16 | 2, v4 >> 8 == 198 << 16 | 51 << 8 | 100, v4 >> 8 == 203 << 16 | 113: false
            case v4 >> 17 == 198 << 7 | 9: false  // 198.18.0.0/15
            default: true
            }
        }
        // Of IPv6 only 2000::/3 is assigned for global unicast, and not all of that.
        guard high >> 61 == 1 else { return false }
        return switch true {
        case high >> 32 == 0x2001_0DB8: false
        case high >> 44 == 0x3FFF_0: false
        case high >> 16 == 0x2001_0002_0000: false
        case high >> 36 == 0x2001_001, high >> 36 == 0x2001_002: false  // ORCHID
        default: true
        }
    }
}
