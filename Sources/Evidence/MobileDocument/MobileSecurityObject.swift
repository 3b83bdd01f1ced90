// The mobile security object (ISO/IEC 18013-5 section 9.1.2.4): what the issuer signs, which is the digests of the elements, the
// holder's key and the time for which all of it is valid.
import Order

public struct MobileSecurityObject: Sendable {
    public enum Digest: String, Hashable, Sendable {
        case sha256 = "SHA-256"
        case sha384 = "SHA-384"
        case sha512 = "SHA-512"
    }
    public let version: String
    public let digest: Digest
    /// By name space and digest number.
    public let digests: [String: [UInt64: ArraySlice<UInt8>]]
    /// The key that the issuer bound to the document. One that cannot be used leaves the document genuine and its holder
    /// unprovable.
    public let holderKey: Result<SignatureKey, SignatureKeyError>
    /// The names of elements, by name space, that the holder's key may speak for; `nil` in place of a list means all of them.
    public let authorizations: [String: [String]?]
    public let documentType: String
    public let signed: Timestamp
    public let validFrom: Timestamp
    public let validUntil: Timestamp
    /// Where the document's status stands, if anywhere (ISO/IEC 18013-5 second edition, Token Status List).
    public let status: StatusReference?
}

/// Where the status of a document or credential is to be read.
public enum StatusReference: Hashable, Sendable {
    case list(index: Int, uri: String)
    /// A mechanism that is not known here.
    case unknown
}

/// Why a mobile document cannot be read: which part is not as ISO/IEC 18013-5 has it.
public enum MobileDocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    case encoding(CBORError)
    case message(COSEError)
    /// A part that is absent or of another kind, in words.
    case part(String)
    case version(String)
    case digestAlgorithm(String)
    case tooManyDocuments(limit: Int)

    /// Whatever was thrown while a part was read.
    init(_ error: any Error, reading part: String) {
        switch error {
        case let error as MobileDocumentError: self = error
        case let error as CBORError: self = .encoding(error)
        case let error as COSEError: self = .message(error)
        default: self = .part(part)
        }
    }

    public var description: String {
        switch self {
        case .encoding(let error): error.description
        case .message(let error): error.description
        case .part(let part): "The document is not written as ISO/IEC 18013-5 has it: \(part)."
        case .version(let version): "Version \(version) of the document's security object is not known here."
        case .digestAlgorithm(let name):
            "The digest algorithm is called \(name), which is none of SHA-256, SHA-384 and SHA-512."
        case .tooManyDocuments(let limit): "The answer holds more than \(limit) documents."
        }
    }
}

extension MobileSecurityObject {
    /// Reads the payload of `issuerAuth`: the object's bytes in `#6.24(bstr)`.
    public init(payload: ArraySlice<UInt8>) throws(MobileDocumentError) {
        do {
            let item = try CBORItem(parsing: payload)
            try self.init(try item.embedded() ?? item)
            // Told last: what is inside says more about what went wrong.
            guard item.embeddedBytes != nil else {
                throw MobileDocumentError.part("the security object is not embedded with tag 24")
            }
        } catch {
            throw MobileDocumentError(error, reading: "the security object")
        }
    }

    private init(_ item: CBORItem) throws {
        func required<Value>(_ value: Value?, _ part: String) throws -> Value {
            guard let value else { throw MobileDocumentError.part("\(part) is missing or of another kind") }
            return value
        }
        version = try required(item["version"]?.text, "version")
        guard version == "1.0" || version == "1.1" else { throw MobileDocumentError.version(version.short) }
        let name = try required(item["digestAlgorithm"]?.text, "digestAlgorithm")
        guard let digest = Digest(rawValue: name) else { throw MobileDocumentError.digestAlgorithm(name.short) }
        self.digest = digest
        documentType = try required(item["docType"]?.text, "docType")

        var digests: [String: [UInt64: ArraySlice<UInt8>]] = [:]
        for space in try required(item["valueDigests"]?.map, "valueDigests") {
            guard case .text(let name) = space.key, let members = space.value.map else {
                throw MobileDocumentError.part("valueDigests is not a map of maps")
            }
            var ofSpace: [UInt64: ArraySlice<UInt8>] = [:]
            ofSpace.reserveCapacity(members.count)
            for member in members {
                guard case .unsigned(let number) = member.key, let bytes = member.value.bytes else {
                    throw MobileDocumentError.part("a digest is not a byte string with a number")
                }
                ofSpace[number] = bytes
            }
            digests[name] = ofSpace
        }
        self.digests = digests

        let keyInfo = try required(item["deviceKeyInfo"], "deviceKeyInfo")
        let key = try required(keyInfo["deviceKey"], "deviceKey")
        holderKey = Result { () throws(SignatureKeyError) in try SignatureKey(cose: key) }
        authorizations = try Self.authorizations(keyInfo["keyAuthorizations"])

        let validity = try required(item["validityInfo"], "validityInfo")
        func time(_ name: String) throws -> Timestamp {
            try required(validity[name].flatMap(Timestamp.init(dateTime:)), "validityInfo.\(name)")
        }
        signed = try time("signed")
        validFrom = try time("validFrom")
        validUntil = try time("validUntil")
        guard validFrom <= validUntil, signed <= validUntil else {
            throw MobileDocumentError.part("its validity ends before it begins")
        }
        status = item["status"].map(StatusReference.init(cose:))
    }

    private static func authorizations(_ item: CBORItem?) throws -> [String: [String]?] {
        guard let item else { return [:] }
        var authorizations: [String: [String]?] = [:]
        for space in item["nameSpaces"]?.array ?? [] {
            guard let name = space.text else { throw MobileDocumentError.part("keyAuthorizations.nameSpaces") }
            authorizations[name] = .some(nil)
        }
        for space in item["dataElements"]?.map ?? [] {
            guard case .text(let name) = space.key, let elements = space.value.array else {
                throw MobileDocumentError.part("keyAuthorizations.dataElements")
            }
            // Section 9.1.2.4: a name space stands in one of the two.
            guard authorizations[name] == nil else {
                throw MobileDocumentError.part("keyAuthorizations names a name space twice")
            }
            authorizations[name] = elements.compactMap(\.text)
        }
        return authorizations
    }
}

extension StatusReference {
    /// The `status` of a security object, as the Token Status List specification has it in CBOR.
    init(cose item: CBORItem) {
        guard let list = item["status_list"], let index = list["idx"]?.unsigned, index < UInt64(Int32.max),
            let uri = list["uri"]?.text
        else {
            self = .unknown
            return
        }
        self = .list(index: Int(index), uri: uri)
    }
}

extension Timestamp {
    /// `tdate` (RFC 8949 section 3.4.1): tag 0 around RFC 3339. Section 7.2.1 of ISO/IEC 18013-5 asks for UTC without fractions;
    /// offsets and fractions are read too, since they leave no doubt.
    init?(dateTime item: CBORItem) {
        guard let text = item.tagged(0)?.text else { return nil }
        self.init(rfc3339: text)
    }
}

extension CalendarDate {
    /// `full-date` (RFC 8943): tag 1004 around `YYYY-MM-DD`, or the day of a `tdate`.
    init?(fullDate item: CBORItem) {
        if let text = item.tagged(1004)?.text {
            guard let date = CalendarDate(text), date.isComplete else { return nil }
            self = date
        } else if let text = item.tagged(0)?.text, Timestamp(rfc3339: text) != nil {
            guard let date = CalendarDate(String(text.prefix(10))) else { return nil }
            self = date
        } else {
            return nil
        }
    }
}

extension String {
    /// As much of a stranger's text as a message shows.
    var short: String { count > 40 ? String(prefix(40)) + "…" : self }
}
