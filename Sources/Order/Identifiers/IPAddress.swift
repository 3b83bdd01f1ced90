// Internet addresses: text of RFC 4291 section 2.2 and RFC 5952, IPv4 held as IPv4-mapped IPv6 so that both spellings of
// one address are one value.

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 16 bytes, network order; IPv4 is ::ffff:a.b.c.d.
    public let high: UInt64, low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
    public init(ipv4 value: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(value)) }

    /// Parses dotted IPv4 without leading zeros, or IPv6 in any spelling of RFC 4291; zones, ports and brackets are refused.
    public init(parsing text: some StringProtocol) throws(IdentifierError) {
        var copy = String(text)
        guard let parsed = copy.withUTF8({ IPAddress(utf8: $0) }) else {
            throw .malformed("not an IP address; write it as 192.0.2.1 or 2001:db8::1, without port or zone")
        }
        self = parsed
    }

    /// The same over bytes, for hot paths.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard (2...45).contains(bytes.count) else { return nil }
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                guard let value = dottedQuad(bytes) else { return nil }
                self.init(ipv4: value)
                return
            }
            if byte == UInt8(ascii: ":") { break }
        }
        guard let (high, low) = colonHexadecimal(bytes) else { return nil }
        self.init(high: high, low: low)
    }

    /// The address of 4 or 16 bytes in network order.
    public init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4: self.init(ipv4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self.init(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
        default: return nil
        }
    }

    public var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
    /// The 32 bits of an IPv4 address.
    public var ipv4: UInt32? { isIPv4 ? UInt32(truncatingIfNeeded: low) : nil }

    public static func < (a: IPAddress, b: IPAddress) -> Bool { (a.high, a.low) < (b.high, b.low) }

    /// RFC 5952; IPv4 in dotted form.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(40)
        if let value = ipv4 {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                text.appendDecimal(Int64(value >> shift & 0xFF))
                if shift > 0 { text.append(UInt8(ascii: ".")) }
            }
        } else {
            appendGroups(to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }
    /// The text that equal addresses share.
    public var canonical: String { description }

    private func group(_ i: Int) -> UInt64 {
        (i < 4 ? high >> UInt64((3 - i) * 16) : low >> UInt64((7 - i) * 16)) & 0xFFFF
    }

    private func appendGroups(to text: inout [UInt8]) {
        // The longest run of at least two zero groups becomes `::`, the first of equal ones (RFC 5952 section 4.2).
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, group(end) == 0 { end += 1 }
            if end - start > max(best.count, 1) { best = start..<end }
            start = max(end, start + 1)
        }
        var i = 0
        while i < 8 {
            if i == best.lowerBound, !best.isEmpty {
                text.append(contentsOf: [0x3A, 0x3A])
                i = best.upperBound
                continue
            }
            if i > 0, i != best.upperBound || best.isEmpty { text.append(0x3A) }
            text.append(contentsOf: String(group(i), radix: 16).utf8)
            i += 1
        }
    }
}

/// Four decimal bytes without leading zeros.
private func dottedQuad(_ bytes: some Collection<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    var part: UInt32 = 0
    var digits = 0
    var dots = 0
    for byte in bytes {
        if byte == UInt8(ascii: ".") {
            guard digits > 0, dots < 3 else { return nil }
            value = value << 8 | part
            part = 0
            digits = 0
            dots += 1
        } else {
            guard isASCIIDigit(byte), digits == 0 || part > 0 else { return nil }
            part = part * 10 + UInt32(byte - 0x30)
            digits += 1
            guard part <= 255 else { return nil }
        }
    }
    guard dots == 3, digits > 0 else { return nil }
    return value << 8 | part
}

/// Eight groups of up to four hexadecimal digits, `::` once for at least one zero group, the last two perhaps dotted.
private func colonHexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
    var head: (UInt64, UInt64) = (0, 0)
    var tail: (UInt64, UInt64) = (0, 0)
    var headCount = 0, tailCount = 0
    var compressed = false
    func push(_ group: UInt64) -> Bool {
        if compressed {
            tail = (tail.0 << 16 | tail.1 >> 48, tail.1 << 16 | group)
            tailCount += 1
        } else {
            head = (head.0 << 16 | head.1 >> 48, head.1 << 16 | group)
            headCount += 1
        }
        return headCount + tailCount <= 8
    }
    var at = 0
    if bytes[0] == UInt8(ascii: ":") {
        guard bytes[1] == UInt8(ascii: ":") else { return nil }
        compressed = true
        at = 2
    }
    while at < bytes.count {
        let start = at
        var group: UInt64 = 0
        while at < bytes.count, let digit = hexadecimalValue(bytes[at]) {
            group = group << 4 | digit
            at += 1
            guard at - start <= 4 else { return nil }
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            guard let quad = dottedQuad(bytes[start...]) else { return nil }
            guard push(UInt64(quad >> 16)), push(UInt64(quad & 0xFFFF)) else { return nil }
            at = bytes.count
            break
        }
        guard at > start, push(group) else { return nil }
        if at == bytes.count { break }
        guard bytes[at] == UInt8(ascii: ":") else { return nil }
        at += 1
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: ":") {
            guard !compressed else { return nil }
            compressed = true
            at += 1
        }
    }
    guard compressed ? headCount + tailCount <= 7 : headCount == 8 else { return nil }
    guard compressed else { return head }
    // Shift the head up into place; `::` stands for the zeros between.
    for _ in headCount..<8 { head = (head.0 << 16 | head.1 >> 48, head.1 << 16) }
    return (head.0 | tail.0, head.1 | tail.1)
}

private func hexadecimalValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x46: UInt64(byte - 0x37)
    case 0x61...0x66: UInt64(byte - 0x57)
    default: nil
    }
}
