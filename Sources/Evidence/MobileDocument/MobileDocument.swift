// Mobile documents as a device or an issuer hands them over (ISO/IEC 18013-5 section 8.3.2.1.2.2): elements that the issuer signed,
// each beside its digest's number, and what the device signed to show that it holds the document's key.
import Order

public struct MobileDocument: Sendable {
    /// `nil` when the issuer's part came alone, as it is handed to a wallet.
    public let documentType: String?
    public let issuerSigned: IssuerSigned
    public let deviceSigned: DeviceSigned?
}

public struct IssuerSigned: Sendable {
    public struct NameSpace: Sendable {
        public let name: String
        public let items: [Item]
    }
    /// `IssuerSignedItem`.
    public struct Item: Sendable {
        public let digestNumber: UInt64
        public let randomBytes: Int
        public let element: String
        public let value: CBORItem
        /// `#6.24(bstr)` as it was sent, which is what the digest covers.
        public let encoded: ArraySlice<UInt8>
    }
    public let nameSpaces: [NameSpace]
    public let issuerAuth: COSEMessage
    public let securityObject: MobileSecurityObject
}

public struct DeviceSigned: Sendable {
    public enum Authentication: Sendable {
        case signature(COSEMessage)
        case tag(COSEMessage)
    }
    /// `DeviceNameSpacesBytes` as they were sent, which is what is authenticated.
    public let nameSpaces: ArraySlice<UInt8>
    /// The elements that the device itself states, by name space.
    public let elements: [String: [String]]
    public let authentication: Authentication
}

/// The answer of a device to a request.
public struct DeviceResponse: Sendable {
    public let version: String
    public let documents: [MobileDocument]
    /// 0 when the device answered in full (table 8).
    public let status: UInt64
    let documentStatus: StatusReference?
}

extension DeviceResponse {
    public init(_ item: CBORItem) throws(MobileDocumentError) {
        guard let version = item["version"]?.text else { throw .part("version is missing") }
        guard version == "1.0" || version == "1.1" else { throw .version(version.short) }
        guard let stated = item["status"] else { throw .part("status is missing") }
        let documents = item["documents"]?.array ?? []
        guard documents.count <= Limits.presentedDocuments else {
            throw .tooManyDocuments(limit: Limits.presentedDocuments)
        }
        self.version = version
        // Some issuers put the document's own status here; it is unsigned, and read only to the document's disadvantage.
        status = stated.unsigned ?? 0
        documentStatus = stated.map == nil ? nil : StatusReference(cose: stated)
        self.documents = try documents.map { document throws(MobileDocumentError) in try MobileDocument(document) }
    }
}

extension MobileDocument {
    /// One document of a device's answer.
    public init(_ item: CBORItem) throws(MobileDocumentError) {
        guard let type = item["docType"]?.text else { throw .part("docType is missing") }
        guard let issuerSigned = item["issuerSigned"] else { throw .part("issuerSigned is missing") }
        documentType = type
        self.issuerSigned = try IssuerSigned(issuerSigned)
        deviceSigned = try item["deviceSigned"].map { signed throws(MobileDocumentError) in try DeviceSigned(signed) }
    }

    /// The issuer's part alone.
    public init(issuerSigned item: CBORItem) throws(MobileDocumentError) {
        documentType = nil
        issuerSigned = try IssuerSigned(item)
        deviceSigned = nil
    }
}

extension MobileDocument {
    /// The issuer's signature alone, without elements.
    init(issuerAuth message: COSEMessage) throws {
        guard let payload = message.payload else { throw COSEError.payloadMissing }
        documentType = nil
        issuerSigned = IssuerSigned(
            nameSpaces: [], issuerAuth: message, securityObject: try MobileSecurityObject(payload: payload))
        deviceSigned = nil
    }
}

extension IssuerSigned {
    init(_ item: CBORItem) throws(MobileDocumentError) {
        do {
            guard let auth = item["issuerAuth"] else { throw MobileDocumentError.part("issuerAuth is missing") }
            issuerAuth = try COSEMessage(auth)
            guard let payload = issuerAuth.payload else { throw COSEError.payloadMissing }
            securityObject = try MobileSecurityObject(payload: payload)
            var spaces: [NameSpace] = []
            for space in item["nameSpaces"]?.map ?? [] {
                guard case .text(let name) = space.key, let items = space.value.array else {
                    throw MobileDocumentError.part("nameSpaces is not a map of lists")
                }
                spaces.append(NameSpace(name: name, items: try items.map(Item.init)))
            }
            nameSpaces = spaces
        } catch {
            throw MobileDocumentError(error, reading: "issuerSigned")
        }
    }
}

extension IssuerSigned.Item {
    init(_ item: CBORItem) throws {
        guard let inner = try item.embedded() else {
            throw MobileDocumentError.part("an element is not embedded with tag 24")
        }
        // One pass over the pairs: a document has many elements, and this is where reading one spends its time.
        var number: UInt64?, random: Int?, element: String?, value: CBORItem?
        for member in inner.map ?? [] {
            guard case .text(let name) = member.key else { continue }
            switch name {
            case "digestID": number = member.value.unsigned
            case "random": random = member.value.bytes?.count
            case "elementIdentifier": element = member.value.text
            case "elementValue": value = member.value
            default: break
            }
        }
        guard let number, let random, let element, let value else {
            throw MobileDocumentError.part(
                "an element lacks its digestID, random, elementIdentifier or elementValue")
        }
        digestNumber = number
        randomBytes = random
        self.element = element
        self.value = value
        encoded = item.encoded
    }
}

extension DeviceSigned {
    init(_ item: CBORItem) throws(MobileDocumentError) {
        do {
            guard let spaces = item["nameSpaces"], let inner = try spaces.embedded(), let members = inner.map else {
                throw MobileDocumentError.part("deviceSigned.nameSpaces is not an embedded map")
            }
            guard let auth = item["deviceAuth"] else { throw MobileDocumentError.part("deviceAuth is missing") }
            switch (auth["deviceSignature"], auth["deviceMac"]) {
            case (let signature?, nil): authentication = .signature(try COSEMessage(signature))
            case (nil, let tag?): authentication = .tag(try COSEMessage(tag))
            default: throw MobileDocumentError.part("deviceAuth is not one of deviceSignature and deviceMac")
            }
            nameSpaces = spaces.encoded
            var elements: [String: [String]] = [:]
            for space in members {
                guard case .text(let name) = space.key, let inner = space.value.map else {
                    throw MobileDocumentError.part("deviceSigned.nameSpaces is not a map of maps")
                }
                elements[name] = inner.compactMap { if case .text(let element) = $0.key { element } else { nil } }
            }
            self.elements = elements
        } catch {
            throw MobileDocumentError(error, reading: "deviceSigned")
        }
    }
}
