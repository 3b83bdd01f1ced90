import Measures
import Order
import Screening
import Synchronization

/// The road from `determine` to `decide`, as one pure function of what is known: no store, no clock, no randomness.
///
/// A road is a value made anew when the standard, a list or a directive changes; a decision is stamped with all three.
struct Road: Sendable {
    var standard: Standard
    /// `nil` until a list has been imported.
    var index: ScreeningIndex?
    /// The persons whom measures name; `nil` when there are none.
    var named: ScreeningIndex?
    /// Versions of the lists in the index, as decisions are stamped with them.
    var lists: [String]
    var register: MeasureRegister
    var measureSettings: MeasureSettings
    var provider: Provider
    /// The provider states that the products it offers are its own.
    var ownsItsProducts: Bool
    /// What an exemption of a provider names.
    var providerReference: String?
    var determination: DeterminationParameters
    /// Domains that hand out addresses for minutes: the shipped list with the provider's own.
    var disposableDomains = DisposableDomains.shipped
    /// A provider has few products, and whether the order reaches one depends on nothing else: each is worked out once.
    let scopes = ScopeMemory()

    func travel(_ journey: Journey, at time: Timestamp) -> Arrival {
        let scope = decideScope(journey.application.product)
        let applicant = determine(
            journey.application.applicant, journey: journey, at: time, path: "applicant", isApplicant: true)
        let status = DeterminationStatus(applicant.status)
        let exemption = register.exemption(
            provider: providerReference, accountType: journey.application.accountType,
            lessee: journey.subject, asOf: time)
        let parties = standard.partiesToDetermine(behind: journey.application.applicant, status: status).map { party in
            DeterminedParty(
                party,
                status: DeterminationStatus(
                    determine(party.person, journey: journey, at: time, path: party.pointer, isApplicant: false).status)
            )
        }
        let requirements = standard.requirements(
            for: RequirementContext(
                application: journey.application, status: status,
                undeterminedDeadlinePassed: journey.treatedAsForeign, evidence: journey.checks(under: standard),
                parties: parties,
                exemptions: exemption.by.map(\.rawValue)))
        let discrepancies = journey.discrepancies
        let screened = screen(journey, tier: requirements.tier, at: time)
        let measured = measure(journey, status: status, parties: parties, matches: screened.matches, at: time)

        let findings = Findings(
            inScope: scope.inScope, scope: scope.reason,
            determination: .init(
                status: status.rawValue, reason: applicant.reason, missing: factsMissing(applicant),
                treatedAsForeign: journey.treatedAsForeign,
                contradictory: applicant.isContradictory),
            requirements: .init(
                tier: requirements.tier.rawValue, reason: requirements.reason,
                fields: requirements.missing.filter { !$0.isEvidence }.map(MissingItem.init(_:))
                    + screened.finding.asked,
                evidence: requirements.missing.filter(\.isEvidence).map(MissingItem.init(_:))),
            screening: screened.finding, measures: measured,
            discrepancies: discrepancies.filter { $0.isOpen && !$0.isUnreliable }.map(\.reason),
            unreliable: discrepancies.filter { $0.isOpen && $0.isUnreliable }.map(\.reason),
            resolved: discrepancies.filter { !$0.isOpen }.map(\.resolved)
                + journey.remarksOnEvidence(under: standard)
                + (status == .unitedStatesPerson ? [] : journey.notes(minding: disposableDomains)),
            shared: journey.shared)
        let verdict = compose(findings, overrides: Set(journey.overrides))
        let deadline = verdict.deadline.map { awaited -> Timestamp in
            switch awaited {
            case .person: reviewDeadline(from: time)
            case .applicant:
                (findings.determination.isUndetermined && !journey.treatedAsForeign
                    ? standard.deadlines.undetermined : standard.deadlines.hold).after(time)
            }
        }
        let decision = Decision(
            outcome: verdict.outcome, summary: verdict.summary, reason: verdict.reason, missing: verdict.missing,
            deadline: deadline, conditions: verdict.conditions, needsPerson: verdict.queue != nil,
            determination: status.rawValue, tier: requirements.tier.rawValue, standard: standard.name, lists: lists,
            directives: register.history.count, decidedAt: time, decidedBy: journey.decidedBy.text)
        return Arrival(
            verdict: verdict, decision: decision, hits: screened.finding.hits, clearedHits: screened.clearedHits)
    }

    // MARK: The clocks of the standard
    func reviewDeadline(from time: Timestamp) -> Timestamp { standard.deadlines.uncertainMatch.after(time) }
    func appealDue(from time: Timestamp) -> Timestamp { standard.deadlines.appealAnswer.after(time) }
    func reviewDue(tier: String, from time: Timestamp) -> Timestamp {
        (standard.review[RiskTier(rawValue: tier) ?? .high] ?? standard.deadlines.hold).after(time)
    }
    func verificationDue(tier: String, from time: Timestamp) -> Timestamp {
        (standard.existingAccounts[RiskTier(rawValue: tier) ?? .high] ?? standard.deadlines.hold).after(time)
    }

    // MARK: determine
    private func decideScope(_ product: Product) -> ScopeAnswer {
        scopes.answer(for: product) { workOutScope($0) }
    }

    private func workOutScope(_ product: Product) -> ScopeAnswer {
        do {
            let verdict = try OrderScope.decide(
                ScopeFacts(product: ownsItsProducts ? product.ofProvider(provider) : product, provider: provider))
            let reason =
                verdict.reasons.count == 1
                ? verdict.reasons[0]
                : Reason(
                    "1",
                    verdict.answer == nil
                        ? "Whether the order reaches this account is not known."
                        : "The order does not reach this account.",
                    holds: verdict.answer.map { $0 == .inScope }, because: verdict.reasons)
            return ScopeAnswer(inScope: verdict.answer.map { $0 == .inScope }, reason: reason)
        } catch {
            // A fault in the rules lets nobody out: the account is treated as reached, and the fault is shown.
            return ScopeAnswer(
                inScope: nil, reason: Reason("1", "The rules of scope gave no single answer: \(error).", holds: nil))
        }
    }

    private func determine(_ person: Person, journey: Journey, at time: Timestamp, path: String, isApplicant: Bool)
        -> Determination
    {
        var facts = PersonFacts(declared: person.locatedWhenStated(journey.statedAt), at: journey.statedAt, path: path)
        if isApplicant { journey.addFacts(to: &facts) }
        return UnitedStatesPersonDetermination.determine(facts, asOf: time, parameters: determination)
    }

    private func factsMissing(_ determination: Determination) -> [MissingItem] {
        determination.missing.map { MissingItem.ofApplicant[$0] ?? MissingItem(fact: $0) }
    }
}

extension Product {
    /// What the provider states of its own products stands in for what an application leaves open. Both facts bring a product into
    /// the order's scope, never out of it.
    func ofProvider(_ provider: Provider) -> Product {
        var product = self
        if ownedByUnitedStatesPerson == nil, operatedIn.isEmpty, provider.determination.status == .unitedStatesPerson {
            product.ownedByUnitedStatesPerson = true
        }
        switch kind {
        case .virtualMachine, .bareMetal, .container, .accelerator:
            product.runsArbitrarySoftware = runsArbitrarySoftware ?? true
        case .function, .storage, .network, .software: break
        }
        return product
    }
}

extension Person {
    /// Whoever fills in a form says where they are as they fill it in, unless they say when.
    func locatedWhenStated(_ time: Timestamp) -> Person {
        switch self {
        case .individual(var person):
            guard let location = person.location, location.asOf == nil else { return self }
            person.location?.asOf = time
            return .individual(person)
        case .entity(var entity):
            guard let location = entity.location, location.asOf == nil else { return self }
            entity.location?.asOf = time
            return .entity(entity)
        }
    }
}

extension DeterminationStatus {
    init(_ status: Determination.Status) {
        switch status {
        case .unitedStatesPerson: self = .unitedStatesPerson
        case .foreignPerson: self = .foreignPerson
        case .undetermined: self = .undetermined
        }
    }
    /// Clause 5(c); `nil` when undetermined.
    var isForeign: Bool? {
        switch self {
        case .unitedStatesPerson: false
        case .foreignPerson: true
        case .undetermined: nil
        }
    }
}

extension Requirement {
    var isEvidence: Bool { if case .assurance = subject { true } else { false } }
}

/// Whether the order reaches a product of this provider, and why.
struct ScopeAnswer: Sendable {
    var inScope: Bool?
    var reason: Reason
}

/// What was worked out of each product, for one provider. The lock protects the table, which forgets everything when it is full.
final class ScopeMemory: Sendable {
    private static let largest = 256
    private let answers = Mutex<[Product: ScopeAnswer]>([:])

    func answer(for product: Product, _ workOut: (Product) -> ScopeAnswer) -> ScopeAnswer {
        if let known = answers.withLock({ $0[product] }) { return known }
        let answer = workOut(product)
        answers.withLock { answers in
            if answers.count >= Self.largest { answers.removeAll() }
            answers[product] = answer
        }
        return answer
    }
}

extension MissingItem {
    init(_ requirement: Requirement) {
        self.init(
            pointer: requirement.pointer, label: requirement.label, why: requirement.why, clause: requirement.clause)
    }

    /// The facts that are missed most, worked out once.
    static let ofApplicant: [String: MissingItem] = Dictionary(
        ["citizenships", "permanentResidence", "location", "location.asOf", "organizedIn"].map {
            ("applicant." + $0, MissingItem(fact: "applicant." + $0))
        }
    ) { first, _ in first }

    /// A fact that the determination misses, by the name that it gives: `applicant.citizenships`.
    init(fact name: String) {
        let attribute = name.split(separator: ".").dropFirst().first.map(String.init) ?? name
        let (label, why) =
            switch attribute {
            case "citizenships": ("Citizenship", "It tells whether you count as a United States person.")
            case "permanentResidence", "unitedStatesPermanentResident":
                ("Permanent residence in the United States", "Permanent residents count as United States persons.")
            case "location":
                ("Where you are now", "Anyone located in the United States counts as a United States person.")
            case "organizedIn":
                ("Where the organisation was formed", "It tells whether it counts as a United States person.")
            default: ("Facts about \(attribute)", "They tell whether this is a United States person.")
            }
        self.init(
            pointer: "/" + name.split(separator: ".").prefix(2).joined(separator: "/"), label: label, why: why,
            clause: "5(k)")
    }
}
