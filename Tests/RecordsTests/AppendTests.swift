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

    @Test("An append decided on an entry that is no longer the subject's last is refused and names the last")
    func stale() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        let first = EntryDraft.opened(subject, account: "acc_1", expecting: .none)
        _ = try await store.append([first])
        let late = EntryDraft.opened(subject, account: "acc_1", expecting: .none)
        await #expect { try await store.append([late]) } throws: { error in
            if case .stale(let whose, let last) = error as? AppendError {
                whose == subject && last == first.id
            } else {
                false
            }
        }
        let other = EntryDraft.opened(subject, account: "acc_1", expecting: .entry(late.id))
        await #expect { try await store.append([other]) } throws: {
            if case .stale = $0 as? AppendError { true } else { false }
        }
        #expect(store.size == 1)
    }

    @Test(
        "Of callers that decide one subject at once, exactly one is recorded and the others' neighbours are not harmed")
    func concurrentDecisions() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        let outcomes = await withTaskGroup(of: (Bool, Bool).self) { group in
            for index in 0..<60 {
                group.addTask {
                    let isRival = index % 2 == 0
                    let draft = EntryDraft.opened(
                        isRival ? subject : .random(), account: "acc_\(index)", expecting: .none)
                    return (isRival, (try? await store.append([draft])) != nil)
                }
            }
            var all: [(Bool, Bool)] = []
            for await outcome in group { all.append(outcome) }
            return all
        }
        #expect(outcomes.filter { $0.0 && $0.1 }.count == 1)
        #expect(outcomes.filter { !$0.0 && $0.1 }.count == 30)
        #expect(store.size == 31)
        #expect(try store.entries(of: subject).count == 1)
    }

    @Test("An append of several entries lands whole or not at all")
    func atomic() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        let drafts = [
            EntryDraft.opened(subject, account: "acc_1", expecting: .none),
            EntryDraft.opened(subject, account: "acc_1", expecting: .none),
        ]
        await #expect(throws: AppendError.self) { try await store.append(drafts) }
        #expect(store.size == 0)
        #expect(try store.row("accounts", key: "acc_1") == nil)
        #expect(try store.lastEntry(of: subject) == nil)
    }

    @Test(
        "An idempotency key records once: the same request finds its entry, another request is refused, after reopening too"
    )
    func idempotency() async throws {
        let directory = try TestDirectory()
        var store = try directory.open()
        let key = IdempotencyKey(scope: "key_1", key: "abc", requestDigest: [1, 2, 3])
        let first = EntryDraft.opened(.random(), account: "acc_1", idempotency: key)
        _ = try await store.append([first])
        #expect(try store.entry(recordedFor: key)?.id == first.id)
        try await store.close()
        store = try directory.open()
        let again = EntryDraft.opened(.random(), account: "acc_2", idempotency: key)
        await #expect { try await store.append([again]) } throws: { error in
            if case .alreadyDone(let entry) = error as? AppendError {
                entry.id == first.id && entry.index == 0
            } else {
                false
            }
        }
        let other = EntryDraft.opened(
            .random(), account: "acc_3", idempotency: IdempotencyKey(scope: "key_1", key: "abc", requestDigest: [9]))
        await #expect { try await store.append([other]) } throws: {
            if case .idempotencyKeyReused = $0 as? AppendError { true } else { false }
        }
        // Scope and key cannot be shifted into one another.
        let shifted = IdempotencyKey(scope: "key_1a", key: "bc", requestDigest: [1, 2, 3])
        #expect(try store.entry(recordedFor: shifted) == nil)
        #expect(store.size == 1)
    }

    @Test("Two requests with one key in one batch record once")
    func concurrentIdempotency() async throws {
        let store = try TestDirectory().open()
        let key = IdempotencyKey(scope: "s", key: "k", requestDigest: [1])
        let recorded = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<20 {
                group.addTask {
                    (try? await store.append([.opened(.random(), account: "acc_\(index)", idempotency: key)])) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(recorded == 1)
        #expect(store.size == 1)
    }

    @Test("What cannot be kept is refused before anything is written, and says why")
    func malformed() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        func refused(_ draft: EntryDraft) async -> Bool {
            let error = await #expect(throws: AppendError.self) { try await store.append([draft]) }
            guard case .malformed(let why)? = error else { return false }
            return !why.isEmpty
        }
        #expect(await refused(EntryDraft("a b", actor: .system("test"), time: noon, subject: nil, fields: [:])))
        #expect(await refused(EntryDraft("a", actor: .system("te\"st"), time: noon, subject: nil, fields: [:])))
        #expect(
            await refused(EntryDraft("a", actor: .system("test"), time: noon, subject: nil, fields: ["na\u{EF}ve": 1])))
        #expect(await refused(EntryDraft("a", actor: .system("test"), time: noon, parts: [])))
        let twice = EntryDraft.Part(subject: subject, fields: [:])
        #expect(await refused(EntryDraft("a", actor: .system("test"), time: noon, parts: [twice, twice])))
        let large: [String: JSONValue] = ["text": .string(String(repeating: "x", count: 5 << 20))]
        #expect(await refused(EntryDraft("a", actor: .system("test"), time: noon, subject: nil, fields: large)))
        // A view that puts a person's text into a plain column is stopped here.
        #expect(await refused(.opened(subject, account: "acc_1", state: "ann@example.com")))
        #expect(store.size == 0)
    }

    @Test("A number that JSON writes another way is the same in the view, in the entry read back and after a rebuild")
    func numbers() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        let fields: [String: JSONValue] = ["account": "acc_1", "name": ["whole": .number(5), "half": .number(0.5)]]
        let draft = EntryDraft("account.opened", actor: .system("test"), time: noon, subject: .random(), fields: fields)
        _ = try await store.append([draft])
        let expected: JSONValue = ["whole": 5, "half": .number(0.5)]
        #expect(try store.row("accounts", key: "acc_1")?.sealed["name"] == expected)
        #expect(try store.entry(draft.id)?.parts[0].fields?["name"] == expected)
        #expect(try directory.verify().isSound)
    }

    @Test("An entry about several subjects and about nobody is sealed part by part, and each subject sees its own")
    func severalSubjects() async throws {
        let store = try TestDirectory().open()
        let one = SubjectID.random(), two = SubjectID.random()
        let draft = EntryDraft(
            "case.opened", actor: .system("test"), time: noon,
            parts: [
                .init(subject: one, fields: ["a": 1]), .init(subject: nil, fields: ["n": 0]),
                .init(subject: two, fields: ["b": 2]),
            ])
        _ = try await store.append([draft])
        #expect(try store.entries(of: one).first?.parts.map(\.fields) == [["a": 1]])
        #expect(try store.entries(of: two).first?.parts.map(\.fields) == [["b": 2]])
        #expect(try store.entry(draft.id)?.parts.map(\.subject) == [one, nil, two])
    }

    @Test("More callers than the queue holds are all served, in bounded batches")
    func backPressure() async throws {
        let store = try TestDirectory().open([])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    for _ in 0..<5 {
                        _ = try? await store.append(
                            (0..<20).map { _ in
                                EntryDraft("a", actor: .system("test"), time: noon, subject: nil, fields: ["x": 1])
                            })
                    }
                }
            }
        }
        #expect(store.size == 4000)
    }
}
