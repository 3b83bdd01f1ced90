import ArgumentParser
import Foundation
import Order
import Program

/// `gatehouse lists rescreen`: customers against what changed on the lists, or against all of them.
struct ListsRescreen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescreen",
        abstract: "Screen every customer again; one that was cut short goes on where it stopped.",
        discussion: """
            Without --everything, only entries that came, changed or went since the last time are compared, which importing \
            a list does by itself. It may be interrupted at any time.
            """)
    @OptionGroup var options: CommonOptions
    @Flag(help: "Compare with every list in force, not only with what changed.") var everything = false

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            try await screenAgain(program, everything ? .everything : .changes, output, isSummary: true)
        }
    }
}

/// Screens again with a progress line; says what came of it.
func screenAgain(
    _ program: IdentificationProgram, _ scope: RescreenScope, _ output: Output, isSummary: Bool
) async throws {
    let line = ProgressLine(unit: "customers", total: 1)
    let report = try await program.rescreen(scope, by: .system("command")) { progress in
        line.update(
            rows: progress.examined, done: Double(progress.examined) / Double(max(progress.total, 1)),
            note: "· \(progress.decided) decided again")
    }
    line.clear()
    let text =
        report.map {
            "\($0.examined) customers compared with \($0.entries) list entries; \($0.decided) decided again."
        } ?? "No list has changed since customers were last screened."
    let json: JSONValue =
        report.map {
            [
                "job": .string($0.job.rawValue), "scope": .string($0.scope.rawValue), "resumed": .bool($0.resumed),
                "examined": .integer(Int64($0.examined)), "entries": .integer(Int64($0.entries)),
                "decided": .integer(Int64($0.decided)), "lists": .array($0.lists.map(JSONValue.string)),
            ]
        } ?? ["examined": 0, "decided": 0]
    if isSummary { output.summary(text, json) } else { output.line(text, ["rescreen": json]) }
}
