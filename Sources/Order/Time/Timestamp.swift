import Foundation

/// An instant, in milliseconds since 1970-01-01T00:00:00Z without leap seconds. Never a local time.
///
/// Text is RFC 3339; a text without an offset is refused, because guessing a zone names the wrong account.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var milliseconds: Int64
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// The machine's clock, for wiring only: rooms below `Program` are handed their time.
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public static func + (a: Timestamp, days: Days) -> Timestamp {
        Timestamp(milliseconds: a.milliseconds + Int64(days.count) * 86_400_000)
    }
    public func adding(milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: self.milliseconds + milliseconds) }
    public static func - (a: Timestamp, b: Timestamp) -> Int64 { a.milliseconds - b.milliseconds }
}

/// A whole number of 24-hour days.
public struct Days: Hashable, Sendable, Comparable {
    public var count: Int
    public init(_ count: Int) { self.count = count }
    public static func < (a: Days, b: Days) -> Bool { a.count < b.count }
}

extension Timestamp {
    /// Parses RFC 3339 section 5.6 (`2026-11-25T09:14:16.123Z`, `…+02:00`); `nil` if malformed, without offset, or no such day.
    public init?(rfc3339 text: String) {
        var text = text
        let parsed: Int64? = text.withUTF8 { b in
            func digits(_ at: Int, _ n: Int) -> Int? {
                guard at + n <= b.count else { return nil }
                var value = 0
                for i in at..<at + n {
                    guard b[i] >= 0x30, b[i] <= 0x39 else { return nil }
                    value = value * 10 + Int(b[i] - 0x30)
                }
                return value
            }
            guard b.count >= 20, let year = digits(0, 4), b[4] == 0x2D, let month = digits(5, 2), b[7] == 0x2D,
                let day = digits(8, 2), b[10] == 0x54 || b[10] == 0x74 || b[10] == 0x20, let hour = digits(11, 2),
                b[13] == 0x3A, let minute = digits(14, 2), b[16] == 0x3A, let second = digits(17, 2),
                let days = CalendarDate.daysSince1970(year: year, month: month, day: day),
                hour < 24, minute < 60, second <= 60
            else { return nil }
            var at = 19
            var fraction: Int64 = 0
            if b[at] == 0x2E {
                at += 1
                let start = at
                var scale: Int64 = 100
                while at < b.count, b[at] >= 0x30, b[at] <= 0x39 {
                    fraction += Int64(b[at] - 0x30) * scale
                    scale /= 10
                    at += 1
                }
                guard at > start, at - start <= 9 else { return nil }
            }
            guard at < b.count else { return nil }
            var offset: Int64 = 0
            switch b[at] {
            case 0x5A, 0x7A: at += 1
            case 0x2B, 0x2D:
                guard let h = digits(at + 1, 2), at + 3 < b.count, b[at + 3] == 0x3A, let m = digits(at + 4, 2),
                    h < 24, m < 60
                else { return nil }
                offset = Int64(h * 60 + m) * (b[at] == 0x2B ? 60_000 : -60_000)
                at += 6
            default: return nil
            }
            guard at == b.count else { return nil }
            let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59))
            return seconds * 1000 + fraction - offset
        }
        guard let parsed else { return nil }
        milliseconds = parsed
    }

    /// RFC 3339 in UTC to the millisecond: `2026-11-25T09:14:16.123Z`. Written often, so digit by digit.
    public var description: String {
        let day = Int((milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000)
        let ms = Int(milliseconds - Int64(day) * 86_400_000)
        let date = CalendarDate(daysSince1970: day)
        guard (0...9999).contains(date.year), let month = date.month, let dayOfMonth = date.day else {
            return date.description + Timestamp(milliseconds: Int64(ms)).description.dropFirst(10)
        }
        return String(unsafeUninitializedCapacity: 24) { buffer in
            func write(_ value: Int, _ width: Int, at start: Int, then separator: UInt8) {
                var rest = value
                for index in (start..<start + width).reversed() {
                    buffer[index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                    rest /= 10
                }
                buffer[start + width] = separator
            }
            write(date.year, 4, at: 0, then: UInt8(ascii: "-"))
            write(month, 2, at: 5, then: UInt8(ascii: "-"))
            write(dayOfMonth, 2, at: 8, then: UInt8(ascii: "T"))
            write(ms / 3_600_000, 2, at: 11, then: UInt8(ascii: ":"))
            write(ms / 60_000 % 60, 2, at: 14, then: UInt8(ascii: ":"))
            write(ms / 1000 % 60, 2, at: 17, then: UInt8(ascii: "."))
            write(ms % 1000, 3, at: 20, then: UInt8(ascii: "Z"))
            return 24
        }
    }
}
