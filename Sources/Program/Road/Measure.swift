import Measures
import Order

// measure: the special measures in force, for everybody involved in the account.

extension Road {
    func measure(
        _ journey: Journey, status: DeterminationStatus, parties: [DeterminedParty],
        matches: [(role: Involvement, label: String, match: TargetMatch)], at time: Timestamp
    ) -> Findings.MeasureFinding {
        let application = journey.application
        func matched(_ label: String) -> [TargetMatch] { matches.filter { $0.label == label }.map(\.match) }
        let holder = MeasureSubject.Party(
            .holder, label: "applicant",
            foreignPerson: journey.treatedAsForeign && status == .undetermined ? true : status.isForeign,
            locations: LocationFact.facts(of: application.applicant, stated: journey.statedAt),
            matches: matched("applicant"))
        let others = journey.parties.dropFirst().map { party -> MeasureSubject.Party in
            let determined = parties.first { $0.party.person == party.person }
            return MeasureSubject.Party(
                party.involvement, label: party.label, foreignPerson: determined?.status.isForeign,
                locations: LocationFact.facts(of: party.person, stated: journey.statedAt), matches: matched(party.label)
            )
        }
        // A United States product is operated in the United States or owned by a United States person (5(i)); where it is
        // operated tells whether the account is "in the United States" (2(d)(ii)).
        let places = application.product.operatedIn
        let subject = MeasureSubject(
            holder: holder, others: others, accountType: application.accountType,
            inUnitedStates: places.isEmpty ? nil : places.contains(where: \.isUnitedStatesTerritory),
            subject: journey.subject,
            provider: providerReference)
        let verdict = register.evaluate(
            subject, act: journey.act == .opening ? .opening : .maintaining, asOf: time, settings: measureSettings)
        let effect: Findings.MeasureFinding.Effect =
            switch verdict.effect {
            case .none: .none
            case .conditions(let conditions): .conditions(conditions.map(\.text))
            case .prohibited: .prohibited
            case .uncertain(let uncertain): .uncertain(restricted: uncertain.meanwhile == .restrict)
            }
        return .init(effect: effect, reason: verdict.reason)
    }
}
