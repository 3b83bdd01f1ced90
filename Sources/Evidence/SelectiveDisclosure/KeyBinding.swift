// The holder's signature over a presentation (RFC 9901 sections 4.3 and 7.3): that whoever presents holds the key which the issuer
// bound to the credential, and does so now, for this verifier.
import Order

/// What a verifier asked for, against which the holder's signature is held.
public struct KeyBindingExpectation: Hashable, Sendable {
    public var audience: String
    public var nonce: String
    /// How old the signature may be, in milliseconds.
    public var maximumAge: Int64

    public init(audience: String, nonce: String, maximumAge: Int64 = Limits.keyBindingMilliseconds) {
        self.audience = audience
        self.nonce = nonce
        self.maximumAge = maximumAge
    }
}

extension SelectiveDisclosureCredential {
    /// The key that the issuer bound to the credential (`cnf`, RFC 7800).
    func holderKey() throws(SignatureKeyError) -> SignatureKey? {
        guard let confirmation = claims["cnf"] else { return nil }
        guard let jwk = confirmation["jwk"] else { throw .unknownCurve }
        return try SignatureKey(jwk: jwk)
    }

    /// - Parameter expectation: `nil` when the credential was handed over as a file, so that nobody asked for anything.
    func checkKeyBinding(
        _ expectation: KeyBindingExpectation?, at time: Timestamp, _ findings: inout EvidenceFindings
    ) {
        guard let keyBinding else {
            if expectation == nil {
                findings.leavesHolderOpen(
                    "Nothing shows that the presenter is the holder: the holder did not sign. Have it presented from the wallet."
                )
            } else {
                findings.refuses("The holder did not sign the presentation, which was asked for.")
            }
            return
        }
        let key: SignatureKey?
        do throws(SignatureKeyError) {
            key = try holderKey()
        } catch {
            findings.refuses("The holder's key in the credential cannot be used. \(error.description)")
            return
        }
        guard let key else {
            findings.refuses("The presentation is signed by a holder, and the issuer bound the credential to no key.")
            return
        }
        guard keyBinding.type == "kb+jwt" else {
            findings.refuses(
                "The holder's signature is not of type kb+jwt, so that it may have been made for something else.")
            return
        }
        guard keyBinding.algorithm != nil else {
            findings.refuses(keyBinding.refusedAlgorithm)
            return
        }
        guard keyBinding.isSigned(by: key) else {
            findings.refuses("The holder's signature is not by the key that the issuer bound to the credential.")
            return
        }
        guard let claims = try? keyBinding.claims(), let audience = claims["aud"]?.string,
            let nonce = claims["nonce"]?.string, let issued = claims["iat"]?.numericDate,
            let digest = claims["sd_hash"]?.string
        else {
            findings.refuses("The holder's signature lacks its aud, nonce, iat or sd_hash.")
            return
        }
        guard digest == self.digest.text(of: bound) else {
            findings.refuses(
                "The holder signed another presentation: a disclosure was added, left out or changed since.")
            return
        }
        guard checkKeyBindingTimes(claims, at: time, &findings) else { return }
        guard let expectation else {
            findings.proves(
                "The holder signed this presentation with the key that the issuer bound to it, for \(audience.short).")
            findings.leavesHolderOpen(
                "Whether that was asked for, and is no copy of an older presentation, cannot be told from the file.")
            return
        }
        check(audience, nonce, issued, against: expectation, at: time, &findings)
    }

    /// The times that the holder's signature states (RFC 7519 section 4.1): none of them may forbid it now.
    private func checkKeyBindingTimes(
        _ claims: [String: JSONValue], at time: Timestamp, _ findings: inout EvidenceFindings
    ) -> Bool {
        let ahead = time.adding(milliseconds: Limits.clockSkewMilliseconds)
        for name in ["iat", "nbf", "exp"] {
            guard let value = claims[name] else { continue }
            guard let date = value.numericDate else {
                findings.refuses("The time \(name) of the holder's signature is no time.")
                return false
            }
            if name == "exp" ? date < time : date > ahead {
                findings.refuses(
                    name == "exp"
                        ? "The holder's signature was good until \(date). Present it again."
                        : "The holder's signature is dated \(date), which has not come yet.")
                return false
            }
        }
        return true
    }

    private func check(
        _ audience: String, _ nonce: String, _ issued: Timestamp, against expectation: KeyBindingExpectation,
        at time: Timestamp, _ findings: inout EvidenceFindings
    ) {
        if audience != expectation.audience {
            findings.refuses("The holder signed for \(audience.short), and not for this verifier.")
        } else if nonce != expectation.nonce {
            findings.refuses("The holder signed for another request: the nonce is not the one that was asked for.")
        } else if time - issued > expectation.maximumAge {
            findings.refuses("The holder's signature is of \(issued), which is too long ago. Present it again.")
        } else {
            findings.provesHolder(
                "Whoever presents it holds the key that the issuer bound to it, and signed for this request.")
        }
    }
}
