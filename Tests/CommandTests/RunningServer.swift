import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A process that runs until it is stopped, and what it has printed so far.
final class StartedProcess {
    private let process = Process()
    private let output: URL

    init(_ executable: URL, _ arguments: [String]) throws {
        process.executableURL = executable
        process.arguments = arguments
        // A file, so that no pipe is left open to a test's runner by a process that outlives its test.
        output = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-serve-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// Waits until the pattern stands in what was printed; without that the process is ended after a minute.
    func wait<Pattern: RegexComponent>(for pattern: Pattern) throws -> Pattern.RegexOutput {
        let deadline = Date().addingTimeInterval(60)
        while true {
            if let match = log.firstMatch(of: pattern) { return match.output }
            guard Date() < deadline, process.isRunning else {
                kill9()
                throw DidNotStart(output: log)
            }
            usleep(20_000)
        }
    }

    struct DidNotStart: Error { var output: String }
    var processIdentifier: Int32 { process.processIdentifier }
    var log: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// As a power cut would: no chance to finish anything.
    func kill9() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func stop() {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: output)
    }
}

/// `gatehouse serve` on a free port of this machine.
final class RunningServer {
    let address: String
    private let process: StartedProcess

    init(data: String, arguments: [String] = []) throws {
        process = try StartedProcess(
            GatehouseProcess.executable, ["serve", "--port", "0", "--data", data] + arguments)
        address = String(try process.wait(for: /listens on (http:\/\/[^\s]+)/).1)
    }

    var processIdentifier: Int32 { process.processIdentifier }
    var log: String { process.log }
    func kill9() { process.kill9() }
    func stop() { process.stop() }
}

/// One request, answered.
struct Reply {
    var status: Int
    var body: Data
    var headers: [AnyHashable: Any]
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A plain client of one started server; nothing is retried.
struct Client {
    var address: String
    var key: String?
    func send(_ method: String, _ path: String, body: Data? = nil, headers: [String: String] = [:]) async throws
        -> Reply
    {
        guard let url = URL(string: address + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = method
        request.httpBody = body
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Reply(status: http.statusCode, body: data, headers: http.allHeaderFields)
    }
}
