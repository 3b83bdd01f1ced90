import ArgumentParser
import Foundation
import Order
import Program

/// `gatehouse trust …`: whom evidence is believed from. Each verdict names the version that was trusted.
struct Trust: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import and list the certificates and lists of issuers that evidence is checked against.",
        subcommands: [TrustImport.self, TrustList.self], defaultSubcommand: TrustList.self)
}

struct TrustImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Trust what a folder holds, in place of what was trusted before.",
        discussion: """
            Certificates in DER or PEM, master lists, lists of mobile documents' issuers, revocation lists and issuers' keys as \
            JWK. What stood there is written in the log under a version, which every verdict names. One process \
            writes: stop the server first, and start it again.
            """)
    @OptionGroup var options: CommonOptions
    @Argument(help: "The folder.") var folder: String

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            let report = try await program.importTrust(
                from: URL(fileURLWithPath: folder), by: .system("command"))
            for refused in report.refused { output.line("refused: \(refused)", ["refused": .string(refused)]) }
            output.summary(
                "\(report.files) files are trusted as \(report.version ?? "nothing")\(report.isNew ? "" : ", as before").",
                [
                    "version": report.version.map(JSONValue.string) ?? .null, "files": .integer(Int64(report.files)),
                    "isNew": .bool(report.isNew), "refused": .integer(Int64(report.refused.count)),
                ])
        }
    }
}

struct TrustList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The files that are trusted now.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            for file in program.trustedFiles { output.line(file, ["file": .string(file)]) }
            output.summary(
                program.trustVersion.map { "\(program.trustedFiles.count) files, \($0)." }
                    ?? "Nothing is trusted. `gatehouse trust import DIR` changes that.",
                [
                    "version": program.trustVersion.map(JSONValue.string) ?? .null,
                    "files": .integer(Int64(program.trustedFiles.count)),
                ])
        }
    }
}
