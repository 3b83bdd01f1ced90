import ArgumentParser
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
