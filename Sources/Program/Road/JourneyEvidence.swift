import Evidence
import Order

// What the evidence of a journey counts for: the checks that the standard asks for, the facts that it adds to the determination,
// and the differences that a rule or a person must resolve.

extension Journey {
    /// The checks that succeeded; what only claims something counts for nothing here.
    func checks(under standard: Standard) -> EvidenceChecks {
        evidence.reduce(into: []) { checks, record in
            checks.formUnion(record.checks(beside: evidence, weak: standard.weakEvidence))
        }
    }

    /// What has to be said of evidence that counts otherwise than its verdict says: accepted by two people, or weak.
    func remarksOnEvidence(under standard: Standard) -> [Reason] {
        evidence.compactMap(\.acceptance) + evidence.compactMap { $0.weakness(under: standard) }
    }

    /// What documents say of citizenship stands beside what was declared; a contradiction leaves the person undetermined.
    func addFacts(to facts: inout PersonFacts) {
        for record in evidence where record.counts {
            let isProven = record.status == .valid && record.assessment().holds(.validated) == true
            for claim in record.claims where claim.attribute == Claim.Attribute.nationality.rawValue {
                guard let country = try? JurisdictionCode(parsing: claim.value) else { continue }
                try? facts.add(
                    citizenship: Fact(
                        .one(country),
                        source: .document(
                            record.kind == KeptEvidence.machineReadableZone ? "passport MRZ" : record.kind),
                        method: isProven ? .verified : .read, confidence: isProven ? .documented : .claimed,
                        asOf: record.at))
            }
        }
    }

    /// Where evidence and statement, or two pieces of evidence, do not agree.
    var discrepancies: [Discrepancy] {
        Discrepancy.find(
            in: evidence, stated: application.applicant, resolutions: resolutions, salt: salt, at: statedAt)
    }
}

extension EvidenceRecord {
    /// Which checks of the standard this piece carries out.
    func checks(beside others: [EvidenceRecord], weak: WeakEvidence) -> EvidenceChecks {
        if weak == .refused, !weaknesses.isEmpty { return [] }
        if isAccepted { return acceptedChecks(beside: others, weak) }
        switch (kind, status) {
        case (_, .invalid): return []
        case (KeptEvidence.emailCode, .valid): return .emailCode
        case (KeptEvidence.telephoneCode, .valid): return .telephoneCode
        case (KeptEvidence.reviewer, .valid): return .acceptedByReviewer
        // Its check digits agree and it has not expired; that it is genuine nothing proves.
        case (KeptEvidence.machineReadableZone, _): return .documentRead
        default: break
        }
        let assessment = assessment(beside: others, weak: weak)
        guard status == .valid, assessment.holds(.validated) == true else { return [] }
        var checks: EvidenceChecks = []
        let acts = allActs
        if acts.contains(.issuerSignatureVerified) { checks.formUnion([.documentRead, .documentAuthentic]) }
        if !acts.isDisjoint(with: [.seenInPerson, .seenOnVideo]) { checks.insert(.seenInPerson) }
        if acts.contains(.recordMatched) { checks.insert(.recordMatch) }
        // A vendor's word is one more source of claims: the document was read, and nothing here verified it.
        if acts.contains(.documentCheckedByVerifier) { checks.insert(.documentRead) }
        if let strength = assessment.strength, strength >= .strong { checks.insert(.strongEvidence) }
        if assessment.strength == .superior { checks.insert(.superiorEvidence) }
        if assessment.holds(.verified) == true { checks.insert(.holderVerified) }
        return checks
    }

    /// Two people's word lets a piece count for what it states, and makes it no stronger than what was done with it.
    private func acceptedChecks(beside others: [EvidenceRecord], _ weak: WeakEvidence) -> EvidenceChecks {
        let assessment = assessment(beside: others, weak: weak)
        guard let strength = assessment.strength else { return [] }
        var checks: EvidenceChecks = [.documentRead, .acceptedByTwoPeople]
        guard assessment.holds(.validated) == true else { return checks }
        checks.insert(.seenInPerson)
        if strength >= .strong { checks.insert(.strongEvidence) }
        if assessment.holds(.verified) == true { checks.insert(.holderVerified) }
        return checks
    }

    /// That two people accepted it, who they are, why, and what it counts for.
    var acceptance: Reason? {
        guard isAccepted, let override, let approver = override.approver else { return nil }
        let strength = assessment().strength
        let counts =
            strength.map { "It counts for what it states, as \($0.rawValue) evidence." }
            ?? "It does not state enough to count for anything."
        return Reason(
            "1(a)(i)", "Two people accepted a piece of evidence that was found invalid. \(counts)",
            holds: strength == nil ? nil : true,
            facts: [
                ReasonFact("evidence", id.rawValue, source: kind),
                ReasonFact("proposed by", override.proposer.rawValue, source: override.proposedAt.description),
                ReasonFact("accepted by", approver.rawValue, source: override.approvedAt?.description ?? ""),
                ReasonFact("reason given", override.why, source: override.proposer.rawValue, sensitive: true),
            ], because: [reason])
    }

    /// What makes it weak, and what the standard lets it count for.
    fileprivate func weakness(under standard: Standard) -> Reason? {
        guard counts, !weaknesses.isEmpty else { return nil }
        let counts =
            switch standard.weakEvidence {
            case .accepted: "The standard lets it count as any other."
            case .lowered: "The standard lets it count for one strength less."
            case .refused: "The standard lets it count for nothing."
            }
        return Reason(
            "1(a)(i)", "A piece of evidence is genuine and weak. \(counts)",
            holds: standard.weakEvidence == .refused ? false : nil,
            facts: [ReasonFact("evidence", id.rawValue, source: kind)]
                + EvidenceWeakness.allCases.filter(weaknesses.contains).map {
                    ReasonFact("weakness", $0.words, source: id.rawValue)
                })
    }
}
