// EF.CardAccess and DG14: which protocols a chip speaks (Doc 9303 part 11 section 9.2; BSI TR-03110 part 3 appendix A.1).
import Order

/// The protocols that a chip announces.
struct SecurityInfos: Hashable, Sendable {
    struct Info: Hashable, Sendable {
        let identifier: OID
        /// The second field when it is an identifier or a number.
        let algorithm: OID?
        let version: Int?
    }
    let infos: [Info]

    /// Reads DG14.
    init(dataGroup bytes: [UInt8]) throws(ChipContentError) {
        infos = try ChipContentError.reading {
            var parts = try EncodedReader.only(bytes, 0x6E, "DG14", .basic).parts
            let set = try parts.next(.set, "security options")
            try parts.finish("DG14")
            return try SecurityInfos.infos(set)
        }
    }
    /// Reads EF.CardAccess.
    init(cardAccess bytes: [UInt8]) throws(ChipContentError) {
        infos = try ChipContentError.reading {
            try SecurityInfos.infos(try EncodedReader.only(bytes, .set, "EF.CardAccess", .basic))
        }
    }

    private static func infos(_ set: EncodedElement) throws -> [Info] {
        var parts = set.parts
        var infos: [Info] = []
        while !parts.isAtEnd {
            guard infos.count < Limits.securityInfos else {
                throw EncodingError.tooMany("security options", limit: Limits.securityInfos)
            }
            var fields = try parts.next(.sequence, "a security option").parts
            let identifier = try fields.next(.objectIdentifier, "a protocol").oid("protocol")
            let second = try fields.next("the data of a protocol")
            let third = fields.isAtEnd ? nil : try fields.next("more data of a protocol")
            infos.append(
                Info(
                    identifier: identifier,
                    algorithm: third?.tag == .objectIdentifier ? try third?.oid("algorithm") : nil,
                    version: second.tag == .integer ? try second.integer("version") : nil))
        }
        return infos
    }

    /// Whether bytes that begin with a SET hold a sequence that begins with an identifier.
    static func isSet(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.firstIndex(of: 0x30), first <= 6, first + 2 < bytes.count else { return false }
        let length = bytes[first + 1]
        let next = first + 2 + (length >= 0x80 ? Int(length & 0x7F) : 0)
        return next < bytes.count && bytes[next] == 0x06
    }

    private static let activeAuthentication: OID = "2.23.136.1.1.5"
    private static let plainECDSA: [(OID, DigestAlgorithm)] = [
        ("0.4.0.127.0.7.1.1.4.1.1", .sha1), ("0.4.0.127.0.7.1.1.4.1.2", .sha224),
        ("0.4.0.127.0.7.1.1.4.1.3", .sha256), ("0.4.0.127.0.7.1.1.4.1.4", .sha384),
        ("0.4.0.127.0.7.1.1.4.1.5", .sha512),
    ]
    /// The digest with which an elliptic-curve key answers active authentication; `nil` when none is announced.
    var activeAuthenticationDigest: DigestAlgorithm? {
        infos.first { $0.identifier == SecurityInfos.activeAuthentication }?.algorithm.flatMap { algorithm in
            SecurityInfos.plainECDSA.first { $0.0 == algorithm }?.1
        }
    }

    /// The protocols in words, each once, in the order announced.
    var protocols: [String] {
        var names: [String] = []
        for info in infos {
            let name = SecurityInfos.name(of: info.identifier)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static let families: [(OID, String)] = [
        ("0.4.0.127.0.7.2.2.1", "chip authentication key"), ("0.4.0.127.0.7.2.2.2", "terminal authentication"),
        ("0.4.0.127.0.7.2.2.3", "chip authentication"), ("0.4.0.127.0.7.2.2.4", "PACE"),
        ("2.23.136.1.1.5", "active authentication"),
    ]
    private static func name(of identifier: OID) -> String {
        families.first { identifier.content.starts(with: $0.0.content) }?.1 ?? identifier.description
    }
}

extension Limits {
    /// Protocols that one chip announces.
    public static let securityInfos = 64
}
