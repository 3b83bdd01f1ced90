import Measures
import Order
import Testing

@Suite("Clause 2(d)(i): accounts within certain foreign jurisdictions")
struct JurisdictionMeasureTests {
    typealias F = Fixture
    let register: MeasureRegister

    init() throws { register = try F.register(.finding(F.finding()), .measure(F.measure())) }

    @Test(
        "A foreign person located in the jurisdiction is prohibited, and the reason cites 2(d)(i) and the finding's ground"
    )
    func prohibits() throws {
        let verdict = register.evaluate(F.subject(), act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .prohibited)
        #expect(verdict.binding == [MeasureID(unchecked: "SM-1")])
        #expect(verdict.reason.holds == true)
        let reason = try #require(verdict.reason.because.first)
        #expect(reason.clause == "2(d)(i)")
        #expect(reason.facts.contains(ReasonFact("ground", "offering", source: "finding F-1")))
        #expect(verdict.reason.clauses.contains("5(c)"))
    }

    @Test(
        "The measure binds from its effective instant up to, not including, its end",
        arguments: [
            (-86_400_000, false), (-1, false), (0, true), (1, true), (8_553_600_000, true), (8_639_999_999, true),
            (8_640_000_000, false), (8_726_400_000, false),
        ] as [(Int64, Bool)])
    func dates(offset: Int64, binds: Bool) {
        let time = F.day(0).adding(milliseconds: offset)
        let verdict = register.evaluate(F.subject(), act: .maintaining, asOf: time)
        #expect((verdict.effect == .prohibited) == binds)
        #expect(verdict.binding.isEmpty == !binds)
    }

    @Test(
        "A United States person there, and a foreign person elsewhere, are not reached",
        arguments: [
            F.subject(foreign: false), F.subject(at: [F.elsewhere]),
        ])
    func notReached(subject: MeasureSubject) {
        let verdict = register.evaluate(subject, act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .none)
        #expect(verdict.reason.holds == false)
    }

    @Test(
        "Unknown facts stay unknown: the account is restricted until a deadline, and the reason names what is missing")
    func unknown() {
        let undetermined = register.evaluate(F.subject(foreign: nil), act: .opening, asOf: F.day(1))
        let expected = MeasureVerdict.Effect.uncertain(
            .init(meanwhile: .restrict, reviewBy: F.day(11), mayProhibit: true, conditions: []))
        #expect(undetermined.effect == expected)
        #expect(undetermined.binding.isEmpty)
        #expect(undetermined.uncertain == [MeasureID(unchecked: "SM-1")])
        #expect(undetermined.reason.allMissing == ["holder.foreignPerson"])

        let nowhere = register.evaluate(F.subject(at: []), act: .opening, asOf: F.day(1))
        #expect(nowhere.effect == expected)
        #expect(nowhere.reason.allMissing == ["holder.location"])
    }

    @Test("The review deadline counts from when the account became uncertain, not from each evaluation")
    func deadline() {
        var subject = F.subject(foreign: nil)
        subject.uncertainSince = F.day(2)
        let verdict = register.evaluate(subject, act: .maintaining, asOf: F.day(8))
        guard case .uncertain(let state) = verdict.effect else { return #expect(Bool(false), "uncertain expected") }
        #expect(state.reviewBy == F.day(12))
    }

    @Test("A measure may say that an uncertain account is maintained until review ends")
    func maintains() throws {
        let register = try F.register(
            .finding(F.finding()), .measure(F.measure(whenUncertain: .init(.maintain, reviewWithin: Days(3)))))
        let verdict = register.evaluate(F.subject(foreign: nil), act: .maintaining, asOf: F.day(1))
        guard case .uncertain(let state) = verdict.effect else { return #expect(Bool(false), "uncertain expected") }
        #expect(state.meanwhile == .maintain)
        #expect(state.reviewBy == F.day(4))
    }

    @Test("Sources that disagree on the place make it uncertain; a part of the country that is known decides")
    func places() throws {
        let disagreeing = register.evaluate(F.subject(at: [F.country, F.elsewhere]), act: .opening, asOf: F.day(1))
        #expect(disagreeing.uncertain.count == 1)

        let provincial = try F.register(
            .finding(F.finding(about: F.province)), .measure(F.measure(target: .jurisdiction(F.province))))
        func effect(_ codes: JurisdictionCode...) -> MeasureVerdict {
            provincial.evaluate(F.subject(at: codes), act: .opening, asOf: F.day(1))
        }
        #expect(effect(F.province).effect == .prohibited)
        #expect(effect(F.country, F.province).effect == .prohibited)
        #expect(effect(F.country).uncertain.count == 1)
        #expect(effect(F.country).reason.allMissing == ["holder.location.subdivision"])
        #expect(effect(JurisdictionCode(unchecked: "QM-08")).effect == .none)
        // A measure on the whole country reaches its parts.
        #expect(register.evaluate(F.subject(at: [F.province]), act: .opening, asOf: F.day(1)).effect == .prohibited)
    }

    @Test("A place learned later, or too old to rely on, does not count")
    func datedPlaces() {
        var subject = F.subject(at: [])
        subject.holder.locations = [LocationFact(F.country, asOf: F.day(5), source: "access")]
        #expect(register.evaluate(subject, act: .opening, asOf: F.day(4)).uncertain.count == 1)
        #expect(register.evaluate(subject, act: .opening, asOf: F.day(5)).effect == .prohibited)

        var settings = MeasureSettings.recommended
        settings.locationStaleAfter = Period(10, .days)
        #expect(register.evaluate(subject, act: .opening, asOf: F.day(15), settings: settings).effect == .prohibited)
        #expect(register.evaluate(subject, act: .opening, asOf: F.day(16), settings: settings).uncertain.count == 1)
        subject.holder.locations[0].asOf = nil
        #expect(register.evaluate(subject, act: .opening, asOf: F.day(15), settings: settings).uncertain.count == 1)
    }

    @Test("Opening and maintaining are different acts", arguments: SpecialMeasure.Scope.allCases)
    func scope(_ scope: SpecialMeasure.Scope) throws {
        let register = try F.register(.finding(F.finding()), .measure(F.measure(scope: scope)))
        let opening = register.evaluate(F.subject(), act: .opening, asOf: F.day(1)).effect
        let maintaining = register.evaluate(F.subject(), act: .maintaining, asOf: F.day(1)).effect
        #expect((opening == .prohibited) == (scope != .maintaining))
        #expect((maintaining == .prohibited) == (scope != .opening))
    }

    @Test(
        "The tail, 'for or on behalf of a foreign person', is read as counsel set it, and the reason shows the reading")
    func tail() {
        let customer = MeasureSubject.Party(
            .resellerCustomer, label: "reseller's customer", foreignPerson: true, locations: F.located(F.country))
        let reseller = F.subject(foreign: false, at: [], others: [customer], type: .reseller)
        let farAway = F.subject(foreign: true, at: [F.elsewhere])
        func verdict(_ subject: MeasureSubject, _ reading: OnBehalfOf) -> MeasureVerdict {
            var settings = MeasureSettings.recommended
            settings.onBehalfOf = reading
            return register.evaluate(subject, act: .opening, asOf: F.day(1), settings: settings)
        }
        #expect(verdict(reseller, .jurisdiction).effect == .prohibited)
        #expect(verdict(reseller, .anyForeignPerson).effect == .prohibited)
        #expect(verdict(farAway, .jurisdiction).effect == .none)
        #expect(verdict(farAway, .anyForeignPerson).effect == .prohibited)

        func facts(_ reason: Reason) -> [ReasonFact] { reason.facts + reason.because.flatMap(facts) }
        let shown = facts(verdict(farAway, .anyForeignPerson).reason).filter {
            $0.source == "setting measure.onBehalfOf"
        }
        #expect(shown.map(\.value) == ["anyForeignPerson"])
    }

    @Test("A party whose role does not make the account theirs does not bring it under the jurisdiction measure")
    func payer() {
        let payer = MeasureSubject.Party(.payer, foreignPerson: true, locations: F.located(F.country))
        let verdict = register.evaluate(
            F.subject(foreign: false, at: [F.elsewhere], others: [payer]), act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .none)
    }

    @Test("Measures that reach a place are named for signals about use from there")
    func reaching() {
        #expect(register.measures(reaching: F.province, at: F.day(1)) == [MeasureID(unchecked: "SM-1")])
        #expect(register.measures(reaching: F.country, at: F.day(100)).isEmpty)
        #expect(register.measures(reaching: F.elsewhere, at: F.day(1)).isEmpty)
    }
}
