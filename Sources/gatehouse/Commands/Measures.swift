import ArgumentParser
import Foundation
import Measures
import Order
import Program

/// `gatehouse measures …`: findings, special measures and exemptions.
struct MeasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measures", abstract: "Issue directives, see what is in force, and what one would touch.",
        subcommands: [MeasuresShow.self, MeasuresIssue.self, MeasuresWhatIf.self], defaultSubcommand: MeasuresShow.self)
}

struct MeasuresShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Every directive, oldest first.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            for recorded in program.directives {
                output.line("\(recorded.time)  \(recorded.directive.json.text)", recorded.directive.json)
            }
            let inForce = program.measureRegister.measuresInForce(at: program.clock.now)
            output.summary(
                "\(program.directives.count) directives; \(inForce.count) measures in force.",
                [
                    "directives": .integer(Int64(program.directives.count)),
                    "inForce": .array(inForce.map { .string($0.measure.id.rawValue) }),
                ])
        }
    }
}

struct MeasuresIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Put directives in the log: one JSON object, or an array of them in order.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The JSON file; - reads standard input.") var file: String

    func run() async throws {
        let output = Output(options)
        let directives = try readDirectives(file)
        try await options.withProgram { program in
            for directive in directives {
                let notes = try await program.issue(directive, by: .system("command"))
                for note in notes { output.line("note: \(note)", ["note": .string("\(note)")]) }
            }
            let changed = try await program.enforceDirectives(directives)
            output.summary(
                "\(directives.count) directives issued; \(changed) accounts decided anew.",
                ["issued": .integer(Int64(directives.count)), "accountsChanged": .integer(Int64(changed))])
        }
    }
}

struct MeasuresWhatIf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if", abstract: "Which accounts a directive would touch, before it is issued.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The JSON file; - reads standard input.") var file: String

    func run() async throws {
        let output = Output(options)
        let directives = try readDirectives(file)
        try await options.withProgram(writes: false) { program in
            for directive in directives {
                let answer = try await program.whatIf(directive)
                for account in answer.touched { output.line(account.rawValue, ["account": .string(account.rawValue)]) }
                output.summary(
                    "\(answer.touched.count) of \(answer.examined) accounts would be decided differently.",
                    ["touched": .integer(Int64(answer.touched.count)), "examined": .integer(Int64(answer.examined))])
            }
        }
    }
}

private func readDirectives(_ file: String) throws -> [Directive] {
    let bytes = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try readFile(file)
    let json: JSONValue
    do { json = try JSONValue(parsing: Array(bytes)) } catch { throw CommandError("\(file): \(error)") }
    do {
        return try (json.array ?? [json]).map { try Directive(json: $0) }
    } catch {
        throw CommandError("\(file): \(describe(error))")
    }
}
