import Foundation
import Measures
import Order
import Records
import Screening
import Testing

@testable import Program

@Suite("Screening customers again")
struct RescreenTests {
    private let list = ListID(rawValue: "house-list") ?? .sample

    private func person(_ id: String, _ name: String, born: String? = nil, wallet: String? = nil) -> ListEntry {
        ListEntry(
            list: list, id: id, type: .person, names: [ListedName(name, .primary)], programs: ["CYBER2"],
            birthDates: born.flatMap { CalendarDate($0) }.map { [.on($0)] } ?? [],
            wallets: wallet.map { [ListedWallet(currency: "ETH", address: $0)] } ?? [])
    }

    private func keep(_ entries: [ListEntry], in test: TestProgram) throws {
        _ = try test.program.lists.keep(
            ListReading(entries: entries, counts: .init(parties: entries.count)), as: list, sourceDigest: "test",
            at: test.clock.now, acceptsSmaller: true)
        try test.program.readLists()
    }

    private func holder(_ name: String, _ number: Int, wallet: String? = nil) throws -> Application {
        var application = try Sample.foreign(name, email: "c\(number)@mail.example")
        if let wallet { application.payment = [.wallet(try WalletAddress(parsing: wallet, currency: "ETH"))] }
        return application
    }

    private func account(_ name: String, _ number: Int, wallet: String? = nil, in test: TestProgram) async throws
        -> AccountID
    {
        try await test.program.importAccount(
            holder(name, number, wallet: wallet), openedAt: nil, key: nil, by: .system("test")
        ).id
    }

    private let ordinary = [
        "Kari Holm", "Ivo Lind", "Marta Ozola", "Tomasz Wójcik", "Élodie Girard", "Nina Petrauskaitė", "Jonas Berg",
        "Lucía Fernández", "Ahmed Ben Youssef", "佐藤 美咲", "Юлия Шевчук", "Grace Okonkwo",
    ]

    @Test("When an entry comes, only customers whom it may be are decided again; all others keep their entries")
    func entryComes() async throws {
        let test = try await TestProgram()
        try keep([person("1", "Somebody Otherwise")], in: test)
        var others: [AccountID] = []
        for (number, name) in ordinary.enumerated() { others.append(try await account(name, number, in: test)) }
        let named = try await account("Arseniy Zveroboev", 100, in: test)
        let report = try #require(try await test.program.rescreen())
        #expect(report.examined == ordinary.count + 1 && report.decided == 0 && report.entries == 1)
        #expect(try await test.program.rescreen() == nil, "nothing has changed since")
        #expect(try !test.program.needsRescreen)

        let before = try others.map { try test.program.accountStanding($0).record.lastEntry }
        try test.move(days: 1)
        try keep(
            [person("1", "Somebody Otherwise"), person("2", "ZVEROBOEV, Arseniy", born: "1980-02-03")], in: test)
        #expect(try test.program.needsRescreen)
        let second = try #require(try await test.program.rescreen())
        #expect(second.entries == 1 && second.decided == 1)
        let touched = try await test.program.account(named)
        #expect(touched.hits.contains { $0.entry == "2" && !$0.cleared } && touched.decision.needsPerson)
        #expect(touched.decision.lists == test.program.road.lists, "stamped with the editions it was decided with")
        #expect(touched.state == .maintained, "a machine suspends only on an exact identifier")
        #expect(try await test.program.queueItem(named.rawValue).kind == .possibleMatch)
        #expect(try others.map { try test.program.accountStanding($0).record.lastEntry } == before)
        try await test.program.close()
    }

    @Test(
        "An exact wallet that is listed later suspends at once; when the entry goes, a person lifts it, not the machine"
    )
    func exactLater() async throws {
        let test = try await TestProgram()
        let wallet = "0x00000000000000000000000000000000000a11ce"
        try keep([person("1", "Somebody Otherwise")], in: test)
        let id = try await account("Ola Nordmann", 1, wallet: wallet, in: test)
        try await test.program.rescreen()
        try keep([person("1", "Somebody Otherwise"), person("2", "Nobody Known", wallet: wallet)], in: test)
        try await test.program.rescreen()
        #expect(try await test.program.account(id).state == .suspended)
        try keep([person("1", "Somebody Otherwise")], in: test)
        try await test.program.rescreen()
        let after = try await test.program.account(id)
        #expect(after.state == .suspended && !after.hits.contains { $0.verdict == "exactIdentifier" })
        #expect(try await test.program.queueItem(id.rawValue).kind == .decision)
        try await test.program.resolve(
            id.rawValue, as: .approve, why: "delisted", seeing: after.lastEntry, by: .random())
        #expect(try await test.program.account(id).state == .maintained)
        try await test.program.close()
    }

    @Test(
        "A review that rested only on an entry that is gone is lifted by the machine, of accounts and applications alike"
    )
    func entryGoes() async throws {
        let test = try await TestProgram()
        let entry = person("2", "ZVEROBOEV, Arseniy", born: "1980-02-03")
        try keep([person("1", "Somebody Otherwise"), entry], in: test)
        let account = try await account("Arseniy Zveroboev", 1, in: test)
        let application = try await test.program.submit(
            holder("Arseniy Zveroboev", 2), key: nil, by: .system("test"))
        #expect(application.state == .review)
        try await test.program.rescreen()
        try keep([person("1", "Somebody Otherwise")], in: test)
        let report = try #require(try await test.program.rescreen())
        #expect(report.decided == 2)
        let freed = try await test.program.application(application.id)
        #expect(freed.state == .verifying && freed.hits.isEmpty)
        #expect(try await test.program.account(account).hits.isEmpty)
        await #expect(throws: ProgramError.self) { try await test.program.queueItem(account.rawValue) }
        try await test.program.close()
    }

    @Test("A list that renames ids decides nobody again, and a pair that was cleared stays cleared")
    func renamed() async throws {
        let test = try await TestProgram()
        let entry = person("2", "ZVEROBOEV, Arseniy")
        try keep([entry], in: test)
        let id = try await account("Arseniy Zveroboev", 1, in: test)
        try await test.program.rescreen()
        let record = try await test.program.account(id)
        let hit = try #require(record.hits.first { $0.compared != nil })
        try await test.program.clear(
            hits: [hit.key], of: id.rawValue, reason: "another person", seeing: record.lastEntry,
            by: StaffMember(.random(), roles: [.analyst]))
        let cleared = try await test.program.account(id)
        #expect(cleared.hits.allSatisfy(\.cleared) && !cleared.decision.needsPerson)
        var renamed = entry
        renamed.id = "R-77"
        try keep([renamed], in: test)
        let report = try #require(try await test.program.rescreen())
        #expect(report.entries == 0 && report.decided == 0)
        #expect(try await test.program.account(id).lastEntry == cleared.lastEntry)
        // Comparing with everything takes the new number over, and the pair is cleared under it.
        try await test.program.rescreen(.everything)
        let after = try await test.program.account(id)
        #expect(after.hits.contains { $0.entry == "R-77" && $0.cleared } && !after.decision.needsPerson)
        // What was compared changes: the pair appears again.
        renamed.birthDates = CalendarDate("1980").map { [.circa($0)] } ?? []
        try keep([renamed], in: test)
        try await test.program.rescreen()
        let again = try await test.program.account(id)
        #expect(again.decision.needsPerson)
        let open = try #require(again.hits.first { !$0.cleared })
        guard case .lapsed(let earlier)? = open.clearing else {
            Issue.record("the hit does not say that it was cleared")
            return
        }
        #expect(earlier.changes == [.init(.birthDate, .theirs)])
        try await test.program.close()
    }

    @Test("A hold is lifted also when the entry was renamed first and went later")
    func renamedThenGone() async throws {
        let test = try await TestProgram()
        try keep([person("1", "Somebody Otherwise"), person("2", "ZVEROBOEV, Arseniy")], in: test)
        let id = try await account("Arseniy Zveroboev", 1, in: test)
        try await test.program.rescreen()
        #expect(try await test.program.account(id).decision.needsPerson)
        try keep([person("1", "Somebody Otherwise"), person("R-2", "ZVEROBOEV, Arseniy")], in: test)
        #expect(try await test.program.rescreen()?.decided == 0)
        try keep([person("1", "Somebody Otherwise")], in: test)
        #expect(try await test.program.rescreen()?.decided == 1)
        #expect(try await !test.program.account(id).decision.needsPerson)
        try await test.program.close()
    }

    @Test("Other thresholds screen everybody again, and whoever they stop waits for a person")
    func otherThresholds() async throws {
        let test = try await TestProgram()
        try keep([person("2", "ZVEROBOEV, Arseniy")], in: test)
        let id = try await account("Arseniy Zveroboev", 1, in: test)
        try await test.program.rescreen()
        #expect(try !test.program.needsRescreen)
        let configuration = test.program.configuration
        try await test.program.close()
        // A house standard that looks at this list from a higher score on lies over the base alone.
        let house = configuration.directory.deletingLastPathComponent().appendingPathComponent("house.yaml")
        try """
        id: house
        version: 1
        kind: overlay
        title: House
        effective: {from: 2021-01-19}
        instrument: {name: House, citation: none, status: inForce, from: 2021-01-19}
        parameters:
          screening:
            reviewLow: {value: {any: 0.7, house-list: 1.0}, clause: 2(d)(ii), source: test}
            reviewStandard: {value: {any: 0.7, house-list: 1.0}, clause: 2(d)(ii), source: test}
            reviewHigh: {value: {any: 0.68, house-list: 1.0}, clause: 2(d)(ii), source: test}
        """.write(to: house, atomically: true, encoding: .utf8)
        var changed = configuration
        changed.overlay = house.path
        let program = try await IdentificationProgram.open(changed, clock: test.clock)
        #expect(try program.needsRescreen)
        let report = try #require(try await program.rescreen())
        #expect(report.scope == .everything && report.decided == 1)
        #expect(try await !program.account(id).decision.needsPerson)
        #expect(try !program.needsRescreen)
        try await program.close()
    }

    @Test(
        "A full re-screen finds every customer that one asked by itself would find, and running it twice changes nothing"
    )
    func everything() async throws {
        let test = try await TestProgram()
        for (number, name) in ordinary.enumerated() { _ = try await account(name, number, in: test) }
        let listed = [0, 3, 7, 9].map { person("L\($0)", ordinary[$0], born: "1980-02-03") }
        try keep(listed, in: test)
        let report = try #require(try await test.program.rescreen(.everything))
        #expect(report.decided == listed.count && report.examined == ordinary.count)
        var found = 0
        try test.program.forEachAccount { record in
            let alone = test.program.road.travel(test.program.journey(of: record), at: test.clock.now)
            #expect(Set(record.hits.map(\.key)) == Set(alone.hits.map(\.key)))
            if record.decision.needsPerson { found += 1 }
        }
        #expect(found == listed.count)
        #expect(try await test.program.rescreen(.everything)?.decided == 0)
        try await test.program.close()
    }

    @Test("A re-screen that is cut short goes on where it stopped, and its reading is an entry before and after")
    func resumes() async throws {
        let test = try await TestProgram()
        let record = try await Self.shared(test)
        let drafts = try (0..<2500).map { number in
            let name = number == 2400 ? "Arseniy Zveroboev" : "\(ordinary[number % ordinary.count]) \(number)"
            return try bare(name, number, like: record)
        }
        _ = try await test.program.records.append(drafts)
        try keep([person("2", "ZVEROBOEV, Arseniy", born: "1980-02-03")], in: test)
        let program = test.program
        let task = Task {
            try await program.rescreen { progress in
                // The task that runs it is cancelled from within, after its first page.
                if progress.examined >= 1000 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(try program.needsRescreen)
        let report = try #require(try await program.rescreen())
        #expect(report.resumed && report.examined == 2500 && report.decided == 1)
        let kinds = try program.records.entries(
            from: 0, kinds: [.rescreenBegun, .rescreenAdvanced, .rescreenEnded], limit: 100
        ).map(\.kind)
        #expect(kinds == [.rescreenBegun, .rescreenAdvanced, .rescreenEnded])
        try await test.program.close()
    }

    /// An account that is there without the road having been travelled, as thousands are made quickly.
    private func bare(_ name: String, _ number: Int, like record: AccountRecord) throws -> EntryDraft {
        var copy = record
        copy.id = .random()
        copy.subject = .random()
        copy.lastEntry = .random()
        copy.holder = try holder(name, number)
        var fields = copy.fields(carrying: [.application, .decision, .evidence, .hits, .review])
        fields["openedAt"] = copy.openedAt.json
        return EntryDraft(
            .accountImported, actor: .system("test"), time: copy.openedAt, subject: copy.subject, fields: fields,
            id: copy.lastEntry)
    }

    private static func shared(_ test: TestProgram) async throws -> AccountRecord {
        let time = test.clock.now
        let holder = try Sample.foreign()
        let arrival = test.program.road.travel(
            Journey(application: holder, act: .maintaining, statedAt: time), at: time)
        return AccountRecord(
            id: .random(), subject: .random(), state: .maintained, reference: nil, holder: holder,
            decision: arrival.decision, application: nil, openedAt: time, updatedAt: time, reviewDue: nil,
            verified: false, evidence: [], hits: [], clearedHits: [], sequence: 1, lastEntry: .random(), deciders: [])
    }

    @Test("A measure against a person runs customers past that person alone: only whom it may name is decided again")
    func measureAgainstPerson() async throws {
        let start = "2026-11-25T09:00:00Z"
        let terms = SampleDirectives.terms(around: try #require(Timestamp(rfc3339: start)))
        let test = try await TestProgram(at: start, terms: terms)
        let program = test.program
        var others: [AccountID] = []
        for (number, name) in ordinary.enumerated() { others.append(try await account(name, number, in: test)) }
        let directives = SampleDirectives.directives(around: test.clock.now)
        let findings = directives.filter { if case .finding = $0 { true } else { false } }
        for finding in findings { try await program.issue(finding, by: .system("test")) }
        var named = try holder("Tamsin Quillfeather", 50)
        guard case .individual(var person) = named.applicant else { return }
        person.birthDate = CalendarDate("1984-02-29")
        named.applicant = .individual(person)
        let touched = try await program.importAccount(named, openedAt: nil, key: nil, by: .system("test")).id
        let before = try others.map { try program.accountStanding($0).record.lastEntry }
        #expect(try await program.enforceDirectives(findings) == 0, "a finding reaches nobody")

        let measures = directives.filter {
            guard case .measure(let measure) = $0, case .person = measure.target else { return false }
            return true
        }
        for measure in measures { try await program.issue(measure, by: .system("test")) }
        var looked = 0
        #expect(try await program.enforceDirectives(measures) { looked = $0 } == 1)
        #expect(looked == 1)
        #expect(try await program.account(touched).decision.needsPerson)
        #expect(try others.map { try program.accountStanding($0).record.lastEntry } == before)
        let kinds = try program.records.entries(
            from: 0, kinds: [.measureScreeningBegun, .measureScreeningEnded], limit: 10
        ).map(\.kind)
        #expect(kinds == [.measureScreeningBegun, .measureScreeningEnded])
        try await test.program.close()
    }

    @Test("What was cleared and screened again verifies, folds to the same views, and goes with the customer's key")
    func verifies() async throws {
        let test = try await TestProgram()
        let program = test.program
        try keep([person("2", "ZVEROBOEV, Arseniy")], in: test)
        let kept = try await account("Arseniy Zveroboev", 1, in: test)
        let gone = try await account("Arsenij Zveroboev", 2, in: test)
        try await program.rescreen()
        let record = try await program.account(kept)
        try await program.clear(
            hits: record.hits.filter { $0.compared != nil }.map(\.key), of: kept.rawValue, reason: "another person",
            seeing: record.lastEntry, by: StaffMember(.random(), roles: [.analyst]))
        let subject = try await program.account(gone).subject
        try await program.records.destroy(subject, actor: .system("test"), time: test.clock.now, ground: "test")
        let report = try #require(try await program.rescreen(.everything))
        #expect(report.examined == 1 && report.decided == 0)
        let cleared = try await program.account(kept)
        try await program.records.rebuildViews()
        #expect(try await program.account(kept) == cleared)
        #expect(try await program.rescreen(.everything)?.examined == 1)
        let configuration = program.configuration
        try await test.program.close()
        let verified = try await IdentificationProgram.verify(configuration, depth: .views)
        #expect(verified.isSound, "\(verified.findings)")
    }

    @Test("What a re-screen reads of a customer asks the lists the same as the application itself")
    func sameQuestion() throws {
        var entity = Entity(name: "Kauri Hosting OÜ")
        entity.otherNames = ["Kauri"]
        entity.organizedIn = JurisdictionCode(unchecked: "EE")
        entity.email = try EmailAddress(parsing: "Ops@Kauri.example")
        entity.telephone = try TelephoneNumber(parsing: "+44 20 7946 0018")
        entity.identificationNumbers = [
            IdentificationNumber(
                kind: .registration, country: JurisdictionCode(unchecked: "EE"),
                number: try DocumentNumber(parsing: "12-345.678"))
        ]
        var owner = Individual(name: "Mari Mets")
        owner.birthDate = CalendarDate("1979-05")
        owner.citizenships = [JurisdictionCode(unchecked: "EE"), JurisdictionCode(unchecked: "FI")]
        owner.birthPlace = "Tartu, Estonia"
        owner.address = PostalAddress(
            lines: ["Pikk 1", "2. korrus"], locality: "Tallinn", region: "Harju", postalCode: "10123",
            country: JurisdictionCode(unchecked: "EE"))
        owner.telephone = try TelephoneNumber(parsing: "+37255512345")
        var between = Entity(name: "Between Holdings LLC")
        between.owners = [BeneficialOwner(person: .individual(owner), basisPoints: 5000)]
        between.controllers = [ControlPerson(person: Individual(name: "Jaan Tamm"), role: "director")]
        entity.owners = [
            BeneficialOwner(person: .entity(between), basisPoints: 5100),
            BeneficialOwner(person: .individual(Individual(name: "Ann Ilves")), basisPoints: nil),
        ]
        entity.controllers = [ControlPerson(person: Individual(name: "Peeter Kask"), role: "chief executive")]
        var application = try Sample.application()
        application.applicant = .entity(entity)
        application.payment = [
            .wallet(try WalletAddress(parsing: "0x00000000000000000000000000000000000a11ce", currency: "ETH"))
        ]
        let journey = Journey(application: application, statedAt: Timestamp(milliseconds: 0))
        let read = ScreenedParty.read(ScreenedParty.stored(statedIn: application.json))
        #expect(read.map(\.label) == journey.parties.map(\.label))
        for (party, stated) in zip(read, journey.parties) {
            let query = stated.query(application)
            #expect(party.query.names == query.names && party.query.type == query.type)
            #expect(party.query.birthDate == query.birthDate && party.query.nationalities == query.nationalities)
            #expect(party.query.documents == query.documents && party.query.emails == query.emails)
            #expect(party.query.telephones.map(\.canonical) == query.telephones.map(\.canonical))
            #expect(party.query.wallets.map(\.canonical) == query.wallets.map(\.canonical))
            #expect(party.query.addresses == query.addresses && party.query.birthPlaces == query.birthPlaces)
        }
    }
}
