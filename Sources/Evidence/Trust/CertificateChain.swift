// From a signer to a trusted authority: Doc 9303 part 12 section 9, ISO/IEC 18013-5 section 9.3.3. States renew their authority by a
// new self-signed certificate and a link certificate, in which the old key signs the new one, so a path may have a few steps. Path
// lengths and policies are not enforced: nobody but an authority of the same state can stand in a path, and it is at most four long.
import Order

/// The certificates from a signer upwards, each signed by the next.
public struct CertificateChain: Hashable, Sendable {
    /// The signer first.
    public var certificates: [Certificate]
    public var end: End

    public enum End: Hashable, Sendable {
        /// The last one is trusted.
        case trusted
        /// The last one was handed in together with what it is to prove, so that it proves nothing.
        case offered
        /// No issuer of the last one is known.
        case unknownIssuer
        /// A trusted authority has the very name and key identifier that the last one gives for its issuer, and has not
        /// signed it.
        case notSigned(by: Certificate)
    }

    public var signer: Certificate { certificates[0] }
    public var isTrusted: Bool { end == .trusted }

    /// Finds the path from a signer to a trusted certificate; without one the best that can be said.
    /// - Parameters:
    ///   - trusted: certificates that are believed. A signer that is among them is still led to its authority when that is known,
    ///     because only its authority says what became of it.
    ///   - offered: authorities' certificates that came along; they may stand in the path and never end it.
    public static func find(
        from signer: Certificate, trusted: CertificatePool, offered: CertificatePool = CertificatePool()
    ) -> CertificateChain {
        var search = Search(trusted: trusted, offered: offered)
        if let path = search.path(from: [signer], asOf: .whenIssued) { return path }
        if let path = search.path(from: [signer], asOf: .anyTime) { return path }
        if trusted.contains(signer) {
            // An authority that is known here and has not signed it says more than the name it was given.
            if let best = search.best, case .notSigned = best.end { return best }
            return CertificateChain(certificates: [signer], end: .trusted)
        }
        if let best = search.best { return best }
        return CertificateChain(certificates: [signer], end: .unknownIssuer)
    }

    private enum Validity { case whenIssued, anyTime }

    private struct Search {
        let trusted: CertificatePool
        let offered: CertificatePool
        /// What was found that does not end in trust.
        var best: CertificateChain?
        var verifications = 0

        mutating func path(from path: [Certificate], asOf validity: Validity) -> CertificateChain? {
            guard let last = path.last else { return nil }
            if trusted.contains(last), path.count > 1 || last.isSelfIssued {
                return CertificateChain(certificates: path, end: .trusted)
            }
            guard path.count < Limits.chainLength else { return nil }
            for candidate in trusted.issuers(of: last) where mayIssue(candidate, last, validity) {
                if isSigned(last, by: candidate) {
                    return CertificateChain(certificates: path + [candidate], end: .trusted)
                }
                if let identifier = last.extensions.authorityKeyIdentifier,
                    candidate.extensions.subjectKeyIdentifier == identifier
                {
                    note(CertificateChain(certificates: path, end: .notSigned(by: candidate)))
                }
            }
            for candidate in offered.issuers(of: last)
            where !path.contains(candidate) && candidate.isAuthority && mayIssue(candidate, last, validity)
                && isSigned(last, by: candidate)
            {
                if let found = self.path(from: path + [candidate], asOf: validity) { return found }
                note(CertificateChain(certificates: path + [candidate], end: .offered))
            }
            return nil
        }

        private func mayIssue(_ issuer: Certificate, _ certificate: Certificate, _ validity: Validity) -> Bool {
            issuer.isAuthority && (validity == .anyTime || issuer.isValid(at: certificate.notBefore))
        }
        private mutating func isSigned(_ certificate: Certificate, by issuer: Certificate) -> Bool {
            verifications += 1
            return verifications <= Limits.chainVerifications && certificate.isSigned(by: issuer)
        }
        /// A path of authorities that came along says more than a name that does not fit.
        private mutating func note(_ chain: CertificateChain) {
            guard let best else {
                self.best = chain
                return
            }
            if chain.end == .offered, best.end != .offered || chain.certificates.count > best.certificates.count {
                self.best = chain
            }
        }
    }
}

extension Limits {
    /// Certificates in a path, the signer's and the trusted one's included.
    public static let chainLength = 4
    /// Signatures verified in looking for one path.
    public static let chainVerifications = 64
}

extension CertificateChain {
    /// What is weak between the authority's key and the signer's: every key, and every signature but the authority's over itself.
    var weaknesses: Set<EvidenceWeakness> {
        var found: Set<EvidenceWeakness> = certificates.contains { $0.hasWeakKey } ? [.key] : []
        for certificate in certificates.dropLast() {
            let own = certificate.signatureAlgorithm.weaknesses()
            if !own.isEmpty { found.formUnion(own) }
        }
        return found
    }

    /// The state at the end of the path, whose authority vouches for everything before it; `nil` when that names none.
    var state: IssuingState? {
        let last = certificates[certificates.count - 1]
        return last.state ?? IssuingState(certificate: last.issuer.country)
    }

    /// The first two certificates of the path that belong to different states; `nil` when they are all of one. One that names no
    /// state belongs to its issuer's.
    var border: (certificate: Certificate, issuer: Certificate)? {
        var below: (certificate: Certificate, state: IssuingState)?
        for certificate in certificates {
            guard let state = certificate.state else { continue }
            if let below, below.state != state { return (below.certificate, certificate) }
            below = (certificate, state)
        }
        return nil
    }
}
