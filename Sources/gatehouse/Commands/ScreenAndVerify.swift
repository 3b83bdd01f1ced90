import ArgumentParser
import Evidence
import Foundation
import Order
import Program
import Screening

/// `gatehouse screen NAME`: one name against the lists in force; nothing is recorded.
struct Screen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Screen one name, with what else is known, against the lists in force. Exit 1 when there is a hit.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The name, in any script.") var name: String
    @Option(help: "person or entity.") var type: String?
    @Option(name: .customLong("birth-date"), help: "YYYY, YYYY-MM or YYYY-MM-DD.") var birthDate: String?
    @Option(help: "A country of nationality.") var nationality: String?
    @Option(help: "A wallet address.") var wallet: String?

    func run() async throws {
        let output = Output(options)
        var query = ScreeningQuery(names: [name])
        query.type = type.flatMap(ScreeningQuery.PartyType.init(rawValue:))
        if let birthDate {
            guard let date = CalendarDate(birthDate) else {
                throw CommandError("--birth-date: there is no date \(birthDate).")
            }
            query.birthDate = date
        }
        do {
            if let nationality { query.nationalities = [try JurisdictionCode(parsing: nationality)] }
            if let wallet { query.wallets = [try WalletAddress(parsing: wallet)] }
        } catch { throw CommandError(describe(error)) }
        let asked = query
        try await options.withProgram(writes: false) { program in
            guard !program.listVersions.isEmpty else {
                throw ProgramError.unavailable(
                    "No list has been imported. `gatehouse lists import DIR` imports OFAC's CSV files.")
            }
            let hits = program.screen(asked)
            for hit in hits { output.line("\(hit.score)  \(hit.verdict.rawValue)  \(hit.sentence)", hit.json) }
            output.summary(
                "\(hits.filter(\.stops).count) hits that stop, \(hits.count) in all.",
                ["hits": .integer(Int64(hits.count)), "stopping": .integer(Int64(hits.filter(\.stops).count))])
            if hits.contains(where: \.stops) { try ExitStatus.finding.leave() }
        }
    }
}

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
