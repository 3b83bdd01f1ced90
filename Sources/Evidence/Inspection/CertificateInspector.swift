// Certificates, revocation lists and texts that hold them, as files by themselves (Doc 9303 part 12).
import Order

enum CertificateInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.evidenceFileBytes else { return nil }
        let bundle = CertificateBundle(parsing: file.bytes)
        if bundle.items.count > 1 { return list(bundle, context) }
        switch bundle.items.first {
        case .certificate(let certificate): return inspect(certificate, context)
        case .revocationList(let list): return inspect(list, context)
        case .masterList(let list): return MasterListInspector.inspect(list, context)
        case .refused(let error): return .invalid(.certificate, error.description)
        case .other: return nil
        case nil: return damaged(file.bytes)
        }
    }

    /// A DER file that begins like a certificate or a revocation list and is none that can be used.
    private static func damaged(_ bytes: [UInt8]) -> EvidenceInspection? {
        guard bytes.count >= 8, bytes[0] == 0x30, bytes[1] > 0x80, bytes.count <= Limits.encodedBytes else {
            return nil
        }
        let lengthOctets = Int(bytes[1] & 0x7F)
        let signed = 2 + lengthOctets
        // A certificate's first part begins with its version or serial number, a list's with a version and then an algorithm.
        guard lengthOctets <= 4, signed + 2 < bytes.count, bytes[signed] == 0x30 else { return nil }
        let inner = signed + 2 + (bytes[signed + 1] >= 0x80 ? Int(bytes[signed + 1] & 0x7F) : 0)
        guard inner < bytes.count else { return nil }
        do throws(TrustError) {
            switch bytes[inner] {
            case 0xA0: _ = try Certificate(parsing: bytes)
            case 0x02, 0x30: _ = try RevocationList(parsing: bytes)
            default: return nil
            }
            return nil
        } catch {
            return bytes[inner] == 0xA0
                ? .invalid(.certificate, "The certificate is refused. \(error.description)")
                : .invalid(.revocationList, "The revocation list is refused. \(error.description)")
        }
    }

    // MARK: One certificate

    private static func inspect(_ certificate: Certificate, _ context: InspectionContext) -> EvidenceInspection {
        var reasons = [description(of: certificate)]
        // For what it says that it is for, or else for whatever somebody vouches for it.
        let said = TrustRole(saidBy: certificate)
        let roles = said.map { [$0] } ?? TrustRole.allCases
        let chains = roles.lazy.map { role in
            (
                role: role,
                chain: CertificateChain.find(
                    from: certificate, trusted: context.trust.authorities(for: role),
                    offered: context.offered.certificates)
            )
        }
        let best = chains.first { $0.chain.isTrusted } ?? chains[0]
        var chain = best.chain
        // A link certificate that came along could stand for it too; that it signs itself says the same more plainly.
        if chain.end == .offered, certificate.isSelfSigned {
            chain = CertificateChain(certificates: [certificate], end: .unknownIssuer)
        }
        let judgement = ChainJudgement(chain, context, leaf: .certificate, staysInState: best.role != .credentials)
        reasons += judgement.reasons
        if certificate.notAfter < context.time {
            reasons.append(
                .evidence(
                    "It expired on \(certificate.notAfter.day); what it signed before is judged at that time.",
                    holds: nil))
        }
        return EvidenceInspection(
            .certificate, EvidenceVerdict(status: judgement.status, reasons: reasons, claims: []))
    }

    private static func description(of certificate: Certificate) -> Reason {
        let role =
            certificate.isAuthority
            ? certificate.isSelfIssued ? "an authority's certificate" : "a certificate between authorities"
            : "a signer's certificate"
        return .evidence(
            "It is \(role): \(certificate.subject).", holds: true,
            facts: [
                ReasonFact("subject", certificate.subject.description, source: "certificate"),
                ReasonFact("issuer", certificate.issuer.description, source: "certificate"),
                ReasonFact("serial number", certificate.serialText, source: "certificate"),
                ReasonFact(
                    "validity", "\(certificate.notBefore.day) to \(certificate.notAfter.day)", source: "certificate"),
                ReasonFact(
                    "key",
                    certificate.publicKey.kind.description
                        + (certificate.publicKey.hasExplicitParameters ? ", written out by its parameters" : ""),
                    source: "certificate"),
                ReasonFact("signature", certificate.signatureAlgorithm.description, source: "certificate"),
                ReasonFact("SHA-256", certificate.fingerprint, source: "certificate"),
            ])
    }

    // MARK: Lists

    private static func inspect(_ list: RevocationList, _ context: InspectionContext) -> EvidenceInspection {
        var reasons = [
            Reason.evidence(
                "It is a revocation list of \(list.issuer), of \(list.thisUpdate.day), with \(list.revoked.count) certificates.",
                holds: true,
                facts: [ReasonFact("signature", list.signatureAlgorithm.description, source: "revocation list")])
        ]
        var status = EvidenceVerdict.Status.unproven
        func signer(in pool: CertificatePool) -> Certificate? {
            pool.named(list.issuer, keyIdentifier: list.authorityKeyIdentifier).first { list.isSigned(by: $0) }
        }
        if let trusted = TrustRole.allCases.lazy.compactMap({ signer(in: context.trust.authorities(for: $0)) }).first {
            status = .valid
            reasons.append(.evidence("It is signed by a trusted authority, \(trusted.subject).", holds: true))
        } else if let offered = signer(in: context.offered.certificates) {
            let name = context.offered.name(of: offered) ?? "a certificate"
            reasons.append(
                .evidence(
                    "It is signed with the key of \(name), which came along and is not trusted.", holds: nil,
                    missing: ["trust.authority"]))
        } else {
            let named = context.trust.travelDocumentAuthorities.named(
                list.issuer, keyIdentifier: list.authorityKeyIdentifier)
            if let identifier = list.authorityKeyIdentifier,
                named.contains(where: { $0.extensions.subjectKeyIdentifier == identifier })
            {
                status = .invalid
                reasons.append(
                    .evidence("The authority that it names has not signed it: the signature is wrong.", holds: false))
            } else {
                reasons.append(
                    .evidence(
                        "The authority that it names, \(list.issuer), is not known here. Name its certificate as trusted.",
                        holds: nil, missing: ["trust.authority"]))
            }
        }
        if let next = list.nextUpdate, next < context.time {
            reasons.append(
                .evidence("A newer list was due on \(next.day): what has been revoked since is unknown.", holds: nil))
        }
        return EvidenceInspection(.revocationList, EvidenceVerdict(status: status, reasons: reasons, claims: []))
    }

    /// A text of many certificates: unsigned, so that it is as good as whoever handed it in.
    private static func list(_ bundle: CertificateBundle, _ context: InspectionContext) -> EvidenceInspection {
        let refused = bundle.refused
        let masterLists = bundle.masterLists
        var reasons = [
            Reason.evidence(
                "It holds \(counted(bundle.certificates.count, "certificate")) and \(counted(bundle.revocationLists.count, "revocation list")) that load, and \(refused.count) that are refused.",
                holds: true)
        ]
        if !masterLists.isEmpty {
            let inspected = masterLists.map { MasterListInspector.inspect($0, context).verdict }
            for verdict in inspected.prefix(Limits.inspectionReasons / 2) {
                if let first = verdict.reasons.first { reasons.append(first) }
            }
            let bad = inspected.count { $0.status == .invalid }
            reasons.append(
                .evidence(
                    "It holds \(counted(masterLists.count, "master list")), of which \(bad) are refused.",
                    holds: bad == 0 ? true : false))
        }
        for (index, item) in bundle.items.enumerated() {
            if case .refused(let error) = item {
                reasons.append(.evidence("Number \(index + 1) is refused. \(error.description)", holds: false))
            }
            guard reasons.count < Limits.inspectionReasons else { break }
        }
        reasons.append(
            .evidence(
                "Nobody has signed the list as a whole. Name it as trusted if you know where it comes from.",
                holds: nil,
                missing: ["trust.authority"]))
        return EvidenceInspection(.masterList, EvidenceVerdict(status: .unproven, reasons: reasons, claims: []))
    }
}

extension Timestamp {
    /// The day in UTC.
    var day: CalendarDate {
        CalendarDate(daysSince1970: Int((milliseconds / 86_400_000) - (milliseconds % 86_400_000 < 0 ? 1 : 0)))
    }
}

extension Limits {
    /// Reasons of one inspection that lists many things.
    public static let inspectionReasons = 100
}
