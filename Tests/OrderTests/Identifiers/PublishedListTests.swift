// What OFAC's published list spells, where the test data is: `$GATEHOUSE_TESTDATA`, else `../shared/data` beside the package.
import Foundation
import Order
import Testing

enum PublishedLists {
    /// A file of OFAC's list, or of another folder of the test data; `nil` where the data is absent.
    static func file(_ name: String, under folder: String = "ofac") -> URL? {
        let environment = ProcessInfo.processInfo.environment["GATEHOUSE_TESTDATA"].map { URL(fileURLWithPath: $0) }
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root = root.deletingLastPathComponent() }
        let file = (environment ?? root.appending(path: "../shared/data")).appending(path: folder + "/" + name)
            .standardizedFileURL
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
}

@Suite("OFAC's spellings") struct PublishedListTests {
    @Test(
        "Every country that OFAC writes in an address is understood",
        .enabled(if: PublishedLists.file("add.csv") != nil, "needs the OFAC list"))
    func countries() throws {
        let bytes = try Data(contentsOf: #require(PublishedLists.file("add.csv")))
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
