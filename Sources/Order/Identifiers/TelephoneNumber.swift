// Telephone numbers in the international form of ITU-T E.164, by the numbering plans that libphonenumber knows.
import CPhoneNumber

/// A telephone number with its country code.
public struct TelephoneNumber: Hashable, Sendable {
    public enum Line: String, Hashable, Sendable, CaseIterable {
        case fixed, mobile, fixedOrMobile, voip, tollFree, premiumRate, shared, personal, pager, other, unknown
    }
    /// As given, trimmed, without the marks of writing direction that address books put around a number they copy.
    public let text: String
    /// E.164: `+` and at most 15 digits.
    public let canonical: String
    /// The region of the numbering plan; `nil` for numbers of no region, satellite networks say.
    public let region: JurisdictionCode?
    public let line: Line
    /// Whether the plan assigns the range it lies in. Plans grow: a number that is not is kept, and told.
    public let isAssigned: Bool

    /// - Parameter region: where the writer is thought to be. It never completes a number in silence; it only lets the
    ///   error say what the whole number would be.
    public init(parsing text: String, region: JurisdictionCode? = nil) throws(IdentifierError) {
        let text = withoutDirectionMarks(text).trimmed
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Limits.telephone else { throw .tooLong(limit: Limits.telephone) }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .malformed("not a telephone number; write it as +371 2000 0000")
        }
        let found = parse(text, region: "")
        guard found.status != 2 else {
            throw .missingCountryCode(suggestion: suggestion(for: text, region: region))
        }
        guard found.status != 3 else { throw .malformed("too short for a telephone number of that country") }
        guard found.status != 4 else { throw .malformed("too long for a telephone number of that country") }
        guard found.status == 0 else { throw .malformed("not a telephone number; write it as +371 2000 0000") }
        self.text = text
        canonical = found.e164Text
        self.region = try? JurisdictionCode(parsing: found.regionText)
        line = Line(found.type)
        isAssigned = found.valid == 1
    }

    /// A number that was parsed before, from its E.164 form; region and line are left unknown. For reading back in bulk what
    /// this program itself has written.
    public init(parsedBefore canonical: String) {
        text = canonical
        self.canonical = canonical
        region = nil
        line = .unknown
        isAssigned = true
    }

    /// The digits, without `+`: what may be masked or counted.
    public var digits: Substring { canonical.dropFirst() }
}

/// Without U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, which nobody sees and which could turn what is shown.
private func withoutDirectionMarks(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let kept = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
    return String(String.UnicodeScalarView(kept))
}

private func parse(_ text: String, region: String) -> gh_phone_number {
    var text = text
    var result = gh_phone_number()
    text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
            region.withCString { gh_phone_number_parse(characters.baseAddress, characters.count, $0, &result) }
        }
    }
    return result
}

private func suggestion(for text: String, region: JurisdictionCode?) -> String? {
    // 00 is the prefix to dial abroad nearly everywhere.
    if text.hasPrefix("00") {
        let found = parse("+" + text.dropFirst(2), region: "")
        if found.status == 0, found.valid == 1 { return found.e164Text }
    }
    guard let region else { return nil }
    let found = parse(text, region: region.country)
    return found.status == 0 && found.valid == 1 ? found.e164Text : nil
}

extension gh_phone_number {
    fileprivate var e164Text: String { withUnsafeBytes(of: e164) { terminated($0) } }
    fileprivate var regionText: String { withUnsafeBytes(of: region) { terminated($0) } }
}

private func terminated(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
}

extension TelephoneNumber.Line {
    /// By the order of libphonenumber's `PhoneNumberType`.
    fileprivate init(_ type: Int32) {
        self =
            switch type {
            case 0: .fixed
            case 1: .mobile
            case 2: .fixedOrMobile
            case 3: .tollFree
            case 4: .premiumRate
            case 5: .shared
            case 6: .voip
            case 7: .personal
            case 8: .pager
            case 9, 10: .other
            default: .unknown
            }
    }
}
