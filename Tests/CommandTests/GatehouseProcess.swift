import Foundation
import TestSupport

/// The built command, run as a newcomer would run it.
enum GatehouseProcess {
    /// Beside the test bundle, where SwiftPM builds it.
    static let executable: URL = {
        let test = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return test.deletingLastPathComponent().appendingPathComponent("gatehouse")
    }()

    struct Result {
        var status: Int32
        var output: String
        var errors: String
        var lines: [Substring] { output.split(separator: "\n") }
    }

    /// Runs to the end, or is killed after `seconds`.
    static func run(_ arguments: [String], input: String? = nil, seconds: Double = 120) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: a full pipe would stall the command.
        let output = folder.appendingPathComponent("out"), errors = folder.appendingPathComponent("err")
        let source = folder.appendingPathComponent("in")
        for file in [output, errors, source] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        if let input { try Data(input.utf8).write(to: source) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = try FileHandle(forReadingFrom: source)
        try process.run()
        let deadline = Date().addingTimeInterval(seconds)
        let watchdog = DispatchWorkItem { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        DispatchQueue.global().asyncAfter(deadline: .now() + deadline.timeIntervalSinceNow, execute: watchdog)
        process.waitUntilExit()
        watchdog.cancel()
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// A folder of its own, gone when the test is.
final class TemporaryFolder {
    let url: URL
    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }
    var data: String { url.appendingPathComponent("data").path }
    func file(_ name: String, _ text: String = "") throws -> String {
        let file = url.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}

/// The public data that commands are given.
enum TestData {
    static let ofac = PublicData.file("ofac/sdn.csv")?.deletingLastPathComponent().path ?? ""
    static let cloudtrail = PublicData.file("cloudtrail")?.path ?? ""
    static let isPresent = !ofac.isEmpty
}
