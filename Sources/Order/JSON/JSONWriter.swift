// Writes JSON values: canonical (RFC 8785), compact, and indented for a terminal. Names are always sorted by their UTF-16
// code units, so that the same value is the same bytes everywhere.

extension JSONValue {
    /// The canonical form of RFC 8785: what digests and commitments are taken over.
    ///
    /// Numbers take the form of ECMAScript, which holds whole numbers up to 2^53 exactly. A larger ``integer(_:)`` is
    /// written as the double nearest to it, as every implementation of RFC 8785 would; the reader refuses a number that
    /// this would change. A ``number(_:)`` that is not finite is written as `null`.
    public var canonicalBytes: [UInt8] { written(.canonical) }

    /// The same form, appended to `bytes`.
    public func appendCanonical(to bytes: inout [UInt8]) {
        var writer = JSONWriter(bytes: consume bytes, style: .canonical)
        writer.write(self)
        bytes = writer.bytes
    }

    /// The compact form; it differs from the canonical one only in whole numbers beyond 2^53, which it writes exactly.
    public var bytes: [UInt8] { written(.compact) }

    /// The compact form as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Indented by two spaces, for people.
    public var pretty: String { String(decoding: written(.indented), as: UTF8.self) }

    private func written(_ style: JSONWriter.Style) -> [UInt8] {
        var writer = JSONWriter(bytes: [], style: style)
        writer.bytes.reserveCapacity(512)
        writer.write(self)
        return writer.bytes
    }
}

private struct JSONWriter {
    enum Style { case canonical, compact, indented }
    var bytes: [UInt8]
    let style: Style
    var depth = 0

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: literal("null")
        case .bool(true): literal("true")
        case .bool(false): literal("false")
        case .integer(let value): integer(value)
        case .number(let value): bytes.appendECMAScript(value)
        case .string(let value): string(value)
        case .array(let values): array(values)
        case .object(let members): object(members)
        }
    }

    mutating func literal(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func integer(_ value: Int64) {
        if style == .canonical, value.magnitude > 1 << 53 {
            bytes.appendECMAScript(Double(value))
        } else {
            bytes.appendDecimal(value)
        }
    }

    mutating func array(_ values: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        depth += 1
        var first = true
        for value in values {
            separate(&first)
            write(value)
        }
        depth -= 1
        if !first { newLine() }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func object(_ members: [String: JSONValue]) {
        bytes.append(UInt8(ascii: "{"))
        depth += 1
        var first = true
        for (name, value) in members.sorted(by: { precedes($0.key, $1.key) }) {
            separate(&first)
            string(name)
            bytes.append(UInt8(ascii: ":"))
            if style == .indented { bytes.append(UInt8(ascii: " ")) }
            write(value)
        }
        depth -= 1
        if !first { newLine() }
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func separate(_ first: inout Bool) {
        if !first { bytes.append(UInt8(ascii: ",")) }
        first = false
        newLine()
    }

    mutating func newLine() {
        guard style == .indented else { return }
        bytes.append(0x0A)
        for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    mutating func string(_ value: String) {
        var value = value
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { text in
            var done = 0
            for i in 0..<text.count where needsEscape(text[i]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<i]))
                escape(text[i])
                done = i + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always) func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// RFC 8785 section 3.2.2.2: the seven short escapes, else `\u00xx` in lower case.
    mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case 0x08: literal("\\b")
        case 0x09: literal("\\t")
        case 0x0A: literal("\\n")
        case 0x0C: literal("\\f")
        case 0x0D: literal("\\r")
        default:
            literal("\\u00")
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

/// Whether `a` sorts before `b` by UTF-16 code units (RFC 8785 section 3.2.3).
///
/// UTF-8 sorts as UTF-16 does, but for one case: U+E000 to U+FFFF (lead bytes EE and EF) come after the surrogates that
/// stand for the supplementary planes (lead bytes F0 and up).
private func precedes(_ a: String, _ b: String) -> Bool {
    var a = a, b = b
    return a.withUTF8 { x in
        b.withUTF8 { y in
            for i in 0..<min(x.count, y.count) where x[i] != y[i] {
                let p = x[i], q = y[i]
                if p >= 0xEE, q >= 0xEE, (p < 0xF0) != (q < 0xF0) { return q < 0xF0 }
                return p < q
            }
            return x.count < y.count
        }
    }
}
