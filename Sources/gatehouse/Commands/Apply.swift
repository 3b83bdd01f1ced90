import ArgumentParser
import Foundation
import Order
import Program
import Records
import Synchronization

/// `gatehouse apply FILE`: applications of any length, CSV or NDJSON, streamed, each decided and recorded.
///
/// A row is recorded under an idempotency key of its own, so that an interrupted run is resumed by the same command and does
/// nothing twice.
struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide and record applications from a CSV or NDJSON file.",
        discussion: """
            Rows that cannot be read are reported one by one and nothing of them is kept; the others are decided. Run the same \
            command again after an interruption: what was done is not done twice. With a column `expected` (as `gatehouse \
            sample applicants` writes it) a confusion table is printed.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "The file; - reads standard input.") var file: String
    @Option(help: "csv or ndjson; default by the file's name.") var format: TabularFormat?
    @Flag(help: "Print each decision, not only those that need attention.") var verbose = false

    /// Rows that are decided at the same time; they share one transaction of the log.
    static let rowsInFlight = 256

    func run() async throws {
        let output = Output(options)
        let source = try ApplicationSource(file: file, format: format)
        let result = try await options.withProgram { program in
            // Said once, before the first row, rather than once a row.
            if case .readOnly(let why) = program.records.condition { throw StoreError.readOnly(why) }
            return try await applyRows(source, program, output)
        }
        result.print(to: output)
        try result.status.leave()
    }

    private func applyRows(_ source: ApplicationSource, _ program: IdentificationProgram, _ output: Output) async throws
        -> ApplyResult
    {
        var source = source
        let interrupt = Interrupt()
        let progress = ProgressLine(unit: "applications", total: source.size)
        var result = ApplyResult(file: source.name)
        let scope = "apply:" + source.name
        try await withThrowingTaskGroup(of: (Int, RowOutcome).self) { group in
            var waiting: [Int: RowOutcome] = [:]
            var started = 0
            var printed = 0
            func take(_ position: Int, _ outcome: RowOutcome) {
                waiting[position] = outcome
                while let next = waiting.removeValue(forKey: printed) {
                    result.count(next)
                    report(next, output)
                    printed += 1
                }
                progress.update(rows: printed, done: source.bytesRead, note: result.note)
            }
            while !interrupt.isRaised {
                guard let row = try source.next(now: program.clock.now) else { break }
                if started - printed >= Self.rowsInFlight, let done = try await group.next() { take(done.0, done.1) }
                let position = started
                started += 1
                group.addTask { (position, await decide(row, program, scope: scope)) }
            }
            for try await done in group { take(done.0, done.1) }
        }
        progress.clear()
        result.interrupted = interrupt.isRaised
        return result
    }

    private func report(_ outcome: RowOutcome, _ output: Output) {
        switch outcome.result {
        case .decided(let record):
            guard output.json || verbose || record.state == .refused || record.state == .review else { return }
            output.line(
                "row \(outcome.line): \(record.id) \(record.state.rawValue) · \(record.decision.summary)\(hitText(record))",
                outcome.json)
        case .rejected(let problems):
            output.line(
                "row \(outcome.line): rejected · \(problems.map(\.description).joined(separator: "; "))", outcome.json)
        case .failed(let why): output.line("row \(outcome.line): not recorded · \(why)", outcome.json)
        }
    }

    private func hitText(_ record: ApplicationRecord) -> String {
        guard record.state == .review || record.state == .refused, let hit = record.hits.first(where: { !$0.cleared })
        else { return "" }
        return " [\(hit.listVersion) entry \(hit.entry), \(record.decision.reason.clause)]"
    }
}

private func decide(_ row: ApplicationSource.Row, _ program: IdentificationProgram, scope: String) async -> RowOutcome {
    var outcome = RowOutcome(line: row.line, expected: row.expected, result: .failed("not decided"))
    switch row.content {
    case .failure(let problems): outcome.result = .rejected(problems.problems)
    case .success(let application):
        do {
            let key = IdempotencyKey(scope: scope, key: row.key, requestDigest: row.digest)
            outcome.result = .decided(try await program.submit(application, key: key, by: .system("command")))
        } catch ProgramError.invalid(let problems) {
            outcome.result = .rejected(problems)
        } catch ProgramError.idempotencyKeyReused {
            outcome.result = .rejected([
                FieldProblem(
                    pointer: "reference", message: "used before for a different application; give this row its own")
            ])
        } catch {
            outcome.result = .failed(describe(error))
        }
    }
    return outcome
}

/// What became of one row.
struct RowOutcome: Sendable {
    enum Result: Sendable {
        case decided(ApplicationRecord)
        case rejected([FieldProblem])
        /// Not recorded for a reason that is not the row's; running again tries it again.
        case failed(String)
    }
    var line: Int
    var expected: String?
    var result: Result

    var json: JSONValue {
        var object: [String: JSONValue] = ["row": .integer(Int64(line))]
        if let expected { object["expected"] = .string(expected) }
        switch result {
        case .decided(let record):
            object["application"] = .string(record.id.rawValue)
            object["state"] = .string(record.state.rawValue)
            object["outcome"] = .string(record.decision.outcome.rawValue)
            object["clause"] = .string(record.decision.reason.clause.rawValue)
            object["summary"] = .string(record.decision.summary)
            if let account = record.account { object["account"] = .string(account.rawValue) }
            if !record.hits.isEmpty {
                object["hits"] = .array(
                    record.hits.map {
                        [
                            "list": .string($0.listVersion), "entry": .string($0.entry), "verdict": .string($0.verdict),
                            "score": .integer(Int64($0.score)), "sentence": .string($0.sentence),
                        ]
                    })
            }
        case .rejected(let problems):
            object["state"] = "rejected"
            object["problems"] = .array(
                problems.map { ["pointer": .string($0.pointer), "message": .string($0.message)] })
        case .failed(let why):
            object["state"] = "notRecorded"
            object["why"] = .string(why)
        }
        return .object(object)
    }
}

/// The figures of a run, and the confusion table when rows say what was expected of them.
struct ApplyResult {
    let file: String
    var rows = 0
    var rejected = 0
    var failed = 0
    var byState: [String: Int] = [:]
    var interrupted = false
    /// expected → what came of it → how often.
    var confusion: [String: [String: Int]] = [:]
    /// Planted parties that were not stopped, and others that were: the rows to look at.
    var missed: [Int] = []
    var wronglyStopped: [Int] = []
    private let started = Date()

    init(file: String) { self.file = file }

    var note: String { rejected + failed > 0 ? "· \(rejected + failed) rejected" : "" }

    mutating func count(_ outcome: RowOutcome) {
        rows += 1
        let came: String
        switch outcome.result {
        case .decided(let record):
            byState[record.state.rawValue, default: 0] += 1
            came = Self.answer(record)
        case .rejected:
            rejected += 1
            came = "reject"
        case .failed:
            failed += 1
            came = "notRecorded"
        }
        guard let expected = outcome.expected, !expected.isEmpty else { return }
        let kind = expected.hasPrefix("stop") ? "stop" : expected
        confusion[kind, default: [:]][came, default: 0] += 1
        if kind == "stop", !stopsExpected(expected, outcome) { missed.append(outcome.line) }
        if kind != "stop", came == "stop" { wronglyStopped.append(outcome.line) }
    }

    /// A row is stopped when it was refused, or waits for a person because of a list or a measure.
    private static func answer(_ record: ApplicationRecord) -> String {
        let listed = record.hits.contains { !$0.cleared && $0.verdict != "contradicted" }
        switch record.state {
        case .refused, .review: return listed || record.state == .refused ? "stop" : "review"
        case .opened, .openedWithConditions: return "open"
        case .outOfScope: return "outOfScope"
        default: return "hold"
        }
    }

    /// Stopped, and by the party that was planted: `stop:<entry>` names it.
    private func stopsExpected(_ expected: String, _ outcome: RowOutcome) -> Bool {
        guard case .decided(let record) = outcome.result, Self.answer(record) == "stop" else { return false }
        guard let entry = expected.split(separator: ":").dropFirst().first else { return true }
        return record.hits.contains { !$0.cleared && $0.entry == entry }
    }

    var status: ExitStatus {
        if interrupted { return .interrupted }
        if failed > 0 { return .environment }
        if !missed.isEmpty { return .finding }
        return rejected > 0 ? .rowsRejected : .done
    }

    func print(to output: Output) {
        let seconds = max(Date().timeIntervalSince(started), 0.001)
        var summary: [String: JSONValue] = [
            "rows": .integer(Int64(rows)), "rejected": .integer(Int64(rejected)),
            "notRecorded": .integer(Int64(failed)),
            "interrupted": .bool(interrupted), "seconds": JSONValue((seconds * 1000).rounded() / 1000),
            "states": .object(byState.mapValues { .integer(Int64($0)) }),
        ]
        if !confusion.isEmpty {
            summary["confusion"] = .object(
                confusion.mapValues { .object($0.mapValues { .integer(Int64($0)) }) })
            summary["missed"] = .array(missed.prefix(100).map { .integer(Int64($0)) })
            summary["wronglyStopped"] = .array(wronglyStopped.prefix(100).map { .integer(Int64($0)) })
            summary["wronglyStoppedCount"] = .integer(Int64(wronglyStopped.count))
        }
        output.summary(text(seconds), .object(summary))
    }

    private func text(_ seconds: Double) -> String {
        var lines = [
            "\(rows) rows in \(Int(seconds * 10) / 10 == 0 ? "under a second" : "\(Int(seconds)) s"): "
                + byState.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                + (rejected > 0 ? ", \(rejected) rejected" : "") + (failed > 0 ? ", \(failed) not recorded" : "")
        ]
        if !confusion.isEmpty {
            let columns = ["stop", "review", "hold", "open", "outOfScope", "reject", "notRecorded"]
                .filter { column in confusion.values.contains { $0[column] != nil } }
            func cell(_ text: String, _ width: Int) -> String {
                String(repeating: " ", count: max(0, width - text.count)) + text
            }
            lines.append("")
            lines.append("expected      " + columns.map { cell($0, 12) }.joined())
            for (expected, came) in confusion.sorted(by: { $0.key < $1.key }) {
                let name = expected + String(repeating: " ", count: max(0, 14 - expected.count))
                lines.append(name + columns.map { cell(came[$0].map(String.init) ?? "·", 12) }.joined())
            }
            lines.append("")
            lines.append(
                missed.isEmpty
                    ? "Every planted party was stopped." : "Not stopped although planted, rows: \(rowList(missed))")
            lines.append(
                wronglyStopped.isEmpty
                    ? "Nobody else was stopped."
                    : "\(wronglyStopped.count) others were stopped, rows: \(rowList(wronglyStopped))")
        }
        if interrupted { lines.append("Interrupted. The same command goes on from here and does nothing twice.") }
        return lines.joined(separator: "\n")
    }

    private func rowList(_ rows: [Int]) -> String {
        rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? " …" : "")
    }
}

/// Ctrl-C once: stop reading, finish what is under way. Twice: end at once; what was acknowledged is durable.
struct Interrupt {
    init() {
        signal(SIGINT) { _ in
            if interrupts.wrappingAdd(1, ordering: .relaxed).newValue > 1 { _exit(ExitStatus.interrupted.rawValue) }
        }
    }
    var isRaised: Bool { interrupts.load(ordering: .relaxed) > 0 }
}

/// How often Ctrl-C was pressed; a signal handler may touch nothing else.
private let interrupts = Atomic<Int>(0)

enum TabularFormat: String, ExpressibleByArgument, CaseIterable { case csv, ndjson }
