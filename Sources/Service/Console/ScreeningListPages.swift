import Order
import Program
import Screening

/// What everybody is screened against, how old it is, where it comes from, and what the last edition changed.
func listsPage(
    frame: Frame, _ lists: [ListStanding], sources: [ListSourceStanding], rescreen: RescreenStanding? = nil,
    role: Role = .auditor, csrf: String = "", now: Timestamp, address: String
) -> Page {
    let stale = lists.filter { $0.isStale(at: now) }.count
    var heading = lists.isEmpty ? "No list is imported" : "\(counted(lists.count, "list")) in force"
    if stale > 0 { heading += ", \(stale) stale" }
    var page = Page(frame, heading: heading)
    page.wide = true
    page.lead =
        "What every application is screened against. Each decision is stamped with the editions it was made with; a broken or suddenly smaller source keeps the last good edition."
    page.sections = [editions(lists, now: now, address: address)]
    if !sources.isEmpty || role.setsLists { page.sections.append(places(sources, role, now: now)) }
    if rescreen != nil || role.setsLists { page.sections.append(rescreened(rescreen, role, csrf)) }
    let changes = lists.compactMap { list in list.changes.map { (list, $0) } }
    if !changes.isEmpty { page.sections.append(lastChanges(changes)) }
    var more = [Run]()
    if role.reads { more.append(Run("Screen somebody by hand", "/console/screening")) }
    if role.decides { more += [Run(" · "), Run("What would another threshold do?", "/console/thresholds")] }
    if !more.isEmpty {
        var ask = Section(id: "ask", title: nil)
        ask.paragraphs = [Paragraph(more)]
        page.sections.append(ask)
    }
    return page
}

/// What was just asked for, said above the page.
func listsNotice(_ query: FormBody) -> Notice? {
    // A link from elsewhere says nothing here but the name of a source.
    func name(_ what: String) -> String? { query[what].flatMap(ListID.init(rawValue:))?.rawValue }
    if let name = name("asked") { return Notice(text: "\(name) is looked at within seconds.", css: "go") }
    if let name = name("set") { return Notice(text: "\(name) is set, and is looked at within seconds.", css: "go") }
    return name("removed").map {
        Notice(text: "\($0) is removed. Its lists stay in force and grow old.", css: "wait")
    }
}

/// How far screening everybody again is.
private func rescreened(_ standing: RescreenStanding?, _ role: Role, _ csrf: String) -> Section {
    var section = Section(id: "rescreen", title: "Customers against these lists")
    if let standing {
        let what = standing.scope == .everything ? "every list" : "what changed on the lists"
        let decided = "\(grouped(standing.decided)) decided again"
        let text =
            standing.state == .running
            ? "Being compared with \(what): \(grouped(standing.examined)) of \(grouped(standing.total)) so far, \(decided). It goes on after a restart; load the page again to see how far it is."
            : "Last compared with \(what) on \(Moment.long(standing.at)): \(counted(standing.examined, "customer")), \(decided)."
        section.paragraphs = [Paragraph(text)]
    } else {
        section.paragraphs = [Paragraph("They are compared as soon as a list comes in.", css: "soft")]
    }
    if role.setsLists, standing?.state != .running {
        var form = Form(action: "/console/lists/rescreen", csrf: csrf)
        form.buttons = [.init("Screen everybody again")]
        form.after = "With every list. It runs beside everything else and decides again only who comes out differently."
        section.form = form
    }
    return section
}

private func editions(_ lists: [ListStanding], now: Timestamp, address: String) -> Section {
    var section = Section(id: "lists", title: nil)
    section.table = Table(
        [
            .init("List"), .init("Edition", number: true), .init("Age"), .init("Imported (UTC)", name: "imported"),
            .init("Published"), .init("Parties", number: true), .init("Aliases", number: true),
            .init("Documents", number: true), .init("Wallets", number: true), .init("Last change", name: "changes"),
            .init("Trouble", name: "error"),
        ],
        lists.map { list in
            let version = list.version
            func number(_ value: Int) -> Table.Cell { .init(grouped(value), taken: .integer(Int64(value))) }
            return [
                .init(version.list.rawValue, mono: true, note: String(version.contentDigest.prefix(16))),
                number(version.number),
                .init(
                    list.origin == .publisher ? ageInWords(list.age(at: now)) : "always current",
                    note: list.isStale(at: now) ? "stale" : nil, mark: list.isStale(at: now) ? .wanted : nil,
                    taken: .integer(list.age(at: now) / 1000)),
                .init(version.importedAt), .init(version.publishedOn?.description ?? "not said"),
                number(version.counts.parties), number(version.counts.aliases), number(version.counts.documents),
                number(version.counts.wallets), .init(list.changes?.words ?? "—"),
                .init(list.error ?? "none", mark: list.error == nil ? nil : .wanted),
            ]
        },
        whenEmpty: (
            "Nobody is screened yet.",
            "Download a list and import it: gatehouse lists import FOLDER. Or let it come by itself: gatehouse lists source add."
        ),
        page: address)
    return section
}

private func places(_ sources: [ListSourceStanding], _ role: Role, now: Timestamp) -> Section {
    var section = Section(id: "sources", title: "Where they come from")
    if role.setsLists { section.paragraphs = [Paragraph([Run("Add a source", "/console/lists/add")])] }
    section.table = Table(
        [
            .init("Source"), .init("Place"), .init("Every"), .init("Last look (UTC)", name: "attempted"),
            .init("Next look (UTC)", name: "next"), .init("How it went", name: "outcome"),
        ],
        sources.map { source in
            [
                .init(
                    source.setting.name,
                    href: role.setsLists ? "/console/lists/sources/\(source.setting.name.urlEncoded)" : nil, mono: true,
                    note: source.lists.joined(separator: ", ")),
                .init(source.setting.places.map(\.text).joined(separator: " ")),
                .init(ageInWords(source.setting.every)), .init(source.attemptedAt), .init(source.nextAt),
                .init(
                    source.error.map { "\(counted(source.failures, "failure")): \($0)" }
                        ?? (source.attemptedAt == nil ? "not looked yet" : "well"),
                    mark: source.error == nil ? nil : .wanted),
            ]
        }, whenEmpty: ("Nothing is refreshed by itself.", "gatehouse lists source add NAME URL"))
    return section
}

private func lastChanges(_ lists: [(ListStanding, ListChanges)]) -> Section {
    var section = Section(id: "changes", title: "What the editions in force changed", sub: "The first of each")
    var rows: [[Table.Cell]] = []
    for (list, changes) in lists {
        for (what, keys) in [
            ("new", changes.firstAdded), ("changed", changes.firstChanged), ("gone", changes.firstRemoved),
        ] where !keys.isEmpty {
            rows.append([
                .init(list.version.list.rawValue, mono: true), .init(what),
                .init(keys.map { String($0.drop { $0 != "/" }.dropFirst()) }.joined(separator: ", ")),
            ])
        }
    }
    section.table = Table(
        [.init("List"), .init("What"), .init("Entries")], rows, whenEmpty: ("Nothing changed.", ""))
    return section
}

/// `3 days`, `5 hours`, `20 minutes`, `just now`.
func ageInWords(_ milliseconds: Int64) -> String {
    let minutes = Int(milliseconds / 60_000)
    if minutes >= 2 * 1440 { return counted(minutes / 1440, "day") }
    if minutes >= 120 { return counted(minutes / 60, "hour") }
    return minutes == 0 ? "just now" : counted(minutes, "minute")
}
