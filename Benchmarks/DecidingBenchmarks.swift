import Foundation
import Measures
import Order
import Program

/// Decisions in process: determine, require, measure, decide and the whole tree of reasons; no screening, no cryptography
/// (budget ≥ 100,000/s/core).
@Sendable func decidingBenchmarks() async throws -> [BenchmarkRow] {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
        "gatehouse-bench-deciding-\(getpid())")
    defer { try? FileManager.default.removeItem(at: directory) }
    let program = try await IdentificationProgram.open(
        .init(
            directory: directory.appendingPathComponent("data"), keyFile: directory.appendingPathComponent("data.key")),
        measureTerms: SampleDirectives.terms(around: .now()))
    // The measure against a jurisdiction, and none against a person: whom a measure names is found by screening, which is not
    // what is measured here.
    for directive in SampleDirectives.directives(around: .now()) where !directive.isAboutPerson {
        try await program.issue(directive, by: .system("bench"))
    }
    let applications = BenchmarkApplications.make(count: 4096)
    let clock = ContinuousClock()
    var rates: [Double] = []
    for _ in 0..<5 {
        let rounds = 10
        let took = clock.measure {
            for _ in 0..<rounds { for application in applications { blackHole(program.preview(application)) } }
        }
        rates.append(Double(rounds * applications.count) / took.seconds)
    }
    try await program.close()
    return [
        BenchmarkRow(
            name: "decision in process, whole reason tree", value: rates.median, unit: "decisions/s", peer: nil,
            peerValue: nil, ratio: nil, cores: 1)
    ]
}

@inline(never) func blackHole<Value>(_ value: Value) { withExtendedLifetime(value) {} }

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [Double] {
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

extension Directive {
    fileprivate var isAboutPerson: Bool {
        switch self {
        case .finding(let finding): if case .person = finding.object { true } else { false }
        case .measure(let measure): if case .person = measure.target { true } else { false }
        default: false
        }
    }
}
