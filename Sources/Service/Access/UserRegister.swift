import Order
import Records
import Synchronization

/// A person who works in the console.
public struct User: Hashable, Sendable {
    public var id: UserID
    /// The name to sign in with.
    public var name: String
    public var role: Role
    public var active: Bool
    var password: PasswordHash
    /// Without a second factor a person can sign in only to a sample server.
    var codeSecret: [UInt8]?
}

public enum UserError: Error, Hashable, Sendable, CustomStringConvertible {
    case nameTaken(String)
    case passwordTooShort
    case badName
    public var description: String {
        switch self {
        case .nameTaken(let name): "There is a person named “\(name)” already. Choose another name."
        case .passwordTooShort: "The password is too short: it needs at least \(PasswordHash.shortest) characters."
        case .badName: "A name has 2 to 64 letters, digits, dots, hyphens or underscores."
        }
    }
}

/// The persons who may sign in. Adding, changing and disabling are entries.
public final class UserRegister: Sendable {
    private let records: RecordStore
    /// By lower-case name. The lock protects the table; it is replaced whole after each change.
    private let byName = Mutex<[String: User]>([:])

    public init(records: RecordStore) throws {
        self.records = records
        try reload()
    }

    public func all() -> [User] { byName.withLock { $0.values.sorted { $0.name < $1.name } } }
    public func user(named name: String) -> User? { byName.withLock { $0[name.lowercased()] } }
    public func user(_ id: UserID) -> User? { byName.withLock { $0.values.first { $0.id == id } } }

    /// Adds a person and returns the address for their authenticator, which nobody can ask for again.
    /// - Parameter secondFactor: `false` only for a sample server.
    public func add(
        name: String, password: String, role: Role, secondFactor: Bool = true, by actor: Actor, at time: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) async throws -> (User, authenticator: String?) {
        guard (2...64).contains(name.utf8.count),
            name.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7F && $0 != 0x2F && $0 != 0x3A })
        else {
            throw UserError.badName
        }
        guard password.count >= PasswordHash.shortest else { throw UserError.passwordTooShort }
        guard user(named: name) == nil else { throw UserError.nameTaken(name) }
        let code = secondFactor ? TimeBasedCode(using: &generator) : nil
        let user = User(
            id: .random(using: &generator), name: name, role: role, active: true,
            password: try PasswordHash(of: password, using: &generator), codeSecret: code?.secret)
        _ = try await records.append([
            EntryDraft(.userAdded, actor: actor, time: time, subject: nil, fields: user.fields)
        ])
        try reload()
        return (user, code?.address(name: name))
    }

    public func disable(_ id: UserID, by actor: Actor, at time: Timestamp) async throws {
        _ = try await records.append([
            EntryDraft(.userDisabled, actor: actor, time: time, subject: nil, fields: ["user": .string(id.rawValue)])
        ])
        try reload()
    }

    private func reload() throws {
        let users = try records.rows(UsersView.name, ViewQuery(limit: 10_000)).compactMap(User.init(row:))
        byName.withLock { $0 = Dictionary(users.map { ($0.name.lowercased(), $0) }) { first, _ in first } }
    }
}

extension User {
    var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "user": .string(id.rawValue), "name": .string(name), "role": .string(role.rawValue),
            "password": .string(password.text),
        ]
        if let codeSecret { fields["codeSecret"] = .string(codeSecret.hexadecimal) }
        return fields
    }
    init?(row: ViewRow) {
        guard let id = UserID(rawValue: row.key), let detail = row.sealed["detail"], let name = detail["name"]?.string,
            let role = row.text("role").flatMap(Role.init(rawValue:)),
            let password = detail["password"]?.string.flatMap(PasswordHash.init(text:))
        else { return nil }
        self.init(
            id: id, name: name, role: role, active: row.text("state") == "active", password: password,
            codeSecret: detail["codeSecret"]?.string.map(\.utf8).flatMap(Hexadecimal.bytes))
    }
}

extension UserRegister {
    /// A person who shows name, password and, where they have one, a code: for acts at the command line that take two people.
    /// `nil` when anything of it is wrong, without saying what.
    public func member(named name: String, password: String, code: String, at time: Timestamp) -> StaffMember? {
        guard let user = user(named: name), user.active, user.password.matches(password),
            let role = StaffRole(rawValue: user.role.rawValue)
        else { return nil }
        if let secret = user.codeSecret,
            TimeBasedCode(secret: secret).step(of: code.filter(\.isNumber), at: time, after: nil) == nil
        {
            return nil
        }
        return StaffMember(user.id, roles: [role])
    }
}
