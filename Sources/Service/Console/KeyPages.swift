import Hummingbird
import Order
import Program

/// Keys of machine callers and persons of the console, for administrators.
func keyPages(_ service: ServiceState) -> [PageRoute] {
    let administrators: @Sendable (Role) -> Bool = { $0 == .administrator }
    return [
        service.page(.get, "/console/keys", for: administrators) { visit in
            visit.answer(try keysPage(visit, frame: try await visit.frame(at: "Keys")))
        },
        service.page(.post, "/console/keys", for: administrators) { visit in
            guard let scope = visit.form["scope"].flatMap(Scope.init(rawValue:)), let name = visit.form["name"] else {
                throw Problem.malformed("A key needs a scope and a name.")
            }
            var generator = SystemRandomNumberGenerator()
            let (_, key) = try await service.credentials.issue(
                scope: scope, name: String(name.prefix(100)), by: visit.actor, at: visit.now, using: &generator)
            var page = try keysPage(visit, frame: try await visit.frame(at: "Keys"))
            page.notices = [
                Notice(text: "This key is shown once. Keep it where secrets are kept: \(key.text)", css: "wait")
            ]
            return visit.answer(page)
        },
        service.page(.post, "/console/keys/{id}/revoke", for: administrators) { visit in
            try await service.credentials.revoke(visit.id("id", "key"), by: visit.actor, at: visit.now)
            return seeOther("/console/keys")
        },
    ]
}

private func keysPage(_ visit: Visit, frame: Frame) throws -> Page {
    var page = Page(frame, heading: "Keys")
    page.wide = true
    page.lead = "What machine callers present. Only a digest of each is kept, so none can be shown again."
    var keys = Section(id: "keys", title: nil)
    keys.table = Table(
        [
            .init("Key", name: "id"), .init("Name"), .init("Scope"), .init("State"),
            .init("Issued (UTC)", name: "issued"),
        ],
        try visit.service.credentials.all().map { key in
            [
                .init(key.id.rawValue, mono: true), .init(key.name), .init(key.scope.rawValue),
                .init(key.active ? "active" : "revoked"), .init(key.issuedAt),
            ]
        },
        whenEmpty: (
            "No key has been issued.", "Issue the first below, or: gatehouse credentials issue intake --name NAME."
        ), page: visit.address())
    var issue = Section(id: "issue", title: "Issue a key")
    var form = Form(action: "/console/keys", csrf: visit.session.csrf)
    form.narrow = true
    form.fields = [
        .input("name", "Name", why: "What it is for, so that you know which to revoke.", limit: 100),
        .select(
            "scope", "Scope", options: Scope.allCases.map { (value: $0.rawValue, text: $0.rawValue) }, value: "intake"),
    ]
    form.buttons = [.init("Issue", css: "primary")]
    issue.form = form
    var persons = Section(id: "persons", title: "Persons")
    persons.table = Table(
        [.init("Name"), .init("Role"), .init("State")],
        visit.service.users.all().map {
            [.init($0.name), .init($0.role.rawValue), .init($0.active ? "active" : "disabled")]
        },
        whenEmpty: ("Nobody.", ""))
    page.sections = [keys, issue, persons]
    return page
}
