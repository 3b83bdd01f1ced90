import ArgumentParser
import Evidence
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
            JWK. Each is trusted for what it is: an authority for passports vouches for no credentials. A certificate that does \
            not say what it is for is refused until you say it, with --for or by a folder that is called passports, \
            mobileDocuments or credentials. What stood there is written in the log under a version, which every verdict names. What holds nothing to \
            trust, or a private key, is named and not copied. With --add what was trusted stays, a file of the same name aside. \
            One process writes: while a server runs on this data directory, give it the files instead, \
            POST /v1/trust with a key of the scope admin; it goes on without a pause.
            """)
    @OptionGroup var options: CommonOptions
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "What it is trusted for; what is trusted for anything else then stays.",
            valueName: TrustRole.allCases.map(\.rawValue).joined(separator: "|")))
    var role: TrustRole?
    @Argument(help: "The folder.") var folder: String
    @Flag(help: "Keep what is trusted already; only files of the same names are replaced.") var add = false

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            let report = try await program.importTrust(
                from: URL(fileURLWithPath: folder), adding: add, for: role, by: .system("command"))
            for dropped in report.dropped {
                output.line("no longer trusted: \(dropped)", ["dropped": .string(dropped)])
            }
            for refused in report.refused { output.line("refused: \(refused)", ["refused": .string(refused)]) }
            output.summary(
                "\(report.files) \(report.files == 1 ? "file is" : "files are") trusted as \(report.version ?? "nothing")\(report.replaced.map { ", in place of \($0)" } ?? (report.isNew ? "" : ", as before")).",
                [
                    "version": report.version.map(JSONValue.string) ?? .null, "files": .integer(Int64(report.files)),
                    "replaced": report.replaced.map(JSONValue.string) ?? .null,
                    "dropped": .integer(Int64(report.dropped.count)), "isNew": .bool(report.isNew),
                    "refused": .integer(Int64(report.refused.count)),
                ])
        }
    }
}

extension TrustRole: ExpressibleByArgument {}

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
