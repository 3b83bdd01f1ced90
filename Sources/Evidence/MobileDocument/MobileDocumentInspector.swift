// Files of mobile documents and what travels with them (ISO/IEC 18013-5), told apart by what is in them.
import Order

enum MobileDocumentInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        // An array, a map or a tag; PNG pictures begin like an array of nine.
        guard let first = file.bytes.first, (0x80...0xDB).contains(first), !file.bytes.starts(with: [0x89, 0x50, 0x4E])
        else { return nil }
        let item: CBORItem
        do {
            item = try CBORItem(parsing: file.bytes)
        } catch {
            return damaged(file.bytes, error)
        }
        do {
            return try inspect(item, in: context)
        } catch {
            return .invalid(kind(of: item) ?? .mobileDocument, "\(error)")
        }
    }

    /// What a file that cannot be read was to be, by how it begins.
    private static func damaged(_ bytes: [UInt8], _ error: CBORError) -> EvidenceInspection? {
        if case .tooDeep = error { return .invalid(.unrecognised, error.description) }
        let beginning = String(decoding: bytes.prefix(32), as: UTF8.self)
        let keys: [(String, EvidenceKind)] = [
            ("docRequests", .mobileDocumentRequest), ("eReaderKey", .sessionEstablishment),
            ("nameSpaces", .mobileDocument), ("issuerAuth", .mobileDocument), ("documents", .mobileDocument),
            ("docType", .mobileDocument), ("issuerSigned", .mobileDocument), ("version", .mobileDocument),
        ]
        if let found = keys.first(where: { beginning.contains($0.0) }) { return .invalid(found.1, error.description) }
        // A signed message: an array of four, of which the first is a header in a byte string.
        if bytes.count > 3, bytes[0] == 0x84, (0x41...0x57).contains(bytes[1]), bytes[2] & 0xE0 == 0xA0 {
            return .invalid(.issuerAuthentication, error.description)
        }
        if bytes.starts(with: [0xD8, 0x18]) { return .invalid(.sessionTranscript, error.description) }
        return nil
    }

    private static func kind(of item: CBORItem) -> EvidenceKind? {
        if item.map != nil {
            if item["docRequests"] != nil { return .mobileDocumentRequest }
            if item["eReaderKey"] != nil { return .sessionEstablishment }
            if item["documents"] != nil || item["issuerSigned"] != nil || item["issuerAuth"] != nil {
                return .mobileDocument
            }
            // A session's encrypted answer, and how a device says that it can be reached (sections 9.1.1.4 and 8.2.1.1).
            if item["data"]?.bytes != nil { return .sessionData }
            if item[0]?.text?.hasPrefix("1.") == true, item[1]?.array != nil { return .deviceEngagement }
            if item[1]?.integer != nil, item[-1]?.integer != nil, item[-2]?.bytes != nil { return .publicKey }
            // An answer without documents.
            return item["version"] != nil && item["status"] != nil ? .mobileDocument : nil
        }
        if let message = try? COSEMessage(item) {
            guard message.payload != nil else { return .readerAuthentication }
            return IssuerTrustList.isList(message) ? .issuerTrustList : .issuerAuthentication
        }
        let inner = (try? item.embedded()) ?? item
        if item.embeddedBytes != nil, inner.map != nil, let kind = kind(of: inner),
            kind == .deviceEngagement || kind == .publicKey
        {
            return kind
        }
        guard let parts = inner.array, parts.count == 3 || parts.count == 4 else { return nil }
        if parts[0].text == "ReaderAuthentication" { return .readerAuthentication }
        return parts.count == 3 ? .sessionTranscript : nil
    }

    private static func inspect(_ item: CBORItem, in context: InspectionContext) throws -> EvidenceInspection? {
        guard let kind = kind(of: item) else { return nil }
        switch kind {
        case .mobileDocument: return EvidenceInspection(kind, try document(item, context))
        case .mobileDocumentRequest: return EvidenceInspection(kind, try RequestInspection.request(item, context))
        case .readerAuthentication: return EvidenceInspection(kind, try RequestInspection.reader(item, context))
        case .sessionEstablishment: return EvidenceInspection(kind, try RequestInspection.establishment(item))
        case .sessionTranscript: return EvidenceInspection(kind, try RequestInspection.transcript(item))
        case .issuerAuthentication: return EvidenceInspection(kind, try issuerAuthentication(item, context))
        case .issuerTrustList: return EvidenceInspection(kind, try list(item, context))
        case .deviceEngagement, .sessionData, .publicKey:
            return EvidenceInspection(kind, try RequestInspection.beginning(item, kind))
        default: return nil
        }
    }

    // MARK: Documents

    private static func document(_ item: CBORItem, _ context: InspectionContext) throws -> EvidenceVerdict {
        let documents: [MobileDocument]
        var findings = EvidenceFindings()
        if item["issuerAuth"] != nil {
            documents = [try MobileDocument(issuerSigned: item)]
        } else if item["issuerSigned"] != nil {
            documents = [try MobileDocument(item)]
        } else {
            let response = try DeviceResponse(item)
            documents = response.documents
            if response.status != 0 {
                findings.notes("The device answered with status \(response.status): it did not answer in full.")
            }
            response.documentStatus?.check(in: context, for: .mobileDocuments, &findings)
            if documents.isEmpty { findings.leavesOpen("The answer holds no document.", missing: "evidence.document") }
        }
        var claims: [Claim] = []
        for document in documents {
            let verification = document.verified(in: context)
            findings.add(verification.findings)
            claims += verification.claims
            if let device = document.deviceSigned { note(document, device, context, &findings) }
        }
        return findings.verdict(claims: claims)
    }

    /// Which of the sessions that came along the device answered in. That ties files to each other; it does not show that
    /// whoever hands them in is the holder.
    private static func note(
        _ document: MobileDocument, _ device: DeviceSigned, _ context: InspectionContext,
        _ findings: inout EvidenceFindings
    ) {
        for file in context.companions where file.bytes.count <= Limits.sessionTranscriptBytes {
            guard let first = file.bytes.first, first == 0x83 || first == 0xD8,
                let item = try? CBORItem(parsing: file.bytes), let session = try? SessionTranscript(item)
            else { continue }
            var trial = EvidenceFindings()
            document.checkDevice(session: session, readerKey: nil, &trial)
            if trial.holderIsProven {
                findings.proves(
                    "The device signed for the session in \(file.name) with the document's key. Whose session that was is not known here."
                )
                return
            }
        }
    }

    /// The issuer's signature without the elements that it is about.
    private static func issuerAuthentication(
        _ item: CBORItem, _ context: InspectionContext
    ) throws -> EvidenceVerdict {
        let document = try MobileDocument(issuerAuth: COSEMessage(item))
        let verification = document.verified(in: context)
        var findings = verification.findings
        findings.notes("The elements that were signed are not here: only their digests are.")
        return findings.verdict(claims: [])
    }

    // MARK: Lists

    private static func list(_ item: CBORItem, _ context: InspectionContext) throws -> EvidenceVerdict {
        let list = try IssuerTrustList(COSEMessage(item))
        var findings = EvidenceFindings()
        findings.proves(
            "It is a list of issuing authorities by \(list.provider.short) of \(list.date.day), with \(list.authorities.count) that load and \(list.refused.count) that are refused.",
            facts: list.authorities.map {
                ReasonFact("authority", $0.certificate.subject.description, source: "list of issuing authorities")
            })
        for reason in list.refused.prefix(Limits.inspectionReasons) { findings.notes(reason) }
        list.check(in: context, &findings)
        return findings.verdict(claims: [])
    }
}
