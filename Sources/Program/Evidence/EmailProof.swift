import Evidence
import Exchange
import Order
import Records

// The e-mail address is shown to be the applicant's by a code (clause 1(a)(ii)(C)). Sending it is a processor's work: without a
// carrier that two people authorised, it fails closed and says so. Delivery and proof are entries.

public struct EmailCodeAnswer: Sendable {
    public enum Result: Hashable, Sendable { case proven, wrong(triesLeft: Int), expired, exhausted, notAsked }
    public var result: Result
    public var record: ApplicationRecord
}

extension IdentificationProgram {
    /// Sends a code to the applicant's e-mail address; says nothing of whether the address is known elsewhere.
    ///
    /// - Throws: ``ProgramError/conflict(_:)`` when a code was sent a moment ago or no more can be sent,
    ///   ``ProgramError/unavailable(_:)`` when mail cannot leave.
    public func sendEmailCode(for id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        guard let mail else {
            throw ProgramError.unavailable(
                "No mail relay is set up, so codes cannot be sent. Start the server with --smtp.")
        }
        var sent: (code: String, address: EmailAddress)?
        let record = try await step(id, by: actor) { record, time in
            try requirePending(record)
            guard let address = contactEmail(record.application) else {
                throw ProgramError.invalid([
                    FieldProblem(
                        pointer: "/applicant/email",
                        message: "There is no e-mail address to send a code to. Add one first.")
                ])
            }
            var generator = SystemRandomNumberGenerator()
            let lifetime = road.standard.deadlines.emailCode.after(time) - time
            let rules = ContactChallenge.Rules.standard.lasting(milliseconds: lifetime) ?? .standard
            if var challenge = record.emailChallenge.flatMap({ ContactChallenge(json: $0) }), challenge.provenAt == nil
            {
                do {
                    sent = (try challenge.resend(at: time, using: &generator), address)
                } catch let refused as ContactChallenge.ResendRefused {
                    throw ProgramError.conflict(refused.description)
                }
                record.emailChallenge = challenge.json
            } else {
                let (challenge, code) = ContactChallenge.issue(rules, at: time, using: &generator)
                record.emailChallenge = challenge.json
                sent = (code, address)
            }
            return StepTaken(kind: .applicationEmailCodeSent, aspects: [.review])
        }
        if let sent { try await deliver(sent.code, to: sent.address, about: record.subject, through: mail) }
        return record
    }

    private func deliver(
        _ code: String, to address: EmailAddress, about subject: SubjectID, through mail: any MailCarrier
    )
        async throws
    {
        var generator = SystemRandomNumberGenerator()
        do {
            let message = try Mail(
                to: address, subject: "Your code for \(configuration.providerName): \(code)",
                text: """
                    \(code) is the code that shows this address is yours.

                    Type it where you were asked for it. If you did not ask for an account at \(configuration.providerName), you need \
                    not do anything.
                    """, domain: "mail.gatehouse.invalid", at: clock.now, using: &generator)
            if let authorised = mail as? AuthorisedMailCarrier {
                try await authorised.about(subject).send(message)
            } else {
                try await mail.send(message)
            }
        } catch {
            throw ProgramError.unavailable("The code could not be sent: \(error). Ask for another in a minute.")
        }
    }

    /// Judges a code. Wrong tries are counted, and each answer is an entry before it is told.
    public func answerEmailCode(_ code: String, for id: ApplicationID, by actor: Actor) async throws -> EmailCodeAnswer
    {
        var result = EmailCodeAnswer.Result.notAsked
        let record = try await step(id, by: actor) { record, time in
            if record.evidence.contains(where: { $0.kind == EvidenceKind.emailCode && $0.verdict == "valid" }) {
                result = .proven
                return nil
            }
            try requirePending(record)
            guard var challenge = record.emailChallenge.flatMap({ ContactChallenge(json: $0) }) else {
                result = .notAsked
                return nil
            }
            let answer = challenge.answer(code, at: time)
            record.emailChallenge = challenge.json
            switch answer {
            case .wrong(let left): result = .wrong(triesLeft: left)
            case .expired: result = .expired
            case .exhausted: result = .exhausted
            case .proven:
                result = .proven
                record.evidence.append(
                    EvidenceRecord(
                        kind: EvidenceKind.emailCode, verdict: "valid",
                        claims: contactEmail(record.application).map {
                            [
                                ClaimRecord(
                                    attribute: "email", value: $0.text, issuer: "applicant", method: "contactCode",
                                    strength: "control shown")
                            ]
                        } ?? [],
                        reason: Reason("1(a)(ii)(C)", "A code sent to the e-mail address came back.", holds: true),
                        at: time))
                let arrival = try travelAgain(&record, at: time)
                return StepTaken(
                    kind: .applicationEmailCodeAnswered, aspects: [.decision, .evidence, .hits, .review],
                    arrival: arrival)
            }
            return StepTaken(kind: .applicationEmailCodeAnswered, aspects: [.review])
        }
        if result == .proven {
            try await adoptAccess(
                reference: record.application.reference, account: record.account, subject: record.subject)
        }
        return EmailCodeAnswer(result: result, record: record)
    }
}
