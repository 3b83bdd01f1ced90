// The files of a passport chip's application (Doc 9303 part 10 sections 4.6 and 4.7): what each is, by its outermost tag.
import Order

/// A data group of the logical data structure, 1 to 16.
public struct DataGroup: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int

    public init?(_ number: Int) {
        guard (1...16).contains(number) else { return nil }
        self.number = number
    }
    init(unchecked number: Int) { self.number = number }

    public static let zone = DataGroup(unchecked: 1), face = DataGroup(unchecked: 2)
    public static let personalDetails = DataGroup(unchecked: 11), documentDetails = DataGroup(unchecked: 12)
    public static let securityOptions = DataGroup(unchecked: 14), authenticationKey = DataGroup(unchecked: 15)
    public static let personsToNotify = DataGroup(unchecked: 16)

    private static let tags: [UInt8] = [
        0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70,
    ]
    public var tag: UInt8 { DataGroup.tags[number - 1] }
    public init?(tag: UInt8) {
        guard let index = DataGroup.tags.firstIndex(of: tag) else { return nil }
        number = index + 1
    }

    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
    public var description: String { "DG\(number)" }
    /// What it holds, in words.
    public var content: String {
        switch number {
        case 1: "the machine-readable zone"
        case 2: "the face image"
        case 3: "fingerprints"
        case 4: "irises"
        case 5: "the displayed portrait"
        case 7: "the displayed signature"
        case 11: "further personal details"
        case 12: "further document details"
        case 13: "details of the issuer's own"
        case 14: "security options"
        case 15: "the active authentication key"
        case 16: "persons to notify"
        default: "a data group"
        }
    }
}

/// What a file of a chip is.
enum ChipFile: Hashable, Sendable {
    case securityObject
    case dataGroup(DataGroup)
    case common
    case cardAccess

    /// What a file looks like from its beginning, a damaged one included; `nil` when it is no chip's file.
    static func recognise(_ bytes: [UInt8]) -> ChipFile? {
        guard bytes.count >= 2 else { return nil }
        switch bytes[0] {
        case 0x77: return isOneElement(bytes) ? .securityObject : nil
        case 0x30:
            let isObject =
                isSignedData(bytes) && !mentions(MasterList.contentType, bytes)
                && CertificateBundle.certificatesOnly(bytes) == nil
            return isObject ? .securityObject : nil
        case 0x31: return isOneElement(bytes) && SecurityInfos.isSet(bytes) ? .cardAccess : nil
        case 0x60: return isOneElement(bytes) ? .common : nil
        default: return DataGroup(tag: bytes[0]).flatMap { isOneElement(bytes) ? .dataGroup($0) : nil }
        }
    }

    /// Whether the length after a tag of one octet fits the file, or cannot be a text's. Many of these tags are letters.
    private static func isOneElement(_ bytes: [UInt8]) -> Bool {
        let first = Int(bytes[1])
        if first < 0x80 { return bytes.count == first + 2 || bytes.prefix(64).contains { $0 < 0x09 } }
        return first <= 0x84
    }
    static func isSignedData(_ bytes: [UInt8]) -> Bool { mentions(SignedData.signedData, Array(bytes.prefix(32))) }
    /// Whether an identifier stands near the beginning.
    static func mentions(_ oid: OID, _ bytes: [UInt8]) -> Bool {
        let needle = [0x06, UInt8(oid.content.count)] + oid.content
        let end = min(bytes.count, 256) - needle.count
        guard end >= 0 else { return false }
        return (0...end).contains { start in
            bytes[start] == 0x06 && bytes[start..<start + needle.count].elementsEqual(needle)
        }
    }

    /// What a file is called, for files that are too damaged to tell: `EF_SOD.bin`, `DG2`, `EF.COM`. `nil` for other names.
    static func named(_ name: String) -> ChipFile? {
        let base = name.split(separator: "/").last.map { $0.uppercased() } ?? ""
        let stem =
            base.split(separator: ".").count > 1 && !base.hasPrefix("EF.") ? String(base.prefix { $0 != "." }) : base
        let plain =
            stem.hasPrefix("EF.") || stem.hasPrefix("EF_") ? String(stem.dropFirst(3).prefix { $0 != "." }) : stem
        if plain == "SOD" || base.hasSuffix(".SOD") { return .securityObject }
        if plain == "COM" { return .common }
        if plain.hasPrefix("DG"), let number = Int(plain.dropFirst(2)) {
            return DataGroup(number).map { .dataGroup($0) }
        }
        return nil
    }
}

extension Limits {
    /// A security object; real ones have 2 to 4 KB.
    public static let securityObjectBytes = 256 << 10
}
