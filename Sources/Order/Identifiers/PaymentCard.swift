// Payment cards (ISO/IEC 7812): to tell a scheme by its issuer ranges, and to recognise a whole card number where a token is
// expected, so that it is refused before it is stored anywhere. A whole number is never kept by this type.

public enum PaymentCard {
    /// The scheme a card belongs to, by the ranges its issuers were given.
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        case visa, mastercard, maestro, americanExpress, dinersClub, discover, jcb, unionPay, mir, ruPay, troy, verve,
            elo
        case dankort, uatp
    }

    /// The scheme of a number that has one of its lengths and whose Luhn digit agrees; `nil` for every other text.
    ///
    /// - Parameter text: digits, with spaces, hyphens or dots between them or not.
    public static func scheme(of text: String) -> Scheme? {
        var digits: [UInt8] = []
        for byte in text.utf8 {
            if isASCIIDigit(byte) {
                digits.append(byte)
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-"), byte != UInt8(ascii: ".") {
                return nil
            }
            guard digits.count <= 19 else { return nil }
        }
        guard digits.count >= 12, CheckDigits.luhnHolds(digits[...]) else { return nil }
        return range(of: digits).map(\.scheme)
    }

    /// What may be shown and kept of a number: its scheme and last four digits, never more.
    public static func truncated(_ text: String) -> (scheme: Scheme, lastFour: String)? {
        scheme(of: text).map { ($0, String(decoding: text.utf8.filter(isASCIIDigit).suffix(4), as: UTF8.self)) }
    }

    /// Whether these ASCII digits are a whole number: 13 to 19 that begin as an issuer's numbers do, the last of which is the
    /// Luhn check digit.
    static func isWholeNumber(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (13...19).contains(digits.count), CheckDigits.luhnHolds(digits) else { return false }
        guard let range = range(of: digits) else { return false }
        // Maestro's short numbers and UATP's are left alone: telephone, account and tax numbers look just like them. Of the wide ranges
        // that were set aside for Maestro only those count that its cards are known by.
        guard range.scheme == .maestro else { return range.scheme != .uatp }
        let four = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return digits.count >= 16 && maestroCards.contains(four)
    }
    private static let maestroCards: Set<Int> = [
        5018, 5020, 5038, 5893, 6304, 6390, 6759, 6761, 6762, 6763, 6767, 6771,
    ]

    private static func range(of digits: some Collection<UInt8>) -> Range? {
        let six = digits.prefix(6).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return ranges.first { $0.first <= six && six <= $0.last && $0.lengths.contains(digits.count) }
    }

    private struct Range: Sendable {
        var scheme: Scheme
        var first: Int
        var last: Int
        var lengths: ClosedRange<Int>
    }

    /// By the first six digits, narrow ranges before the wide ones they lie in.
    private static let ranges: [Range] = [
        Range(scheme: .verve, first: 506_099, last: 506_198, lengths: 16...19),
        Range(scheme: .verve, first: 507_865, last: 507_964, lengths: 16...19),
        Range(scheme: .elo, first: 506_699, last: 506_778, lengths: 16...16),
        Range(scheme: .elo, first: 509_000, last: 509_999, lengths: 16...16),
        Range(scheme: .elo, first: 650_031, last: 650_598, lengths: 16...16),
        Range(scheme: .dankort, first: 501_900, last: 501_999, lengths: 16...16),
        Range(scheme: .ruPay, first: 508_200, last: 508_999, lengths: 16...16),
        Range(scheme: .ruPay, first: 820_000, last: 829_999, lengths: 16...16),
        Range(scheme: .visa, first: 400_000, last: 499_999, lengths: 13...13),
        Range(scheme: .visa, first: 400_000, last: 499_999, lengths: 16...16),
        Range(scheme: .visa, first: 400_000, last: 499_999, lengths: 19...19),
        Range(scheme: .mastercard, first: 510_000, last: 559_999, lengths: 16...16),
        Range(scheme: .mastercard, first: 222_100, last: 272_099, lengths: 16...16),
        Range(scheme: .mir, first: 220_000, last: 220_499, lengths: 16...19),
        Range(scheme: .americanExpress, first: 340_000, last: 349_999, lengths: 15...15),
        Range(scheme: .americanExpress, first: 370_000, last: 379_999, lengths: 15...15),
        Range(scheme: .dinersClub, first: 300_000, last: 305_999, lengths: 14...19),
        Range(scheme: .dinersClub, first: 309_500, last: 309_599, lengths: 14...19),
        Range(scheme: .dinersClub, first: 360_000, last: 369_999, lengths: 14...19),
        Range(scheme: .dinersClub, first: 380_000, last: 399_999, lengths: 14...19),
        Range(scheme: .jcb, first: 352_800, last: 358_999, lengths: 16...19),
        Range(scheme: .discover, first: 601_100, last: 601_199, lengths: 16...19),
        Range(scheme: .discover, first: 644_000, last: 659_999, lengths: 16...19),
        Range(scheme: .ruPay, first: 600_000, last: 609_999, lengths: 16...16),
        Range(scheme: .unionPay, first: 620_000, last: 629_999, lengths: 16...19),
        Range(scheme: .unionPay, first: 810_000, last: 819_999, lengths: 16...19),
        Range(scheme: .troy, first: 979_200, last: 979_299, lengths: 16...16),
        Range(scheme: .maestro, first: 500_000, last: 509_999, lengths: 12...19),
        Range(scheme: .maestro, first: 560_000, last: 699_999, lengths: 12...19),
        Range(scheme: .uatp, first: 100_000, last: 199_999, lengths: 15...15),
    ]
}
