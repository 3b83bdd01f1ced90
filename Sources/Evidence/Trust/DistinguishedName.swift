// Names of authorities and signers (RFC 5280 sections 4.1.2.4 and 7.1). The same name is written with different string types,
// letter case and spaces in a certificate and in what it signed, so names are compared folded when their octets differ.

/// A distinguished name.
public struct DistinguishedName: Hashable, Sendable, CustomStringConvertible {
    /// Its DER, whole.
    public let bytes: [UInt8]

    /// What is often asked of it, when it was worked out beforehand.
    private let texts: Texts?

    private final class Texts: Sendable {
        let description: String
        let country: String?
        init(_ attributes: [(type: OID, value: String)]) {
            description = DistinguishedName.description(of: attributes)
            country = DistinguishedName.country(of: attributes)
        }
    }

    init(_ element: EncodedElement) {
        bytes = element.wholeBytes
        texts = nil
    }
    /// A name that will be told more than once.
    init(described element: EncodedElement) {
        let bytes = element.wholeBytes
        self.bytes = bytes
        texts = Texts(DistinguishedName.attributes(of: bytes))
    }

    public static func == (a: DistinguishedName, b: DistinguishedName) -> Bool { a.bytes == b.bytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// Whether two names are the same: octet by octet, or else type by type with letter case, string type and repeated spaces
    /// left out.
    public func matches(_ other: DistinguishedName) -> Bool { bytes == other.bytes || folded == other.folded }

    var isEmpty: Bool { bytes.count <= 2 }

    /// Two capital letters, as issuers should write it, or whatever they wrote instead; `nil` when it names no country.
    public var country: String? { texts.map(\.country) ?? DistinguishedName.country(of: attributes) }

    /// The most telling attribute first: `CSCA-GERMANY, bund, DE`.
    public var description: String { texts?.description ?? DistinguishedName.description(of: attributes) }

    private static func description(of attributes: [(type: OID, value: String)]) -> String {
        let values = attributes.reversed().map(\.value)
        return values.isEmpty ? "nobody" : values.joined(separator: ", ")
    }
    private static func country(of attributes: [(type: OID, value: String)]) -> String? {
        attributes.first { $0.type == DistinguishedName.country }?.value.uppercased()
    }
    private static let country: OID = "2.5.4.6"

    /// Its attributes in the order written.
    var attributes: [(type: OID, value: String)] { DistinguishedName.attributes(of: bytes) }

    private static func attributes(of bytes: [UInt8]) -> [(type: OID, value: String)] {
        var found: [(OID, String)] = []
        var reader = EncodedReader(bytes)
        guard var parts = try? reader.next(.sequence, "a name").parts else { return [] }
        while let set = try? parts.next(.set, "a part of a name") {
            var members = set.parts
            while let member = try? members.next(.sequence, "an attribute") {
                var pair = member.parts
                guard let type = try? pair.next(.objectIdentifier, "a type").oid("type"),
                    let value = try? pair.next("a value")
                else { continue }
                found.append((type, String(value.text.prefix(256))))
            }
        }
        return found
    }

    /// What is compared when the octets differ.
    var folded: [String] {
        attributes.map { type, value in
            let words = value.lowercased().split(whereSeparator: \.isWhitespace)
            return "\(type)=" + words.joined(separator: " ")
        }
    }
}
