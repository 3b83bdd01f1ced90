import AccessHistory
import Foundation
import Order
import Testing

@Suite("The table of countries")
struct CountryTableTests {
    func table() throws -> AddressCountryTable {
        try AddressCountryTable(
            geoip: Array(
                "# Generated: Thu, 25 Jun 2026\n16777216,16777471,AU\n16777472,16778239,CN\n33554432,33554687,EU\n".utf8
            ),
            geoip6: Array("2a00::,2a00:ffff:ffff:ffff:ffff:ffff:ffff:ffff,LV\n".utf8))
    }

    @Test("The first and the last address of a range have its country, their neighbours have not")
    func edges() throws {
        let table = try table()
        func code(_ text: String) throws -> String? { table.country(of: try IPAddress(parsing: text))?.code }
        #expect(try code("1.0.0.0") == "AU")
        #expect(try code("1.0.0.255") == "AU")
        #expect(try code("1.0.1.0") == "CN")
        #expect(try code("1.0.3.255") == "CN")
        #expect(try code("1.0.4.0") == nil)
        #expect(try code("0.255.255.255") == nil)
        #expect(try code("2a00::") == "LV")
        #expect(try code("2a00:ffff:ffff:ffff:ffff:ffff:ffff:ffff") == "LV")
        #expect(try code("2a01::") == nil)
        #expect(table.generated == "Thu, 25 Jun 2026")
    }

    @Test("What is not known is not known for a stated reason")
    func reasons() throws {
        let table = try table()
        #expect(table.answer(for: try IPAddress(parsing: "10.1.1.1")) == .failure(.notPublic))
        #expect(table.answer(for: try IPAddress(parsing: "5.5.5.5")) == .failure(.notListed))
        #expect(table.answer(for: try IPAddress(parsing: "2.0.0.1")) == .failure(.region("Europe")))
        let empty = try AddressCountryTable.load(from: URL(fileURLWithPath: "/nonexistent"))
        #expect(empty.answer(for: try IPAddress(parsing: "1.0.0.1")) == .failure(.noTable("geoip")))
        #expect(empty.answer(for: try IPAddress(parsing: "2a00::1")) == .failure(.noTable("geoip6")))
    }

    @Test("What the provider says of its own networks comes first, the longest network before a wider one")
    func own() throws {
        var table = try table()
        table.know(try IPPrefix(parsing: "203.0.113.0/24"), as: JurisdictionCode(unchecked: "UTO"))
        table.know(try IPPrefix(parsing: "203.0.113.128/25"), as: JurisdictionCode(unchecked: "CH"))
        #expect(table.country(of: try IPAddress(parsing: "203.0.113.1"))?.code == "UTO")
        #expect(table.country(of: try IPAddress(parsing: "203.0.113.200"))?.code == "CH")
    }

    @Test("A damaged line is named")
    func damaged() {
        for bad in ["1,2\n", "5,4,AU\n", "1,x,AU\n", "1,2,AU\n2,3,AU\n", "1,4294967296,AU\n"] {
            #expect(throws: AddressCountryTable.FormatError.self) {
                try AddressCountryTable(geoip: Array(bad.utf8), geoip6: nil)
            }
        }
    }

    @Test(
        "Debian's table is read whole",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/tor/geoip"), "tor-geoipdb is not installed"))
    func debian() throws {
        let table = try AddressCountryTable.load()
        #expect(table.count > 500_000)
        #expect(table.country(of: try IPAddress(parsing: "1.0.0.1"))?.code == "AU")
        #expect(table.country(of: try IPAddress(parsing: "8.8.8.8"))?.code == "US")
        #expect(table.country(of: try IPAddress(parsing: "2001:4860:4860::8888"))?.code == "US")
    }
}
