import Exchange
import Order
import Records
import Synchronization
import TestSupport
import Testing

@Suite("A processor is used only under a standing authorisation") struct ProcessorTests {
    private let start = sampleTime
    private func user(_ seed: UInt64) -> UserID {
        var generator = SeededGenerator(seed: seed)
        return UserID.random(using: &generator)
    }
    private func authorisation(
        fields: Set<String> = ["email", "message"], days: Int = 30
    ) throws -> StandingAuthorisation {
        let proposal = FourEyesProposal(
            proposer: StaffMember(user(1), roles: [.officer]), proposedAt: start, expiresAt: start + Days(7),
            proposerRoles: [.officer, .administrator], approverRoles: [.custodian])
        let approval = try FourEyes.approve(
            proposal, by: StaffMember(user(2), roles: [.custodian]), at: start
        ).get()
        return try StandingAuthorisation(
            id: .random(), processor: "smtp", purpose: "confirm an e-mail address", fields: fields, from: start,
            until: start + Days(days), approval: approval)
    }
    private func call(_ fields: Set<String> = ["email"], purpose: String = "confirm an e-mail address") -> ProcessorCall
    {
        ProcessorCall(processor: "smtp", purpose: purpose, fields: fields, subject: nil, actor: .system("program"))
    }
    private func refusal(_ result: Result<ProcessorPermit, ProcessorRefusal>) -> ProcessorRefusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }

    @Test("With none, before, after, revoked, for another purpose or with one field more, the call fails closed")
    func failsClosed() throws {
        #expect(
            refusal(ProcessorRegister().authorise(call(), at: start))
                == .noAuthorisation(processor: "smtp", purpose: "confirm an e-mail address"))
        var one = try authorisation()
        let register = ProcessorRegister([one])
        #expect(refusal(register.authorise(call(), at: start)) == nil)
        #expect(refusal(register.authorise(call(), at: start.adding(milliseconds: -1))) != nil)
        #expect(refusal(register.authorise(call(), at: one.until.adding(milliseconds: -1))) == nil)
        #expect(refusal(register.authorise(call(), at: one.until)) != nil)
        #expect(refusal(register.authorise(call(purpose: "marketing"), at: start)) != nil)
        #expect(refusal(register.authorise(call(["email", "name"]), at: start)) == .fieldsNotCovered(["name"]))
        one.revokedAt = start
        #expect(
            refusal(ProcessorRegister([one]).authorise(call(), at: start))
                == .revoked(processor: "smtp", purpose: "confirm an e-mail address"))
    }

    @Test("Leave comes with the entry to write first; it names the fields and never their values")
    func entry() throws {
        let one = try authorisation()
        let permit = try ProcessorRegister([one]).authorise(call(["message", "email"]), at: start).get()
        #expect(permit.entry.kind == .processorCalled)
        #expect(permit.entry.parts[0].fields["fields"] == ["email", "message"])
        #expect(permit.entry.parts[0].fields["authorisation"] == .string(one.id.rawValue))
        #expect(permit.reason.clause == "1(a)(iii)")
    }

    @Test("The register is the fold of its entries, and one person's word in the log makes no authorisation")
    func fold() throws {
        let one = try authorisation()
        func entry(_ draft: EntryDraft, _ index: UInt64) -> Entry {
            Entry(
                id: draft.id, index: index, kind: draft.kind, actor: draft.actor, time: draft.time,
                parts: draft.parts.map { .init(subject: $0.subject, previous: nil, fields: $0.fields) })
        }
        var register = ProcessorRegister()
        register.apply(entry(one.entry, 0))
        #expect(register.authorisations == [one])
        register.apply(entry(one.revocation(by: user(3), at: start + Days(1), why: "contract ended"), 1))
        #expect(refusal(register.authorise(call(), at: start)) == nil)
        #expect(refusal(register.authorise(call(), at: start + Days(1))) != nil)
        var forged = one.entry
        forged.parts[0].fields["approver"] = forged.parts[0].fields["proposer"]
        var other = ProcessorRegister()
        other.apply(entry(forged, 0))
        #expect(other.authorisations.isEmpty)
    }

    @Test("A mail is handed over only after its entry is durable; without leave or entry nothing leaves")
    func door() async throws {
        let outbox = LocalOutbox(
            sender: try MailSender(address: try EmailAddress(parsing: "a@provider.example"), name: ""))
        let log = Mutex<[EntryDraft]>([]), time = start
        let register = ProcessorRegister([try authorisation()])
        var generator = SeededGenerator(seed: 3)
        let mail = try Mail(
            to: try EmailAddress(parsing: "b@example.org"), subject: "Code", text: "1", domain: "provider.example",
            at: start, using: &generator)
        func carrier(_ register: ProcessorRegister, recording: Bool = true) -> AuthorisedMailCarrier {
            AuthorisedMailCarrier(
                outbox,
                behind: ProcessorDoor(
                    processor: "smtp", purpose: "confirm an e-mail address", fields: AuthorisedMailCarrier.fields,
                    actor: .system("program"), register: { register },
                    record: { draft in
                        guard recording else { throw LocalServerError.cannotListen }
                        log.withLock { $0.append(draft) }
                    }, now: { time }))
        }
        await #expect(throws: MailError.self) { try await carrier(ProcessorRegister()).send(mail) }
        await #expect(throws: MailError.self) { try await carrier(register, recording: false).send(mail) }
        #expect(await outbox.mails().isEmpty)
        let subject = SubjectID.random()
        try await carrier(register).about(subject).send(mail)
        #expect(await outbox.mails().count == 1)
        #expect(log.withLock { $0.map { $0.parts[0].subject } } == [subject])
    }
}

@Suite("Two people for one act") struct FourEyesTests {
    private let now = sampleTime
    private func member(_ seed: UInt64, _ roles: Set<StaffRole>) -> StaffMember {
        var generator = SeededGenerator(seed: seed)
        return StaffMember(UserID.random(using: &generator), roles: roles)
    }
    private func decide(
        proposer: StaffMember, approver: StaffMember, at time: Timestamp? = nil
    ) -> Result<FourEyesApproval, FourEyesRefusal> {
        FourEyes.approve(
            FourEyesProposal(
                proposer: proposer, proposedAt: now, expiresAt: now + Days(7), proposerRoles: [.analyst, .officer],
                approverRoles: [.officer]), by: approver, at: time ?? now)
    }

    @Test("Nobody approves what they proposed, whatever their roles")
    func samePerson() {
        let officer = member(1, Set(StaffRole.allCases))
        #expect(decide(proposer: officer, approver: officer) == .failure(.samePerson))
    }

    @Test("Each of the two needs a role for their part")
    func roles() {
        let analyst = member(1, [.analyst]), officer = member(2, [.officer]), auditor = member(3, [.auditor])
        #expect((try? decide(proposer: analyst, approver: officer).get()) != nil)
        #expect(decide(proposer: officer, approver: analyst) == .failure(.approverLacksRole(anyOf: [.officer])))
        #expect(
            decide(proposer: auditor, approver: officer) == .failure(.proposerLacksRole(anyOf: [.analyst, .officer])))
        #expect(decide(proposer: analyst, approver: member(4, [])) == .failure(.approverLacksRole(anyOf: [.officer])))
    }

    @Test("A proposal lapses, at its instant and not before")
    func expiry() {
        let analyst = member(1, [.analyst]), officer = member(2, [.officer])
        #expect((try? decide(proposer: analyst, approver: officer, at: now + Days(7)).get()) != nil)
        let late = (now + Days(7)).adding(milliseconds: 1)
        #expect(decide(proposer: analyst, approver: officer, at: late) == .failure(.expired(at: now + Days(7))))
        #expect(
            decide(proposer: analyst, approver: officer, at: now.adding(milliseconds: -1)) == .failure(.beforeProposal))
    }
}
