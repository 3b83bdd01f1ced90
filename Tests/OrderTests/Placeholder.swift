import Order
import Testing
@Test func dates() { #expect(Timestamp(rfc3339: "2026-11-25T09:14:16.123Z")!.description == "2026-11-25T09:14:16.123Z"); #expect(CalendarDate("2023-02-30") == nil) }
