import Evidence
import Exchange
import Hummingbird
import Order
import Program
import Records

/// What a person does about evidence: resolves a discrepancy, states what they saw, proposes and decides an override, asks a verifier,
/// looks at a picture for a purpose.
func evidencePages(_ service: ServiceState) -> [PageRoute] {
    let one = "/console/applications/{id}"
    return [
        service.page(.post, one + "/discrepancies/{key}", for: \.decides) { visit in
            let id: ApplicationID = try visit.id("id", "application")
            guard let answer = visit.form["answer"].flatMap(DiscrepancyResolution.Answer.init(rawValue:)) else {
                throw Problem.malformed("Choose what is so.")
            }
            _ = try await visit.program.resolveDiscrepancy(
                visit.parameter("key"), of: id, as: answer, why: visit.form["why"] ?? "", seeing: try visit.seen(),
                by: visit.user)
            return seeOther("/console/applications/\(id)#discrepancies")
        },
        service.page(.get, one + "/seen", for: \.decides) { visit in
            let record = try await visit.program.application(visit.id("id", "application"))
            return visit.answer(seenPage(try await visit.frame(at: "Accounts"), record, visit, problems: [:]))
        },
        service.page(.post, one + "/seen", for: \.decides) { visit in
            let id: ApplicationID = try visit.id("id", "application")
            let (seen, problems) = seenDocument(visit.form)
            guard let seen, problems.isEmpty else {
                let record = try await visit.program.application(id)
                return htmlAnswer(
                    visit.service.templates.draw(
                        seenPage(try await visit.frame(at: "Accounts"), record, visit, problems: problems)),
                    status: .unprocessableContent)
            }
            _ = try await visit.program.recordSeenDocument(seen, for: id, seeing: try visit.seen(), by: visit.user)
            return seeOther("/console/applications/\(id)#steps")
        },
        service.page(.post, one + "/evidence/{evidence}/override", for: \.decides) { visit in
            let id: ApplicationID = try visit.id("id", "application")
            _ = try await visit.program.proposeOverride(
                of: try visit.id("evidence", "evidence"), in: id, why: visit.form["why"] ?? "", by: visit.member)
            return seeOther("/console/applications/\(id)#steps")
        },
        service.page(.post, one + "/evidence/{evidence}/decide", for: \.decides) { visit in
            let id: ApplicationID = try visit.id("id", "application")
            _ = try await visit.program.decideOverride(
                of: try visit.id("evidence", "evidence"), in: id, accepts: visit.form["accept"] != nil, by: visit.member
            )
            return seeOther("/console/applications/\(id)#steps")
        },
        service.page(.post, one + "/checks", for: \.decides) { visit in
            let id: ApplicationID = try visit.id("id", "application")
            let question = (visit.form["question"] ?? "").split(separator: "/").map(String.init)
            guard question.count == 2, let kind = VerifierCheckKind(rawValue: question[1]) else {
                throw Problem.malformed("Choose a question.")
            }
            _ = try await visit.program.askVerifier(question[0], kind, about: id, by: visit.actor)
            return seeOther("/console/applications/\(id)#ask")
        },
        service.page(.post, one + "/pictures", for: \.reveals) { visit in
            let (id, picture) = try visit.picture()
            let shown = try await visit.program.picture(
                picture, of: id, purpose: visit.form["purpose"] ?? "", by: visit.actor)
            return Answer.bytes(shown.bytes, media: shown.media.rawValue).response
        },
        service.page(.post, one + "/pictures/hold", for: \.holds) { visit in
            let (id, picture) = try visit.picture()
            try await visit.program.holdPicture(picture, of: id, why: visit.form["why"] ?? "", by: visit.member)
            return seeOther("/console/applications/\(id)#pictures")
        },
        service.page(.post, one + "/pictures/release", for: \.holds) { visit in
            let (id, picture) = try visit.picture()
            try await visit.program.releasePicture(picture, of: id, why: visit.form["why"] ?? "", by: visit.member)
            return seeOther("/console/applications/\(id)#pictures")
        },
    ]
}

extension Visit {
    /// The entry that the person saw when the form was drawn.
    fileprivate func seen() throws -> EntryID {
        guard let entry = form["seeing"].flatMap(EntryID.init(rawValue:)) else {
            throw Problem.malformed("The form does not say what you saw. Load the page again.")
        }
        return entry
    }
    /// The application of the path and the picture that the form names.
    fileprivate func picture() throws -> (application: ApplicationID, picture: SubjectID) {
        guard let picture = form["picture"].flatMap(SubjectID.init(rawValue:)) else {
            throw ProgramError.notFound("picture")
        }
        return (try id("id", "application"), picture)
    }
    /// The person with the role held now, for acts that take two.
    var member: StaffMember { StaffMember(user, roles: Set([StaffRole(rawValue: role.rawValue)].compactMap { $0 })) }
}

private func seenPage(_ frame: Frame, _ record: ApplicationRecord, _ visit: Visit, problems: [String: String]) -> Page {
    var page = Page(frame, heading: "What did you see?")
    page.crumbs = Crumbs(
        links: [
            Link(text: "Applications", href: "/console/applications"),
            Link(text: record.id.rawValue, href: "/console/applications/\(record.id)"),
        ], here: "Seen document", code: nil)
    page.wide = true
    page.lead = "State what the document says, as it writes it. It becomes evidence with you as the one who saw it."
    var form = Form(action: "/console/applications/\(record.id)/seen", csrf: visit.session.csrf)
    form.narrow = true
    form.hidden = [.init(name: "seeing", value: record.lastEntry.rawValue)]
    func value(_ name: String) -> String { visit.form[name] ?? "" }
    func input(_ name: String, _ label: String, why: String? = nil, limit: Int = 200) -> Field {
        .input(name, label, why: why, value: value(name), error: problems[name], limit: limit)
    }
    form.fields = [
        .select(
            "kind", "Document",
            options: SeenDocument.Kind.allCases.map { (value: $0.rawValue, text: sentenceCase($0.words)) },
            value: value("kind")),
        .choices(
            "medium", "How did you see it?",
            options: [("inPerson", "In my hands, with its holder before me", nil), ("video", "Over video", nil)],
            chosen: [value("medium")], error: problems["medium"]),
        input("name", "Name in the document", limit: Limits.name),
        input("number", "Number", limit: Limits.documentNumber),
        input("birthDate", "Birth date", why: "1974-08-12; only the year if that is all it says."),
        input("issuer", "Issued by", why: "The country's code, e.g. LV."),
        input("nationality", "Nationality", why: "The country's code, if the document names one."),
        input("expiry", "Valid until", why: "2031-04-15; leave empty if it names no end."),
        .choices(
            "genuine", "Its security features",
            options: [
                ("yes", "Look genuine", nil), ("no", "Do not look genuine", nil),
            ], chosen: [value("genuine")], error: problems["genuine"]),
        .choices(
            "face", "The face",
            options: [
                ("yes", "Is that of the portrait", nil), ("no", "I cannot tell", nil),
            ], chosen: [value("face")], error: problems["face"]),
        .area("why", "What you looked at", value: value("why"), error: problems["why"]),
    ]
    form.buttons = [.init("Record it", css: "primary")]
    var section = Section(id: "seen", title: nil)
    section.form = form
    page.sections = [section]
    return page
}

private func seenDocument(_ form: FormBody) -> (SeenDocument?, [String: String]) {
    var problems: [String: String] = [:]
    func date(_ name: String) -> CalendarDate? {
        guard let text = form[name] else { return nil }
        let date = CalendarDate(text)
        if date == nil { problems[name] = "Write it as 1974-08-12." }
        return date
    }
    func country(_ name: String) -> JurisdictionCode? {
        guard let text = form[name] else { return nil }
        let code = try? JurisdictionCode(parsing: text)
        if code == nil { problems[name] = "This is no code of a country." }
        return code
    }
    let birthDate = date("birthDate"), expiry = date("expiry")
    let issuer = country("issuer"), nationality = country("nationality")
    let medium = form["medium"].flatMap(SeenDocument.Medium.init(rawValue:))
    if medium == nil { problems["medium"] = "Say how you saw it." }
    if form["genuine"] == nil { problems["genuine"] = "Say what you think of it." }
    if form["face"] == nil { problems["face"] = "Say whether you compared the face." }
    if form["name"] == nil { problems["name"] = "Write the name that the document has." }
    if form["why"] == nil { problems["why"] = "Say in a sentence what you looked at." }
    guard let medium, problems.isEmpty else { return (nil, problems) }
    return (
        SeenDocument(
            kind: form["kind"].flatMap(SeenDocument.Kind.init(rawValue:)) ?? .other, medium: medium,
            name: form["name"] ?? "", issuer: issuer, nationality: nationality, birthDate: birthDate,
            number: form["number"], expiry: expiry, faceMatches: form["face"] == "yes",
            isGenuine: form["genuine"] == "yes", why: form["why"] ?? ""), [:]
    )
}
