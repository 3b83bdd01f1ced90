import Detection
import Hummingbird
import Order
import Program

/// Cases: what signals point to, side by side, and the indicators that can be shared.
func casePages(_ service: ServiceState) -> [PageRoute] {
    let one = "/console/cases/{id}"
    return [
        service.page(.get, "/console/cases") { visit in
            let state = visit.query["state"].flatMap {
                ["opened", "taken", "concluded", "merged"].contains($0) ? $0 : nil
            }
            let found = try await visit.program.cases(
                state: state, cursor: visit.query["cursor"], limit: Limits.answerRows / 2)
            return visit.answer(
                casesPage(
                    frame: try await visit.frame(at: "Cases"), found.items, next: found.next, state: state,
                    address: visit.address()))
        },
        service.page(.get, one) { visit in
            let record = try await visit.program.caseRecord(visit.id("id", "case"))
            return visit.answer(try await casePage(visit, record))
        },
        service.page(.get, one + "/stix", for: \.decides) { visit in
            let id: CaseID = try visit.id("id", "case")
            let bundle = try await visit.program.stixBundle(of: id, by: visit.actor)
            return Answer(
                status: .ok, body: .bytes(bundle.bytes, media: "application/stix+json;version=2.1"),
                headers: [.contentDisposition: "attachment; filename=\"\(id).stix.json\""]
            ).response
        },
        service.page(.post, one + "/take", for: \.decides) { visit in
            let record = try await visit.program.takeCase(visit.id("id", "case"), by: visit.user)
            return seeOther("/console/cases/\(record.id)")
        },
        service.page(.post, one + "/note", for: \.decides) { visit in
            let record = try await visit.program.note(
                visit.form["text"] ?? "", in: visit.id("id", "case"), by: visit.user)
            return seeOther("/console/cases/\(record.id)")
        },
        service.page(.post, one + "/conclude", for: \.decides) { visit in
            guard let verdict = visit.form["verdict"].flatMap(CaseState.Verdict.init(rawValue:)) else {
                throw Problem.malformed("Choose whether the case is confirmed or dismissed.")
            }
            let record = try await visit.program.conclude(
                visit.id("id", "case"), as: verdict, why: visit.form["why"] ?? "", by: visit.user)
            return seeOther("/console/cases/\(record.id)")
        },
    ]
}

func casesPage(frame: Frame, _ items: [CaseSummary], next: String?, state: String?, address: String) -> Page {
    var page = Page(frame, heading: "Cases")
    page.wide = true
    page.tabs = Tabs(
        items: [("All", nil), ("Waiting", "opened"), ("Taken", "taken"), ("Concluded", "concluded")].map {
            text, value in
            Tabs.Tab(
                text: text, href: value.map { "/console/cases?state=\($0)" } ?? "/console/cases",
                current: state == value)
        })
    var section = Section(id: "cases", title: nil)
    section.table = Table(
        [
            .init("Case", name: "id"), .init("State"), .init("What points to it", name: "leading"), .init("Strength"),
            .init("Signals", number: true), .init("About", name: "account"), .init("Opened (UTC)", name: "opened"),
            .init("Changed (UTC)", name: "changed"),
        ],
        items.map { item in
            [
                .init(item.id.rawValue, href: "/console/cases/\(item.id)", mono: true), .init(words(item.state)),
                .init(sentenceCase(words(item.leading))), .init(item.strength),
                .init(grouped(item.signals), taken: .integer(Int64(item.signals))),
                .init(item.account?.rawValue ?? item.application?.rawValue ?? "—", mono: true), .init(item.openedAt),
                .init(item.changedAt),
            ]
        },
        whenEmpty: (
            state == nil ? "No case has been opened." : "No case is in this state.",
            "A signal opens one: an identifier shared with somebody refused or suspended, or access from a jurisdiction under a measure."
        ), page: address, next: next)
    page.sections = [section]
    return page
}

private func casePage(_ visit: Visit, _ record: CaseRecord) async throws -> Page {
    var page = Page(try await visit.frame(at: "Cases"), heading: record.leadingSignal?.reason.finding ?? "A case")
    page.crumbs = Crumbs(links: [Link(text: "Cases", href: "/console/cases")], here: "", code: record.id.rawValue)
    page.badge = Badge(text: sentenceCase(record.state.name), css: record.state.isOpen ? "wait" : "")
    page.lead =
        "\(counted(record.signals.count, "signal")) between \(Moment.long(record.first)) and \(Moment.long(record.last)). A signal accuses nobody: it asks a person to look."
    for (index, signal) in record.signals.enumerated() {
        var section = Section(
            id: "signal-\(index + 1)",
            title: signal.kind == .sharedIdentifier
                ? "A shared identifier" : "Access from a jurisdiction under a measure",
            sub: "\(signal.strength.rawValue), seen \(counted(signal.count, "time"))")
        section.why = ReasonList(signal.reason, wanted: true, revealed: false)
        page.sections.append(section)
    }
    var indicators = Section(id: "indicators", title: "Indicators")
    indicators.table = Table(
        [
            .init("Kind"), .init("Value"), .init("First (UTC)", name: "first"), .init("Last (UTC)", name: "last"),
            .init("Sightings", number: true),
        ],
        record.indicators.map { indicator in
            [
                .init(words(indicator.kind)), .init(indicator.text, mono: true), .init(indicator.first),
                .init(indicator.last),
                .init(grouped(indicator.sightings), taken: .integer(Int64(indicator.sightings))),
            ]
        },
        whenEmpty: (
            "No indicator can be shared.",
            "The signals rest on values that identify a person, and those never leave in a bundle."
        ))
    page.sections.append(indicators)
    if !record.notes.isEmpty {
        var notes = Section(id: "notes", title: "Notes")
        notes.table = Table(
            [.init("When (UTC)", name: "at"), .init("Who", name: "by"), .init("Note", name: "text")],
            record.notes.map { [.init($0.at), .init(visit.name(of: $0.by)), .init($0.text)] }, whenEmpty: ("", ""))
        page.sections.append(notes)
    }
    if let conclusion = record.conclusion {
        var section = Section(
            id: "conclusion", title: sentenceCase(conclusion.verdict.rawValue), sub: Moment.long(conclusion.at))
        section.paragraphs = [Paragraph("\(conclusion.why) — \(visit.name(of: conclusion.by))")]
        page.sections.append(section)
    } else if visit.role.decides {
        page.sections += caseForms(visit, record)
    }
    var about: [SideBlock.Item] = []
    if let account = record.account {
        about.append(.init(account.rawValue, href: "/console/accounts/\(account)", mono: true))
    }
    if let application = record.application {
        about.append(.init(application.rawValue, href: "/console/applications/\(application)", mono: true))
    }
    page.side = [
        SideBlock(title: "About", items: about.isEmpty ? [.init("An account that is not registered yet")] : about)
    ]
    if visit.role.decides {
        page.side.append(
            SideBlock(
                title: "Share",
                items: [
                    .init(
                        "Export as STIX 2.1", href: "/console/cases/\(record.id)/stix",
                        note: "indicators and sightings only; that it left is recorded")
                ]))
    }
    page.side.append(recordSide(try await visit.program.history(of: record.subject), end: nil))
    return page
}

private func caseForms(_ visit: Visit, _ record: CaseRecord) -> [Section] {
    let base = "/console/cases/\(record.id)"
    var sections: [Section] = []
    if case .taken(let by) = record.state, by == visit.user {
        var decide = Section(id: "decide", title: "Conclude")
        var form = Form(action: base + "/conclude", csrf: visit.session.csrf)
        form.fields = [
            .area(
                "why", "Why",
                why: "Kept with the case. Concluding closes no account: that is decided on the account’s own page.")
        ]
        form.buttons = [
            .init("Nothing in it", name: "verdict", value: "dismissed", css: "primary", key: "n"),
            .init("Confirmed", name: "verdict", value: "confirmed", key: "s"),
        ]
        form.keys = "n s"
        decide.form = form
        sections.append(decide)
    } else if case .opened = record.state {
        var take = Section(id: "decide", title: "Decide")
        var form = Form(action: base + "/take", csrf: visit.session.csrf)
        form.buttons = [.init("Take it", css: "primary", key: "a")]
        form.keys = "a"
        take.form = form
        sections.append(take)
    }
    if record.state.isOpen {
        var note = Section(id: "note", title: "Add a note")
        var form = Form(action: base + "/note", csrf: visit.session.csrf)
        form.fields = [.area("text", "Note", why: "Internal: it never leaves with the case.")]
        form.buttons = [.init("Keep the note")]
        note.form = form
        sections.append(note)
    }
    return sections
}

extension Visit {
    /// Who an actor is, by name where it is a person of the console.
    func name(of actor: Actor) -> String {
        switch actor {
        case .user(let id): service.users.user(id)?.name ?? id.rawValue
        default: actor.text
        }
    }
}
