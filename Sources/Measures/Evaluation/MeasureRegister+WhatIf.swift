import Order

/// An account that a directive would touch, before and after.
public struct TouchedAccount<Key: Sendable>: Sendable {
    public var key: Key
    public var before: MeasureVerdict
    public var after: MeasureVerdict
}

/// Whom a directive can touch at all, for narrowing a search before evaluating anyone.
public enum DirectiveReach: Hashable, Sendable {
    case nobody
    /// Only accounts with a party located in one of these countries (ISO 3166-1 alpha-2), or in an unknown place.
    case countries(Set<String>)
    /// Only accounts with a match to one of these persons.
    case persons(Set<FoundPersonID>)
    case anyone
}

extension MeasureRegister {
    /// Which of these accounts a directive would touch, and how, if it were added: the what-if. Nothing is recorded.
    ///
    /// - Parameter time: the instant looked at; usually when the directive takes effect.
    public func touched<Key: Sendable>(
        by directive: Directive, subjects: some Sequence<(key: Key, subject: MeasureSubject)>, act: SpecialMeasure.Act,
        asOf time: Timestamp, settings: MeasureSettings = .recommended
    ) -> [TouchedAccount<Key>] {
        var after = self
        after.record(directive, at: time)
        let reach = reach(of: directive, settings: settings)
        var touched: [TouchedAccount<Key>] = []
        for (key, subject) in subjects where reach.mayInclude(subject, at: time, settings) {
            let new = after.evaluate(subject, act: act, asOf: time, settings: settings)
            let old = evaluate(subject, act: act, asOf: time, settings: settings)
            if new.effect != old.effect || new.binding != old.binding || new.uncertain != old.uncertain {
                touched.append(TouchedAccount(key: key, before: old, after: new))
            }
        }
        return touched
    }

    /// Whom a directive can touch at most.
    public func reach(of directive: Directive, settings: MeasureSettings = .recommended) -> DirectiveReach {
        switch directive {
        case .finding, .exemption, .nonInterference: .nobody
        case .measure(let measure):
            union(([measure] + [measure.supersedes.flatMap { self.measure($0)?.measure }].compactMap { $0 }), settings)
        case .extend(let change): union([measure(change.measure)?.measure].compactMap { $0 }, settings)
        case .revoke(let revocation):
            switch revocation.target {
            case .measure(let id): union([measure(id)?.measure].compactMap { $0 }, settings)
            case .finding(let id): union(measures.map(\.measure).filter { $0.basis == .finding(id) }, settings)
            case .exemption, .nonInterference: .nobody
            }
        }
    }

    private func union(_ measures: [SpecialMeasure], _ settings: MeasureSettings) -> DirectiveReach {
        var countries = Set<String>()
        var persons = Set<FoundPersonID>()
        for measure in measures {
            switch measure.target {
            case .jurisdiction(let code): countries.insert(code.country)
            case .person(let id): persons.insert(id)
            }
        }
        if !countries.isEmpty, settings.onBehalfOf == .anyForeignPerson { return .anyone }
        switch (countries.isEmpty, persons.isEmpty) {
        case (true, true): return .nobody
        case (false, true): return .countries(countries)
        case (true, false): return .persons(persons)
        case (false, false): return .anyone
        }
    }
}

extension DirectiveReach {
    /// Whether the account is among those whom a directive can touch: cheap, and never wrongly no.
    public func mayInclude(_ subject: MeasureSubject, at time: Timestamp, _ settings: MeasureSettings) -> Bool {
        switch self {
        case .nobody: return false
        case .anyone: return true
        case .countries(let countries):
            return subject.parties.contains { party in
                let usable = party.locations.filter { $0.isUsable(at: time, settings) }
                return usable.isEmpty || usable.contains { countries.contains($0.jurisdiction.country) }
            }
        case .persons(let persons):
            return subject.parties.contains { $0.matches.contains { persons.contains($0.person) } }
        }
    }
}

extension MeasureSubject {
    fileprivate var parties: [Party] { others.isEmpty ? [holder] : [holder] + others }
}
