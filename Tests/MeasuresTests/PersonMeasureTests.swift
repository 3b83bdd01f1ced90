import Measures
import Order
import Testing

@Suite("Clause 2(d)(ii): accounts that involve certain foreign persons")
struct PersonMeasureTests {
    typealias F = Fixture
    let register: MeasureRegister

    init() throws {
        register = try F.register(
            .finding(F.personFinding()), .measure(F.measure(on: "FP-1", target: .person(F.person.id))))
    }

    private func verdict(
        _ subject: MeasureSubject, _ settings: MeasureSettings = .recommended
    ) -> MeasureVerdict { register.evaluate(subject, act: .opening, asOf: F.day(1), settings: settings) }

    @Test(
        "An exact identifier or a reviewer's decision binds; a resemblance waits for a person; a cleared match does not bind"
    )
    func certainty() {
        #expect(verdict(F.subject(at: [F.elsewhere], matches: [F.match(.exact)])).effect == .prohibited)
        #expect(verdict(F.subject(at: [F.elsewhere], matches: [F.match(.confirmed)])).effect == .prohibited)
        #expect(verdict(F.subject(at: [F.elsewhere], matches: [F.match(.cleared)])).effect == .none)
        let fuzzy = verdict(F.subject(at: [F.elsewhere], matches: [F.match(.fuzzy)]))
        #expect(fuzzy.binding.isEmpty)
        #expect(fuzzy.uncertain == [MeasureID(unchecked: "SM-1")])
        #expect(fuzzy.reason.allMissing == ["holder.match.P-1.decision"])
    }

    @Test("Which involvement counts is a setting that the reason shows", arguments: Involvement.allCases)
    func involvement(role: Involvement) throws {
        var subject = F.subject(at: [F.elsewhere])
        if role == .holder {
            subject.holder.matches = [F.match(.exact)]
        } else {
            subject.others = [.init(role, foreignPerson: nil, matches: [F.match(.exact)])]
        }
        var settings = MeasureSettings.recommended
        settings.involves = [role]
        #expect(verdict(subject, settings).effect == .prohibited)
        func facts(_ reason: Reason) -> [ReasonFact] { reason.facts + reason.because.flatMap(facts) }
        #expect(facts(verdict(subject, settings).reason).contains { $0.source == "setting measure.involves" })

        settings.involves = Set(Involvement.allCases).subtracting([role])
        #expect(verdict(subject, settings).effect == .none)
    }

    @Test(
        "The account must be for or on behalf of a foreign person: one who merely pays for a U.S. person's account is not"
    )
    func onBehalf() {
        func subject(_ role: Involvement) -> MeasureSubject {
            F.subject(
                foreign: false, at: [F.elsewhere],
                others: [.init(role, foreignPerson: true, matches: [F.match(.exact)])])
        }
        #expect(verdict(subject(.payer)).effect == .none)
        #expect(verdict(subject(.controller)).effect == .prohibited)
        #expect(verdict(subject(.subLessee)).effect == .prohibited)
    }

    @Test("The account must be opened or maintained in the United States; not knowing is not a no")
    func place() {
        func effect(_ inUnitedStates: Bool?) -> MeasureVerdict {
            verdict(F.subject(at: [F.elsewhere], matches: [F.match(.exact)], inUnitedStates: inUnitedStates))
        }
        #expect(effect(true).effect == .prohibited)
        #expect(effect(false).effect == .none)
        #expect(effect(nil).uncertain.count == 1)
        #expect(effect(nil).reason.allMissing == ["account.inUnitedStates"])
    }

    @Test("The persons whom measures name are offered to screening while a measure is in force or to come")
    func targets() {
        let target = MeasureTarget(
            person: F.person, finding: FindingID(unchecked: "FP-1"), measures: [MeasureID(unchecked: "SM-1")])
        #expect(register.targets(asOf: F.day(-1)) == [target])
        #expect(register.targets(asOf: F.day(99)) == [target])
        #expect(register.targets(asOf: F.day(100)).isEmpty)
    }
}
