/// What is wrong with a zone, as bits, so that reading one allocates nothing for it.
struct Flaws: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    static let numberCheck = Flaws(rawValue: 1 << 0)
    static let birthDateCheck = Flaws(rawValue: 1 << 1)
    static let expiryCheck = Flaws(rawValue: 1 << 2)
    static let optionalCheck = Flaws(rawValue: 1 << 3)
    static let compositeCheck = Flaws(rawValue: 1 << 4)
    static let birthDate = Flaws(rawValue: 1 << 5)
    static let expiry = Flaws(rawValue: 1 << 6)
    static let sex = Flaws(rawValue: 1 << 7)
    static let issuer = Flaws(rawValue: 1 << 8)
    static let nationality = Flaws(rawValue: 1 << 9)
    static let name = Flaws(rawValue: 1 << 10)
    static let number = Flaws(rawValue: 1 << 11)
    static let checks: Flaws = [.numberCheck, .birthDateCheck, .expiryCheck, .optionalCheck, .compositeCheck]
}

/// Looks at the bytes of a zone, which are capitals, digits and fillers only. It lives no longer than the buffer it borrows.
struct MRZInspection {
    let bytes: UnsafeBufferPointer<UInt8>
    let layout: MRZLayout

    private static let filler = UInt8(ascii: "<")

    func flaws() -> Flaws {
        var flaws: Flaws = []
        if numberCheck().isWrong { flaws.insert(.numberCheck) }
        if birthDateCheck().isWrong { flaws.insert(.birthDateCheck) }
        if expiryCheck().isWrong { flaws.insert(.expiryCheck) }
        if optionalCheck()?.isWrong == true { flaws.insert(.optionalCheck) }
        if compositeCheck()?.isWrong == true { flaws.insert(.compositeCheck) }
        if !isDate(layout.birthDate, partsMayBeUnknown: true) { flaws.insert(.birthDate) }
        if !isDate(layout.expiry, partsMayBeUnknown: false) { flaws.insert(.expiry) }
        switch bytes[layout.sex] {
        case UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "X"), MRZInspection.filler: break
        default: flaws.insert(.sex)
        }
        if !isCode(2..<5) || bytes[2] == MRZInspection.filler { flaws.insert(.issuer) }
        if !isCode(layout.nationality) { flaws.insert(.nationality) }
        if !isName(layout.name) { flaws.insert(.name) }
        if isBlank(layout.number) { flaws.insert(.number) }
        return flaws
    }

    // MARK: Check digits (part 3 section 4.9)

    /// One check digit as it stands and as it should be.
    struct Check {
        var at: Int
        var found: UInt8
        var expected: UInt8
        /// A blank field may have a filler for its check digit.
        var mayBeFiller = false
        var isWrong: Bool { found != expected && !(mayBeFiller && found == MRZInspection.filler) }
    }

    func numberCheck() -> Check {
        if let rest = longNumber() {
            let digit = rest.upperBound - 1
            return Check(at: digit, found: bytes[digit], expected: checkDigit(layout.number, rest.lowerBound..<digit))
        }
        return simple(layout.number, layout.numberCheck)
    }
    func birthDateCheck() -> Check { simple(layout.birthDate, layout.birthDateCheck) }
    func expiryCheck() -> Check { simple(layout.expiry, layout.expiryCheck) }
    func optionalCheck() -> Check? {
        guard let at = layout.optionalCheck, let field = layout.optional.first else { return nil }
        var check = simple(field, at)
        check.mayBeFiller = isBlank(field)
        return check
    }
    func compositeCheck() -> Check? {
        guard let at = layout.compositeCheck else { return nil }
        var sum = WeightedSum()
        for range in layout.composite { sum.add(bytes, range) }
        return Check(at: at, found: bytes[at], expected: sum.digit)
    }

    /// Where a number of more than nine characters goes on in the optional data, its check digit last; `nil` for others.
    func longNumber() -> Range<Int>? {
        guard layout.allowsLongNumber, bytes[layout.numberCheck] == MRZInspection.filler,
            let field = layout.optional.first,
            bytes[field.lowerBound] != MRZInspection.filler
        else { return nil }
        var end = field.lowerBound
        while end < field.upperBound, bytes[end] != MRZInspection.filler { end += 1 }
        return field.lowerBound..<end
    }

    private func simple(_ field: Range<Int>, _ at: Int) -> Check {
        Check(at: at, found: bytes[at], expected: checkDigit(field, 0..<0))
    }
    private func checkDigit(_ first: Range<Int>, _ second: Range<Int>) -> UInt8 {
        var sum = WeightedSum()
        sum.add(bytes, first)
        sum.add(bytes, second)
        return sum.digit
    }

    /// The sum of values times the weights 7, 3, 1, modulo 10.
    private struct WeightedSum {
        private var sum = 0
        private var position = 0
        mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
            var weight = position == 0 ? 7 : position == 1 ? 3 : 1
            for i in range {
                let byte = bytes[i]
                let value = byte >= 0x41 ? Int(byte) - 55 : byte == MRZInspection.filler ? 0 : Int(byte) - 48
                sum += value * weight
                weight = weight == 7 ? 3 : weight == 3 ? 1 : 7
            }
            position = (position + range.count) % 3
        }
        var digit: UInt8 { UInt8(0x30 + sum % 10) }
    }

    // MARK: Contents

    private func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { bytes[$0] == MRZInspection.filler } }

    private func isCode(_ range: Range<Int>) -> Bool {
        var ended = false
        for i in range {
            if bytes[i] == MRZInspection.filler {
                ended = true
            } else if ended || bytes[i] < 0x41 {
                return false
            }
        }
        return true
    }

    private func isName(_ range: Range<Int>) -> Bool {
        var letters = false
        for i in range {
            if bytes[i] == MRZInspection.filler { continue }
            if bytes[i] < 0x41 { return false }
            letters = true
        }
        return letters
    }

    /// Six digits that name a day. In a birth date the day, then the month, then the year may be unknown (part 3 section 4.8);
    /// an expiry may be left out as a whole.
    private func isDate(_ range: Range<Int>, partsMayBeUnknown: Bool) -> Bool {
        if isBlank(range) { return true }
        let parts = MRZDate(bytes: bytes, at: range.lowerBound)
        guard let parts else { return false }
        return partsMayBeUnknown || parts.day != nil
    }
}
