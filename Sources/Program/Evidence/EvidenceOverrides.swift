import Order
import Records

// Accepting a piece of evidence that was found invalid: one person proposes it with a reason, another decides. Both go through the
// one function of four eyes.

extension IdentificationProgram {
    /// Proposes that an invalid piece of evidence count all the same.
    ///
    /// - Throws: ``ProgramError/notFound(_:)``, ``ProgramError/conflict(_:)`` when it is not invalid or already proposed.
    public func proposeOverride(
        of evidence: EvidenceID, in id: ApplicationID, why: String, by member: StaffMember
    ) async throws -> ApplicationRecord {
        let why = try statedReason(why)
        guard !member.roles.isDisjoint(with: Self.mayPropose) else {
            throw ProgramError.forbidden(
                FourEyesRefusal.proposerLacksRole(anyOf: Self.mayPropose).description.sentence)
        }
        return try await step(id, by: .user(member.user)) { record, time in
            try requirePending(record)
            let place = try place(of: evidence, in: record)
            guard record.evidence[place].status == .invalid else {
                throw ProgramError.conflict("This evidence was not found invalid; there is nothing to override.")
            }
            if let standing = record.evidence[place].override, standing.isApproved || !standing.hasLapsed(at: time) {
                throw ProgramError.conflict("It was proposed already; another person decides.")
            }
            record.evidence[place].override = EvidenceOverride(
                proposer: member.user, roles: member.roles.map(\.rawValue).sorted(), why: why, proposedAt: time)
            return StepTaken(
                kind: .applicationOverrideProposed, aspects: [.evidence],
                fields: [
                    "evidenceID": .string(evidence.rawValue), "why": .string(why),
                    "queueItem": .string(record.id.rawValue),
                    "queue": queueRow(
                        .discrepancy,
                        sentence:
                            "Somebody proposes to accept evidence that was found invalid; a second person decides.",
                        clause: "1(a)(i)", application: record.id, account: nil, since: time,
                        due: road.reviewDeadline(from: time)),
                ])
        }
    }

    /// The second person's word: accepted evidence counts as accepted by reviewers from then on; declined, the proposal is gone.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` when the rule of two people refuses, ``ProgramError/conflict(_:)`` when nothing is proposed.
    public func decideOverride(
        of evidence: EvidenceID, in id: ApplicationID, accepts: Bool, by member: StaffMember
    ) async throws -> ApplicationRecord {
        try await step(id, by: .user(member.user)) { record, time in
            try requirePending(record)
            let place = try place(of: evidence, in: record)
            guard let proposal = record.evidence[place].override, !proposal.isApproved else {
                throw ProgramError.conflict("Nothing is proposed about this evidence.")
            }
            switch FourEyes.approve(proposal.fourEyes, by: member, at: time) {
            case .failure(let refusal): throw ProgramError.forbidden(refusal.description.sentence)
            case .success(let approval):
                if accepts {
                    record.evidence[place].override?.approver = approval.approver
                    record.evidence[place].override?.approvedAt = approval.at
                } else {
                    record.evidence[place].override = nil
                }
            }
            for user in [proposal.proposer, member.user] where !record.deciders.contains(user) {
                record.deciders.append(user)
            }
            let arrival = try travelAgain(&record, at: time, decidedBy: .user(member.user))
            return StepTaken(
                kind: .applicationOverrideDecided, aspects: [.decision, .evidence, .hits, .review],
                fields: [
                    "evidenceID": .string(evidence.rawValue), "accepted": .bool(accepts),
                    "proposer": .string(proposal.proposer.rawValue),
                ], arrival: arrival)
        }
    }

    static let mayPropose: Set<StaffRole> = [.analyst, .officer]
    static let mayApprove: Set<StaffRole> = [.officer]

    private func place(of evidence: EvidenceID, in record: ApplicationRecord) throws(ProgramError) -> Int {
        guard let place = record.evidence.firstIndex(where: { $0.id == evidence }) else {
            throw .notFound("evidence \(evidence) of this application; it may have been replaced")
        }
        return place
    }
}

extension EvidenceOverride {
    var fourEyes: FourEyesProposal {
        FourEyesProposal(
            proposer: StaffMember(proposer, roles: Set(roles.compactMap(StaffRole.init(rawValue:)))),
            proposedAt: proposedAt, expiresAt: proposedAt + Days(Limits.proposalDays),
            proposerRoles: IdentificationProgram.mayPropose, approverRoles: IdentificationProgram.mayApprove)
    }
    func hasLapsed(at time: Timestamp) -> Bool { time > proposedAt + Days(Limits.proposalDays) }
}

extension String {
    /// With a capital and a full stop, as a person reads it.
    var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
