import Hummingbird
import Order
import Program

/// Applications and accounts by state, search by an exact identifier, and the text of a clause.
func listPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/applications") { visit in
            let state = visit.query["state"].flatMap(ApplicationState.init(rawValue:))
            let found = try await visit.program.applications(
                state: state, updatedSince: nil, cursor: visit.query["cursor"], limit: Limits.answerRows / 2)
            return visit.answer(
                applicationsPage(
                    frame: try await visit.frame(at: "Accounts"), found.items, next: found.next, state: state,
                    address: visit.address()))
        },
        service.page(.get, "/console/accounts") { visit in
            let state = visit.query["state"].flatMap(AccountState.init(rawValue:))
            let found = try await visit.program.accounts(
                state: state, updatedSince: nil, cursor: visit.query["cursor"], limit: Limits.answerRows / 2)
            return visit.answer(
                accountsPage(
                    frame: try await visit.frame(at: "Accounts"), found.items, next: found.next, state: state,
                    address: visit.address()))
        },
        service.page(.post, "/console/search") { visit in
            let text = visit.form["q"] ?? ""
            let found = text.isEmpty ? [] : try await visit.program.find(text, by: visit.actor)
            if found.count == 1, let only = found.first { return seeOther(only.address) }
            return visit.answer(searchPage(frame: try await visit.frame(at: ""), found, empty: text.isEmpty))
        },
        service.page(.get, "/console/search") { visit in
            visit.answer(searchPage(frame: try await visit.frame(at: ""), [], empty: true))
        },
    ]
}

extension IdentifierMatch {
    var address: String {
        account.map { "/console/accounts/\($0)" } ?? application.map { "/console/applications/\($0)" }
            ?? "/console/search"
    }
}

private func stateTabs<State: RawRepresentable<String> & CaseIterable & Equatable>(
    _ base: String, current: State?, badge: (State) -> String
) -> Tabs {
    Tabs(
        items: [Tabs.Tab(text: "All", href: base, current: current == nil)]
            + State.allCases.map {
                Tabs.Tab(text: badge($0), href: "\(base)?state=\($0.rawValue)", current: current == $0)
            })
}

func applicationsPage(
    frame: Frame, _ items: [ApplicationSummary], next: String?, state: ApplicationState?, address: String
) -> Page {
    var page = Page(frame, heading: "Applications")
    page.wide = true
    page.tabs = stateTabs("/console/applications", current: state) { $0.badge.text }
    var section = Section(id: "applications", title: nil)
    section.table = Table(
        [
            .init("Application", name: "id"), .init("State"), .init("Person", name: "determination"), .init("Product"),
            .init("Where", name: "jurisdiction"), .init("Received (UTC)", name: "received"),
            .init("Changed (UTC)", name: "updated"),
            .init("Deadline (UTC)", name: "deadline"),
        ],
        items.map { item in
            [
                .init(item.id.rawValue, href: "/console/applications/\(item.id)", mono: true),
                .init(
                    item.state.badge.text, css: item.state.badge.css.isEmpty ? nil : item.state.badge.css,
                    taken: .string(item.state.rawValue)),
                .init(words(item.determination), taken: .string(item.determination)), .init(item.product),
                .init(item.jurisdiction ?? "—"), .init(item.receivedAt), .init(item.updatedAt), .init(item.deadline),
            ]
        },
        whenEmpty: (
            state == nil ? "No application has arrived." : "No application is in this state.",
            state == nil
                ? "They come in through the portal, POST /v1/applications, or gatehouse apply FILE."
                : "Choose “All” to see every application."
        ), page: address, next: next)
    page.sections = [section]
    return page
}

func accountsPage(frame: Frame, _ items: [AccountSummary], next: String?, state: AccountState?, address: String) -> Page
{
    var page = Page(frame, heading: "Accounts")
    page.wide = true
    page.tabs = stateTabs("/console/accounts", current: state) { $0.badge.text }
    var section = Section(id: "accounts", title: nil)
    section.table = Table(
        [
            .init("Account", name: "id"), .init("State"), .init("Person", name: "determination"), .init("Product"),
            .init("Type"),
            .init("Where", name: "jurisdiction"), .init("Verified"), .init("Opened (UTC)", name: "opened"),
            .init("Review due (UTC)", name: "review_due"),
        ],
        items.map { item in
            [
                .init(item.id.rawValue, href: "/console/accounts/\(item.id)", mono: true),
                .init(
                    item.state.badge.text, css: item.state.badge.css.isEmpty ? nil : item.state.badge.css,
                    taken: .string(item.state.rawValue)),
                .init(words(item.determination), taken: .string(item.determination)), .init(item.product),
                .init(item.accountType),
                .init(item.jurisdiction ?? "—"),
                .init(
                    item.verified ? "yes" : "not yet", mark: item.verified ? .holds : .wanted,
                    taken: .bool(item.verified)),
                .init(item.openedAt), .init(item.reviewDue),
            ]
        },
        whenEmpty: (
            state == nil ? "There is no account yet." : "No account is in this state.",
            state == nil
                ? "An application that is opened becomes one; gatehouse accounts import FILE registers those that existed before."
                : "Choose “All” to see every account."
        ), page: address, next: next)
    page.sections = [section]
    page.lead = nil
    return page
}

func searchPage(frame: Frame, _ found: [IdentifierMatch], empty: Bool) -> Page {
    var page = Page(
        frame,
        heading: empty
            ? "Search"
            : found.isEmpty ? "Nothing has this identifier" : "\(counted(found.count, "record")) share this identifier")
    page.wide = true
    page.lead =
        "Search finds exact values only: a whole e-mail address, telephone number with country code, document number, wallet, bank account, IP address, or an id. What was searched is recorded, not shown again."
    var section = Section(id: "found", title: nil)
    section.table = Table(
        [
            .init("Record", name: "record"), .init("What matched", name: "kind"), .init("Whose", name: "role"),
            .init("State"),
        ],
        found.map { match in
            [
                .init(
                    match.account?.rawValue ?? match.application?.rawValue ?? match.subject.rawValue,
                    href: match.address, mono: true),
                .init(words(match.kind)), .init(match.role), .init(words(match.state)),
            ]
        },
        whenEmpty: empty
            ? ("Type an identifier in the box above.", "The key / takes you there.")
            : (
                "No application or account has exactly this.",
                "Check for a missing country code or a part left out; names are found through Screening, not here."
            ))
    page.sections = [section]
    return page
}
