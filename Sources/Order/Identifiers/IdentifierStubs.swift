// Seams only: the Identifiers author replaces this file with one file per type and real parsing.

public enum IdentifierError: Error, Hashable, Sendable { case malformed(String) }

/// ISO 3166-1 alpha-2, or a subdivision of ISO 3166-2 (`UA-43`), or an ICAO-only code.
public struct JurisdictionCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let code: String
    public init(parsing text: String) throws(IdentifierError) {
        guard text.utf8.count >= 2 else { throw .malformed("not a country code") }
        code = text.uppercased()
    }
    public init(unchecked code: String) { self.code = code }
    public var description: String { code }
    /// The ISO 3166-1 alpha-2 part.
    public var country: String { String(code.prefix(2)) }
    public static func < (a: Self, b: Self) -> Bool { a.code < b.code }
}

/// Each parsed identifier keeps `text` (as given, trimmed) and `canonical` (for comparing and blind indexes).
public struct EmailAddress: Hashable, Sendable {
    public let text: String, canonical: String
    public init(parsing text: String) throws(IdentifierError) { self.text = text; canonical = text.lowercased() }
}
public struct TelephoneNumber: Hashable, Sendable {
    public let text: String, canonical: String
    public init(parsing text: String, region: JurisdictionCode? = nil) throws(IdentifierError) { self.text = text; canonical = text }
}
public struct DocumentNumber: Hashable, Sendable {
    public let text: String, canonical: String
    public init(parsing text: String) throws(IdentifierError) { self.text = text; canonical = text }
}
public struct WalletAddress: Hashable, Sendable {
    /// OFAC's currency code: XBT, ETH, XMR, LTC, ZEC, DASH, BTG, BCH, BSV, ETC, XVG, USDT, XRP …; `nil` when not said.
    public let currency: String?
    public let text: String, canonical: String
    public init(parsing text: String, currency: String? = nil) throws(IdentifierError) { self.text = text; canonical = text; self.currency = currency }
}
public struct BankAccountNumber: Hashable, Sendable {
    public let text: String, canonical: String
    public init(parsing text: String) throws(IdentifierError) { self.text = text; canonical = text }
}
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 16 bytes, network order; IPv4 is ::ffff:a.b.c.d.
    public let high: UInt64, low: UInt64
    public init(parsing text: String) throws(IdentifierError) { high = 0; low = UInt64(text.utf8.count) }
    public init(high: UInt64, low: UInt64) { self.high = high; self.low = low }
    public var description: String { "::" }
}
