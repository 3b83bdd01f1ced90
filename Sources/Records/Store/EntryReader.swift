// Entries as they are read back.
import Foundation
import GRDB
import Order

struct EntryReader {
    let keys: KeyStore

    static let selection = "SELECT position, id, leaf, header, parts FROM entry"

    /// One row of `selection`. With `only`, the parts of other subjects are left out.
    func entry(_ row: Row, only subject: SubjectID? = nil) throws -> Entry {
        let index = UInt64(row[0] as Int64)
        let id = EntryID(unchecked: row[1])
        let damage = StoreError.damaged("entry \(index) is altered")
        guard let leafBytes = row.bytes(2), let leaf = leafBytes.withUnsafeBytes({ Leaf(id: id, stored: $0) }),
            let headerBytes = row.bytes(3), let header = headerBytes.withUnsafeBytes({ PrivateHeader($0) }),
            let partBytes = row.bytes(4), let parts = partBytes.withUnsafeBytes({ StoredPart.parse($0) }),
            parts.count == header.parts.count
        else { throw damage }
        var opened: [Entry.Part] = []
        for (part, about) in zip(parts, header.parts) where subject == nil || about.subject == subject {
            do {
                opened.append(
                    Entry.Part(
                        subject: about.subject, previous: about.previous?.id,
                        fields: try fields(
                            of: part, about: about.subject, id: id, kind: header.kind, version: leaf.version)))
            } catch SealingError.altered {
                throw damage
            }
        }
        return Entry(
            id: id, index: index, kind: header.kind, actor: header.actor, time: header.time, parts: opened)
    }

    private func fields(
        of part: StoredPart, about subject: SubjectID?, id: EntryID, kind: EntryKind, version: UInt8
    ) throws -> [String: JSONValue]? {
        try open(part, about: subject, id: id, kind: kind, version: version)?.fields
    }

    /// `nil` when the key is destroyed. Throws `.altered` when the body does not open.
    func open(
        _ part: StoredPart, about subject: SubjectID?, id: EntryID, kind: EntryKind, version: UInt8
    ) throws -> OpenedPart? {
        guard case .sealed(let sealed) = part.body else { return nil }
        do {
            let plain = try Sealing.open(
                sealed, under: try keys.key(for: subject),
                associatedData: PartBinding.bytes(entry: id, subject: subject, kind: kind, version: version))
            guard let opened = OpenedPart(plaintext: plain) else { throw SealingError.altered }
            return opened
        } catch SealingError.noKey {
            return nil
        }
    }
}
