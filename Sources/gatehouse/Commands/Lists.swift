import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// `gatehouse lists …`: the lists that names are compared with.
struct Lists: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import screening lists and show their editions.",
        subcommands: [ListsImport.self, ListsShow.self, ListsRescreen.self],
        defaultSubcommand: ListsShow.self)
}

struct ListsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a list; a broken or suddenly smaller one is refused and the last good one stays.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The folder with sdn.csv, alt.csv and add.csv.") var source: String
    @Flag(name: .customLong("accept-smaller"), help: "Take a list that shrank by more than a fifth, after looking why.")
    var acceptsSmaller = false

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            let report = try await program.importList(
                from: URL(fileURLWithPath: source), acceptsSmaller: acceptsSmaller, by: .system("command"))
            for note in report.notes { output.line(note, ["note": .string(note)]) }
            let version = report.version, counts = version.counts
            let difference =
                report.isNew
                ? "\(report.diff.added.count) new, \(report.diff.changed.count) changed, \(report.diff.removed.count) gone"
                : "the same as the edition in force, which stays"
            try await screenAgain(program, .changes, output, isSummary: false)
            output.summary(
                "\(version.stamp): \(counts.parties) rows, \(counts.aliases) aliases, \(counts.addresses) addresses, \(counts.wallets) digital currency addresses; \(difference).",
                version.json(at: program.clock.now))
        }
    }
}

struct ListsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "The editions in use and their age.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let versions = program.listVersions
            for version in versions {
                output.line(
                    "\(version.stamp)  \(version.counts.parties) parties  imported \(version.importedAt), \(version.age(at: program.clock.now).count) days ago",
                    version.json(at: program.clock.now))
            }
            output.summary(
                versions.isEmpty
                    ? "No list has been imported. `gatehouse lists import DIR` imports OFAC's CSV files."
                    : "\(versions.count) list(s).",
                ["lists": .integer(Int64(versions.count))])
        }
    }
}

extension ListVersion {
    func json(at time: Timestamp) -> JSONValue {
        [
            "list": .string(list.rawValue), "number": .integer(Int64(number)), "stamp": .string(stamp),
            "rows": .integer(Int64(counts.parties)), "aliases": .integer(Int64(counts.aliases)),
            "addresses": .integer(Int64(counts.addresses)), "documents": .integer(Int64(counts.documents)),
            "digitalCurrencyAddresses": .integer(Int64(counts.wallets)), "sourceDigest": .string(sourceDigest),
            "contentDigest": .string(contentDigest), "importedAt": .string(importedAt.description),
            "ageDays": .integer(Int64(age(at: time).count)),
        ]
    }
}
