import Crypto
import Evidence
import Order
import Records

// Evidence comes in here, whatever its kind and whichever door it took: judged by `Evidence` against what is trusted now, compared
// with what was stated, kept with what it said, and the road travelled again. A failed piece is kept as such and can be shown anew.

/// What became of a piece of evidence, and of the application with it.
public struct EvidenceAnswer: Sendable {
    public var evidence: EvidenceRecord
    public var record: ApplicationRecord
}

extension IdentificationProgram {
    /// Judges files, a passport chip's as one set, and travels the road again. Pictures are kept until they expire.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` when the files are not evidence of who somebody is (nothing is then kept of them),
    ///   ``ProgramError/conflict(_:)`` when the application takes no evidence.
    public func addEvidence(_ files: [EvidenceFile], to id: ApplicationID, by actor: Actor) async throws
        -> EvidenceAnswer
    {
        try Self.check(files)
        for file in files {
            guard let media = PictureMedia(beginning: file.bytes), PictureMedia(of: file.bytes) == nil else { continue }
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/files",
                    message:
                        "“\(file.name.prefix(60))” begins as a \(media.words) picture and is no whole one. Send it again."
                )
            ])
        }
        let pictures = files.filter { PictureMedia(of: $0.bytes) != nil }
        if !pictures.isEmpty {
            guard pictures.count == files.count else {
                throw ProgramError.invalid([
                    FieldProblem(pointer: "/files", message: "Send pictures apart from other files.")
                ])
            }
            return try await addPictures(pictures, to: id, by: actor)
        }
        let trust = trustKept.withLock { $0 }
        return try await addEvidence(
            try Self.inspect(files, trust: trust.store, at: clock.now), files: files, trust: trust.version, to: id,
            by: actor)
    }

    /// Keeps evidence that was judged already, a wallet's presentation say, and travels the road again.
    ///
    /// - Parameter acts: what was done beyond what the claims' methods say.
    /// - Parameter trust: the version of what was trusted; ``trustVersion`` by default.
    public func addEvidence(
        _ inspection: EvidenceInspection, files: [EvidenceFile] = [], acts: Set<EvidenceAct> = [],
        trust: String? = nil, to id: ApplicationID, by actor: Actor
    ) async throws -> EvidenceAnswer {
        guard let kind = inspection.kind.ofPerson else { throw ProgramError.invalid([Self.notEvidence(inspection)]) }
        let digests = files.map { EvidenceRecord.FileDigest($0) }
        return try await keep(to: id, by: actor) { record, time in
            guard case .individual = record.application.applicant else {
                throw ProgramError.invalid([
                    FieldProblem(
                        pointer: "/files",
                        message: "An identity document belongs to an individual; this applicant is an entity.")
                ])
            }
            return EvidenceRecord(
                kind: kind, verdict: inspection.verdict.status.rawValue,
                claims: inspection.verdict.claims.prefix(Limits.evidenceClaims).map(ClaimRecord.init(_:)),
                reason: inspection.verdict.reason, at: time, acts: acts, weaknesses: inspection.verdict.weaknesses,
                by: actor.text, trust: trust ?? self.trustVersion, files: digests)
        }
    }

    /// Judges lines of a machine-readable zone and travels the road again.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` when the lines are no zone or a check digit is wrong; nothing is then kept of them.
    public func addMachineReadableZone(_ lines: [String], to id: ApplicationID, by actor: Actor) async throws
        -> ApplicationRecord
    {
        try await keep(to: id, by: actor) { record, time in
            guard case .individual = record.application.applicant else {
                throw ProgramError.invalid([
                    FieldProblem(
                        pointer: "/lines",
                        message: "A travel document belongs to an individual; this applicant is an entity.")
                ])
            }
            let verdict = EvidenceVerdict.machineReadableZone(lines.joined(separator: "\n"), at: time)
            guard verdict.status != .invalid else {
                // What holds is no error: only what is wrong is told, and each by itself.
                let wrong = verdict.reasons.filter { $0.holds == false }.map(\.finding)
                throw ProgramError.invalid(
                    (wrong.isEmpty ? verdict.reasons.map(\.finding) : wrong).map {
                        FieldProblem(pointer: "/lines", message: $0)
                    })
            }
            return EvidenceRecord(
                kind: KeptEvidence.machineReadableZone, verdict: verdict.status.rawValue,
                claims: verdict.claims.map(ClaimRecord.init(_:)), reason: verdict.reason, at: time, by: actor.text)
        }.record
    }

    /// Adds one piece to a pending application: what it replaces goes, the road is travelled, one entry is written.
    ///
    /// `others` are entries that land with it or not at all.
    func keep(
        to id: ApplicationID, by actor: Actor, kind: EntryKind = .applicationEvidenceAdded,
        others: [EntryDraft] = [], idempotency: IdempotencyKey? = nil, fields: [String: JSONValue] = [:],
        _ make: (inout ApplicationRecord, Timestamp) throws -> EvidenceRecord
    ) async throws -> EvidenceAnswer {
        var kept: EvidenceRecord?
        let record = try await step(id, by: actor) { record, time in
            try requirePending(record)
            if record.decision.isOfUnitedStatesPerson {
                throw ProgramError.conflict("No document is asked of a United States person, and none is kept.")
            }
            let piece = try make(&record, time)
            if record.salt.isEmpty {
                record.salt = SymmetricKey(size: .bits128).withUnsafeBytes(Array.init).hexadecimal
            }
            record.evidence.removeAll { $0.isReplaced(by: piece) }
            guard record.evidence.count < Limits.evidencePieces else {
                throw ProgramError.conflict(
                    "There are \(Limits.evidencePieces) pieces of evidence already; no more can be added.")
            }
            record.evidence.append(piece)
            kept = piece
            let arrival = try travelAgain(&record, at: time)
            return StepTaken(
                kind: kind, aspects: [.decision, .evidence, .hits, .review], fields: fields, arrival: arrival,
                others: others, idempotency: idempotency)
        }
        guard let evidence = record.evidence.first(where: { $0.id == kept?.id }) ?? kept else {
            throw ProgramError.notFound("evidence of \(id)")
        }
        if record.account != nil {
            try await adoptAccess(
                reference: record.application.reference, account: record.account, subject: record.subject)
        }
        return EvidenceAnswer(evidence: evidence, record: record)
    }

    // MARK: Judging

    static func check(_ files: [EvidenceFile]) throws(ProgramError) {
        func refuse(_ message: String) -> ProgramError {
            .invalid([FieldProblem(pointer: "/files", message: message)])
        }
        guard !files.isEmpty else { throw refuse("Send at least one file.") }
        guard files.count <= Limits.evidenceFiles else { throw refuse("Send at most \(Limits.evidenceFiles) files.") }
        var total = 0
        for file in files {
            guard !file.bytes.isEmpty else { throw refuse("The file “\(file.name.prefix(60))” is empty.") }
            guard file.bytes.count <= Limits.evidenceUploadFileBytes else {
                throw refuse(
                    "The file “\(file.name.prefix(60))” is larger than \(Limits.evidenceUploadFileBytes >> 20) MB. Send a smaller one."
                )
            }
            total += file.bytes.count
        }
        guard total <= Limits.evidenceUploadBytes else {
            throw refuse("The files are larger than \(Limits.evidenceUploadBytes >> 20) MB together.")
        }
    }

    private static func notEvidence(_ inspection: EvidenceInspection) -> FieldProblem {
        let why = inspection.verdict.reasons.first { $0.holds == false }?.finding
        return FieldProblem(
            pointer: "/files",
            message: inspection.kind == .unrecognised
                ? why ?? "This is no kind of evidence that is known here. See docs/EVIDENCE.md."
                : "This is a \(inspection.kind.words), which by itself does not tell who somebody is.\(why.map { " " + $0 } ?? "")"
        )
    }
}

extension Evidence.EvidenceKind {
    /// The name under which evidence of this kind is kept; `nil` for what does not tell who somebody is.
    var ofPerson: String? {
        switch self {
        case .machineReadableZone, .passportChip, .mobileDocument, .selectiveDisclosureCredential: rawValue
        default: nil
        }
    }
}

extension EvidenceRecord {
    /// A new piece takes the place of an earlier try of its kind: one that did not succeed, or one that shows the same document.
    func isReplaced(by piece: EvidenceRecord) -> Bool {
        guard kind == piece.kind else { return false }
        if kind == KeptEvidence.picture { return false }
        return status != .valid || document == piece.document
    }
    /// Which document it shows: a number is one only of the state and the authority that gave it.
    private var document: [String?] {
        let attributes: [Claim.Attribute] = [.documentNumber, .issuingState, .issuingAuthority]
        return attributes.map { attribute in claims.first { $0.attribute == attribute.rawValue }?.value }
            + [claims.first?.issuer]
    }
}

extension EvidenceRecord.FileDigest {
    init(_ file: EvidenceFile, picture: SubjectID? = nil) {
        self.init(
            name: PaymentCard.containsWholeNumber(file.name)
                ? "file" : String(file.name.prefix(Limits.evidenceFileName)),
            bytes: file.bytes.count,
            digest: SHA256.hash(data: file.bytes).hexadecimal, picture: picture)
    }
}
