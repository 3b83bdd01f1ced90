// Whether an issuer has withdrawn a document or credential (Token Status List, draft-ietf-oauth-status-list sections 4, 5 and 8): a list of
// a few bits for each credential, compressed, signed by the issuer, as JSON or as CBOR. It is handed in as bytes: nothing here fetches.
import Order

/// A list of statuses as its issuer signed it.
public struct StatusList: Sendable {
    /// Where it is published, by which credentials name it.
    public let uri: String
    public let issuer: String?
    public let issued: Timestamp
    public let expires: Timestamp?
    /// For how long it may be used, in milliseconds.
    public let timeToLive: Int64?
    /// Bits of one status: 1, 2, 4 or 8.
    public let width: Int
    let bytes: [UInt8]

    public enum Status: Hashable, Sendable {
        case valid, revoked, suspended
        case other(Int)
    }

    /// The status at an index; `nil` when the list ends before it.
    public subscript(index: Int) -> Status? {
        let perByte = 8 / width
        guard index >= 0, index / perByte < bytes.count else { return nil }
        let shift = index % perByte * width
        switch Int(bytes[index / perByte]) >> shift & (1 << width - 1) {
        case 0: return .valid
        case 1: return .revoked
        case 2: return .suspended
        case let other: return .other(other)
        }
    }

    public var count: Int { bytes.count * 8 / width }
}

/// Why a list cannot be used.
public enum StatusListError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAList
    case part(String)
    case compression

    public var description: String {
        switch self {
        case .notAList: "This is no status list."
        case .part(let part): "The status list is not written as it should be: \(part)."
        case .compression: "The status list does not inflate: it is damaged, or larger than any honest list."
        }
    }
}

extension StatusList {
    /// The payload of a `statuslist+jwt`.
    init(token: CompactSignature) throws(StatusListError) {
        guard token.type == "statuslist+jwt" else { throw .notAList }
        guard let claims = try? token.claims() else { throw .part("its payload") }
        guard let uri = claims["sub"]?.string, let issued = claims["iat"]?.numericDate else {
            throw .part("sub or iat")
        }
        guard let list = claims["status_list"], let width = list["bits"]?.integer,
            let text = list["lst"]?.string, let compressed = Base64URL.decode(text)
        else { throw .part("status_list") }
        self.uri = uri
        issuer = claims["iss"]?.string
        self.issued = issued
        expires = try claims["exp"].map { value throws(StatusListError) in
            guard let time = value.numericDate else { throw .part("exp") }
            return time
        }
        timeToLive = claims["ttl"]?.double.map { Int64(min(max($0, 0), 1e9) * 1000) }
        self.width = try Self.width(width)
        bytes = try Self.inflated(compressed)
    }

    /// The payload of a status list in CBOR, as a CWT has it.
    init(message: COSEMessage) throws(StatusListError) {
        guard let payload = message.payload, let claims = try? CBORItem(parsing: payload),
            let list = claims[65533]
        else { throw .notAList }
        guard let uri = claims[2]?.text, let issued = claims[6].flatMap(Self.time) else { throw .part("sub or iat") }
        guard let width = list["bits"]?.integer, let compressed = list["lst"]?.bytes else { throw .part("status_list") }
        self.uri = uri
        issuer = claims[1]?.text
        self.issued = issued
        expires = claims[4].flatMap(Self.time)
        timeToLive = Self.lifetime(claims[65534])
        self.width = try Self.width(width)
        bytes = try Self.inflated(Array(compressed))
    }

    private static func time(_ item: CBORItem) -> Timestamp? {
        item.integer.flatMap { abs($0) < 100_000_000_000 ? Timestamp(milliseconds: $0 * 1000) : nil }
    }
    private static func lifetime(_ item: CBORItem?) -> Int64? {
        guard let item, case .unsigned(let seconds) = item.value else { return nil }
        return Int64(min(seconds, 1_000_000_000)) * 1000
    }
    private static func width(_ bits: Int64) throws(StatusListError) -> Int {
        guard [1, 2, 4, 8].contains(bits) else { throw .part("bits is none of 1, 2, 4 and 8") }
        return Int(bits)
    }
    private static func inflated(_ bytes: [UInt8]) throws(StatusListError) -> [UInt8] {
        do { return try Inflate.zlib(bytes, limit: Limits.statusListBytes) } catch { throw .compression }
    }
}
