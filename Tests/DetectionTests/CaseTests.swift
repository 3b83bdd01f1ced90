import Detection
import Order
import Records
import Testing

@Suite("Cases")
struct CaseTests {
    let now = Timestamp(rfc3339: "2026-11-25T10:00:00Z")!
    let subject = SubjectID.random()
    let analyst = UserID.random()

    func signal(
        _ kind: Signal.Kind = .sharedIdentifier, key: String = "email x", _ strength: Signal.Strength = .moderate,
        last: Timestamp? = nil
    ) throws -> Signal {
        Signal(
            kind: kind, strength: strength, subject: subject, account: .random(), key: key,
            indicators: [Indicator(.email(try EmailAddress(parsing: "a@b.example")), first: now, last: now)],
            links: [.random()],
            reason: Reason("1(b)", "Shared.", holds: true, facts: [ReasonFact("kind", "email", source: "test")]),
            first: now, last: last ?? now, count: 1)
    }

    func entry(_ draft: EntryDraft, _ index: UInt64 = 0) -> Entry {
        Entry(
            id: draft.id, index: index, kind: draft.kind, actor: draft.actor, time: draft.time,
            parts: draft.parts.map { Entry.Part(subject: $0.subject, previous: nil, fields: $0.fields) })
    }

    /// A file with one open case.
    func opened() throws -> CaseFile {
        var file = CaseFile(subject: subject)
        file.fold(entry(try #require(file.draft(for: signal(), at: now, by: .system("detection")))))
        return file
    }

    @Test("A signal, its evidence and its reason are the same after they were written and read")
    func encoding() throws {
        let signal = try signal()
        #expect(Signal(json: signal.json) == signal)
        let file = try opened()
        #expect(file.cases.first?.signals == [try #require(file.openCase).signals[0]])
    }

    @Test("A new signal about the same customer joins the open case instead of opening another")
    func joins() throws {
        var file = try opened()
        let draft = try #require(
            file.draft(for: signal(.accessFromMeasuredJurisdiction, key: "SM-1 LV"), at: now, by: .system("detection")))
        #expect(draft.kind == .caseSignalAdded)
        file.fold(entry(draft))
        #expect(file.cases.count == 1)
        #expect(file.openCase?.signals.count == 2)
        #expect(file.openCase?.indicators.count == 1)
        #expect(file.openCase?.indicators.first?.sightings == 2)
    }

    @Test("The same signal again within a day changes nothing; a day later it extends what is known")
    func again() throws {
        var file = try opened()
        #expect(try file.draft(for: signal(), at: now, by: .system("detection")) == nil)
        let draft = try #require(file.draft(for: signal(last: now + Days(1)), at: now, by: .system("detection")))
        file.fold(entry(draft))
        #expect(file.openCase?.signals.count == 1)
        #expect(file.openCase?.signals.first?.count == 2)
        #expect(file.openCase?.last == now + Days(1))
    }

    @Test("A muted signal opens no case")
    func muted() throws {
        #expect(
            try CaseFile(subject: subject).draft(for: signal(.sharedIdentifier, .muted), at: now, by: .system("d"))
                == nil)
    }

    @Test("A dismissed case stays dismissed for the same observation, unless it grew stronger")
    func dismissed() throws {
        var file = try opened()
        let id = try #require(file.openCase).id
        file.fold(entry(try file.draft(taking: id, by: analyst, at: now)))
        file.fold(
            entry(
                try file.draft(
                    concluding: id, as: .dismissed, why: "A family shares the mailbox.", by: analyst, at: now)))
        #expect(file.openCase == nil)
        #expect(file[id]?.conclusion?.why == "A family shares the mailbox.")
        #expect(try file.draft(for: signal(), at: now, by: .system("d")) == nil)
        #expect(try file.draft(for: signal(.sharedIdentifier, .strong), at: now, by: .system("d"))?.kind == .caseOpened)
        #expect(try file.draft(for: signal(key: "wallet y"), at: now, by: .system("d"))?.kind == .caseOpened)
    }

    @Test("A case is concluded by the person who took it, with a reason, and once")
    func steps() throws {
        var file = try opened()
        let id = try #require(file.openCase).id
        let other = UserID.random()
        #expect(throws: CaseError.notTaken(id)) {
            try file.draft(concluding: id, as: .confirmed, why: "x", by: analyst, at: now)
        }
        file.fold(entry(try file.draft(taking: id, by: analyst, at: now)))
        #expect(throws: CaseError.takenByAnother(id, analyst)) { try file.draft(taking: id, by: other, at: now) }
        #expect(throws: CaseError.takenByAnother(id, analyst)) {
            try file.draft(concluding: id, as: .confirmed, why: "x", by: other, at: now)
        }
        #expect(throws: CaseError.reasonMissing) {
            try file.draft(concluding: id, as: .confirmed, why: " ", by: analyst, at: now)
        }
        file.fold(entry(try file.draft(noting: "Called the customer.", in: id, by: .user(analyst), at: now)))
        #expect(file[id]?.notes.map(\.text) == ["Called the customer."])
        file.fold(entry(try file.draft(concluding: id, as: .confirmed, why: "Same operator.", by: analyst, at: now)))
        #expect(throws: CaseError.closed(id)) { try file.draft(taking: id, by: analyst, at: now) }
    }

    @Test("Nothing suspends or closes an account on one signal, however confirmed")
    func oneSignal() throws {
        var file = try opened()
        let id = try #require(file.openCase).id
        #expect(file[id]?.supports(.condition).holds == false)
        file.fold(entry(try file.draft(taking: id, by: analyst, at: now)))
        var two = file
        file.fold(entry(try file.draft(concluding: id, as: .confirmed, why: "x", by: analyst, at: now)))
        #expect(file[id]?.supports(.condition).holds == true)
        #expect(file[id]?.supports(.suspend).holds == false)
        #expect(file[id]?.supports(.close).holds == false)
        two.fold(
            entry(
                try #require(
                    two.draft(for: signal(.accessFromMeasuredJurisdiction, key: "SM-1 LV"), at: now, by: .system("d"))))
        )
        #expect(two[id]?.supports(.close).holds == false)
        two.fold(entry(try two.draft(concluding: id, as: .confirmed, why: "x", by: analyst, at: now)))
        #expect(two[id]?.supports(.close).holds == true)
    }

    @Test("The register of cases follows every step, from the entries alone")
    func view() throws {
        let view = CasesView()
        var file = CaseFile(subject: subject)
        var row: [String: ViewValue] = [:]
        func apply(_ draft: EntryDraft) throws {
            file.fold(entry(draft))
            for case .upsert(_, let about, let columns) in view.changes(for: entry(draft)) {
                #expect(about == subject)
                row.merge(columns) { $1 }
            }
        }
        try apply(#require(file.draft(for: signal(), at: now, by: .system("d"))))
        #expect(row["state"] == .text("opened"))
        #expect(row["signals"] == .integer(1))
        let id = try #require(file.openCase).id
        try apply(
            #require(
                file.draft(
                    for: signal(.accessFromMeasuredJurisdiction, key: "SM LV", .strong), at: now, by: .system("d"))))
        #expect(row["signals"] == .integer(2))
        #expect(row["leading"] == .text("accessFromMeasuredJurisdiction"))
        try apply(file.draft(taking: id, by: analyst, at: now + Days(1)))
        #expect(row["state"] == .text("taken") && row["takenBy"] == .text(analyst.rawValue))
        try apply(file.draft(concluding: id, as: .dismissed, why: "x", by: analyst, at: now + Days(2)))
        #expect(row["state"] == .text("concluded") && row["verdict"] == .text("dismissed"))
        #expect(row["changedAt"] == .integer((now + Days(2)).milliseconds))
        #expect(Set(row.keys).isSubset(of: Set(view.schema.columns.map(\.name))))
    }
}
