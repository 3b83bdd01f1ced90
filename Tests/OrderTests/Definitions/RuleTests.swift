import Order
import Testing

private let says = Wording(yes: "It applies.", no: "It does not apply.", unknown: "Not known.")

private func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

private func rule(_ holds: Bool?, unless exceptions: [Rule<Int>] = []) -> Rule<Int> {
    Rule("5", says, when: { _ in .test("5", says, holds, missing: ["fact"]) }, unless: exceptions)
}

@Suite("Rules, exceptions and rule sets")
struct RuleTests {
    @Test("A rule holds when its condition does and no exception does, for every combination of the three values")
    func exceptions() {
        for base in [true, false, nil] as [Bool?] {
            for first in [true, false, nil] as [Bool?] {
                for second in [true, false, nil] as [Bool?] {
                    let reason = rule(base, unless: [rule(first), rule(second)]).evaluate(0)
                    let expected: Bool? =
                        base == false || first == true || second == true
                        ? false : base == nil || first == nil || second == nil ? nil : true
                    #expect(reason.holds == expected)
                    #expect(reason.allMissing.isEmpty == (expected != nil))
                    #expect(reason.finding == says[expected])
                }
            }
        }
    }

    @Test("Two rules that answer differently are reported, and neither wins by coming first")
    func disagreement() {
        let rules = RuleSet<Int, Outcome>("What then?", [.init(.open, rule(true)), .init(.refuse, rule(true))])
        #expect(throws: RuleError.rulesDisagree(question: "What then?", clauses: ["5", "5"])) { try rules.decide(0) }
    }

    @Test("No rule that answers is reported, unless one still could")
    func silence() throws {
        let silent = RuleSet<Int, Outcome>("What then?", [.init(.open, rule(false))])
        #expect(throws: RuleError.noRuleAnswers(question: "What then?")) { try silent.decide(0) }
        let open = try RuleSet<Int, Outcome>("?", [.init(.open, rule(false)), .init(.hold, rule(nil))]).decide(0)
        #expect(open.answer == nil)
        #expect(open.reasons.flatMap(\.allMissing) == ["fact"])
    }

    @Test("Two rules that give the same answer agree, and both are named")
    func agreement() throws {
        let verdict = try RuleSet<Int, Outcome>("?", [.init(.open, rule(true)), .init(.open, rule(true))]).decide(0)
        #expect(verdict.answer == .open)
        #expect(verdict.reasons.count == 2)
    }

    @Test("All and any follow three-valued logic, and ask for nothing once settled")
    func logic() {
        for a in [true, false, nil] as [Bool?] {
            for b in [true, false, nil] as [Bool?] {
                let parts = [a, b].map { Reason.test("5", says, $0, missing: ["fact"]) }
                let all: Bool? = a == false || b == false ? false : a == nil || b == nil ? nil : true
                let any: Bool? = a == true || b == true ? true : a == nil || b == nil ? nil : false
                #expect(Reason.all("5", says, parts).holds == all)
                #expect(Reason.any("5", says, parts).holds == any)
                #expect(Reason.all("5", says, parts).allMissing.isEmpty == (all != nil))
                #expect(Reason.any("5", says, parts).allMissing.isEmpty == (any != nil))
            }
        }
    }

    @Test("The protections of 6 U.S.C. 1503 are on through 30 September 2026 and off from the next day")
    func sharingProtection() throws {
        func answer(_ day: String, _ renewals: [SharingProtectionRenewal] = []) throws -> SharingProtection? {
            try SharingProtection.decide(on: date(day), renewals: renewals).answer
        }
        #expect(try answer("2026-09-30") == .on)
        #expect(try answer("2026-10-01") == .off)
        #expect(try answer("2026") == .off)
        let renewal = try #require(
            SharingProtectionRenewal(
                instrument: "Pub. L. (entered by the operator)", from: date("2026-12-01"),
                through: date("2027-11-30")))
        #expect(try answer("2026-11-30", [renewal]) == .off)
        #expect(try answer("2026-12-01", [renewal]) == .on)
        #expect(try answer("2027-11-30", [renewal]) == .on)
        #expect(try answer("2027-12-01", [renewal]) == .off)
    }

    @Test("On every day of two years exactly one state of 6 U.S.C. 1503 is in force")
    func everyDay() throws {
        let start = try #require(CalendarDate.daysSince1970(year: 2026, month: 1, day: 1))
        let renewal = SharingProtectionRenewal(
            instrument: "renewal", from: CalendarDate(daysSince1970: start + 300),
            through: CalendarDate(daysSince1970: start + 400))
        let entered = [try #require(renewal)]
        for day in start..<start + 730 {
            let verdict = try SharingProtection.decide(
                on: CalendarDate(daysSince1970: day), renewals: entered)
            #expect(verdict.answer != nil)
        }
    }

    @Test("A renewal needs its instrument and two whole days in order")
    func renewals() throws {
        let day = date("2026-12-01"), next = date("2026-12-02")
        #expect(SharingProtectionRenewal(instrument: " ", from: day, through: next) == nil)
        #expect(SharingProtectionRenewal(instrument: "x", from: next, through: day) == nil)
        #expect(
            SharingProtectionRenewal(instrument: "x", from: date("2026"), through: next) == nil)
        #expect(SharingProtectionRenewal(instrument: "x", from: day, through: day) != nil)
    }
}
