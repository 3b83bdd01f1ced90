// A receipt is a C2SP tlog-proof: a signed checkpoint, the audit path of one leaf, and in `extra` the leaf itself with as many
// of its fields as are disclosed. It is checked offline, with the log's verifier key and nothing else.
import Foundation
import Order

public enum ReceiptError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(String)
    case note(NoteError)
    case notInLog
    case fieldDoesNotMatch(String)
    case noSuchEntry(EntryID)
    case noSuchPart
    case noSuchField(String)
    case destroyed

    public var description: String {
        switch self {
        case .malformed(let what): "not a receipt: \(what)"
        case .note(let error): error.description
        case .notInLog: "the audit path does not lead from this entry to the checkpoint: the receipt was altered"
        case .fieldDoesNotMatch(let name): "the field \(name) is not what the entry commits to: the receipt was altered"
        case .noSuchEntry(let id): "the log has no entry \(id)"
        case .noSuchPart: "the entry says nothing of this subject"
        case .noSuchField(let name): "the entry has no field \(name)"
        case .destroyed:
            "the subject's key has been destroyed, so no field can be opened; ask for a receipt without fields"
        }
    }
}

/// What a verified receipt proves.
public struct Receipt: Sendable {
    public var entry: EntryID
    public var index: UInt64
    public var checkpoint: Checkpoint
    /// The disclosed fields; the entry has `fieldCount` in this part.
    public var fields: [String: JSONValue]
    public var fieldCount: Int

    static let firstLine = "c2sp.org/tlog-proof@v1"

    static func text(extra: JSONValue, index: UInt64, path: [LogHash], note: String) -> String {
        var lines = [firstLine, "extra " + Data(extra.canonicalBytes).base64EncodedString(), "index \(index)"]
        lines += path.map { Data($0.bytes).base64EncodedString() }
        return lines.joined(separator: "\n") + "\n\n" + note
    }

    /// Checks a receipt against the log's verifier key, offline.
    public static func verify(_ text: String, verifierKey: String) throws(ReceiptError) -> Receipt {
        guard text.utf8.count <= Limits.receiptBytes else { throw .malformed("it is too long") }
        guard let split = text.range(of: "\n\n") else { throw .malformed("it holds no checkpoint") }
        let lines = text[..<split.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0] == firstLine, lines[1].hasPrefix("extra "), lines[2].hasPrefix("index "),
            let index = UInt64(lines[2].dropFirst(6)), String(index) == lines[2].dropFirst(6)
        else { throw .malformed("its lines are not version, extra and index") }
        var path: [LogHash] = []
        for line in lines.dropFirst(3) {
            guard path.count < 63, let data = StrictBase64.decode(String(line)), let hash = LogHash(data) else {
                throw .malformed("a line of the audit path is not a hash")
            }
            path.append(hash)
        }
        let checkpoint = try checkpoint(String(text[split.upperBound...]), verifierKey: verifierKey)
        guard let extra = StrictBase64.decode(String(lines[1].dropFirst(6))),
            let json = try? JSONValue(parsing: extra, limits: .stored), let opening = Opening(json: json)
        else { throw .malformed("its extra data is not the opening of an entry") }
        guard
            MerkleTree.verifyInclusion(
                of: opening.leaf.hash, index: index, size: checkpoint.size, proof: path, root: checkpoint.root)
        else { throw .notInLog }
        return Receipt(
            entry: opening.leaf.id, index: index, checkpoint: checkpoint, fields: try opening.verifiedFields(),
            fieldCount: opening.digests.count)
    }

    private static func checkpoint(_ note: String, verifierKey: String) throws(ReceiptError) -> Checkpoint {
        do throws(NoteError) {
            let verifier = try NoteVerifier(verifierKey)
            let signed = try SignedNote(parsing: note)
            try signed.verify(by: verifier)
            let checkpoint = try Checkpoint(parsing: signed.text)
            guard checkpoint.origin == verifier.name else { throw .malformed("the checkpoint is of another log") }
            return checkpoint
        } catch {
            throw .note(error)
        }
    }
}

/// A leaf, the field digests of one of its parts, and the fields that are opened.
struct Opening: Sendable {
    struct Field: Sendable {
        var name: String
        var place: Int
        var salt: [UInt8]
        var value: JSONValue
    }
    var leaf: Leaf
    /// The commitments of all parts, and which of them is opened.
    var commitments: [LogHash]
    var part: Int
    /// Of every field of the part, in the order of the names; empty when nothing is opened.
    var digests: [LogHash] = []
    var fields: [Field] = []

    init(_ entry: StoredEntry, subject: SubjectID?, disclosing names: [String], keys: KeyStore) throws {
        let (header, parts) = try entry.opened()
        guard let place = header.parts.firstIndex(where: { $0.subject == subject }) else {
            throw ReceiptError.noSuchPart
        }
        leaf = entry.leaf
        commitments = parts.map(\.commitment)
        part = place
        guard !names.isEmpty else { return }
        guard
            let opened = try EntryReader(keys: keys).open(
                parts[place], about: subject, id: entry.id, kind: header.kind, version: entry.leaf.version)
        else { throw ReceiptError.destroyed }
        digests = opened.digests
        let all = opened.names
        for name in Set(names).sorted() {
            guard let place = all.firstIndex(of: name), let value = opened.fields[name] else {
                throw ReceiptError.noSuchField(name)
            }
            fields.append(Field(name: name, place: place, salt: opened.salts[place], value: value))
        }
    }

    // MARK: As JSON

    var json: JSONValue {
        [
            "commitments": .array(commitments.map { .string($0.hex) }),
            "digests": .array(digests.map { .string($0.hex) }),
            "fields": .array(
                fields.map {
                    var salt: [UInt8] = []
                    salt.appendHex($0.salt)
                    return [
                        "name": .string($0.name), "place": .integer(Int64($0.place)),
                        "salt": .string(String(decoding: salt, as: UTF8.self)), "value": $0.value,
                    ]
                }),
            "leaf": [
                "body": .string(leaf.body.hex), "commitment": .string(leaf.commitment.hex),
                "entry": .string(leaf.id.rawValue), "header": .string(leaf.header.hex),
                "version": .integer(Int64(leaf.version)),
            ],
            "part": .integer(Int64(part)),
        ]
    }

    init?(json: JSONValue) {
        func hashes(_ name: String) -> [LogHash]? {
            guard let array = json[name]?.array else { return nil }
            let hashes = array.compactMap { $0.string.flatMap(LogHash.init(hex:)) }
            return hashes.count == array.count ? hashes : nil
        }
        guard let leaf = json["leaf"], let id = leaf["entry"]?.string, id.isPlainName,
            let header = leaf["header"]?.string.flatMap(LogHash.init(hex:)),
            let body = leaf["body"]?.string.flatMap(LogHash.init(hex:)),
            let commitment = leaf["commitment"]?.string.flatMap(LogHash.init(hex:)),
            leaf["version"]?.integer == Int64(Leaf.schemaVersion),
            let commitments = hashes("commitments"), let digests = hashes("digests"),
            let part = json["part"]?.integer, commitments.indices.contains(Int(part)),
            let list = json["fields"]?.array
        else { return nil }
        self.leaf = Leaf(id: EntryID(unchecked: id), header: header, body: body, commitment: commitment)
        self.commitments = commitments
        self.part = Int(part)
        self.digests = digests
        for item in list {
            guard let name = item["name"]?.string, let place = item["place"]?.integer,
                digests.indices.contains(Int(place)),
                let salt = item["salt"]?.string.flatMap({ Hexadecimal.bytes($0.utf8) }), let value = item["value"]
            else { return nil }
            fields.append(Field(name: name, place: Int(place), salt: salt, value: value))
        }
    }

    /// Throws unless every opened field is the one that the leaf commits to.
    func verifiedFields() throws(ReceiptError) -> [String: JSONValue] {
        guard !fields.isEmpty else { return [:] }
        guard FieldCommitment.root(ofFieldDigests: digests) == commitments[part],
            FieldCommitment.root(ofParts: commitments) == leaf.commitment
        else { throw .fieldDoesNotMatch(fields[0].name) }
        var verified: [String: JSONValue] = [:]
        for field in fields {
            guard
                FieldCommitment.digest(salt: field.salt, name: field.name, value: field.value) == digests[field.place],
                field.salt.count == FieldCommitment.saltBytes,
                verified.updateValue(field.value, forKey: field.name) == nil
            else { throw .fieldDoesNotMatch(field.name) }
        }
        return verified
    }
}

extension LogHash {
    init?(hex: String) {
        guard let raw = Hexadecimal.bytes(hex.utf8) else { return nil }
        self.init(raw)
    }
}
