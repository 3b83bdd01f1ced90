import Order
import Records
import Screening
import Testing

@testable import Program

@Suite("What another threshold would do")
struct ScreeningPreviewTests {
    private func program() async throws -> TestProgram {
        let test = try await TestProgram()
        let list = ListID(rawValue: "house-list") ?? .sample
        _ = try test.program.lists.keep(
            ListReading(
                entries: [
                    ListEntry(
                        list: list, id: "1", type: .person, names: [ListedName("ZVEROBOEV, Arseniy", .primary)])
                ], counts: .init(parties: 1)), as: list, sourceDigest: "test", at: test.clock.now)
        let other = ListID(rawValue: "other-list") ?? .sample
        _ = try test.program.lists.keep(
            ListReading(
                entries: [
                    ListEntry(list: other, id: "1", type: .person, names: [ListedName("QUIXFORD, Umbra", .primary)])
                ],
                counts: .init(parties: 1)), as: other, sourceDigest: "test", at: test.clock.now)
        try test.program.readLists()
        for (number, name) in ["Kari Holm", "Arseniy Zveroboev", "Arseny Zveroboyev", "Marta Ozola"].enumerated() {
            _ = try await test.program.submit(
                Sample.foreign(name, email: "c\(number)@mail.example"), key: nil, by: .system("test"))
            try test.move(days: 1)
        }
        return test
    }

    @Test(
        "A preview counts and names what would be missed or hit, masked, and its reading is an entry before and after")
    func counts() async throws {
        let test = try await program()
        let program = test.program
        let actor = Actor.user(.random())
        let same = try await program.screeningPreview(list: nil, tier: nil, threshold: 700, last: 10, by: actor)
        #expect(same.examined == 4 && same.stoppedNow == 2)
        let strict = try await program.screeningPreview(list: nil, tier: nil, threshold: 1000, last: 10, by: actor)
        #expect(strict.stoppedNow == 2 && strict.stoppedThen == 0 && strict.missedHits == 2 && strict.newHits == 0)
        #expect(strict.differences.count == 2 && strict.differences.allSatisfy { !$0.wouldStop })
        #expect(strict.differences.allSatisfy { $0.entry == "house-list/1" && !$0.maskedName.contains("Zverobo") })
        #expect(strict.differences.first?.maskedName.hasPrefix("A•") == true)
        let kinds = try program.records.entries(from: 0, kinds: [.previewBegun, .previewEnded], limit: 10)
        #expect(kinds.map(\.kind) == [.previewBegun, .previewEnded, .previewBegun, .previewEnded])
        #expect(kinds.allSatisfy { $0.actor == actor })
        try await test.program.close()
    }

    @Test("A preview reaches only the list and tier it names, and only the last applications")
    func reach() async throws {
        let test = try await program()
        let program = test.program
        let other = try await program.screeningPreview(
            list: ListID(rawValue: "other-list"), tier: nil, threshold: 1000, last: 10, by: .system("test"))
        #expect(other.missedHits == 0 && other.stoppedThen == 2)
        // A list that is not there is no list without hits.
        let error = await #expect(throws: ProgramError.self) {
            try await program.screeningPreview(
                list: .ofacSDN, tier: nil, threshold: 1000, last: 10, by: .system("test"))
        }
        #expect(error?.description.contains("there are house-list, other-list") == true, "\(error?.description ?? "")")
        let tier = try await program.screeningPreview(
            list: ListID(rawValue: "house-list"), tier: .low, threshold: 1000, last: 10, by: .system("test"))
        #expect(tier.missedHits == 0)
        let last = try await program.screeningPreview(
            list: ListID(rawValue: "house-list"), tier: nil, threshold: 1000, last: 2, by: .system("test"))
        #expect(last.examined == 2 && last.missedHits == 1)
        await #expect(throws: ProgramError.self) {
            try await program.screeningPreview(list: nil, tier: nil, threshold: 1001, last: 2, by: .system("test"))
        }
        await #expect(throws: ProgramError.self) {
            try await program.screeningPreview(list: nil, tier: nil, threshold: 700, last: 0, by: .system("test"))
        }
        try await test.program.close()
    }

    @Test("A cleared pair counts neither as hit nor as missed")
    func cleared() async throws {
        let test = try await program()
        let program = test.program
        for summary in try await program.applications(state: .review, updatedSince: nil, cursor: nil, limit: 10).items {
            let record = try await program.application(summary.id)
            try await program.clear(
                hits: record.hits.filter { $0.compared != nil }.map(\.key), of: record.id.rawValue,
                reason: "other people", seeing: record.lastEntry, by: StaffMember(.random(), roles: [.analyst]))
        }
        let preview = try await program.screeningPreview(
            list: nil, tier: nil, threshold: 1000, last: 10, by: .system("test"))
        #expect(preview.examined == 4 && preview.stoppedNow == 0 && preview.missedHits == 0)
        try await test.program.close()
    }

    @Test("The road stops a hit at the standard's score for its list and tier, and an exact identifier at any")
    func thresholds() async throws {
        let test = try await program()
        let road = test.program.road
        let query = ScreeningQuery(names: ["Arseniy Zveroboev"], type: .person)
        let hit = try #require(test.program.screen(query).first)
        for tier in RiskTier.allCases {
            let threshold = road.standard.screeningReview.score(for: "house-list", tier: tier)
            #expect(road.stops(hit, tier: tier) == (hit.score >= threshold))
            var below = hit
            below.score = threshold - 1
            #expect(!road.stops(below, tier: tier))
            below.score = threshold
            #expect(road.stops(below, tier: tier))
            below.score = 0
            below.verdict = .exactIdentifier
            #expect(road.stops(below, tier: tier))
        }
        try await test.program.close()
    }
}
