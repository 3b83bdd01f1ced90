import Foundation
import Order
import Records
import Testing

@Suite struct AppendTests {
    @Test("An entry that was appended is read back by id, by subject and by place, after reopening too")
    func roundTrip() async throws {
        let directory = try TestDirectory()
        let subject = SubjectID.random()
        let first = EntryDraft.opened(subject, account: "acc_1", email: "a@example.com", name: "Ann")
        let second = EntryDraft.opened(subject, account: "acc_1", state: "closed", expecting: .entry(first.id))
        var store = try directory.open()
        let appended = try await store.append([first, second])
        #expect(appended.map(\.index) == [0, 1])
        try await store.close()
        store = try directory.open()
        #expect(store.size == 2)
        #expect(try store.lastEntry(of: subject) == second.id)
        let entries = try store.entries(of: subject)
        #expect(entries.map(\.id) == [first.id, second.id])
        #expect(entries[0].parts[0].fields == first.parts[0].fields)
        #expect(entries[1].parts[0].previous == first.id)
        #expect(entries[0].time == noon)
        #expect(try store.entry(first.id)?.index == 0)
        #expect(try store.entries(from: 1, kinds: [], limit: 10).map(\.id) == [second.id])
        #expect(try store.entries(from: 0, kinds: ["account.opened"], limit: 1).map(\.id) == [first.id])
        #expect(try store.entries(from: 0, kinds: ["nothing"], limit: 1).isEmpty)
        let row = try #require(try store.row("accounts", key: "acc_1"))
        #expect(row.text("state") == "closed")
        #expect(row.sealed["name"] == "Ann")
        #expect(row.subject == subject)
        let found = try store.rows("accounts", ViewQuery([.matches(column: "email", "a@example.com")]))
        #expect(found.map(\.key) == ["acc_1"])
        try await store.close()
    }
}
