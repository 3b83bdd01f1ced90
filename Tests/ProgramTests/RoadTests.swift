import Foundation
import Order
import Program
import Records
import Testing

@Suite("The road")
struct RoadTests {
    @Test("A United States person opens at once, with an account and a tree of reasons, and is asked for nothing more")
    func unitedStatesPerson() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.application(), key: nil, by: .system("test"))
        #expect(record.state == .opened)
        #expect(record.decision.determination == "unitedStatesPerson")
        #expect(record.decision.missing.isEmpty)
        let account = try await test.program.account(try #require(record.account))
        #expect(account.state == .maintained)
        #expect(account.decision.reason == record.decision.reason)
        #expect(record.decision.reason.clauses.allSatisfy { ClauseCatalogue.clause($0) != nil })
        try await test.program.close()
    }

    @Test("A foreign person is asked for what the standard requires, each thing once, with its clause and why")
    func foreignPerson() async throws {
        let test = try await TestProgram()
        let bare = try Sample.application(name: "Ivo Lind", citizenships: ["SE"], location: "SE", resident: false)
        let record = try await test.program.submit(bare, key: nil, by: .system("test"))
        #expect(record.state == .collecting)
        #expect(record.decision.determination == "foreignPerson")
        let pointers = record.decision.missing.map(\.pointer)
        #expect(Set(pointers).count == pointers.count)
        #expect(pointers.contains("/applicant/email"))
        #expect(record.decision.missing.allSatisfy { !$0.why.isEmpty && ClauseCatalogue.clause($0.clause) != nil })
        #expect(record.decision.deadline != nil)
        let complete = try await test.program.supplement(
            record.id, with: Sample.foreign("Ivo Lind"), by: .system("test"))
        #expect(complete.state == .verifying)
        #expect(complete.decision.missing.map(\.pointer).contains("evidence/emailCode"))
        #expect(complete.decision.missing.allSatisfy { $0.pointer.hasPrefix("evidence/") })
        try await test.program.close()
    }

    @Test("Nothing known: undetermined is asked for facts and, at its deadline, treated as foreign, then expires")
    func undetermined() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(
            Sample.application(citizenships: nil), key: nil, by: .system("test"))
        #expect(record.state == .collecting)
        #expect(record.decision.determination == "undetermined")
        let deadline = try #require(record.decision.deadline)
        try test.clock.move(to: deadline.adding(milliseconds: -1))
        let early = try await test.program.meetDeadlines()
        #expect(early == .init())
        try test.clock.move(to: deadline)
        let atDeadline = try await test.program.meetDeadlines()
        #expect(atDeadline.treatedAsForeign == 1)
        let foreign = try await test.program.application(record.id)
        #expect(foreign.treatedAsForeign && foreign.state == .collecting)
        try test.clock.move(to: try #require(foreign.decision.deadline))
        let later = try await test.program.meetDeadlines()
        #expect(later.expired == 1)
        let expired = try await test.program.application(record.id)
        #expect(expired.state == .expired)
        let again = try await test.program.meetDeadlines()
        #expect(again == .init(), "A deadline is met once")
        try await test.program.close()
    }

    @Test("A product outside 5(e) and 5(i) is out of scope, with the clause")
    func outOfScope() async throws {
        let test = try await TestProgram()
        var application = try Sample.foreign()
        application.product.ownedByUnitedStatesPerson = false
        application.product.operatedIn = [try JurisdictionCode(parsing: "DE")]
        let elsewhere = try await test.program.submit(application, key: nil, by: .system("test"))
        #expect(elsewhere.state == .outOfScope)
        #expect(elsewhere.decision.reason.clauses.contains("5(i)"))
        #expect(elsewhere.account == nil)
        try await test.program.close()
    }

    @Test("The same key with the same request answers with what it brought about; with another request it is refused")
    func idempotency() async throws {
        let test = try await TestProgram()
        let application = try Sample.application()
        let key = IdempotencyKey(scope: "test", key: "k1", requestDigest: [1])
        let first = try await test.program.submit(application, key: key, by: .system("test"))
        let size = test.program.records.size
        let second = try await test.program.submit(application, key: key, by: .system("test"))
        #expect(first.id == second.id)
        #expect(test.program.records.size == size)
        let other = IdempotencyKey(scope: "test", key: "k1", requestDigest: [2])
        await #expect(throws: ProgramError.self) {
            _ = try await test.program.submit(application, key: other, by: .system("test"))
        }
        try await test.program.close()
    }

    @Test("Fifty callers with one key bring about one application")
    func idempotencyTogether() async throws {
        let test = try await TestProgram()
        let application = try Sample.application()
        let key = IdempotencyKey(scope: "test", key: "together", requestDigest: [1])
        let program = test.program
        let ids = try await withThrowingTaskGroup(of: ApplicationID.self) { group in
            for _ in 0..<50 {
                group.addTask { try await program.submit(application, key: key, by: .system("test")).id }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        try await test.program.close()
    }

    @Test("A decision can be read as it stood on another day")
    func asOf() async throws {
        let test = try await TestProgram()
        let bare = try Sample.application(name: "Ivo Lind", citizenships: ["SE"], location: "SE", resident: false)
        let record = try await test.program.submit(bare, key: nil, by: .system("test"))
        let then = test.clock.now
        try test.move(days: 1)
        _ = try await test.program.supplement(record.id, with: Sample.foreign("Ivo Lind"), by: .system("test"))
        let before = try await test.program.decision(of: record.id, asOf: then)
        let after = try await test.program.decision(of: record.id, asOf: nil)
        #expect(
            before.missing.count > after.missing.count && after.missing.contains { $0.pointer == "evidence/emailCode" })
        await #expect(throws: ProgramError.self) {
            _ = try await test.program.decision(of: record.id, asOf: then + Days(-1))
        }
        try await test.program.close()
    }

    @Test("Withdrawn is withdrawn: the second click changes nothing, and nothing can be added")
    func withdrawn() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        let first = try await test.program.withdraw(record.id, by: .applicant(record.subject))
        let second = try await test.program.withdraw(record.id, by: .applicant(record.subject))
        #expect(first.state == .withdrawn && second.sequence == first.sequence)
        await #expect(throws: ProgramError.self) {
            _ = try await test.program.supplement(record.id, with: Sample.application(), by: .system("test"))
        }
        try await test.program.close()
    }

    @Test("The feed tells every change once, with a sequence per subject that has no gap")
    func feed() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        _ = try await test.program.submit(Sample.application(), key: nil, by: .system("test"))
        _ = try await test.program.withdraw(record.id, by: .system("test"))
        var items: [FeedItem] = []
        var cursor: String?
        while true {
            let page = try await test.program.feed(after: cursor, limit: 2)
            if page.items.isEmpty { break }
            items += page.items
            cursor = page.next
        }
        let mine = items.filter { $0.subject == record.subject }
        #expect(mine.map(\.sequence) == [1, 2, 3])
        #expect(Set(items.map(\.id)).count == items.count)
        try await test.program.close()
    }
}
