import Order

/// Everything in force, to come and past: the fold over the directive log.
///
/// A value: a copy is cheap, and what-if is a copy with one more directive. Evaluation finds measures by country and by
/// person, so an account that no measure concerns costs a few look-ups however many measures there are.
///
///     var register = MeasureRegister(terms: terms)
///     try register.admit(.finding(finding), at: now)
///     try register.admit(.measure(measure), at: now)
///     let verdict = register.evaluate(subject, act: .opening, asOf: now)
public struct MeasureRegister: Sendable {
    public let terms: MeasureTerms
    /// Every directive recorded, in order, with the time at which it became known here.
    public private(set) var history: [Recorded] = []
    public private(set) var findings: [FindingID: Finding] = [:]
    public private(set) var revokedFindings: [FindingID: Timestamp] = [:]
    /// Every measure, in the order of recording.
    public private(set) var measures: [MeasureLife] = []
    public private(set) var exemptions: [ExemptionLife] = []
    private(set) var persons: [FoundPersonID: FoundPerson] = [:]

    private var positionOfMeasure: [MeasureID: Int] = [:]
    private var positionOfExemption: [ExemptionID: Int] = [:]
    /// Positions of jurisdiction measures, by the country that the jurisdiction is or lies in.
    private(set) var byCountry: [String: [Int]] = [:]
    private(set) var byPerson: [FoundPersonID: [Int]] = [:]
    private(set) var jurisdictionMeasures: [Int] = []

    public struct Recorded: Hashable, Sendable {
        public let directive: Directive
        public let time: Timestamp
        /// Whether it changed anything; `false` when it names something that is not in the log, or repeats it.
        public let applied: Bool
    }

    public struct ExemptionLife: Hashable, Sendable {
        public let exemption: Exemption
        public internal(set) var revokedFrom: Timestamp?
        public func isInForce(at time: Timestamp) -> Bool {
            exemption.effectiveFrom <= time && time < exemption.until ?? Timestamp(milliseconds: .max)
                && time < revokedFrom ?? Timestamp(milliseconds: .max)
        }
    }

    public init(terms: MeasureTerms) { self.terms = terms }

    /// Folds directives that the log already holds. What was admitted once stays admitted, whatever the terms are today.
    public init(folding directives: some Sequence<(Directive, Timestamp)>, terms: MeasureTerms) {
        self.init(terms: terms)
        for (directive, time) in directives { record(directive, at: time) }
    }

    /// The register as it was known at a time: later directives are left out. For explaining a past decision.
    public func known(at time: Timestamp) -> MeasureRegister {
        MeasureRegister(folding: history.lazy.filter { $0.time <= time }.map { ($0.directive, $0.time) }, terms: terms)
    }

    /// The register as it was after the first directives: the edition of the persons named that a decision is stamped with is
    /// their number.
    public func known(first count: Int) -> MeasureRegister {
        MeasureRegister(folding: history.prefix(max(0, count)).map { ($0.directive, $0.time) }, terms: terms)
    }

    public func measure(_ id: MeasureID) -> MeasureLife? { positionOfMeasure[id].map { measures[$0] } }
    public func exemption(_ id: ExemptionID) -> ExemptionLife? { positionOfExemption[id].map { exemptions[$0] } }
    public func measuresInForce(at time: Timestamp) -> [MeasureLife] { measures.filter { $0.isInForce(at: time) } }

    /// The persons at whom measures in force or to come are aimed, for Screening to index.
    public func targets(asOf time: Timestamp) -> [MeasureTarget] {
        byPerson.keys.sorted().compactMap { id in
            guard let person = persons[id], let positions = byPerson[id] else { return nil }
            let alive = positions.map { measures[$0] }.filter { life in
                switch life.state(at: time) {
                case .toCome, .inForce: true
                case .expired, .revoked, .superseded: false
                }
            }
            guard let first = alive.first else { return nil }
            var finding: FindingID?
            if case .finding(let id) = first.measure.basis { finding = id }
            return MeasureTarget(person: person, finding: finding, measures: alive.map(\.measure.id))
        }
    }

    /// Whether any measure in force at a time reaches this jurisdiction: for signals about where an account is used.
    public func measures(reaching jurisdiction: JurisdictionCode, at time: Timestamp) -> [MeasureID] {
        (byCountry[jurisdiction.country] ?? []).map { measures[$0] }.filter { life in
            guard life.isInForce(at: time), case .jurisdiction(let target) = life.measure.target else { return false }
            return Territory.contains(target, jurisdiction) == true
        }.map(\.measure.id)
    }

    // MARK: Recording

    /// Checks a directive and records it; everything that stops it is reported at once.
    /// - Returns: what is worth noting although it does not stop the directive.
    @discardableResult
    public mutating func admit(
        _ directive: Directive, at time: Timestamp
    ) throws(DirectiveRefused) -> [DirectiveDefect] {
        let defects = defects(of: directive)
        let fatal = defects.filter(\.refuses)
        guard fatal.isEmpty else { throw DirectiveRefused(defects: fatal) }
        record(directive, at: time)
        return defects
    }

    /// Records a directive that has been admitted before. One that cannot be applied changes nothing and is marked so.
    public mutating func record(_ directive: Directive, at time: Timestamp) {
        let applied: Bool
        switch directive {
        case .finding(let finding): applied = record(finding)
        case .measure(let measure): applied = record(measure)
        case .exemption(let exemption): applied = record(exemption)
        case .extend(let change): applied = record(change)
        case .revoke(let revocation): applied = record(revocation)
        case .nonInterference: return
        }
        if directive.isRestricted { return }
        history.append(Recorded(directive: directive, time: time, applied: applied))
    }

    private mutating func record(_ finding: Finding) -> Bool {
        guard findings[finding.id] == nil else { return false }
        findings[finding.id] = finding
        if case .person(let person) = finding.object { persons[person.id] = person }
        return true
    }

    private mutating func record(_ measure: SpecialMeasure) -> Bool {
        guard positionOfMeasure[measure.id] == nil else { return false }
        var life = MeasureLife(measure)
        switch measure.basis {
        case .finding(let id):
            guard findings[id] != nil else { return false }
            life.revokedFrom = revokedFindings[id]
        case .ownPolicy(_, let person):
            if let person { persons[person.id] = person }
        }
        let position = measures.count
        measures.append(life)
        positionOfMeasure[measure.id] = position
        switch measure.target {
        case .jurisdiction(let code):
            byCountry[code.country, default: []].append(position)
            jurisdictionMeasures.append(position)
        case .person(let id):
            byPerson[id, default: []].append(position)
        }
        if let old = measure.supersedes.flatMap({ positionOfMeasure[$0] }), old != position {
            measures[old].supersededBy = measure.id
            measures[old].supersededFrom = measure.effectiveFrom
        }
        return true
    }

    private mutating func record(_ exemption: Exemption) -> Bool {
        guard positionOfExemption[exemption.id] == nil else { return false }
        positionOfExemption[exemption.id] = exemptions.count
        exemptions.append(ExemptionLife(exemption: exemption))
        return true
    }

    private mutating func record(_ change: Directive.Extension) -> Bool {
        guard let position = positionOfMeasure[change.measure] else { return false }
        measures[position].until = change.until
        measures[position].extensions.append(change)
        return true
    }

    private mutating func record(_ revocation: Directive.Revocation) -> Bool {
        switch revocation.target {
        case .measure(let id):
            guard let position = positionOfMeasure[id] else { return false }
            revoke(position, by: revocation)
        case .finding(let id):
            guard findings[id] != nil else { return false }
            revokedFindings[id] = min(revokedFindings[id] ?? revocation.effectiveFrom, revocation.effectiveFrom)
            for position in measures.indices where measures[position].measure.basis == .finding(id) {
                revoke(position, by: revocation)
            }
        case .exemption(let id):
            guard let position = positionOfExemption[id] else { return false }
            let from = revocation.effectiveFrom
            exemptions[position].revokedFrom = min(exemptions[position].revokedFrom ?? from, from)
        case .nonInterference: return false
        }
        return true
    }

    private mutating func revoke(_ position: Int, by revocation: Directive.Revocation) {
        let from = revocation.effectiveFrom
        guard measures[position].revokedFrom.map({ from < $0 }) ?? true else { return }
        measures[position].revokedFrom = from
        measures[position].revocationGround = revocation.ground
        // A measure withdrawn before it took effect has superseded nothing.
        let measure = measures[position].measure
        if from <= measure.effectiveFrom, let old = measure.supersedes.flatMap({ positionOfMeasure[$0] }),
            measures[old].supersededBy == measure.id
        {
            measures[old].supersededBy = nil
            measures[old].supersededFrom = nil
        }
    }
}
