import Foundation
import Order
import Screening
import Testing

@Suite("Reading OFAC's list") struct OFACSourceTests {
    private func read(_ sdn: String, alt: String? = nil, add: String? = nil, comments: String? = nil) throws
        -> ListReading
    {
        var files = ["sdn.csv": Array(sdn.utf8)]
        files["alt.csv"] = alt.map { Array($0.utf8) }
        files["add.csv"] = add.map { Array($0.utf8) }
        files["sdn_comments.csv"] = comments.map { Array($0.utf8) }
        return try OFACSource().read(files)
    }
    private func row(_ id: Int, _ name: String, _ type: String = "individual", _ remarks: String = "-0- ") -> String {
        "\(id),\"\(name)\",\(type),\"CYBER2] [CAATSA - RUSSIA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"\(remarks)\"\n"
    }

    @Test("Remarks become dates, places, countries, documents, contacts and wallets")
    func remarks() throws {
        let text = """
            DOB 10 Dec 1948; alt. DOB circa 1951; alt. DOB 1956 to 1957; POB Vydumsk, Russia; nationality Russia; citizen Korea, North; \
            Gender Female; Passport AB123456 (Russia) issued 12 Aug 2010 expires 11 Aug 2020; National ID No. 98-765 (Belarus); \
            Tax ID No. 7700000001 (Russia); Email Address a@b.example; Phone Number 79120000000; Telephone (98)(21)(12345678); \
            Website nowhere.example; Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT; \
            alt. Digital Currency Address - ETH 0x00000000000000000000000000000000000000aa; a.k.a. 'Nick'; f.k.a. 'OLD NAME'; \
            Linked To: NOWHERE LLC.
            """
        let entry = try #require(try read(row(7, "TESTOVA, Anna", "individual", text)).entries.first)
        #expect(entry.type == .person)
        #expect(entry.programs == ["CYBER2", "CAATSA - RUSSIA"])
        #expect(
            entry.birthDates == [
                .on(try date("1948-12-10")), .circa(try date("1951")), .between(try date("1956"), try date("1957")),
            ])
        #expect(entry.birthPlaces == ["Vydumsk, Russia"])
        #expect(entry.nationalities.map(\.code) == ["RU"])
        #expect(entry.citizenships.map(\.code) == ["KP"])
        #expect(entry.genders == [.female])
        #expect(entry.documents.map(\.number) == ["AB123456", "98-765", "7700000001"])
        #expect(entry.documents.map(\.kind) == [.passport, .nationalID, .taxID])
        #expect(entry.documents.map { $0.country?.code } == ["RU", "BY", "RU"])
        #expect(entry.emails == ["a@b.example"])
        #expect(entry.telephones == ["79120000000", "(98)(21)(12345678)"])
        #expect(entry.websites == ["nowhere.example"])
        #expect(entry.wallets.map(\.currency) == ["XBT", "ETH"])
        #expect(entry.names.map(\.kind) == [.primary, .weakAlias, .formerName])
        #expect(entry.linkedTo == ["NOWHERE LLC"])
    }

    @Test("Remarks that are cut off keep what can be read, and are continued by the comments file")
    func cutOff() throws {
        let sdn = row(7, "TESTOV, Ivan", "individual", "DOB 1961; a.k.a. 'halfna")
        #expect(try read(sdn).entries[0].names.map(\.text) == ["TESTOV, Ivan", "halfna"])
        let continued = try read(sdn, comments: "7,\"me'; Email Address x@y.example.\"\n").entries[0]
        #expect(continued.names.map(\.text) == ["TESTOV, Ivan", "halfname"])
        #expect(continued.emails == ["x@y.example"])
    }

    @Test("Latin-1 letters and the Ctrl-Z at a file's end are read")
    func encoding() throws {
        var bytes = Array("7,\"MU".utf8) + [0xD1] + Array("OZ, Jos\"".utf8)
        bytes += Array(",individual,SDGT,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n".utf8) + [0x1A]
        #expect(try OFACSource().read(["sdn.csv": bytes]).entries.map(\.primaryName) == ["MUÑOZ, Jos"])
    }

    @Test("One id for two parties keeps both, and says so; orphans are left out, and said")
    func oddities() throws {
        let reading = try read(
            row(7, "FIRST, Party") + row(7, "SECOND LTD", "-0- "),
            alt: "7,1,aka,\"ALIAS, Party\",-0- \n99,2,aka,\"NOBODY\",-0- \n",
            add: "98,1,\"1 Street\",\"Town\",\"Russia\",-0- \n")
        #expect(reading.entries.map(\.key) == ["ofac-sdn/7", "ofac-sdn/7~2"])
        #expect(reading.entries[0].names.count == 2)
        #expect(reading.counts.aliases == 2)
        #expect(reading.notes.contains(.sharedID("7", parties: 2)))
        #expect(reading.notes.contains(.orphanAlias("99")))
        #expect(reading.notes.contains(.orphanAddress("98")))
    }

    @Test(
        "A row that is cut off, has too few fields, or an empty file is refused by line",
        arguments: [
            ("7,\"HALF", ListError.truncated(file: "sdn.csv", line: 1)), ("", .empty("sdn.csv")),
        ])
    func broken(text: String, error: ListError) {
        #expect(throws: error) { try read(text) }
        #expect(throws: ListError.self) { try read("7,\"A\",individual\n") }
        #expect(throws: ListError.missingFile("sdn.csv")) { try OFACSource().read([:]) }
    }

    @Test(
        "The published list of January 2022 is read whole",
        .enabled(if: RealData.isThere, "the OFAC files are not here"))
    func published() throws {
        let reading = try RealData.reading.get()
        #expect(reading.counts.parties == 9_044)
        #expect(reading.entries.count == 9_044)
        #expect(reading.counts.aliases == 12_409)
        #expect(reading.counts.addresses == 13_625)
        #expect(reading.counts.wallets == 127)
        #expect(reading.notes.contains(.sharedID("2677", parties: 2)))
        #expect(reading.notes.contains(.orphanAddress("34489")))
        #expect(reading.entries.filter { $0.id == "2677" }.map(\.type) == [.person, .entity])
        #expect(reading.entries.filter(\.isCyberProgram).count == 169)
        let unreadable = reading.notes.filter { if case .unreadableDate = $0 { true } else { false } }
        #expect(unreadable.isEmpty)
    }
}
