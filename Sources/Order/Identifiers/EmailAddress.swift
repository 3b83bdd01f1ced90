// E-mail addresses: the part of RFC 5321, 5322, 6531 and 5890 that mail in use today needs. Not accepted, on purpose:
// quoted local parts, comments, address literals and domains of one label.
import Foundation

/// An e-mail address.
public struct EmailAddress: Hashable, Sendable {
    /// As given, trimmed.
    public let text: String
    /// For comparing: the whole address in lower case, the domain as A-labels.
    ///
    /// RFC 5321 lets a receiver tell local parts apart by case; no provider of note does, and two accounts that differ
    /// in it are one person. Dots and `+tags` are kept: they mean something at some providers and nothing at others.
    public let canonical: String

    public init(parsing text: String) throws(IdentifierError) {
        let text = text.trimmed
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Limits.email * 2 else { throw .tooLong(limit: Limits.email) }
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else {
            throw .malformed("has no @; write it as name@example.com")
        }
        let local = text[..<at]
        let domain = text[text.utf8.index(after: at)...]
        try EmailAddress.check(local: local)
        let asciiDomain = try EmailAddress.canonical(domain: domain)
        guard local.utf8.count + 1 + asciiDomain.utf8.count <= Limits.email else { throw .tooLong(limit: Limits.email) }
        let ascii = local.utf8.allSatisfy { $0 < 0x80 }
        self.text = text
        canonical =
            (ascii ? local.lowercased() : local.lowercased().precomposedStringWithCanonicalMapping) + "@" + asciiDomain
    }

    /// Where mail goes: the local part as it was typed, since its receiver may tell case apart, at the domain as A-labels. ASCII unless
    /// the local part is not, which then takes a relay that knows SMTPUTF8 (RFC 6531).
    public var mailbox: String {
        let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) ?? text.startIndex
        return "\(text[..<at])@\(domain)"
    }

    /// The domain in lower case, as A-labels.
    public var domain: Substring { canonical[canonical.utf8.index(after: atSign)...] }
    private var atSign: String.Index { canonical.utf8.lastIndex(of: UInt8(ascii: "@")) ?? canonical.startIndex }

    private static func check(local: Substring) throws(IdentifierError) {
        guard !local.isEmpty else { throw .malformed("nothing stands before the @; write it as name@example.com") }
        guard local.utf8.count <= Limits.emailLocalPart else {
            throw .malformed("the part before the @ is longer than \(Limits.emailLocalPart) bytes")
        }
        if local.utf8.first == UInt8(ascii: "\"") {
            throw .malformed("addresses with quotation marks are not accepted; use another address")
        }
        var previous: Unicode.Scalar = "."
        for scalar in local.unicodeScalars {
            if scalar == "." {
                guard previous != "." else { throw .malformed("two dots together, or a dot at the beginning") }
            } else if scalar.value < 0x80 {
                guard isAtomText(UInt8(scalar.value)) else {
                    throw .malformed("a character before the @ does not belong in an e-mail address")
                }
            } else if let kind = WrittenText.forbiddance(of: scalar, after: nil) {
                throw .forbiddenCharacter(scalar, kind)
            } else if scalar.properties.isWhitespace {
                throw .malformed("a space before the @; remove it")
            }
            previous = scalar
        }
        guard previous != "." else { throw .malformed("a dot right before the @; remove it") }
    }

    private static func canonical(domain: Substring) throws(IdentifierError) -> String {
        let missing = IdentifierError.malformed("the domain after the @ is not complete; write it as name@example.com")
        guard !domain.isEmpty else { throw missing }
        if domain.utf8.first == UInt8(ascii: "[") {
            throw .malformed("a numeric address after the @ is not accepted; use an address with a domain name")
        }
        var lower = domain.lowercased()
        if !lower.utf8.allSatisfy({ $0 < 0x80 }) {
            lower = lower.precomposedStringWithCompatibilityMapping.lowercased()
            // The ideographic full stops that IDNA reads as dots (RFC 3490 section 3.1).
            lower = String(
                String.UnicodeScalarView(lower.unicodeScalars.map { $0 == "\u{3002}" || $0 == "\u{FF61}" ? "." : $0 }))
        }
        var labels: [String] = []
        for part in lower.split(separator: ".", omittingEmptySubsequences: false) {
            guard !part.isEmpty else { throw missing }
            for scalar in part.unicodeScalars where scalar.value >= 0x80 {
                if let kind = WrittenText.forbiddance(of: scalar, after: nil) {
                    throw .forbiddenCharacter(scalar, kind)
                }
                guard scalar.isLetter || scalar.isDigitOrNumber || scalar.isMark || scalar.properties.isAlphabetic
                else {
                    throw .malformed("a character of the domain does not belong in a domain name")
                }
            }
            guard let label = asciiLabel(String(part)), label.utf8.count <= 63 else {
                throw .malformed("a part of the domain is longer than 63 characters")
            }
            guard label.utf8.allSatisfy({ isASCIILetterOrDigit($0) || $0 == UInt8(ascii: "-") }) else {
                throw .malformed("a character of the domain does not belong in a domain name")
            }
            guard label.utf8.first != UInt8(ascii: "-"), label.utf8.last != UInt8(ascii: "-") else {
                throw .malformed("a part of the domain begins or ends with a hyphen")
            }
            labels.append(label)
        }
        guard labels.count >= 2, let top = labels.last, top.utf8.count >= 2, !top.utf8.allSatisfy(isASCIIDigit) else {
            throw missing
        }
        let result = labels.joined(separator: ".")
        guard result.utf8.count <= Limits.domain else {
            throw .malformed("the domain is longer than \(Limits.domain) characters")
        }
        return result
    }
}

/// RFC 5322 section 3.2.3, `atext`.
private func isAtomText(_ byte: UInt8) -> Bool {
    if isASCIILetterOrDigit(byte) { return true }
    return switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
        UInt8(ascii: "'"),
        UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="),
        UInt8(ascii: "?"),
        UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
        UInt8(ascii: "}"),
        UInt8(ascii: "~"):
        true
    default: false
    }
}

func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 <= 25 }
func isASCIILetterOrDigit(_ byte: UInt8) -> Bool { isASCIIDigit(byte) || isASCIILetter(byte) }
