// Any bytes are a list or are refused with words for a person. What is read has parties with names and keys of their own, and is
// the same after it was kept and read back. The first byte picks the format; from 128 on its own content does.

/// Not SHA-256: nothing here turns on it, and no package has to be built.
enum ListDigest {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (0..<32).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 % 8 * 8)) }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScreeningLists(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let first = bytes.first else { return 0 }
    do throws(ListError) {
        check(try read(first, Array(bytes.dropFirst())))
    } catch {
        let words = error.description
        precondition(!words.isEmpty && words.utf8.count < 2_000, "a refusal nobody can read: \(words)")
    }
    return 0
}

private func read(_ first: UInt8, _ bytes: [UInt8]) throws(ListError) -> ListReading {
    let format = ListFormat.allCases[Int(first) % ListFormat.allCases.count]
    // OFAC's CSV is several files, parted here by a byte that no text has.
    let pieces =
        format == .ofacCSV ? bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map(Array.init) : [bytes]
    guard first < 128 else {
        let names = ["list.csv", "alt.csv", "add.csv", "cons_comments.csv"]
        let files = Dictionary(zip(names, pieces), uniquingKeysWith: { first, _ in first })
        let sorted = try ListParcel.sort(files)
        return try sorted.parcels[0].read()
    }
    if format == .ofacCSV {
        let names = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]
        return try format.read(Dictionary(zip(names, pieces), uniquingKeysWith: { first, _ in first }), as: .ofacSDN)
    }
    return try format.read(["file": bytes], as: .openSanctions)
}

private func check(_ reading: ListReading) {
    precondition(!reading.entries.isEmpty, "a list of nobody is taken")
    precondition(Set(reading.entries.map(\.key)).count == reading.entries.count, "two parties share a key")
    precondition(reading.entries.allSatisfy { !$0.names.isEmpty && !$0.primaryName.isEmpty }, "a party has no name")
    precondition(reading.counts.parties >= reading.entries.count, "more parties than rows")
    let list = ScreeningList(
        version: ListVersion(
            list: reading.entries[0].list, number: 1, sourceDigest: "", contentDigest: "",
            importedAt: Timestamp(milliseconds: 0), publishedOn: reading.publishedOn, counts: reading.counts),
        entries: reading.entries)
    guard let again = try? ListCodec.decode(ListCodec.encode(list), file: "kept") else {
        preconditionFailure("what was kept is not read back")
    }
    precondition(again.entries == list.entries, "what was kept is other parties")
    precondition(again.version == list.version, "what was kept is another edition")
}
