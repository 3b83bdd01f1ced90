import Foundation
import GRDB
import Order
import Records
import TestSupport
import Testing

@Suite struct ErasureTests {
    @Test("After destruction nothing of the subject can be read, its rows are gone, and every proof still holds")
    func destroy() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        let gone = SubjectID.random(), stays = SubjectID.random()
        let draft = EntryDraft.opened(gone, account: "acc_1", email: "a@example.com", name: "Ann")
        _ = try await store.append([draft, .opened(stays, account: "acc_2", name: "Bea")])
        let shared = EntryDraft(
            "account.linked", actor: .system("test"), time: noon,
            parts: [
                .init(subject: gone, fields: ["account": "acc_1"]), .init(subject: stays, fields: ["account": "acc_2"]),
            ])
        _ = try await store.append([shared])
        try await store.publishCheckpoint(at: noon)
        let receipt = try #require(try store.receipt(for: draft.id, subject: gone, disclosing: ["name"]))
        try await store.destroy(gone, actor: .system("test"), time: noon, ground: "retention ended")

        #expect(try store.entries(of: gone).map { $0.parts.map { $0.fields == nil } } == [[true], [true]])
        #expect(try store.entry(shared.id)?.parts.map { $0.fields == nil } == [true, false])
        #expect(try store.row("accounts", key: "acc_1") == nil)
        #expect(try store.row("accounts", key: "acc_2")?.sealed["name"] == "Bea")
        #expect(throws: SealingError.noKey) {
            try store.open(Array(repeating: 0, count: 40), for: gone, associatedData: [])
        }
        #expect(try Receipt.verify(receipt, verifierKey: store.verifierKey).fields == ["name": "Ann"])
        #expect(throws: ReceiptError.destroyed) {
            try store.receipt(for: draft.id, subject: gone, disclosing: ["name"])
        }
        #expect(try store.receipt(for: draft.id, subject: gone, disclosing: []) != nil)
        let kinds = try store.entries(from: 3, kinds: [], limit: 10).map(\.kind)
        #expect(kinds == [.destructionBegun, .destructionDone])
        await #expect { try await store.append([.opened(gone, account: "acc_1")]) } throws: {
            if case .destroyed(gone) = $0 as? AppendError { true } else { false }
        }
        // A second time does nothing.
        try await store.destroy(gone, actor: .system("test"), time: noon, ground: "again")
        #expect(store.size == 5)
        try await store.close()
        #expect(try directory.verify().findings.map(\.description) == [])
    }

    @Test("The sealed bytes and the wrapped key are gone from every file of the store")
    func bytesAreGone() async throws {
        let directory = try TestDirectory()
        let subject = SubjectID.random()
        var store = try directory.open()
        _ = try await store.append([.opened(subject, account: "acc_1", name: "Ann")])
        try await store.close()
        func blob(_ file: String, _ sql: String) throws -> Data {
            let queue = try DatabaseQueue(path: directory.data.appendingPathComponent(file).path)
            defer { try? queue.close() }
            return try queue.read { try #require(try Data.fetchOne($0, sql: sql)) }
        }
        let body = try blob("log.sqlite", "SELECT substr(parts, 60) FROM entry WHERE position = 0")
        let wrapped = try blob("keys.sqlite", "SELECT wrapped FROM subject_key")
        let name = try blob("log.sqlite", "SELECT name FROM view_accounts")
        func everything() throws -> Data {
            try FileManager.default.contentsOfDirectory(at: directory.data, includingPropertiesForKeys: nil)
                .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
        }
        #expect(try everything().range(of: body) != nil)
        store = try directory.open()
        try await store.destroy(subject, actor: .system("test"), time: noon, ground: "asked")
        for bytes in [body, wrapped, name] { #expect(try everything().range(of: bytes) == nil) }
        try await store.close()
        for bytes in [body, wrapped, name] { #expect(try everything().range(of: bytes) == nil) }
    }

    @Test("A destruction that a dying process left half done is finished at the next opening")
    func resumed() async throws {
        let directory = try TestDirectory()
        let subject = SubjectID.random()
        var store = try directory.open()
        _ = try await store.append([.opened(subject, account: "acc_1", name: "Ann")])
        // What the log holds between intent and deletion: an intent entry and the mark beside the subject.
        _ = try await store.append([
            EntryDraft(
                .destructionBegun, actor: .system("test"), time: noon, subject: nil,
                fields: ["subject": .string(subject.rawValue), "ground": "asked"])
        ])
        try await store.close()
        try directory.tamper("UPDATE subject SET destroyed = 1 WHERE id = '\(subject)'")
        store = try directory.open()
        #expect(try store.row("accounts", key: "acc_1") == nil)
        #expect(try store.entries(of: subject).first?.parts.first?.fields == nil)
        #expect(try store.entries(from: 0, kinds: [.destructionDone], limit: 10).count == 1)
        try await store.close()
        #expect(try directory.verify().findings.map(\.description) == [])
    }

    @Test(
        "Folding the log without a subject's bodies gives the fold with that subject forgotten, for logs of every shape"
    )
    func foldForgets() async throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<4 {
            let directory = try TestDirectory()
            var store = try directory.open()
            let subjects = (0..<5).map { _ in SubjectID.random(using: &generator) }
            for step in 0..<30 {
                let subject = subjects.randomElement(using: &generator) ?? subjects[0]
                let account = "acc_\(subjects.firstIndex(of: subject) ?? 0)_\(Int.random(in: 0..<3, using: &generator))"
                let draft =
                    Int.random(in: 0..<6, using: &generator) == 0
                    ? EntryDraft(
                        "account.closed", actor: .system("test"), time: noon, subject: subject,
                        fields: ["account": .string(account)])
                    : .opened(
                        subject, account: account, email: "e\(step % 4)@example.com",
                        name: step % 2 == 0 ? "N\(step)" : nil)
                _ = try await store.append([draft])
            }
            func rows() throws -> [String] {
                try store.rows("accounts", ViewQuery()).map {
                    "\($0.key) \($0.subject?.rawValue ?? "") \($0.plain.sorted { $0.key < $1.key }) \(JSONValue.object($0.sealed).text)"
                }
            }
            let victim = subjects.randomElement(using: &generator) ?? subjects[0]
            let forgotten = try rows().filter { !$0.contains(victim.rawValue) }
            try await store.destroy(victim, actor: .system("test"), time: noon, ground: "asked")
            #expect(try rows() == forgotten)
            try await store.rebuildViews()
            #expect(try rows() == forgotten)
            try await store.close()
            #expect(try directory.verify().isSound)
            store = try directory.open()
            #expect(try rows() == forgotten)
            try await store.close()
        }
    }
}
