import Order

/// A position in bytes that are being read as JSON (RFC 8259). It borrows its buffer and lives no longer than it.
///
/// Reading events must keep pace with a provider's whole traffic, so this scanner skips what is not asked for and makes no
/// value of it; everything else in Gatehouse reads JSON through `JSONValue`.
struct ByteCursor {
    let base: UnsafePointer<UInt8>
    let end: Int
    var at: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>) {
        self.base = base
        end = bytes.count
        at = 0
    }

    enum Failure: Error {
        case malformed, tooDeep, controlCharacter, notUnicode
    }

    /// Where the text of a JSON string lies, and whether it must be looked at again: it has escapes or is not ASCII.
    struct Span {
        var start: Int
        var count: Int
        var escaped: Bool
        var wide: Bool
    }

    @inline(__always) mutating func skipSpace() {
        while at < end {
            let byte = base[at]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
            at += 1
        }
    }

    /// Takes the byte if it comes next after white space.
    @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard at < end, base[at] == byte else { return false }
        at += 1
        return true
    }

    @inline(__always) mutating func expect(_ byte: UInt8) throws(Failure) {
        guard take(byte) else { throw .malformed }
    }

    /// Reads a string whose opening quote is next.
    @inline(__always) mutating func string() throws(Failure) -> Span {
        guard take(0x22) else { throw .malformed }
        let start = at
        var escaped = false, wide = false
        while true {
            // Eight bytes at a time as long as none of them is a quote, a backslash, a control or a wide character.
            while at + 8 <= end {
                let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
                let quote = word ^ 0x2222_2222_2222_2222, slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
                let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F, ones: UInt64 = 0x0101_0101_0101_0101
                let found =
                    (quote &- ones) & ~quote | (slash &- ones) & ~slash | (delete &- ones) & ~delete
                    | (word &- 0x2020_2020_2020_2020) & ~word | word
                let marks = found & 0x8080_8080_8080_8080
                if marks != 0 {
                    at += marks.trailingZeroBitCount >> 3
                    break
                }
                at += 8
            }
            guard at < end else { throw .malformed }
            let byte = base[at]
            switch byte {
            case 0x22:
                at += 1
                return Span(start: start, count: at - 1 - start, escaped: escaped, wide: wide)
            case 0x5C:
                guard at + 1 < end else { throw .malformed }
                escaped = true
                at += 2
            case 0..<0x20, 0x7F: throw .controlCharacter
            case 0x80...:
                wide = true
                at += 1
            default: at += 1
            }
        }
    }

    /// Passes over one value of any kind.
    mutating func skipValue(depth: Int = 0) throws(Failure) {
        guard depth <= Limits.jsonDepth else { throw .tooDeep }
        skipSpace()
        guard at < end else { throw .malformed }
        switch base[at] {
        case 0x22: _ = try string()
        case 0x7B:
            at += 1
            if take(0x7D) { return }
            repeat {
                _ = try string()
                try expect(0x3A)
                try skipValue(depth: depth + 1)
            } while take(0x2C)
            try expect(0x7D)
        case 0x5B:
            at += 1
            if take(0x5D) { return }
            repeat { try skipValue(depth: depth + 1) } while take(0x2C)
            try expect(0x5D)
        case 0x74: try word("true")
        case 0x66: try word("false")
        case 0x6E: try word("null")
        default: try number()
        }
    }

    mutating func word(_ word: StaticString) throws(Failure) {
        guard at + word.utf8CodeUnitCount <= end else { throw .malformed }
        for i in 0..<word.utf8CodeUnitCount where base[at + i] != word.utf8Start[i] { throw .malformed }
        at += word.utf8CodeUnitCount
    }

    private mutating func number() throws(Failure) {
        func digits() -> Int {
            let start = at
            while at < end, base[at] >= 0x30, base[at] <= 0x39 { at += 1 }
            return at - start
        }
        if at < end, base[at] == 0x2D { at += 1 }
        let leadingZero = at < end && base[at] == 0x30
        let whole = digits()
        guard whole > 0, !leadingZero || whole == 1 else { throw .malformed }
        if at < end, base[at] == 0x2E {
            at += 1
            guard digits() > 0 else { throw .malformed }
        }
        if at < end, base[at] | 0x20 == 0x65 {
            at += 1
            if at < end, base[at] == 0x2B || base[at] == 0x2D { at += 1 }
            guard digits() > 0 else { throw .malformed }
        }
    }

    // MARK: What a string holds

    @inline(__always) func bytes(_ span: Span) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + span.start, count: span.count)
    }

    @inline(__always) func equals(_ span: Span, _ text: StaticString) -> Bool {
        guard span.count == text.utf8CodeUnitCount else { return false }
        for i in 0..<span.count where base[span.start + i] != text.utf8Start[i] { return false }
        return true
    }

    /// The text itself, escapes undone, checked to be Unicode without control characters or marks that turn the direction
    /// of writing: such a text shows as something else than it is.
    func text(_ span: Span) throws(Failure) -> String {
        let raw = bytes(span)
        var decoded: [UInt8] = []
        if span.escaped {
            decoded.reserveCapacity(span.count)
            var i = 0
            while i < raw.count {
                guard raw[i] == 0x5C else {
                    decoded.append(raw[i])
                    i += 1
                    continue
                }
                switch raw[i + 1] {
                case 0x22, 0x5C, 0x2F:
                    decoded.append(raw[i + 1])
                    i += 2
                case 0x75:
                    var unit = try hexadecimal(raw, i + 2)
                    i += 6
                    if unit >= 0xD800, unit < 0xDC00 {
                        guard i + 6 <= raw.count, raw[i] == 0x5C, raw[i + 1] == 0x75 else { throw .notUnicode }
                        let low = try hexadecimal(raw, i + 2)
                        guard low >= 0xDC00, low < 0xE000 else { throw .notUnicode }
                        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                        i += 6
                    }
                    guard let scalar = Unicode.Scalar(unit) else { throw .notUnicode }
                    decoded.append(contentsOf: Array(String(Character(scalar)).utf8))
                case 0x62, 0x66, 0x6E, 0x72, 0x74: throw .controlCharacter
                default: throw .malformed
                }
            }
        } else {
            decoded = Array(raw)
        }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .notUnicode }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: throw .controlCharacter
            default: break
            }
        }
        return text
    }

    private func hexadecimal(_ raw: UnsafeBufferPointer<UInt8>, _ start: Int) throws(Failure) -> UInt32 {
        guard start + 4 <= raw.count else { throw .malformed }
        var value: UInt32 = 0
        for i in start..<start + 4 {
            switch raw[i] {
            case 0x30...0x39: value = value << 4 | UInt32(raw[i] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(raw[i] - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(raw[i] - 0x57)
            default: throw .malformed
            }
        }
        return value
    }
}
