import Order
import Records
import Synchronization

/// A machine caller's key as it is kept: everything but the secret.
public struct Credential: Hashable, Sendable {
    public var id: CredentialID
    public var name: String
    public var scope: Scope
    /// For a reseller's key: whose customers it serves (clause 5(h)).
    public var reseller: AccountID?
    public var digest: [UInt8]
    public var issuedAt: Timestamp
    public var active: Bool
}

/// The keys of machine callers. Issuing and revoking are entries; what is valid now is held in memory, because every request asks.
public final class CredentialRegister: Sendable {
    private let records: RecordStore
    /// By SHA-256 of the secret. The lock protects the table; it is replaced whole after each change.
    private let active = Mutex<[[UInt8]: Credential]>([:])

    public init(records: RecordStore) throws {
        self.records = records
        try reload()
    }

    /// Every key ever issued, newest first.
    public func all() throws -> [Credential] {
        try records.rows(CredentialsView.name, ViewQuery(limit: 10_000)).compactMap(Credential.init(row:))
            .sorted { $0.issuedAt > $1.issuedAt }
    }

    /// The credential that a presented key stands for; `nil` when there is none, or it was revoked.
    public func credential(presenting text: String) -> Credential? {
        guard let key = APIKey(parsing: text) else { return nil }
        // The table is found by a digest of random bits: how long that takes tells nothing about a secret.
        return active.withLock { $0[key.digest] }
    }

    /// Issues a key and returns its secret, which nobody can ask for again.
    public func issue(
        scope: Scope, name: String, reseller: AccountID? = nil, by actor: Actor, at time: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) async throws -> (Credential, APIKey) {
        let key = APIKey(scope: scope, using: &generator)
        let credential = Credential(
            id: .random(using: &generator), name: name, scope: scope, reseller: reseller, digest: key.digest,
            issuedAt: time,
            active: true)
        _ = try await records.append([
            EntryDraft(.credentialIssued, actor: actor, time: time, subject: nil, fields: credential.fields)
        ])
        try reload()
        return (credential, key)
    }

    /// Ends a key at once. Revoking one that is revoked already changes nothing.
    public func revoke(_ id: CredentialID, by actor: Actor, at time: Timestamp) async throws {
        _ = try await records.append([
            EntryDraft(
                .credentialRevoked, actor: actor, time: time, subject: nil, fields: ["credential": .string(id.rawValue)]
            )
        ])
        try reload()
    }

    private func reload() throws {
        let valid = try all().filter(\.active)
        active.withLock { $0 = Dictionary(valid.map { ($0.digest, $0) }) { first, _ in first } }
    }
}

extension Credential {
    var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "credential": .string(id.rawValue), "name": .string(name), "scope": .string(scope.rawValue),
            "digest": .string(digest.hexadecimal), "issuedAt": .integer(issuedAt.milliseconds),
        ]
        if let reseller { fields["reseller"] = .string(reseller.rawValue) }
        return fields
    }

    init?(row: ViewRow) {
        guard let id = CredentialID(rawValue: row.key), let detail = row.sealed["detail"],
            let scope = row.text("scope").flatMap(Scope.init(rawValue:)),
            let digest = detail["digest"]?.string.map(\.utf8).flatMap(Hexadecimal.bytes),
            let issuedAt = detail["issuedAt"]?.integer
        else { return nil }
        self.init(
            id: id, name: detail["name"]?.string ?? "", scope: scope,
            reseller: detail["reseller"]?.string.flatMap(AccountID.init(rawValue:)), digest: digest,
            issuedAt: Timestamp(milliseconds: issuedAt), active: row.text("state") == "active")
    }
}
