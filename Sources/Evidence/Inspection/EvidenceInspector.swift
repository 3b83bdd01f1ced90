// Tells what files are by what is in them, and what they prove: each kind of evidence has a recogniser beside its parser, and the
// first that knows a file judges it.
import Order

/// What knows one kind of evidence.
public protocol EvidenceRecogniser: Sendable {
    /// Judges a file of this kind, damaged ones included; `nil` when it is of another kind. Decided by content: a name helps at
    /// most to explain.
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection?
}

/// What a recogniser may look at beside the file itself.
public struct InspectionContext: Sendable {
    /// Whom the operator believes.
    public let trust: TrustStore
    public let time: Timestamp
    /// The files that were handed in together, the one that is judged among them.
    public let companions: [EvidenceFile]
    /// Certificates and revocation lists among the companions: they may stand in a path to a trusted authority, and prove
    /// nothing by themselves.
    public private(set) var offered: OfferedCertificates
    /// What a passport's chip answered to a challenge, if it was asked.
    public let chipAnswer: ChipAnswer?

    public init(
        trust: TrustStore, time: Timestamp, companions: [EvidenceFile], chipAnswer: ChipAnswer? = nil
    ) {
        self.trust = trust
        self.time = time
        self.companions = companions
        self.chipAnswer = chipAnswer
        offered = OfferedCertificates(companions)
    }

    /// The same for other files that were handed in together; what these offer is added.
    func with(companions: [EvidenceFile]) -> InspectionContext {
        var context = InspectionContext(trust: trust, time: time, companions: companions, chipAnswer: chipAnswer)
        for certificate in offered.certificates.certificates { context.offered.add(certificate, of: self.offered) }
        for key in offered.keys { context.offered.add([key.issuer], in: key.file) }
        return context
    }

    /// The same with further issuers' keys that came along in a file.
    func offering(_ keys: [CredentialIssuer], in name: String) -> InspectionContext {
        var context = self
        context.offered.add(keys, in: name)
        return context
    }
}

/// Certificates and revocation lists that came along with evidence.
public struct OfferedCertificates: Sendable {
    public private(set) var certificates = CertificatePool()
    public private(set) var revocationLists: [RevocationList] = []
    /// Issuers' keys, with the file that each came from.
    private(set) var keys: [(issuer: CredentialIssuer, file: String)] = []
    /// The name of the file that each certificate came from.
    private var names: [Certificate: String] = [:]

    init(_ files: [EvidenceFile]) {
        for file in files {
            add(CredentialIssuer.keys(in: file.bytes), in: file.name)
            // A directory's export or a text of all the world's authorities is named as trusted; it does not lie beside a document.
            guard file.bytes.count <= Limits.certificateBytes * 4 else { continue }
            let bundle = CertificateBundle(parsing: file.bytes)
            for certificate in bundle.certificates {
                certificates.insert(certificate)
                if names[certificate] == nil { names[certificate] = file.baseName }
            }
            revocationLists += bundle.revocationLists
        }
    }

    mutating func add(_ certificate: Certificate, of other: OfferedCertificates) {
        certificates.insert(certificate)
        if names[certificate] == nil { names[certificate] = other.name(of: certificate) }
    }
    mutating func add(_ issuers: [CredentialIssuer], in name: String) {
        for issuer in issuers.prefix(max(0, Limits.issuerKeys - keys.count)) { keys.append((issuer, name)) }
    }

    /// The file that a certificate came from.
    public func name(of certificate: Certificate) -> String? { names[certificate] }
}

/// One answer: about a file, or about the files of one passport.
public struct InspectedEvidence: Hashable, Sendable {
    /// The file's name; for a passport its folder's.
    public var file: String
    /// The files that it was made of; empty for a single file.
    public var parts: [String]
    public var inspection: EvidenceInspection

    public init(_ file: String, parts: [String] = [], _ inspection: EvidenceInspection) {
        self.file = file
        self.parts = parts
        self.inspection = inspection
    }
}

public enum EvidenceInspector {
    /// Asked in this order.
    static let recognisers: [any EvidenceRecogniser.Type] = [
        PassportChipInspector.self, MasterListInspector.self, CertificateInspector.self,
        StatusListInspector.self, MobileDocumentInspector.self, SelectiveDisclosureInspector.self,
        WebTokenInspector.self, MachineReadableZoneInspector.self, KeyInspector.self,
    ]
    /// Asked when none of those knows a file: what holds evidence of others, and what is none but can be told.
    private static let containers: [any EvidenceRecogniser.Type] = [
        CollectionInspector.self, UnsignedClaimsInspector.self, WrittenKeyInspector.self, WalletAddressInspector.self,
    ]

    /// Judges files. Those that lie in one folder, by their names, were handed in together: a security object and data groups
    /// among them are one passport, which comes first under its folder's name, and then every file by itself.
    public static func inspect(
        _ files: [EvidenceFile], trust: TrustStore, at time: Timestamp, chipAnswer: ChipAnswer? = nil
    ) -> [InspectedEvidence] {
        var folders: [(name: String, files: [EvidenceFile])] = []
        var places: [String: Int] = [:]
        for file in files {
            let folder = folder(of: file.name)
            if let place = places[folder] {
                folders[place].files.append(file)
            } else {
                places[folder] = folders.count
                folders.append((folder, [file]))
            }
        }
        return folders.flatMap { folder in
            let read = folder.files.map { $0.read.file }
            let context = InspectionContext(trust: trust, time: time, companions: read, chipAnswer: chipAnswer)
            return PassportChipInspector.passports(among: read, of: folder.name, in: context)
                + folder.files.map { InspectedEvidence($0.name, inspect($0, in: context)) }
        }
    }

    /// Judges one file among those that it came with.
    public static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection {
        let (read, notation) = file.read
        if let notation, var inspection = recognised(read, in: context) {
            inspection.verdict.reasons.append(
                .evidence("It is written in \(notation.rawValue); what was judged is what stands in it.", holds: nil))
            return inspection
        }
        let text = EvidenceFile(name: file.name, bytes: TextEncoding.unified(file.bytes))
        if let inspection = recognised(text, in: context) { return inspection }
        for container in containers {
            if let inspection = container.inspect(text, in: context) { return inspection }
        }
        return UnrecognisedFile.inspect(text)
    }

    /// Judges what is one piece of evidence; `nil` when it is of no kind that proves anything.
    static func recognised(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        for recogniser in recognisers {
            if let inspection = recogniser.inspect(file, in: context) { return inspection }
        }
        return nil
    }

    static func folder(of name: String) -> String {
        name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    }
}

extension Reason {
    /// A reason about evidence: clause 1(a)(i), the types of documentation and procedures required to verify identity.
    static func evidence(
        _ finding: String, holds: Bool?, facts: [ReasonFact] = [], missing: [String] = []
    ) -> Reason {
        Reason("1(a)(i)", finding, holds: holds, facts: facts, missing: missing)
    }
}

extension EvidenceInspection {
    static func invalid(_ kind: EvidenceKind, _ reason: String) -> EvidenceInspection {
        EvidenceInspection(
            kind, EvidenceVerdict(status: .invalid, reasons: [.evidence(reason, holds: false)], claims: []))
    }
}
