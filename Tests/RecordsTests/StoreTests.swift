import Foundation
import GRDB
import Order
import Records
import Testing

@Suite struct StoreTests {
    @Test("A second writer is refused and told which process holds the lock; a reader is let in beside it")
    func lock() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        #expect {
            _ = try directory.open()
        } throws: { error in
            guard case .locked(let holder, _) = error as? StoreError else { return false }
            return holder == "\(getpid())" && "\(error)".contains(holder)
        }
        _ = try await store.append([.opened(.random(), account: "acc_1", name: "Ann")])
        let reader = try directory.open(writes: false)
        #expect(reader.size == 1)
        #expect(try reader.row("accounts", key: "acc_1")?.sealed["name"] == "Ann")
        _ = try await store.append([.opened(.random(), account: "acc_2")])
        #expect(reader.size == 2)
        await #expect(throws: AppendError.self) { try await reader.append([.opened(.random(), account: "acc_3")]) }
        try await reader.close()
        try await store.close()
        try await directory.open().close()
    }

    @Test("Closing checkpoints the write-ahead log, and a closed store refuses appends")
    func close() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_1")])
        try await store.close()
        let wal = directory.data.appendingPathComponent("log.sqlite-wal").path
        let size = (try? FileManager.default.attributesOfItem(atPath: wal)[.size] as? Int) ?? 0
        #expect(size == 0)
        await #expect(throws: AppendError.self) { try await store.append([.opened(.random(), account: "acc_2")]) }
    }

    @Test("A key file that others can read is refused, and so is one in the data directory or of another store")
    func keyFile() async throws {
        let directory = try TestDirectory()
        try await directory.open().close()
        let path = directory.keyFile.path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect { _ = try directory.open() } throws: { "\($0)".contains("chmod 600") }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

        #expect {
            _ = try RecordStore.open(
                directory: directory.data, options: .init(keyFile: directory.data.appendingPathComponent("k")),
                views: [])
        } throws: {
            if case .insideDataDirectory = $0 as? KeyFileError { true } else { false }
        }
        try String(repeating: "ab", count: 32).write(toFile: path, atomically: false, encoding: .utf8)
        #expect { _ = try directory.open() } throws: {
            if case .otherStore = $0 as? KeyFileError { true } else { false }
        }
        try FileManager.default.removeItem(atPath: path)
        #expect { _ = try directory.open() } throws: { if case .missing = $0 as? KeyFileError { true } else { false } }
    }

    @Test("The key can come from the environment instead of a file")
    func keyMaterial() async throws {
        let directory = try TestDirectory()
        let options = RecordStore.Options(keyFile: directory.keyFile, keyMaterial: Array(repeating: 7, count: 32))
        let store = try RecordStore.open(directory: directory.data, options: options, views: [])
        try await store.close()
        #expect(!FileManager.default.fileExists(atPath: directory.keyFile.path))
    }

    @Test("A database without its keys is not silently given new ones")
    func missingKeys() async throws {
        let directory = try TestDirectory()
        try await directory.open().close()
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(at: directory.data.appendingPathComponent("keys.sqlite" + suffix))
        }
        #expect { _ = try directory.open() } throws: { "\($0)".contains("restore them first") }
    }

    @Test("What is on disk holds neither names nor identifiers in the clear, nor key bytes")
    func silence() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_1", email: "ann@example.com", name: "Ann Example")]
        )
        try await store.close()
        for file in ["log.sqlite", "keys.sqlite"] {
            let bytes = try Data(contentsOf: directory.data.appendingPathComponent(file))
            #expect(bytes.range(of: Data("ann@example".utf8)) == nil)
            #expect(bytes.range(of: Data("Ann Example".utf8)) == nil)
        }
    }

    @Test("A blind index is the same for one purpose and another for every other purpose and store")
    func blindIndex() async throws {
        let store = try TestDirectory().open()
        let token = store.blindIndex(.email, "ann@example.com")
        #expect(token.count == 16)
        #expect(token == store.blindIndex(.email, "ann@example.com"))
        let tokens = Set(BlindIndexPurpose.allCases.map { store.blindIndex($0, "ann@example.com") })
        #expect(tokens.count == BlindIndexPurpose.allCases.count)
        let other = try TestDirectory().open()
        #expect(other.blindIndex(.email, "ann@example.com") != token)
    }

    @Test("Sealed bytes open under the same subject and associated data only")
    func sealing() async throws {
        let store = try TestDirectory().open()
        let subject = SubjectID.random()
        try await store.createKeys(for: [subject])
        let sealed = try store.seal([1, 2, 3], for: subject, associatedData: [9])
        #expect(try store.open(sealed, for: subject, associatedData: [9]) == [1, 2, 3])
        #expect(throws: SealingError.altered) { try store.open(sealed, for: subject, associatedData: [8]) }
        #expect(throws: SealingError.altered) { try store.open(sealed, for: nil, associatedData: [9]) }
        #expect(throws: SealingError.noKey) { try store.open(sealed, for: .random(), associatedData: [9]) }
    }

    @Test("Low disk warns early and then stops writing with a reserve")
    func lowDisk() {
        #expect(StoreCondition(freeBytes: 100 << 30) == .writable)
        #expect(StoreCondition(freeBytes: nil) == .writable)
        #expect(StoreCondition(freeBytes: 500 << 20) == .lowDisk(free: 500 << 20))
        guard case .readOnly(let why) = StoreCondition(freeBytes: 100 << 20) else {
            Issue.record("not read-only"); return
        }
        #expect(why.contains("100 MiB"))
    }

    @Test("After a transaction that fails as a whole the store is read-only and says to stop the process")
    func failedTransaction() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_1")])
        // A trigger that aborts stands in for a disk that fails in the middle of a transaction.
        try directory.tamper(
            "CREATE TRIGGER broken BEFORE INSERT ON tile BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END")
        await #expect {
            try await store.append((0..<300).map { .opened(.random(), account: "acc_\($0)") })
        } throws: { "\($0)".contains("stop the process") }
        #expect(store.readOnly)
        await #expect(throws: AppendError.self) { try await store.append([.opened(.random(), account: "acc_2")]) }
        #expect(store.size == 1)
        try directory.tamper("DROP TRIGGER broken")
        try await store.close()
        #expect(try directory.verify().isSound)
    }

    @Test("Copies taken at random moments while appending reopen sound, with every entry acknowledged before")
    func copies() async throws {
        let directory = try TestDirectory()
        let store = try directory.open()
        let appending = Task {
            for index in 0..<400 {
                _ = try await store.append([.opened(.random(), account: "acc_\(index)", name: "Person \(index)")])
            }
        }
        for _ in 0..<6 {
            let acknowledged = store.size
            // As a machine that loses power leaves them: the database first, then its write-ahead log.
            let copy = try TestDirectory()
            try FileManager.default.createDirectory(at: copy.data, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: directory.root.appendingPathComponent("keys"), to: copy.root.appendingPathComponent("keys"))
            for file in ["log.sqlite", "log.sqlite-wal", "keys.sqlite", "keys.sqlite-wal"] {
                let from = directory.data.appendingPathComponent(file)
                if FileManager.default.fileExists(atPath: from.path) {
                    try FileManager.default.copyItem(at: from, to: copy.data.appendingPathComponent(file))
                }
            }
            let reopened = try copy.open()
            #expect(reopened.size >= acknowledged)
            #expect(try reopened.entries(from: 0, kinds: [], limit: 10_000).count == Int(reopened.size))
            try await reopened.close()
            #expect(try copy.verify().findings.map(\.description) == [])
        }
        try await appending.value
        try await store.close()
    }
}

@Suite struct RestoreTests {
    @Test(
        "A database restored from before the last published checkpoint refuses to append, and says which entries are missing"
    )
    func shorter() async throws {
        let directory = try TestDirectory()
        var store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_1")])
        try await store.publishCheckpoint(at: noon)
        try await store.close()
        let backup = try Data(contentsOf: directory.data.appendingPathComponent("log.sqlite"))
        store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_2"), .opened(.random(), account: "acc_3")])
        let published = try await store.publishCheckpoint(at: noon)
        try await store.close()
        try backup.write(to: directory.data.appendingPathComponent("log.sqlite"))

        store = try directory.open()
        await #expect {
            try await store.append([.opened(.random(), account: "acc_4")])
        } throws: { "\($0)".contains("entries 1 to 2 are missing") }
        #expect(try store.row("accounts", key: "acc_1") != nil)
        try await store.close()

        let options = RecordStore.Options(origin: "test.example/log2", keyFile: directory.keyFile, newOrigin: true)
        store = try RecordStore.open(directory: directory.data, options: options, views: [AccountsView()])
        let first = try #require(try store.entries(from: 0, kinds: [.originBegun], limit: 1).first)
        #expect(first.index == 1)
        #expect(first.parts[0].fields?["published"]?.string == published)
        #expect(first.parts[0].fields?["lost"] == ["from": 1, "through": 2])
        _ = try await store.append([.opened(.random(), account: "acc_4")])
        #expect(try await store.publishCheckpoint(at: noon).hasPrefix("test.example/log2\n3\n"))
        try await store.close()
        let report = try RecordsVerification.verify(
            directory: directory.data, options: .init(origin: "test.example/log2", keyFile: directory.keyFile),
            views: [AccountsView()])
        #expect(report.findings.map(\.description) == [])
        #expect { _ = try directory.open() } throws: { "\($0)".contains("test.example/log2") }
    }

    @Test("A log of the same length that is not the one published refuses to append")
    func forked() async throws {
        let directory = try TestDirectory()
        var store = try directory.open()
        try await store.close()
        let empty = try Data(contentsOf: directory.data.appendingPathComponent("log.sqlite"))
        store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_1")])
        try await store.publishCheckpoint(at: noon)
        try await store.close()
        let published = try Data(contentsOf: directory.root.appendingPathComponent("keys/gatehouse.checkpoint"))
        try FileManager.default.removeItem(at: directory.root.appendingPathComponent("keys/gatehouse.checkpoint"))
        try empty.write(to: directory.data.appendingPathComponent("log.sqlite"))
        store = try directory.open()
        _ = try await store.append([.opened(.random(), account: "acc_other")])
        try await store.close()
        try published.write(to: directory.root.appendingPathComponent("keys/gatehouse.checkpoint"))
        store = try directory.open()
        await #expect {
            try await store.append([.opened(.random(), account: "acc_2")])
        } throws: { "\($0)".contains("not the one that was published") }
    }
}
