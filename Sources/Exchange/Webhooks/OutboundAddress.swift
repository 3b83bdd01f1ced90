import Order

// Which addresses the server may call on somebody's word. An endpoint is named by a person with a key, so its name may
// point into the provider's own network (server-side request forgery); every address it resolves to is checked, and the
// connection is made to the address that was checked.

/// Whether an address lies on the public internet.
public enum OutboundAddress {
    /// Blocks of IANA's special-purpose registries (RFC 6890 and later) that are not global, and those that carry an
    /// IPv4 address within, which is then checked in its place.
    public static func isPublic(_ address: IPAddress) -> Bool {
        if let ipv4 = address.ipv4 { return isPublic(ipv4: ipv4) }
        let high = address.high, low = address.low
        // IPv4-compatible ::a.b.c.d, ::, ::1.
        if high == 0, low >> 32 == 0 { return false }
        switch high {
        // NAT64, RFC 6052: the address it stands for decides.
        case 0x0064_FF9B_0000_0000 where low >> 32 == 0: return isPublic(ipv4: UInt32(truncatingIfNeeded: low))
        default: break
        }
        if high >> 48 == 0x2002 { return isPublic(ipv4: UInt32(truncatingIfNeeded: high >> 16)) }
        // Teredo and the rest of 2001::/23, documentation, ORCHID.
        if high >> 41 == 0x2001_0000 >> 9 { return false }
        if high >> 32 == 0x2001_0DB8 || high >> 44 == 0x3FFF_0 { return false }
        // Only 2000::/3 is allotted as global unicast; this leaves out ULA, link-local, multicast and the rest.
        return high >> 61 == 0b001
    }

    private static func isPublic(ipv4: UInt32) -> Bool {
        let blocks: [(UInt32, UInt32)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
            (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
            (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
        ]
        return !blocks.contains { block, bits in (ipv4 ^ block) >> (32 - bits) == 0 }
    }
}
