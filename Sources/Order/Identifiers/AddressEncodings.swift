// The encodings of virtual currency addresses: Base58Check, Monero's blocks of Base58, Bech32 (BIP-173), Bech32m
// (BIP-350) and CashAddr. Each answers whether a text is well formed and whether its check holds.
import Crypto

enum Base58 {
    static let bitcoin = alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    static let ripple = alphabet("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz")

    private static func alphabet(_ text: String) -> [Int8] {
        var table = [Int8](repeating: -1, count: 128)
        for (value, byte) in text.utf8.enumerated() { table[Int(byte)] = Int8(value) }
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

enum CashAddress {
    /// Whether a lower-case address without its `bitcoincash:` prefix holds (forty-bit BCH code over prefix and payload).
    static func isValid(_ text: [UInt8]) -> Bool {
        guard text.count == 42 || text.count > 42 && text.count <= 112 else { return false }
        var check: UInt64 = 1
        func add(_ digit: UInt8, to check: inout UInt64) {
            let top = check >> 35
            check = (check & 0x07_FFFF_FFFF) << 5 ^ UInt64(digit)
            let generators: [UInt64] = [0x98_F2BC_8E61, 0x79_B76D_99E2, 0xF3_3E5F_B3C4, 0xAE_2EAB_E2A8, 0x1E_4F43_E470]
            for (i, generator) in generators.enumerated() where top >> UInt64(i) & 1 == 1 { check ^= generator }
        }
        for byte in "bitcoincash".utf8 { add(byte & 31, to: &check) }
        add(0, to: &check)
        for byte in text {
            guard let value = Bech32.value(of: byte) else { return false }
            add(value, to: &check)
        }
        return check == 1
    }
}
