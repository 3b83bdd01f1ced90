// Certificates that are looked up by what a certificate says of its issuer.

/// A set of certificates, found by subject and by key identifier.
public struct CertificatePool: Sendable {
    public private(set) var certificates: [Certificate] = []
    private var bySubject: [[UInt8]: [Int]] = [:]
    private var byKeyIdentifier: [[UInt8]: [Int]] = [:]
    /// By subjects without letter case and string types, for when the octets differ.
    private var byFoldedSubject: [[String]: [Int]] = [:]
    private var known: Set<Certificate> = []

    public init(_ certificates: some Sequence<Certificate> = []) {
        for certificate in certificates { insert(certificate) }
    }

    /// Adds a certificate unless it is there.
    public mutating func insert(_ certificate: Certificate) {
        guard known.insert(certificate).inserted else { return }
        let index = certificates.count
        certificates.append(certificate)
        bySubject[certificate.subject.bytes, default: []].append(index)
        byFoldedSubject[certificate.subject.folded, default: []].append(index)
        if let identifier = certificate.extensions.subjectKeyIdentifier {
            byKeyIdentifier[identifier, default: []].append(index)
        }
    }

    public var isEmpty: Bool { certificates.isEmpty }
    public func contains(_ certificate: Certificate) -> Bool { known.contains(certificate) }

    /// The certificates whose subject is this name; those with this key identifier first, and no others if there are any.
    func named(_ name: DistinguishedName, keyIdentifier: [UInt8]?) -> [Certificate] {
        if let keyIdentifier, let found = byKeyIdentifier[keyIdentifier] {
            let matching = found.map { certificates[$0] }.filter { $0.subject.matches(name) }
            if !matching.isEmpty { return matching }
        }
        let found = bySubject[name.bytes] ?? byFoldedSubject[name.folded] ?? []
        return found.map { certificates[$0] }
    }
    /// The certificates that may have issued this one.
    func issuers(of certificate: Certificate) -> [Certificate] {
        named(certificate.issuer, keyIdentifier: certificate.extensions.authorityKeyIdentifier)
    }
}
