import Hummingbird
import Order
import Program
import Records

/// The log and the law: the records page, one entry, a receipt, and the text of a clause.
func bookPages(_ service: ServiceState) -> [PageRoute] {
    [
        service.page(.get, "/console/records", for: { _ in true }) { visit in
            let records = visit.program.records
            let page = recordsPage(
                frame: try await visit.frame(at: "Records"), size: records.size, checkpoint: try records.checkpoint(),
                verifierKey: records.verifierKey)
            return visit.answer(page)
        },
        service.page(.get, "/console/records/{id}") { visit in
            guard let id = EntryID(rawValue: visit.parameter("id")), let entry = try visit.program.records.entry(id)
            else {
                throw ProgramError.notFound("entry \(visit.parameter("id").prefix(40))")
            }
            return visit.answer(entryPage(frame: try await visit.frame(at: "Records"), entry))
        },
        service.page(.get, "/console/applications/{id}/receipt") { visit in
            let id: ApplicationID = try visit.id("id", "application")
            guard let receipt = try await visit.program.receipt(for: id) else {
                var page = Page(try await visit.frame(at: "Records"), heading: "The receipt is not ready yet")
                page.wide = true
                page.lead = "No checkpoint covers the entry so far. Load this page again in a minute."
                return htmlAnswer(service.templates.draw(page), status: .accepted)
            }
            return Answer(
                status: .ok, body: .text(receipt, media: "text/plain; charset=utf-8"),
                headers: [.contentDisposition: "attachment; filename=\"receipt-\(id).tlog-proof\""]
            ).response
        },
    ]
}

func recordsPage(frame: Frame, size: UInt64, checkpoint: String?, verifierKey: String) -> Page {
    var page = Page(frame, heading: "\(counted(Int(size), "entry", "entries"))")
    page.lead =
        "Everything that was decided or done, in one log that can only grow. Anyone can check it without trusting this server."
    var latest = Section(id: "checkpoint", title: "Last checkpoint")
    if let checkpoint {
        latest.paragraphs = [
            Paragraph(
                [
                    Run("Signed over the whole log so far; also at "), Run("/log/checkpoint", "/log/checkpoint"),
                    Run("."),
                ], css: "soft")
        ]
        latest.pre = checkpoint
    } else {
        latest.paragraphs = [Paragraph("None yet. One is signed a moment after the first entry.", css: "soft")]
    }
    var verify = Section(id: "verify", title: "Check it yourself")
    verify.paragraphs = [
        Paragraph("On this machine, every leaf, the tree, the checkpoints, the bodies and the views:", css: "soft")
    ]
    verify.pre = "gatehouse records verify --bodies --views"
    var key = Section(id: "key", title: "Elsewhere")
    key.paragraphs = [Paragraph("With any verifier of C2SP signed notes. The log’s key:", css: "soft")]
    key.pre = verifierKey
    var receipt = Section(id: "receipt", title: "A receipt")
    receipt.paragraphs = [Paragraph("Whoever holds one needs neither this server nor its keys:", css: "soft")]
    receipt.pre = "gatehouse records verify-receipt receipt-app_….tlog-proof"
    page.sections = [latest, verify, key, receipt]
    page.side = [
        SideBlock(
            title: "What it proves",
            items: [
                .init("Integrity", note: "no entry can be altered, removed or slipped in unnoticed"),
                .init("One meaning", note: "each entry commits to its fields before it is sealed"),
                .init("Erasure", note: "a destroyed key takes the text with it, and every proof still holds"),
                .init("Silence", note: "the public part names nobody"),
            ])
    ]
    return page
}

func entryPage(frame: Frame, _ entry: Entry) -> Page {
    var page = Page(frame, heading: "Entry \(grouped(entry.index))")
    page.wide = true
    page.crumbs = Crumbs(links: [Link(text: "Records", href: "/console/records")], here: "", code: entry.id.rawValue)
    page.lead = "\(entry.kind.rawValue) · \(Moment.long(entry.time))"
    var section = Section(id: "entry", title: "What stands in it")
    section.table = Table(
        [.init("About", name: "subject"), .init("After", name: "previous"), .init("Fields", name: "fields")],
        entry.parts.map { part in
            [
                .init(part.subject?.rawValue ?? "nobody", mono: true),
                .init(part.previous?.rawValue ?? "the first", mono: true),
                .init(
                    part.fields.map { $0.keys.sorted().joined(separator: ", ") } ?? "destroyed with the subject’s key"),
            ]
        }, whenEmpty: ("", ""))
    section.paragraphs = [
        Paragraph(
            "By \(entry.actor.text). The names of the fields are shown, not what they say: that is read on the page of the record, for a purpose.",
            css: "soft")
    ]
    page.sections = [section]
    return page
}
