import Foundation
import Order
import Screening
import Testing

@Suite("Keeping lists") struct ListStoreTests {
    private func withStore(_ body: (ListStore, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gatehouse-lists-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(ListStore(directory: folder.appendingPathComponent("kept")), folder)
    }
    private func sdn(_ ids: ClosedRange<Int>, remarks: String = "-0- ") -> String {
        ids.map {
            "\($0),\"PARTY NUMBER \($0)\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\($0 == 1 ? remarks : "-0- ")\n"
        }.joined()
    }
    private func put(_ text: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent("sdn.csv"))
        // What its publisher always publishes beside it.
        try Data("1,1,\"aka\",\"PARTY ONE\",-0- \n".utf8).write(to: folder.appendingPathComponent("alt.csv"))
        try Data("1,1,\"1 Fiction Street\",\"Vydumsk\",\"Russia\",-0- \n".utf8).write(
            to: folder.appendingPathComponent("add.csv"))
    }

    @Test("An edition is kept, read back the same, and says what changed against the one before")
    func editions() throws {
        try withStore { store, folder in
            try put(sdn(1...10), in: folder)
            let first = try store.importList(OFACSource(), from: folder, at: noon)
            #expect(first.isNew && first.version.number == 1 && first.diff.added.count == 10)

            let again = try store.importList(OFACSource(), from: folder, at: noon.adding(milliseconds: 1))
            #expect(!again.isNew && again.version == first.version && again.diff.isEmpty)

            try put(sdn(1...11, remarks: "Website changed.example."), in: folder)
            let later = noon.adding(milliseconds: 86_400_000)
            let second = try store.importList(OFACSource(), from: folder, at: later)
            #expect(second.version.number == 2)
            #expect(second.diff == ListDiff(added: ["ofac-sdn/11"], changed: ["ofac-sdn/1"]))
            #expect(second.version.contentDigest != first.version.contentDigest)

            #expect(try store.edition(.ofacSDN, asOf: noon)?.version == first.version)
            #expect(try store.edition(.ofacSDN, asOf: later)?.version == second.version)
            #expect(try store.edition(.ofacSDN, asOf: noon.adding(milliseconds: -1)) == nil)
            #expect(try store.latest(.ofacSDN)?.entries.first?.websites == ["changed.example"])
            #expect(store.listIDs() == [.ofacSDN])
            #expect(second.version.age(at: later + Days(3)) == Days(3))
        }
    }

    @Test("A truncated or suddenly smaller file is refused and the edition in force stays")
    func refused() throws {
        try withStore { store, folder in
            try put(sdn(1...100), in: folder)
            let kept = try store.importList(OFACSource(), from: folder, at: noon)

            try put(String(sdn(1...100).dropLast(40)) + "\"", in: folder)
            #expect(throws: ListError.self) { try store.importList(OFACSource(), from: folder, at: noon + Days(1)) }
            try put(sdn(1...94), in: folder)
            #expect(
                throws: ListError.suddenlySmaller(list: .ofacSDN, [ListLoss("parties", before: 100, now: 94)])
            ) {
                try store.importList(OFACSource(), from: folder, at: noon + Days(1))
            }
            #expect(try store.latest(.ofacSDN)?.version == kept.version)

            try put(sdn(1...95), in: folder)
            #expect(try store.importList(OFACSource(), from: folder, at: noon + Days(1)).diff.removed.count == 5)
            try put(sdn(1...2), in: folder)
            #expect(
                try store.importList(OFACSource(), from: folder, at: noon + Days(2), acceptsSmaller: true).version
                    .number == 3)
        }
    }

    @Test("A kept edition with one byte changed is refused by name", arguments: [0, 9, 40, 200, -1, -40])
    func damaged(offset: Int) throws {
        try withStore { store, folder in
            try put(sdn(1...20), in: folder)
            try store.importList(OFACSource(), from: folder, at: noon)
            let file = store.directory.appendingPathComponent("ofac-sdn/000001.list")
            var bytes = [UInt8](try Data(contentsOf: file))
            bytes[offset >= 0 ? offset : bytes.count + offset] ^= 1
            try Data(bytes).write(to: file)
            #expect(throws: ListError.damaged("000001.list")) { try store.latest(.ofacSDN) }
        }
    }

    @Test("A list that only renumbers its parties changes nothing")
    func renumbered() {
        let before = [invented("1", "ALPHA, Anna"), invented("2", "BETA, Ben")]
        let after = [invented("77", "ALPHA, Anna"), invented("2", "BETA, Benjamin")]
        #expect(ListDiff(from: before, to: after) == ListDiff(changed: ["ofac-sdn/2"]))
    }

    @Test("Every field of an entry survives being kept", .enabled(if: RealData.isThere, "the OFAC files are not here"))
    func roundTrip() throws {
        try withStore { store, _ in
            let reading = try RealData.reading.get()
            try store.keep(reading, as: .ofacSDN, sourceDigest: "ab", at: noon)
            #expect(try store.latest(.ofacSDN)?.entries == reading.entries)
        }
    }
}
