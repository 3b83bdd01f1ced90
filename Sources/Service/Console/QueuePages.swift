import Hummingbird
import Order
import Program

/// The queue and what is decided from it.
func queuePages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/queue") { visit in
            let kind = visit.query["kind"].flatMap(QueueItem.Kind.init(rawValue:))
            let mine = visit.query["mine"] != nil
            let figures = try await visit.program.queueFigures()
            let items = try await visit.program.queue(
                kind: kind, takenBy: mine ? visit.user : nil, cursor: visit.query["cursor"], limit: Limits.answerRows)
            if let format = visit.query["format"] {
                return tableAnswer(queueTable(items.items), format: format, name: "queue")
            }
            let page = queuePage(
                frame: try await visit.frame(at: "Queue"), items: items.items, figures: figures, kind: kind, mine: mine,
                now: visit.now, address: visit.address(), people: { service.users.user($0)?.name })
            var drawn = page
            if let kind, !items.items.isEmpty, visit.role.decides, kind != .possibleMatch, kind != .caseOpened {
                drawn.bulk = Link(text: "Decide several of these at once", href: "/console/bulk/\(kind.rawValue)")
            }
            if let done = visit.query["done"] { drawn.notices = [Notice(text: doneNotice(done), css: "go")] }
            return htmlAnswer(service.templates.draw(drawn))
        }
    ]
}

private func doneNotice(_ what: String) -> String {
    what == "last" ? "Decided and recorded. Nothing else waits for you." : "Decided and recorded."
}

extension QueueItem.Kind {
    /// What is to be decided, as a question.
    var title: String {
        switch self {
        case .possibleMatch: "Possible listed person"
        case .clearing: "Confirm a clearing"
        case .uncertainMeasure: "Does a measure apply?"
        case .discrepancy: "Evidence differs"
        case .appeal: "Another look"
        case .review: "Review is due"
        case .caseOpened: "A case was opened"
        case .decision: "Decide"
        }
    }
    var tab: String {
        switch self {
        case .possibleMatch: "Hits"
        case .clearing: "Second person"
        case .uncertainMeasure: "Measures"
        case .discrepancy: "Evidence"
        case .appeal: "Appeals"
        case .review: "Reviews"
        case .caseOpened: "Cases"
        case .decision: "Other"
        }
    }
}

extension QueueItem {
    var address: String { "/console/queue/\(id)" }
}

/// - Parameter people: a person's name by id, for who holds what.
func queuePage(
    frame: Frame, items: [QueueItem], figures: QueueFigures, kind: QueueItem.Kind?, mine: Bool, now: Timestamp,
    address: String, people: (UserID) -> String?
) -> QueuePage {
    let week =
        figures.receivedThisWeek == 0
        ? "No applications this week so far."
        : "\(grouped(figures.decidedWithoutPerson)) of \(counted(figures.receivedThisWeek, "application")) this week were decided without one."
    let median = figures.medianDecision.map { " Median time to a decision: \(Moment.length($0))." } ?? ""
    var tabs = [
        QueuePage.Tab(text: "All", href: "/console/queue", current: kind == nil && !mine, count: grouped(figures.open)),
        QueuePage.Tab(
            text: "Mine", href: "/console/queue?mine=1", current: mine, count: mine ? grouped(items.count) : ""),
    ]
    for each in QueueItem.Kind.allCases {
        guard let count = figures.byKind[each], count > 0 else { continue }
        tabs.append(
            QueuePage.Tab(
                text: each.tab, href: "/console/queue?kind=\(each.rawValue)", current: kind == each && !mine,
                count: grouped(count)))
    }
    let endOfToday = (now.milliseconds / 86_400_000 + 1) * 86_400_000
    let bounds: [(String, (Int64) -> Bool)] = [
        ("Overdue", { $0 < now.milliseconds }), ("Today", { $0 >= now.milliseconds && $0 < endOfToday }),
        ("This week", { $0 >= endOfToday && $0 < endOfToday + 6 * 86_400_000 }),
        ("Later", { $0 >= endOfToday + 6 * 86_400_000 }),
    ]
    let groups = bounds.compactMap { title, holds -> QueuePage.Group? in
        let those = items.filter { holds($0.due.milliseconds) }.sorted { $0.due < $1.due }
        return those.isEmpty
            ? nil : QueuePage.Group(title: title, items: those.map { queueLine($0, now: now, people: people) })
    }
    let join = address.contains("?") ? "&" : "?"
    return QueuePage(
        frame: frame,
        heading: figures.open == 0
            ? "Nothing needs a person"
            : "\(counted(figures.open, "thing")) need\(figures.open == 1 ? "s" : "") a person",
        lead: week + median, tabs: tabs, groups: groups,
        empty: items.isEmpty
            ? Table.Empty(
                title: figures.open == 0 ? "The queue is empty." : "Nothing under this filter.",
                next: figures.open == 0
                    ? "What a machine may not decide alone will appear here, with the reason and by when."
                    : "Choose “All” to see the \(counted(figures.open, "thing")) that wait\(figures.open == 1 ? "s" : "")."
            ) : nil,
        take: items.isEmpty
            ? nil : Table.Take(csv: "\(address)\(join)format=csv", json: "\(address)\(join)format=json", next: nil))
}

private func queueLine(_ item: QueueItem, now: Timestamp, people: (UserID) -> String?) -> QueuePage.Item {
    let left = item.due - now
    return QueuePage.Item(
        due: Moment.due(item.due, now: now), css: left < 0 ? "stop" : left < 86_400_000 ? "wait" : "go",
        title: item.kind.title,
        href: item.address, take: item.address + "/take",
        about: item.account?.rawValue ?? item.application?.rawValue ?? item.caseID?.rawValue ?? item.id,
        what: humane(item.sentence),
        held: item.takenBy.map {
            "held by \(people($0) ?? $0.rawValue)" + (item.takenAt.map { " since \(Moment.long($0))" } ?? "")
        },
        clause: item.clause.rawValue, clauseHref: clauseAddress(item.clause), age: Moment.length(now - item.since))
}

func queueTable(_ items: [QueueItem]) -> Table {
    Table(
        [
            .init("Id"), .init("Kind"), .init("Due"), .init("Since"), .init("Application"), .init("Account"),
            .init("Clause"),
            .init("Why", name: "why"), .init("Taken by", name: "taken_by"),
        ],
        items.map { item in
            [
                .init(item.id), .init(item.kind.rawValue), .init(item.due), .init(item.since),
                .init(item.application?.rawValue ?? ""), .init(item.account?.rawValue ?? ""),
                .init(item.clause.rawValue),
                .init(item.sentence), .init(item.takenBy?.rawValue ?? ""),
            ]
        }, whenEmpty: ("", ""))
}
