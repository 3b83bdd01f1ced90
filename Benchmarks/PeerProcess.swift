import Foundation

/// What a peer's program prints; `nil` when it cannot be run, fails, or takes longer than `seconds`.
///
/// Asynchronous code runs on threads that hold signals back, a child inherits that, and `openssl speed` then waits without end for
/// the alarm that ends each of its rounds: the alarm is let through while the child is started.
func peerOutput(of executable: String, _ arguments: [String], seconds: Int = 120) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", String(seconds), executable] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    var alarm = sigset_t()
    var before = sigset_t()
    sigemptyset(&alarm)
    sigaddset(&alarm, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &alarm, &before)
    let isRunning = (try? process.run()) != nil
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard isRunning else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}

/// The figure that a script prints, by the Python of the test peers where there is one; `nil` where it cannot run.
func peerFigure(_ script: String, _ arguments: [String]) -> Double? {
    let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"] ?? "python3"
    return peerOutput(of: python, ["-c", script] + arguments).flatMap {
        Double($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
