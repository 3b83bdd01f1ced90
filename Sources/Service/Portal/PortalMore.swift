import Hummingbird
import Order
import Program

// What was still missing when the application was sent, asked and answered afterwards under the same link.

extension Portal {
    /// Which fields of the form answer a missing item, by its pointer.
    private static func names(for pointer: String) -> [String] {
        switch pointer {
        case _ where pointer.hasPrefix("evidence/document"), _ where pointer.hasPrefix("evidence/machine"): ["mrz"]
        case _ where pointer.hasSuffix("/telephone"): ["telephone"]
        case _ where pointer.hasSuffix("/email"): ["email"]
        case _ where pointer.hasSuffix("/birthDate"): ["birthDate"]
        case _ where pointer.hasSuffix("/citizenships"): ["citizenship", "secondCitizenship", "stateless"]
        case _ where pointer.hasSuffix("/unitedStatesPermanentResident"): ["permanentResident"]
        case _ where pointer.contains("/location"): ["locatedIn"]
        case _ where pointer.contains("/address"): ["street", "town", "region", "postalCode", "country"]
        case _ where pointer.contains("/identificationNumbers"): ["numberKind", "number", "numberCountry"]
        case _ where pointer.contains("/payment"): ["paymentKind", "paymentValue", "institution"]
        case _ where pointer.contains("/organizedIn"): ["organizedIn"]
        case _ where pointer.contains("/owners"), _ where pointer.contains("/controllers"):
            ["noOwners", "controller", "controllerRole"]
                + (1...PortalForm.owners).flatMap { ["owner\($0)", "ownerShare\($0)", "ownerCountry\($0)"] }
        default: []
        }
    }

    private func record(_ link: String) async throws -> ApplicationRecord {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        return record
    }

    private func asked(_ record: ApplicationRecord) -> Set<String> {
        Set(record.decision.missing.flatMap { Portal.names(for: $0.pointer) })
    }

    private func blank(_ record: ApplicationRecord) -> PortalForm {
        var form = PortalForm()
        if case .entity = record.application.applicant { form.values["kind"] = "entity" }
        return form
    }

    func more(link: String, errors: [String: String], form typed: PortalForm?) async throws -> Response {
        let record = try await record(link)
        guard record.state.isPending else { return seeOther("/portal/a/\(link)") }
        let form = typed ?? blank(record)
        let names = asked(record)
        var page = page(record.decision.missing.count == 1 ? "One more thing" : "A few more things")
        page.lead = record.decision.deadline.map { "Until \(Moment.long($0)). What you typed before is kept." }
        if !errors.isEmpty {
            page.notices = [
                Notice(
                    text: errors.count == 1
                        ? "One answer needs another look." : "\(errors.count) answers need another look.", css: "stop")
            ]
        }
        var input = PortalStep.Input(action: "/portal/a/\(link)/more", csrf: "")
        input.fields = PortalStepKind.allCases.flatMap {
            form.fields(of: $0, errors: errors, sample: service.configuration.sample)
        }
        .filter { names.contains($0.name) }
        if names.contains("mrz") {
            input.fields.append(
                .area(
                    "mrz", "The lines at the foot of your passport or card",
                    why:
                        "Two or three lines of capital letters, digits and <. Type or paste them as they stand; no picture is needed.",
                    value: form["mrz"], error: errors["mrz"], limit: 200))
        }
        if input.fields.isEmpty {
            page.lead = "Nothing of this can be answered here. Use the page of your application."
            page.links = [.init(text: "Back to your application", href: "/portal/a/\(link)", note: nil)]
        } else {
            input.buttons = [.init("Send", css: "primary")]
            page.form = input
        }
        page.asked = PortalStep.Asked(
            paragraphs: record.decision.missing.map { "\($0.label): \($0.why) (clause \($0.clause.rawValue))." })
        return answer(page, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    func addMore(link: String, sent: FormBody) async throws -> Response {
        let record = try await record(link)
        guard record.state.isPending else { return seeOther("/portal/a/\(link)") }
        let applicant = Actor.applicant(record.subject)
        let names = asked(record)
        var form = blank(record)
        form.take(sent, names: names.filter { $0 != "mrz" }.sorted())
        let cards = form.dropWholeCardNumbers(today: CalendarDate(of: program.clock.now))
        form.values["mrz"] = sent.all("mrz").first ?? ""
        // A name is needed to read the rest; the one that was given stands.
        form.values["name"] = record.application.applicant.name
        let (read, problems) = form.application(origin: nil)
        let errors = problems.merging(cards) { _, card in card }
        guard errors.isEmpty, let read else { return try await more(link: link, errors: errors, form: form) }
        let added = record.application.adding(read)
        if added != record.application { _ = try await program.supplement(record.id, with: added, by: applicant) }
        let lines = form["mrz"].split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace }.uppercased() }
            .filter { !$0.isEmpty }
        if !lines.isEmpty {
            do {
                _ = try await program.addMachineReadableZone(lines, to: record.id, by: applicant)
            } catch ProgramError.invalid(let problems) {
                return try await more(
                    link: link, errors: ["mrz": sentenceCase(problems.map(\.message).joined(separator: "; ")) + "."],
                    form: form)
            }
        }
        return seeOther("/portal/a/\(link)")
    }
}

extension Order.Application {
    /// This application with what another states and this one does not, or states anew.
    func adding(_ other: Order.Application) -> Order.Application {
        var merged = self
        merged.payment += other.payment.filter { !payment.contains($0) }
        switch (applicant, other.applicant) {
        case (.individual(var mine), .individual(let new)):
            mine.birthDate = new.birthDate ?? mine.birthDate
            mine.citizenships = new.citizenships ?? mine.citizenships
            mine.unitedStatesPermanentResident = new.unitedStatesPermanentResident ?? mine.unitedStatesPermanentResident
            mine.location = new.location ?? mine.location
            mine.address = new.address ?? mine.address
            mine.email = new.email ?? mine.email
            mine.telephone = new.telephone ?? mine.telephone
            mine.identificationNumbers += new.identificationNumbers.filter { !mine.identificationNumbers.contains($0) }
            merged.applicant = .individual(mine)
        case (.entity(var mine), .entity(let new)):
            mine.organizedIn = new.organizedIn ?? mine.organizedIn
            mine.location = new.location ?? mine.location
            mine.address = new.address ?? mine.address
            mine.email = new.email ?? mine.email
            mine.telephone = new.telephone ?? mine.telephone
            mine.owners = new.owners ?? mine.owners
            if !new.controllers.isEmpty { mine.controllers = new.controllers }
            mine.identificationNumbers += new.identificationNumbers.filter { !mine.identificationNumbers.contains($0) }
            merged.applicant = .entity(mine)
        default: break
        }
        return merged
    }
}
