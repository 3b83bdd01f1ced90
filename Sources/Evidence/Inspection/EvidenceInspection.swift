// What a piece of evidence turned out to be, and what it proves: the one answer of `gatehouse verify`, of the evidence API and of
// the portal (clause 1(a)(i)). Each kind of evidence has an inspector of its own beside its parser.
import Order

/// A file as it was handed in. The name only helps to tell what it is; nothing is believed because of it.
public struct EvidenceFile: Hashable, Sendable {
    /// The file's name, or its path below the folder that was handed in.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// The kinds of file that can be told apart.
public enum EvidenceKind: String, Hashable, Sendable, CaseIterable {
    case machineReadableZone
    /// The files of one passport chip: the security object with its data groups (ICAO 9303-10).
    case passportChip
    case securityObject, dataGroup, commonData, cardAccess
    case certificate, revocationList, masterList
    /// A mobile document and what travels with it (ISO/IEC 18013-5).
    case mobileDocument, mobileDocumentRequest, issuerAuthentication, readerAuthentication, sessionTranscript
    case deviceEngagement, sessionEstablishment, sessionData, issuerTrustList
    case selectiveDisclosureCredential, statusList
    /// A signed text in JSON that is neither (RFC 7519): a request, a proof, a token.
    case webToken
    /// Keys that were handed in: those of issuers in JSON, those of anybody in PEM or DER.
    case publicKey, privateKey
    /// A text that holds several pieces of evidence, each judged by itself.
    case collection
    /// Claims that nobody signed, and addresses of wallets: what somebody states.
    case unsignedClaims, walletAddresses
    case picture
    /// It could not be read at all.
    case unreadable
    case unrecognised

    /// As people say it: `passport chip`.
    public var words: String {
        rawValue.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " \(letter.lowercased())" : "\(letter)"
        }
    }
}

/// What one piece of evidence is and proves.
public struct EvidenceInspection: Hashable, Sendable {
    public var kind: EvidenceKind
    public var verdict: EvidenceVerdict
    /// What a collection holds, each named by its place in it (a JSON pointer after `#`); empty for everything else.
    public var pieces: [InspectedEvidence] = []

    public init(_ kind: EvidenceKind, _ verdict: EvidenceVerdict, pieces: [InspectedEvidence] = []) {
        self.kind = kind
        self.verdict = verdict
        self.pieces = pieces
    }
}
