// The extensions of Doc 9303 part 12 table 6 that decide what a certificate may do. Others are looked at only for whether they
// demand to be understood.
import Order

extension Certificate {
    public struct Extensions: Hashable, Sendable {
        public var isEmpty = true
        /// basicConstraints; `nil` when it is absent.
        public var isAuthority: Bool?
        public var keyUsage: KeyUsage?
        public var subjectKeyIdentifier: [UInt8]?
        public var authorityKeyIdentifier: [UInt8]?
        public var extendedKeyUsage: [OID] = []
        /// DNS names of the subject (subjectAltName), in lower case.
        public var dnsNames: [String] = []
        /// Addresses of the subject (subjectAltName) as they are written.
        public var addresses: [String] = []
        /// Extensions that are looked at only for whether they are there, alternative names among them.
        public var others: Set<OID> = []

        init() {}
    }

    public struct KeyUsage: OptionSet, Hashable, Sendable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
        public static let certificateSigning = KeyUsage(rawValue: 1 << 5)
        public static let revocationListSigning = KeyUsage(rawValue: 1 << 6)
    }
}

extension Certificate.Extensions {
    private static let subjectKeyID: OID = "2.5.29.14", authorityKeyID: OID = "2.5.29.35"
    private static let basicConstraints: OID = "2.5.29.19", keyUsageID: OID = "2.5.29.15"
    private static let extendedKeyUsageID: OID = "2.5.29.37", alternativeNames: OID = "2.5.29.17"
    /// Understood in so far as nothing here goes beyond them: names, policies and where lists lie. Path lengths and name
    /// constraints are not enforced: a path is at most four certificates, from a trusted authority of the same state.
    private static let harmless: Set<OID> = [
        "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.31", "2.5.29.32", "2.5.29.30", "2.5.29.36", "2.23.136.1.1.6.2",
        "2.23.136.1.1.6.1",
    ]

    init(_ element: EncodedElement) throws {
        var parts = element.parts
        var seen: [Range<Int>] = []
        isEmpty = parts.isAtEnd
        while !parts.isAtEnd {
            var fields = try parts.next(.sequence, "an extension").parts
            let id = try fields.next(.objectIdentifier, "the name of an extension")
            let isCritical = try fields.next(if: .boolean)?.boolean("criticality") ?? false
            let value = try fields.next(.octetString, "the value of an extension")
            let octets = id.bytes
            guard !seen.contains(where: { element.source[$0].elementsEqual(octets) }) else {
                throw TrustError.repeatedExtension(OID(content: octets))
            }
            seen.append(id.content)
            guard seen.count <= Limits.certificateExtensions else {
                throw EncodingError.tooMany("extensions", limit: Limits.certificateExtensions)
            }
            // The last octet tells the extensions of 2.5.29 apart.
            if id.contentEquals(Self.subjectKeyID.content) {
                // Some leave out the OCTET STRING within; the octets then stand alone.
                var inner = value.parts
                let wrapped = try? inner.next(.octetString, "a subject key identifier")
                subjectKeyIdentifier = inner.isAtEnd ? wrapped?.bytes ?? value.bytes : value.bytes
            } else if id.contentEquals(Self.authorityKeyID.content) {
                var inner = value.parts
                var identifier = try inner.next(.sequence, "an authority key identifier").parts
                authorityKeyIdentifier = try identifier.next(if: .implicit(0))?.bytes
            } else if id.contentEquals(Self.basicConstraints.content) {
                var inner = value.parts
                var constraints = try inner.next(.sequence, "basic constraints").parts
                isAuthority = try constraints.next(if: .boolean)?.boolean("basic constraints") ?? false
            } else if id.contentEquals(Self.keyUsageID.content) {
                var inner = value.parts
                keyUsage = try Self.usage(try inner.next(.bitString, "a key usage"))
            } else if id.contentEquals(Self.extendedKeyUsageID.content) {
                var inner = value.parts
                var purposes = try inner.next(.sequence, "an extended key usage").parts
                while !purposes.isAtEnd {
                    extendedKeyUsage.append(try purposes.next(.objectIdentifier, "a purpose").oid("purpose"))
                }
            } else if id.contentEquals(Self.alternativeNames.content) {
                var inner = value.parts
                var names = try inner.next(.sequence, "alternative names").parts
                while !names.isAtEnd {
                    let name = try names.next("an alternative name")
                    if name.tag == .implicit(2) { dnsNames.append(name.text.lowercased()) }
                    if name.tag == .implicit(6) { addresses.append(name.text) }
                }
                others.insert(Self.alternativeNames)
            } else {
                let other = OID(content: octets)
                guard !isCritical || Self.harmless.contains(other) else { throw TrustError.criticalExtension(other) }
                others.insert(other)
            }
        }
    }

    private static func usage(_ bits: EncodedElement) throws -> Certificate.KeyUsage {
        guard (1...3).contains(bits.count), bits.source[bits.content.lowerBound] < 8 else {
            throw EncodingError.value("key usage", at: bits.start)
        }
        var usage: UInt16 = 0
        for (index, byte) in bits.source[bits.content].dropFirst().enumerated() {
            for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 { usage |= 1 << UInt16(index * 8 + bit) }
        }
        return Certificate.KeyUsage(rawValue: usage)
    }
}
