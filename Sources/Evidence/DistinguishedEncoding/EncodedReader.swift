// Reads elements one after the other, with what each should be.
import Order

/// Reads the elements of a range of bytes in their order.
struct EncodedReader: Sendable {
    let source: [UInt8]
    let rules: EncodingRules
    private(set) var at: Int
    let end: Int

    init(_ source: [UInt8], _ range: Range<Int>? = nil, _ rules: EncodingRules = .distinguished) {
        let range = range ?? 0..<source.count
        self.source = source
        self.rules = rules
        at = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { at >= end }
    /// The tag that comes next; `nil` at the end or when it cannot be read.
    var nextTag: EncodedTag? {
        if at < end, source[at] & 0x1F != 0x1F { return EncodedTag(octets: UInt32(source[at])) }
        return try? header().tag
    }

    mutating func next(_ what: String) throws(EncodingError) -> EncodedElement {
        guard at < end else { throw .expected(what, at: at) }
        let (tag, content) = try header()
        let element = EncodedElement(source: source, tag: tag, start: at, content: content, rules: rules)
        at = content.upperBound
        return element
    }
    mutating func next(_ tag: EncodedTag, _ what: String) throws(EncodingError) -> EncodedElement {
        let start = at
        let element = try next(what)
        guard element.tag == tag else { throw .expected(what, at: start) }
        return element
    }
    /// The next element if it has this tag.
    mutating func next(if tag: EncodedTag) throws(EncodingError) -> EncodedElement? {
        guard at < end, nextTag == tag else { return nil }
        return try next("an element")
    }
    /// Refuses what follows.
    func finish(_ what: String) throws(EncodingError) {
        guard at >= end else { throw .trailingBytes(after: what, at: at) }
    }

    /// The one element that all the bytes are.
    static func only(
        _ source: [UInt8], _ tag: EncodedTag, _ what: String, _ rules: EncodingRules = .distinguished
    ) throws(EncodingError) -> EncodedElement {
        var reader = EncodedReader(source, nil, rules)
        let element = try reader.next(tag, what)
        try reader.finish(what)
        return element
    }

    private func header() throws(EncodingError) -> (tag: EncodedTag, content: Range<Int>) {
        try source.withUnsafeBufferPointer { bytes throws(EncodingError) in
            var next = at
            var octets = UInt32(bytes[next])
            next += 1
            if octets & 0x1F == 0x1F {
                // At most three identifier octets: tag numbers up to 16,383.
                var more = true
                while more {
                    guard next < end else { throw .truncated(at: at) }
                    guard octets <= 0xFFFF else { throw .header(at: at) }
                    octets = octets << 8 | UInt32(bytes[next])
                    more = bytes[next] & 0x80 != 0
                    next += 1
                }
            }
            guard next < end else { throw .truncated(at: at) }
            let first = bytes[next]
            next += 1
            var length = Int(first)
            if first >= 0x80 {
                let count = Int(first & 0x7F)
                guard (1...4).contains(count) else { throw .header(at: at) }
                guard next + count <= end else { throw .truncated(at: at) }
                length = 0
                for _ in 0..<count {
                    length = length << 8 | Int(bytes[next])
                    next += 1
                }
                if rules == .distinguished {
                    guard length >= 0x80, length >> (8 * (count - 1)) > 0 else { throw .header(at: at) }
                }
            }
            guard length <= end - next else { throw .truncated(at: at) }
            return (EncodedTag(octets: octets), next..<next + length)
        }
    }
}
