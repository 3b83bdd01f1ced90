import Exchange
import Foundation
import Order
import Records
import Testing

@Suite("Webhook endpoints are kept sealed") struct SealedWebhookStoreTests {
    @Test(
        "What is registered and queued is there after a restart, and no secret or event stands on the disk in the clear"
    )
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-webhooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let records = try RecordStore.open(
            directory: folder.appending(path: "data"), options: .init(keyFile: folder.appending(path: "key")), views: []
        )
        let directory = folder.appending(path: "webhooks")
        var generator = SeededGenerator(1)
        let secret = WebhookSecret.random(using: &generator)
        var endpoint = WebhookEndpoint(
            id: "../escape", address: try WebhookAddress(parsing: "https://example.com/hook"), secrets: [secret],
            types: ["account"])
        let store = try SealedWebhookStore(directory: directory, records: records)
        #expect(try await store.endpoints().isEmpty)
        try await store.register(endpoint)
        var queue = WebhookQueue()
        let events = sampleEvents(40, subjects: 4, seed: 1)
        queue.take(events, cursor: "40", at: sampleTime)
        try await store.save(queue.json, of: endpoint.id)

        let again = try SealedWebhookStore(directory: directory, records: records)
        #expect(try await again.endpoints() == [endpoint])
        let read = try #require(try await again.queue(of: endpoint.id))
        #expect(WebhookQueue(json: read, schedule: RetrySchedule(), at: sampleTime) == queue)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        #expect(names == ["endpoints", "queue-___escape"])
        for name in names {
            let bytes = try Data(contentsOf: directory.appending(path: name))
            #expect(bytes.range(of: Data(events[0].id.rawValue.utf8)) == nil)
            #expect(bytes.range(of: Data(secret.text.utf8)) == nil)
        }

        endpoint.types = []
        try await again.register(endpoint)
        #expect(try await again.endpoints() == [endpoint], "the same id is changed, not doubled")
        // A file put in another's place is not taken for it: the name is part of what is sealed.
        try FileManager.default.removeItem(at: directory.appending(path: "endpoints"))
        try FileManager.default.copyItem(
            at: directory.appending(path: "queue-___escape"), to: directory.appending(path: "endpoints"))
        await #expect(throws: (any Error).self) { try await again.endpoints() }
        try await records.close()
    }
}
