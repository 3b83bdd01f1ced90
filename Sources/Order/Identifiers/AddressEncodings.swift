// The encodings of virtual currency addresses: Base58Check, Monero's blocks of Base58, Bech32 (BIP-173), Bech32m
// (BIP-350) and CashAddr. Each answers whether a text is well formed and whether its check holds.
import Crypto

enum Base58 {
    static let bitcoinLetters: StaticString = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    static let rippleLetters: StaticString = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
    static let bitcoin = alphabet(bitcoinLetters)
    static let ripple = alphabet(rippleLetters)

    private static func alphabet(_ text: StaticString) -> [Int8] {
        var table = [Int8](repeating: -1, count: 128)
        for value in 0..<text.utf8CodeUnitCount { table[Int(text.utf8Start[value])] = Int8(value) }
        return table
    }

    /// The bytes of a Base58 text; `nil` when a character is not of the alphabet. The text is short (``Limits/walletAddress``).
    static func decoded(_ text: some Collection<UInt8>, _ table: [Int8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var zeros = 0
        var leading = true
        for character in text {
            guard character < 128, table[Int(character)] >= 0 else { return nil }
            var carry = Int(table[Int(character)])
            if leading, carry == 0 { zeros += 1 } else { leading = false }
            for i in bytes.indices {
                carry += Int(bytes[i]) * 58
                bytes[i] = UInt8(carry & 0xFF)
                carry >>= 8
            }
            while carry > 0 {
                bytes.append(UInt8(carry & 0xFF))
                carry >>= 8
            }
        }
        return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
    }

    /// Version and payload of a Base58Check text whose four check bytes hold.
    static func checked(_ text: some Collection<UInt8>, _ table: [Int8] = bitcoin) -> [UInt8]? {
        guard text.count <= 60, let bytes = decoded(text, table), bytes.count > 4 else { return nil }
        let payload = bytes.dropLast(4)
        let digest = SHA256.hash(data: Array(SHA256.hash(data: Array(payload))))
        return digest.prefix(4).elementsEqual(bytes.suffix(4)) ? Array(payload) : nil
    }

    /// A Base58Check text of version and payload.
    static func text(_ payload: [UInt8], _ alphabet: StaticString = bitcoinLetters) -> String {
        let digest = SHA256.hash(data: Array(SHA256.hash(data: payload)))
        let bytes = payload + Array(digest.prefix(4))
        var digits: [UInt8] = []
        for byte in bytes {
            var carry = Int(byte)
            for i in digits.indices {
                carry += Int(digits[i]) << 8
                digits[i] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        let zeros = bytes.prefix { $0 == 0 }.count
        let letters = alphabet.utf8Start
        return String(
            decoding: ([UInt8](repeating: 0, count: zeros) + digits.reversed()).map { letters[Int($0)] }, as: UTF8.self)
    }

    /// Whether a Monero address holds: blocks of 11 characters for 8 bytes, the last four bytes a Keccak-256 check.
    static func isMonero(_ text: some Collection<UInt8>) -> Bool {
        guard text.count == 95 || text.count == 106 else { return false }
        var bytes: [UInt8] = []
        var rest = Array(text)[...]
        while !rest.isEmpty {
            let block = rest.prefix(11)
            guard let size = [2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8][block.count],
                let value = decoded(block, bitcoin)?.drop(while: { $0 == 0 }), value.count <= size
            else { return false }
            bytes += [UInt8](repeating: 0, count: size - value.count) + value
            rest = rest.dropFirst(11)
        }
        return keccak256(bytes.dropLast(4)).prefix(4).elementsEqual(bytes.suffix(4))
    }
}

enum Bech32 {
    enum Variant { case bech32, bech32m }

    /// The human-readable part, the data without its check, and the variant of a lower-case text whose check holds.
    static func checked(_ text: [UInt8]) -> (prefix: String, data: [UInt8], variant: Variant)? {
        guard let separator = text.lastIndex(of: UInt8(ascii: "1")), separator >= 1, text.count - separator > 6 else {
            return nil
        }
        var check = Polymod32()
        for byte in text[..<separator] {
            guard (33...126).contains(byte) else { return nil }
            check.add(byte >> 5)
        }
        check.add(0)
        for byte in text[..<separator] { check.add(byte & 31) }
        var data: [UInt8] = []
        for byte in text[(separator + 1)...] {
            guard let value = value(of: byte) else { return nil }
            check.add(value)
            data.append(value)
        }
        let prefix = String(decoding: text[..<separator], as: UTF8.self)
        data.removeLast(6)
        return switch check.value {
        case 1: (prefix, data, .bech32)
        case 0x2BC8_30A3: (prefix, data, .bech32m)
        default: nil
        }
    }

    private static let table: [UInt8?] = {
        var table = [UInt8?](repeating: nil, count: 128)
        for (value, byte) in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.enumerated() { table[Int(byte)] = UInt8(value) }
        return table
    }()
    static func value(of byte: UInt8) -> UInt8? { byte < 128 ? table[Int(byte)] : nil }

    private struct Polymod32 {
        var value: UInt32 = 1
        mutating func add(_ digit: UInt8) {
            let top = value >> 25
            value = (value & 0x1FF_FFFF) << 5 ^ UInt32(digit)
            for (i, generator) in ([0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3] as [UInt32])
                .enumerated()
            where top >> UInt32(i) & 1 == 1 {
                value ^= generator
            }
        }
    }
}

/// Segregated witness programmes (BIP-141) in Bech32 (BIP-173) for version 0 and Bech32m (BIP-350) for the later ones.
enum SegregatedWitness {
    /// Chains whose Bech32 addresses are witness programmes, with the currency they belong to; test networks have none.
    static let chains: [String: String?] = [
        "bc": "XBT", "ltc": "LTC", "btg": "BTG", "tb": nil, "bcrt": nil, "tltc": nil,
    ]

    static func isValid(length: Int, data: [UInt8], variant: Bech32.Variant) -> Bool {
        guard length <= 90, let version = data.first, version <= 16, variant == (version == 0 ? .bech32 : .bech32m)
        else {
            return false
        }
        let bits = (data.count - 1) * 5
        let size = bits / 8
        // What is left over must be less than a character's five bits, and zero.
        let padding = bits % 8
        guard padding < 5, let last = data.last, last & (1 << UInt8(padding) - 1) == 0 else { return false }
        return version == 0 ? size == 20 || size == 32 : (2...40).contains(size)
    }
}

/// CashAddr, the addresses of Bitcoin Cash: a prefix that names the network, a version byte with type and size of the hash, and a
/// forty-bit BCH code over both.
enum CashAddress {
    /// What an address holds: the hash of a key (`p2pkh`) or of a script, by the version byte's type; types 2 and 3 are the
    /// same two for wallets that know tokens.
    struct Payload {
        var isScript: Bool
        var hash: [UInt8]
    }
    /// Networks that have such addresses; test networks have no currency.
    static let networks: [String: String?] = ["bitcoincash": "BCH", "bchtest": nil, "bchreg": nil, "ecash": "XEC"]

    /// The payload of a lower-case address without its prefix; `nil` when the check fails, the version is none that is in use, or the
    /// hash has not the size that it names.
    static func payload(of text: [UInt8], network: String) -> Payload? {
        guard (42...112).contains(text.count) else { return nil }
        var check: UInt64 = 1
        func add(_ digit: UInt8) {
            let top = check >> 35
            check = (check & 0x07_FFFF_FFFF) << 5 ^ UInt64(digit)
            let generators: [UInt64] = [0x98_F2BC_8E61, 0x79_B76D_99E2, 0xF3_3E5F_B3C4, 0xAE_2EAB_E2A8, 0x1E_4F43_E470]
            for (i, generator) in generators.enumerated() where top >> UInt64(i) & 1 == 1 { check ^= generator }
        }
        for byte in network.utf8 { add(byte & 31) }
        add(0)
        var values: [UInt8] = []
        for byte in text {
            guard let value = Bech32.value(of: byte) else { return nil }
            add(value)
            values.append(value)
        }
        guard check == 1, let bytes = bytes(of: values.dropLast(8)), let version = bytes.first, version < 0x80 else {
            return nil
        }
        let type = version >> 3
        guard type <= 3, bytes.count - 1 == [20, 24, 28, 32, 40, 48, 56, 64][Int(version & 7)] else { return nil }
        return Payload(isScript: type & 1 == 1, hash: Array(bytes.dropFirst()))
    }

    /// Groups of five bits as bytes; what is left over must be less than one group, and zero.
    private static func bytes(of values: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var kept = 0
        var bits = 0
        for value in values {
            kept = (kept << 5 | Int(value)) & 0xFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(kept >> bits & 0xFF))
            }
        }
        return bits < 5 && kept & (1 << bits - 1) == 0 ? bytes : nil
    }
}
