import Hummingbird
import Order
import Program
import Screening

/// A possible listed person beside the list's entry: field by field, name part by name part, what speaks against, the entry as it
/// stood, and what is advised. From an application's or an account's page; the page of a queue item shows the same and decides.
func comparePages(_ service: ServiceState) -> [PageRoute] {
    ["applications", "accounts"].flatMap { what -> [PageRoute] in
        let one = "/console/\(what)/{id}/compare"
        return [
            service.page(.get, one) { visit in
                visit.answer(try await comparePage(visit, try await ComparedRecord(visit, what), purpose: nil))
            },
            service.page(.get, one + "/reveal", for: \.reveals) { visit in
                let record = try await ComparedRecord(visit, what)
                let hit = try record.hit(visit.query["hit"])
                var page = revealPage(
                    try await visit.frame(at: "Accounts"), csrf: visit.session.csrf, what: record.id,
                    back: record.address + "/compare")
                page.sections[0].form?.hidden = [.init(name: "hit", value: hit.key)]
                page.sections[1].paragraphs = [
                    Paragraph([Run("Back without seeing them", record.compareAddress(hit))])
                ]
                return visit.answer(page)
            },
            service.page(.post, one + "/reveal", for: \.reveals) { visit in
                let purpose = try revealPurpose(visit)
                return visit.answer(
                    try await comparePage(visit, try await ComparedRecord(visit, what), purpose: purpose))
            },
        ]
    }
}

/// An application or account whose hits are compared.
private struct ComparedRecord {
    var id: String
    var address: String
    var subject: SubjectID
    var facts: RecordFacts

    init(_ visit: Visit, _ what: String) async throws {
        if what == "accounts" {
            let record = try await visit.program.account(visit.id("id", "account"))
            (id, subject, facts) = (record.id.rawValue, record.subject, RecordFacts(record))
        } else {
            let record = try await visit.program.application(visit.id("id", "application"))
            (id, subject, facts) = (record.id.rawValue, record.subject, RecordFacts(record))
        }
        address = "/console/\(what)/\(id)"
    }

    func hit(_ key: String?) throws -> HitRecord {
        guard let key, let hit = facts.hits.first(where: { $0.key == key }) else {
            throw ProgramError.notFound("such hit here; the record may have been screened again since")
        }
        return hit
    }
    func compareAddress(_ hit: HitRecord) -> String { "\(address)/compare?hit=\(hit.key.urlEncoded)" }
}

private func comparePage(_ visit: Visit, _ record: ComparedRecord, purpose: String?) async throws -> Page {
    let hit = try record.hit(visit.form["hit"] ?? visit.query["hit"])
    let item = try? await visit.program.queueItem(record.id)
    var notices: [Notice] = []
    if let purpose {
        try await visit.program.recordReveal(
            subject: record.subject, fields: ["application", "hits"], purpose: purpose, by: visit.user)
        notices.append(Notice(text: "Shown to you for: \(purpose). This has been recorded.", css: "wait"))
    }
    let pair = ComparedPair(hit, record.facts, visit.program)
    var page = Page(try await visit.frame(at: "Accounts"), heading: "Is this the same party?")
    page.crumbs = Crumbs(
        links: [Link(text: sentenceCase(record.id.hasPrefix("acc") ? "account" : "application"), href: record.address)],
        here: "Compared with \(hit.list) \(hit.entry) · ", code: record.id)
    page.masked = true
    page.reveal =
        purpose == nil && visit.role.reveals ? "\(record.address)/compare/reveal?hit=\(hit.key.urlEncoded)" : nil
    page.lead = pair.lead
    page.notices = notices
    page.sections = pair.sections(revealed: purpose != nil)
    page.side = pair.side(cleared: record.facts.clearedHits, now: visit.now, people: visit.personName)
    var decide = Section(id: "decide", title: "Decide")
    if let item, visit.role.decides, !hit.cleared {
        decide.paragraphs = [
            Paragraph(
                [
                    Run("This waits for a person: "),
                    Run("take it and decide", item.address + "?hit=\(hit.key.urlEncoded)"), Run("."),
                ])
        ]
    } else if hit.cleared {
        decide.paragraphs = [
            Paragraph("It was cleared by a person and stands until a compared field changes.", css: "soft")
        ]
    } else {
        decide.paragraphs = [Paragraph("Nothing waits to be decided here.", css: "soft")]
    }
    page.sections.append(decide)
    return page
}

/// Two records side by side.
struct ComparedPair {
    let hit: HitRecord
    /// The party's names, the one that comes nearest first.
    private let ours: [String]
    private let listed: ListedParty?
    private let alignment: NameComparison.Result?
    /// How many listed parties have a name this near, by the name alone.
    private let namesakes: Int?
    /// Whether a second person has to confirm that the two are not one.
    let needsSecond: Bool

    init(_ hit: HitRecord, _ facts: RecordFacts, _ program: IdentificationProgram) {
        self.hit = hit
        let person = facts.application.party(hit.role)
        let names = person?.names ?? []
        let schema: NameComparison.Schema = if case .entity? = person { .company } else { .person }
        let compared = names.map { ($0, NameComparison.compare(name1: $0, name2: hit.listedName, schema: schema)) }
            .sorted { $0.1.score > $1.1.score }
        ours = compared.map(\.0)
        alignment = compared.first?.1
        listed = program.entryAsItStood(hit, at: facts.decision.decidedAt)
        let asked = ours.first.flatMap {
            try? program.screeningDesk.answer(
                ScreeningRequest(ScreeningQuery(names: [$0], type: schema == .person ? .person : .entity)), limit: 1)
        }
        namesakes = asked?.found
        needsSecond =
            hit.verdict == Screening.Verdict.exactIdentifier.rawValue
            || hit.score >= program.standard.clearingSecondPerson
    }

    // MARK: What is said first

    /// How near, how common, and what is advised.
    var lead: String {
        var text = "Score \(score(hit.score)), \(words(hit.verdict))."
        if let namesakes, namesakes > 0 {
            text +=
                namesakes == 1
                ? " No other listed party has a name this near."
                : " \(counted(namesakes - 1, "other listed party has", "other listed parties have")) a name this near, so the name alone says little."
        }
        return text + " " + recommendation
    }

    var recommendation: String {
        if hit.cleared { return "It was cleared by a person." }
        switch Screening.Verdict(rawValue: hit.verdict) {
        case .exactIdentifier?: return Disposition.mayRefuse.recommendation
        case .contradicted?: return "Advised: not the same party, unless what contradicts is itself in doubt."
        case .confirmed?: return "Advised: the same party, unless something below speaks against it."
        case .nameOnly?: return "Advised: ask for what would tell the two apart, such as the birth date."
        case .possible?, nil: return Disposition.hold.recommendation
        }
    }

    // MARK: Sections

    func sections(revealed: Bool) -> [Section] {
        [fieldSection(revealed: revealed)] + (partSection(revealed: revealed).map { [$0] } ?? [])
            + [againstSection(revealed: revealed), entrySection]
    }

    private func fieldSection(revealed: Bool) -> Section {
        var section = compareSection(hit, revealed: revealed)
        guard let name = ours.first, let agreement = alignment?.agreement, var table = section.table,
            !hit.comparison.contains(where: { $0.field == "name" })
        else { return section }
        let row: [Table.Cell] = [
            .init("", mark: agreement.mark), .init("Name"), .init(revealed ? name : Masking.name(name)),
            .init(hit.listedName, note: kindOfListedName), .init(agreement.meaning),
        ]
        table.rows.insert(
            Table.Row(
                cells: zip(row, table.columns).map { cell, column in
                    var cell = cell
                    cell.label = column.label
                    return cell
                }), at: 0)
        table.empty = nil
        section.table = table
        return section
    }

    private var kindOfListedName: String? {
        guard let name = listed?.entry.names.first(where: { $0.text == hit.listedName }) else { return nil }
        return name.kind == .primary ? nil : words(name.kind.rawValue)
    }

    private func partSection(revealed: Bool) -> Section? {
        guard let parts = alignment?.parts, !parts.isEmpty else { return nil }
        var section = Section(id: "parts", title: "The name, part by part")
        section.table = Table(
            [.init("", name: "agreement", hidden: "Agreement"), .init("Applicant"), .init("Listed"), .init("How")],
            parts.map { part in
                let mask = { (text: String) in revealed ? text : Masking.name(text) }
                return [
                    .init("", mark: part.mark), .init(part.ours.isEmpty ? "—" : mask(part.ours)),
                    .init(part.theirs.isEmpty ? "—" : part.theirs), .init(part.meaning),
                ]
            }, css: "compare", whenEmpty: ("", ""))
        return section
    }

    /// What speaks against the two being one, and what is not known.
    private func againstSection(revealed: Bool) -> Section {
        var section = Section(id: "against", title: "What speaks against")
        var rows: [[Table.Cell]] = hit.comparison.filter { $0.agreement == "differs" }.map { field in
            let ours = revealed ? field.ours : Masking.claim(field.field, field.ours)
            return [
                .init(sentenceCase(plainName(field.field)), mark: .against),
                .init("\(ours) here, \(field.theirs) on the list"),
            ]
        }
        for part in alignment?.parts ?? [] where part.how == .onlyOurs || part.how == .onlyTheirs {
            let ours = revealed ? part.ours : Masking.name(part.ours)
            rows.append([
                .init("Part of the name", mark: .not),
                .init(part.how == .onlyOurs ? "\(ours) is not on the list" : "\(part.theirs) is not in the name given"),
            ])
        }
        for field in hit.comparison where field.agreement == "absent" {
            rows.append([
                .init(sentenceCase(plainName(field.field)), mark: .unknown),
                .init(
                    field.theirs.isEmpty
                        ? "the list does not say" : "not asked of the applicant; the list says \(field.theirs)"),
            ])
        }
        section.table = Table(
            [.init("What"), .init("How it differs", name: "difference")], rows,
            whenEmpty: ("Nothing speaks against it.", "Everything that both sides state agrees."))
        return section
    }

    private var entrySection: Section {
        var section = Section(id: "entry", title: "The entry as it stood")
        guard let listed else {
            section.paragraphs = [
                Paragraph(
                    "The edition \(hit.listVersion) is kept no more; what was compared stands above.", css: "soft")
            ]
            return section
        }
        let version = listed.version
        section.sub =
            "\(version.list.rawValue) edition \(version.number), imported \(Moment.day(version.importedAt))"
            + (version.publishedOn.map { ", published \(dayText($0))" } ?? "")
        switch listed.now {
        case .changed(let now)?:
            section.paragraphs = [
                Paragraph("Edition \(now.number), in force now, says something else of this party.", css: "soft")
            ]
        case .gone(let now)?:
            section.paragraphs = [Paragraph("It stands on the list no more since edition \(now.number).", css: "soft")]
        case nil: break
        }
        section.table = Table(
            [.init("What"), .init("The list says", name: "listed")],
            listed.entry.particulars.map { [.init($0.what), .init($0.value)] },
            whenEmpty: ("The entry says nothing.", "Look at the list itself."))
        if !hit.alsoOn.isEmpty {
            section.paragraphs.append(
                Paragraph(
                    "The same party also stands on \(hit.alsoOn.joined(separator: ", ")); deciding here decides both.",
                    css: "soft"))
        }
        return section
    }

    // MARK: The side

    /// - Parameter people: a person's name.
    func side(cleared: [ClearedHit], now: Timestamp, people: (UserID) -> String) -> [SideBlock] {
        let met = cleared.filter { $0.key == hit.key }
        var seen = met.map { clearing in
            var note = clearing.why
            switch clearing.second {
            case .notNeeded: break
            case .awaited: note += "; a second person has to confirm"
            case .confirmed(let second, let at): note += "; confirmed by \(people(second)) \(Moment.day(at))"
            }
            return SideBlock.Item(
                "\(clearing.stands ? "Cleared" : "Proposed") \(Moment.day(clearing.at)) by \(people(clearing.by))",
                note: note)
        }
        if case .lapsed(let earlier)? = hit.clearing {
            seen.append(
                .init(
                    "Cleared \(Moment.day(earlier.at)) by \(people(earlier.by))",
                    note: "\(earlier.why); since then \(earlier.changesInWords) changed", mark: .wanted))
        }
        if seen.isEmpty { seen = [.init("Never", note: "these two have not met before")] }
        return [
            SideBlock(title: "Seen before", items: seen),
            SideBlock(
                title: "What each answer does",
                items: [
                    .init(
                        "Not the same party",
                        note: needsSecond
                            ? "at this score another officer has to confirm; then the pair stays cleared until a compared field changes"
                            : "this pair stays cleared until a compared field changes"),
                    .init(
                        "The same party", note: "refused or suspended; the customer is told how to ask for another look"
                    ),
                ]),
            SideBlock(
                title: "Screened",
                items: [.init("as \(hit.role)"), .init("against \(hit.listVersion)", mono: false)]),
        ]
    }
}

extension Person {
    fileprivate var names: [String] {
        switch self {
        case .individual(let person): [person.name] + person.otherNames
        case .entity(let entity): [entity.name] + entity.otherNames
        }
    }
}

extension Mark {
    static let agrees = Mark(symbol: "●", word: "agrees", css: "holds")
    static let close = Mark(symbol: "◆", word: "close", css: "wanted")
}

extension NameComparison.Result {
    /// How near the names are, as a shape and a word, and what that means.
    fileprivate var agreement: (mark: Mark, meaning: String) {
        if score >= 0.995 { return (.agrees, "the same name") }
        return isMatch ? (.close, "alike; the parts stand below") : (.not, "another name; something else led here")
    }
}

extension MatchedPart {
    fileprivate var mark: Mark {
        switch how {
        case .same, .joined, .number: .agrees
        case .spelling, .variant, .initial, .acronym: .close
        case .onlyOurs, .onlyTheirs: .not
        }
    }
    fileprivate var meaning: String {
        switch how {
        case .same: "the same"
        case .spelling: "nearly the same spelling"
        case .variant: "a form of the same name"
        case .initial: "an initial"
        case .joined: "the same when written together"
        case .number: "the same number"
        case .acronym: "an acronym of the words"
        case .onlyOurs: "not on the list"
        case .onlyTheirs: "not given by the applicant"
        }
    }
}

extension ListEntry {
    /// Everything that the list says, one particular a row.
    var particulars: [(what: String, value: String)] {
        var rows: [(what: String, value: String)] = []
        func add(_ what: String, _ values: [String]) {
            if !values.isEmpty { rows.append((what, values.joined(separator: "; "))) }
        }
        func named(_ kind: ListedName.Kind) -> [String] { names.filter { $0.kind == kind }.map(\.text) }
        add("Name", named(.primary))
        add("Also known as", named(.strongAlias))
        add("Weak aliases", named(.weakAlias))
        add("Formerly", named(.formerName))
        add("Kind", [type.rawValue])
        add("Programs", programs)
        add("Born", birthDates.map(\.description))
        add("Born in", birthPlaces)
        add("Nationality", nationalities.map(\.name))
        add("Citizenship", citizenships.map(\.name))
        add("Sex", genders.map(\.rawValue))
        add("Documents", documents.map(\.words))
        add("Addresses", addresses.map(\.words))
        add("Wallets", wallets.map { "\($0.currency) \($0.address)" })
        add("E-mail", emails)
        add("Telephone", telephones)
        add("Linked to", linkedTo)
        add("Listed on", [listedOn?.description].compactMap(\.self))
        add("Remarks", [remarks].compactMap(\.self))
        return rows
    }
}
