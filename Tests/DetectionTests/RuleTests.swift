import AccessHistory
import Detection
import Measures
import Order
import Testing

@Suite("Detection rules")
struct RuleTests {
    let now = Timestamp(rfc3339: "2026-11-25T10:00:00Z")!
    let subject = DetectionSubject(subject: .random(), account: .random())
    let rules = DetectionRules()

    func others(_ count: Int, _ standing: SharedIdentifier.Other.Standing = .refused) -> [SharedIdentifier.Other] {
        (0..<count).map { _ in
            SharedIdentifier.Other(
                subject: .random(), application: .random(), standing: standing, since: now + Days(-3))
        }
    }

    @Test("A wallet shared with one refused application is a strong signal that cites its clause and names the other")
    func wallet() throws {
        let wallet = try WalletAddress(parsing: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
        let refused = others(1)
        let signal = try #require(
            rules.evaluate(
                SharedIdentifier(kind: .wallet, value: .wallet(wallet), others: refused), of: subject, at: now))
        #expect(signal.strength == .strong)
        #expect(signal.reason.clause == "1(b)")
        #expect(signal.links == refused.map(\.subject))
        #expect(signal.indicators.map(\.text) == [wallet.text])
        #expect(signal.reason.facts.contains { $0.name == "value" && $0.sensitive })
    }

    @Test("An identifier shared only with customers in good standing is no signal")
    func goodStanding() {
        #expect(rules.evaluate(SharedIdentifier(kind: .email, others: others(3, .good)), of: subject, at: now) == nil)
    }

    @Test("The more customers share a value, the less it says, until it is muted with its count")
    func rarity() throws {
        func strength(_ total: Int) throws -> Signal.Strength {
            try #require(
                rules.evaluate(SharedIdentifier(kind: .email, others: others(1), total: total), of: subject, at: now)
            ).strength
        }
        #expect(try strength(2) == .moderate)
        #expect(try strength(5) == .moderate)
        #expect(try strength(6) == .weak)
        #expect(try strength(25) == .weak)
        #expect(try strength(26) == .muted)
        let muted = try #require(
            rules.evaluate(SharedIdentifier(kind: .email, others: others(1), total: 400), of: subject, at: now))
        #expect(muted.reason.facts.contains { $0.name == "shared by" && $0.value == "400" })
    }

    @Test("A shared private address or public resolver is muted", arguments: ["10.0.0.1", "100.64.3.3", "8.8.8.8"])
    func mutedAddress(_ text: String) throws {
        let address = try IPAddress(parsing: text)
        let signal = try #require(
            rules.evaluate(
                SharedIdentifier(kind: .ipAddress, value: .ipAddress(address), others: others(1)), of: subject, at: now)
        )
        #expect(signal.strength == .muted)
    }

    // Accesses from a measured jurisdiction

    let country = JurisdictionCode(unchecked: "LV")

    /// 198.200.0.0/16 is in the measured country, 198.201.0.0/16 elsewhere.
    func countries() throws -> AddressCountryTable {
        try AddressCountryTable(
            geoip: Array("# x\n3334995968,3335061503,LV\n3335061504,3335127039,CH\n".utf8), geoip6: nil)
    }

    func register(from: Timestamp, until: Timestamp) -> MeasureRegister {
        let directives: [Directive] = [
            .finding(
                Measures.Finding(
                    id: FindingID(unchecked: "F-1"), object: .jurisdiction(country), grounds: [.offering],
                    factors: [
                        .init(.obtainedThroughJurisdiction, note: "a"), .init(.sourceOfActivity, note: "b"),
                        .init(.legalAssistance, note: "c"),
                    ], consulted: Measures.Finding.requiredConsultations, determined: now + Days(-400))),
            .measure(
                SpecialMeasure(
                    id: MeasureID(unchecked: "SM-1"), basis: .finding(FindingID(unchecked: "F-1")),
                    target: .jurisdiction(country), effect: .prohibit, scope: .both, issued: now + Days(-300),
                    effectiveFrom: from, until: until)),
        ]
        return MeasureRegister(
            folding: directives.map { ($0, now + Days(-300)) },
            terms: MeasureTerms(standard: "test", finalRuleIssued: now + Days(-800)))
    }

    func access(_ text: String, _ time: Timestamp, count: Int = 1) throws -> AccessObservation {
        AccessObservation(
            account: .reference("x"), address: try IPAddress(parsing: text), first: time, last: time, count: count)
    }

    @Test("An access from a country under a measure in force is a signal with the measure, the clause and the address")
    func measured() throws {
        let register = register(from: now + Days(-10), until: now + Days(10))
        let signals = rules.evaluate(
            [try access("198.200.1.9", now), try access("198.201.1.9", now)], of: subject, countries: try countries(),
            measures: register)
        let signal = try #require(signals.first)
        #expect(signals.count == 1)
        #expect(signal.kind == .accessFromMeasuredJurisdiction)
        #expect(signal.reason.clause == "2(d)(i)")
        #expect(signal.indicators.map(\.text) == ["198.200.1.9"])
        #expect(signal.strength == .weak)
        // Where the person is stays unknown.
        #expect(signal.reason.because.contains { $0.clause == "5(k)" && $0.holds == nil && $0.missing == ["location"] })
    }

    @Test("An access counts under the measures in force when it happened", arguments: [-11, -10, 9, 10])
    func boundaries(_ day: Int) throws {
        let register = register(from: now + Days(-10), until: now + Days(10))
        let signals = rules.evaluate(
            [try access("198.200.1.9", now + Days(day))], of: subject, countries: try countries(), measures: register)
        #expect(signals.isEmpty == (day < -10 || day >= 10))
    }

    @Test("Repeated access over days is more than one access; it is never strong by itself")
    func lasting() throws {
        let register = register(from: now + Days(-10), until: now + Days(10))
        let signals = rules.evaluate(
            [try access("198.200.1.9", now + Days(-5), count: 400), try access("198.200.2.9", now, count: 300)],
            of: subject, countries: try countries(), measures: register)
        #expect(signals.map(\.strength) == [.moderate])
        #expect(signals.first?.count == 700)
    }

    @Test("A muted network raises nothing by itself and is counted beside others")
    func mutedNetwork() throws {
        let register = register(from: now + Days(-10), until: now + Days(10))
        var rules = rules
        rules.muting.networks.append((try IPPrefix(parsing: "198.200.7.0/24"), "carrier NAT"))
        #expect(
            rules.evaluate(
                [try access("198.200.7.9", now)], of: subject, countries: try countries(), measures: register
            ).isEmpty)
        let both = rules.evaluate(
            [try access("198.200.7.9", now, count: 5), try access("198.200.1.9", now)], of: subject,
            countries: try countries(), measures: register)
        #expect(both.first?.count == 1)
        #expect(both.first?.reason.facts.contains { $0.name == "muted accesses" && $0.value == "5" } == true)
    }
}
