import Hummingbird
import Order
import Program
import Screening

/// Screening by hand: who is asked about is compared and kept nowhere; that somebody asked, and for what, is recorded.
func screeningPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/screening") { visit in
            visit.answer(try await askPage(visit, errors: []))
        },
        service.page(.post, "/console/screening") { visit in
            let desk = visit.program.screeningDesk
            let request: ScreeningRequest
            do throws(FormErrors) {
                request = try ScreeningRequest(json: members(of: visit), now: desk.time)
            } catch {
                let page = try await askPage(visit, errors: error.errors)
                return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
            }
            let purpose = visit.form["purpose"] ?? ""
            guard !purpose.isEmpty else {
                let missing = FormError(
                    pointer: "/purpose", message: "say for what it is asked; it is recorded", code: "missing")
                return htmlAnswer(
                    service.templates.draw(try await askPage(visit, errors: [missing])), status: .unprocessableContent)
            }
            let answer = try desk.answer(request)
            try await visit.program.recordScreening(
                purpose: purpose, queries: 1, lists: desk.versions, by: visit.actor)
            return visit.answer(try await answerPage(visit, request, answer))
        },
    ]
}

private func members(of visit: Visit) -> JSONValue {
    var members: [String: JSONValue] = [:]
    func put(_ member: String, _ field: String) {
        if let text = visit.form[field], !text.isEmpty { members[member] = .string(text) }
    }
    put("name", "name")
    put("type", "type")
    put("birthDate", "birthDate")
    put("nationality", "nationality")
    if let document = visit.form["document"], !document.isEmpty { members["documents"] = [.string(document)] }
    if let wallet = visit.form["wallet"], !wallet.isEmpty { members["wallets"] = [.string(wallet)] }
    return .object(members)
}

private func askPage(_ visit: Visit, errors: [FormError]) async throws -> Page {
    var page = Page(try await visit.frame(at: "Lists"), heading: "Screen somebody")
    page.wide = true
    page.crumbs = Crumbs(links: [Link(text: "Lists", href: "/console/lists")], here: "Screen somebody", code: nil)
    page.lead =
        "Compared with the lists in force and kept nowhere. That you asked, and for what, is recorded; the name is not."
    var section = Section(id: "ask", title: nil)
    section.form = askForm(visit, errors)
    page.sections = [section]
    return page
}

private func askForm(_ visit: Visit, _ errors: [FormError]) -> Form {
    func value(_ name: String) -> String { visit.form[name] ?? "" }
    func error(_ pointer: String) -> String? {
        errors.first { $0.pointer.hasPrefix(pointer) }.map { sentenceCase($0.message) + "." }
    }
    var form = Form(action: "/console/screening", csrf: visit.session.csrf)
    form.narrow = true
    form.fields = [
        .input(
            "name", "Name", why: "In any script and order.", value: value("name"), error: error("/name"),
            limit: Limits.name),
        .select(
            "type", "Kind",
            options: [
                ("", "Not known"), ("individual", "Individual"), ("entity", "Entity"), ("vessel", "Vessel"),
                ("aircraft", "Aircraft"),
            ], value: value("type"), error: error("/type")),
        .input(
            "birthDate", "Date of birth", why: "As 1961-06-01, or 1961 when no more is known.",
            value: value("birthDate"), error: error("/birthDate")),
        .input(
            "nationality", "Nationality", why: "A country; for an entity, where it is organised.",
            value: value("nationality"), error: error("/nationality")),
        .input(
            "document", "Document or register number", value: value("document"), error: error("/documents")),
        .input(
            "wallet", "Wallet address", value: value("wallet"), error: error("/wallets"), limit: Limits.walletAddress),
        .input(
            "purpose", "For what", why: "A case, a ticket, a sentence. It is recorded.", value: value("purpose"),
            error: error("/purpose")),
    ]
    form.buttons = [.init("Compare with the lists", css: "primary")]
    return form
}

private func answerPage(_ visit: Visit, _ request: ScreeningRequest, _ answer: ScreeningAnswer) async throws -> Page {
    var page = Page(
        try await visit.frame(at: "Lists"),
        heading: answer.hits.isEmpty
            ? "Nobody comes near"
            : "\(counted(answer.found, "listed party comes", "listed parties come")) near")
    page.crumbs = Crumbs(
        links: [
            Link(text: "Lists", href: "/console/lists"), Link(text: "Screen somebody", href: "/console/screening"),
        ],
        here: "Answer", code: nil)
    page.lead = answer.sentence
    page.notices = answer.warnings.map {
        Notice(text: "\(sentenceCase(plainName(String($0.pointer.dropFirst())))): it \($0.message).", css: "wait")
    }
    for (place, judged) in answer.hits.prefix(ScreeningPageLimits.hits).enumerated() {
        page.sections += sections(judged, place + 1)
    }
    var lists = Section(id: "lists", title: "Compared with")
    lists.paragraphs = [
        Paragraph(
            answer.versions.isEmpty
                ? "No list has been imported." : answer.versions.map(\.stamp).joined(separator: ", ") + ".", css: "soft"
        )
    ]
    page.sections.append(lists)
    let others = answer.hits.dropFirst(ScreeningPageLimits.hits)
    page.side = [
        SideBlock(title: "Asked", items: request.query.names.prefix(4).map { .init($0) }),
        SideBlock(
            title: "Recorded", items: [.init("That you asked, and for what", note: "not the name, and no answer")]),
    ]
    if !others.isEmpty {
        page.side.append(
            SideBlock(
                title: "Further namesakes",
                items: others.prefix(8).map {
                    .init("\(score($0.hit.score)) \($0.hit.entry.primaryName)", note: $0.hit.key)
                }))
    }
    return page
}

private enum ScreeningPageLimits {
    /// Hits that are laid out in full.
    static let hits = 5
}

private func sections(_ judged: ScreeningAnswer.Judged, _ place: Int) -> [Section] {
    let hit = judged.hit
    var compared = Section(
        id: "hit-\(place)", title: hit.entry.primaryName,
        sub: "\(hit.key), score \(score(hit.score)), \(words(hit.verdict.rawValue))")
    compared.paragraphs = [Paragraph(hit.sentence), Paragraph(judged.disposition.recommendation, css: "soft")]
    compared.table = Table(
        [
            .init("", name: "agreement", hidden: "Agreement"), .init("Field", name: "field"), .init("Asked"),
            .init("Listed"), .init("What that means", name: "meaning"),
        ],
        hit.comparison.map { field in
            let record = HitRecord.FieldComparison(
                field: field.field.rawValue, agreement: field.agreement.rawValue, ours: field.ours,
                theirs: field.theirs)
            return [
                .init("", mark: record.mark), .init(sentenceCase(plainName(record.field))),
                .init(record.ours.isEmpty ? "—" : record.ours), .init(record.theirs.isEmpty ? "—" : record.theirs),
                .init(record.meaning),
            ]
        }, css: "compare", whenEmpty: ("Only the name could be compared.", "Give a birth date to tell namesakes apart.")
    )
    var entry = Section(
        id: "entry-\(place)", title: "The entry", sub: "\(hit.version.list.rawValue) edition \(hit.version.number)")
    entry.table = Table(
        [.init("What"), .init("The list says", name: "listed")],
        hit.entry.particulars.map { [.init($0.what), .init($0.value)] }, whenEmpty: ("", ""))
    return [compared, entry]
}
