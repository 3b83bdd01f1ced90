import Foundation
import Order
import Screening
import Testing

@Suite("What a list may lose unseen") struct ListShrinkageTests {
    private let house = ListID(rawValue: "house") ?? .sample

    private func withStore(_ body: (ListStore) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gatehouse-loss-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(ListStore(directory: folder))
    }
    /// Parties with one of each thing that is counted.
    private func parties(_ numbers: some Sequence<Int>, _ change: (inout ListEntry) -> Void = { _ in }) throws
        -> [ListEntry]
    {
        try numbers.map { number in
            var entry = ListEntry(
                list: house, id: "\(number)", type: .person, names: [ListedName("PARTY NUMBER \(number)", .primary)])
            entry.names.append(ListedName("ALIAS OF \(number)", .strongAlias))
            entry.birthDates = [.on(try date("1970-01-01"))]
            entry.nationalities = [JurisdictionCode(unchecked: "RU")]
            entry.documents = [
                ListedDocument(kind: .passport, label: "Passport", country: nil, number: "99900\(number)")
            ]
            entry.wallets = [
                ListedWallet(currency: "ETH", address: "0x\(String(repeating: "0", count: 35))\(10000 + number)")
            ]
            entry.addresses = [
                ListedAddress(street: "\(number) Fiction Street", locality: nil, country: nil, countryText: nil)
            ]
            change(&entry)
            return entry
        }
    }
    @discardableResult
    private func keep(
        _ entries: [ListEntry], in store: ListStore, day: Int = 0, acceptsSmaller: Bool = false
    ) throws -> ListStore.Import {
        try store.keep(
            ListReading(entries: entries, counts: ListVersion.Counts(of: entries)), as: house, sourceDigest: "test",
            at: noon + Days(day), acceptsSmaller: acceptsSmaller)
    }

    @Test(
        "With every party there, a list that lost one kind of detail is refused and says which, and how much",
        arguments: ["aliases", "addresses", "documents", "wallets", "birth dates", "nationalities"])
    func details(what: String) throws {
        try withStore { store in
            let kept = try keep(parties(1...200), in: store)
            let fewer = try parties(1...200) { entry in
                guard (Int(entry.id) ?? 0) > 170 else { return }
                switch what {
                case "aliases": entry.names.removeLast()
                case "addresses": entry.addresses = []
                case "documents": entry.documents = []
                case "wallets": entry.wallets = []
                case "birth dates": entry.birthDates = []
                default: entry.nationalities = []
                }
            }
            #expect(throws: ListError.suddenlySmaller(list: house, [ListLoss(what, before: 200, now: 170)])) {
                try keep(fewer, in: store, day: 1)
            }
            #expect(try store.latest(house)?.version == kept.version)
            let accepted = try keep(fewer, in: store, day: 1, acceptsSmaller: true)
            #expect(accepted.version.isAcceptedSmaller)
            // A tenth is what publishers take off in a day.
            try keep(parties(1...200), in: store, day: 2)
            let walletsGone = try parties(1...200) { if (Int($0.id) ?? 0) > 180 { $0.wallets = [] } }
            try keep(walletsGone, in: store, day: 3)
        }
    }

    @Test("Small losses that add up are seen: an edition is also compared with the largest of the last")
    func erosion() throws {
        try withStore { store in
            try keep(parties(1...100), in: store)
            try keep(parties(1...97), in: store, day: 1)
            try keep(parties(1...95), in: store, day: 2)
            let error = #expect(throws: ListError.self) { try keep(parties(1...93), in: store, day: 3) }
            #expect(
                error?.description.contains("parties from 100 to 93") == true, "\(error?.description ?? "none")")
            // Somebody looked: what came before no longer counts.
            try keep(parties(1...93), in: store, day: 3, acceptsSmaller: true)
            try keep(parties(1...90), in: store, day: 4)
            #expect(throws: ListError.self) { try keep(parties(1...87), in: store, day: 5) }
        }
    }

    @Test("An edition that holds other parties than the one in force is refused, however many")
    func replaced() throws {
        try withStore { store in
            try keep(parties(1...100), in: store)
            #expect(throws: ListError.replaced(list: house, gone: 100, of: 100)) {
                try keep(parties(201...300), in: store, day: 1)
            }
            #expect(throws: ListError.replaced(list: house, gone: 21, of: 100)) {
                try keep(parties(22...130), in: store, day: 1)
            }
            try keep(parties(21...130), in: store, day: 1)
        }
    }

    @Test(
        "A list of three loses nobody unseen, one of four a party, one of twenty three parties",
        arguments: [(2, 0), (3, 0), (4, 1), (12, 3), (20, 3), (60, 3), (100, 5)])
    func floors(size: Int, allowed: Int) throws {
        try withStore { store in
            try keep(parties(1...size), in: store)
            #expect(throws: ListError.self) { try keep(parties(1...(size - allowed - 1)), in: store, day: 1) }
            if allowed > 0 {
                try keep(parties(1...(size - allowed)), in: store, day: 1)
            }
        }
    }

    @Test("OFAC's parties without the aliases and addresses are refused by the names of the files, once")
    func incomplete() throws {
        try withStore { store in
            let row = "1,\"PARTY\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
            func parcel(_ text: String, alt: String? = nil) throws -> ListParcel {
                var files = ["sdn.csv": Array(text.utf8)]
                files["alt.csv"] = alt.map { Array($0.utf8) }
                return try #require(try ListParcel.sort(files).parcels.first)
            }
            #expect(throws: ListError.incomplete(list: .ofacSDN, missing: ["alt.csv", "add.csv"])) {
                try store.importParcel(parcel(row), at: noon)
            }
            #expect(throws: ListError.incomplete(list: .ofacSDN, missing: ["alt.csv", "add.csv"])) {
                try store.importParcel(parcel(row, alt: ""), at: noon)
            }
            try store.importParcel(parcel(row), at: noon, acceptsSmaller: true)
            // What was once taken without them goes on without them.
            let more = row + row.replacingOccurrences(of: "1,\"PARTY", with: "2,\"OTHER")
            try store.importParcel(parcel(more), at: noon + Days(1))
        }
    }

    @Test("OFAC's file that is cut inside its last row is refused, wherever the cut is", arguments: 1...88)
    func cutOff(bytes: Int) throws {
        let row = "1,\"PARTY\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1961; POB Vydumsk, Russia\"\n"
        let whole = Array((row + row.replacingOccurrences(of: "1,\"PARTY", with: "2,\"OTHER")).utf8)
        #expect(throws: ListError.self) { try OFACSource().read(["sdn.csv": Array(whole.dropLast(bytes))]) }
        #expect(try OFACSource().read(["sdn.csv": whole + [0x1A]]).entries.count == 2)
    }

    @Test(
        "The published list is refused when one of its files is cut, missing or empty",
        .enabled(if: RealData.isThere, "the OFAC files are not here"))
    func publishedList() throws {
        try withStore { store in
            let files = [
                "sdn.csv": try RealData.bytes("ofac/sdn.csv"), "alt.csv": try RealData.bytes("ofac/alt.csv"),
                "add.csv": try RealData.bytes("ofac/add.csv"),
            ]
            func take(_ change: (inout [String: [UInt8]]) -> Void) throws -> ListStore.Import {
                var files = files
                change(&files)
                let parcel = try #require(try ListParcel.sort(files).parcels.first)
                return try store.importParcel(parcel, at: noon)
            }
            func rows(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
                Array(
                    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(count).joined(separator: [
                        0x0A
                    ]))
                    + [0x0A]
            }
            let kept = try take { _ in }
            func refused(_ words: String, _ change: (inout [String: [UInt8]]) -> Void) throws {
                let error = #expect(throws: ListError.self) { _ = try take(change) }
                #expect(error?.description.contains(words) == true, "\(error?.description ?? "taken")")
                #expect(try store.latest(.ofacSDN)?.version == kept.version)
            }
            try refused("aliases from") { $0["alt.csv"] = rows(files["alt.csv"] ?? [], 200) }
            try refused("without alt.csv") { $0["alt.csv"] = nil }
            try refused("without add.csv") { $0["add.csv"] = [] }
            try refused("parties from") { $0["sdn.csv"] = rows(files["sdn.csv"] ?? [], 7_600) }
        }
    }
}
