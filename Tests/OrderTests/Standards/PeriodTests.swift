import Order
import Testing

@Suite("A period, as regulations write them") struct PeriodTests {
    @Test("Two years after 29 February is 28 February, and a month after 31 January the last of February")
    func leapDays() throws {
        let leap = try #require(Timestamp(rfc3339: "2024-02-29T12:30:00Z"))
        #expect(Period(2, .years)?.after(leap).description == "2026-02-28T12:30:00.000Z")
        let january = try #require(Timestamp(rfc3339: "2025-01-31T00:00:00Z"))
        #expect(Period(1, .months)?.after(january).description == "2025-02-28T00:00:00.000Z")
        #expect(Period(13, .months)?.after(january).description == "2026-02-28T00:00:00.000Z")
        #expect(Period(10, .years)?.after(january).description == "2035-01-31T00:00:00.000Z")
        #expect(Period(90, .minutes)?.after(january).description == "2025-01-31T01:30:00.000Z")
    }

    @Test(
        "It is read as it is written",
        arguments: ["2 years", "1 year", "30 days", "12 months", "48 hours", "10 minutes"])
    func reads(text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test(
        "What is not a period is refused",
        arguments: [
            "", "30", "days", "0 days", "-1 days", "1.5 years", "101 years", "2  years", "5 weeks",
            "99999999999999999999 days",
        ])
    func refuses(text: String) {
        #expect(Period(text) == nil)
    }

    @Test("A comparison that a leap day can turn is not decided by rounding")
    func compares() throws {
        let twoYears = try #require(Period("2 years"))
        #expect(try #require(Period("731 days")).isNeverShorter(than: twoYears))
        #expect(!(try #require(Period("730 days")).isNeverShorter(than: twoYears)))
        #expect(!twoYears.isNeverShorter(than: try #require(Period("731 days"))))
        #expect(twoYears.isNeverShorter(than: try #require(Period("730 days"))))
        #expect(try #require(Period("24 months")).isNeverShorter(than: twoYears))
        #expect(try #require(Period("1 day")).isNeverShorter(than: try #require(Period("24 hours"))))
    }
}
