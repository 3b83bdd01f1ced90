import Order

/// Networks as the access history asks for them; a single address is the longest.
extension IPPrefix {
    /// Reads `203.0.113.7`, `203.0.113.0/24` or `2001:db8::/48`.
    public init(addressOrNetwork text: String) throws(IdentifierError) {
        if text.utf8.contains(UInt8(ascii: "/")) {
            try self.init(parsing: text)
        } else {
            self = .one(try IPAddress(parsing: text))
        }
    }

    /// The block of one address.
    public static func one(_ address: IPAddress) -> IPPrefix { around(address, length: 128) }

    /// The network in which accesses are summed up: /24 for IPv4, /64 for IPv6.
    public static func network(of address: IPAddress) -> IPPrefix { around(address, length: address.isIPv4 ? 24 : 64) }

    /// The block of this length around an address, or the address alone when the length is beyond what it has.
    static func around(_ address: IPAddress, length: Int) -> IPPrefix {
        let whole = address.isIPv4 ? 32 : 128
        guard let block = IPPrefix(of: address, length: max(0, min(length, whole))) else {
            preconditionFailure("every length from 0 to \(whole) has a block")
        }
        return block
    }

    var isOneAddress: Bool { length == (address.isIPv4 ? 32 : 128) }

    /// The last address of the block.
    var lastAddress: IPAddress {
        let bits = address.isIPv4 ? length + 96 : length
        if bits >= 128 { return address }
        if bits >= 64 { return IPAddress(high: address.high, low: address.low | (.max >> UInt64(bits - 64))) }
        return IPAddress(high: address.high | (.max >> UInt64(bits)), low: .max)
    }
}
