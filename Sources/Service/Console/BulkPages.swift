import Hummingbird
import Order
import Program

/// Deciding several things at once: chosen by the filter, one reason, a preview with the count, one entry and one result for each.
func bulkPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/bulk/{kind}", for: \.decides) { visit in
            visit.answer(try await choosePage(visit, try kind(visit), why: "", error: nil))
        },
        service.page(.post, "/console/bulk/{kind}", for: \.decides) { visit in
            let kind = try kind(visit)
            let why = visit.form["why"] ?? ""
            guard !why.isEmpty, let decision = visit.form["decision"],
                decisions.contains(where: { $0.value == decision })
            else {
                let page = try await choosePage(
                    visit, kind, why: why, error: "Choose what to decide and say why; both are kept with each.")
                return htmlAnswer(visit.service.templates.draw(page), status: .unprocessableContent)
            }
            if visit.form["confirmed"] == nil { return visit.answer(try await previewPage(visit, kind, decision, why)) }
            return visit.answer(try await carryOut(visit, kind, decision, why))
        },
    ]
}

private let decisions: [(value: String, text: String, note: String?)] = [
    ("approve", "Open or maintain each", nil),
    ("refuse", "Refuse or suspend each", "each customer is told how to ask for another look"),
    ("hold", "Hold each for 7 days", nil),
]

private func kind(_ visit: Visit) throws -> QueueItem.Kind {
    guard let kind = QueueItem.Kind(rawValue: visit.parameter("kind")), !kind.isAboutHits, kind != .caseOpened
    else {
        throw ProgramError.notFound("such bulk decision; possible listed persons and cases are decided one by one")
    }
    return kind
}

private func frameAndCrumbs(_ visit: Visit, _ heading: String, _ kind: QueueItem.Kind) async throws -> Page {
    var page = Page(try await visit.frame(at: "Queue"), heading: heading)
    page.wide = true
    page.crumbs = Crumbs(
        links: [Link(text: "Queue", href: "/console/queue?kind=\(kind.rawValue)")], here: "Several at once", code: nil)
    return page
}

/// Those that nobody else holds.
private func free(_ visit: Visit, _ kind: QueueItem.Kind) async throws -> [QueueItem] {
    try await visit.program.queue(kind: kind, takenBy: nil, cursor: nil, limit: Limits.answerRows).items
        .filter { $0.takenBy == nil || $0.takenBy == visit.user }
}

private func choosePage(_ visit: Visit, _ kind: QueueItem.Kind, why: String, error: String?) async throws -> Page {
    let items = try await free(visit, kind)
    var page = try await frameAndCrumbs(visit, "\(counted(items.count, "item")) under “\(kind.tab)”", kind)
    page.lead = "You see what will be decided before anything is."
    var section = Section(id: "bulk", title: nil)
    var form = Form(action: "/console/bulk/\(kind.rawValue)", csrf: visit.session.csrf)
    form.narrow = true
    form.fields = [
        .choices("decision", "What to decide", options: decisions, error: error),
        .area("why", "Why", why: "One reason, kept with each.", value: why),
    ]
    form.buttons = [.init("Show what will be decided", css: "primary")]
    section.form = form
    page.sections = [section]
    return page
}

private func previewPage(_ visit: Visit, _ kind: QueueItem.Kind, _ decision: String, _ why: String) async throws -> Page
{
    let items = try await free(visit, kind)
    let words = decisions.first { $0.value == decision }?.text ?? decision
    var page = try await frameAndCrumbs(visit, "\(words): \(counted(items.count, "item"))", kind)
    page.lead = "“\(why)”"
    var section = Section(id: "preview", title: nil)
    section.table = Table(
        [.init("About"), .init("Why it is here", name: "why"), .init("Due (UTC)", name: "due")],
        items.map { [.init($0.id, href: $0.address, mono: true), .init($0.sentence), .init($0.due)] },
        whenEmpty: (
            "Nothing is left under this filter.", "Somebody else may have taken the rest. Go back to the queue."
        ))
    if !items.isEmpty {
        var form = Form(action: "/console/bulk/\(kind.rawValue)", csrf: visit.session.csrf)
        form.hidden = [
            .init(name: "decision", value: decision), .init(name: "why", value: why),
            .init(name: "confirmed", value: "1"),
        ]
        // Each is decided on the entry that stood when this page was drawn.
        for item in items {
            if let entry = try await lastEntry(visit, item) {
                form.hidden.append(.init(name: "seen", value: "\(item.id) \(entry)"))
            }
        }
        form.buttons = [.init("Decide \(counted(items.count, "item")) now", css: "primary")]
        form.after = "One entry for each; one that has moved on since is left alone and named."
        section.form = form
    }
    page.sections = [section]
    return page
}

private func lastEntry(_ visit: Visit, _ item: QueueItem) async throws -> EntryID? {
    if let account = item.account { return try await visit.program.account(account).lastEntry }
    if let application = item.application { return try await visit.program.application(application).lastEntry }
    return nil
}

private func carryOut(_ visit: Visit, _ kind: QueueItem.Kind, _ decision: String, _ why: String) async throws -> Page {
    let resolution: ReviewResolution =
        switch decision {
        case "approve": .approve
        case "refuse": kind == .appeal ? .uphold : .refuse
        default: .hold(until: visit.now + Days(7))
        }
    var rows: [[Table.Cell]] = []
    var done = 0
    for seen in visit.form.all("seen").prefix(Limits.answerRows) {
        let parts = seen.split(separator: " ").map(String.init)
        guard parts.count == 2, let entry = EntryID(rawValue: parts[1]) else { continue }
        do {
            let item = try await visit.program.take(parts[0], by: visit.user, roles: visit.roles)
            guard item.kind == kind else { throw ProgramError.conflict("It is of another kind now.") }
            try await visit.program.resolve(
                parts[0], as: resolution, why: why, seeing: entry, by: visit.user, roles: visit.roles)
            done += 1
            rows.append([.init(parts[0], mono: true), .init("decided", mark: .done), .init("")])
        } catch let error as ProgramError {
            rows.append([.init(parts[0], mono: true), .init("left alone", mark: .wanted), .init(error.description)])
        }
    }
    var page = try await frameAndCrumbs(visit, "\(done) of \(counted(rows.count, "item")) decided", kind)
    page.lead = "“\(why)”"
    var section = Section(id: "result", title: nil)
    section.table = Table(
        [.init("About"), .init("Result"), .init("Why not", name: "why_not")], rows,
        whenEmpty: ("Nothing was decided.", "Go back to the queue."))
    page.sections = [section]
    return page
}
