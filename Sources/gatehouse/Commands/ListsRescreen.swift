import ArgumentParser
import Foundation
import Order
import Program
import Synchronization

/// `gatehouse lists rescreen`: customers against what changed on the lists, or against all of them.
struct ListsRescreen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescreen",
        abstract: "Screen every customer again; one that was cut short goes on where it stopped.",
        discussion: """
            Without --everything, only entries that came, changed or went since the last time are compared, which importing \
            a list does by itself. Ctrl-C stops it after the page at hand (exit 130), and the next run goes on from there; \
            killed, it goes on from the last hundred thousand.
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
    let interrupt = Interrupt()
    let last = Mutex<RescreenProgress?>(nil)
    let report: RescreenReport?
    do {
        report = try await program.rescreen(scope, by: .system("command")) { progress in
            last.withLock { $0 = progress }
            line.update(
                rows: progress.examined, done: Double(progress.examined) / Double(max(progress.total, 1)),
                note: "· \(progress.decided) decided again")
            if interrupt.isRaised { withUnsafeCurrentTask { $0?.cancel() } }
        }
    } catch is CancellationError {
        line.clear()
        guard let reached = last.withLock({ $0 }) else { return try ExitStatus.interrupted.leave() }
        output.summary(
            "Interrupted after \(reached.examined) of \(reached.total) customers, \(reached.decided) decided again. `gatehouse lists rescreen` goes on from here.",
            [
                "examined": .integer(Int64(reached.examined)), "total": .integer(Int64(reached.total)),
                "decided": .integer(Int64(reached.decided)), "interrupted": true,
            ])
        return try ExitStatus.interrupted.leave()
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
