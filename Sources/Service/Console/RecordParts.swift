import Order
import Program

// The parts that the page of an application and that of an account have in common.

/// What was stated and what was shown, masked until revealed.
struct StatedValue: Sendable {
    var what: String
    var value: String
    var masked: String
}

extension Application {
    /// Everything that was stated, in the order in which it is asked.
    var stated: [StatedValue] {
        var values: [StatedValue] = []
        func add(_ what: String, _ value: String?, _ mask: (String) -> String) {
            guard let value, !value.isEmpty else { return }
            values.append(StatedValue(what: what, value: value, masked: mask(value)))
        }
        func add(_ numbers: [IdentificationNumber]) {
            for number in numbers {
                let issuer = number.country.map { ", \($0.code)" } ?? ""
                add(number.kind.words + issuer, number.number.text, Masking.number)
            }
        }
        switch applicant {
        case .individual(let person):
            add("Name", person.name, Masking.name)
            for name in person.otherNames { add("Other name", name, Masking.name) }
            add("Date of birth", person.birthDate?.description) { _ in person.birthDate.map(Masking.date) ?? "" }
            add("Place of birth", person.birthPlace, Masking.all)
            add(
                "Citizenship",
                person.citizenships.map { $0.isEmpty ? "none (stateless)" : $0.map(\.code).joined(separator: ", ") },
                { $0 })
            add("US permanent residence", person.unitedStatesPermanentResident.map { $0 ? "yes" : "no" }, { $0 })
            add("Address", person.address?.oneLine, Masking.all)
            add(person.identificationNumbers)
            add("E-mail", person.email?.text, Masking.email)
            add("Telephone", person.telephone?.text, Masking.number)
        case .entity(let entity):
            add("Name", entity.name, Masking.name)
            for name in entity.otherNames { add("Other name", name, Masking.name) }
            add("Organised in", entity.organizedIn?.code, { $0 })
            add("Branch of an entity of", entity.branchOfEntityOrganizedIn?.code, { $0 })
            add("Address", entity.address?.oneLine, Masking.all)
            add(entity.identificationNumbers)
            add("E-mail", entity.email?.text, Masking.email)
            add("Telephone", entity.telephone?.text, Masking.number)
            for (index, owner) in (entity.owners ?? []).enumerated() {
                let share = owner.basisPoints.map { ", \(percent($0))" } ?? ", share not known"
                add("Owner \(index + 1)" + share, owner.person.name, Masking.name)
            }
            for controller in entity.controllers { add(controller.role, controller.person.name, Masking.name) }
        }
        for means in payment {
            switch means {
            case .card(_, let lastFour, let brand, _, _):
                let card = "\(brand ?? "card") •••• \(lastFour ?? "••••")"
                add("Means of payment", card, { $0 })
            case .bankAccount(let number, _, _): add("Bank account", number.text, Masking.number)
            case .wallet(let wallet):
                add("Wallet" + (wallet.currency.map { ", \($0)" } ?? ""), wallet.text, Masking.number)
            case .customerIdentifier(let text, _): add("Payer’s customer number", text, Masking.number)
            case .transactionIdentifier(let text, _): add("Transaction", text, Masking.number)
            }
        }
        if let origin {
            let shown = "\(Masking.address(origin.address)), \(Moment.long(origin.time))"
            add("Applied from", "\(origin.address), \(Moment.long(origin.time))") { _ in shown }
        }
        return values
    }
}

func percent(_ basisPoints: Int) -> String {
    basisPoints % 100 == 0
        ? "\(basisPoints / 100) %" : "\(basisPoints / 100).\(basisPoints % 100 < 10 ? "0" : "")\(basisPoints % 100) %"
}

extension Person {
    var name: String {
        switch self {
        case .individual(let person): person.name
        case .entity(let entity): entity.name
        }
    }
    var kind: String {
        switch self {
        case .individual: "Individual"
        case .entity: "Entity"
        }
    }
}

extension PostalAddress {
    var oneLine: String {
        (lines + [locality, region, postalCode, country?.code].compactMap { $0 }).filter { !$0.isEmpty }.joined(
            separator: ", ")
    }
}

extension IdentificationNumber.Kind {
    var words: String {
        switch self {
        case .nationalID: "National identification number"
        case .taxID: "Tax number"
        case .passport: "Passport"
        case .identityCard: "Identity card"
        case .driverLicence: "Driver licence"
        case .registration: "Registration number"
        case .lei: "Legal entity identifier"
        case .other: "Document number"
        }
    }
}

extension Product.Kind {
    var words: String {
        switch self {
        case .virtualMachine: "virtual machines"
        case .bareMetal: "bare metal"
        case .container: "containers"
        case .function: "functions"
        case .storage: "storage"
        case .network: "network"
        case .accelerator: "accelerators"
        case .software: "software"
        }
    }
}

extension ApplicationState {
    var badge: Badge {
        switch self {
        case .received: Badge(text: "Received", css: "")
        case .collecting: Badge(text: "Something is missing", css: "wait")
        case .verifying: Badge(text: "Waiting for evidence", css: "wait")
        case .review: Badge(text: "Waits for a person", css: "wait")
        case .held: Badge(text: "On hold", css: "wait")
        case .opened: Badge(text: "Open", css: "go")
        case .openedWithConditions: Badge(text: "Open, with conditions", css: "wait")
        case .refused: Badge(text: "Refused", css: "stop")
        case .withdrawn: Badge(text: "Withdrawn", css: "")
        case .expired: Badge(text: "Expired", css: "")
        case .outOfScope: Badge(text: "Outside the order", css: "")
        }
    }
}

extension AccountState {
    var badge: Badge {
        switch self {
        case .maintained: Badge(text: "Maintained", css: "go")
        case .conditioned: Badge(text: "Open, with conditions", css: "wait")
        case .suspended: Badge(text: "Suspended", css: "stop")
        case .closed: Badge(text: "Closed", css: "")
        }
    }
}

/// `foreignPerson` as `foreign person`.
func words(_ camelCase: String) -> String {
    plainName(camelCase).replacing("united states", with: "United States")
}

extension EvidenceRecord {
    var words: String {
        switch kind {
        case "emailCode": "code sent by e-mail"
        case "telephoneCode": "code sent to the telephone"
        case "manualReview": "document seen by a person"
        case "picture": "picture of a document"
        case "passportChip": "chip of a passport"
        case "selectiveDisclosureCredential": "credential from a wallet"
        case _ where kind.hasPrefix("verifier."):
            "answer of " + kind.split(separator: ".").dropFirst().joined(separator: ", ")
        case "machineReadableZone": "machine-readable zone"
        default: plainName(kind)
        }
    }
}

/// The parts of a record that pages are built from: an application's or an account's.
struct RecordFacts {
    var application: Application
    var decision: Decision
    var evidence: [EvidenceRecord]
    var hits: [HitRecord]
    var clearedHits: [ClearedHit]
    var receivedAt: Timestamp
    var isPending: Bool
    var isStopped: Bool
    /// What is said under the last station.
    var watched: (Road.Standing, String?)
    var recordedAs: UInt64?

    /// The nine stations.
    var road: Road {
        let openHits = hits.filter { !$0.cleared }
        let proven = evidence.filter { $0.verdict == "valid" }
        let missingEvidence = decision.missing.filter { $0.pointer.hasPrefix("evidence") }
        let missingFields = decision.missing.filter { !$0.pointer.hasPrefix("evidence") }
        let undetermined = decision.determination == "undetermined"
        let waits = isPending && decision.needsPerson
        func after(_ standing: Road.Standing) -> Road.Standing { standing }
        let verified: Road.Standing = missingEvidence.isEmpty ? .passed : .wanted
        let screened: Road.Standing = openHits.isEmpty ? .passed : isStopped ? .stopped : .wanted
        let measured: Road.Standing =
            isStopped && openHits.isEmpty ? .stopped : decision.conditions.isEmpty ? .passed : .wanted
        let decided: Road.Standing = isStopped ? .stopped : isPending ? (waits ? .wanted : .ahead) : .passed
        return Road(stations: [
            .init(
                "Applied", missingFields.isEmpty ? .passed : .wanted, part: "evidence",
                fact:
                    "\(counted(application.stated.count, "field")), \(missingFields.isEmpty ? "none missing" : "\(missingFields.count) missing")"
            ),
            .init("Determined", undetermined ? .wanted : .passed, part: "why", fact: words(decision.determination)),
            .init("Required", .passed, part: "why", fact: decision.tier.isEmpty ? nil : "tier \(decision.tier)"),
            .init(
                "Verified", verified, part: "evidence",
                fact: proven.isEmpty
                    ? (missingEvidence.first?.label ?? "nothing needed") : proven.map(\.words).joined(separator: ", ")),
            .init(
                "Screened", screened, part: "screening",
                fact: hits.isEmpty
                    ? "no hit"
                    : openHits.isEmpty ? "\(counted(hits.count, "hit")), cleared" : counted(openHits.count, "hit")),
            .init(
                "Measured", measured, part: "why",
                fact: decision.conditions.isEmpty
                    ? (measured == .stopped ? "a measure" : "no condition")
                    : counted(decision.conditions.count, "condition")),
            .init("Decided", decided, part: "why", fact: decidedFact),
            .init("Recorded", .passed, part: "record", fact: recordedAs.map { "entry \(grouped($0))" }),
            .init("Watched", watched.0, part: "access", fact: watched.1),
        ])
    }

    private var decidedFact: String {
        if isPending { return decision.needsPerson ? "a person has to" : "when nothing is missing" }
        let took = decision.decidedAt > receivedAt ? "in \(Moment.length(decision.decidedAt - receivedAt)), " : ""
        return took + (decision.decidedBy.hasPrefix("sys_") ? "no person needed" : "by a person")
    }

    func evidenceSection(revealed: Bool) -> Section {
        var rows: [[Table.Cell]] = []
        for piece in evidence {
            for claim in piece.claims {
                let value = revealed ? claim.value : Masking.claim(claim.attribute, claim.value)
                rows.append([
                    .init(sentenceCase(plainName(claim.attribute)).replacing("Email", with: "E-mail")),
                    .init(value, mono: claim.attribute.lowercased().contains("number")),
                    .init(
                        piece.words + (claim.issuer.isEmpty ? "" : ", \(claim.issuer)"),
                        mark: piece.verdict == "invalid" ? .against : nil),
                    .init(claim.strength), .init(piece.at),
                ])
            }
            if piece.claims.isEmpty {
                rows.append([
                    .init(sentenceCase(piece.words)), .init("—"),
                    .init(piece.verdict, mark: piece.verdict == "valid" ? .holds : .wanted), .init("—"),
                    .init(piece.at),
                ])
            }
        }
        let shown = Set(evidence.filter { $0.verdict == "valid" }.flatMap(\.claims).map { $0.value.lowercased() })
        for value in application.stated where !shown.contains(value.value.lowercased()) {
            rows.append([
                .init(value.what), .init(revealed ? value.value : value.masked), .init("declared"), .init("—"),
                .init(receivedAt),
            ])
        }
        var section = Section(id: "evidence", title: "Evidence")
        section.table = Table(
            [.init("What"), .init("Value"), .init("From"), .init("Strength"), .init("Checked (UTC)", name: "checked")],
            rows,
            whenEmpty: ("Nothing was stated.", "The applicant can add to the application as long as it is pending."))
        return section
    }

    func whySection(as asOf: String?, revealed: Bool) -> Section {
        var section = Section(id: "why", title: "Why")
        var runs: [Run] = [
            Run("Under standard "), Run(decision.standard, "/console/standard"),
            Run(
                " and \(counted(decision.directives, "directive")) in force, decided \(Moment.long(decision.decidedAt)). "
            ),
        ]
        if let asOf { runs.append(Run("Explain as of another day", asOf)) }
        section.paragraphs = [Paragraph(runs, css: "soft")]
        let wanted = decision.outcome != .open && decision.outcome != .outOfScope
        section.why = ReasonList(decision.reason, wanted: wanted, revealed: revealed)
        return section
    }

    /// - Parameter page: the record's own address; each hit leads to its comparison.
    func screeningSection(of page: String, revealed: Bool) -> Section {
        var section = Section(id: "screening", title: "Screening")
        section.table = Table(
            [
                .init("Listed", name: "listed_name"), .init("List and entry", name: "entry"),
                .init("Who", name: "role"),
                .init("Verdict"), .init("Score", number: true),
            ],
            hits.map { hit in
                [
                    .init(hit.listedName, href: "\(page)/compare?hit=\(hit.key.urlEncoded)"),
                    .init(
                        "\(hit.list) \(hit.entry)",
                        note: (["as of \(hit.listVersion)"] + hit.alsoOn.map { "also \($0)" }).joined(separator: ", ")),
                    .init(hit.role),
                    .init(
                        words(hit.verdict), note: hit.cleared ? "cleared by a person" : revealed ? hit.sentence : nil,
                        mark: hit.cleared ? .not : .wanted), .init(score(hit.score)),
                ]
            },
            whenEmpty: (
                "No listed person comes near.",
                decision.lists.isEmpty
                    ? "No list was imported when this was decided."
                    : "Screened against \(decision.lists.joined(separator: ", "))."
            ))
        return section
    }

    var missingSection: Section? {
        guard !decision.missing.isEmpty else { return nil }
        var section = Section(
            id: "missing", title: "Missing", sub: decision.deadline.map { "until \(Moment.long($0))" })
        section.table = Table(
            [.init("What"), .init("Why it is asked", name: "why"), .init("Clause")],
            decision.missing.map {
                [
                    .init($0.label, mark: .wanted), .init($0.why),
                    .init("§ \($0.clause.rawValue)", href: clauseAddress($0.clause), css: "nowrap"),
                ]
            }, whenEmpty: ("", ""))
        return section
    }
}

func score(_ thousandths: Int) -> String {
    let hundredths = (thousandths + 5) / 10
    return hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
}

func sentenceCase(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

extension Masking {
    /// A claim's value, masked by what it is. What only says where something comes from stays.
    static func claim(_ attribute: String, _ value: String) -> String {
        let attribute = attribute.lowercased()
        if attribute.contains("mail") { return email(value) }
        if attribute.contains("name") { return name(value) }
        if attribute.contains("number") || attribute.contains("telephone") { return number(value) }
        if attribute.contains("country") || attribute.contains("nationality") || attribute.contains("issuer")
            || attribute == "issuingstate"
        {
            return value
        }
        return all(value)
    }
}
