// What a path to an authority is worth at a time: Doc 9303 part 12 section 9 with its own rule for time: a signer's certificate and
// its authority's have usually expired when a passport is shown, so each is judged at the time when it signed.
import Order

/// The verdict over a path, with its reasons.
struct ChainJudgement {
    enum Leaf {
        /// A certificate that is looked at for itself.
        case certificate
        /// The signer of something.
        case signer
    }
    private(set) var status: EvidenceVerdict.Status
    private(set) var reasons: [Reason] = []

    /// - Parameter staysInState: whether nobody but an authority of the same state may stand in the path, as with passports and
    ///   mobile documents (Doc 9303 part 12 section 7.1.1, ISO/IEC 18013-5 table B.3).
    init(_ chain: CertificateChain, _ context: InspectionContext, leaf: Leaf, staysInState: Bool = false) {
        status = .unproven
        judgeEnd(chain, context, leaf)
        if staysInState, let (certificate, issuer) = chain.border {
            refuse(
                "The certificate of \(certificate.subject) is one of \(certificate.stateName), and the authority above it, \(issuer.subject), is one of \(issuer.stateName): no state's authority signs for another."
            )
        }
        if chain.isTrusted, context.trust.isUnsaid(chain.certificates[chain.certificates.count - 1]) {
            reasons.append(
                .evidence(
                    "That certificate does not say what it is to be trusted for, and nobody else did: it is believed for anything. Put it in a folder called passports, mobileDocuments or credentials.",
                    holds: nil))
        }
        judgeTimes(chain, context)
        judgeRevocation(chain, context, leaf)
    }

    private mutating func refuse(_ finding: String) {
        status = .invalid
        reasons.append(.evidence(finding, holds: false))
    }

    private mutating func judgeEnd(_ chain: CertificateChain, _ context: InspectionContext, _ leaf: Leaf) {
        let last = chain.certificates[chain.certificates.count - 1]
        let whose = leaf == .signer ? "The signer's certificate" : "It"
        let steps = chain.certificates.count > 2 ? " over \(chain.certificates.count - 2) certificates between" : ""
        switch chain.end {
        case .trusted where chain.certificates.count == 1:
            status = .valid
            reasons.append(.evidence("\(whose) is itself trusted.", holds: true))
            if !last.isSelfIssued {
                reasons.append(
                    .evidence(
                        "It is believed by itself alone: its authority, \(last.issuer), is not here to say what became of it. Trust the authority with its revocation list.",
                        holds: nil, missing: ["trust.authority", "trust.revocationList"]))
            }
        case .trusted:
            status = .valid
            reasons.append(
                .evidence("\(whose) is signed by a trusted authority, \(last.subject)\(steps).", holds: true))
        case .offered where chain.certificates.count == 1 || last == chain.signer:
            break
        case .offered:
            let name = context.offered.name(of: last) ?? last.subject.description
            reasons.append(.evidence("\(whose) is signed by the authority in \(name)\(steps).", holds: true))
            reasons.append(
                .evidence(
                    "That authority came along with what it is to prove, and is not trusted. Name it as trusted to rely on it.",
                    holds: nil, missing: ["trust.authority"]))
        case .unknownIssuer where last.isSelfSigned:
            reasons.append(.evidence("It is signed with its own key.", holds: true))
            reasons.append(
                .evidence(
                    "A certificate that signs itself proves nothing. Name it as trusted to rely on it.", holds: nil,
                    missing: ["trust.authority"]))
        case .unknownIssuer where last.isSelfIssued && last.namesItsOwnKey:
            refuse("It names itself as its issuer, with its own key, and its signature is wrong.")
        case .unknownIssuer where context.trust.roles(of: last) != []:
            let roles = context.trust.roles(of: last).map(\.words).joined(separator: " and ")
            reasons.append(
                .evidence(
                    "\(whose) names as its issuer \(last.issuer), which is trusted for \(roles) and not for this.",
                    holds: nil, missing: ["trust.authority"]))
        case .unknownIssuer:
            reasons.append(
                .evidence(
                    "\(whose) names as its issuer \(last.issuer), of which no certificate with the right key is trusted here.",
                    holds: nil, missing: ["trust.authority"]))
        case .notSigned(let authority):
            refuse(
                "\(whose) names the trusted authority \(authority.subject) with its key, and that key has not signed it."
            )
        }
    }

    private mutating func judgeTimes(_ chain: CertificateChain, _ context: InspectionContext) {
        if chain.signer.notBefore > context.time {
            refuse("The certificate of \(chain.signer.subject) is not valid before \(chain.signer.notBefore.day).")
        }
        for (certificate, issuer) in zip(chain.certificates, chain.certificates.dropFirst()) {
            if certificate.notBefore > issuer.notAfter {
                refuse(
                    "The authority \(issuer.subject) had expired on \(issuer.notAfter.day), before the certificate of \(certificate.subject) began on \(certificate.notBefore.day)."
                )
            } else if certificate.notBefore < issuer.notBefore {
                reasons.append(
                    .evidence(
                        "The certificate of \(certificate.subject) began before the one of its authority that was found.",
                        holds: nil))
            }
        }
    }

    private mutating func judgeRevocation(
        _ chain: CertificateChain, _ context: InspectionContext, _ leaf: Leaf
    ) {
        for (certificate, issuer) in zip(chain.certificates, chain.certificates.dropFirst()) {
            var lists = context.trust.revocationLists(of: issuer)
            // A list that came along counts too: nobody but the authority can have signed it.
            lists += context.offered.revocationLists.filter {
                $0.issuer.matches(issuer.subject) && $0.isSigned(by: issuer)
            }
            let revoked =
                lists.lazy.compactMap { $0.revoked[certificate.serialNumber] }.first
                ?? context.trust.revocation(of: certificate)
            if let revoked {
                refuse("The certificate of \(certificate.subject) was revoked by its authority on \(revoked.day).")
                continue
            }
            guard chain.isTrusted else { continue }
            guard let newest = lists.max(by: { $0.thisUpdate < $1.thisUpdate }) else {
                reasons.append(
                    .evidence(
                        "No revocation list of \(issuer.subject) was given, so that it is unknown what it revoked.",
                        holds: nil, missing: ["trust.revocationList"]))
                continue
            }
            if let next = newest.nextUpdate, next < context.time {
                reasons.append(
                    .evidence(
                        "The newest revocation list of \(issuer.subject) is of \(newest.thisUpdate.day); a newer one was due on \(next.day).",
                        holds: nil, missing: ["trust.revocationList"]))
            } else {
                reasons.append(
                    .evidence("It is not on its authority's revocation list of \(newest.thisUpdate.day).", holds: true))
            }
        }
        judgeEndsRevocation(chain, context)
    }

    /// The certificate that ends the path has its own authority too, unless that is itself: a list of that authority which names it
    /// counts, whether or not the authority is here to verify the list with.
    private mutating func judgeEndsRevocation(_ chain: CertificateChain, _ context: InspectionContext) {
        let last = chain.certificates[chain.certificates.count - 1]
        guard chain.isTrusted, !last.isSelfIssued else { return }
        let authorities = context.offered.certificates.issuers(of: last).filter { last.isSigned(by: $0) }
        let offered = context.offered.revocationLists.lazy.filter { list in
            list.revoked[last.serialNumber] != nil && authorities.contains { list.isSigned(by: $0) }
        }.first?.revoked[last.serialNumber]
        if let date = context.trust.revocation(of: last) ?? offered {
            refuse("The certificate of \(last.subject) was revoked by its authority on \(date.day).")
        }
    }
}

extension Certificate {
    /// The state that its name gives, in English.
    fileprivate var stateName: String { state?.name ?? "no state" }
}

extension Certificate {
    /// Whether it says that its own key signed it. A link certificate names another key, and old ones name none.
    fileprivate var namesItsOwnKey: Bool {
        guard let own = extensions.subjectKeyIdentifier else { return false }
        return own == extensions.authorityKeyIdentifier
    }
}
