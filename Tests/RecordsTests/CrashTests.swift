import Foundation
import Order
import Records
import Testing

/// The child of the test below: the same test program, told by its environment where to write.
private let childDirectory = ProcessInfo.processInfo.environment["RECORDS_CRASH_CHILD"]

@Suite struct CrashTests {
    @Test("(the child process of the test below)", .enabled(if: childDirectory != nil, "runs only as a child process"))
    func child() async throws {
        let root = URL(fileURLWithPath: try #require(childDirectory))
        let store = try RecordStore.open(
            directory: root.appendingPathComponent("data"),
            options: .init(origin: "test.example/log", keyFile: root.appendingPathComponent("keys/gatehouse.key")),
            views: [AccountsView()])
        // Eight callers append until the process is killed, and say what was acknowledged.
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<8 {
                group.addTask {
                    for index in 0..<100_000 {
                        let draft = EntryDraft.opened(
                            .random(), account: "acc_\(caller)_\(index)", name: "Person \(index)")
                        guard let entry = try? await store.append([draft]).first else { return }
                        FileHandle.standardOutput.write(Data("ack \(entry.index) \(entry.id)\n".utf8))
                    }
                }
            }
        }
    }

    @Test("A process killed while appending loses no entry that it acknowledged, and the log it leaves is sound")
    func killed() async throws {
        for round in 0..<3 {
            let directory = try TestDirectory()
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/proc/self/exe")
            child.arguments = ["--testing-library", "swift-testing", "--filter", "CrashTests/child"]
            child.environment = ProcessInfo.processInfo.environment.merging(
                ["RECORDS_CRASH_CHILD": directory.root.path]) { $1 }
            let output = Pipe()
            child.standardOutput = output
            child.standardError = FileHandle.nullDevice
            try child.run()
            var text = Data()
            while true {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                text += more
                if text.filter({ $0 == 0x0A }).count > 40 + 60 * round { kill(child.processIdentifier, SIGKILL) }
            }
            child.waitUntilExit()
            #expect(child.terminationReason == .uncaughtSignal)
            let acknowledged = String(decoding: text, as: UTF8.self).split(separator: "\n")
                .map { $0.split(separator: " ") }
                .compactMap { words -> (UInt64, EntryID)? in
                    guard words.count == 3, words[0] == "ack", let index = UInt64(words[1]),
                        let id = EntryID(rawValue: String(words[2]))
                    else { return nil }
                    return (index, id)
                }
            #expect(acknowledged.count > 20)
            let store = try directory.open()
            for (index, id) in acknowledged { #expect(try store.entry(id)?.index == index) }
            _ = try await store.append([.opened(.random(), account: "acc_after")])
            try await store.close()
            #expect(try directory.verify().findings.map(\.description) == [])
        }
    }
}
