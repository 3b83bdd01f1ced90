import Hummingbird
import Order
import Program
import Records

/// The portal: applying, coming back by link, proving an e-mail address, and seeing where it stands. No script, no camera, no
/// telephone call.
///
/// The link is 128 random bits and is all that is needed to come back; the program keeps its hash. Nothing typed is in an address.
func portalPages(_ service: ServiceState) -> [PageRoute] {
    let portal = Portal(service: service)
    let one = "/portal/a/{link}"
    return [
        PageRoute(.get, "/portal") { _, _ in portal.answer(portal.startPage()) },
        PageRoute(.post, "/portal") { request, _ in
            try checkSameSite(request)
            return try await portal.start(try await request.form())
        },
        PageRoute(.get, one) { request, context in
            try await portal.status(link: try portal.link(context), query: try request.query())
        },
        PageRoute(.get, one + "/later") { _, context in portal.answer(portal.laterPage(link: try portal.link(context)))
        },
        PageRoute(.get, one + "/more") { _, context in
            try await portal.more(link: try portal.link(context), errors: [:], form: nil)
        },
        PageRoute(.post, one + "/more") { request, context in
            try checkSameSite(request)
            return try await portal.addMore(link: try portal.link(context), sent: try await request.form())
        },
        PageRoute(.get, one + "/receipt") { _, context in try await portal.receipt(link: try portal.link(context)) },
        PageRoute(.post, one + "/code") { request, context in
            try checkSameSite(request)
            return try await portal.code(link: try portal.link(context), form: try await request.form())
        },
        PageRoute(.post, one + "/again") { request, context in
            try checkSameSite(request)
            return try await portal.lookAgain(link: try portal.link(context), form: try await request.form())
        },
        PageRoute(.post, one + "/withdraw") { request, context in
            try checkSameSite(request)
            return try await portal.withdraw(link: try portal.link(context))
        },
        PageRoute(.get, one + "/{step}") { _, context in
            try await portal.step(link: try portal.link(context), try portal.stepKind(context))
        },
        PageRoute(.post, one + "/{step}") { request, context in
            try checkSameSite(request)
            return try await portal.take(
                link: try portal.link(context), try portal.stepKind(context), form: try await request.form(),
                origin: context.origin)
        },
    ]
}

struct Portal: Sendable {
    let service: ServiceState
    var program: IdentificationProgram { service.program }

    func answer(_ page: PortalStep, status: HTTPResponse.Status = .ok) -> Response {
        htmlAnswer(service.templates.draw(page), status: status)
    }
    func page(_ heading: String) -> PortalStep {
        PortalStep(provider: service.provider, sample: service.sampleNotice, heading: heading)
    }
    /// 32 hexadecimal digits; anything else was never a link.
    func link(_ context: ServiceContext) throws -> String {
        guard let link = context.parameters.get("link"), link.utf8.count == 32, link.allSatisfy(\.isHexDigit) else {
            throw ProgramError.notFound("application under this link")
        }
        return link
    }
    func stepKind(_ context: ServiceContext) throws -> PortalStepKind {
        guard let step = context.parameters.get("step").flatMap(PortalStepKind.init(rawValue:)) else {
            throw Problem.notFound
        }
        return step
    }

    // MARK: Beginning

    func startPage() -> PortalStep {
        var page = page("Open an account")
        page.lead =
            "A few questions, about four minutes. You can stop at any point and come back by a link; nothing that you typed is lost."
        var input = PortalStep.Input(action: "/portal", csrf: "")
        input.fields = [
            .choices(
                "kind", "Who is the account for?",
                options: [
                    ("individual", "For me", "an individual"),
                    ("entity", "For an organisation", "a company, a university, an association, any group"),
                ],
                chosen: ["individual"]),
            .select(
                "product", "What do you need?", why: "The rules differ a little by product.",
                options: Product.Kind.allCases.map { (value: $0.rawValue, text: sentenceCase($0.words)) },
                value: "virtualMachine"),
        ]
        input.buttons = [.init("Begin", css: "primary")]
        page.form = input
        page.asked = PortalStep.Asked(paragraphs: [
            "The United States requires those who rent out computing over the internet to know who rents it (Executive Order 13984). We ask for no more than that needs.",
            "If you are a United States person, we ask only what tells that you are one, and keep no document of yours.",
            "What you type is encrypted under a key of its own. Whoever looks at it here leaves a trace, and after the time set by the rules the key is destroyed.",
        ])
        return page
    }

    func start(_ form: FormBody) async throws -> Response {
        let kind = form["kind"] == "entity" ? "entity" : "individual"
        let product = form["product"].flatMap(Product.Kind.init(rawValue:)) ?? .virtualMachine
        let link = randomText()
        try await program.saveDraft(PortalForm(values: ["kind": kind, "product": product.rawValue]).json, link: link)
        return seeOther("/portal/a/\(link)/who")
    }

    // MARK: Steps

    private func draft(_ link: String) async throws -> PortalForm {
        guard let draft = try await program.draft(link: link) else {
            throw ProgramError.notFound("application under this link; it may have expired")
        }
        return PortalForm(json: draft)
    }

    /// Which steps this applicant has: one who is a United States person by what was said so far skips the rest.
    func steps(for form: PortalForm) async throws -> [PortalStepKind] {
        let told = !form["country"].isEmpty || form.isEntity && !form["organizedIn"].isEmpty
        if told, let application = form.application(origin: nil).application,
            program.preview(application).determination == "unitedStatesPerson"
        {
            return [.who, .place, .check]
        }
        return PortalStepKind.allCases
    }

    func step(link: String, _ step: PortalStepKind) async throws -> Response {
        if try await program.application(link: link) != nil { return seeOther("/portal/a/\(link)") }
        let form = try await draft(link)
        return answer(try await stepPage(link: link, step, form: form, errors: [:]))
    }

    func take(link: String, _ step: PortalStepKind, form sent: FormBody, origin: String) async throws -> Response {
        if try await program.application(link: link) != nil { return seeOther("/portal/a/\(link)") }
        var form = try await draft(link)
        form.take(sent, names: step.names(entity: form.isEntity))
        let cards = form.dropWholeCardNumbers(today: CalendarDate(of: program.clock.now))
        try await program.saveDraft(form.json, link: link)
        if sent["later"] != nil { return seeOther("/portal/a/\(link)/later") }
        if step == .check { return try await send(link: link, form: form, origin: origin) }

        let names = Set(step.names(entity: form.isEntity))
        let errors = form.application(origin: nil).errors.filter { names.contains($0.key) }
            .merging(form.mustBeAnswered(in: step)) { parsed, _ in parsed }
            .merging(cards) { _, card in card }
        guard errors.isEmpty else {
            return answer(
                try await stepPage(link: link, step, form: form, errors: errors), status: .unprocessableContent)
        }
        let steps = try await steps(for: form)
        let next = steps.firstIndex(of: step).map { steps[min($0 + 1, steps.count - 1)] } ?? .check
        return seeOther("/portal/a/\(link)/\(next.rawValue)")
    }

    private func stepPage(link: String, _ step: PortalStepKind, form: PortalForm, errors: [String: String]) async throws
        -> PortalStep
    {
        let steps = try await steps(for: form)
        let at = steps.firstIndex(of: step) ?? steps.count - 1
        return portalStepPage(
            service: (service.provider, service.sampleNotice), base: "/portal/a/\(link)", step, at: at, steps: steps,
            form: form, errors: errors)
    }

    private func send(link: String, form: PortalForm, origin: String) async throws -> Response {
        let now = program.clock.now
        let access = (try? IPAddress(parsing: origin)).map { AccessOrigin(address: $0, time: now) }
        let (application, errors) = form.application(origin: access)
        guard let application, errors.isEmpty else {
            let wrong = PortalStepKind.allCases.first { step in
                !Set(step.names(entity: form.isEntity)).isDisjoint(with: errors.keys) || application == nil
            }
            return answer(
                try await stepPage(link: link, wrong ?? .who, form: form, errors: errors), status: .unprocessableContent
            )
        }
        // The link is the key: sending twice is one application.
        let key = IdempotencyKey(scope: "portal", key: link, requestDigest: Array(link.utf8))
        let record = try await program.submit(application, key: key, by: .system("portal"))
        try await program.bind(link: link, to: record.id)
        if record.decision.missing.contains(where: { $0.pointer == "evidence/emailCode" }) {
            // The application has arrived either way; the page of its standing offers to send the code again.
            do { _ = try await program.sendEmailCode(for: record.id, by: .applicant(record.subject)) } catch {
                return seeOther("/portal/a/\(link)?unsent=1")
            }
        }
        return seeOther("/portal/a/\(link)")
    }

    func laterPage(link: String) -> PortalStep {
        var page = page("Kept for you")
        page.lead = "Everything you typed is kept. Come back to this address, on any device, and go on:"
        page.links = [PortalStep.NotedLink(text: "Go on with the application", href: "/portal/a/\(link)")]
        page.asked = PortalStep.Asked(paragraphs: [
            "Keep the address of that link (bookmark it, or send it to yourself): whoever has it can go on with this application, so give it to nobody.",
            "What is not sent within the time the rules set is destroyed.",
        ])
        return page
    }

    // MARK: Afterwards

    func status(link: String, query: FormBody) async throws -> Response {
        guard let record = try await program.application(link: link) else {
            let form = try await draft(link)
            let steps = try await steps(for: form)
            let next = steps.first { !form.mustBeAnswered(in: $0).isEmpty } ?? .check
            return seeOther("/portal/a/\(link)/\(next.rawValue)")
        }
        var page = statusPage(record, link: link)
        if query["unsent"] != nil {
            page.notices.append(
                Notice(
                    text:
                        "Your application has arrived. The code could not be sent just now: ask for a new one in a few minutes.",
                    css: "wait"))
        }
        if query["shown"] != nil {
            page.notices.append(Notice(text: "Received. This is where it stands now.", css: "go"))
        }
        if query["sent"] != nil { page.notices.append(Notice(text: "A new code is on its way.", css: "go")) }
        return htmlAnswer(service.templates.draw(page))
    }

    func statusPage(_ record: ApplicationRecord, link: String) -> PortalStatus {
        portalStatusPage(
            provider: service.provider, sample: service.sampleNotice, record: record, base: "/portal/a/\(link)",
            now: program.clock.now)
    }

    func code(link: String, form: FormBody) async throws -> Response {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        let applicant = Actor.applicant(record.subject)
        func again(_ record: ApplicationRecord, _ text: String) -> Response {
            var page = statusPage(record, link: link)
            page.notices.insert(Notice(text: text, css: "stop"), at: 0)
            return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
        }
        if form["resend"] != nil {
            do {
                _ = try await program.sendEmailCode(for: record.id, by: applicant)
            } catch ProgramError.conflict(let why) {
                return again(record, humane(why))
            } catch ProgramError.unavailable(let why) {
                return again(record, humane(why))
            } catch ProgramError.invalid(let problems) {
                return again(record, problems.map(\.message).joined(separator: " "))
            }
            return seeOther("/portal/a/\(link)?sent=1")
        }
        let typed = (form["code"] ?? "").filter(\.isNumber)
        guard !typed.isEmpty else {
            return again(record, "Type the six digits from the e-mail. This was not counted as a try.")
        }
        let answer = try await program.answerEmailCode(typed, for: record.id, by: applicant)
        switch answer.result {
        case .proven: return seeOther("/portal/a/\(link)")
        case .wrong(let left):
            return again(
                answer.record,
                "That is not the code. You can try \(counted(left, "more time", "more times")), or ask for a new one.")
        case .expired: return again(answer.record, "That code has expired. Ask for a new one.")
        case .exhausted: return again(answer.record, "That is not the code, and no more tries are left for now.")
        case .notAsked: return again(answer.record, "No code is under way. Ask for one.")
        }
    }

    func lookAgain(link: String, form: FormBody) async throws -> Response {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        guard let text = form["text"] else {
            var page = statusPage(record, link: link)
            page.notices = [
                Notice(
                    text: "Write in a sentence or two what is wrong, so that the person who looks again knows.",
                    css: "stop")
            ]
            return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
        }
        do {
            _ = try await program.appeal(record.id, text: String(text.prefix(2000)), by: .applicant(record.subject))
        } catch ProgramError.invalid(let problems) {
            var page = statusPage(record, link: link)
            page.notices = problems.map { Notice(text: $0.message, css: "stop") }
            return htmlAnswer(service.templates.draw(page), status: .unprocessableContent)
        }
        return seeOther("/portal/a/\(link)")
    }

    func withdraw(link: String) async throws -> Response {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        _ = try await program.withdraw(record.id, by: .applicant(record.subject))
        return seeOther("/portal/a/\(link)")
    }

    func receipt(link: String) async throws -> Response {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        guard let receipt = try await program.receipt(for: record.id) else {
            var page = page("The receipt is not ready yet")
            page.lead =
                "It proves what you gave us and when, and waits for the next checkpoint of the log. Load this page again in a minute."
            page.links = [PortalStep.NotedLink(text: "Back to your application", href: "/portal/a/\(link)")]
            return answer(page, status: .accepted)
        }
        return Answer(
            status: .ok, body: .text(receipt, media: "text/plain; charset=utf-8"),
            headers: [.contentDisposition: "attachment; filename=\"receipt-\(record.id).tlog-proof\""]
        ).response
    }
}

func portalStepPage(
    service: (provider: String, sample: String?), base: String, _ step: PortalStepKind, at: Int,
    steps: [PortalStepKind],
    form: PortalForm, errors: [String: String]
) -> PortalStep {
    var page = PortalStep(
        provider: service.provider, sample: service.sample,
        heading: step == .place && form.isEntity
            ? "Where it is" : step == .who && form.isEntity ? "Which organisation" : step.title)
    page.steps = PortalStep.Steps(items: steps.indices.map { PortalStep.Step(done: $0 <= at) })
    let left = steps.count - at
    page.progress = "Step \(at + 1) of \(steps.count) · about \(counted(left, "minute")) left"
    if !errors.isEmpty {
        page.notices = [
            Notice(
                text: errors.count == 1
                    ? "One answer needs another look." : "\(errors.count) answers need another look.", css: "stop")
        ]
    }
    var input = PortalStep.Input(action: "\(base)/\(step.rawValue)", csrf: "")
    input.fields = form.fields(of: step, errors: errors, sample: service.sample != nil)
    if step == .check {
        page.lead =
            steps.count == 3
            ? "You are a United States person by what you told us, so this is all we ask."
            : "This is what we will check. You can change any of it."
        page.answers = PortalStep.Answers(rows: form.answers(steps: steps, base: base, sample: service.sample != nil))
        input.buttons = [
            .init("Send", css: "primary"),
            .init("Save and finish later", name: "later", value: "1", css: "quiet", skips: true),
        ]
    } else {
        input.buttons = [
            .init("Continue", css: "primary"),
            .init("Save and finish later", name: "later", value: "1", css: "quiet", skips: true),
        ]
    }
    page.form = input
    page.asked = PortalStep.Asked(paragraphs: why(step, entity: form.isEntity))
    return page
}

private func why(_ step: PortalStepKind, entity: Bool) -> [String] {
    let kept =
        "It is encrypted under a key of its own, shown to nobody who does not need it, and destroyed when the rules no longer ask for it."
    switch step {
    case .who:
        return [
            "Executive Order 13984 asks us to know who rents our machines, and first of all whether you are a United States person (clauses 1(a)(i) and 5(k)).",
            kept,
        ]
    case .place:
        return [
            "An address is part of what must be kept (clause 1(a)(ii)). Where you are today matters because anyone in the United States counts as a United States person (clause 5(k)).",
            kept,
        ]
    case .reach:
        return [
            "E-mail and telephone are part of what must be kept (clause 1(a)(ii)(C)).",
            entity
                ? "Owners and those in control count as customers too."
                : "We check names against public lists of sanctioned persons; a date of birth keeps you from being taken for somebody else.",
            kept,
        ]
    case .payment:
        return [
            "Means and source of payment, and a national identification number, are part of what must be kept (clauses 1(a)(ii)(A) and (B)).",
            "We never want a whole card number.", kept,
        ]
    case .check:
        return [
            "What you send is sealed in a log that can be checked by others without being read by them. You get a receipt that proves what you gave us and when.",
            kept,
        ]
    }
}

/// Where an application stands, in the applicant's words.
func portalStatusPage(provider: String, sample: String?, record: ApplicationRecord, base: String, now: Timestamp)
    -> PortalStatus
{
    let decision = record.decision
    let waitsForCode = decision.missing.contains { $0.pointer == "evidence/emailCode" }
    let heading: String
    let lead: String
    switch record.state {
    case .opened: (heading, lead) = ("Your account is open", "Everything has been checked. You can start machines now.")
    case .openedWithConditions: (heading, lead) = ("Your account is open, with conditions", humane(decision.summary))
    case .outOfScope: (heading, lead) = ("Nothing more is needed", decision.summary)
    case .refused: (heading, lead) = ("We cannot open this account", humane(decision.summary))
    case .withdrawn:
        (heading, lead) = (
            "You withdrew this application", "Nothing further happens with it. You can start again at any time."
        )
    case .expired:
        (heading, lead) = (
            "The time for this application has passed",
            "Something was still missing when it ran out. You can start again at any time."
        )
    case .review, .held:
        (heading, lead) = (
            "A person is looking at it", "Something needs a person’s judgement. You do not have to do anything."
        )
    case .received, .collecting, .verifying:
        let count = decision.missing.count
        heading =
            count == 1 ? "We need one more thing" : count == 0 ? "It is being checked" : "We need \(count) more things"
        lead =
            waitsForCode && count == 1
            ? record.codeStanding(of: .email, at: now)?.takesAnswers == false
                ? "The code that we sent to your e-mail address holds no more."
                : "We sent a code to your e-mail address. Type it here to show that the address is yours."
            : humane(decision.summary)
    }
    var soFar: [PortalStatus.Line] = [
        .init(mark: .done, text: "Your application arrived", note: Moment.long(record.receivedAt))
    ]
    for piece in record.evidence {
        let text =
            switch piece.kind {
            case "emailCode": "Your e-mail address is yours"
            case "telephoneCode": "Your telephone number is yours"
            default: sentenceCase(piece.words)
            }
        switch piece.status {
        case .valid: soFar.append(.init(mark: .done, text: text, note: Moment.long(piece.at)))
        case .unproven:
            soFar.append(.init(mark: .done, text: text + ": received", note: humane(piece.reason.deepest)))
        case .invalid:
            soFar.append(
                .init(
                    mark: .wanted, text: sentenceCase(piece.words) + " was not accepted",
                    note: humane(piece.reason.deepest)))
        }
    }
    for item in decision.missing {
        soFar.append(.init(mark: .wanted, text: item.label, note: "waiting for you · " + item.why))
    }
    if record.appeal != nil {
        soFar.append(.init(mark: .wanted, text: "Another look", note: "by a person who did not decide before"))
    }
    soFar.append(
        record.state.isPending
            ? .init(mark: .ahead, text: "Decision")
            : .init(
                mark: record.state == .refused ? .against : .done, text: "Decision",
                note: Moment.long(decision.decidedAt)))

    var page = PortalStatus(
        provider: provider, sample: sample, heading: heading, lead: lead, soFar: soFar,
        links: [
            .init(text: "Download your receipt", href: base + "/receipt", note: "proof of what you gave us and when")
        ],
        reference: record.id.rawValue)
    if record.state.isPending, let deadline = decision.deadline {
        page.until =
            decision.missing.isEmpty
            ? "You hear from us by \(Moment.long(deadline))."
            : "Until \(Moment.long(deadline)). After that the application closes; you can start again at any time."
    }
    page.machines =
        switch record.state {
        case .opened: nil
        case .openedWithConditions:
            decision.conditions.isEmpty ? nil : decision.conditions.joined(separator: "; ") + "."
        case .refused: "None of yours are running here under this application, so none are stopped."
        default:
            record.state.isPending
                ? "You can start none until this is decided. Machines that you already run under another account go on."
                : nil
        }
    if record.state == .refused {
        page.reasons = PortalStatus.Lines(
            rows: [
                .init(
                    mark: .wanted, text: humane(decision.reason.finding),
                    note: "clause \(decision.reason.clause.rawValue) of Executive Order 13984")
            ]
                + decision.reason.because.prefix(6).map {
                    .init(
                        mark: $0.holds.map { $0 ? Mark.holds : .not } ?? .unknown, text: humane($0.finding),
                        note: "clause \($0.clause.rawValue)")
                })
    }
    if waitsForCode {
        // What cannot be done now is not offered; when it can be is said.
        let standing = record.codeStanding(of: .email, at: now)
        var form = Form(action: base + "/code", csrf: "")
        if standing?.takesAnswers != false || standing?.restsUntil == nil {
            form.fields = [
                .input(
                    "code", "The code from the e-mail",
                    why: "Six digits. It can take a minute to arrive; look among unwanted mail too.", limit: 12,
                    autocomplete: "one-time-code", mode: "numeric", css: "code")
            ]
            form.buttons = [.init("Check the code", css: "primary")]
        }
        if let rest = standing?.restsUntil {
            page.notices.append(
                Notice(
                    text:
                        "You can ask for a new code after \(Moment.long(rest)). Everything that you sent stays as it is.",
                    css: "wait"))
        } else {
            form.buttons.append(.init("Send a new code", name: "resend", value: "1", css: "quiet", skips: true))
        }
        if !form.buttons.isEmpty { page.form = form }
    }
    let others = decision.missing.filter { $0.pointer != "evidence/emailCode" }
    if record.state.isPending, !others.isEmpty {
        page.answer =
            others.allSatisfy { $0.pointer.hasPrefix("evidence") }
            ? Link(text: "Show who you are", href: base + "/evidence")
            : Link(text: "Answer now", href: base + "/more")
    } else if record.state.isPending, record.evidence.contains(where: { $0.status == .invalid }) {
        page.answer = Link(text: "Show it again, or another way", href: base + "/evidence")
    }
    if record.appeal == nil, record.state == .refused || record.state == .held {
        var form = Form(action: base + "/again", csrf: "")
        form.fields = [
            .area(
                "text", "Something is wrong: ask a person to look again",
                why: "Say what is wrong. A person who did not decide before reads it.")
        ]
        form.buttons = [.init("Ask for another look")]
        page.again = form
    }
    return page
}
