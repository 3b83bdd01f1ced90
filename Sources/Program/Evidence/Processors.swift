import Exchange
import Order
import Records

// Who may process what for us: a mail relay, a message gateway, an outside verifier (clause 1(a)(iii)). One person proposes a standing
// authorisation, another approves it, and one is enough to end it. All three are entries; the register is the fold over them.

/// A standing authorisation that waits for its second person.
public struct ProcessorProposal: Hashable, Sendable {
    /// The entry that proposed it.
    public var id: EntryID
    public var processor: String
    public var purpose: String
    public var fields: Set<String>
    public var until: Timestamp
    public var proposer: UserID
    public var roles: Set<StaffRole>
    public var proposedAt: Timestamp

    var fourEyes: FourEyesProposal {
        FourEyesProposal(
            proposer: StaffMember(proposer, roles: roles), proposedAt: proposedAt,
            expiresAt: proposedAt + Days(Limits.proposalDays), proposerRoles: IdentificationProgram.mayProposeProcessor,
            approverRoles: IdentificationProgram.mayApproveProcessor)
    }
}

/// A use of a processor that this installation is set up for.
public struct ProcessorUse: Hashable, Sendable {
    public var processor: String
    public var purpose: String
    /// What it needs.
    public var fields: Set<String>
}

/// Processors as they stand.
public struct ProcessorStanding: Sendable {
    public var authorisations: [StandingAuthorisation]
    public var proposals: [ProcessorProposal]
    /// What is set up, whether or not it is authorised.
    public var uses: [ProcessorUse]
}

extension IdentificationProgram {
    static let mayProposeProcessor: Set<StaffRole> = [.officer, .custodian, .administrator]
    static let mayApproveProcessor: Set<StaffRole> = [.officer, .custodian]

    /// Every authorisation and every proposal that can still be approved, newest first.
    public func processors() throws -> ProcessorStanding {
        let register = try Self.processors(in: records)
        var proposals: [ProcessorProposal] = []
        var approved: Set<String> = []
        var from: UInt64 = 0
        while true {
            let entries = try records.entries(
                from: from, kinds: [.processorProposed, .processorAuthorised], limit: Self.largestPage)
            guard let last = entries.last else { break }
            for entry in entries {
                guard let fields = entry.parts.first?.fields else { continue }
                if entry.kind == .processorAuthorised, let proposal = fields["proposal"]?.string {
                    approved.insert(proposal)
                } else if let proposal = ProcessorProposal(entry) {
                    proposals.append(proposal)
                }
            }
            from = last.index + 1
        }
        let now = clock.now
        return ProcessorStanding(
            authorisations: register.authorisations.reversed(),
            proposals: proposals.reversed().filter {
                !approved.contains($0.id.rawValue) && now <= $0.fourEyes.expiresAt
            }, uses: processorUses)
    }

    /// Proposes that a processor may be used for a purpose with some fields until a time.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` for a role that may not, ``ProgramError/invalid(_:)`` for what no authorisation can be.
    public func proposeProcessor(
        _ processor: String, purpose: String, fields: Set<String>, until: Timestamp, by member: StaffMember
    ) async throws -> ProcessorProposal {
        guard !member.roles.isDisjoint(with: Self.mayProposeProcessor) else {
            throw ProgramError.forbidden(
                FourEyesRefusal.proposerLacksRole(anyOf: Self.mayProposeProcessor).description.sentence)
        }
        let now = clock.now
        guard !processor.isEmpty, processor.utf8.count <= 60, !purpose.isEmpty, purpose.utf8.count <= 100,
            !fields.isEmpty, fields.count <= 40, fields.allSatisfy({ (1...60).contains($0.utf8.count) })
        else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/processor", message: ProcessorRefusal.incomplete.description.sentence)
            ])
        }
        guard until > now, until <= now + Days(Limits.longestAuthorisationDays) else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/until",
                    message:
                        "Name a time within \(Limits.longestAuthorisationDays) days; no authorisation is for ever.")
            ])
        }
        let proposal = ProcessorProposal(
            id: .random(), processor: processor, purpose: purpose, fields: fields, until: until, proposer: member.user,
            roles: member.roles, proposedAt: now)
        do { _ = try await records.append([proposal.entry]) } catch { throw ProgramError(error) }
        return proposal
    }

    /// The second person's word: from now on the processor may be used so.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` when the rule of two people refuses, ``ProgramError/notFound(_:)``.
    public func approveProcessor(_ id: EntryID, by member: StaffMember) async throws -> StandingAuthorisation {
        guard let proposal = try processors().proposals.first(where: { $0.id == id }) else {
            throw ProgramError.notFound("proposal \(id) that waits; it may have been approved or lapsed")
        }
        switch FourEyes.approve(proposal.fourEyes, by: member, at: clock.now) {
        case .failure(let refusal): throw ProgramError.forbidden(refusal.description.sentence)
        case .success(let approval):
            let authorisation: StandingAuthorisation
            do {
                authorisation = try StandingAuthorisation(
                    id: .random(), processor: proposal.processor, purpose: proposal.purpose, fields: proposal.fields,
                    from: approval.at, until: proposal.until, approval: approval)
            } catch {
                throw ProgramError.conflict(error.description.sentence)
            }
            var entry = authorisation.entry
            entry.parts[0].fields["proposal"] = .string(id.rawValue)
            entry.idempotency = IdempotencyKey(
                scope: "processor proposal", key: id.rawValue, requestDigest: Array(id.rawValue.utf8))
            do { _ = try await records.append([entry]) } catch { throw ProgramError(error) }
            return authorisation
        }
    }

    /// Ends an authorisation at once. One person is enough to stop.
    public func revokeProcessor(_ id: EntryID, why: String, by member: StaffMember) async throws {
        let why = try statedReason(why)
        guard !member.roles.isDisjoint(with: Self.mayProposeProcessor) else {
            throw ProgramError.forbidden("It can be ended by an officer, a custodian or an administrator.")
        }
        guard let authorisation = try Self.processors(in: records).authorisations.first(where: { $0.id == id }) else {
            throw ProgramError.notFound("authorisation \(id)")
        }
        if let ended = authorisation.revokedAt, ended <= clock.now { return }
        do {
            _ = try await records.append([authorisation.revocation(by: member.user, at: clock.now, why: why)])
        } catch { throw ProgramError(error) }
    }

    /// What the mail relay is called among the processors.
    static let relayName = "smtp"

    /// What this installation is set up to use.
    private var processorUses: [ProcessorUse] {
        var uses: [ProcessorUse] = []
        if mail is AuthorisedMailCarrier {
            uses.append(
                ProcessorUse(
                    processor: Self.relayName, purpose: AuthorisedMailCarrier.purpose,
                    fields: AuthorisedMailCarrier.fields))
        }
        for (name, _) in outside.gatewayNames.sorted(by: { $0.key < $1.key }) {
            uses.append(
                ProcessorUse(
                    processor: name, purpose: AuthorisedMessageCarrier.purpose, fields: AuthorisedMessageCarrier.fields)
            )
        }
        for verifier in verifiers {
            for kind in verifier.kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
                uses.append(
                    ProcessorUse(
                        processor: verifier.name, purpose: OutsideVerifier.purpose(of: kind),
                        fields: Set(verifier.fields.map(\.rawValue))))
            }
        }
        return uses
    }
}

extension Limits {
    /// How long a standing authorisation may last, in days.
    public static let longestAuthorisationDays = 731
}

extension ProcessorProposal {
    fileprivate var entry: EntryDraft {
        EntryDraft(
            .processorProposed, actor: .user(proposer), time: proposedAt, subject: nil,
            fields: [
                "processor": .string(processor), "purpose": .string(purpose),
                "fields": .array(fields.sorted().map(JSONValue.string)), "until": until.json,
                "proposer": .string(proposer.rawValue),
                "roles": .array(roles.map(\.rawValue).sorted().map(JSONValue.string)),
            ], id: id)
    }

    /// `nil` for an entry that proposes nothing.
    fileprivate init?(_ entry: Entry) {
        guard entry.kind == .processorProposed, let fields = entry.parts.first?.fields,
            let processor = fields["processor"]?.string, let purpose = fields["purpose"]?.string,
            let until = fields["until"]?.integer,
            let proposer = fields["proposer"]?.string.flatMap(UserID.init(rawValue:))
        else { return nil }
        self.init(
            id: entry.id, processor: processor, purpose: purpose,
            fields: Set((fields["fields"]?.array ?? []).compactMap(\.string)), until: Timestamp(milliseconds: until),
            proposer: proposer,
            roles: Set((fields["roles"]?.array ?? []).compactMap { $0.string.flatMap(StaffRole.init(rawValue:)) }),
            proposedAt: entry.time)
    }
}
