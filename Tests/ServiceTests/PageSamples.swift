import Order
// The records' memberwise initialisers are internal on purpose: only Program makes records. A page is drawn from a record, so
// these samples reach behind the door.
@testable import Program
@testable import Service

/// Invented records in Utopia, as every page is drawn from in tests.
enum Sample {
    static let now = Timestamp(rfc3339: "2026-11-12T09:30:00Z")!
    static func at(_ text: String) -> Timestamp { Timestamp(rfc3339: text)! }
    static let account = AccountID(rawValue: "acc_7F3K92QD5M0XW1RB")!
    static let applicationID = ApplicationID(rawValue: "app_9W2C77QA4H1TZ8NE")!
    static let subject = SubjectID(rawValue: "sub_4P0DD81M6K3YV9CS")!
    static let entry = EntryID(rawValue: "ent_1K55ZT0B2J7RQ4GX")!
    static let officer = UserID(rawValue: "usr_0M2X8XKD41B6T9PW")!
    static let utopia = JurisdictionCode(unchecked: "XU")

    static let frame = Frame(
        signedIn: true,
        places: [
            .init(text: "Queue", href: "/console/queue", current: false, count: "14"),
            .init(text: "Accounts", href: "/console/accounts", current: true, count: nil),
            .init(text: "Cases", href: "/console/cases", current: false, count: nil),
            .init(text: "Lists", href: "/console/lists", current: false, count: nil),
            .init(text: "Measures", href: "/console/measures", current: false, count: nil),
            .init(text: "Records", href: "/console/records", current: false, count: nil),
        ], csrf: "0f", role: "officer", name: "officer",
        menu: [Link(text: "Applications", href: "/console/applications")],
        sample: nil, version: "0.1.0", drawn: "12 Nov 2026 09:30 UTC")

    static var application: Application {
        var person = Individual(name: "Anna Maria Eriksson")
        person.birthDate = CalendarDate("1974-08-12")
        person.citizenships = [utopia]
        person.unitedStatesPermanentResident = false
        person.address = PostalAddress(lines: ["Harbour Street 4"], locality: "Zenith", country: utopia)
        person.email = try? EmailAddress(parsing: "anna@utopia.example")
        person.identificationNumbers =
            (try? DocumentNumber(parsing: "L898902C36")).map {
                [IdentificationNumber(kind: .passport, country: utopia, number: $0)]
            } ?? []
        return Application(
            applicant: .individual(person), product: Product(kind: .virtualMachine, managed: true),
            payment: [.card(token: "tok_1", lastFour: "4242", brand: "card", issuerCountry: nil, institution: nil)])
    }

    static let reason = Reason(
        "2(d)(ii)", "Opened with one condition: no GPU capacity until 12 May 2027.", holds: true,
        facts: [.init("measure", "SM-2026-03", source: "in force since 1 Nov 2025, names persons located in Utopia")],
        because: [
            Reason(
                "5(e)", "A foreign person: none of the grounds of a United States person holds.", holds: true,
                facts: [
                    .init("citizenship", "UTO", source: "passport chip, superior"),
                    .init("residence", "UTO", source: "declared, fair"),
                ],
                because: [
                    Reason(
                        "5(k)", "Not located in the United States on 12 Nov 2025.", holds: false,
                        facts: [.init("address", "Harbour Street 4, Zenith", source: "declared", sensitive: true)])
                ]),
            Reason(
                "1(a)(i)", "Identity verified at the strength that tier 2 asks for.", holds: true,
                facts: [
                    .init(
                        "passport chip", "signed by document signer 0x5A",
                        source: "chain to a trusted country authority")
                ]),
            Reason(
                "1(a)(ii)(B)", "Card issuer's country is not known; not needed for this tier.", holds: nil,
                missing: ["payment.issuerCountry"]),
        ])

    static func decision(_ outcome: Outcome = .openWithConditions, missing: [MissingItem] = [], person: Bool = false)
        -> Decision
    {
        Decision(
            outcome: outcome, summary: "Opened with one condition.", reason: reason, missing: missing,
            deadline: missing.isEmpty ? nil : at("2026-11-19T17:00:00Z"),
            conditions: outcome == .openWithConditions ? ["No GPU capacity until 12 May 2027"] : [],
            needsPerson: person, determination: "foreignPerson", tier: "2", standard: "recommended 2025.4",
            lists: ["ofac-sdn 2026-11-03"],
            directives: 3, decidedAt: at("2026-11-12T09:16:08Z"), decidedBy: "sys_program")
    }

    static let evidence = [
        EvidenceRecord(
            kind: "machineReadableZone", verdict: "valid",
            claims: [
                .init(
                    attribute: "name", value: "ERIKSSON ANNA MARIA", issuer: "Utopia", method: "MRZ", strength: "strong"
                ),
                .init(
                    attribute: "documentNumber", value: "L898902C36", issuer: "Utopia", method: "MRZ",
                    strength: "strong"),
            ], reason: Reason("1(a)(i)", "Every check digit agrees.", holds: true), at: at("2026-11-12T09:15:31Z")),
        EvidenceRecord(
            kind: "emailCode", verdict: "valid",
            claims: [
                .init(
                    attribute: "email", value: "anna@utopia.example", issuer: "", method: "code",
                    strength: "control shown")
            ],
            reason: Reason("1(a)(ii)(C)", "The code was returned in 41 s.", holds: true), at: at("2026-11-12T09:14:57Z")
        ),
    ]

    static let hit = HitRecord(
        key: "ofac-sdn/26512", list: "SDN", listVersion: "2026-11-03", entry: "26512",
        listedName: "ERIKSON, Ana Mariya", role: "applicant",
        verdict: "possible", score: 710,
        sentence:
            "Three parts of the name agree (spelling, transliteration, double letter); nationality contradicts; place of birth is not stated by the list.",
        comparison: [
            .init(
                field: "name", agreement: "agrees", ours: "ERIKSSON, Anna Maria",
                theirs: "ERIKSON, Ana Mariya (alias, weak)"),
            .init(field: "birthDate", agreement: "agrees", ours: "1974-08-12", theirs: "circa 1974"),
            .init(field: "nationality", agreement: "differs", ours: "Utopia", theirs: "Ruritania"),
            .init(field: "passportNumber", agreement: "differs", ours: "L898902C3", theirs: "R0221187 Ruritania"),
            .init(field: "birthPlace", agreement: "absent", ours: "Zenith, Utopia", theirs: ""),
        ], cleared: false)

    static func record(_ state: ApplicationState, _ decision: Decision, hits: [HitRecord] = []) -> ApplicationRecord {
        ApplicationRecord(
            id: applicationID, subject: subject, state: state, application: application, decision: decision,
            evidence: evidence,
            clearedHits: [], hits: hits, account: state == .opened ? account : nil,
            receivedAt: at("2026-11-12T09:14:16Z"),
            updatedAt: at("2026-11-12T09:16:08Z"), sequence: 4, lastEntry: entry, appeal: nil, deciders: [],
            emailChallenge: nil)
    }

    static let history: [HistoryLine] = [
        HistoryLine(
            index: 184_190, id: entry, kind: "application.received", actor: "sys_portal", at: at("2026-11-12T09:14:16Z")
        ),
        HistoryLine(
            index: 184_197, id: entry, kind: "application.evidenceJudged", actor: "sys_program",
            at: at("2026-11-12T09:15:31Z")),
        HistoryLine(
            index: 184_201, id: entry, kind: "application.hitCleared", actor: "sys_program",
            at: at("2026-11-12T09:15:59Z")),
        HistoryLine(
            index: 184_203, id: entry, kind: "application.decided", actor: "sys_program", at: at("2026-11-12T09:16:08Z")
        ),
    ]

    static let accountRecord = AccountRecord(
        id: account, subject: subject, state: .conditioned, reference: "nw-1", holder: application,
        decision: decision(),
        application: applicationID, openedAt: at("2026-11-12T09:16:08Z"), updatedAt: at("2026-11-12T09:16:08Z"),
        reviewDue: at("2027-11-12T09:16:08Z"), verified: true, evidence: evidence, hits: [cleared(hit)],
        clearedHits: [], sequence: 5,
        lastEntry: entry, deciders: [])

    static func cleared(_ hit: HitRecord) -> HitRecord {
        var hit = hit
        hit.cleared = true
        return hit
    }

    static var accesses: AccessPicture {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 42)
        var wanted = counts
        for day in 0..<42 where day % 7 < 5 {
            for hour in 14..<21 { counts[day][hour] = (day * 7 + hour * 3) % 6 }
        }
        for day in 37..<39 {
            for hour in 1..<5 {
                counts[day][hour] = 5
                wanted[day][hour] = 5
            }
        }
        return AccessPicture(
            firstDay: CalendarDate("2026-10-01")!, counts: counts, wanted: wanted,
            networks: [
                .init(
                    name: "AS64500 Utopia Telecom", country: "Utopia", first: at("2026-10-01T09:00:00Z"),
                    last: at("2026-11-11T18:02:00Z"), count: 676, wanted: false),
                .init(
                    name: "AS64511 Example Hosting", country: "Ruritania", first: at("2026-11-07T01:12:00Z"),
                    last: at("2026-11-08T04:40:00Z"), count: 38, wanted: true),
            ], total: 714)
    }

    static func item(
        _ kind: QueueItem.Kind, _ id: String, _ sentence: String, _ clause: ClauseID, since: String, due: String
    ) -> QueueItem {
        QueueItem(
            id: id, kind: kind, subject: subject, application: ApplicationID(rawValue: id),
            account: AccountID(rawValue: id), caseID: nil,
            sentence: sentence, clause: clause, since: at(since), due: at(due), takenBy: nil, takenAt: nil)
    }
    static let items = [
        item(
            .possibleMatch, "acc_4P0DD81M0X1Y2Z3A",
            "name and birth year agree with a CYBER2 designation; nationality contradicts", "2(d)(ii)",
            since: "2026-11-10T08:00:00Z", due: "2026-11-12T06:30:00Z"),
        item(
            .discrepancy, "app_9W2C77QA0X1Y2Z3A", "passport says ERIKSSON, card says ERICSON; issuer transliterates",
            "1(a)(i)", since: "2026-11-12T04:00:00Z", due: "2026-11-12T11:30:00Z"),
        item(
            .decision, "app_1K55ZT0B0X1Y2Z3A", "31 % held through a company whose owners are not stated", "5(d)",
            since: "2026-11-11T08:00:00Z", due: "2026-11-12T13:30:00Z"),
        item(
            .review, "acc_7F3K92QD0X1Y2Z3A", "administered from a new hosting network on two nights", "1(a)(ii)(D)",
            since: "2026-11-12T03:30:00Z", due: "2026-11-12T18:30:00Z"),
        item(
            .appeal, "app_0Q1M0X2B0X1Y2Z3A", "the applicant says that the listed person is somebody else", "5(h)",
            since: "2026-11-01T08:00:00Z", due: "2026-11-14T11:30:00Z"),
        item(
            .uncertainMeasure, "acc_2M8XKD410X1Y2Z3A", "owner's residence is not known; SM-2026-03 would bind it",
            "2(d)(i)", since: "2026-11-11T08:00:00Z", due: "2026-11-15T11:30:00Z"),
    ]
    static let figures = QueueFigures(
        open: 14,
        byKind: [.possibleMatch: 4, .discrepancy: 5, .review: 2, .appeal: 1, .uncertainMeasure: 1, .decision: 1],
        receivedThisWeek: 9826, decidedWithoutPerson: 9812,
        medianDecision: 100_000)
}
