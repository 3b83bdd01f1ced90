// Dates of two-digit years, parts of which may be unknown: Doc 9303 part 3 section 4.8.
import Order

/// Six characters of a zone as a date: the century is not written, and day and month may be fillers.
struct MRZDate: Hashable, Sendable {
    /// 0 to 99; `nil` when unknown.
    var year: Int?
    var month: Int?
    var day: Int?

    /// `nil` when the characters are no date in any century.
    init?(bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        func two(_ at: Int) -> (known: Int?, isValid: Bool) {
            let high = bytes[at], low = bytes[at + 1]
            if high == 0x3C, low == 0x3C { return (nil, true) }
            guard (0x30...0x39).contains(high), (0x30...0x39).contains(low) else { return (nil, false) }
            return (Int(high - 0x30) * 10 + Int(low - 0x30), true)
        }
        let year = two(start), month = two(start + 2), day = two(start + 4)
        guard year.isValid, month.isValid, day.isValid else { return nil }
        self.year = year.known
        self.month = month.known
        self.day = day.known
        if let month = self.month {
            guard (1...12).contains(month) else { return nil }
        }
        if let day = self.day {
            // 29 February exists in some century of every year that is a multiple of four, and of 00.
            guard let month = self.month, let year = self.year, day >= 1,
                day <= CalendarDate.days(inMonth: month, of: year % 4 == 0 ? 2000 : 2001)
            else { return nil }
        }
    }

    /// The date in the given century's hundred; `nil` when there is no such day in it or the year is unknown.
    func inCentury(beginning century: Int) -> CalendarDate? {
        year.flatMap { CalendarDate(year: century + $0, month: month, day: month == nil ? nil : day) }
    }
}

extension MachineReadableZone {
    private func date(_ range: Range<Int>) -> MRZDate? {
        bytes.withUnsafeBufferPointer { MRZDate(bytes: $0, at: range.lowerBound) }
    }

    /// The birth date: the latest one not after `day`, since nobody is born later. Somebody over a hundred years old is
    /// therefore read as younger; compare with what they state. `nil` when the zone has no readable year.
    public func birthDate(asOf day: CalendarDate) -> CalendarDate? {
        guard let date = date(layout.birthDate) else { return nil }
        let century = day.year / 100 * 100
        return [century, century - 100].lazy.compactMap { date.inCentury(beginning: $0) }.first { candidate in
            candidate.year < day.year || candidate.year == day.year && candidate <= day
        }
    }

    /// Whether the birth date, whose century the zone does not write, can be this one: as far as both go.
    func birthDate(canBe other: CalendarDate) -> Bool {
        guard let date = date(layout.birthDate) else { return true }
        if let year = date.year, year != other.year % 100 { return false }
        if let month = date.month, let otherMonth = other.month, month != otherMonth { return false }
        if let day = date.day, let otherDay = other.day, day != otherDay { return false }
        return true
    }

    /// The date of expiry, in the century that brings it nearest to `day`; `nil` when the zone states none.
    public func expiry(asOf day: CalendarDate) -> CalendarDate? {
        guard let date = date(layout.expiry) else { return nil }
        let century = day.year / 100 * 100
        return [century - 100, century, century + 100].compactMap { date.inCentury(beginning: $0) }.min {
            abs($0.year - day.year) < abs($1.year - day.year)
        }
    }
}
