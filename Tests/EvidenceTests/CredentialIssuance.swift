import Crypto
import Evidence
import Foundation
import Order

/// Issues SD-JWT credentials for tests, well-formed or broken in one place.
struct CredentialIssuance {
    var issuerKey = P256.Signing.PrivateKey()
    var holderKey = P256.Signing.PrivateKey()
    var header: [String: JSONValue] = ["alg": "ES256", "typ": "dc+sd-jwt"]
    var payload: [String: JSONValue] = [
        "iss": "https://issuer.example", "vct": "urn:example:identity", "iat": 1_760_000_000, "exp": 1_860_000_000,
    ]
    var disclosures: [String] = []
    static let time = Timestamp(rfc3339: "2026-01-01T00:00:00Z")!
    static let seconds: Int64 = 1_767_225_600

    init() { payload["cnf"] = ["jwk": jwk(of: holderKey.publicKey)] }

    func jwk(of key: P256.Signing.PublicKey) -> JSONValue {
        let raw = Array(key.rawRepresentation)
        return ["kty": "EC", "crv": "P-256", "x": .string(base64url(raw[..<32])), "y": .string(base64url(raw[32...]))]
    }
    /// A trust store that believes the issuer.
    var trust: TrustStore {
        var trust = TrustStore()
        trust.add(
            credentialIssuer: CredentialIssuer(
                issuer: "https://issuer.example", keyID: nil, key: jwk(of: issuerKey.publicKey)))
        return trust
    }
    func context(trusting: Bool = true, with companions: [EvidenceFile] = []) -> InspectionContext {
        InspectionContext(trust: trusting ? trust : TrustStore(), time: Self.time, companions: companions)
    }

    /// Adds a disclosure and gives its digest.
    mutating func disclose(_ name: String?, _ value: JSONValue, salt: String = "c2FsdC1zYWx0LXNhbHQ") -> String {
        let parts: [JSONValue] =
            [.string(salt + String(disclosures.count))] + (name.map { [.string($0)] } ?? []) + [value]
        let text = base64url(text(.array(parts)).utf8)
        disclosures.append(text)
        return digest(of: text)
    }
    func digest(of disclosure: String) -> String { base64url(SHA256.hash(data: Data(disclosure.utf8))) }

    func sign(_ header: [String: JSONValue], _ payload: [String: JSONValue], _ key: P256.Signing.PrivateKey) -> String {
        let input = base64url(text(.object(header)).utf8) + "." + base64url(text(.object(payload)).utf8)
        let signature = try! key.signature(for: Data(input.utf8))
        return input + "." + base64url(signature.rawRepresentation)
    }
    /// Everything before the holder's signature.
    var unbound: String { ([sign(header, payload, issuerKey)] + disclosures).joined(separator: "~") + "~" }

    func bound(
        to audience: String, nonce: String, at seconds: Int64 = seconds, type: String = "kb+jwt",
        with key: P256.Signing.PrivateKey? = nil, over text: String? = nil
    ) -> String {
        let unbound = unbound
        return unbound
            + sign(
                ["alg": "ES256", "typ": .string(type)],
                [
                    "aud": .string(audience), "nonce": .string(nonce), "iat": .integer(seconds),
                    "sd_hash": .string(digest(of: text ?? unbound)),
                ], key ?? holderKey)
    }

    func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let value): "\"\(value)\""
        case .array(let values): "[" + values.map(text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\(text($0.value))" }.joined(separator: ",")
                + "}"
        }
    }
}

func base64url(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}
