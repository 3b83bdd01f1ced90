// Numbers and addresses that name one party exactly: documents, wallets, e-mail addresses, telephone numbers.
import Order

/// What kind of identifier a key stands for.
enum IdentifierKind: UInt8, Sendable {
    case document, wallet, email, telephone
}

/// Canonical identifiers of all entries. Immutable once built.
struct IdentifierTable: Sendable {
    private var table: [UInt64: [UInt32]] = [:]

    mutating func add(_ entry: ListEntry, number: UInt32) {
        for document in entry.documents { insert(.document, IdentifierForm.document(document.number), number) }
        for wallet in entry.wallets { insert(.wallet, IdentifierForm.wallet(wallet.address, wallet.currency), number) }
        for email in entry.emails { insert(.email, IdentifierForm.email(email), number) }
        for telephone in entry.telephones { insert(.telephone, IdentifierForm.telephone(telephone), number) }
    }
    private mutating func insert(_ kind: IdentifierKind, _ canonical: String?, _ entry: UInt32) {
        guard let canonical else { return }
        let key = Self.key(kind, canonical)
        if table[key]?.last != entry { table[key, default: []].append(entry) }
    }
    /// Entries that may hold the identifier; the caller compares the text itself.
    func entries(_ kind: IdentifierKind, _ canonical: String) -> [UInt32] { table[Self.key(kind, canonical)] ?? [] }

    private static func key(_ kind: IdentifierKind, _ canonical: String) -> UInt64 {
        stableHash(Array(canonical.utf8)) ^ (UInt64(kind.rawValue) &* 0xD6E8_FEB8_6659_FD93)
    }
}

/// Identifiers reduced to what compares. The same functions serve both sides, so that neither has to be well-formed.
enum IdentifierForm {
    /// Letters and digits, upper case; `nil` when too short to identify anybody.
    static func document(_ text: String) -> String? {
        let bytes = text.utf8.compactMap { b -> UInt8? in
            switch b {
            case 0x30...0x39, 0x41...0x5A: b
            case 0x61...0x7A: b - 32
            default: nil
            }
        }
        return bytes.count >= 4 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// Hexadecimal and bech32 addresses ignore case; Base58 does not.
    static func wallet(_ text: String, _ currency: String?) -> String? {
        let trimmed = text.filter { !$0.isWhitespace }
        if trimmed.utf8.count < 20 { return nil }
        let lower = trimmed.lowercased()
        let ignoresCase = ["0x", "bc1", "ltc1", "bitcoincash:"].contains { lower.hasPrefix($0) }
        return ignoresCase ? lower : trimmed
    }

    static func email(_ text: String) -> String? {
        let trimmed = text.filter { !$0.isWhitespace }
        if let parsed = try? EmailAddress(parsing: trimmed) { return parsed.canonical }
        return trimmed.contains("@") ? trimmed.lowercased() : nil
    }

    /// The digits, without leading zeros; `nil` below eight of them.
    static func telephone(_ text: String) -> String? {
        let digits = text.unicodeScalars.filter { (0x30...0x39).contains($0.value) }.drop { $0 == "0" }
        return digits.count >= 8 ? String(String.UnicodeScalarView(digits)) : nil
    }
}
