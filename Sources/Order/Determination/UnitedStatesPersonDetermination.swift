// Clause 5(k): a United States person is a citizen, a lawful permanent resident, an entity organised under the laws of the
// United States or any jurisdiction within it (foreign branches included), or any person located in the United States.
// Clause 5(c): a foreign person is one who is not. Unknown is not "no": somebody is foreign only when every ground is
// known not to hold.

public enum UnitedStatesPersonDetermination {
    /// Determines the status of one person at an instant. Pure; the same facts always give the same tree.
    ///
    /// Facts dated after `now` are not yet known. The grounds are weighed from the most lasting to the least, and the first
    /// that holds settles it, so that no more is looked at than is needed.
    public static func determine(
        _ facts: PersonFacts, asOf now: Timestamp, parameters: DeterminationParameters
    ) -> Determination {
        var weighed: [GroundAnswer] = []
        weighed.reserveCapacity(3)
        for ground in grounds(of: facts.kind) {
            let answer = weigh(ground, facts, now, parameters)
            if answer.reason.holds == true { return unitedStatesPerson(answer) }
            weighed.append(answer)
        }
        let because = weighed.map(\.reason)
        guard because.allSatisfy({ $0.holds == false }) else {
            return undetermined(because, isContradictory: weighed.contains(where: \.isContradictory))
        }
        let reason = Reason(
            "5(c)", "A foreign person: every ground of a United States person is known not to hold.", holds: true,
            because: because)
        return Determination(
            status: .foreignPerson, reason: reason, missing: [], isContradictory: false, basis: nil,
            goesStale: weighed.compactMap(\.expires).min())
    }

    /// The grounds that can make such a person a United States person, the most lasting first.
    static func grounds(of kind: PersonFacts.Kind) -> [Determination.Ground] {
        switch kind {
        case .individual: individualGrounds
        case .entity: entityGrounds
        }
    }
    private static let individualGrounds: [Determination.Ground] = [.citizenship, .permanentResidence, .location]
    private static let entityGrounds: [Determination.Ground] = [.organization, .location]

    private static func unitedStatesPerson(_ answer: GroundAnswer) -> Determination {
        let finding =
            switch answer.ground {
            case .citizenship: "A United States person: a citizen of the United States."
            case .permanentResidence: "A United States person: a lawful permanent resident."
            case .organization:
                "A United States person: an entity organized under the laws of a jurisdiction within it."
            case .location: "A United States person: located in the United States."
            }
        let basis = answer.basis.map {
            Determination.Basis(
                ground: answer.ground, method: $0.method, confidence: $0.confidence, source: $0.source.text,
                asOf: $0.asOf
            )
        }
        return Determination(
            status: .unitedStatesPerson, reason: Reason("5(k)", finding, holds: true, because: [answer.reason]),
            missing: [], isContradictory: false, basis: basis, goesStale: answer.expires)
    }

    private static func undetermined(_ because: [Reason], isContradictory: Bool) -> Determination {
        let reason = Reason(
            "5(k)", "Not determined: no ground of a United States person is shown, and not every one is known to fail.",
            holds: nil, because: because)
        return Determination(
            status: .undetermined, reason: reason, missing: because.flatMap(\.missing),
            isContradictory: isContradictory, basis: nil, goesStale: nil)
    }

    private static func weigh(
        _ ground: Determination.Ground, _ facts: PersonFacts, _ now: Timestamp, _ parameters: DeterminationParameters
    ) -> GroundAnswer {
        switch ground {
        case .citizenship: citizenship(facts, now, parameters)
        case .permanentResidence: permanentResidence(facts, now, parameters)
        case .organization: organization(facts, now, parameters)
        case .location: location(facts, now, parameters)
        }
    }
}

/// What was found of one ground: its reason, the fact that settles it, and when that fact will be out of date.
struct GroundAnswer {
    let ground: Determination.Ground
    let reason: Reason
    let basis: Provenance?
    let expires: Timestamp?
    let isContradictory: Bool

    init(
        _ ground: Determination.Ground, _ reason: Reason, basis: Provenance? = nil, expires: Timestamp? = nil,
        isContradictory: Bool = false
    ) {
        self.ground = ground
        self.reason = reason
        self.basis = basis
        self.expires = expires
        self.isContradictory = isContradictory
    }

    /// Reads the answer off a tally. `no` facts settle it at any strength; `yes` facts only when trusted far enough.
    init(
        _ ground: Determination.Ground, _ tally: Tally, wording: Wording, contradiction: @autoclosure () -> String,
        facts: [ReasonFact], missing: @autoclosure () -> String, freshFor: Period?, sufficient: Confidence
    ) {
        func open(_ text: String, _ missing: String) -> GroundAnswer {
            GroundAnswer(
                ground, Reason("5(k)", text, holds: nil, facts: facts, missing: [missing]),
                isContradictory: tally.isContradictory)
        }
        if tally.isContradictory {
            self = open(contradiction(), missing())
        } else if let yes = tally.yes {
            if yes.confidence >= sufficient {
                self.init(
                    ground, Reason("5(k)", wording.yes, holds: true, facts: facts), basis: yes,
                    expires: yes.expiry(freshFor))
            } else {
                self = open(
                    "\(wording.yes) This is only \(yes.confidence.text); it must be \(sufficient.text) to count.",
                    missing() + ".evidence")
            }
        } else if let no = tally.no {
            self.init(
                ground, Reason("5(k)", wording.no, holds: false, facts: facts), basis: no, expires: no.expiry(freshFor))
        } else if tally.someStale {
            self = open("\(wording.unknown) What was known is out of date.", missing())
        } else if tally.someUndated {
            self = open("\(wording.unknown) Nobody said when it was so.", missing() + ".asOf")
        } else {
            self = open(wording.unknown, missing())
        }
    }
}
