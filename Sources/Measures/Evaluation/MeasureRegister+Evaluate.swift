import Order

extension MeasureRegister {
    /// What the measures in force at `time` say of opening or maintaining an account.
    ///
    /// Pure. Where several bind, the strictest applies and all are named; where it cannot be told whether one binds, the
    /// strictest of those that certainly do still applies.
    public func evaluate(
        _ subject: MeasureSubject, act: SpecialMeasure.Act, asOf time: Timestamp,
        settings: MeasureSettings = .recommended
    ) -> MeasureVerdict {
        var binding: [Assessment] = []
        var uncertain: [Assessment] = []
        for position in candidates(for: subject, at: time, settings: settings) {
            let life = measures[position]
            guard life.measure.scope.includes(act), life.isInForce(at: time) else { continue }
            let assessment = assess(life, subject, act: act, at: time, settings: settings)
            switch assessment.reason.holds {
            case true?: binding.append(assessment)
            case nil: uncertain.append(assessment)
            case false?: break
            }
        }
        guard !binding.isEmpty || !uncertain.isEmpty else { return .nothingApplies }
        return compose(binding: binding, uncertain: uncertain, subject: subject, at: time)
    }

    /// One measure and whether it binds.
    struct Assessment {
        let measure: SpecialMeasure
        let reason: Reason
    }

    /// Positions of every measure that could bind, in order and without repeats.
    private func candidates(for subject: MeasureSubject, at time: Timestamp, settings: MeasureSettings) -> [Int] {
        guard !measures.isEmpty else { return [] }
        var found: [Int] = []
        var everyJurisdiction = settings.onBehalfOf == .anyForeignPerson
        func consider(_ party: MeasureSubject.Party) {
            if !everyJurisdiction, !jurisdictionMeasures.isEmpty {
                var isSomewhere = false
                for location in party.locations where location.isUsable(at: time, settings) {
                    isSomewhere = true
                    if let positions = byCountry[location.jurisdiction.country] { found += positions }
                }
                // A place that is not known may be any place.
                if !isSomewhere { everyJurisdiction = true }
            }
            if !byPerson.isEmpty {
                for match in party.matches { if let positions = byPerson[match.person] { found += positions } }
            }
        }
        consider(subject.holder)
        for party in subject.others { consider(party) }
        if everyJurisdiction { found += jurisdictionMeasures }
        if found.count > 1 { found = Array(Set(found)).sorted() }
        return found
    }

    private func assess(
        _ life: MeasureLife, _ subject: MeasureSubject, act: SpecialMeasure.Act, at time: Timestamp,
        settings: MeasureSettings
    ) -> Assessment {
        let measure = life.measure
        let because: [Reason]
        let holds: Bool?
        switch measure.target {
        case .jurisdiction(let code):
            because = reaches(code, subject, at: time, settings: settings)
            holds = Truth.any(because.map(\.holds))
        case .person(let id):
            because = involves(id, subject, settings: settings)
            holds = Truth.all(because.map(\.holds))
        }
        return Assessment(
            measure: measure,
            reason: Reason(
                measure.target.clause, sentence(measure, act, holds), holds: holds, facts: facts(of: life),
                because: because))
    }

    private func sentence(_ measure: SpecialMeasure, _ act: SpecialMeasure.Act, _ holds: Bool?) -> String {
        let what = measure.effect == .prohibit ? "prohibits" : "puts conditions on"
        let verb = act == .opening ? "opening" : "maintaining"
        return switch holds {
        case true?: "Measure \(measure.id) \(what) \(verb) this account."
        case false?: "Measure \(measure.id) does not reach this account."
        case nil: "It cannot be told whether measure \(measure.id), which \(what) \(verb) accounts, reaches this one."
        }
    }

    private func facts(of life: MeasureLife) -> [ReasonFact] {
        let measure = life.measure
        let source = "measure \(measure.id)"
        var facts = [ReasonFact("in force from", measure.effectiveFrom.description, source: source)]
        if let end = life.end { facts.append(ReasonFact("in force until", end.description, source: source)) }
        switch measure.basis {
        case .finding(let id):
            facts.append(ReasonFact("finding", id.rawValue, source: source))
            if let finding = findings[id] {
                let grounds = finding.grounds.map(\.rawValue).sorted().joined(separator: ", ")
                facts.append(ReasonFact("ground", grounds, source: "finding \(id)"))
            }
        case .ownPolicy(let document, _):
            facts.append(
                ReasonFact("basis", "the provider's own policy, not a measure of the Secretary", source: document))
        }
        return facts
    }

    // MARK: Clause 2(d)(i)

    /// The alternatives of clause 2(d)(i); the measure binds when any of them holds.
    private func reaches(
        _ jurisdiction: JurisdictionCode, _ subject: MeasureSubject, at time: Timestamp, settings: MeasureSettings
    ) -> [Reason] {
        let tail = ReasonFact(
            "reading of \"for or on behalf of a foreign person\"", settings.onBehalfOf.rawValue,
            source: "setting measure.onBehalfOf")
        var reasons = [foreignPersonLocated(subject.holder, jurisdiction, at: time, settings: settings)]
        let principals = subject.others.filter { settings.principals.contains($0.role) }
        switch settings.onBehalfOf {
        case .jurisdiction:
            for party in principals {
                var reason = foreignPersonLocated(party, jurisdiction, at: time, settings: settings)
                reason.facts.append(tail)
                reasons.append(reason)
            }
        case .anyForeignPerson:
            for party in [subject.holder] + principals {
                reasons.append(
                    Reason(
                        "2(d)(i)", "The account is for or on behalf of a foreign person, the \(party.label).",
                        holds: party.foreignPerson, facts: [tail],
                        missing: party.foreignPerson == nil ? ["\(party.label).foreignPerson"] : []))
            }
        }
        return reasons
    }

    private func foreignPersonLocated(
        _ party: MeasureSubject.Party, _ jurisdiction: JurisdictionCode, at time: Timestamp, settings: MeasureSettings
    ) -> Reason {
        let foreign = Reason(
            "5(c)", foreignSentence(party), holds: party.foreignPerson,
            missing: party.foreignPerson == nil ? ["\(party.label).foreignPerson"] : [])
        let located = located(party, in: jurisdiction, at: time, settings: settings)
        return Reason(
            "2(d)(i)", "The \(party.label) is a foreign person located in \(jurisdiction).",
            holds: Truth.all([foreign.holds, located.holds]), because: [foreign, located])
    }

    private func foreignSentence(_ party: MeasureSubject.Party) -> String {
        switch party.foreignPerson {
        case true?: "The \(party.label) is a foreign person."
        case false?: "The \(party.label) is a United States person."
        case nil: "Whether the \(party.label) is a foreign person is not determined."
        }
    }

    /// Where sources disagree, or none is known, it cannot be told. A country alone gives way to a part of it that is known.
    private func located(
        _ party: MeasureSubject.Party, in jurisdiction: JurisdictionCode, at time: Timestamp, settings: MeasureSettings
    ) -> Reason {
        let usable = party.locations.filter { $0.isUsable(at: time, settings) }
        let precise = usable.filter { fact in
            !(fact.jurisdiction.code == fact.jurisdiction.country
                && usable.contains {
                    $0.jurisdiction != fact.jurisdiction && $0.jurisdiction.country == fact.jurisdiction.code
                })
        }
        let answers = precise.map { Territory.contains(jurisdiction, $0.jurisdiction) }
        let holds: Bool?
        let sentence: String
        var missing: [String] = []
        if answers.isEmpty {
            holds = nil
            sentence = "Where the \(party.label) is located is not known."
            missing = ["\(party.label).location"]
        } else if answers.allSatisfy({ $0 == true }) {
            holds = true
            sentence = "The \(party.label) is located in \(jurisdiction)."
        } else if answers.allSatisfy({ $0 == false }) {
            holds = false
            sentence = "The \(party.label) is not located in \(jurisdiction)."
        } else if answers.contains(true), answers.contains(false) {
            holds = nil
            sentence = "Sources disagree on whether the \(party.label) is located in \(jurisdiction)."
            missing = ["\(party.label).location"]
        } else {
            holds = answers.contains(true) ? true : nil
            sentence =
                holds == true
                ? "The \(party.label) is located in \(jurisdiction)."
                : "The country of the \(party.label) is known, but not whether it is in \(jurisdiction)."
            if holds == nil { missing = ["\(party.label).location.subdivision"] }
        }
        let facts = usable.map { fact in
            ReasonFact(
                "location", fact.jurisdiction.code,
                source: fact.source + (fact.asOf.map { " as of \($0)" } ?? ", undated"))
        }
        return Reason("2(d)(i)", sentence, holds: holds, facts: facts, missing: missing)
    }

    // MARK: Clause 2(d)(ii)

    /// The elements of clause 2(d)(ii); the measure binds when all of them hold.
    private func involves(
        _ person: FoundPersonID, _ subject: MeasureSubject, settings: MeasureSettings
    ) -> [Reason] {
        var involved: [Reason] = []
        var onBehalf: [Bool?] = [subject.holder.foreignPerson]
        let roles = settings.involves.map(\.rawValue).sorted().joined(separator: ", ")
        for party in [subject.holder] + subject.others {
            let isPrincipal = settings.principals.contains(party.role)
            if isPrincipal { onBehalf.append(party.foreignPerson) }
            for match in party.matches where match.person == person {
                let counts = settings.involves.contains(party.role)
                // The person found is a foreign person, whatever else is undetermined of the party.
                if isPrincipal || party.role == .holder { onBehalf.append(match.isSamePerson) }
                involved.append(
                    Reason(
                        "2(d)(ii)", matchSentence(party, match, counts: counts),
                        holds: counts ? match.isSamePerson : false,
                        facts: [
                            ReasonFact("match", match.agreement, source: "person \(person)", sensitive: true),
                            ReasonFact("roles that count", roles, source: "setting measure.involves"),
                        ],
                        missing: counts && match.isSamePerson == nil ? ["\(party.label).match.\(person).decision"] : [])
                )
            }
        }
        let behalfHolds = Truth.any(onBehalf)
        return [
            Reason(
                "2(d)(ii)", "The account involves \(person), whom a measure names.",
                holds: Truth.any(involved.map(\.holds)),
                because: involved),
            Reason(
                "2(d)(ii)", behalfSentence(behalfHolds), holds: behalfHolds,
                missing: behalfHolds == nil ? ["\(subject.holder.label).foreignPerson"] : []),
            Reason(
                "2(d)(ii)", placeSentence(subject.inUnitedStates), holds: subject.inUnitedStates,
                missing: subject.inUnitedStates == nil ? ["account.inUnitedStates"] : []),
        ]
    }

    private func matchSentence(_ party: MeasureSubject.Party, _ match: TargetMatch, counts: Bool) -> String {
        guard counts else {
            return "The \(party.label) matches, but a \(party.role.rawValue) does not count as involved."
        }
        return switch match.certainty {
        case .exact: "The \(party.label) is the person named: an exact identifier agrees."
        case .confirmed: "The \(party.label) is the person named: a reviewer confirmed it."
        case .cleared: "The \(party.label) is another person: a reviewer cleared it."
        case .fuzzy: "The \(party.label) resembles the person named; a person must decide."
        }
    }
    private func behalfSentence(_ holds: Bool?) -> String {
        switch holds {
        case true?: "The account is for or on behalf of a foreign person."
        case false?: "The account is not for or on behalf of a foreign person."
        case nil: "Whether the account is for or on behalf of a foreign person is not determined."
        }
    }
    private func placeSentence(_ holds: Bool?) -> String {
        switch holds {
        case true?: "The account is opened or maintained in the United States."
        case false?: "The account is not opened or maintained in the United States."
        case nil: "Whether the account is opened or maintained in the United States is not known."
        }
    }
}

extension LocationFact {
    /// Known by then, and not too old to rely on.
    func isUsable(at time: Timestamp, _ settings: MeasureSettings) -> Bool {
        guard let asOf else { return settings.locationStaleAfter == nil }
        return asOf <= time && settings.locationStaleAfter.map { time <= $0.after(asOf) } ?? true
    }
}

/// Three-valued logic: `nil` is unknown.
enum Truth {
    static func all(_ values: [Bool?]) -> Bool? {
        if values.contains(false) { return false }
        return values.contains(nil) ? nil : true
    }
    static func any(_ values: [Bool?]) -> Bool? {
        if values.contains(true) { return true }
        return values.contains(nil) ? nil : false
    }
}
