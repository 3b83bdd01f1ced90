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

    /// The canonical JSON: `{"body":"…","commitment":"…","entry":"…","header":"…","version":1}`, digests in hexadecimal.
    var canonicalBytes: [UInt8] {
        withStored { stored in
            var id = id.rawValue
            return id.withUTF8 { id in Self.canonical(id: UnsafeRawBufferPointer(id), stored: stored) { [UInt8]($0) } }
        }
    }

    var hash: LogHash {
        withStored { stored in
            var id = id.rawValue
            return id.withUTF8 { Self.hash(id: UnsafeRawBufferPointer($0), stored: stored) }
        }
    }

    /// The leaf hash straight from the bytes that are stored: at verification this is all that is done for each leaf.
    static func hash(id: UnsafeRawBufferPointer, stored: UnsafeRawBufferPointer) -> LogHash {
        canonical(id: id, stored: stored) { MerkleTree.leafHash($0) }
    }

    private static func canonical<R>(
        id: UnsafeRawBufferPointer, stored: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> R
    ) -> R {
        withUnsafeTemporaryAllocation(byteCount: 264 + id.count, alignment: 8) { buffer in
            var at = 0
            func put(_ text: StaticString) {
                UnsafeMutableRawBufferPointer(rebasing: buffer[at...]).copyMemory(
                    from: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
                at += text.utf8CodeUnitCount
            }
            func put(hex start: Int) {
                for byte in stored[start..<start + 32] {
                    buffer[at] = hexDigit(byte >> 4)
                    buffer[at + 1] = hexDigit(byte & 15)
                    at += 2
                }
            }
            put(#"{"body":""#)
            put(hex: 33)
            put(#"","commitment":""#)
            put(hex: 65)
            put(#"","entry":""#)
            UnsafeMutableRawBufferPointer(rebasing: buffer[at...]).copyMemory(from: id)
            at += id.count
            put(#"","header":""#)
            put(hex: 1)
            put(#"","version":"#)
            // One digit, so far.
            buffer[at] = 0x30 + stored[0] % 10
            at += 1
            put("}")
            return body(UnsafeRawBufferPointer(rebasing: buffer[..<at]))
        }
    }

    private func withStored<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        withUnsafeTemporaryAllocation(byteCount: Leaf.storedBytes, alignment: 8) { buffer in
            buffer[0] = version
            for (place, hash) in [header, self.body, commitment].enumerated() {
                hash.withBytes {
                    UnsafeMutableRawBufferPointer(rebasing: buffer[(1 + place * 32)...]).copyMemory(from: $0)
                }
            }
            return body(UnsafeRawBufferPointer(buffer))
        }
    }

    // MARK: As stored beside the entry: version ‖ header ‖ body ‖ commitment.

    static let storedBytes = 97

    var stored: [UInt8] { withStored { [UInt8]($0) } }

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
