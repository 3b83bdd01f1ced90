import Measures
import Order
import Testing

@Suite("What a directive may say: grounds, clocks, durations, consultations")
struct DirectiveDefectTests {
    typealias F = Fixture

    @Test("2(d)(i) names only offering: a jurisdiction measure on a finding of directly obtaining is refused")
    func ground() throws {
        var register = MeasureRegister(terms: F.terms)
        try register.admit(.finding(F.finding(grounds: [.directlyObtaining])), at: F.day(-90))
        let defects = register.refusals(of: .measure(F.measure()))
        #expect(defects == [.groundDoesNotCarryMeasure(FindingID(unchecked: "F-1"))])
        #expect(defects.first?.clause == "2(d)(i)")
        #expect(register.findings[FindingID(unchecked: "F-1")]?.grounds == [.directlyObtaining])
        #expect(throws: DirectiveRefused(defects: defects)) {
            try register.admit(.measure(F.measure()), at: F.day(-90))
        }
    }

    @Test("A person measure may rest on either ground", arguments: Finding.Ground.allCases)
    func personGround(ground: Finding.Ground) throws {
        let register = try F.register(.finding(F.personFinding(grounds: [ground])))
        #expect(register.refusals(of: .measure(F.measure(on: "FP-1", target: .person(F.person.id)))).isEmpty)
    }

    @Test(
        "2(e) counts 180 days from the final section 1 rule, to the millisecond",
        arguments: [
            (-1, false), (0, true), (1, true),
        ] as [(Int64, Bool)])
    func finalRuleClock(offset: Int64, allowed: Bool) throws {
        let terms = MeasureTerms(standard: "order", finalRuleIssued: F.day(-50))
        let register = try F.register(.finding(F.finding()), terms: terms)
        let from = F.day(130).adding(milliseconds: offset)
        let defects = register.refusals(of: .measure(F.measure(from: from, until: nil)))
        #expect(defects == (allowed ? [] : [.beforeFinalRuleClock(earliest: F.day(130), F.days180)]))
    }

    @Test(
        "The proposal counts 180 days from the determination; each clock holds by itself",
        arguments: [
            (-1, false), (0, true), (1, true),
        ] as [(Int64, Bool)])
    func determinationClock(offset: Int64, allowed: Bool) throws {
        let register = try F.register(.finding(F.finding(determined: F.day(-100))))
        let from = F.day(80).adding(milliseconds: offset)
        let defects = register.refusals(of: .measure(F.measure(from: from)))
        #expect(defects == (allowed ? [] : [.beforeDeterminationClock(earliest: F.day(80), F.days180)]))
        // Under the order alone there is no such clock.
        let order = try F.register(
            .finding(F.finding(determined: F.day(-100))),
            terms: MeasureTerms(standard: "order", finalRuleIssued: F.day(-400)))
        #expect(order.refusals(of: .measure(F.measure(from: F.day(0)))).isEmpty)
    }

    @Test("Without a final rule nothing can be required, but a provider's own policy can")
    func noRule() throws {
        let register = try F.register(.finding(F.finding()), terms: .order)
        #expect(register.refusals(of: .measure(F.measure())) == [.noFinalRule])
        let policy = F.policy("OWN-1", target: .jurisdiction(F.country))
        #expect(register.refusals(of: .measure(policy)).isEmpty)
        var own = register
        try own.admit(.measure(policy), at: F.day(-1))
        let verdict = own.evaluate(F.subject(), act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .prohibited)
        #expect(
            verdict.reason.because[0].facts.contains(
                ReasonFact("basis", "the provider's own policy, not a measure of the Secretary", source: "policy 7")))
    }

    @Test(
        "A measure lasts at most 365 days, to the millisecond, unless extended",
        arguments: [
            (-1, true), (0, true), (1, false),
        ] as [(Int64, Bool)])
    func longest(offset: Int64, allowed: Bool) throws {
        let register = try F.register(.finding(F.finding()))
        let until = F.day(365).adding(milliseconds: offset)
        let defects = register.refusals(of: .measure(F.measure(until: until)))
        #expect(defects == (allowed ? [] : [.longerThanAllowed(latest: F.day(365), maximum: F.days365)]))
    }

    @Test("Where the standard sets a maximum, a measure without an end is refused; where it sets none, it stands")
    func endless() throws {
        let register = try F.register(.finding(F.finding()))
        #expect(register.refusals(of: .measure(F.measure(until: nil))) == [.noEnd(maximum: F.days365)])
        let order = try F.register(
            .finding(F.finding()), terms: MeasureTerms(standard: "order", finalRuleIssued: F.day(-400)))
        #expect(order.refusals(of: .measure(F.measure(until: nil))).isEmpty)
    }

    @Test("Each extension may add at most 365 days, and comes before the end")
    func extending() throws {
        var register = try F.register(.finding(F.finding()), .measure(F.measure()))
        let id = MeasureID(unchecked: "SM-1")
        func change(issued: Int, until: Int) -> Directive {
            .extend(.init(measure: id, issued: F.day(issued), until: F.day(until), ground: "still needed"))
        }
        #expect(register.refusals(of: change(issued: 100, until: 200)) == [.alreadyEnded(at: F.day(100))])
        #expect(register.refusals(of: change(issued: 99, until: 100)) == [.doesNotExtend(end: F.day(100))])
        #expect(
            register.refusals(of: change(issued: 99, until: 466))
                == [.longerThanAllowed(latest: F.day(465), maximum: F.days365)])
        try register.admit(change(issued: 99, until: 465), at: F.day(99))
        #expect(register.evaluate(F.subject(), act: .opening, asOf: F.day(464)).effect == .prohibited)
        #expect(register.evaluate(F.subject(), act: .opening, asOf: F.day(465)).effect == .none)
    }

    @Test("The consultations of 2(a) are not those of 1(c)")
    func consultations() throws {
        #expect(Finding.requiredConsultations.subtracting(Exemption.requiredConsultations) == [.state, .treasury])
        var finding = F.finding()
        finding.consulted = Exemption.requiredConsultations
        let register = MeasureRegister(terms: F.terms)
        #expect(register.defects(of: .finding(finding)) == [.consultationsNotRecorded([.state, .treasury])])
        // A provider cannot know whom the Secretary consulted: noted, not refused.
        #expect(register.refusals(of: .finding(finding)).isEmpty)
    }

    @Test("A finding that does not say which factors of 2(b) it weighed is noted")
    func factors() {
        var finding = F.finding()
        finding.factors.removeLast()
        let defects = MeasureRegister(terms: F.terms).defects(of: .finding(finding))
        #expect(defects == [.factorsNotRecorded([.legalAssistance])])
        #expect(defects[0].description.contains("2(b)(i)(C)"))
    }

    @Test(
        "What is under the jurisdiction of the United States is not foreign (5(b))",
        arguments: ["US", "PR", "US-CA", "GU"])
    func notForeign(code: String) {
        let place = JurisdictionCode(unchecked: code)
        let register = MeasureRegister(terms: F.terms)
        #expect(register.refusals(of: .finding(F.finding(about: place))) == [.notForeign(place)])
    }

    @Test("A measure stays within its finding: another place, another person, a wider place are refused")
    func target() throws {
        let register = try F.register(
            .finding(F.finding(about: F.province)), .finding(F.personFinding()))
        let id = FindingID(unchecked: "F-1")
        #expect(
            register.refusals(of: .measure(F.measure(target: .jurisdiction(F.country)))) == [.targetOutsideFinding(id)])
        #expect(register.refusals(of: .measure(F.measure(target: .jurisdiction(F.province)))).isEmpty)
        let other = SpecialMeasure.Target.person(FoundPersonID(unchecked: "P-2"))
        #expect(
            register.refusals(of: .measure(F.measure(on: "FP-1", target: other)))
                == [.targetOutsideFinding(FindingID(unchecked: "FP-1"))])
        #expect(
            register.refusals(of: .measure(F.measure(on: "F-9")))
                == [.unknownFinding(FindingID(unchecked: "F-9"))])
    }

    @Test("Every defect cites a clause and says what is wrong in a sentence")
    func sentences() {
        let id = FindingID(unchecked: "F-1")
        let defects: [DirectiveDefect] = [
            .alreadyKnown("x"), .unknownFinding(id), .unknownMeasure("SM"), .unknownExemption("E"), .findingRevoked(id),
            .noGround, .notForeign(F.country), .targetOutsideFinding(id), .policyNamesNoSuchPerson("P"),
            .groundDoesNotCarryMeasure(id), .issuedBeforeDetermination, .noFinalRule,
            .beforeFinalRuleClock(earliest: F.day(0), F.days180),
            .beforeDeterminationClock(earliest: F.day(0), F.days180), .noEnd(maximum: F.days365),
            .longerThanAllowed(latest: F.day(0), maximum: F.days365), .endsBeforeItBegins, .effectiveBeforeIssued,
            .nothingConditioned, .alreadyEnded(at: F.day(0)), .doesNotExtend(end: nil),
            .consultationsNotRecorded([.state]),
            .factorsNotRecorded([.other]),
        ]
        for defect in defects {
            #expect(defect.description.hasSuffix("."))
            #expect(defect.reason.holds == false)
            #expect(defect.clause.rawValue.first == "1" || "25".contains(defect.clause.rawValue.first!))
        }
    }
}

extension MeasureID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(unchecked: value) }
}
extension ExemptionID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(unchecked: value) }
}
extension FoundPersonID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(unchecked: value) }
}
