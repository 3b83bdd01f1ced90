import ArgumentParser
import Foundation
import Order
import Program
import Records
import Service

/// `gatehouse processors …`: who may process what for us. Two people of the console, each with their own password.
struct Processors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, propose, approve and end standing authorisations of processors.",
        subcommands: [ProcessorsList.self, ProcessorsPropose.self, ProcessorsApprove.self, ProcessorsRevoke.self],
        defaultSubcommand: ProcessorsList.self)
}

/// A person of the console at the command line: the name as an option, password and code from standard input.
struct PersonOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Your name in the console.", valueName: "name")) var name:
        String

    func member(in program: IdentificationProgram) throws -> StaffMember {
        func ask(_ prompt: String) -> String {
            if isatty(0) == 1 { FileHandle.standardError.write(Data(prompt.utf8)) }
            return readLine(strippingNewline: true) ?? ""
        }
        let register = try UserRegister(records: program.records)
        let password = ask("Password: ")
        let code = ask("Code of your authenticator, or nothing: ")
        guard let member = register.member(named: name, password: password, code: code, at: .now()) else {
            throw ProgramError.forbidden(
                "The name, the password or the code is wrong. They are read from standard input, a line each.")
        }
        return member
    }
}

struct ProcessorsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Authorisations, and proposals that wait for a second person.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let standing = try program.processors()
            let now = program.clock.now
            for each in standing.authorisations {
                let state = each.isInForce(at: now) ? "in force" : "not in force"
                output.line(
                    "\(each.id)  \(state)  \(each.processor)  \(each.purpose)  \(each.fields.sorted().joined(separator: ","))  until \(each.until)",
                    [
                        "id": .string(each.id.rawValue), "inForce": .bool(each.isInForce(at: now)),
                        "processor": .string(each.processor), "purpose": .string(each.purpose),
                        "fields": .array(each.fields.sorted().map(JSONValue.string)),
                        "until": .string(each.until.description),
                    ])
            }
            for each in standing.proposals {
                output.line(
                    "\(each.id)  proposed  \(each.processor)  \(each.purpose)  \(each.fields.sorted().joined(separator: ","))  until \(each.until)",
                    [
                        "id": .string(each.id.rawValue), "proposed": true, "processor": .string(each.processor),
                        "purpose": .string(each.purpose),
                        "fields": .array(each.fields.sorted().map(JSONValue.string)),
                        "until": .string(each.until.description),
                    ])
            }
            output.summary(
                "\(standing.authorisations.count) authorisations, \(standing.proposals.count) proposals.",
                [
                    "authorisations": .integer(Int64(standing.authorisations.count)),
                    "proposals": .integer(Int64(standing.proposals.count)),
                ])
        }
    }
}

struct ProcessorsPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose that a processor may be used; a second person approves.")
    @OptionGroup var options: CommonOptions
    @OptionGroup var person: PersonOptions
    @Argument(help: "The processor as it is configured: smtp, a gateway's or verifier's name.") var processor: String
    @Option(help: "For what: “e-mail code”, “telephone code”, “document check” …") var purpose: String
    @Option(help: "The fields it may receive, with commas.") var fields: String
    @Option(help: "Until when, RFC 3339.") var until: String

    func run() async throws {
        let output = Output(options)
        guard let until = try instant(until, "--until") else { throw CommandError("--until names the end.") }
        try await options.withProgram { program in
            let proposal = try await program.proposeProcessor(
                processor, purpose: purpose, fields: Set(fields.split(separator: ",").map(String.init)), until: until,
                by: try person.member(in: program))
            output.summary(
                "\(proposal.id) waits for a second person: gatehouse processors approve \(proposal.id) --as NAME",
                ["id": .string(proposal.id.rawValue)])
        }
    }
}

struct ProcessorsApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve what another person proposed.")
    @OptionGroup var options: CommonOptions
    @OptionGroup var person: PersonOptions
    @Argument(help: "ent_… of the proposal.") var id: String

    func run() async throws {
        let output = Output(options)
        guard let id = EntryID(rawValue: id) else { throw CommandError("\(id) is no proposal's id.") }
        try await options.withProgram { program in
            let made = try await program.approveProcessor(id, by: try person.member(in: program))
            output.summary(
                "\(made.processor) may be used for \(made.purpose) until \(made.until).",
                ["id": .string(made.id.rawValue), "until": .string(made.until.description)])
        }
    }
}

struct ProcessorsRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End an authorisation at once; one person is enough.")
    @OptionGroup var options: CommonOptions
    @OptionGroup var person: PersonOptions
    @Argument(help: "ent_… of the authorisation.") var id: String
    @Option(help: "Why.") var why: String

    func run() async throws {
        let output = Output(options)
        guard let id = EntryID(rawValue: id) else { throw CommandError("\(id) is no authorisation's id.") }
        try await options.withProgram { program in
            try await program.revokeProcessor(id, why: why, by: try person.member(in: program))
            output.summary("\(id) is ended.", ["id": .string(id.rawValue), "revoked": true])
        }
    }
}
