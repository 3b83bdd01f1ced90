import Order
import Testing

@Suite("Retention is the longest of the bases that apply") struct RetentionTests {
    private let start = Timestamp(rfc3339: "2026-01-31T00:00:00Z")!

    @Test("Ten years for a sanctions match outlast two years for the account, and the basis is named")
    func longest() throws {
        let rules = try SampleStandards.standard().retention
        let end = rules.end(of: [(.opened, start), (.sanctions, start)])
        #expect(
            end
                == .ends(
                    keep: Timestamp(rfc3339: "2036-01-31T00:00:00Z")!,
                    destroy: Timestamp(rfc3339: "2036-03-01T00:00:00Z")!, .sanctions))
    }

    @Test("Nothing ends while an account is open, a hold is in force, or no basis entitles to keep it")
    func open() throws {
        let rules = try SampleStandards.standard().retention
        #expect(rules.end(of: [(.sanctions, start), (.opened, nil)]) == .running(.opened))
        #expect(rules.end(of: [(.refused, start)], holds: ["hold 7"]) == .held(by: ["hold 7"]))
        #expect(rules.end(of: []) == .noBasis)
    }

    @Test("Refused and withdrawn applications and the access history of United States persons have their own periods")
    func bases() throws {
        let rules = try SampleStandards.standard().retention
        for basis in RetentionBasis.allCases { #expect(rules.periods[basis] != nil) }
        #expect(rules.periods[.provisionalSubject] == Period("30 days"))
        #expect(rules.periods[.sanctions] == Period("10 years"))
    }
}
