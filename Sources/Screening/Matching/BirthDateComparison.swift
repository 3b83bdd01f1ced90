// Birth dates with the uncertainty of both sides: what clerks mistype is near, another year is another person.
import Order

enum BirthDateComparison {
    enum Agreement: Int, Comparable {
        case differs, near, compatible, same
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// How many years around an approximate year are still that year.
    static let approximateYears = 2

    static func compare(_ ours: CalendarDate, _ theirs: ListedDate) -> Agreement {
        switch theirs {
        case .on(let date): compare(ours, date)
        case .circa(let date): abs(ours.year - date.year) <= approximateYears ? .compatible : .differs
        case .between(let first, let last):
            if ours.year > first.year, ours.year < last.year {
                .compatible
            } else if isWithin(ours, first, last) {
                .compatible
            } else {
                ours.year >= first.year - 1 && ours.year <= last.year + 1 ? .near : .differs
            }
        }
    }

    private static func isWithin(_ date: CalendarDate, _ first: CalendarDate, _ last: CalendarDate) -> Bool {
        func atMost(_ a: CalendarDate, _ b: CalendarDate) -> Bool {
            if a.year != b.year { return a.year < b.year }
            guard let x = a.month, let y = b.month, x != y else {
                return (a.day ?? 1) <= (b.day ?? 31) || a.month == nil || b.month == nil
            }
            return x < y
        }
        return atMost(first, date) && atMost(date, last)
    }

    private static func compare(_ a: CalendarDate, _ b: CalendarDate) -> Agreement {
        guard let am = a.month, let bm = b.month else {
            if a.year == b.year { return .compatible }
            return abs(a.year - b.year) == 1 ? .near : .differs
        }
        guard let ad = a.day, let bd = b.day else {
            if a.year == b.year { return am == bm ? .compatible : .near }
            return .differs
        }
        if a.year == b.year {
            if am == bm, ad == bd { return .same }
            // The first of January stands for an unknown day.
            if am == 1 && ad == 1 || bm == 1 && bd == 1 { return .compatible }
            return .near
        }
        // The same day of a neighbouring year, or one digit of the year mistyped.
        if am == bm, ad == bd, abs(a.year - b.year) <= 1 || differInOneDigit(a.year, b.year) { return .near }
        return .differs
    }

    private static func differInOneDigit(_ a: Int, _ b: Int) -> Bool {
        var a = a, b = b, wrong = 0
        for _ in 0..<4 {
            if a % 10 != b % 10 { wrong += 1 }
            a /= 10
            b /= 10
        }
        return wrong <= 1
    }
}
