// Entries as they are read back.
import Foundation
import GRDB
import Order

/// A row of the entry table, taken apart.
struct StoredEntry {
    static let selection = "SELECT position, id, kind, leaf, header, parts FROM entry"

    let index: UInt64
    let id: EntryID
    let kind: Int64
    let leaf: Leaf
    let headerBytes: [UInt8]
    let partBytes: [UInt8]

    /// Throws when the row is not of the shape that is written.
    init(_ row: Row) throws {
        index = try row.position(0)
        let damage = StoreError.damaged("entry \(index) is altered")
        guard let id = row.textIfAny(1), case .int64(let kind) = (row[2] as DatabaseValue).storage,
            let leaf = row.bytes(3)?.withUnsafeBytes({ Leaf(id: EntryID(unchecked: id), stored: $0) }),
            let header = row.bytes(4), let parts = row.bytes(5)
        else { throw damage }
        self.id = EntryID(unchecked: id)
        self.kind = kind
        self.leaf = leaf
        headerBytes = header
        partBytes = parts
    }

    var damage: StoreError { .damaged("entry \(index) is altered") }

    /// The header and the parts it tells of, one to one.
    func opened() throws -> (header: PrivateHeader, parts: [StoredPart]) {
        guard let header = headerBytes.withUnsafeBytes({ PrivateHeader($0) }),
            let parts = partBytes.withUnsafeBytes({ StoredPart.parse($0) }), parts.count == header.parts.count
        else { throw damage }
        return (header, parts)
    }
}

struct EntryReader {
    let keys: KeyStore

    /// With `only`, the parts of other subjects are left out.
    func entry(_ stored: StoredEntry, only subject: SubjectID? = nil) throws -> Entry {
        let (header, parts) = try stored.opened()
        var opened: [Entry.Part] = []
        for (part, about) in zip(parts, header.parts) where subject == nil || about.subject == subject {
            do {
                let fields = try open(
                    part, about: about.subject, id: stored.id, kind: header.kind, version: stored.leaf.version)?.fields
                opened.append(Entry.Part(subject: about.subject, previous: about.previous?.id, fields: fields))
            } catch SealingError.altered {
                throw stored.damage
            }
        }
        return Entry(
            id: stored.id, index: stored.index, kind: header.kind, actor: header.actor, time: header.time, parts: opened
        )
    }

    /// `nil` when the key is destroyed. Throws `.altered` when the body does not open.
    func open(
        _ part: StoredPart, about subject: SubjectID?, id: EntryID, kind: EntryKind, version: UInt8
    ) throws -> OpenedPart? {
        guard let plain = try plaintext(of: part, about: subject, id: id, kind: kind, version: version) else {
            return nil
        }
        guard let opened = OpenedPart(plaintext: plain) else { throw SealingError.altered }
        return opened
    }

    /// As `open`, without reading the fields.
    func plaintext(
        of part: StoredPart, about subject: SubjectID?, id: EntryID, kind: EntryKind, version: UInt8
    ) throws -> [UInt8]? {
        guard case .sealed(let sealed) = part.body else { return nil }
        do {
            return try Sealing.open(
                sealed, under: try keys.key(for: subject),
                associatedData: PartBinding.bytes(entry: id, subject: subject, kind: kind, version: version))
        } catch SealingError.noKey {
            return nil
        }
    }
}
