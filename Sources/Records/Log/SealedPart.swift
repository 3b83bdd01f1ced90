// One part of an entry: its fields, committed to one by one (RFC 6962 over salted digests) and sealed together
// (AES-256-GCM) under the key of the subject they are about.
import Crypto
import Foundation
import Order

/// A field as it is committed to: `SHA-256(salt ‖ name ‖ value)`, the name as a canonical JSON string, which ends itself, so
/// that no other name and value give the same bytes.
enum FieldCommitment {
    static let saltBytes = 16

    static func digest(salt: UnsafeRawBufferPointer, quotedName: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)
        -> LogHash
    {
        var hasher = SHA256()
        hasher.update(bufferPointer: salt)
        hasher.update(bufferPointer: quotedName)
        hasher.update(bufferPointer: value)
        return LogHash(hasher.finalize())
    }

    static func digest(salt: [UInt8], name: String, value: JSONValue) -> LogHash {
        let name = JSONValue.string(name).canonicalBytes
        let value = value.canonicalBytes
        return salt.withUnsafeBytes { salt in
            name.withUnsafeBytes { name in
                value.withUnsafeBytes { digest(salt: salt, quotedName: name, value: $0) }
            }
        }
    }

    /// The commitment to one part: the tree over its field digests, in the order of their names.
    static func root(ofFieldDigests digests: some Sequence<LogHash>) -> LogHash {
        MerkleTree.root(of: digests.lazy.map { $0.withBytes { MerkleTree.leafHash($0) } })
    }

    /// The commitment to an entry: the tree whose leaf hashes are the roots of its parts. With one part it is that root.
    static func root(ofParts roots: some Sequence<LogHash>) -> LogHash { MerkleTree.root(of: roots) }
}

/// What a part's body holds before sealing: `count (2) ‖ salts (16 each) ‖ canonical JSON object of the fields`, salts and
/// fields in the order of the names.
struct PartBody {
    var plaintext: [UInt8]
    var commitment: LogHash

    /// `salts` draws random bytes: this many.
    init(fields: [String: JSONValue], salts: (Int) -> [UInt8]) throws(AppendError) {
        guard fields.count <= Limits.partFields else {
            throw .malformed("a part holds more than \(Limits.partFields) fields; split the entry")
        }
        let names = fields.keys.sorted()
        let salt = salts(FieldCommitment.saltBytes * names.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024 + salt.count)
        bytes.append(UInt8(truncatingIfNeeded: names.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: names.count))
        bytes.append(contentsOf: salt)
        bytes.append(UInt8(ascii: "{"))
        var range = CompactRange()
        for (place, name) in names.enumerated() {
            guard name.isPlainName, let value = fields[name] else {
                throw .malformed(
                    "the field name \(name.debugDescription) is not plain ASCII of 1 to \(Limits.entryNameBytes) characters"
                )
            }
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            let start = bytes.count
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: name.utf8)
            bytes.append(UInt8(ascii: "\""))
            let nameEnd = bytes.count
            bytes.append(UInt8(ascii: ":"))
            value.appendCanonical(to: &bytes)
            let digest = bytes.withUnsafeBytes { all in
                FieldCommitment.digest(
                    salt: UnsafeRawBufferPointer(rebasing: all[2 + place * 16..<18 + place * 16]),
                    quotedName: UnsafeRawBufferPointer(rebasing: all[start..<nameEnd]),
                    value: UnsafeRawBufferPointer(rebasing: all[(nameEnd + 1)...]))
            }
            range.append(digest.withBytes { MerkleTree.leafHash($0) })
        }
        bytes.append(UInt8(ascii: "}"))
        guard bytes.count <= Limits.partBytes else {
            throw .malformed("a part is larger than \(Limits.partBytes) bytes; split the entry")
        }
        plaintext = bytes
        commitment = range.root
    }
}

extension PartBody {
    /// The commitment that a plaintext stands for, from the bytes of each field where they lie; `nil` unless it has the shape
    /// that is written here.
    static func commitment(ofPlaintext bytes: UnsafeRawBufferPointer) -> LogHash? {
        guard bytes.count >= 4 else { return nil }
        let count = Int(bytes[0]) << 8 | Int(bytes[1])
        var at = 2 + count * FieldCommitment.saltBytes
        guard count <= Limits.partFields, bytes.count > at + 1, bytes[at] == UInt8(ascii: "{") else { return nil }
        at += 1
        var range = CompactRange()
        for place in 0..<count {
            let start = at
            guard bytes[at] == UInt8(ascii: "\"") else { return nil }
            at += 1
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
            let nameEnd = at + 1
            guard nameEnd + 1 < bytes.count, bytes[nameEnd] == UInt8(ascii: ":") else { return nil }
            guard let end = endOfValue(bytes, from: nameEnd + 1) else { return nil }
            guard bytes[end] == (place == count - 1 ? UInt8(ascii: "}") : UInt8(ascii: ",")) else { return nil }
            let digest = FieldCommitment.digest(
                salt: UnsafeRawBufferPointer(rebasing: bytes[2 + place * 16..<18 + place * 16]),
                quotedName: UnsafeRawBufferPointer(rebasing: bytes[start..<nameEnd]),
                value: UnsafeRawBufferPointer(rebasing: bytes[nameEnd + 1..<end]))
            range.append(digest.withBytes { MerkleTree.leafHash($0) })
            at = end + 1
        }
        if count == 0 {
            guard bytes[at] == UInt8(ascii: "}") else { return nil }
            at += 1
        }
        return at == bytes.count ? range.root : nil
    }

    /// The place behind a value: of the comma or the brace that follows it.
    private static func endOfValue(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var depth = 0
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
                    at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return at }
                depth -= 1
            case UInt8(ascii: ","):
                if depth == 0 { return at }
            default: break
            }
            at += 1
        }
        return nil
    }
}

/// A part's body opened again.
struct OpenedPart {
    var fields: [String: JSONValue]
    /// In the order of the names.
    var salts: [[UInt8]]

    /// `nil` unless the bytes are what ``PartBody`` writes.
    init?(plaintext: [UInt8]) {
        guard plaintext.count >= 4 else { return nil }
        let count = Int(plaintext[0]) << 8 | Int(plaintext[1])
        let start = 2 + count * FieldCommitment.saltBytes
        guard count <= Limits.partFields, plaintext.count > start else { return nil }
        let limits = JSONLimits(bytes: Limits.partBytes, depth: 256, values: 4_000_000, largeIntegers: .kept)
        guard let object = try? JSONValue(parsing: plaintext[start...], limits: limits).object, object.count == count
        else { return nil }
        fields = object
        salts = (0..<count).map { Array(plaintext[2 + $0 * 16..<18 + $0 * 16]) }
    }

    var names: [String] { fields.keys.sorted() }

    /// The digests in the order of the names.
    var digests: [LogHash] {
        zip(names, salts).map { name, salt in
            FieldCommitment.digest(salt: salt, name: name, value: fields[name] ?? .null)
        }
    }

    var commitment: LogHash { FieldCommitment.root(ofFieldDigests: digests) }
}

/// The associated data of a sealed part: everything that says what the body is, so that no body can stand for another.
enum PartBinding {
    static func bytes(entry: EntryID, subject: SubjectID?, kind: EntryKind, version: UInt8) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(96)
        for text in [entry.rawValue, subject?.rawValue ?? "", kind.rawValue] {
            out.append(UInt8(truncatingIfNeeded: text.utf8.count >> 8))
            out.append(UInt8(truncatingIfNeeded: text.utf8.count))
            out.append(contentsOf: text.utf8)
        }
        out.append(version)
        return out
    }
}

/// A part as it is stored: `state (1) ‖ commitment (32) ‖ length (4) ‖ sealed body`, or the body's digest once destroyed.
struct StoredPart: Hashable, Sendable {
    enum Body: Hashable, Sendable {
        case sealed([UInt8])
        /// The key is destroyed and the bytes are gone; this is what the leaf still commits to.
        case destroyed(LogHash)
    }
    var commitment: LogHash
    var body: Body

    /// The leaf hash of the sealed body in the tree over the bodies of an entry.
    var bodyHash: LogHash {
        switch body {
        case .sealed(let bytes): MerkleTree.leafHash(bytes)
        case .destroyed(let hash): hash
        }
    }

    func append(to out: inout [UInt8]) {
        switch body {
        case .sealed(let bytes):
            out.append(1)
            commitment.append(to: &out)
            withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { out.append(contentsOf: $0) }
            out.append(contentsOf: bytes)
        case .destroyed(let hash):
            out.append(0)
            commitment.append(to: &out)
            withUnsafeBytes(of: UInt32(32).bigEndian) { out.append(contentsOf: $0) }
            hash.append(to: &out)
        }
    }

    static func parse(_ bytes: UnsafeRawBufferPointer) -> [StoredPart]? {
        var parts: [StoredPart] = []
        var at = 0
        while at < bytes.count {
            guard bytes.count - at >= 37, parts.count < Limits.entryParts, let commitment = LogHash(bytes, at: at + 1)
            else { return nil }
            let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: at + 33, as: UInt32.self)))
            guard length <= bytes.count - at - 37 else { return nil }
            switch bytes[at] {
            case 1:
                parts.append(
                    StoredPart(commitment: commitment, body: .sealed(Array(bytes[at + 37..<at + 37 + length]))))
            case 0:
                guard length == 32, let hash = LogHash(bytes, at: at + 37) else { return nil }
                parts.append(StoredPart(commitment: commitment, body: .destroyed(hash)))
            default: return nil
            }
            at += 37 + length
        }
        return parts
    }
}

extension String {
    /// Printable ASCII without quotes and backslashes: what stands in the clear or is sorted by its bytes.
    var isPlainName: Bool {
        let utf8 = self.utf8
        return (1...Limits.entryNameBytes).contains(utf8.count)
            && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    }
}
