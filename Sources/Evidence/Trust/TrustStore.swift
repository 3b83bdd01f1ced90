// Whom to believe: the certificates of authorities, what they revoked, and the issuers of mobile documents and credentials. Only
// what an operator names gets in; what comes along with evidence is offered, and never trusted for that.
import Order

/// The authorities that evidence is checked against. Empty unless filled: nothing is trusted by default.
///
///     var trust = TrustStore()
///     let additions = trust.add([EvidenceFile(name: "list.ml", bytes: bytes)])
public struct TrustStore: Sendable {
    /// States' signing authorities (CSCA), link certificates among them, and signers that were named themselves.
    public private(set) var travelDocumentAuthorities = CertificatePool()
    /// Issuing authorities of mobile documents (IACA), and signers that were named themselves.
    public private(set) var mobileDocumentIssuers = CertificatePool()
    /// Issuers of SD-JWT credentials and the keys they sign with.
    public private(set) var credentialIssuers: [CredentialIssuer] = []
    /// Lists of statuses as they were fetched; a list counts once its signer is believed, when a document names it.
    public private(set) var statusLists: [EvidenceFile] = []
    /// Lists of revoked certificates; a list counts for the authority that it verifies with.
    public private(set) var revocationLists: [RevocationList] = []
    /// Lists by the key that they were verified with.
    private var revocationsByKey: [[UInt8]: [RevocationList]] = [:]

    public init() {}

    public var isEmpty: Bool {
        travelDocumentAuthorities.isEmpty && mobileDocumentIssuers.isEmpty && credentialIssuers.isEmpty
    }

    /// What became of one file that was named as trusted.
    public struct Addition: Hashable, Sendable {
        public var name: String
        public var certificates = 0
        public var revocationLists = 0
        public var credentialIssuers = 0
        public var statusLists = 0
        /// What was refused, and why.
        public var refused: [String] = []
        public var isEmpty: Bool {
            certificates == 0 && revocationLists == 0 && credentialIssuers == 0 && statusLists == 0
        }
    }

    /// Adds what the files hold: certificates in DER or PEM, master lists, lists of mobile documents'
    /// issuers (VICAL), revocation lists, issuers' keys as
    /// JWK, as a set of them or as the issuer's metadata.
    @discardableResult
    public mutating func add(_ files: [EvidenceFile]) -> [Addition] {
        let additions = files.map { add($0) }
        verifyRevocationLists()
        return additions
    }

    public mutating func add(travelDocumentAuthority certificate: Certificate) {
        travelDocumentAuthorities.insert(certificate)
    }
    public mutating func add(mobileDocumentIssuer certificate: Certificate) {
        mobileDocumentIssuers.insert(certificate)
    }
    public mutating func add(credentialIssuer: CredentialIssuer) { credentialIssuers.append(credentialIssuer) }
    /// Adds a list; it counts once the authority that signed it is here.
    public mutating func add(revocationList: RevocationList) {
        revocationLists.append(revocationList)
        verifyRevocationLists()
    }

    private mutating func add(_ file: EvidenceFile) -> Addition {
        let file = file.read.file
        var addition = Addition(name: file.name)
        guard file.bytes.count <= Limits.evidenceFileBytes else {
            addition.refused.append(EncodingError.tooLarge(limit: Limits.evidenceFileBytes).description)
            return addition
        }
        if let list = try? MasterList(parsing: file.bytes) {
            addMasterList(list, &addition)
        } else if let list = try? IssuerTrustList(parsing: file.bytes) {
            addIssuerTrustList(list, &addition)
        } else {
            let issuers = CredentialIssuer.keys(in: file.bytes)
            credentialIssuers += issuers
            addition.credentialIssuers = issuers.count
            if StatusListInspector.isList(file.bytes) {
                statusLists.append(file)
                addition.statusLists = 1
            } else if issuers.isEmpty {
                addBundle(CertificateBundle(parsing: file.bytes), &addition)
            }
        }
        if addition.isEmpty, addition.refused.isEmpty {
            addition.refused.append("There is no certificate, master list, revocation list or key in it.")
        }
        return addition
    }

    /// The operator names the list and so believes it; but a list whose signature is broken is no longer the one issued.
    private mutating func addMasterList(_ list: MasterList, _ addition: inout Addition) {
        do throws(SignedDataError) {
            _ = try list.verified()
        } catch {
            addition.refused.append("The master list is refused. \(error.description)")
            return
        }
        for item in list.certificates {
            switch item {
            case .success(let certificate):
                travelDocumentAuthorities.insert(certificate)
                addition.certificates += 1
            case .failure(let error): addition.refused.append(error.description)
            }
        }
    }

    /// As with a master list: the operator believes the list, which has to be as its provider signed it.
    private mutating func addIssuerTrustList(_ list: IssuerTrustList, _ addition: inout Addition) {
        guard list.isSigned else {
            addition.refused.append("The list of issuing authorities is refused: its signature is wrong.")
            return
        }
        for authority in list.authorities {
            mobileDocumentIssuers.insert(authority.certificate)
            addition.certificates += 1
        }
        addition.refused += list.refused
    }

    private mutating func addBundle(_ bundle: CertificateBundle, _ addition: inout Addition) {
        for item in bundle.items {
            switch item {
            case .certificate(let certificate):
                travelDocumentAuthorities.insert(certificate)
                mobileDocumentIssuers.insert(certificate)
                addition.certificates += 1
            case .revocationList(let list):
                revocationLists.append(list)
                addition.revocationLists += 1
            case .masterList(let list): addMasterList(list, &addition)
            case .refused(let error): addition.refused.append(error.description)
            case .other: break
            }
        }
    }

    private mutating func verifyRevocationLists() {
        revocationsByKey = [:]
        for list in revocationLists {
            for pool in [travelDocumentAuthorities, mobileDocumentIssuers] {
                let signer = pool.named(list.issuer, keyIdentifier: list.authorityKeyIdentifier).first {
                    list.isSigned(by: $0)
                }
                guard let key = signer?.publicKey.octets else { continue }
                revocationsByKey[key, default: []].append(list)
                break
            }
        }
    }

    /// The lists that verify with an authority's key.
    func revocationLists(of authority: Certificate) -> [RevocationList] {
        revocationsByKey[authority.publicKey.octets] ?? []
    }
}

/// An issuer of SD-JWT credentials: a key that its credentials verify with.
public struct CredentialIssuer: Hashable, Sendable {
    /// The `iss` that it is believed for; `nil` for any.
    public var issuer: String?
    public var keyID: String?
    /// The JSON Web Key as it was handed in (RFC 7517).
    public let key: JSONValue
    /// The key made ready; `nil` when it is none that can be used.
    let signatureKey: SignatureKey?

    public init(issuer: String?, keyID: String?, key: JSONValue) {
        self.issuer = issuer
        self.keyID = keyID
        self.key = key
        signatureKey = try? SignatureKey(jwk: key)
    }

}
