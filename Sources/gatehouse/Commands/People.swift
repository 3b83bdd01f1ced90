import ArgumentParser
import Foundation
import Order
import Program
import Service

/// `gatehouse credentials …`: API keys of machine callers; the secret is shown once.
struct Credentials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Issue, list and revoke API keys.",
        subcommands: [CredentialsIssue.self, CredentialsList.self, CredentialsRevoke.self],
        defaultSubcommand: CredentialsList.self)
}

struct CredentialsIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "issue", abstract: "Issue a key; it is shown once.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "intake, access, reseller, read or admin.") var scope: String
    @Option(help: "What the key is for; shown in the list.") var name: String
    @Option(help: "For scope reseller: the Reseller Account, acc_…") var account: String?

    func run() async throws {
        let output = Output(options)
        guard let scope = Scope(rawValue: scope) else {
            throw CommandError(
                "\(scope) is not a scope; give \(Scope.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let reseller = try account.map { text throws -> AccountID in
            guard let id = AccountID(rawValue: text) else {
                throw CommandError("\(text) is not an account; it looks like acc_ and 16 characters.")
            }
            return id
        }
        if scope == .reseller, reseller == nil {
            throw CommandError("A reseller's key needs --account, the Reseller Account it serves.")
        }
        try await options.withProgram { program in
            var generator = SystemRandomNumberGenerator()
            let register = try CredentialRegister(records: program.records)
            let (credential, key) = try await register.issue(
                scope: scope, name: name, reseller: reseller, by: .system("command"), at: program.clock.now,
                using: &generator)
            output.summary(
                "\(key.text)\n\(credential.id), scope \(scope.rawValue). Keep the key now; it is not shown again.",
                ["id": .string(credential.id.rawValue), "scope": .string(scope.rawValue), "key": .string(key.text)])
        }
    }
}

struct CredentialsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every key ever issued, newest first.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let all = try CredentialRegister(records: program.records).all()
            for credential in all {
                output.line(
                    "\(credential.id)  \(credential.scope.rawValue)  \(credential.active ? "active" : "revoked")  \(credential.issuedAt)  \(credential.name)",
                    [
                        "id": .string(credential.id.rawValue), "scope": .string(credential.scope.rawValue),
                        "active": .bool(credential.active), "issuedAt": .string(credential.issuedAt.description),
                        "name": .string(credential.name),
                    ])
            }
            output.summary("\(all.count) keys.", ["keys": .integer(Int64(all.count))])
        }
    }
}

struct CredentialsRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "End a key at once.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "key_…") var id: String

    func run() async throws {
        let output = Output(options)
        guard let id = CredentialID(rawValue: id) else {
            throw CommandError("\(id) is not a key's id; `gatehouse credentials list` shows them.")
        }
        try await options.withProgram { program in
            let register = try CredentialRegister(records: program.records)
            guard try register.all().contains(where: { $0.id == id }) else { throw ProgramError.notFound("key \(id)") }
            try await register.revoke(id, by: .system("command"), at: program.clock.now)
            output.summary("\(id) is revoked.", ["id": .string(id.rawValue), "revoked": true])
        }
    }
}

/// `gatehouse users …`: people who work in the console.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add, list and disable people of the console.",
        subcommands: [UsersAdd.self, UsersList.self, UsersDisable.self], defaultSubcommand: UsersList.self)
}

struct UsersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a person; the password is read from standard input, the authenticator shown once.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The name to sign in with.") var name: String
    @Option(help: "analyst, officer, custodian, auditor or administrator.") var role: String

    func run() async throws {
        let output = Output(options)
        guard let role = Role(rawValue: role) else {
            throw CommandError("\(role) is not a role; give \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        if isatty(0) == 1 { FileHandle.standardError.write(Data("Password: ".utf8)) }
        guard let password = readLine(strippingNewline: true), !password.isEmpty else {
            throw CommandError("The password is read from standard input; none came.")
        }
        try await options.withProgram { program in
            var generator = SystemRandomNumberGenerator()
            let register = try UserRegister(records: program.records)
            do {
                let (user, authenticator) = try await register.add(
                    name: name, password: password, role: role, by: .system("command"), at: program.clock.now,
                    using: &generator)
                output.summary(
                    "\(user.id), \(role.rawValue). Put this into an authenticator; it is not shown again:\n\(authenticator ?? "")",
                    [
                        "id": .string(user.id.rawValue), "role": .string(role.rawValue),
                        "authenticator": authenticator.map(JSONValue.string) ?? .null,
                    ])
            } catch let error as UserError {
                throw CommandError(error.description)
            }
        }
    }
}

struct UsersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Who may sign in.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let all = try UserRegister(records: program.records).all()
            for user in all {
                output.line(
                    "\(user.id)  \(user.role.rawValue)  \(user.active ? "active" : "disabled")  \(user.name)",
                    [
                        "id": .string(user.id.rawValue), "role": .string(user.role.rawValue),
                        "active": .bool(user.active), "name": .string(user.name),
                    ])
            }
            output.summary("\(all.count) people.", ["people": .integer(Int64(all.count))])
        }
    }
}

struct UsersDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "disable", abstract: "Stop a person from signing in.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The name they sign in with.") var name: String

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            let register = try UserRegister(records: program.records)
            guard let user = register.user(named: name) else { throw ProgramError.notFound("person named \(name)") }
            try await register.disable(user.id, by: .system("command"), at: program.clock.now)
            output.summary("\(name) can no longer sign in.", ["id": .string(user.id.rawValue), "active": false])
        }
    }
}
