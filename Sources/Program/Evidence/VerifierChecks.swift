import Evidence
import Exchange
import Foundation
import Order
import Records

// Outside verifiers: a signed question out, under the processor's standing authorisation and with its fields only. A question that is
// not answered in time leaves its step unproven, and is put again alone.

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
            if record.decision.isOfUnitedStatesPerson {
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
            let permit: ProcessorPermit
            switch register.authorise(call, at: time) {
            case .success(let given): permit = given
            case .failure(let refusal): throw ProgramError.forbidden(refusal.description.sentence)
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
