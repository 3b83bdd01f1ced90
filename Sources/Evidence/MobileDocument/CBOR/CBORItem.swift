// Data items of CBOR (RFC 8949), as mobile documents are written. Digests and signatures of ISO/IEC 18013-5 cover bytes as they
// were sent, so every item keeps the bytes it was read from.

/// One data item with the exact bytes that encode it.
///
/// Equality is of the bytes.
public struct CBORItem: Sendable {
    public enum Value: Sendable {
        case unsigned(UInt64)
        /// The integer −1 − n.
        case negative(UInt64)
        case bytes(ArraySlice<UInt8>)
        case text(String)
        case array([CBORItem])
        case map([CBORMember])
        indirect case tagged(UInt64, CBORItem)
        case bool(Bool)
        case null
        case undefined
        case simple(UInt8)
        case float(Double)
    }
    public let value: Value
    /// The item as it was sent, heads and all.
    public let encoded: ArraySlice<UInt8>

    init(value: Value, encoded: ArraySlice<UInt8>) {
        self.value = value
        self.encoded = encoded
    }
}

/// One pair of a map, in the order sent.
public struct CBORMember: Sendable {
    public let key: CBORKey
    public let value: CBORItem
}

/// What a map's pair is found by. COSE labels and everything that ISO/IEC 18013-5 defines are integers or text; other keys
/// are refused, so that no two spellings of one key pass as two.
public enum CBORKey: Hashable, Sendable {
    case unsigned(UInt64)
    case negative(UInt64)
    case text(String)
}

extension CBORItem: Hashable {
    public static func == (a: CBORItem, b: CBORItem) -> Bool { a.encoded == b.encoded }
    public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}

extension CBORItem {
    public var unsigned: UInt64? { if case .unsigned(let n) = value { n } else { nil } }
    /// An integer of either sign that fits 64 bits.
    public var integer: Int64? {
        switch value {
        case .unsigned(let n): Int64(exactly: n)
        case .negative(let n): Int64(exactly: n).map { -1 - $0 }
        default: nil
        }
    }
    public var bytes: ArraySlice<UInt8>? { if case .bytes(let bytes) = value { bytes } else { nil } }
    public var text: String? { if case .text(let text) = value { text } else { nil } }
    public var array: [CBORItem]? { if case .array(let items) = value { items } else { nil } }
    public var map: [CBORMember]? { if case .map(let members) = value { members } else { nil } }
    public var bool: Bool? { if case .bool(let bool) = value { bool } else { nil } }
    public var isNull: Bool { if case .null = value { true } else { false } }
    public func tagged(_ tag: UInt64) -> CBORItem? {
        if case .tagged(tag, let item) = value { item } else { nil }
    }

    /// The member of a map by its name; maps looked up by name are short.
    public subscript(name: String) -> CBORItem? { map?.first { $0.key == .text(name) }?.value }
    /// The member of a map by its label (RFC 9052 section 1.4).
    public subscript(label: Int) -> CBORItem? {
        let key: CBORKey = label >= 0 ? .unsigned(UInt64(label)) : .negative(UInt64(-1 - label))
        return map?.first { $0.key == key }?.value
    }

    /// The bytes inside `#6.24(bstr)`, an encoded item that is carried as bytes so that it can be signed as it stands.
    public var embeddedBytes: ArraySlice<UInt8>? { tagged(24)?.bytes }
    /// The item inside `#6.24(bstr)`; `nil` when this is no embedded item.
    public func embedded() throws(CBORError) -> CBORItem? {
        guard let bytes = embeddedBytes else { return nil }
        return try CBORItem(parsing: bytes)
    }

    /// What kind of item this is, in words for a message.
    public var kindInWords: String {
        switch value {
        case .unsigned, .negative: "a whole number"
        case .bytes: "a byte string"
        case .text: "a text"
        case .array: "an array"
        case .map: "a map"
        case .tagged(let tag, _): "an item with tag \(tag)"
        case .bool: "true or false"
        case .null: "null"
        case .undefined: "undefined"
        case .simple: "a simple value"
        case .float: "a number"
        }
    }
}
