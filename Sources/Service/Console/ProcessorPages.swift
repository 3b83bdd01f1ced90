import Exchange
import Hummingbird
import Order
import Program
import Records

/// Who may process what for us: proposed by one person, approved by another, ended by either.
func processorPages(_ service: ServiceState) -> [PageRoute] {
    let everyone: @Sendable (Role) -> Bool = { _ in true }
    let proposers: @Sendable (Role) -> Bool = { $0 == .officer || $0 == .custodian || $0 == .administrator }
    return [
        service.page(.get, "/console/processors", for: everyone) { visit in
            visit.answer(try processorsPage(try await visit.frame(at: ""), visit, mayPropose: proposers(visit.role)))
        },
        service.page(.post, "/console/processors", for: proposers) { visit in
            let fields = (visit.form["fields"] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
            guard let until = visit.form["until"].flatMap(endOfDay) else {
                throw Problem.malformed("A day is written as 2026-11-25.")
            }
            _ = try await visit.program.proposeProcessor(
                visit.form["processor"] ?? "", purpose: visit.form["purpose"] ?? "", fields: Set(fields), until: until,
                by: visit.member)
            return seeOther("/console/processors")
        },
        service.page(.post, "/console/processors/{id}/approve", for: proposers) { visit in
            _ = try await visit.program.approveProcessor(try visit.id("id", "proposal"), by: visit.member)
            return seeOther("/console/processors")
        },
        service.page(.post, "/console/processors/{id}/revoke", for: proposers) { visit in
            try await visit.program.revokeProcessor(
                try visit.id("id", "authorisation"), why: visit.form["why"] ?? "", by: visit.member)
            return seeOther("/console/processors")
        },
    ]
}

private func processorsPage(_ frame: Frame, _ visit: Visit, mayPropose: Bool) throws -> Page {
    let standing = try visit.program.processors()
    let csrf = visit.session.csrf
    var page = Page(frame, heading: "Processors")
    page.wide = true
    page.lead =
        "A mail relay, a message gateway and an outside verifier are third parties (clause 1(a)(iii)). Each is used only under an authorisation that two people gave, for a purpose, with fields and an end; every use is an entry."
    var list = Section(id: "authorisations", title: nil)
    list.table = Table(
        [
            .init("Processor"), .init("For"), .init("With"), .init("State"), .init("Until (UTC)", name: "until"),
            .init("By", name: "approved_by"),
        ],
        standing.authorisations.map { each in
            let state: (String, Mark) =
                each.revokedAt.map { $0 <= visit.now } == true
                ? ("ended", .not) : each.isInForce(at: visit.now) ? ("in force", .holds) : ("lapsed", .wanted)
            return [
                .init(each.processor, mono: true), .init(each.purpose),
                .init(each.fields.sorted().joined(separator: ", ")), .init(state.0, mark: state.1),
                .init(each.until), .init("\(each.approval.proposer), \(each.approval.approver)"),
            ]
        }, whenEmpty: ("Nothing is authorised.", "What needs a processor is refused until two people authorise it."),
        page: visit.address())
    page.sections = [list]
    for proposal in standing.proposals { page.sections.append(proposalSection(proposal, csrf, mayPropose)) }
    guard mayPropose else { return page }
    let open = standing.uses.filter { use in
        !standing.authorisations.contains {
            $0.isInForce(at: visit.now) && $0.processor == use.processor && $0.purpose == use.purpose
                && use.fields.isSubset(of: $0.fields)
        }
            && !standing.proposals.contains { $0.processor == use.processor && $0.purpose == use.purpose }
    }
    for use in open { page.sections.append(proposeSection(use, visit)) }
    page.sections.append(proposeSection(nil, visit))
    for each in standing.authorisations where each.isInForce(at: visit.now) {
        var section = Section(id: "end-\(each.id)", title: "End: \(each.processor), \(each.purpose)")
        var form = Form(action: "/console/processors/\(each.id)/revoke", csrf: csrf)
        form.narrow = true
        form.fields = [.input("why", "Why", why: "One person is enough to stop; it is recorded.")]
        form.buttons = [.init("End it at once")]
        section.form = form
        page.sections.append(section)
    }
    return page
}

private func proposalSection(_ proposal: ProcessorProposal, _ csrf: String, _ mayApprove: Bool) -> Section {
    var section = Section(
        id: "proposal-\(proposal.id)", title: "Proposed: \(proposal.processor)", sub: proposal.purpose)
    section.paragraphs = [
        Paragraph(
            "\(proposal.proposer) proposed on \(Moment.long(proposal.proposedAt)) that it may receive \(proposal.fields.sorted().joined(separator: ", ")) until \(Moment.long(proposal.until))."
        )
    ]
    if mayApprove {
        var form = Form(action: "/console/processors/\(proposal.id)/approve", csrf: csrf)
        form.buttons = [.init("Approve, as the second person", css: "primary")]
        form.after = "Another person than the one who proposed it: an officer or a custodian."
        section.form = form
    }
    return section
}

private func proposeSection(_ use: ProcessorUse?, _ visit: Visit) -> Section {
    var section = Section(
        id: use.map { "propose-\($0.processor)-\($0.purpose.replacing(" ", with: "-"))" } ?? "propose",
        title: use.map { "Set up and not authorised: \($0.processor)" } ?? "Propose another authorisation",
        sub: use?.purpose)
    var form = Form(action: "/console/processors", csrf: visit.session.csrf)
    form.narrow = true
    let year = Moment.date(of: visit.now + Days(365)).description
    func input(_ name: String, _ label: String, _ value: String, why: String? = nil) -> Field {
        var field = Field.input(name, label, why: why, value: value)
        // Several forms of one page: each field has an id of its own.
        field.id = "f-\(section.id)-\(name)"
        field.describedBy = why == nil ? nil : "\(field.id)-why"
        return field
    }
    form.fields = [
        input("processor", "Processor", use?.processor ?? "", why: use == nil ? "As its configuration names it." : nil),
        input("purpose", "Purpose", use?.purpose ?? ""),
        input("fields", "Fields", use?.fields.sorted().joined(separator: ", ") ?? "", why: "No more than it needs."),
        input("until", "Until", year, why: "None is for ever."),
    ]
    form.buttons = [.init("Propose")]
    section.form = form
    return section
}
