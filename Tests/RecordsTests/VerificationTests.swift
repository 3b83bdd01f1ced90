import Foundation
import GRDB
import Order
import Records
import TestSupport
import Testing

extension TestDirectory {
    func verify(_ depth: VerificationDepth = .views, views: [any Records.View] = [AccountsView()]) throws
        -> VerificationReport
    {
        try RecordsVerification.verify(
            directory: data, options: .init(origin: "test.example/log", keyFile: keyFile), views: views, depth: depth)
    }

    /// A copy of data and keys.
    func copy() throws -> TestDirectory {
        let copy = try TestDirectory()
        for name in ["data", "keys"] {
            try FileManager.default.copyItem(
                at: root.appendingPathComponent(name), to: copy.root.appendingPathComponent(name))
        }
        return copy
    }

    /// Changes something in the log's database behind the log's back.
    func tamper(_ sql: String, in file: String = "log.sqlite") throws {
        let queue = try DatabaseQueue(path: data.appendingPathComponent(file).path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}

@Suite struct VerificationTests {
    @Test("A log as it was written is sound at every depth, and the report counts what it saw")
    func sound() async throws {
        let sample = try await SampleLog.build(entries: 20)
        for depth in VerificationDepth.allCases {
            let report = try sample.directory.verify(depth)
            #expect(report.findings.map(\.description) == [])
            #expect(report.entries == 23)
            #expect(report.checkpoints == 1)
        }
        let report = try sample.directory.verify()
        #expect(report.bodies == 25)
        #expect(report.destroyedParts == 3)
        #expect(report.rows > 5)
    }

    @Test("A log of several tiles is sound beside its running writer")
    func tiles() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        let subject = SubjectID.random()
        for _ in 0..<6 {
            _ = try await store.append((0..<100).map { EntryDraft.opened(subject, account: "acc_\($0)") })
            try await store.publishCheckpoint(at: noon)
        }
        #expect(try directory.verify().findings.map(\.description) == [])
        try await store.close()
        try directory.tamper("UPDATE tile SET hashes = zeroblob(8192) WHERE place = 1")
        #expect(try directory.verify(.leaves).findings.map(\.description) == ["tile 0/1 altered"])
    }

    private func names(
        _ sample: SampleLog, _ sql: String, file: String = "log.sqlite", depth: VerificationDepth = .views
    ) throws -> [String] {
        let copy = try sample.directory.copy()
        try copy.tamper(sql, in: file)
        return try copy.verify(depth).findings.map(\.description)
    }

    @Test(
        "What was changed behind the log's back is named: entry, body, key, idempotency row, view row, setting, checkpoint"
    )
    func named() async throws {
        let sample = try await SampleLog.build(entries: 12)
        func expect(_ name: String, _ sql: String, file: String = "log.sqlite", depth: VerificationDepth = .views)
            throws
        {
            let found = try names(sample, sql, file: file, depth: depth)
            #expect(found.contains { $0.hasPrefix(name) }, "\(sql): \(found)")
        }
        try expect(
            "entry 5 altered",
            "UPDATE entry SET parts = substr(parts, 1, length(parts) - 1) || x'00' WHERE position = 5")
        try expect("entry 5 altered", "UPDATE entry SET header = replace(header, 'test', 'tess') WHERE position = 5")
        try expect("entry 5 missing", "DELETE FROM entry WHERE position = 5")
        try expect("entry 14 missing", "DELETE FROM entry WHERE position = 14")
        try expect(
            "entry 5 altered", "UPDATE entry SET leaf = x'01' || zeroblob(96) WHERE position = 5", depth: .leaves)
        try expect("entry 5 altered", "UPDATE entry SET kind = 2 WHERE position = 5")
        try expect(
            "key of \(sample.subjects[1])",
            "UPDATE subject_key SET wrapped = zeroblob(60) WHERE subject = '\(sample.subjects[1])'", file: "keys.sqlite"
        )
        try expect(
            "key of \(sample.subjects[1]) missing", "DELETE FROM subject_key WHERE subject = '\(sample.subjects[1])'",
            file: "keys.sqlite")
        try expect(
            "key of \(sample.subjects[2]) is not destroyed",
            "DELETE FROM subject_key WHERE subject = '\(sample.subjects[2])'", file: "keys.sqlite")
        try expect(
            "key of index.email altered", "UPDATE named_key SET wrapped = zeroblob(60) WHERE name = 'index.email'",
            file: "keys.sqlite")
        try expect("view accounts row acc_1 altered", "UPDATE view_accounts SET state = 'closed' WHERE key = 'acc_1'")
        try expect(
            "view accounts row acc_1 altered",
            "UPDATE view_accounts SET name = (SELECT name FROM view_accounts WHERE key = 'acc_0') WHERE key = 'acc_1'")
        try expect(
            "view accounts row acc_1 altered", "UPDATE view_accounts SET email = zeroblob(16) WHERE key = 'acc_1'")
        try expect("view accounts row acc_1 missing", "DELETE FROM view_accounts WHERE key = 'acc_1'")
        try expect("view accounts row acc_x does not follow", "INSERT INTO view_accounts(key) VALUES ('acc_x')")
        try expect("idempotency row", "UPDATE request SET position = 3 WHERE position = 4")
        try expect(
            "subject row \(sample.subjects[0]) altered",
            "UPDATE subject SET entries = 9 WHERE id = '\(sample.subjects[0])'")
        try expect("setting row origin altered", "UPDATE meta SET value = 'other.example/log'")
        try expect("checkpoint 13 altered", "UPDATE checkpoint SET time = 5")
        try expect("head row 1 altered", "UPDATE head SET size = 3")
        try expect("definition of entry_kind missing", "DROP INDEX entry_kind")
        try expect("view row accounts altered", "UPDATE view SET size = 3")
    }

    @Test("A published checkpoint that covers more than the log holds is a finding")
    func shorterThanPublished() async throws {
        let sample = try await SampleLog.build(entries: 6)
        let copy = try sample.directory.copy()
        for table in ["entry WHERE position > 3", "head"] { try copy.tamper("DELETE FROM \(table)") }
        let found = try copy.verify(.leaves).findings.map(\.description)
        #expect(
            found.contains {
                $0.hasPrefix("the published checkpoint") && $0.hasSuffix("covers 7 entries and the log holds 4")
            }, "\(found)")
    }

    @Test("Of bytes flipped anywhere in either database, each is named or changes no answer")
    func flippedBytes() async throws {
        let sample = try await SampleLog.build(entries: 16)
        let baseline = try sample.answers(of: sample.directory)
        var generator = SeededGenerator(
            seed: UInt64(ProcessInfo.processInfo.environment["RECORDS_FLIP_SEED"] ?? "") ?? 20_260_125)
        let count = Int(ProcessInfo.processInfo.environment["RECORDS_FLIPS"] ?? "") ?? 300
        let copy = try sample.directory.copy()
        var named = 0
        for _ in 0..<count {
            let file = Int.random(in: 0..<5, using: &generator) == 0 ? "keys.sqlite" : "log.sqlite"
            let path = copy.data.appendingPathComponent(file)
            let whole = try Data(contentsOf: sample.directory.data.appendingPathComponent(file))
            // Half of the samples fall on bytes that hold something: pages are mostly empty.
            var offset = Int.random(in: 0..<whole.count, using: &generator)
            if Bool.random(using: &generator) {
                for _ in 0..<50 where whole[offset] == 0 { offset = Int.random(in: 0..<whole.count, using: &generator) }
            }
            let mask = UInt8.random(in: 1...255, using: &generator)
            var flipped = whole
            flipped[offset] ^= mask
            try flipped.write(to: path)
            for other in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path.path + other) }
            let report = try copy.verify()
            if report.isSound {
                let answers = try sample.answers(of: copy)
                #expect(answers == baseline, "\(file) byte \(offset) xor \(mask) changes an answer and is not named")
            } else {
                named += 1
                #expect(report.findings.allSatisfy { !$0.description.isEmpty })
            }
            try whole.write(to: path)
        }
        #expect(named > count / 10)
    }
}

extension VerificationTests {
    /// Flips one byte inside every place where `needle` stands in the file, and asks what verification says of each.
    private func flip(_ needle: [UInt8], in sample: SampleLog, file: String = "log.sqlite") throws -> [[String]] {
        let copy = try sample.directory.copy()
        let path = copy.data.appendingPathComponent(file)
        let whole = try Data(contentsOf: path)
        var found: [[String]] = []
        var from = whole.startIndex
        while let range = whole.range(of: Data(needle), in: from..<whole.endIndex) {
            var flipped = whole
            flipped[range.lowerBound + needle.count / 2] ^= 0x11
            try flipped.write(to: path)
            for other in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path.path + other) }
            found.append(try copy.verify().findings.map(\.description))
            from = range.upperBound
        }
        return found
    }

    private func column(_ sql: String, of sample: SampleLog, file: String = "log.sqlite") throws -> [(
        name: String, bytes: [UInt8]
    )] {
        let queue = try DatabaseQueue(path: sample.directory.data.appendingPathComponent(file).path)
        defer { try? queue.close() }
        return try queue.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                switch (row[1] as DatabaseValue).storage {
                case .blob(let data): (row[0], [UInt8](data))
                case .string(let text): (row[0], Array(text.utf8))
                default: (row[0], [])
                }
            }
        }
    }

    @Test("A byte flipped in any column of any row, and in every index that repeats it, is named by its row")
    func everyColumn() async throws {
        let sample = try await SampleLog.build(entries: 9)
        let columns: [(sql: String, file: String, name: (String) -> String)] = [
            ("SELECT CAST(position AS TEXT), leaf FROM entry", "log.sqlite", { "entry \($0) " }),
            ("SELECT CAST(position AS TEXT), header FROM entry", "log.sqlite", { "entry \($0) " }),
            ("SELECT CAST(position AS TEXT), parts FROM entry", "log.sqlite", { "entry \($0) " }),
            ("SELECT hex(token), token FROM request", "log.sqlite", { "idempotency row \($0.lowercased())" }),
            ("SELECT hex(token), digest FROM request", "log.sqlite", { "idempotency row \($0.lowercased())" }),
            (
                "SELECT key, email FROM view_accounts WHERE email IS NOT NULL", "log.sqlite",
                { "view accounts row \($0) " }
            ),
            (
                "SELECT key, name FROM view_accounts WHERE name IS NOT NULL", "log.sqlite",
                { "view accounts row \($0) " }
            ),
            ("SELECT subject, wrapped FROM subject_key WHERE wrapped IS NOT NULL", "keys.sqlite", { "key of \($0) " }),
            ("SELECT name, wrapped FROM named_key", "keys.sqlite", { "key of \($0) " }),
            ("SELECT CAST(size AS TEXT), note FROM checkpoint", "log.sqlite", { "checkpoint \($0) " }),
            ("SELECT '1', root FROM head", "log.sqlite", { "head row \($0) " }),
        ]
        for (sql, file, name) in columns {
            let all = try column(sql, of: sample, file: file)
            #expect(!all.isEmpty, "\(sql)")
            // Two of each are enough: the first and the last.
            for (key, bytes) in [all.first, all.last].compactMap({ $0 }) {
                let found = try flip(bytes, in: sample, file: file)
                #expect(!found.isEmpty, "\(sql) \(key)")
                let isNamed = found.contains { $0.contains { $0.hasPrefix(name(key)) } }
                #expect(isNamed, "\(sql) \(key): \(found)")
                for one in found { #expect(!one.isEmpty, "\(sql) \(key)") }
            }
        }
        // The entry's id stands in its row, in an index, in the next entry's header and in its subject's row.
        let ids = try column("SELECT CAST(position AS TEXT), id FROM entry ORDER BY position", of: sample)
        let found = try flip(ids[1].bytes, in: sample)
        #expect(found.count >= 3)
        #expect(found.contains { $0.contains { $0.hasPrefix("entry 1 ") } }, "\(found)")
        #expect(found.contains { $0.contains { $0.hasPrefix("index entry_id ") } }, "\(found)")
        for one in found { #expect(!one.isEmpty) }
    }
}
