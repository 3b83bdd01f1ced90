import AccessHistory
import Foundation
import Order
import Records
import TestSupport

let november = Timestamp(rfc3339: "2026-11-01T00:00:00Z")!

/// Events of `accounts` accounts, each with a few addresses, principals and agents, over `days` days from `start`.
func sampleEvents(
    accounts: [AccountReference], each count: Int, seed: UInt64, from start: Timestamp = november, days: Int = 30
) -> [AccessEvent] {
    var generator = SeededGenerator(seed: seed)
    let actions = ["ConsoleLogin", "StartInstances", "DescribeInstances", "PutObject", "DeleteBucket"]
    let agents = ["aws-cli/2.1", "Terraform/1.1.2", "Mozilla/5.0 (X11; Linux x86_64)", nil]
    var events: [AccessEvent] = []
    for (i, account) in accounts.enumerated() {
        for _ in 0..<count {
            let address = UInt32(0x0B00_0000) + UInt32(i % 200) << 8 + UInt32.random(in: 0..<3, using: &generator)
            events.append(
                AccessEvent(
                    account: account,
                    time: start.adding(milliseconds: Int64.random(in: 0..<Int64(days) * 86_400_000, using: &generator)),
                    point: Int.random(in: 0..<20, using: &generator) == 0
                        ? .named("backup.example") : .address(IPAddress(ipv4: address)),
                    action: actions.randomElement(using: &generator)!,
                    principal: "user-\(i)-\(Int.random(in: 0..<2, using: &generator))",
                    source: Bool.random(using: &generator) ? "iam.example" : nil,
                    outcome: AccessOutcome.allCases.randomElement(using: &generator)!,
                    agent: agents.randomElement(using: &generator)!))
        }
    }
    return events.shuffled(using: &generator)
}

/// A data directory of its own, with records and an access store, removed afterwards.
func withStore(
    known: [AccountReference: AccessStore.KnownAccount] = [:],
    _ body: (AccessStore, RecordStore, URL) async throws -> Void
) async throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("access-\(UUID().uuidString)")
    let directory = root.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let records = try openRecords(directory)
    let store = try await AccessStore.open(directory: directory, records: records) { known[$0] }
    try await body(store, records, directory)
    try await store.close()
    try await records.close()
}

func openRecords(_ directory: URL) throws -> RecordStore {
    try RecordStore.open(
        directory: directory,
        options: RecordStore.Options(keyFile: directory.deletingLastPathComponent().appendingPathComponent("key")),
        views: [AssignmentsView()])
}
