// Bank account numbers: an IBAN is recognised by its country and length and checked (ISO 13616, check digits by
// ISO/IEC 7064 MOD 97-10); a number of any other system is kept as written.

/// A bank account number.
public struct BankAccountNumber: Hashable, Sendable {
    /// As given, trimmed.
    public let text: String
    /// Letters and digits only, in upper case.
    public let canonical: String
    public let isIBAN: Bool

    public init(parsing text: String) throws(IdentifierError) {
        let written = try WrittenText(parsing: text, limit: Limits.bankAccount)
        self.text = written.text
        canonical = lettersAndDigits(written.text)
        guard !canonical.isEmpty else { throw .malformed("holds no letter and no digit; write the account number") }
        var form = canonical
        guard let length = form.withUTF8(ibanLength) else {
            isIBAN = false
            return
        }
        guard form.utf8.count == length else {
            throw .malformed(
                "an IBAN of \(form.prefix(2)) has \(length) characters, this one \(form.utf8.count); compare it with the bank's paper"
            )
        }
        guard form.withUTF8(remainder97) == 1 else { throw .checkDigits(of: "IBAN") }
        isIBAN = true
    }

    /// The country of an IBAN.
    public var country: JurisdictionCode? { isIBAN ? try? JurisdictionCode(parsing: String(canonical.prefix(2))) : nil }
}

/// The length an IBAN of this country has, when the text begins as one: two letters of the registry and two digits.
private func ibanLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= 5, isASCIIDigit(bytes[2]), isASCIIDigit(bytes[3]) else { return nil }
    return ibanLengths[UInt16(bytes[0]) << 8 | UInt16(bytes[1])]
}

private func remainder97(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var remainder = 0
    for i in 0..<bytes.count {
        let byte = bytes[(i + 4) % bytes.count]
        if isASCIIDigit(byte) {
            remainder = (remainder * 10 + Int(byte - 0x30)) % 97
        } else if isASCIILetter(byte) {
            remainder = (remainder * 100 + Int(byte - 0x41) + 10) % 97
        } else {
            return 0
        }
    }
    return remainder
}

/// Lengths by country, from the IBAN registry (SWIFT, ISO 13616-2).
private let ibanLengths: [UInt16: Int] = {
    let registry = """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 \
        ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 \
        LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 \
        PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """
    var lengths: [UInt16: Int] = [:]
    for item in registry.split(separator: " ") {
        let bytes = Array(item.utf8)
        lengths[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = Int(item.dropFirst(2))
    }
    return lengths
}()
