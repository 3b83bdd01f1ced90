/// A length of time as a regulation writes it: `2 years`, `12 months`, `30 days`, `48 hours`, `10 minutes`.
///
/// Years and months are calendar ones: two years after 29 February 2024 is 28 February 2026. One unit per period, so that
/// what the file says, what the console shows and what is computed are one thing.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    public enum Unit: String, Hashable, Sendable, CaseIterable { case minutes, hours, days, months, years }
    public let count: Int
    public let unit: Unit

    /// `nil` unless the count lies between 1 and what fits a century.
    public init?(_ count: Int, _ unit: Unit) {
        guard count >= 1, count <= Period.most(unit) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// Parses `30 days`, `1 year`; `nil` when malformed or longer than a century.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 8, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(parts[0]),
            let unit = Unit(rawValue: parts[1].hasSuffix("s") ? String(parts[1]) : parts[1] + "s")
        else { return nil }
        self.init(count, unit)
    }

    private static func most(_ unit: Unit) -> Int {
        switch unit {
        case .minutes: 60 * 24 * 366
        case .hours: 24 * 366
        case .days: 36_525
        case .months: 1200
        case .years: 100
        }
    }

    public var description: String {
        count == 1 ? "1 \(unit.rawValue.dropLast())" : "\(count) \(unit.rawValue)"
    }

    /// The instant this long after `start`: the same time of day; a day that the month lacks becomes the month's last.
    public func after(_ start: Timestamp) -> Timestamp {
        switch unit {
        case .minutes: start.adding(milliseconds: Int64(count) * 60_000)
        case .hours: start.adding(milliseconds: Int64(count) * 3_600_000)
        case .days: start + Days(count)
        case .months: Period.adding(months: count, to: start)
        case .years: Period.adding(months: count * 12, to: start)
        }
    }

    private static func adding(months: Int, to start: Timestamp) -> Timestamp {
        let ms = start.milliseconds
        let day = Int((ms >= 0 ? ms : ms - 86_399_999) / 86_400_000)
        let date = CalendarDate(daysSince1970: day)
        let month = date.year * 12 + (date.month ?? 1) - 1 + months
        let year = month / 12, monthOfYear = month % 12 + 1
        let last = CalendarDate.days(inMonth: monthOfYear, of: year)
        guard
            let then = CalendarDate.daysSince1970(year: year, month: monthOfYear, day: min(date.day ?? 1, last))
        else { return start }
        return start.adding(milliseconds: Int64(then - day) * 86_400_000)
    }

    /// Whether this period is at least as long as the other from whichever day both begin. `2 years` is not at least
    /// `731 days`, nor `730 days` at least `2 years`: a comparison that a leap day can turn is refused, not rounded.
    public func isNeverShorter(than other: Period) -> Bool {
        if unit == other.unit { return count >= other.count }
        return Period.trialStarts.allSatisfy { after($0) >= other.after($0) }
    }

    /// First and last day of every month around a leap day and around the century that has none.
    private static let trialStarts: [Timestamp] = [2023...2028, 2095...2104].flatMap { years in
        years.flatMap { year in
            (1...12).flatMap { month in
                [1, CalendarDate.days(inMonth: month, of: year)].compactMap { day in
                    CalendarDate.daysSince1970(year: year, month: month, day: day)
                        .map { Timestamp(milliseconds: Int64($0) * 86_400_000) }
                }
            }
        }
    }
}
