// What a wallet answers (OpenID4VP 1.0 section 8), and what it proves: every credential is verified against the very request, so that a copy of
// an older answer, or one for somebody else, is refused.
import Order

/// The fields of a wallet's answer, as they were posted.
public struct PresentationResponse: Hashable, Sendable {
    /// Presentations by the query's identifiers.
    public var presentations: [String: [String]]
    public var isEncrypted: Bool
    /// The nonce of a wallet of ISO/IEC TS 18013-7 annex B, which it puts into the header of its answer.
    var walletNonce: [UInt8] = []

    /// Reads the form that a wallet posts, in the mode that the request asked for; an encrypted one with the request's key.
    ///
    /// - Parameter form: The decoded fields of `application/x-www-form-urlencoded`.
    public init(_ form: [String: String], to request: PresentationRequest, at time: Timestamp) throws(PresentationError)
    {
        guard form.values.reduce(0, { $0 + $1.utf8.count }) <= Limits.walletResponseBytes else {
            throw .tooLarge(limit: Limits.walletResponseBytes)
        }
        guard time <= request.expires else { throw .expired }
        if let error = form["error"] {
            guard form["state"] == request.state else { throw .wrongState }
            throw .declined(error.short)
        }
        let object: JSONValue
        switch request.responseMode {
        case .encrypted: (object, walletNonce) = try Self.decrypted(form, request)
        case .plain: object = try Self.plain(form)
        }
        guard object["state"]?.string == request.state else { throw .wrongState }
        if let error = object["error"]?.string { throw .declined(error.short) }
        guard let token = object["vp_token"]?.object else { throw .malformed("vp_token is no object") }
        var presentations: [String: [String]] = [:]
        for (name, value) in token {
            guard request.query.kinds.contains(where: { $0.rawValue == name }) else {
                throw .malformed("it presents \(name.short), which was not asked for")
            }
            // Section 6.1: one presentation of each, since `multiple` was not asked for.
            guard let texts = value.array?.compactMap(\.string), texts.count == 1, value.array?.count == 1 else {
                throw .malformed("\(name.short) is not a list of one presentation")
            }
            presentations[name] = texts
        }
        guard !presentations.isEmpty else { throw .malformed("it presents nothing") }
        self.presentations = presentations
        isEncrypted = request.responseMode == .encrypted
    }

    private static let limits = JSONLimits(bytes: Limits.walletResponseBytes)

    /// Section 8.3.1: the answer's fields as an encrypted JSON text.
    private static func decrypted(
        _ form: [String: String], _ request: PresentationRequest
    ) throws(PresentationError) -> (JSONValue, [UInt8]) {
        guard let encrypted = form["response"] else { throw .notEncrypted }
        guard let key = request.encryptionKey else { throw .responseKey }
        let found: (plain: [UInt8], partyU: [UInt8])
        do throws(EncryptedResponseError) {
            found = try EncryptedResponse.decrypt(encrypted, with: key)
        } catch {
            throw .encryption(error)
        }
        guard let object = try? JSONValue(parsing: found.plain, limits: limits) else {
            throw .malformed("it is no JSON")
        }
        return (object, found.partyU)
    }

    /// Section 8.2: the answer's fields as the form's, of which `vp_token` is a JSON text.
    private static func plain(_ form: [String: String]) throws(PresentationError) -> JSONValue {
        guard form["response"] == nil else { throw .notPlain }
        guard let text = form["vp_token"], let token = try? JSONValue(parsing: Array(text.utf8), limits: limits) else {
            throw .malformed("vp_token is no JSON")
        }
        return .object(["vp_token": token, "state": form["state"].map { .string($0) } ?? .null])
    }
}

/// One credential that a wallet presented.
public struct PresentedCredential: Hashable, Sendable {
    public var kind: CredentialKind
    public var verdict: EvidenceVerdict
    /// The presentation as it was sent: how long, and its SHA-256 in hexadecimal.
    public var bytes: Int
    public var digest: String
}

extension PresentationResponse {
    /// Verifies every presentation against the request and whom the operator trusts.
    public func verified(for request: PresentationRequest, in context: InspectionContext) -> [PresentedCredential] {
        CredentialKind.allCases.compactMap { kind in
            guard let text = presentations[kind.rawValue]?.first else { return nil }
            let verdict =
                switch kind.format {
                case .mobileDocument: document(text, kind, request, context)
                case .selectiveDisclosure: credential(text, kind, request, context)
                }
            return PresentedCredential(
                kind: kind, verdict: verdict, bytes: text.utf8.count,
                digest: DigestAlgorithm.sha256.digest(of: Array(text.utf8)).hexadecimal)
        }
    }

    private func refusal(_ reason: String) -> EvidenceVerdict {
        var findings = EvidenceFindings()
        findings.refuses(reason)
        return findings.verdict(claims: [])
    }

    /// Appendix B.2: a `DeviceResponse` in base64url.
    private func document(
        _ text: String, _ kind: CredentialKind, _ request: PresentationRequest, _ context: InspectionContext
    ) -> EvidenceVerdict {
        guard let bytes = Base64URL.decode(text) else { return refusal("The mobile document is not base64url.") }
        do {
            let response = try DeviceResponse(CBORItem(parsing: bytes))
            guard let document = response.documents.first, response.documents.count == 1 else {
                return refusal(
                    "The wallet's answer holds \(response.documents.count) documents where one was asked for.")
            }
            guard document.documentType == kind.documentType else {
                return refusal("The wallet presented a document of another type than it was asked for.")
            }
            let session = SessionTranscript(
                openID4VP: request.clientID, nonce: request.nonce,
                encryptionKey: isEncrypted ? try request.encryptionThumbprint() : nil,
                responseURI: request.responseURI)
            var verification = document.verified(in: context, session: session)
            // A wallet of ISO/IEC TS 18013-7 signs over a transcript of its own, with a nonce that it sends along.
            if !verification.findings.holderIsProven, !walletNonce.isEmpty {
                let other = document.verified(
                    in: context,
                    session: SessionTranscript(
                        annexB: request.clientID, nonce: request.nonce,
                        walletNonce: String(decoding: walletNonce, as: UTF8.self), responseURI: request.responseURI))
                if other.findings.holderIsProven { verification = other }
            }
            return presented(verification.findings, verification.claims)
        } catch {
            return refusal("\(error)")
        }
    }

    /// Appendix B.3: an SD-JWT VC with its holder's signature, whose audience is the client identifier.
    private func credential(
        _ text: String, _ kind: CredentialKind, _ request: PresentationRequest, _ context: InspectionContext
    ) -> EvidenceVerdict {
        do throws(SelectiveDisclosureError) {
            let credential = try SelectiveDisclosureCredential(parsing: Array(text.utf8))
            guard credential.isVerifiableCredential, let type = credential.claims["vct"]?.string,
                kind.accepts(credentialType: type)
            else { return refusal("The wallet presented a credential of another type than it was asked for.") }
            let verification = credential.verified(
                in: context, expecting: KeyBindingExpectation(audience: request.clientID, nonce: request.nonce))
            return presented(verification.findings, verification.claims)
        } catch {
            return refusal(error.description)
        }
    }

    /// A presentation is worth something only when the holder is shown to present it.
    private func presented(_ findings: EvidenceFindings, _ claims: [Claim]) -> EvidenceVerdict {
        guard !findings.holderIsProven, !findings.isRefused else { return findings.verdict(claims: claims) }
        var findings = findings
        findings.refuses("The wallet did not show that it holds the document's key, which was asked for.")
        return findings.verdict(claims: [])
    }
}
