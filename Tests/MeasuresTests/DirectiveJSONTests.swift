import Measures
import Order
import Records
import Testing

@Suite("The JSON form of directives")
struct DirectiveJSONTests {
    typealias F = Fixture

    static let samples: [Directive] = {
        let now = F.day(0)
        var all = SampleDirectives.directives(around: now)
        all.append(.extend(.init(measure: "SM-1", issued: now, until: F.day(9), ground: "still needed")))
        all.append(
            .revoke(.init(target: .exemption("EX-1"), issued: now, effectiveFrom: now, ground: "no longer complies")))
        all.append(.revoke(.init(target: .measure("SM-1"), issued: now, effectiveFrom: now, ground: "g")))
        all.append(
            .revoke(.init(target: .finding(FindingID(unchecked: "F-1")), issued: now, effectiveFrom: now, ground: "g")))
        all.append(
            .revoke(
                .init(
                    target: .nonInterference(NonInterferenceID(unchecked: "N-1")), issued: now, effectiveFrom: now,
                    ground: "g")))
        all.append(
            .measure(
                F.measure(
                    "SM-9",
                    effect: .condition([
                        .verifyAgain(withinDays: 9), .productsOnly([.storage, .network]),
                        .monthlySpending(atMostCents: 5),
                        .noResale, .heightenedMonitoring, .report(withinDays: 4), .keepUnaltered, .other("As agreed."),
                    ]), scope: .maintaining, until: nil, supersedes: "SM-1")))
        all.append(.measure(F.policy("OWN-1", target: .person(F.person.id), person: F.person)))
        all.append(
            .exemption(
                Exemption(
                    id: "EX-2", scope: .lessee(NonInterferenceTests.subject), consulted: [], issued: now,
                    effectiveFrom: now,
                    until: nil)))
        if let instruction = try? NonInterference(
            id: NonInterferenceID(unchecked: "N-1"), subjects: [NonInterferenceTests.subject], from: now,
            until: F.day(1),
            agency: "a", reference: "r", approvedBy: NonInterferenceTests.first,
            alsoApprovedBy: NonInterferenceTests.second)
        {
            all.append(.nonInterference(instruction))
        }
        return all
    }()

    @Test("Every directive reads back as it was written", arguments: samples)
    func roundTrip(directive: Directive) throws {
        #expect(try Directive(json: directive.json) == directive)
    }

    @Test("Every field of a measure is required or known: a changed document is refused with a pointer to the place")
    func strict() throws {
        let json = Directive.measure(F.measure()).json
        func refused(_ change: (inout [String: JSONValue]) -> Void) -> DirectiveFormatError? {
            var fields = json["measure"]!.object!
            change(&fields)
            do {
                _ = try Directive(json: ["measure": .object(fields)])
                return nil
            } catch { return error }
        }
        #expect(refused { _ in } == nil)
        #expect(refused { $0["severity"] = "high" } == .unknown(pointer: "/measure/severity"))
        #expect(refused { $0["a/b~c"] = 1 } == .unknown(pointer: "/measure/a~1b~0c"))
        #expect(refused { $0["scope"] = "all" }?.pointer == "/measure/scope")
        #expect(refused { $0["issued"] = "2026-01-01T00:00:00" }?.pointer == "/measure/issued")
        #expect(refused { $0["id"] = "SM 1" }?.pointer == "/measure/id")
        #expect(refused { $0["effect"] = [] }?.pointer == "/measure/effect")
        #expect(refused { $0["effect"] = ["forbid"] }?.pointer == "/measure/effect/0")
        #expect(refused { $0["effect"] = [["other": "x", "also": 1]] } == .unknown(pointer: "/measure/effect/0/also"))
        #expect(
            refused { $0["whenUncertain"] = ["meanwhile": "restrict"] }
                == .missing(pointer: "/measure/whenUncertain/reviewWithinDays"))
        #expect(refused { $0["target"] = ["jurisdiction": 7] }?.pointer == "/measure/target/jurisdiction")
        for name in ["id", "basis", "target", "effect", "scope", "issued", "effectiveFrom", "whenUncertain"] {
            #expect(refused { $0[name] = nil } == .missing(pointer: "/measure/\(name)"))
        }
        #expect(throws: DirectiveFormatError.self) { try Directive(json: ["decree": .object([:])]) }
        #expect(throws: DirectiveFormatError.self) { try Directive(json: []) }
    }

    @Test("An instruction approved twice by one person cannot be read in either")
    func fourEyes() throws {
        let directive = try #require(Self.samples.last)
        var fields = try #require(directive.json["nonInterference"]?.object)
        fields["alsoApprovedBy"] = fields["approvedBy"]
        #expect(throws: DirectiveFormatError.self) { try Directive(json: ["nonInterference": .object(fields)]) }
    }

    @Test("The entry of a directive carries it under a kind of its own, about nobody")
    func entries() throws {
        for directive in Self.samples {
            let draft = directive.draft(actor: .system("test"), time: F.day(0))
            #expect(EntryKind.directives.contains(draft.kind))
            #expect(EntryKind.restrictedDirectives.contains(draft.kind) == directive.isRestricted)
            #expect(draft.parts.map(\.subject) == [nil])
            let entry = Entry(
                id: draft.id, index: 0, kind: draft.kind, actor: draft.actor, time: draft.time,
                parts: [.init(subject: nil, previous: nil, fields: draft.parts[0].fields)])
            #expect(try Directive(entry: entry) == directive)
        }
        let other = Entry(
            id: .random(), index: 0, kind: "application.received", actor: .system("test"), time: F.day(0), parts: [])
        #expect(try Directive(entry: other) == nil)
    }

    @Test("The sample directives are admitted under the sample's terms and bind today")
    func sample() throws {
        let now = F.day(0)
        var register = MeasureRegister(terms: SampleDirectives.terms(around: now))
        for directive in SampleDirectives.directives(around: now) {
            #expect(try register.admit(directive, at: now).isEmpty)
        }
        let there = F.subject(at: [SampleDirectives.jurisdiction])
        #expect(register.evaluate(there, act: .opening, asOf: now).effect == .prohibited)
        #expect(
            register.targets(asOf: now).map(\.person.id) == [
                SampleDirectives.prohibitedPerson, SampleDirectives.conditionedPerson,
            ])
        #expect(try JurisdictionCode(parsing: "UTO") == SampleDirectives.jurisdiction)
    }
}
