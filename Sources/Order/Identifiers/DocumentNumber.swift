// Numbers of passports, identity cards, tax and company registers: kept as written, compared without their separators.

/// A number of a document or a register.
public struct DocumentNumber: Hashable, Sendable {
    /// As given, trimmed.
    public let text: String
    /// Letters and digits only, in upper case, decimal digits of any script as ASCII.
    public let canonical: String

    public init(parsing text: String) throws(IdentifierError) {
        let written = try WrittenText(parsing: text, limit: Limits.documentNumber)
        self.text = written.text
        canonical = lettersAndDigits(written.text)
        guard !canonical.isEmpty else {
            throw .malformed("holds no letter and no digit; write the number as it is printed")
        }
    }
}

/// Letters and digits in upper case, digits of any script as ASCII; everything else is dropped.
func lettersAndDigits(_ text: String) -> String {
    var text = text
    let ascii: String? = text.withUTF8 { bytes in
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: max(bytes.count, 1)) { buffer in
            var count = 0
            for byte in bytes where isASCIILetterOrDigit(byte) {
                buffer[count] = isASCIIDigit(byte) ? byte : byte & 0xDF
                count += 1
            }
            return count
        }
    }
    if let ascii { return ascii }
    var result = String.UnicodeScalarView()
    for scalar in text.uppercased().unicodeScalars {
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
            let digit = Unicode.Scalar(0x30 + UInt32(value))
        {
            result.append(digit)
        } else if scalar.isLetter || scalar.isMark || scalar.isDigitOrNumber {
            result.append(scalar)
        }
    }
    return String(result)
}
