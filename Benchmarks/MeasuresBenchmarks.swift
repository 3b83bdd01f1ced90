import Foundation
import Measures
import Order

/// Evaluating special measures for one account, against 500 in force, and the what-if of one more over 200,000 accounts.
@Sendable func measuresBenchmarks() async throws -> [BenchmarkRow] {
    let now = Timestamp(milliseconds: 1_800_000_000_000)
    let codes = JurisdictionCode.countries.filter { !$0.isUnitedStatesTerritory }
    var register = MeasureRegister(terms: SampleDirectives.terms(around: now))
    for directive in SampleDirectives.directives(around: now) { try register.admit(directive, at: now) }
    for number in 0..<500 {
        // Twenty countries have 25 measures each, so that most accounts meet none and some meet many.
        try register.admit(.measure(policy(number, against: codes[number % 20], from: now)), at: now)
    }
    let untouched = codes.dropFirst(20).map { subject(in: $0) }
    let touched = codes.prefix(20).map { subject(in: $0) }
    let mixed = (0..<1_000).map { $0 % 50 == 0 ? touched[$0 % 20] : untouched[$0 % untouched.count] }

    let clock = ContinuousClock()
    func rate(_ subjects: [MeasureSubject], rounds: Int) -> Double {
        var best = 0.0
        var bound = 0
        for _ in 0..<5 {
            let took = clock.measure {
                for _ in 0..<rounds {
                    for subject in subjects {
                        bound += register.evaluate(subject, act: .opening, asOf: now).binding.count
                    }
                }
            }
            best = max(best, Double(rounds * subjects.count) / seconds(took))
        }
        precondition(bound > 0 || subjects.count != mixed.count)
        return best
    }

    let accounts = (0..<200_000).map { (key: $0, subject: untouched[$0 % untouched.count]) }
    let directive = Directive.measure(policy(1_000, against: codes[40], from: now))
    var found = 0
    let whatIf = clock.measure {
        found = register.touched(by: directive, subjects: accounts, act: .maintaining, asOf: now).count
    }
    return [
        row("measures evaluated, 2 % of accounts bound by 25 each", rate(mixed, rounds: 200), "accounts/s"),
        row("measures evaluated, none applies", rate(untouched, rounds: 500), "accounts/s"),
        row("what-if of a new measure (\(found) of 200,000 touched)", 200_000 / seconds(whatIf), "accounts/s"),
    ]
}

private func row(_ name: String, _ value: Double, _ unit: String) -> BenchmarkRow {
    BenchmarkRow(name: name, value: value, unit: unit, peer: nil, peerValue: nil, ratio: nil, cores: 1)
}

private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

private func subject(in place: JurisdictionCode) -> MeasureSubject {
    MeasureSubject(
        holder: .init(
            .holder, foreignPerson: true, locations: [LocationFact(place, asOf: nil, source: "declared address")]),
        accountType: .standard, inUnitedStates: true)
}

private func policy(_ number: Int, against place: JurisdictionCode, from time: Timestamp) -> SpecialMeasure {
    SpecialMeasure(
        id: MeasureID(unchecked: "OWN-\(number)"), basis: .ownPolicy(document: "benchmark", person: nil),
        target: .jurisdiction(place), effect: number % 2 == 0 ? .prohibit : .condition([.noResale]), scope: .both,
        issued: time, effectiveFrom: time, until: nil)
}
