import Hummingbird
import Measures
import Order
import Program
import Screening

/// What binds: special measures and exemptions in force, the standard, and the text of a clause.
func lawPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/measures") { visit in
            visit.answer(
                measuresPage(
                    frame: try await visit.frame(at: "Measures"), visit.program.measureRegister, now: visit.now,
                    address: visit.address()))
        },
        service.page(.get, "/console/lists", for: \.seesLists) { visit in
            var page = listsPage(
                frame: try await visit.frame(at: "Lists"), visit.program.listStandings,
                sources: visit.program.listSourceStandings, rescreen: try visit.program.rescreenStanding,
                role: visit.role, csrf: visit.session.csrf, now: visit.now, address: visit.address())
            page.notices = [listsNotice(visit.query)].compactMap(\.self)
            return visit.answer(page)
        },
        service.page(.get, "/console/standard") { visit in
            visit.answer(
                standardPage(
                    frame: try await visit.frame(at: "Measures"), visit.program.standard, address: visit.address()))
        },
        service.page(.get, "/console/clauses/{clause}", for: { _ in true }) { visit in
            guard let clause = ClauseCatalogue.clause(ClauseID(visit.parameter("clause"))) else {
                throw ProgramError.notFound("clause \(visit.parameter("clause").prefix(40)) in the order")
            }
            return visit.answer(
                clausePage(frame: try await visit.frame(at: "Measures"), clause, visit.program.standard))
        },
    ]
}

func measuresPage(frame: Frame, _ register: MeasureRegister, now: Timestamp, address: String) -> Page {
    let inForce = register.measuresInForce(at: now).count
    var page = Page(frame, heading: inForce == 0 ? "No measure is in force" : "\(counted(inForce, "measure")) in force")
    page.wide = true
    page.lead =
        "Special measures under clause 2(d), by jurisdiction and by person. An exemption lifts the duties of section 1 only; measures bind the exempt too."
    var section = Section(id: "measures", title: "Measures")
    section.table = Table(
        [
            .init("Measure", name: "id"), .init("State"), .init("Aimed at", name: "target"), .init("Effect"),
            .init("Clause"),
            .init("From (UTC)", name: "from"), .init("Until (UTC)", name: "until"),
            .init("When uncertain", name: "when_uncertain"),
        ],
        register.measures.map { life in
            let measure = life.measure
            let state = life.state(at: now)
            return [
                .init(measure.id.rawValue, mono: true, note: measure.citation),
                .init(
                    words(state.rawValue), mark: state == .inForce ? .wanted : state == .toCome ? .ahead : .not,
                    taken: .string(state.rawValue)),
                .init(measure.target.words), .init(measure.effect.words),
                .init("§ \(measure.target.clause.rawValue)", href: clauseAddress(measure.target.clause), css: "nowrap"),
                .init(measure.effectiveFrom), .init(life.end),
                .init(
                    "\(measure.whenUncertain.meanwhile.rawValue), decided within \(counted(measure.whenUncertain.reviewWithin.count, "day"))"
                ),
            ]
        },
        whenEmpty: (
            "No special measure has been issued here.",
            "gatehouse measures issue FILE, or POST /v1/measures with an admin key."
        ), page: address)
    page.sections = [section]
    if !register.exemptions.isEmpty {
        var exemptions = Section(id: "exemptions", title: "Exemptions")
        exemptions.table = Table(
            [
                .init("Exemption", name: "id"), .init("State"), .init("From (UTC)", name: "from"),
                .init("Until (UTC)", name: "until"),
            ],
            register.exemptions.map { life in
                [
                    .init(life.exemption.id.rawValue, mono: true),
                    .init(life.isInForce(at: now) ? "in force" : "not in force"),
                    .init(life.exemption.effectiveFrom), .init(life.revokedFrom ?? life.exemption.until),
                ]
            }, whenEmpty: ("", ""))
        page.sections.append(exemptions)
    }
    var more = Section(id: "standard", title: nil)
    more.paragraphs = [
        Paragraph(
            [Run("What else is asked stands in "), Run("the standard in force", "/console/standard"), Run(".")],
            css: "soft")
    ]
    page.sections.append(more)
    return page
}

extension SpecialMeasure.Target {
    var words: String {
        switch self {
        case .jurisdiction(let code): "persons located in \(code.name)"
        case .person(let id): "person \(id)"
        }
    }
}

extension SpecialMeasure.Effect {
    var words: String {
        switch self {
        case .prohibit: "prohibited"
        case .condition(let conditions): conditions.count == 1 ? "one condition" : "\(conditions.count) conditions"
        }
    }
}

func standardPage(frame: Frame, _ standard: Standard, address: String) -> Page {
    var page = Page(frame, heading: "The standard in force")
    page.wide = true
    page.lead =
        "\(standard.name). What regulations may set, each with the clause it serves and where the number comes from. ° marks our own reading."
    var section = Section(id: "parameters", title: nil)
    section.table = Table(
        [.init("Parameter"), .init("Value"), .init("Clause"), .init("Source"), .init("Set by", name: "document")],
        standard.parameters.sorted { $0.key.rawValue < $1.key.rawValue }.map { parameter, entry in
            [
                .init(parameter.rawValue, note: parameter.meaning),
                .init(entry.value.description + (entry.isOurReading ? " °" : "")),
                .init("§ \(entry.clause.rawValue)", href: clauseAddress(entry.clause), css: "nowrap"),
                .init(entry.source), .init("\(entry.document.id)", css: "nowrap"),
            ]
        }, whenEmpty: ("The standard sets nothing.", ""), page: address)
    page.sections = [section]
    return page
}

func clausePage(frame: Frame, _ clause: Clause, _ standard: Standard) -> Page {
    var page = Page(frame, heading: "§ \(clause.id.rawValue)")
    page.lead = clause.duty
    var text = Section(id: "text", title: "Executive Order 13984")
    text.paragraphs = [Paragraph(clause.text)]
    var here = Section(id: "gatehouse", title: "Here", sub: clause.kind.rawValue)
    here.paragraphs = [Paragraph(clause.gatehouse)]
    page.sections = [text, here]
    let set = standard.parameters.filter { $0.value.clause == clause.id }.sorted { $0.key.rawValue < $1.key.rawValue }
    var parameters = Section(id: "parameters", title: "What the standard sets for it")
    parameters.table = Table(
        [.init("Parameter"), .init("Value"), .init("Source")],
        set.map { parameter, entry in
            [
                .init(parameter.rawValue, note: parameter.meaning),
                .init(entry.value.description + (entry.isOurReading ? " °" : "")), .init(entry.source),
            ]
        },
        whenEmpty: (
            "Nothing is set for this clause.",
            "The order’s own words stand. Every parameter is on the page of the standard."
        ))
    page.sections.append(parameters)
    page.side = [
        SideBlock(title: "Who must act", items: [.init(sentenceCase(clause.actor.text))]),
        SideBlock(title: "Standard", items: [.init(standard.name, href: "/console/standard")]),
    ]
    let index = ClauseCatalogue.all.firstIndex { $0.id == clause.id } ?? 0
    let near = ClauseCatalogue.all[max(0, index - 2)..<min(ClauseCatalogue.all.count, index + 3)].filter {
        $0.id != clause.id
    }
    page.side.append(
        SideBlock(
            title: "Beside it",
            items: near.map {
                .init("§ \($0.id.rawValue)", href: clauseAddress($0.id), note: String($0.duty.prefix(90)))
            }))
    return page
}
