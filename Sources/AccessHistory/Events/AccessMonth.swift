import Order

/// A calendar month in UTC: what one file of the access history holds.
public struct AccessMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Months since January of the year 0.
    let index: Int

    init(index: Int) { self.index = index }

    public init(containing time: Timestamp) { self.init(milliseconds: time.milliseconds) }

    init(milliseconds: Int64) {
        let day = Int((milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000)
        let date = CalendarDate(daysSince1970: day)
        index = date.year * 12 + (date.month ?? 1) - 1
    }

    /// Reads `2026-11`.
    public init?(_ text: String) {
        guard let date = CalendarDate(text), let month = date.month, date.day == nil else { return nil }
        index = date.year * 12 + month - 1
    }

    /// The first instant of the month.
    public var start: Timestamp {
        let days = CalendarDate.daysSince1970(year: index / 12, month: index % 12 + 1, day: 1) ?? 0
        return Timestamp(milliseconds: Int64(days) * 86_400_000)
    }
    public var next: AccessMonth { AccessMonth(index: index + 1) }
    public static func < (a: AccessMonth, b: AccessMonth) -> Bool { a.index < b.index }
    public var description: String { CalendarDate(year: index / 12, month: index % 12 + 1)?.description ?? "0000-00" }
}

/// What can be wrong with stored bytes of the access history once they are unsealed.
enum AccessCodecError: Error, Hashable, Sendable {
    case truncated
    case malformed
    case compression
}
