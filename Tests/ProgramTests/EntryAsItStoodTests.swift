import Measures
import Order
import Screening
import Testing

@testable import Program

@Suite("The list entry of a hit, as it stood")
struct EntryAsItStoodTests {
    @Test(
        "A person whom a measure names is shown as the directives named them then, and when the measure has ended since"
    )
    func named() async throws {
        let test = try await TestProgram.withSample()
        let record = try await test.program.submit(
            Sample.foreign("Tamsin Quillfeather"), key: nil, by: .system("test"))
        let hit = try #require(record.hits.first { $0.list == "special-measures" })
        let decided = record.decision.decidedAt
        let then = try #require(test.program.entryAsItStood(hit, at: decided))
        #expect(then.version.stamp == hit.listVersion && then.now == nil)
        #expect(then.entry.primaryName == "Tamsin Quillfeather" && then.entry.programs == ["SAMPLE-SM-02"])

        try test.move(days: 1)
        let now = test.clock.now
        try await test.program.issue(
            .revoke(
                Directive.Revocation(
                    target: .measure(MeasureID(unchecked: "SAMPLE-SM-02")), issued: now, effectiveFrom: now,
                    ground: "The person is another.")), by: .system("test"))
        let after = try #require(test.program.entryAsItStood(hit, at: decided))
        #expect(after.entry == then.entry && after.version.stamp == hit.listVersion)
        guard case .gone(let version)? = after.now else {
            Issue.record("it is not said that nobody is named any more: \(String(describing: after.now))")
            return
        }
        #expect(version.list == .measures && version.number > then.version.number)
        try await test.program.close()
    }
}
