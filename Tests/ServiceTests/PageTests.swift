import Foundation
import Order
@testable import Program
@testable import Service
import Testing

@Suite("Pages")
struct PageTests {
    let templates: Templates
    let drawn: [(name: String, html: String)]

    init() throws {
        templates = try Templates()
        drawn = PageTests.gallery(templates)
        // For eyes: writes every sample page where this says.
        if let folder = ProcessInfo.processInfo.environment["GATEHOUSE_PAGES"] {
            for (name, html) in drawn {
                let local = html.replacing("/assets/", with: "assets/")
                try local.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
            }
            try FileManager.default.createDirectory(atPath: folder + "/assets", withIntermediateDirectories: true)
            for asset in Assets.all {
                try Data(asset.bytes).write(to: URL(filePath: folder + asset.path))
            }
        }
    }

    static func gallery(_ templates: Templates) -> [(name: String, html: String)] {
        var queueFrame = Sample.frame
        queueFrame.places[0].current = true
        queueFrame.places[1].current = false
        func portal(_ step: PortalStepKind, at: Int, _ form: PortalForm, errors: [String: String] = [:]) -> String {
            templates.draw(
                portalStepPage(
                    service: ("Northwind Compute", nil), base: "/portal/a/x", step, at: at,
                    steps: PortalStepKind.allCases, form: form, errors: errors))
        }
        let form = PortalForm(values: [
            "kind": "individual", "name": "Anna Maria Eriksson", "citizenship": "LV", "email": "anna@utopia.example",
            "telephone": "0412 555 018", "street": "Harbour Street 4", "country": "LV",
        ])
        let entity = PortalForm(values: [
            "kind": "entity", "name": "Utopia Hosting", "organizedIn": "LV", "owner1": "Anna Eriksson",
        ])
        func status(_ record: ApplicationRecord) -> String {
            templates.draw(
                portalStatusPage(
                    provider: "Northwind Compute", sample: nil, record: record, base: "/portal/a/x", now: Sample.now))
        }
        let code = MissingItem(
            pointer: "evidence/emailCode", label: "The code from the e-mail", why: "it shows that the address is yours",
            clause: "1(a)(ii)(C)")
        let telephone = MissingItem(
            pointer: "/applicant/telephone", label: "A telephone number", why: "it must be kept", clause: "1(a)(ii)(C)")
        var review = Page(queueFrame, heading: "Is this the same person?")
        review.crumbs = Crumbs(
            links: [Link(text: "Queue", href: "/console/queue")], here: "Possible listed person · ",
            code: Sample.account.rawValue)
        review.lead = "Score 0.71, possible. " + Sample.hit.sentence
        review.sections = [compareSection(Sample.hit, revealed: true)]
        var decide = Section(id: "decide", title: "Decide")
        decide.paragraphs = [Paragraph("The reason is kept, and shown the next time these two meet.", css: "soft")]
        var decideForm = Form(action: "/", csrf: "0f")
        decideForm.fields = [
            .area("why", "Why", value: "Different issuing state and document; nationality proven by chip.")
        ]
        decideForm.buttons = [
            .init("Not the same person", name: "decision", value: "n", css: "primary", key: "n"),
            .init("Same person: refuse", key: "s"),
            .init("Cannot tell: hold for 7 days", key: "?"),
        ]
        decideForm.keys = "n s ?"
        decide.form = decideForm
        review.sections.append(decide)
        review.side = [
            SideBlock(
                title: "Seen before",
                items: [.init("Cleared once, 2 Feb 2026", note: "same pair, before the list added the alias")]),
            SideBlock(
                title: "If you refuse",
                items: [
                    .init("The account is closed in 10 days", note: "wind-down under SM-2026-03"),
                    .init("The customer is told how to ask for redress"),
                ]),
        ]
        return [
            (
                "account",
                templates.draw(
                    accountPage(
                        frame: Sample.frame, record: Sample.accountRecord, history: Sample.history, transactions: [],
                        accesses: Sample.accesses, revealed: false, canReveal: true))
            ),
            (
                "application",
                templates.draw(
                    applicationPage(
                        frame: Sample.frame,
                        record: Sample.record(
                            .review, Sample.decision(.hold, missing: [telephone], person: true), hits: [Sample.hit]),
                        history: Sample.history, revealed: false, canReveal: true))
            ),
            (
                "queue",
                templates.draw(
                    queuePage(
                        frame: queueFrame, items: Sample.items, figures: Sample.figures, kind: nil, mine: false,
                        now: Sample.now, address: "/console/queue", people: { _ in "officer" }))
            ),
            (
                "queue-empty",
                templates.draw(
                    queuePage(
                        frame: queueFrame, items: [],
                        figures: QueueFigures(
                            open: 0, byKind: [:], receivedThisWeek: 0, decidedWithoutPerson: 0, medianDecision: nil),
                        kind: nil, mine: false, now: Sample.now, address: "/console/queue", people: { _ in nil }))
            ),
            ("compare", templates.draw(review)),
            (
                "reveal",
                templates.draw(
                    revealPage(Sample.frame, csrf: "0f", what: Sample.account.rawValue, back: "/console/accounts/x"))
            ),
            (
                "accounts",
                templates.draw(
                    accountsPage(
                        frame: Sample.frame,
                        [
                            AccountSummary(
                                id: Sample.account, state: .conditioned, determination: "foreignPerson",
                                product: "virtualMachine", accountType: "standard", jurisdiction: "XU", verified: true,
                                openedAt: Sample.now, updatedAt: Sample.now, reviewDue: nil)
                        ], next: nil, state: nil, address: "/console/accounts"))
            ),
            (
                "accounts-empty",
                templates.draw(
                    accountsPage(
                        frame: Sample.frame, [], next: nil, state: .suspended,
                        address: "/console/accounts?state=suspended"))
            ),
            ("search-empty", templates.draw(searchPage(frame: Sample.frame, [], empty: false))),
            (
                "records",
                templates.draw(
                    recordsPage(
                        frame: Sample.frame, size: 184_204,
                        checkpoint:
                            "gatehouse.local/log\n184204\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n— gatehouse.local/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n",
                        verifierKey: "gatehouse.local/log+38b29f2a+Af/a0"))
            ),
            ("portal-who", portal(.who, at: 0, form)), ("portal-place", portal(.place, at: 1, form)),
            (
                "portal-reach",
                portal(
                    .reach, at: 2, form,
                    errors: ["telephone": "This number has no country code. In Utopia it would be +999 412 555 018."])
            ),
            ("portal-reach-entity", portal(.reach, at: 2, entity)), ("portal-payment", portal(.payment, at: 3, form)),
            ("portal-check", portal(.check, at: 4, form)), ("portal-who-entity", portal(.who, at: 0, entity)),
            ("status-code", status(Sample.record(.verifying, Sample.decision(.hold, missing: [code])))),
            ("status-missing", status(Sample.record(.collecting, Sample.decision(.hold, missing: [telephone, code])))),
            ("status-open", status(Sample.record(.opened, Sample.decision(.open)))),
            ("status-refused", status(Sample.record(.refused, Sample.decision(.refuse)))),
        ]
    }

    @Test("Every page is under 100 KB, says its language, and has one first heading")
    func shape() {
        for (name, html) in drawn {
            #expect(html.utf8.count < 100_000, "\(name) has \(html.utf8.count) bytes")
            #expect(html.contains("<html lang=\"en\">"), "\(name)")
            #expect(html.split(separator: "<h1").count == 2, "\(name)")
        }
    }

    @Test("No page holds anything that the Content-Security-Policy would refuse")
    func policy() throws {
        let style = /<[^>]+\sstyle=/
        let handler = /<[^>]+\son[a-z]+=/
        for (name, html) in drawn {
            #expect(try style.firstMatch(in: html) == nil, "\(name) has an inline style")
            #expect(try handler.firstMatch(in: html) == nil, "\(name) has an inline handler")
            #expect(!html.contains("<script>") && !html.contains("<style"), "\(name)")
        }
    }

    @Test("The style sheet is under 20 KB")
    func sheet() throws {
        let css = try #require(Assets.all.first { $0.path.hasSuffix(".css") })
        #expect(css.bytes.count < 20_000)
    }

    @Test("Nothing that a person typed is markup")
    func escaping() {
        var application = Sample.application
        if case .individual(var person) = application.applicant {
            person.name = "<script>alert(1)</script> \"Anna\" & 'Co'"
            application.applicant = .individual(person)
        }
        var record = Sample.record(.opened, Sample.decision(.open))
        record.application = application
        let html = templates.draw(
            applicationPage(frame: Sample.frame, record: record, history: [], revealed: true, canReveal: true))
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;Anna&quot; &amp; &#39;Co&#39;"))
    }

    @Test("A page shows no personal value until it is revealed for a purpose")
    func masking() {
        let secret = ["Eriksson", "ERIKSSON", "anna@utopia.example", "L898902C36", "Harbour Street", "1974-08-12"]
        let record = Sample.record(.review, Sample.decision(.hold), hits: [Sample.hit])
        let masked = templates.draw(
            applicationPage(
                frame: Sample.frame, record: record, history: Sample.history, revealed: false, canReveal: true))
        let account = templates.draw(
            accountPage(
                frame: Sample.frame, record: Sample.accountRecord, history: [], transactions: [], accesses: nil,
                revealed: false, canReveal: true))
        for value in secret {
            #expect(!masked.contains(value), "\(value)")
            #expect(!account.contains(value), "\(value)")
        }
        let revealed = templates.draw(
            applicationPage(
                frame: Sample.frame, record: record, history: Sample.history, revealed: true, canReveal: true))
        for value in secret where value != "ERIKSSON" { #expect(revealed.contains(value), "\(value)") }
    }

    @Test("Every reason of the tree is drawn with its clause, its shape and its word")
    func reasons() {
        let html = templates.draw(
            applicationPage(
                frame: Sample.frame, record: Sample.record(.opened, Sample.decision()), history: [], revealed: false,
                canReveal: false))
        for clause in Sample.reason.clauses { #expect(html.contains("§ \(clause.rawValue)</a>"), "\(clause)") }
        #expect(html.contains("not known: payment, issuer country"))
        #expect(html.contains("<span class=\"vh\">unknown: </span>"))
    }

    @Test("A table that is taken away holds what the screen shows, and no cell that a spreadsheet would run")
    func tables() {
        let table = Table(
            [.init("Name"), .init("When (UTC)", name: "at")], [[.init("=1+1, \"x\""), .init(Sample.now)]],
            whenEmpty: ("", ""), page: "/console/accounts?state=closed")
        #expect(table.csv == "name,at\r\n\"'=1+1, \"\"x\"\"\",2026-11-12T09:30:00.000Z\r\n")
        #expect(table.json == [["name": "=1+1, \"x\"", "at": "2026-11-12T09:30:00.000Z"]])
        #expect(table.take?.csv == "/console/accounts?state=closed&format=csv")
    }

    @Test(
        "Lengths and due times read as people say them",
        arguments: [
            (41_000, "41 s"), (112_000, "1 min 52 s"), (5 * 3_600_000, "5 h"), (12 * 86_400_000, "12 d"),
            (300, "300 ms"),
        ])
    func lengths(_ milliseconds: Int, _ text: String) { #expect(Moment.length(Int64(milliseconds)) == text) }
}
