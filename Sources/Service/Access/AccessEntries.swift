import Order
import Records

// Keys and persons are entries about nobody, sealed under the installation's key, and two views. Who may do what, since when,
// and who allowed it is therefore part of the log.

extension EntryKind {
    public static let credentialIssued: EntryKind = "credential.issued"
    public static let credentialRevoked: EntryKind = "credential.revoked"
    public static let userAdded: EntryKind = "user.added"
    public static let userChanged: EntryKind = "user.changed"
    public static let userDisabled: EntryKind = "user.disabled"
    public static let userSignedIn: EntryKind = "user.signedIn"
}

/// Machine callers' keys: scope and state in the clear, name and digest sealed.
public struct CredentialsView: View {
    public static let name = "credentials"
    public init() {}
    public var schema: ViewSchema {
        ViewSchema(
            CredentialsView.name,
            [
                ("scope", .plain(.code, indexed: false)), ("state", .plain(.state, indexed: false)),
                ("changed", .plain(.clockDate, indexed: false)), ("detail", .sealed),
            ])
    }
    public func changes(for entry: Entry) -> [ViewChange] {
        guard let fields = entry.parts.first?.fields, let id = fields["credential"]?.string else { return [] }
        switch entry.kind {
        case .credentialIssued:
            return [
                .upsert(
                    key: id, subject: nil,
                    [
                        "scope": .text(fields["scope"]?.string ?? ""), "state": .text("active"),
                        "changed": .integer(entry.time.milliseconds), "detail": .sealed(.object(fields)),
                    ])
            ]
        case .credentialRevoked:
            return [
                .upsert(
                    key: id, subject: nil,
                    ["state": .text("revoked"), "changed": .integer(entry.time.milliseconds)])
            ]
        default: return []
        }
    }
}

/// Persons who work in the console: role and state in the clear, name and secrets sealed.
public struct UsersView: View {
    public static let name = "users"
    public init() {}
    public var schema: ViewSchema {
        ViewSchema(
            UsersView.name,
            [
                ("role", .plain(.code, indexed: false)), ("state", .plain(.state, indexed: false)),
                ("changed", .plain(.clockDate, indexed: false)), ("detail", .sealed),
            ])
    }
    public func changes(for entry: Entry) -> [ViewChange] {
        guard let fields = entry.parts.first?.fields, let id = fields["user"]?.string else { return [] }
        switch entry.kind {
        case .userAdded, .userChanged:
            return [
                .upsert(
                    key: id, subject: nil,
                    [
                        "role": .text(fields["role"]?.string ?? ""), "state": .text("active"),
                        "changed": .integer(entry.time.milliseconds), "detail": .sealed(.object(fields)),
                    ])
            ]
        case .userDisabled:
            return [
                .upsert(
                    key: id, subject: nil,
                    ["state": .text("disabled"), "changed": .integer(entry.time.milliseconds)])
            ]
        default: return []
        }
    }
}

/// The views that this room adds to the record store; `Program` is opened with them.
public let accessViews: [any View] = [CredentialsView(), UsersView(), WebhooksView()]
