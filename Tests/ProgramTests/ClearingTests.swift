import Foundation
import Order
import Records
import Screening
import Testing

@testable import Program

/// A pair that a person compares: on both sides every field is stated, none of them decides alone.
private enum Pair {
    static let list = ListID(rawValue: "house-list") ?? .sample

    static func entry(_ change: (inout ListEntry) -> Void = { _ in }) -> ListEntry {
        var entry = ListEntry(
            list: list, id: "H-1", type: .person,
            names: [ListedName("ZVEROBOEV, Arseniy Fictionovich", .primary)], programs: ["CYBER2"],
            birthDates: CalendarDate("1986").map { [.circa($0)] } ?? [], birthPlaces: ["Vydumsk, Russia"],
            nationalities: [JurisdictionCode(unchecked: "RU")],
            documents: [
                ListedDocument(
                    kind: .passport, label: "Passport", country: JurisdictionCode(unchecked: "RU"), number: "999000111")
            ], emails: ["arseniy@zveroboev.example"], telephones: ["+74950000001"],
            wallets: [ListedWallet(currency: "ETH", address: "0x00000000000000000000000000000000000a11ce")],
            addresses: [
                ListedAddress(
                    street: nil, locality: "Vydumsk", country: JurisdictionCode(unchecked: "RU"), countryText: nil)
            ])
        change(&entry)
        return entry
    }

    static func reading(_ entries: [ListEntry]) -> ListReading {
        ListReading(entries: entries, counts: .init(parties: entries.count))
    }

    static func application(_ change: (inout Individual) throws -> Void = { _ in }) throws -> Application {
        var application = try Sample.foreign("Arseniy Zveroboev", email: "someone@mail.example")
        guard case .individual(var person) = application.applicant else { return application }
        person.birthDate = CalendarDate("1986-07-01")
        person.birthPlace = "Riga, Latvia"
        person.citizenships = [JurisdictionCode(unchecked: "RU")]
        person.location = DatedLocation(jurisdiction: JurisdictionCode(unchecked: "LV"), asOf: nil)
        application.payment.append(
            .wallet(try WalletAddress(parsing: "0x0000000000000000000000000000000000000c01", currency: "ETH")))
        try change(&person)
        application.applicant = .individual(person)
        return application
    }
}

@Suite("Clearing a hit")
struct ClearingTests {
    private let analyst = StaffMember(.random(), roles: [.analyst])
    private let officer = StaffMember(.random(), roles: [.officer])

    private func program(_ entries: [ListEntry]) async throws -> TestProgram {
        let test = try await TestProgram()
        try keep(entries, in: test)
        return test
    }

    private func keep(_ entries: [ListEntry], in test: TestProgram) throws {
        _ = try test.program.lists.keep(
            Pair.reading(entries), as: Pair.list, sourceDigest: "test", at: test.clock.now, acceptsSmaller: true)
        try test.program.readLists()
    }

    /// An application that waits for a person, and after that person cleared its hit.
    private func cleared(in test: TestProgram) async throws -> ApplicationRecord {
        let record = try await test.program.submit(Pair.application(), key: nil, by: .system("test"))
        #expect(record.state == .review)
        let hit = try #require(record.hits.first { $0.list == "house-list" })
        try await test.program.clear(
            hits: [hit.key], of: record.id.rawValue, reason: "another person; seen the passport",
            seeing: record.lastEntry, by: analyst)
        return try await test.program.application(record.id)
    }

    /// Sends an application down the road again with something that no list compares.
    private func again(_ record: ApplicationRecord, in test: TestProgram, _ application: Application? = nil)
        async throws -> ApplicationRecord
    {
        var application = application ?? record.application
        application.reference = "again-\(UInt32.random(in: 0 ... .max))"
        return try await test.program.supplement(record.id, with: application, by: .system("test"))
    }

    private func changes(_ record: ApplicationRecord) -> [String] {
        record.hits.flatMap { hit -> [String] in
            guard case .lapsed(let earlier) = hit.clearing else { return [] }
            return earlier.changes.map(\.text)
        }
    }

    @Test("A cleared pair is an entry with the pair, the reason and the person, and stays cleared when nothing changes")
    func stays() async throws {
        let test = try await program([Pair.entry()])
        let record = try await cleared(in: test)
        #expect(record.state != .review && record.hits.contains { $0.cleared })
        let clearing = try #require(try await test.program.clearings(of: record.id.rawValue).first)
        #expect(clearing.entry == "house-list/H-1" && clearing.party == "applicant" && clearing.by == analyst.user)
        let entry = try #require(try clearing.recordedIn.flatMap { try test.program.records.entry($0) })
        #expect(entry.parts.first?.fields?["clearings"]?.array?.count == 1)
        #expect(entry.actor == .user(analyst.user))
        let later = try await again(record, in: test)
        #expect(later.state == record.state && later.hits.contains { $0.cleared })
        try await test.program.close()
    }

    @Test("A list that renames ids, reorders names or changes programs and remarks changes nothing")
    func renames() async throws {
        let test = try await program([Pair.entry()])
        var record = try await cleared(in: test)
        for number in 1...5 {
            try keep(
                [
                    Pair.entry {
                        $0.id = "R-\(number)"
                        $0.programs = ["CYBER\(number)"]
                        $0.remarks = "edition \(number)"
                        $0.titles = ["no. \(number)"]
                    }
                ], in: test)
            record = try await again(record, in: test)
            let hit = try #require(record.hits.first { $0.list == "house-list" })
            #expect(hit.entry == "R-\(number)" && hit.cleared)
            #expect(record.state != .review)
        }
        try await test.program.close()
    }

    @Test("The order of the words of a name changes nothing, nor does an alias that matches no better")
    func reordered() async throws {
        let test = try await program([Pair.entry()])
        var record = try await cleared(in: test)
        for name in [
            "Arseniy Fictionovich ZVEROBOEV", "Zveroboev Arseniy Fictionovich", "Zveroboev  Arseniy, Fictionovich",
        ] {
            for number in ["H-1", "H-7"] {
                try keep(
                    [
                        Pair.entry {
                            $0.names[0].text = name; $0.id = number
                        }
                    ], in: test)
                record = try await again(record, in: test)
                #expect(record.state != .review && record.hits.contains { $0.cleared }, "\(name) \(number)")
            }
        }
        try keep(
            [
                Pair.entry {
                    $0.id = "H-7"
                    $0.names.append(ListedName("SOMEBODY, Else Entirely", .strongAlias))
                }
            ], in: test)
        record = try await again(record, in: test)
        #expect(record.state != .review && record.hits.contains { $0.cleared })
        try keep(
            [
                Pair.entry {
                    $0.id = "H-7"
                    $0.names[0].text = "ZVEROBOEV, Arseniy Petrovich"
                }
            ], in: test)
        record = try await again(record, in: test)
        #expect(record.state == .review && changes(record) == ["name/theirs"])
        try await test.program.close()
    }

    @Test("Nobody takes their own proposal; what is held is let go by its holder, by an officer, and by time")
    func holding() async throws {
        let test = try await program([
            Pair.entry { $0.birthDates = CalendarDate("1986-07-01").map { [.on($0)] } ?? [] }
        ])
        let record = try await test.program.submit(Pair.application(), key: nil, by: .system("test"))
        let hit = try #require(record.hits.first { $0.list == "house-list" })
        let id = record.id.rawValue
        // An analyst holds the item; another cannot let it go, an officer can.
        _ = try await test.program.take(id, by: analyst.user, roles: analyst.roles)
        await #expect(throws: ProgramError.self) {
            try await test.program.release(id, by: UserID.random(), roles: [.analyst])
        }
        #expect(try await test.program.release(id, by: officer.user, roles: officer.roles).takenBy == nil)
        _ = try await test.program.take(id, by: officer.user, roles: officer.roles)
        #expect(try await test.program.release(id, by: officer.user, roles: []).takenBy == nil)

        try await test.program.clear(
            hits: [hit.key], of: id, reason: "a twin", seeing: record.lastEntry, by: officer)
        let own = await #expect(throws: ProgramError.self) {
            try await test.program.take(id, by: officer.user, roles: officer.roles)
        }
        #expect(own?.description.contains("You proposed this clearing yourself") == true)
        await #expect(throws: ProgramError.self, "an analyst confirms nothing") {
            try await test.program.take(id, by: analyst.user, roles: analyst.roles)
        }
        let second = StaffMember(.random(), roles: [.officer])
        let third = StaffMember(.random(), roles: [.officer])
        #expect(try await test.program.take(id, by: second.user, roles: second.roles).takenBy == second.user)
        await #expect(throws: ProgramError.self, "held by another") {
            try await test.program.take(id, by: third.user, roles: third.roles)
        }
        try test.clock.move(to: test.clock.now.adding(milliseconds: Int64(Limits.queueHoldHours) * 3_600_000))
        #expect(try await test.program.take(id, by: third.user, roles: third.roles).takenBy == third.user)
        try await test.program.close()
    }

    @Test("The question whether a measure applies says that a listed party waits behind it, which, and how near")
    func behindMeasure() async throws {
        let test = try await TestProgram.withSample()
        try keep([Pair.entry { $0.names[0].text = "QUILLFEATHER, Tamsin" }], in: test)
        var application = try Sample.foreign("Tamsin Quillfeather")
        guard case .individual(var person) = application.applicant else { return }
        person.birthDate = CalendarDate("1984-02-29")
        application.applicant = .individual(person)
        let record = try await test.program.submit(application, key: nil, by: .system("test"))
        try #require(record.decision.needsPerson, "\(record.state): \(record.decision.summary)")
        let item = try await test.program.queueItem(record.id.rawValue)
        #expect(item.kind == .uncertainMeasure)
        #expect(
            item.sentence.contains("A possible listed party waits too: house-list entry H-1, score 0.9"),
            "\(item.sentence)")
        try await test.program.close()
    }

    @Test("An entry renumbered and changed at once appears again, and says who cleared what it was")
    func renamedAndChanged() async throws {
        let test = try await program([Pair.entry()])
        var record = try await cleared(in: test)
        try keep(
            [
                Pair.entry {
                    $0.id = "R-9"; $0.birthPlaces = ["Riga, Latvia"]
                }
            ], in: test)
        record = try await again(record, in: test)
        #expect(record.state == .review && changes(record) == ["birthPlace/theirs"])
        try await test.program.close()
    }

    @Test("A second listed party of the same name is another party, and so is one that takes over a cleared number")
    func namesakeOnTheList() async throws {
        let test = try await program([Pair.entry()])
        let record = try await cleared(in: test)
        try keep([Pair.entry(), Pair.entry { $0.id = "H-2" }], in: test)
        let two = try await again(record, in: test)
        #expect(two.state == .review)
        #expect(two.hits.first { $0.entry == "H-1" }?.cleared == true)
        #expect(two.hits.first { $0.entry == "H-2" }?.cleared == false)
        // The numbers are exchanged: the cleared party is now H-2, and H-1 is somebody else.
        try keep(
            [Pair.entry { $0.id = "H-2" }, Pair.entry { $0.birthPlaces = ["Elsewhere"] }], in: test)
        let exchanged = try await again(record, in: test)
        #expect(exchanged.hits.first { $0.entry == "H-2" }?.cleared == true)
        #expect(exchanged.hits.first { $0.entry == "H-1" }?.cleared == false)
        try await test.program.close()
    }

    @Test("A cleared pair appears again for each single field that changes on the list, and says which")
    func changesOnTheList() async throws {
        let test = try await program([Pair.entry()])
        var record = try await cleared(in: test)
        let changed: [(field: String, ListEntry)] = [
            ("name", Pair.entry { $0.names[0].text = "ZVEROBOEV, Arseniy Petrovich" }),
            ("birthDate", Pair.entry { $0.birthDates = CalendarDate("1986-07").map { [.circa($0)] } ?? [] }),
            ("birthPlace", Pair.entry { $0.birthPlaces = ["Riga, Latvia"] }),
            ("nationality", Pair.entry { $0.citizenships = [JurisdictionCode(unchecked: "LV")] }),
            (
                "document",
                Pair.entry {
                    $0.documents.append(
                        ListedDocument(kind: .nationalID, label: "National ID", country: nil, number: "555444333"))
                }
            ),
            ("email", Pair.entry { $0.emails = ["other@zveroboev.example"] }),
            ("telephone", Pair.entry { $0.telephones = ["+74950000002"] }),
            ("wallet", Pair.entry { $0.wallets[0].address = "0x00000000000000000000000000000000000b0b00" }),
            (
                "addressCountry",
                Pair.entry {
                    $0.addresses[0].country = JurisdictionCode(unchecked: "LV")
                }
            ),
        ]
        for (field, entry) in changed {
            try keep([entry], in: test)
            record = try await again(record, in: test)
            #expect(record.state == .review, "\(field)")
            #expect(
                changes(record).contains("\(field)/theirs") && changes(record).allSatisfy { $0.hasSuffix("/theirs") })
            // A country of address stands in the address too.
            #expect(changes(record).count == (field == "addressCountry" ? 2 : 1), "\(changes(record))")
            #expect(record.decision.reason.says("on the list changed"), "the reason names the change")
            try keep([Pair.entry()], in: test)
            record = try await again(record, in: test)
            #expect(record.state != .review, "what was compared is again as it was: \(field)")
        }
        try await test.program.close()
    }

    @Test("A cleared pair appears again for each single field that the customer changes, and says which")
    func changesHere() async throws {
        let test = try await program([Pair.entry()])
        var record = try await cleared(in: test)
        let stated = record.application
        let changed: [(field: String, (inout Individual) throws -> Void)] = [
            ("name", { $0.otherNames = ["Arsenij Zveroboev"] }),
            ("birthDate", { $0.birthDate = CalendarDate("1986-07-02") }),
            ("birthPlace", { $0.birthPlace = "Vydumsk, Russia" }),
            ("nationality", { $0.citizenships?.append(JurisdictionCode(unchecked: "LV")) }),
            ("document", { $0.identificationNumbers[0].number = try DocumentNumber(parsing: "320202-10011") }),
            ("email", { $0.email = try EmailAddress(parsing: "else@mail.example") }),
            ("telephone", { $0.telephone = try TelephoneNumber(parsing: "+37120001001") }),
            ("address", { $0.address?.lines = ["Elizabetes iela 2"] }),
            ("addressCountry", { $0.address?.country = JurisdictionCode(unchecked: "EE") }),
        ]
        for (field, change) in changed {
            record = try await again(record, in: test, Pair.application(change))
            #expect(record.state == .review, "\(field)")
            #expect(changes(record).contains("\(field)/ours") && changes(record).allSatisfy { $0.hasSuffix("/ours") })
            #expect(changes(record).count == (field == "addressCountry" ? 2 : 1), "\(changes(record))")
            record = try await again(record, in: test, stated)
            #expect(record.state != .review, "\(field)")
        }
        try await test.program.close()
    }

    @Test("A field that only one side states was never compared: stating it changes nothing")
    func onlyOneSide() async throws {
        let test = try await program([Pair.entry { $0.telephones = [] }])
        var record = try await cleared(in: test)
        record = try await again(
            record, in: test, Pair.application { $0.telephone = try TelephoneNumber(parsing: "+37120001001") })
        #expect(record.state != .review && record.hits.contains { $0.cleared })
        try await test.program.close()
    }

    @Test(
        "Above the standard's score a second person confirms: never the same, never an analyst; until then the hit stands"
    )
    func fourEyes() async throws {
        let test = try await program([
            Pair.entry { $0.birthDates = CalendarDate("1986-07-01").map { [.on($0)] } ?? [] }
        ])
        let record = try await test.program.submit(Pair.application(), key: nil, by: .system("test"))
        let hit = try #require(record.hits.first { $0.list == "house-list" })
        #expect(hit.verdict == "confirmed" && hit.score >= test.program.road.standard.clearingSecondPerson)
        let id = record.id.rawValue
        try await test.program.clear(
            hits: [hit.key], of: id, reason: "a twin", seeing: record.lastEntry, by: officer)
        var now = try await test.program.application(record.id)
        #expect(now.state == .review && !now.hits.contains { $0.cleared })
        #expect(try await test.program.queueItem(id).kind == .clearing)
        await #expect(throws: ProgramError.self, "the same person") {
            try await test.program.confirmClearing(
                hits: [hit.key], of: id, reason: "yes", seeing: now.lastEntry, by: officer)
        }
        await #expect(throws: ProgramError.self, "an analyst") {
            try await test.program.confirmClearing(
                hits: [hit.key], of: id, reason: "yes", seeing: now.lastEntry, by: analyst)
        }
        await #expect(throws: ProgramError.self, "approving over it") {
            try await test.program.resolve(id, as: .approve, why: "fine", seeing: now.lastEntry, by: analyst.user)
        }
        let second = StaffMember(.random(), roles: [.officer])
        try await test.program.rejectClearing(
            hits: [hit.key], of: id, reason: "no twin is known", seeing: now.lastEntry, by: second)
        now = try await test.program.application(record.id)
        #expect(now.state == .review && now.clearedHits.isEmpty)
        #expect(try await test.program.queueItem(id).kind == .possibleMatch)
        try await test.program.clear(
            hits: [hit.key], of: id, reason: "a twin, certificate seen", seeing: now.lastEntry, by: analyst)
        now = try await test.program.application(record.id)
        try await test.program.confirmClearing(
            hits: [hit.key], of: id, reason: "seen too", seeing: now.lastEntry, by: second)
        now = try await test.program.application(record.id)
        #expect(now.state != .review && now.hits.contains { $0.cleared })
        let clearing = try #require(now.clearedHits.first)
        #expect(clearing.second == .confirmed(by: second.user, at: test.clock.now))
        try await test.program.close()
    }

    @Test("A proposal that nobody confirms in time lapses and is proposed again")
    func proposalLapses() async throws {
        let test = try await program([
            Pair.entry { $0.birthDates = CalendarDate("1986-07-01").map { [.on($0)] } ?? [] }
        ])
        let record = try await test.program.submit(Pair.application(), key: nil, by: .system("test"))
        let hit = try #require(record.hits.first { $0.list == "house-list" })
        let id = record.id.rawValue
        try await test.program.clear(hits: [hit.key], of: id, reason: "a twin", seeing: record.lastEntry, by: analyst)
        try test.move(days: 60)
        var now = try await test.program.application(record.id)
        await #expect(throws: ProgramError.self) {
            try await test.program.confirmClearing(
                hits: [hit.key], of: id, reason: "yes", seeing: now.lastEntry, by: officer)
        }
        try await test.program.clear(hits: [hit.key], of: id, reason: "a twin", seeing: now.lastEntry, by: analyst)
        now = try await test.program.application(record.id)
        try await test.program.confirmClearing(
            hits: [hit.key], of: id, reason: "yes", seeing: now.lastEntry, by: officer)
        #expect(try await test.program.application(record.id).state != .review)
        try await test.program.close()
    }
}

extension Reason {
    /// Whether any finding in the tree says this.
    fileprivate func says(_ text: String) -> Bool { finding.contains(text) || because.contains { $0.says(text) } }
}
