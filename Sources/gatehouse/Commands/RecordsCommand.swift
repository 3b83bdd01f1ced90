import AccessHistory
import ArgumentParser
import Foundation
import Order
import Program
import Records
import Service

/// `gatehouse records …`: proving, rebuilding and destroying what is kept.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Verify, rebuild and destroy records.",
        subcommands: [
            RecordsVerify.self, RecordsRebuild.self, RecordsDestroy.self, VerifyReceipt.self, RecordsExport.self,
        ])
}

struct RecordsVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify the whole data directory; names what was altered.",
        discussion: """
            Without a flag everything is verified: leaves, tree, checkpoints, keys, bodies, views, indexes and access history. \
            Exit code 1 when anything is found.
            """)
    @OptionGroup var options: CommonOptions
    @Flag(help: "Leaves, tree and checkpoints only.") var leaves = false
    @Flag(help: "Leaves, tree, checkpoints, keys and bodies.") var bodies = false
    @Flag(help: "Everything (the default).") var views = false

    func run() async throws {
        let output = Output(options)
        let progress = ProgressLine(unit: "checked")
        let depth: VerificationDepth = leaves ? .leaves : bodies ? .bodies : .views
        let report = try await IdentificationProgram.verify(
            options.configuration, depth: depth, views: GatehouseServer.views
        ) { progress.update(rows: Int($0.checked), done: Double($0.checked) / Double(max($0.of, 1))) }
        progress.clear()
        for finding in report.findings { output.line(finding, ["finding": .string(finding)]) }
        output.summary(report.summary, report.json)
        if !report.isSound { try ExitStatus.finding.leave() }
    }
}

struct RecordsRebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Fold the whole log into fresh views and put them in place of the old.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            try await program.records.rebuildViews()
            let count = Int64(program.records.size)
            output.summary("Views rebuilt from \(count) entries.", ["entries": .integer(count)])
        }
    }
}

struct RecordsDestroy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy", abstract: "Destroy the key and rows of one subject; every proof still holds.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The subject, sub_…") var subject: String
    @Option(help: "On what ground; it is recorded.") var ground: String
    @Flag(help: "Do it. Without this flag it only says what would be destroyed.") var confirm = false

    func run() async throws {
        let output = Output(options)
        guard let id = SubjectID(rawValue: subject) else {
            throw CommandError("\(subject) is not a subject; it looks like sub_ and 16 characters.")
        }
        try await options.withProgram { program in
            let lines = try await program.history(of: id)
            guard !lines.isEmpty else { throw ProgramError.notFound("record of \(id)") }
            guard confirm else {
                output.summary(
                    "\(lines.count) entries of \(id) would lose their content. Run again with --confirm.",
                    ["subject": .string(id.rawValue), "entries": .integer(Int64(lines.count)), "destroyed": false])
                return
            }
            try await program.destroy(id, ground: ground, by: .system("command"))
            output.summary(
                "The key of \(id) is destroyed; \(lines.count) entries keep their proofs and no content.",
                ["subject": .string(id.rawValue), "entries": .integer(Int64(lines.count)), "destroyed": true])
        }
    }
}

struct VerifyReceipt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-receipt", abstract: "Verify a receipt offline against the log's public key.")
    @Argument(help: "The receipt's file; - reads standard input.") var file: String
    @Option(name: .customLong("key"), help: "The log's verifier key, as `gatehouse records export --key` prints it.")
    var key: String
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let bytes = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try readFile(file)
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            let receipt = try Receipt.verify(text, verifierKey: key)
            let summary =
                "Valid: entry \(receipt.entry), number \(receipt.index) of a log of \(receipt.checkpoint.size), shows \(receipt.fields.count) of its \(receipt.fieldCount) fields."
            let object: JSONValue = [
                "valid": true, "entry": .string(receipt.entry.rawValue), "index": .integer(Int64(receipt.index)),
                "size": .integer(Int64(receipt.checkpoint.size)), "fields": .object(receipt.fields),
            ]
            print(
                json
                    ? JSONValue.object(["summary": object]).text
                    : (summary + "\n" + JSONValue.object(receipt.fields).pretty).forTerminal)
        } catch {
            print(
                json
                    ? JSONValue.object(["summary": ["valid": false, "why": .string(describe(error))]]).text
                    : "Not valid: \(describe(error))".forTerminal)
            try ExitStatus.finding.leave()
        }
    }
}

struct RecordsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the newest checkpoint, or the log's verifier key.")
    @OptionGroup var options: CommonOptions
    @Flag(help: "Print the verifier key instead.") var key = false

    func run() async throws {
        try await options.withProgram(writes: false) { program in
            if key {
                print(program.records.verifierKey)
            } else if let checkpoint = try program.records.checkpoint() {
                print(checkpoint, terminator: "")
            } else {
                throw CommandError("No checkpoint has been published yet.")
            }
        }
    }
}

func readFile(_ path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
        throw CommandError("\(path) cannot be read: \(error.localizedDescription)")
    }
}
