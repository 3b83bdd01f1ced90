import Crypto
import Evidence
import Foundation
import Order
import TestSupport
import Testing

/// SD-JWT credentials: RFC 9901 sections 7.1 and 7.3, SD-JWT VC section 3.
@Suite struct SelectiveDisclosureTests {
    private func identity() -> CredentialIssuance {
        var issuance = CredentialIssuance()
        let address = issuance.disclose("address", ["locality": "Berlin", "country": "DE"])
        issuance.payload["_sd"] = .array([
            .string(issuance.disclose("family_name", "Mustermann")), .string(issuance.disclose("given_name", "Erika")),
            .string(issuance.disclose("birthdate", "1964-08-12")), .string(address), "decoy-decoy-decoy",
        ])
        issuance.payload["nationalities"] = .array([
            .object(["...": .string(issuance.disclose(nil, "DE"))]), .object(["...": "kept-back"]),
        ])
        return issuance
    }
    private func error(_ text: String) -> SelectiveDisclosureError? {
        do throws(SelectiveDisclosureError) {
            _ = try SelectiveDisclosureCredential(parsing: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }
    private func verdict(
        _ text: String, _ context: InspectionContext, expecting expectation: KeyBindingExpectation? = nil
    ) throws -> EvidenceVerdict {
        try SelectiveDisclosureCredential(parsing: Array(text.utf8)).verified(in: context, expecting: expectation)
            .verdict
    }
    private func refuses(_ verdict: EvidenceVerdict, _ reason: String) -> Bool {
        verdict.status == .invalid && verdict.reasons.contains { $0.holds == false && $0.finding.contains(reason) }
    }
    private let expectation = KeyBindingExpectation(audience: "https://portal.example", nonce: "n-1")

    @Test("A credential by a trusted issuer is valid, and what its holder showed becomes claims")
    func good() throws {
        let issuance = identity()
        let verdict = try verdict(issuance.unbound, issuance.context())
        #expect(verdict.status == .valid)
        #expect(
            verdict.claims.first { $0.attribute == .name }?.value == .personName(family: "Mustermann", given: "Erika"))
        #expect(verdict.claims.first { $0.attribute == .birthDate }?.value.text == "1964-08-12")
        #expect(verdict.claims.first { $0.attribute == .address }?.value.text == "Berlin, DE")
        #expect(verdict.claims.filter { $0.attribute == .nationality }.map(\.value.text) == ["DE"])
        #expect(verdict.claims.allSatisfy { $0.method == .issuerSignature && $0.issuer == "https://issuer.example" })
        #expect(verdict.reasons.contains { $0.missing == ["evidence.holder"] })
    }

    @Test("A holder's signature for this request proves the holder")
    func keyBinding() throws {
        let issuance = identity()
        let text = issuance.bound(to: "https://portal.example", nonce: "n-1")
        let verdict = try verdict(text, issuance.context(), expecting: expectation)
        #expect(verdict.status == .valid)
        #expect(verdict.claims.allSatisfy { $0.method == .issuerSignatureAndHolderKey })
    }

    @Test(
        "A presentation for another verifier, request, key, time or set of disclosures is refused, each for its reason")
    func keyBindingRefused() throws {
        let issuance = identity()
        let context = issuance.context()
        let seconds = CredentialIssuance.seconds
        let cases = [
            (issuance.unbound, "did not sign the presentation"),
            (issuance.bound(to: "https://other.example", nonce: "n-1"), "not for this verifier"),
            (issuance.bound(to: "https://portal.example", nonce: "n-2"), "the nonce is not the one"),
            (issuance.bound(to: "https://portal.example", nonce: "n-1", at: seconds - 3600), "too long ago"),
            (issuance.bound(to: "https://portal.example", nonce: "n-1", at: seconds + 3600), "has not come yet"),
            (issuance.bound(to: "https://portal.example", nonce: "n-1", type: "JWT"), "not of type kb+jwt"),
            (
                issuance.bound(to: "https://portal.example", nonce: "n-1", with: P256.Signing.PrivateKey()),
                "not by the key that the issuer bound"
            ),
            (
                issuance.bound(to: "https://portal.example", nonce: "n-1", over: "another"),
                "signed another presentation"
            ),
        ]
        for (text, reason) in cases {
            #expect(refuses(try verdict(text, context, expecting: expectation), reason), "\(reason)")
        }
        // One disclosure left out after the holder signed.
        var parts = issuance.bound(to: "https://portal.example", nonce: "n-1").split(
            separator: "~", omittingEmptySubsequences: false)
        parts.remove(at: 2)
        #expect(
            refuses(
                try verdict(parts.joined(separator: "~"), context, expecting: expectation),
                "signed another presentation"))
    }

    @Test("A holder's signature on a credential that is bound to no key is refused")
    func unboundCredential() throws {
        var issuance = identity()
        issuance.payload["cnf"] = nil
        let text = issuance.bound(to: "https://portal.example", nonce: "n-1")
        #expect(
            refuses(try verdict(text, issuance.context(), expecting: expectation), "bound the credential to no key"))
    }

    @Test("A credential by an unknown issuer is unproven; one that its trusted issuer did not sign is invalid")
    func issuers() throws {
        let issuance = identity()
        #expect(try verdict(issuance.unbound, issuance.context(trusting: false)).status == .unproven)
        var forged = issuance
        forged.issuerKey = P256.Signing.PrivateKey()
        #expect(refuses(try verdict(forged.unbound, issuance.context()), "by none of the keys that are trusted"))
        var other = issuance
        other.payload["iss"] = "https://other.example"
        #expect(try verdict(other.unbound, issuance.context()).status == .unproven)
    }

    @Test("An issuer's metadata counts when it is trusted, and proves nothing when it merely came along")
    func metadata() throws {
        var issuance = identity()
        issuance.header["kid"] = "k1"
        var key = try #require(issuance.jwk(of: issuance.issuerKey.publicKey).object)
        key["kid"] = "k1"
        let text = issuance.text(["issuer": "https://issuer.example", "jwks": ["keys": .array([.object(key)])]])
        let file = EvidenceFile(name: "jwt-vc-issuer", bytes: Array(text.utf8))
        var trust = TrustStore()
        #expect(trust.add([file]).first?.credentialIssuers == 1)
        let trusted = InspectionContext(trust: trust, time: CredentialIssuance.time, companions: [])
        #expect(try verdict(issuance.unbound, trusted).status == .valid)
        let offered = issuance.context(trusting: false, with: [file])
        let verdict = try verdict(issuance.unbound, offered)
        #expect(verdict.status == .unproven)
        #expect(verdict.reasons.contains { $0.finding.contains("a key in jwt-vc-issuer") })
    }

    @Test(
        "Algorithms without a public key, and none, are refused",
        arguments: ["none", "HS256", "HS512", "ES256K", "XYZ"])
    func algorithms(name: String) throws {
        var issuance = identity()
        issuance.header["alg"] = .string(name)
        #expect(refuses(try verdict(issuance.unbound, issuance.context()), "The algorithm \(name) is not accepted"))
    }

    @Test("An algorithm of another curve than the key's never verifies")
    func wrongCurve() throws {
        var issuance = identity()
        issuance.header["alg"] = "ES384"
        #expect(try verdict(issuance.unbound, issuance.context()).status == .invalid)
    }

    @Test("Credentials out of their time, or whose times are not times, are refused")
    func times() throws {
        let cases: [(String, JSONValue, String)] = [
            ("exp", .integer(CredentialIssuance.seconds - 1), "was valid until"),
            ("nbf", .integer(CredentialIssuance.seconds + 3600), "valid from"),
            ("iat", .integer(CredentialIssuance.seconds + 3600), "has not come yet"),
            ("iat", 20_454, "not in seconds since 1970"), ("exp", "2026-01-01", "where seconds since 1970 are due"),
        ]
        for (name, value, reason) in cases {
            var issuance = identity()
            issuance.payload[name] = value
            #expect(refuses(try verdict(issuance.unbound, issuance.context()), reason), "\(name)")
        }
    }

    @Test("A credential without a type, or that hides what has to be open, is refused")
    func profile() throws {
        var issuance = identity()
        issuance.payload["vct"] = nil
        #expect(refuses(try verdict(issuance.unbound, issuance.context()), "does not say what type"))
        issuance.payload["_sd"] = .array([.string(issuance.disclose("vct", "urn:example:identity"))])
        issuance.disclosures.removeFirst(issuance.disclosures.count - 1)
        issuance.payload["nationalities"] = nil
        #expect(refuses(try verdict(issuance.unbound, issuance.context()), "vct has to be signed in the open"))
    }

    @Test("Other signed texts are no credentials")
    func types() throws {
        for type in ["kb+jwt", "statuslist+jwt", "at+jwt"] {
            var issuance = identity()
            issuance.header["typ"] = .string(type)
            #expect(refuses(try verdict(issuance.unbound, issuance.context()), "which is no credential"))
        }
        var issuance = identity()
        issuance.header["crit"] = ["exp"]
        #expect(error(issuance.unbound) == .signature(.criticalHeader))
    }

    // MARK: Disclosures

    @Test("A disclosure that no digest refers to is refused")
    func unreferenced() {
        var issuance = identity()
        _ = issuance.disclose("admin", true)
        #expect(error(issuance.unbound) == .unreferenced(6))
    }

    @Test("A digest or a disclosure that stands twice is refused")
    func twice() {
        var issuance = identity()
        var digests = issuance.payload["_sd"]?.array ?? []
        digests.append(digests[0])
        issuance.payload["_sd"] = .array(digests)
        #expect(error(issuance.unbound) == .digestTwice)
        var second = identity()
        second.disclosures.append(second.disclosures[0])
        #expect(error(second.unbound) == .disclosureTwice)
    }

    @Test("A digest inside a disclosure is followed; the same one outside as well is refused")
    func recursive() throws {
        var issuance = CredentialIssuance()
        let city = issuance.disclose("locality", "Riga")
        issuance.payload["_sd"] = .array([.string(issuance.disclose("address", ["_sd": .array([.string(city)])]))])
        let credential = try SelectiveDisclosureCredential(parsing: Array(issuance.unbound.utf8))
        #expect(credential.claims["address"]?["locality"] == "Riga")
        #expect(credential.claims["_sd"] == nil)
        issuance.payload["other"] = .object(["_sd": .array([.string(city)])])
        #expect(error(issuance.unbound) == .digestTwice)
    }

    @Test("A disclosure inside one that was kept back is refused, since nothing signed refers to it")
    func orphan() {
        var issuance = CredentialIssuance()
        let city = issuance.disclose("locality", "Riga")
        issuance.payload["_sd"] = .array([.string(issuance.disclose("address", ["_sd": .array([.string(city)])]))])
        issuance.disclosures.remove(at: 1)
        #expect(error(issuance.unbound) == .unreferenced(1))
    }

    @Test("Reserved names, repeated names and disclosures of the wrong kind are refused")
    func names() {
        for name in ["_sd", "..."] {
            var issuance = CredentialIssuance()
            issuance.payload["_sd"] = .array([.string(issuance.disclose(name, "x"))])
            #expect(error(issuance.unbound) == .reservedName(name))
        }
        var open = CredentialIssuance()
        open.payload["_sd"] = .array([.string(open.disclose("iss", "https://evil.example"))])
        #expect(error(open.unbound) == .nameTwice("iss"))
        var element = CredentialIssuance()
        element.payload["_sd"] = .array([.string(element.disclose(nil, "x"))])
        #expect(error(element.unbound) == .wrongKind(1))
        var claim = CredentialIssuance()
        claim.payload["list"] = .array([.object(["...": .string(claim.disclose("name", "x"))])])
        #expect(error(claim.unbound) == .wrongKind(1))
        var mixed = CredentialIssuance()
        mixed.payload["list"] = .array([.object(["...": "digest", "other": 1])])
        #expect(error(mixed.unbound) == .digests)
        var stray = CredentialIssuance()
        stray.payload["..."] = "digest"
        #expect(error(stray.unbound) == .reservedName("..."))
        var digests = CredentialIssuance()
        digests.payload["_sd"] = "digest"
        #expect(error(digests.unbound) == .digests)
    }

    @Test("Digests by another algorithm have to be announced, and the algorithm has to be known")
    func digestAlgorithms() throws {
        var issuance = CredentialIssuance()
        let text = base64url(#"["salt","family_name","Doe"]"#.utf8)
        issuance.disclosures = [text]
        issuance.payload["_sd"] = .array([.string(base64url(SHA512.hash(data: Data(text.utf8))))])
        #expect(error(issuance.unbound) == .unreferenced(1))
        issuance.payload["_sd_alg"] = "sha-512"
        #expect(try SelectiveDisclosureCredential(parsing: Array(issuance.unbound.utf8)).claims["family_name"] == "Doe")
        issuance.payload["_sd_alg"] = "md5"
        #expect(error(issuance.unbound) == .digestAlgorithm("md5"))
    }

    @Test("Damaged texts are refused, and nesting to a depth of 10,000 costs nothing")
    func damaged() {
        let whole = identity().unbound
        for count in stride(from: 0, to: whole.utf8.count - 1, by: 11) {
            #expect(error(String(whole.prefix(count))) != nil)
        }
        #expect(error("a.b.c") == .noSeparator)
        #expect(error("~") == .signature(.malformed))
        #expect(error(whole + "e30.e30") == .keyBinding(.malformed))
        var issuance = CredentialIssuance()
        let deep = base64url(
            (#"["salt","deep","# + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "]")
                .utf8)
        issuance.disclosures = [deep]
        issuance.payload["_sd"] = .array([.string(issuance.digest(of: deep))])
        #expect(error(issuance.unbound) == .disclosure(1))
    }

    @Test("A chain of disclosures within one another stops at a bound")
    func chained() {
        var issuance = CredentialIssuance()
        var inner: JSONValue = "end"
        for index in 0..<200 {
            let digest = issuance.disclose("n\(index)", inner)
            inner = .object(["_sd": .array([.string(digest)])])
        }
        issuance.payload["chain"] = inner
        #expect(error(issuance.unbound) == .tooDeep(limit: Limits.credentialDepth))
    }

    @Test("The JSON forms of RFC 9901 section 8 say the same as the compact one")
    func serializations() throws {
        let issuance = identity()
        let parts = issuance.unbound.split(separator: "~").map(String.init)
        let signed = parts[0].split(separator: ".").map(String.init)
        let header = "{\"disclosures\":[\(parts.dropFirst().map { "\"\($0)\"" }.joined(separator: ","))]}"
        let flattened =
            "{\"payload\":\"\(signed[1])\",\"protected\":\"\(signed[0])\",\"signature\":\"\(signed[2])\",\"header\":\(header)}"
        let general =
            "{\"payload\":\"\(signed[1])\",\"signatures\":[{\"protected\":\"\(signed[0])\",\"signature\":\"\(signed[2])\",\"header\":\(header)}]}"
        let compact = try SelectiveDisclosureCredential(parsing: Array(issuance.unbound.utf8)).claims
        for text in [flattened, general] {
            #expect(try SelectiveDisclosureCredential(parsing: Array(text.utf8)).claims == compact)
            #expect(try verdict(text, issuance.context()).status == .valid)
        }
    }

    @Test("Files are told apart by what is in them")
    func inspection() throws {
        let issuance = identity()
        let context = issuance.context()
        let good = EvidenceInspector.inspect(
            EvidenceFile(name: "a", bytes: Array((issuance.unbound + "\n").utf8)), in: context)
        #expect(good.kind == .selectiveDisclosureCredential)
        #expect(good.verdict.status == .valid)
        let cut = EvidenceInspector.inspect(
            EvidenceFile(name: "a", bytes: Array(issuance.unbound.prefix(300).utf8)), in: context)
        #expect(cut.kind == .selectiveDisclosureCredential)
        #expect(cut.verdict.status == .invalid)
    }

    // MARK: Public vectors

    @Test(
        "The public vectors are what the index of the test data says",
        .enabled(if: PublicData.file("identity/sdjwt/vectors.json") != nil, "the public test data is not here"))
    func vectors() throws {
        let bytes = [UInt8](try Data(contentsOf: #require(PublicData.file("identity/sdjwt/vectors.json"))))
        let file = try JSONValue(parsing: bytes)
        let issuer = try #require(file["keys"]?["issuer_jwk"])
        var trust = TrustStore()
        trust.add(credentialIssuer: CredentialIssuer(issuer: nil, keyID: nil, key: issuer))
        var signed = 0
        for vector in try #require(file["vectors"]?.array) {
            let name = vector["name"]?.string ?? ""
            let text = Array(try #require(vector["sd_jwt"]?.string).utf8)
            let analysis = try #require(vector["analysis"])
            let credential = try SelectiveDisclosureCredential(parsing: text)
            #expect(credential.disclosureCount == analysis["n_disc"]?.integer.map(Int.init), "\(name)")
            let time = analysis["x5c"] == nil ? "2025-05-28T17:50:00Z" : "2025-01-01T00:00:00Z"
            let context = InspectionContext(
                trust: trust, time: try #require(Timestamp(rfc3339: time)), companions: [])
            let verdict = credential.verified(in: context).verdict
            if analysis["sig"] == "OK" {
                signed += 1
                // Proven by the issuer's key that comes with the vectors; the one with a certificate leads to no authority here.
                #expect(verdict.status == (analysis["x5c"] == nil ? .valid : .unproven), "\(name)")
                #expect(verdict.reasons.contains { $0.holds == true && $0.finding.contains("signed with") }, "\(name)")
            } else {
                #expect(verdict.status != .valid, "\(name)")
            }
            guard analysis["kb"] == true, analysis["sig"] == "OK" else { continue }
            let expectation = KeyBindingExpectation(
                audience: try #require(analysis["kbclaims"]?["aud"]?.string),
                nonce: try #require(analysis["kbclaims"]?["nonce"]?.string))
            #expect(credential.verified(in: context, expecting: expectation).findings.holderIsProven, "\(name)")
            let other = KeyBindingExpectation(audience: expectation.audience, nonce: "other")
            #expect(credential.verified(in: context, expecting: other).verdict.status == .invalid, "\(name)")
        }
        #expect(signed == 7)
    }
}
