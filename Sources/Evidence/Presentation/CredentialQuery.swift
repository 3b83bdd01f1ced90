// What a wallet is asked for: the Digital Credentials Query Language (OpenID4VP 1.0 section 6). One credential of several kinds will do, each
// asked for the claims that the standard in force needs and no others; sex is never among them.
import Order

/// Kinds of credential that are understood, in the order of preference.
public enum CredentialKind: String, Hashable, Sendable, CaseIterable {
    /// A mobile driving licence (ISO/IEC 18013-5).
    case drivingLicence = "mdl"
    /// Photo identification (ISO/IEC 23220-4).
    case photoIdentification = "photoid"
    /// The European person identification data, as a mobile document and as SD-JWT VC.
    case personIdentification = "pid"
    case personIdentificationCredential = "pid_sd_jwt"

    public var format: PresentationFormat {
        self == .personIdentificationCredential ? .selectiveDisclosure : .mobileDocument
    }

    /// The document's type.
    public var documentType: String? {
        switch self {
        case .drivingLicence: "org.iso.18013.5.1.mDL"
        case .photoIdentification: "org.iso.23220.photoid.1"
        case .personIdentification: "eu.europa.ec.eudi.pid.1"
        case .personIdentificationCredential: nil
        }
    }
    /// Credential types; a more particular one, `urn:eudi:pid:de:1` for example, extends the first.
    static let personIdentificationTypes = ["urn:eudi:pid:1", "urn:eu.europa.ec.eudi:pid:1"]

    func accepts(credentialType: String) -> Bool {
        self == .personIdentificationCredential
            && (Self.personIdentificationTypes.contains(credentialType) || credentialType.hasPrefix("urn:eudi:pid:"))
    }
}

public enum PresentationFormat: String, Hashable, Sendable {
    case mobileDocument = "mso_mdoc"
    case selectiveDisclosure = "dc+sd-jwt"
}

/// The attributes that are asked for, and the kinds of credential that may answer.
public struct CredentialQuery: Hashable, Sendable {
    public var attributes: [Claim.Attribute]
    public var kinds: [CredentialKind]

    /// What can be asked for at all.
    public static let askable: Set<Claim.Attribute> = [
        .name, .birthDate, .nationality, .issuingState, .documentNumber, .documentExpiry, .issuingAuthority, .address,
        .placeOfBirth, .nationalNumber, .portrait,
    ]

    /// - Parameter attributes: What the standard in force needs; what cannot be asked for is left out.
    public init(asking attributes: some Sequence<Claim.Attribute>, of kinds: [CredentialKind] = CredentialKind.allCases)
    {
        self.attributes = Claim.Attribute.allCases.filter(Set(attributes).intersection(Self.askable).contains)
        self.kinds = kinds
    }

    /// `dcql_query`.
    public var json: JSONValue {
        [
            "credentials": .array(kinds.map(credential)),
            "credential_sets": [["options": .array(kinds.map { .array([.string($0.rawValue)]) })]],
        ]
    }

    private func credential(_ kind: CredentialKind) -> JSONValue {
        let asked = attributes.flatMap { attribute in
            names(of: attribute, in: kind).map { (attribute: attribute, path: $0) }
        }
        var credential: [String: JSONValue] = [
            "id": .string(kind.rawValue), "format": .string(kind.format.rawValue),
            "meta": kind.documentType.map { ["doctype_value": .string($0)] }
                ?? ["vct_values": .array(CredentialKind.personIdentificationTypes.map { .string($0) })],
        ]
        credential["claims"] = .array(
            asked.enumerated().map { index, claim in
                var entry: [String: JSONValue] = [
                    "id": .string("c\(index)"), "path": .array(claim.path.map { .string($0) }),
                ]
                // What is verified is recorded (ISO/IEC 18013-5 section 8.3.2.1.2.1).
                if kind.format == .mobileDocument { entry["intent_to_retain"] = true }
                return .object(entry)
            })
        // All of it if the wallet has it; otherwise what every such document has, so that nobody is turned away for a field that
        // the issuer left out.
        let needed = asked.indices.filter { Self.mandatory.contains(asked[$0].attribute) }
        if needed.count < asked.count, !needed.isEmpty {
            credential["claim_sets"] = .array([
                .array(asked.indices.map { .string("c\($0)") }), .array(needed.map { .string("c\($0)") }),
            ])
        }
        return .object(credential)
    }

    /// What every issuer puts into each of these documents.
    private static let mandatory: Set<Claim.Attribute> = [.name, .birthDate, .issuingState, .documentExpiry]

    /// Where a document keeps an attribute; empty when it has none.
    private func names(of attribute: Claim.Attribute, in kind: CredentialKind) -> [[String]] {
        let names: [String] =
            switch attribute {
            case .name:
                kind == .photoIdentification
                    ? ["family_name_unicode", "given_name_unicode"] : ["family_name", "given_name"]
            case .birthDate: kind == .personIdentificationCredential ? ["birthdate"] : ["birth_date"]
            case .nationality:
                switch kind {
                case .personIdentificationCredential: ["nationalities"]
                case .personIdentification, .drivingLicence: ["nationality"]
                case .photoIdentification: []
                }
            case .portrait: kind == .personIdentificationCredential ? ["picture"] : ["portrait"]
            case .issuingState: ["issuing_country"]
            case .documentNumber: ["document_number"]
            case .documentExpiry: kind == .personIdentificationCredential ? ["date_of_expiry"] : ["expiry_date"]
            case .issuingAuthority:
                kind == .photoIdentification ? ["issuing_authority_unicode"] : ["issuing_authority"]
            case .address:
                switch kind {
                case .personIdentificationCredential: ["address"]
                case .drivingLicence: ["resident_address", "resident_city", "resident_postal_code", "resident_country"]
                case .personIdentification: ["resident_address"]
                case .photoIdentification: []
                }
            case .placeOfBirth:
                switch kind {
                case .personIdentification, .personIdentificationCredential: ["place_of_birth"]
                case .drivingLicence: ["birth_place"]
                case .photoIdentification: []
                }
            case .nationalNumber:
                kind == .personIdentification || kind == .personIdentificationCredential
                    ? ["personal_administrative_number"] : []
            default: []
            }
        let nameSpace: String? =
            switch kind {
            case .drivingLicence: "org.iso.18013.5.1"
            case .photoIdentification: "org.iso.23220.1"
            case .personIdentification: "eu.europa.ec.eudi.pid.1"
            case .personIdentificationCredential: nil
            }
        return names.map { (nameSpace.map { [$0] } ?? []) + [$0] }
    }
}
