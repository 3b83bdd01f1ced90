import ArgumentParser
import Foundation
import Order
import Screening

/// `gatehouse screen pairs FILE`: labelled pairs of names, each compared by itself; no list and no data directory is needed.
struct ScreenPairs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs",
        abstract: "Pairs of names, scored one by one, and how well that agrees with their labels.",
        discussion: """
            Columns: name1, name2, and where they exist schema (Person, Company, Vessel …), is_match and category. Rows count from \
            1, the header aside. With labels the summary has precision, recall and F1, by category too.
            """)
    @Argument(help: "The CSV file; - reads standard input.") var file: String
    @Flag(help: "Print one JSON object a line, and last {\"summary\":{…}}.") var json = false

    /// What is collected before it is written.
    private static let outputBytes = 1 << 16

    func run() async throws {
        let interrupt = Interrupt()
        var input = try TabularInput(file: file, format: .csv, interrupt: interrupt)
        var pairs: PairScoring
        do throws(PairScoringError) { pairs = try PairScoring(header: input.header) } catch {
            throw CommandError("\(input.name): \(error.description)")
        }
        let category = input.header.map { $0.lowercased() }.firstIndex(of: "category")
        var byCategory: [String: PairScoring.Summary] = [:]
        var rejected = 0
        let output = StreamedOutput()
        let progress = ProgressLine(unit: "pairs", total: input.size)
        var written: [UInt8] = []
        do {
            while let record = try input.next() {
                switch record {
                case .fields(_, let fields):
                    let row = try pairs.score(fields)
                    if let category {
                        let name = fields[category].isEmpty ? "none" : fields[category]
                        byCategory[name, default: PairScoring.Summary()].add(row)
                    }
                    written += Array(((json ? row.json.text : row.text.onOneLine) + "\n").utf8)
                    progress.update(rows: pairs.summary.rows, done: input.bytesRead)
                case .unreadable(let line, let why):
                    rejected += 1
                    let object: JSONValue = ["line": .integer(Int64(line)), "problem": .string(why)]
                    written += Array(
                        ((json ? object.text : "line \(line): cannot be read · \(why)".onOneLine) + "\n").utf8)
                case .json: throw CommandError("\(input.name) is NDJSON; a file of pairs is CSV.")
                }
                guard written.count > ScreenPairs.outputBytes else { continue }
                try output.write(written)
                written.removeAll(keepingCapacity: true)
            }
            try output.write(written)
        } catch is StreamedOutput.ReaderGone { return }
        progress.clear()
        try output.write(summary(pairs.summary, byCategory, rejected) + "\n")
        if interrupt.isRaised { try ExitStatus.interrupted.leave() }
        if rejected > 0 { try ExitStatus.rowsRejected.leave() }
    }

    private func summary(_ whole: PairScoring.Summary, _ byCategory: [String: PairScoring.Summary], _ rejected: Int)
        -> String
    {
        let named = byCategory.filter { $0.value.labelled > 0 && byCategory.count > 1 }
        guard json else {
            var lines = [
                "\(whole.rows) pairs, \(whole.matches) match" + (rejected > 0 ? ", \(rejected) cannot be read" : "")
            ]
            if let precision = whole.precision, let recall = whole.recall, let f1 = whole.f1 {
                lines.append("precision \(rounded(precision)), recall \(rounded(recall)), F1 \(rounded(f1))")
            }
            for (name, tally) in named.sorted(by: { $0.key < $1.key }) {
                lines.append(
                    "  \(name): \(tally.rows) pairs, F1 \(tally.f1.map { "\(rounded($0))" } ?? "not told")"
                )
            }
            return lines.joined(separator: "\n")
        }
        guard case .object(var members) = whole.json else { return "" }
        members["rejected"] = .integer(Int64(rejected))
        if !named.isEmpty { members["byCategory"] = .object(named.mapValues(\.shortJSON)) }
        return JSONValue.object(["summary": .object(members)]).text
    }
}

private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

extension PairScoring.Row {
    fileprivate var text: String {
        "\(row)  \(match ? "match" : "     ")  \(rounded(score))  \(reasons.joined(separator: "; "))"
    }
}

extension PairScoring.Summary {
    /// What is told of a category.
    fileprivate var shortJSON: JSONValue {
        func number(_ value: Double?) -> JSONValue { value.map { JSONValue(rounded($0)) } ?? .null }
        return [
            "rows": .integer(Int64(rows)), "labelled": .integer(Int64(labelled)), "precision": number(precision),
            "recall": number(recall), "f1": number(f1),
        ]
    }
}
