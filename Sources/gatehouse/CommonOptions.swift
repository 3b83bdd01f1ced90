import ArgumentParser
import Foundation
import Order
import Program
import Service
import Synchronization

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The data directory; commands that write create it. Default: $GATEHOUSE_DATA, else ./gatehouse-data.",
            valueName: "dir"))
    var data: String?

    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp(
            "The file with the key-encryption key, outside the data directory. Default: $GATEHOUSE_KEY_FILE, else the data directory's name with .key.",
            valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp("The base standard: order or proposed-2024.", valueName: "id"))
    var standard: String = "order"

    @Option(help: ArgumentHelp("The overlay: recommended, none, or a house overlay's YAML file.", valueName: "id|file"))
    var overlay: String = "recommended"

    @Flag(help: "Print one JSON object a line, and last {\"summary\":{…}}.")
    var json = false

    var directory: URL {
        URL(fileURLWithPath: data ?? ProcessInfo.processInfo.environment["GATEHOUSE_DATA"] ?? "gatehouse-data")
            .standardizedFileURL
    }

    var configuration: IdentificationProgram.Configuration {
        let environment = ProcessInfo.processInfo.environment
        let keys =
            keyFile ?? environment["GATEHOUSE_KEY_FILE"]
            ?? directory.deletingLastPathComponent().appendingPathComponent(directory.lastPathComponent + ".key").path
        return IdentificationProgram.Configuration(
            directory: directory, keyFile: URL(fileURLWithPath: keys).standardizedFileURL,
            origin: environment["GATEHOUSE_ORIGIN"] ?? "gatehouse.local/log", standard: standard,
            overlay: overlay == "none" ? nil : overlay,
            providerName: environment["GATEHOUSE_PROVIDER"] ?? "Northwind Compute")
    }

    /// Opens the program, does the work, and closes it whatever happens.
    func withProgram<Result>(
        writes: Bool = true, _ body: (IdentificationProgram) async throws -> Result
    ) async throws -> Result {
        if !writes, !FileManager.default.fileExists(atPath: directory.path) {
            throw CommandError(
                "There is no data directory \(directory.path) yet. `gatehouse lists import PATH --data DIR` or `gatehouse serve --data DIR` creates it; or name another with --data."
            )
        }
        var configuration = configuration
        configuration.writes = writes
        let program = try await IdentificationProgram.open(configuration, views: GatehouseServer.views)
        do {
            let result = try await body(program)
            try await program.close()
            return result
        } catch {
            try? await program.close()
            throw error
        }
    }
}

/// Where a command's answers go: text for people, or JSON lines.
struct Output {
    let json: Bool
    init(_ options: CommonOptions) { json = options.json }

    func line(_ text: @autoclosure () -> String, _ object: @autoclosure () -> JSONValue) {
        print(json ? object().text : text().forTerminal)
    }
    /// The last line: in JSON `{"summary":{…}}`.
    func summary(_ text: @autoclosure () -> String, _ object: JSONValue) {
        print(json ? JSONValue.object(["summary": object]).text : text().forTerminal)
    }
}

/// A line on a terminal that shows how far a long job is; silent in a pipe.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(2) == 1
    private let last = Mutex(Date.distantPast)
    private let started = Date()
    private let unit: String
    private let total: Double?

    /// `total` in the same measure as `update(done:)`, when it is known.
    init(unit: String, total: Double? = nil) {
        self.unit = unit
        self.total = total
    }

    func update(rows: Int, done: Double? = nil, note: String = "") {
        let now = Date()
        let isDue =
            isTerminal
            && last.withLock { last in
                guard now.timeIntervalSince(last) > 0.1 else { return false }
                last = now
                return true
            }
        guard isDue else { return }
        let seconds = max(now.timeIntervalSince(started), 0.001)
        var bar = ""
        if let total, let done, total > 0 {
            let share = min(done / total, 1)
            let filled = Int(share * 24)
            bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
            bar += " \(Int(share * 100)) % "
        }
        let text = "\r\u{1B}[K\(bar)\(rows) \(unit) · \(Int(Double(rows) / seconds))/s \(note)"
        FileHandle.standardError.write(Data(text.utf8))
    }

    func clear() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
