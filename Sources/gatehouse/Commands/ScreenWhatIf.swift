import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// `gatehouse screen what-if`: what another threshold would have hit or missed, before it is put into a standard.
struct ScreenWhatIf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if", abstract: "What another threshold would have hit or missed in the last applications.",
        discussion:
            "The last applications are compared again and none is decided again. That they were read is recorded.")
    @OptionGroup var options: CommonOptions
    @Option(help: "The score to try, from 0 to 1.") var threshold: Double
    @Option(help: ArgumentHelp("Only this list; default every list that the standard does not name.", valueName: "id"))
    var list: String?
    @Option(help: "Only this risk tier; default every tier.") var tier: RiskTier?
    @Option(help: "How many applications, the last first.") var last = 1000

    func run() async throws {
        let output = Output(options)
        let named = try list.map { text in
            guard let list = ListID(rawValue: text) else {
                throw CommandError("--list \(text): a list is named by lower-case letters, digits and hyphens.")
            }
            return list
        }
        guard (0...1).contains(threshold) else { throw CommandError("--threshold: a score from 0 to 1 is expected.") }
        try await options.withProgram { program in
            let preview = try await program.screeningPreview(
                list: named, tier: tier, threshold: Int((threshold * 1000).rounded()), last: last,
                by: .system("command"))
            for difference in preview.differences { output.line(difference.text, difference.json) }
            output.summary(preview.sentence, preview.json)
        }
    }
}

extension ScreeningPreview.Difference {
    fileprivate var text: String {
        let score = ScreeningAnswer.Judged.decimal(score)
        return
            "\(wouldStop ? "new hit" : "missed ")  \(application)  \(party) \(maskedName)  \(score) \(verdict)  \(entry) \(listedName)"
    }
    fileprivate var json: JSONValue {
        [
            "application": .string(application.rawValue), "party": .string(party), "name": .string(maskedName),
            "entry": .string(entry), "listedName": .string(listedName), "verdict": .string(verdict),
            "score": .integer(Int64(score)), "tier": .string(tier.rawValue), "wouldStop": .bool(wouldStop),
        ]
    }
}

extension ScreeningPreview {
    fileprivate var sentence: String {
        var text =
            "\(examined) applications compared: \(stoppedNow) stop now, \(stoppedThen) would; \(newHits) new hits, \(missedHits) missed."
        if differencesLeftOut > 0 { text += " \(differencesLeftOut) more are not shown." }
        return text
    }
    fileprivate var json: JSONValue {
        [
            "examined": .integer(Int64(examined)), "stoppedNow": .integer(Int64(stoppedNow)),
            "stoppedThen": .integer(Int64(stoppedThen)), "newHits": .integer(Int64(newHits)),
            "missedHits": .integer(Int64(missedHits)), "threshold": .integer(Int64(threshold)),
            "differencesLeftOut": .integer(Int64(differencesLeftOut)),
        ]
    }
}
