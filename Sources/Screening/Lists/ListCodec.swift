// Our own file of one edition: small, checked by digest, and read in a fraction of a second.
import Order

/// `GHLIST2\n`, the version and the parties as length-prefixed fields, and SHA-256 of all before it. `GHLIST1` lacks what an
/// entry says of ties, vessels, effect and listing date, and is still read.
enum ListCodec {
    private static let magic = Array("GHLIST2\n".utf8)
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
        let isFirst = bytes.starts(with: magic1)
        guard bytes.count > magic.count + 32, isFirst || bytes.starts(with: magic),
            ListDigest.sha256(Array(bytes.dropLast(32))) == Array(bytes.suffix(32))
        else { throw ListError.damaged(file) }
        var reader = ListReader(
            bytes: bytes, at: magic.count, end: bytes.count - 32, saysTies: !isFirst)
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

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for byte in digest {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
    static func digest(_ bytes: [UInt8]) -> String { hexadecimal(ListDigest.sha256(bytes)) }
}
