import Hummingbird
import Order

/// An error as a page: what happened, in plain words, and the next step. The same for console and portal, in the frame of each.
func errorPage(_ service: ServiceState, _ problem: Problem, _ request: Request, _ context: ServiceContext) -> Response {
    var response: Response
    let words = errorWords(problem)
    if request.uri.path.hasPrefix("/console") {
        let session = service.session(of: request)
        var page = Page(service.frame(session: session, at: "", open: 0), heading: words.heading)
        page.wide = true
        page.lead = words.text
        var section = Section(id: "next", title: nil)
        section.paragraphs = [
            Paragraph([
                Run(
                    session == nil ? "Sign in" : "Go to the queue",
                    session == nil ? "/console/sign-in" : "/console/queue")
            ]),
            Paragraph("Noted under \(context.requestID).", css: "soft small"),
        ]
        page.sections = [section]
        response = htmlAnswer(service.templates.draw(page), status: problem.status)
    } else {
        var page = PortalStep(provider: service.provider, sample: service.sampleNotice, heading: words.heading)
        page.lead = words.text
        page.links = [
            .init(text: "Start at the beginning", href: "/portal", note: nil)
        ]
        page.asked = nil
        response = htmlAnswer(service.templates.draw(page), status: problem.status)
    }
    for field in problem.headers { response.headers[field.name] = field.value }
    return response
}

func errorWords(_ problem: Problem) -> (heading: String, text: String) {
    switch problem.status.code {
    case 404:
        (
            "There is nothing here",
            problem.type == "not-found" && problem.detail.hasPrefix("There is no ")
                ? problem.detail
                    + " The address may be mistyped, or what it named has been destroyed at the end of its time."
                : "The address may be mistyped, or what it named has been destroyed at the end of its time."
        )
    case 413:
        (
            "That is too large",
            "Go back and send fewer files, or smaller ones: each may have 8 MB, and all together 16 MB. Nothing was kept of these."
        )
    case 403: ("You may not see this", problem.detail)
    case 409: ("It has moved on", problem.detail)
    case 429: ("Too many requests", problem.detail)
    case 500...: ("Something failed", problem.detail)
    default:
        (
            problem.title,
            problem.errors.isEmpty ? problem.detail : problem.errors.map(\.description).joined(separator: " · ")
        )
    }
}
