import Measures
import Order
import TestSupport
import Testing

@Suite("Several directives for one account, and what becomes of them")
struct OverlapAndLifeTests {
    typealias F = Fixture

    @Test("The strictest applies and all are named, strictest first")
    func strictest() throws {
        let register = try F.register(
            .finding(F.finding()),
            .measure(F.measure("SM-1", effect: .condition([.noResale]))), .measure(F.measure("SM-2")))
        let verdict = register.evaluate(F.subject(), act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .prohibited)
        #expect(verdict.binding == ["SM-2", "SM-1"])
        #expect(verdict.contradictions.isEmpty)
    }

    @Test("Conditions of several measures add up, the tightest of each kind standing")
    func conditions() throws {
        let register = try F.register(
            .finding(F.finding()),
            .measure(
                F.measure(
                    "SM-1",
                    effect: .condition([
                        .verifyAgain(withinDays: 90), .monthlySpending(atMostCents: 50_000), .noResale,
                        .productsOnly([.storage, .virtualMachine]),
                    ]))),
            .measure(
                F.measure(
                    "SM-2",
                    effect: .condition([
                        .verifyAgain(withinDays: 30), .monthlySpending(atMostCents: 90_000), .noResale,
                        .productsOnly([.storage, .network]), .report(withinDays: 5),
                    ]))))
        let verdict = register.evaluate(F.subject(), act: .opening, asOf: F.day(1))
        #expect(
            verdict.effect
                == .conditions([
                    .verifyAgain(withinDays: 30), .productsOnly([.storage]), .monthlySpending(atMostCents: 50_000),
                    .report(withinDays: 5), .noResale,
                ]))
        #expect(verdict.binding == ["SM-1", "SM-2"])
    }

    @Test("Two that contradict are reported: one keeps the account, another prohibits it")
    func contradiction() throws {
        let register = try F.register(
            .finding(F.finding()), .measure(F.measure("SM-1", effect: .condition([.keepUnaltered]))),
            .measure(F.measure("SM-2")))
        let verdict = register.evaluate(F.subject(), act: .maintaining, asOf: F.day(1))
        #expect(verdict.effect == .prohibited)
        #expect(verdict.contradictions.map(\.measures) == [["SM-1", "SM-2"]])
    }

    @Test("Two that leave no product at all are reported")
    func disjointProducts() throws {
        let register = try F.register(
            .finding(F.finding()), .measure(F.measure("SM-1", effect: .condition([.productsOnly([.storage])]))),
            .measure(F.measure("SM-2", effect: .condition([.productsOnly([.network])]))))
        let verdict = register.evaluate(F.subject(), act: .maintaining, asOf: F.day(1))
        #expect(verdict.effect == .conditions([.productsOnly([])]))
        #expect(verdict.contradictions.map(\.measures) == [["SM-1", "SM-2"]])
    }

    @Test("What binds certainly still applies beside what is uncertain")
    func certainBesideUncertain() throws {
        let register = try F.register(
            .finding(F.finding()), .finding(F.personFinding()),
            .measure(F.measure("SM-1", effect: .condition([.noResale]))),
            .measure(F.measure("SM-2", on: "FP-1", target: .person(F.person.id))))
        let verdict = register.evaluate(F.subject(matches: [F.match(.fuzzy)]), act: .opening, asOf: F.day(1))
        #expect(
            verdict.effect
                == .uncertain(
                    .init(meanwhile: .restrict, reviewBy: F.day(11), mayProhibit: true, conditions: [.noResale])))
        #expect(verdict.binding == ["SM-1"])
        #expect(verdict.uncertain == ["SM-2"])
        #expect(verdict.reason.holds == true)
    }

    @Test("A revoked measure binds up to the revocation, and a revoked finding takes its measures with it")
    func revocation() throws {
        var register = try F.register(.finding(F.finding()), .measure(F.measure()))
        let finding = FindingID(unchecked: "F-1")
        try register.admit(
            .revoke(.init(target: .finding(finding), issued: F.day(9), effectiveFrom: F.day(10), ground: "g")),
            at: F.day(9))
        #expect(
            register.evaluate(F.subject(), act: .opening, asOf: F.day(10).adding(milliseconds: -1)).effect
                == .prohibited)
        #expect(register.evaluate(F.subject(), act: .opening, asOf: F.day(10)).effect == .none)
        #expect(register.measure("SM-1")?.state(at: F.day(10)) == .revoked)
        #expect(register.refusals(of: .measure(F.measure("SM-2", from: F.day(20)))) == [.findingRevoked(finding)])
    }

    @Test("A measure that supersedes another takes its place at its own effective instant")
    func supersession() throws {
        var register = try F.register(
            .finding(F.finding()), .measure(F.measure("SM-1")),
            .measure(F.measure("SM-2", effect: .condition([.noResale]), from: F.day(50), supersedes: "SM-1")))
        func effect(_ day: Int) -> MeasureVerdict.Effect {
            register.evaluate(F.subject(), act: .maintaining, asOf: F.day(day)).effect
        }
        #expect(effect(49) == .prohibited)
        #expect(effect(50) == .conditions([.noResale]))
        #expect(register.measure("SM-1")?.state(at: F.day(50)) == .superseded)
        // Withdrawn before it took effect, it has superseded nothing.
        try register.admit(
            .revoke(.init(target: .measure("SM-2"), issued: F.day(40), effectiveFrom: F.day(45), ground: "g")),
            at: F.day(40))
        #expect(effect(50) == .prohibited)
    }

    @Test("A past decision is explained with what was known then")
    func knownThen() throws {
        var register = try F.register(.finding(F.finding()), .measure(F.measure()))
        try register.admit(
            .revoke(.init(target: .measure("SM-1"), issued: F.day(5), effectiveFrom: F.day(6), ground: "g")),
            at: F.day(5))
        #expect(register.evaluate(F.subject(), act: .opening, asOf: F.day(7)).effect == .none)
        #expect(register.known(at: F.day(4)).evaluate(F.subject(), act: .opening, asOf: F.day(7)).effect == .prohibited)
    }

    @Test("Folding the log again gives the same register, whatever the terms are by then")
    func folding() throws {
        let register = try F.register(.finding(F.finding()), .measure(F.measure()))
        let again = MeasureRegister(folding: register.history.map { ($0.directive, $0.time) }, terms: .order)
        #expect(again.measures == register.measures)
        #expect(again.evaluate(F.subject(), act: .opening, asOf: F.day(1)).effect == .prohibited)
    }

    @Test("A directive that names what is not in the log changes nothing and is marked so")
    func unapplied() {
        var register = MeasureRegister(terms: F.terms)
        register.record(.measure(F.measure()), at: F.day(0))
        register.record(.extend(.init(measure: "SM-1", issued: F.day(0), until: F.day(9), ground: "g")), at: F.day(0))
        #expect(register.history.map(\.applied) == [false, false])
        #expect(register.evaluate(F.subject(), act: .opening, asOf: F.day(1)).effect == .none)
    }

    @Test("What-if names whom a measure would touch, before and after, and records nothing")
    func whatIf() throws {
        let register = try F.register(.finding(F.finding()))
        let accounts = [
            (key: 1, subject: F.subject()), (2, F.subject(at: [F.elsewhere])), (3, F.subject(foreign: nil)),
        ]
        let directive = Directive.measure(F.measure())
        let touched = register.touched(by: directive, subjects: accounts, act: .maintaining, asOf: F.day(1))
        #expect(touched.map(\.key) == [1, 3])
        #expect(touched[0].before.effect == .none)
        #expect(touched[0].after.effect == .prohibited)
        #expect(register.measures.isEmpty)
        #expect(register.reach(of: directive) == .countries(["QM"]))
        var settings = MeasureSettings.recommended
        settings.onBehalfOf = .anyForeignPerson
        #expect(register.reach(of: directive, settings: settings) == .anyone)
    }

    @Test("What-if finds every account that evaluating all of them finds, for issuing, extending and revoking")
    func whatIfMissesNobody() throws {
        let places = ["QM", "QM-07", "XZ", "QN"].map { JurisdictionCode(unchecked: $0) }
        var accounts: [(key: Int, subject: MeasureSubject)] = []
        for foreign in [true, false, nil] {
            for at in [[], [places[0]], [places[1]], [places[2]], [places[0], places[2]]] {
                let other = MeasureSubject.Party(.owner, foreignPerson: true, locations: F.located(places[3]))
                accounts.append((accounts.count, F.subject(foreign: foreign, at: at)))
                accounts.append((accounts.count, F.subject(foreign: foreign, at: at, others: [other])))
                accounts.append((accounts.count, F.subject(foreign: foreign, at: at, matches: [F.match(.fuzzy)])))
            }
        }
        let register = try F.register(
            .finding(F.finding()), .finding(F.personFinding()), .measure(F.measure("SM-1")),
            .measure(F.measure("SM-2", on: "FP-1", target: .person(F.person.id))))
        let directives: [Directive] = [
            .measure(F.policy("OWN-1", target: .jurisdiction(places[3]))),
            .measure(F.policy("OWN-2", target: .jurisdiction(places[1]), effect: .condition([.noResale]))),
            .measure(F.measure("SM-3", effect: .condition([.noResale]), from: F.day(1), supersedes: "SM-2")),
            .revoke(.init(target: .measure("SM-1"), issued: F.day(0), effectiveFrom: F.day(1), ground: "g")),
            .revoke(
                .init(
                    target: .finding(FindingID(unchecked: "FP-1")), issued: F.day(0), effectiveFrom: F.day(1),
                    ground: "g")),
            .extend(.init(measure: "SM-1", issued: F.day(1), until: F.day(200), ground: "g")),
        ]
        for directive in directives {
            for time in [F.day(1), F.day(150)] {
                var after = register
                after.record(directive, at: time)
                let expected = accounts.filter { account in
                    let old = register.evaluate(account.subject, act: .maintaining, asOf: time)
                    let new = after.evaluate(account.subject, act: .maintaining, asOf: time)
                    return old.effect != new.effect || old.binding != new.binding || old.uncertain != new.uncertain
                }.map(\.key)
                let found = register.touched(by: directive, subjects: accounts, act: .maintaining, asOf: time).map(
                    \.key)
                #expect(found == expected)
            }
        }
    }

    @Test("The index never hides a measure: evaluating by index and by looking at every measure agree")
    func indexAgrees() throws {
        let places = ["QM", "QM-07", "XZ", "XZ-01", "QN"].map { JurisdictionCode(unchecked: $0) }
        var generator = SeededGenerator(seed: 13984)
        for _ in 0..<300 {
            var register = MeasureRegister(terms: F.terms)
            let target = places.randomElement(using: &generator)!
            register.record(.finding(F.finding(about: target)), at: F.day(-90))
            register.record(.measure(F.measure(target: .jurisdiction(target))), at: F.day(-90))
            for (index, place) in places.enumerated() {
                register.record(.measure(F.policy("OWN-\(index)", target: .jurisdiction(place))), at: F.day(-90))
            }
            let at = places.filter { _ in Bool.random(using: &generator) }.prefix(2)
            let subject = F.subject(foreign: true, at: Array(at))
            let verdict = register.evaluate(subject, act: .opening, asOf: F.day(1))
            // Alone in a register, each measure answers as it does among the others.
            var expected = Set<MeasureID>()
            for life in register.measures {
                var alone = MeasureRegister(terms: F.terms)
                alone.record(.finding(F.finding(about: target)), at: F.day(-90))
                alone.record(.measure(life.measure), at: F.day(-90))
                if alone.evaluate(subject, act: .opening, asOf: F.day(1)).effect != .none {
                    expected.insert(life.measure.id)
                }
            }
            #expect(Set(verdict.binding + verdict.uncertain) == expected)
        }
    }
}
