import Hummingbird
import Order

/// What exists only in a sample: a first page that leads in, and the outbox.
func samplePages(_ service: ServiceState) -> [PageRoute] {
    guard service.configuration.sample else { return [] }
    return [
        PageRoute(.get, "/console/outbox") { request, _ in
            let session = service.session(of: request)
            let mails = await service.configuration.outbox?() ?? []
            return htmlAnswer(
                service.templates.draw(outboxPage(frame: service.frame(session: session, at: "", open: 0), mails)))
        }
    ]
}

func outboxPage(frame: Frame, _ mails: [OutboxMail]) -> Page {
    var page = Page(frame, heading: "Outbox of the sample")
    page.wide = true
    page.lead = "Nothing is sent from a sample. What would have been is here, newest first, codes and all."
    var section = Section(id: "outbox", title: nil)
    section.table = Table(
        [.init("When (UTC)", name: "at"), .init("To"), .init("Subject"), .init("Text")],
        mails.prefix(100).map { [.init($0.at), .init($0.to), .init($0.subject), .init($0.text)] },
        whenEmpty: ("No mail yet.", "Apply in the portal with any e-mail address: the code lands here."))
    page.sections = [section]
    return page
}

/// Leads a newcomer to a decision and its explanation.
func welcomePage(_ service: ServiceState) -> PortalStep {
    var page = PortalStep(provider: "Gatehouse", sample: service.sampleNotice, heading: "A gatehouse, with sample data")
    page.lead = "One road from an application to a decided, sealed, provable record. Two ways in:"
    page.links = [
        .init(
            text: "See how it is decided", href: "/console/sign-in",
            note:
                "sign in as officer; the name and password are filled in. Open the first thing in the queue, or any account."
        ),
        .init(
            text: "Apply as a customer would", href: "/portal",
            note: "live in Utopia, or in the United States, and see the difference."),
        .init(
            text: "The mails that a sample keeps", href: "/console/outbox",
            note: "the code for your application is there."),
        .init(text: "The API’s description", href: "/openapi.json", note: "OpenAPI 3.1"),
    ]
    return page
}
