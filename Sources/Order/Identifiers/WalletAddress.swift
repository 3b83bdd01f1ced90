// Virtual currency wallet addresses (clause 1(a)(ii)(B)): recognised by shape and checked where the encoding has a check
// (Base58Check, BIP-173/350, CashAddr, EIP-55, Monero); an address of a chain not known here is kept and compared as written.

/// A virtual currency wallet address.
public struct WalletAddress: Hashable, Sendable {
    public enum Format: String, Hashable, Sendable, CaseIterable {
        case base58Check, bech32, cashAddress, ethereum, monero, ripple
        /// Not recognised: compared as written.
        case unrecognised
    }
    /// OFAC's currency code: XBT, ETH, XMR, LTC, ZEC, DASH, BTG, BCH, BSV, ETC, XVG, USDT, XRP …; `nil` when not said.
    public let currency: String?
    /// As given, trimmed.
    public let text: String
    /// For comparing, whatever the currency: hexadecimal and Bech32 addresses in lower case, every other exactly as written,
    /// because case carries meaning there.
    ///
    /// One holder's address that has several forms has one here: CashAddr of a key or script is its Base58Check form, Litecoin's newer
    /// script addresses their older form, an X-address of the XRP ledger its account without the tag, a Tron address in
    /// hexadecimal its Base58Check form.
    public let canonical: String
    public let format: Format

    /// Refuses an address whose check fails, and one that no address of its currency looks like.
    public init(parsing text: String, currency: String? = nil) throws(IdentifierError) {
        let text = text.trimmed
        let currency = try currency.map { text throws(IdentifierError) in try WalletAddress.code(of: text) }
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Limits.walletAddress else { throw .tooLong(limit: Limits.walletAddress) }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .malformed("a wallet address has only Latin letters and digits, without spaces")
        }
        switch recognised(text) {
        case .valid(let format, let canonical, let currencies):
            self.format = format
            self.canonical = canonical
            if let currency, currencies == nil, format == .base58Check || format == .bech32,
                fullyKnownCurrencies.contains(currency)
            {
                throw .malformed("this is not an address of \(currency); name the currency it belongs to")
            }
            if let currency, let currencies, baseCurrencies.contains(currency), !currencies.contains(currency) {
                let others = currencies.isEmpty ? "a test network" : currencies.joined(separator: " or ")
                throw .malformed("this is an address of \(others), not of \(currency)")
            }
        case .checkFails: throw .checkDigits(of: "wallet address")
        case .unknown:
            if let currency, let formats = formatsOfCurrency[currency], !isMoneroPaymentID(text, currency) {
                if formats.contains(.ethereum) {
                    throw .malformed("an address of \(currency) is 0x and 40 hexadecimal digits")
                }
                throw .checkDigits(of: "wallet address")
            }
            if currency == nil, looksLikeBitcoin(text) { throw .checkDigits(of: "wallet address") }
            format = .unrecognised
            canonical = lowerCasedHexadecimal(text)
        }
        if let currency, format != .unrecognised, let formats = formatsOfCurrency[currency], !formats.contains(format) {
            throw .malformed("this is not an address of \(currency); name the currency it belongs to")
        }
        self.text = text
        self.currency = currency
    }

    /// An address as a published list gives it: never refused for its check, only for having no text.
    public init?(listed text: String, currency: String?) {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= Limits.walletAddress else { return nil }
        if case .valid(let format, let canonical, _) = recognised(text) {
            self.format = format
            self.canonical = canonical
        } else {
            format = .unrecognised
            canonical = lowerCasedHexadecimal(text)
        }
        self.text = text
        self.currency = currency.flatMap { text in try? WalletAddress.code(of: text) }
    }

    /// OFAC writes XBT for Bitcoin; everyone else writes BTC.
    private static func code(of currency: String) throws(IdentifierError) -> String {
        let code = currency.trimmed.uppercased()
        guard (2...10).contains(code.utf8.count), code.utf8.allSatisfy(isASCIILetterOrDigit) else {
            throw .malformed("not the code of a currency; write XBT, ETH, USDT or the like")
        }
        return code == "BTC" ? "XBT" : code
    }
}

/// The first byte or two of what a Base58Check address holds, and the currencies that give their addresses it: key hashes,
/// then script hashes. From each chain's own parameters.
private let versions: [(bytes: [UInt8], currencies: [String])] = [
    ([0x00], ["XBT", "BCH", "BSV"]), ([0x05], ["XBT", "LTC", "BCH", "BSV"]), ([0x30], ["LTC"]), ([0x32], ["LTC"]),
    ([0x4C], ["DASH"]), ([0x10], ["DASH"]), ([0x1C, 0xB8], ["ZEC"]), ([0x1C, 0xBD], ["ZEC"]), ([0x26], ["BTG"]),
    ([0x17], ["BTG"]), ([0x1E], ["DOGE", "XVG"]), ([0x16], ["DOGE"]), ([0x21], ["XVG"]), ([0x41], ["TRX"]),
    ([0x6F], []), ([0xC4], []),
]
/// Currencies whose addresses are all told by the table above, the witness chains and the networks of CashAddr and XRP.
private let baseCurrencies: Set<String> = [
    "XBT", "LTC", "DASH", "ZEC", "BTG", "BCH", "BSV", "XVG", "DOGE", "TRX", "XRP",
]

/// Of these, those that have no other addresses; Zcash has shielded ones besides.
private let fullyKnownCurrencies = baseCurrencies.subtracting(["ZEC"])

/// `nil` when no chain known here gives addresses this version.
private func currencies(of payload: [UInt8]) -> [String]? {
    versions.first { payload.count == $0.bytes.count + 20 && payload.starts(with: $0.bytes) }?.currencies
}

/// Which formats the addresses of a currency have. A currency that runs on many chains is not here: any address will do.
private let formatsOfCurrency: [String: Set<WalletAddress.Format>] = [
    "XBT": [.base58Check, .bech32], "LTC": [.base58Check, .bech32], "DASH": [.base58Check],
    "ZEC": [.base58Check, .bech32],
    "BTG": [.base58Check, .bech32], "BCH": [.base58Check, .cashAddress], "BSV": [.base58Check, .cashAddress],
    "XVG": [.base58Check], "TRX": [.base58Check], "DOGE": [.base58Check], "XMR": [.monero], "XRP": [.ripple],
    "ETH": [.ethereum], "ETC": [.ethereum], "ARB": [.ethereum], "BSC": [.ethereum],
]

private enum Recognition {
    /// With the currencies whose addresses look so; `nil` when the format does not tell.
    case valid(WalletAddress.Format, canonical: String, currencies: [String]? = nil)
    case checkFails
    case unknown
}

private func recognised(_ text: String) -> Recognition {
    let bytes = Array(text.utf8)
    if bytes.count == 42, bytes[0] == UInt8(ascii: "0"), bytes[1] | 0x20 == UInt8(ascii: "x"),
        bytes[2...].allSatisfy(isHexadecimal)
    {
        return mixedCaseHolds(bytes[2...]) ? .valid(.ethereum, canonical: text.lowercased()) : .checkFails
    }
    let oneCase = !bytes.contains { (0x41...0x5A).contains($0) } || !bytes.contains { (0x61...0x7A).contains($0) }
    if oneCase {
        let lower = text.lowercased()
        let lowerBytes = Array(lower.utf8)
        if let found = Bech32.checked(lowerBytes), found.prefix.utf8.count <= 20 {
            if let chain = SegregatedWitness.chains[found.prefix] {
                guard SegregatedWitness.isValid(length: bytes.count, data: found.data, variant: found.variant) else {
                    return .checkFails
                }
                return .valid(.bech32, canonical: lower, currencies: chain.map { [$0] } ?? [])
            }
            return .valid(.bech32, canonical: lower)
        }
        for prefix in ["bc1", "ltc1", "btg1"] where lower.hasPrefix(prefix) && lower.utf8.count > 20 {
            return .checkFails
        }
        let halves = lower.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, let currency = CashAddress.networks[String(halves[0])] {
            guard let payload = CashAddress.payload(of: Array(halves[1].utf8), network: String(halves[0])) else {
                return .checkFails
            }
            return .valid(
                .cashAddress, canonical: canonicalCash(payload) ?? String(halves[1]),
                currencies: currency.map { $0 == "BCH" ? ["BCH", "BSV"] : [$0] } ?? [])
        }
        if let payload = CashAddress.payload(of: lowerBytes, network: "bitcoincash") {
            return .valid(.cashAddress, canonical: canonicalCash(payload) ?? lower, currencies: ["BCH", "BSV"])
        }
        // Tron writes its addresses in hexadecimal too: the version 41 and the twenty bytes that Base58Check holds.
        if bytes.count == 42, lower.hasPrefix("41"), let payload = Hexadecimal.bytes(lowerBytes) {
            return .valid(.base58Check, canonical: Base58.text(payload), currencies: ["TRX"])
        }
    }
    if let payload = Base58.checked(bytes) {
        // Litecoin's script hashes have the version that Bitcoin's have, and one of their own since.
        let canonical = payload.count == 21 && payload[0] == 0x32 ? Base58.text([0x05] + payload.dropFirst()) : text
        return .valid(.base58Check, canonical: canonical, currencies: currencies(of: payload))
    }
    if let payload = Base58.checked(bytes, Base58.ripple) {
        if payload.count == 21, payload[0] == 0 { return .valid(.ripple, canonical: text) }
        // An X-address (XLS-5): two bytes of the network, the account, a flag for the tag, and the tag.
        if payload.count == 31, payload[0] == 0x05, payload[1] == 0x44, payload[22] <= 1 {
            return .valid(.ripple, canonical: Base58.text([0] + payload[2..<22], Base58.rippleLetters))
        }
        if payload.count == 31, payload[0] == 0x04, payload[1] == 0x93 {
            return .valid(.ripple, canonical: text, currencies: [])
        }
    }
    if Base58.isMonero(bytes) { return .valid(.monero, canonical: text) }
    return .unknown
}

/// The Base58Check form of a key's or script's hash of twenty bytes; longer ones have none.
private func canonicalCash(_ payload: CashAddress.Payload) -> String? {
    payload.hash.count == 20 ? Base58.text([payload.isScript ? 0x05 : 0x00] + payload.hash) : nil
}

/// Base58 that begins as Bitcoin's addresses do and has their length: 25 bytes are 26 to 34 characters. No other chain known here
/// writes such addresses without the same check; Waves' begin with 3P and have 35.
private func looksLikeBitcoin(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (26...34).contains(bytes.count), bytes[0] == UInt8(ascii: "1") || bytes[0] == UInt8(ascii: "3"),
        bytes.contains(where: isASCIILetter)
    else { return false }
    return Base58.decoded(bytes, Base58.bitcoin) != nil
}

/// EIP-55: with letters of both cases, each one's case is a bit of the Keccak-256 of the lower-case digits.
private func mixedCaseHolds(_ digits: ArraySlice<UInt8>) -> Bool {
    let upper = digits.contains { (0x41...0x46).contains($0) }
    let lower = digits.contains { (0x61...0x66).contains($0) }
    guard upper, lower else { return true }
    let digest = keccak256(digits.map { isASCIIDigit($0) ? $0 : $0 | 0x20 })
    for (i, digit) in digits.enumerated() where !isASCIIDigit(digit) {
        let nibble = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15
        if (nibble >= 8) != (digit < 0x60) { return false }
    }
    return true
}

/// Monero's payments are also told by an identifier of 16 or 64 hexadecimal digits; OFAC has listed one.
private func isMoneroPaymentID(_ text: String, _ currency: String) -> Bool {
    currency == "XMR" && (text.utf8.count == 16 || text.utf8.count == 64) && text.utf8.allSatisfy(isHexadecimal)
}

private func lowerCasedHexadecimal(_ text: String) -> String {
    let lower = text.lowercased()
    let digits = lower.hasPrefix("0x") ? lower.utf8.dropFirst(2) : lower.utf8[...]
    return digits.count >= 16 || lower.hasPrefix("0x") ? digits.allSatisfy(isHexadecimal) ? lower : text : text
}

private func isHexadecimal(_ byte: UInt8) -> Bool { Hexadecimal.value(byte) != nil }
