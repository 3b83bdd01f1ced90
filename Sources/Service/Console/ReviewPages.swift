import Hummingbird
import Order
import Program

/// One item of the queue: what is to be decided, what it rests on, and what each answer will cause.
func reviewPages(_ service: ServiceState) -> [PageRoute] {
    let one = "/console/queue/{item}"
    return [
        service.page(.get, one) { visit in
            let item = try await visit.program.queueItem(visit.parameter("item"))
            return htmlAnswer(service.templates.draw(try await reviewPage(visit, item)))
        },
        service.page(.post, one + "/take", for: \.decides) { visit in
            let item = try await visit.program.take(visit.parameter("item"), by: visit.user, roles: visit.roles)
            return seeOther(item.address)
        },
        service.page(.post, one + "/release", for: \.decides) { visit in
            _ = try await visit.program.release(visit.parameter("item"), by: visit.user, roles: visit.roles)
            return seeOther("/console/queue")
        },
        service.page(.post, one, for: \.decides) { visit in try await decide(visit) },
    ]
}

/// Records a decision and opens the next item. A decision made on what has since moved on is not saved: the page comes back with
/// what happened in between, and with the reason still typed.
private func decide(_ visit: Visit) async throws -> Response {
    let id = visit.parameter("item")
    let item = try await visit.program.queueItem(id)
    let why = visit.form["why"] ?? ""
    guard !why.isEmpty else {
        let page = try await reviewPage(visit, item, error: "Say in a sentence why; it is kept with the decision.")
        return htmlAnswer(visit.service.templates.draw(page), status: .unprocessableContent)
    }
    guard let seen = visit.form["seen"].flatMap(EntryID.init(rawValue:)),
        let resolution = resolution(visit.form["decision"], item, visit)
    else { throw Problem.malformed("The decision is not one that this item has. Load the page again.") }
    do {
        try await visit.program.resolve(id, as: resolution, why: why, seeing: seen, by: visit.user, roles: visit.roles)
    } catch ProgramError.conflict(let reason) {
        var page = try await reviewPage(visit, item, why: why)
        let subject = item.subject
        let history = if let subject { try await visit.program.history(of: subject) } else { [HistoryLine]() }
        let at = history.lastIndex { $0.id == seen }.map { $0 + 1 } ?? history.count
        let since = history[at...].map { "\(plainName($0.kind)) at \(Moment.long($0.at))" }
        page.notices = [
            Notice(
                text: "Nothing was saved: \(reason) "
                    + (since.isEmpty ? "" : "Since you opened it: \(since.joined(separator: "; ")). ")
                    + "Look again and decide again; your reason is still here.", css: "stop")
        ]
        return htmlAnswer(visit.service.templates.draw(page), status: .conflict)
    }
    let next = try await visit.program.queue(kind: nil, takenBy: nil, cursor: nil, limit: 1).items.first
    return seeOther(next.map { $0.address + "?done=1" } ?? "/console/queue?done=last")
}

private func resolution(_ name: String?, _ item: QueueItem, _ visit: Visit) -> ReviewResolution? {
    switch name {
    case "notTheListedPerson": .notTheListedPerson(hits: visit.form.all("hit"))
    case "noneOfThem": .notTheListedPerson(hits: visit.form.all("hit") + visit.form.all("other"))
    case "confirmClearing": .confirmClearing(hits: visit.form.all("hit"))
    case "rejectClearing": .rejectClearing(hits: visit.form.all("hit"))
    case "theListedPerson": visit.form.all("hit").first.map { .theListedPerson(hit: $0) }
    case "approve": .approve
    case "refuse": .refuse
    case "uphold": .uphold
    case "hold": .hold(until: visit.now + Days(7))
    default: nil
    }
}

private func reviewPage(_ visit: Visit, _ item: QueueItem, why: String = "", error: String? = nil) async throws -> Page
{
    var facts: RecordFacts?
    var lastEntry: EntryID?
    if let account = item.account {
        let record = try await visit.program.account(account)
        facts = RecordFacts(record)
        lastEntry = record.lastEntry
    } else if let application = item.application {
        let record = try await visit.program.application(application)
        facts = RecordFacts(record)
        lastEntry = record.lastEntry
    }
    let holds = item.takenBy == visit.user
    // The values to compare are personal: they are shown to the person who took the item, and that is recorded first.
    if holds, let subject = item.subject, visit.role.reveals {
        try await visit.program.recordReveal(
            subject: subject, fields: ["application", "evidence", "hits"], purpose: "deciding \(item.id)",
            by: visit.user)
    }
    let isMatch = item.kind == .possibleMatch
    var page = Page(try await visit.frame(at: "Queue"), heading: isMatch ? "Is this the same person?" : item.kind.title)
    page.crumbs = Crumbs(
        links: [Link(text: "Queue", href: "/console/queue")], here: "\(item.kind.title) · ",
        code: item.account?.rawValue ?? item.application?.rawValue ?? item.id)
    page.lead = humane(item.sentence)
    if visit.query["done"] != nil {
        page.notices.append(Notice(text: "Decided and recorded. This is the next one.", css: "go"))
    }
    if let other = item.takenBy, !holds {
        let name = visit.service.users.user(other)?.name ?? other.rawValue
        page.notices.append(
            Notice(
                text:
                    "\(name) holds this\(item.takenAt.map { " since \(Moment.long($0))" } ?? ""). You can read along; \(name) decides, or lets it go.",
                css: "wait"))
    }
    let openHits =
        facts?.hits.filter { item.kind == .clearing ? $0.clearing == .awaited : !$0.cleared } ?? []
    let chosen = visit.query["hit"].flatMap { key in openHits.first { $0.key == key } } ?? openHits.first
    var pair: ComparedPair?
    if let chosen, let facts {
        let compared = ComparedPair(chosen, facts, visit.program)
        if item.kind.isAboutHits {
            page.lead = compared.lead + (holds ? "" : " Take it to see both records side by side.")
        }
        page.sections += compared.sections(revealed: holds)
        pair = compared
    }
    if let facts { page.sections.append(facts.whySection(as: nil, revealed: holds)) }
    page.sections.append(
        try await decideSection(
            visit, item, holds: holds, comparing: pair, hits: openHits, lastEntry: lastEntry, why: why, error: error)
    )
    if holds, visit.role.decides {
        var section = Section(id: "release", title: "Not now")
        section.paragraphs = [Paragraph("Others can take it then.", css: "soft")]
        section.form = releaseForm(visit, item)
        page.sections.append(section)
    }
    page.side = try await reviewSide(visit, item, facts, comparing: pair)
    return page
}

private func decideSection(
    _ visit: Visit, _ item: QueueItem, holds: Bool, comparing pair: ComparedPair?, hits: [HitRecord],
    lastEntry: EntryID?, why: String, error: String?
) async throws -> Section {
    var section = Section(id: "decide", title: "Decide")
    guard visit.role.decides else {
        section.paragraphs = [
            Paragraph("Your role, \(visit.role.rawValue), reads this and decides nothing.", css: "soft")
        ]
        return section
    }
    guard let lastEntry else {
        section.paragraphs = [
            Paragraph(
                [
                    Run("This is decided on the case: "),
                    Run(item.caseID?.rawValue ?? item.id, item.caseID.map { "/console/cases/\($0.rawValue)" }),
                ])
        ]
        return section
    }
    if let why = try await visit.program.reasonNotToTake(item, visit.user, roles: visit.roles) {
        section.paragraphs = [Paragraph(why, css: "soft")]
        return section
    }
    guard holds else {
        if item.takenBy != nil, !item.isLetGoByTime(at: visit.now) {
            if item.canBeReleased(by: visit.user, roles: visit.roles, at: visit.now) {
                section.paragraphs = [
                    Paragraph(
                        "An officer can let it go for whoever holds it; that is recorded, and others can take it then.",
                        css: "soft")
                ]
                section.form = releaseForm(visit, item)
            }
        } else {
            section.paragraphs = [
                Paragraph(
                    "Taking it tells others that you are on it, shows you the values to compare, and records that you saw them.",
                    css: "soft")
            ]
            var form = Form(action: item.address + "/take", csrf: visit.session.csrf)
            form.buttons = [Form.Button("Take it", css: "primary", key: "a")]
            form.keys = "a"
            section.form = form
        }
        return section
    }
    section.paragraphs = [Paragraph("The reason is kept, and shown the next time these two meet.", css: "soft")]
    var form = Form(action: item.address, csrf: visit.session.csrf)
    // What is decided is the pair on the screen; the others only by the button that says so.
    let others = hits.filter { $0.key != pair?.hit.key }
    form.hidden = [.init(name: "seen", value: lastEntry.rawValue)]
    form.hidden += (pair.map { [$0.hit] } ?? hits).map { .init(name: "hit", value: $0.key) }
    if pair != nil { form.hidden += others.map { .init(name: "other", value: $0.key) } }
    form.fields = [.area("why", "Why", value: why, error: error)]
    switch item.kind {
    case .possibleMatch where !hits.isEmpty:
        form.buttons = [
            .init("Not the same person", name: "decision", value: "notTheListedPerson", css: "primary", key: "n"),
            .init("Same person: refuse", name: "decision", value: "theListedPerson", key: "s"),
            .init("Cannot tell: hold for 7 days", name: "decision", value: "hold", key: "?"),
        ]
        form.keys = "n s ?"
        if !others.isEmpty {
            form.buttons.append(
                .init("None of the \(hits.count) listed is this person", name: "decision", value: "noneOfThem"))
        }
        if pair?.needsSecond == true {
            form.after = "Clearing at this score needs a second person: it goes to another officer."
        }
    case .clearing where !hits.isEmpty:
        form.buttons = [
            .init("Not the same person: confirm", name: "decision", value: "confirmClearing", css: "primary", key: "n"),
            .init("Not cleared", name: "decision", value: "rejectClearing", key: "s"),
        ]
        form.keys = "n s"
    case .appeal:
        form.buttons = [
            .init("Open it", name: "decision", value: "approve", css: "primary", key: "n"),
            .init("Uphold the refusal", name: "decision", value: "uphold", key: "s"),
        ]
        form.keys = "n s"
    default:
        form.buttons = [
            .init(
                item.account == nil ? "Open it" : "Maintain", name: "decision", value: "approve", css: "primary",
                key: "n"),
            .init(item.account == nil ? "Refuse" : "Suspend", name: "decision", value: "refuse", key: "s"),
            .init("Hold for 7 days", name: "decision", value: "hold", key: "?"),
        ]
        form.keys = "n s ?"
    }
    section.form = form
    return section
}

/// Gives the item back to the queue.
private func releaseForm(_ visit: Visit, _ item: QueueItem) -> Form {
    var form = Form(action: item.address + "/release", csrf: visit.session.csrf)
    form.buttons = [Form.Button("Let it go")]
    return form
}

private func reviewSide(
    _ visit: Visit, _ item: QueueItem, _ facts: RecordFacts?, comparing pair: ComparedPair?
) async throws -> [SideBlock] {
    var side: [SideBlock] = []
    if let facts, let pair, item.kind.isAboutHits {
        side += pair.side(cleared: facts.clearedHits, now: visit.now, people: visit.personName)
    } else if let facts {
        var seen = facts.clearedHits.map { cleared in
            SideBlock.Item(
                "Cleared \(Moment.day(cleared.at)) by \(visit.personName(cleared.by))",
                note: "\(cleared.key): \(cleared.why)")
        }
        if seen.isEmpty { seen = [SideBlock.Item("Never", note: "these two have not met before")] }
        side.append(SideBlock(title: "Seen before", items: seen))
        side.append(
            SideBlock(
                title: item.account == nil ? "If you refuse" : "If you suspend",
                items: [
                    SideBlock.Item(
                        item.account == nil ? "The account is not opened" : "The account is suspended at once"),
                    SideBlock.Item(
                        "The customer is told how to ask for another look", note: "which a different person takes"),
                    SideBlock.Item("Your reason is sealed in the record"),
                ]))
    }
    if let facts {
        let others = facts.hits.filter { !$0.cleared && $0.key != pair?.hit.key }
        if !others.isEmpty {
            side.append(
                SideBlock(
                    title: "Other hits",
                    items: others.prefix(8).map {
                        SideBlock.Item(
                            "\(score($0.score)) \($0.list) \($0.entry)",
                            href: "\(item.address)?hit=\($0.key.urlEncoded)", note: words($0.verdict))
                    }))
        }
    }
    var about: [SideBlock.Item] = []
    if let account = item.account {
        about.append(.init(account.rawValue, href: "/console/accounts/\(account.rawValue)", mono: true))
    }
    if let application = item.application {
        about.append(.init(application.rawValue, href: "/console/applications/\(application.rawValue)", mono: true))
    }
    if let caseID = item.caseID {
        about.append(.init(caseID.rawValue, href: "/console/cases/\(caseID.rawValue)", mono: true))
    }
    about.append(.init("Waiting since \(Moment.long(item.since))", note: "due \(Moment.long(item.due))"))
    side.append(SideBlock(title: "About", items: about))
    if let subject = item.subject { side.append(recordSide(try await visit.program.history(of: subject), end: nil)) }
    return side
}

/// The subject's entries, newest first, as the side of a page has them.
func recordSide(_ history: [HistoryLine], end: Paragraph?) -> SideBlock {
    SideBlock(
        title: "Record",
        items: history.suffix(12).reversed().map { line in
            SideBlock.Item(
                grouped(line.index), href: "/console/records/\(line.id.rawValue)",
                note: "\(entryWords(line.kind)) \(Moment.day(line.at)) \(Moment.clockToSecond(line.at))")
        }, end: end)
}

/// `application.decided` as `decided`.
func entryWords(_ kind: String) -> String {
    let parts = kind.split(separator: ".", maxSplits: 1)
    return plainName(parts.count == 2 ? String(parts[1]) : kind)
}
