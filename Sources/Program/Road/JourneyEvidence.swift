import Evidence
import Order

// What the evidence of a journey counts for: the checks that the standard asks for, the facts that it adds to the determination,
// and the differences that a rule or a person must resolve.

extension Journey {
    /// The checks that succeeded; what only claims something counts for nothing here.
    var checks: EvidenceChecks {
        evidence.reduce(into: []) { checks, record in checks.formUnion(record.checks(beside: evidence)) }
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
    func checks(beside others: [EvidenceRecord]) -> EvidenceChecks {
        if override?.isApproved == true { return .acceptedByReviewer }
        switch (kind, status) {
        case (_, .invalid): return []
        case (KeptEvidence.emailCode, .valid): return .emailCode
        case (KeptEvidence.telephoneCode, .valid): return .telephoneCode
        case (KeptEvidence.reviewer, .valid): return .acceptedByReviewer
        // Its check digits agree and it has not expired; that it is genuine nothing proves.
        case (KeptEvidence.machineReadableZone, _): return .documentRead
        default: break
        }
        let assessment = assessment(beside: others)
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
}
