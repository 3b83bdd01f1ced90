import Evidence
import Exchange
import Order
import Records

// The contact points are shown to be the applicant's by a code (clause 1(a)(ii)(C)): e-mail through a relay, the telephone by text or
// by a call through a gateway. Sending is a processor's work: without a carrier that two people authorised, it fails closed and says
// so. That a code was made, that it was handed over or not, and how each answer was judged are entries.

/// A contact point that is proven by a code.
public enum ContactPoint: Hashable, Sendable {
    case email
    case telephone(MessageChannel)

    var kind: String {
        switch self {
        case .email: KeptEvidence.emailCode
        case .telephone: KeptEvidence.telephoneCode
        }
    }
    fileprivate var words: String {
        switch self {
        case .email: "e-mail address"
        case .telephone: "telephone number"
        }
    }
    /// The way a code takes, by the name of its processor's kind.
    fileprivate var way: String {
        switch self {
        case .email: "email"
        case .telephone(let channel): channel.rawValue
        }
    }
    fileprivate var sent: EntryKind {
        switch self {
        case .email: .applicationEmailCodeSent
        case .telephone: .applicationTelephoneCodeSent
        }
    }
    fileprivate var answered: EntryKind {
        switch self {
        case .email: .applicationEmailCodeAnswered
        case .telephone: .applicationTelephoneCodeAnswered
        }
    }
}

public struct ContactCodeAnswer: Sendable {
    public enum Result: Hashable, Sendable { case proven, wrong(triesLeft: Int), expired, exhausted, notAsked }
    public var result: Result
    public var record: ApplicationRecord
}

/// Where a code goes.
private enum ContactAddress {
    case email(EmailAddress)
    case telephone(TelephoneNumber, MessageChannel)

    var canonical: String {
        switch self {
        case .email(let address): address.canonical
        case .telephone(let number, _): number.canonical
        }
    }
    /// The column of ``ContactCodesView`` that holds its token.
    var column: String {
        switch self {
        case .email: "email"
        case .telephone: "telephone"
        }
    }
}

extension IdentificationProgram {
    /// Sends a code to a contact point of the applicant; says nothing of whether the address is known elsewhere.
    ///
    /// - Throws: ``ProgramError/conflict(_:)`` when a code was sent a moment ago or no more can be sent,
    ///   ``ProgramError/unavailable(_:)`` when nothing can leave, ``ProgramError/invalid(_:)`` when there is no such contact point.
    public func sendCode(to point: ContactPoint, for id: ApplicationID, by actor: Actor) async throws
        -> ApplicationRecord
    {
        try requireCarrier(for: point)
        var sent: (code: String, address: ContactAddress)?
        let record = try await askForCode(to: point, for: id, by: actor, &sent)
        guard let sent else {
            try await delivery.waitAsIfDelivering(over: point.way)
            return try await delivered(point, for: id, problem: "withheld: too many codes to this address")
        }
        let start = ContinuousClock.now
        do {
            try await deliver(sent.code, to: sent.address, about: record.subject)
            delivery.took(ContinuousClock.now - start, over: point.way)
        } catch {
            _ = try await delivered(point, for: id, problem: "\(error)")
            throw ProgramError.unavailable("The code could not be sent: \(error). Ask for another in a minute.")
        }
        return try await delivered(point, for: id, problem: nil)
    }

    /// Records that a code was asked for; `sent` is what has to be delivered, `nil` when the address has had its share of codes.
    private func askForCode(
        to point: ContactPoint, for id: ApplicationID, by actor: Actor,
        _ sent: inout (code: String, address: ContactAddress)?
    ) async throws -> ApplicationRecord {
        // From reading how many codes went there until the entry that counts this one is durable.
        var begun: (address: String, others: Int)?
        defer { if let begun { delivery.end(begun.address) } }
        var asked: (code: String, address: ContactAddress)?
        let record = try await step(id, by: actor) { record, time in
            asked = nil
            try requirePending(record)
            let address = try Self.address(of: point, in: record.application)
            if let rest = try codesRest(of: record.subject, at: time) {
                throw ProgramError.conflict(
                    "No more codes can be sent for this application for now. Begin again after \(rest), or use another way."
                )
            }
            var generator = SystemRandomNumberGenerator()
            let lifetime = road.standard.deadlines.emailCode.after(time) - time
            let rules = ContactChallenge.Rules.standard.lasting(milliseconds: lifetime) ?? .standard
            var challenge: ContactChallenge
            let code: String
            if let standing = record.challenge(of: point), standing.provenAt == nil, !standing.mayBeginAnew(at: time) {
                challenge = standing
                do {
                    code = try challenge.resend(at: time, using: &generator)
                } catch let refused as ContactChallenge.ResendRefused {
                    throw ProgramError.conflict(refused.sentence(restingUntil: challenge.restsUntil))
                }
            } else {
                (challenge, code) = ContactChallenge.issue(rules, at: time, using: &generator)
            }
            if begun?.address != address.canonical {
                if let begun { delivery.end(begun.address) }
                begun = (address.canonical, delivery.begin(address.canonical))
            }
            let admitted = try admitsCode(
                to: address.canonical, column: address.column, besides: begun?.others ?? 0, at: time)
            // Whoever answers a challenge without a code, or asks for another, learns no more than from a real one.
            if !admitted { challenge.forgetCode(using: &generator) }
            record.setChallenge(challenge, of: point)
            asked = admitted ? (code, address) : nil
            return StepTaken(
                kind: point.sent, aspects: [.review],
                fields: admitted
                    ? ["sentTo": .string(address.canonical)] : ["withheld": "too many codes to this address"])
        }
        sent = asked
        return record
    }

    /// Judges a code. Wrong tries are counted, and each answer is an entry before it is told.
    public func answerCode(_ code: String, from point: ContactPoint, for id: ApplicationID, by actor: Actor)
        async throws -> ContactCodeAnswer
    {
        guard code.contains(where: { !$0.isWhitespace }) else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/code", message: "Write the code that was sent. Nothing was counted as a try.")
            ])
        }
        var result = ContactCodeAnswer.Result.notAsked
        let record = try await step(id, by: actor) { record, time in
            if record.evidence.contains(where: { $0.kind == point.kind && $0.verdict == "valid" }) {
                result = .proven
                return nil
            }
            try requirePending(record)
            guard var challenge = record.challenge(of: point) else {
                result = .notAsked
                return nil
            }
            let point = record.asSent(point)
            let answer = challenge.answer(code, at: time)
            record.setChallenge(challenge, of: point)
            switch answer {
            case .wrong(let left): result = .wrong(triesLeft: left)
            case .expired: result = .expired
            case .exhausted: result = .exhausted
            case .proven:
                result = .proven
                record.evidence.append(Self.proof(of: point, in: record.application, by: actor, at: time))
                let arrival = try travelAgain(&record, at: time)
                return StepTaken(
                    kind: point.answered, aspects: [.decision, .evidence, .hits, .review], arrival: arrival)
            }
            return StepTaken(kind: point.answered, aspects: [.review])
        }
        if result == .proven {
            try await adoptAccess(
                reference: record.application.reference, account: record.account, subject: record.subject)
        }
        return ContactCodeAnswer(result: result, record: record)
    }

    /// Sends a code to the applicant's e-mail address; see ``sendCode(to:for:by:)``.
    public func sendEmailCode(for id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        try await sendCode(to: .email, for: id, by: actor)
    }
    /// Judges a code that was sent by e-mail; see ``answerCode(_:from:for:by:)``.
    public func answerEmailCode(_ code: String, for id: ApplicationID, by actor: Actor) async throws
        -> ContactCodeAnswer
    {
        try await answerCode(code, from: .email, for: id, by: actor)
    }

    /// The channels by which a telephone can be proven here.
    public var messageChannels: [MessageChannel] { MessageChannel.allCases.filter { outside.messages[$0] != nil } }

    // MARK: Parts

    private func requireCarrier(for point: ContactPoint) throws(ProgramError) {
        switch point {
        case .email:
            guard mail == nil else { return }
            throw .unavailable("No mail relay is set up, so codes cannot be sent. Start the server with --smtp.")
        case .telephone(let channel):
            guard outside.messages[channel] == nil else { return }
            throw .unavailable(
                "No gateway for a \(channel.words) is set up. Describe one in the file given with --processors.")
        }
    }

    private static func address(of point: ContactPoint, in application: Application) throws(ProgramError)
        -> ContactAddress
    {
        switch point {
        case .email:
            guard let address = contactEmail(application) else {
                throw .invalid([
                    FieldProblem(
                        pointer: "/applicant/email",
                        message: "There is no e-mail address to send a code to. Add one first.")
                ])
            }
            return .email(address)
        case .telephone(let channel):
            guard let number = contactTelephone(application) else {
                throw .invalid([
                    FieldProblem(
                        pointer: "/applicant/telephone",
                        message: "There is no telephone number to send a code to. Add one first.")
                ])
            }
            switch number.line {
            case .premiumRate, .shared, .pager, .tollFree:
                throw .invalid([
                    FieldProblem(
                        pointer: "/applicant/telephone",
                        message: "No code can be sent to this kind of number. Give a mobile or fixed line.")
                ])
            case .fixed where channel == .sms:
                throw .invalid([
                    FieldProblem(
                        pointer: "/applicant/telephone",
                        message:
                            "This is a fixed line, which takes no text message. Ask for a call, or give a mobile number."
                    )
                ])
            default: return .telephone(number, channel)
            }
        }
    }

    private func deliver(_ code: String, to address: ContactAddress, about subject: SubjectID) async throws {
        let provider = configuration.providerName
        switch address {
        case .email(let email):
            guard let mail else { return }
            var generator = SystemRandomNumberGenerator()
            let message = try Mail(
                to: email, subject: "Your code for \(provider): \(code)",
                text: """
                    \(code) is the code that shows this address is yours.

                    Type it where you were asked for it. If you did not ask for an account at \(provider), you need \
                    not do anything.
                    """, domain: "mail.gatehouse.invalid", at: clock.now, using: &generator)
            try await mail.about(subject).send(message)
        case .telephone(let number, let channel):
            guard let carrier = outside.messages[channel] else { return }
            let spoken = code.map(String.init).joined(separator: ", ")
            let message = try TextMessage(
                to: number, channel: channel,
                text: channel == .sms
                    ? "\(code) is your code for \(provider). Give it to nobody."
                    : "Your code for \(provider) is \(spoken). Again: \(spoken).", at: clock.now)
            try await carrier.about(subject).send(message)
        }
    }

    /// That a code was handed to its carrier, or why not.
    private func delivered(_ point: ContactPoint, for id: ApplicationID, problem: String?) async throws
        -> ApplicationRecord
    {
        try await step(id, by: .system("program")) { _, _ in
            var fields: [String: JSONValue] = [
                "contact": .string(point.kind), "delivered": .bool(problem == nil),
            ]
            if let problem { fields["problem"] = .string(problem) }
            return StepTaken(kind: .applicationCodeDelivered, aspects: [], fields: fields)
        }
    }

    private static func proof(of point: ContactPoint, in application: Application, by actor: Actor, at time: Timestamp)
        -> EvidenceRecord
    {
        let (attribute, value): (Claim.Attribute, String?) =
            switch point {
            case .email: (.email, contactEmail(application)?.text)
            case .telephone: (.telephone, contactTelephone(application)?.canonical)
            }
        var facts: [ReasonFact] = []
        if case .telephone(let channel) = point, let number = contactTelephone(application) {
            facts = [
                ReasonFact("sent by", channel.words, source: "program"),
                ReasonFact("kind of line", number.line.rawValue, source: "numbering plan"),
            ]
        }
        return EvidenceRecord(
            kind: point.kind, verdict: "valid",
            claims: value.map {
                [
                    ClaimRecord(
                        attribute: attribute.rawValue, value: $0, issuer: "applicant",
                        method: EvidenceMethod.contactCode.rawValue, strength: "control shown", typed: .text($0),
                        at: time)
                ]
            } ?? [],
            reason: Reason(
                "1(a)(ii)(C)", "A code sent to the \(point.words) came back.", holds: true, facts: facts), at: time,
            by: actor.text)
    }
}

extension ApplicationRecord {
    fileprivate func challenge(of point: ContactPoint) -> ContactChallenge? {
        switch point {
        case .email: emailChallenge.flatMap { ContactChallenge(json: $0) }
        case .telephone: telephoneChallenge.flatMap { ContactChallenge(json: $0) }
        }
    }
    fileprivate mutating func setChallenge(_ challenge: ContactChallenge, of point: ContactPoint) {
        switch point {
        case .email: emailChallenge = challenge.json
        case .telephone(let channel):
            var fields = challenge.json.object ?? [:]
            fields["channel"] = .string(channel.rawValue)
            telephoneChallenge = .object(fields)
        }
    }
    /// The contact point with the channel by which its last code went, whichever the answer names.
    fileprivate func asSent(_ point: ContactPoint) -> ContactPoint {
        guard case .telephone = point,
            let sent = telephoneChallenge?["channel"]?.string.flatMap(MessageChannel.init(rawValue:))
        else { return point }
        return .telephone(sent)
    }
}

extension ContactChallenge {
    /// When a check that came to nothing may begin anew: a failed step is retried alone, and not at once.
    var restsUntil: Timestamp { issuedAt.adding(milliseconds: Limits.contactRest) }
    fileprivate func mayBeginAnew(at time: Timestamp) -> Bool {
        (isExhausted || codesIssued >= rules.codes) && time >= restsUntil
    }
}

/// What can be done about a code now, for a page to offer that and nothing else.
public struct ContactCodeStanding: Hashable, Sendable {
    /// Whether a code that is typed now can be the right one.
    public var takesAnswers: Bool
    /// When another code can be asked for, if not now: tries or codes are used up.
    public var restsUntil: Timestamp?
}

extension ApplicationRecord {
    /// `nil` when no code was asked for yet.
    public func codeStanding(of point: ContactPoint, at time: Timestamp) -> ContactCodeStanding? {
        guard let challenge = challenge(of: point) else { return nil }
        let isUsedUp = challenge.isExhausted || challenge.codesIssued >= challenge.rules.codes
        return ContactCodeStanding(
            takesAnswers: !challenge.isExhausted && time < challenge.expiresAt,
            restsUntil: isUsedUp && time < challenge.restsUntil ? challenge.restsUntil : nil)
    }
}

extension ContactChallenge.ResendRefused {
    fileprivate func sentence(restingUntil rest: Timestamp) -> String {
        switch self {
        case .tooSoon: description
        case .noMoreCodes, .over: "No more codes can be sent for now. Begin again after \(rest), or use another way."
        }
    }
}
