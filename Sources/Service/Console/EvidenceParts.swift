import Evidence
import Exchange
import Order
import Program

// The parts of an application's or account's page that show its evidence: what each piece was judged to be, its steps and strength,
// what does not agree and how that was or can be resolved.

extension RecordFacts {
    /// Steps and strength of every piece, and what does not agree.
    func evidenceDetail(_ discrepancies: [Discrepancy], revealed: Bool) -> [Section] {
        [assessmentSection(), RecordFacts.discrepancySection(discrepancies, revealed: revealed)].compactMap { $0 }
    }

    /// Every piece with its verdict, strength and the three steps of NIST SP 800-63A-4.
    private func assessmentSection() -> Section? {
        guard !evidence.isEmpty else { return nil }
        var section = Section(id: "steps", title: "Strength", sub: "NIST SP 800-63A-4, computed from what was done")
        section.table = Table(
            [
                .init("Piece"), .init("Verdict"), .init("Strength"), .init("Collected"), .init("Validated"),
                .init("Verified"), .init("What it lacks", name: "lacks"), .init("Trust"),
            ],
            evidence.map { piece in
                let assessment = piece.assessment(beside: evidence)
                func step(_ step: EvidenceStep) -> Table.Cell {
                    let found = assessment.steps.first { $0.step == step }
                    let mark: Mark =
                        switch found?.holds {
                        case true?: .holds
                        case false?: .against
                        case nil: .unknown
                        }
                    return .init(
                        found?.holds.map { $0 ? "yes" : "no" } ?? "open", note: found?.why, mark: mark)
                }
                return [
                    .init(sentenceCase(piece.words), note: piece.by.isEmpty ? nil : "from \(piece.by)"),
                    .init(
                        piece.override?.isApproved == true ? "\(piece.verdict), accepted by two people" : piece.verdict,
                        note: piece.reason.deepest, mark: piece.mark),
                    .init(assessment.strength?.rawValue ?? "none"), step(.collected), step(.validated), step(.verified),
                    .init(assessment.lacks.isEmpty ? "—" : assessment.lacks.joined(separator: "; ")),
                    .init(piece.trust ?? "—", mono: piece.trust != nil),
                ]
            }, whenEmpty: ("", ""))
        return section
    }

    /// What does not agree, and how each was resolved.
    private static func discrepancySection(_ discrepancies: [Discrepancy], revealed: Bool) -> Section? {
        guard !discrepancies.isEmpty else { return nil }
        let open = discrepancies.filter(\.isOpen).count
        var section = Section(
            id: "discrepancies", title: "Discrepancies",
            sub: open == 0 ? "all resolved" : "\(counted(open, "one", "of them")) to resolve")
        section.table = Table(
            [
                .init("About"), .init("What was found", name: "finding"), .init("One says", name: "first"),
                .init("The other", name: "second"), .init("Resolved"),
            ],
            discrepancies.map { each in
                func side(_ place: Int) -> Table.Cell {
                    guard each.evidence == nil, each.reason.facts.indices.contains(place) else { return .init("—") }
                    let fact = each.reason.facts[place]
                    return .init(
                        revealed ? fact.value : Masking.claim(each.attribute, fact.value), note: fact.source)
                }
                let resolved: Table.Cell =
                    if let rule = each.rule {
                        .init("by rule", note: plainName(rule), mark: .holds)
                    } else if let answer = each.resolution {
                        .init(
                            "by \(answer.by), \(Moment.long(answer.at))",
                            note: revealed ? "\(answer.answer.words): \(answer.why)" : answer.answer.words, mark: .holds
                        )
                    } else {
                        .init("open", mark: .wanted)
                    }
                return [
                    .init(sentenceCase(plainName(each.attribute))),
                    .init(each.reason.finding, mark: each.isOpen ? .against : nil), side(0), side(1), resolved,
                ]
            }, whenEmpty: ("", ""))
        return section
    }
}

extension EvidenceRecord {
    var mark: Mark {
        if override?.isApproved == true { return .holds }
        return switch status {
        case .valid: .holds
        case .invalid: .against
        case .unproven: .unknown
        }
    }
}

extension Reason {
    /// The finding that says most: the first beneath that speaks against it or leaves it open, else its own.
    var deepest: String {
        because.first { $0.holds == false }?.finding ?? because.first { $0.holds == nil }?.finding ?? finding
    }
}

/// What a person can do about the evidence of a pending application, one form each.
func evidenceActions(
    _ record: ApplicationRecord, pictures: [PictureSummary], verifiers: [OutsideVerifier], csrf: String, role: Role
) -> [Section] {
    let base = "/console/applications/\(record.id)"
    let kept =
        pictures.isEmpty
        ? []
        : [pictureSection(pictures, base: base, csrf: csrf, reveals: role.reveals)]
            + (role.holds ? holdSections(pictures, base: base, csrf: csrf) : [])
    guard record.state.isPending, role.decides else { return kept }
    let seeing = Form.Hidden(name: "seeing", value: record.lastEntry.rawValue)
    var sections: [Section] = []
    for open in record.discrepancies where open.isOpen {
        var section = Section(
            id: "resolve-\(open.key)", title: "Resolve: \(plainName(open.attribute))", sub: nil)
        section.paragraphs = [Paragraph(open.reason.finding, css: "soft")]
        var form = Form(action: "\(base)/discrepancies/\(open.key)", csrf: csrf)
        form.hidden = [seeing]
        form.narrow = true
        let answers: [DiscrepancyResolution.Answer] =
            open.evidence == nil ? [.sameFact, .evidenceGoverns, .statementGoverns] : [.setAside]
        form.fields = [
            .choices(
                "answer", "What is so?",
                options: answers.map { ($0.rawValue, sentenceCase($0.words), nil) },
                chosen: answers.count == 1 ? [answers[0].rawValue] : []),
            .area("why", "Why", why: "It is recorded with your name. If either value changes, this opens again."),
        ]
        form.fields = form.fields.apart(open.key)
        form.buttons = [.init("Resolve", css: "primary")]
        section.form = form
        sections.append(section)
    }
    for piece in record.evidence where piece.status == .invalid && piece.override?.isApproved != true {
        sections.append(overrideSection(piece, base: base, csrf: csrf))
    }
    sections.append(seenLink(base))
    sections += kept
    if !verifiers.isEmpty {
        var section = Section(id: "ask", title: "Ask an outside verifier")
        var form = Form(action: "\(base)/checks", csrf: csrf)
        form.narrow = true
        form.fields = [
            .select(
                "question", "Question",
                why: "It leaves only under a standing authorisation, with the fields that it names.",
                options: verifiers.flatMap { verifier in
                    verifier.kinds.sorted { $0.rawValue < $1.rawValue }.map {
                        (
                            value: "\(verifier.name)/\($0.rawValue)",
                            text: "\(sentenceCase($0.words)), by \(verifier.name)"
                        )
                    }
                })
        ]
        form.buttons = [.init("Ask")]
        section.form = form
        if !record.checks.isEmpty {
            section.table = Table(
                [
                    .init("Asked (UTC)", name: "asked"), .init("Verifier"), .init("Question"), .init("State"),
                    .init("Tries", number: true),
                ],
                record.checks.map {
                    [
                        .init($0.askedAt), .init($0.verifier), .init($0.kind.words),
                        .init(plainName($0.state.rawValue)),
                        .init(grouped($0.attempts), taken: .integer(Int64($0.attempts))),
                    ]
                }, whenEmpty: ("", ""))
        }
        sections.append(section)
    }
    return sections
}

private func overrideSection(_ piece: EvidenceRecord, base: String, csrf: String) -> Section {
    var section = Section(id: "override-\(piece.id)", title: "Found invalid: \(piece.words)")
    section.paragraphs = [Paragraph(piece.reason.deepest)]
    if let proposal = piece.override {
        section.paragraphs.append(
            Paragraph("\(proposal.proposer) proposes to accept it all the same: \(proposal.why)"))
        var form = Form(action: "\(base)/evidence/\(piece.id)/decide", csrf: csrf)
        form.buttons = [
            .init("Accept it, as the second person", name: "accept", value: "1"),
            .init("Decline", name: "decline", value: "1", css: "quiet"),
        ]
        form.after = "Another person than the one who proposed it, in the role of an officer."
        section.form = form
    } else {
        var form = Form(action: "\(base)/evidence/\(piece.id)/override", csrf: csrf)
        form.narrow = true
        form.fields = [Field.area("why", "Why it should count all the same")].apart(piece.id.rawValue)
        form.buttons = [.init("Propose to accept it")]
        form.after = "A second person decides. It then counts as accepted by reviewers, and its verdict stays as it is."
        section.form = form
    }
    return section
}

private func seenLink(_ base: String) -> Section {
    var section = Section(id: "seen", title: nil)
    section.paragraphs = [Paragraph([Run("State what you saw of a document, in person or over video", base + "/seen")])]
    return section
}

private func pictureSection(_ pictures: [PictureSummary], base: String, csrf: String, reveals: Bool) -> Section {
    var section = Section(
        id: "pictures", title: "Pictures",
        sub: "destroyed at the time shown, unless held; what was read from them stays")
    section.table = Table(
        [
            .init("Picture", name: "id"), .init("Received (UTC)", name: "received"),
            .init("Destroyed (UTC)", name: "until"), .init("Hold"),
        ],
        pictures.map { picture in
            let hold: Table.Cell =
                if let since = picture.heldSince {
                    .init(
                        "held since \(Moment.long(since))",
                        note: picture.hold.map { reveals ? "\($0.by): \($0.why)" : "by \($0.by)" }, mark: .wanted)
                } else {
                    .init("—")
                }
            return [.init(picture.id.rawValue, mono: true), .init(picture.receivedAt), .init(picture.until), hold]
        },
        whenEmpty: ("", ""))
    if reveals {
        var form = Form(action: base + "/pictures", csrf: csrf)
        form.narrow = true
        form.fields = [
            .select("picture", "Picture", options: pictures.map { (value: $0.id.rawValue, text: $0.id.rawValue) }),
            .input("purpose", "For what purpose", why: "Recorded before it is shown."),
        ]
        form.buttons = [.init("Show it")]
        section.form = form
    }
    return section
}

/// One form to place a hold, one to lift one; each where there is something to do.
private func holdSections(_ pictures: [PictureSummary], base: String, csrf: String) -> [Section] {
    func section(_ id: String, _ title: String, _ sub: String, _ some: [PictureSummary], _ act: String) -> Section? {
        guard !some.isEmpty else { return nil }
        var section = Section(id: id, title: title, sub: sub)
        var form = Form(action: base + "/pictures/" + id, csrf: csrf)
        form.narrow = true
        form.fields = [
            .select("picture", "Picture", options: some.map { (value: $0.id.rawValue, text: $0.id.rawValue) }),
            .area("why", "Why", why: "Recorded with your name."),
        ].apart(id)
        form.buttons = [.init(act)]
        section.form = form
        return section
    }
    return [
        section(
            "hold", "Hold a picture", "keeps it beyond its time, until the hold is lifted",
            pictures.filter { $0.heldSince == nil }, "Hold it"),
        section(
            "release", "Lift a hold", "a picture whose time has passed is then destroyed",
            pictures.filter { $0.heldSince != nil }, "Lift the hold"),
    ].compactMap { $0 }
}

extension [Field] {
    /// The same fields with ids of their own, for a page with several forms.
    func apart(_ suffix: String) -> [Field] {
        map { field in
            var field = field
            field.id += "-" + suffix
            let describes =
                (field.why == nil ? [] : [field.id + "-why"]) + (field.error == nil ? [] : [field.id + "-error"])
            field.describedBy = field.input == nil || describes.isEmpty ? nil : describes.joined(separator: " ")
            return field
        }
    }
}
