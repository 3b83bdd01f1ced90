import Foundation

/// One figure of `make bench`, beside a peer measured in the same run where there is one.
struct BenchmarkRow: Codable, Sendable {
    var name: String
    var value: Double
    var unit: String
    /// What it is compared with; `nil` when nothing comparable is at hand.
    var peer: String?
    var peerValue: Double?
    /// `value` over `peerValue`.
    var ratio: Double?
    /// Cores that the measured work could use.
    var cores: Int

    /// One line of the table.
    var line: String {
        var line = name.padded(to: 62) + " " + BenchmarkRow.number(value).leftPadded(to: 14) + " " + unit
        if let peer, let peerValue {
            line += "   " + peer + " " + BenchmarkRow.number(peerValue)
            if let ratio { line += " (× \(String(format: "%.2f", ratio)))" }
        }
        return line
    }

    static func write(_ rows: [BenchmarkRow], to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(rows).write(to: file)
    }

    private static func number(_ value: Double) -> String {
        value >= 1000 ? String(format: "%.0f", value) : String(format: "%.3g", value)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
