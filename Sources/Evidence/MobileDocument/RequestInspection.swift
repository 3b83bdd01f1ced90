// What readers send (ISO/IEC 18013-5 sections 8.3.2.1.2.1, 9.1.1 and 9.1.4): requests, how a reader shows who it is, and the transcript of
// a session. None of it is evidence of anybody's identity; it is told what it is, and whether it holds together.
import Order

enum RequestInspection {
    static func request(_ item: CBORItem, _ context: InspectionContext) throws -> EvidenceVerdict {
        guard let version = item["version"]?.text, version.hasPrefix("1."), let requests = item["docRequests"]?.array
        else { throw MobileDocumentError.part("version or docRequests is missing") }
        var findings = EvidenceFindings()
        for request in requests.prefix(Limits.presentedDocuments) {
            guard let embedded = request["itemsRequest"], let items = try embedded.embedded(),
                let type = items["docType"]?.text, let spaces = items["nameSpaces"]?.map
            else { throw MobileDocumentError.part("itemsRequest") }
            let elements = spaces.flatMap { $0.value.map ?? [] }.compactMap { member in
                if case .text(let name) = member.key { name.short } else { nil as String? }
            }
            findings.proves(
                "It asks for a document of type \(type.short).",
                facts: [
                    ReasonFact("elements", elements.joined(separator: ", "), source: "request")
                ])
            guard let auth = request["readerAuth"] else {
                findings.leavesOpen("The reader does not say who it is.", missing: "reader.authentication")
                continue
            }
            let candidates = sessions(context).map { $0.readerAuthentication(itemsRequest: embedded.encoded) }
            try check(COSEMessage(auth), over: candidates, context, &findings)
        }
        return findings.verdict(claims: [])
    }

    /// A reader's signature alone, or what it signs alone.
    static func reader(_ item: CBORItem, _ context: InspectionContext) throws -> EvidenceVerdict {
        var findings = EvidenceFindings()
        if let message = try? COSEMessage(item) {
            let contents = context.companions.filter { file in
                (try? CBORItem(parsing: file.bytes).embedded())??.array?.first?.text == "ReaderAuthentication"
            }
            try check(message, over: contents.map(\.bytes), context, &findings)
        } else {
            let parts = (try item.embedded() ?? item).array ?? []
            guard parts.count == 3, parts[1].array?.count == 3, parts[2].embeddedBytes != nil else {
                throw MobileDocumentError.part("ReaderAuthentication")
            }
            findings.proves("It is what a reader signs: a session's transcript and a request.")
            findings.leavesOpen("The reader's signature over it is apart.", missing: "reader.authentication")
        }
        return findings.verdict(claims: [])
    }

    private static func check(
        _ message: COSEMessage, over candidates: [[UInt8]], _ context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) throws {
        guard let leaf = message.certificates.first else {
            findings.refuses("No certificate came with the reader's signature.")
            return
        }
        let certificate = try Certificate(parsing: Array(leaf))
        let key = try SignatureKey(certificate.publicKey)
        guard !candidates.isEmpty else {
            findings.leavesOpen(
                "The reader's signature is over a session that is not here. Its certificate is of \(certificate.subject).",
                missing: "reader.session")
            return
        }
        guard try candidates.contains(where: { try message.isSigned(by: key, detached: $0) }) else {
            findings.leavesOpen(
                "The reader's signature is over none of the sessions that are here, or it was altered.",
                missing: "reader.session")
            return
        }
        findings.proves("The reader's signature is right. Its certificate is of \(certificate.subject).")
        let chain = CertificateChain.find(
            from: certificate, trusted: context.trust.mobileDocumentIssuers, offered: context.offered.certificates)
        let judgement = ChainJudgement(chain, context, leaf: .signer)
        findings.add(judgement.status, judgement.reasons)
    }

    /// The transcripts among the files that came along.
    private static func sessions(_ context: InspectionContext) -> [SessionTranscript] {
        context.companions.compactMap { file in
            guard file.bytes.count <= Limits.sessionTranscriptBytes, let first = file.bytes.first,
                first == 0x83 || first == 0xD8, let item = try? CBORItem(parsing: file.bytes)
            else { return nil }
            return try? SessionTranscript(item)
        }
    }

    static func establishment(_ item: CBORItem) throws -> EvidenceVerdict {
        guard let key = try item["eReaderKey"]?.embedded(), let data = item["data"]?.bytes else {
            throw MobileDocumentError.part("eReaderKey or data")
        }
        let curve = try SignatureKey(cose: key).curve?.rawValue ?? "an unknown curve"
        var findings = EvidenceFindings()
        findings.proves("It opens a session with a reader's key on \(curve) and \(data.count) encrypted bytes.")
        findings.leavesOpen("Only the two devices can read it.", missing: "evidence.session")
        return findings.verdict(claims: [])
    }

    /// What travels before a session: a device's engagement, a key, an encrypted message.
    static func beginning(_ item: CBORItem, _ kind: EvidenceKind) throws -> EvidenceVerdict {
        let item = try item.embedded() ?? item
        var findings = EvidenceFindings()
        switch kind {
        case .deviceEngagement:
            guard let security = item[1]?.array, security.count == 2, let key = try security[1].embedded() else {
                throw MobileDocumentError.part("DeviceEngagement")
            }
            let curve = try SignatureKey(cose: key).curve?.rawValue ?? "an unknown curve"
            findings.proves("It is a device's engagement: how it is reached, and its key for one session on \(curve).")
        case .sessionData:
            findings.proves("It is an encrypted message of a session, \(item["data"]?.bytes?.count ?? 0) bytes.")
        default:
            let curve = try SignatureKey(cose: item).curve?.rawValue ?? "an unknown curve"
            findings.proves("It is a public key on \(curve).")
        }
        findings.leavesOpen("It proves nothing by itself.", missing: "evidence.document")
        return findings.verdict(claims: [])
    }

    static func transcript(_ item: CBORItem) throws -> EvidenceVerdict {
        let parts = (try item.embedded() ?? item).array ?? []
        var findings = EvidenceFindings()
        if parts.count == 3, let key = try parts[1].embedded() {
            let curve = try SignatureKey(cose: key).curve?.rawValue ?? "an unknown curve"
            findings.proves("It is the transcript of a session with a reader whose key is on \(curve).")
        } else if parts.count == 3, parts[0].isNull, parts[1].isNull, parts[2].array != nil {
            findings.proves("It is the transcript of a session over the Internet.")
        } else {
            throw MobileDocumentError.part("SessionTranscript")
        }
        findings.leavesOpen("A transcript proves nothing by itself.", missing: "evidence.document")
        return findings.verdict(claims: [])
    }
}
