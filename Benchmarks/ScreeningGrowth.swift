import Foundation
import Order
import Screening
import TestSupport

/// What a query costs as the list grows. The names grow as real lists do: new names bring new words, ever fewer (Heaps' law with
/// exponent 0.7), and a few words are in very many names (Zipf's law). The first names are OFAC's own.
func screeningGrowth(_ entries: [ListEntry], asking queries: [ScreeningQuery], asOf now: Timestamp) -> [BenchmarkRow] {
    let sizes = [20_000, 60_000, 200_000, 1_000_000]
    var rows: [BenchmarkRow] = []
    var points: [GrowthPlot.Point] = []
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
        let growth = points.first.map { cost / $0.microseconds }
        let linear = points.first.map { Double(index.nameCount) / Double($0.names) }
        points.append(.init(names: index.nameCount, microseconds: cost))
        print(
            "  \(String(repeating: "▇", count: max(1, Int(cost / 8)))) \(index.nameCount) names: \(Int(cost)) µs, built in \(String(format: "%.2f", building)) s"
        )
        rows.append(
            BenchmarkRow(
                name: "one query over \(index.nameCount) listed names", value: cost, unit: "µs",
                peer: linear == nil ? nil : "growth of the list", peerValue: linear,
                ratio: linear.flatMap { linear in growth.map { $0 / linear } }, cores: 1))
    }
    let file = URL(fileURLWithPath: "bench-growth.svg")
    if (try? GrowthPlot(points: points).svg.write(to: file, atomically: true, encoding: .utf8)) != nil {
        print("  drawn in \(file.lastPathComponent)")
    }
    return rows
}

/// The cost of a query over the length of the list, both in logarithms, beside a cost that grew in proportion.
struct GrowthPlot {
    struct Point {
        var names: Int
        var microseconds: Double
    }
    var points: [Point]

    var svg: String {
        guard let first = points.first, let last = points.last, last.names > first.names else { return "<svg/>" }
        let proportional = first.microseconds * Double(last.names) / Double(first.names)
        let top = max(proportional, points.map(\.microseconds).max() ?? 1)
        let bottom = points.map(\.microseconds).min() ?? 1
        func x(_ names: Int) -> Double {
            70 + 500 * log(Double(names) / Double(first.names)) / log(Double(last.names) / Double(first.names))
        }
        func y(_ cost: Double) -> Double { 340 - 290 * log(cost / bottom) / log(top / bottom) }
        func text(_ x: Double, _ y: Double, _ words: String, _ anchor: String = "middle") -> String {
            "<text x=\"\(Int(x))\" y=\"\(Int(y))\" text-anchor=\"\(anchor)\">\(words)</text>"
        }
        let path = points.map { "\(Int(x($0.names))),\(Int(y($0.microseconds)))" }.joined(separator: " ")
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" font-family=\"sans-serif\" font-size=\"13\">",
            text(320, 24, "Cost of one query as the list grows (both axes logarithmic)"),
            "<polyline points=\"70,50 70,340 570,340\" fill=\"none\" stroke=\"#888\"/>",
            "<line x1=\"70\" y1=\"\(Int(y(first.microseconds)))\" x2=\"570\" y2=\"\(Int(y(proportional)))\" stroke=\"#bbb\" "
                + "stroke-dasharray=\"5 4\"/>",
            text(560, y(proportional) + 4, "in proportion", "end"),
            "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#036\" stroke-width=\"2\"/>",
            text(320, 388, "listed names"),
        ]
        for point in points {
            lines.append(
                "<circle cx=\"\(Int(x(point.names)))\" cy=\"\(Int(y(point.microseconds)))\" r=\"3\" fill=\"#036\"/>")
            lines.append(text(x(point.names), y(point.microseconds) - 10, "\(Int(point.microseconds)) µs"))
            lines.append(text(x(point.names), 360, "\(point.names)"))
        }
        return (lines + ["</svg>", ""]).joined(separator: "\n")
    }
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
