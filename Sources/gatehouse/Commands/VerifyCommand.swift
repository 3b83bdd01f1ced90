import ArgumentParser
import Evidence
import Foundation
import Order

/// `gatehouse verify FILE…`: what a file is, what it proves and what it does not. Machine-readable zones so far.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what a machine-readable zone proves and what it does not. Exit 1 when one is invalid.")
    @Argument(help: "Text files with the lines of a machine-readable zone; - reads standard input.") var files: [String]
    @Option(help: "The time at which it is judged, RFC 3339; default now.") var at: String?
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        let time = try instant(at, "--at") ?? .now()
        var invalid = 0
        for file in files {
            let bytes = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try readFile(file)
            let verdict = EvidenceVerdict.machineReadableZone(String(decoding: bytes, as: UTF8.self), at: time)
            if verdict.status == .invalid { invalid += 1 }
            if json {
                print(
                    JSONValue.object([
                        "file": .string(file), "kind": "machineReadableZone",
                        "verdict": .string(verdict.status.rawValue),
                        "reasons": .array(verdict.reasons.map(\.json)),
                        "claims": .array(
                            verdict.claims.map {
                                [
                                    "attribute": .string($0.attribute.rawValue), "value": .string($0.value.text),
                                    "issuer": .string($0.issuer),
                                ]
                            }),
                    ]).text)
            } else {
                print("\(file): \(verdict.status.rawValue)")
                for reason in verdict.reasons { print(reason.outline(depth: 1)) }
                for claim in verdict.claims { print("  \(claim.attribute.rawValue): \(claim.value.text)") }
            }
        }
        if json {
            print(
                JSONValue.object([
                    "summary": ["files": .integer(Int64(files.count)), "invalid": .integer(Int64(invalid))]
                ]).text)
        }
        if invalid > 0 { try ExitStatus.finding.leave() }
    }
}
