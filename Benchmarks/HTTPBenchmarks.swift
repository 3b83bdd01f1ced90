import AsyncHTTPClient
import Foundation
import NIOCore
import Order
import Program
import Service

/// Applications over HTTP, decided and durable when answered, with accounts present (budget ≥ 1,500/s, p99 < 50 ms, load generator
/// included). GATEHOUSE_BENCH_ACCOUNTS sets how many accounts; the row says how many there were.
@Sendable func httpBenchmarks() async throws -> [BenchmarkRow] {
    let accounts = ProcessInfo.processInfo.environment["GATEHOUSE_BENCH_ACCOUNTS"].flatMap(Int.init) ?? 50_000
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-bench-http-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let configuration = IdentificationProgram.Configuration(
        directory: folder.appendingPathComponent("data"), keyFile: folder.appendingPathComponent("data.key"))
    let program = try await IdentificationProgram.open(configuration, views: GatehouseServer.views)
    try await preload(program, accounts: accounts)
    var generator = SystemRandomNumberGenerator()
    let (_, key) = try await CredentialRegister(records: program.records).issue(
        scope: .intake, name: "bench", by: .system("bench"), at: program.clock.now, using: &generator)

    let listening = AsyncStream<String>.makeStream()
    let server = Task {
        try await GatehouseServer.run(program: program, configuration: .init(port: 0)) {
            listening.continuation.yield($0)
        }
    }
    var addresses = listening.stream.makeAsyncIterator()
    guard let address = await addresses.next() else { throw BenchmarkError("the server did not start") }
    let client = HTTPClient(eventLoopGroupProvider: .singleton)
    var rates: [Double] = []
    var tails: [Double] = []
    for round in 0..<3 {
        let run = try await load(client, address: address, key: key.text, from: accounts * 10 + round * 100_000)
        rates.append(run.rate)
        tails.append(run.p99)
    }
    let plain = try await plainAnswers(client, address: address)
    try await client.shutdown()
    server.cancel()
    _ = try? await server.value
    try await program.close()
    return [
        BenchmarkRow(
            name: "applications over HTTP, durable, \(accounts) accounts present", value: rates.median,
            unit: "applications/s",
            peer: "GET /healthz on the same server", peerValue: plain, ratio: rates.median / plain, cores: 2),
        BenchmarkRow(
            name: "the slowest of a hundred (p99)", value: tails.median, unit: "ms", peer: nil, peerValue: nil,
            ratio: nil, cores: 2),
    ]
}

struct BenchmarkError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

private let senders = 96

private func preload(_ program: IdentificationProgram, accounts: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for position in 0..<accounts {
            if position >= 256 { try await group.next() }
            group.addTask {
                guard let application = BenchmarkApplications.make(count: 1, seed: position).first else { return }
                _ = try await program.importAccount(application, openedAt: nil, key: nil, by: .system("bench"))
            }
        }
        try await group.waitForAll()
    }
}

private func load(_ client: HTTPClient, address: String, key: String, from: Int) async throws -> (
    rate: Double, p99: Double
) {
    let requests = 6000
    let clock = ContinuousClock()
    let started = clock.now
    let times = try await withThrowingTaskGroup(of: [Double].self) { group in
        for sender in 0..<senders {
            group.addTask {
                var times: [Double] = []
                for position in stride(from: sender, to: requests, by: senders) {
                    var request = HTTPClientRequest(url: address + "/v1/applications")
                    request.method = .POST
                    request.headers.add(name: "Authorization", value: "Bearer \(key)")
                    request.headers.add(name: "Content-Type", value: "application/json")
                    request.body = .bytes(BenchmarkApplications.json(from + position).bytes)
                    let sent = clock.now
                    let response = try await client.execute(request, timeout: .seconds(30))
                    let body = try await response.body.collect(upTo: 1 << 20)
                    guard response.status.code == 201 else {
                        throw BenchmarkError("answered \(response.status): \(String(buffer: body).prefix(300))")
                    }
                    times.append(sent.duration(to: clock.now).seconds * 1000)
                }
                return times
            }
        }
        return try await group.reduce(into: []) { $0 += $1 }.sorted()
    }
    return (Double(requests) / started.duration(to: clock.now).seconds, times[times.count * 99 / 100])
}

/// What the same server answers when there is nothing to decide: the ceiling of HTTP itself.
private func plainAnswers(_ client: HTTPClient, address: String) async throws -> Double {
    let requests = 6000
    let clock = ContinuousClock()
    let took = try await clock.measure {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 0..<senders {
                group.addTask {
                    for _ in stride(from: sender, to: requests, by: senders) {
                        let response = try await client.execute(
                            HTTPClientRequest(url: address + "/healthz"), timeout: .seconds(30))
                        _ = try await response.body.collect(upTo: 1 << 20)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
    return Double(requests) / took.seconds
}
