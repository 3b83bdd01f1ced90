// Asking a wallet for a presentation (OpenID4VP 1.0 section 5; JWT-secured requests, RFC 9101): a request that is signed with a certificate the
// wallet can check, answered to one address: by `direct_post.jwt`, encrypted to a key that is made for this request alone, or by
// `direct_post` where the operator has wallets that cannot encrypt (sections 8.2 and 8.3.1).
import Crypto
import Order

/// Who asks: a certificate whose name or digest is the client identifier, and its key (section 5.9.3).
public struct RequestSigner: Sendable {
    public enum Identification: String, Hashable, Sendable {
        /// By a DNS name of the certificate.
        case dnsName = "x509_san_dns"
        /// By the certificate's SHA-256.
        case certificateDigest = "x509_hash"
    }
    public let clientID: String
    /// In DER, the signer's first. The authority's own is left out of what is sent.
    let certificates: [[UInt8]]
    let key: P256.Signing.PrivateKey

    /// - Parameters:
    ///   - certificates: The signer's certificate and those between it and its authority, in DER.
    ///   - host: The host of the address that answers are sent to. It identifies the verifier when the certificate names it;
    ///     otherwise the certificate's digest does.
    public init(certificates: [[UInt8]], key: P256.Signing.PrivateKey, host: String?) throws(PresentationError) {
        guard let leaf = certificates.first, let certificate = try? Certificate(parsing: leaf),
            let own = try? SignatureKey(certificate.publicKey),
            own.octets == Array(key.publicKey.x963Representation)
        else { throw .signer }
        self.certificates = certificates
        self.key = key
        clientID =
            host.flatMap { host in
                certificate.extensions.dnsNames.contains(host.lowercased())
                    ? "\(Identification.dnsName.rawValue):\(host.lowercased())" : nil
            } ?? "\(Identification.certificateDigest.rawValue):\(Base64URL.encode(SHA256.hash(data: leaf)))"
    }
}

/// Why a presentation cannot be asked for or taken.
public enum PresentationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The certificate cannot be read, or the key is not its.
    case signer
    case responseKey
    /// The wallet or its holder declined, with the wallet's code.
    case declined(String)
    case expired
    case malformed(String)
    case wrongState
    case encryption(EncryptedResponseError)
    case notEncrypted, notPlain
    case tooLarge(limit: Int)

    public var description: String {
        switch self {
        case .signer:
            "The certificate for asking wallets cannot be read, or the key is not its. Give both of one pair, P-256."
        case .responseKey: "The key that the answer was to be encrypted to cannot be used."
        case .declined(let code): "The wallet did not present anything (\(code)). Ask again, or use another way."
        case .expired: "The request has expired. Ask again."
        case .malformed(let what): "The wallet's answer is not as OpenID4VP has it: \(what)."
        case .wrongState: "The wallet's answer is for another request."
        case .encryption(let error): error.description
        case .notEncrypted: "The wallet's answer is not encrypted, which was asked for."
        case .notPlain: "The wallet's answer is encrypted, and nothing was offered to encrypt it to."
        case .tooLarge(let limit): "The wallet's answer is larger than \(limit) bytes."
        }
    }
}

/// How a wallet sends its answer (sections 8.2 and 8.3.1).
public enum ResponseMode: String, Hashable, Sendable, CaseIterable {
    /// Encrypted for this request alone.
    case encrypted = "direct_post.jwt"
    /// In the clear within TLS, which whoever ends it for the server reads too.
    case plain = "direct_post"
}

/// One request, as it is kept until it is answered.
public struct PresentationRequest: Hashable, Sendable {
    public var clientID: String
    public var nonce: String
    /// Ties the answer to the request.
    public var state: String
    /// Where the wallet posts its answer.
    public var responseURI: String
    public var responseMode: ResponseMode
    public var query: CredentialQuery
    /// The private key that answers are encrypted to, 32 bytes; kept sealed.
    public var responseKey: [UInt8]
    public var issued: Timestamp
    public var expires: Timestamp

    /// - Parameters:
    ///   - random: 64 bytes from a cryptographic generator: the nonce's and the state's.
    ///   - responseKey: A fresh P-256 key.
    public init(
        signer: RequestSigner, query: CredentialQuery, responseURI: String, responseMode: ResponseMode = .encrypted,
        random: [UInt8], responseKey: P256.KeyAgreement.PrivateKey, issued: Timestamp,
        lifetime: Int64 = Limits.presentationMilliseconds
    ) {
        self.responseMode = responseMode
        clientID = signer.clientID
        nonce = Base64URL.encode(random.prefix(32))
        state = Base64URL.encode(random.dropFirst(32).prefix(32))
        self.responseURI = responseURI
        self.query = query
        self.responseKey = Array(responseKey.rawRepresentation)
        self.issued = issued
        expires = issued.adding(milliseconds: lifetime)
    }

    /// Reads a request as it was kept.
    public init(
        clientID: String, nonce: String, state: String, responseURI: String, responseMode: ResponseMode = .encrypted,
        query: CredentialQuery, responseKey: [UInt8], issued: Timestamp, expires: Timestamp
    ) {
        self.responseMode = responseMode
        self.clientID = clientID
        self.nonce = nonce
        self.state = state
        self.responseURI = responseURI
        self.query = query
        self.responseKey = responseKey
        self.issued = issued
        self.expires = expires
    }

    var encryptionKey: P256.KeyAgreement.PrivateKey? {
        try? P256.KeyAgreement.PrivateKey(rawRepresentation: responseKey)
    }

    /// The public half as a JWK without the members that only describe it.
    func encryptionJWK() throws(PresentationError) -> [String: JSONValue] {
        guard let key = encryptionKey else { throw .responseKey }
        let raw = Array(key.publicKey.rawRepresentation)
        return [
            "kty": "EC", "crv": "P-256", "x": .string(Base64URL.encode(raw[..<32])),
            "y": .string(Base64URL.encode(raw[32...])),
        ]
    }
    /// The thumbprint that a device signs over (appendix B.2.6.1).
    func encryptionThumbprint() throws(PresentationError) -> [UInt8] {
        guard let thumbprint = JSONWebKey.thumbprint(of: .object(try encryptionJWK())) else { throw .responseKey }
        return thumbprint
    }
}

extension PresentationRequest {
    /// The request object: `application/oauth-authz-req+jwt`.
    ///
    /// - Parameter walletNonce: What the wallet sent to tell this request from an older one (section 5.10).
    public func signed(by signer: RequestSigner, walletNonce: String? = nil) throws -> String {
        var metadata: [String: JSONValue] = [
            "vp_formats_supported": [
                "mso_mdoc": [
                    "issuerauth_alg_values": [-7, -9, -35, -51, -36, -52, -8],
                    "deviceauth_alg_values": [-7, -9, -35, -51, -36, -52, -8],
                ],
                "dc+sd-jwt": [
                    "sd-jwt_alg_values": ["ES256", "ES384", "ES512", "EdDSA"],
                    "kb-jwt_alg_values": ["ES256", "ES384", "ES512", "EdDSA"],
                ],
            ]
        ]
        if responseMode == .encrypted {
            var key = try encryptionJWK()
            key["use"] = "enc"
            key["alg"] = "ECDH-ES"
            key["kid"] = .string(Base64URL.encode(try encryptionThumbprint()))
            metadata["jwks"] = ["keys": [.object(key)]]
            metadata["encrypted_response_enc_values_supported"] = ["A128GCM", "A256GCM"]
        }
        var payload: [String: JSONValue] = [
            "response_type": "vp_token", "response_mode": .string(responseMode.rawValue),
            "client_id": .string(clientID),
            "response_uri": .string(responseURI), "nonce": .string(nonce), "state": .string(state),
            "aud": "https://self-issued.me/v2", "iss": .string(clientID), "dcql_query": query.json,
            "iat": .integer(issued.milliseconds / 1000), "exp": .integer(expires.milliseconds / 1000),
            "client_metadata": .object(metadata),
        ]
        if let walletNonce { payload["wallet_nonce"] = .string(walletNonce) }
        let header: JSONValue = [
            "alg": "ES256", "typ": "oauth-authz-req+jwt",
            "x5c": .array(signer.certificates.map { .string(Base64URL.ordinary($0)) }),
        ]
        let input =
            Base64URL.encode(header.canonicalBytes) + "." + Base64URL.encode(JSONValue.object(payload).canonicalBytes)
        let signature = try signer.key.signature(for: Array(input.utf8))
        return input + "." + Base64URL.encode(signature.rawRepresentation)
    }

    /// What starts a wallet (section 5.10): a link on the same device, or the text of a QR code for another.
    ///
    /// - Parameter requestURI: Where the wallet fetches the request object.
    public func link(requestURI: String) -> String {
        "openid4vp://?client_id=\(clientID.percentEncoded)&request_uri=\(requestURI.percentEncoded)&request_uri_method=post"
    }
}

extension String {
    /// With everything but the unreserved characters of RFC 3986 encoded.
    fileprivate var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.append(byte)
            default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
