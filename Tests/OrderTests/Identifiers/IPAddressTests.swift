// RFC 4291 section 2.2, RFC 5952 section 4, RFC 6890.
import Order
import TestSupport
import Testing

@Suite("IP addresses") struct IPAddressTests {
    @Test(
        "Every spelling is read, and written as RFC 5952 asks",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
            ("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"), ("FF01:0:0:0:0:0:0:101", "ff01::101"),
            ("0:0:0:0:0:0:0:1", "::1"), ("0:0:0:0:0:0:0:0", "::"), ("::", "::"), ("1::", "1::"), ("::1:2", "::1:2"),
            ("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("::FFFF:129.144.52.38", "129.144.52.38"),
            ("::13.1.68.3", "::d01:4403"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
            ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
            ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ])
    func spellings(text: String, form: String) throws {
        let address = try IPAddress(parsing: text)
        #expect(address.description == form)
        #expect(try IPAddress(parsing: form) == address)
    }

    @Test(
        "What is not an address is refused",
        arguments: [
            "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1..2.3", ".1.2.3",
            "1.2.3.", "0x1.2.3.4",
            ":", ":::", "1:::2", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8", "12345::",
            "g::", "fe80::1%eth0", "[::1]", "::1/64", "1.2.3.4:80", "::1.2.3", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4",
            "1:", ":1",
            "١.٢.٣.٤", "::ffff:1.2.3.4\u{0}",
        ])
    func refused(text: String) { #expect(throws: IdentifierError.self) { try IPAddress(parsing: text) } }

    @Test("Text, address and text again agree for addresses of every pattern of zeros")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 4291)
        for _ in 0..<5_000 {
            let mask = UInt8.random(in: .min ... .max, using: &generator)
            let groups = (0..<8).map { mask >> UInt8($0) & 1 == 0 ? 0 : generator.next() & 0xFFFF }
            let address = IPAddress(
                high: groups[..<4].reduce(0) { $0 << 16 | $1 }, low: groups[4...].reduce(0) { $0 << 16 | $1 })
            #expect(try IPAddress(parsing: address.description) == address)
            #expect(try IPAddress(parsing: groups.map { String($0, radix: 16) }.joined(separator: ":")) == address)
        }
    }

    @Test("IPv4 and its IPv4-mapped spelling are one value, with IPv4's prefixes")
    func mapped() throws {
        let address = try IPAddress(parsing: "::ffff:c633:6407")
        #expect(address == (try IPAddress(parsing: "198.51.100.7")))
        #expect(address.prefixes.map(\.description) == ["198.51.100.0/24", "198.51.0.0/16"])
        let v6 = try IPAddress(parsing: "2001:db8:1234:5678:9abc::1")
        #expect(v6.prefixes.map(\.description) == ["2001:db8:1234:5678::/64", "2001:db8:1234::/48", "2001:db8::/32"])
    }

    @Test("A prefix holds its addresses and no other, and refuses bits beyond its length")
    func prefixes() throws {
        let block = try IPPrefix(parsing: "203.0.113.64/26")
        #expect(block.contains(try IPAddress(parsing: "203.0.113.127")))
        #expect(!block.contains(try IPAddress(parsing: "203.0.113.128")))
        #expect(try IPPrefix(parsing: "::/0").contains(try IPAddress(parsing: "2001:db8::1")))
        #expect(try IPPrefix(parsing: "0.0.0.0/0").description == "0.0.0.0/0")
        #expect(throws: IdentifierError.self) { try IPPrefix(parsing: "203.0.113.65/26") }
        for text in ["203.0.113.0/33", "203.0.113.0", "::/129", "::/-1", "::/", "1.2.3.0/24/1"] {
            #expect(throws: IdentifierError.self) { try IPPrefix(parsing: text) }
        }
    }

    @Test("Only addresses that can belong to a host on the public Internet are global")
    func global() throws {
        for text in [
            "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1",
            "2606:4700::1111",
        ] {
            #expect(try IPAddress(parsing: text).isGlobal, "\(text)")
        }
        for text in [
            "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "169.254.1.1", "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
            "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "64:ff9b::1",
        ] {
            #expect(try !IPAddress(parsing: text).isGlobal, "\(text)")
        }
    }
}
