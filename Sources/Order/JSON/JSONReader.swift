// A strict reader of JSON texts (RFC 8259) over bytes. Beyond the grammar it refuses what RFC 7493 (I-JSON) warns of:
// repeated names, unpaired surrogates, whole numbers that are not exact. Cost is linear in the bytes, memory bounded.

/// How much a JSON text may hold, and what becomes of whole numbers that a double cannot hold.
public struct JSONLimits: Hashable, Sendable {
    public enum LargeIntegers: Hashable, Sendable {
        /// A whole number beyond 2^53 − 1 that RFC 8785 would not write back digit for digit is refused.
        case refused
        /// One within 64 bits is kept exactly as ``JSONValue/integer(_:)``, for logs written by others.
        case kept
    }
    public var bytes: Int
    public var depth: Int
    public var values: Int
    public var largeIntegers: LargeIntegers

    public init(
        bytes: Int = Limits.jsonBytes, depth: Int = Limits.jsonDepth, values: Int = Limits.jsonValues,
        largeIntegers: LargeIntegers = .refused
    ) {
        self.bytes = bytes
        self.depth = min(depth, JSONLimits.deepest)
        self.values = values
        self.largeIntegers = largeIntegers
    }
    /// The reader recurses; this many levels fit any thread's stack.
    private static let deepest = 256
}

extension JSONValue {
    /// Reads one JSON text that fills `bytes`.
    ///
    /// Names that Unicode holds equivalent count as repeated.
    public init(parsing bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        let direct = bytes.withContiguousStorageIfAvailable { JSONValue.read($0, limits) }
        let result = direct ?? Array(bytes).withUnsafeBufferPointer { JSONValue.read($0, limits) }
        self = try result.get()
    }

    public init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        var text = text
        self = try text.withUTF8 { JSONValue.read($0, limits) }.get()
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) -> Result<
        JSONValue, JSONError
    > {
        guard bytes.count <= limits.bytes else {
            return .failure(JSONError(.tooLarge(limit: limits.bytes), offset: 0, line: 1, column: 1))
        }
        var reader = JSONReader(bytes: bytes, limits: limits)
        return Result { () throws(JSONError) in try reader.text() }
    }
}

/// Reads one text. It lives no longer than the buffer it borrows.
private struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var at = 0
    var depth = 0
    var values = 0
    /// Members and elements of the containers that are open, so that each container is allocated once at its size.
    var elements: [JSONValue] = []
    var names: [String] = []

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        elements.reserveCapacity(64)
        names.reserveCapacity(64)
    }

    mutating func text() throws(JSONError) -> JSONValue {
        skipSpace()
        let result = try value()
        skipSpace()
        guard at == bytes.count else { throw unexpected("the end of the text") }
        return result
    }

    @inline(__always) mutating func skipSpace() {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    mutating func value() throws(JSONError) -> JSONValue {
        values += 1
        guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
        guard at < bytes.count else { throw error(.endOfText(expected: "a value")) }
        switch bytes[at] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw unexpected("a value")
        }
    }

    mutating func literal(_ word: StaticString) throws(JSONError) {
        let count = word.utf8CodeUnitCount
        for i in 0..<count {
            guard at + i < bytes.count else {
                at = bytes.count
                throw error(.endOfText(expected: "\(word)"))
            }
            guard bytes[at + i] == word.utf8Start[i] else { throw unexpected("\(word)") }
        }
        at += count
    }

    // MARK: Containers

    mutating func object() throws(JSONError) -> JSONValue {
        try enter()
        let firstElement = elements.count, firstName = names.count
        if try !closes(UInt8(ascii: "}"), expecting: "a name in quotation marks or }") {
            while true {
                guard at < bytes.count else { throw error(.endOfText(expected: "a name in quotation marks")) }
                guard bytes[at] == UInt8(ascii: "\"") else { throw unexpected("a name in quotation marks") }
                names.append(try string())
                skipSpace()
                guard at < bytes.count else { throw error(.endOfText(expected: ":")) }
                guard bytes[at] == UInt8(ascii: ":") else { throw unexpected(":") }
                at += 1
                skipSpace()
                elements.append(try value())
                if try ends(UInt8(ascii: "}"), expecting: ", or }") { break }
            }
        }
        depth -= 1
        let count = names.count - firstName
        guard count > 0 else { return .object([:]) }
        var members = [String: JSONValue](minimumCapacity: count)
        for i in 0..<count {
            guard members.updateValue(elements[firstElement + i], forKey: names[firstName + i]) == nil else {
                throw error(.duplicateName(String(names[firstName + i].prefix(40))))
            }
        }
        names.removeSubrange(firstName...)
        elements.removeSubrange(firstElement...)
        return .object(members)
    }

    mutating func array() throws(JSONError) -> JSONValue {
        try enter()
        let first = elements.count
        if try !closes(UInt8(ascii: "]"), expecting: "a value or ]") {
            while true {
                elements.append(try value())
                if try ends(UInt8(ascii: "]"), expecting: ", or ]") { break }
            }
        }
        depth -= 1
        guard elements.count > first else { return .array([]) }
        let result = Array(elements[first...])
        elements.removeSubrange(first...)
        return .array(result)
    }

    @inline(__always) mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        at += 1
        skipSpace()
    }
    /// Right after the opening: whether the container is empty.
    @inline(__always) mutating func closes(_ close: UInt8, expecting: StaticString) throws(JSONError) -> Bool {
        guard at < bytes.count else { throw error(.endOfText(expected: "\(expecting)")) }
        guard bytes[at] == close else { return false }
        at += 1
        return true
    }
    /// After an element: whether the container ends here; otherwise stands before the next element.
    @inline(__always) mutating func ends(_ close: UInt8, expecting: StaticString) throws(JSONError) -> Bool {
        skipSpace()
        guard at < bytes.count else { throw error(.endOfText(expected: "\(expecting)")) }
        if bytes[at] == UInt8(ascii: ",") {
            at += 1
            skipSpace()
            return false
        }
        guard bytes[at] == close else { throw unexpected("\(expecting)") }
        at += 1
        return true
    }

    // MARK: Strings

    mutating func string() throws(JSONError) -> String {
        at += 1
        let start = at
        var highBits: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                let body = UnsafeBufferPointer(rebasing: bytes[start..<at])
                if highBits < 0x80 {
                    at += 1
                    return ascii(body)
                }
                guard let text = String(validating: body, as: UTF8.self) else {
                    throw invalidUTF8(from: start, to: at)
                }
                at += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw error(.controlCharacter(byte)) }
            highBits |= byte
            at += 1
        }
        throw error(.endOfText(expected: "the closing quotation mark"))
    }

    @inline(__always) func ascii(_ body: UnsafeBufferPointer<UInt8>) -> String {
        guard body.count > 0 else { return "" }
        return String(unsafeUninitializedCapacity: body.count) { buffer in
            _ = buffer.initialize(from: body)
            return body.count
        }
    }

    /// The rest of a string that holds an escape; `at` stands on the first backslash.
    mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<at])
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                guard let result = String(validating: text, as: UTF8.self) else {
                    throw invalidUTF8(from: start, to: at)
                }
                at += 1
                return result
            }
            guard byte >= 0x20 else { throw error(.controlCharacter(byte)) }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else {
                text.append(byte)
                at += 1
            }
        }
        throw error(.endOfText(expected: "the closing quotation mark"))
    }

    mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let start = at
        guard at + 1 < bytes.count else {
            at = bytes.count
            throw error(.endOfText(expected: "the rest of an escape"))
        }
        let letter = bytes[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var unit = try fourHexDigits(escapeAt: start)
            if (0xD800...0xDBFF).contains(unit) {
                guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
                    throw error(.unpairedSurrogate, at: start)
                }
                at += 2
                let low = try fourHexDigits(escapeAt: at - 2)
                guard (0xDC00...0xDFFF).contains(low) else { throw error(.unpairedSurrogate, at: start) }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw error(.unpairedSurrogate, at: start) }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw error(.invalidEscape, at: start)
        }
    }

    mutating func fourHexDigits(escapeAt start: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count else {
            at = bytes.count
            throw error(.endOfText(expected: "four hexadecimal digits"))
        }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw error(.invalidEscape, at: start)
            }
            at += 1
        }
        return unit
    }

    // MARK: Numbers

    /// The longest spelling of a number that is read.
    static let longestNumber = 64

    mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        let negative = bytes[at] == UInt8(ascii: "-")
        if negative { at += 1 }
        var significand: UInt64 = 0
        var digits = 0
        var power = 0
        var whole = true

        let firstDigit = at
        while at < bytes.count, let digit = digit(bytes[at]) {
            if digits > 0 || digit > 0 { digits += 1 }
            if digits <= 19 { significand = significand * 10 + UInt64(digit) }
            at += 1
        }
        guard at > firstDigit else {
            throw at < bytes.count ? unexpected("a digit") : error(.endOfText(expected: "a digit"))
        }
        if bytes[firstDigit] == UInt8(ascii: "0"), at - firstDigit > 1 {
            throw error(.unexpected(found: "a leading zero", expected: "a number without it"), at: firstDigit)
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            whole = false
            at += 1
            let first = at
            while at < bytes.count, let digit = digit(bytes[at]) {
                if digits > 0 || digit > 0 { digits += 1 }
                if digits <= 19 { significand = significand * 10 + UInt64(digit) }
                power -= 1
                at += 1
            }
            guard at > first else {
                throw at < bytes.count ? unexpected("a digit") : error(.endOfText(expected: "a digit"))
            }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            whole = false
            at += 1
            var down = false
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
                down = bytes[at] == UInt8(ascii: "-")
                at += 1
            }
            let first = at
            var exponent = 0
            while at < bytes.count, let digit = digit(bytes[at]) {
                exponent = min(exponent * 10 + Int(digit), 100_000)
                at += 1
            }
            guard at > first else {
                throw at < bytes.count ? unexpected("a digit") : error(.endOfText(expected: "a digit"))
            }
            power += down ? -exponent : exponent
        }
        guard at - start <= JSONReader.longestNumber else {
            throw error(.numberTooLong(limit: JSONReader.longestNumber), at: start)
        }
        if whole, digits <= 18, significand <= UInt64(JSONValue.largestExactInteger) {
            return .integer(negative ? -Int64(significand) : Int64(significand))
        }
        let spelling = String(decoding: bytes[start..<at], as: UTF8.self)
        if whole {
            if limits.largeIntegers == .kept, let integer = Int64(spelling) { return .integer(integer) }
            guard let value = Double(spelling) else { throw error(.numberOutOfRange, at: start) }
            guard limits.largeIntegers == .kept || JSONValue.number(value).text == spelling else {
                throw error(.inexactInteger, at: start)
            }
            return JSONValue(value)
        }
        // Up to 15 digits and 22 powers of ten, both operands of one division or product are exact (Clinger 1990).
        if digits <= 15, power >= -22, power <= 22 {
            let size = power < 0 ? Double(significand) / powersOfTen[-power] : Double(significand) * powersOfTen[power]
            return JSONValue(negative ? -size : size)
        }
        guard let value = Double(spelling), value.isFinite else { throw error(.numberOutOfRange, at: start) }
        return JSONValue(value)
    }

    @inline(__always) func digit(_ byte: UInt8) -> UInt8? {
        let value = byte &- UInt8(ascii: "0")
        return value <= 9 ? value : nil
    }

    // MARK: Errors

    func error(_ problem: JSONError.Problem, at place: Int? = nil) -> JSONError {
        let offset = place ?? at
        var line = 1, lineStart = 0
        for i in 0..<min(offset, bytes.count) where bytes[i] == 0x0A {
            line += 1
            lineStart = i + 1
        }
        return JSONError(problem, offset: offset, line: line, column: offset - lineStart + 1)
    }

    func unexpected(_ expected: String) -> JSONError {
        guard at < bytes.count else { return error(.endOfText(expected: expected)) }
        let byte = bytes[at]
        let found =
            switch byte {
            case 0x21...0x7E: "\"\(Character(Unicode.Scalar(byte)))\""
            case 0x20, 0x09: "a space"
            case 0x0A, 0x0D: "the end of the line"
            case 0xEF where at == 0: "a byte order mark"
            default: "byte 0x\(String(byte, radix: 16))"
            }
        return error(.unexpected(found: found, expected: expected))
    }

    func invalidUTF8(from start: Int, to end: Int) -> JSONError {
        var decoder = UTF8()
        var iterator = bytes[start..<end].makeIterator()
        var good = start
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { good += UTF8.width(scalar) }
        return error(.invalidUTF8, at: good)
    }
}

private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]
