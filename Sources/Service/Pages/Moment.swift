import Order

/// Times as people read them: always UTC, and the zone is said where the page around it does not.
enum Moment {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `12 Nov 2025 09:14 UTC`.
    static func long(_ time: Timestamp) -> String { short(time) + " UTC" }

    /// `12 Nov 2025 09:14`, for columns whose heading says UTC.
    static func short(_ time: Timestamp) -> String { "\(day(time)) \(clock(time))" }

    /// `12 Nov 2025`.
    static func day(_ time: Timestamp) -> String {
        let date = date(of: time)
        return "\(date.day ?? 1) \(months[(date.month ?? 1) - 1]) \(date.year)"
    }

    /// `09:14`.
    static func clock(_ time: Timestamp) -> String {
        let minute = Int(floorMod(time.milliseconds, 86_400_000) / 60_000)
        return two(minute / 60) + ":" + two(minute % 60)
    }

    /// `09:14:16`.
    static func clockToSecond(_ time: Timestamp) -> String {
        clock(time) + ":" + two(Int(floorMod(time.milliseconds, 60_000) / 1000))
    }

    static func date(of time: Timestamp) -> CalendarDate {
        CalendarDate(daysSince1970: Int((time.milliseconds - floorMod(time.milliseconds, 86_400_000)) / 86_400_000))
    }

    /// A length of time in its largest unit or two: `41 s`, `1 min 52 s`, `5 h`, `12 d`.
    static func length(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1000
        switch seconds {
        case 0: return milliseconds < 1 ? "under 1 ms" : "\(milliseconds) ms"
        case ..<60: return "\(seconds) s"
        case ..<3600: return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
        case ..<86_400: return "\(seconds / 3600) h"
        default: return "\(seconds / 86_400) d"
        }
    }

    /// How far off a due time is: `3 h late`, `in 2 h`, or its day when that is further than a day away.
    static func due(_ time: Timestamp, now: Timestamp) -> String {
        let left = time - now
        if left < 0 { return length(-left) + " late" }
        if left < 86_400_000 { return "in " + length(left) }
        if left < 6 * 86_400_000 { return weekday(time) }
        return day(time)
    }

    static func weekday(_ time: Timestamp) -> String {
        let days = (time.milliseconds - floorMod(time.milliseconds, 86_400_000)) / 86_400_000
        return ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(floorMod(days, 7))]
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    private static func floorMod(_ value: Int64, _ by: Int64) -> Int64 {
        let rest = value % by
        return rest < 0 ? rest + by : rest
    }
}

/// Numbers as people read them: `9,812`.
func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
}

/// `1 thing`, `14 things`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}
