import ArgumentParser
import Foundation
import Order
import Program

/// `gatehouse detect …`: cases, and one of them as STIX.
struct Detect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cases that signals opened, and one as a STIX 2.1 bundle.",
        subcommands: [DetectCases.self, DetectStix.self], defaultSubcommand: DetectCases.self)
}

struct DetectCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cases", abstract: "Cases, the last changed first.")
    @OptionGroup var options: CommonOptions
    @Option(help: "opened, taken, concluded or merged.") var state: String?

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            var cursor: String?
            var count = 0
            repeat {
                let page = try await program.cases(state: state, cursor: cursor, limit: 1000)
                for found in page.items {
                    count += 1
                    output.line(
                        "\(found.id)  \(found.state)  \(found.leading)  \(found.strength)  \(found.signals) signals  \(found.account?.rawValue ?? found.application?.rawValue ?? "–")  \(found.changedAt)",
                        [
                            "case": .string(found.id.rawValue), "state": .string(found.state),
                            "leading": .string(found.leading),
                            "strength": .string(found.strength), "signals": .integer(Int64(found.signals)),
                            "account": found.account.map { .string($0.rawValue) } ?? .null,
                            "application": found.application.map { .string($0.rawValue) } ?? .null,
                            "changedAt": .string(found.changedAt.description),
                        ])
                }
                cursor = page.next
            } while cursor != nil
            output.summary("\(count) cases.", ["cases": .integer(Int64(count))])
        }
    }
}

struct DetectStix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stix", abstract: "Print one case as a STIX 2.1 bundle; that it left is recorded.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "cas_…") var id: String

    func run() async throws {
        guard let id = CaseID(rawValue: id) else {
            throw CommandError("\(id) is not a case; it looks like cas_ and 16 characters.")
        }
        try await options.withProgram { program in
            print(try await program.stixBundle(of: id, by: .system("command")).pretty)
        }
    }
}
