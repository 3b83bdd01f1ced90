// An entry as its caller hands it to the writer: committed to and sealed. Only what depends on the log is missing: its
// index, what went before, and so its header and leaf.
import Crypto
import Order

struct PreparedEntry: Sendable {
    let draft: EntryDraft
    let request: PrivateHeader.Request?
    let salt: [UInt8]
    /// The fields of each part as they will be read back.
    let fields: [[String: JSONValue]]
    let parts: [StoredPart]
    let stored: [UInt8]
    let body: LogHash
    let commitment: LogHash

    /// Commits to the fields and seals them. Runs in the caller's task, many at once.
    init(_ draft: EntryDraft, keys: KeyStore) throws(AppendError) {
        guard !draft.parts.isEmpty, draft.parts.count <= Limits.entryParts else {
            throw .malformed("an entry has 1 to \(Limits.entryParts) parts")
        }
        guard draft.kind.rawValue.isPlainName, draft.actor.text.isPlainName, draft.id.rawValue.isPlainName else {
            throw .malformed("the kind, the actor and the id of an entry are plain names")
        }
        var subjects: Set<SubjectID?> = []
        var fields: [[String: JSONValue]] = []
        var parts: [StoredPart] = []
        for part in draft.parts {
            guard subjects.insert(part.subject).inserted, part.subject?.rawValue.isPlainName != false else {
                throw .malformed("an entry has one part for each subject, and a subject is a plain name")
            }
            let body = try PartBody(fields: part.fields, salts: RandomBytes.draw)
            let key = try keys.keyForWriting(part.subject)
            let binding = PartBinding.bytes(
                entry: draft.id, subject: part.subject, kind: draft.kind, version: Leaf.schemaVersion)
            guard let sealed = try? Sealing.seal(body.plaintext, under: key, associatedData: binding) else {
                throw .malformed("a part is too large to seal")
            }
            parts.append(StoredPart(commitment: body.commitment, body: .sealed(sealed)))
            guard part.fields.values.contains(where: \.changesWhenWritten) else {
                fields.append(part.fields)
                continue
            }
            guard let opened = OpenedPart(plaintext: body.plaintext) else {
                throw .malformed("a part holds a value that JSON cannot keep")
            }
            fields.append(opened.fields)
        }
        self.draft = draft
        self.fields = fields
        self.parts = parts
        salt = RandomBytes.draw(16)
        if let key = draft.idempotency {
            guard key.requestDigest.count <= 64, key.scope.utf8.count <= 512, key.key.utf8.count <= 512 else {
                throw .malformed("an idempotency key has at most 512 bytes and its digest at most 64")
            }
            request = PrivateHeader.Request(token: key.token(keys), digest: key.requestDigest)
        } else {
            request = nil
        }
        body = MerkleTree.root(of: parts.map(\.bodyHash))
        commitment = FieldCommitment.root(ofParts: parts.map(\.commitment))
        var stored: [UInt8] = []
        for part in parts { part.append(to: &stored) }
        self.stored = stored
    }
}

extension IdempotencyKey {
    /// What stands for the key in the log: a keyed token, since callers put anything in their keys.
    func token(_ keys: KeyStore) -> [UInt8] { keys.blindIndex(.reference, "\(scope.utf8.count):\(scope)\(key)") }
}

extension JSONValue {
    /// Whether the canonical form is read back as another value: a double that is whole, not finite, or an integer too large.
    var changesWhenWritten: Bool {
        switch self {
        case .number: true
        case .integer(let value): value.magnitude > 1 << 53
        case .array(let values): values.contains(where: \.changesWhenWritten)
        case .object(let members): members.values.contains(where: \.changesWhenWritten)
        case .null, .bool, .string: false
        }
    }
}
