import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// How a file of parties is read and shown.
struct TableOptions: ParsableArguments {
    @Option(help: "csv or ndjson; default by the file's name.") var format: TabularFormat?
    @Flag(help: "Print every row, not only those that stop or cannot be read.") var verbose = false
}

/// `gatehouse screen file FILE`: parties of any number, CSV or NDJSON, streamed over both cores and answered in order.
struct ScreenFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "A CSV or NDJSON file of parties, of any length.",
        discussion: """
            Columns: \(ScreeningColumn.allCases.map(\.rawValue).joined(separator: ", ")). A file that `gatehouse apply` takes is \
            taken too. Lines of NDJSON have the members of POST /v1/screenings. Rows that cannot be read are reported one by one \
            by row and column, and the others are screened.
            """)
    @OptionGroup var options: CommonOptions
    @OptionGroup var screening: ScreeningOptions
    @OptionGroup var table: TableOptions
    @Argument(help: "The file; - reads standard input.") var file: String

    func run() async throws { try await screenFile(file, table, screening, options) }
}

func screenFile(
    _ file: String, _ table: TableOptions, _ screening: ScreeningOptions, _ options: CommonOptions
) async throws {
    let interrupt = Interrupt()
    let result = try await options.withProgram(writes: false) { program in
        let desk = program.screeningDesk
        try screening.check(desk)
        let input = try TabularInput(file: file, format: table.format, interrupt: interrupt)
        let job = try ScreeningJob(input: input, desk: desk, screening: screening, table: table, json: options.json)
        return try await job.run(input, interrupt)
    }
    if result.readerGone { return try result.status.leave() }
    Output(options).summary(result.text, result.json)
    try result.status.leave()
}

/// One run over a file. Rows are screened in chunks, several at a time; their output is written in the order of the rows.
private struct ScreeningJob: Sendable {
    let table: ScreeningTable?
    let desk: ScreeningDesk
    let screening: ScreeningOptions
    let json: Bool
    let verbose: Bool

    /// Rows of one piece of work: enough that handing it over costs nothing beside it, few enough to be seen moving.
    static let rowsInChunk = 128

    init(
        input: TabularInput, desk: ScreeningDesk, screening: ScreeningOptions, table: TableOptions, json: Bool
    ) throws {
        if input.format == .csv {
            do throws(FormErrors) { self.table = try ScreeningTable(header: input.header) } catch {
                throw CommandError("\(input.name), the header: \(error.description)")
            }
        } else {
            self.table = nil
        }
        self.desk = desk
        self.screening = screening
        self.json = json
        verbose = table.verbose
    }

    func run(_ input: TabularInput, _ interrupt: Interrupt) async throws -> ScreeningRun {
        var input = input
        var result = ScreeningRun(file: input.name, lists: desk.versions.map(\.stamp))
        let output = StreamedOutput()
        let progress = ProgressLine(unit: "parties", total: input.size)
        var work = OrderedWork<Chunk>()
        func settle(_ chunk: Chunk?) {
            guard let chunk, !result.readerGone else { return }
            result.add(chunk)
            if !chunk.output.isEmpty { progress.clear() }
            do { try output.write(chunk.output) } catch { result.readerGone = true }
            progress.update(rows: result.rows, done: input.bytesRead, note: "\(result.stopping) stop")
        }
        var records: [TabularInput.Record] = []
        while !interrupt.isRaised, !result.readerGone {
            let record = try input.next()
            if let record { records.append(record) }
            if records.count >= ScreeningJob.rowsInChunk || record == nil && !records.isEmpty {
                let chunk = records
                records.removeAll(keepingCapacity: true)
                settle(await work.add { screen(chunk) })
            }
            if record == nil { break }
        }
        while let chunk = await work.next() { settle(chunk) }
        progress.clear()
        result.interrupted = interrupt.isRaised
        return result
    }

    /// What became of some rows, already written out.
    struct Chunk: Sendable {
        var rows = 0
        var rejected = 0
        var stopping = 0
        var namesakes = 0
        var output: [UInt8] = []
    }

    private func screen(_ records: [TabularInput.Record]) -> Chunk {
        var chunk = Chunk()
        for record in records {
            chunk.rows += 1
            let (line, request) = read(record)
            do {
                let answer = try desk.answer(screening.applied(to: try request.get()))
                if answer.stopping > 0 {
                    chunk.stopping += 1
                } else if answer.found > 0 {
                    chunk.namesakes += 1
                }
                write(answer, line, to: &chunk.output)
            } catch {
                chunk.rejected += 1
                write(problems(error), line, to: &chunk.output)
            }
        }
        return chunk
    }

    private func read(_ record: TabularInput.Record) -> (line: Int, Result<ScreeningRequest, any Error>) {
        switch record {
        case .unreadable(let line, let why):
            return (line, .failure(FormErrors([FormError(pointer: "", message: why, code: "row")])))
        case .fields(let line, let fields):
            guard let table else { return (line, .failure(FormErrors([]))) }
            return (line, Result { try table.request(of: fields, now: desk.time) })
        case .json(let line, let bytes):
            return (line, Result { try ScreeningRequest(json: try JSONValue(parsing: bytes), now: desk.time) })
        }
    }

    private func problems(_ error: any Error) -> [FieldProblem] {
        switch error {
        case let errors as FormErrors:
            return errors.errors.map { FieldProblem(pointer: $0.pointer, message: $0.message) }
        case ProgramError.invalid(let problems): return problems
        default: return [FieldProblem(pointer: "", message: describe(error))]
        }
    }

    // MARK: Writing

    private func write(_ problems: [FieldProblem], _ line: Int, to output: inout [UInt8]) {
        if json {
            let list = problems.map { ["field": .string($0.pointer), "detail": .string($0.message)] as JSONValue }
            append(JSONValue.object(["row": .integer(Int64(line)), "problems": .array(list)]), to: &output)
        } else {
            let text = problems.map { $0.pointer.isEmpty ? $0.message : $0.description }.joined(separator: "; ")
            append("row \(line): cannot be read · \(text)", to: &output)
        }
    }

    private func write(_ answer: ScreeningAnswer, _ line: Int, to output: inout [UInt8]) {
        let shown = screening.explain ? answer.hits : answer.hits.filter(\.stops)
        if json {
            var object: [String: JSONValue] = [
                "row": .integer(Int64(line)), "disposition": .string(answer.disposition?.rawValue ?? "unknown"),
                "stopping": .integer(Int64(answer.stopping)), "found": .integer(Int64(answer.found)),
                "hits": .array(shown.map { $0.json(explain: screening.explain) }),
            ]
            if let reference = answer.reference { object["reference"] = .string(reference) }
            object["ownership"] = answer.owners?.json(explain: screening.explain)
            if !answer.warnings.isEmpty {
                object["warnings"] = .array(
                    answer.warnings.map { ["field": .string($0.pointer), "detail": .string($0.message)] })
            }
            return append(JSONValue.object(object), to: &output)
        }
        guard verbose || answer.stopping > 0 || !answer.warnings.isEmpty || screening.explain && !shown.isEmpty else {
            return
        }
        let who = answer.reference.map { " \($0)" } ?? ""
        append("row \(line):\(who) \(answer.disposition?.words ?? "unknown") · \(answer.sentence)", to: &output)
        for warning in answer.warnings { append("  note: \(warning.pointer) \(warning.message)", to: &output) }
        for judged in shown {
            for text in judged.outline(explain: screening.explain).split(separator: "\n") {
                append("  \(text)", to: &output)
            }
        }
        if let owners = answer.owners, owners.stopping > 0 || screening.explain {
            for text in owners.outline(explain: screening.explain) { append("  \(text)", to: &output) }
        }
    }

    private func append(_ json: JSONValue, to output: inout [UInt8]) {
        output.append(contentsOf: json.text.utf8)
        output.append(0x0A)
    }
    /// A line for people.
    private func append(_ text: String, to output: inout [UInt8]) {
        output.append(contentsOf: text.onOneLine.utf8)
        output.append(0x0A)
    }
}

extension Disposition {
    /// For a terminal.
    fileprivate var words: String {
        switch self {
        case .mayRefuse: "REFUSE"
        case .hold: "HOLD"
        case .noStop: "clear"
        }
    }
}

/// What became of a file.
private struct ScreeningRun: Sendable {
    let file: String
    let lists: [String]
    private(set) var rows = 0
    private(set) var rejected = 0
    private(set) var stopping = 0
    private(set) var namesakes = 0
    var interrupted = false
    /// Whoever read our output has gone; nothing more is said.
    var readerGone = false
    private let started = Date()

    init(file: String, lists: [String]) {
        self.file = file
        self.lists = lists
    }

    mutating func add(_ chunk: ScreeningJob.Chunk) {
        rows += chunk.rows
        rejected += chunk.rejected
        stopping += chunk.stopping
        namesakes += chunk.namesakes
    }

    var status: ExitStatus {
        if interrupted { return .interrupted }
        if stopping > 0 { return .finding }
        return rejected > 0 ? .rowsRejected : .done
    }

    private var seconds: Double { max(Date().timeIntervalSince(started), 0.001) }

    var json: JSONValue {
        let seconds = seconds
        return [
            "rows": .integer(Int64(rows)), "rejected": .integer(Int64(rejected)),
            "stopping": .integer(Int64(stopping)), "namesakes": .integer(Int64(namesakes)),
            "clear": .integer(Int64(rows - rejected - stopping)), "interrupted": .bool(interrupted),
            "seconds": JSONValue((seconds * 1000).rounded() / 1000),
            "perSecond": .integer(Int64(Double(rows) / seconds)),
            "lists": .array(lists.map(JSONValue.string)),
        ]
    }

    var text: String {
        let seconds = seconds
        let time = seconds < 1 ? "under a second" : "\(Int(seconds)) s, \(Int(Double(rows) / seconds)) a second"
        var text =
            "\(rows) rows in \(time): \(stopping) stop, \(rows - rejected - stopping) clear (\(namesakes) with namesakes)"
        if rejected > 0 { text += ", \(rejected) cannot be read" }
        text += ". Against \(lists.joined(separator: ", "))."
        if interrupted { text += "\nInterrupted after row \(rows); what follows was not screened." }
        return text
    }
}
