import Hummingbird
import Order
import Program

/// Where lists come from, set while the server runs: adding, changing, looking now, removing, and screening everybody again. Each
/// is an entry that names the person.
func sourcePages(_ service: ServiceState) -> [PageRoute] {
    let one = "/console/lists/sources/{name}"
    return [
        service.page(.get, "/console/lists/add", for: \.setsLists) { visit in
            visit.answer(try await sourcePage(visit, nil, problems: []))
        },
        service.page(.get, one, for: \.setsLists) { visit in
            visit.answer(try await sourcePage(visit, try source(visit), problems: []))
        },
        service.page(.post, "/console/lists/sources", for: \.setsLists) { visit in
            do {
                let setting = try ListSourceSetting(asked: try members(of: visit), known: visit.program.listSources)
                try await visit.program.addListSource(setting, by: visit.actor)
                return seeOther("/console/lists?set=\(setting.name.urlEncoded)")
            } catch ProgramError.invalid(let problems) {
                let name = visit.form["name"]
                let known = visit.program.listSourceStandings.first { $0.setting.name == name }
                let page = try await sourcePage(visit, visit.form["known"] == nil ? nil : known, problems: problems)
                return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
            }
        },
        service.page(.post, one + "/look", for: \.setsLists) { visit in
            let name = try source(visit).setting.name
            try await visit.program.askLook(at: name, by: visit.actor)
            return seeOther("/console/lists?asked=\(name.urlEncoded)")
        },
        service.page(.post, one + "/accept-smaller", for: \.setsLists) { visit in
            let name = try source(visit).setting.name
            _ = try await look(visit.program, at: name, acceptsSmaller: true, by: visit.actor)
            return seeOther("/console/lists/sources/\(name.urlEncoded)")
        },
        service.page(.post, one + "/remove", for: \.setsLists) { visit in
            let name = try source(visit).setting.name
            try await visit.program.removeListSource(named: name, by: visit.actor)
            return seeOther("/console/lists?removed=\(name.urlEncoded)")
        },
        service.page(.post, "/console/lists/rescreen", for: \.setsLists) { visit in
            try await visit.program.askRescreenOfEverybody(by: visit.actor)
            return seeOther("/console/lists#rescreen")
        },
    ]
}

extension Role {
    /// Whether this role sets where lists come from.
    var setsLists: Bool { self == .administrator || self == .officer }
    /// Whether this role sees which lists are in force; they hold no customer.
    var seesLists: Bool { reads || setsLists }
}

private func source(_ visit: Visit) throws -> ListSourceStanding {
    let name = visit.parameter("name")
    guard let found = visit.program.listSourceStandings.first(where: { $0.setting.name == name }) else {
        throw ProgramError.notFound("list source \(name.prefix(64))")
    }
    return found
}

/// The form as the API takes it. Periods are written as the command takes them.
private func members(of visit: Visit) throws(ProgramError) -> JSONValue {
    var members: [String: JSONValue] = ["name": .string(visit.form["name"] ?? "")]
    let places = (visit.form["places"] ?? "").split(whereSeparator: \.isNewline).map {
        String($0).trimmingPrefix { $0 == " " }
    }
    members["places"] = .array(places.filter { !$0.isEmpty }.map { .string(String($0)) })
    members["list"] = visit.form["list"].map(JSONValue.string)
    members["allowsPrivate"] = .bool(visit.form["private"] == "yes")
    var problems: [FieldProblem] = []
    for (field, member) in [("every", "everySeconds"), ("stale", "staleAfterSeconds")] {
        guard let text = visit.form[field] else { continue }
        if let period = ListSourceSetting.period(text) {
            members[member] = .integer(period / 1000)
        } else {
            problems.append(FieldProblem(pointer: "/" + member, message: "Minutes, hours or days: 30m, 6h, 1d."))
        }
    }
    guard problems.isEmpty else { throw .invalid(problems) }
    return .object(members)
}

private func sourcePage(
    _ visit: Visit, _ source: ListSourceStanding?, problems: [FieldProblem]
) async throws -> Page {
    var page = Page(try await visit.frame(at: "Lists"), heading: source?.setting.name ?? "Add a source")
    page.crumbs = Crumbs(
        links: [Link(text: "Lists", href: "/console/lists")], here: source == nil ? "Add a source" : "Source", code: nil
    )
    page.lead =
        "A list is taken whole or not at all: what is broken or suddenly smaller is refused, and the edition in force stays."
    var settings = Section(id: "settings", title: source == nil ? nil : "Settings")
    settings.form = sourceForm(visit, source, problems)
    guard let source else {
        page.sections = [settings]
        page.wide = true
        return page
    }
    let base = "/console/lists/sources/\(source.setting.name.urlEncoded)"
    func button(_ id: String, _ title: String, _ action: String, _ label: String, after: String) -> Section {
        var section = Section(id: id, title: title)
        var form = Form(action: base + action, csrf: visit.session.csrf)
        form.buttons = [.init(label)]
        form.after = after
        section.form = form
        return section
    }
    page.sections = [
        standingSection(source, now: visit.now),
        button(
            "look", "Look now", "/look", "Look now",
            after: "Within seconds, instead of when it is due. Only what changed is fetched."),
    ]
    if source.error?.contains("--accept-smaller") == true {
        page.sections.append(
            button(
                "smaller", "Take the smaller list", "/accept-smaller", "Take it although it is smaller",
                after: "Only after looking why at the publisher’s: whoever is no longer on it is screened no more."))
    }
    page.sections += [
        settings,
        button(
            "remove", "Remove", "/remove", "Remove this source",
            after: "The lists that came from it stay in force and grow old."),
    ]
    return page
}

private func standingSection(_ source: ListSourceStanding, now: Timestamp) -> Section {
    var section = Section(id: "standing", title: "How it stands")
    var rows: [[Table.Cell]] = [
        [
            .init("Lists that came from it"),
            .init(source.lists.isEmpty ? "none yet" : source.lists.joined(separator: ", ")),
        ],
        [.init("Last look (UTC)"), .init(source.attemptedAt)],
        [.init("Last that went well (UTC)"), .init(source.succeededAt)],
        [.init("Next look (UTC)"), .init(source.nextAt)],
    ]
    if let error = source.error {
        rows.append([
            .init("Trouble", mark: .wanted),
            .init(error, note: "\(counted(source.failures, "failure")) one after another"),
        ])
    }
    section.table = Table([.init("What"), .init("Value")], rows, whenEmpty: ("", ""))
    return section
}

private func sourceForm(_ visit: Visit, _ source: ListSourceStanding?, _ problems: [FieldProblem]) -> Form {
    let setting = source?.setting
    let sent = !visit.form.fields.isEmpty
    func value(_ name: String, _ known: String?) -> String { sent ? visit.form[name] ?? "" : known ?? "" }
    func error(_ member: String) -> String? {
        problems.first { $0.pointer.hasPrefix("/" + member) }.map { sentenceCase($0.message) }
    }
    var form = Form(action: "/console/lists/sources", csrf: visit.session.csrf)
    form.narrow = true
    if let setting {
        form.hidden = [.init(name: "name", value: setting.name), .init(name: "known", value: "yes")]
    } else {
        form.fields = [
            .input(
                "name", "Name", why: "Of your own: lower-case letters, digits, hyphens.", value: value("name", nil),
                error: error("name"), limit: 64)
        ]
    }
    form.fields += [
        .area(
            "places", "Addresses",
            why:
                "One https:// address a line; several lines are files that make one list together, as OFAC’s CSV files do.",
            value: value("places", setting?.places.map(\.text).joined(separator: "\n")), error: error("places"),
            limit: 4096),
        .input(
            "every", "How often to look", why: "30m, 6h, 1d.",
            value: value("every", ListSourceSetting.text(ofPeriod: setting?.every ?? ListSourceSetting.usualPeriod)),
            error: error("everySeconds"), limit: 8),
        .input(
            "stale", "Alarm when not confirmed for", why: "Empty: what holds for every list. 36h, 3d.",
            value: value("stale", setting?.staleAfter.map(ListSourceSetting.text(ofPeriod:))),
            error: error("staleAfterSeconds"), limit: 8),
        .input(
            "list", "Name of the list", why: "Empty: the usual one of its format, as ofac-sdn.",
            value: value("list", setting?.list?.rawValue), error: error("list"), limit: 64),
        .choices(
            "private", "Own network", several: true,
            options: [("yes", "The address may lie in our own network", nil)],
            chosen: value("private", setting?.allowsPrivate == true ? "yes" : nil) == "yes" ? ["yes"] : []),
    ]
    form.buttons = [.init(source == nil ? "Add the source" : "Save", css: "primary")]
    form.after = "It is looked at within seconds, and who set it is recorded."
    return form
}
