import AccessHistory
import Measures
import Order

/// The rules that raise signals (clause 1(b): identifying foreign malicious cyber actors). Pure: facts in, signals out.
///
/// Not here yet: Sigma rules over events, links of more than one step, replay over past events.
public struct DetectionRules: Sendable {
    public var muting: Muting
    public init(muting: Muting = .shipped) { self.muting = muting }

    /// Accesses from a jurisdiction that a special measure reaches. One signal for each measure and country.
    ///
    /// The country of an address is a sign of where a person is and no proof (clause 5(k)), so the signal is never strong by
    /// itself. An access counts under the measures that were in force when it happened.
    public func evaluate(
        _ accesses: [AccessObservation], of subject: DetectionSubject, countries: AddressCountryTable,
        measures: MeasureRegister
    ) -> [Signal] {
        var found: [Place: [AccessObservation]] = [:]
        var muted: [Place: Int] = [:]
        for access in accesses {
            guard let country = countries.country(of: access.address) else { continue }
            let inForce = Set(measures.measures(reaching: country, at: access.first))
                .union(measures.measures(reaching: country, at: access.last))
            for measure in inForce {
                let place = Place(measure: measure, country: country)
                if muting.network(of: access.address) != nil {
                    muted[place, default: 0] += access.count
                } else {
                    found[place, default: []].append(access)
                }
            }
        }
        return Set(found.keys).union(muted.keys).sorted().compactMap { place in
            signal(at: place, found[place] ?? [], muted: muted[place] ?? 0, of: subject, countries, measures)
        }
    }

    private struct Place: Hashable, Comparable {
        var measure: MeasureID
        var country: JurisdictionCode
        static func < (a: Place, b: Place) -> Bool { (a.measure.rawValue, a.country) < (b.measure.rawValue, b.country) }
    }

    private func signal(
        at place: Place, _ accesses: [AccessObservation], muted: Int, of subject: DetectionSubject,
        _ countries: AddressCountryTable, _ measures: MeasureRegister
    ) -> Signal? {
        guard let first = accesses.map(\.first).min(), let last = accesses.map(\.last).max() else { return nil }
        let count = accesses.map(\.count).reduce(0, +)
        let days = Set(accesses.flatMap { [$0.first, $0.last] }.map { $0.milliseconds / 86_400_000 }).count
        let lasting = days >= 2 || count >= 10
        var facts = [
            ReasonFact(
                "country", place.country.code,
                source: "table of countries\(countries.generated.map { " of \($0)" } ?? "")"),
            ReasonFact("measure", place.measure.rawValue, source: "register of measures"),
            ReasonFact("accesses", String(count), source: "access history"),
            ReasonFact("addresses", String(accesses.count), source: "access history"),
        ]
        if muted > 0 { facts.append(ReasonFact("muted accesses", String(muted), source: "access history")) }
        let shown = accesses.sorted { ($1.count, $0.address) < ($0.count, $1.address) }.prefix(Self.indicatorsShown)
        for access in shown {
            facts.append(ReasonFact("address", access.address.description, source: "access history", sensitive: true))
        }
        return Signal(
            kind: .accessFromMeasuredJurisdiction, strength: lasting ? .moderate : .weak, subject: subject.subject,
            account: subject.account, application: subject.application,
            key: "\(place.measure.rawValue) \(place.country.code)",
            indicators: shown.map {
                Indicator(.ipAddress($0.address), first: $0.first, last: $0.last, sightings: $0.count)
            },
            reason: Reason(
                "2(d)(i)",
                "The account was reached from \(place.country.code), which measure \(place.measure.rawValue) reaches.",
                holds: true, facts: facts,
                because: [
                    Reason(
                        "5(k)", "Where the person is located is not known from an address alone.", holds: nil,
                        missing: ["location"]),
                    Reason("1(a)(ii)(D)", "The addresses and times are those of the access history.", holds: true),
                ]), first: first, last: last, count: count)
    }

    /// Addresses that stand in one signal; the others are counted.
    private static let indicatorsShown = 20
}
