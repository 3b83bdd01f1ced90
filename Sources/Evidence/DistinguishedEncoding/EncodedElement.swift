// One element of a tag-length-value structure (ITU-T X.690; for chips also ISO/IEC 7816-4 annex E). An element is a view of the
// bytes it was read from: nothing is copied, and nothing beneath it is looked at until somebody asks, so that depth costs nothing.
import Order

/// An element: its tag, and where it and its content lie.
struct EncodedElement: Sendable {
    /// The whole text that it was read from.
    let source: [UInt8]
    let tag: EncodedTag
    let start: Int
    let content: Range<Int>
    let rules: EncodingRules

    var end: Int { content.upperBound }
    /// Where the element with its tag and length lies.
    var whole: Range<Int> { start..<end }
    var count: Int { content.count }
    var bytes: [UInt8] { Array(source[content]) }
    var wholeBytes: [UInt8] { Array(source[whole]) }

    /// Reads what it is made of.
    var parts: EncodedReader { EncodedReader(source, content, rules) }

    func contentEquals(_ other: [UInt8]) -> Bool {
        guard content.count == other.count else { return false }
        return source.withUnsafeBufferPointer { source in
            other.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: source[content]).elementsEqual($0) }
        }
    }
}

/// How strict lengths are.
enum EncodingRules: Sendable {
    /// DER: the shortest form of a length.
    case distinguished
    /// Definite lengths in any form, as chips' files have them.
    case basic
}

/// A tag as its identifier octets, the first in the highest place: `0x30`, `0x5F1F`, `0x7F61`.
struct EncodedTag: Hashable, Sendable, ExpressibleByIntegerLiteral {
    let octets: UInt32
    init(integerLiteral octets: UInt32) { self.octets = octets }
    init(octets: UInt32) { self.octets = octets }

    var isConstructed: Bool {
        let first = octets > 0xFFFF ? octets >> 16 : octets > 0xFF ? octets >> 8 : octets
        return first & 0x20 != 0
    }

    static let boolean: EncodedTag = 0x01, integer: EncodedTag = 0x02, bitString: EncodedTag = 0x03
    static let octetString: EncodedTag = 0x04, null: EncodedTag = 0x05, objectIdentifier: EncodedTag = 0x06
    static let enumerated: EncodedTag = 0x0A, utf8String: EncodedTag = 0x0C, printableString: EncodedTag = 0x13
    static let teletexString: EncodedTag = 0x14, ia5String: EncodedTag = 0x16, utcTime: EncodedTag = 0x17
    static let generalizedTime: EncodedTag = 0x18, visibleString: EncodedTag = 0x1A, bmpString: EncodedTag = 0x1E
    static let sequence: EncodedTag = 0x30, set: EncodedTag = 0x31
    /// A context-specific tag that holds other elements.
    static func explicit(_ number: UInt32) -> EncodedTag { EncodedTag(octets: 0xA0 | number) }
    /// A context-specific tag in the place of a primitive one.
    static func implicit(_ number: UInt32) -> EncodedTag { EncodedTag(octets: 0x80 | number) }
}

extension Limits {
    /// The files of evidence, in bytes: one file of any kind, and one file of a chip, whose largest hold a picture.
    public static let evidenceFileBytes = 16 << 20
    public static let chipFileBytes = 8 << 20
    /// One file that is ASN.1: the longest master lists have about 1 MB, a text of certificates half as much again.
    public static let encodedBytes = 16 << 20
    /// Elements within one another, where all of them have to be followed.
    public static let encodedDepth = 32
    /// Elements of a text whose lengths have to be put right.
    public static let encodedElements = 200_000
}
