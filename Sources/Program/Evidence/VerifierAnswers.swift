import Crypto
import Evidence
import Exchange
import Foundation
import Order
import Records

// The signed answers of outside verifiers, and the pictures that one may look at meanwhile: what was said is copied and sealed at once,
// so that swapping a verifier leaves every record checkable.

/// What a verifier answers, read strictly.
struct VerifierAnswer {
    var check: CheckID
    var status: EvidenceVerdict.Status
    var findings: [String]
    var claims: [(attribute: Claim.Attribute, value: Claim.Value)]

    /// - Throws: ``ProgramError/invalid(_:)`` naming each member that is wrong.
    init(json: JSONValue, today: CalendarDate) throws(ProgramError) {
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
        findings = []
        let found = json["findings"]?.array ?? []
        guard found.count <= Limits.verifierFindings else {
            throw refuse("/findings", "At most \(Limits.verifierFindings) findings, please.")
        }
        for (place, finding) in found.enumerated() {
            guard let text = finding.string, text.unicodeScalars.count <= Limits.verifierFindingCharacters else {
                throw refuse(
                    "/findings/\(place)",
                    "A finding is a text of at most \(Limits.verifierFindingCharacters) characters.")
            }
            findings.append(text)
        }
        claims = []
        let claimed = json["claims"]?.array ?? []
        guard claimed.count <= Limits.evidenceClaims else {
            throw refuse("/claims", "At most \(Limits.evidenceClaims) claims, please.")
        }
        for (place, claim) in claimed.enumerated() {
            guard let attribute = claim["attribute"]?.string.flatMap(Claim.Attribute.init(rawValue:)),
                let text = claim["value"]?.string, !text.isEmpty
            else { throw refuse("/claims/\(place)", "A claim has an attribute that is known and a value.") }
            guard text.unicodeScalars.count <= Limits.name else {
                throw refuse("/claims/\(place)/value", "A value has at most \(Limits.name) characters.")
            }
            guard let value = Self.value(text, of: attribute) else {
                throw refuse("/claims/\(place)/value", "This is no \(attribute.words).")
            }
            claims.append((attribute, value))
        }
        for pointer in wholeCards(in: json, today: today) {
            throw refuse(pointer, IdentifierError.wholeCardNumber.message)
        }
    }

    /// A number that one of the countries named here gives out is no card's, though it look like one.
    private func wholeCards(in json: JSONValue, today: CalendarDate) -> [String] {
        let countries = claims.compactMap { claim -> JurisdictionCode? in
            if case .jurisdiction(let code) = claim.value { code } else { nil }
        }
        let numbers = claims.indices.filter { place in
            [.nationalNumber, .documentNumber].contains(claims[place].attribute)
                && countries.contains { country in
                    NationalNumberKind.of(country).contains { kind in
                        (try? NationalNumber.parse(claims[place].value.text, kind: kind, today: today)) != nil
                    }
                }
        }.map { "/claims/\($0)/value" }
        return WholeCards.pointers(in: json).filter { !numbers.contains($0) }
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
        let answer = try VerifierAnswer(json: json, today: CalendarDate(of: clock.now))
        let id = try application(asked: answer.check)
        let key = IdempotencyKey(
            scope: "verifier \(name)", key: headers.id, requestDigest: Array(SHA256.hash(data: body)))
        if let done = try records.entry(recordedFor: key) {
            return try told(in: done, about: id, digest: key.requestDigest)
        }
        return try await keep(
            to: id, by: .system("verifier"), kind: .applicationVerifierAnswered, idempotency: key,
            fields: ["answer": json, "answerDigest": .string(key.requestDigest.hexadecimal)]
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
        guard fields?["answerDigest"]?.string == digest.hexadecimal else { throw ProgramError.idempotencyKeyReused }
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
        let findings = answer.findings.map { Reason("1(a)(i)", $0, holds: holds) }
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
