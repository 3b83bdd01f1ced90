import Order
import Program
import Screening
import Testing

@Suite("Sample applicants") struct SampleApplicantsTests {
    private func rows(_ count: Int, seed: UInt64, list: [ListEntry] = SampleList.entries) -> [[String]] {
        var rows: [[String]] = []
        SampleApplicants(count: count, seed: seed, list: list).forEachRow { rows.append($0) }
        return rows
    }

    @Test("The same seed writes the same rows, another seed others")
    func deterministic() {
        #expect(rows(300, seed: 1) == rows(300, seed: 1))
        #expect(rows(300, seed: 1) != rows(300, seed: 2))
        #expect(rows(300, seed: 1).allSatisfy { $0.count == SampleApplicants.header.count })
    }

    @Test("The header names only columns that an application has")
    func header() throws {
        _ = try ApplicationTable(header: SampleApplicants.header)
    }

    @Test("Every row that is not meant to be refused is a well-formed application, and each hostile one is refused")
    func wellFormed() throws {
        let table = try ApplicationTable(header: SampleApplicants.header)
        let now = Timestamp(rfc3339: "2026-11-25T12:00:00Z")
        for row in rows(3_000, seed: 5) {
            if table.expected(of: row) == "reject" {
                #expect(throws: FormErrors.self, "\(row)") { try table.application(of: row, now: now) }
            } else {
                #expect(throws: Never.self, "\(row)") { try table.application(of: row, now: now) }
            }
        }
    }

    @Test("Planted parties are stopped, and hardly anybody else is")
    func stopped() throws {
        let index = ScreeningIndex(lists: [SampleList.list(importedAt: Timestamp(milliseconds: 0))])
        let table = try ApplicationTable(header: SampleApplicants.header)
        var planted = 0, others = 0
        for row in rows(4_000, seed: 3) {
            guard let expected = table.expected(of: row), expected != "reject" else { continue }
            let application = try table.application(of: row)
            let query = ScreeningQuery(application.applicant, payment: application.payment)
            let stops = index.screen(query, asOf: Timestamp(milliseconds: 0)).filter(\.stops)
            if expected.hasPrefix("stop:") {
                planted += 1
                #expect(stops.contains { "stop:" + $0.entry.reference == expected }, "\(row)")
            } else if !stops.isEmpty {
                others += 1
            }
        }
        #expect(planted == 200)
        #expect(others <= 4)
    }
}
