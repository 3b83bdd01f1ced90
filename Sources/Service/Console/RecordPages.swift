import Hummingbird
import Order
import Program

/// The page of an application and the page of an account: the road, why, what it rests on, and what followed.
func recordPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/applications/{id}") { visit in
            try await applicationAnswer(visit, revealed: nil)
        },
        service.page(.get, "/console/applications/{id}/reveal", for: \.reveals) { visit in
            let record = try await visit.program.application(visit.id("id", "application"))
            return visit.answer(
                revealPage(
                    try await visit.frame(at: "Accounts"), csrf: visit.session.csrf, what: record.id.rawValue,
                    back: "/console/applications/\(record.id)"))
        },
        service.page(.post, "/console/applications/{id}/reveal", for: \.reveals) { visit in
            try await applicationAnswer(visit, revealed: try revealPurpose(visit))
        },
        service.page(.get, "/console/accounts/{id}") { visit in try await accountAnswer(visit, revealed: nil) },
        service.page(.get, "/console/accounts/{id}/reveal", for: \.reveals) { visit in
            let record = try await visit.program.account(visit.id("id", "account"))
            return visit.answer(
                revealPage(
                    try await visit.frame(at: "Accounts"), csrf: visit.session.csrf, what: record.id.rawValue,
                    back: "/console/accounts/\(record.id)"))
        },
        service.page(.post, "/console/accounts/{id}/reveal", for: \.reveals) { visit in
            try await accountAnswer(visit, revealed: try revealPurpose(visit))
        },
    ]
}

/// The purposes that a reveal can have; a free text alone would soon say nothing.
let revealPurposes: [(value: String, text: String, note: String?)] = [
    ("review", "To decide something in the queue", nil),
    ("customer", "The customer asks, and I have to find what they mean", nil),
    ("incident", "An incident or an abuse report", nil),
    ("legal", "Legal process", "the disclosure itself is a step of its own"),
    ("other", "Something else", "say what below"),
]

/// What a person said a reveal is for.
func revealPurpose(_ visit: Visit) throws -> String {
    let chosen = visit.form["purpose"] ?? ""
    guard revealPurposes.contains(where: { $0.value == chosen }) else {
        throw Problem.malformed("Choose for what purpose the values are to be shown.")
    }
    let words = visit.form["words"] ?? ""
    guard chosen != "other" || !words.isEmpty else { throw Problem.malformed("Say in words what the purpose is.") }
    return words.isEmpty ? chosen : "\(chosen): \(words)"
}

func revealPage(_ frame: Frame, csrf: String, what: String, back: String) -> Page {
    var page = Page(frame, heading: "Why do you need to see it?")
    page.crumbs = Crumbs(links: [Link(text: "Accounts", href: "/console/accounts")], here: "", code: what)
    page.lead =
        "The purpose, your name and the time are recorded before the values are shown. Auditors read these entries."
    page.wide = true
    var form = Form(action: back + "/reveal", csrf: csrf)
    form.narrow = true
    form.fields = [
        .choices("purpose", "Purpose", options: revealPurposes),
        .input("words", "In words", why: "A ticket or a sentence, if it helps whoever reads the entry."),
    ]
    form.buttons = [Form.Button("Show the values", css: "primary")]
    var section = Section(id: "purpose", title: nil)
    section.form = form
    section.paragraphs = []
    page.sections = [section]
    var end = Section(id: "back", title: nil)
    end.paragraphs = [Paragraph([Run("Back without seeing them", back)])]
    page.sections.append(end)
    return page
}

// MARK: Applications

extension RecordFacts {
    init(_ record: ApplicationRecord, recordedAs: UInt64? = nil) {
        self.init(
            application: record.application, decision: record.decision, evidence: record.evidence, hits: record.hits,
            clearedHits: record.clearedHits, receivedAt: record.receivedAt, isPending: record.state.isPending,
            isStopped: record.state == .refused,
            watched: (
                record.account == nil ? .ahead : .passed, record.account == nil ? "once it is open" : "with its account"
            ),
            recordedAs: recordedAs)
    }
    init(_ record: AccountRecord, recordedAs: UInt64? = nil, watched: (Road.Standing, String?) = (.passed, nil)) {
        self.init(
            application: record.holder, decision: record.decision, evidence: record.evidence, hits: record.hits,
            clearedHits: record.clearedHits, receivedAt: record.openedAt, isPending: false,
            isStopped: record.state == .suspended || record.state == .closed && record.decision.outcome == .refuse,
            watched: watched, recordedAs: recordedAs)
    }
}

private func applicationAnswer(_ visit: Visit, revealed purpose: String?) async throws -> Response {
    let record = try await visit.program.application(visit.id("id", "application"))
    let asOf = visit.query["asOf"]
    var record2 = record
    var notices: [Notice] = []
    if let asOf {
        guard let time = endOfDay(asOf) else { throw Problem.malformed("A day is written as 2026-11-25.") }
        record2.decision = try await visit.program.decision(of: record.id, asOf: time)
        notices.append(Notice(text: "The decision as it stood at the end of \(asOf), UTC.", css: "wait"))
    }
    if let purpose {
        try await visit.program.recordReveal(
            subject: record.subject, fields: ["application", "evidence", "hits"], purpose: purpose, by: visit.user)
        notices.append(Notice(text: "Shown to you for: \(purpose). This has been recorded.", css: "wait"))
    }
    let history = try await visit.program.history(of: record.subject)
    var page = applicationPage(
        frame: try await visit.frame(at: "Accounts"), record: record2, history: history, revealed: purpose != nil,
        canReveal: visit.role.reveals)
    page.sections += evidenceActions(
        record, pictures: try visit.program.pictures(of: record.id), verifiers: visit.program.verifiers,
        csrf: visit.session.csrf, role: visit.role)
    page.notices = notices
    if let item = try? await visit.program.queueItem(record.id.rawValue) {
        page.side.insert(
            SideBlock(
                title: "To do",
                items: [
                    .init(
                        item.kind.title, href: item.address,
                        note: "\(humane(item.sentence)) Due \(Moment.long(item.due)).")
                ]), at: 0)
    }
    return visit.answer(page)
}

/// The last instant of a day written `2026-11-25`.
func endOfDay(_ text: String) -> Timestamp? {
    guard let date = CalendarDate(text), let month = date.month, let day = date.day,
        let days = CalendarDate.daysSince1970(year: date.year, month: month, day: day)
    else { return nil }
    return Timestamp(milliseconds: Int64(days + 1) * 86_400_000 - 1)
}

func applicationPage(
    frame: Frame, record: ApplicationRecord, history: [HistoryLine], revealed: Bool, canReveal: Bool
) -> Page {
    let facts = RecordFacts(record, recordedAs: history.last { $0.kind.hasPrefix("application.") }?.index)
    let applicant = record.application.applicant
    var page = Page(frame, heading: revealed ? applicant.name : Masking.name(applicant.name))
    page.masked = true
    page.crumbs = Crumbs(
        links: [Link(text: "Applications", href: "/console/applications")], here: "", code: record.id.rawValue)
    page.reveal = !revealed && canReveal ? "/console/applications/\(record.id)/reveal" : nil
    page.badge = record.state.badge
    page.lead = summaryLine(record.application, received: record.receivedAt, verb: "applied")
    page.road = facts.road
    page.sections = [
        facts.whySection(
            as: "/console/applications/\(record.id)?asOf=\(Moment.date(of: record.decision.decidedAt))",
            revealed: revealed)
    ]
    if let missing = facts.missingSection { page.sections.append(missing) }
    page.sections.append(facts.evidenceSection(revealed: revealed))
    page.sections += facts.evidenceDetail(record.discrepancies, revealed: revealed)
    page.sections.append(facts.screeningSection(of: "/console/applications/\(record.id)", revealed: revealed))
    if let appeal = record.appeal {
        var section = Section(id: "appeal", title: "Asked to look again", sub: Moment.long(appeal.askedAt))
        section.paragraphs = [
            Paragraph(
                revealed ? appeal.text : "The text is shown once it is revealed for a purpose.",
                css: revealed ? nil : "soft")
        ]
        page.sections.append(section)
    }
    page.side = [obligations(record.decision)]
    if let account = record.account {
        page.side.append(
            SideBlock(
                title: "Account", items: [.init(account.rawValue, href: "/console/accounts/\(account)", mono: true)]))
    }
    page.side.append(
        recordSide(history, end: Paragraph([Run("Download receipt", "/console/applications/\(record.id)/receipt")])))
    return page
}

func summaryLine(_ application: Order.Application, received: Timestamp, verb: String) -> String {
    let product = application.product
    let managed = product.managed.map { $0 ? ", managed" : ", unmanaged" } ?? ""
    let channel =
        switch application.channel {
        case .direct: "direct"
        case .reseller: "through a reseller"
        }
    return
        "\(application.applicant.kind) · \(product.kind.words)\(managed) · \(application.accountType.rawValue) account · \(verb) \(channel), \(Moment.long(received))"
}

func obligations(_ decision: Decision) -> SideBlock {
    var items = decision.conditions.map { SideBlock.Item($0) }
    if let deadline = decision.deadline {
        items.append(.init("Until \(Moment.long(deadline))", note: "then it is decided as it stands"))
    }
    if items.isEmpty { items = [.init("None", note: "nothing is asked of this customer now")] }
    return SideBlock(title: "Obligations", items: items)
}

// MARK: Accounts

private func accountAnswer(_ visit: Visit, revealed purpose: String?) async throws -> Response {
    let record = try await visit.program.account(visit.id("id", "account"))
    var notices: [Notice] = []
    if let purpose {
        try await visit.program.recordReveal(
            subject: record.subject, fields: ["holder", "evidence", "hits", "transactions"], purpose: purpose,
            by: visit.user)
        notices.append(Notice(text: "Shown to you for: \(purpose). This has been recorded.", css: "wait"))
    }
    let history = try await visit.program.history(of: record.subject)
    var page = accountPage(
        frame: try await visit.frame(at: "Accounts"), record: record, history: history,
        transactions: try await visit.program.transactions(of: record.id), accesses: try await accesses(visit, record),
        revealed: purpose != nil, canReveal: visit.role.reveals)
    page.notices = notices
    if let item = try? await visit.program.queueItem(record.id.rawValue) {
        page.side.insert(
            SideBlock(
                title: "To do",
                items: [
                    .init(
                        item.kind.title, href: item.address,
                        note: "\(humane(item.sentence)) Due \(Moment.long(item.due)).")
                ]), at: 0)
    }
    return visit.answer(page)
}

/// What the page of an account says of its use.
struct AccessPicture: Sendable {
    struct Network: Sendable {
        var name: String
        var country: String
        var first: Timestamp
        var last: Timestamp
        var count: Int
        var wanted: Bool
    }
    var firstDay: CalendarDate
    var counts: [[Int]]
    var wanted: [[Int]]
    var networks: [Network]
    var total: Int
}

func accountPage(
    frame: Frame, record: AccountRecord, history: [HistoryLine], transactions: [TransactionRecord],
    accesses: AccessPicture?,
    revealed: Bool, canReveal: Bool
) -> Page {
    let watched: (Road.Standing, String?) =
        accesses.map { seen in
            let new = seen.networks.filter(\.wanted).count
            return new > 0
                ? (.wanted, counted(new, "new network")) : (.passed, counted(seen.total, "access", "accesses"))
        } ?? (record.state == .closed ? (.passed, nil) : (.passed, "no access yet"))
    let facts = RecordFacts(
        record, recordedAs: history.last { $0.kind.hasPrefix("account.") || $0.kind.hasPrefix("application.") }?.index,
        watched: watched)
    var page = Page(
        frame, heading: revealed ? record.holder.applicant.name : Masking.name(record.holder.applicant.name))
    page.masked = true
    page.crumbs = Crumbs(links: [Link(text: "Accounts", href: "/console/accounts")], here: "", code: record.id.rawValue)
    page.reveal = !revealed && canReveal ? "/console/accounts/\(record.id)/reveal" : nil
    page.badge = record.state.badge
    page.lead = summaryLine(
        record.holder, received: record.openedAt, verb: record.application == nil ? "existed before" : "opened")
    page.road = facts.road
    let explain = record.application.map {
        "/console/applications/\($0)?asOf=\(Moment.date(of: record.decision.decidedAt))"
    }
    page.sections = [facts.whySection(as: explain, revealed: revealed), facts.evidenceSection(revealed: revealed)]
    page.sections += facts.evidenceDetail(record.discrepancies, revealed: revealed)
    page.sections.append(accessSection(accesses))
    page.sections.append(facts.screeningSection(of: "/console/accounts/\(record.id)", revealed: revealed))
    page.sections.append(transactionSection(transactions, revealed: revealed))
    var todo: [SideBlock.Item] = []
    if let due = record.reviewDue {
        todo.append(.init(record.verified ? "Periodic review" : "Verification is due", note: Moment.day(due)))
    }
    if todo.isEmpty { todo.append(.init("Nothing", note: "no review is due")) }
    page.side = [SideBlock(title: "To do", items: todo), obligations(record.decision)]
    if let application = record.application {
        page.side.append(
            SideBlock(
                title: "Application",
                items: [.init(application.rawValue, href: "/console/applications/\(application)", mono: true)]))
    }
    page.side.append(recordSide(history, end: nil))
    return page
}

func accessSection(_ accesses: AccessPicture?) -> Section {
    var section = Section(
        id: "access", title: "Access",
        sub: accesses.map { "\(grouped($0.total)) since \(dayText($0.firstDay)), hours in UTC" })
    if let accesses, accesses.total > 0 {
        section.heat = HeatMap(firstDay: accesses.firstDay, counts: accesses.counts, wanted: accesses.wanted)
    }
    section.table = Table(
        [
            .init("Network"), .init("Country"), .init("First (UTC)", name: "first"), .init("Last (UTC)", name: "last"),
            .init("Accesses", number: true),
        ],
        (accesses?.networks ?? []).map { network in
            [
                .init(network.name, mark: network.wanted ? .wanted : nil), .init(network.country), .init(network.first),
                .init(network.last), .init(grouped(network.count), taken: .integer(Int64(network.count))),
            ]
        },
        whenEmpty: (
            "No access is recorded.",
            "Send events to POST /v1/access-events, or import a log: gatehouse access import."
        ))
    return section
}

func dayText(_ date: CalendarDate) -> String {
    let days = CalendarDate.daysSince1970(year: date.year, month: date.month ?? 1, day: date.day ?? 1) ?? 0
    return Moment.day(Timestamp(milliseconds: Int64(days) * 86_400_000))
}

private func transactionSection(_ transactions: [TransactionRecord], revealed: Bool) -> Section {
    var section = Section(
        id: "transactions", title: "Transactions",
        sub: transactions.isEmpty ? nil : counted(transactions.count, "record"))
    section.table = Table(
        [
            .init("When (UTC)", name: "at"), .init("What", name: "kind"), .init("Amount", number: true),
            .init("Product"), .init("Reference"),
        ],
        transactions.suffix(50).reversed().map { each in
            let amount =
                each.amount.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100) \(each.currency ?? "")" } ?? "—"
            return [
                .init(each.at), .init(each.kind), .init(amount), .init(each.product ?? "—"),
                .init(each.reference.map { revealed ? $0 : Masking.number($0) } ?? "—"),
            ]
        },
        whenEmpty: (
            "No payment or lease is recorded.", "POST /v1/transactions keeps what was paid and leased (clause 5(d))."
        ))
    return section
}
