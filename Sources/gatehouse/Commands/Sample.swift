import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// `gatehouse sample …`: data to try things with.
struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make sample data.", subcommands: [SampleApplicantsCommand.self])
}

struct SampleApplicantsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "applicants",
        abstract: "Write applicants as CSV: ordinary people, and parties of a real list under changed names.",
        discussion: """
            The same count, seed and list give the same rows. The column `expected` says what should come of each: \
            stop:<list entry>, open, hold, reject or outOfScope.
            """)
    @Option(help: "How many rows.") var count = 1000
    @Option(help: "Another seed gives other rows.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("OFAC's CSV files; parties of its CYBER programs are planted.", valueName: "dir"))
    var lists: String?
    @Option(help: "Where to write; default standard output.") var output: String?

    func validate() throws {
        guard (0...10_000_000).contains(count) else { throw ValidationError("--count is between 0 and 10,000,000.") }
    }

    func run() async throws {
        var entries: [ListEntry] = []
        if let lists {
            let source = OFACSource()
            var files: [String: [UInt8]] = [:]
            for name in source.fileNames {
                let path = URL(fileURLWithPath: lists).appendingPathComponent(name).path
                if FileManager.default.fileExists(atPath: path) { files[name] = Array(try readFile(path)) }
            }
            do { entries = try source.read(files).entries } catch { throw CommandError(describe(error)) }
        }
        let sample = SampleApplicants(count: count, seed: seed, list: entries)
        if let output, !FileManager.default.createFile(atPath: output, contents: nil) {
            throw CommandError("\(output) cannot be written.")
        }
        let handle = try output.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) } ?? .standardOutput
        var bytes: [UInt8] = []
        CSVWriter.append(SampleApplicants.header, to: &bytes)
        try sample.forEachRow { fields in
            CSVWriter.append(fields, to: &bytes)
            if bytes.count > 1 << 16 {
                try handle.write(contentsOf: bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try handle.write(contentsOf: bytes)
        if output != nil { print("\(count) applicants, \(sample.plantedParties) parties to plant.") }
    }
}
