// The values that certificates and chips hold in elements.
import Order

extension EncodedElement {
    /// The octets of a non-negative INTEGER without leading zeros.
    func unsigned(_ what: String) throws(EncodingError) -> [UInt8] {
        guard count > 0, source[content.lowerBound] < 0x80 else { throw .value(what, at: start) }
        return Array(source[content].drop { $0 == 0 })
    }
    /// The octets of an INTEGER that is known to be positive: some issuers forget the zero before a high first bit.
    func magnitude(_ what: String) throws(EncodingError) -> [UInt8] {
        guard count > 0 else { throw .value(what, at: start) }
        return Array(source[content].drop { $0 == 0 })
    }
    /// A small INTEGER, negative ones included.
    func integer(_ what: String) throws(EncodingError) -> Int {
        guard (1...4).contains(count) else { throw .value(what, at: start) }
        var value = source[content.lowerBound] < 0x80 ? 0 : -1
        for byte in source[content] { value = value << 8 | Int(byte) }
        return value
    }
    /// The octets of a BIT STRING that has no unused bits.
    func bitStringOctets(_ what: String) throws(EncodingError) -> Range<Int> {
        guard tag == .bitString, count > 0, source[content.lowerBound] == 0 else { throw .value(what, at: start) }
        return content.lowerBound + 1..<content.upperBound
    }
    func boolean(_ what: String) throws(EncodingError) -> Bool {
        guard tag == .boolean, count == 1 else { throw .value(what, at: start) }
        return source[content.lowerBound] != 0
    }
    func oid(_ what: String) throws(EncodingError) -> OID {
        guard tag == .objectIdentifier, (1...64).contains(count), source[content.upperBound - 1] < 0x80 else {
            throw .value(what, at: start)
        }
        return OID(content: bytes)
    }

    /// The characters of a string type; other types and broken characters become U+FFFD.
    var text: String {
        switch tag {
        case .bmpString:
            var units: [UInt16] = []
            var at = content.lowerBound
            while at + 1 < content.upperBound {
                units.append(UInt16(source[at]) << 8 | UInt16(source[at + 1]))
                at += 2
            }
            return String(decoding: units, as: UTF16.self)
        case .teletexString where source[content].contains(where: { $0 >= 0x80 }):
            // Read as Latin-1, which is what issuers put into it.
            return String(String.UnicodeScalarView(source[content].map { Unicode.Scalar($0) }))
        default: return String(decoding: source[content], as: UTF8.self)
        }
    }

    /// A UTCTime or GeneralizedTime in UTC, with or without seconds (RFC 5280 section 4.1.2.5 demands them; older
    /// certificates leave them out).
    func time(_ what: String) throws(EncodingError) -> Timestamp {
        let yearDigits = tag == .utcTime ? 2 : 4
        guard tag == .utcTime || tag == .generalizedTime else { throw .expected(what, at: start) }
        let text = source[content]
        guard text.last == UInt8(ascii: "Z") else { throw .value(what, at: start) }
        let digits = text.dropLast()
        guard digits.count == yearDigits + 8 || digits.count == yearDigits + 10,
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw .value(what, at: start) }
        func number(_ offset: Int, _ length: Int) -> Int {
            digits.dropFirst(offset).prefix(length).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        var year = number(0, yearDigits)
        if yearDigits == 2 { year += year < 50 ? 2000 : 1900 }
        let hour = number(yearDigits + 4, 2), minute = number(yearDigits + 6, 2)
        let second = digits.count == yearDigits + 10 ? number(yearDigits + 8, 2) : 0
        guard
            let days = CalendarDate.daysSince1970(
                year: year, month: number(yearDigits, 2), day: number(yearDigits + 2, 2)),
            hour < 24, minute < 60, second <= 60
        else { throw .value(what, at: start) }
        return Timestamp(milliseconds: (Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)) * 1000)
    }
}
