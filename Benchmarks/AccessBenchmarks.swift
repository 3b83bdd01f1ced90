import AccessHistory
import Foundation
import GRDB
import Order
import Records

/// The access history: events sealed and durable, read from NDJSON and CloudTrail, bytes an event on disk, look-ups. The peer
/// is the same events as plain rows of an indexed SQLite table, unsealed, written as durably in batches of the same size.
@Sendable func accessBenchmarks() async throws -> [BenchmarkRow] {
    var rows = try await ingestRows()
    rows += try readingRows()
    for count in [1, 5, 20, 100, 1_000] { rows.append(contentsOf: try await sizeRows(each: count)) }
    return rows
}

private let received = Timestamp(rfc3339: "2026-12-01T12:00:00Z") ?? Timestamp(milliseconds: 0)
private let batchEvents = 10_000

private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// Processor seconds of this process so far, over all its threads.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func withStore<Result>(
    _ body: (AccessStore, URL) async throws -> Result
) async throws -> Result {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
        "gatehouse-bench-access-\(UUID().uuidString)")
    let directory = root.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let records = try RecordStore.open(
        directory: directory, options: RecordStore.Options(keyFile: root.appendingPathComponent("key")), views: [])
    let store = try await AccessStore.open(directory: directory, records: records) { _ in nil }
    let result = try await body(store, directory)
    try await store.close()
    try await records.close()
    return result
}

/// Appends batches, four under way at once.
private func append(_ batches: [AccessBatch], to store: AccessStore) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
        var next = 0, accepted = 0
        for _ in 0..<min(4, batches.count) {
            let batch = batches[next]
            group.addTask { try await store.append(batch, at: received).accepted }
            next += 1
        }
        while let done = try await group.next() {
            accepted += done
            if next < batches.count {
                let batch = batches[next]
                group.addTask { try await store.append(batch, at: received).accepted }
                next += 1
            }
        }
        return accepted
    }
}

private func split(_ events: [AccessEvent]) -> [AccessBatch] {
    stride(from: 0, to: events.count, by: batchEvents).map {
        AccessBatch(events[$0..<min(events.count, $0 + batchEvents)])
    }
}

private struct NotAllAccepted: Error {}

// MARK: Appending and looking up

private func ingestRows() async throws -> [BenchmarkRow] {
    let accounts = 20_000, each = 100
    var sample = AccessSample(seed: 1)
    let events = sample.events(accounts: 0..<accounts, each: each)
    // Every account is known before the clock starts.
    let known = (0..<accounts).map {
        AccessEvent(
            account: .reference(AccessSample.reference($0)), time: events[0].time, point: .unknown, action: "Opened")
    }
    let clock = ContinuousClock()
    let peer = try PlainPeer()
    defer { peer.remove() }
    let peerTook = try clock.measure { try peer.append(events) }
    let peerRate = Double(events.count) / seconds(peerTook)

    return try await withStore { store, _ in
        _ = try await append(split(known), to: store)
        let batches = split(events)
        let before = processorSeconds()
        var accepted = 0
        let took = try await clock.measure { accepted = try await append(batches, to: store) }
        guard accepted == events.count else { throw NotAllAccepted() }
        let processor = processorSeconds() - before
        let rate = Double(events.count) / seconds(took)
        let perCore = Double(events.count) / processor

        let fromSlices = try await lookUps(store, events, accounts)
        let compaction = try await clock.measure { try await store.compact(at: received) }
        let fromRuns = try await lookUps(store, events, accounts)
        let peerLookUps = try peer.lookUps(events, accounts)
        return [
            BenchmarkRow(
                name: "access events sealed and durable, batches of 10,000, merging included, a core", value: perCore,
                unit: "events/s", peer: "plain SQLite rows", peerValue: peerRate, ratio: perCore / peerRate, cores: 1),
            BenchmarkRow(
                name: "access events sealed and durable, batches of 10,000, by the clock", value: rate,
                unit: "events/s",
                peer: "plain SQLite rows", peerValue: peerRate, ratio: rate / peerRate, cores: 2),
            BenchmarkRow(
                name: "access events compacted into runs", value: Double(events.count) / seconds(compaction),
                unit: "events/s", peer: nil, peerValue: nil, ratio: nil, cores: 1),
            BenchmarkRow(
                name: "history of an account of \(each) events among \(events.count), from slices",
                value: fromSlices.history,
                unit: "ms", peer: "plain SQLite rows", peerValue: peerLookUps.history,
                ratio: fromSlices.history / peerLookUps.history, cores: 1),
            BenchmarkRow(
                name: "history of an account of \(each) events among \(events.count), from runs",
                value: fromRuns.history,
                unit: "ms", peer: "plain SQLite rows", peerValue: peerLookUps.history,
                ratio: fromRuns.history / peerLookUps.history, cores: 1),
            BenchmarkRow(
                name: "accounts of an address among \(events.count) events, from slices", value: fromSlices.address,
                unit: "ms", peer: "plain SQLite rows", peerValue: peerLookUps.address,
                ratio: fromSlices.address / peerLookUps.address, cores: 1),
            BenchmarkRow(
                name: "accounts of an address among \(events.count) events, from runs", value: fromRuns.address,
                unit: "ms",
                peer: "plain SQLite rows", peerValue: peerLookUps.address,
                ratio: fromRuns.address / peerLookUps.address,
                cores: 1),
        ]
    }
}

/// Milliseconds that a look-up takes when all is warm, the median of many accounts and addresses.
private func lookUps(
    _ store: AccessStore, _ events: [AccessEvent], _ accounts: Int
) async throws -> (history: Double, address: Double) {
    let clock = ContinuousClock()
    var history: [Double] = [], address: [Double] = []
    for round in 0..<2 {
        for i in 0..<100 {
            let account = AccountReference.reference(AccessSample.reference(i * (accounts / 100)))
            let took = try await clock.measure {
                guard try await !store.history(of: account, limit: 1_000).events.isEmpty else { throw NotAllAccepted() }
            }
            if round == 1 { history.append(seconds(took) * 1000) }
            guard case .address(let ip) = events[i * (events.count / 100)].point else { continue }
            let addressTook = try await clock.measure {
                guard try await !store.accounts(at: .one(ip)).accounts.isEmpty else { throw NotAllAccepted() }
            }
            if round == 1 { address.append(seconds(addressTook) * 1000) }
        }
    }
    return (history.sorted()[history.count / 2], address.sorted()[address.count / 2])
}

// MARK: Reading

private func readingRows() throws -> [BenchmarkRow] {
    let clock = ContinuousClock()
    var sample = AccessSample(seed: 2)
    let events = sample.events(accounts: 0..<2_000, each: 100)
    let body = Array(events.map(AccessSample.line).joined().utf8)
    var best = 0.0
    for _ in 0..<3 {
        var reader = AccessEventReader(now: received)
        let took = clock.measure {
            for start in stride(from: 0, to: body.count, by: 64 << 10) {
                body.withUnsafeBufferPointer {
                    reader.read(UnsafeBufferPointer(rebasing: $0[start..<min(body.count, start + 64 << 10)]))
                }
            }
            reader.finish()
        }
        guard reader.accepted == events.count else { throw NotAllAccepted() }
        best = max(best, Double(events.count) / seconds(took))
    }
    var peer = 0.0
    let lines = events.prefix(20_000).map { Data(AccessSample.line($0).utf8) }
    let peerTook = try clock.measure {
        for line in lines { _ = try JSONSerialization.jsonObject(with: line) }
    }
    peer = Double(lines.count) / seconds(peerTook)
    var rows = [
        BenchmarkRow(
            name: "access events read from NDJSON", value: best, unit: "events/s",
            peer: "Foundation JSON, parsing only",
            peerValue: peer, ratio: best / peer, cores: 1)
    ]
    guard
        let folder = ProcessInfo.processInfo.environment["GATEHOUSE_TESTDATA"].map({
            URL(fileURLWithPath: $0).appendingPathComponent("cloudtrail")
        }),
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else {
        print("CloudTrail files: not measured, set GATEHOUSE_TESTDATA")
        return rows
    }
    let files = try names.map { try [UInt8](Data(contentsOf: folder.appendingPathComponent($0))) }
    var read = 0
    let took = try clock.measure { for _ in 0..<20 { for file in files { read += try CloudTrail.read(file).events } } }
    let peerFiles = try clock.measure { for file in files { _ = try JSONSerialization.jsonObject(with: Data(file)) } }
    let rate = Double(read) / seconds(took), peerRate = Double(read) / 20 / seconds(peerFiles)
    rows.append(
        BenchmarkRow(
            name: "records read from CloudTrail files", value: rate, unit: "records/s",
            peer: "Foundation JSON, parsing only",
            peerValue: peerRate, ratio: rate / peerRate, cores: 1))
    return rows
}

// MARK: Size

private func sizeRows(each: Int) async throws -> [BenchmarkRow] {
    var sample = AccessSample(seed: 3)
    let events = sample.events(accounts: 0..<max(200, 100_000 / each), each: each)
    let peer = try PlainPeer()
    defer { peer.remove() }
    try peer.append(events)
    let peerBytes = Double(try peer.bytes()) / Double(events.count)
    let (runs, all) = try await withStore { store, directory -> (Double, Double) in
        guard try await append(split(events), to: store) == events.count else { throw NotAllAccepted() }
        try await store.compact(at: received)
        let name = try FileManager.default.contentsOfDirectory(atPath: directory.path).first {
            $0.hasPrefix("access-") && $0.hasSuffix(".sqlite")
        }
        let database = try DatabaseQueue(path: directory.appendingPathComponent(name ?? "").path)
        let sizes = try await database.read { db in
            // What the slices took is free again and serves the next ones.
            (
                try Double.fetchOne(db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name IN ('run', 'vocabulary')")
                    ?? .nan,
                try Double.fetchOne(
                    db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name IN ('run', 'vocabulary', 'address')") ?? .nan
            )
        }
        try database.close()
        return sizes
    }
    let count = Double(events.count)
    return [
        BenchmarkRow(
            name: "bytes an access event, \(each) an account and month (budget \(4.5 + 40 / Double(each)))",
            value: runs / count,
            unit: "bytes", peer: "plain SQLite rows", peerValue: peerBytes, ratio: runs / count / peerBytes, cores: 1),
        BenchmarkRow(
            name: "bytes an access event with the address order, \(each) an account and month", value: all / count,
            unit: "bytes", peer: "plain SQLite rows", peerValue: peerBytes, ratio: all / count / peerBytes, cores: 1),
    ]
}

// MARK: The peer

/// The same events as rows of a table with the two indexes that the look-ups need.
private struct PlainPeer {
    let file: URL
    let database: DatabaseQueue

    init() throws {
        file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gatehouse-bench-plain-\(UUID().uuidString).sqlite")
        var configuration = Configuration()
        configuration.journalMode = .wal
        database = try DatabaseQueue(path: file.path, configuration: configuration)
        try database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    CREATE TABLE event(account TEXT, time INTEGER, address TEXT, action TEXT, principal TEXT, source TEXT,
                        outcome TEXT, agent TEXT);
                    CREATE INDEX event_account ON event(account, time);
                    CREATE INDEX event_address ON event(address, account);
                    """)
        }
    }

    func remove() {
        try? database.close()
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    }

    func append(_ events: [AccessEvent]) throws {
        for start in stride(from: 0, to: events.count, by: batchEvents) {
            try database.write { db in
                let statement = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                for event in events[start..<min(events.count, start + batchEvents)] {
                    try statement.execute(
                        arguments: [
                            event.account.description, event.time.milliseconds, event.point.description, event.action,
                            event.principal, event.source, event.outcome.name, event.agent,
                        ])
                }
            }
        }
    }

    func bytes() throws -> Int {
        try database.read { db in
            (try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
        }
    }

    func lookUps(_ events: [AccessEvent], _ accounts: Int) throws -> (history: Double, address: Double) {
        let clock = ContinuousClock()
        var history: [Double] = [], address: [Double] = []
        for round in 0..<2 {
            for i in 0..<100 {
                let account = AccessSample.reference(i * (accounts / 100)),
                    ip = events[i * (events.count / 100)].point.description
                let took = try clock.measure {
                    _ = try database.read { db in
                        try Row.fetchAll(
                            db, sql: "SELECT * FROM event WHERE account = ? ORDER BY time DESC LIMIT 1000",
                            arguments: [account])
                    }
                }
                let addressTook = try clock.measure {
                    _ = try database.read { db in
                        try Row.fetchAll(
                            db,
                            sql:
                                "SELECT account, min(time), max(time), count(*) FROM event WHERE address = ? GROUP BY account",
                            arguments: [ip])
                    }
                }
                if round == 1 {
                    history.append(seconds(took) * 1000)
                    address.append(seconds(addressTook) * 1000)
                }
            }
        }
        return (history.sorted()[history.count / 2], address.sorted()[address.count / 2])
    }
}
