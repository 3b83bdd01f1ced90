// Our own file of one edition: small, checked by digest, and read in a fraction of a second.
import Order

/// `GHLIST3\n`, the version and the parties as length-prefixed fields, and SHA-256 of all before it. Older ones are still read:
/// `GHLIST2` lacks the counts of birth dates and nationalities, `GHLIST1` also what an entry says of ties, vessels, effect and
/// listing date.
enum ListCodec {
    private static let magic = Array("GHLIST3\n".utf8)
    private static let magic2 = Array("GHLIST2\n".utf8)
    private static let magic1 = Array("GHLIST1\n".utf8)

    static func encode(_ list: ScreeningList) -> [UInt8] {
        var out = ListWriter()
        out.bytes = magic
        out.version(list.version)
        out.bytes.append(contentsOf: encode(list.entries))
        out.bytes.append(contentsOf: ListDigest.sha256(out.bytes))
        return out.bytes
    }

    /// The parties alone: what the content digest is over.
    static func encode(_ entries: [ListEntry]) -> [UInt8] {
        var out = ListWriter()
        out.number(entries.count)
        for entry in entries { out.entry(entry) }
        return out.bytes
    }

    static func encode(_ entry: ListEntry) -> [UInt8] {
        var out = ListWriter()
        out.entry(entry)
        return out.bytes
    }

    /// Throws `damaged` for anything but what `encode` wrote.
    static func decode(_ bytes: [UInt8], file: String) throws(ListError) -> ScreeningList {
        var reader = try reader(bytes, file: file)
        guard let version = reader.version(), let count = reader.number(), count <= Limits.listEntries else {
            throw ListError.damaged(file)
        }
        var entries: [ListEntry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            guard let entry = reader.entry(version.list) else { throw ListError.damaged(file) }
            entries.append(entry)
        }
        guard reader.at == reader.end else { throw ListError.damaged(file) }
        return ScreeningList(version: version, entries: entries)
    }

    /// The version alone, of an edition that is whole.
    static func decodeVersion(_ bytes: [UInt8], file: String) throws(ListError) -> ListVersion {
        var reader = try reader(bytes, file: file)
        guard let version = reader.version() else { throw ListError.damaged(file) }
        return version
    }

    private static func reader(_ bytes: [UInt8], file: String) throws(ListError) -> ListReader {
        let isFirst = bytes.starts(with: magic1), isSecond = bytes.starts(with: magic2)
        guard bytes.count > magic.count + 32, isFirst || isSecond || bytes.starts(with: magic),
            ListDigest.sha256(Array(bytes.dropLast(32))) == Array(bytes.suffix(32))
        else { throw ListError.damaged(file) }
        return ListReader(
            bytes: bytes, at: magic.count, end: bytes.count - 32, saysTies: !isFirst,
            countsDetails: !isFirst && !isSecond)
    }

    static func digest(_ bytes: [UInt8]) -> String { ListDigest.sha256(bytes).hexadecimal }
}
