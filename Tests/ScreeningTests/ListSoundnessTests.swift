import Order
import Screening
import Testing

@Suite("What a list must be to be read") struct ListSoundnessTests {
    private let nations = """
        <?xml version="1.0" encoding="UTF-8"?>
        <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ARSENIY</FIRST_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
        """
    private let record = #"{"source":"Entity List (EL) - Bureau of Industry and Security","name":"NOWHERE LLC"}"#

    @Test("Nothing but white space and comments follows an XML list's root")
    func behindRoot() throws {
        #expect(try readList(nations + "\n<!-- end -->\n", named: "un.xml").1.entries.count == 1)
        for more in ["<extra/>", "\n<extra/>", nations.split(separator: "\n")[1].description, "text", "&amp;"] {
            #expect(throws: ListError.self, "\(more)") { try readList(nations + more, named: "un.xml") }
        }
    }

    @Test("Nothing follows a JSON list, and what follows the records within its object is JSON")
    func behindRecords() throws {
        let list = #"{"total":1,"results":[\#(record)],"sources":[{"a":"]"}],"x":null}"#
        #expect(try readList(list + "\n", named: "csl.json").1.entries.count == 1)
        #expect(try readList("[\(record)]", named: "csl.json").1.entries.count == 1)
        for text in [
            list + "garbage", list + "{}", "[\(record)] ]", #"{"results":[\#(record)]"#, #"{"results":[\#(record)] x}"#,
            #"{"results":[\#(record)],"a"}"#,
        ] {
            #expect(throws: ListError.self, "\(text)") { try readList(text, named: "csl.json") }
        }
    }

    @Test("One page of a list that says how long it is, before or behind its records, is not taken for the list")
    func onePage() throws {
        for text in [
            #"{"total":15000,"offset":0,"results":[\#(record)]}"#, #"{"results":[\#(record)],"total":15000}"#,
        ] {
            #expect(throws: ListError.partial(file: "csl.json", records: 1, of: 15_000)) {
                try readList(text, named: "csl.json")
            }
        }
    }

    @Test("Who is owned by listed parties through others stands on the list with the chain, who is not does not")
    func chains() throws {
        func company(_ id: String, _ name: String) -> String {
            #"{"id":"\#(id)","schema":"Company","properties":{"name":["\#(name)"]}}"#
        }
        func owns(_ owner: String, _ asset: String, _ share: String?) -> String {
            let percentage = share.map { #","percentage":["\#($0)"]"# } ?? ""
            return
                #"{"id":"\#(owner)-\#(asset)","schema":"Ownership","properties":{"owner":["\#(owner)"],"asset":["\#(asset)"]\#(percentage)}}"#
        }
        let lines = [
            #"{"id":"p1","schema":"Person","target":true,"properties":{"name":["Arseniy Zveroboev"],"topics":["sanction"]}}"#,
            #"{"id":"p2","schema":"Person","target":true,"properties":{"name":["Anna Zveroboeva"]}}"#,
            company("c1", "Upper BV"), company("c2", "Deep Sub NV"), company("c3", "Half and Half SA"),
            company("c4", "Minor GmbH"), company("c5", "Unsaid Ltd"), company("c6", "Stranger PLC"),
            owns("p1", "c1", "55"),
            owns("c1", "c2", "55"), owns("c2", "c3", "25"), owns("p2", "c3", "25"), owns("c2", "c4", "20"),
            owns("c6", "c4", "80"), owns("c2", "c5", nil),
        ]
        let reading = try readList(lines.joined(separator: "\n") + "\n", named: "entities.ftm.json").1
        let entry = Dictionary(uniqueKeysWithValues: reading.entries.map { ($0.id, $0) })
        #expect(Set(entry.keys) == ["p1", "p2", "c1", "c2", "c3", "c5"])
        #expect(entry["c2"]?.effect == .blocked && entry["c3"]?.effect == .blocked && entry["c5"]?.effect == .unstated)
        #expect(
            entry["c2"]?.ownershipReason
                == "Counts as listed through its owners (50 percent rule): Arseniy Zveroboev 55 % of Upper BV, Upper BV 55 % of Deep Sub NV."
        )
        #expect(entry["c3"]?.ownershipReason?.contains("; and Anna Zveroboeva 25 % of Half and Half SA") == true)
        #expect(entry["c5"]?.ownershipReason?.hasPrefix("May count as listed") == true)
        #expect(entry["p1"]?.ownershipReason == nil)

        let list = ScreeningList(
            version: ListVersion(
                list: .openSanctions, number: 1, sourceDigest: "", contentDigest: "", importedAt: noon,
                counts: reading.counts), entries: reading.entries)
        let hit = try #require(
            ScreeningIndex(lists: [list]).screen(.entity("Deep Sub NV"), asOf: noon).first)
        #expect(hit.sentence.contains("Upper BV 55 % of Deep Sub NV"))
    }

    @Test("Names without a letter, wallets that are none and impossible shares are noted and left out")
    func unreadable() throws {
        let table = """
            id,name,aliases,wallets,owners
            1,...,,,
            2,\u{200B},,,
            3,Real Name,…,NOPE;ETH 0x00000000000000000000000000000000000000aa,Kasimir Alphaville -5 %
            4,Other Name,,,Kasimir Alphaville 150%;Anna 75 to 100 %
            5,...,Known Alias,,

            """
        let reading = try readList(table, named: "house.csv").1
        #expect(reading.entries.map(\.id) == ["3", "4", "5"])
        #expect(reading.entries[0].names.map(\.text) == ["Real Name"])
        #expect(reading.entries[0].wallets.map(\.currency) == ["ETH"])
        #expect(reading.entries[0].relations.map(\.party) == ["Kasimir Alphaville"])
        #expect(reading.entries[1].relations.map(\.party) == ["Kasimir Alphaville", "Anna"])
        #expect(reading.entries[1].relations.map(\.share) == [nil, 7_500...10_000])
        #expect(reading.entries[0].relations[0].share == nil)
        #expect(reading.entries[2].names == [ListedName("Known Alias", .primary)])
        let notes = reading.notes.map(\.description)
        for words in ["“...” (id 1)", "“U+200B” (id 2)", "“NOPE” (id 3)", "-5 %", "150%", "id 2 has no name"] {
            #expect(notes.contains { $0.contains(words) }, "\(words) in \(notes)")
        }
    }

    @Test("A file that is no text, or text of another width, is told for what it is")
    func noText() throws {
        for (bytes, words) in [
            ([0x1F, 0x8B, 0x08, 0x00, 0x00], "gzip"), ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "ZIP"),
            ([0x07, 0xE2, 0x00, 0x81, 0x13, 0x9C, 0xFA, 0x44, 0x01, 0x99], "no text"),
            (Array("\u{FEFF}id,name".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "UTF-16"),
            (Array("id,name".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "UTF-16"),
        ] as [([UInt8], String)] {
            let error = #expect(throws: ListError.self) { try ListParcel.sort(["x.csv": bytes]) }
            let said = error?.description ?? ""
            #expect(said.contains(words) && (words == "UTF-16" || !said.contains("UTF-16")), "\(said)")
        }
    }

    @Test("A reference to a character that is none is refused by its own line")
    func characterReference() throws {
        for reference in ["&#0;", "&#x1F;", "&#xD800;", "&#1114112;", "&#;"] {
            let text = nations.replacing("ARSENIY", with: "ARS\(reference)") + String(repeating: "\n", count: 400)
            let error = #expect(throws: ListError.self) { try readList(text, named: "un.xml") }
            #expect(error?.description.contains("row 2") == true, "\(reference) \(error?.description ?? "")")
        }
        #expect(
            try readList(nations.replacing("ARSENIY", with: "ARS&#69;N&#x49;Y"), named: "un.xml").1.entries.count == 1)
    }
}
