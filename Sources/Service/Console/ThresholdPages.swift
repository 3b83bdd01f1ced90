import Hummingbird
import Order
import Program
import Screening

/// What another threshold would have hit or missed in the last applications, before it is put into a standard.
func thresholdPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/thresholds", for: \.decides) { visit in
            visit.answer(try await thresholdPage(visit, preview: nil, error: nil))
        },
        service.page(.post, "/console/thresholds", for: \.decides) { visit in
            guard let threshold = Double(visit.form["threshold"] ?? ""), (0...1).contains(threshold) else {
                let page = try await thresholdPage(
                    visit, preview: nil, error: "Write a score between 0 and 1, as 0.65.")
                return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
            }
            let list = visit.form["list"].flatMap { $0.isEmpty ? nil : ListID(rawValue: $0) }
            let last = visit.form["last"].flatMap(Int.init) ?? ThresholdForm.applications
            let preview = try await visit.program.screeningPreview(
                list: list, tier: visit.form["tier"].flatMap(RiskTier.init(rawValue:)),
                threshold: Int((threshold * 1000).rounded()), last: last, by: visit.actor)
            return visit.answer(try await thresholdPage(visit, preview: preview, error: nil))
        },
    ]
}

private enum ThresholdForm {
    /// Applications that are compared unless another number is chosen, and the choices.
    static let applications = 1000
    static let choices = [100, 1000, 10_000]
}

private func thresholdPage(_ visit: Visit, preview: ScreeningPreview?, error: String?) async throws -> Page {
    var page = Page(try await visit.frame(at: "Lists"), heading: "What would another threshold do?")
    page.wide = true
    page.crumbs = Crumbs(links: [Link(text: "Lists", href: "/console/lists")], here: "Thresholds", code: nil)
    page.lead =
        "The last applications are compared again with the lists in force; none is decided again. That they were read is recorded."
    var ask = Section(id: "ask", title: nil)
    ask.form = thresholdForm(visit, error)
    page.sections = [inForceSection(visit), ask]
    if let preview { page.sections.insert(resultSection(preview), at: 0) }
    return page
}

private func inForceSection(_ visit: Visit) -> Section {
    var section = Section(id: "now", title: "In force", sub: visit.program.standard.name)
    let thresholds = visit.program.standard.screeningReview
    let lists = visit.program.listVersions.map(\.list.rawValue)
    section.table = Table(
        [.init("List")] + RiskTier.allCases.map { .init("Tier \($0.rawValue)", name: $0.rawValue, number: true) },
        lists.map { list in
            [.init(list, mono: true)]
                + RiskTier.allCases.map { .init(score(thresholds.score(for: list, tier: $0))) }
        }, whenEmpty: ("No list is imported.", "gatehouse lists import FOLDER imports one."))
    return section
}

private func thresholdForm(_ visit: Visit, _ error: String?) -> Form {
    var form = Form(action: "/console/thresholds", csrf: visit.session.csrf)
    form.narrow = true
    form.fields = [
        .select(
            "list", "List",
            options: [("", "Every list")] + visit.program.listVersions.map { ($0.list.rawValue, $0.list.rawValue) },
            value: visit.form["list"] ?? ""),
        .select(
            "tier", "Risk tier",
            options: [("", "Every tier")] + RiskTier.allCases.map { ($0.rawValue, $0.rawValue) },
            value: visit.form["tier"] ?? ""),
        .input(
            "threshold", "Score from which a hit stops", why: "From 0 to 1; lower stops more.",
            value: visit.form["threshold"] ?? "", error: error, limit: 6, mode: "decimal"),
        .select(
            "last", "Compared with",
            options: ThresholdForm.choices.map { (String($0), "the last \(grouped($0)) applications") },
            value: visit.form["last"] ?? String(ThresholdForm.applications)),
    ]
    form.buttons = [.init("Show what it would do", css: "primary")]
    form.after = "Nothing changes. A threshold is changed in the standard’s overlay, which says who set it."
    return form
}

private func resultSection(_ preview: ScreeningPreview) -> Section {
    var section = Section(
        id: "result",
        title: "At \(score(preview.threshold)): \(counted(preview.newHits, "new hit")), \(preview.missedHits) missed",
        sub: "\(preview.list?.rawValue ?? "every list"), \(preview.tier.map { "tier \($0.rawValue)" } ?? "every tier")")
    section.paragraphs = [
        Paragraph(
            "\(counted(preview.examined, "application")) compared: \(grouped(preview.stoppedNow)) stop as the standard is, \(grouped(preview.stoppedThen)) would."
                + (preview.differencesLeftOut > 0
                    ? " \(grouped(preview.differencesLeftOut)) more differ than are shown." : ""))
    ]
    section.table = Table(
        [
            .init("Application"), .init("Would"), .init("Who", name: "party"), .init("Listed", name: "listed_name"),
            .init("Entry"), .init("Verdict"), .init("Score", number: true), .init("Tier"),
        ],
        preview.differences.map { difference in
            [
                .init(
                    difference.application.rawValue, href: "/console/applications/\(difference.application)", mono: true
                ),
                .init(
                    difference.wouldStop ? "stop" : "no longer stop",
                    mark: difference.wouldStop
                        ? Mark(symbol: "◆", word: "new hit", css: "wanted")
                        : Mark(symbol: "○", word: "missed", css: "not")),
                .init("\(difference.party) \(difference.maskedName)"), .init(difference.listedName),
                .init(difference.entry), .init(words(difference.verdict)), .init(score(difference.score)),
                .init(difference.tier.rawValue),
            ]
        }, whenEmpty: ("It would change nothing.", "No hit of these applications lies between the two scores."))
    return section
}
