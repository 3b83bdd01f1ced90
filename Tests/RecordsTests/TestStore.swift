import Foundation
import Order
import Records

/// A directory for one store; all of them go when the tests end.
final class TestDirectory: Sendable {
    private static let all: URL = {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("records-tests-\(getpid())")
        atexit {
            try? FileManager.default.removeItem(
                at: FileManager.default.temporaryDirectory.appendingPathComponent("records-tests-\(getpid())"))
        }
        return root
    }()
    let root: URL
    var data: URL { root.appendingPathComponent("data") }
    var keyFile: URL { root.appendingPathComponent("keys/gatehouse.key") }
    init() throws {
        root = Self.all.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    func open(_ views: [any View] = [AccountsView()], writes: Bool = true) throws -> RecordStore {
        try RecordStore.open(
            directory: data, options: .init(origin: "test.example/log", keyFile: keyFile, writes: writes), views: views)
    }
}

/// A small view with every kind of column.
struct AccountsView: View {
    let schema = ViewSchema(
        "accounts",
        [
            ("state", .plain(.state, indexed: true)), ("changed", .plain(.entryIndex, indexed: true)),
            ("email", .blindIndex(.email)), ("name", .sealed),
        ])
    func changes(for entry: Entry) -> [ViewChange] {
        entry.parts.flatMap { part -> [ViewChange] in
            guard let fields = part.fields, let account = fields["account"]?.string else { return [] }
            if entry.kind == "account.closed" { return [.delete(key: account)] }
            var values: [String: ViewValue] = ["changed": .integer(Int64(entry.index))]
            if let state = fields["state"]?.string { values["state"] = .text(state) }
            if let email = fields["email"]?.string { values["email"] = .blind(email) }
            if let name = fields["name"] { values["name"] = .sealed(name) }
            return [.upsert(key: account, subject: part.subject, values)]
        }
    }
}

let noon = Timestamp(milliseconds: 1_764_072_000_000)

extension EntryDraft {
    static func opened(
        _ subject: SubjectID, account: String, state: String = "open", email: String? = nil, name: String? = nil,
        expecting: PreviousEntry = .any, idempotency: IdempotencyKey? = nil
    ) -> EntryDraft {
        var fields: [String: JSONValue] = ["account": .string(account), "state": .string(state)]
        if let email { fields["email"] = .string(email) }
        if let name { fields["name"] = .string(name) }
        return EntryDraft(
            "account.opened", actor: .system("test"), time: noon, subject: subject, expecting: expecting,
            fields: fields,
            idempotency: idempotency)
    }
}
