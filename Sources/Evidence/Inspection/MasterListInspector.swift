// Master lists as files: which authorities a state believes (Doc 9303 part 12 section 8).
import Order

enum MasterListInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.first == 0x30, ChipFile.isSignedData(file.bytes),
            ChipFile.mentions(MasterList.contentType, file.bytes)
        else { return nil }
        do throws(SignedDataError) {
            return inspect(try MasterList(parsing: file.bytes), context)
        } catch {
            return .invalid(.masterList, "The master list is refused. \(error.description)")
        }
    }

    static func inspect(_ list: MasterList, _ context: InspectionContext) -> EvidenceInspection {
        do throws(SignedDataError) {
            return try judge(list, context)
        } catch {
            return .invalid(.masterList, "The master list is refused. \(error.description)")
        }
    }

    private static func judge(
        _ list: MasterList, _ context: InspectionContext
    ) throws(SignedDataError) -> EvidenceInspection {
        let verified = try list.verified()
        let loaded = list.certificates.compactMap { try? $0.get() }
        let countries = Set(loaded.compactMap { $0.subject.country })
        var reasons = [
            Reason.evidence(
                "It is a master list of \(list.certificates.count) certificates, of which \(loaded.count) load, from \(countries.count) states and organisations; it is signed by \(verified.signer.subject), and the signature is right.",
                holds: true,
                facts: [
                    ReasonFact(
                        "signature", list.data.signer.signatureAlgorithm.description, source: "master list")
                ])
        ]
        reasons += verified.remarks.map { .evidence($0, holds: nil) }
        for (index, certificate) in list.certificates.enumerated() {
            if case .failure(let error) = certificate, reasons.count < Limits.inspectionReasons {
                reasons.append(
                    .evidence("Certificate \(index + 1) is refused. \(error.description)", holds: nil))
            }
        }
        var offered = context.offered.certificates
        for certificate in list.companions { offered.insert(certificate) }
        let chain = CertificateChain.find(
            from: verified.signer, trusted: context.trust.travelDocumentAuthorities, offered: offered)
        let judgement = ChainJudgement(chain, context, leaf: .signer)
        reasons += judgement.reasons
        var status = judgement.status
        if let time = verified.signingTime, !verified.signer.isValid(at: time) {
            status = .invalid
            reasons.append(
                .evidence("It was signed on \(time.day), when the signer's certificate was not valid.", holds: false))
        } else if verified.signer.notAfter < context.time {
            reasons.append(
                .evidence(
                    "The signer's certificate has expired since, on \(verified.signer.notAfter.day). Look for a newer list.",
                    holds: nil))
        }
        return EvidenceInspection(.masterList, EvidenceVerdict(status: status, reasons: reasons, claims: []))
    }
}
