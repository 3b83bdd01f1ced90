// How addresses are made up by country: the parts one must have and the form of the postal code (Universal Postal Union, Postal
// addressing systems in member countries; clause 1(a)(ii)(A) asks for an address). A country that is not in the table has no
// postal codes or none that is known here, and any address will do.
import Order

/// What an address in one country has.
public struct PostalFormat: Hashable, Sendable {
    public let country: JurisdictionCode
    /// Whether an address cannot be delivered without these.
    public let requiresLocality: Bool
    public let requiresRegion: Bool
    public let requiresPostalCode: Bool
    /// The forms of the code as it is written: `9` a digit, `A` a letter, `X` either, anything else itself, small letters
    /// standing for large ones. Empty when there is no code, or its form is not known.
    public let codes: [String]

    /// `nil` when the country is not in the table.
    public static func of(_ country: JurisdictionCode) -> PostalFormat? {
        PostalTable.formats[country.country]
    }
    /// Countries whose postal codes have a form that is known.
    public static var countriesWithCodes: [JurisdictionCode] {
        PostalTable.formats.values.filter { !$0.codes.isEmpty }.map(\.country).sorted()
    }

    /// The code as it is printed, when the text has the characters of one; `nil` when it has not.
    ///
    /// Spaces, hyphens and letter case make no difference, nor does leaving out a leading country code (`LV-1010`, `1010`).
    public func normalised(_ text: String) -> String? {
        guard text.utf8.count <= Limits.postalCode else { return nil }
        var given: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A: given.append(byte)
            case 0x61...0x7A: given.append(byte & 0xDF)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): continue
            default: return nil
            }
        }
        for form in codes {
            if let written = PostalFormat.written(given[...], as: form[...]) { return written }
            let literal = form.utf8.prefix { $0 >= 0x61 && $0 <= 0x7A }
            if !literal.isEmpty, literal.count < form.utf8.count {
                let whole = Array(literal.map { $0 & 0xDF }) + given
                if let written = PostalFormat.written(whole[...], as: form[...]) { return written }
            }
            // A country code before the code, as letters from abroad have it: L-1234, D-12345.
            if given.count > form.utf8.count - 1, let first = country.code.utf8.first, given.first == first {
                let letters = given.prefix { $0 > 0x40 }
                if letters.count <= 2, let written = PostalFormat.written(given.dropFirst(letters.count), as: form[...])
                {
                    return written
                }
            }
        }
        return nil
    }

    private static func written(_ given: ArraySlice<UInt8>, as form: Substring) -> String? {
        var given = given
        var written: [UInt8] = []
        for place in form.utf8 {
            let isLiteralLetter = place >= 0x61 && place <= 0x7A
            let isSign = place == UInt8(ascii: " ") || place == UInt8(ascii: "-")
            if isSign {
                written.append(place)
                continue
            }
            guard let byte = given.popFirst() else { return nil }
            let fits =
                switch place {
                case UInt8(ascii: "9"): byte < 0x40
                case UInt8(ascii: "A"): byte > 0x40
                case UInt8(ascii: "X"): true
                default: byte == (isLiteralLetter ? place & 0xDF : place)
                }
            guard fits else { return nil }
            written.append(byte)
        }
        return given.isEmpty ? String(decoding: written, as: UTF8.self) : nil
    }
}
