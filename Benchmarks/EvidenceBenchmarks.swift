import Evidence
import Foundation
import Order

/// Reading machine-readable zones: layout, every check digit, dates and codes (budget ≥ 500,000/s/core).
@Sendable func evidenceBenchmarks() async throws -> [BenchmarkRow] {
    let zones = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C35UTO7408122F1204159ZE184226B<<<<<10",
    ].map { Array($0.utf8) }
    let clock = ContinuousClock()
    var best = 0.0
    var consistent = 0
    for _ in 0..<5 {
        let count = 200_000
        let took = try clock.measure {
            for i in 0..<count where try MachineReadableZone(parsing: zones[i & 3]).isConsistent { consistent += 1 }
        }
        best = max(best, Double(count) / (Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18))
    }
    // Three of the four agree with themselves; a reader that looked at nothing would be found out here.
    guard consistent == 750_000 else { throw MeasuredNothing() }
    let peer = pythonPeer(zones.map { String(decoding: $0, as: UTF8.self) })
    return [
        BenchmarkRow(
            name: "machine-readable zone read and checked", value: best, unit: "zones/s",
            peer: peer.map { _ in "Python mrz" },
            peerValue: peer, ratio: peer.map { best / $0 }, cores: 1)
    ]
}

private struct MeasuredNothing: Error {}

/// Zones a second of PyPI's `mrz` in the same run; `nil` where it cannot be imported.
private func pythonPeer(_ zones: [String]) -> Double? {
    let script = """
        import sys, time
        from mrz.checker.td1 import TD1CodeChecker
        from mrz.checker.td2 import TD2CodeChecker
        from mrz.checker.td3 import TD3CodeChecker
        zones = sys.argv[1:]
        kinds = [TD3CodeChecker, TD1CodeChecker, TD2CodeChecker, TD3CodeChecker]
        n = 0
        start = time.perf_counter()
        while time.perf_counter() - start < 1.0:
            for kind, zone in zip(kinds, zones):
                bool(kind(zone))
                n += 1
        print(n / (time.perf_counter() - start))
        """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + zones
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return Double(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
}
