// The verdict over a credential (RFC 9901 sections 7.1 and 7.3, SD-JWT VC section 3): its type, who signed it, its time, its status, and
// whether the presenter holds the key that it is bound to.
import Order

/// A credential with everything that was found.
public struct SelectiveDisclosureVerification: Sendable {
    public let credential: SelectiveDisclosureCredential
    public let findings: EvidenceFindings
    public let claims: [Claim]

    public var verdict: EvidenceVerdict { findings.verdict(claims: claims) }
}

extension SelectiveDisclosureCredential {
    /// Claims of SD-JWT VC section 3.2.2.2 that an issuer has to sign in the open.
    private static let openNames: Set<String> = ["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status"]
    /// No credential of this kind is older.
    private static let earliest = Timestamp(milliseconds: 1_420_070_400_000)

    /// Verifies the credential at `context.time` against `context.trust`.
    ///
    /// - Parameter expectation: What the holder was asked to sign; `nil` when the credential was handed over as a file.
    public func verified(
        in context: InspectionContext, expecting expectation: KeyBindingExpectation? = nil
    ) -> SelectiveDisclosureVerification {
        var findings = EvidenceFindings()
        checkType(&findings)
        let issuer = CredentialSigner.check(
            issuerSigned, issuer: claims["iss"]?.string, isCredential: true, in: context, &findings)
        findings.proves(
            "Every disclosure is one that the issuer signed.",
            facts: [ReasonFact("disclosures", String(disclosureCount), source: "credential")])
        let isAltered = findings.isRefused
        checkTimes(at: context.time, &findings)
        if let status = claims["status"] {
            StatusReference(json: status).check(in: context, for: .credentials, &findings)
        }
        let stated = CredentialClaims(claims)
        findings.checkBirth(stated.birthDate, asOf: context.time.day)
        checkKeyBinding(expectation, at: context.time, &findings)
        let drawn =
            isAltered
            ? []
            : stated.drawn(
                issuer: issuer ?? claims["iss"]?.string ?? "unknown issuer", method: findings.method, at: context.time)
        return SelectiveDisclosureVerification(credential: self, findings: findings, claims: drawn)
    }

    public var isVerifiableCredential: Bool {
        issuerSigned.type == "dc+sd-jwt" || issuerSigned.type == "vc+sd-jwt"
    }

    private func checkType(_ findings: inout EvidenceFindings) {
        switch issuerSigned.type {
        case nil, "jwt", "sd+jwt", "sd-jwt": break
        case let type? where type.hasSuffix("+sd-jwt"): break
        case let type?:
            findings.refuses("It is of type \(type.short), which is no credential.")
        }
        guard isVerifiableCredential else { return }
        if claims["vct"]?.string == nil { findings.refuses("The credential does not say what type it is (vct).") }
        if let name = disclosedNames.intersection(Self.openNames).min() {
            findings.refuses("The claim \(name) has to be signed in the open, and was disclosed.")
        }
    }

    private func checkTimes(at time: Timestamp, _ findings: inout EvidenceFindings) {
        func read(_ name: String) -> Timestamp? {
            guard let value = claims[name] else { return nil }
            guard let date = value.numericDate else {
                findings.refuses("The time \(name) is \(value.kindInWords) where seconds since 1970 are due.")
                return nil
            }
            guard date >= Self.earliest else {
                findings.refuses("The time \(name) is \(date.day): it is not in seconds since 1970, or it is wrong.")
                return nil
            }
            return date
        }
        let ahead = time.adding(milliseconds: Limits.clockSkewMilliseconds)
        if let issued = read("iat"), issued > ahead {
            findings.refuses("The credential was issued on \(issued), which has not come yet.")
        }
        if let begin = read("nbf"), begin > ahead {
            findings.refuses("The credential is valid from \(begin) on, which has not come yet.")
        }
        if let end = read("exp") {
            if end < time {
                findings.refuses("The credential was valid until \(end). Ask its issuer for a fresh one.")
            } else {
                findings.proves("The credential is valid until \(end).")
            }
        }
    }
}
