import Crypto
import Foundation
import Order
import Testing

@testable import Evidence

/// Asking wallets and taking their answers: OpenID4VP 1.0 sections 5, 6 and 8; RFC 7518 section 4.6.
@Suite struct PresentationTests {
    /// A certificate for `portal.example` and its key, made for these tests.
    static let certificate = [UInt8](
        hex:
            "3082017130820118a00302010202021267300a06082a8648ce3d0403023026310b30090603550406130255533117301506035504030c0e706f7274616c2e6578616d706c653020170d3230303130313030303030305a180f32313139303130313030303030305a3026310b30090603550406130255533117301506035504030c0e706f7274616c2e6578616d706c653059301306072a8648ce3d020106082a8648ce3d03010703420004b13d3f979eec00c7e4bcf408a51a9318d0eae2889fd348c94eabd1b6e6fae12a602e8cdc1d02a0e0ec117f7a5df578269d1db2a14c4510447abfc907bf02dae5a334303230190603551d1104123010820e706f7274616c2e6578616d706c6530150603551d250101ff040b3009060728818c5d050106300a06082a8648ce3d040302034700304402203c63592ee62c8b337b8c99dc855390e552451dfabc376e00591b77890c04d56302200305e0d24f3da44658b475879369266f0a0e6d9f09b1aaf8e9f306743102c1fb"
    )
    static let key = [UInt8](hex: "bd11fdc18f11a8419947c6593ea6c16884d7a0929538f0aa9463d52a2f274dc5")
    private let time = CredentialIssuance.time

    private func signer(host: String? = "portal.example") throws -> RequestSigner {
        try RequestSigner(
            certificates: [Self.certificate], key: P256.Signing.PrivateKey(rawRepresentation: Self.key), host: host)
    }
    private func request(seed: UInt8 = 1) throws -> PresentationRequest {
        PresentationRequest(
            signer: try signer(), query: CredentialQuery(asking: [.name, .birthDate, .address, .sex]),
            responseURI: "https://portal.example/wallet/answer", random: (0..<64).map { seed &+ $0 },
            responseKey: P256.KeyAgreement.PrivateKey(), issued: time)
    }
    private func identity() -> CredentialIssuance {
        var issuance = CredentialIssuance()
        issuance.payload["vct"] = "urn:eudi:pid:1"
        issuance.payload["_sd"] = .array([
            .string(issuance.disclose("family_name", "Mustermann")), .string(issuance.disclose("given_name", "Erika")),
        ])
        return issuance
    }
    /// What a wallet posts.
    private func answer(
        _ token: JSONValue, to request: PresentationRequest, state: String? = nil, algorithm: String = "A256GCM",
        key: P256.KeyAgreement.PublicKey? = nil
    ) throws -> [String: String] {
        let text = JSONValue.object(["vp_token": token, "state": .string(state ?? request.state)]).text
        let key = try key ?? #require(request.encryptionKey?.publicKey)
        return ["response": try encrypt(Array(text.utf8), to: key, algorithm)]
    }
    private func encrypt(
        _ plain: [UInt8], to key: P256.KeyAgreement.PublicKey, _ algorithm: String
    ) throws -> String {
        let ephemeral = P256.KeyAgreement.PrivateKey()
        let raw = Array(ephemeral.publicKey.rawRepresentation)
        let header: JSONValue = [
            "alg": "ECDH-ES", "enc": .string(algorithm),
            "epk": [
                "kty": "EC", "crv": "P-256", "x": .string(base64url(raw[..<32])), "y": .string(base64url(raw[32...])),
            ],
        ]
        let protected = base64url(header.canonicalBytes)
        let secret = try ephemeral.sharedSecretFromKeyAgreement(with: key).withUnsafeBytes { Array($0) }
        let derived = EncryptedResponse.contentKey(
            secret: secret, algorithm: algorithm, bits: algorithm == "A128GCM" ? 128 : 256, partyU: [], partyV: [])
        let box = try AES.GCM.seal(plain, using: SymmetricKey(data: derived), authenticating: Array(protected.utf8))
        return "\(protected)..\(base64url(Array(box.nonce))).\(base64url(box.ciphertext)).\(base64url(box.tag))"
    }
    private func error(_ form: [String: String], to request: PresentationRequest, at time: Timestamp? = nil)
        -> PresentationError?
    {
        do throws(PresentationError) {
            _ = try PresentationResponse(form, to: request, at: time ?? self.time)
            return nil
        } catch {
            return error
        }
    }
    private func present(
        _ text: String, of issuance: CredentialIssuance, to request: PresentationRequest
    ) throws -> EvidenceVerdict {
        let form = try answer(["pid_sd_jwt": [.string(text)]], to: request)
        let response = try PresentationResponse(form, to: request, at: time)
        return try #require(response.verified(for: request, in: issuance.context()).first?.verdict)
    }

    @Test("The key agreement of RFC 7518 appendix C gives its content key")
    func keyAgreement() throws {
        let alice = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: #require(Base64URL.decode("0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo")))
        let bob = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: #require(Base64URL.decode("VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw")))
        let secret = try alice.sharedSecretFromKeyAgreement(with: bob.publicKey).withUnsafeBytes { Array($0) }
        let key = EncryptedResponse.contentKey(
            secret: secret, algorithm: "A128GCM", bits: 128, partyU: Array("Alice".utf8), partyV: Array("Bob".utf8))
        #expect(base64url(key) == "VqqN6vgjbSBcIijNcacQGg")
    }

    @Test("A request object is signed by the certificate that it carries, and asks for no more than it should")
    func requestObject() throws {
        let request = try request()
        let object = try CompactSignature(parsing: Array(request.signed(by: signer(), walletNonce: "w-1").utf8)[...])
        #expect(object.type == "oauth-authz-req+jwt")
        let certificate = try #require(object.certificates?.first)
        #expect(certificate.bytes == Self.certificate)
        #expect(object.isSigned(by: try SignatureKey(certificate.publicKey)))
        let claims = try object.claims()
        #expect(claims["client_id"] == "x509_san_dns:portal.example")
        #expect(claims["response_mode"] == "direct_post.jwt")
        #expect(claims["wallet_nonce"] == "w-1")
        #expect(claims["nonce"]?.string?.utf8.count == 43)
        #expect(claims["nonce"] != claims["state"])
        let text = try #require(claims["dcql_query"]).text
        for name in ["sex", "gender", "portrait", "picture"] { #expect(!text.contains("\"\(name)\"")) }
        #expect(text.contains("\"family_name\"") && text.contains("\"resident_address\""))
        #expect(!text.contains("document_number"))
        let hashed = try signer(host: nil).clientID
        #expect(hashed == "x509_hash:" + base64url(SHA256.hash(data: Data(Self.certificate))))
        #expect(throws: PresentationError.signer) {
            try RequestSigner(certificates: [Self.certificate], key: P256.Signing.PrivateKey(), host: nil)
        }
    }

    @Test("Every set of claims that a query offers names claims that it asks for")
    func query() throws {
        let query = CredentialQuery(asking: Claim.Attribute.allCases)
        #expect(Set(query.attributes) == CredentialQuery.askable)
        let credentials = try #require(query.json["credentials"]?.array)
        #expect(credentials.count == CredentialKind.allCases.count)
        for credential in credentials {
            let claims = credential["claims"]?.array ?? []
            let ids = Set(claims.compactMap { $0["id"]?.string })
            #expect(!ids.isEmpty)
            for set in credential["claim_sets"]?.array ?? [] {
                let named = set.array?.compactMap(\.string) ?? []
                #expect(ids.isSuperset(of: named))
            }
        }
        let ids = Set(credentials.compactMap { $0["id"]?.string })
        for option in query.json["credential_sets"]?.array?.first?["options"]?.array ?? [] {
            let named = option.array?.compactMap(\.string) ?? []
            #expect(ids.isSuperset(of: named))
        }
    }

    @Test("An answer to the request proves the issuer and the holder", arguments: ["A128GCM", "A256GCM"])
    func good(algorithm: String) throws {
        let request = try request()
        let issuance = identity()
        let text = issuance.bound(to: request.clientID, nonce: request.nonce)
        let form = try answer(["pid_sd_jwt": [.string(text)]], to: request, algorithm: algorithm)
        let presented = try PresentationResponse(form, to: request, at: time).verified(
            for: request, in: issuance.context())
        #expect(presented.count == 1)
        #expect(presented.first?.kind == .personIdentificationCredential)
        #expect(presented.first?.verdict.status == .valid)
        #expect(presented.first?.verdict.claims.first?.method == .issuerSignatureAndHolderKey)
    }

    @Test("A copy of an answer to an older request is refused, whichever part of it is copied")
    func replayed() throws {
        let old = try request(seed: 1), new = try request(seed: 2)
        let issuance = identity()
        let text = issuance.bound(to: old.clientID, nonce: old.nonce)
        // The whole answer: it is encrypted to the older request's key.
        let form = try answer(["pid_sd_jwt": [.string(text)]], to: old)
        #expect(error(form, to: new) == .encryption(.decryption))
        // The token, encrypted anew: its state is the older request's.
        let inner = try answer(
            ["pid_sd_jwt": [.string(text)]], to: new, state: old.state)
        #expect(error(inner, to: new) == .wrongState)
        // The presentation alone: the holder signed the older request's nonce.
        let verdict = try present(text, of: issuance, to: new)
        #expect(verdict.status == .invalid)
        #expect(verdict.reasons.contains { $0.finding.contains("the nonce is not the one") })
    }

    @Test("A presentation for somebody else, of another type, or that no holder signed is refused")
    func refused() throws {
        let request = try request()
        let issuance = identity()
        func reasons(_ text: String, _ issuance: CredentialIssuance) throws -> String {
            let verdict = try present(text, of: issuance, to: request)
            #expect(verdict.status == .invalid)
            return verdict.reasons.filter { $0.holds == false }.map(\.finding).joined(separator: " ")
        }
        #expect(
            try reasons(issuance.bound(to: "x509_san_dns:evil.example", nonce: request.nonce), issuance).contains(
                "not for this verifier"))
        #expect(try reasons(issuance.unbound, issuance).contains("did not sign"))
        var other = issuance
        other.payload["vct"] = "urn:example:library-card"
        #expect(
            try reasons(other.bound(to: request.clientID, nonce: request.nonce), other).contains("another type"))
        #expect(try reasons("junk", issuance).contains("~"))
    }

    @Test("What is not an answer to the request is refused before anything in it is looked at")
    func malformed() throws {
        let request = try request()
        let issuance = identity()
        let text = JSONValue.string(issuance.bound(to: request.clientID, nonce: request.nonce))
        #expect(error([:], to: request) == .notEncrypted)
        #expect(error(["vp_token": "{}", "state": request.state], to: request) == .notEncrypted)
        #expect(error(["error": "access_denied", "state": request.state], to: request) == .declined("access_denied"))
        #expect(error(["error": "access_denied", "state": "other"], to: request) == .wrongState)
        let late = time.adding(milliseconds: Limits.presentationMilliseconds + 1)
        #expect(error(try answer(["pid_sd_jwt": [text]], to: request), to: request, at: late) == .expired)
        #expect(error(["response": "a.b.c.d"], to: request) == .encryption(.malformed))
        for token: JSONValue in [
            "text", [:], ["other": [text]], ["pid_sd_jwt": []], ["pid_sd_jwt": [text, text]], ["pid_sd_jwt": text],
            ["pid_sd_jwt": [1]],
        ] {
            let form = try answer(token, to: request)
            guard case .malformed? = error(form, to: request) else {
                Issue.record("\(token.text.prefix(40)) was taken")
                continue
            }
        }
        let large = ["response": String(repeating: "A", count: Limits.walletResponseBytes + 1)]
        #expect(error(large, to: request) == .tooLarge(limit: Limits.walletResponseBytes))
    }

    @Test("An encrypted answer with a changed byte, another algorithm or a foreign point is refused")
    func encryption() throws {
        let request = try request()
        let form = try answer(["pid_sd_jwt": ["x"]], to: request)
        let whole = try #require(form["response"])
        let parts = whole.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        func changed(_ index: Int, _ make: (String) -> String) -> PresentationError? {
            var parts = parts
            parts[index] = make(parts[index])
            return error(["response": parts.joined(separator: ".")], to: request)
        }
        func header(_ change: (inout [String: JSONValue]) -> Void) throws -> PresentationError? {
            let text = try #require(Base64URL.decode(parts[0]))
            var object = try #require(JSONValue(parsing: text).object)
            change(&object)
            return changed(0) { _ in base64url(JSONValue.object(object).canonicalBytes) }
        }
        #expect(changed(3) { "A" + $0.dropFirst() } == .encryption(.decryption) || parts[3].hasPrefix("A"))
        #expect(changed(1) { _ in "AAAA" } == .encryption(.header))
        #expect(try header { $0["alg"] = "ECDH-ES+A128KW" } == .encryption(.algorithm("ECDH-ES+A128KW")))
        #expect(try header { $0["enc"] = "A128CBC-HS256" } == .encryption(.algorithm("A128CBC-HS256")))
        #expect(try header { $0["zip"] = "DEF" } == .encryption(.header))
        #expect(try header { $0["apu"] = "QWxpY2U" } == .encryption(.decryption))
        let zeros = JSONValue.string(base64url([UInt8](repeating: 0, count: 32)))
        #expect(
            try header { $0["epk"] = ["kty": "EC", "crv": "P-256", "x": zeros, "y": zeros] } == .encryption(.key))
    }

    @Test("A thumbprint is the one of OpenID4VP 1.0 appendix B.2.6.1")
    func thumbprint() throws {
        let key: JSONValue = [
            "kty": "EC", "crv": "P-256", "x": "DxiH5Q4Yx3UrukE2lWCErq8N8bqC9CHLLrAwLz5BmE0",
            "y": "XtLM4-3h5o3HUH0MHVJV0kyq0iBlrBwlh8qEDMZ4-Pc", "use": "enc", "alg": "ECDH-ES", "kid": "1",
        ]
        #expect(
            JSONWebKey.thumbprint(of: key)?.hex == "4283ec927ae0f208daaa2d026a814f2b22dca52cf85ffa8f3f8626c6bd669047")
    }

    @Test("The link that starts a wallet names the request with everything in it encoded")
    func link() throws {
        let link = try request().link(requestURI: "https://portal.example/wallet/requests/a?b=c")
        #expect(
            link
                == "openid4vp://?client_id=x509_san_dns%3Aportal.example&request_uri=https%3A%2F%2Fportal.example%2Fwallet%2Frequests%2Fa%3Fb%3Dc&request_uri_method=post"
        )
    }
}
