// The elements of one long JSON array (RFC 8259), one at a time: a list of tens of megabytes is never one tree in memory.
import Order

/// Walks the elements of the array that is the whole text, or that stands under a name at the top of the text's object.
struct JSONElements {
    private let bytes: [UInt8]
    private let file: String
    private var at: Int
    /// How many elements have been taken.
    private(set) var number = 0
    /// What the object around the array says there are in all; `nil` when it does not. Known behind the last element.
    private(set) var total: Int?
    private var isInObject = false
    private var isFinished = false

    /// Throws when the text holds no such array.
    init(_ bytes: [UInt8], of name: String, file: String) throws(ListError) {
        self.bytes = bytes
        self.file = file
        at = ListText.start(bytes)
        skipSpace()
        guard at < bytes.count else { throw ListError.empty(file) }
        if bytes[at] == UInt8(ascii: "{") {
            isInObject = true
            try enter(name)
        }
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "[") else {
            throw ListError.malformed(file: file, line: line, "no array “\(name)” stands here")
        }
        at += 1
    }

    /// The next element, or `nil` behind the last. Throws when the array is not closed or an element cannot be read.
    mutating func next() throws(ListError) -> JSONValue? {
        if isFinished { return nil }
        skipSpace()
        if number > 0, at < bytes.count, bytes[at] == UInt8(ascii: ",") {
            at += 1
            skipSpace()
        } else if number > 0, at < bytes.count, bytes[at] != UInt8(ascii: "]") {
            throw ListError.malformed(file: file, line: line, "a comma is missing between two records")
        }
        guard at < bytes.count else { throw ListError.truncated(file: file, line: line) }
        if bytes[at] == UInt8(ascii: "]") {
            at += 1
            isFinished = true
            try leave()
            return nil
        }
        let start = at
        guard passValue() else { throw ListError.truncated(file: file, line: line) }
        number += 1
        guard at - start <= Limits.listJSONRecordBytes else {
            throw ListError.forbidden(
                file: file, line: line, "one record is larger than \(Limits.listJSONRecordBytes) bytes")
        }
        do throws(JSONError) {
            return try JSONValue(
                parsing: bytes[start..<at], limits: JSONLimits(bytes: Limits.listJSONRecordBytes, largeIntegers: .kept))
        } catch {
            at = start
            throw ListError.malformed(file: file, line: line, "record \(number) is no JSON: \(error.problem)")
        }
    }

    private var line: Int { bytes[..<min(at, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    /// Goes to the value of a member at the top of the object.
    private mutating func enter(_ name: String) throws(ListError) {
        let wanted = Array("\"\(name)\"".utf8)
        at += 1
        while true {
            skipSpace()
            if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
                at += 1
                continue
            }
            let start = at
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), passValue() else {
                throw ListError.malformed(file: file, line: line, "the object has no “\(name)”")
            }
            let member = bytes[start..<at]
            let isWanted = member.elementsEqual(wanted)
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
                throw ListError.truncated(file: file, line: line)
            }
            at += 1
            skipSpace()
            if isWanted { return }
            try passMember(member)
        }
    }

    /// Goes behind a member's value, which begins here, and keeps it when it says how many elements there are.
    private mutating func passMember(_ name: ArraySlice<UInt8>) throws(ListError) {
        let start = at
        guard passValue() else { throw ListError.truncated(file: file, line: line) }
        guard name.starts(with: Array("\"total\"".utf8)), at - start <= Limits.listJSONTotalBytes else { return }
        total = (try? JSONValue(parsing: bytes[start..<at]))?.integer.map { Int(clamping: $0) }
    }

    /// Reads what follows the array: the rest of the object around it, then nothing.
    private mutating func leave() throws(ListError) {
        skipSpace()
        while isInObject {
            guard at < bytes.count else { throw ListError.truncated(file: file, line: line) }
            if bytes[at] == UInt8(ascii: "}") {
                at += 1
                break
            }
            guard bytes[at] == UInt8(ascii: ",") else { throw more() }
            at += 1
            skipSpace()
            let start = at
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), passValue() else { throw more() }
            let name = bytes[start..<at]
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw more() }
            at += 1
            skipSpace()
            try passMember(name)
            skipSpace()
        }
        skipSpace()
        guard at == bytes.count else { throw more() }
    }
    private func more() -> ListError {
        .malformed(file: file, line: line, "something stands behind the last record that is no JSON")
    }

    /// Goes behind the value that begins here, by strings and brackets alone; `false` when the text ends first.
    private mutating func passValue() -> Bool {
        var depth = 0
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
                    at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
                }
                guard at < bytes.count else { return false }
                at += 1
                if depth == 0 { return true }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // A bracket that closes what was not opened here ends a bare value.
                if depth == 0 { return true }
                depth -= 1
                at += 1
                if depth == 0 { return true }
            case UInt8(ascii: ",") where depth == 0: return true
            default: at += 1
            }
        }
        return false
    }
}

extension Limits {
    /// One record of a list in JSON.
    public static let listJSONRecordBytes = 1 << 20
    /// The digits of a count beside the records.
    static let listJSONTotalBytes = 20
}
