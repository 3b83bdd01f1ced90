import Crypto
import Evidence
import Exchange
import Foundation
import Order
import Records

// Outside verifiers: a signed question out, under the processor's standing authorisation and with its fields only; a signed answer in,
// copied and sealed at once. A question that is not answered in time leaves its step unproven, and is put again alone.

/// One question to an outside verifier.
public struct VerifierCheck: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// On its way; `dueAt` is when it is put again.
        case asking
        /// The verifier took it; `dueAt` is when its answer has to be there.
        case waiting
        case answered
        /// No answer came in time.
        case timedOut
        /// It could not be put.
        case failed
    }
    public var id: CheckID
    public var verifier: String
    public var kind: VerifierCheckKind
    public var state: State
    public var askedAt: Timestamp
    public var dueAt: Timestamp
    /// How often it was put.
    public var attempts: Int
    /// What its answer became.
    public var evidence: EvidenceID?

    var isOpen: Bool { state == .asking || state == .waiting }
}

/// Questions by when something is due about them, so that the clock finds them without opening records.
struct VerifierChecksView: View {
    static let name = "verifierChecks"
    let schema = ViewSchema(
        VerifierChecksView.name,
        [
            ("application", .plain(.randomID, indexed: false)), ("state", .plain(.state, indexed: true)),
            ("due", .plain(.clockDate, indexed: true)),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let check = part.fields?["check"], let key = check["id"]?.string else {
            return []
        }
        return [
            .upsert(
                key: key, subject: part.subject,
                [
                    "application": part.fields?["applicationID"]?.string.map(ViewValue.text) ?? .null,
                    "state": .text(check["state"]?.string ?? ""), "due": .integer(check["dueAt"]?.integer ?? 0),
                ])
        ]
    }
}

/// What a verifier answers, read strictly.
struct VerifierAnswer {
    var check: CheckID
    var status: EvidenceVerdict.Status
    var findings: [String]
    var claims: [(attribute: Claim.Attribute, value: Claim.Value)]

    /// - Throws: ``ProgramError/invalid(_:)`` naming each member that is wrong.
    init(json: JSONValue) throws(ProgramError) {
        func refuse(_ pointer: String, _ message: String) -> ProgramError {
            .invalid([FieldProblem(pointer: pointer, message: message)])
        }
        guard let check = json["check"]?.string.flatMap(CheckID.init(rawValue:)) else {
            throw refuse("/check", "Name the check that this answers.")
        }
        guard let status = json["verdict"]?.string.flatMap(EvidenceVerdict.Status.init(rawValue:)) else {
            throw refuse("/verdict", "The verdict is valid, invalid or unproven.")
        }
        self.check = check
        self.status = status
        findings = (json["findings"]?.array ?? []).compactMap(\.string)
        claims = []
        for (place, claim) in (json["claims"]?.array ?? []).enumerated() {
            guard let attribute = claim["attribute"]?.string.flatMap(Claim.Attribute.init(rawValue:)),
                let text = claim["value"]?.string, !text.isEmpty
            else { throw refuse("/claims/\(place)", "A claim has an attribute that is known and a value.") }
            guard let value = Self.value(text, of: attribute) else {
                throw refuse("/claims/\(place)/value", "This is no \(attribute.words).")
            }
            claims.append((attribute, value))
        }
    }

    private static func value(_ text: String, of attribute: Claim.Attribute) -> Claim.Value? {
        switch attribute {
        case .birthDate, .documentExpiry, .documentIssued: CalendarDate(text).map { .date($0) }
        case .nationality, .issuingState: (try? JurisdictionCode(parsing: text)).map { .jurisdiction($0) }
        default: .text(text)
        }
    }
}

extension IdentificationProgram {
    /// The verifiers that are set up, by name.
    public var verifiers: [OutsideVerifier] { outside.verifiers.values.sorted { $0.name < $1.name } }

    /// Puts a question about an application to an outside verifier. Asking again after a failure asks anew, alone.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` without a standing authorisation that covers it, ``ProgramError/notFound(_:)`` for an unknown verifier,
    ///   ``ProgramError/conflict(_:)`` while the same question is open.
    public func askVerifier(
        _ name: String, _ kind: VerifierCheckKind, about id: ApplicationID, by actor: Actor
    ) async throws -> ApplicationRecord {
        guard let verifier = outside.verifiers[name] else {
            throw ProgramError.notFound("verifier \(name.prefix(40))")
        }
        guard verifier.kinds.contains(kind) else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/kind",
                    message:
                        "\(name) answers \(verifier.kinds.map(\.rawValue).sorted().joined(separator: ", ")) only.")
            ])
        }
        let check = VerifierCheck(
            id: .random(), verifier: name, kind: kind, state: .asking, askedAt: clock.now, dueAt: clock.now,
            attempts: 0)
        return try await put(check, to: verifier, about: id, by: actor, isNew: true)
    }

    /// Writes the call down under its authorisation, then makes it; what came of it is a second entry.
    private func put(
        _ check: VerifierCheck, to verifier: OutsideVerifier, about id: ApplicationID, by actor: Actor, isNew: Bool
    ) async throws -> ApplicationRecord {
        var check = check
        check.attempts += 1
        var question: JSONValue = .null
        _ = try await step(id, by: actor) { record, time in
            try requirePending(record)
            if record.decision.determination == "unitedStatesPerson" {
                throw ProgramError.conflict("Nothing is asked about a United States person.")
            }
            if isNew {
                guard
                    !record.checks.contains(where: {
                        $0.verifier == check.verifier && $0.kind == check.kind && $0.isOpen
                    })
                else { throw ProgramError.conflict("\(verifier.name) was asked already and has not answered yet.") }
                guard record.checks.count < Limits.verifierChecks else {
                    throw ProgramError.conflict("Outside verifiers were asked often enough about this application.")
                }
            }
            // Until the answer to this call is known, it is due again after the schedule's pause: a crash in between loses nothing.
            check.dueAt = time.adding(
                milliseconds: verifier.schedule.wait(afterFailures: check.attempts, jitter: 1)
                    ?? verifier.schedule.longest)
            let fields = record.application.fields(for: verifier.fields, hasPicture: record.hasPicture)
            let register = try Self.processors(in: records)
            let call = ProcessorCall(
                processor: verifier.name, purpose: OutsideVerifier.purpose(of: check.kind), fields: Set(fields.keys),
                subject: record.subject, actor: actor)
            guard case .success(let permit) = register.authorise(call, at: time) else {
                guard case .failure(let refusal) = register.authorise(call, at: time) else {
                    throw ProgramError.forbidden("This verifier may not be used.")
                }
                throw ProgramError.forbidden(refusal.description.sentence)
            }
            question = [
                "check": .string(check.id.rawValue), "kind": .string(check.kind.rawValue),
                "verifier": .string(verifier.name), "fields": .object(fields),
                "answerBy": .string(time.adding(milliseconds: verifier.answersWithin * 1000).description),
            ]
            record.set(check)
            return StepTaken(
                kind: .applicationVerifierAsked, aspects: [.review], fields: ["check": check.stored],
                others: [permit.entry])
        }
        let body = question.bytes
        let headers = WebhookHeaders(
            signing: body, id: "\(check.id.rawValue)-\(check.attempts)", at: clock.now, with: [verifier.secret])
        var failure: WebhookFailure?
        do { try await outside.transport.post(body, headers: headers, to: verifier.endpoint) } catch { failure = error }
        guard let failure else {
            return try await move(check, of: id) { check, time in
                check.state = .waiting
                check.dueAt = time.adding(milliseconds: verifier.answersWithin * 1000)
            }
        }
        let isLast = verifier.schedule.wait(afterFailures: check.attempts, jitter: 1) == nil
        guard failure.isPermanentForQuestions || isLast else { return try standing(id).record }
        return try await silence(check, of: id, state: .failed, why: "The question could not be put: \(failure).")
    }

    /// Changes where a question stands, unless its answer has come meanwhile.
    private func move(
        _ check: VerifierCheck, of id: ApplicationID, _ change: (inout VerifierCheck, Timestamp) -> Void
    ) async throws -> ApplicationRecord {
        try await step(id, by: .system("program")) { record, time in
            guard var standing = record.checks.first(where: { $0.id == check.id }), standing.isOpen else { return nil }
            standing.attempts = check.attempts
            change(&standing, time)
            record.set(standing)
            return StepTaken(
                kind: .applicationVerifierAsked, aspects: [.review], fields: ["check": standing.stored])
        }
    }

    /// No answer: the step is unproven, and says so.
    private func silence(_ check: VerifierCheck, of id: ApplicationID, state: VerifierCheck.State, why: String)
        async throws -> ApplicationRecord
    {
        try await step(id, by: .system("clock")) { record, time in
            guard var standing = record.checks.first(where: { $0.id == check.id }), standing.isOpen else { return nil }
            standing.state = state
            let piece = EvidenceRecord(
                kind: KeptEvidence.verifier(check), verdict: EvidenceVerdict.Status.unproven.rawValue,
                claims: [],
                reason: Reason(
                    "1(a)(i)", why, holds: nil,
                    facts: [ReasonFact("asked", check.kind.words, source: check.verifier)],
                    missing: ["evidence.\(check.kind.rawValue)"]), at: time, by: check.verifier)
            standing.evidence = piece.id
            record.set(standing)
            var aspects: Set<Aspect> = [.review]
            var arrival: Arrival?
            if record.state.isPending {
                record.evidence.removeAll { $0.isReplaced(by: piece) }
                record.evidence.append(piece)
                arrival = try travelAgain(&record, at: time)
                aspects = [.decision, .evidence, .hits, .review]
            }
            return StepTaken(
                kind: .applicationVerifierSilent, aspects: aspects, fields: ["check": standing.stored],
                arrival: arrival)
        }
    }

    /// What time brings about: questions that failed are put again, those without an answer are given up.
    func meetCheckDeadlines(at now: Timestamp) async throws -> Int {
        var moved = 0
        for state in [VerifierCheck.State.asking, .waiting] {
            let rows = try records.rows(
                VerifierChecksView.name,
                ViewQuery(
                    [
                        .equals(column: "state", .text(state.rawValue)),
                        .lessThan(column: "due", now.milliseconds + 1),
                    ], orderedBy: "due", limit: 50, opensSealed: false))
            for row in rows {
                guard let id = row.text("application").flatMap(ApplicationID.init(rawValue:)),
                    let check = try standing(id).record.checks.first(where: { $0.id.rawValue == row.key }), check.isOpen
                else { continue }
                moved += 1
                switch (state, outside.verifiers[check.verifier]) {
                case (.asking, let verifier?):
                    do {
                        _ = try await put(check, to: verifier, about: id, by: .system("clock"), isNew: false)
                    } catch let error as ProgramError {
                        _ = try await silence(
                            check, of: id, state: .failed, why: "The question could not be put: \(error)")
                    }
                case (.asking, nil):
                    _ = try await silence(
                        check, of: id, state: .failed, why: "The verifier \(check.verifier) is not set up any more.")
                default:
                    _ = try await silence(
                        check, of: id, state: .timedOut, why: "\(check.verifier) did not answer in time.")
                }
            }
        }
        return moved
    }

    /// Takes a verifier's answer. The signature is checked before anything else is looked at; the same message twice is one answer.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` for an unknown verifier or check, ``ProgramError/forbidden(_:)`` when the signature does not fit,
    ///   ``ProgramError/conflict(_:)`` when the check was answered, ``ProgramError/idempotencyKeyReused``.
    public func takeVerifierAnswer(_ body: [UInt8], headers: WebhookHeaders, from name: String) async throws
        -> EvidenceAnswer
    {
        let verifier = try authentic(body, headers, from: name)
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body, limits: JSONLimits(bytes: Limits.verifierAnswerBytes))
        } catch {
            throw ProgramError.invalid([FieldProblem(pointer: "/", message: "The answer is not JSON: \(error)")])
        }
        let answer = try VerifierAnswer(json: json)
        let id = try application(asked: answer.check)
        let key = IdempotencyKey(
            scope: "verifier \(name)", key: headers.id, requestDigest: Array(SHA256.hash(data: body)))
        if let done = try records.entry(recordedFor: key) {
            return try told(in: done, about: id, digest: key.requestDigest)
        }
        return try await keep(
            to: id, by: .system("verifier"), kind: .applicationVerifierAnswered, idempotency: key,
            fields: ["answer": json, "answerDigest": .string(hexadecimal(key.requestDigest))]
        ) { record, time in
            guard var check = record.checks.first(where: { $0.id == answer.check }), check.verifier == name else {
                throw ProgramError.notFound("check \(answer.check) of \(name)")
            }
            guard check.state != .answered else {
                throw ProgramError.conflict("This check was answered before; ask a new one.")
            }
            let piece = Self.evidence(of: answer, from: verifier, check: check, at: time)
            check.state = .answered
            check.evidence = piece.id
            record.set(check)
            return piece
        }
    }

    /// A picture of the application that a check is about, for its verifier: signed like an answer, over an empty body.
    public func picture(
        for check: CheckID, headers: WebhookHeaders, from name: String, number: Int
    ) async throws -> (media: PictureMedia, bytes: [UInt8]) {
        let verifier = try authentic(Array("picture \(check.rawValue) \(number)".utf8), headers, from: name)
        let id = try application(asked: check)
        let record = try standing(id).record
        guard let asked = record.checks.first(where: { $0.id == check }), asked.verifier == name, asked.isOpen,
            verifier.fields.contains(.picture)
        else { throw ProgramError.notFound("open check \(check) of \(name) with pictures") }
        let pictures = try pictures(of: id)
        guard pictures.indices.contains(number) else {
            throw ProgramError.notFound("picture \(number); it may have expired")
        }
        let call = ProcessorCall(
            processor: name, purpose: OutsideVerifier.purpose(of: asked.kind), fields: [VerifierField.picture.rawValue],
            subject: record.subject, actor: .system("verifier"))
        switch try Self.processors(in: records).authorise(call, at: clock.now) {
        case .failure(let refusal): throw ProgramError.forbidden(refusal.description.sentence)
        case .success(let permit):
            do { _ = try await records.append([permit.entry]) } catch { throw ProgramError(error) }
        }
        return try await picture(
            pictures[number].id, of: id, purpose: "\(asked.kind.words) check by \(name)", by: .system("verifier"))
    }

    private func authentic(_ body: [UInt8], _ headers: WebhookHeaders, from name: String) throws(ProgramError)
        -> OutsideVerifier
    {
        guard let verifier = outside.verifiers[name] else { throw .notFound("verifier \(name.prefix(40))") }
        guard body.count <= Limits.verifierAnswerBytes else {
            throw .invalid([
                FieldProblem(pointer: "/", message: "An answer has at most \(Limits.verifierAnswerBytes) bytes.")
            ])
        }
        do { try headers.verify(body, with: [verifier.secret], at: clock.now) } catch {
            throw .forbidden("The message is not from \(name): \(error).")
        }
        return verifier
    }

    private func application(asked check: CheckID) throws -> ApplicationID {
        guard
            let text = try records.row(VerifierChecksView.name, key: check.rawValue, opensSealed: false)?
                .text("application"), let id = ApplicationID(rawValue: text)
        else { throw ProgramError.notFound("check \(check)") }
        return id
    }

    /// What an answer that came before became. The same message id over another body is no repeat.
    private func told(in entry: AppendedEntry, about id: ApplicationID, digest: [UInt8]) throws -> EvidenceAnswer {
        let fields = try records.entry(entry.id)?.parts.first?.fields
        guard let stored = fields?["evidence"]?.array?.last else {
            throw ProgramError.notFound("answer to this check; its record has been erased")
        }
        guard fields?["answerDigest"]?.string == hexadecimal(digest) else { throw ProgramError.idempotencyKeyReused }
        return EvidenceAnswer(evidence: try EvidenceRecord(stored: stored), record: try standing(id).record)
    }

    private static func evidence(
        of answer: VerifierAnswer, from verifier: OutsideVerifier, check: VerifierCheck, at time: Timestamp
    ) -> EvidenceRecord {
        let strength = EvidenceStrength.supported(by: .outsideVerifier, hasPortrait: false)
        let claims = answer.claims.prefix(Limits.evidenceClaims).map {
            ClaimRecord(
                Claim(
                    $0.attribute, $0.value, issuer: verifier.name, method: .outsideVerifier, strength: strength,
                    time: time))
        }
        let holds: Bool? =
            switch answer.status {
            case .valid: true
            case .invalid: false
            case .unproven: nil
            }
        let findings = answer.findings.prefix(20).map {
            Reason("1(a)(i)", String($0.prefix(Limits.reasonCharacters)), holds: holds)
        }
        let finding =
            switch answer.status {
            case .valid: "An outside verifier confirms it: \(check.kind.words)."
            case .invalid: "An outside verifier found against it: \(check.kind.words)."
            case .unproven: "An outside verifier could not tell: \(check.kind.words)."
            }
        return EvidenceRecord(
            kind: KeptEvidence.verifier(check), verdict: answer.status.rawValue, claims: Array(claims),
            reason: Reason(
                "1(a)(i)", finding, holds: holds,
                facts: [ReasonFact("verifier", verifier.name, source: check.id.rawValue)],
                missing: answer.status == .unproven ? ["evidence.\(check.kind.rawValue)"] : [],
                because: Array(findings)), at: time, acts: answer.status == .valid ? [check.kind.act] : [],
            by: verifier.name)
    }
}

extension VerifierCheckKind {
    /// What an answer that confirms shows to have been done.
    var act: EvidenceAct {
        switch self {
        case .face: .faceComparedByVerifier
        case .document: .documentCheckedByVerifier
        case .record: .recordMatched
        }
    }
}

extension WebhookFailure {
    /// Whether putting the question again cannot help.
    fileprivate var isPermanentForQuestions: Bool {
        switch self {
        case .addressNotAllowed, .redirect, .gone: true
        default: false
        }
    }
}

extension ApplicationRecord {
    mutating func set(_ check: VerifierCheck) {
        if let place = checks.firstIndex(where: { $0.id == check.id }) {
            checks[place] = check
        } else {
            checks.append(check)
        }
    }
    var hasPicture: Bool { evidence.contains { $0.kind == KeptEvidence.picture } }
}

extension Application {
    /// The fields that a verifier is handed, as far as they were stated.
    func fields(for wanted: Set<VerifierField>, hasPicture: Bool) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for field in wanted {
            if let value = value(of: field, hasPicture: hasPicture) { fields[field.rawValue] = value }
        }
        return fields
    }

    private func value(of field: VerifierField, hasPicture: Bool) -> JSONValue? {
        func numbers(_ numbers: [IdentificationNumber], _ kinds: Set<IdentificationNumber.Kind>) -> JSONValue? {
            let found = numbers.filter { kinds.contains($0.kind) }
            guard !found.isEmpty else { return nil }
            return .array(
                found.map {
                    ["number": .string($0.number.text), "country": $0.country.map { .string($0.code) } ?? .null]
                })
        }
        func words(_ address: PostalAddress?) -> JSONValue? {
            address.map {
                .string(
                    ($0.lines + [$0.locality, $0.region, $0.postalCode, $0.country?.code].compactMap { $0 }).joined(
                        separator: ", "))
            }
        }
        switch (field, applicant) {
        case (.picture, _): return hasPicture ? true : nil
        case (.name, .individual(let person)): return .string(person.name)
        case (.name, .entity(let entity)): return .string(entity.name)
        case (.birthDate, .individual(let person)): return person.birthDate.map { .string($0.description) }
        case (.address, .individual(let person)): return words(person.address)
        case (.address, .entity(let entity)): return words(entity.address)
        case (.email, _): return contactEmail(self).map { .string($0.text) }
        case (.telephone, _): return contactTelephone(self).map { .string($0.canonical) }
        case (.nationalNumber, .individual(let person)):
            return numbers(person.identificationNumbers, [.nationalID, .taxID])
        case (.nationalNumber, .entity(let entity)):
            return numbers(entity.identificationNumbers, [.registration, .taxID, .lei])
        case (.documentNumber, .individual(let person)):
            return numbers(person.identificationNumbers, [.passport, .identityCard, .driverLicence])
        case (.citizenships, .individual(let person)):
            return person.citizenships.map { .array($0.map { .string($0.code) }) }
        case (.birthDate, .entity), (.documentNumber, .entity), (.citizenships, .entity): return nil
        }
    }
}
