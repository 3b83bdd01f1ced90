// `make bench`: every figure of the budgets, beside its peer in the same run. Prints a table and writes bench.json.
// GATEHOUSE_TESTDATA points at the public data; a benchmark that needs it says so when it is absent.
// Arguments name the groups to run; none runs all.
import Foundation

let groups: [(name: String, run: @Sendable () async throws -> [BenchmarkRow])] = [
    ("deciding", decidingBenchmarks),
    ("records", recordsBenchmarks),
    ("measures", measuresBenchmarks),
    ("evidence", evidenceBenchmarks),
    ("wallet", walletBenchmarks),
    ("passport", passportBenchmarks),
    ("access", accessBenchmarks),
    ("screening", screeningBenchmarks),
    ("rescreen", rescreenBenchmarks),
    ("http", httpBenchmarks),
]
let wanted = Set(CommandLine.arguments.dropFirst())
let unknown = wanted.subtracting(groups.map(\.name))
guard unknown.isEmpty else {
    print(
        "There is no group \(unknown.sorted().joined(separator: ", ")); there are \(groups.map(\.name).joined(separator: ", "))."
    )
    exit(2)
}

var rows: [BenchmarkRow] = []
for group in groups where wanted.isEmpty || wanted.contains(group.name) {
    do {
        let measured = try await group.run()
        for row in measured { print(row.line) }
        rows += measured
    } catch {
        print("\(group.name): not measured, \(error)")
    }
}
try BenchmarkRow.write(rows, to: URL(fileURLWithPath: "bench.json"))
print("Written to bench.json.")
