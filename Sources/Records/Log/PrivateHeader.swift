// The private header of an entry: who, when, about whom, and what came before. It stands beside the leaf, never in a tile,
// and holds random ids only. RFC 8785 canonical JSON; the salt keeps its digest from being guessed.
import Order

struct PrivateHeader: Hashable, Sendable {
    struct Previous: Hashable, Sendable {
        var id: EntryID
        var index: UInt64
    }
    /// What one part is about; `nil` is nobody.
    struct Part: Hashable, Sendable {
        var subject: SubjectID?
        var previous: Previous?
    }
    /// An idempotency key as a keyed token, and the digest of the request it stood for.
    struct Request: Hashable, Sendable {
        var token: [UInt8]
        var digest: [UInt8]
    }

    var kind: EntryKind
    var actor: Actor
    var time: Timestamp
    var request: Request?
    var salt: [UInt8]
    var parts: [Part]

    /// Canonical bytes. The names sort so that the parts, which alone depend on what went before, come near the end.
    var canonicalBytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(256 + 96 * parts.count)
        out.append(contentsOf: #"{"actor":"#.utf8)
        JSONValue.string(actor.text).appendCanonical(to: &out)
        out.append(contentsOf: #","kind":"#.utf8)
        JSONValue.string(kind.rawValue).appendCanonical(to: &out)
        if let request {
            out.append(contentsOf: #","request":{"digest":""#.utf8)
            out.appendHex(request.digest)
            out.append(contentsOf: #"","token":""#.utf8)
            out.appendHex(request.token)
            out.append(contentsOf: #""}"#.utf8)
        }
        out.append(contentsOf: #","salt":""#.utf8)
        out.appendHex(salt)
        out.append(contentsOf: #"","subjects":["#.utf8)
        for (place, part) in parts.enumerated() {
            if place > 0 { out.append(UInt8(ascii: ",")) }
            guard let subject = part.subject else {
                out.append(contentsOf: "null".utf8)
                continue
            }
            out.append(contentsOf: #"{"id":""#.utf8)
            out.append(contentsOf: subject.rawValue.utf8)
            if let previous = part.previous {
                out.append(contentsOf: #"","previous":""#.utf8)
                out.append(contentsOf: previous.id.rawValue.utf8)
                out.append(contentsOf: #"","previousIndex":"#.utf8)
                out.append(contentsOf: String(previous.index).utf8)
                out.append(UInt8(ascii: "}"))
            } else {
                out.append(contentsOf: #"","previous":null}"#.utf8)
            }
        }
        out.append(contentsOf: #"],"time":"#.utf8)
        out.append(contentsOf: String(time.milliseconds).utf8)
        out.append(UInt8(ascii: "}"))
        return out
    }

    init(
        kind: EntryKind, actor: Actor, time: Timestamp, request: Request? = nil, salt: [UInt8], parts: [Part]
    ) {
        self.kind = kind
        self.actor = actor
        self.time = time
        self.request = request
        self.salt = salt
        self.parts = parts
    }

    /// Reads the one form that `canonicalBytes` writes; `nil` for anything else.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var scan = Scanner(bytes: bytes)
        guard scan.skip(#"{"actor":"#), let actorText = scan.string(), let actor = Actor(text: actorText),
            scan.skip(#","kind":"#), let kind = scan.string()
        else { return nil }
        var request: Request?
        if scan.skip(#","request":{"digest":"#) {
            guard let digest = scan.hex(), scan.skip(#","token":"#), let token = scan.hex(), scan.skip("}") else {
                return nil
            }
            request = Request(token: token, digest: digest)
        }
        guard scan.skip(#","salt":"#), let salt = scan.hex(), scan.skip(#","subjects":["#) else { return nil }
        var parts: [Part] = []
        while !scan.skip("]") {
            if !parts.isEmpty, !scan.skip(",") { return nil }
            if scan.skip("null") {
                parts.append(Part(subject: nil, previous: nil))
                continue
            }
            guard parts.count < Limits.entryParts, scan.skip(#"{"id":"#), let subject = scan.string(),
                scan.skip(#","previous":"#)
            else { return nil }
            var previous: Previous?
            if !scan.skip("null") {
                guard let id = scan.string(), scan.skip(#","previousIndex":"#), let index = scan.integer(), index >= 0
                else { return nil }
                previous = Previous(id: EntryID(unchecked: id), index: UInt64(index))
            }
            guard scan.skip("}") else { return nil }
            parts.append(Part(subject: SubjectID(unchecked: subject), previous: previous))
        }
        guard scan.skip(#","time":"#), let time = scan.integer(), scan.skip("}"), scan.isAtEnd else { return nil }
        self.init(
            kind: EntryKind(rawValue: kind), actor: actor, time: Timestamp(milliseconds: time), request: request,
            salt: salt,
            parts: parts)
    }
}

/// Reads JSON of a known shape without building values.
private struct Scanner {
    let bytes: UnsafeRawBufferPointer
    var at = 0

    var isAtEnd: Bool { at == bytes.count }

    mutating func skip(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard bytes.count - at >= count else { return false }
        for i in 0..<count where bytes[at + i] != literal.utf8Start[i] { return false }
        at += count
        return true
    }

    private mutating func raw() -> UnsafeRawBufferPointer? {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
        var end = at + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            if bytes[end] == UInt8(ascii: "\\") { end += 1 }
            end += 1
        }
        guard end < bytes.count else { return nil }
        defer { at = end + 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[at + 1..<end])
    }

    mutating func string() -> String? {
        let start = at
        guard let raw = raw() else { return nil }
        guard raw.contains(UInt8(ascii: "\\")) else { return String(validating: raw, as: UTF8.self) }
        return try? JSONValue(parsing: Array(bytes[start..<at])).string
    }

    mutating func hex() -> [UInt8]? {
        guard let raw = raw() else { return nil }
        return Hexadecimal.bytes(raw)
    }

    mutating func integer() -> Int64? {
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        while at < bytes.count, (0x30...0x39).contains(bytes[at]), at - start < 20 { at += 1 }
        return Int64(String(decoding: bytes[start..<at], as: UTF8.self))
    }
}

extension [UInt8] {
    mutating func appendHex(_ other: some Sequence<UInt8>) {
        for byte in other {
            append(hexDigit(byte >> 4))
            append(hexDigit(byte & 15))
        }
    }
}

@inline(__always) func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
