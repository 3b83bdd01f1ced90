// Signed texts in the compact form of JWS (RFC 7515 section 7.1), of which JSON Web Tokens are made (RFC 7519, RFC 8725): header,
// payload and signature with dots between them.
import Order

/// A signed text that was read and not yet verified.
public struct CompactSignature: Sendable {
    public let header: [String: JSONValue]
    public let payload: [UInt8]
    public let signature: [UInt8]
    /// What is signed: the two parts before the signature, as they were sent.
    let signed: ArraySlice<UInt8>
}

/// Why a text is no signed text that is read here.
public enum CompactSignatureError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(limit: Int)
    /// Not three parts, or a part that is not base64url.
    case malformed
    case header
    case criticalHeader
    case payload(JSONError)
    case payloadNotObject

    public var description: String {
        switch self {
        case .tooLarge(let limit): "The signed text is larger than \(limit) bytes."
        case .malformed:
            "The signed text is not three parts of base64url with dots between them. It may have been cut short: send it whole."
        case .header: "The header of the signed text is no JSON object."
        case .criticalHeader: "The signature asks for a header to be understood that is not known here."
        case .payload(let error): "What was signed is not JSON: \(error.description)"
        case .payloadNotObject: "What was signed is no JSON object."
        }
    }
}

extension CompactSignature {
    public init(parsing text: ArraySlice<UInt8>) throws(CompactSignatureError) {
        guard text.count <= Limits.statusTokenBytes else { throw .tooLarge(limit: Limits.statusTokenBytes) }
        let dot = UInt8(ascii: ".")
        guard let first = text.firstIndex(of: dot), let second = text[(first + 1)...].firstIndex(of: dot),
            let header = Base64URL.decode(text[..<first]),
            let payload = Base64URL.decode(text[(first + 1)..<second]),
            let signature = Base64URL.decode(text[(second + 1)...])
        else { throw .malformed }
        guard let object = try? JSONValue(parsing: header).object else { throw .header }
        // RFC 7515 section 4.1.11: what must be understood; nothing that is would be listed.
        guard object["crit"] == nil else { throw .criticalHeader }
        self.header = object
        self.payload = payload
        self.signature = signature
        signed = text[..<second]
    }

    /// `typ` in lower case, without the `application/` that may stand before it (RFC 7515 section 4.1.9).
    public var type: String? {
        guard let type = header["typ"]?.string?.lowercased() else { return nil }
        return type.hasPrefix("application/") ? String(type.dropFirst(12)) : type
    }
    public var keyID: String? { header["kid"]?.string }

    /// The algorithm, of those that are accepted. `none` and keyed hashes are not: whoever can verify those can also make them.
    public var algorithm: CredentialAlgorithm? { header["alg"]?.string.flatMap(CredentialAlgorithm.init(jose:)) }
    var refusedAlgorithm: String {
        guard let name = header["alg"]?.string else { return "The signed text names no algorithm." }
        return "The algorithm \(name.short) is not accepted. Use one with a public key, ES256 for example."
    }

    public func isSigned(by key: SignatureKey) -> Bool {
        guard let algorithm else { return false }
        // A name of RFC 9864 names the curve as well, which the key then has to be on.
        if let name = header["alg"]?.string, let curve = KeyCurve(rawValue: name), curve != key.curve { return false }
        return key.verifies(signature, of: signed, by: algorithm)
    }

    /// The payload as an object (RFC 7519 section 7.2).
    public func claims() throws(CompactSignatureError) -> [String: JSONValue] {
        let value: JSONValue
        do {
            value = try JSONValue(
                parsing: payload, limits: JSONLimits(bytes: Limits.statusTokenBytes, depth: Limits.credentialDepth))
        } catch {
            throw .payload(error)
        }
        guard let object = value.object else { throw .payloadNotObject }
        return object
    }

    /// `x5c`: the signer's certificate first, in base64 of DER (RFC 7515 section 4.1.6); empty when it is absent, `nil` when it
    /// is there and cannot be read.
    var certificates: [Certificate]? {
        guard let chain = header["x5c"] else { return [] }
        guard let texts = chain.array, (1...Limits.chainCertificates).contains(texts.count) else { return nil }
        var certificates: [Certificate] = []
        for text in texts {
            guard let text = text.string, let bytes = Base64URL.decodeOrdinary(Array(text.utf8)),
                let certificate = try? Certificate(parsing: bytes)
            else { return nil }
            certificates.append(certificate)
        }
        return certificates
    }
}

extension JSONValue {
    /// A NumericDate (RFC 7519 section 2): seconds since 1970, fractions allowed.
    var numericDate: Timestamp? {
        guard let seconds = double, abs(seconds) < 1e11 else { return nil }
        return Timestamp(milliseconds: Int64(seconds * 1000))
    }
}
