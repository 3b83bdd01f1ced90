// The log's budgets: appending durably, beside plain SQLite writing the same bytes in the same batches, and verifying at
// three depths.
import Foundation
import GRDB
import Order
import Records

/// Appends entries of a 300-byte header and a 1 KiB body, then verifies them.
@Sendable func recordsBenchmarks() async throws -> [BenchmarkRow] {
    let bench = try RecordsBench(entries: 120_000, callers: 16, perCall: 250)
    defer { bench.remove() }
    // Medians of alternating runs: the disk is shared with whatever else the machine does.
    var appends: [Double] = []
    var peers: [Double] = []
    for run in 0..<3 {
        appends.append(try await bench.append(run: run))
        peers.append(try bench.plainSQLite(run: run))
    }
    let append = median(appends), peer = median(peers)
    var rows = [
        BenchmarkRow(
            name: "append, 300 B header and 1 KiB body, durable", value: append, unit: "entries/s",
            peer: "plain SQLite, same bytes, batches and durability", peerValue: peer, ratio: append / peer, cores: 2)
    ]
    for (depth, name) in [
        (VerificationDepth.leaves, "records verify: leaves, tree, checkpoints"), (.bodies, "records verify --bodies"),
        (.views, "records verify --views"),
    ] {
        let rates = try (0..<3).map { _ in try bench.verify(depth) }
        rows.append(
            BenchmarkRow(
                name: name, value: median(rates), unit: "entries/s", peer: nil, peerValue: nil, ratio: nil, cores: 2))
    }
    return rows
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

struct RecordsBench {
    let root: URL
    let entries: Int
    let callers: Int
    let perCall: Int
    let subjects: [SubjectID]
    /// The bytes that the log stored for each entry, which the peer writes.
    static let storedBytes = (leaf: 97, header: 300, body: 1245)

    /// Nine fields of 1 KiB together.
    static let fields: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: (0..<9).map {
            ("field\($0)", .string(String(repeating: String(UnicodeScalar(UInt8(97 + $0))), count: 114)))
        })

    init(entries: Int, callers: Int, perCall: Int) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        self.entries = entries
        self.callers = callers
        self.perCall = perCall
        subjects = (0..<10_000).map { _ in SubjectID.random() }
    }

    func remove() { try? FileManager.default.removeItem(at: root) }

    private func directory(_ run: Int) -> URL { root.appendingPathComponent("run-\(run)") }
    private var options: RecordStore.Options { .init(keyFile: root.appendingPathComponent("key/bench.key")) }

    func drafts(from start: Int) -> [EntryDraft] {
        (start..<start + perCall).map { index in
            var fields = Self.fields
            fields["field0"] = .integer(Int64(index))
            return EntryDraft(
                "bench.recorded", actor: .system("bench"),
                time: Timestamp(milliseconds: 1_764_072_000_000 + Int64(index)),
                subject: subjects[(index * 7919) % subjects.count], fields: fields)
        }
    }

    /// Entries a second, over concurrent callers.
    func append(run: Int) async throws -> Double {
        try? FileManager.default.removeItem(at: root.appendingPathComponent("key"))
        if run > 0 { try? FileManager.default.removeItem(at: directory(run - 1)) }
        let store = try RecordStore.open(directory: directory(run), options: options, views: [BenchView()])
        try await store.createKeys(for: subjects)
        let calls = entries / perCall
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for call in stride(from: caller, to: calls, by: callers) {
                        _ = try await store.append(drafts(from: call * perCall))
                    }
                }
            }
            try await group.waitForAll()
        }
        let seconds = (ContinuousClock.now - start).seconds
        try await store.publishCheckpoint(at: Timestamp(milliseconds: 0))
        try await store.close()
        return Double(calls * perCall) / seconds
    }

    /// The same bytes in the same batches, into one table without an index, with WAL and a full sync.
    func plainSQLite(run: Int) throws -> Double {
        let path = root.appendingPathComponent("plain-\(run).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let pool = try DatabasePool(path: path)
        try pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000")
        }
        try pool.write {
            try $0.execute(sql: "CREATE TABLE plain(position INTEGER PRIMARY KEY, leaf BLOB, header BLOB, body BLOB)")
        }
        let batch = callers * perCall
        let leaf = Data((0..<Self.storedBytes.leaf).map { _ in UInt8.random(in: 0...255) })
        let header = Data((0..<Self.storedBytes.header).map { _ in UInt8.random(in: 0...255) })
        let body = Data((0..<Self.storedBytes.body).map { _ in UInt8.random(in: 0...255) })
        let start = ContinuousClock.now
        for first in stride(from: 0, to: entries, by: batch) {
            try pool.write { db in
                let insert = try db.cachedStatement(sql: "INSERT INTO plain VALUES (?, ?, ?, ?)")
                for index in first..<min(first + batch, entries) {
                    try insert.execute(arguments: [index, leaf, header, body])
                }
            }
        }
        let seconds = (ContinuousClock.now - start).seconds
        try pool.close()
        return Double(entries) / seconds
    }

    /// Entries a second at a depth, over the last run's log.
    func verify(_ depth: VerificationDepth) throws -> Double {
        let start = ContinuousClock.now
        let report = try RecordsVerification.verify(
            directory: directory(2), options: options, views: [BenchView()], depth: depth)
        let seconds = (ContinuousClock.now - start).seconds
        guard report.isSound else { throw BenchmarkFailure(what: "\(report.findings.prefix(3))") }
        return Double(report.entries) / seconds
    }
}

struct BenchmarkFailure: Error { var what: String }

/// No rows: the budget for appending is the log's alone.
private struct BenchView: Records.View {
    let schema = ViewSchema("bench", [("state", .plain(.state, indexed: false))])
    func changes(for entry: Entry) -> [ViewChange] { [] }
}
