// What OFAC's published list spells, where the test data is: `$GATEHOUSE_TESTDATA`, else `../shared/data` beside the package.
import Foundation
import Order
import TestSupport
import Testing

@Suite("OFAC's spellings") struct PublishedListTests {
    @Test(
        "Every country that OFAC writes in an address is understood",
        .enabled(if: PublicData.file("ofac/add.csv") != nil, "needs the OFAC list"))
    func countries() throws {
        let bytes = try Data(contentsOf: #require(PublicData.file("ofac/add.csv")))
        var reader = CSVReader()
        // Latin-1: each byte is the scalar of its value.
        reader.feed(Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8))
        reader.finish()
        var names = Set<String>()
        var rows = 0
        while let next = reader.next() {
            guard case .success(let row) = next, row.fields.count > 4 else { continue }
            rows += 1
            names.insert(row.fields[4])
        }
        #expect(rows == 13_625)
        let unknown = names.filter { (try? JurisdictionCode(parsing: $0)) == nil }
        #expect(unknown == ["-0- ", "undetermined", "Region: Kafia Kingi", "Region: Northern Mali"])
    }
}
