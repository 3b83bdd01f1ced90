import Foundation
import GRDB
import Order
import Records
import TestSupport
import Testing

@Suite struct ViewTests {
    @Test("Pages follow one another without gap or repeat, in both directions, over any column, NULL included")
    func paging() async throws {
        let store = try TestDirectory().open()
        for index in 0..<23 {
            _ = try await store.append([
                EntryDraft(
                    "account.opened", actor: .system("test"), time: noon, subject: .random(),
                    fields: index % 4 == 0
                        ? ["account": .string("acc_\(index)")]
                        : ["account": .string("acc_\(index)"), "state": .string("s\(index % 3)")])
            ])
        }
        for order in [nil, "state", "changed"] {
            for descending in [false, true] {
                let whole = try store.rows("accounts", ViewQuery(orderedBy: order, descending: descending)).map(\.key)
                #expect(whole.count == 23)
                var paged: [String] = []
                var after: ViewQuery.Cursor?
                while true {
                    let page = try store.rows(
                        "accounts", ViewQuery(orderedBy: order, descending: descending, after: after, limit: 4))
                    guard let last = page.last else { break }
                    paged += page.map(\.key)
                    after = .init(value: order.flatMap { last.plain[$0] } ?? .null, key: last.key)
                }
                #expect(paged == whole, "\(order ?? "key") \(descending)")
            }
        }
    }

    @Test("Conditions select what they say, and a sealed column cannot be asked for")
    func conditions() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        for (index, state) in ["open", "open", "held", "closed"].enumerated() {
            _ = try await store.append([
                .opened(
                    index == 0 ? subject : .random(), account: "acc_\(index)", state: state,
                    email: "e\(index % 2)@x.example")
            ])
        }
        func keys(_ conditions: [ViewQuery.Condition]) throws -> [String] {
            #expect(try store.count("accounts", conditions) == store.rows("accounts", ViewQuery(conditions)).count)
            return try store.rows("accounts", ViewQuery(conditions)).map(\.key)
        }
        #expect(try keys([.equals(column: "state", .text("open"))]) == ["acc_0", "acc_1"])
        #expect(try keys([.oneOf(column: "state", [.text("held"), .text("closed")])]) == ["acc_2", "acc_3"])
        #expect(try keys([.oneOf(column: "state", [])]) == [])
        #expect(try keys([.atLeast(column: "changed", 1), .lessThan(column: "changed", 3)]) == ["acc_1", "acc_2"])
        #expect(try keys([.matches(column: "email", "e1@x.example")]) == ["acc_1", "acc_3"])
        #expect(try keys([.subject(subject)]) == ["acc_0"])
        #expect(try keys([.isNull(column: "state")]) == [])
        #expect(throws: StoreError.self) { try keys([.equals(column: "name", .text("x"))]) }
        #expect(throws: StoreError.self) { try keys([.equals(column: "nothing", .text("x"))]) }
        #expect(throws: StoreError.noSuchView("none")) { try store.row("none", key: "x") }
    }

    @Test("Every page that is ordered by an indexed column, or selects by one, is read from an index without sorting")
    func indexBacked() async throws {
        let directory = try TestDirectory()
        try await directory.open().close()
        let queue = try DatabaseQueue(path: directory.data.appendingPathComponent("log.sqlite").path)
        func plan(_ sql: String) throws -> String {
            try queue.read {
                try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }.joined(
                    separator: "; ")
            }
        }
        for sql in [
            "SELECT * FROM view_accounts ORDER BY state, key LIMIT 10",
            "SELECT * FROM view_accounts WHERE (state, key) > ('open', 'acc') ORDER BY state, key LIMIT 10",
            "SELECT * FROM view_accounts WHERE state = 'open' AND key > 'acc' ORDER BY key LIMIT 10",
            "SELECT * FROM view_accounts WHERE email = x'00' ORDER BY key LIMIT 10",
            "SELECT * FROM view_accounts WHERE subject = 'sub' ORDER BY key LIMIT 10",
            "SELECT * FROM view_accounts ORDER BY key DESC LIMIT 10",
        ] {
            let text = try plan(sql)
            #expect(text.contains("INDEX"), "\(sql): \(text)")
            #expect(!text.contains("TEMP B-TREE"), "\(sql): \(text)")
        }
    }

    @Test("A view that is new, or whose columns changed, is folded from the log at opening")
    func catchUp() async throws {
        struct Counts: Records.View {
            var column: String
            var schema: ViewSchema { ViewSchema("counts", [(column, .plain(.entryIndex, indexed: false))]) }
            func changes(for entry: Entry) -> [ViewChange] {
                [.upsert(key: entry.id.rawValue, subject: nil, [column: .integer(Int64(entry.index))])]
            }
        }
        let directory = try TestDirectory()
        var store = try directory.open([])
        _ = try await store.append((0..<5).map { .opened(.random(), account: "acc_\($0)", name: "N") })
        try await store.close()
        store = try directory.open([AccountsView(), Counts(column: "place")])
        #expect(try store.count("accounts", []) == 5)
        #expect(try store.count("counts", []) == 5)
        try await store.close()
        // Without the view the log goes on, and the view catches up later.
        store = try directory.open([AccountsView()])
        _ = try await store.append([.opened(.random(), account: "acc_9")])
        try await store.close()
        store = try directory.open([AccountsView(), Counts(column: "place")])
        #expect(try store.count("counts", []) == 6)
        try await store.close()
        store = try directory.open([AccountsView(), Counts(column: "position")])
        #expect(try store.rows("counts", ViewQuery()).allSatisfy { $0.integer("position") != nil })
        #expect(try store.count("counts", []) == 6)
        try await store.close()
        #expect(
            try directory.verify(views: [AccountsView(), Counts(column: "position")]).findings.map(\.description) == [])
    }

    @Test("A rebuild gives the same rows")
    func rebuild() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        for index in 0..<40 {
            _ = try await store.append([.opened(.random(), account: "acc_\(index % 10)", name: "N\(index)")])
        }
        func rows() throws -> [String] {
            try store.rows("accounts", ViewQuery()).map {
                "\($0.key) \($0.plain.sorted { $0.key < $1.key }) \($0.sealed)"
            }
        }
        let before = try rows()
        try await store.rebuildViews()
        #expect(try rows() == before)
        _ = try await store.append([.opened(.random(), account: "acc_new")])
        #expect(try store.row("accounts", key: "acc_new") != nil)
        try await store.close()
        #expect(try directory.verify().findings.map(\.description) == [])
    }

    @Test("A row that passes to another subject keeps no column sealed under the first")
    func adoption() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        let first = SubjectID.random(), second = SubjectID.random()
        _ = try await store.append([.opened(first, account: "acc_1", name: "Ann")])
        _ = try await store.append([.opened(second, account: "acc_1")])
        let row = try #require(try store.row("accounts", key: "acc_1"))
        #expect(row.subject == second)
        #expect(row.sealed.isEmpty)
        try await store.close()
        #expect(try directory.verify().findings.map(\.description) == [])
    }

    @Test("Entries of one batch leave each row as they would one after another", arguments: 0..<20)
    func oneBatch(seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let subjects = [SubjectID.random(), SubjectID.random()]
        let drafts = (0..<12).map { _ -> EntryDraft in
            let subject = subjects[Int(random.next() % 2)]
            let account = "acc_\(random.next() % 2)"
            if random.next() % 4 == 0 {
                return EntryDraft(
                    "account.closed", actor: .system("test"), time: noon, subject: subject, expecting: .any,
                    fields: ["account": .string(account)])
            }
            return .opened(
                subject, account: account, state: random.next() % 2 == 0 ? "open" : "held",
                email: random.next() % 2 == 0 ? "e\(random.next() % 3)@x.example" : nil,
                name: random.next() % 2 == 0 ? "N\(random.next() % 9)" : nil)
        }
        func rows(_ batches: [[EntryDraft]]) async throws -> [String] {
            let directory = try TestDirectory()
            let store = try directory.open()
            for batch in batches { _ = try await store.append(batch) }
            var rows = try store.rows("accounts", ViewQuery()).map {
                "\($0.key) \($0.subject?.rawValue ?? "") \($0.plain.sorted { $0.key < $1.key }) \($0.sealed)"
            }
            for index in 0..<3 {
                let found = try store.rows("accounts", ViewQuery([.matches(column: "email", "e\(index)@x.example")]))
                rows.append("e\(index): \(found.map(\.key))")
            }
            try await store.close()
            #expect(try directory.verify().findings.map(\.description) == [])
            return rows
        }
        let together = try await rows([drafts])
        let apart = try await rows(drafts.map { [$0] })
        #expect(together == apart)
    }

    @Test("A schema with a bad or doubled name is refused at opening")
    func badSchemas() throws {
        struct Bare: Records.View {
            var schema: ViewSchema
            func changes(for entry: Entry) -> [ViewChange] { [] }
        }
        let directory = try TestDirectory()
        for schema in [
            ViewSchema("Bad name", []), ViewSchema("x\"; DROP TABLE entry; --", []),
            ViewSchema("a", [("key", .sealed)]),
            ViewSchema("a", [("x", .sealed), ("X", .sealed)]), ViewSchema("a", [("rowid", .sealed)]),
        ] {
            #expect(throws: StoreError.self) { try directory.open([Bare(schema: schema)]) }
        }
        #expect(throws: StoreError.self) { try directory.open([AccountsView(), AccountsView()]) }
    }
}
