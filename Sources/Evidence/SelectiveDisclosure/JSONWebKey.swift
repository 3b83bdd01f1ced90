// Public keys as JSON (RFC 7517, RFC 7518 section 6, RFC 8037) and their thumbprints (RFC 7638).
import Crypto
import Order

extension SignatureKey {
    /// Reads a JSON Web Key for signatures.
    public init(jwk: JSONValue) throws(SignatureKeyError) {
        guard let type = jwk["kty"]?.string else { throw .malformed }
        if let use = jwk["use"]?.string, use != "sig" { throw .malformed }
        func coordinate(_ name: String, _ curve: KeyCurve) throws(SignatureKeyError) -> [UInt8] {
            guard let text = jwk[name]?.string, let bytes = Base64URL.decode(text), bytes.count == curve.coordinateBytes
            else { throw .malformed }
            return bytes
        }
        switch type {
        case "EC":
            guard let name = jwk["crv"]?.string, let curve = KeyCurve(rawValue: name),
                [.p256, .p384, .p521].contains(curve)
            else { throw .unknownCurve }
            try self.init(curve, point: [4] + coordinate("x", curve) + coordinate("y", curve))
        case "OKP":
            guard let name = jwk["crv"]?.string, let curve = KeyCurve(rawValue: name), curve.isEdwards else {
                throw .unknownCurve
            }
            try self.init(curve, point: coordinate("x", curve))
        case "RSA":
            guard let n = jwk["n"]?.string.flatMap({ Base64URL.decode($0) }),
                let e = jwk["e"]?.string.flatMap({ Base64URL.decode($0) }), n.count <= 1024, e.count <= 8
            else { throw .malformed }
            try self.init(rsa: Self.der(0x30, Self.positiveInteger(n) + Self.positiveInteger(e)))
        default: throw .unknownCurve
        }
    }

    private static func positiveInteger(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        return der(0x02, digits.first.map { $0 & 0x80 != 0 } ?? true ? [0] + digits : digits)
    }

    /// The key as a JSON Web Key, of curves that have one.
    public var jwk: JSONValue? {
        guard let curve else { return nil }
        if curve.isEdwards {
            return ["kty": "OKP", "crv": .string(curve.rawValue), "x": .string(Base64URL.encode(octets))]
        }
        guard let (x, y) = coordinates else { return nil }
        return [
            "kty": "EC", "crv": .string(curve.rawValue), "x": .string(Base64URL.encode(x)),
            "y": .string(Base64URL.encode(y)),
        ]
    }
}

enum JSONWebKey {
    /// SHA-256 over the members that make a key, in the order and form of RFC 7638 section 3.
    static func thumbprint(of key: JSONValue) -> [UInt8]? {
        let names: [String]
        switch key["kty"]?.string {
        case "EC": names = ["crv", "kty", "x", "y"]
        case "OKP": names = ["crv", "kty", "x"]
        case "RSA": names = ["e", "kty", "n"]
        default: return nil
        }
        var members: [String] = []
        for name in names {
            // None of these needs an escape in JSON; one that did would be no key.
            guard let value = key[name]?.string, value.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x5C })
            else { return nil }
            members.append("\"\(name)\":\"\(value)\"")
        }
        return Array(SHA256.hash(data: Array("{\(members.joined(separator: ","))}".utf8)))
    }
}
