import AccessHistory
import Foundation
import GRDB
import Order
import Records
import TestSupport
import Testing

@Suite("The access store")
struct AccessStoreTests {
    let now = Timestamp(rfc3339: "2026-12-05T10:00:00Z")!

    func sorted(_ events: [AccessEvent]) -> [AccessEvent] { events.sorted { $0.time > $1.time } }

    /// Accounts of ours, and the resolver's knowledge of them.
    func accounts(_ count: Int, seed: UInt64) -> (ids: [AccountID], known: [AccountReference: AccessStore.KnownAccount])
    {
        var generator = SeededGenerator(seed: seed)
        let ids = (0..<count).map { _ in AccountID.random(using: &generator) }
        var known: [AccountReference: AccessStore.KnownAccount] = [:]
        for id in ids { known[.account(id)] = .init(account: id, subject: .random(using: &generator)) }
        return (ids, known)
    }

    func wholeHistory(_ store: AccessStore, _ account: AccountReference, page: Int = 7) async throws -> [AccessEvent] {
        var events: [AccessEvent] = []
        var cursor: String?
        repeat {
            let answer = try await store.history(of: account, limit: page, cursor: cursor)
            events += answer.events
            cursor = answer.next
        } while cursor != nil && events.count < 10_000
        return events
    }

    @Test("An account's history is what was appended, in slices, merged, and compacted into runs, across months")
    func history() async throws {
        let (ids, known) = accounts(12, seed: 1)
        try await withStore(known: known) { store, records, directory in
            let events = sampleEvents(accounts: ids.map(AccountReference.account), each: 40, seed: 2, days: 34)
            for start in stride(from: 0, to: events.count, by: 60) {
                let summary = try await store.append(
                    AccessBatch(events[start..<min(events.count, start + 60)]), at: now)
                #expect(summary.accepted == min(60, events.count - start))
            }
            for stage in ["slices", "runs"] {
                for id in ids {
                    let mine = events.filter { $0.account == .account(id) }
                    let read = try await wholeHistory(store, .account(id))
                    #expect(read.map(\.time) == sorted(mine).map(\.time), "\(stage)")
                    #expect(Set(read) == Set(mine), "\(stage)")
                }
                if stage == "slices" { try await store.compact(at: now) }
            }
            #expect(try store.months().map(\.description) == ["2026-11", "2026-12"])
            // More of the same months join the runs.
            let late = sampleEvents(accounts: [.account(ids[0])], each: 30, seed: 3)
            _ = try await store.append(AccessBatch(late), at: now)
            try await store.compact(at: now)
            let mine = events.filter { $0.account == .account(ids[0]) } + late
            #expect(Set(try await wholeHistory(store, .account(ids[0]))) == Set(mine))
            #expect(try await store.verify() == [])

            let from = november.adding(milliseconds: 5 * 86_400_000), to = november.adding(milliseconds: 9 * 86_400_000)
            let range = try await store.history(of: .account(ids[0]), from: from, to: to, limit: 1_000)
            #expect(Set(range.events) == Set(mine.filter { $0.time >= from && $0.time < to }))
            let summary = try await store.summary(of: .account(ids[0]))
            #expect(summary.total == mine.count)
            let inHours = summary.hours.values.flatMap { $0 }.reduce(0, +)
            #expect(inHours == mine.count)
            let fromNetworks = summary.networks.map(\.count).reduce(0, +)
            let fromNames = summary.withoutAddress.map(\.count).reduce(0, +)
            #expect(fromNetworks + fromNames == mine.count)
        }
    }

    @Test("A batch that is sent again is not counted twice, also after it was compacted and reopened")
    func idempotent() async throws {
        try await withStore { store, records, directory in
            let events = sampleEvents(accounts: [.reference("a"), .reference("b")], each: 50, seed: 4)
            #expect(try await store.append(AccessBatch(events), at: now).accepted == 100)
            let again = try await store.append(AccessBatch(events), at: now)
            #expect(again.accepted == 0 && again.repeated == 100)
            try await store.compact(at: now)
            #expect(try await store.append(AccessBatch(events), at: now).repeated == 100)
            #expect(try await wholeHistory(store, .reference("a"), page: 1_000).count == 50)
        }
    }

    @Test("Accounts that are not ours are counted and kept out; references that nobody claims are kept provisionally")
    func unknownAccounts() async throws {
        try await withStore { store, records, directory in
            let stranger = AccountID.random()
            let events = sampleEvents(accounts: [.account(stranger), .reference("later")], each: 10, seed: 5)
            let summary = try await store.append(AccessBatch(events), at: now)
            #expect(summary.unknownAccount == 10 && summary.accepted == 10 && summary.provisional == 10)
            #expect(try await store.history(of: .account(stranger)).events.isEmpty)
            #expect(try await store.history(of: .reference("later")).events.count == 10)
        }
    }

    @Test("A reference that an account claims brings its events along, sealed under the account's own subject")
    func adoption() async throws {
        try await withStore { store, records, directory in
            let events = sampleEvents(accounts: [.reference("cust-1"), .reference("cust-2")], each: 30, seed: 6)
            _ = try await store.append(AccessBatch(events.prefix(40)), at: now)
            try await store.compact(at: now)
            _ = try await store.append(AccessBatch(events.dropFirst(40)), at: now)
            let account = AccountID.random(), subject = SubjectID.random()
            #expect(try await store.adopt("cust-1", as: account, subject: subject, at: now))
            #expect(try await store.adopt("cust-1", as: account, subject: subject, at: now) == false)
            await #expect(throws: AccessStoreError.alreadyClaimed) {
                try await store.adopt("cust-1", as: .random(), subject: .random(), at: now)
            }
            let mine = events.filter { $0.account == .reference("cust-1") }
            let read = try await wholeHistory(store, .account(account))
            #expect(read.map(\.time) == sorted(mine).map(\.time))
            #expect(read.allSatisfy { $0.account == .account(account) })
            #expect(try await store.verify() == [])
            // The other one is still nobody's, and expires; the account's events stay.
            #expect(try await store.expireProvisional(before: now.adding(milliseconds: 1), at: now) == 1)
            #expect(try await store.history(of: .reference("cust-2")).events.isEmpty)
            #expect(try await wholeHistory(store, .account(account)).count == mine.count)
            #expect(try await store.verify() == [])
        }
    }

    @Test("A forgotten subject leaves no event and no row, its slices are compacted first, and the log still agrees")
    func forgetting() async throws {
        let (ids, known) = accounts(3, seed: 7)
        try await withStore(known: known) { store, records, directory in
            let events = sampleEvents(accounts: ids.map(AccountReference.account), each: 20, seed: 8)
            _ = try await store.append(AccessBatch(events), at: now)
            let subject = known[.account(ids[1])]!.subject
            try await store.forget([subject], at: now)
            try await records.destroy(subject, actor: .system("test"), time: now, ground: "test")
            #expect(try await store.history(of: .account(ids[1])).events.isEmpty)
            #expect(try await store.verify() == [])
            let address = try #require(
                events.first { $0.account == .account(ids[1]) && $0.point != .named("backup.example") })
            guard case .address(let ip) = address.point else { return }
            #expect(try await store.accounts(at: .one(ip)).accounts.isEmpty)
            // Nothing of it comes back: neither by new events nor from the old slices.
            let summary = try await store.append(
                AccessBatch(sampleEvents(accounts: [.account(ids[1])], each: 5, seed: 9)), at: now)
            #expect(summary.accepted == 0)
            for id in [ids[0], ids[2]] { #expect(try await store.history(of: .account(id)).events.count == 20) }
        }
    }

    @Test("An address or a network names its accounts, from slices and from runs alike")
    func addresses() async throws {
        let (ids, known) = accounts(30, seed: 10)
        try await withStore(known: known) { store, records, directory in
            let events = sampleEvents(accounts: ids.map(AccountReference.account), each: 12, seed: 11)
            _ = try await store.append(AccessBatch(events), at: now)
            for stage in ["slices", "runs"] {
                for text in ["11.0.3.1", "11.0.3.0/24", "11.0.0.0/16", "11.0.2.0/23", "11.0.0.0/8", "10.0.0.0/8"] {
                    let network = try IPPrefix(addressOrNetwork: text)
                    let answer = try await store.accounts(at: network)
                    var expected: [AccountID: Int] = [:]
                    for event in events {
                        if case .address(let address) = event.point, network.contains(address),
                            case .account(let id) = event.account
                        {
                            expected[id, default: 0] += 1
                        }
                    }
                    let found = Dictionary(uniqueKeysWithValues: answer.accounts.map { ($0.account!, $0.count) })
                    #expect(found == expected, "\(text) from \(stage)")
                }
                if stage == "slices" { try await store.compact(at: now) }
            }
            #expect(try await store.accounts(at: IPPrefix(addressOrNetwork: "11.0.3.1")).method == .index)
            #expect(try await store.accounts(at: IPPrefix(addressOrNetwork: "11.0.0.0/8")).method == .scanned)
            let from = november.adding(milliseconds: 10 * 86_400_000),
                to = november.adding(milliseconds: 20 * 86_400_000)
            let within = try await store.accounts(at: IPPrefix(addressOrNetwork: "11.0.0.0/16"), from: from, to: to)
            let expected = events.filter { $0.time >= from && $0.time < to && $0.point != .named("backup.example") }
                .count
            #expect(within.accounts.map(\.count).reduce(0, +) == expected)
        }
    }

    @Test("What a crash leaves between the file and the log is made good when the store is opened")
    func crash() async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("access-\(UUID().uuidString)")
        let directory = root.appendingPathComponent("data")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let events = sampleEvents(accounts: [.reference("a")], each: 50, seed: 12)
        do {
            let records = try openRecords(directory)
            let store = try await AccessStore.open(directory: directory, records: records) { _ in nil }
            _ = try await store.append(AccessBatch(events), at: now)
            // The process ends here: nothing is closed or flushed.
            try await records.close()
        }
        let records = try openRecords(directory)
        let store = try await AccessStore.open(directory: directory, records: records) { _ in nil }
        #expect(try await store.history(of: .reference("a"), limit: 100).events.count == 50)
        #expect(try await store.verify() == [])
        try await store.close()
        try await records.close()
    }

    @Test("Callers at once lose nothing and count nothing twice")
    func concurrent() async throws {
        try await withStore { store, records, directory in
            let batches = (0..<12).map { i in
                sampleEvents(accounts: (0..<20).map { .reference("r\($0)") }, each: 5, seed: UInt64(100 + i))
            }
            let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
                for batch in batches + batches {
                    group.addTask { try await store.append(AccessBatch(batch), at: now).accepted }
                }
                return try await group.reduce(0, +)
            }
            #expect(accepted == 1_200)
            var total = 0
            for i in 0..<20 { total += try await wholeHistory(store, .reference("r\(i)"), page: 1_000).count }
            #expect(total == 1_200)
            try await store.compact(at: now)
            #expect(try await store.verify() == [])
        }
    }

    @Test(
        "A flipped byte in a run, a slice, an address row, a batch, a word or an account is named",
        arguments: [true, false])
    func flippedBytes(compacted: Bool) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("access-\(UUID().uuidString)")
        let directory = root.appendingPathComponent("data")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let (ids, known) = accounts(10, seed: 13)
        let records = try openRecords(directory)
        let store = try await AccessStore.open(directory: directory, records: records) { known[$0] }
        _ = try await store.append(
            AccessBatch(
                sampleEvents(accounts: ids.map(AccountReference.account) + [.reference("x")], each: 15, seed: 14)),
            at: now)
        if compacted { try await store.compact(at: now) }
        #expect(try await store.verify() == [])
        try await store.close()

        let month = directory.appendingPathComponent("access-2026-11.sqlite").path
        let changes: [(file: String, sql: String)] =
            [
                (month, "UPDATE batch SET digest = x'00112233445566778899AABBCCDDEEFF'"),
                (month, "UPDATE setting SET value = 'sub_0000000000000000'"),
                (
                    directory.appendingPathComponent("access.sqlite").path,
                    "UPDATE account SET account = 'acc_0000000000000000' WHERE number = 3"
                ),
                (
                    directory.appendingPathComponent("access.sqlite").path,
                    "UPDATE account SET token = zeroblob(16) WHERE token IS NOT NULL"
                ),
                (
                    directory.appendingPathComponent("access.sqlite").path,
                    "UPDATE account SET provisional = provisional + 1 WHERE provisional IS NOT NULL"
                ),
                (
                    directory.appendingPathComponent("access.sqlite").path,
                    "UPDATE account SET name = zeroblob(length(name)) WHERE number = 2"
                ),
            ]
            + (compacted
                ? [
                    (month, "UPDATE run SET body = substr(body, 1, 20) || x'00' || substr(body, 22) WHERE id = 4"),
                    (month, "DELETE FROM run WHERE id = 4"),
                    (month, "UPDATE run SET id = 40 WHERE id = 4"),
                    (month, "UPDATE address SET count = count + 1 WHERE account = 5"),
                    (
                        month,
                        "UPDATE address SET token = zeroblob(13) WHERE account = 6 AND first = (SELECT min(first) FROM address WHERE account = 6)"
                    ),
                    (month, "DELETE FROM address WHERE account = 7"),
                    (month, "UPDATE vocabulary SET body = zeroblob(length(body)) WHERE id = 1"),
                ]
                : [
                    (month, "UPDATE chunk SET body = substr(body, 1, 50) || x'00' || substr(body, 52)"),
                    (month, "UPDATE chunk SET lowest = lowest + 1"),
                    (month, "UPDATE slice SET events = events + 1"),
                    (month, "UPDATE slice SET first = first + 1"),
                    (month, "UPDATE slice SET era = 'sub_0000000000000000'"),
                    (month, "DELETE FROM slice"),
                ])
        for change in changes {
            let original = try Data(contentsOf: URL(fileURLWithPath: change.file))
            let queue = try DatabaseQueue(path: change.file)
            try await queue.write { db in
                try db.execute(sql: change.sql)
                #expect(db.changesCount > 0, "\(change.sql)")
            }
            try queue.close()
            let altered = try await AccessStore.open(directory: directory, records: records, writes: false) {
                known[$0]
            }
            let findings = try await altered.verify()
            #expect(!findings.isEmpty, "\(change.sql)")
            #expect(
                findings.allSatisfy { $0.file == URL(fileURLWithPath: change.file).lastPathComponent },
                "\(change.sql): \(findings)")
            try await altered.close()
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: change.file + suffix) }
            try original.write(to: URL(fileURLWithPath: change.file))
        }
        try await records.close()
    }
}
