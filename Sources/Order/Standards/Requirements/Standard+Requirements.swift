// What the standard in force requires of an application (clauses 1(a), 1(b), 1(c)), composed from plans that were worked
// out when the standard was resolved: bits in, reasons out.

extension Standard {
    /// Those behind the customer of whom it must be told, too, whether they are United States persons. Nobody, as long
    /// as the standard does not ask this customer for its owners.
    public func partiesToDetermine(behind person: Person, status: DeterminationStatus) -> [PartyBehind] {
        guard case .entity(let entity) = person else { return [] }
        let asked = plans.plan(PersonType(status, isEntity: true, isOwner: false), .standard).fields
        return beneficialOwnership.parties(behind: entity).filter { party in
            switch party.part {
            case .owner: asked.contains(.beneficialOwners)
            case .controller: asked.contains(.controlPersons) || asked.contains(.beneficialOwners)
            }
        }
    }

    /// What is required, what of it is missing, and why.
    public func requirements(for context: RequirementContext) -> RequirementVerdict {
        let (tier, tierReason) = tiers.tier(of: context)
        if !context.exemptions.isEmpty { return exempt(context, tier, tierReason) }
        let isEntity = if case .entity = context.application.applicant { true } else { false }
        let status = effectiveStatus(context)
        let plan = plans.plan(PersonType(status, isEntity: isEntity, isOwner: false), tier)

        var stated = CollectedFields(statedIn: context.application)
        if status == .unitedStatesPerson { stated.insert(.unitedStatesGround) }
        let absent = plan.fields.subtracting(stated)
        let unproven = plan.unproven(by: context.evidence, isEntity: isEntity)

        var requirements = plan.requirements
        var because: [Reason]
        if absent.isEmpty, unproven.isEmpty {
            because = plan.allHold
        } else {
            plan.mark(&requirements, absent: absent, unproven: unproven)
            because = plan.reasons(absent: absent, unproven: unproven, person: "/applicant")
        }
        because.insert(tierReason, at: 0)
        for party in context.parties { add(party, &requirements, &because) }
        if status == .undetermined { addDetermination(absent, &requirements, &because) }

        let missing = requirements.filter { $0.satisfied != true }
        let reason = Reason(
            "1(a)", missing.isEmpty ? plan.finding : plan.findingWhenMissing, holds: missing.isEmpty,
            because: because)
        return RequirementVerdict(requirements: requirements, missing: missing, tier: tier, reason: reason)
    }

    private func effectiveStatus(_ context: RequirementContext) -> DeterminationStatus {
        context.status == .undetermined && context.undeterminedDeadlinePassed ? .foreignPerson : context.status
    }

    private func exempt(
        _ context: RequirementContext, _ tier: RiskTier, _ tierReason: Reason
    ) -> RequirementVerdict {
        let reason = Reason(
            "1(c)", "An exemption lifts the duties of section 1; special measures still bind.", holds: true,
            facts: context.exemptions.map { ReasonFact("exemption", $0, source: "directive log") },
            because: [tierReason])
        return RequirementVerdict(requirements: [], missing: [], tier: tier, reason: reason)
    }

    /// Everything asked is there and still it cannot be told: a person has to look, so the verdict may not be empty.
    private func addDetermination(
        _ absent: CollectedFields, _ requirements: inout [Requirement], _ because: inout [Reason]
    ) {
        guard absent.isEmpty else { return }
        requirements.append(
            Requirement(
                subject: .determination, clause: "5(k)", label: "Whether this is a United States person",
                why: "What was given does not tell; a person will look, and may ask.", satisfied: nil,
                pointer: "/applicant"))
        because.append(
            Reason(
                "5(k)", "What was given does not tell whether this is a United States person.", holds: nil,
                missing: ["/applicant"]))
    }

    // MARK: Those behind the customer

    private func add(_ determined: DeterminedParty, _ requirements: inout [Requirement], _ because: inout [Reason]) {
        let party = determined.party
        let isEntity = if case .entity = party.person { true } else { false }
        let type = PersonType(determined.status, isEntity: isEntity, isOwner: true)
        var asked = plans.plan(type, .standard).fields
        var stated = CollectedFields(statedBy: party.person)
        // Payment and the address of the application belong to the customer; they are asked once, there.
        asked.subtract([.meansOfPayment, .sourceOfPayment, .accessOrigin])
        if determined.status == .unitedStatesPerson {
            asked = [.name, .unitedStatesGround]
            stated.insert(.unitedStatesGround)
        }
        let assurances = determined.status == .foreignPerson ? verifyBeneficialOwner : []
        let absent = asked.subtracting(stated)
        let unproven = assurances.unmet(by: determined.evidence, isEntity: isEntity)
        let before = requirements.count
        for field in asked.fields {
            requirements.append(
                Requirement(field: field, person: party.pointer, satisfied: !absent.contains(field.set)))
        }
        for assurance in assurances.assurances {
            requirements.append(
                Requirement(assurance: assurance, person: party.pointer, satisfied: !unproven.contains(assurance.set)))
        }
        if case .owner(nil) = party.part { requirements.append(.share(of: party)) }
        if determined.status == .undetermined, absent.isEmpty { requirements.append(.determination(of: party)) }
        let lacking = requirements[before...].filter { $0.satisfied != true }.map(\.pointer)
        because.append(Reason(party, status: determined.status, lacking: lacking))
    }
}

extension RequirementPlan {
    func unproven(by checks: EvidenceChecks, isEntity: Bool) -> Assurances {
        assurances.isEmpty ? [] : assurances.unmet(by: checks, isEntity: isEntity)
    }

    func mark(_ requirements: inout [Requirement], absent: CollectedFields, unproven: Assurances) {
        for index in requirements.indices {
            switch requirements[index].subject {
            case .field(let field) where absent.contains(field.set): requirements[index].satisfied = false
            case .assurance(let assurance) where unproven.contains(assurance.set):
                requirements[index].satisfied = false
            default: break
            }
        }
    }

    func reasons(absent: CollectedFields, unproven: Assurances, person: String) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(groups.count + 3)
        for group in groups {
            let lacking = group.fields.intersection(absent)
            guard !lacking.isEmpty else {
                reasons.append(group.holds)
                continue
            }
            var reason = group.holds
            reason.holds = false
            reason.finding = group.findingWhenMissing
            reason.missing = lacking.fields.map { $0.pointer(person: person) }
            reasons.append(reason)
        }
        if var reason = verification?.holds, let verification {
            if !unproven.isEmpty {
                reason.holds = false
                reason.finding = verification.findingWhenMissing
                reason.missing = unproven.assurances.map { $0.pointer(person: person) }
            }
            reasons.append(reason)
        }
        return reasons
    }
}

extension Assurances {
    /// Those of these that no check meets.
    func unmet(by checks: EvidenceChecks, isEntity: Bool) -> Assurances {
        var unmet = self
        for assurance in assurances where assurance.isMet(by: checks, isEntity: isEntity) {
            unmet.remove(assurance.set)
        }
        return unmet
    }
}

extension Requirement {
    fileprivate static func share(of party: PartyBehind) -> Requirement {
        let owner = party.pointer.hasSuffix("/person") ? String(party.pointer.dropLast(7)) : party.pointer
        return Requirement(
            subject: .ownershipShare, clause: "1(a)(ii)(A)", label: "How much this owner holds",
            why: "From a certain share on an owner is part of who the customer is.", satisfied: false,
            pointer: owner + "/percent")
    }
    fileprivate static func determination(of party: PartyBehind) -> Requirement {
        Requirement(
            subject: .party, clause: "5(k)", label: "Whether this owner or director is a United States person",
            why: "What was given does not tell; a person will look, and may ask.", satisfied: nil,
            pointer: party.pointer)
    }
}

extension Reason {
    /// What is required of somebody behind the customer, without naming the person.
    fileprivate init(_ party: PartyBehind, status: DeterminationStatus, lacking: [String]) {
        let who =
            switch party.part {
            case .owner: "An owner of the customer"
            case .controller: "Somebody who directs the customer"
            }
        let what =
            switch status {
            case .unitedStatesPerson: "is a United States person, of whom no more is asked"
            case .foreignPerson: "is a foreign person"
            case .undetermined: "cannot be told to be a United States person or not"
            }
        self.init(
            "1(a)(ii)(A)",
            lacking.isEmpty
                ? "\(who) \(what); all that is asked is there." : "\(who) \(what); not all that is asked is there.",
            holds: lacking.isEmpty ? true : status == .undetermined ? nil : false,
            facts: [ReasonFact("party", party.pointer, source: "application")], missing: lacking)
    }
}
