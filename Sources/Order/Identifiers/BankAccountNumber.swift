// Bank account numbers: an IBAN is recognised by its country and checked in every part (ISO 13616, check digits by ISO/IEC 7064
// MOD 97-10); a number of any other system is kept as written.

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
        let problem: IdentifierError?
        (isIBAN, problem) = form.withUTF8(checkedAsIBAN)
        if let problem { throw problem }
    }

    /// The country of an IBAN.
    public var country: JurisdictionCode? { isIBAN ? try? JurisdictionCode(parsing: String(canonical.prefix(2))) : nil }
}

/// Whether a text begins as an IBAN does (two letters of the registry, two digits), and what is then wrong with it.
private func checkedAsIBAN(_ bytes: UnsafeBufferPointer<UInt8>) -> (isIBAN: Bool, problem: IdentifierError?) {
    guard bytes.count >= 5, isASCIIDigit(bytes[2]), isASCIIDigit(bytes[3]),
        let structure = IBANStructure.of(bytes[0], bytes[1])
    else { return (false, nil) }
    let country = String(decoding: bytes.prefix(2), as: UTF8.self)
    guard bytes.count == structure.length else {
        return (
            true,
            .malformed(
                "an IBAN of \(country) has \(structure.length) characters, this one \(bytes.count); compare it with the bank's paper"
            )
        )
    }
    if let fault = structure.firstFault(bytes) {
        let expected =
            switch structure.account[fault - 4] {
            case .digit: "a digit"
            case .letter: "a letter"
            case .either: "a letter or digit"
            }
        return (
            true,
            .malformed(
                "character \(fault + 1) of an IBAN of \(country) is \(expected); compare it with the bank's paper")
        )
    }
    guard CheckDigits.remainder97(bytes.dropFirst(4).map { $0 } + bytes.prefix(4)) == 1,
        NationalAccountCheck.holds(country: country[...], account: Array(bytes)[4...])
    else { return (true, .checkDigits(of: "IBAN")) }
    return (true, nil)
}
