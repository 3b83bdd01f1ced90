// The last ground of clause 5(k): "any person located in the United States". Where somebody is is a fact with a time, and it
// goes out of date.

extension UnitedStatesPersonDetermination {
    private static let locationWording = Wording(
        yes: "Located in the United States.", no: "Not located in the United States.",
        unknown: "Where the person is located is not known.")

    static func location(_ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters)
        -> GroundAnswer
    {
        var fresh: [Fact<JurisdictionCode>] = []
        var cited: [ReasonFact] = []
        var tally = Tally()
        for fact in facts.locations.counting(at: now) {
            let name = fact.provenance.asOf.map { "location at \($0)" } ?? "location"
            cited.append(ReasonFact(name, fact.value.code, source: fact.provenance.source.text))
            if fact.provenance.asOf == nil {
                tally.someUndated = true
            } else if fact.provenance.isFresh(at: now, for: parameters.locationFreshFor) {
                fresh.append(fact)
            } else {
                tally.someStale = true
            }
        }
        for fact in facts.kind == .entity ? fresh : simultaneous(fresh, within: parameters.locationConflictWithin) {
            tally.count(fact.value.isUnitedStatesTerritory ? .yes : .no, fact.provenance)
        }
        // An entity can be in several places at once: one of them in the United States is enough.
        if facts.kind == .entity, tally.yes != nil { tally.no = nil }
        if fresh.isEmpty { weighAddress(facts, now, parameters, &tally, &cited) }
        return GroundAnswer(
            .location, tally, wording: locationWording, contradiction: contradiction("The locations", cited),
            facts: cited, missing: facts.path + ".location", freshFor: parameters.locationFreshFor,
            sufficient: parameters.sufficientConfidence)
    }

    /// The latest location and those so near to it in time that a person cannot have been in both places.
    private static func simultaneous(
        _ facts: [Fact<JurisdictionCode>], within span: Days
    ) -> [Fact<JurisdictionCode>] {
        guard facts.count > 1, let latest = facts.compactMap(\.provenance.asOf).max() else { return facts }
        return facts.filter { fact in fact.provenance.asOf.map { latest <= $0 + span } ?? false }
    }

    /// An address suggests where somebody is. It is cited; only one abroad may count, when the standard says so.
    private static func weighAddress(
        _ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters, _ tally: inout Tally,
        _ cited: inout [ReasonFact]
    ) {
        let addresses = facts.addresses.counting(at: now)
        for fact in addresses {
            cited.append(ReasonFact("addressCountry", fact.value.code, source: fact.provenance.source.text))
        }
        guard parameters.addressAbroadShowsAbsence, !addresses.contains(where: \.value.isUnitedStatesTerritory) else {
            return
        }
        for fact in addresses where fact.provenance.isFresh(at: now, for: parameters.locationFreshFor) {
            tally.count(.no, fact.provenance)
        }
    }
}
