// The leaf of an entry: what the Merkle tree is taken over. RFC 8785 canonical JSON of the entry's id, the schema version
// and three digests; it says nothing of the entry, and outlives the destruction of its body.
import Order

struct Leaf: Hashable, Sendable {
    static let schemaVersion: UInt8 = 1

    var id: EntryID
    var version = Leaf.schemaVersion
    /// SHA-256 of the private header, which holds a salt.
    var header: LogHash
    /// RFC 6962 root over the sealed bodies of the parts.
    var body: LogHash
    /// RFC 6962 root over the salted field digests of all parts.
    var commitment: LogHash

    func appendCanonical(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"body":""#.utf8)
        body.appendHex(to: &bytes)
        bytes.append(contentsOf: #"","commitment":""#.utf8)
        commitment.appendHex(to: &bytes)
        bytes.append(contentsOf: #"","entry":""#.utf8)
        bytes.append(contentsOf: id.rawValue.utf8)
        bytes.append(contentsOf: #"","header":""#.utf8)
        header.appendHex(to: &bytes)
        bytes.append(contentsOf: #"","version":"#.utf8)
        bytes.append(contentsOf: String(version).utf8)
        bytes.append(UInt8(ascii: "}"))
    }

    var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        appendCanonical(to: &bytes)
        return bytes
    }

    var hash: LogHash { MerkleTree.leafHash(canonicalBytes) }

    // MARK: As stored beside the entry: version ‖ header ‖ body ‖ commitment.

    static let storedBytes = 97

    var stored: [UInt8] {
        var bytes: [UInt8] = [version]
        bytes.reserveCapacity(Leaf.storedBytes)
        header.append(to: &bytes)
        body.append(to: &bytes)
        commitment.append(to: &bytes)
        return bytes
    }

    init(id: EntryID, header: LogHash, body: LogHash, commitment: LogHash) {
        self.id = id
        self.header = header
        self.body = body
        self.commitment = commitment
    }

    init?(id: EntryID, stored: UnsafeRawBufferPointer) {
        guard stored.count == Leaf.storedBytes, let header = LogHash(stored, at: 1), let body = LogHash(stored, at: 33),
            let commitment = LogHash(stored, at: 65)
        else { return nil }
        self.init(id: id, header: header, body: body, commitment: commitment)
        version = stored[0]
    }
}
