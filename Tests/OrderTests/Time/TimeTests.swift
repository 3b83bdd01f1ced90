// RFC 3339 section 5.6; ISO 8601 dates of reduced precision.
import Order
import Testing

@Suite("Dates and instants") struct TimeTests {
    @Test("A date that does not exist is refused; a leap day exists only in leap years")
    func dates() {
        for text in [
            "2023-02-30", "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-01", "2023-01-00", "0000-01-01",
            "2023-1-1", "20230101", "", "2023-01-01T", "２０２３-01-01",
        ] {
            #expect(CalendarDate(text) == nil, "\(text)")
        }
        for text in ["1961", "1961-06", "1961-06-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            #expect(CalendarDate(text)?.description == text)
        }
    }

    @Test("Days count from 1970 and back, over every day of six centuries")
    func days() {
        for day in stride(from: -130_000, through: 90_000, by: 1) {
            let date = CalendarDate(daysSince1970: day)
            guard let month = date.month, let dayOfMonth = date.day,
                CalendarDate.daysSince1970(year: date.year, month: month, day: dayOfMonth) == day
            else {
                Issue.record("day \(day)")
                return
            }
        }
        #expect(CalendarDate.daysSince1970(year: 2000, month: 3, day: 1) == 11_017)
    }

    @Test("An instant is read with its offset and written in UTC to the millisecond")
    func instants() {
        for (text, form) in [
            ("2026-11-25T09:14:16.123Z", "2026-11-25T09:14:16.123Z"),
            ("2026-11-25t09:14:16+02:00", "2026-11-25T07:14:16.000Z"),
            ("2026-11-25T00:00:00.5-05:30", "2026-11-25T05:30:00.500Z"),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"),
        ] {
            #expect(Timestamp(rfc3339: text)?.description == form)
        }
        // Beyond the years that RFC 3339 can write, the text is longer but keeps its form.
        #expect(Timestamp(milliseconds: 253_402_300_800_000).description == "10000-01-01T00:00:00.000Z")
    }

    @Test(
        "An instant without offset, or that does not exist, is refused",
        arguments: [
            "2026-11-25T09:14:16", "2026-11-25", "2026-11-25T24:00:00Z", "2026-11-25T09:60:00Z", "2026-02-30T09:00:00Z",
            "2026-11-25T09:14Z",
            "2026-11-25T09:14:16.Z", "2026-11-25T09:14:16+0200", "2026-11-25T09:14:16+2:00", "2026-11-25T09:14:16ZZ",
            "2026-11-25T09:14:61Z", "",
        ])
    func refused(text: String) { #expect(Timestamp(rfc3339: text) == nil) }
}
