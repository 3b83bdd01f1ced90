import Order

extension MeasureVerdict {
    /// The answer for nearly every account.
    static let nothingApplies = MeasureVerdict(
        effect: .none, binding: [], uncertain: [], contradictions: [],
        reason: Reason("2(d)", "No special measure in force reaches this account.", holds: false))
}

extension MeasureRegister {
    /// The verdict over several assessments: the strictest that certainly binds, then what is uncertain.
    func compose(
        binding: [Assessment], uncertain: [Assessment], subject: MeasureSubject, at time: Timestamp
    ) -> MeasureVerdict {
        let prohibiting = binding.filter { $0.measure.effect == .prohibit }
        let conditioning = binding.filter { $0.measure.effect != .prohibit }
        let conditions = MeasureCondition.tightest(conditioning.flatMap(\.measure.conditions))
        let contradictions = contradictions(prohibiting: prohibiting, conditioning: conditioning)

        let effect: MeasureVerdict.Effect
        if !prohibiting.isEmpty {
            effect = .prohibited
        } else if !uncertain.isEmpty {
            effect = .uncertain(uncertainty(uncertain, conditions: conditions, since: subject.uncertainSince ?? time))
        } else {
            effect = .conditions(conditions)
        }

        var because = (prohibiting + conditioning + uncertain).map(\.reason)
        because += contradictions.map { Reason("2(d)", $0.text, holds: true) }
        let exempt = exemption(
            provider: subject.provider, accountType: subject.accountType, lessee: subject.subject, asOf: time)
        if exempt.isExempt {
            because.append(
                Reason(
                    "1(c)", "An exemption lifts duties under section 1 only; special measures still bind.",
                    holds: false,
                    because: [exempt.reason]))
        }
        return MeasureVerdict(
            effect: effect, binding: (prohibiting + conditioning).map(\.measure.id),
            uncertain: uncertain.map(\.measure.id), contradictions: contradictions,
            reason: Reason(
                "2(d)", sentence(for: effect), holds: uncertain.isEmpty || !binding.isEmpty ? true : nil,
                because: because))
    }

    private func uncertainty(
        _ uncertain: [Assessment], conditions: [MeasureCondition], since: Timestamp
    ) -> MeasureVerdict.Uncertain {
        let restricts = uncertain.contains { $0.measure.whenUncertain.meanwhile == .restrict }
        let deadlines = uncertain.map { since + $0.measure.whenUncertain.reviewWithin }
        return MeasureVerdict.Uncertain(
            meanwhile: restricts ? .restrict : .maintain, reviewBy: deadlines.min() ?? since,
            mayProhibit: uncertain.contains { $0.measure.effect == .prohibit }, conditions: conditions)
    }

    private func sentence(for effect: MeasureVerdict.Effect) -> String {
        switch effect {
        case .none: "No special measure in force reaches this account."
        case .prohibited: "A special measure in force prohibits this account."
        case .conditions: "Special measures in force put conditions on this account."
        case .uncertain(let state):
            state.meanwhile == .restrict
                ? "A special measure may reach this account; it is restricted until a person decides, by \(state.reviewBy)."
                : "A special measure may reach this account; it stays as it is until a person decides, by \(state.reviewBy)."
        }
    }

    /// What cannot all be followed: closing an account that must be kept, or product lists with nothing in common.
    private func contradictions(
        prohibiting: [Assessment], conditioning: [Assessment]
    ) -> [MeasureVerdict.Contradiction] {
        var found: [MeasureVerdict.Contradiction] = []
        for keeping in conditioning where keeping.measure.conditions.contains(.keepUnaltered) {
            for ending in prohibiting {
                found.append(
                    .init(
                        measures: [keeping.measure.id, ending.measure.id],
                        text:
                            "Measure \(keeping.measure.id) keeps the account as it is; \(ending.measure.id) prohibits it."
                    ))
            }
        }
        for (index, first) in conditioning.enumerated() {
            for second in conditioning[(index + 1)...] {
                guard let a = first.measure.productsAllowed, let b = second.measure.productsAllowed,
                    a.isDisjoint(with: b)
                else { continue }
                found.append(
                    .init(
                        measures: [first.measure.id, second.measure.id],
                        text:
                            "Measures \(first.measure.id) and \(second.measure.id) together leave no product that may be used."
                    ))
            }
        }
        return found
    }
}

extension SpecialMeasure {
    var conditions: [MeasureCondition] { if case .condition(let conditions) = effect { conditions } else { [] } }
    fileprivate var productsAllowed: Set<Product.Kind>? {
        let lists = conditions.compactMap { if case .productsOnly(let kinds) = $0 { kinds } else { nil } }
        return lists.first.map { lists.dropFirst().reduce($0) { $0.intersection($1) } }
    }
}
