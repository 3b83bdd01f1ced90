import Foundation
import Order
import Screening
import TestSupport

/// What a query costs as the list grows. The names grow as real lists do: new names bring new words, ever fewer (Heaps' law with
/// exponent 0.7), and a few words are in very many names (Zipf's law). The first names are OFAC's own.
func screeningGrowth(_ entries: [ListEntry], asking queries: [ScreeningQuery], asOf now: Timestamp) -> [BenchmarkRow] {
    let sizes = [20_000, 60_000, 200_000, 1_000_000]
    var rows: [BenchmarkRow] = []
    var first: (names: Int, microseconds: Double)?
    print("screening: cost of one query as the list grows")
    for size in sizes {
        let grown = entries + invented(max(0, size - entries.reduce(0) { $0 + $1.names.count }))
        let version = ListVersion(
            list: .sample, number: 1, sourceDigest: "00", contentDigest: "00", importedAt: now, counts: .init())
        var index: ScreeningIndex?
        let building = cpuSeconds {
            index = ScreeningIndex(lists: [ScreeningList(version: version, entries: grown)])
        }
        guard let index else { return rows }
        _ = queries.prefix(50).map { index.screen($0, asOf: now).count }
        // Others each time: what was looked up once is remembered.
        let runs = (0..<3).map { run in
            let some = stride(from: run, to: queries.count, by: 3).map { queries[$0] }
            return cpuSeconds { for query in some { _ = index.screen(query, asOf: now) } } / Double(some.count) * 1e6
        }.sorted()
        let cost = runs[1]
        let growth = first.map { cost / $0.microseconds }
        let linear = first.map { Double(index.nameCount) / Double($0.names) }
        if first == nil { first = (index.nameCount, cost) }
        print(
            "  \(String(repeating: "▇", count: max(1, Int(cost / 8)))) \(index.nameCount) names: \(Int(cost)) µs, built in \(String(format: "%.2f", building)) s"
        )
        rows.append(
            BenchmarkRow(
                name: "one query over \(index.nameCount) listed names", value: cost, unit: "µs",
                peer: linear == nil ? nil : "growth of the list", peerValue: linear,
                ratio: linear.flatMap { linear in growth.map { $0 / linear } }, cores: 1))
    }
    return rows
}

private func invented(_ count: Int) -> [ListEntry] {
    var random = SeededGenerator(seed: 99)
    let onsets = [
        "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "z", "kr", "st", "br", "ch",
    ]
    let vowels = ["a", "e", "i", "o", "u", "ai", "ou"]
    let codas = ["", "", "n", "r", "s", "l", "k", "m", "d", "v"]
    var words: [String] = []
    func word() -> String {
        (0..<Int.random(in: 2...4, using: &random)).map { _ in
            (onsets.randomElement(using: &random) ?? "") + (vowels.randomElement(using: &random) ?? "")
                + (codas.randomElement(using: &random) ?? "")
        }.joined()
    }
    /// A word by Zipf's law: rank as the inverse of a uniform number, in the logarithm.
    func drawn() -> String {
        let rank = Int(pow(Double(words.count), Double.random(in: 0..<1, using: &random)))
        return words[min(rank, words.count - 1)]
    }
    return (0..<count).map { number in
        let wanted = 200 + Int(3.5 * pow(Double(number + 1), 0.7))
        while words.count < wanted { words.append(word()) }
        let given = (0..<Int.random(in: 1...2, using: &random)).map { _ in drawn() }.joined(separator: " ")
        return ListEntry(
            list: .sample, id: "g\(number)", type: .person, names: [ListedName("\(drawn()), \(given)", .primary)])
    }
}
