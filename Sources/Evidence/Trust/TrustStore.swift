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
    /// ``documentTypes(of:)`` says what each may issue.
    public private(set) var mobileDocumentIssuers = CertificatePool()
    /// Authorities of those who sign SD-JWT credentials with a certificate, and such signers that were named themselves.
    public private(set) var credentialAuthorities = CertificatePool()
    /// Issuers of SD-JWT credentials and the keys they sign with.
    public private(set) var credentialIssuers: [CredentialIssuer] = []
    /// Lists of statuses as they were fetched; a list counts once its signer is believed, when a document names it.
    public private(set) var statusLists: [EvidenceFile] = []
    /// Lists of revoked certificates; a list counts for the authority that it verifies with.
    public private(set) var revocationLists: [RevocationList] = []
    /// Lists by the key that they were verified with.
    private var revocationsByKey: [[UInt8]: [RevocationList]] = [:]
    /// Lists by the serial numbers that they name.
    private var revocationsBySerial: [[UInt8]: [RevocationList]] = [:]

    /// The types of document that lists name authorities for, of those that only lists name.
    private var listedTypes: [Certificate: Set<String>] = [:]
    /// Certificates that say nothing of what they are for, and of which the operator said nothing either.
    private var unsaid: Set<Certificate> = []
    private let asksForRoles: Bool

    /// - Parameter asksForRoles: whether a certificate that does not say what it is for, and of which the operator does not say it, is
    ///   refused with the question. Otherwise it is believed for anything, and every verdict that rests on it says so.
    public init(asksForRoles: Bool = false) { self.asksForRoles = asksForRoles }

    public var isEmpty: Bool {
        TrustRole.allCases.allSatisfy { authorities(for: $0).isEmpty } && credentialIssuers.isEmpty
    }

    /// The authorities that are believed for one purpose.
    public func authorities(for role: TrustRole) -> CertificatePool {
        switch role {
        case .passports: travelDocumentAuthorities
        case .mobileDocuments: mobileDocumentIssuers
        case .credentials: credentialAuthorities
        }
    }

    /// The types of mobile document that an authority is believed for; `nil` for any.
    public func documentTypes(of authority: Certificate) -> Set<String>? { listedTypes[authority] }

    /// What those are trusted for who may have signed a certificate, or what it is trusted for itself.
    func roles(of certificate: Certificate) -> [TrustRole] {
        TrustRole.allCases.filter { role in
            let pool = authorities(for: role)
            return pool.contains(certificate) || pool.issuers(of: certificate).contains { certificate.isSigned(by: $0) }
        }
    }

    /// Whether a certificate is believed for anything, because nobody said for what.
    func isUnsaid(_ certificate: Certificate) -> Bool { unsaid.contains(certificate) }

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
    /// JWK, as a set of them or as the issuer's metadata. A folder in a file's name that is called as a ``TrustRole`` says what
    /// the certificates in it are trusted for.
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
        listedTypes[certificate] = nil
    }
    public mutating func add(credentialAuthority certificate: Certificate) {
        credentialAuthorities.insert(certificate)
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
        let stated = TrustRole(foldersOf: file.name)
        if let list = try? MasterList(parsing: file.bytes) {
            guard fits(stated, .passports, "A master list", &addition) else { return addition }
            addMasterList(list, &addition)
        } else if let list = try? IssuerTrustList(parsing: file.bytes) {
            guard fits(stated, .mobileDocuments, "A list of issuing authorities", &addition) else { return addition }
            addIssuerTrustList(list, &addition)
        } else {
            let issuers = CredentialIssuer.keys(in: file.bytes)
            credentialIssuers += issuers
            addition.credentialIssuers = issuers.count
            if StatusListInspector.isList(file.bytes) {
                statusLists.append(file)
                addition.statusLists = 1
            } else if issuers.isEmpty {
                addBundle(CertificateBundle(parsing: file.bytes), stated, &addition)
            }
        }
        if addition.isEmpty, addition.refused.isEmpty {
            addition.refused.append("There is no certificate, master list, revocation list or key in it.")
        }
        return addition
    }

    /// A list is of one kind, whatever folder it lies in.
    private func fits(
        _ stated: TrustRole?, _ own: TrustRole, _ what: String, _ addition: inout Addition
    ) -> Bool {
        guard let stated, stated != own else { return true }
        addition.refused.append(
            "\(what) is of authorities for \(own.words), and it lies among what is trusted for \(stated.words).")
        return false
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
            let certificate = authority.certificate
            // One that was named by itself is believed for any type already.
            if !mobileDocumentIssuers.contains(certificate) || listedTypes[certificate] != nil {
                listedTypes[certificate, default: []].formUnion(authority.documentTypes)
            }
            mobileDocumentIssuers.insert(certificate)
            addition.certificates += 1
        }
        addition.refused += list.refused
    }

    private mutating func addBundle(_ bundle: CertificateBundle, _ stated: TrustRole?, _ addition: inout Addition) {
        // What lies in one file is one collection: what some of its certificates say holds for those that are silent.
        let said = Set(bundle.certificates.compactMap(TrustRole.init(saidBy:)))
        let common = stated ?? (said.count == 1 ? said.first : nil)
        for item in bundle.items {
            switch item {
            case .certificate(let certificate): add(certificate, for: common, &addition)
            case .revocationList(let list):
                revocationLists.append(list)
                addition.revocationLists += 1
            case .masterList(let list):
                if fits(stated, .passports, "A master list", &addition) { addMasterList(list, &addition) }
            case .refused(let error): addition.refused.append(error.description)
            case .other: break
            }
        }
    }

    private mutating func add(_ certificate: Certificate, for common: TrustRole?, _ addition: inout Addition) {
        switch common ?? TrustRole(saidBy: certificate) {
        case .passports?: add(travelDocumentAuthority: certificate)
        case .mobileDocuments?: add(mobileDocumentIssuer: certificate)
        case .credentials?: add(credentialAuthority: certificate)
        case nil where asksForRoles:
            let roles = TrustRole.allCases.map(\.rawValue).joined(separator: ", ")
            addition.refused.append(
                "The certificate of \(certificate.subject) does not say what it is to be trusted for. Import it with --for, or put it in a folder of one of these names: \(roles)."
            )
            return
        case nil:
            add(travelDocumentAuthority: certificate)
            add(mobileDocumentIssuer: certificate)
            add(credentialAuthority: certificate)
            unsaid.insert(certificate)
        }
        addition.certificates += 1
    }

    /// A list speaks for the authority by its name: a new key signs for what the old one signed.
    private mutating func verifyRevocationLists() {
        revocationsByKey = [:]
        revocationsBySerial = [:]
        for list in revocationLists {
            var isOfKnownAuthority = false
            var signers: [Certificate] = []
            for pool in TrustRole.allCases.map({ authorities(for: $0) }) {
                let named = pool.named(list.issuer, keyIdentifier: list.authorityKeyIdentifier)
                isOfKnownAuthority = isOfKnownAuthority || !named.isEmpty
                guard named.contains(where: { list.isSigned(by: $0) }) else { continue }
                signers += pool.named(list.issuer, keyIdentifier: nil)
            }
            for key in Set(signers.map(\.publicKey.octets)) { revocationsByKey[key, default: []].append(list) }
            // One whose authority is here has to be signed by it; of any other the operator's word is all there is.
            if !signers.isEmpty || !isOfKnownAuthority {
                for serial in list.revoked.keys { revocationsBySerial[serial, default: []].append(list) }
            }
        }
    }

    /// When its authority revoked a certificate, by any list that the operator gave; `nil` when none names it.
    func revocation(of certificate: Certificate) -> Timestamp? {
        guard let lists = revocationsBySerial[certificate.serialNumber] else { return nil }
        return lists.first { $0.issuer.matches(certificate.issuer) }?.revoked[certificate.serialNumber]
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
