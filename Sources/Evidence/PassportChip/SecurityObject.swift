// The document security object, EF.SOD (Doc 9303 part 10 section 4.6.2 and part 12 appendix D): the digests of the data groups,
// signed by a document signer.
import Order

/// A security object as it was read; nothing is verified yet.
public struct SecurityObject: Sendable {
    let data: SignedData
    public let version: Int
    public let digestAlgorithm: DigestAlgorithm
    public let digests: [DataGroup: [UInt8]]
    /// The versions of the data structure and of Unicode, `0108` and `040000`; only version 1 objects have them.
    public let structureVersion: (structure: String, unicode: String)?
    /// The type of the signed content, when it is not the one of Doc 9303.
    let unusualContentType: OID?
    /// Whether it stands without the tag that a chip puts around it.
    let isBare: Bool

    private static let contentType: OID = "2.23.136.1.1.1"
    /// Older ones of Belgium and France, of the Netherlands, and plain data, as China has it.
    private static let otherContentTypes: [OID] = [
        "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1", SignedData.plainData,
    ]

    public init(parsing bytes: [UInt8]) throws(SecurityObjectError) {
        guard bytes.count <= Limits.securityObjectBytes else {
            throw .encoding(.tooLarge(limit: Limits.securityObjectBytes))
        }
        let inner: [UInt8]
        do {
            isBare = bytes.first != 0x77
            inner = isBare ? bytes : try SecurityObject.unwrapped(bytes)
        } catch {
            throw .encoding(error)
        }
        do throws(SignedDataError) {
            data = try SignedData(parsing: inner)
        } catch {
            throw .signedData(error)
        }
        if data.contentType == SecurityObject.contentType {
            unusualContentType = nil
        } else if SecurityObject.otherContentTypes.contains(data.contentType) {
            unusualContentType = data.contentType
        } else {
            throw .contentType(data.contentType)
        }
        let fields: Fields
        do {
            fields = try Fields(data.content)
        } catch {
            throw SecurityObjectError(error)
        }
        version = fields.version
        digestAlgorithm = fields.digestAlgorithm
        digests = fields.digests
        structureVersion = fields.structureVersion
    }

    /// What is within the application tag 23, which may have an indefinite length itself.
    private static func unwrapped(_ bytes: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard bytes.count > 1, bytes[1] != 0x80 else {
            let definite = try IndefiniteLengths.removed(from: bytes)
            return try EncodedReader.only(definite, 0x77, "the security object", .basic).bytes
        }
        return try EncodedReader.only(bytes, 0x77, "the security object", .basic).bytes
    }

    private struct Fields {
        let version: Int
        let digestAlgorithm: DigestAlgorithm
        var digests: [DataGroup: [UInt8]] = [:]
        var structureVersion: (structure: String, unicode: String)?

        init(_ content: [UInt8]) throws {
            var fields = try EncodedReader.only(content, .sequence, "the list of digests").parts
            version = try fields.next(.integer, "the version of the list of digests").integer("version")
            guard version == 0 || version == 1 else { throw SecurityObjectError.version(version) }
            digestAlgorithm = try DigestAlgorithm(identifier: try fields.next(.sequence, "a digest algorithm"))
            var list = try fields.next(.sequence, "the digests").parts
            while !list.isAtEnd {
                var entry = try list.next(.sequence, "a digest").parts
                let number = try entry.next(.integer, "the number of a data group").integer("number of a data group")
                let digest = try entry.next(.octetString, "the digest of a data group").bytes
                try entry.finish("the digest of a data group")
                guard let group = DataGroup(number) else { throw SecurityObjectError.groupNumber(number) }
                guard digests.updateValue(digest, forKey: group) == nil else {
                    throw SecurityObjectError.repeatedGroup(group)
                }
                guard digest.count == digestAlgorithm.length else {
                    throw SecurityObjectError.digestLength(group, digestAlgorithm)
                }
            }
            guard !digests.isEmpty else { throw SecurityObjectError.noDigests }
            if let info = try fields.next(if: .sequence) {
                var texts = info.parts
                let structure = try texts.next(.printableString, "the version of the data structure").text
                let unicode = try texts.next(.printableString, "the version of Unicode").text
                structureVersion = (structure, unicode)
            }
            try fields.finish("the list of digests")
            guard (version == 1) == (structureVersion != nil) else { throw SecurityObjectError.versionFields(version) }
        }
    }
}

/// Why a security object cannot be read.
public enum SecurityObjectError: Error, Hashable, Sendable, CustomStringConvertible {
    case encoding(EncodingError)
    case signedData(SignedDataError)
    case trust(TrustError)
    case contentType(OID)
    case version(Int)
    case versionFields(Int)
    case groupNumber(Int)
    case repeatedGroup(DataGroup)
    case digestLength(DataGroup, DigestAlgorithm)
    case noDigests

    init(_ error: any Error) {
        switch error {
        case let error as SecurityObjectError: self = error
        case let error as EncodingError: self = .encoding(error)
        case let error as TrustError: self = .trust(error)
        default: self = .trust(.unreadable)
        }
    }

    public var description: String {
        switch self {
        case .encoding(let error): error.description
        case .signedData(let error): error.description
        case .trust(let error): error.description
        case .contentType(let oid): "What was signed is of type \(oid), which is no list of data-group digests."
        case .version(let version): "It is of version \(version); there are 0 and 1."
        case .versionFields(0): "It is of version 0 and has the fields of version 1."
        case .versionFields: "It is of version 1 and lacks the fields that this version has."
        case .groupNumber(let number): "It lists a data group \(number); there are 1 to 16."
        case .repeatedGroup(let group): "It lists \(group) twice."
        case .digestLength(let group, let digest):
            "Its digest of \(group) is not as long as \(digest.rawValue) makes them."
        case .noDigests: "It lists no data group."
        }
    }
}
