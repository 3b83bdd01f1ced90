import Measures
import Order
import Testing

@Suite("Clause 1(c): exemptions lift section 1 duties only")
struct ExemptionTests {
    typealias F = Fixture
    static let lessee = SubjectID(unchecked: "sub_0123456789ABCDEF")

    private func exemption(
        _ scope: Exemption.Scope, from: Timestamp = F.day(0), until: Timestamp? = F.day(30)
    ) -> Exemption {
        Exemption(
            id: "EX-1", scope: scope, conditions: ["Keep the program current."],
            consulted: Exemption.requiredConsultations,
            issued: F.day(-10), effectiveFrom: from, until: until)
    }

    @Test("An exemption covers a provider, a type of account or a lessee, and no other")
    func scopes() throws {
        func isExempt(_ scope: Exemption.Scope, _ provider: String?, _ type: AccountType, _ lessee: SubjectID?) throws
            -> Bool
        {
            try F.register(.exemption(exemption(scope)))
                .exemption(provider: provider, accountType: type, lessee: lessee, asOf: F.day(1)).isExempt
        }
        #expect(try isExempt(.provider("acme"), "acme", .standard, nil))
        #expect(try !isExempt(.provider("acme"), "other", .standard, nil))
        #expect(try !isExempt(.provider("acme"), nil, .standard, nil))
        #expect(try isExempt(.accountType(.trial), nil, .trial, nil))
        #expect(try !isExempt(.accountType(.trial), nil, .standard, nil))
        #expect(try isExempt(.lessee(Self.lessee), nil, .standard, Self.lessee))
        #expect(try !isExempt(.lessee(Self.lessee), nil, .standard, nil))
    }

    @Test(
        "It holds from its effective instant up to, not including, its expiry",
        arguments: [
            (-1, false), (0, true), (2_591_999_999, true), (2_592_000_000, false),
        ] as [(Int64, Bool)])
    func dates(offset: Int64, holds: Bool) throws {
        let register = try F.register(.exemption(exemption(.accountType(.trial))))
        let verdict = register.exemption(
            provider: nil, accountType: .trial, lessee: nil, asOf: F.day(0).adding(milliseconds: offset))
        #expect(verdict.isExempt == holds)
        #expect(verdict.conditions == (holds ? ["Keep the program current."] : []))
        #expect(verdict.reason.clause == "1(c)")
    }

    @Test("A special measure binds the exempt all the same, and the reason says why")
    func measuresStillBind() throws {
        let register = try F.register(
            .exemption(exemption(.accountType(.trial))), .finding(F.finding()), .measure(F.measure()))
        let verdict = register.evaluate(F.subject(type: .trial), act: .opening, asOf: F.day(1))
        #expect(verdict.effect == .prohibited)
        #expect(verdict.reason.because.last?.clause == "1(c)")
        #expect(verdict.reason.because.last?.holds == false)
    }

    @Test("A revoked exemption no longer holds")
    func revoked() throws {
        var register = try F.register(.exemption(exemption(.accountType(.trial))))
        try register.admit(
            .revoke(.init(target: .exemption("EX-1"), issued: F.day(4), effectiveFrom: F.day(5), ground: "g")),
            at: F.day(4))
        func isExempt(_ day: Int) -> Bool {
            register.exemption(provider: nil, accountType: .trial, lessee: nil, asOf: F.day(day)).isExempt
        }
        #expect(isExempt(4))
        #expect(!isExempt(5))
    }

    @Test("An exemption that records no consultation with the Director of National Intelligence is noted")
    func consultations() {
        var silent = exemption(.accountType(.trial))
        silent.consulted.remove(.nationalIntelligence)
        let defects = MeasureRegister(terms: F.terms).defects(of: .exemption(silent))
        #expect(defects == [.consultationsNotRecorded([.nationalIntelligence])])
        #expect(defects[0].clause == "1(c)")
    }
}

@Suite("Clause 7(d): an authorized activity is not interfered with")
struct NonInterferenceTests {
    typealias F = Fixture
    static let subject = SubjectID(unchecked: "sub_0123456789ABCDEF")
    static let first = UserID(unchecked: "usr_0000000000000001")
    static let second = UserID(unchecked: "usr_0000000000000002")

    private func instruction(
        _ id: String = "N-1", until: Int = 10, by second: UserID = second
    ) throws -> NonInterference {
        try NonInterference(
            id: NonInterferenceID(unchecked: id), subjects: [Self.subject], from: F.day(0), until: F.day(until),
            agency: "an agency", reference: "R-1", approvedBy: Self.first, alsoApprovedBy: second)
    }

    @Test("Two different people approve it, and it has dates")
    func twoPeople() {
        #expect(throws: NonInterferenceError.onePersonOnly) { try instruction(by: Self.first) }
        #expect(throws: NonInterferenceError.endsBeforeItBegins) { try instruction(until: 0) }
    }

    @Test("It defers action from its beginning up to its end, or to when it is ended early")
    func dates() throws {
        var register = NonInterferenceRegister()
        register.record(try instruction())
        #expect(register.deferral(of: Self.subject, at: F.day(0).adding(milliseconds: -1)) == nil)
        #expect(register.deferral(of: Self.subject, at: F.day(0))?.id.rawValue == "N-1")
        #expect(register.deferral(of: Self.subject, at: F.day(10)) == nil)
        register.end(NonInterferenceID(unchecked: "N-1"), at: F.day(5))
        #expect(register.deferral(of: Self.subject, at: F.day(5)) == nil)
        #expect(register.deferral(of: SubjectID(unchecked: "sub_FEDCBA9876543210"), at: F.day(1)) == nil)
    }

    @Test("Nothing of it appears in the register of measures, and its entries are of kinds that only its roles read")
    func silence() throws {
        var register = MeasureRegister(terms: F.terms)
        let directive = Directive.nonInterference(try instruction())
        register.record(directive, at: F.day(0))
        #expect(register.history.isEmpty)
        #expect(directive.isRestricted)
        let end = Directive.revoke(
            .init(
                target: .nonInterference(NonInterferenceID(unchecked: "N-1")), issued: F.day(1),
                effectiveFrom: F.day(1),
                ground: "done"))
        register.record(end, at: F.day(1))
        #expect(register.history.isEmpty)
        #expect(end.isRestricted)
    }
}
