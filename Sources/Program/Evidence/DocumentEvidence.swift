import Evidence
import Order
import Records

// A machine-readable zone that the applicant typed: it shows that its lines agree with themselves and with what was stated, and
// not that the document is genuine. A failed try is kept as evidence too and can be made again.

extension IdentificationProgram {
    /// Judges lines of a machine-readable zone and travels the road again.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` when the lines are no zone or a check digit is wrong; nothing is then kept of them.
    public func addMachineReadableZone(_ lines: [String], to id: ApplicationID, by actor: Actor) async throws
        -> ApplicationRecord
    {
        try await step(id, by: actor) { record, time in
            try requirePending(record)
            guard case .individual(let person) = record.application.applicant else {
                throw ProgramError.invalid([
                    FieldProblem(
                        pointer: "/lines",
                        message: "A travel document belongs to an individual; this applicant is an entity.")
                ])
            }
            if record.decision.determination == "unitedStatesPerson" {
                throw ProgramError.conflict("No document is asked of a United States person, and none is kept.")
            }
            let verdict = EvidenceVerdict.machineReadableZone(lines.joined(separator: "\n"), at: time)
            guard verdict.status != .invalid else {
                throw ProgramError.invalid(verdict.reasons.map { FieldProblem(pointer: "/lines", message: $0.finding) })
            }
            let differences = EvidenceDiscrepancy.find(among: verdict.claims, stated: person)
            record.evidence.removeAll { $0.kind == EvidenceKind.machineReadableZone }
            record.evidence.append(
                EvidenceRecord(
                    kind: EvidenceKind.machineReadableZone, verdict: verdict.status.rawValue,
                    claims: verdict.claims.map(ClaimRecord.init(_:)),
                    reason: verdict.reason, differences: differences.map(\.reason), at: time))
            record.overrides.removeAll { $0 == QueueItem.Kind.discrepancy.rawValue }
            let arrival = try travelAgain(&record, at: time)
            return StepTaken(
                kind: .applicationEvidenceAdded, aspects: [.decision, .evidence, .hits, .review], arrival: arrival)
        }
    }
}

extension ClaimRecord {
    init(_ claim: Claim) {
        self.init(
            attribute: claim.attribute.rawValue, value: claim.value.text, issuer: claim.issuer,
            method: claim.method.rawValue, strength: claim.strength?.rawValue ?? "none")
    }
}
