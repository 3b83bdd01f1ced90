import Foundation
import Order
import Records
import Screening
import Testing

@testable import Program

@Suite("One party on OFAC's list and on the Consolidated Screening List")
struct RepeatedEntryTests {
    private let analyst = StaffMember(UserID.random(), roles: [StaffRole.analyst])

    private func entry(_ list: ListID, _ id: String, name: String = "ZVEROBOEV, Arseniy", born: String? = nil)
        -> ListEntry
    {
        ListEntry(
            list: list, id: id, type: .person, names: [ListedName(name, .primary)], programs: ["CYBER2"],
            birthDates: born.flatMap { CalendarDate($0) }.map { [.circa($0)] } ?? [])
    }
    private func keep(_ entries: [ListEntry], in test: TestProgram) throws {
        for (list, entries) in Dictionary(grouping: entries, by: \.list) {
            _ = try test.program.lists.keep(
                ListReading(entries: entries, counts: .init(parties: entries.count)), as: list, sourceDigest: "test",
                at: test.clock.now, acceptsSmaller: true)
        }
        try test.program.readLists()
    }

    @Test(
        "It is one hit that names both lists; clearing it clears both, also once only the copy is left, until a field changes"
    )
    func together() async throws {
        let test = try await TestProgram()
        let sdn = entry(.ofacSDN, "101"), copy = entry(.consolidatedScreening, "SDN-101")
        let other = entry(.consolidatedScreening, "DPL-9", name: "SOMEBODY, Otherwise")
        try keep([sdn, copy, other, entry(.ofacSDN, "102", name: "NOBODY, Else")], in: test)
        let record = try await test.program.submit(Sample.foreign("Arseniy Zveroboev"), key: nil, by: .system("test"))
        #expect(record.state == .review)
        #expect(record.hits.map(\.key) == ["ofac-sdn/101"], "\(record.hits.map(\.key))")
        #expect(record.hits[0].alsoOn == ["us-csl/SDN-101"] && record.hits[0].sentence.contains("us-csl as SDN-101"))
        try await test.program.clear(
            hits: ["ofac-sdn/101"], of: record.id.rawValue, reason: "another person", seeing: record.lastEntry,
            by: analyst)
        let cleared = try await test.program.application(record.id)
        let isProposal = cleared.hits.contains { $0.clearing == .awaited }
        if isProposal {
            try await test.program.confirmClearing(
                hits: ["ofac-sdn/101"], of: record.id.rawValue, reason: "so it is", seeing: cleared.lastEntry,
                by: StaffMember(UserID.random(), roles: [StaffRole.officer]))
        }
        #expect(try await test.program.application(record.id).hits.allSatisfy(\.cleared))
        // Running everything again touches nobody.
        #expect(try await test.program.rescreen(.everything)?.decided == 0)

        // It goes from the one list and still stands on the other, with the same particulars.
        try keep([entry(.ofacSDN, "102", name: "NOBODY, Else")], in: test)
        try await test.program.rescreen()
        let left = try await test.program.application(record.id)
        #expect(left.hits.map(\.key) == ["us-csl/SDN-101"] && left.hits.allSatisfy(\.cleared), "\(left.hits)")

        try keep([entry(.consolidatedScreening, "SDN-101", born: "1980"), other], in: test)
        try await test.program.rescreen()
        let lapsed = try await test.program.application(record.id)
        guard case .lapsed(let earlier)? = lapsed.hits.first?.clearing else {
            Issue.record("\(lapsed.hits)")
            return
        }
        #expect(earlier.changes.map(\.text) == ["birthDate/theirs"])
        try await test.program.close()
    }

    @Test("What repeats another is told by source and number; a hit that is surer, or shares no name, stands by itself")
    func apart() throws {
        #expect(RepeatedEntry.original(of: "us-csl/SDN-101") == "ofac-sdn/101")
        #expect(RepeatedEntry.original(of: "us-csl/NS-MBS List-7") == "ofac-consolidated/7")
        for key in ["us-csl/DPL-101", "us-csl/SDN-", "us-csl/SDN-4f1c", "ofac-sdn/101", "house/SDN-101"] {
            #expect(RepeatedEntry.original(of: key) == nil, "\(key)")
        }
        func lists(_ copy: ListEntry) -> ScreeningIndex {
            ScreeningIndex(
                lists: [entry(.ofacSDN, "101"), copy].map { entry in
                    ScreeningList(
                        version: ListVersion(
                            list: entry.list, number: 1, sourceDigest: "", contentDigest: "",
                            importedAt: Timestamp(milliseconds: 0), counts: .init(parties: 1)), entries: [entry])
                })
        }
        let time = Timestamp(milliseconds: 1_764_000_000_000)
        var query = ScreeningQuery(names: ["Arseniy Zveroboev"], type: .person)
        query.wallets = [try WalletAddress(parsing: "0x0000000000000000000000000000000000000c01", currency: "ETH")]
        var surer = entry(.consolidatedScreening, "SDN-101")
        surer.wallets = [ListedWallet(currency: "ETH", address: "0x0000000000000000000000000000000000000c01")]
        #expect(Hit.withoutRepeats(lists(surer).screen(query, asOf: time)).count == 2)
        let renumbered = entry(.consolidatedScreening, "SDN-101", name: "ZVEROBOEV, Arseny")
        #expect(Hit.withoutRepeats(lists(renumbered).screen(query, asOf: time)).count == 2)
        let folded = Hit.withoutRepeats(lists(entry(.consolidatedScreening, "SDN-101")).screen(query, asOf: time))
        #expect(folded.count == 1 && folded[0].stops { $0 == .consolidatedScreening ? 0 : 1000 })
    }
}
