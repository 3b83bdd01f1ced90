// BIP-13, BIP-173, BIP-350, EIP-55, CashAddr; Keccak's published vectors through EIP-55.
import Foundation
import Order
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
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "BC1SW50QGDZ25J",
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

    @Test("CashAddr is compared without its prefix")
    func cashAddress() throws {
        let long = try WalletAddress(parsing: "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", currency: "BCH")
        let short = try WalletAddress(parsing: "QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A", currency: "BCH")
        #expect(long.canonical == short.canonical)
        #expect(long.format == .cashAddress)
        #expect(throws: IdentifierError.self) {
            try WalletAddress(parsing: "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b")
        }
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
        "Every digital currency address that OFAC has published is accepted under its currency",
        .enabled(if: PublishedLists.file("sdn.csv") != nil, "needs the OFAC list"))
    func published() throws {
        let text = String(decoding: try Data(contentsOf: #require(PublishedLists.file("sdn.csv"))), as: UTF8.self)
        var count = 0
        for match in text.matches(of: /Digital Currency Address - ([A-Z]+) ([A-Za-z0-9:]+);/) {
            count += 1
            let address = try #require(
                try? WalletAddress(parsing: String(match.2), currency: String(match.1)), "\(match.1) \(match.2)")
            // One is a Monero payment identifier, which has no check.
            #expect(address.format != .unrecognised || address.canonical.hasPrefix("5be5543f"))
        }
        #expect(count == 122)
    }
}
