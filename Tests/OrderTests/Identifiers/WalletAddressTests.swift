// BIP-13, BIP-173, BIP-350, EIP-55, CashAddr; Keccak's published vectors through EIP-55.
import Foundation
import Order
import TestSupport
import Testing

@Suite("Wallet addresses") struct WalletAddressTests {
    @Test(
        "Mixed case of an Ethereum address is a check (EIP-55); one changed letter is told",
        arguments: [
            "0x52908400098527886E0F7030069857D2E4169EE7", "0xde709f2102306220921060314715629080e2fb77",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ])
    func ethereum(text: String) throws {
        let address = try WalletAddress(parsing: text, currency: "eth")
        #expect(address.format == .ethereum)
        #expect(address.currency == "ETH")
        #expect(address.canonical == text.lowercased())
        let changed = text.replacing("E", with: "e", maxReplacements: 1)
        if changed != text, changed != text.lowercased(), changed.contains(where: { ("A"..."F").contains($0) }) {
            #expect(throws: IdentifierError.checkDigits(of: "wallet address")) { try WalletAddress(parsing: changed) }
        }
    }

    @Test(
        "Bech32 addresses of BIP-173 and BIP-350 are recognised in either case and compared in lower case",
        arguments: [
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "BC1SW50QGDZ25J",
        ])
    func bech32(text: String) throws {
        let address = try WalletAddress(parsing: text, currency: "BTC")
        #expect(address.format == .bech32)
        #expect(address.currency == "XBT")
        #expect(address.canonical == text.lowercased())
    }

    @Test("A Bech32 address with one wrong character or of mixed case is refused")
    func bech32Wrong() {
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")
        }
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4", currency: "XBT")
        }
    }

    @Test("Base58Check is compared as written, because its case carries meaning")
    func base58() throws {
        let address = try WalletAddress(parsing: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", currency: "XBT")
        #expect(address.format == .base58Check)
        #expect(address.canonical == "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
        #expect(throws: IdentifierError.checkDigits(of: "wallet address")) {
            try WalletAddress(parsing: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", currency: "XBT")
        }
        #expect(try WalletAddress(parsing: "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy").format == .base58Check)
    }

    @Test(
        "CashAddr of a key or script is one with its older form, with and without prefix (CashAddr specification)",
        arguments: [
            ("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
            ("1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR", "qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy"),
            ("16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb", "qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r"),
            ("3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC", "ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq"),
            ("3LDsS579y7sruadqu11beEJoTjdFiFCdX4", "pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e"),
            ("31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw", "pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37"),
        ])
    func cashAddress(legacy: String, cash: String) throws {
        for text in [cash, "bitcoincash:" + cash, cash.uppercased(), "BITCOINCASH:" + cash.uppercased()] {
            let address = try WalletAddress(parsing: text, currency: "BCH")
            #expect(address.format == .cashAddress && address.text == text && address.canonical == legacy)
        }
        #expect(try WalletAddress(parsing: legacy, currency: "BCH").canonical == legacy)
        let changed = String(cash.dropLast()) + (cash.last == "q" ? "p" : "q")
        for text in [
            "bitcoincash:" + changed, "bitcoincash:" + cash.prefix(1).uppercased() + cash.dropFirst(),
            "bchtest:" + cash,
        ] {
            #expect(throws: IdentifierError.self, "\(text)") { try WalletAddress(parsing: text, currency: "BCH") }
        }
    }

    @Test("CashAddr of another hash size is known, of a test network is no address of the currency")
    func cashSizes() throws {
        let long = try WalletAddress(
            parsing: "bitcoincash:q9adhakpwzztepkpwp5z0dq62m6u5v5xtyj7j3h2ws4mr9g0", currency: "BCH")
        #expect(long.canonical == "q9adhakpwzztepkpwp5z0dq62m6u5v5xtyj7j3h2ws4mr9g0")
        let test = "bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t"
        #expect(try WalletAddress(parsing: test).format == .cashAddress)
        #expect(throws: IdentifierError.self) { try WalletAddress(parsing: test, currency: "BCH") }
    }

    @Test("A Litecoin script address is one in both its versions")
    func litecoin() throws {
        let new = try WalletAddress(parsing: "MLT6ctiyQMuLvW99zHHDphnEyeoPivQPBX", currency: "LTC")
        let old = try WalletAddress(parsing: "3EExK1K1TF3v7zsFtQHt14XqexCwgmXM1y", currency: "LTC")
        #expect(new.canonical == old.canonical && new.text != old.text)
    }

    @Test(
        "An X-address of the XRP ledger is its account's, whatever tag it carries (XLS-5); of the test network it is none"
    )
    func xAddress() throws {
        let account = try WalletAddress(parsing: "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59", currency: "XRP")
        for text in [
            "X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ", "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu",
        ] {
            let address = try WalletAddress(parsing: text, currency: "XRP")
            #expect(address.canonical == account.canonical && address.format == .ripple)
            #expect(throws: IdentifierError.self) {
                try WalletAddress(parsing: String(text.dropLast()) + "y", currency: "XRP")
            }
        }
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "T719a5UwUCnEs54UsxG9CJYYDhwmFCqkr7wxCcNcfZ6p5GZ", currency: "XRP")
        }
        // A secret seed has the same alphabet and check, and is no address.
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "sn259rEFXrQrWyx3Q7XneWcwV6dfL", currency: "XRP")
        }
    }

    @Test("A Tron address in hexadecimal is the one in Base58Check")
    func tron() throws {
        let base = try WalletAddress(parsing: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", currency: "TRX")
        for text in ["41a614f803b6fd780986a42c78ec9c7f77e6ded13c", "41A614F803B6FD780986A42C78EC9C7F77E6DED13C"] {
            #expect(try WalletAddress(parsing: text, currency: "TRX").canonical == base.canonical)
            #expect(try WalletAddress(parsing: text, currency: "USDT").canonical == base.canonical)
            #expect(throws: IdentifierError.self) { try WalletAddress(parsing: text, currency: "XBT") }
        }
    }

    @Test(
        "An address of a test network is told from one of the currency",
        arguments: [
            ("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "XBT"), ("2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", "XBT"),
            ("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "XBT"), ("2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", "LTC"),
        ])
    func testNetworks(text: String, currency: String) throws {
        #expect(try WalletAddress(parsing: text).format != .unrecognised)
        #expect(throws: IdentifierError.self) { try WalletAddress(parsing: text, currency: currency) }
    }

    @Test("An address that has Bitcoin's form and not its check is told, whether or not a currency is named")
    func bitcoinWithoutCurrency() throws {
        #expect(try WalletAddress(parsing: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").format == .base58Check)
        for wrong in ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz"] {
            #expect(throws: IdentifierError.checkDigits(of: "wallet address")) { try WalletAddress(parsing: wrong) }
        }
        // Waves: the same alphabet and another length.
        #expect(try WalletAddress(parsing: "3PDSuH7CoMoS5WUcrrRVVLnaAkDJ6Xqx1Pz").format == .unrecognised)
    }

    @Test("An address of a chain not known is kept as written; one of another currency than said is refused")
    func others() throws {
        let unknown = try WalletAddress(parsing: "SomeChain-Address-Zz9", currency: "XYZ")
        #expect(unknown.format == .unrecognised)
        #expect(unknown.canonical == "SomeChain-Address-Zz9")
        #expect(try WalletAddress(parsing: "0xABCDEF", currency: "SUI").canonical == "0xabcdef")
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "0xde709f2102306220921060314715629080e2fb77", currency: "XBT")
        }
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", currency: "ETH")
        }
        for text in ["", "a b", "é", String(repeating: "a", count: 300)] {
            #expect(throws: IdentifierError.self) { try WalletAddress(parsing: text) }
        }
        #expect(throws: IdentifierError.self) { try WalletAddress(parsing: "abc", currency: "!") }
    }

    @Test(
        "Every digital currency address that OFAC has published is accepted under its currency, or kept as written",
        .enabled(if: PublicData.file("ofac/sdn.csv") != nil, "needs the OFAC list"))
    func published() throws {
        let text = String(decoding: try Data(contentsOf: #require(PublicData.file("ofac/sdn.csv"))), as: UTF8.self)
        var count = 0
        var cut = 0
        for match in text.matches(of: /Digital Currency Address - ([A-Z]+) ([A-Za-z0-9:]+)/) {
            count += 1
            let (currency, address) = (String(match.1), String(match.2))
            let listed = try #require(WalletAddress(listed: address, currency: currency), "\(currency) \(address)")
            #expect(listed.text == address)
            // The published file cuts its remarks at a thousand characters, in the middle of some addresses.
            guard address.count >= 25 else {
                cut += 1
                continue
            }
            let parsed = try #require(
                try? WalletAddress(parsing: address, currency: currency), "\(currency) \(address)")
            #expect(parsed.canonical == listed.canonical)
            // One is a Monero payment identifier, which has no check.
            #expect(parsed.format != .unrecognised || parsed.canonical.hasPrefix("5be5543f"))
        }
        #expect(count == 127 && cut <= 3)
    }

    @Test(
        "Addresses of each chain are told apart by their version; one given under another currency is refused by name",
        arguments: [
            ("LTC", "LaizKtS5DUhPuP1nTQcc83MS7HwK6vk85z", "DASH"),
            ("ZEC", "t1g7wowvQ8gn2v8jrU1biyJ26sieNqNsBJy", "LTC"),
            ("DASH", "XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2", "XBT"), ("BTG", "GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS", "BCH"),
            ("XVG", "DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z", "TRX"), ("TRX", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "XBT"),
            ("XBT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "LTC"), ("BSV", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "DOGE"),
            ("XRP", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "XBT"),
            ("BCH", "qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq", "XBT"),
        ])
    func chains(currency: String, text: String, other: String) throws {
        #expect(try WalletAddress(parsing: text, currency: currency).format != .unrecognised)
        #expect(throws: IdentifierError.self) { try WalletAddress(parsing: text, currency: other) }
        for place in [5, 12, 20, 30] {
            var changed = Array(text)
            changed[place] = changed[place] == "x" ? "y" : "x"
            #expect(throws: IdentifierError.self) { try WalletAddress(parsing: String(changed), currency: currency) }
        }
    }

    @Test(
        "A witness programme of a wrong version, length, padding or variant is refused (BIP-350)",
        arguments: [
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
            "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
            "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
            "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "bc1pw5dgrnzv",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
            "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
            "bc1gmk9yu", "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
        ])
    func witness(text: String) {
        #expect(throws: IdentifierError.self) { try WalletAddress(parsing: text, currency: "XBT") }
    }

    @Test(
        "Bitcoin's and Ethereum's own test vectors are told apart, valid from invalid",
        .enabled(
            if: PublicData.file("identity/wallet/btc_key_io.json") != nil, "needs the wallet vectors"))
    func vectors() throws {
        for (name, currency) in [("btc_key_io.json", "XBT"), ("eip55.json", "ETH")] {
            let file = try #require(PublicData.file("identity/wallet/" + name))
            let json = try JSONValue(parsing: try Data(contentsOf: file))
            let valid = json["valid"]?.array?.compactMap { $0.string ?? $0.array?.first?.string } ?? []
            let invalid = json["invalid"]?.array?.compactMap(\.string) ?? []
            #expect(valid.count >= 4 && !invalid.isEmpty)
            for text in valid { #expect((try? WalletAddress(parsing: text, currency: currency)) != nil, "\(text)") }
            for text in invalid { #expect((try? WalletAddress(parsing: text, currency: currency)) == nil, "\(text)") }
        }
    }
}
