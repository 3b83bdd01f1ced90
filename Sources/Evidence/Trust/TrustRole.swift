// What somebody is trusted for. An authority for driving licences issues no passports, and who signs licences issues no credentials:
// each list, certificate and key has one role, which it says itself, or which the operator says by the folder that it lies in.
import Order

/// What a certificate or key is trusted for; also the name of the folder that says so.
public enum TrustRole: String, Hashable, Sendable, CaseIterable {
    /// States' signing authorities (CSCA) and master lists (Doc 9303 part 12).
    case passports
    /// Issuing authorities of mobile documents (IACA) and lists of them (ISO/IEC 18013-5 annexes B and C).
    case mobileDocuments
    /// Issuers of SD-JWT credentials: their keys, and the authorities of their certificates.
    case credentials

    public var words: String {
        switch self {
        case .passports: "passports"
        case .mobileDocuments: "mobile documents"
        case .credentials: "credentials"
        }
    }

    /// What the folders of a file's name say, the innermost first: `trust/passports/csca.der`.
    init?(foldersOf name: String) {
        let folders = name.split(separator: "/").dropLast().reversed()
        guard let role = folders.lazy.compactMap({ TrustRole(rawValue: String($0)) }).first else { return nil }
        self = role
    }
}

extension TrustRole {
    /// What a certificate says that it is for; `nil` when nothing in it says so.
    ///
    /// By its extended key usage; by extensions that only travel documents' certificates have, or that an IACA's has and a CSCA's has
    /// only together with those (of the 720 in public master lists none, of the 14 in AAMVA's list 12); then by what it calls itself.
    init?(saidBy certificate: Certificate) {
        let extensions = certificate.extensions
        if let purpose = extensions.extendedKeyUsage.lazy.compactMap(TrustRole.init(purpose:)).first {
            self = purpose
        } else if extensions.others.contains(where: { TrustRole.travelDocumentExtensions.contains($0) }) {
            self = .passports
        } else if certificate.isAuthority, TrustRole.issuingAuthorityExtensions.isSubset(of: extensions.others),
            !extensions.others.contains(TrustRole.subjectAlternativeName)
        {
            self = .mobileDocuments
        } else {
            let name = certificate.subject.description.uppercased()
            if name.contains("IACA") {
                self = .mobileDocuments
            } else if name.contains("CSCA") || name.contains("COUNTRY SIGN") {
                self = .passports
            } else {
                return nil
            }
        }
    }

    /// By the arcs of the standards: Doc 9303's and ISO/IEC 18013-5's with ISO/IEC 23220's.
    init?(purpose: OID) {
        let text = purpose.description
        if text.hasPrefix("2.23.136.1.1.") {
            self = .passports
        } else if text.hasPrefix("1.0.18013.5.1.") || text.hasPrefix("1.0.23220.") {
            self = .mobileDocuments
        } else {
            return nil
        }
    }

    private static let subjectAlternativeName: OID = "2.5.29.17"
    /// The time for which a key signs, changes of name, types of document (part 12 table 6).
    private static let travelDocumentExtensions: Set<OID> = ["2.5.29.16", "2.23.136.1.1.6.1", "2.23.136.1.1.6.2"]
    /// Another name of the issuer and where its lists lie, both mandatory (table B.1).
    private static let issuingAuthorityExtensions: Set<OID> = ["2.5.29.18", "2.5.29.31"]
}
