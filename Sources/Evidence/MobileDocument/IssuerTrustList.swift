// Lists of issuing authorities that a provider vouches for: VICAL (ISO/IEC 18013-5 annex C). The provider's signature is judged as of
// the list's own date, because lists outlive the certificates that signed them; how old a list is, is said apart.
// An authority is believed for the document types that the list names it for, and for no other.
import Order

/// A verified issuer certificate authority list.
public struct IssuerTrustList: Sendable {
    public let provider: String
    public let date: Timestamp
    public let nextUpdate: Timestamp?
    public let number: UInt64?
    /// The authorities that load, each with the document types it may issue.
    public let authorities: [Authority]
    /// Why the others were refused, in the list's order.
    public let refused: [String]
    let message: COSEMessage

    public struct Authority: Sendable {
        public let certificate: Certificate
        public let documentTypes: [String]
    }
}

extension IssuerTrustList {
    /// Whether an item is signed and holds such a list.
    static func isList(_ message: COSEMessage) -> Bool {
        guard let payload = message.payload, let item = try? CBORItem(parsing: payload) else { return false }
        return item["vicalProvider"] != nil && item["certificateInfos"] != nil
    }

    public init(parsing bytes: [UInt8]) throws(MobileDocumentError) {
        do {
            try self.init(COSEMessage(CBORItem(parsing: bytes)))
        } catch {
            throw MobileDocumentError(error, reading: "the list")
        }
    }

    init(_ message: COSEMessage) throws {
        guard let payload = message.payload else { throw COSEError.payloadMissing }
        let list = try CBORItem(parsing: payload)
        guard let version = list["version"]?.text else { throw MobileDocumentError.part("version is missing") }
        guard version.hasPrefix("1.") else { throw MobileDocumentError.version(version.short) }
        guard let provider = list["vicalProvider"]?.text, let date = list["date"].flatMap(Timestamp.init(dateTime:)),
            let infos = list["certificateInfos"]?.array
        else { throw MobileDocumentError.part("vicalProvider, date or certificateInfos is missing") }
        self.message = message
        self.provider = provider
        self.date = date
        nextUpdate = list["nextUpdate"].flatMap(Timestamp.init(dateTime:))
        number = list["vicalIssueID"]?.unsigned
        var authorities: [Authority] = []
        var refused: [String] = []
        for (index, info) in infos.enumerated() {
            do {
                authorities.append(try Self.authority(info))
            } catch {
                refused.append("Number \(index + 1) is refused. \(error)")
            }
        }
        self.authorities = authorities
        self.refused = refused
    }

    private static func authority(_ info: CBORItem) throws -> Authority {
        guard let bytes = info["certificate"]?.bytes, let types = info["docType"]?.array?.compactMap(\.text),
            !types.isEmpty
        else { throw MobileDocumentError.part("its certificate or its docType is missing") }
        let certificate = try Certificate(parsing: Array(bytes))
        // What the list says beside the certificate has to be the certificate's own.
        if let serial = info["serialNumber"], let number = serial.bigNumber, number != certificate.serialNumber {
            throw MobileDocumentError.part("its serialNumber is not its certificate's")
        }
        if let identifier = info["ski"]?.bytes, let own = certificate.extensions.subjectKeyIdentifier,
            !identifier.suffix(own.count).elementsEqual(own)
        {
            throw MobileDocumentError.part("its ski is not its certificate's")
        }
        guard certificate.isAuthority else { throw MobileDocumentError.part("its certificate is no authority's") }
        return Authority(certificate: certificate, documentTypes: types)
    }

    /// Whether the list is as the holder of the certificate that came with it signed it, who could sign on that day.
    var isSigned: Bool {
        guard let leaf = message.certificates.first, let signer = try? Certificate(parsing: Array(leaf)),
            signer.isValid(at: date), let key = try? SignatureKey(signer.publicKey)
        else { return false }
        return (try? message.isSigned(by: key)) == true
    }

    /// The signature, and the path of its signer to an authority that is trusted to name issuers.
    func check(in context: InspectionContext, _ findings: inout EvidenceFindings) {
        let certificates = message.certificates.compactMap { try? Certificate(parsing: Array($0)) }
        guard certificates.count == message.certificates.count, let signer = certificates.first,
            let key = try? SignatureKey(signer.publicKey)
        else {
            findings.refuses("The certificate of the list's signer is missing or cannot be used.")
            return
        }
        do {
            guard try message.isSigned(by: key) else {
                findings.refuses("The signature over the list is wrong: it was altered, or another signed it.")
                return
            }
        } catch {
            findings.refuses(error.description)
            return
        }
        findings.proves("The list is signed with the key of the certificate that came with it, \(signer.subject).")
        if !signer.isValid(at: date) {
            findings.refuses("The certificate of the list's signer was not valid on \(date.day), the list's date.")
        }
        var offered = context.offered.certificates
        for certificate in certificates.dropFirst() { offered.insert(certificate) }
        let chain = CertificateChain.find(
            from: signer, trusted: context.trust.mobileDocumentIssuers, offered: offered)
        let judgement = ChainJudgement(chain, context, leaf: .signer)
        findings.add(judgement.status, judgement.reasons)
        if date > context.time.adding(milliseconds: Limits.clockSkewMilliseconds) {
            findings.refuses("The list is dated \(date.day), which has not come yet.")
        }
        if let nextUpdate, nextUpdate < context.time {
            findings.notes(
                "A newer list was due on \(nextUpdate.day). Fetch it: authorities may have been added or withdrawn.")
        }
    }
}

extension CBORItem {
    /// A whole number of any size, without leading zeros (RFC 8949 section 3.4.3).
    var bigNumber: [UInt8]? {
        if let bytes = tagged(2)?.bytes { return Array(bytes.drop { $0 == 0 }) }
        guard let number = unsigned else { return nil }
        return Array((0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }.drop { $0 == 0 })
    }
}
