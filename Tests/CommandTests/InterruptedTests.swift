import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// A command that is stopped on its way. Its errors go to a terminal, as a person sees them, so that progress shows.
private final class StoppedProcess {
    let process = Process()
    private let output: URL
    private let terminal: FileHandle
    private var seen = ""

    init(_ arguments: [String], in folder: TemporaryFolder) throws {
        output = folder.url.appendingPathComponent("out-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        // The calls of <stdlib.h> for this are not visible here; these are what they do (pty(7), ioctl_tty(2)).
        let unlock: UInt = 0x4004_5431, numberOfPair: UInt = 0x8004_5430
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var locked: CInt = 0
        var number: CInt = 0
        try #require(master >= 0)
        try #require(ioctl(master, unlock, &locked) == 0)
        try #require(ioctl(master, numberOfPair, &number) == 0)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        terminal = FileHandle(fileDescriptor: master, closeOnDealloc: true)
        process.executableURL = GatehouseProcess.executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        try process.run()
    }

    /// Waits until the terminal shows something, or a minute has gone.
    func wait(for shows: (String) -> Bool) -> Bool {
        let deadline = Date().addingTimeInterval(60)
        while Date() < deadline {
            var waiting = pollfd(fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else {
                if !process.isRunning { return shows(seen) }
                continue
            }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(terminal.fileDescriptor, &bytes, bytes.count)
            guard count > 0 else { return shows(seen) }
            seen += String(decoding: bytes[..<count], as: UTF8.self)
            if shows(seen) { return true }
        }
        return false
    }
    var screen: String { seen }

    /// Ends it as a signal does, and returns its status and what it had written out.
    func end(_ signal: Int32) throws -> (status: Int32, output: String) {
        kill(process.processIdentifier, signal)
        let watchdog = DispatchWorkItem { [process] in
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
        process.waitUntilExit()
        watchdog.cancel()
        return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
    }
}

@Suite("Commands that are stopped on their way", .serialized)
struct InterruptedTests {
    private func withList(_ body: (TemporaryFolder) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let rows = (1...200).map { "\($0),Invented Party Number \($0) of Nowhere,person" }
        let list = try folder.file(
            "house.csv", "id,name,type\n" + rows.joined(separator: "\n") + "\n9999,Arseniy Zveroboev,person\n")
        let imported = try GatehouseProcess.run(["lists", "import", list, "--data", folder.data])
        try #require(imported.status == 0, "\(imported.errors)")
        try body(folder)
    }

    @Test(
        "screen FILE shows its progress on a terminal; Ctrl-C ends it with exit 130, whole rows in order, and a summary that says where"
    )
    func screen() throws {
        try withList { folder in
            var text = "name\n"
            for row in 0..<200_000 { text += "Somebody Else \(row) Of Nowhere\n" }
            let file = try folder.file("parties.csv", text)
            let running = try StoppedProcess(
                ["screen", file, "--json", "--verbose", "--data", folder.data], in: folder)
            let shown = running.wait { $0.contains("parties ·") && $0.contains("%") }
            #expect(shown, "\(running.screen.suffix(300))")
            #expect(running.screen.contains("░") && !running.screen.contains("100 %"), "\(running.screen.suffix(300))")
            let (status, output) = try running.end(SIGINT)
            #expect(status == 130, "\(running.screen.suffix(300))")
            #expect(output.hasSuffix("\n"))
            var numbers: [Int] = []
            let lines = output.split(separator: "\n")
            for line in lines.dropLast() {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                numbers.append(try #require(object?["row"] as? Int))
            }
            #expect(numbers == Array(2..<(2 + numbers.count)), "whole rows in order")
            #expect(numbers.count < 200_000)
            let summary = try #require(lines.last)
            #expect(summary.contains(#""interrupted":true"#) && summary.contains("\"rows\":\(numbers.count),"))
        }
    }

    @Test(
        "A full re-screen that is killed, and one that is interrupted, goes on and ends; whoever is listed is found once"
    )
    func rescreen() throws {
        let folder = try TemporaryFolder()
        var text = "type,name,birth_date,citizenships,product\n"
        for row in 0..<2500 {
            let name = row == 2400 ? "Arseniy Zveroboev" : "Kari Holm \(row)"
            text += "individual,\(name),1980-02-03,NO,virtualMachine\n"
        }
        let accounts = try folder.file("accounts.csv", text)
        let registered = try GatehouseProcess.run(["accounts", "import", accounts, "--data", folder.data, "--json"])
        try #require(
            registered.output.contains(#""registered":2500"#), "\(registered.errors)\(registered.output.suffix(300))")
        let rows = (1...300).map { "\($0),Kari Nowhere Invented \($0),person" }
        let list = try folder.file(
            "house.csv", "id,name,type\n" + rows.joined(separator: "\n") + "\n9999,Arseniy Zveroboev,person\n")

        // The list comes in, and the power goes while customers are compared with it.
        let importing = try StoppedProcess(["lists", "import", list, "--data", folder.data], in: folder)
        #expect(importing.wait { $0.contains("customers ·") }, "\(importing.screen)")
        #expect(try importing.end(SIGKILL).status == SIGKILL)

        let interrupted = try StoppedProcess(
            ["lists", "rescreen", "--everything", "--json", "--data", folder.data], in: folder)
        #expect(interrupted.wait { $0.contains("customers ·") }, "\(interrupted.screen)")
        let (status, output) = try interrupted.end(SIGINT)
        #expect(status == 130, "\(output) \(interrupted.screen.suffix(200))")
        #expect(output.contains(#""interrupted":true"#) && output.contains(#""total":2500"#), "\(output)")

        let rest = try GatehouseProcess.run(["lists", "rescreen", "--everything", "--data", folder.data, "--json"])
        #expect(rest.status == 0, "\(rest.errors)")
        #expect(rest.lines.last?.contains(#""examined":2500"#) == true, "\(rest.output)")
        let again = try GatehouseProcess.run(["lists", "rescreen", "--everything", "--data", folder.data, "--json"])
        #expect(again.lines.last?.contains(#""decided":0"#) == true, "\(again.output)")
        let verified = try GatehouseProcess.run(["records", "verify", "--data", folder.data])
        #expect(verified.status == 0, "\(verified.output)")
    }
}
