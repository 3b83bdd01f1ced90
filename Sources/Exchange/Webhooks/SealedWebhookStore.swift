import Foundation
import Order
import Records

/// Endpoints and their queues as sealed files in one directory, each written whole: to a file beside it, flushed, and
/// renamed. Sealed under the installation's key, because an endpoint's secret would let its reader forge messages.
///
/// The actor owns the directory.
public actor SealedWebhookStore: WebhookStore {
    private let directory: URL
    private let records: RecordStore

    /// The directory is made when absent.
    public init(directory: URL, records: RecordStore) throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        self.directory = directory
        self.records = records
    }

    public func endpoints() async throws -> [WebhookEndpoint] {
        guard let list = try read("endpoints") else { return [] }
        guard let values = list.array else { throw WebhookStoreError.unreadable(endpoint: "endpoints") }
        return try values.map { value in
            guard let endpoint = WebhookEndpoint(json: value) else {
                throw WebhookStoreError.unreadable(endpoint: value["id"]?.string ?? "?")
            }
            return endpoint
        }
    }

    /// Registers an endpoint, or changes the one of the same id; its queue stays.
    public func register(_ endpoint: WebhookEndpoint) async throws {
        var list = try await endpoints().filter { $0.id != endpoint.id }
        guard list.count < Limits.webhookEndpoints else { throw WebhookStoreError.tooMany }
        list.append(endpoint)
        try write(.array(list.map(\.json)), to: "endpoints")
    }

    /// Removes an endpoint with everything that is on its way to it.
    public func remove(_ id: String) async throws {
        try write(.array(try await endpoints().filter { $0.id != id }.map(\.json)), to: "endpoints")
        try? FileManager.default.removeItem(at: file(WebhookEndpoint.queueName(id)))
    }

    public func queue(of endpoint: String) async throws -> JSONValue? { try read(WebhookEndpoint.queueName(endpoint)) }
    public func save(_ queue: JSONValue, of endpoint: String) async throws {
        try write(queue, to: WebhookEndpoint.queueName(endpoint))
    }

    private func file(_ name: String) -> URL { directory.appending(path: name) }

    private func read(_ name: String) throws -> JSONValue? {
        guard FileManager.default.fileExists(atPath: file(name).path) else { return nil }
        let sealed = [UInt8](try Data(contentsOf: file(name)))
        let limits = JSONLimits(
            bytes: Limits.webhookQueueBytes, depth: Limits.jsonDepth, values: Limits.webhookQueueBytes)
        return try JSONValue(
            parsing: try records.open(sealed, for: nil, associatedData: Array("webhooks/\(name)".utf8)), limits: limits)
    }

    private func write(_ value: JSONValue, to name: String) throws {
        let sealed = try records.seal(value.bytes, for: nil, associatedData: Array("webhooks/\(name)".utf8))
        let draft = file(name + ".new")
        guard
            FileManager.default.createFile(atPath: draft.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw WebhookStoreError.notWritten }
        let handle = try FileHandle(forWritingTo: draft)
        try handle.write(contentsOf: Data(sealed))
        try handle.synchronize()
        try handle.close()
        guard rename(draft.path, file(name).path) == 0 else { throw WebhookStoreError.notWritten }
        let folder = open(directory.path, O_RDONLY)
        guard folder >= 0 else { throw WebhookStoreError.notWritten }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw WebhookStoreError.notWritten }
    }
}

extension WebhookEndpoint {
    /// With the secrets in full: only ever sealed.
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "address": .string(address.text),
            "secrets": .array(secrets.map { .string($0.text) }), "types": .array(types.map { .string($0) }),
            "allowsPrivate": .bool(allowsPrivate),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let id = json["id"]?.string, let text = json["address"]?.string,
            let allowsPrivate = json["allowsPrivate"]?.bool,
            let address = try? WebhookAddress(parsing: text, allowsPrivate: allowsPrivate),
            let secrets = json["secrets"]?.array?.map({ try? WebhookSecret(parsing: $0.string ?? "") }),
            let types = json["types"]?.array?.compactMap(\.string)
        else { return nil }
        guard !secrets.contains(where: { $0 == nil }) else { return nil }
        self.init(
            id: id, address: address, secrets: secrets.compactMap { $0 }, types: types, allowsPrivate: allowsPrivate)
    }

    /// A file name that no id can lead elsewhere.
    fileprivate static func queueName(_ id: String) -> String {
        "queue-" + String(id.utf8.prefix(64).map { isFileByte($0) ? Character(UnicodeScalar($0)) : "_" })
    }
}

private func isFileByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x2D
}
