import Exchange
import Foundation
import Order
import Program
import Records
import Synchronization

// Which endpoints are told of events. Adding and removing one are entries about nobody; how far each has been told is a sealed file
// beside the log, because it changes with every message and can be made anew from the log by reading the feed again.

extension EntryKind {
    public static let webhookAdded: EntryKind = "webhook.added"
    public static let webhookRemoved: EntryKind = "webhook.removed"
}

/// Endpoints: state in the clear, address and secrets sealed.
public struct WebhooksView: View {
    public static let name = "webhooks"
    public init() {}
    public var schema: ViewSchema {
        ViewSchema(
            WebhooksView.name,
            [
                ("state", .plain(.state, indexed: false)), ("changed", .plain(.clockDate, indexed: false)),
                ("detail", .sealed),
            ])
    }
    public func changes(for entry: Entry) -> [ViewChange] {
        guard let fields = entry.parts.first?.fields, let id = fields["webhook"]?.string else { return [] }
        switch entry.kind {
        case .webhookAdded:
            return [
                .upsert(
                    key: id, subject: nil,
                    [
                        "state": .text("active"), "changed": .integer(entry.time.milliseconds),
                        "detail": .sealed(.object(fields)),
                    ])
            ]
        case .webhookRemoved: return [.delete(key: id)]
        default: return []
        }
    }
}

/// The store of the dispatcher, and the feed that it reads.
final class WebhookRegister: WebhookStore, EventFeed {
    private let program: IdentificationProgram
    private let directory: URL

    init(program: IdentificationProgram) {
        self.program = program
        directory = program.configuration.directory.appending(path: "webhooks")
    }

    func endpoints() async throws -> [WebhookEndpoint] {
        try program.records.rows(WebhooksView.name, ViewQuery(limit: 1000)).compactMap(WebhookEndpoint.init(row:))
    }
    func endpoint(_ id: String) async throws -> WebhookEndpoint {
        guard let endpoint = try await endpoints().first(where: { $0.id == id }) else {
            throw ProgramError.notFound("webhook \(id.prefix(40))")
        }
        return endpoint
    }

    func add(address: WebhookAddress, types: [String], allowsPrivate: Bool, by actor: Actor) async throws
        -> WebhookEndpoint
    {
        var generator = SystemRandomNumberGenerator()
        let endpoint = WebhookEndpoint(
            id: "whk_" + randomText(), address: address, secrets: [WebhookSecret.random(using: &generator)],
            types: types,
            allowsPrivate: allowsPrivate)
        // A new endpoint is told of what happens from now on, not of all that ever did.
        let now = program.records.size
        try await save(WebhookQueue(startingAt: now == 0 ? nil : String(now - 1)).json, of: endpoint.id)
        _ = try await program.records.append([
            EntryDraft(.webhookAdded, actor: actor, time: program.clock.now, subject: nil, fields: endpoint.fields)
        ])
        return endpoint
    }

    func remove(_ id: String, by actor: Actor) async throws {
        _ = try await program.records.append([
            EntryDraft(
                .webhookRemoved, actor: actor, time: program.clock.now, subject: nil, fields: ["webhook": .string(id)])
        ])
        if let file = file(of: id) { try? FileManager.default.removeItem(at: file) }
    }

    // MARK: WebhookStore

    func queue(of endpoint: String) async throws -> JSONValue? {
        guard let file = file(of: endpoint), let sealed = try? Data(contentsOf: file) else { return nil }
        let bytes = try program.records.open(Array(sealed), for: nil, associatedData: Array(endpoint.utf8))
        return try JSONValue(parsing: bytes, limits: JSONLimits(bytes: 64 << 20))
    }

    /// Written beside and moved over, so that a crash leaves the old one or the new one.
    func save(_ queue: JSONValue, of endpoint: String) async throws {
        guard let file = file(of: endpoint) else { return }
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let sealed = try program.records.seal(queue.bytes, for: nil, associatedData: Array(endpoint.utf8))
        let beside = file.appendingPathExtension("new")
        guard FileManager.default.createFile(atPath: beside.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw WebhookFileError(path: beside.path)
        }
        let handle = try FileHandle(forWritingTo: beside)
        try handle.write(contentsOf: Data(sealed))
        try handle.synchronize()
        try handle.close()
        guard rename(beside.path, file.path) == 0 else { throw WebhookFileError(path: file.path) }
    }

    /// Only ids that this register made name a file.
    private func file(of endpoint: String) -> URL? {
        guard endpoint.hasPrefix("whk_"), endpoint.utf8.count == 36, endpoint.dropFirst(4).allSatisfy(\.isHexDigit)
        else { return nil }
        return directory.appending(path: endpoint + ".queue")
    }

    // MARK: EventFeed

    func events(after cursor: String?, limit: Int) async throws -> (events: [FeedEvent], cursor: String?) {
        let page = try await program.feed(after: cursor, limit: limit)
        return (page.items.map(FeedEvent.init), page.next)
    }
}

struct WebhookFileError: Error, CustomStringConvertible {
    var path: String
    var description: String { "\(path) cannot be written. Check the disk and who may write there." }
}

extension FeedEvent {
    init(_ item: FeedItem) {
        var data: [String: JSONValue] = [:]
        if let state = item.state { data["state"] = .string(state) }
        if let list = item.list { data["list"] = .string(list) }
        if let outcome = item.outcome { data["outcome"] = .string(outcome) }
        self.init(
            id: item.id, type: item.type, time: item.at, subject: item.subject, sequence: item.sequence,
            application: item.application,
            account: item.account, caseID: item.caseID, data: data)
    }
}

extension WebhookEndpoint {
    var fields: [String: JSONValue] {
        [
            "webhook": .string(id), "address": .string(address.text), "secrets": texts(secrets.map(\.text)),
            "types": texts(types),
            "allowsPrivate": .bool(allowsPrivate),
        ]
    }
    init?(row: ViewRow) {
        guard let detail = row.sealed["detail"], let text = detail["address"]?.string else { return nil }
        let allowsPrivate = detail["allowsPrivate"]?.bool ?? false
        guard let address = try? WebhookAddress(parsing: text, allowsPrivate: allowsPrivate) else { return nil }
        self.init(
            id: row.key, address: address,
            secrets: (detail["secrets"]?.array ?? []).compactMap {
                $0.string.flatMap { try? WebhookSecret(parsing: $0) }
            },
            types: (detail["types"]?.array ?? []).compactMap(\.string), allowsPrivate: allowsPrivate)
    }
}
