// The grounds of clause 5(k) that rest on status: citizenship, lawful permanent residence, and the law of organisation.

extension UnitedStatesPersonDetermination {
    private static let citizenshipWording = Wording(
        yes: "A citizen of the United States.", no: "Not a citizen of the United States.",
        unknown: "Citizenship is not known.")

    static func citizenship(
        _ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters
    ) -> GroundAnswer {
        let counting = facts.citizenships.counting(at: now)
        var tally = Tally()
        var cited: [ReasonFact] = []
        var incomplete: (listed: String, left: String)?
        for fact in counting {
            cited.append(ReasonFact("citizenship", fact.value.text, source: fact.provenance.source.text))
            guard fact.provenance.isFresh(at: now, for: parameters.statusFreshFor) else {
                tally.someStale = true
                continue
            }
            tally.count(fact.value.vote, fact.provenance)
            // A document that shows a citizenship which a full list leaves out discredits the list, whichever way it points.
            guard case .one(let shown) = fact.value else { continue }
            for other in counting where other.provenance.isFresh(at: now, for: parameters.statusFreshFor) {
                if case .every(let list) = other.value, !list.contains(where: { $0.isSameCitizenship(as: shown) }) {
                    incomplete = (
                        "\(other.provenance.source.text): \(other.value.text)",
                        "\(fact.provenance.source.text): \(shown.code)"
                    )
                }
            }
        }
        if let incomplete {
            let text = "The citizenships contradict each other (\(incomplete.listed); \(incomplete.left))."
            return GroundAnswer(
                .citizenship,
                Reason("5(k)", text, holds: nil, facts: cited, missing: [facts.path + ".citizenships"]),
                isContradictory: true)
        }
        return GroundAnswer(
            .citizenship, tally, wording: citizenshipWording,
            contradiction: contradiction("The citizenships", cited), facts: cited,
            missing: facts.path + ".citizenships",
            freshFor: parameters.statusFreshFor, sufficient: parameters.sufficientConfidence)
    }

    private static let residenceWording = Wording(
        yes: "A lawful permanent resident of the United States.",
        no: "Not a lawful permanent resident of the United States.",
        unknown: "Permanent residence is not known.")

    static func permanentResidence(
        _ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters
    ) -> GroundAnswer {
        var tally = Tally()
        var cited: [ReasonFact] = []
        for fact in facts.permanentResidence.counting(at: now) {
            cited.append(
                ReasonFact("permanentResidence", fact.value ? "yes" : "no", source: fact.provenance.source.text))
            guard fact.provenance.isFresh(at: now, for: parameters.statusFreshFor) else {
                tally.someStale = true
                continue
            }
            tally.count(fact.value ? .yes : .no, fact.provenance)
        }
        return GroundAnswer(
            .permanentResidence, tally, wording: residenceWording,
            contradiction: contradiction("The facts about permanent residence", cited), facts: cited,
            missing: facts.path + ".permanentResidence", freshFor: parameters.statusFreshFor,
            sufficient: parameters.sufficientConfidence)
    }

    private static let organizationWording = Wording(
        yes: "Organized under the laws of a jurisdiction within the United States.",
        no: "Not organized under the laws of any jurisdiction within the United States.",
        unknown: "The law under which it is organized is not known.")
    private static let branchWording = Wording(
        yes: "A branch of an entity organized under the laws of a jurisdiction within the United States.",
        no: "A branch of an entity not organized under the laws of any jurisdiction within the United States.",
        unknown: "The law under which its entity is organized is not known.")

    /// A branch is part of its entity, so the entity's law decides, wherever the branch is registered. A subsidiary is an
    /// entity of its own: who owns it is no ground at all.
    static func organization(
        _ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters
    ) -> GroundAnswer {
        let branch = facts.branchOf.counting(at: now)
        let own = facts.organizedIn.counting(at: now)
        var tally = Tally()
        var cited: [ReasonFact] = []
        for fact in branch {
            cited.append(
                ReasonFact("branchOfEntityOrganizedIn", fact.value.code, source: fact.provenance.source.text))
            guard fact.provenance.isFresh(at: now, for: parameters.statusFreshFor) else {
                tally.someStale = true
                continue
            }
            tally.count(fact.value.isUnitedStatesTerritory ? .yes : .no, fact.provenance)
        }
        for fact in own {
            cited.append(ReasonFact("organizedIn", fact.value.code, source: fact.provenance.source.text))
            guard fact.provenance.isFresh(at: now, for: parameters.statusFreshFor) else {
                tally.someStale = true
                continue
            }
            // Where a branch is registered abroad says nothing against its entity's law.
            let vote: Vote = fact.value.isUnitedStatesTerritory ? .yes : branch.isEmpty ? .no : .silent
            tally.count(vote, fact.provenance)
        }
        return GroundAnswer(
            .organization, tally, wording: branch.isEmpty ? organizationWording : branchWording,
            contradiction: contradiction("The facts about its law", cited), facts: cited,
            missing: facts.path + ".organizedIn", freshFor: parameters.statusFreshFor,
            sufficient: parameters.sufficientConfidence)
    }

    static func contradiction(_ what: String, _ facts: [ReasonFact]) -> String {
        "\(what) contradict each other (\(facts.map { "\($0.source): \($0.value)" }.joined(separator: "; ")))."
    }
}

extension JurisdictionCode {
    /// The territories of the United States issue no passports of their own.
    fileprivate func isSameCitizenship(as other: JurisdictionCode) -> Bool {
        country == other.country || (isUnitedStatesTerritory && other.isUnitedStatesTerritory)
    }
}

extension CitizenshipStatement {
    fileprivate var vote: Vote {
        switch self {
        case .every(let list):
            var answer: Vote = .no
            for place in list {
                switch place.isUnitedStatesCitizenship {
                case true?: return .yes
                case nil: answer = .silent
                case false?: continue
                }
            }
            return answer
        case .one(let place): return place.isUnitedStatesCitizenship == true ? .yes : .silent
        }
    }

    fileprivate var text: String {
        switch self {
        case .every(let list):
            switch list.count {
            case 0: "none"
            case 1: list[0].code
            default: list.map(\.code).joined(separator: ", ")
            }
        case .one(let place): place.code
        }
    }
}

extension Provenance {
    /// Whether it still is evidence: without a span nothing ages; with one, what has no time cannot be shown to be fresh.
    func isFresh(at now: Timestamp, for span: Period?) -> Bool {
        guard let span else { return true }
        guard let asOf else { return false }
        return now <= span.after(asOf)
    }
}
