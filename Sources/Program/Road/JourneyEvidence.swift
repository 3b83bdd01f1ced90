import Order

// What the evidence of a journey counts for: the checks that the standard asks for, the facts that it adds to the determination,
// and the differences that a person must resolve.

extension Journey {
    /// The checks that succeeded; what only claims something counts for nothing here.
    var checks: EvidenceChecks {
        var checks: EvidenceChecks = []
        for record in evidence {
            switch (record.kind, record.verdict) {
            case (EvidenceKind.emailCode, "valid"): checks.insert(.emailCode)
            // Its check digits agree and it has not expired; that it is genuine nothing proves.
            case (EvidenceKind.machineReadableZone, "unproven"), (EvidenceKind.machineReadableZone, "valid"):
                checks.insert(.documentRead)
            case (EvidenceKind.reviewer, "valid"): checks.insert(.acceptedByReviewer)
            default: break
            }
        }
        return checks
    }

    /// What documents say of citizenship stands beside what was declared; a contradiction leaves the person undetermined.
    func addFacts(to facts: inout PersonFacts) {
        for record in evidence where record.kind == EvidenceKind.machineReadableZone && record.verdict != "invalid" {
            for claim in record.claims where claim.attribute == "nationality" {
                guard let country = try? JurisdictionCode(parsing: claim.value) else { continue }
                try? facts.add(
                    citizenship: Fact(
                        .one(country), source: .document("passport MRZ"), method: .read, confidence: .claimed,
                        asOf: record.at))
            }
        }
    }

    /// Evidence that differs from what was stated, each as its own reason.
    var discrepancies: [Reason] { evidence.flatMap(\.differences) }
}
