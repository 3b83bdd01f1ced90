import Crypto
import Order

/// UUIDs (RFC 9562) as STIX 2.1 asks for them: random (version 4) for what is said, derived from its content (version 5)
/// for what is observed, so that two parties who saw the same address speak of one object.
enum UniversalIdentifier {
    /// The namespace for observables, STIX 2.1 section 2.9.
    private static let observables: [UInt8] = [
        0x00, 0xAB, 0xED, 0xB4, 0xAA, 0x42, 0x46, 0x6C, 0x9C, 0x01, 0xFE, 0xD2, 0x33, 0x15, 0xA9, 0xB7,
    ]

    static func random(using generator: inout some RandomNumberGenerator) -> String {
        let high = generator.next(), low = generator.next()
        let bytes =
            (0..<8).map { UInt8(truncatingIfNeeded: high >> UInt64($0 * 8)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> UInt64($0 * 8)) }
        return text(bytes, version: 4)
    }

    /// From the properties that identify an observable, in RFC 8785 form.
    static func observable(_ properties: JSONValue) -> String {
        let digest = Insecure.SHA1.hash(data: observables + properties.canonicalBytes)
        return text(Array(digest.prefix(16)), version: 5)
    }

    private static func text(_ bytes: [UInt8], version: UInt8) -> String {
        var bytes = bytes
        bytes[6] = bytes[6] & 0x0F | version << 4
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Numbers that follow from a text: SHA-256 over the seed and a counter. For ids that must come out the same again.
struct DigestGenerator: RandomNumberGenerator {
    private let seed: [UInt8]
    private var count: UInt64 = 0
    init(seed: String) { self.seed = Array(seed.utf8) }
    mutating func next() -> UInt64 {
        count += 1
        let digest = SHA256.hash(data: seed + [0] + Array(String(count).utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
